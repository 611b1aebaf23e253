/* The refresher against a real web server: what changes is taken, what is broken is not, and
 * nothing the network does takes a programme away. */
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

#include "base/log.h"
#include "feed/canned.h"
#include "feed/documents.h"
#include "feed/folder.h"
#include "feed/observer.h"
#include "feed/server.h"

static const char with_news[] =
    ",\n \"sources\": [{\"id\": \"news\", \"kind\": \"rss\", \"url\": \"news/feed.xml\","
    " \"every\": 60, \"max_items\": 5, \"lang\": \"en\"}]";

struct fixture {
    struct server server;
    struct observer observer;
    char *cache;
    char address[128];
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    server_start(&fixture->server);
    fixture->cache = folder_make();
    snprintf(fixture->address, sizeof fixture->address, "%s",
             server_address(&fixture->server, "programme.json"));
    fixture->observer.sources[0] = fixture->address;
    fixture->observer.cache_folder = fixture->cache;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    if (fixture->observer.refresher)
        observer_stop(&fixture->observer);
    server_finish(&fixture->server);
    folder_remove(fixture->cache);
    free(fixture);
    return 0;
}

static void publish(struct fixture *fixture, const char *name, const char *words)
{
    file_write_string(path_in(fixture->server.root, name), words);
}

static void publish_programme(struct fixture *fixture, const char *title, const char *rest)
{
    publish(fixture, "programme.json", programme_with(title, rest));
}

static void publish_news(struct fixture *fixture, const char *title)
{
    char command[300];
    snprintf(command, sizeof command, "mkdir -p '%s/news'", fixture->server.root);
    assert_int_equal(system(command), 0);
    publish(fixture, "news/feed.xml", news_with(title));
}

static void assert_title(const struct programme *programme, const char *title)
{
    assert_int_equal(programme->session_count, 1);
    struct text got = localised_in(&programme->sessions[0].title, TEXT("en"));
    if (!text_equal(got, text_from(title)))
        fail_msg("the session is called \"%.*s\" and not \"%s\"", TEXT_ARG(got), title);
}

static void a_changed_document_makes_a_new_programme(void **state)
{
    struct fixture *fixture = *state;
    publish_programme(fixture, "First", "");
    observer_start(&fixture->observer);
    assert_title(observer_next_programme(&fixture->observer), "First");

    publish_programme(fixture, "Second", "");

    assert_title(observer_next_programme(&fixture->observer), "Second");
    assert_int_equal(fixture->observer.report_count, 0);
}

static void an_unchanged_document_is_answered_304_and_makes_nothing(void **state)
{
    struct fixture *fixture = *state;
    publish_programme(fixture, "First", "");
    observer_start(&fixture->observer);
    observer_next_programme(&fixture->observer);

    assert_null(observer_wait_for_programme(&fixture->observer, 2500));

    assert_true(server_count(&fixture->server, "304 /programme.json ", 2) >= 2);
    assert_int_equal(server_count(&fixture->server, "304 /programme.json - ", 0), 0);
    assert_int_equal(server_count(&fixture->server, "200 /programme.json - taqta-test", 1), 1);
    assert_int_equal(server_count(&fixture->server, "200 /programme.json", 1), 1);
}

static void the_same_bytes_with_a_new_tag_make_nothing(void **state)
{
    struct fixture *fixture = *state;
    publish_programme(fixture, "First", "");
    observer_start(&fixture->observer);
    observer_next_programme(&fixture->observer);
    folder_empty(fixture->cache);

    publish_programme(fixture, "First", "");

    assert_null(observer_wait_for_programme(&fixture->observer, 2500));
    assert_int_equal(server_count(&fixture->server, "200 /programme.json", 2), 2);
    assert_int_equal(folder_count(fixture->cache), 0); /* nothing was written either */
}

static void a_server_that_stops_takes_nothing_away(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);

    server_stop(&fixture->server);
    observer_wait_for_report(observer, fixture->address);
    assert_null(observer_wait_for_programme(observer, 3000));
    assert_int_equal(observer->report_count, 1);
    assert_int_equal(observer->reports[0].level, LOG_LEVEL_WARNING);
    assert_non_null(
        strstr(observer->reports[0].message, "keeping the version of 2025-11-20T05:00:00Z"));
    assert_int_equal(observer_status(&fixture->observer, 0).last_error.kind, ERROR_NETWORK);

    publish_programme(fixture, "Second", "");
    server_resume(&fixture->server);
    assert_title(observer_next_programme(observer), "Second");
    observer_wait_for_report(observer, "is there again");
    assert_int_equal(observer->report_count, 2);
    assert_int_equal(observer_status(&fixture->observer, 0).last_error.kind, ERROR_NONE);
}

