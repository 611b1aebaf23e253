/* Support for the tests of type. */
#include "type_support.h"

#include <stdio.h>
#include <stdlib.h>

#include "house_faces.h"

struct text read_whole_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("cannot open %s", path);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    assert_true(size >= 0);
    rewind(file);

    char *bytes = arena_alloc(arena, (size_t)size);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), (size_t)size);
    fclose(file);
    return (struct text){bytes, (size_t)size};
}

int fixture_create(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);

    fixture->typesetter = open_house_faces();
    *state = fixture;
    return 0;
}

int fixture_destroy(void **state)
{
    struct fixture *fixture = *state;

    typesetter_destroy(fixture->typesetter);
    arena_finish(&fixture->arena);
    free(fixture);
    return 0;
}

struct paragraph_request plain_request(struct text text)
{
    return (struct paragraph_request){
        .text = text,
        .style = {.role = FACE_TEXT, .px = 40, .language = TEXT("kk")},
        .leading = 1.25f,
    };
}

struct paragraph set(struct fixture *fixture, const struct paragraph_request *request)
{
    struct paragraph paragraph;
    paragraph_set(&paragraph, &fixture->arena, fixture->typesetter, request);
    return paragraph;
}

struct paragraph fit(struct fixture *fixture, const struct paragraph_request *request)
{
    struct paragraph paragraph;
    paragraph_fit(&paragraph, &fixture->arena, fixture->typesetter, request);
    return paragraph;
}

static void paint_glyph(struct painted *painted, const struct coverage *coverage, int left, int top)
{
    for (int y = 0; y < coverage->height; y++) {
        for (int x = 0; x < coverage->width; x++) {
            int column = left + x - painted->left, row = top + y - painted->top;
            assert_in_range(column, 0, painted->width - 1);
            assert_in_range(row, 0, painted->height - 1);
            uint8_t *byte = &painted->bytes[row * painted->width + column];
            int sum = *byte + coverage->bytes[y * coverage->stride + x];
            *byte = (uint8_t)(sum > 255 ? 255 : sum);
        }
    }
}

/* The sheet is larger than the ink by the margin, so that ink outside its box is found, not lost.
 */
struct painted paint(struct fixture *fixture, const struct paragraph *paragraph, int margin)
{
    struct painted painted = {.left = paragraph->ink.x - margin,
                              .top = paragraph->ink.y - margin,
                              .width = paragraph->ink.width + 2 * margin,
                              .height = paragraph->ink.height + 2 * margin};
    painted.bytes = arena_alloc(&fixture->arena, (size_t)painted.width * (size_t)painted.height);

    for (size_t i = 0; i < paragraph->glyph_count; i++) {
        const struct glyph *glyph = &paragraph->glyphs[i];
        struct coverage coverage;
        int part = glyph->x & 63;
        assert_true(glyph_coverage(fixture->typesetter, glyph->face, glyph->index, paragraph->px,
                                   part / 16, &coverage));
        paint_glyph(&painted, &coverage, (glyph->x - part) / 64 + coverage.left,
                    glyph->y / 64 - coverage.top);
    }
    return painted;
}

void assert_glyphs_are_sound(struct fixture *fixture, const struct paragraph *paragraph)
{
    size_t on_lines = 0;

    for (size_t i = 0; i < paragraph->glyph_count; i++) {
        const struct glyph *glyph = &paragraph->glyphs[i];
        struct coverage coverage;
        assert_int_not_equal(glyph->index, 0);
        assert_true(glyph->face < typesetter_face_count(fixture->typesetter));
        assert_int_equal(glyph->x % 16, 0);
        assert_int_equal(glyph->y % 64, 0);
        assert_true(glyph_coverage(fixture->typesetter, glyph->face, glyph->index, paragraph->px, 0,
                                   &coverage));
    }
    for (size_t i = 0; i < paragraph->line_count; i++) {
        assert_int_equal(paragraph->lines[i].first_glyph, on_lines);
        on_lines += paragraph->lines[i].glyph_count;
    }
    assert_int_equal(on_lines, paragraph->glyph_count);
}
