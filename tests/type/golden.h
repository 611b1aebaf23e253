/* golden: a paragraph as a human writes it down, and as it was found.
 *
 *     == what it is about
 *     kk title 80 px, width 700, lines 3, balanced, hanging
 *     > the text; a second line of this kind is a line feed and more text
 *     = 72 px, cut
 *     | each line as it is seen,
 *     | with our hyphen and our …
 *
 * Options are the language ("und": none), the role, the size, and then in any order: width N,
 * height N, lines N, fit N (down to N px), leading N, tracking N, balanced, hyphenated, hanging
 * (marks at the edges), opening (the first mark wholly), tabular, capitals, centre, end, picture
 * NAME (it is also drawn, and compared with NAME.png beside the file). After "=" stands what was
 * decided: the size of a fit, that words were cut, the letters that no face has; without such news
 * there is no such line. A letter that cannot be seen, or a blank of a special kind, is written in
 * the text by its number, {AD}; in the lines the one is left out and the other is a blank. A line
 * that begins with # is a remark.
 */
#ifndef TESTS_TYPE_GOLDEN_H
#define TESTS_TYPE_GOLDEN_H

#include "base/arena.h"
#include "base/text.h"
#include "type/paragraph.h"

struct golden {
    int line; /* of the file, from 1 */
    struct text name;
    struct paragraph_request request;
    bool fits;            /* asks paragraph_fit */
    struct text picture;  /* empty: none */
    struct text head;     /* the file from the golden before to these lines … */
    struct text expected; /* … and these lines */
};

struct golden_file {
    struct text tail; /* the file behind the last golden */
    struct golden *goldens;
    size_t count, capacity;
};

/* A slip in the file fails the test, naming the line. Everything lives in arena or in bytes. */
void goldens_read(struct golden_file *file, struct arena *arena, const char *name,
                  struct text bytes);

/* The paragraph in the form of `expected`. */
struct text golden_found(struct arena *arena, const struct golden *golden,
                         const struct paragraph *paragraph);

/* Both forms beside each other, to be read by whoever broke it. */
struct text golden_side_by_side(struct arena *arena, struct text expected, struct text found);

#endif