static void a_start_without_the_server_shows_the_cache_at_once(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", with_news);
    publish_news(fixture, "It rains");
    observer_start(observer);
    while (observer_next_programme(observer)->news_count == 0)
        continue;
    observer_stop(observer);
    server_stop(&fixture->server);

    long before = tick_now_ms();
    observer_start(observer);
    const struct programme *programme = observer_wait_for_programme(observer, 900);
    long took_ms = tick_now_ms() - before;

    assert_non_null(programme);
    assert_true(took_ms < 900);
    assert_title(programme, "First");
    assert_int_equal(programme->news_count, 1);
    observer_wait_until_settled(observer);
    assert_true(observer_status(&fixture->observer, 0).from_cache);
    assert_true(observer_status(&fixture->observer, 1).from_cache);
    assert_true(observer_status(&fixture->observer, 0).has_good);
    assert_int_equal(observer_status(&fixture->observer, 0).good_at.seconds,
                     1763614800); /* when it was fetched */
    assert_int_equal(observer_status(&fixture->observer, 0).good_tick_ms, 0);

    publish_programme(fixture, "Second", with_news);
    server_resume(&fixture->server);
    assert_title(observer_next_programme(observer), "Second");
    assert_false(observer_status(&fixture->observer, 0).from_cache);
}

static void a_start_with_the_server_asks_whether_the_cache_is_current(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);
    observer_stop(observer);

    observer_start(observer);
    assert_title(observer_next_programme(observer), "First");
    observer_wait_until_settled(observer);

    assert_false(observer_status(&fixture->observer, 0).from_cache);
    assert_int_equal(observer_status(&fixture->observer, 0).good_at.seconds, 1763614800);
    assert_null(observer_wait_for_programme(observer, 1200));
    assert_int_equal(server_count(&fixture->server, "200 /programme.json", 1), 1);
}

static void a_document_with_a_slip_is_refused_and_the_old_one_stays(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    char place[200];
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);

    publish(fixture, "programme.json", programme_with_slip());
    snprintf(place, sizeof place, "%s:3:", fixture->address);
    observer_wait_for_report(observer, place);
    assert_null(observer_wait_for_programme(observer, 2500));
    assert_int_equal(observer->report_count, 1);
    assert_non_null(strstr(observer->reports[0].message, "keeping the version of"));
    struct source_status status = observer_status(&fixture->observer, 0);
    assert_int_equal(status.last_error.kind, ERROR_FORMAT);
    assert_int_equal(status.last_error.line, 3);
    assert_true(status.last_error.column > 1);
    assert_int_equal(server_count(&fixture->server, "200 /programme.json", 2), 2);

    publish_programme(fixture, "Mended", "");
    assert_title(observer_next_programme(observer), "Mended");
    observer_wait_for_report(observer, "has been mended");
    assert_int_equal(observer_status(&fixture->observer, 0).last_error.kind, ERROR_NONE);
}

/* What is shown grows old while the newest version is one that cannot be shown. */
static void a_good_version_is_confirmed_and_a_refused_one_lets_it_age(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);
    struct source_status first = observer_status(&fixture->observer, 0);
    assert_true(first.has_good && first.good_tick_ms > 0);
    observer_pass(observer, 2500); /* answers 304 */
    struct source_status confirmed = observer_status(&fixture->observer, 0);
    assert_true(confirmed.good_tick_ms > first.good_tick_ms);

    publish(fixture, "programme.json", programme_with_slip());
    observer_wait_for_report(observer, ":3:");
    struct source_status refused = observer_status(&fixture->observer, 0);
    observer_pass(observer, 2500); /* answers 304 again, to the refused one */
    struct source_status later = observer_status(&fixture->observer, 0);
    assert_int_equal(later.good_tick_ms, refused.good_tick_ms);
    assert_int_equal(later.last_error.kind, ERROR_FORMAT);

    publish_programme(fixture, "First", "");
    observer_wait_for_report(observer, "the version we kept is there again");
    observer_pass(observer, 100);
    assert_true(observer_status(&fixture->observer, 0).good_tick_ms > later.good_tick_ms);
}

