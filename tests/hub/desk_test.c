/* The desk's files: what is there is served by its name, and nothing else is. */
#include "hub_test.h"

#include <sys/stat.h>

#include "hub/desk.h"

static void write_file(const struct scratch *scratch, const char *name, const char *bytes)
{
    int file = openat(scratch->folder, name, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);

    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, strlen(bytes)), strlen(bytes));
    close(file);
}

static void make_folder(const struct scratch *scratch, const char *name)
{
    assert_int_equal(mkdirat(scratch->folder, name, 0755), 0);
}

static void files_are_found_by_their_path(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct desk *desk;
    struct error error = {0};

    write_file(&scratch, "index.html", "<title>");
    make_folder(&scratch, "words");
    write_file(&scratch, "words/kk.json", "{}");
    if (!desk_open(&desk, scratch.path, &error))
        fail_msg("%s", error.message);

    assert_non_null(desk_find(desk, "/"));
    assert_ptr_equal(desk_find(desk, "/"), desk_find(desk, "/index.html"));
    assert_non_null(desk_find(desk, "/words/kk.json"));
    assert_null(desk_find(desk, "/words"));
    assert_null(desk_find(desk, "/kk.json"));
    assert_null(desk_find(desk, "/words/../index.html"));
    desk_close(desk);
    scratch_remove(&scratch);
}

static void what_is_no_page_is_not_served(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct desk *desk;
    struct error error = {0};

    write_file(&scratch, "README", "for us");
    write_file(&scratch, "notes.txt", "for us");
    write_file(&scratch, ".secret.json", "{}");
    assert_true(desk_open(&desk, scratch.path, &error));

    assert_null(desk_find(desk, "/README"));
    assert_null(desk_find(desk, "/notes.txt"));
    assert_null(desk_find(desk, "/.secret.json"));
    assert_null(desk_find(desk, "/"));
    desk_close(desk);
    scratch_remove(&scratch);
}

static void a_desk_that_is_none_is_refused(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct desk *desk = NULL;
    struct error error = {0};

    assert_false(desk_open(&desk, "/nowhere", &error));
    assert_non_null(strstr(error.message, "the desk /nowhere cannot be opened"));
    make_folder(&scratch, "a");
    make_folder(&scratch, "a/b");
    make_folder(&scratch, "a/b/c");
    make_folder(&scratch, "a/b/c/d");
    assert_false(desk_open(&desk, scratch.path, &error));
    assert_non_null(strstr(error.message, "too deep"));
    scratch_remove(&scratch);
}

static void a_desk_has_an_end(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct desk *desk = NULL;
    struct error error = {0};

    for (int i = 0; i < 201; i++) {
        char name[32];

        snprintf(name, sizeof name, "%d.css", i);
        write_file(&scratch, name, "a{}");
    }
    assert_false(desk_open(&desk, scratch.path, &error));
    assert_non_null(strstr(error.message, "more than 200 files"));
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_found_by_their_path),
        cmocka_unit_test(what_is_no_page_is_not_served),
        cmocka_unit_test(a_desk_that_is_none_is_refused),
        cmocka_unit_test(a_desk_has_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
