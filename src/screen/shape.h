/* shape: which pixels a rectangle with round corners covers, and how much of each. */
#ifndef SCREEN_SHAPE_H
#define SCREEN_SHAPE_H

#include <stdint.h>

#include "deck/page.h"
#include "screen/pixels.h"

/* A stretch of one row, inside the picture. */
struct stretch {
    int x, y, count;
    const uint8_t *coverage; /* of each pixel; NULL: all are covered whole */
};

/* Calls paint for every stretch of the shape that lies inside the pixels, from the top down. A
 * radius over half the short side is half the short side. */
void shape_walk(struct rect rect, int radius, const struct pixels *pixels,
                void (*paint)(void *context, const struct stretch *stretch), void *context);

/* The same in one colour, 0xAARRGGBB. */
void shape_fill(struct pixels *pixels, struct rect rect, int radius, uint32_t colour);

#endif