static void each_source_is_stale_after_its_own_time(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First",
                      ",\n \"sources\": [{\"id\": \"news\", \"kind\": \"rss\","
                      " \"url\": \"news/feed.xml\", \"stale_after\": 120},"
                      " {\"id\": \"more\", \"kind\": \"rss\", \"url\": \"more.xml\"},"
                      " {\"id\": \"hot\", \"kind\": \"rss\", \"url\": \"hot.xml\","
                      " \"stale_after\": 0}]");
    publish_news(fixture, "It rains");
    observer->stale_after_s = 900;
    observer_start(observer);

    observer_wait_until_settled(observer);

    assert_int_equal(observer_status(&fixture->observer, 0).stale_after_s, 900);
    assert_int_equal(observer_status(&fixture->observer, 1).stale_after_s, 120);
    assert_int_equal(observer_status(&fixture->observer, 2).stale_after_s, 900); /* not said */
    assert_int_equal(observer_status(&fixture->observer, 3).stale_after_s, 0);
}

static void another_trouble_is_told_as_well(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);

    assert_int_equal(unlink(path_in(fixture->server.root, "programme.json")), 0);
    observer_wait_for_report(observer, "the server answers 404");
    server_stop(&fixture->server);
    observer_wait_for_report(observer, "nobody answers there");
    observer_pass(observer, 3000);

    assert_int_equal(observer->report_count, 2);
    assert_int_equal(observer_status(&fixture->observer, 0).last_error.kind, ERROR_NETWORK);
}

static void a_name_that_nobody_knows_is_told_as_such(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    observer->sources[0] = "http://programme.invalid/"; /* RFC 6761 */
    observer_start(observer);

    observer_wait_for_report(observer, "the name of the server cannot be looked up");
    observer_wait_until_settled(observer);

    assert_int_equal(observer_status(&fixture->observer, 0).last_error.kind, ERROR_NETWORK);
}

/* lighttpd answers whole addresses as a proxy is asked with them. */
static void a_proxy_is_used_when_given_and_not_when_it_is_empty(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    char proxy[128];
    publish_programme(fixture, "First", "");
    snprintf(proxy, sizeof proxy, "http://127.0.0.1:%d", fixture->server.port);
    assert_int_equal(unsetenv("no_proxy"), 0);
    observer->sources[0] = "http://programme.invalid/programme.json";
    observer->proxy = proxy;
    observer_start(observer);
    observer_next_programme(observer);
    observer_stop(observer);

    snprintf(proxy, sizeof proxy, "http://127.0.0.1:%d", free_port());
    assert_int_equal(setenv("http_proxy", proxy, 1), 0);
    observer->sources[0] = fixture->address;
    observer->cache_folder = NULL;
    observer->proxy = NULL; /* the environment's, which is not there */
    observer_start(observer);
    observer_wait_for_report(observer, "nobody answers there");
    observer_stop(observer);

    observer->proxy = "";
    observer_start(observer);
    observer_next_programme(observer);
    observer_stop(observer);
    observer->proxy = NULL;
    assert_int_equal(setenv("no_proxy", "127.0.0.1", 1), 0);
    observer_start(observer);
    observer_next_programme(observer);
    observer_stop(observer);
    assert_int_equal(unsetenv("http_proxy"), 0);
    assert_int_equal(setenv("no_proxy", "*", 1), 0);
}

static void a_refused_document_never_enters_the_cache(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);
    publish(fixture, "programme.json", programme_with_slip());
    observer_wait_for_report(observer, ":3:");
    observer_stop(observer);

    observer_start(observer);

    assert_title(observer_next_programme(observer), "First");
}

static void going_back_to_the_version_we_kept_makes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);
    publish(fixture, "programme.json", programme_with_slip());
    observer_wait_for_report(observer, ":3:");

    publish_programme(fixture, "First", "");

    observer_wait_for_report(observer, "the version we kept is there again");
    assert_null(observer_wait_for_programme(observer, 200));
    assert_int_equal(observer_status(&fixture->observer, 0).last_error.kind, ERROR_NONE);
}

