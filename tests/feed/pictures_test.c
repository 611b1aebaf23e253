/* Pictures: fetched once, kept on disk, only from beside the documents. */
#include <pthread.h>
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

#include "base/digest.h"
#include "base/limits.h"
#include "feed/canned.h"
#include "feed/documents.h"
#include "feed/folder.h"
#include "feed/observer.h"
#include "feed/server.h"

/* What sinks were given; they run on the worker. */
struct album {
    pthread_mutex_t lock;
    int calls, second_calls, errors;
    char bytes[64], error[ERROR_MESSAGE_SIZE]; /* of the last call */
};

struct fixture {
    struct server server;
    struct observer observer;
    struct album album;
    char *cache;
    char address[128];
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    server_start(&fixture->server);
    fixture->cache = folder_make();
    pthread_mutex_init(&fixture->album.lock, NULL);
    snprintf(fixture->address, sizeof fixture->address, "%s",
             server_address(&fixture->server, "programme.json"));
    fixture->observer.sources[0] = fixture->address;
    fixture->observer.cache_folder = fixture->cache;
    file_write_string(path_in(fixture->server.root, "programme.json"), programme_with("A", ""));
    file_write_string(path_in(fixture->server.root, "a.jpg"), "first portrait");
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
    pthread_mutex_destroy(&fixture->album.lock);
    free(fixture);
    return 0;
}

static void put_in_album(void *context, struct text address, struct text bytes,
                         const struct error *error)
{
    struct album *album = context;
    (void)address;
    pthread_mutex_lock(&album->lock);
    album->calls++;
    album->errors += error != NULL;
    snprintf(album->bytes, sizeof album->bytes, "%.*s", TEXT_ARG(bytes));
    snprintf(album->error, sizeof album->error, "%s", error ? error->message : "");
    pthread_mutex_unlock(&album->lock);
}

static void put_in_second_album(void *context, struct text address, struct text bytes,
                                const struct error *error)
{
    struct album *album = context;
    put_in_album(context, address, bytes, error);
    pthread_mutex_lock(&album->lock);
    album->second_calls++;
    pthread_mutex_unlock(&album->lock);
}

static struct album look_at(struct fixture *fixture)
{
    struct album *album = &fixture->album, copy;
    pthread_mutex_lock(&album->lock);
    memcpy(&copy, album, sizeof copy);
    pthread_mutex_unlock(&album->lock);
    return copy;
}

static void want(struct fixture *fixture, const char *address)
{
    refresher_want_picture(fixture->observer.refresher, text_from(address), put_in_album,
                           &fixture->album);
}

static void want_path(struct fixture *fixture, const char *path)
{
    want(fixture, server_address(&fixture->server, path));
}

static void wait_until_none_is_pending(struct fixture *fixture)
{
    for (int i = 0; i < 200 && refresher_pictures_pending(fixture->observer.refresher) > 0; i++)
        observer_pass(&fixture->observer, 50);
    assert_int_equal(refresher_pictures_pending(fixture->observer.refresher), 0);
}

static void start(struct fixture *fixture)
{
    observer_start(&fixture->observer);
    observer_next_programme(&fixture->observer);
}

static void a_picture_is_fetched_once_however_often_it_is_wanted(void **state)
{
    struct fixture *fixture = *state;
    const char *address = server_address(&fixture->server, "a.jpg");
    start(fixture);

    want(fixture, address);
    wait_until_none_is_pending(fixture);
    want(fixture, address);
    wait_until_none_is_pending(fixture);
    refresher_want_picture(fixture->observer.refresher, text_from(address), put_in_second_album,
                           &fixture->album);
    wait_until_none_is_pending(fixture);

    assert_int_equal(look_at(fixture).calls, 3);
    assert_int_equal(look_at(fixture).second_calls, 1);
    assert_int_equal(look_at(fixture).errors, 0);
    assert_string_equal(look_at(fixture).bytes, "first portrait");
    assert_int_equal(server_count(&fixture->server, "/a.jpg", 1), 1);
}

