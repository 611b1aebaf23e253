/* Pictures on displays that hang turned, and moved against burning in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "screen/picture.h"
#include "screen/screen.h"

enum { WIDTH = 210, HEIGHT = 130, DRIFT_X = 5, DRIFT_Y = 3, FADE_MS = 400 };

static void scribble_band(void *context, struct pixels *band)
{
    const struct pixels *picture = context;
    for (int y = 0; y < band->height; y++)
        for (int x = 0; x < band->width; x++)
            *pixels_at(band, x, band->top + y) = picture_at(picture, x, band->top + y);
}

static struct screen *open_screen(int rotate, int drift_x, int drift_y)
{
    struct screen_settings settings = {.kind = SCREEN_MEMORY, .width = WIDTH, .height = HEIGHT};
    struct screen *screen = NULL;
    struct error error;
    assert_true(screen_open(&screen, &settings, &error));
    screen_place(screen, (struct screen_placement){rotate, drift_x, drift_y});
    return screen;
}

/* The pixel of the upright picture that the reader sees at x, y of the upright display. */
static uint32_t seen_at(const struct screen *screen, int rotate, int x, int y)
{
    const struct pixels *shown = screen_shown(screen);
    switch (rotate) {
    case 90:
        return picture_at(shown, shown->width - 1 - y, x);
    case 180:
        return picture_at(shown, shown->width - 1 - x, shown->height - 1 - y);
    case 270:
        return picture_at(shown, y, shown->height - 1 - x);
    default:
        return picture_at(shown, x, y);
    }
}

static void assert_is_seen(const struct screen *screen, const struct pixels *picture, int rotate,
                           int drift_x, int drift_y)
{
    for (int y = 0; y < picture->height; y++)
        for (int x = 0; x < picture->width; x++) {
            int from_x = x < drift_x ? 0 : x - drift_x, from_y = y < drift_y ? 0 : y - drift_y;
            if (seen_at(screen, rotate, x, y) != picture_at(picture, from_x, from_y))
                fail_msg("turned by %d: %d, %d is another pixel", rotate, x, y);
        }
}

static const int turns[] = {0, 90, 180, 270};

static void show_painted(struct screen *screen, struct pixels *picture)
{
    screen_paint(screen, scribble_band, picture);
    screen_show(screen);
}

static void turned_picture_is_the_upright_one_pixel_by_pixel(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct screen *screen = open_screen(turns[i], 0, 0);
        int width = screen_width(screen), height = screen_height(screen);
        assert_int_equal(width, turns[i] % 180 ? HEIGHT : WIDTH);
        assert_int_equal(height, turns[i] % 180 ? WIDTH : HEIGHT);
        struct pixels *picture = pixels_create(width, height);
        picture_scribble(picture, 7);
        show_painted(screen, picture);
        assert_is_seen(screen, picture, turns[i], 0, 0);
        pixels_destroy(picture);
        screen_close(screen);
    }
}

static void drifted_picture_is_the_same_one_moved_and_its_edges_go_on(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct screen *screen = open_screen(turns[i], DRIFT_X, DRIFT_Y);
        struct pixels *picture = pixels_create(screen_width(screen), screen_height(screen));
        picture_scribble(picture, 8);
        show_painted(screen, picture);
        assert_is_seen(screen, picture, turns[i], DRIFT_X, DRIFT_Y);
        pixels_destroy(picture);
        screen_close(screen);
    }
}

/* So are the plain screen's, which are painted as a whole. */
static void whole_pictures_lie_as_painted_ones_do(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct screen *screen = open_screen(turns[i], DRIFT_X, DRIFT_Y);
        struct pixels *next = screen_next(screen);
        assert_int_equal(next->width, screen_width(screen));
        picture_scribble(next, 9);
        struct pixels *picture = pixels_create(next->width, next->height);
        pixels_copy(picture, next);
        screen_show(screen);
        assert_is_seen(screen, picture, turns[i], DRIFT_X, DRIFT_Y);
        pixels_destroy(picture);
        screen_close(screen);
    }
}

/* A drift higher than a band of rows: what lies above the picture alone is in the first of them. */
static void drift_may_be_higher_than_a_band(void **state)
{
    (void)state;
    struct screen *screen = open_screen(0, 0, 70);
    struct pixels *picture = pixels_create(WIDTH, HEIGHT);
    picture_scribble(picture, 10);
    show_painted(screen, picture);
    assert_is_seen(screen, picture, 0, 0, 70);
    pixels_destroy(picture);
    screen_close(screen);
}

static void turn_on_a_turned_display_ends_with_the_next_picture(void **state)
{
    (void)state;
    struct screen *screen = open_screen(90, 0, 0);
    struct pixels *picture = pixels_create(screen_width(screen), screen_height(screen));
    picture_scribble(picture, 11);
    show_painted(screen, picture);
    picture_scribble(picture, 12);
    screen_paint(screen, scribble_band, picture);
    screen_turn(screen, 1000, FADE_MS);
    assert_true(screen_step(screen, 1000 + FADE_MS / 2) != UINT64_MAX);
    assert_true(screen_step(screen, 1000 + FADE_MS) == UINT64_MAX);
    assert_is_seen(screen, picture, 90, 0, 0);
    pixels_destroy(picture);
    screen_close(screen);
}

static void hanging_it_otherwise_lets_the_picture_up_until_the_next(void **state)
{
    (void)state;
    struct screen *screen = open_screen(0, 0, 0);
    struct pixels *picture = pixels_create(WIDTH, HEIGHT);
    picture_scribble(picture, 13);
    show_painted(screen, picture);
    screen_paint(screen, scribble_band, picture);
    screen_place(screen, (struct screen_placement){.rotate = 270});
    screen_show(screen); /* what was painted before is gone */
    assert_is_seen(screen, picture, 0, 0, 0);
    assert_int_equal(screen_width(screen), HEIGHT);
    pixels_destroy(picture);
    screen_close(screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turned_picture_is_the_upright_one_pixel_by_pixel),
        cmocka_unit_test(drifted_picture_is_the_same_one_moved_and_its_edges_go_on),
        cmocka_unit_test(whole_pictures_lie_as_painted_ones_do),
        cmocka_unit_test(drift_may_be_higher_than_a_band),
        cmocka_unit_test(turn_on_a_turned_display_ends_with_the_next_picture),
        cmocka_unit_test(hanging_it_otherwise_lets_the_picture_up_until_the_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
