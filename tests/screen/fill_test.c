/* Fills: exact colours, exact edges, round corners that are round. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>

#include "screen/picture.h"

static struct box fill(int x, int y, int width, int height, uint32_t colour, int radius)
{
    return (struct box){.kind = BOX_FILL,
                        .rect = {x, y, width, height},
                        .fill = {.colour = colour, .radius = radius}};
}

static struct pixels *picture_of_fill(int width, int height, struct box box)
{
    return picture_of(width, height, &box, 1);
}

static void opaque_fill_is_its_colour_inside_and_nothing_outside(void **state)
{
    (void)state;

    struct pixels *pixels = picture_of_fill(40, 30, fill(5, 7, 20, 11, 0xFFABCDEF, 0));

    for (int y = 0; y < 30; y++) {
        for (int x = 0; x < 40; x++) {
            bool inside = x >= 5 && x < 25 && y >= 7 && y < 18;
            assert_int_equal(picture_at(pixels, x, y), inside ? 0xABCDEF : PICTURE_GROUND);
        }
    }
    pixels_destroy(pixels);
}

static void translucent_fill_is_rounded_to_the_nearest_level(void **state)
{
    (void)state;
    static const unsigned alphas[] = {0, 1, 71, 127, 128, 200, 254, 255};

    for (size_t i = 0; i < sizeof alphas / sizeof alphas[0]; i++) {
        struct pixels *pixels =
            picture_of_fill(9, 9, fill(0, 0, 9, 9, alphas[i] << 24 | 0xF05A00, 0));

        double part = alphas[i] / 255.0;
        uint32_t pixel = picture_at(pixels, 4, 4);
        assert_int_equal(picture_red(pixel), lround(0x20 + (0xF0 - 0x20) * part));
        assert_int_equal(picture_green(pixel), lround(0x40 + (0x5A - 0x40) * part));
        assert_int_equal(picture_blue(pixel), lround(0x60 + (0x00 - 0x60) * part));
        pixels_destroy(pixels);
    }
}

static void fill_that_sticks_out_is_cut_on_every_side(void **state)
{
    (void)state;
    struct box boxes[] = {fill(-10, -10, 15, 15, 0xFF111111, 4),
                          fill(35, 25, 100, 100, 0xFF222222, 9),
                          fill(-50, 100, 10, 10, 0xFF333333, 0), fill(20, 12, -4, 6, 0xFF444444, 0),
                          fill(20, 12, 0, 0, 0xFF555555, 3)};

    struct pixels *pixels = picture_of(40, 30, boxes, sizeof boxes / sizeof boxes[0]);

    assert_int_equal(picture_at(pixels, 0, 0), 0x111111);
    assert_int_equal(picture_at(pixels, 5, 0), PICTURE_GROUND);
    assert_int_equal(picture_at(pixels, 39, 29), 0x222222);
    assert_int_equal(picture_at(pixels, 20, 12), PICTURE_GROUND);
    assert_int_equal(picture_at(pixels, 17, 12), PICTURE_GROUND);
    pixels_destroy(pixels);
}

static void assert_symmetrical(const struct pixels *pixels)
{
    for (int y = 0; y < pixels->height; y++) {
        for (int x = 0; x < pixels->width; x++) {
            uint32_t pixel = picture_at(pixels, x, y);
            assert_int_equal(pixel, picture_at(pixels, pixels->width - 1 - x, y));
            assert_int_equal(pixel, picture_at(pixels, x, pixels->height - 1 - y));
        }
    }
}

static void pill_is_symmetrical(void **state)
{
    (void)state;
    static const int heights[] = {2, 3, 14, 15, 38, 61};

    for (size_t i = 0; i < sizeof heights / sizeof heights[0]; i++) {
        int height = heights[i];
        struct pixels *pixels =
            picture_of_fill(120, height + 4, fill(6, 2, 108, height, 0xFFFFC83D, height / 2));

        assert_symmetrical(pixels);
        assert_int_equal(picture_at(pixels, 60, 2), 0xFFC83D);
        assert_int_equal(picture_at(pixels, 60, 1), PICTURE_GROUND);
        pixels_destroy(pixels);
    }
}

/* Sum of coverage against π r²: each pixel is off by at most half a level of 255. */
static void circle_has_the_area_of_a_circle(void **state)
{
    (void)state;
    static const int radii[] = {1, 4, 7, 30, 75};

    for (size_t i = 0; i < sizeof radii / sizeof radii[0]; i++) {
        int r = radii[i];
        struct box boxes[] = {fill(0, 0, 2 * r, 2 * r, 0xFF000000, 0),
                              fill(0, 0, 2 * r, 2 * r, 0xFFFFFFFF, r)};
        struct pixels *pixels = picture_of(2 * r, 2 * r, boxes, 2);

        double area = 0;
        for (int p = 0; p < 4 * r * r; p++)
            area += picture_red(pixels->data[p]) / 255.0;
        assert_true(fabs(area - M_PI * r * r) < 0.02 * r + 0.01);
        pixels_destroy(pixels);
    }
}

static void corner_pixel_of_radius_one_is_a_quarter_circle(void **state)
{
    (void)state;
    struct box boxes[] = {fill(0, 0, 4, 4, 0xFF000000, 0), fill(0, 0, 4, 4, 0xFFFFFFFF, 1)};

    struct pixels *pixels = picture_of(4, 4, boxes, 2);

    assert_int_equal(picture_red(picture_at(pixels, 0, 0)), lround(255 * M_PI / 4));
    assert_int_equal(picture_red(picture_at(pixels, 1, 0)), 255);
    pixels_destroy(pixels);
}

static void radius_over_half_the_side_is_half_the_side(void **state)
{
    (void)state;

    struct pixels *large = picture_of_fill(50, 30, fill(5, 5, 40, 20, 0xFF808080, 500));
    struct pixels *half = picture_of_fill(50, 30, fill(5, 5, 40, 20, 0xFF808080, 10));

    assert_pictures_equal(large, half);
    pixels_destroy(large);
    pixels_destroy(half);
}

static void page_background_covers_what_was_there(void **state)
{
    (void)state;

    struct pixels *pixels = picture_of(17, 5, NULL, 0);

    for (int i = 0; i < 17 * 5; i++)
        assert_int_equal(pixels->data[i], PICTURE_GROUND);
    pixels_destroy(pixels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opaque_fill_is_its_colour_inside_and_nothing_outside),
        cmocka_unit_test(translucent_fill_is_rounded_to_the_nearest_level),
        cmocka_unit_test(fill_that_sticks_out_is_cut_on_every_side),
        cmocka_unit_test(pill_is_symmetrical),
        cmocka_unit_test(circle_has_the_area_of_a_circle),
        cmocka_unit_test(corner_pixel_of_radius_one_is_a_quarter_circle),
        cmocka_unit_test(radius_over_half_the_side_is_half_the_side),
        cmocka_unit_test(page_background_covers_what_was_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
