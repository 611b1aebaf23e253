/* While nothing changes, nothing happens: no waking, no writing; what does change is seen at once.
 */
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
#include "feed/folder.h"
#include "feed/observer.h"
#include "feed/server.h"
#include "feed/wakings.h"

/* A look at a file is told by the kernel; this is for a busy machine. */
enum { SOON_MS = 1500 };

struct fixture {
    struct observer observer;
    char *folder, *cache;
    char path[300];
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->folder = folder_make();
    fixture->cache = folder_make();
    snprintf(fixture->path, sizeof fixture->path, "%s/programme.json", fixture->folder);
    fixture->observer.sources[0] = fixture->path;
    fixture->observer.cache_folder = fixture->cache;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    if (fixture->observer.refresher)
        observer_stop(&fixture->observer);
    folder_remove(fixture->folder);
    folder_remove(fixture->cache);
    free(fixture);
    return 0;
}

static void save(const char *path, const char *title)
{
    file_write_string(path, programme_with(title, ""));
}

static void assert_comes_soon(struct observer *observer, const char *title)
{
    const struct programme *programme = observer_wait_for_programme(observer, SOON_MS);
    if (!programme)
        fail_msg("\"%s\" does not come; reports: %zu", title, observer->report_count);
    struct text got = localised_in(&programme->sessions[0].title, TEXT("en"));
    if (!text_equal(got, text_from(title)))
        fail_msg("\"%.*s\" instead of \"%s\"", TEXT_ARG(got), title);
}

static long wakings_in(struct observer *observer, int ms)
{
    observer_pass(observer, 500); /* what the start has left to do */
    long before = wakings_of("feed");
    observer_pass(observer, ms);
    return wakings_of("feed") - before;
}

static void a_file_that_stays_wakes_nobody(void **state)
{
    struct fixture *fixture = *state;
    save(fixture->path, "First");
    observer_start(&fixture->observer);
    observer_next_programme(&fixture->observer);

    assert_int_equal(wakings_in(&fixture->observer, 20 * 1000), 0);

    save(fixture->path, "Second");
    assert_comes_soon(&fixture->observer, "Second");
}

static void a_server_that_is_not_asked_wakes_nobody(void **state)
{
    struct fixture *fixture = *state;
    struct server server;
    char address[128];
    server_start(&server);
    save(path_in(server.root, "programme.json"), "First");
    snprintf(address, sizeof address, "%s", server_address(&server, "programme.json"));
    fixture->observer.sources[0] = address;
    fixture->observer.every_s = 60;
    observer_start(&fixture->observer);
    observer_next_programme(&fixture->observer);

    /* The server closes the connection meanwhile; that is found out with the next question. */
    assert_int_equal(wakings_in(&fixture->observer, 20 * 1000), 0);

    observer_stop(&fixture->observer);
    server_finish(&server);
}

static void each_question_wakes_a_few_times_and_writes_nothing(void **state)
{
    enum { SECONDS = 10, WAKINGS_A_QUESTION = 4 };
    struct fixture *fixture = *state;
    struct server server;
    struct stat before, after;
    char address[128];
    server_start(&server);
    save(path_in(server.root, "programme.json"), "First");
    snprintf(address, sizeof address, "%s", server_address(&server, "programme.json"));
    fixture->observer.sources[0] = address;
    observer_start(&fixture->observer);
    observer_next_programme(&fixture->observer);
    observer_wait_until_settled(&fixture->observer);
    assert_int_equal(stat(fixture->cache, &before), 0);

    long wakings = wakings_in(&fixture->observer, SECONDS * 1000);
    save(path_in(server.root, "programme.json"), "First"); /* another tag, the same bytes */
    observer_pass(&fixture->observer, 2500);

    printf("%ld wakings in %d questions\n", wakings, SECONDS);
    assert_true(wakings <= SECONDS * WAKINGS_A_QUESTION);
    assert_true(server_count(&server, "200 /programme.json", 2) == 2);
    assert_int_equal(stat(fixture->cache, &after), 0);
    assert_memory_equal(&before.st_mtim, &after.st_mtim, sizeof before.st_mtim);
    observer_stop(&fixture->observer);
    server_finish(&server);
}

static void a_file_that_is_renamed_over_or_written_in_place_is_seen(void **state)
{
    struct fixture *fixture = *state;
    save(fixture->path, "First");
    observer_start(&fixture->observer);
    assert_comes_soon(&fixture->observer, "First");

    save(fixture->path, "Renamed");
    assert_comes_soon(&fixture->observer, "Renamed");

    FILE *file = fopen(fixture->path, "w");
    fputs("{\"taqta\": ", file);
    fflush(file);
    observer_pass(&fixture->observer, 300); /* half of it is not looked at */
    rewind(file);
    fputs(programme_with("In place", ""), file);
    fclose(file);
    assert_comes_soon(&fixture->observer, "In place");
    assert_int_equal(fixture->observer.report_count, 0);
}