static void all_who_wait_for_a_picture_get_it(void **state)
{
    struct fixture *fixture = *state;
    const char *address = server_address(&fixture->server, "a.jpg");
    start(fixture);

    want(fixture, address);
    refresher_want_picture(fixture->observer.refresher, text_from(address), put_in_second_album,
                           &fixture->album);
    wait_until_none_is_pending(fixture);

    assert_int_equal(look_at(fixture).calls, 2);
    assert_int_equal(look_at(fixture).second_calls, 1);
    assert_int_equal(server_count(&fixture->server, "/a.jpg", 1), 1);
}

static void without_a_cache_a_picture_that_is_wanted_again_is_fetched_again(void **state)
{
    struct fixture *fixture = *state;
    fixture->observer.cache_folder = NULL;
    start(fixture);

    want_path(fixture, "a.jpg");
    wait_until_none_is_pending(fixture);
    want_path(fixture, "a.jpg");
    wait_until_none_is_pending(fixture);

    assert_int_equal(look_at(fixture).calls, 2);
    assert_int_equal(look_at(fixture).errors, 0);
    assert_int_equal(server_count(&fixture->server, "200 /a.jpg", 2), 2);
}

static void a_forgotten_picture_is_asked_for_again_with_its_tag(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    want_path(fixture, "a.jpg");
    wait_until_none_is_pending(fixture);

    refresher_forget_pictures(fixture->observer.refresher);
    want_path(fixture, "a.jpg");
    wait_until_none_is_pending(fixture);

    assert_int_equal(server_count(&fixture->server, "304 /a.jpg", 1), 1);
    assert_int_equal(look_at(fixture).calls, 2);
    assert_string_equal(look_at(fixture).bytes, "first portrait");
}

static void a_changed_picture_follows_the_one_of_the_cache(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    want_path(fixture, "a.jpg");
    wait_until_none_is_pending(fixture);
    file_write_string(path_in(fixture->server.root, "a.jpg"), "second portrait");

    refresher_forget_pictures(fixture->observer.refresher);
    want_path(fixture, "a.jpg");
    for (int i = 0; i < 100 && look_at(fixture).calls < 3; i++)
        observer_pass(&fixture->observer, 50);

    assert_int_equal(look_at(fixture).calls, 3);
    assert_string_equal(look_at(fixture).bytes, "second portrait");
}

static ino_t cached_picture(struct fixture *fixture)
{
    uint8_t digest[DIGEST_SIZE];
    char name[DIGEST_HEX_SIZE];
    struct stat about;
    digest_sha256(text_from(server_address(&fixture->server, "a.jpg")), digest);
    digest_to_hex(digest, name);
    assert_int_equal(stat(path_in(fixture->cache, name), &about), 0);
    return about.st_ino;
}

static void the_same_picture_with_a_new_tag_is_not_given_twice_nor_written(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    want_path(fixture, "a.jpg");
    wait_until_none_is_pending(fixture);
    ino_t first = cached_picture(fixture);
    file_write_string(path_in(fixture->server.root, "a.jpg"), "first portrait");

    refresher_forget_pictures(fixture->observer.refresher);
    want_path(fixture, "a.jpg");
    assert_int_equal(server_count(&fixture->server, "200 /a.jpg", 2), 2);
    observer_pass(&fixture->observer, 300);

    assert_int_equal(look_at(fixture).calls, 2); /* the second time from the cache */
    assert_int_equal(cached_picture(fixture), first);
}

static void a_restart_without_the_server_has_its_pictures(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    want_path(fixture, "a.jpg");
    wait_until_none_is_pending(fixture);
    observer_stop(&fixture->observer);
    server_stop(&fixture->server);

    start(fixture);
    want_path(fixture, "a.jpg");
    wait_until_none_is_pending(fixture);

    assert_int_equal(look_at(fixture).calls, 2);
    assert_int_equal(look_at(fixture).errors, 0);
    assert_string_equal(look_at(fixture).bytes, "first portrait");
}

