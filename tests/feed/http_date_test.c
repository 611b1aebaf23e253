/* Dates of HTTP: as it writes them today, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "feed/http_date.h"

static void a_date_is_read_to_the_second(void **state)
{
    static const struct {
        const char *words;
        int64_t seconds;
    } cases[] = {
        {"Thu, 20 Nov 2025 04:40:00 GMT", 1763613600},
        {"Sun, 06 Nov 1994 08:49:37 GMT", 784111777},
        {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
        {"Thu, 29 Feb 2024 23:59:59 GMT", 1709251199},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct instant instant = INSTANT_NONE;
        assert_true(http_date_read(text_from(cases[i].words), &instant));
        assert_int_equal(instant.seconds, cases[i].seconds);
    }
}

static void what_is_nearly_a_date_is_none(void **state)
{
    static const char *const cases[] = {
        "",
        "Thu, 20 Nov 2025 04:40:00",
        "Thu, 20 Nov 2025 04:40:00 GMT ",
        "Thu, 20 Nov 2025 04:40:00 UTC",
        "Thu, 20 Nov 2025 04:40:00 +0000",
        "Fri, 20 Nov 2025 04:40:00 GMT", /* it was a Thursday */
        "thu, 20 nov 2025 04:40:00 gmt",
        "Thu, 31 Nov 2025 04:40:00 GMT",
        "Sat, 29 Feb 2025 04:40:00 GMT",
        "Thu, 20 Nov 2025 24:40:00 GMT",
        "Thu, 20 Nov 2025 04:60:00 GMT",
        "Thu, 20 Non 2025 04:40:00 GMT",
        "Thu, 20 ovN 2025 04:40:00 GMT",
        "Thu,  2 Nov 2025 04:40:00 GMT",
        "Thu, 20 Nov 0000 04:40:00 GMT",
        "Thursday, 20-Nov-25 04:40:00 GMT",
        "Thu Nov 20 04:40:00 2025",
        "2025-11-20T04:40:00Z",
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct instant instant = {42};
        if (http_date_read(text_from(cases[i]), &instant) || instant.seconds != 42)
            fail_msg("\"%s\" is taken", cases[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_read_to_the_second),
        cmocka_unit_test(what_is_nearly_a_date_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
