/* changed: what was and what is now, so that nobody can overlook the difference. */
#include "colour.h"
#include "layout.h"

enum { LINES_OF_A_LONG_NAME = 2 };

/* The ground or the ink, as they are never both near to one colour; in an event's colours black or
 * white, one of which can be read on anything. */
uint32_t ink_on_gold(const struct theme *theme)
{
    const float readable = 4.5f; /* WCAG 2, body text */
    uint32_t gold = theme->gold_paint;
    bool is_ground = colour_contrast(theme->background, gold) > colour_contrast(theme->ink, gold);
    uint32_t ink = is_ground ? theme->background : theme->ink;
    if (colour_contrast(ink, gold) >= readable)
        return ink;
    return colour_is_dark(gold) ? 0xFFFFFFFF : 0xFF000000;
}

static struct wording old_wording(const struct changed_wording *changed)
{
    struct wording old = changed->wording;
    old.text = changed->before;
    old.source = (struct text){0};
    old.colour = changed->colour_before;
    old.face = FACE_TEXT;
    old.struck = true;
    return old;
}

static struct wording new_wording(const struct layout *layout,
                                  const struct changed_wording *changed)
{
    struct wording new = changed->wording;
    new.text = changed->now;
    if (changed->before.size) {
        new.colour = changed->loud   ? ink_on_gold(layout->theme)
                     : changed->chip ? layout->theme->chip_ink
                                     : layout->theme->gold;
        new.face = FACE_TITLE;
    }
    return new;
}

static struct paragraph set_if_given(const struct layout *layout, const struct wording *wording)
{
    return wording->text.size ? wording_set(layout, wording) : (struct paragraph){0};
}

/* A name longer than the width is spread over two lines. */
static struct paragraph set_within(const struct layout *layout, struct wording *wording, int width,
                                   bool end)
{
    struct paragraph set = set_if_given(layout, wording);
    if (set.width <= width)
        return set;
    wording->width = width;
    wording->max_lines = LINES_OF_A_LONG_NAME;
    wording->align = end ? ALIGN_END : ALIGN_START;
    wording->balanced = true;
    return wording_set(layout, wording);
}

static void stack(const struct layout *layout, const struct changed_wording *changed,
                  struct changed_pair *pair)
{
    pair->is_stacked = true;
    pair->new_set = set_within(layout, &pair->new, changed->width - 2 * pair->pad, changed->end);
    pair->old_set = set_within(layout, &pair->old, changed->width, changed->end);
    int new_width = pair->new_set.width + 2 * pair->pad;
    pair->width = new_width > pair->old_set.width ? new_width : pair->old_set.width;
    pair->gap = pair->loud ? units(layout, 1) : pair->rise;
    pair->height = pair->old_set.height + pair->gap + pair->new_set.height;
}

struct changed_pair changed_set(const struct layout *layout, const struct changed_wording *changed)
{
    struct changed_pair pair = {.new = new_wording(layout, changed),
                                .old = old_wording(changed),
                                .end = changed->end,
                                .loud = changed->loud};
    pair.new_set = set_if_given(layout, &pair.new);
    pair.old_set = set_if_given(layout, &pair.old);
    bool both = pair.new.text.size &&pair.old.text.size;
    if (both && changed->chip) {
        pair.pad = units(layout, 1.67f);
        pair.rise = units(layout, 0.33f);
    }
    pair.gap = both ? units(layout, changed->loud ? 2 : changed->chip ? 0.75f : 0.9f) : 0;
    pair.width = pair.old_set.width + pair.gap + pair.new_set.width + 2 * pair.pad;
    pair.height =
        pair.new_set.height > pair.old_set.height ? pair.new_set.height : pair.old_set.height;
    if (changed->width && pair.width > changed->width)
        stack(layout, changed, &pair);
    return pair;
}

/* Places one of the two with its left or right edge at x; one that is spread over lines aligns
 * itself. */
static void place_one(struct layout *layout, const struct wording *wording,
                      const struct paragraph *set, int x, int y, bool end)
{
    int width = wording->width ? wording->width : set->width;
    if (wording->text.size)
        wording_place(layout, wording, set, end ? x - width : x, y);
}

static void place_new(struct layout *layout, const struct changed_pair *pair, int x, int y,
                      bool end)
{
    if (pair->pad) {
        struct rect pill = {x, y - pair->rise, pair->new_set.width + 2 * pair->pad,
                            pair->new_set.height + 2 * pair->rise};
        if (end)
            pill.x -= pill.width;
        int line = height_of_line(&pair->new_set) + 2 * pair->rise;
        put_fill(layout, pill, pair->loud ? layout->theme->gold_paint : layout->theme->chip,
                 line / 2);
    }
    place_one(layout, &pair->new, &pair->new_set, end ? x - pair->pad : x + pair->pad, y, end);
}

int changed_place(struct layout *layout, const struct changed_pair *pair, int x, int y)
{
    if (pair->is_stacked) {
        place_one(layout, &pair->old, &pair->old_set, x, y, pair->end);
        place_new(layout, pair, x, y + pair->old_set.height + pair->gap, pair->end);
        return pair->end ? x : x + pair->width;
    }
    int left = pair->end ? x - pair->width : x;
    int drop =
        pair->new.text.size ? first_baseline(&pair->new_set) - first_baseline(&pair->old_set) : 0;
    place_one(layout, &pair->old, &pair->old_set, left, y + drop, false);
    place_new(layout, pair, left + pair->old_set.width + pair->gap, y, false);
    return left + pair->width;
}

int changed_put(struct layout *layout, const struct changed_wording *changed, int x, int y)
{
    struct changed_pair pair = changed_set(layout, changed);
    return changed_place(layout, &pair, x, y);
}

struct changed_wording room_wording(const struct layout *layout, const struct session_view *view,
                                    float size, uint32_t colour)
{
    struct changed_wording room = {
        .wording = {.source = field_source(layout, &view->session->origin, "room"),
                    .language = view->room_language,
                    .role = ROLE_ROOM,
                    .face = FACE_TEXT,
                    .colour = colour,
                    .size = size},
        .now = view->room,
        .before = view->old_room,
        .colour_before = colour,
    };
    if (view->is_cancelled) {
        room.before = view->room;
        room.now = words_for_off(layout, view->session);
        room.wording.source = (struct text){0};
        room.wording.language = layout->language;
    }
    return room;
}