static void a_page_to_log_in_is_no_programme(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);

    publish(fixture, "programme.json", "<!DOCTYPE html><html><body>Please log in</body></html>");

    observer_wait_for_report(observer, "keeping the version of");
    assert_null(observer_wait_for_programme(observer, 1500));
}

static void a_refused_page_that_changes_at_every_fetch_is_told_once(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    char page[100];
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);

    for (int i = 0; i < 3; i++) {
        snprintf(page, sizeof page, "<!DOCTYPE html><html>Please log in, token %d</html>", i);
        publish(fixture, "programme.json", page);
        observer_wait_for_report(observer, "log-in page");
        observer_pass(observer, 1500);
    }
    assert_int_equal(observer_reports_with(observer, "log-in page"), 1);

    publish(fixture, "programme.json", programme_with_slip());
    observer_wait_for_report(observer, ":3:");
}

static void news_named_by_the_document_are_fetched_beside_it(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", with_news);
    publish_news(fixture, "It rains");
    observer_start(observer);

    observer_wait_until_settled(observer);
    const struct programme *programme = observer_next_programme(observer);

    assert_int_equal(programme->news_count, 1);
    assert_true(text_equal(programme->news[0].title, TEXT("It rains")));
    assert_true(text_equal(programme->news[0].language, TEXT("en")));
    assert_true(
        text_ends_with(observer_status(&fixture->observer, 1).address, TEXT("/news/feed.xml")));
    assert_null(observer_wait_for_programme(observer, 2500));
    assert_int_equal(server_count(&fixture->server, "/news/feed.xml", 1), 1); /* every minute */
}

static void broken_news_leave_the_sessions(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", with_news);
    publish_news(fixture, "It rains");
    publish(fixture, "news/feed.xml", "<rss version=\"2.0\"><channel><item><title>It ra");
    observer_start(observer);

    observer_wait_until_settled(observer);
    const struct programme *programme = observer_next_programme(observer);

    assert_title(programme, "First");
    assert_int_equal(programme->news_count, 0);
    assert_int_equal(observer_reports_with(observer, "/news/feed.xml"), 1);
    assert_int_equal(observer_reports_with(observer, "nothing of it is shown"), 1);
}

static void missing_news_leave_the_sessions(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", with_news);
    observer_start(observer);

    observer_wait_until_settled(observer);

    assert_title(observer_next_programme(observer), "First");
    assert_int_equal(observer_reports_with(observer, "404"), 1);
    assert_int_equal(observer_status(&fixture->observer, 1).last_error.kind, ERROR_SERVER);
}

static void news_that_are_named_no_more_go(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", with_news);
    publish_news(fixture, "It rains");
    observer_start(observer);
    while (observer_next_programme(observer)->news_count == 0)
        continue;

    publish_programme(fixture, "Second", "");

    const struct programme *programme = observer_next_programme(observer);
    assert_title(programme, "Second");
    assert_int_equal(programme->news_count, 0);
    struct source_status statuses[4];
    observer_pass(observer, 100);
    assert_int_equal(refresher_status(observer->refresher, &observer->arena, statuses, 4), 1);
}

static void a_second_document_lays_changes_over_the_first(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    char changes[128];
    snprintf(changes, sizeof changes, "%s", server_address(&fixture->server, "changes.json"));
    observer->sources[1] = changes;
    publish_programme(fixture, "First", "");
    publish(fixture, "changes.json",
            "{\"taqta\": 1, \"revision\": 1, \"changes\": [{\"session\": \"s1\","
            " \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:00:00+05:00\"}]}");
    observer_start(observer);

    observer_wait_until_settled(observer);
    const struct programme *programme = observer_next_programme(observer);

    assert_title(programme, "First");
    assert_true(programme->sessions[0].changes & CHANGE_CANCELLED);
}

static void no_first_document_means_no_programme_until_it_comes(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    char news[128];
    snprintf(news, sizeof news, "%s", server_address(&fixture->server, "news/feed.xml"));
    observer->sources[1] = news;
    publish_news(fixture, "It rains");
    observer_start(observer);

    observer_wait_until_settled(observer);
    assert_null(observer_wait_for_programme(observer, 500));
    assert_int_equal(
        observer_reports_with(observer, "the server answers 404: there is nothing at this address; "
                                        "nothing of it is shown"),
        1);

    publish_programme(fixture, "First", "");
    const struct programme *programme = observer_next_programme(observer);
    assert_title(programme, "First");
    assert_int_equal(programme->news_count, 1);
}

