/* The folder as a store: versions, who was faster, and what a start finds. */
#include "hub_test.h"

#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "hub/store.h"

static const struct text DOCUMENT = TEXT("programme.json");

struct shop {
    struct scratch scratch;
    struct store store;
};

static void open_shop(struct shop *shop)
{
    struct error error = {0};

    if (!store_open_folder(&shop->store, shop->scratch.folder, &error))
        fail_msg("%s", error.message);
}

static struct shop make_shop(void)
{
    struct shop shop = {.scratch = scratch_make()};

    open_shop(&shop);
    return shop;
}

static void reopen(struct shop *shop)
{
    store_close(&shop->store);
    open_shop(shop);
}

static void close_shop(struct shop *shop)
{
    store_close(&shop->store);
    scratch_remove(&shop->scratch);
}

static enum store_answer save(struct shop *shop, struct text name, const char *bytes,
                              const char *expected, struct version *version)
{
    struct saving saving = {.name = name,
                            .expected = text_from(expected),
                            .bytes = text_from(bytes),
                            .who = TEXT("aliya"),
                            .now = {1763616240}};
    struct error error = {0};

    return store_save(&shop->store, &saving, version, &error);
}

static void assert_newest(struct shop *shop, struct text name, uint64_t serial, const char *bytes)
{
    struct version version;
    struct bytes found = {0};
    struct error error = {0};

    assert_int_equal(store_read(&shop->store, name, 0, &version, &found, &error), STORE_DONE);
    assert_int_equal(version.serial, serial);
    assert_int_equal(found.size, strlen(bytes));
    assert_memory_equal(found.data, bytes, found.size);
    free(found.data);
}

