/* What a page says of its age, from the state of the sources. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "taqta/staleness.h"

enum { NOON = 1763638800, TICK_MS = 100 * 1000 * 1000 };

static const struct moment noon = {.now = {NOON}, .trusted = true};

/* Was good so many seconds before noon, and has trouble of that kind since. */
static struct source_status status_of(int64_t good_s_ago, enum error_kind trouble)
{
    return (struct source_status){
        .address = TEXT("http://example.org/programme.json"),
        .stale_after_s = 600,
        .has_good = true,
        .good_at = {NOON - good_s_ago},
        .good_tick_ms = TICK_MS - (uint64_t)good_s_ago * 1000,
        .last_error = {.kind = trouble},
    };
}

static size_t find(struct stale_document *stale, struct source_status status, struct moment moment)
{
    return staleness_find(stale, &status, 1, moment, TICK_MS);
}

static void what_is_old_and_in_trouble_is_stale_with_its_reason(void **state)
{
    (void)state;
    static const struct {
        enum error_kind kind;
        enum stale_reason reason;
    } rows[] = {
        {ERROR_NETWORK, STALE_NO_NETWORK},  {ERROR_SERVER, STALE_SERVER_ERROR},
        {ERROR_SYSTEM, STALE_SERVER_ERROR}, {ERROR_FORMAT, STALE_REFUSED},
        {ERROR_LIMIT, STALE_REFUSED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct stale_document stale;
        assert_int_equal(find(&stale, status_of(601, rows[i].kind), noon), 1);
        assert_int_equal(stale.reason, rows[i].reason);
        assert_int_equal(stale.as_of.seconds, NOON - 601);
        assert_true(text_equal(stale.address, TEXT("http://example.org/programme.json")));
    }
}

static void what_has_no_trouble_is_not_stale_however_seldom_it_is_asked(void **state)
{
    (void)state;
    struct stale_document stale;

    assert_int_equal(find(&stale, status_of(86400, ERROR_NONE), noon), 0);
}

static void a_short_trouble_is_not_told(void **state)
{
    (void)state;
    struct stale_document stale;

    assert_int_equal(find(&stale, status_of(599, ERROR_NETWORK), noon), 0);
}

static void what_was_never_there_is_not_stale(void **state)
{
    (void)state;
    struct stale_document stale;
    struct source_status status = status_of(601, ERROR_NETWORK);
    status.has_good = false;

    assert_int_equal(find(&stale, status, noon), 0);
}

static void age_needs_no_trusted_clock(void **state)
{
    (void)state;
    struct stale_document stale;
    struct moment untrusted = {.now = {0}, .trusted = false, .not_before = INSTANT_NONE};

    assert_int_equal(find(&stale, status_of(601, ERROR_NETWORK), untrusted), 1);
    assert_int_equal(find(&stale, status_of(599, ERROR_NETWORK), untrusted), 0);
}

static void what_came_from_the_disk_is_as_old_as_its_file_says(void **state)
{
    (void)state;
    struct stale_document stale;
    struct source_status status = status_of(599, ERROR_NETWORK);
    status.from_cache = true;
    status.good_tick_ms = 0;
    assert_int_equal(find(&stale, status, noon), 0);

    status.good_at.seconds = NOON - 601;
    assert_int_equal(find(&stale, status, noon), 1);

    status.good_at = INSTANT_NONE;
    assert_int_equal(find(&stale, status, noon), 1);
    assert_false(instant_is_given(stale.as_of));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_old_and_in_trouble_is_stale_with_its_reason),
        cmocka_unit_test(what_has_no_trouble_is_not_stale_however_seldom_it_is_asked),
        cmocka_unit_test(a_short_trouble_is_not_told),
        cmocka_unit_test(what_was_never_there_is_not_stale),
        cmocka_unit_test(age_needs_no_trusted_clock),
        cmocka_unit_test(what_came_from_the_disk_is_as_old_as_its_file_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