static void a_missing_picture_is_an_error_once_and_comes_when_it_is_there(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);

    want_path(fixture, "b.jpg");
    wait_until_none_is_pending(fixture);
    assert_int_equal(look_at(fixture).errors, 1);
    assert_non_null(strstr(look_at(fixture).error, "404"));

    file_write_string(path_in(fixture->server.root, "b.jpg"), "late portrait");
    for (int i = 0; i < 300 && look_at(fixture).calls < 2; i++)
        observer_pass(&fixture->observer, 50);
    assert_int_equal(look_at(fixture).calls, 2);
    assert_int_equal(look_at(fixture).errors, 1);
    assert_string_equal(look_at(fixture).bytes, "late portrait");
}

static void pictures_of_strangers_are_not_asked_for(void **state)
{
    struct fixture *fixture = *state;
    char elsewhere[128];
    snprintf(elsewhere, sizeof elsewhere, "http://localhost:%d/a.jpg", fixture->server.port);
    start(fixture);

    want(fixture, elsewhere);
    want(fixture, "/etc/hostname");
    wait_until_none_is_pending(fixture);

    assert_int_equal(look_at(fixture).errors, 2);
    assert_int_equal(server_count(&fixture->server, "/a.jpg", 0), 0);
}

static void what_is_refused_is_told_with_its_host(void **state)
{
    struct fixture *fixture = *state;
    char elsewhere[128];
    snprintf(elsewhere, sizeof elsewhere, "http://localhost:%d/a.jpg", fixture->server.port);
    start(fixture);

    want(fixture, elsewhere);
    wait_until_none_is_pending(fixture);

    assert_non_null(strstr(look_at(fixture).error, "pictures are not taken from localhost,"));
    assert_non_null(strstr(look_at(fixture).error, "picture-host"));
}

static void a_host_that_is_listed_may_give_pictures(void **state)
{
    struct fixture *fixture = *state;
    char elsewhere[128];
    snprintf(elsewhere, sizeof elsewhere, "http://localhost:%d/a.jpg", fixture->server.port);
    fixture->observer.picture_host = "localhost";
    start(fixture);

    want(fixture, elsewhere);
    wait_until_none_is_pending(fixture);

    assert_int_equal(look_at(fixture).errors, 0);
    assert_string_equal(look_at(fixture).bytes, "first portrait");
}

/* The document's own host points to another: that one has to be allowed, too. */
static void a_picture_that_points_to_a_stranger_is_followed_only_when_listed(void **state)
{
    struct fixture *fixture = *state;
    struct canned canned;
    char answer[256], address[64];
    snprintf(answer, sizeof answer,
             "HTTP/1.1 302 There\r\nLocation: http://localhost:%d/a.jpg\r\n\r\n",
             fixture->server.port);
    canned_start(&canned, text_from(answer));
    snprintf(address, sizeof address, "http://127.0.0.1:%d/a.jpg", canned.port);
    start(fixture);
    want(fixture, address);
    wait_until_none_is_pending(fixture);
    assert_non_null(strstr(look_at(fixture).error, "pictures are not taken from localhost,"));
    observer_stop(&fixture->observer);

    fixture->observer.picture_host = "localhost";
    start(fixture);
    want(fixture, address);
    wait_until_none_is_pending(fixture);
    assert_string_equal(look_at(fixture).bytes, "first portrait");
    observer_stop(&fixture->observer);
    canned_finish(&canned);
}