static void the_first_version_replaces_nothing(void **state)
{
    (void)state;
    struct shop shop = make_shop();
    struct version version;
    struct bytes bytes;

    assert_int_equal(store_read(&shop.store, DOCUMENT, 0, &version, &bytes, NULL), STORE_MISSING);
    assert_int_equal(save(&shop, DOCUMENT, "one", "an etag of before", &version), STORE_STALE);
    assert_int_equal(version.serial, 0);
    assert_int_equal(save(&shop, DOCUMENT, "one", "", &version), STORE_DONE);

    assert_int_equal(version.serial, 1);
    assert_string_equal(version.etag,
                        "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
    assert_string_equal(version.who, "aliya");
    assert_newest(&shop, DOCUMENT, 1, "one");
    close_shop(&shop);
}

static void who_was_slower_is_told_of_the_version_that_is_there(void **state)
{
    (void)state;
    struct shop shop = make_shop();
    struct version first, second, told;

    assert_int_equal(save(&shop, DOCUMENT, "one", "", &first), STORE_DONE);
    assert_int_equal(save(&shop, DOCUMENT, "two", first.etag, &second), STORE_DONE);

    assert_int_equal(save(&shop, DOCUMENT, "three", first.etag, &told), STORE_STALE);
    assert_int_equal(told.serial, 2);
    assert_string_equal(told.etag, second.etag);
    assert_int_equal(save(&shop, DOCUMENT, "three", "", &told), STORE_STALE);
    assert_newest(&shop, DOCUMENT, 2, "two");
    close_shop(&shop);
}

static void everything_is_there_after_a_restart(void **state)
{
    (void)state;
    struct shop shop = make_shop();
    struct version version = {0}, found;

    for (int i = 0; i < 3; i++)
        assert_int_equal(
            save(&shop, DOCUMENT, (const char *[]){"a", "b", "c"}[i], version.etag, &version),
            STORE_DONE);
    reopen(&shop);

    assert_newest(&shop, DOCUMENT, 3, "c");
    assert_int_equal(store_look(&shop.store, DOCUMENT, &found, NULL), STORE_DONE);
    assert_string_equal(found.etag, version.etag);
    assert_string_equal(found.who, "aliya");
    assert_int_equal(found.saved_at.seconds, 1763616240);
    assert_int_equal(found.size, 1);
    assert_int_equal(save(&shop, DOCUMENT, "d", version.etag, &version), STORE_DONE);
    assert_int_equal(version.serial, 4);
    close_shop(&shop);
}

static void the_last_fifty_versions_are_kept(void **state)
{
    (void)state;
    struct shop shop = make_shop();
    struct version version = {0}, versions[STORE_VERSIONS_MOST];
    struct bytes bytes = {0};

    for (int i = 1; i <= 53; i++) {
        char text[16];

        snprintf(text, sizeof text, "%d", i);
        assert_int_equal(save(&shop, DOCUMENT, text, version.etag, &version), STORE_DONE);
    }
    for (int round = 0; round < 2; round++, reopen(&shop)) {
        assert_int_equal(store_list(&shop.store, DOCUMENT, versions), 50);
        assert_int_equal(versions[0].serial, 53);
        assert_int_equal(versions[49].serial, 4);
        assert_int_equal(store_read(&shop.store, DOCUMENT, 3, &version, &bytes, NULL),
                         STORE_MISSING);
        assert_int_equal(store_read(&shop.store, DOCUMENT, 4, &version, &bytes, NULL), STORE_DONE);
        assert_memory_equal(bytes.data, "4", 1);
        free(bytes.data);
    }
    close_shop(&shop);
}

static void plain_programs_find_the_newest_under_its_name(void **state)
{
    (void)state;
    struct shop shop = make_shop();
    struct version version = {0};
    struct bytes bytes;

    assert_int_equal(save(&shop, DOCUMENT, "one", "", &version), STORE_DONE);
    assert_int_equal(save(&shop, DOCUMENT, "two", version.etag, &version), STORE_DONE);

    assert_true(disk_read(shop.scratch.folder, "programme.json", 100, &bytes, NULL, NULL));
    assert_memory_equal(bytes.data, "two", 3);
    free(bytes.data);
    close_shop(&shop);
}

static void pictures_are_replaced_and_have_no_history(void **state)
{
    (void)state;
    struct shop shop = make_shop();
    struct text name = TEXT("media/logo.png");
    struct version version = {0}, versions[STORE_VERSIONS_MOST];

    assert_int_equal(save(&shop, name, "one", "", &version), STORE_DONE);
    assert_int_equal(save(&shop, name, "two", "", &version), STORE_STALE);
    assert_int_equal(save(&shop, name, "two", version.etag, &version), STORE_DONE);

    assert_newest(&shop, name, 0, "two");
    assert_int_equal(store_list(&shop.store, name, versions), 0);
    assert_int_equal(save(&shop, TEXT("media/../x.png"), "x", "", &version), STORE_MISSING);
    assert_int_equal(save(&shop, TEXT("tokens"), "x", "", &version), STORE_MISSING);
    close_shop(&shop);
}

static void one_folder_has_one_hub(void **state)
{
    (void)state;
    struct shop shop = make_shop();
    struct store second = {0};
    struct error error = {0};

    assert_false(store_open_folder(&second, shop.scratch.folder, &error));
    assert_non_null(strstr(error.message, "another hub is running"));
    close_shop(&shop);
}

/* The name of the only file in a folder that ends so. */
static void find_file(const struct shop *shop, const char *folder, const char *end, char path[512])
{
    char where[256];
    DIR *entries;

    snprintf(where, sizeof where, "%s/%s", shop->scratch.path, folder);
    entries = opendir(where);
    assert_non_null(entries);
    *path = 0;
    for (struct dirent *entry; (entry = readdir(entries));)
        if (text_ends_with(text_from(entry->d_name), text_from(end)))
            snprintf(path, 512, "%s/%s", where, entry->d_name);
    closedir(entries);
}

/* A disk that lies about fsync can leave such a file. */
static void a_damaged_version_is_set_aside_and_its_serial_not_given_again(void **state)
{
    (void)state;
    struct shop shop = make_shop();
    struct version version = {0};
    char path[512];

    assert_int_equal(save(&shop, DOCUMENT, "one", "", &version), STORE_DONE);
    assert_int_equal(save(&shop, DOCUMENT, "two", version.etag, &version), STORE_DONE);
    snprintf(path, sizeof path, "%s/programme.json", shop.scratch.path);
    assert_int_equal(truncate(path, 2), 0);
    reopen(&shop);

    assert_newest(&shop, DOCUMENT, 1, "one");
    find_file(&shop, "history/programme.json", ".damaged", path);
    assert_true(*path);
    reopen(&shop);
    assert_int_equal(save(&shop, DOCUMENT, "three",
                          "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed",
                          &version),
                     STORE_DONE);
    assert_int_equal(version.serial, 3);
    close_shop(&shop);
}

static void what_was_half_written_is_cleared(void **state)
{
    (void)state;
    struct shop shop = make_shop();
    struct version version = {0};
    char path[512];
    int file;

    assert_int_equal(save(&shop, DOCUMENT, "one", "", &version), STORE_DONE);
    snprintf(path, sizeof path, "%s/history/programme.json/.unfinished", shop.scratch.path);
    file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    close(file);
    reopen(&shop);

    assert_int_not_equal(access(path, F_OK), 0);
    assert_newest(&shop, DOCUMENT, 1, "one");
    close_shop(&shop);
}

/* A limit on the size of files stands for a disk without room: the kernel says it at the same
 * places. */
static void a_full_disk_leaves_the_version_that_was_there(void **state)
{
    (void)state;
    struct shop shop = make_shop();
    struct version version = {0}, told = {0};
    struct rlimit usual, tight;
    char *large = calloc(1, 5000);

    memset(large, 'x', 4999);
    assert_int_equal(save(&shop, DOCUMENT, "one", "", &version), STORE_DONE);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
    tight = (struct rlimit){4096, usual.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);

    assert_int_equal(save(&shop, DOCUMENT, large, version.etag, &told), STORE_FULL);
    assert_int_equal(save(&shop, TEXT("media/logo.png"), large, "", &told), STORE_FULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
    assert_newest(&shop, DOCUMENT, 1, "one");
    assert_int_equal(save(&shop, DOCUMENT, large, version.etag, &version), STORE_DONE);
    assert_newest(&shop, DOCUMENT, version.serial, large);
    free(large);
    close_shop(&shop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_version_replaces_nothing),
        cmocka_unit_test(who_was_slower_is_told_of_the_version_that_is_there),
        cmocka_unit_test(everything_is_there_after_a_restart),
        cmocka_unit_test(the_last_fifty_versions_are_kept),
        cmocka_unit_test(plain_programs_find_the_newest_under_its_name),
        cmocka_unit_test(pictures_are_replaced_and_have_no_history),
        cmocka_unit_test(one_folder_has_one_hub),
        cmocka_unit_test(a_damaged_version_is_set_aside_and_its_serial_not_given_again),
        cmocka_unit_test(what_was_half_written_is_cleared),
        cmocka_unit_test(a_full_disk_leaves_the_version_that_was_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
