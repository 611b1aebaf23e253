/* code_page: the code on the left with the words beside its middle; on upright screens above them.
 */
#include "code_page.h"

#include <assert.h>

/* u, quiet zone included: beyond that it only looks loud. */
enum { CODE_MOST = 52, CODE_MOST_UPRIGHT = 62 };

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

struct rect code_content(const struct layout *layout, struct rect content)
{
    int top = units(layout, layout->is_portrait ? 5 : 3.5f), bottom = units(layout, 2);
    return (struct rect){content.x, content.y + top, content.width, content.height - top - bottom};
}

struct code_place code_place(const struct layout *layout, struct rect content, struct text text)
{
    struct code_place place = {.code = qr_code_of(layout, text), .words = content};
    int space = layout->is_portrait ? smaller(content.width, content.height * 48 / 100)
                                    : smaller(content.height, content.width * 40 / 100);
    int most = units(layout, layout->is_portrait ? CODE_MOST_UPRIGHT : CODE_MOST);
    place.module_px = qr_module_px(layout, &place.code, smaller(space, most));
    if (!place.module_px)
        return place;
    int side = qr_side_px(&place.code, place.module_px);
    place.x = content.x;
    place.y = content.y;
    if (layout->is_portrait) {
        int taken = side + units(layout, 6);
        place.words.y += taken;
        place.words.height -= taken;
    } else {
        int taken = side + units(layout, 7.33f);
        place.y += (content.height - side) / 2;
        place.words.x += taken;
        place.words.width -= taken;
    }
    return place;
}

void code_words_add(const struct layout *layout, struct code_words *words,
                    const struct wording *wording, float gap)
{
    if (!wording->text.size)
        return;
    assert(words->count < CODE_WORDS_MOST);
    size_t i = words->count++;
    words->wordings[i] = *wording;
    words->sets[i] = wording_set(layout, wording);
    words->gaps[i] = i ? units(layout, gap) : 0;
    words->height += words->gaps[i] + words->sets[i].height;
}

struct wording code_hint(const struct layout *layout, int width)
{
    return (struct wording){
        .text = words(layout->language, WORD_SCAN),
        .role = ROLE_NOTE,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 2.83f,
        .width = width,
        .max_lines = 2,
        .balanced = true,
    };
}

struct text typed_language(const struct layout *layout)
{
    return layout->right_to_left ? TEXT("en") : (struct text){0};
}

void put_code_page(struct layout *layout, const struct code_place *place,
                   const struct code_words *words)
{
    int y = place->words.y;
    if (!layout->is_portrait)
        y += (place->words.height - words->height) / 2;
    if (place->module_px)
        put_qr(layout, &place->code, place->module_px, place->x, place->y);
    for (size_t i = 0; i < words->count; i++)
        y = wording_place(layout, &words->wordings[i], &words->sets[i], place->words.x,
                          y + words->gaps[i]);
}
