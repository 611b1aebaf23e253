/* Every way in which a server can fail: what is said of it, and that the last good programme stays.
 * Each row is a server that answers well once and then fails. */
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/log.h"
#include "feed/bombs.h"
#include "feed/canned.h"
#include "feed/documents.h"
#include "feed/folder.h"
#include "feed/observer.h"

#define OK_HEAD "HTTP/1.1 200 OK\r\n"

struct row {
    const char *name;
    struct canned_manner manner;
    const char *words;
    enum error_kind kind;
};

static const char kept_words[] = "keeping the version of 2025-11-20T05:00:00Z";

/* Long enough for a flood to be cut off. */
static char many_x[64 * 1024 + 1];

#define ANSWER(words)  .manner = {.answer = TEXT(words)}
#define STATUS(number) ANSWER("HTTP/1.1 " number " No\r\nContent-Length: 3\r\n\r\nno\n")

static const struct row rows[] = {
    {"500", STATUS("500"), "the server answers 500: something is broken there", ERROR_SERVER},
    {"404", STATUS("404"), "the server answers 404: there is nothing at this address",
     ERROR_SERVER},
    {"401", STATUS("401"), "the server answers 401: it wants to know who asks", ERROR_SERVER},
    {"403", STATUS("403"), "the server answers 403: it does not let this display in", ERROR_SERVER},
    {"429", STATUS("429"), "the server answers 429: it has been asked too often", ERROR_SERVER},
    {"503", STATUS("503"), "the server answers 503: it is busy, or being mended", ERROR_SERVER},
    {"511", STATUS("511"), "the server answers 511: the network here wants a log-in first",
     ERROR_SERVER},
    {"418", STATUS("418"), "the server answers 418; keeping", ERROR_SERVER},
    {"a partial answer nobody asked for", STATUS("206"), "the server answers 206", ERROR_SERVER},
    {"304 that nobody asked for", ANSWER("HTTP/1.1 304 Not Modified\r\n\r\n"),
     "the server answers 304: \"unchanged\", though it was not asked", ERROR_SERVER},
    {"an apology that is cut off", ANSWER("HTTP/1.1 500 Oh\r\nContent-Length: 99\r\n\r\nI am so"),
     "the server answers 500", ERROR_SERVER},
    {"an apology that announces gigabytes",
     ANSWER("HTTP/1.1 500 Oh\r\nContent-Length: 9999999999\r\n\r\nI am so"),
     "the server answers 500", ERROR_SERVER},
    {"a redirect to nowhere", ANSWER("HTTP/1.1 302 There\r\nContent-Length: 0\r\n\r\n"),
     "points elsewhere without saying where to", ERROR_SERVER},
    {"a redirect to a file",
     ANSWER("HTTP/1.1 302 There\r\nLocation: file:///etc/hostname\r\nContent-Length: 0\r\n\r\n"),
     "points to file:///etc/hostname, and only http and https are followed", ERROR_SERVER},
    {"a redirect to itself",
     ANSWER("HTTP/1.1 302 There\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"),
     "points from one address to the next, more than 3 times", ERROR_SERVER},
    {"a log-in page", ANSWER(OK_HEAD "\r\n<!DOCTYPE html><html><body>Log in</body></html>"),
     "perhaps the network's log-in page", ERROR_FORMAT},
    {"windows-1251 declared as UTF-8",
     ANSWER(OK_HEAD "Content-Type: application/json; charset=utf-8\r\n\r\n"
                    "{\"taqta\": 1, \"event\": {\"title\": \"\xca\xee\xed\xf4\xe5\xf0\"}}"),
     "encoding", ERROR_FORMAT},
    {"windows-1251 in XML declared as UTF-8",
     ANSWER(OK_HEAD "\r\n<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>"
                    "<title>\xca\xee\xed\xf4\xe5\xf0\xe5\xed\xf6\xe8\xff \xed\xe0\xf7\xed\xb8\xf2"
                    "\xf1\xff \xe2 \xe4\xe5\xf1\xff\xf2\xfc</title></channel></rss>"),
     "encoding", ERROR_FORMAT},
    {"nothing at all with 200", ANSWER(OK_HEAD "Content-Length: 0\r\n\r\n"),
     "the document is empty", ERROR_FORMAT},
    {"half a document with the right length",
     ANSWER(OK_HEAD "Content-Length: 11\r\n\r\n{\"taqta\": 1"), "keeping", ERROR_FORMAT},
    {"half a document with the length of the whole",
     ANSWER(OK_HEAD "Content-Length: 50\r\n\r\n{\"taqta\": 1"), "breaks off before its end",
     ERROR_NETWORK},
    {"a whole document that promised more",
     ANSWER(OK_HEAD "Content-Length: 50\r\n\r\n{\"taqta\": 1}"), "breaks off before its end",
     ERROR_NETWORK},
    {"chunks that break off",
     ANSWER(OK_HEAD "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"taqta\": 1\r\n"),
     "breaks off before its end", ERROR_NETWORK},
    {"chunks without their end",
     ANSWER(OK_HEAD "Transfer-Encoding: chunked\r\n\r\nc\r\n{\"taqta\": 1}\r\n"),
     "breaks off before its end", ERROR_NETWORK},
    {"a head that breaks off", ANSWER(OK_HEAD "Content-Type: application/json\r\nContent-"),
     "breaks off before its end", ERROR_NETWORK},
    {"a broken connection in the middle",
     .manner = {.answer = TEXT(OK_HEAD "Content-Length: 50\r\n\r\n{\"taqta\": 1"), .resets = true},
     "breaks off before its end", ERROR_NETWORK},
    {"a broken connection before any answer", .manner = {.resets = true},
     "the connection breaks off without an answer", ERROR_NETWORK},
    {"a server that hangs up", .manner = {.hangs = false},
     "the connection breaks off without an answer", ERROR_NETWORK},
    {"an answer without a head", ANSWER("{\"taqta\": 1}"), "does not speak HTTP", ERROR_SERVER},
    {"garbage", ANSWER("\x16\x03\x01 SSH-2.0-OpenSSH_9.2p1\r\n\r\n"), "does not speak HTTP",
     ERROR_SERVER},
    {"a flood of heads", .manner = {.answer = TEXT(OK_HEAD), .drip = TEXT("X-Flood: and more\r\n")},
     "the head of the answer has no end", ERROR_SERVER},
    {"one head without end", .manner = {.answer = TEXT(OK_HEAD "X-Flood: "), .drip = TEXT("xxxx")},
     "the head of the answer has no end", ERROR_SERVER},
    {"200 MB that are announced", ANSWER(OK_HEAD "Content-Length: 209715200\r\n\r\n{"),
     "more than 8388608 bytes, the most we read", ERROR_LIMIT},
    {"chunks without number",
     .manner = {.answer = TEXT(OK_HEAD "Transfer-Encoding: chunked\r\n\r\n"),
                .drip = {many_x, sizeof many_x - 1}},
     "more than 8388608 bytes, the most we read", ERROR_LIMIT},
    {"a body until the connection closes, which it does not",
     .manner = {.answer = TEXT(OK_HEAD "\r\n"), .drip = {many_x, sizeof many_x - 1}},
     "more than 8388608 bytes, the most we read", ERROR_LIMIT},
    {"bytes that are not packed as they claim",
     ANSWER(OK_HEAD "Content-Encoding: gzip\r\n\r\n{\"taqta\": 1}, as it came"),
     "what came cannot be unpacked", ERROR_FORMAT},
};

