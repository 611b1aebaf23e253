/* The cache believes what is whole and of the right address, and nothing else. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "feed/cache.h"
#include "feed/cache_files.h"
#include "feed/folder.h"

static const struct cached example = {
    .address = TEXT("https://example.org/programme.json"),
    .bytes = TEXT("{\"taqta\": 1}\n\nsecond part \x01 and \xC3\xA9"),
    .etag = TEXT("W/\"a b\""),
    .last_modified = TEXT("Thu, 20 Nov 2025 04:40:00 GMT"),
    .charset = TEXT("utf-8"),
    .fetched_at = {1763613600},
};

static int make_folder(void **state)
{
    *state = folder_make();
    return 0;
}

static int remove_folder(void **state)
{
    folder_remove(*state);
    return 0;
}

static void assert_text_equal(struct text a, struct text b)
{
    assert_int_equal(a.size, b.size);
    assert_memory_equal(a.data ? a.data : "", b.data ? b.data : "", a.size);
}

static bool is_found(const char *folder, struct text address)
{
    struct arena arena = {0};
    struct cached cached;
    bool found = cache_read(folder, address, &cached, &arena);
    arena_finish(&arena);
    return found;
}

static void keep_example(const char *folder)
{
    struct error error = {0};
    assert_true(cache_open(folder, &error));
    assert_true(cache_write(folder, &example, &error));
}

static void what_was_kept_comes_back_whole(void **state)
{
    struct arena arena = {0};
    struct cached cached;
    keep_example(*state);

    assert_true(cache_read(*state, example.address, &cached, &arena));

    assert_text_equal(cached.address, example.address);
    assert_text_equal(cached.bytes, example.bytes);
    assert_text_equal(cached.etag, example.etag);
    assert_text_equal(cached.last_modified, example.last_modified);
    assert_text_equal(cached.charset, example.charset);
    assert_int_equal(cached.fetched_at.seconds, example.fetched_at.seconds);
    arena_finish(&arena);
}

static void missing_headers_and_untrusted_clock_come_back_as_such(void **state)
{
    struct arena arena = {0};
    struct error error = {0};
    struct cached bare = {.address = TEXT("/srv/a.json"), .fetched_at = INSTANT_NONE}, cached;
    assert_true(cache_open(*state, &error));
    assert_true(cache_write(*state, &bare, &error));

    assert_true(cache_read(*state, bare.address, &cached, &arena));

    assert_int_equal(cached.bytes.size + cached.etag.size + cached.charset.size, 0);
    assert_false(instant_is_given(cached.fetched_at));
    arena_finish(&arena);
}

static void a_newer_version_takes_the_place_of_the_older(void **state)
{
    struct arena arena = {0};
    struct error error = {0};
    struct cached newer = example, cached;
    newer.bytes = TEXT("newer");
    keep_example(*state);
    assert_true(cache_write(*state, &newer, &error));

    assert_true(cache_read(*state, example.address, &cached, &arena));

    assert_text_equal(cached.bytes, TEXT("newer"));
    assert_int_equal(folder_count(*state), 1);
    arena_finish(&arena);
}

static void folders_are_made_as_deep_as_needed(void **state)
{
    const char *deep = path_in(*state, "a/b/c");

    keep_example(deep);

    assert_true(is_found(deep, example.address));
}

static void a_file_cut_anywhere_is_not_believed_and_removed(void **state)
{
    keep_example(*state);
    char *path = folder_only_file(*state);
    char *whole = file_read_string(path);
    size_t size = strlen(whole);

    for (size_t cut = 0; cut < size; cut += 7) {
        file_write(path, (struct text){whole, cut});
        assert_false(is_found(*state, example.address));
        assert_int_equal(access(path, F_OK), -1);
    }
    free(whole);
    free(path);
}

static void a_flipped_byte_anywhere_is_not_believed(void **state)
{
    keep_example(*state);
    char *path = folder_only_file(*state);
    char *whole = file_read_string(path);
    size_t size = strlen(whole);

    for (size_t i = 0; i < size; i++) {
        whole[i] ^= 0x20;
        file_write(path, (struct text){whole, size});
        assert_false(is_found(*state, example.address));
        whole[i] ^= 0x20;
    }
    file_write(path, (struct text){whole, size});
    assert_true(is_found(*state, example.address));
    free(whole);
    free(path);
}

static void bytes_behind_the_end_are_not_believed(void **state)
{
    keep_example(*state);
    char *path = folder_only_file(*state);
    FILE *file = fopen(path, "ab");
    fputs("more", file);
    fclose(file);

    assert_false(is_found(*state, example.address));

    free(path);
}

static void a_file_of_another_address_is_not_believed(void **state)
{
    struct cached other = example;
    struct error error = {0};
    other.address = TEXT("https://example.org/other.json");
    keep_example(*state);
    char *path = folder_only_file(*state);
    assert_int_equal(unlink(path), 0);
    assert_true(cache_write(*state, &other, &error));
    char *other_path = folder_only_file(*state);
    assert_int_equal(rename(other_path, path), 0);

    assert_false(is_found(*state, example.address));

    free(other_path);
    free(path);
}

static void a_file_of_another_version_is_not_believed(void **state)
{
    keep_example(*state);
    char *path = folder_only_file(*state);
    char *whole = file_read_string(path);
    size_t size = strlen(whole);
    char *digit = strchr(whole, '1');
    assert_int_equal(digit - whole, strlen("taqta-cache "));
    *digit = '0';
    file_write(path, (struct text){whole, size});

    assert_false(is_found(*state, example.address));

    free(whole);
    free(path);
}

static void an_unknown_address_is_not_found(void **state)
{
    keep_example(*state);

    assert_false(is_found(*state, TEXT("https://example.org/programme.jso")));
}

static void a_file_in_the_place_of_the_folder_is_reported(void **state)
{
    struct error error = {0};
    const char *file = path_in(*state, "file");
    file_write_string(file, "");

    assert_false(cache_open(path_in(file, "cache"), &error));
    assert_int_equal(error.kind, ERROR_SYSTEM);
    assert_non_null(strstr(error.message, file));
    assert_false(cache_open(file, &error));
}

static void a_folder_that_is_gone_is_reported(void **state)
{
    struct error error = {0};

    assert_false(cache_write(path_in(*state, "gone"), &example, &error));

    assert_int_equal(error.kind, ERROR_SYSTEM);
    assert_non_null(strstr(error.message, "No such file"));
}

/* A limit on the size of files stops a write half way, as a full disk does. */
static void a_full_disk_is_reported_and_the_old_version_stays(void **state)
{
    struct error error = {0};
    struct rlimit before, small;
    struct cached big = example;
    char *bytes = calloc(1, 100000);
    big.bytes = (struct text){bytes, 100000};
    keep_example(*state);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){.rlim_cur = 50000, .rlim_max = before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);

    bool written = cache_write(*state, &big, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);

    assert_false(written);
    assert_int_equal(error.kind, ERROR_SYSTEM);
    assert_non_null(strstr(error.message, "cannot be written"));
    assert_true(is_found(*state, example.address));
    assert_int_equal(folder_count(*state), 1);
    free(bytes);
}

