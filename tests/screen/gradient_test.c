/* Gradients: the colours they were given at their ends, never back on the way, no steps on dark
 * pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>

#include "screen/picture.h"

static struct box linear(struct rect rect, float angle_degrees, uint32_t from, uint32_t to)
{
    return (struct box){.kind = BOX_GRADIENT,
                        .rect = rect,
                        .gradient = {.angle_degrees = angle_degrees,
                                     .stops = {{0, from}, {1, to}},
                                     .stop_count = 2}};
}

static struct box radial(int size, float radius_x, float radius_y, uint32_t from, uint32_t to)
{
    return (struct box){.kind = BOX_GRADIENT,
                        .rect = {0, 0, size, size},
                        .gradient = {.radial = true,
                                     .centre_x = (float)size / 2,
                                     .centre_y = (float)size / 2,
                                     .radius_x = radius_x,
                                     .radius_y = radius_y,
                                     .stops = {{0, from}, {1, to}},
                                     .stop_count = 2}};
}

/* Mean over the 8 × 8 px in which every threshold occurs once. */
static double mean_green(const struct pixels *pixels, int left, int top)
{
    int sum = 0;
    for (int y = top; y < top + 8; y++) {
        for (int x = left; x < left + 8; x++)
            sum += picture_green(picture_at(pixels, x, y));
    }
    return sum / 64.0;
}

static void gradient_begins_and_ends_with_its_colours(void **state)
{
    (void)state;
    static const float angles[] = {0, 90, 180, 270};
    static const int begins[][2] = {{20, 1079}, {0, 20}, {20, 0}, {1079, 20}};

    for (size_t i = 0; i < 4; i++) {
        struct box box = linear((struct rect){0, 0, 1080, 1080}, angles[i], 0xFF35C3E6, 0xFF0F5F86);
        struct pixels *pixels = picture_of(1080, 1080, &box, 1);
        int x = begins[i][0], y = begins[i][1];
        uint32_t first = picture_at(pixels, x, y);
        uint32_t last = picture_at(pixels, x == 20 ? 20 : 1079 - x, y == 20 ? 20 : 1079 - y);

        /* A pixel's middle is half a pixel in: a tenth of a level. */
        assert_in_range(picture_red(first), 0x34, 0x35);
        assert_in_range(picture_green(first), 0xC2, 0xC3);
        assert_in_range(picture_blue(first), 0xE5, 0xE6);
        assert_in_range(picture_red(last), 0x0F, 0x10);
        assert_in_range(picture_green(last), 0x5F, 0x60);
        assert_in_range(picture_blue(last), 0x86, 0x87);
        pixels_destroy(pixels);
    }
}

static void gradient_between_equal_colours_is_that_colour(void **state)
{
    (void)state;
    struct box box = linear((struct rect){3, 3, 90, 90}, 33, 0xFF0B1F33, 0xFF0B1F33);

    struct pixels *pixels = picture_of(96, 96, &box, 1);

    for (int y = 3; y < 93; y++) {
        for (int x = 3; x < 93; x++)
            assert_int_equal(picture_at(pixels, x, y), 0x0B1F33);
    }
    pixels_destroy(pixels);
}

static void what_lies_before_the_first_stop_and_after_the_last_is_flat(void **state)
{
    (void)state;
    struct box box = linear((struct rect){0, 0, 100, 8}, 90, 0xFF102030, 0xFF908070);
    box.gradient.stops[0].at = 0.25f;
    box.gradient.stops[1].at = 0.75f;

    struct pixels *pixels = picture_of(100, 8, &box, 1);

    for (int x = 0; x < 25; x++) {
        assert_int_equal(picture_at(pixels, x, 3), 0x102030);
        assert_int_equal(picture_at(pixels, 99 - x, 3), 0x908070);
    }
    pixels_destroy(pixels);
}

static void three_stops_pass_through_the_middle_colour(void **state)
{
    (void)state;
    struct box box = linear((struct rect){0, 0, 1000, 8}, 90, 0xFF35C3E6, 0xFF14527A);
    box.gradient.stops[1].at = 0.6f;
    box.gradient.stops[2] = (struct gradient_stop){1, 0xFF0D2F4E};
    box.gradient.stop_count = 3;

    struct pixels *pixels = picture_of(1000, 8, &box, 1);

    assert_true(fabs(mean_green(pixels, 296, 0) - (0xC3 + 0x52) / 2.0) < 0.3);
    assert_true(fabs(mean_green(pixels, 596, 0) - 0x52) < 0.5);
    assert_true(fabs(mean_green(pixels, 796, 0) - (0x52 + 0x2F) / 2.0) < 0.3);
    pixels_destroy(pixels);
}

static void gradient_never_goes_back(void **state)
{
    (void)state;
    static const float angles[] = {180, 165, 160};

    for (size_t i = 0; i < sizeof angles / sizeof angles[0]; i++) {
        struct box box = linear((struct rect){0, 0, 64, 512}, angles[i], 0xFFF0F0F0, 0xFF0A0A0A);
        struct pixels *pixels = picture_of(64, 512, &box, 1);

        for (int top = 8; top < 512; top += 8)
            assert_true(mean_green(pixels, 24, top) <= mean_green(pixels, 24, top - 8));
        pixels_destroy(pixels);
    }
}

