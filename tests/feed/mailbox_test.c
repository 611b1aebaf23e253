/* The mailbox: newest programme wins, reports are bounded, wishes are fulfilled once. */
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/log.h"
#include "feed/mailbox.h"
#include "programme/read.h"

static int set_up(void **state)
{
    struct error error = {0};
    struct mailbox *mailbox = calloc(1, sizeof *mailbox);
    assert_true(mailbox_init(mailbox, &error));
    *state = mailbox;
    return 0;
}

static int tear_down(void **state)
{
    mailbox_finish(*state);
    free(*state);
    return 0;
}

static struct programme *make_programme(int64_t revision)
{
    char words[200];
    snprintf(words, sizeof words,
             "{\"taqta\": 1, \"revision\": %lld, "
             "\"event\": {\"title\": {\"en\": \"E\"}, \"timezone\": \"UTC\"}}",
             (long long)revision);
    struct document document = {.address = TEXT("a.json"), .bytes = text_from(words)};
    struct read_options options = {.now = INSTANT_NONE};
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused;
    if (!programme_read(&programme, &document, 1, &options, &error, &refused))
        fail_msg("%s", error.message);
    return programme;
}

static bool is_ringing(const struct mailbox *mailbox)
{
    uint64_t count;
    struct pollfd wait = {.fd = mailbox->descriptor, .events = POLLIN};
    return poll(&wait, 1, 0) == 1 && read(mailbox->descriptor, &count, sizeof count) > 0;
}

static void the_newest_programme_wins_and_is_given_once(void **state)
{
    struct mailbox *mailbox = *state;
    assert_false(is_ringing(mailbox));
    for (int i = 1; i <= 5; i++)
        mailbox_put(mailbox, make_programme(i), false, NULL, 0);

    assert_true(is_ringing(mailbox));
    assert_false(is_ringing(mailbox));
    struct programme *programme = mailbox_take_programme(mailbox);
    assert_int_equal(programme->revision, 5);
    assert_null(mailbox_take_programme(mailbox));
    programme_destroy(programme);
}

static void a_programme_nobody_took_is_not_leaked(void **state)
{
    mailbox_put(*state, make_programme(1), false, NULL, 0);
}

static void reports_come_in_order_and_the_oldest_go(void **state)
{
    struct mailbox *mailbox = *state;
    struct feed_report report;
    for (int i = 0; i < MAILBOX_REPORTS + 10; i++)
        mailbox_report(mailbox, LOG_LEVEL_WARNING, "report %d", i);

    assert_true(is_ringing(mailbox));
    for (int i = 10; i < MAILBOX_REPORTS + 10; i++) {
        char expected[20];
        snprintf(expected, sizeof expected, "report %d", i);
        assert_true(mailbox_next_report(mailbox, &report));
        assert_string_equal(report.message, expected);
        assert_int_equal(report.level, LOG_LEVEL_WARNING);
    }
    assert_false(mailbox_next_report(mailbox, &report));
}

static void dates_come_in_order_and_the_oldest_go(void **state)
{
    struct mailbox *mailbox = *state;
    struct heard_date heard;
    for (int i = 0; i < MAILBOX_DATES + 5; i++)
        mailbox_hear(mailbox, &(struct heard_date){.date = {i}, .tick_ms = 7}, false);

    assert_false(is_ringing(mailbox));
    for (int i = 5; i < MAILBOX_DATES + 5; i++) {
        assert_true(mailbox_next_date(mailbox, &heard));
        assert_int_equal(heard.date.seconds, i);
    }
    assert_false(mailbox_next_date(mailbox, &heard));
    mailbox_hear(mailbox, &heard, true);
    assert_true(is_ringing(mailbox));
}