static void a_header_with_a_line_end_is_refused(void **state)
{
    struct error error = {0};
    struct cached sly = example;
    sly.etag = TEXT("\"a\"\nlast-modified now");

    assert_true(cache_open(*state, &error));
    assert_false(cache_write(*state, &sly, &error));
    assert_int_equal(folder_count(*state), 0);
}

static void what_a_power_cut_left_behind_does_no_harm(void **state)
{
    struct error error = {0};
    keep_example(*state);
    char *path = folder_only_file(*state);
    char temporary[1100];
    snprintf(temporary, sizeof temporary, "%s.new", path);
    file_write_string(temporary, "half a fi");

    assert_true(is_found(*state, example.address));
    assert_true(cache_write(*state, &example, &error));
    assert_true(is_found(*state, example.address));
    assert_int_equal(folder_count(*state), 1);
    free(path);
}

static const char *path_of(const char *folder, struct text address)
{
    char name[DIGEST_HEX_SIZE];
    cache_file_name(address, name);
    return path_in(folder, name);
}

static void keep_at(const char *folder, struct text address, time_t used_at)
{
    struct error error = {0};
    struct cached cached = {.address = address, .bytes = TEXT("{}"), .fetched_at = INSTANT_NONE};
    struct timespec times[2] = {{.tv_sec = used_at}, {.tv_sec = used_at}};
    assert_true(cache_write(folder, &cached, &error));
    assert_int_equal(utimensat(AT_FDCWD, path_of(folder, address), times, 0), 0);
}

