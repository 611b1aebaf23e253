/* A fade: exact at both ends, steady between, and blind to what does not differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>

#include "screen/fade.h"
#include "screen/picture.h"

enum { WIDTH = 150, HEIGHT = 70, MARGIN_MARK = 0x5A5A5A };

/* Two pictures that differ in a rectangle only. */
struct pair {
    struct pixels *shown, *before, *to;
    struct rect different;
};

static struct pair pair_create(struct rect different)
{
    struct pair pair = {pixels_create(WIDTH, HEIGHT), pixels_create(WIDTH, HEIGHT),
                        pixels_create(WIDTH, HEIGHT), different};

    picture_scribble(pair.before, 1);
    pixels_copy(pair.shown, pair.before);
    pixels_copy(pair.to, pair.before);
    for (int y = different.y; y < different.y + different.height; y++) {
        for (int x = different.x; x < different.x + different.width; x++)
            pair.to->data[y * WIDTH + x] ^= 0xFFFFFF;
    }
    return pair;
}

static void pair_destroy(struct pair *pair)
{
    pixels_destroy(pair->shown);
    pixels_destroy(pair->before);
    pixels_destroy(pair->to);
}

static void first_frame_is_the_first_picture_and_last_frame_the_second(void **state)
{
    (void)state;
    struct pair pair = pair_create((struct rect){0, 0, WIDTH, HEIGHT});
    struct fade *fade = fade_create(pair.shown, pair.to);

    fade_mix(fade, 0);
    assert_pictures_equal(pair.shown, pair.before);
    fade_mix(fade, FADE_WHOLE);
    assert_pictures_equal(pair.shown, pair.to);
    fade_mix(fade, 0);
    assert_pictures_equal(pair.shown, pair.before);

    fade_destroy(fade);
    pair_destroy(&pair);
}

static void whole_mix_alone_is_the_second_picture(void **state)
{
    (void)state;
    struct pair pair = pair_create((struct rect){33, 10, 50, 40});
    struct fade *fade = fade_create(pair.shown, pair.to);

    fade_mix(fade, FADE_WHOLE);

    assert_pictures_equal(pair.shown, pair.to);
    fade_destroy(fade);
    pair_destroy(&pair);
}

static void assert_nearest(uint32_t shown, uint32_t from, uint32_t to, unsigned weight)
{
    for (int shift = 0; shift < 24; shift += 8) {
        double a = from >> shift & 0xFF, b = to >> shift & 0xFF, is = shown >> shift & 0xFF;
        assert_true(fabs(is - (a + (b - a) * weight / FADE_WHOLE)) <= 0.5);
    }
}

static void every_frame_is_exact_to_half_a_level_however_many_came_before(void **state)
{
    (void)state;
    struct pair pair = pair_create((struct rect){5, 3, 120, 60});
    struct fade *fade = fade_create(pair.shown, pair.to);

    for (unsigned weight = 0; weight <= FADE_WHOLE; weight++) {
        fade_mix(fade, weight);
        for (int i = 0; i < WIDTH * HEIGHT; i++)
            assert_nearest(pair.shown->data[i], pair.before->data[i], pair.to->data[i], weight);
    }
    fade_destroy(fade);
    pair_destroy(&pair);
}

static void no_channel_ever_goes_back(void **state)
{
    (void)state;
    struct pixels *shown = pixels_create(256, 256), *to = pixels_create(256, 256),
                  *last = pixels_create(256, 256);
    for (uint32_t i = 0; i < 256 * 256; i++) {
        last->data[i] = shown->data[i] = i >> 8;
        to->data[i] = i & 0xFF;
    }
    struct fade *fade = fade_create(shown, to);

    for (unsigned weight = 0; weight <= FADE_WHOLE; weight++) {
        fade_mix(fade, weight);
        for (uint32_t i = 0; i < 256 * 256; i++) {
            bool rises = (i & 0xFF) >= i >> 8;
            assert_true(rises ? shown->data[i] >= last->data[i] : shown->data[i] <= last->data[i]);
        }
        pixels_copy(last, shown);
    }
    fade_destroy(fade);
    pixels_destroy(shown);
    pixels_destroy(to);
    pixels_destroy(last);
}

static bool in_bands(const struct fade *fade, int x, int y)
{
    size_t count;
    const struct rect *bands = fade_bands(fade, &count);

    for (size_t i = 0; i < count; i++) {
        if (x >= bands[i].x && x < bands[i].x + bands[i].width && y >= bands[i].y &&
            y < bands[i].y + bands[i].height)
            return true;
    }
    return false;
}

