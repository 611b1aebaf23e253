/* Strokes: round, even, and no darker where they cross. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "screen/picture.h"

enum { CIRCLE_POINTS = 96 };

static struct pixels *picture_of_strokes(int size, const struct stroke *strokes, size_t count,
                                         float width, uint32_t colour)
{
    struct box boxes[] = {
        {.kind = BOX_FILL, .rect = {0, 0, size, size}, .fill = {.colour = 0xFF000000}},
        {.kind = BOX_STROKES,
         .rect = {0, 0, size, size},
         .strokes = {.strokes = strokes, .stroke_count = count, .width = width, .colour = colour}}};
    return picture_of(size, size, boxes, 2);
}

static double ink(const struct pixels *pixels)
{
    double sum = 0;
    for (int i = 0; i < pixels->width * pixels->height; i++)
        sum += picture_red(pixels->data[i]) / 255.0;
    return sum;
}

static void horizontal_line_covers_its_width_and_half_circles_at_its_ends(void **state)
{
    (void)state;
    const struct stroke_point points[] = {{20, 30}, {60, 30}};
    const struct stroke line = {points, 2, false};

    struct pixels *pixels = picture_of_strokes(80, &line, 1, 6, 0xFFFFFFFF);

    for (int y = 0; y < 80; y++)
        assert_int_equal(picture_red(picture_at(pixels, 40, y)), y >= 27 && y < 33 ? 255 : 0);
    assert_int_equal(picture_red(picture_at(pixels, 17, 29)),
                     242); /* 3 + 0.5 − √(2.5² + 0.5²) = 0.95 */
    assert_int_equal(picture_red(picture_at(pixels, 16, 29)), 0);
    assert_true(fabs(ink(pixels) - (40 * 6 + M_PI * 9)) < 1);
    pixels_destroy(pixels);
}

/* Taking a pixel as one px across whatever the angle costs two hundredths on the diagonal. */
static void line_has_the_same_ink_at_every_angle(void **state)
{
    (void)state;

    for (int degrees = 0; degrees < 180; degrees += 15) {
        float x = 40 * cosf((float)degrees * (float)M_PI / 180);
        float y = 40 * sinf((float)degrees * (float)M_PI / 180);
        const struct stroke_point points[] = {{50 - x, 50 - y}, {50 + x, 50 + y}};
        const struct stroke line = {points, 2, false};

        struct pixels *pixels = picture_of_strokes(100, &line, 1, 4, 0xFFFFFFFF);

        assert_true(fabs(ink(pixels) - (80 * 4 + M_PI * 4)) < 7);
        pixels_destroy(pixels);
    }
}

static void line_thinner_than_a_pixel_is_fainter(void **state)
{
    (void)state;
    const struct stroke_point points[] = {{5, 20.5f}, {35, 20.5f}};
    const struct stroke line = {points, 2, false};

    struct pixels *pixels = picture_of_strokes(40, &line, 1, 0.5f, 0xFFFFFFFF);

    assert_int_equal(picture_red(picture_at(pixels, 20, 20)), 128);
    assert_int_equal(picture_red(picture_at(pixels, 20, 19)), 0);
    assert_int_equal(picture_red(picture_at(pixels, 20, 21)), 0);
    pixels_destroy(pixels);
}

static void circle_is_symmetrical(void **state)
{
    (void)state;
    struct stroke_point points[CIRCLE_POINTS];
    for (int i = 0; i < CIRCLE_POINTS; i++) {
        double angle = 2 * M_PI * i / CIRCLE_POINTS;
        points[i] =
            (struct stroke_point){(float)(50 + 40 * cos(angle)), (float)(50 + 40 * sin(angle))};
    }
    const struct stroke circle = {points, CIRCLE_POINTS, true};

    struct pixels *pixels = picture_of_strokes(100, &circle, 1, 5, 0xFFFFFFFF);

    for (int y = 0; y < 100; y++) {
        for (int x = 0; x < 100; x++) {
            int red = picture_red(picture_at(pixels, x, y));
            /* The points are rounded to floats: a level at most. */
            assert_true(abs(red - picture_red(picture_at(pixels, 99 - x, y))) <= 1);
            assert_true(abs(red - picture_red(picture_at(pixels, x, 99 - y))) <= 1);
            assert_true(abs(red - picture_red(picture_at(pixels, y, x))) <= 1);
        }
    }
    assert_true(fabs(ink(pixels) - 2 * M_PI * 40 * 5) < 12);
    pixels_destroy(pixels);
}

