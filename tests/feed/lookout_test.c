/* The lookout: what it tells of a file whose bytes stay, and when it is not sure to see all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "feed/folder.h"
#include "feed/lookout.h"

static int set_up(void **state)
{
    *state = folder_make();
    return 0;
}

static int tear_down(void **state)
{
    folder_remove(*state);
    return 0;
}

struct sight {
    const char *path;
    struct lookout_post post;
    int permissions;
};

static void see(void *context, const struct lookout_event *event)
{
    struct sight *sight = context;
    sight->permissions +=
        event->is_permission && lookout_concerns(&sight->post, sight->path, event);
}

static void mended_permissions_are_seen(void **state)
{
    struct lookout lookout;
    struct error error = {0};
    struct sight sight = {.path = path_in(*state, "a.json")};
    file_write_string(sight.path, "{}");
    assert_int_equal(chmod(sight.path, 0), 0);
    assert_true(lookout_open(&lookout, &error));
    sight.post = lookout_take_post(&lookout, sight.path);

    lookout_read(&lookout, see, &sight);
    assert_int_equal(sight.permissions, 0);
    assert_int_equal(chmod(sight.path, 0644), 0);
    lookout_read(&lookout, see, &sight);

    assert_int_equal(sight.permissions, 1);
    lookout_close(&lookout);
}

static void nobody_is_sure_behind_a_link_in_the_path(void **state)
{
    struct lookout lookout;
    struct error error = {0};
    char real[300], link[300], direct[320], behind[320];
    snprintf(real, sizeof real, "%s/one", (char *)*state);
    snprintf(link, sizeof link, "%s/current", (char *)*state);
    snprintf(direct, sizeof direct, "%s/a.json", real);
    snprintf(behind, sizeof behind, "%s/a.json", link);
    assert_int_equal(mkdir(real, 0755), 0);
    assert_int_equal(symlink("one", link), 0);
    file_write_string(direct, "{}");
    assert_true(lookout_open(&lookout, &error));

    struct lookout_post post = lookout_take_post(&lookout, direct);
    struct lookout_post other = lookout_take_post(&lookout, behind);

    assert_true(post.folder && other.folder);
    assert_true(post.is_sure);
    assert_false(other.is_sure);
    lookout_close(&lookout);
    unlink(direct);
    unlink(link);
    rmdir(real);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(mended_permissions_are_seen),
        CASE(nobody_is_sure_behind_a_link_in_the_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
