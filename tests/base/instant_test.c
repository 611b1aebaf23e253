/* The calendar, and moments as documents write them. */
#include "base_test.h"

#include <time.h>

#include "base/instant.h"

static void days_and_dates_agree_with_the_library_for_ten_thousand_years(void **state)
{
    (void)state;
    for (int64_t day = -719162; day <= 2932896; day += 1 + (day & 3)) {
        time_t seconds = (time_t)(day * 86400);
        struct tm expected;
        struct civil civil = civil_from_day_number(day);

        assert_non_null(gmtime_r(&seconds, &expected));
        assert_int_equal(civil.year, expected.tm_year + 1900);
        assert_int_equal(civil.month, expected.tm_mon + 1);
        assert_int_equal(civil.day, expected.tm_mday);
        assert_int_equal(civil_day_number(civil), day);
        assert_int_equal(civil_weekday(civil), (expected.tm_wday + 6) % 7);
    }
}

static void local_time_is_ahead_of_utc_by_the_offset(void **state)
{
    struct civil civil = {2025, 11, 20, 2, 24, 5};
    struct instant instant = instant_from_civil(civil, 18000);
    struct civil utc = civil_from_instant(instant, 0), back = civil_from_instant(instant, 18000);

    (void)state;
    assert_int_equal(instant.seconds, 1763587445);
    assert_int_equal(utc.day, 19);
    assert_int_equal(utc.hour, 21);
    assert_memory_equal(&back, &civil, sizeof civil);
}

static void moments_before_1970_have_a_date(void **state)
{
    struct civil civil = civil_from_instant((struct instant){-1}, 0);
    struct civil expected = {1969, 12, 31, 23, 59, 59};

    (void)state;
    assert_memory_equal(&civil, &expected, sizeof civil);
}

static void a_leap_second_is_the_second_before(void **state)
{
    struct civil leap = {2016, 12, 31, 23, 59, 60}, before = {2016, 12, 31, 23, 59, 59};

    (void)state;
    assert_true(civil_is_valid(leap));
    assert_int_equal(instant_compare(instant_from_civil(leap, 0), instant_from_civil(before, 0)),
                     0);
}

static void what_is_not_given_stays_so(void **state)
{
    struct civil civil;

    (void)state;
    assert_false(instant_is_given(INSTANT_NONE));
    assert_true(instant_is_given((struct instant){0}));
    assert_false(instant_is_given(instant_add(INSTANT_NONE, 60)));

    civil = civil_from_instant(INSTANT_NONE, 18000); /* nonsense, but no crash */
    assert_false(civil_is_valid(civil));
}

static void adding_and_subtracting_stop_at_the_ends_of_time(void **state)
{
    struct instant last = {INT64_MAX}, first = {INT64_MIN + 1};

    (void)state;
    assert_int_equal(instant_add((struct instant){100}, -40).seconds, 60);
    assert_true(instant_add(last, 1).seconds == INT64_MAX);
    assert_true(instant_is_given(instant_add(first, -1)));
    assert_int_equal(instant_between((struct instant){100}, (struct instant){160}), 60);
    assert_true(instant_between(first, last) == INT64_MAX);
    assert_true(instant_between(last, first) == INT64_MIN);
    assert_int_equal(instant_compare(first, last), -1);
    assert_int_equal(instant_compare(last, first), 1);
}

