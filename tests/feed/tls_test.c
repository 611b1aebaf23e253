/* Over https: whom we believe, what a wrong clock looks like, the time servers tell, and hosts that
 * want https only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "feed/canned.h"
#include "feed/documents.h"
#include "feed/fetch.h"
#include "feed/folder.h"
#include "feed/observer.h"
#include "feed/tls.h"

#define OK_HEAD "HTTP/1.0 200 OK\r\n"
#define DATE    "Thu, 20 Nov 2025 04:40:00 GMT"

static const int64_t date_s = 1763613600;

struct fixture {
    char *folder; /* of certificates and documents */
    char *cache;
    char ca_file[300];
    struct observer observer;
    char address[128];
};

static char *certificates;

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->folder = certificates;
    fixture->cache = folder_make();
    snprintf(fixture->ca_file, sizeof fixture->ca_file, "%s/ca.pem", fixture->folder);
    fixture->observer.ca_file = fixture->ca_file;
    fixture->observer.cache_folder = fixture->cache;
    fixture->observer.sources[0] = fixture->address;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    if (fixture->observer.refresher)
        observer_stop(&fixture->observer);
    folder_remove(fixture->cache);
    free(fixture);
    return 0;
}

static void publish(struct fixture *fixture, const char *head)
{
    char answer[8192];
    int size = snprintf(answer, sizeof answer, "%s\r\n%s", head, programme_with("First", ""));
    assert_in_range(size, 1, sizeof answer - 1);
    file_write_string(path_in(fixture->folder, "programme.json"), answer);
}

static void start(struct fixture *fixture, struct tls *tls, const char *certificate)
{
    tls_start(tls, fixture->folder, certificate);
    snprintf(fixture->address, sizeof fixture->address, "https://localhost:%d/programme.json",
             tls->port);
    observer_start(&fixture->observer);
}

static void certificates_are_told_apart(void **state)
{
    static const struct {
        const char *certificate, *words;
    } cases[] = {
        {"other", "bad certificate: it is not made out to this server"},
        {"early", "the certificate is not valid yet, or this computer's clock is wrong"},
        {"late", "the certificate has run out, or this computer's clock is wrong"},
        {"good-by-stranger", "bad certificate: this computer does not know who signed it"},
    };
    struct fixture *fixture = *state;
    publish(fixture, OK_HEAD "Date: " DATE "\r\n");

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tls tls;
        struct heard_date heard;
        fixture->observer.report_count = 0;
        start(fixture, &tls, cases[i].certificate);
        observer_wait_for_report(&fixture->observer, cases[i].words);
        observer_wait_until_settled(&fixture->observer);
        struct source_status status = observer_status(&fixture->observer, 0);
        assert_int_equal(status.last_error.kind, ERROR_NETWORK);
        assert_false(status.has_good);
        assert_false(refresher_next_date(fixture->observer.refresher, &heard));
        observer_stop(&fixture->observer);
        tls_finish(&tls);
    }
}

static void the_file_of_certificates_decides_whom_we_believe(void **state)
{
    struct fixture *fixture = *state;
    struct tls tls;
    publish(fixture, OK_HEAD);
    fixture->observer.ca_file = NULL; /* the system's, which do not know ours */
    start(fixture, &tls, "good");
    observer_wait_for_report(&fixture->observer, "does not know who signed it");
    observer_stop(&fixture->observer);

    fixture->observer.ca_file = "/none/such.pem";
    observer_start(&fixture->observer);
    observer_wait_for_report(&fixture->observer, "the file of certificates cannot be used");
    observer_stop(&fixture->observer);

    fixture->observer.ca_file = fixture->ca_file;
    observer_start(&fixture->observer);
    observer_next_programme(&fixture->observer);
    tls_finish(&tls);
}

