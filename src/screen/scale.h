/* scale: a picture in another size. */
#ifndef SCREEN_SCALE_H
#define SCREEN_SCALE_H

#include <stdbool.h>

#include "deck/page.h"
#include "screen/pixels.h"

/* Where the rows of the picture come from, as 0x__RRGGBB. They are asked for from the top down,
 * each at most once and some never; a row stays as it is until the next is asked for. NULL: there
 * is none. */
struct scale_source {
    const uint32_t *(*row)(void *context, int y);
    void *context;
};

/* Fills `to` with the part of the source. Smaller: every pixel is the average of the area it
 * covers. Larger: straight lines between the pixels' middles. False: a row was missing. */
bool scale_into(struct pixels *to, const struct scale_source *source, struct rect part);

#endif
