/* The screen in memory: the same turns as on a display, with a clock of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>

#include "screen/picture.h"
#include "screen/screen.h"

enum { START_MS = 1000000, FADE_MS = 450 };

static int open_screen(void **state)
{
    struct screen_settings settings = {.kind = SCREEN_MEMORY, .width = 160, .height = 90};
    struct screen *screen = NULL;
    struct error error;

    if (!screen_open(&screen, &settings, &error))
        return -1;
    *state = screen;
    return 0;
}

static int close_screen(void **state)
{
    screen_close(*state);
    return 0;
}

static void paint_next(struct screen *screen, uint32_t colour)
{
    struct pixels *next = screen_next(screen);
    for (int i = 0; i < next->height * next->stride; i++)
        next->data[i] = colour;
}

static uint32_t middle(struct screen *screen)
{
    return picture_at(screen_shown(screen), 80, 45);
}

static void screen_in_memory_has_the_size_it_was_asked_for(void **state)
{
    struct screen *screen = *state;

    assert_int_equal(screen_width(screen), 160);
    assert_int_equal(screen_height(screen), 90);
    assert_string_equal(screen_drawing_name(screen), "memory");
    assert_int_equal(screen_descriptor(screen), -1);
    assert_int_equal(screen_poll(screen), SCREEN_NOTHING);
    assert_int_equal(middle(screen), 0);
}

static void what_is_painted_is_seen_when_it_is_shown_and_not_before(void **state)
{
    struct screen *screen = *state;

    paint_next(screen, 0x123456);
    assert_int_equal(middle(screen), 0);
    screen_show(screen);

    assert_int_equal(middle(screen), 0x123456);
}

static void showing_nothing_new_changes_nothing(void **state)
{
    struct screen *screen = *state;
    paint_next(screen, 0x123456);
    screen_show(screen);

    screen_show(screen);
    screen_turn(screen, START_MS, FADE_MS);

    assert_false(screen_is_turning(screen));
    assert_int_equal(middle(screen), 0x123456);
}

static void turn_has_thirty_frames_on_the_beat_and_ends_in_time(void **state)
{
    struct screen *screen = *state;
    paint_next(screen, 0xFFFFFF);
    uint64_t tick_ms = START_MS, last_ms = START_MS;
    int frames = 0;
    uint32_t last = 0;

    screen_turn(screen, START_MS, 500);
    while ((tick_ms = screen_step(screen, tick_ms)) != UINT64_MAX) {
        assert_true(screen_is_turning(screen));
        assert_in_range(tick_ms - last_ms, 16, 17);
        assert_true(middle(screen) >= last);
        last = middle(screen);
        last_ms = tick_ms;
        frames++;
    }

    assert_int_equal(frames, 30);
    assert_int_equal(last_ms, START_MS + 500);
    assert_false(screen_is_turning(screen));
    assert_int_equal(middle(screen), 0xFFFFFF);
    assert_true(screen_step(screen, START_MS + 600) == UINT64_MAX);
}

static void middle_of_the_turn_is_half_of_both(void **state)
{
    struct screen *screen = *state;
    paint_next(screen, 0xC80064);

    screen_turn(screen, START_MS, FADE_MS);
    (void)screen_step(screen, START_MS + FADE_MS / 2);

    assert_int_equal(middle(screen), 0x640032);
}

static void late_frame_shows_what_belongs_to_its_time(void **state)
{
    struct screen *screen = *state;
    paint_next(screen, 0xFFFFFF);
    screen_turn(screen, START_MS, FADE_MS);

    (void)screen_step(screen, START_MS + 17);
    uint64_t due_ms = screen_step(screen, START_MS + 400);

    assert_true(picture_red(middle(screen)) > 0xE0);
    assert_true(due_ms > START_MS + 400 && due_ms <= START_MS + 417);
    assert_true(screen_step(screen, START_MS + 9000) == UINT64_MAX);
    assert_int_equal(middle(screen), 0xFFFFFF);
}

static void show_ends_a_running_turn(void **state)
{
    struct screen *screen = *state;
    paint_next(screen, 0xABCDEF);
    screen_turn(screen, START_MS, FADE_MS);
    (void)screen_step(screen, START_MS + 100);

    screen_show(screen);

    assert_false(screen_is_turning(screen));
    assert_int_equal(middle(screen), 0xABCDEF);
    assert_true(screen_step(screen, START_MS + 117) == UINT64_MAX);
}

static void next_during_a_turn_is_the_picture_turned_to(void **state)
{
    struct screen *screen = *state;
    paint_next(screen, 0x808080);
    struct pixels *next = screen_next(screen);
    screen_turn(screen, START_MS, FADE_MS);
    (void)screen_step(screen, START_MS + 100);

    assert_ptr_equal(screen_next(screen), next);
    assert_int_equal(picture_at(screen_next(screen), 3, 3), 0x808080);
}

static void turn_asked_for_twice_goes_on_as_it_began(void **state)
{
    struct screen *screen = *state;
    paint_next(screen, 0xC80064);
    screen_turn(screen, START_MS, FADE_MS);
    (void)screen_step(screen, START_MS + 100);

    screen_turn(screen, START_MS + 100, FADE_MS);
    (void)screen_step(screen, START_MS + FADE_MS / 2);

    assert_int_equal(middle(screen), 0x640032);
    assert_true(screen_step(screen, START_MS + FADE_MS) == UINT64_MAX);
}

static void clock_that_seems_to_go_back_does_no_harm(void **state)
{
    struct screen *screen = *state;
    paint_next(screen, 0xFFFFFF);
    screen_turn(screen, START_MS, FADE_MS);

    uint64_t due_ms = screen_step(screen, START_MS - 500);

    assert_int_equal(middle(screen), 0);
    assert_in_range(due_ms, START_MS + 16, START_MS + 17);
}

static void turn_of_no_length_is_over_at_its_first_step(void **state)
{
    struct screen *screen = *state;
    paint_next(screen, 0xFFFFFF);
    screen_turn(screen, START_MS, 0);

    assert_true(screen_step(screen, START_MS) == UINT64_MAX);
    assert_int_equal(middle(screen), 0xFFFFFF);
}

static void impossible_size_is_refused(void **state)
{
    (void)state;
    struct screen_settings settings = {.kind = SCREEN_MEMORY, .width = -5, .height = 90};
    struct screen *screen = NULL;
    struct error error;

    assert_false(screen_open(&screen, &settings, &error));

    assert_int_equal(error.kind, ERROR_USAGE);
    assert_null(screen);
}

int main(void)
{
#define SCREEN_TEST(test) cmocka_unit_test_setup_teardown(test, open_screen, close_screen)
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(screen_in_memory_has_the_size_it_was_asked_for),
        SCREEN_TEST(what_is_painted_is_seen_when_it_is_shown_and_not_before),
        SCREEN_TEST(showing_nothing_new_changes_nothing),
        SCREEN_TEST(turn_has_thirty_frames_on_the_beat_and_ends_in_time),
        SCREEN_TEST(middle_of_the_turn_is_half_of_both),
        SCREEN_TEST(late_frame_shows_what_belongs_to_its_time),
        SCREEN_TEST(show_ends_a_running_turn),
        SCREEN_TEST(next_during_a_turn_is_the_picture_turned_to),
        SCREEN_TEST(turn_asked_for_twice_goes_on_as_it_began),
        SCREEN_TEST(clock_that_seems_to_go_back_does_no_harm),
        SCREEN_TEST(turn_of_no_length_is_over_at_its_first_step),
        cmocka_unit_test(impossible_size_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
