/* Tables of letter pairs in the cache folder: measured once, then read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "house_faces.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "taqta/pair_tables.h"
#include "type/pairs.h"

enum { FACES = 4 /* with Cyrillic: three of Inter, one of Vollkorn */, REGULAR = 0 };

static char folder[] = "/tmp/taqta-pairs-XXXXXX";

/* The files of the folder that are tables of pairs, and all others. */
struct census {
    size_t tables, others;
};

static struct census count_files(void)
{
    struct census census = {0};
    DIR *opened = opendir(folder);
    assert_non_null(opened);
    for (const struct dirent *entry; (entry = readdir(opened));) {
        if (entry->d_name[0] == '.')
            continue;
        bool is_table = !strncmp(entry->d_name, "pairs-", 6) && strlen(entry->d_name) == 6 + 64;
        census.tables += is_table;
        census.others += !is_table;
    }
    closedir(opened);
    return census;
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_with_files(const char *path)
{
    DIR *opened = opendir(path);
    if (!opened)
        return -1;
    for (const struct dirent *entry; (entry = readdir(opened));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            (void)unlinkat(dirfd(opened), entry->d_name, 0); /* if it stays, rmdir says so */
    closedir(opened);
    return rmdir(path);
}

static int remove_folder(void **state)
{
    (void)state;
    return remove_with_files(folder);
}

/* One start of the display, as far as the tables go: what it did, and the table that it had. */
static struct pair_tables_count start(const char *cache_folder, struct text *table,
                                      struct arena *arena)
{
    struct typesetter *typesetter = open_house_faces();
    struct pair_tables_count count = pair_tables_load(typesetter, cache_folder);
    *table = typesetter_pairs(typesetter, REGULAR, arena);
    typesetter_destroy(typesetter);
    return count;
}

static void path_of_regular(char *path, size_t size)
{
    struct typesetter *typesetter = open_house_faces();
    uint8_t digest[DIGEST_SIZE];
    char hex[DIGEST_HEX_SIZE];
    typesetter_face_digest(typesetter, REGULAR, digest);
    digest_to_hex(digest, hex);
    typesetter_destroy(typesetter);
    snprintf(path, size, "%s/pairs-%s", folder, hex);
}

static void second_start_reads_what_the_first_measured(void **state)
{
    struct arena arena = {0};
    struct text first, second;
    struct stat before, after;
    char path[200];
    (void)state;
    path_of_regular(path, sizeof path);

    struct pair_tables_count count = start(folder, &first, &arena);
    assert_int_equal(count.measured, FACES);
    assert_int_equal(count.read, 0);
    assert_int_equal(count_files().tables, FACES);
    assert_int_equal(count_files().others, 0);
    assert_int_equal(stat(path, &before), 0);

    count = start(folder, &second, &arena);
    assert_int_equal(count.measured, 0);
    assert_int_equal(count.read, FACES);
    assert_true(first.size > 0 && text_equal(first, second));
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino); /* a file that is replaced is another one */
    arena_finish(&arena);
}

static void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void damaged_file_is_replaced(void **state)
{
    static const size_t sizes[] = {0, 5, 14, 1000, 21413, 30000, 200000};
    static char noise[200000];
    struct arena arena = {0};
    struct text right, mended;
    char path[200];
    (void)state;
    path_of_regular(path, sizeof path);
    (void)start(folder, &right, &arena);

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        memset(noise, '?', sizeof noise);
        memcpy(noise, right.data, right.size < 1000 ? right.size : 1000);
        write_file(path, noise, sizes[i]);
        struct pair_tables_count count = start(folder, &mended, &arena);
        assert_int_equal(count.measured, 1);
        assert_true(text_equal(mended, right));
        assert_int_equal(start(folder, &mended, &arena).read, FACES);
    }
    assert_int_equal(count_files().others, 0);
    arena_finish(&arena);
}

static void without_a_folder_pairs_are_measured(void **state)
{
    struct arena arena = {0};
    struct text table;
    (void)state;

    assert_int_equal(start(NULL, &table, &arena).measured, FACES);

    assert_true(table.size > 0);
    assert_int_equal(count_files().tables, 0);
    arena_finish(&arena);
}

/* Also where the folder's name is a file's, so that not even root can write there. */
static void folder_that_cannot_be_written_is_no_reason_to_fail(void **state)
{
    struct arena arena = {0};
    struct text table;
    char file[100], inside[120];
    (void)state;
    snprintf(file, sizeof file, "%s/file", folder);
    snprintf(inside, sizeof inside, "%s/cache", file);
    write_file(file, "x", 1);

    assert_int_equal(start(inside, &table, &arena).measured, FACES);

    assert_true(table.size > 0);
    arena_finish(&arena);
}

static void folder_is_made(void **state)
{
    struct arena arena = {0};
    struct text table;
    char inside[100];
    (void)state;
    snprintf(inside, sizeof inside, "%s/deeper", folder);

    (void)start(inside, &table, &arena);
    assert_int_equal(start(inside, &table, &arena).read, FACES);

    assert_int_equal(remove_with_files(inside), 0);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(second_start_reads_what_the_first_measured, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(damaged_file_is_replaced, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(without_a_folder_pairs_are_measured, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(folder_that_cannot_be_written_is_no_reason_to_fail,
                                        make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(folder_is_made, make_folder, remove_folder),
    };
    return cmocka_run_group_tests_name("pair_tables", tests, NULL, NULL);
}
