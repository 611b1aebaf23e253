/* difference: where two pictures of one size are not the same, in spans of rows.
 *
 * Pages are mostly flat: words on a ground. A span says when a side of it is of one colour, so
 * that this side need not be read again for every frame of a fade.
 */
#ifndef SCREEN_DIFFERENCE_H
#define SCREEN_DIFFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "screen/pixels.h"

enum { DIFFERENCE_BLOCK = 8 }; /* px: spans begin and end on multiples of it */

/* One picture's side of a span. */
struct span_side {
    bool is_flat;
    uint32_t colour; /* when it is flat */
};

struct span {
    int x, y, count;
    struct span_side from, to;
};

/* {0} is empty. */
struct difference {
    struct span *spans;
    size_t count, capacity;
};

/* Adds the spans of the rows that `to` has: it may be a band of the other picture. Both have one
 * width. */
void difference_find(struct difference *difference, const struct pixels *from,
                     const struct pixels *to);
void difference_finish(struct difference *difference);

#endif