static void a_tool_believes_the_same(void **state)
{
    struct fixture *fixture = *state;
    struct arena arena = {0};
    struct text bytes, charset;
    struct error error = {0};
    struct fetch_settings settings = {.ca_file = fixture->ca_file};
    struct tls tls;
    char address[128];
    publish(fixture, OK_HEAD);
    tls_start(&tls, fixture->folder, "good");
    snprintf(address, sizeof address, "https://127.0.0.1:%d/programme.json", tls.port);

    assert_false(fetch_once(&arena, text_from(address), 10000, NULL, &bytes, &charset, &error));
    assert_non_null(strstr(error.message, "bad certificate"));
    assert_true(fetch_once(&arena, text_from(address), 10000, &settings, &bytes, &charset, &error));
    assert_true(text_starts_with(bytes, TEXT("{\"taqta\"")));
    tls_finish(&tls);
    arena_finish(&arena);
}

/* So many dates heard within some seconds; the last one is copied. */
static int hear_dates(struct fixture *fixture, struct tls *tls, struct heard_date *heard)
{
    int count = 0;
    start(fixture, tls, "good");
    observer_next_programme(&fixture->observer);
    observer_pass(&fixture->observer, 1500); /* and one more answer */
    while (refresher_next_date(fixture->observer.refresher, heard))
        count++;
    observer_stop(&fixture->observer);
    tls_finish(tls);
    return count;
}

static void the_time_a_source_tells_is_heard(void **state)
{
    struct fixture *fixture = *state;
    struct heard_date heard = {0};
    struct tls tls;
    publish(fixture, OK_HEAD "Date: " DATE "\r\n");
    long before_ms = tick_now_ms();

    int count = hear_dates(fixture, &tls, &heard);

    assert_true(count >= 2);
    assert_int_equal(heard.date.seconds, date_s);
    assert_true((long)heard.tick_ms > before_ms && (long)heard.tick_ms <= tick_now_ms());
}

static void what_a_cache_on_the_way_kept_is_as_much_older(void **state)
{
    struct fixture *fixture = *state;
    struct heard_date heard = {0};
    struct tls tls;
    publish(fixture, OK_HEAD "Date: " DATE "\r\nAge: 90\r\n");

    assert_true(hear_dates(fixture, &tls, &heard) > 0);

    assert_int_equal(heard.date.seconds, date_s + 90);
}

static bool is_ringing(struct fixture *fixture)
{
    uint64_t count;
    int descriptor = refresher_descriptor(fixture->observer.refresher);
    return read(descriptor, &count, sizeof count) > 0;
}

/* Who trusts his clock is not woken every few seconds to be told the time. */
static void a_date_wakes_only_those_who_wait_for_it(void **state)
{
    struct fixture *fixture = *state;
    struct heard_date heard;
    struct tls tls;
    publish(fixture, OK_HEAD "Date: " DATE "\r\n");
    for (int untrusted = 0; untrusted < 2; untrusted++) {
        fixture->observer.clock_is_untrusted = untrusted;
        fixture->observer.cache_folder = untrusted ? NULL : fixture->cache;
        file_write_string(path_in(fixture->folder, "programme.json"), "HTTP/1.0 503 Busy\r\n\r\n");
        start(fixture, &tls, "good");
        observer_wait_for_report(&fixture->observer, "503");
        observer_wait_until_settled(&fixture->observer);
        observer_pass(&fixture->observer, 200);
        (void)is_ringing(fixture);

        file_write_string(path_in(fixture->folder, "programme.json"),
                          "HTTP/1.0 503 Busy\r\nDate: " DATE "\r\n\r\n");
        usleep(4000 * 1000);

        assert_int_equal(is_ringing(fixture), untrusted);
        assert_true(refresher_next_date(fixture->observer.refresher, &heard));
        fixture->observer.report_count = 0;
        observer_stop(&fixture->observer);
        tls_finish(&tls);
    }
}