static void an_end_that_does_not_come_is_waited_for_no_longer_than_said(void **state)
{
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    assert_false(mailbox_wait_for_end(*state, 100));
    clock_gettime(CLOCK_MONOTONIC, &after);
    long took_ms =
        (after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000;
    assert_true(took_ms >= 99 && took_ms < 200);

    mailbox_end(*state);
    assert_true(mailbox_wait_for_end(*state, 100));
}

static void a_report_that_is_too_long_ends_with_a_whole_letter(void **state)
{
    char words[2 * ERROR_MESSAGE_SIZE + 1] = "";
    struct feed_report report;
    for (size_t i = 0; i < ERROR_MESSAGE_SIZE; i++)
        memcpy(words + 2 * i, "қ", 3);

    mailbox_report(*state, LOG_LEVEL_INFO, "%s", words);
    assert_true(mailbox_next_report(*state, &report));
    assert_true(text_is_valid(text_from(report.message)));
    mailbox_report(*state, LOG_LEVEL_INFO, "x%s", words);
    assert_true(mailbox_next_report(*state, &report));
    assert_true(text_is_valid(text_from(report.message)));
    assert_true(strlen(report.message) > ERROR_MESSAGE_SIZE - 4);
}

static void statuses_are_copied_and_settling_rings(void **state)
{
    struct mailbox *mailbox = *state;
    char address[] = "http://a/";
    struct source_status status = {.address = text_from(address), .from_cache = true}, read[2];
    struct arena arena = {0};

    mailbox_put(mailbox, NULL, false, &status, 1);
    assert_true(is_ringing(mailbox));
    mailbox_put(mailbox, NULL, false, &status, 1);
    assert_false(is_ringing(mailbox));
    mailbox_put(mailbox, NULL, true, &status, 1);
    assert_true(is_ringing(mailbox));
    memset(address, 'x', sizeof address - 1);

    assert_true(mailbox_is_settled(mailbox));
    assert_int_equal(mailbox_statuses(mailbox, read, 2, &arena), 1);
    assert_true(text_equal(read[0].address, TEXT("http://a/")));
    assert_true(read[0].from_cache);
    assert_int_equal(mailbox_statuses(mailbox, read, 0, &arena), 1);
    arena_finish(&arena);
}

static void a_status_that_changes_rings_and_one_that_stays_does_not(void **state)
{
    struct mailbox *mailbox = *state;
    struct source_status status = {.address = TEXT("a"), .shown = TEXT("a")};
    mailbox_put(mailbox, NULL, true, &status, 1);
    assert_true(is_ringing(mailbox));

    status.good_tick_ms = 5; /* confirmed */
    mailbox_put(mailbox, NULL, true, &status, 1);
    assert_false(is_ringing(mailbox));
    status.has_good = true;
    mailbox_put(mailbox, NULL, true, &status, 1);
    assert_true(is_ringing(mailbox));
    error_set(&status.last_error, ERROR_NETWORK, "nobody answers there");
    mailbox_put(mailbox, NULL, true, &status, 1);
    assert_true(is_ringing(mailbox));
    error_set(&status.last_error, ERROR_NETWORK, "bad certificate");
    mailbox_put(mailbox, NULL, true, &status, 1);
    assert_true(is_ringing(mailbox));
    mailbox_put(mailbox, NULL, true, &status, 1);
    assert_false(is_ringing(mailbox));
    mailbox_put(mailbox, NULL, true, NULL, 0);
    assert_true(is_ringing(mailbox));
}

static void ignore_picture(void *context, struct text address, struct text bytes,
                           const struct error *error)
{
    (void)context, (void)address, (void)bytes, (void)error;
}

static void a_wish_is_taken_once_and_may_come_again(void **state)
{
    struct mailbox *mailbox = *state;
    struct arena arena = {0};
    struct wish small, large, again;
    int large_context;

    assert_true(mailbox_wish(mailbox, TEXT("a"), ignore_picture, NULL));
    assert_false(mailbox_wish(mailbox, TEXT("a"), ignore_picture, NULL));
    assert_true(mailbox_wish(mailbox, TEXT("a"), ignore_picture, &large_context));
    assert_int_equal(mailbox_wishes_pending(mailbox), 2);
    assert_true(mailbox_next_wish(mailbox, &small, &arena));
    assert_true(mailbox_next_wish(mailbox, &large, &arena));
    assert_false(mailbox_next_wish(mailbox, &again, &arena));
    assert_ptr_equal(large.context, &large_context);
    mailbox_settle_wish(mailbox, small.number);
    mailbox_settle_wish(mailbox, small.number);
    assert_int_equal(mailbox_wishes_pending(mailbox), 1);

    assert_true(mailbox_wish(mailbox, TEXT("a"), ignore_picture, NULL));
    assert_int_equal(mailbox_wishes_pending(mailbox), 2);
    mailbox_settle_wish(mailbox, small.number); /* an answer from before it was wanted again */
    assert_int_equal(mailbox_wishes_pending(mailbox), 2);
    assert_true(mailbox_next_wish(mailbox, &again, &arena));
    assert_int_equal(again.number, small.number);
    arena_finish(&arena);
}

static void a_forgotten_wish_is_not_taken_for_a_later_one(void **state)
{
    struct mailbox *mailbox = *state;
    struct arena arena = {0};
    struct wish first, second;
    assert_true(mailbox_wish(mailbox, TEXT("a"), ignore_picture, NULL));
    assert_true(mailbox_next_wish(mailbox, &first, &arena));

    mailbox_forget_wishes(mailbox);
    assert_false(mailbox_is_wished(mailbox, first.number));
    assert_int_equal(mailbox_wishes_pending(mailbox), 0);
    assert_true(mailbox_wish(mailbox, TEXT("a"), ignore_picture, NULL));
    assert_true(mailbox_next_wish(mailbox, &second, &arena));

    mailbox_settle_wish(mailbox, first.number);
    assert_int_equal(mailbox_wishes_pending(mailbox), 1);
    assert_true(mailbox_is_wished(mailbox, second.number));
    arena_finish(&arena);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_newest_programme_wins_and_is_given_once),
        CASE(a_programme_nobody_took_is_not_leaked),
        CASE(reports_come_in_order_and_the_oldest_go),
        CASE(dates_come_in_order_and_the_oldest_go),
        CASE(an_end_that_does_not_come_is_waited_for_no_longer_than_said),
        CASE(a_report_that_is_too_long_ends_with_a_whole_letter),
        CASE(statuses_are_copied_and_settling_rings),
        CASE(a_status_that_changes_rings_and_one_that_stays_does_not),
        CASE(a_wish_is_taken_once_and_may_come_again),
        CASE(a_forgotten_wish_is_not_taken_for_a_later_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