static void check_status(struct observer *observer, const struct row *row)
{
    struct source_status status = observer_status(observer, 0);
    assert_true(status.has_good);
    assert_false(status.from_cache);
    assert_int_equal(status.good_at.seconds, 1763614800);
    assert_true(status.good_tick_ms > 0);
    assert_int_equal(status.stale_after_s, 3600);
    if (status.last_error.kind != row->kind)
        fail_msg("%s: is of kind %d, not %d", row->name, status.last_error.kind, row->kind);
}

static void check_row(const struct row *row)
{
    struct canned canned;
    char good[8192], address[64];
    struct observer observer = {.sources = {address}};

    snprintf(good, sizeof good, OK_HEAD "\r\n%s", programme_with("First", ""));
    canned_start_with(&canned, &(struct canned_manner){.answer = text_from(good)}, &row->manner);
    snprintf(address, sizeof address, "http://127.0.0.1:%d/", canned.port);
    observer_start(&observer);
    observer_next_programme(&observer);
    struct source_status before = observer_status(&observer, 0);

    observer_wait_for_report(&observer, row->words);
    printf("    %s:\n        %s\n", row->name, observer.reports[0].message);
    assert_int_equal(observer.report_count, 1);
    assert_int_equal(observer.reports[0].level, LOG_LEVEL_WARNING);
    assert_memory_equal(observer.reports[0].message, address, strlen(address));
    assert_non_null(strstr(observer.reports[0].message, kept_words));
    assert_null(observer_wait_for_programme(&observer, 100));
    check_status(&observer, row);
    assert_int_equal(observer_status(&observer, 0).good_tick_ms, before.good_tick_ms);

    canned_change(&canned, &(struct canned_manner){.answer = text_from(good)});
    observer_stop(&observer);
    canned_finish(&canned);
}

