/* What clocks show, judged by known changes and by the C library, which reads the same tzdata its
 * own way. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "examples.h"

static struct zone load(struct arena *arena, const char *name)
{
    struct zone zone = {0};
    struct error error = {0};

    if (!zone_load(&zone, arena, text_from(name), &error))
        fail_msg("%s", error.message);
    return zone;
}

static void almaty_is_an_hour_behind_itself_since_march_2024(void **state)
{
    struct arena arena = {0};
    struct zone zone = load(&arena, "Asia/Almaty");

    (void)state;
    assert_int_equal(zone_offset(&zone, at("2024-02-29T12:00Z")), 6 * 3600);
    assert_int_equal(zone_offset(&zone, at("2024-02-29T17:59:59Z")), 6 * 3600);
    assert_int_equal(zone_offset(&zone, at("2024-02-29T18:00:00Z")), 5 * 3600);
    assert_int_equal(zone_offset(&zone, at("2024-03-01T12:00Z")), 5 * 3600);
    assert_int_equal(zone_offset(&zone, at("2025-11-20T05:24Z")), 5 * 3600);
    assert_int_equal(zone_offset(&zone, at("2099-07-01T00:00Z")), 5 * 3600);
    arena_finish(&arena);
}

static void every_zone_shows_what_the_c_library_shows(void **state)
{
    static const char *const names[] = {
        "Asia/Almaty",         "Asia/Tashkent",  "Europe/Berlin",     "America/New_York",
        "Asia/Kolkata",        "Asia/Kathmandu", "Africa/Casablanca", "Africa/Cairo",
        "Australia/Lord_Howe", "Pacific/Apia",   "America/St_Johns",  "Asia/Tehran"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct arena arena = {0};
        struct zone zone = load(&arena, names[i]);

        setenv("TZ", names[i], 1);
        tzset();
        /* From 2023 (see zone.c) to 2037, where tables end and rules begin; every 11 hours, so that
         * each hour of the day is met. */
        for (time_t t = 1672531200; t < 2145916800; t += 11 * 3600) {
            struct tm local;
            int offset_s = zone_offset(&zone, (struct instant){t});

            localtime_r(&t, &local);
            if (offset_s != local.tm_gmtoff)
                fail_msg("%s at %lld: %d, not %ld", names[i], (long long)t, offset_s,
                         local.tm_gmtoff);
        }
        arena_finish(&arena);
    }
    unsetenv("TZ");
    tzset();
}

static void a_time_is_read_and_shown_again(void **state)
{
    struct arena arena = {0};
    struct zone zone = load(&arena, "Asia/Almaty");
    struct civil morning = {.year = 2025, .month = 11, .day = 20, .hour = 10, .minute = 24};
    struct instant instant = zone_instant(&zone, morning);
    struct civil shown = zone_civil(&zone, instant);

    (void)state;
    assert_true(instant.seconds == at("2025-11-20T05:24Z").seconds);
    assert_int_equal(shown.hour, 10);
    assert_int_equal(shown.minute, 24);
    assert_int_equal(shown.day, 20);
    arena_finish(&arena);
}

static void a_time_shown_twice_is_the_first(void **state)
{
    struct arena arena = {0};
    struct zone almaty = load(&arena, "Asia/Almaty"), berlin = load(&arena, "Europe/Berlin");
    struct civil twice = {.year = 2024, .month = 2, .day = 29, .hour = 23, .minute = 30};
    struct civil in_october = {.year = 2025, .month = 10, .day = 26, .hour = 2, .minute = 30};

    (void)state;
    assert_true(zone_instant(&almaty, twice).seconds == at("2024-02-29T17:30Z").seconds);
    assert_true(zone_instant(&berlin, in_october).seconds == at("2025-10-26T00:30Z").seconds);
    arena_finish(&arena);
}