/* Marks put into the shown picture after the comparison stay, but in stretches that differ. */
static void pixels_that_do_not_differ_are_never_written(void **state)
{
    (void)state;
    struct pair pair = pair_create((struct rect){64, 20, 32, 9});
    struct fade *fade = fade_create(pair.shown, pair.to);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int x = i % WIDTH, y = i / WIDTH;
        if (x < 64 || x >= 96 || y < 20 || y >= 29)
            pair.shown->data[i] = MARGIN_MARK;
    }

    for (unsigned weight = 0; weight <= FADE_WHOLE; weight += 64)
        fade_mix(fade, weight);

    assert_int_equal(fade_size(fade), 32 * 9);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        bool differs = in_bands(fade, i % WIDTH, i / WIDTH);
        assert_int_equal(pair.shown->data[i], differs ? pair.to->data[i] : MARGIN_MARK);
    }
    fade_destroy(fade);
    pair_destroy(&pair);
}

static void bands_hold_every_pixel_that_differs(void **state)
{
    (void)state;
    struct pair pair = pair_create((struct rect){0, 0, 0, 0});
    static const int places[][2] = {{0, 0},  {149, 0},  {70, 31}, {71, 32},
                                    {0, 69}, {149, 69}, {80, 40}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        pair.to->data[places[i][1] * WIDTH + places[i][0]] ^= 1;

    struct fade *fade = fade_create(pair.shown, pair.to);

    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        assert_true(in_bands(fade, places[i][0], places[i][1]));
    fade_mix(fade, FADE_WHOLE);
    assert_pictures_equal(pair.shown, pair.to);
    fade_destroy(fade);
    pair_destroy(&pair);
}

/* A pattern of flat and varied stretches of every length, on both sides. */
static void make_patchwork(struct pixels *pixels, unsigned seed)
{
    for (int i = 0; i < WIDTH * HEIGHT;) {
        seed = seed * 1103515245 + 12345;
        int run = 1 + (int)(seed >> 16 & 127);
        bool flat = seed >> 24 & 1;
        uint32_t colour = flat ? (seed >> 25 & 3) * 0x203040 : seed;
        for (int k = 0; k < run && i < WIDTH * HEIGHT; k++, i++)
            pixels->data[i] = flat ? colour : (colour = colour * 1664525 + 1013904223) & 0xFFFFFF;
    }
}

static void flat_and_varied_sides_in_any_order_are_mixed_exactly(void **state)
{
    (void)state;
    struct pixels *shown = pixels_create(WIDTH, HEIGHT), *before = pixels_create(WIDTH, HEIGHT),
                  *to = pixels_create(WIDTH, HEIGHT);
    static const unsigned weights[] = {0, 1, 77, 128, 255, FADE_WHOLE};

    for (unsigned seed = 1; seed <= 40; seed++) {
        make_patchwork(before, seed);
        make_patchwork(to, seed * 7919);
        pixels_copy(shown, before);
        struct fade *fade = fade_create(shown, to);
        for (size_t w = 0; w < sizeof weights / sizeof *weights; w++) {
            fade_mix(fade, weights[w]);
            for (int i = 0; i < WIDTH * HEIGHT; i++)
                assert_nearest(shown->data[i], before->data[i], to->data[i], weights[w]);
        }
        assert_pictures_equal(shown, to);
        fade_destroy(fade);
    }
    pixels_destroy(shown);
    pixels_destroy(before);
    pixels_destroy(to);
}

static void equal_pictures_have_nothing_to_do(void **state)
{
    (void)state;
    struct pair pair = pair_create((struct rect){0, 0, 0, 0});
    size_t count = 1;

    struct fade *fade = fade_create(pair.shown, pair.to);

    fade_bands(fade, &count);
    assert_int_equal(count, 0);
    assert_int_equal(fade_size(fade), 0);
    fade_mix(fade, 100);
    fade_mix(fade, FADE_WHOLE);
    assert_pictures_equal(pair.shown, pair.before);
    fade_destroy(fade);
    pair_destroy(&pair);
}

/* A window's surface may have longer rows than the picture. */
static void rows_may_be_longer_than_the_picture(void **state)
{
    (void)state;
    struct pixels *memory = pixels_create(64, 8), *to = pixels_create(40, 8);
    struct pixels view = {.data = memory->data, .width = 40, .height = 8, .stride = 64};
    picture_scribble(memory, 3);
    picture_scribble(to, 4);
    uint32_t beyond = memory->data[3 * 64 + 40];

    struct fade *fade = fade_create(&view, to);
    fade_mix(fade, 128);
    fade_mix(fade, FADE_WHOLE);

    assert_pictures_equal(&view, to);
    assert_int_equal(memory->data[3 * 64 + 40], beyond);
    fade_destroy(fade);
    pixels_destroy(memory);
    pixels_destroy(to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_frame_is_the_first_picture_and_last_frame_the_second),
        cmocka_unit_test(whole_mix_alone_is_the_second_picture),
        cmocka_unit_test(every_frame_is_exact_to_half_a_level_however_many_came_before),
        cmocka_unit_test(no_channel_ever_goes_back),
        cmocka_unit_test(pixels_that_do_not_differ_are_never_written),
        cmocka_unit_test(bands_hold_every_pixel_that_differs),
        cmocka_unit_test(flat_and_varied_sides_in_any_order_are_mixed_exactly),
        cmocka_unit_test(equal_pictures_have_nothing_to_do),
        cmocka_unit_test(rows_may_be_longer_than_the_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
