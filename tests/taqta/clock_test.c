/* The one room that reads clocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "taqta/clock.h"

static const struct instant start = {1763616240}; /* 2025-11-20T05:24:00Z, a full minute */

static void sleep_ms(long ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

static struct clock clock_of(struct instant begin, double speed, enum clock_belief belief)
{
    struct clock clock;
    clock_init(&clock,
               &(struct clock_settings){
                   .start = begin, .speed = speed, .belief = belief, .believed = INSTANT_NONE});
    return clock;
}

static void the_wall_clock_starts_where_it_is_told_and_is_trusted(void **state)
{
    (void)state;
    struct clock clock = clock_of(start, 1, CLOCK_AUTO);
    struct moment moment = clock_moment(&clock);

    assert_true(moment.trusted);
    assert_in_range(instant_between(start, moment.now), 0, 5);
    assert_in_range(clock_ms_to_minute(&clock), 50000, 60000);
    clock_finish(&clock);
}

static void it_runs_as_fast_as_it_is_told(void **state)
{
    (void)state;
    struct clock clock = clock_of(start, 3600, CLOCK_AUTO);
    sleep_ms(200);
    int64_t run_s = instant_between(start, clock_moment(&clock).now);

    /* 200 ms are 12 minutes; a busy machine may sleep longer. */
    assert_in_range(run_s, 12 * 60, 12 * 60 * 20);
    assert_in_range(clock_ms_to_minute(&clock), 1, 17);
    clock_finish(&clock);
}

static void a_moment_is_as_far_off_as_the_speed_says(void **state)
{
    (void)state;
    struct clock clock = clock_of(start, 60, CLOCK_AUTO);
    struct instant in_an_hour = {start.seconds + 3600};

    assert_in_range(clock_ms_to(&clock, in_an_hour), 50000, 60000);
    assert_int_equal(clock_ms_to(&clock, INSTANT_NONE), UINT64_MAX);
    clock_finish(&clock);
}

static void without_a_start_it_is_the_system_s(void **state)
{
    (void)state;
    struct clock clock = clock_of(INSTANT_NONE, 1, CLOCK_SYSTEM);
    struct moment moment = clock_moment(&clock);

    assert_true(moment.trusted);
    assert_in_range(instant_between((struct instant){time(NULL)}, moment.now) + 2, 0, 4);
    clock_finish(&clock);
}

static void a_clock_can_be_declared_untrusted(void **state)
{
    (void)state;
    struct clock clock = clock_of(start, 1, CLOCK_UNTRUSTED);
    clock_set_synchronised(&clock, true);

    assert_false(clock_moment(&clock).trusted);
    assert_int_equal(clock_judge(&clock), TRUST_IN_NOBODY);
    assert_int_equal(clock_ms_to(&clock, (struct instant){start.seconds + 60}), UINT64_MAX);
    clock_finish(&clock);
}

static void it_is_trusted_from_the_moment_the_system_is_synchronised(void **state)
{
    (void)state;
    struct clock clock = clock_of(INSTANT_NONE, 1, CLOCK_AUTO);
    assert_int_equal(clock_judge(&clock), TRUST_IN_NOBODY);
    assert_false(clock_moment(&clock).trusted);

    clock_set_synchronised(&clock, true);

    assert_int_equal(clock_judge(&clock), TRUST_IN_SYSTEM);
    assert_true(clock_moment(&clock).trusted);
    clock_finish(&clock);
}

static void servers_that_agree_give_the_time_of_the_whole_program(void **state)
{
    (void)state;
    struct clock clock = clock_of(INSTANT_NONE, 1, CLOCK_AUTO);
    uint64_t tick_ms = clock_tick_ms();
    clock_hear(&clock, (struct instant){start.seconds - 90}, tick_ms - 90 * 1000);
    clock_hear(&clock, start, tick_ms);

    assert_int_equal(clock_judge(&clock), TRUST_IN_SERVERS);
    assert_in_range(instant_between(start, clock_moment(&clock).now), 0, 5);
    clock_finish(&clock);
}

static void what_was_believed_is_what_is_certain_later(void **state)
{
    (void)state;
    struct clock clock = clock_of(INSTANT_NONE, 1, CLOCK_AUTO);
    assert_false(instant_is_given(clock_moment(&clock).not_before));

    assert_false(clock_believe(&clock));

    clock_set_synchronised(&clock, true);
    assert_true(clock_believe(&clock));
    clock_set_synchronised(&clock, false);
    struct moment moment = clock_moment(&clock);

    assert_false(moment.trusted);
    assert_in_range(instant_between((struct instant){time(NULL)}, moment.not_before) + 2, 0, 4);
    clock_finish(&clock);
}

static void a_rehearsal_is_not_remembered_as_a_time(void **state)
{
    (void)state;
    struct clock clock = clock_of(start, 1, CLOCK_AUTO);
    assert_false(clock_believe(&clock));

    assert_false(instant_is_given(clock_moment(&clock).not_before));
    clock_finish(&clock);
}

/* A clock that is set hours ahead by mistake and back again must not be disbelieved for hours. */
static void what_was_not_saved_is_no_floor(void **state)
{
    (void)state;
    struct clock clock = clock_of(INSTANT_NONE, 1, CLOCK_AUTO);
    clock_set_synchronised(&clock, true);
    assert_int_equal(clock_judge(&clock), TRUST_IN_SYSTEM);

    assert_false(instant_is_given(clock_moment(&clock).not_before));
    clock_finish(&clock);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_wall_clock_starts_where_it_is_told_and_is_trusted),
        cmocka_unit_test(it_runs_as_fast_as_it_is_told),
        cmocka_unit_test(a_moment_is_as_far_off_as_the_speed_says),
        cmocka_unit_test(without_a_start_it_is_the_system_s),
        cmocka_unit_test(a_clock_can_be_declared_untrusted),
        cmocka_unit_test(it_is_trusted_from_the_moment_the_system_is_synchronised),
        cmocka_unit_test(servers_that_agree_give_the_time_of_the_whole_program),
        cmocka_unit_test(what_was_believed_is_what_is_certain_later),
        cmocka_unit_test(what_was_not_saved_is_no_floor),
        cmocka_unit_test(a_rehearsal_is_not_remembered_as_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
