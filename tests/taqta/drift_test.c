/* The drift: slow, small, in whole pixels, and everywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>

#include "taqta/drift.h"

enum { MINUTE_MS = 60 * 1000, HOUR_MS = 60 * MINUTE_MS };

static void drift_stays_within_one_unit_and_returns(void **state)
{
    (void)state;
    int most_x = 0, most_y = 0;
    for (uint64_t minute = 0; minute <= 6 * 60; minute++) {
        struct drift drift = drift_after(minute * MINUTE_MS, 1080);
        assert_in_range(drift.x, 0, 12);
        assert_in_range(drift.y, 0, 12);
        most_x = drift.x > most_x ? drift.x : most_x;
        most_y = drift.y > most_y ? drift.y : most_y;
    }
    assert_int_equal(most_x, 12);
    assert_int_equal(most_y, 12);
    assert_int_equal(drift_after(HOUR_MS, 1080).x, 12);
    assert_int_equal(drift_after(2 * HOUR_MS, 1080).x, 0);
    assert_int_equal(drift_after(6 * HOUR_MS, 1080).x, 0);
    assert_int_equal(drift_after(6 * HOUR_MS, 1080).y, 0);
}

static void drift_never_jumps(void **state)
{
    (void)state;
    struct drift before = drift_after(0, 2160);
    for (uint64_t minute = 1; minute <= 24 * 60; minute++) {
        struct drift drift = drift_after(minute * MINUTE_MS, 2160);
        assert_true(abs(drift.x - before.x) <= 1 && abs(drift.y - before.y) <= 1);
        before = drift;
    }
}

static void first_minutes_stand_still(void **state)
{
    (void)state;
    struct drift drift = drift_after(4 * MINUTE_MS, 1080);
    assert_int_equal(drift.x, 0);
    assert_int_equal(drift.y, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drift_stays_within_one_unit_and_returns),
        cmocka_unit_test(drift_never_jumps),
        cmocka_unit_test(first_minutes_stand_still),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
