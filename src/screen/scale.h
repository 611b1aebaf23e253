/* scale: a picture in another size. */
#ifndef SCREEN_SCALE_H
#define SCREEN_SCALE_H

#include "deck/page.h"
#include "screen/pixels.h"

/* Where a row of the picture comes from: `count` pixels, 0x00RRGGBB, from column `x` of row `y`. */
struct scale_source {
    void (*read_row)(void *context, int x, int y, int count, uint32_t *row);
    void *context;
};

/* Fills `to` with the part of the source. Smaller: every pixel is the average of the area it
 * covers. Larger: straight lines between the pixels' middles. */
void scale_into(struct pixels *to, const struct scale_source *source, struct rect part);

#endif