static void an_answer_that_says_no_tells_the_time_as_well(void **state)
{
    struct fixture *fixture = *state;
    struct heard_date heard;
    struct tls tls;
    file_write_string(path_in(fixture->folder, "programme.json"),
                      "HTTP/1.0 503 Busy\r\nDate: " DATE "\r\n\r\n");
    start(fixture, &tls, "good");
    observer_wait_for_report(&fixture->observer, "the server answers 503");

    assert_true(refresher_next_date(fixture->observer.refresher, &heard));

    assert_int_equal(heard.date.seconds, date_s);
    tls_finish(&tls);
}

static void what_is_no_date_or_comes_over_http_is_not_heard(void **state)
{
    static const char *const wrong[] = {"", "Date: 2025-11-20T04:40:00Z\r\n",
                                        "Date: " DATE "\r\nAge: long\r\n"};
    struct fixture *fixture = *state;
    struct heard_date heard;
    struct canned canned;
    struct tls tls;
    char answer[8192];
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(answer, sizeof answer, "%s%s", OK_HEAD, wrong[i]);
        publish(fixture, answer);
        assert_int_equal(hear_dates(fixture, &tls, &heard), 0);
    }

    snprintf(answer, sizeof answer, OK_HEAD "Date: " DATE "\r\n\r\n%s", programme_with("A", ""));
    canned_start(&canned, text_from(answer));
    snprintf(fixture->address, sizeof fixture->address, "http://127.0.0.1:%d/", canned.port);
    observer_start(&fixture->observer);
    observer_next_programme(&fixture->observer);
    assert_false(refresher_next_date(fixture->observer.refresher, &heard));
    observer_stop(&fixture->observer);
    canned_finish(&canned);
}

/* Anybody on the way could point from http to a server of his own. */
static void the_time_is_not_heard_behind_a_step_over_http(void **state)
{
    struct fixture *fixture = *state;
    struct heard_date heard;
    struct canned canned;
    struct tls tls;
    char answer[256];
    publish(fixture, OK_HEAD "Date: " DATE "\r\n");
    tls_start(&tls, fixture->folder, "good");
    snprintf(answer, sizeof answer,
             "HTTP/1.0 302 There\r\nLocation: https://127.0.0.1:%d/programme.json\r\n\r\n",
             tls.port);
    canned_start(&canned, text_from(answer));
    snprintf(fixture->address, sizeof fixture->address, "http://127.0.0.1:%d/", canned.port);

    observer_start(&fixture->observer);
    observer_next_programme(&fixture->observer);

    assert_false(refresher_next_date(fixture->observer.refresher, &heard));
    observer_stop(&fixture->observer);
    canned_finish(&canned);
    tls_finish(&tls);
}

static void from_https_down_to_http_is_not_followed(void **state)
{
    struct fixture *fixture = *state;
    struct tls tls;
    file_write_string(path_in(fixture->folder, "programme.json"),
                      "HTTP/1.0 302 There\r\nLocation: http://127.0.0.1:9/\r\n\r\n");

    start(fixture, &tls, "good");

    observer_wait_for_report(
        &fixture->observer, "points from https down to http://127.0.0.1:9/, which is not followed");
    tls_finish(&tls);
}

static void a_host_that_wants_https_is_never_again_asked_otherwise(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    struct stat first, second;
    struct tls tls;
    publish(fixture, OK_HEAD "Strict-Transport-Security: max-age=31536000\r\n");
    start(fixture, &tls, "good");
    observer_next_programme(observer);
    observer_pass(observer, 300);
    char *known = file_read_string(path_in(fixture->cache, "hsts"));
    assert_non_null(strstr(known, "localhost \""));
    free(known);
    assert_int_equal(stat(path_in(fixture->cache, "hsts"), &first), 0);
    observer_pass(observer, 2500);
    assert_int_equal(stat(path_in(fixture->cache, "hsts"), &second), 0);
    assert_int_equal(second.st_ino, first.st_ino); /* each answer would have replaced it */
    observer_stop(observer);

    /* Where nothing but TLS is spoken, plain http would fail. */
    snprintf(fixture->address, sizeof fixture->address, "http://localhost:%d/programme.json",
             tls.port);
    observer_start(observer);
    observer_next_programme(observer);
    assert_int_equal(observer->report_count, 0);
    observer_stop(observer);
    tls_finish(&tls);
}