static void a_time_that_is_skipped_is_read_by_the_old_clock(void **state)
{
    struct arena arena = {0};
    struct zone zone = load(&arena, "Europe/Berlin");
    struct civil skipped = {.year = 2025, .month = 3, .day = 30, .hour = 2, .minute = 30};
    struct civil before = {.year = 2025, .month = 3, .day = 30, .hour = 1, .minute = 59};
    struct civil after = {.year = 2025, .month = 3, .day = 30, .hour = 3, .minute = 0};

    (void)state;
    assert_true(zone_instant(&zone, skipped).seconds == at("2025-03-30T01:30Z").seconds);
    assert_true(zone_instant(&zone, before).seconds == at("2025-03-30T00:59Z").seconds);
    assert_true(zone_instant(&zone, after).seconds == at("2025-03-30T01:00Z").seconds);
    arena_finish(&arena);
}

static void every_shown_time_reads_as_a_moment_that_shows_it(void **state)
{
    struct arena arena = {0};
    struct zone zone = load(&arena, "Europe/Berlin");

    (void)state;
    for (int64_t seconds = 0; seconds < 2145916800; seconds += 7 * 3600 + 60) {
        struct civil shown = zone_civil(&zone, (struct instant){seconds});
        struct civil again = zone_civil(&zone, zone_instant(&zone, shown));

        assert_memory_equal(&shown, &again, sizeof shown);
    }
    arena_finish(&arena);
}

static void what_is_no_zone_is_refused_with_its_name(void **state)
{
    static const char *const names[] = {"Asia/Astana", "",   "алматы",
                                        "/etc/passwd", "..", "../../../etc/passwd"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct arena arena = {0};
        struct zone zone = {.span_count = 77};
        struct error error = {0};

        assert_false(zone_load(&zone, &arena, text_from(names[i]), &error));
        assert_non_null(strstr(error.message, names[i]));
        assert_int_equal(zone.span_count, 77);
        arena_finish(&arena);
    }
}

static void utc_and_no_zone_at_all_are_the_same(void **state)
{
    struct arena arena = {0};
    struct zone none = {0}, utc = load(&arena, "UTC");
    struct civil noon = {.year = 2025, .month = 11, .day = 20, .hour = 12};

    (void)state;
    assert_int_equal(zone_offset(&none, at("2025-11-20T12:00Z")), 0);
    assert_int_equal(utc.span_count, 1);
    assert_true(zone_instant(&none, noon).seconds == zone_instant(&utc, noon).seconds);
    arena_finish(&arena);
}

static void a_zone_is_loaded_while_nobody_notices(void **state)
{
    struct timespec start, end;
    struct arena arena = {0};
    double elapsed_ms;

    (void)state;
    clock_gettime(CLOCK_MONOTONIC, &start);
    (void)load(&arena, "Europe/Paris");
    clock_gettime(CLOCK_MONOTONIC, &end);
    elapsed_ms =
        (double)(end.tv_sec - start.tv_sec) * 1e3 + (double)(end.tv_nsec - start.tv_nsec) / 1e6;
    print_message("Europe/Paris loaded in %.1f ms\n", elapsed_ms);
    assert_true(elapsed_ms <
                1000); /* some 20 ms by itself; the sanitizers and a busy machine slow it */
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(almaty_is_an_hour_behind_itself_since_march_2024),
        cmocka_unit_test(every_zone_shows_what_the_c_library_shows),
        cmocka_unit_test(a_time_is_read_and_shown_again),
        cmocka_unit_test(a_time_shown_twice_is_the_first),
        cmocka_unit_test(a_time_that_is_skipped_is_read_by_the_old_clock),
        cmocka_unit_test(every_shown_time_reads_as_a_moment_that_shows_it),
        cmocka_unit_test(what_is_no_zone_is_refused_with_its_name),
        cmocka_unit_test(utc_and_no_zone_at_all_are_the_same),
        cmocka_unit_test(a_zone_is_loaded_while_nobody_notices),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
