/* What the tests of type share: one typesetter with the faces that are shipped, and a paragraph
 * painted into memory. */
#ifndef TESTS_TYPE_SUPPORT_H
#define TESTS_TYPE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "type/glyphs.h"
#include "type/paragraph.h"

struct fixture {
    struct typesetter *typesetter;
    struct arena arena;
};

/* Group set-up and tear-down; the fixture is *state. */
int fixture_create(void **state);
int fixture_destroy(void **state);

struct text read_whole_file(struct arena *arena, const char *path);

/* A paragraph of Inter Regular at 40 px without wrapping; tests change what they are about. */
struct paragraph_request plain_request(struct text text);
struct paragraph set(struct fixture *fixture, const struct paragraph_request *request);
struct paragraph fit(struct fixture *fixture, const struct paragraph_request *request);

/* Coverage of all glyphs, added up; (left, top) is where its first byte lies in the paragraph. */
struct painted {
    int left, top, width, height;
    uint8_t *bytes;
};
struct painted paint(struct fixture *fixture, const struct paragraph *paragraph, int margin);

/* Fails when a glyph is .notdef, is unknown to its face, or stands off the grid. */
void assert_glyphs_are_sound(struct fixture *fixture, const struct paragraph *paragraph);

#define assert_text_equal(actual, expected)                                                        \
    do {                                                                                           \
        struct text actual_ = (actual), expected_ = text_from(expected);                           \
        if (!text_equal(actual_, expected_))                                                       \
            fail_msg("is \"%.*s\", not \"%.*s\"", TEXT_ARG(actual_), TEXT_ARG(expected_));         \
    } while (0)

#endif