static void a_picture_that_is_too_big_is_an_error(void **state)
{
    struct fixture *fixture = *state;
    char *bytes = calloc(1, LIMIT_PICTURE_BYTES + 1);
    file_write(path_in(fixture->server.root, "big.jpg"),
               (struct text){bytes, LIMIT_PICTURE_BYTES + 1});
    free(bytes);
    start(fixture);

    want_path(fixture, "big.jpg");
    wait_until_none_is_pending(fixture);

    assert_int_equal(look_at(fixture).errors, 1);
    assert_int_equal(folder_count(fixture->cache), 2); /* the programme and its history */
}

static void many_pictures_all_come(void **state)
{
    struct fixture *fixture = *state;
    char name[20];
    start(fixture);

    for (int i = 0; i < 40; i++) {
        snprintf(name, sizeof name, "p%d.jpg", i);
        file_write_string(path_in(fixture->server.root, name), name);
        want_path(fixture, name);
    }
    wait_until_none_is_pending(fixture);

    assert_int_equal(look_at(fixture).calls, 40);
    assert_int_equal(look_at(fixture).errors, 0);
}

static void forgotten_pictures_are_not_given_any_more(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    want_path(fixture, "b.jpg");
    wait_until_none_is_pending(fixture);

    refresher_forget_pictures(fixture->observer.refresher);
    file_write_string(path_in(fixture->server.root, "b.jpg"), "late portrait");
    observer_pass(&fixture->observer, 2500);

    assert_int_equal(look_at(fixture).calls, 1);
}

static void pictures_beside_a_file_are_read_from_the_disk(void **state)
{
    struct fixture *fixture = *state;
    char path[300];
    snprintf(path, sizeof path, "%s/programme.json", fixture->server.root);
    fixture->observer.sources[0] = path;
    start(fixture);

    want(fixture, path_in(fixture->server.root, "a.jpg"));
    want(fixture, path_in(fixture->cache, "../../etc/hostname"));
    want(fixture, "/etc/hostname");
    wait_until_none_is_pending(fixture);
    assert_int_equal(look_at(fixture).calls, 3);
    assert_int_equal(look_at(fixture).errors, 2);

    want(fixture, path_in(fixture->server.root, "a.jpg"));
    wait_until_none_is_pending(fixture);
    assert_int_equal(look_at(fixture).calls, 4);
    assert_string_equal(look_at(fixture).bytes, "first portrait");

    refresher_want_picture(fixture->observer.refresher,
                           text_from(path_in(fixture->server.root, "a.jpg")), put_in_second_album,
                           &fixture->album);
    wait_until_none_is_pending(fixture);
    observer_pass(&fixture->observer, 100);
    assert_int_equal(look_at(fixture).calls, 5); /* the first has it already */
    assert_int_equal(look_at(fixture).second_calls, 1);
    observer_stop(&fixture->observer);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_picture_is_fetched_once_however_often_it_is_wanted),
        CASE(all_who_wait_for_a_picture_get_it),
        CASE(without_a_cache_a_picture_that_is_wanted_again_is_fetched_again),
        CASE(a_forgotten_picture_is_asked_for_again_with_its_tag),
        CASE(a_changed_picture_follows_the_one_of_the_cache),
        CASE(the_same_picture_with_a_new_tag_is_not_given_twice_nor_written),
        CASE(a_restart_without_the_server_has_its_pictures),
        CASE(a_missing_picture_is_an_error_once_and_comes_when_it_is_there),
        CASE(pictures_of_strangers_are_not_asked_for),
        CASE(what_is_refused_is_told_with_its_host),
        CASE(a_host_that_is_listed_may_give_pictures),
        CASE(a_picture_that_points_to_a_stranger_is_followed_only_when_listed),
        CASE(a_picture_that_is_too_big_is_an_error),
        CASE(many_pictures_all_come),
        CASE(forgotten_pictures_are_not_given_any_more),
        CASE(pictures_beside_a_file_are_read_from_the_disk),
    };
    if (!server_is_installed())
        return skip_tests("lighttpd is not installed");

    setenv("no_proxy", "*", 1); /* a proxy of the tester's would come between */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