/* Ten levels over 1024 px: without dithering each would be a band of 102 rows. */
static void dark_gradient_has_the_right_mean_everywhere_and_no_level_off_by_one(void **state)
{
    (void)state;
    struct box box = linear((struct rect){0, 0, 64, 1024}, 180, 0xFF141414, 0xFF0A0A0A);

    struct pixels *pixels = picture_of(64, 1024, &box, 1);

    for (int top = 0; top < 1024; top += 8) {
        double exact = 0x14 - 10.0 * (top + 4) / 1024;
        assert_true(fabs(mean_green(pixels, 16, top) - exact) < 0.05);
        for (int y = top; y < top + 8; y++)
            assert_true(fabs(picture_green(picture_at(pixels, 20, y)) - exact) < 1.05);
    }
    pixels_destroy(pixels);
}

static void angle_is_as_in_css_and_corners_are_its_ends(void **state)
{
    (void)state;
    struct box box = linear((struct rect){0, 0, 300, 100}, 45, 0xFF000000, 0xFFC8C8C8);

    struct pixels *pixels = picture_of(300, 100, &box, 1);

    assert_true(picture_green(picture_at(pixels, 0, 99)) <= 1);
    assert_true(picture_green(picture_at(pixels, 299, 0)) >= 0xC7);
    assert_true(fabs(mean_green(pixels, 146, 46) - 0xC8 / 2.0) < 1.5);
    pixels_destroy(pixels);
}

static void radial_gradient_is_an_ellipse_round_its_centre(void **state)
{
    (void)state;
    struct box box = radial(400, 200, 100, 0xFFC8C8C8, 0xFF000000);

    struct pixels *pixels = picture_of(400, 400, &box, 1);

    assert_true(picture_green(picture_at(pixels, 200, 200)) >= 0xC6);
    assert_true(fabs(mean_green(pixels, 296, 196) - 100) < 1.5);
    assert_true(fabs(mean_green(pixels, 196, 246) - 100) < 1.5);
    assert_int_equal(picture_at(pixels, 200, 310), 0);
    assert_int_equal(picture_at(pixels, 20, 30), 0);
    pixels_destroy(pixels);
}

static void translucent_gradient_lets_the_page_shine_through(void **state)
{
    (void)state;
    struct box box = linear((struct rect){0, 0, 1000, 8}, 90, 0xFFF7F4EC, 0x00F7F4EC);

    struct pixels *pixels = picture_of(1000, 8, &box, 1);

    assert_true(fabs(mean_green(pixels, 496, 0) - (0xF4 + 0x40) / 2.0) < 0.5);
    assert_in_range(picture_green(picture_at(pixels, 999, 3)), 0x40, 0x41);
    pixels_destroy(pixels);
}

static void gradient_with_round_corners_leaves_the_corners_alone(void **state)
{
    (void)state;
    struct box box = linear((struct rect){10, 10, 80, 80}, 180, 0xFFFFFFFF, 0xFF808080);
    box.gradient.radius = 40;

    struct pixels *pixels = picture_of(100, 100, &box, 1);

    assert_int_equal(picture_at(pixels, 11, 11), PICTURE_GROUND);
    assert_int_equal(picture_at(pixels, 88, 88), PICTURE_GROUND);
    assert_in_range(picture_red(picture_at(pixels, 50, 50)), 0xBE, 0xC1);
    pixels_destroy(pixels);
}

static void gradient_outside_the_picture_is_cut_without_moving(void **state)
{
    (void)state;
    struct box whole = linear((struct rect){0, 0, 64, 64}, 135, 0xFFFFFFFF, 0xFF000000);
    struct box moved = linear((struct rect){-16, -24, 64, 64}, 135, 0xFFFFFFFF, 0xFF000000);

    struct pixels *all = picture_of(64, 64, &whole, 1);
    struct pixels *part = picture_of(48, 40, &moved, 1);

    for (int y = 0; y < 40; y++) {
        for (int x = 0; x < 48; x++)
            assert_int_equal(picture_at(part, x, y), picture_at(all, x + 16, y + 24));
    }
    pixels_destroy(all);
    pixels_destroy(part);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gradient_begins_and_ends_with_its_colours),
        cmocka_unit_test(gradient_between_equal_colours_is_that_colour),
        cmocka_unit_test(what_lies_before_the_first_stop_and_after_the_last_is_flat),
        cmocka_unit_test(three_stops_pass_through_the_middle_colour),
        cmocka_unit_test(gradient_never_goes_back),
        cmocka_unit_test(dark_gradient_has_the_right_mean_everywhere_and_no_level_off_by_one),
        cmocka_unit_test(angle_is_as_in_css_and_corners_are_its_ends),
        cmocka_unit_test(radial_gradient_is_an_ellipse_round_its_centre),
        cmocka_unit_test(translucent_gradient_lets_the_page_shine_through),
        cmocka_unit_test(gradient_with_round_corners_leaves_the_corners_alone),
        cmocka_unit_test(gradient_outside_the_picture_is_cut_without_moving),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