static void only_real_days_of_our_time_are_valid(void **state)
{
    static const struct {
        struct civil civil;
        bool is_valid;
    } examples[] = {
        {{2024, 2, 29, 0, 0, 0}, true},    {{2025, 2, 29, 0, 0, 0}, false},
        {{2000, 2, 29, 0, 0, 0}, true},    {{2100, 2, 29, 0, 0, 0}, false},
        {{2025, 4, 31, 0, 0, 0}, false},   {{2025, 12, 31, 23, 59, 60}, true},
        {{2025, 12, 31, 24, 0, 0}, false}, {{2025, 0, 1, 0, 0, 0}, false},
        {{2025, 13, 1, 0, 0, 0}, false},   {{2025, 1, 0, 0, 0, 0}, false},
        {{1970, 1, 1, 0, 0, 0}, true},     {{1969, 12, 31, 0, 0, 0}, false},
        {{2100, 12, 31, 0, 0, 0}, true},   {{2101, 1, 1, 0, 0, 0}, false},
        {{1, 1, 1, 0, 0, 0}, false},       {{9999, 12, 31, 0, 0, 0}, false},
        {{2025, 1, 1, 0, 60, 0}, false},   {{2025, 1, 1, -1, 0, 0}, false},
        {{2025, 1, 1, 0, 0, 61}, false},   {{2025, -5, 1, 0, 0, 0}, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        if (civil_is_valid(examples[i].civil) != examples[i].is_valid)
            fail_msg("example %zu", i);
}

/* What a reader is expected to find: "" when it must refuse, else the date, the time or "-", the
 * offset in minutes or "-". */
static void check_written(bool (*read)(struct text, struct written_time *), const char *input,
                          const char *expected)
{
    struct written_time time = {0};
    char found[64] = "", clock[32] = "-", offset[16] = "-";

    if (read(text_from(input), &time)) {
        if (time.has_time)
            (void)snprintf(clock, sizeof clock, "%02d:%02d:%02d", time.civil.hour,
                           time.civil.minute, time.civil.second);
        if (time.has_offset)
            (void)snprintf(offset, sizeof offset, "%d", time.offset_s / 60);
        (void)snprintf(found, sizeof found, "%d-%d-%d %s %s", time.civil.year, time.civil.month,
                       time.civil.day, clock, offset);
    }
    if (strcmp(found, expected) != 0)
        fail_msg("\"%s\" was read as \"%s\", not \"%s\"", input, found, expected);
}

static void rfc3339_as_documents_write_it(void **state)
{
    static const char *const examples[][2] = {
        {"2025-11-20T10:24:00+05:00", "2025-11-20 10:24:00 300"},
        {"2025-11-20T10:24:00Z", "2025-11-20 10:24:00 0"},
        {"2025-11-20t10:24:00z", "2025-11-20 10:24:00 0"},
        {"2025-11-20 10:24:00", "2025-11-20 10:24:00 -"},
        {"2025-11-20T10:24", "2025-11-20 10:24:00 -"},
        {"2025-11-20T10:24+0500", "2025-11-20 10:24:00 300"},
        {"2025-11-20T10:24+05", "2025-11-20 10:24:00 300"},
        {"2025-11-20 10:24:00 -0330", "2025-11-20 10:24:00 -210"},
        {"2025-11-20 10:24:00 UTC", "2025-11-20 10:24:00 0"},
        {"2025-11-20 10:24:00 AQTT", ""},
        {"2025-11-20T10:24:00-00:00", "2025-11-20 10:24:00 0"},
        {"2025-11-20T10:24:59.999999Z", "2025-11-20 10:24:59 0"},
        {"2025-11-20T10:24:59,5+05:45", "2025-11-20 10:24:59 345"},
        {" 2025-11-20\n", "2025-11-20 - -"},
        {"2024-02-29", "2024-2-29 - -"},
        {"2016-12-31T23:59:60Z", "2016-12-31 23:59:59 0"},
        {"2025-02-29", ""},
        {"0001-01-01T00:00:00Z", ""},
        {"9999-12-31T23:59:59Z", ""},
        {"2025-11-20T24:00:00Z", ""},
        {"2025-11-20T10:60:00Z", ""},
        {"2025-11-20T10:24:61Z", ""},
        {"2025-13-20", ""},
        {"2025-11-20T", ""},
        {"2025-11-20T10", ""},
        {"2025-11-20T9:05", ""},
        {"2025-11-20T10:24:00.Z", ""},
        {"2025-11-20T10:24:00+25:00", ""},
        {"2025-11-20T10:24:00+05:60", ""},
        {"2025-11-20T10:24:00+5:00", ""},
        {"2025-11-20T10:24:00+050", ""},
        {"2025-11-20T10:24:00Zx", ""},
        {"2025-11-20Z", ""},
        {"25-11-20", ""},
        {"2025-1-2", ""},
        {"20251120", ""},
        {"-2025-11-20", ""},
        {"tomorrow", ""},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        check_written(written_time_from_rfc3339, examples[i][0], examples[i][1]);
}

static void rfc2822_as_news_feeds_write_it(void **state)
{
    static const char *const examples[][2] = {
        {"Thu, 20 Nov 2025 10:24:00 +0500", "2025-11-20 10:24:00 300"},
        {"Mon, 20 Nov 2025 10:24:00 +0500", "2025-11-20 10:24:00 300"},
        {"Бс, 20 Nov 2025 10:24:00 +0500", "2025-11-20 10:24:00 300"},
        {"Thu,20 Nov 2025 10:24:00 GMT", "2025-11-20 10:24:00 0"},
        {"Thu 20 Nov 2025 10:24:00 UT", "2025-11-20 10:24:00 0"},
        {"20 Nov 2025 10:24 UTC", "2025-11-20 10:24:00 0"},
        {"20 Nov 2025 10:24:00 Z", "2025-11-20 10:24:00 0"},
        {"20 Nov 2025 9:05:00 EST", "2025-11-20 09:05:00 -300"},
        {"20 Nov 2025 10:24:00 PDT", "2025-11-20 10:24:00 -420"},
        {"20 Nov 2025 10:24:00 mst", "2025-11-20 10:24:00 -420"},
        {"20 Nov 2025 10:24:00 ALMT", "2025-11-20 10:24:00 -"},
        {"20 Nov 2025 10:24:00", "2025-11-20 10:24:00 -"},
        {"20 Nov 2025 10:24:00 +05:00", "2025-11-20 10:24:00 300"},
        {"Thu, 20 Nov 2025 10:24:00 GMT+0500 (Kazakhstan)", "2025-11-20 10:24:00 300"},
        {"20 Nov 2025 10:24:00 +0500 (AQTT)", "2025-11-20 10:24:00 300"},
        {"  Thu,  20  Nov  2025   10:24:00   GMT  ", "2025-11-20 10:24:00 0"},
        {"Thu, 20 November 2025 10:24:00 GMT", "2025-11-20 10:24:00 0"},
        {"Thu, 4 Sept 2025 10:24:00 GMT", "2025-9-4 10:24:00 0"},
        {"20 Nov 25 10:24:00 GMT", "2025-11-20 10:24:00 0"},
        {"20 Nov 49 10:24:00 GMT", "2049-11-20 10:24:00 0"},
        {"20 Nov 99 10:24:00 GMT", "1999-11-20 10:24:00 0"},
        {"20 Nov 125 10:24:00 GMT", "2025-11-20 10:24:00 0"},
        {"29 Feb 2024", "2024-2-29 - -"},
        {"Thu, 20 Nov 2025", "2025-11-20 - -"},
        {"31 Dec 2016 23:59:60 GMT", "2016-12-31 23:59:59 0"},
        {"29 Feb 2025 00:00:00 GMT", ""},
        {"Mon, 01 Jan 0001 00:00:00 +0000", ""},
        {"Fri, 31 Dec 9999 23:59:59 GMT", ""},
        {"20 Nov 2025 24:00:00 GMT", ""},
        {"20 Nov 2025 10:24:00 +2500", ""},
        {"20 Nov 2025 10:24:00 GMT tomorrow", ""},
        {"20 Xyz 2025 10:24:00 GMT", ""},
        {"20 No 2025 10:24:00 GMT", ""},
        {"20 Novembre 2025", ""},
        {"Nov 2025", ""},
        {"20 Nov", ""},
        {"20 Nov 5", ""},
        {"2025-11-20T10:24:00Z", ""},
        {"Thu,", ""},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        check_written(written_time_from_rfc2822, examples[i][0], examples[i][1]);
}

static void what_cannot_be_read_is_left_alone(void **state)
{
    struct written_time time = {.offset_s = 77};

    (void)state;
    assert_false(written_time_from_rfc3339(TEXT("2025-02-30T10:00Z"), &time));
    assert_false(written_time_from_rfc2822(TEXT("30 Feb 2025 10:00 GMT"), &time));

    assert_int_equal(time.civil.year, 0);
    assert_int_equal(time.offset_s, 77);
}

static void clocks_have_two_and_two_digits(void **state)
{
    static const struct {
        const char *text;
        int minutes; /* -1: no clock */
    } examples[] = {
        {"00:00", 0}, {"23:59", 1439}, {"04:00", 240}, {"24:00", -1},    {"12:60", -1},
        {"9:00", -1}, {"12:5", -1},    {"12.30", -1},  {"12:30:00", -1}, {" 12:30", -1},
        {"", -1},     {"-1:00", -1},   {"123:00", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        int minutes = -1;

        assert_int_equal(minutes_from_clock(text_from(examples[i].text), &minutes),
                         examples[i].minutes >= 0);
        assert_int_equal(minutes, examples[i].minutes);
    }
}

static void instants_are_written_with_their_offset(void **state)
{
    static const struct {
        int64_t seconds;
        int offset_s;
        const char *written;
    } examples[] = {
        {1763616240, 18000, "2025-11-20T10:24:00+05:00"},
        {1763616240, 0, "2025-11-20T05:24:00Z"},
        {1763616240, -12600, "2025-11-20T01:54:00-03:30"},
        {0, 20700, "1970-01-01T05:45:00+05:45"},
        {-1, 0, "1969-12-31T23:59:59Z"},
        {1763616240, 18020, "2025-11-20T10:24:00+05:00"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        assert_text_equal(
            instant_to_rfc3339(&arena, (struct instant){examples[i].seconds}, examples[i].offset_s),
            examples[i].written);
    arena_finish(&arena);
}

static void what_was_written_is_read_back(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (int64_t seconds = 86400; seconds < 4000000000; seconds += 98765432) {
        int offset_s = (int)(seconds % 49 - 24) * 1800;
        struct text text = instant_to_rfc3339(&arena, (struct instant){seconds}, offset_s);
        struct written_time time;

        if (!written_time_from_rfc3339(text, &time))
            fail_msg("%.*s", TEXT_ARG(text));
        assert_int_equal(time.offset_s, offset_s);
        assert_int_equal(instant_from_civil(time.civil, time.offset_s).seconds, seconds);
    }
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_dates_agree_with_the_library_for_ten_thousand_years),
        cmocka_unit_test(local_time_is_ahead_of_utc_by_the_offset),
        cmocka_unit_test(moments_before_1970_have_a_date),
        cmocka_unit_test(a_leap_second_is_the_second_before),
        cmocka_unit_test(what_is_not_given_stays_so),
        cmocka_unit_test(adding_and_subtracting_stop_at_the_ends_of_time),
        cmocka_unit_test(only_real_days_of_our_time_are_valid),
        cmocka_unit_test(rfc3339_as_documents_write_it),
        cmocka_unit_test(rfc2822_as_news_feeds_write_it),
        cmocka_unit_test(what_cannot_be_read_is_left_alone),
        cmocka_unit_test(clocks_have_two_and_two_digits),
        cmocka_unit_test(instants_are_written_with_their_offset),
        cmocka_unit_test(what_was_written_is_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