static void a_refused_first_document_means_no_programme_until_it_is_mended(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish(fixture, "programme.json", programme_with_slip());
    observer_start(observer);

    observer_wait_until_settled(observer);
    assert_null(observer_wait_for_programme(observer, 1500));
    assert_int_equal(observer_reports_with(observer, "programme.json:3:"), 1);

    publish_programme(fixture, "First", "");
    assert_title(observer_next_programme(observer), "First");
}

static void a_cache_that_cannot_be_written_is_reported_and_the_show_goes_on(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    char in_the_way[300];
    snprintf(in_the_way, sizeof in_the_way, "%s/file", fixture->cache);
    file_write_string(in_the_way, "");
    observer->cache_folder = in_the_way;
    publish_programme(fixture, "First", "");

    observer_start(observer);

    assert_title(observer_next_programme(observer), "First");
    assert_int_equal(observer_reports_with(observer, "cache folder"), 1);
    observer_stop(observer); /* while the path is there */
}

static void a_cache_folder_that_vanishes_is_reported_once(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    char folder[300], moved[300];
    snprintf(folder, sizeof folder, "%s/cache", fixture->cache);
    snprintf(moved, sizeof moved, "%s/moved", fixture->cache);
    observer->cache_folder = folder;
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);

    assert_int_equal(rename(folder, moved), 0);
    publish_programme(fixture, "Second", "");
    assert_title(observer_next_programme(observer), "Second");
    publish_programme(fixture, "Third", "");
    assert_title(observer_next_programme(observer), "Third");
    assert_int_equal(observer_reports_with(observer, "cannot be written"), 1);

    assert_int_equal(rename(moved, folder), 0);
    publish_programme(fixture, "Fourth", "");
    assert_title(observer_next_programme(observer), "Fourth");
    assert_int_equal(observer_reports_with(observer, "can be written again"), 1);
    observer_stop(observer);
}

static void a_saved_file_is_taken_within_seconds(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    char path[300];
    snprintf(path, sizeof path, "%s/programme.json", fixture->server.root);
    observer->sources[0] = path;
    publish_programme(fixture, "First", with_news);
    publish_news(fixture, "It rains");
    observer_start(observer);
    observer_wait_until_settled(observer);
    const struct programme *programme = observer_next_programme(observer);
    assert_title(programme, "First");
    assert_int_equal(programme->news_count, 1);

    publish_news(fixture, "The sun shines");
    programme = observer_wait_for_programme(observer, 3000);
    assert_non_null(programme);
    assert_true(text_equal(programme->news[0].title, TEXT("The sun shines")));
    assert_null(observer_wait_for_programme(observer, 1500));

    assert_int_equal(unlink(path), 0);
    observer_wait_for_report(observer, "No such file");
    assert_null(observer_wait_for_programme(observer, 1500));
    assert_int_equal(observer->report_count, 1);
    publish_programme(fixture, "Second", with_news);
    assert_title(observer_next_programme(observer), "Second");
}

/* Both are of one kind, and no server has answered. */
static void another_reason_of_the_same_kind_is_told_as_well(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    char path[300];
    snprintf(path, sizeof path, "%s/programme.json", fixture->server.root);
    observer->sources[0] = path;
    observer_start(observer);
    observer_wait_for_report(observer, "No such file");

    assert_int_equal(mkdir(path, 0755), 0);
    observer_wait_for_report(observer, "not a file that can be read");
    observer_pass(observer, 500);
    assert_int_equal(observer->report_count, 2);
    assert_int_equal(rmdir(path), 0);
}

/* A cache that cannot be tried (the name of the attempt is taken by a folder) stands for a full or
 * read-only disk: what it holds is shown all the same. */
static void a_cache_that_can_only_be_read_is_read(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First", "");
    observer_start(observer);
    observer_next_programme(observer);
    observer_stop(observer);
    server_stop(&fixture->server);
    assert_int_equal(mkdir(path_in(fixture->cache, "probe"), 0700), 0);

    observer_start(observer);

    assert_title(observer_next_programme(observer), "First");
    assert_int_equal(observer_reports_with(observer, "cannot be written"), 1);
}

