/* Any text in any box. The first bytes choose the style, the next what the text is made of, the
 * rest is the text: as it comes through the door, or raw, or repeated until it is far too long.
 *
 * What must hold: no .notdef, no glyph off the grid, no line too many, lines that are slices of the
 * text in its order, and ink that stays in the box as far as the paragraph says it does.
 */
#include "fuzz.h"
#include "house.h"

#include <time.h>

#include "base/limits.h"
#include "type/paragraph.h"

enum {
    CHOICES = 7, /* bytes that choose */
    LONG_BYTES = 4 * 1024 * 1024,
    SMALLEST_PX = 12, /* 170 em in the widest box: as 22 px across a 4K screen */
    /* Without the sanitizers and the counting of branches it is a tenth. */
    SECONDS_MOST = 5
};

static struct paragraph_request choose(const uint8_t *bytes)
{
    static const char *const languages[] = {"kk", "ru", "en", "kk-Latn", "kk-Arab", "", "ar", "x"};
    uint8_t flags = bytes[1];

    return (struct paragraph_request){
        .style = {.role = bytes[0] % FACE_ROLE_COUNT,
                  .px = SMALLEST_PX + bytes[2],
                  .language = text_from(languages[bytes[0] / FACE_ROLE_COUNT % 8]),
                  .tabular = flags & 1,
                  .capitals = flags & 2,
                  .tracking = flags & 4 ? 0.06f : 0},
        .width = bytes[3] * 8,
        .height = bytes[4] * 8,
        .max_lines = bytes[5] % 8,
        .leading = 1.25f,
        .smallest_px = SMALLEST_PX,
        .align = flags / 8 % 3,
        .hanging = flags / 32 % 3,
        .balanced = bytes[5] & 64,
        .hyphenated = bytes[5] & 128,
    };
}

/* How the text comes in: cleaned, as every text of a document; raw, as nothing should come; or
 * repeated. */
static struct text choose_text(struct arena *arena, uint8_t choice, struct text text)
{
    struct text_builder builder = {.arena = arena};
    size_t size = choice % 64 == 63 ? LONG_BYTES : (size_t)1 << (choice / 4 % 16);

    switch (choice % 4) {
    case 0:
    case 1:
        return text_clean(arena, text);
    case 2:
        /* Ill-formed bytes never come as far as this room. */
        for (size_t offset = 0; offset < text.size;) {
            uint32_t letter;
            text_next(text, &offset, &letter);
            builder_add_code_point(&builder, letter);
        }
        return builder_text(&builder);
    default:
        text = text_clean(arena, text);
        while (text.size && builder.size < size)
            builder_add(&builder, text);
        return builder_text(&builder);
    }
}

static void check_glyphs(const struct paragraph *paragraph)
{
    size_t on_lines = 0;

    for (size_t i = 0; i < paragraph->glyph_count; i++) {
        FUZZ_CHECK(paragraph->glyphs[i].index != 0);
        FUZZ_CHECK(paragraph->glyphs[i].x % 16 == 0 && paragraph->glyphs[i].y % 64 == 0);
    }
    for (size_t i = 0; i < paragraph->line_count; i++) {
        FUZZ_CHECK(paragraph->lines[i].first_glyph == on_lines);
        on_lines += paragraph->lines[i].glyph_count;
    }
    FUZZ_CHECK(on_lines == paragraph->glyph_count);
}

static bool has_isolates(struct text text)
{
    uint32_t letter;
    for (size_t offset = 0; text_next(text, &offset, &letter);)
        if (letter >= 0x2066 && letter <= 0x2069)
            return true;
    return false;
}

/* Capitals, and lines from which isolates are taken, are another text, which only holds its lines.
 */
static void check_lines(const struct paragraph *paragraph, const struct paragraph_request *request)
{
    const char *behind = request->text.data;
    bool copied = request->style.capitals || has_isolates(request->text);

    FUZZ_CHECK(!request->max_lines || paragraph->line_count <= (size_t)request->max_lines);
    for (size_t i = 0; i < paragraph->line_count; i++) {
        struct text text = paragraph->lines[i].text;
        FUZZ_CHECK(text_is_valid(text) && !has_isolates(text));
        if (copied || !text.size)
            continue;
        FUZZ_CHECK(text.data >= behind);
        behind = text.data + text.size;
        FUZZ_CHECK(behind <= request->text.data + request->text.size);
    }
}

/* A fit is higher than its box only where one line is. What stands out of a line is at most what
 * hangs, and marks and swashes of a letter. */
static void check_box(const struct paragraph *paragraph, const struct paragraph_request *request)
{
    const struct type_rect *ink = &paragraph->ink;
    int em = (int)paragraph->px + 1, line = (int)(paragraph->px * request->leading) + 1;

    if (paragraph->fitted && request->height)
        FUZZ_CHECK(paragraph->height <= (request->height > line ? request->height : line));
    if (!request->width || !ink->width)
        return;
    if (paragraph->width <= request->width)
        FUZZ_CHECK(ink->x >= -2 * em && ink->x + ink->width <= request->width + 2 * em);
}

/* The door lets four marks through on one letter: they may stand out of the box, by an em. A line
 * is wider than its box only where one letter is, with its marks and an ellipsis. */
static void check_cleaned(const struct paragraph *paragraph,
                          const struct paragraph_request *request)
{
    enum { GLYPHS_OF_LETTER = 8 };
    const struct type_rect *ink = &paragraph->ink;
    int em = (int)paragraph->px + 1;

    FUZZ_CHECK(!ink->width || (ink->y >= -em && ink->y + ink->height <= paragraph->height + em));
    for (size_t i = 0; request->width && i < paragraph->line_count; i++)
        FUZZ_CHECK(paragraph->lines[i].width <= request->width ||
                   paragraph->lines[i].glyph_count <= GLYPHS_OF_LETTER);
}

static void check(const struct paragraph *paragraph, const struct paragraph_request *request,
                  clock_t began)
{
    FUZZ_CHECK((clock() - began) / CLOCKS_PER_SEC < SECONDS_MOST);
    check_glyphs(paragraph);
    check_lines(paragraph, request);
    check_box(paragraph, request);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct typesetter *typesetter = house_typesetter();
    struct arena arena = {0};
    struct paragraph paragraph;

    if (size < CHOICES || size > LIMIT_TEXT_BYTES)
        return 0;
    struct paragraph_request request = choose(data);
    request.text = choose_text(&arena, data[6], fuzz_text(data + CHOICES, size - CHOICES));

    clock_t began = clock();
    paragraph_set(&paragraph, &arena, typesetter, &request);
    check(&paragraph, &request, began);
    if (data[6] % 4 < 2)
        check_cleaned(&paragraph, &request);
    began = clock();
    paragraph_fit(&paragraph, &arena, typesetter, &request);
    check(&paragraph, &request, began);
    if (data[6] % 4 < 2)
        check_cleaned(&paragraph, &request);
    (void)text_advance(typesetter, request.text, &request.style);
    arena_finish(&arena);
    return 0;
}
