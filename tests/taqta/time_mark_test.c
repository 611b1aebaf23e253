/* The file that stands there once the system has synchronised its clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "taqta/time_mark.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    char root[64], folder[80], path[96];
    struct time_mark mark;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->root, "/tmp/taqta-time-XXXXXX");
    if (!mkdtemp(fixture->root))
        return -1;
    snprintf(fixture->folder, sizeof fixture->folder, "%s/timesync", fixture->root);
    snprintf(fixture->path, sizeof fixture->path, "%s/synchronized", fixture->folder);
    time_mark_init(&fixture->mark, fixture->path);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    time_mark_finish(&fixture->mark);
    unlink(fixture->path);
    rmdir(fixture->folder);
    rmdir(fixture->root);
    free(fixture);
    return 0;
}

static void make_mark(const struct fixture *fixture)
{
    FILE *file = fopen(fixture->path, "w");
    assert_non_null(file);
    fclose(file);
}

static bool wakes(const struct fixture *fixture)
{
    struct pollfd descriptor = {.fd = fixture->mark.descriptor, .events = POLLIN};
    return poll(&descriptor, 1, 1000) == 1;
}

static void it_is_not_there_at_first(void **state)
{
    struct fixture *fixture = *state;
    struct pollfd descriptor = {.fd = fixture->mark.descriptor, .events = POLLIN};

    assert_false(time_mark_exists(&fixture->mark));
    assert_int_equal(poll(&descriptor, 1, 50), 0);
}

static void it_wakes_when_it_comes_even_with_its_folder(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(mkdir(fixture->folder, 0755), 0);
    assert_true(wakes(fixture));
    assert_false(time_mark_exists(&fixture->mark));

    make_mark(fixture);
    assert_true(wakes(fixture));
    assert_true(time_mark_exists(&fixture->mark));
}

static void it_wakes_when_it_goes_with_its_folder(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(mkdir(fixture->folder, 0755), 0);
    make_mark(fixture);
    assert_true(time_mark_exists(&fixture->mark));

    unlink(fixture->path);
    rmdir(fixture->folder);
    assert_true(wakes(fixture));
    assert_false(time_mark_exists(&fixture->mark));

    assert_int_equal(mkdir(fixture->folder, 0755), 0);
    assert_true(wakes(fixture));
    make_mark(fixture);
    assert_true(time_mark_exists(&fixture->mark));
}

static void a_name_without_a_folder_is_watched_where_we_are(void **state)
{
    struct fixture *fixture = *state;
    struct time_mark mark;
    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(fixture->root), 0);
    time_mark_init(&mark, "timesync");
    struct pollfd descriptor = {.fd = mark.descriptor, .events = POLLIN};

    assert_false(time_mark_exists(&mark));
    assert_int_equal(mkdir(fixture->folder, 0755), 0);
    assert_int_equal(poll(&descriptor, 1, 1000), 1);
    assert_true(time_mark_exists(&mark));

    time_mark_finish(&mark);
    assert_int_equal(chdir(before), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_not_there_at_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_wakes_when_it_comes_even_with_its_folder, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_name_without_a_folder_is_watched_where_we_are, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(it_wakes_when_it_goes_with_its_folder, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
