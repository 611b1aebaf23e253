/* placing: an upright picture becomes one as the display hangs, moved by the drift. */
#ifndef SCREEN_PLACING_H
#define SCREEN_PLACING_H

#include "screen/pixels.h"
#include "screen/screen.h"

struct placing {
    struct screen_placement placement;
    screen_painter *painter; /* of upright pictures */
    void *context;
    int height;             /* of the upright picture */
    struct pixels *upright; /* where the picture must be there before it can be turned; else NULL */
};

/* width, height  of the upright picture. */
void placing_begin(struct placing *placing, const struct screen_placement *placement,
                   screen_painter *painter, void *context, int width, int height);
void placing_end(struct placing *placing);

/* A screen_painter whose bands are the display's; context is the placing. */
void placing_paint(void *context, struct pixels *band);

/* The same from a whole upright picture. */
void placing_copy(struct pixels *to, const struct pixels *upright,
                  const struct screen_placement *placement);

#endif