static bool is_there(const char *folder, struct text address)
{
    return access(path_of(folder, address), F_OK) == 0;
}

static void the_oldest_go_when_there_are_too_many_and_those_needed_stay(void **state)
{
    static const struct cache_limits roomy = {5, 1 << 20}, few = {4, 1 << 20}, small = {9, 500};
    const struct text needed = TEXT("http://a/needed"), saved = TEXT("taqta:time");
    const char *folder = *state;
    keep_at(folder, needed, 1000);
    keep_at(folder, saved, 1001);
    keep_at(folder, TEXT("old"), 1002);
    keep_at(folder, TEXT("older"), 1001);
    keep_at(folder, TEXT("new"), 1003);
    file_write_string(path_in(folder, "hsts"), "localhost");

    cache_tidy(folder, &roomy, &needed, 1);
    assert_int_equal(folder_count(folder), 6);
    cache_tidy(folder, &few, &needed, 1);
    assert_false(is_there(folder, TEXT("older")));
    assert_int_equal(folder_count(folder), 5);
    cache_tidy(folder, &small, &needed, 1);
    assert_false(is_there(folder, TEXT("old")));
    assert_true(is_there(folder, needed) && is_there(folder, saved));
    assert_int_equal(access(path_in(folder, "hsts"), F_OK), 0);
}

static void halves_of_files_go_and_strangers_stay(void **state)
{
    static const struct cache_limits none = {0, 0};
    char half[400];
    snprintf(half, sizeof half, "%s.new", path_of(*state, example.address));
    file_write_string(half, "taqta-ca");
    file_write_string(path_in(*state, "letter.new"), "not ours");

    cache_tidy(*state, &none, NULL, 0);

    assert_int_not_equal(access(half, F_OK), 0);
    assert_int_equal(folder_count(*state), 1);
}

static void reading_marks_a_file_as_used_once_a_day(void **state)
{
    struct stat about;
    time_t now = time(NULL), yesterday = now - 2 * 24 * 3600, today = now - 3600;
    keep_at(*state, example.address, today);
    assert_true(is_found(*state, example.address));
    assert_int_equal(stat(path_of(*state, example.address), &about), 0);
    assert_int_equal(about.st_mtime, today);

    keep_at(*state, example.address, yesterday);
    assert_true(is_found(*state, example.address));
    assert_int_equal(stat(path_of(*state, example.address), &about), 0);
    assert_true(about.st_mtime >= now);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_was_kept_comes_back_whole),
        CASE(missing_headers_and_untrusted_clock_come_back_as_such),
        CASE(a_newer_version_takes_the_place_of_the_older),
        CASE(folders_are_made_as_deep_as_needed),
        CASE(a_file_cut_anywhere_is_not_believed_and_removed),
        CASE(a_flipped_byte_anywhere_is_not_believed),
        CASE(bytes_behind_the_end_are_not_believed),
        CASE(a_file_of_another_address_is_not_believed),
        CASE(a_file_of_another_version_is_not_believed),
        CASE(an_unknown_address_is_not_found),
        CASE(a_file_in_the_place_of_the_folder_is_reported),
        CASE(a_folder_that_is_gone_is_reported),
        CASE(a_full_disk_is_reported_and_the_old_version_stays),
        CASE(a_header_with_a_line_end_is_refused),
        CASE(what_a_power_cut_left_behind_does_no_harm),
        CASE(the_oldest_go_when_there_are_too_many_and_those_needed_stay),
        CASE(halves_of_files_go_and_strangers_stay),
        CASE(reading_marks_a_file_as_used_once_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
