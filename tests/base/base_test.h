/* base_test: what the tests of base share. */
#ifndef TESTS_BASE_BASE_TEST_H
#define TESTS_BASE_BASE_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

/* A literal with its zero bytes, which text_from() would end at. */
#define BYTES(literal) ((struct text){(literal), sizeof(literal) - 1})

static inline void check_text(struct text text, const char *expected, const char *file, int line)
{
    if (text_equal(text, text_from(expected)))
        return;
    print_error("\"%.*s\" is not \"%s\"\n", TEXT_ARG(text), expected);
    _fail(file, line);
}

#define assert_text_equal(text, expected) check_text((text), (expected), __FILE__, __LINE__)

#endif
