/* When a rehearsal looks at an event. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "../example.h"
#include "taqtactl/moments.h"

static const char two_days[] =
    "\"sessions\": ["
    "{\"id\": \"a\", \"title\": \"Opening\", \"start\": \"2025-11-20T10:00\", \"minutes\": 60},"
    "{\"id\": \"b\", \"title\": \"Night\", \"start\": \"2025-11-21T23:30\", \"minutes\": 60}],"
    "\"notices\": [{\"id\": \"n\", \"severity\": \"info\", \"text\": \"Coats\","
    " \"from\": \"2025-11-20T10:20\", \"until\": \"2025-11-20T10:40\"},"
    "{\"id\": \"late\", \"severity\": \"info\", \"text\": \"Late\","
    " \"from\": \"2025-12-20T10:20\", \"until\": \"2025-12-20T10:40\"}]";

static void every_start_end_notice_and_empty_hour_is_a_moment(void **state)
{
    (void)state;
    static const struct {
        const char *written, *what;
    } expected[] = {
        {"2025-11-20 09:00", "before the first session"},
        {"2025-11-20 10:00", "starts: Opening"},
        {"2025-11-20 10:20", "announced: Coats"},
        {"2025-11-20 10:40", "no longer announced: Coats"},
        {"2025-11-20 11:00", "ends: Opening"},
        {"2025-11-21 00:00", "nothing is on yet"},
        {"2025-11-21 22:30", "nothing is on yet"},
        {"2025-11-21 23:30", "starts: Night"},
        {"2025-11-22 00:00", "under way"},
        {"2025-11-22 00:30", "ends: Night"},
        {"2025-11-22 01:30", "after the last session"},
    };
    struct example example;
    example_open(&example, two_days);

    struct moment_list list = moments_of(example.programme, &example.arena, INSTANT_NONE);

    for (size_t i = 0; i < list.count && i < sizeof expected / sizeof *expected; i++) {
        if (!text_equal(list.items[i].written, text_from(expected[i].written)) ||
            !text_equal(list.items[i].what, text_from(expected[i].what)))
            fail_msg("%.*s: %.*s", TEXT_ARG(list.items[i].written), TEXT_ARG(list.items[i].what));
    }
    assert_int_equal(list.count, sizeof expected / sizeof *expected);
    example_close(&example);
}

static void many_that_start_at_once_are_counted(void **state)
{
    (void)state;
    char records[2048];
    size_t size = (size_t)snprintf(records, sizeof records, "\"sessions\": [");
    for (int i = 0; i < 5; i++)
        size += (size_t)snprintf(records + size, sizeof records - size,
                                 "%s{\"id\": \"s%d\", \"title\": \"T%d\", \"start\": "
                                 "\"2025-11-20T10:00\", \"minutes\": 30, \"room\": \"r%d\"}",
                                 i ? "," : "", i, i, i);
    snprintf(records + size, sizeof records - size, "]");
    struct example example;
    example_open(&example, records);

    struct moment_list list = moments_of(example.programme, &example.arena, INSTANT_NONE);

    assert_true(text_equal(list.items[1].what, TEXT("starts: T0, T1, T2 and 2 more")));
    example_close(&example);
}

static void event_without_sessions_has_one_moment(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "\"rooms\": []");

    struct moment_list list =
        moments_of(example.programme, &example.arena, (struct instant){1763614800});

    assert_int_equal(list.count, 1);
    assert_true(text_equal(list.items[0].written, TEXT("2025-11-20 10:00")));
    assert_true(text_equal(list.items[0].what, TEXT("no sessions")));
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_start_end_notice_and_empty_hour_is_a_moment),
        cmocka_unit_test(many_that_start_at_once_are_counted),
        cmocka_unit_test(event_without_sessions_has_one_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
