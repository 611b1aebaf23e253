/* hub_test: what the tests of the hub share. */
#ifndef TESTS_HUB_HUB_TEST_H
#define TESTS_HUB_HUB_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <ftw.h>
#include <unistd.h>

#include "base/text.h"

/* A folder of the test's own. */
struct scratch {
    char path[64];
    int folder;
};

static inline struct scratch scratch_make(void)
{
    struct scratch scratch = {.path = "/tmp/taqta-hub-test-XXXXXX"};

    assert_non_null(mkdtemp(scratch.path));
    scratch.folder = open(scratch.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(scratch.folder >= 0);
    return scratch;
}

static inline int scratch_remove_one(const char *path, const struct stat *about, int kind,
                                     struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

static inline void scratch_remove(struct scratch *scratch)
{
    close(scratch->folder);
    assert_int_equal(nftw(scratch->path, scratch_remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

#endif
