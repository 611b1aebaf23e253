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

static void the_wall_clock_starts_where_it_is_told(void **state)
{
    (void)state;
    struct clock clock;
    clock_init(&clock, start, 1, false);
    struct moment moment = clock_moment(&clock);

    assert_true(moment.trusted);
    assert_in_range(instant_between(start, moment.now), 0, 5);
    assert_in_range(clock_ms_to_minute(&clock), 50000, 60000);
}

static void it_runs_as_fast_as_it_is_told(void **state)
{
    (void)state;
    struct clock clock;
    clock_init(&clock, start, 3600, false);
    sleep_ms(200);
    int64_t run_s = instant_between(start, clock_moment(&clock).now);

    /* 200 ms are 12 minutes; a busy machine may sleep longer. */
    assert_in_range(run_s, 12 * 60, 12 * 60 * 20);
    assert_in_range(clock_ms_to_minute(&clock), 1, 17);
}

static void without_a_start_it_is_the_system_s(void **state)
{
    (void)state;
    struct clock clock;
    clock_init(&clock, INSTANT_NONE, 1, false);
    int64_t apart_s = instant_between((struct instant){time(NULL)}, clock_moment(&clock).now);

    assert_in_range(apart_s + 2, 0, 4);
}

static void a_clock_can_be_declared_untrusted(void **state)
{
    (void)state;
    struct clock clock;
    clock_init(&clock, start, 1, true);

    assert_false(clock_moment(&clock).trusted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_wall_clock_starts_where_it_is_told),
        cmocka_unit_test(it_runs_as_fast_as_it_is_told),
        cmocka_unit_test(without_a_start_it_is_the_system_s),
        cmocka_unit_test(a_clock_can_be_declared_untrusted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