static void each_failure_is_told_once_and_the_programme_stays(void **state)
{
    (void)state;
    memset(many_x, 'x', sizeof many_x - 1);
    memcpy(many_x, "fff8\r\n", 6); /* a chunk as long as the rest, for who reads chunks */
    memcpy(many_x + sizeof many_x - 3, "\r\n", 2);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&rows[i]);
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
static const bool memory_is_ours = false; /* a sanitizer's own would be counted */
#else
static const bool memory_is_ours = true;
#endif

static long read_kb(const char *field)
{
    char *status = file_read_string("/proc/self/status");
    const char *found = strstr(status, field);
    assert_non_null(found);
    long kb = strtol(found + strlen(field), NULL, 10);
    free(status);
    return kb;
}

/* Comes first of all, while the peak the kernel remembers is still a low one. */
static void what_is_refused_takes_little_memory_and_gives_it_back(void **state)
{
    enum { MOST_KB = 12 * 1024, MOST_KEPT_KB = 2 * 1024 };
    const struct row flood = {"a body without end",
                              {.answer = TEXT(OK_HEAD "\r\n"), .drip = {many_x, sizeof many_x - 1}},
                              "the most we read",
                              ERROR_LIMIT};
    (void)state;
    if (!memory_is_ours)
        skip();
    (void)mallopt(M_MMAP_THRESHOLD, 256 * 1024); /* as the display does */
    for (int i = 0; i < 3; i++)
        check_row(&rows[0]);
    long usual_peak_kb = read_kb("\nVmHWM:"), usual_kb = read_kb("\nVmRSS:");

    for (int i = 0; i < 3; i++)
        check_row(&flood);

    long peak_kb = read_kb("\nVmHWM:"), kept_kb = read_kb("\nVmRSS:");
    printf("    peak %ld kB, then %ld kB; without it %ld and %ld\n", peak_kb, kept_kb,
           usual_peak_kb, usual_kb);
    assert_true(peak_kb - usual_peak_kb < MOST_KB);
    assert_true(kept_kb - usual_kb < MOST_KEPT_KB);
}

static void a_bomb_of_any_make_is_counted_by_what_it_unfolds_to(void **state)
{
    static const char *const packings[] = {"gzip", "br", "zstd"};
    (void)state;

    for (size_t i = 0; i < sizeof packings / sizeof *packings; i++) {
        struct arena arena = {0};
        struct text bomb = bomb_made_by(packings[i], &arena);
        assert_true(bomb.size < 128 * 1024);
        struct text_builder answer = {.arena = &arena};
        builder_format(&answer, OK_HEAD "Content-Encoding: %s\r\n\r\n", packings[i]);
        builder_add(&answer, bomb);
        check_row(&(struct row){packings[i],
                                {.answer = builder_text(&answer)},
                                "more than 8388608 bytes, the most we read",
                                ERROR_LIMIT});
        arena_finish(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_refused_takes_little_memory_and_gives_it_back),
        cmocka_unit_test(each_failure_is_told_once_and_the_programme_stays),
        cmocka_unit_test(a_bomb_of_any_make_is_counted_by_what_it_unfolds_to),
    };

    setenv("no_proxy", "*", 1); /* a proxy of the tester's would come between */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