static void a_file_that_is_new_is_seen_when_it_is_whole(void **state)
{
    struct fixture *fixture = *state;
    observer_start(&fixture->observer);
    observer_wait_for_report(&fixture->observer, "No such file");

    FILE *file = fopen(fixture->path, "w");
    fputs("{\"taqta\": ", file);
    fflush(file);
    observer_pass(&fixture->observer, 300);
    rewind(file);
    fputs(programme_with("Whole", ""), file);
    fclose(file);

    assert_comes_soon(&fixture->observer, "Whole");
    assert_int_equal(observer_reports_with(&fixture->observer, "programme.json"), 2);
    assert_int_equal(observer_reports_with(&fixture->observer, "is there again"), 1);
}

static void a_file_whose_folder_is_missing_is_seen_when_it_comes(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    char folder[280], moved[280];
    snprintf(folder, sizeof folder, "%s/later", fixture->folder);
    snprintf(moved, sizeof moved, "%s/moved", fixture->folder);
    snprintf(fixture->path, sizeof fixture->path, "%s/programme.json", folder);
    observer_start(observer);
    observer_wait_for_report(observer, "No such file");

    assert_int_equal(mkdir(folder, 0700), 0);
    save(fixture->path, "First");
    assert_non_null(observer_wait_for_programme(observer, 5000)); /* looked for every 3 s */
    save(fixture->path, "Second");
    assert_comes_soon(observer, "Second");

    assert_int_equal(rename(folder, moved), 0);
    observer_pass(observer, 1000);
    assert_int_equal(observer_reports_with(observer, "No such file"), 2);
    assert_int_equal(mkdir(folder, 0700), 0);
    save(fixture->path, "Third");
    assert_non_null(observer_wait_for_programme(observer, 5000));
    save(path_in(moved, "programme.json"), "Elsewhere");
    assert_null(observer_wait_for_programme(observer, 500));
    save(fixture->path, "Fourth");
    assert_comes_soon(observer, "Fourth");
}

/* As container systems hand out configuration: the file is a link through a link that is exchanged;
 * and as people do it: a link to a file elsewhere. */
static void a_file_behind_links_is_seen(void **state)
{
    struct fixture *fixture = *state;
    struct observer *observer = &fixture->observer;
    const char *folder = fixture->folder;
    assert_int_equal(mkdir(path_in(folder, "1"), 0700), 0);
    assert_int_equal(mkdir(path_in(folder, "2"), 0700), 0);
    save(path_in(folder, "1/programme.json"), "First");
    save(path_in(folder, "2/programme.json"), "Second");
    assert_int_equal(symlink("1", path_in(folder, "now")), 0);
    assert_int_equal(symlink("now/programme.json", fixture->path), 0);
    observer_start(observer);
    assert_comes_soon(observer, "First");

    assert_int_equal(symlink("2", path_in(folder, "next")), 0);
    assert_int_equal(rename(path_in(folder, "next"), path_in(folder, "now")), 0);
    assert_comes_soon(observer, "Second");

    save(path_in(folder, "2/programme.json"), "Third");
    assert_comes_soon(observer, "Third");
    save(path_in(folder, "1/programme.json"), "Nobody's");
    assert_null(observer_wait_for_programme(observer, 500));
}

static void what_else_lies_in_the_folder_is_not_looked_at(void **state)
{
    struct fixture *fixture = *state;
    save(fixture->path, "First");
    observer_start(&fixture->observer);
    assert_comes_soon(&fixture->observer, "First");

    save(path_in(fixture->folder, "other.json"), "Other");

    assert_null(observer_wait_for_programme(&fixture->observer, 500));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_file_that_is_renamed_over_or_written_in_place_is_seen),
        CASE(a_file_that_is_new_is_seen_when_it_is_whole),
        CASE(a_file_whose_folder_is_missing_is_seen_when_it_comes),
        CASE(a_file_behind_links_is_seen),
        CASE(what_else_lies_in_the_folder_is_not_looked_at),
        CASE(each_question_wakes_a_few_times_and_writes_nothing),
        CASE(a_file_that_stays_wakes_nobody),
        CASE(a_server_that_is_not_asked_wakes_nobody),
    };
    if (!server_is_installed())
        return skip_tests("lighttpd is not installed");

    setenv("no_proxy", "*", 1); /* a proxy of the tester's would come between */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
