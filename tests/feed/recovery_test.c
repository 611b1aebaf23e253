/* After a fault the display is back within twenty seconds, whatever the fault was and however long
 * it lasted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "feed/canned.h"
#include "feed/documents.h"
#include "feed/observer.h"

#define OK_HEAD "HTTP/1.1 200 OK\r\n"

enum { MOST_MS = 20 * 1000 };

static const char *answer_with(const char *title)
{
    static char buffers[2][8192];
    static unsigned next;
    char *buffer = buffers[next++ % 2];
    snprintf(buffer, sizeof buffers[0], OK_HEAD "\r\n%s", programme_with(title, ""));
    return buffer;
}

struct display {
    struct canned canned;
    struct observer observer;
    char address[64];
};

static void start(struct display *display)
{
    struct canned_manner good = {.answer = text_from(answer_with("First"))};
    canned_start_with(&display->canned, &good, &good);
    snprintf(display->address, sizeof display->address, "http://127.0.0.1:%d/",
             display->canned.port);
    display->observer = (struct observer){.sources = {display->address}};
    observer_start(&display->observer);
    observer_next_programme(&display->observer);
}

static void finish(struct display *display)
{
    observer_stop(&display->observer);
    canned_finish(&display->canned);
}

/* Lets the fault last, mends it, and waits for what is new then. */
static void check_recovery(const struct canned_manner *fault, int lasts_ms, const char *words)
{
    struct display display;
    start(&display);
    canned_change(&display.canned, fault);
    observer_pass(&display.observer, lasts_ms);

    struct canned_manner mended = {.answer = text_from(answer_with("Mended"))};
    canned_change(&display.canned, &mended);
    long before = tick_now_ms();
    const struct programme *programme =
        observer_wait_for_programme(&display.observer, MOST_MS + 5000);
    long took_ms = tick_now_ms() - before;

    printf("    %s: back after %.1f s\n", words, (double)took_ms / 1000);
    assert_int_equal(observer_reports_with(&display.observer, words), 1);
    assert_non_null(programme);
    assert_true(took_ms <= MOST_MS);
    finish(&display);
}

static void after_a_server_that_says_no(void **state)
{
    (void)state;
    check_recovery(&(struct canned_manner){.answer = TEXT("HTTP/1.1 500 No\r\n\r\n")}, 8000,
                   "answers 500");
}

static void after_a_short_time_of_being_forbidden(void **state)
{
    (void)state;
    check_recovery(&(struct canned_manner){.answer = TEXT("HTTP/1.1 403 No\r\n\r\n")}, 3000,
                   "answers 403");
}

static void after_a_server_that_takes_questions_and_says_nothing(void **state)
{
    (void)state;
    check_recovery(&(struct canned_manner){.hangs = true}, 1500, "says nothing");
}

static void after_a_body_that_drips_without_end(void **state)
{
    (void)state;
    check_recovery(
        &(struct canned_manner){.answer = TEXT(OK_HEAD "\r\n"), .drip = TEXT("{"), .drip_ms = 100},
        1500, "comes too slowly, or has no end");
}

static void after_a_head_that_drips_without_end(void **state)
{
    (void)state;
    check_recovery(
        &(struct canned_manner){.answer = TEXT(OK_HEAD), .drip = TEXT("X: y\r\n"), .drip_ms = 500},
        1500, "the head of the answer comes too slowly, or has no end");
}

static void after_bodies_that_have_no_end(void **state)
{
    static char many_x[65536];
    (void)state;
    memset(many_x, 'x', sizeof many_x);
    check_recovery(
        &(struct canned_manner){.answer = TEXT(OK_HEAD "\r\n"), .drip = {many_x, sizeof many_x}},
        4000, "the most we read");
}

static void a_server_that_names_a_time_is_asked_then(void **state)
{
    static const char *const busy[] = {
        "HTTP/1.1 503 Busy\r\nRetry-After: 4\r\n\r\n",
        "HTTP/1.1 503 Busy\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
        "Retry-After: Sun, 06 Nov 1994 08:49:41 GMT\r\n\r\n",
    };
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct display display;
        start(&display);
        canned_change(&display.canned, &(struct canned_manner){.answer = text_from(busy[i])});
        observer_wait_for_report(&display.observer, "503");
        long before = tick_now_ms();
        struct canned_manner mended = {.answer = text_from(answer_with("Mended"))};
        canned_change(&display.canned, &mended);

        assert_non_null(observer_wait_for_programme(&display.observer, 8000));
        long took_ms = tick_now_ms() - before;

        assert_true(took_ms >= 3500 && took_ms < 6000);
        finish(&display);
    }
}

/* One source is asked every second and finds the network back; the other would wait. */
static void when_one_source_is_back_all_are_asked(void **state)
{
    struct canned news;
    struct display display;
    char address[64];
    struct canned_manner silent = {.resets = true};
    (void)state;
    canned_start_with(&news, &silent, &silent);
    snprintf(address, sizeof address, "http://127.0.0.1:%d/", news.port);
    struct canned_manner good = {.answer = text_from(answer_with("First"))};
    canned_start_with(&display.canned, &silent, &silent);
    snprintf(display.address, sizeof display.address, "http://127.0.0.1:%d/", display.canned.port);
    display.observer = (struct observer){.sources = {display.address, address}};
    observer_start(&display.observer);
    observer_pass(&display.observer, 25000); /* by now they wait for up to 18 s */
    char feed[4096];
    snprintf(feed, sizeof feed, OK_HEAD "\r\n%s", news_with("It rains"));

    canned_change(&display.canned, &good);
    canned_change(&news, &(struct canned_manner){.answer = text_from(feed)});
    const struct programme *programme = observer_next_programme(&display.observer);
    long before = tick_now_ms();
    while (programme->news_count == 0)
        programme = observer_next_programme(&display.observer);

    assert_true(tick_now_ms() - before < 3000);
    finish(&display);
    canned_finish(&news);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(after_a_server_that_says_no),
        cmocka_unit_test(after_a_short_time_of_being_forbidden),
        cmocka_unit_test(after_a_server_that_takes_questions_and_says_nothing),
        cmocka_unit_test(after_a_body_that_drips_without_end),
        cmocka_unit_test(after_a_head_that_drips_without_end),
        cmocka_unit_test(after_bodies_that_have_no_end),
        cmocka_unit_test(a_server_that_names_a_time_is_asked_then),
        cmocka_unit_test(when_one_source_is_back_all_are_asked),
    };

    setenv("no_proxy", "*", 1); /* a proxy of the tester's would come between */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
