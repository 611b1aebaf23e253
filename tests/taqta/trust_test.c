/* When a wall clock may be believed, and whose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "taqta/trust.h"

enum { NOON = 1763638800, MINUTE_MS = 60 * 1000, HOUR_S = 3600 };

static struct trust trust_of(bool is_synchronised, int64_t believed_s)
{
    struct trust trust;
    trust_init(&trust, believed_s ? (struct instant){believed_s} : INSTANT_NONE);
    trust.is_synchronised = is_synchronised;
    return trust;
}

static struct verdict judge_at(const struct trust *trust, int64_t system_s, uint64_t tick_ms)
{
    return trust_judge(trust, system_s * 1000, tick_ms);
}

/* Two dates so far apart by their own account, heard a minute and a second apart. */
static void hear_two(struct trust *trust, int64_t first_s, int64_t seconds_between)
{
    trust_hear(trust, (struct instant){first_s}, 1000);
    trust_hear(trust, (struct instant){first_s + seconds_between}, 1000 + 61 * 1000);
}

static void nobody_is_believed_at_first(void **state)
{
    (void)state;
    struct trust trust = trust_of(false, 0);

    assert_int_equal(judge_at(&trust, NOON, 0).in, TRUST_IN_NOBODY);
}

static void a_synchronised_system_is_believed(void **state)
{
    (void)state;
    struct trust trust = trust_of(true, 0);
    struct verdict verdict = judge_at(&trust, NOON, 0);

    assert_int_equal(verdict.in, TRUST_IN_SYSTEM);
    assert_int_equal(verdict.wall_ms, NOON * 1000LL);
}

static void one_date_is_no_witness(void **state)
{
    (void)state;
    struct trust trust = trust_of(false, 0);
    trust_hear(&trust, (struct instant){NOON}, 1000);

    assert_int_equal(judge_at(&trust, NOON, 2000).in, TRUST_IN_NOBODY);
}

static void two_dates_that_agree_are_believed_whatever_the_system_says(void **state)
{
    (void)state;
    struct trust trust = trust_of(false, 0);
    hear_two(&trust, NOON, 61);
    struct verdict verdict = judge_at(&trust, NOON - 200 * 24 * HOUR_S, 1000 + 61 * 1000 + 5000);

    assert_int_equal(verdict.in, TRUST_IN_SERVERS);
    assert_int_equal(verdict.wall_ms, (NOON + 61 + 5) * 1000LL);
}

static void dates_less_than_a_minute_apart_wait_for_another(void **state)
{
    (void)state;
    struct trust trust = trust_of(false, 0);
    trust_hear(&trust, (struct instant){NOON}, 1000);
    trust_hear(&trust, (struct instant){NOON + 50}, 51 * 1000);
    assert_int_equal(judge_at(&trust, NOON, 52 * 1000).in, TRUST_IN_NOBODY);

    trust_hear(&trust, (struct instant){NOON + 62}, 63 * 1000);
    assert_int_equal(judge_at(&trust, NOON, 64 * 1000).in, TRUST_IN_SERVERS);
}

static void a_cache_that_repeats_an_old_date_is_not_believed(void **state)
{
    (void)state;
    struct trust trust = trust_of(false, 0);
    for (int i = 0; i < 20; i++)
        trust_hear(&trust, (struct instant){NOON}, (uint64_t)i * 30 * 1000);

    assert_int_equal(judge_at(&trust, NOON, 20 * 30 * 1000).in, TRUST_IN_NOBODY);
}

static void dates_that_disagree_with_the_monotonic_clock_are_not_believed(void **state)
{
    (void)state;
    const int64_t between[] = {57, 65, -3600, 86400};
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        struct trust trust = trust_of(false, 0);
        hear_two(&trust, NOON, between[i]);
        assert_int_equal(judge_at(&trust, NOON, 70 * 1000).in, TRUST_IN_NOBODY);
    }
}

static void nobody_is_believed_below_the_last_time_believed(void **state)
{
    (void)state;
    struct trust synchronised = trust_of(true, NOON);
    struct trust heard = trust_of(false, NOON);
    hear_two(&heard, NOON - 24 * HOUR_S, 61);

    assert_int_equal(judge_at(&synchronised, NOON - HOUR_S, 0).in, TRUST_IN_NOBODY);
    assert_int_equal(judge_at(&heard, NOON - 24 * HOUR_S, 70 * 1000).in, TRUST_IN_NOBODY);
}

static void a_few_seconds_back_are_forgiven(void **state)
{
    (void)state;
    struct trust trust = trust_of(true, NOON);

    assert_int_equal(judge_at(&trust, NOON - 90, 0).in, TRUST_IN_SYSTEM);
}

/* Else one wrong time, once believed, would be believed for ever. */
static void both_witnesses_together_overrule_the_last_time_believed(void **state)
{
    (void)state;
    struct trust trust = trust_of(true, NOON + 3650LL * 24 * HOUR_S);
    hear_two(&trust, NOON, 61);
    struct verdict verdict = judge_at(&trust, NOON + 63, 63 * 1000);

    assert_int_equal(verdict.in, TRUST_IN_SYSTEM);
    assert_int_equal(verdict.wall_ms, (NOON + 63) * 1000LL);
}

static void a_server_that_is_set_anew_is_followed_after_another_minute(void **state)
{
    (void)state;
    struct trust trust = trust_of(false, 0);
    hear_two(&trust, NOON, 61);
    trust_hear(&trust, (struct instant){NOON + HOUR_S}, 5 * MINUTE_MS);
    assert_int_equal(judge_at(&trust, 0, 5 * MINUTE_MS).wall_ms, (NOON + 299) * 1000LL);

    trust_hear(&trust, (struct instant){NOON + HOUR_S + 60}, 6 * MINUTE_MS);
    assert_int_equal(judge_at(&trust, 0, 6 * MINUTE_MS).wall_ms, (NOON + HOUR_S + 60) * 1000LL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_believed_at_first),
        cmocka_unit_test(a_synchronised_system_is_believed),
        cmocka_unit_test(one_date_is_no_witness),
        cmocka_unit_test(two_dates_that_agree_are_believed_whatever_the_system_says),
        cmocka_unit_test(dates_less_than_a_minute_apart_wait_for_another),
        cmocka_unit_test(a_cache_that_repeats_an_old_date_is_not_believed),
        cmocka_unit_test(dates_that_disagree_with_the_monotonic_clock_are_not_believed),
        cmocka_unit_test(nobody_is_believed_below_the_last_time_believed),
        cmocka_unit_test(a_few_seconds_back_are_forgiven),
        cmocka_unit_test(both_witnesses_together_overrule_the_last_time_believed),
        cmocka_unit_test(a_server_that_is_set_anew_is_followed_after_another_minute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