/* Without hosts the file is empty. */
static void a_host_that_takes_it_back_is_forgotten(void **state)
{
    struct fixture *fixture = *state;
    struct tls tls;
    publish(fixture, OK_HEAD "Strict-Transport-Security: max-age=31536000\r\n");
    start(fixture, &tls, "good");
    observer_next_programme(&fixture->observer);
    observer_pass(&fixture->observer, 300);
    publish(fixture, OK_HEAD "Strict-Transport-Security: max-age=0\r\n");
    observer_pass(&fixture->observer, 2500);

    char *known = file_read_string(path_in(fixture->cache, "hsts"));
    assert_string_equal(known, "");
    free(known);
    observer_stop(&fixture->observer);
    tls_finish(&tls);
}

static void a_host_that_wants_https_cannot_point_down_to_http(void **state)
{
    struct fixture *fixture = *state;
    struct tls tls;
    publish(fixture, OK_HEAD "Strict-Transport-Security: max-age=31536000\r\n");
    start(fixture, &tls, "good");
    observer_next_programme(&fixture->observer);
    observer_stop(&fixture->observer);
    file_write_string(path_in(fixture->folder, "programme.json"),
                      "HTTP/1.0 302 There\r\nLocation: http://127.0.0.1:9/\r\n\r\n");
    snprintf(fixture->address, sizeof fixture->address, "http://localhost:%d/programme.json",
             tls.port);

    observer_start(&fixture->observer);

    observer_wait_for_report(&fixture->observer, "points from https down to http://127.0.0.1:9/");
    observer_stop(&fixture->observer);
    tls_finish(&tls);
}

/* A server that takes the connection and says nothing. */
static void start_with_silent_server(struct fixture *fixture, struct canned *silent)
{
    canned_start_hanging(silent, (struct text){0});
    snprintf(fixture->address, sizeof fixture->address, "https://localhost:%d/", silent->port);
    observer_start(&fixture->observer);
}

static void a_greeting_that_never_ends_is_given_up(void **state)
{
    struct fixture *fixture = *state;
    struct canned silent;
    start_with_silent_server(fixture, &silent);

    observer_wait_for_report(&fixture->observer, "the server does not finish the secure greeting");

    observer_stop(&fixture->observer);
    canned_finish(&silent);
}

static void a_stop_while_a_greeting_hangs(void **state)
{
    struct fixture *fixture = *state;
    struct canned silent;
    start_with_silent_server(fixture, &silent);
    observer_pass(&fixture->observer, 500);

    observer_stop(&fixture->observer);

    canned_finish(&silent);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(certificates_are_told_apart),
        CASE(the_file_of_certificates_decides_whom_we_believe),
        CASE(a_tool_believes_the_same),
        CASE(the_time_a_source_tells_is_heard),
        CASE(what_a_cache_on_the_way_kept_is_as_much_older),
        CASE(a_date_wakes_only_those_who_wait_for_it),
        CASE(an_answer_that_says_no_tells_the_time_as_well),
        CASE(what_is_no_date_or_comes_over_http_is_not_heard),
        CASE(the_time_is_not_heard_behind_a_step_over_http),
        CASE(from_https_down_to_http_is_not_followed),
        CASE(a_host_that_wants_https_is_never_again_asked_otherwise),
        CASE(a_host_that_takes_it_back_is_forgotten),
        CASE(a_host_that_wants_https_cannot_point_down_to_http),
        CASE(a_greeting_that_never_ends_is_given_up),
        CASE(a_stop_while_a_greeting_hangs),
    };
    if (!tls_is_installed())
        return skip_tests("openssl is not installed");

    setenv("no_proxy", "*", 1); /* a proxy of the tester's would come between */
    certificates = folder_make();
    tls_make_certificates(certificates);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    folder_remove(certificates);
    return failed;
}