static void one_tag_for_two_versions_hides_neither(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    struct arena arena = {0};
    struct canned canned;
    char address[64];
    static const char head[] = "HTTP/1.1 200 OK\r\nETag: \"same\"\r\n\r\n";
    canned_start_changing(&canned, text_format(&arena, "%s%s", head, programme_with("First", "")),
                          text_format(&arena, "%s%s", head, programme_with("Second", "")));
    snprintf(address, sizeof address, "http://127.0.0.1:%d/", canned.port);
    observer->sources[0] = address;
    observer_start(observer);

    assert_title(observer_next_programme(observer), "First");
    assert_title(observer_next_programme(observer), "Second");

    observer_stop(observer);
    canned_finish(&canned);
    arena_finish(&arena);
}

static void a_document_that_is_named_names_no_others(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    publish_programme(fixture, "First",
                      ",\n \"sources\": [{\"id\": \"late\", \"kind\": \"native\","
                      " \"url\": \"changes.json\"}]");
    publish(fixture, "changes.json",
            "{\"taqta\": 1, \"sources\": [{\"id\": \"news\", \"kind\": \"rss\","
            " \"url\": \"news/feed.xml\"}]}");
    publish_news(fixture, "It rains");
    observer_start(observer);

    observer_wait_until_settled(observer);

    assert_int_equal(observer_next_programme(observer)->news_count, 0);
    assert_int_equal(server_count(&fixture->server, "200 /changes.json", 1), 1);
    assert_int_equal(server_count(&fixture->server, "/news/feed.xml", 0), 0);
}

static void settings_without_a_source_are_refused(void **state)
{
    struct refresher *refresher = NULL;
    struct refresher_settings settings = {.source_count = 0};
    struct error error = {0};
    (void)state;

    assert_false(refresher_create(&refresher, &settings, &error));
    assert_int_equal(error.kind, ERROR_USAGE);
    settings.source_count = 17;
    assert_false(refresher_create(&refresher, &settings, &error));
    assert_int_equal(error.kind, ERROR_LIMIT);
    assert_true(refresher_destroy(NULL));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_changed_document_makes_a_new_programme),
        CASE(an_unchanged_document_is_answered_304_and_makes_nothing),
        CASE(the_same_bytes_with_a_new_tag_make_nothing),
        CASE(a_server_that_stops_takes_nothing_away),
        CASE(a_start_without_the_server_shows_the_cache_at_once),
        CASE(a_start_with_the_server_asks_whether_the_cache_is_current),
        CASE(a_document_with_a_slip_is_refused_and_the_old_one_stays),
        CASE(a_good_version_is_confirmed_and_a_refused_one_lets_it_age),
        CASE(each_source_is_stale_after_its_own_time),
        CASE(another_trouble_is_told_as_well),
        CASE(a_name_that_nobody_knows_is_told_as_such),
        CASE(a_proxy_is_used_when_given_and_not_when_it_is_empty),
        CASE(a_refused_document_never_enters_the_cache),
        CASE(going_back_to_the_version_we_kept_makes_nothing),
        CASE(a_page_to_log_in_is_no_programme),
        CASE(a_refused_page_that_changes_at_every_fetch_is_told_once),
        CASE(news_named_by_the_document_are_fetched_beside_it),
        CASE(broken_news_leave_the_sessions),
        CASE(missing_news_leave_the_sessions),
        CASE(news_that_are_named_no_more_go),
        CASE(a_second_document_lays_changes_over_the_first),
        CASE(no_first_document_means_no_programme_until_it_comes),
        CASE(a_refused_first_document_means_no_programme_until_it_is_mended),
        CASE(a_cache_that_cannot_be_written_is_reported_and_the_show_goes_on),
        CASE(a_cache_folder_that_vanishes_is_reported_once),
        CASE(a_cache_that_can_only_be_read_is_read),
        CASE(one_tag_for_two_versions_hides_neither),
        CASE(a_document_that_is_named_names_no_others),
        CASE(a_saved_file_is_taken_within_seconds),
        CASE(another_reason_of_the_same_kind_is_told_as_well),
        cmocka_unit_test(settings_without_a_source_are_refused),
    };
    if (!server_is_installed())
        return skip_tests("lighttpd is not installed");

    setenv("no_proxy", "*", 1); /* a proxy of the tester's would come between */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