static void closed_stroke_has_the_side_from_last_point_to_first(void **state)
{
    (void)state;
    const struct stroke_point points[] = {{20, 20}, {60, 20}, {60, 60}};
    struct stroke triangle = {points, 3, true};

    struct pixels *closed = picture_of_strokes(80, &triangle, 1, 4, 0xFFFFFFFF);
    triangle.closed = false;
    struct pixels *open = picture_of_strokes(80, &triangle, 1, 4, 0xFFFFFFFF);

    assert_int_equal(picture_red(picture_at(closed, 40, 40)), 255);
    assert_int_equal(picture_red(picture_at(open, 40, 40)), 0);
    pixels_destroy(closed);
    pixels_destroy(open);
}

static void crossing_of_translucent_lines_is_no_darker_than_the_lines(void **state)
{
    (void)state;
    const struct stroke_point across[] = {{10, 40}, {70, 40}}, down[] = {{40, 10}, {40, 70}},
                              slanting[] = {{10, 10}, {70, 70}, {70, 40}};
    const struct stroke lines[] = {{across, 2, false}, {down, 2, false}, {slanting, 3, true}};

    struct pixels *pixels = picture_of_strokes(80, lines, 3, 6, 0x80FFFFFF);

    assert_int_equal(picture_red(picture_at(pixels, 15, 40)), 128);
    assert_int_equal(picture_red(picture_at(pixels, 40, 40)), 128);
    for (int i = 0; i < 80 * 80; i++)
        assert_true(picture_red(pixels->data[i]) <= 128);
    pixels_destroy(pixels);
}

static void single_point_is_a_dot(void **state)
{
    (void)state;
    const struct stroke_point point = {20, 20};
    const struct stroke dot = {&point, 1, false};

    struct pixels *pixels = picture_of_strokes(40, &dot, 1, 10, 0xFFFFFFFF);

    assert_true(fabs(ink(pixels) - M_PI * 25) < 1);
    pixels_destroy(pixels);
}

static void strokes_outside_the_picture_are_cut_without_moving(void **state)
{
    (void)state;
    const struct stroke_point near[] = {{10, 15}, {90, 85}, {12, 88}};
    const struct stroke_point cut[] = {{-20, -25}, {60, 45}, {-18, 48}};
    const struct stroke_point far[] = {{-500, -500}, {-400, -600}, {NAN, 3}};
    const struct stroke whole = {near, 3, true}, moved = {cut, 3, true}, gone = {far, 3, false};

    struct pixels *all = picture_of_strokes(100, &whole, 1, 7, 0xFFFFFFFF);
    struct pixels *part = picture_of_strokes(50, &moved, 1, 7, 0xFFFFFFFF);
    struct pixels *none = picture_of_strokes(50, &gone, 1, 7, 0xFFFFFFFF);

    for (int y = 0; y < 50; y++) {
        for (int x = 0; x < 50; x++)
            assert_true(abs(picture_red(picture_at(part, x, y)) -
                            picture_red(picture_at(all, x + 30, y + 40))) <= 1);
    }
    assert_true(ink(none) == 0);
    pixels_destroy(all);
    pixels_destroy(part);
    pixels_destroy(none);
}

static void strokes_without_points_or_width_paint_nothing(void **state)
{
    (void)state;
    const struct stroke_point points[] = {{10, 10}, {20, 20}};
    const struct stroke empty = {NULL, 0, true}, line = {points, 2, false};

    struct pixels *no_points = picture_of_strokes(30, &empty, 1, 5, 0xFFFFFFFF);
    struct pixels *no_strokes = picture_of_strokes(30, NULL, 0, 5, 0xFFFFFFFF);
    struct pixels *no_width = picture_of_strokes(30, &line, 1, 0, 0xFFFFFFFF);

    assert_true(ink(no_points) == 0);
    assert_true(ink(no_strokes) == 0);
    assert_true(ink(no_width) == 0);
    pixels_destroy(no_points);
    pixels_destroy(no_strokes);
    pixels_destroy(no_width);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(horizontal_line_covers_its_width_and_half_circles_at_its_ends),
        cmocka_unit_test(line_has_the_same_ink_at_every_angle),
        cmocka_unit_test(line_thinner_than_a_pixel_is_fainter),
        cmocka_unit_test(circle_is_symmetrical),
        cmocka_unit_test(closed_stroke_has_the_side_from_last_point_to_first),
        cmocka_unit_test(crossing_of_translucent_lines_is_no_darker_than_the_lines),
        cmocka_unit_test(single_point_is_a_dot),
        cmocka_unit_test(strokes_outside_the_picture_are_cut_without_moving),
        cmocka_unit_test(strokes_without_points_or_width_paint_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
