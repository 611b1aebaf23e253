/* Text: what is painted is what the typesetter drew, where it said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "house_faces.h"
#include "screen/paint.h"
#include "screen/picture.h"
#include "type/glyphs.h"

enum { WIDTH = 700, HEIGHT = 300, LEFT = 40, TOP = 30 };

static const struct rect place = {LEFT, TOP, 600, 240};

struct desk {
    struct arena arena;
    struct typesetter *typesetter;
};

static int open_desk(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    desk->typesetter = open_house_faces();
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;

    typesetter_destroy(desk->typesetter);
    arena_finish(&desk->arena);
    free(desk);
    return 0;
}

static struct paragraph set(struct desk *desk, struct text text, float px)
{
    struct paragraph_request request = {
        .text = text,
        .style = {.role = FACE_TITLE, .px = px, .language = TEXT("kk")},
        .width = place.width,
        .leading = 1.25f};
    struct paragraph paragraph;

    paragraph_set(&paragraph, &desk->arena, desk->typesetter, &request);
    return paragraph;
}

static struct pixels *painted(struct desk *desk, struct rect rect, struct box_text text)
{
    struct pixels *pixels = pixels_create(WIDTH, HEIGHT);
    struct box box = {.kind = BOX_TEXT, .rect = rect, .text = text};
    struct page page = {.width = WIDTH, .height = HEIGHT, .boxes = &box, .box_count = 1};

    paint_page(pixels, &page, desk->typesetter, NULL);
    return pixels;
}

static long sum_of_red(const struct pixels *pixels)
{
    long sum = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++)
        sum += picture_red(pixels->data[i]);
    return sum;
}

static long sum_of_coverage(struct desk *desk, const struct paragraph *paragraph)
{
    long sum = 0;
    for (size_t i = 0; i < paragraph->glyph_count; i++) {
        const struct glyph *glyph = &paragraph->glyphs[i];
        struct coverage coverage;
        if (!glyph_coverage(desk->typesetter, glyph->face, glyph->index, paragraph->px,
                            glyph->x >> 4 & 3, &coverage) ||
            !coverage.bytes)
            continue;
        for (int y = 0; y < coverage.height; y++) {
            for (int x = 0; x < coverage.width; x++)
                sum += coverage.bytes[(ptrdiff_t)y * coverage.stride + x];
        }
    }
    return sum;
}

static void painted_white_on_black_is_the_coverage(void **state)
{
    struct desk *desk = *state;
    /* Letters that do not touch, so that nothing is covered twice. */
    struct paragraph paragraph = set(desk, TEXT("Н Ұ Қ Ә І Ө Ғ 1 0 : 4 5"), 48);

    struct pixels *pixels =
        painted(desk, place, (struct box_text){.paragraph = paragraph, .colour = 0xFFFFFFFF});

    long coverage = sum_of_coverage(desk, &paragraph);
    assert_true(coverage > 100000);
    assert_int_equal(sum_of_red(pixels), coverage);
    pixels_destroy(pixels);
}

static void nothing_is_painted_outside_the_ink(void **state)
{
    struct desk *desk = *state;
    struct paragraph paragraph =
        set(desk, TEXT("Қазақстан – балалық шақ қорғалған мемлекет! Ұлт болашағы – балалар."), 44);
    struct type_rect ink = paragraph.ink;

    struct pixels *pixels =
        painted(desk, place, (struct box_text){.paragraph = paragraph, .colour = 0xFFFFFFFF});

    int first_x = WIDTH, last_x = -1, first_y = HEIGHT, last_y = -1;
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            if (!picture_at(pixels, x, y))
                continue;
            first_x = x < first_x ? x : first_x;
            last_x = x > last_x ? x : last_x;
            first_y = y < first_y ? y : first_y;
            last_y = y;
        }
    }
    assert_true(first_x >= LEFT + ink.x && last_x < LEFT + ink.x + ink.width);
    assert_true(first_y >= TOP + ink.y && last_y < TOP + ink.y + ink.height);
    /* And the ink is no more than what is painted, to a pixel of faint edge. */
    assert_true(first_x <= LEFT + ink.x + 1 && last_x >= LEFT + ink.x + ink.width - 2);
    assert_true(first_y <= TOP + ink.y + 1 && last_y >= TOP + ink.y + ink.height - 2);
    pixels_destroy(pixels);
}

