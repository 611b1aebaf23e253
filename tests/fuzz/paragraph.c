/* Any text in any box: no .notdef, no glyph off the grid, no line that is too high for its box. The
 * first bytes choose the style, the rest is the text. */
#include "fuzz.h"

#include <stdio.h>

#include "base/limits.h"
#include "type/paragraph.h"

enum { CHOICES = 6 /* bytes that choose */ };

static struct typesetter *create_typesetter(void)
{
    static char list[64 * 1024];
    struct typesetter *typesetter = NULL;
    struct error error = {0};
    FILE *file = fopen(TAQTA_FACES, "rb");
    size_t size = file ? fread(list, 1, sizeof list, file) : 0;

    if (file)
        fclose(file);
    if (!typesetter_create(&typesetter, (struct text){list, size}, &error)) {
        fprintf(stderr, "%s\n", error.message);
        abort();
    }
    return typesetter;
}

static struct paragraph_request choose(const uint8_t *bytes)
{
    static const char *const languages[] = {"kk", "ru", "en", "kk-Latn", "kk-Arab", ""};
    uint8_t flags = bytes[1];

    return (struct paragraph_request){
        .style = {.role = bytes[0] % FACE_ROLE_COUNT,
                  .px = 8 + bytes[2] % 96,
                  .language = text_from(languages[bytes[0] / FACE_ROLE_COUNT % 6]),
                  .tabular = flags & 1,
                  .capitals = flags & 2,
                  .tracking = flags & 4 ? 0.06f : 0},
        .width = bytes[3] * 8,
        .height = bytes[4] * 8,
        .max_lines = bytes[5] % 8,
        .leading = 1.25f,
        .smallest_px = 8,
        .align = flags / 8 % 3,
        .hanging = flags / 32 % 3,
        .balanced = bytes[5] & 64,
        .hyphenated = bytes[5] & 128,
    };
}

static void check(const struct paragraph *paragraph, const struct paragraph_request *request)
{
    for (size_t i = 0; i < paragraph->glyph_count; i++) {
        FUZZ_CHECK(paragraph->glyphs[i].index != 0);
        FUZZ_CHECK(paragraph->glyphs[i].x % 16 == 0 && paragraph->glyphs[i].y % 64 == 0);
    }
    FUZZ_CHECK(!request->max_lines || paragraph->line_count <= (size_t)request->max_lines);
    for (size_t i = 0; i < paragraph->line_count; i++)
        FUZZ_CHECK(text_is_valid(paragraph->lines[i].text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct typesetter *typesetter; /* made once: opening faces takes longer than setting */
    struct arena arena = {0};
    struct paragraph paragraph;

    if (size < CHOICES || size > LIMIT_TEXT_BYTES)
        return 0;
    if (!typesetter)
        typesetter = create_typesetter();
    struct paragraph_request request = choose(data);
    request.text = text_clean(&arena, fuzz_text(data + CHOICES, size - CHOICES));
    paragraph_set(&paragraph, &arena, typesetter, &request);
    check(&paragraph, &request);
    paragraph_fit(&paragraph, &arena, typesetter, &request);
    check(&paragraph, &request);
    arena_finish(&arena);
    return 0;
}