static void alpha_of_the_colour_counts(void **state)
{
    struct desk *desk = *state;
    struct paragraph paragraph = set(desk, TEXT("Н І Ғ"), 60);

    struct pixels *whole =
        painted(desk, place, (struct box_text){.paragraph = paragraph, .colour = 0xFFFFFFFF});
    struct pixels *half =
        painted(desk, place, (struct box_text){.paragraph = paragraph, .colour = 0x80FFFFFF});

    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int expected = (int)lround(picture_red(whole->data[i]) * 128 / 255.0);
        assert_in_range(picture_red(half->data[i]) + 1, expected, expected + 2);
    }
    pixels_destroy(whole);
    pixels_destroy(half);
}

static void text_at_a_corner_is_cut_without_moving(void **state)
{
    struct desk *desk = *state;
    struct paragraph paragraph = set(desk, TEXT("Балалар күні"), 80);
    struct box_text text = {.paragraph = paragraph, .colour = 0xFFFFFFFF};

    struct pixels *whole = painted(desk, place, text);
    struct pixels *cut = painted(desk, (struct rect){LEFT - 120, TOP - 60, 600, 240}, text);
    struct pixels *low = painted(desk, (struct rect){WIDTH - 100, HEIGHT - 50, 600, 240}, text);

    for (int y = 0; y < HEIGHT - 60; y++) {
        for (int x = 0; x < WIDTH - 120; x++)
            assert_int_equal(picture_at(cut, x, y), picture_at(whole, x + 120, y + 60));
    }
    assert_int_equal(picture_at(low, 0, 0), 0);
    pixels_destroy(whole);
    pixels_destroy(cut);
    pixels_destroy(low);
}

/* The first column from x on with no ink round the middle: a gap between letters. */
static int blank_column(const struct pixels *pixels, int x, int middle)
{
    for (int ink = 1; ink; x++) {
        ink = 0;
        for (int y = middle - 20; y <= middle + 20; y++)
            ink |= picture_at(pixels, x, y) != 0;
    }
    return x - 1;
}

static void struck_text_has_a_line_through_every_line(void **state)
{
    struct desk *desk = *state;
    struct paragraph paragraph = set(desk, TEXT("Н І\nКөктем залы"), 50);
    struct box_text text = {.paragraph = paragraph, .colour = 0xFFFFFFFF};

    struct pixels *plain = painted(desk, place, text);
    text.struck = true;
    struct pixels *struck = painted(desk, place, text);

    assert_int_equal(paragraph.line_count, 2);
    struct type_metrics metrics = type_metrics(desk->typesetter, FACE_TEXT, 50);
    for (size_t i = 0; i < 2; i++) {
        const struct set_line *line = &paragraph.lines[i];
        int middle = TOP + line->baseline - (int)lroundf(metrics.x_height / 2);
        for (int x = LEFT + line->x; x < LEFT + line->x + line->width; x++)
            assert_int_equal(picture_at(struck, x, middle), 0xFFFFFF);
        assert_int_equal(picture_at(struck, LEFT + line->x + line->width + 3, middle), 0);
        int column = blank_column(plain, LEFT + line->x + 8, middle), thickness = 0;
        for (int y = middle - 20; y <= middle + 20; y++)
            thickness += picture_at(struck, column, y) == 0xFFFFFF;
        assert_int_equal(thickness, 3); /* 50 × 0.06 */
    }
    assert_true(sum_of_red(struck) > sum_of_red(plain));
    pixels_destroy(plain);
    pixels_destroy(struck);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(painted_white_on_black_is_the_coverage),
        cmocka_unit_test(nothing_is_painted_outside_the_ink),
        cmocka_unit_test(alpha_of_the_colour_counts),
        cmocka_unit_test(text_at_a_corner_is_cut_without_moving),
        cmocka_unit_test(struck_text_has_a_line_through_every_line),
    };
    return cmocka_run_group_tests(tests, open_desk, close_desk);
}
