/* memory: a display that nobody sees. A window's surface is one too, which is sent on after every
 * change. */
#ifndef SCREEN_MEMORY_H
#define SCREEN_MEMORY_H

#include "display.h"
#include "fade.h"

struct memory_display {
    struct display display;
    struct fade *fade; /* NULL: no turn is on */
};

void memory_begin(struct display *display, const struct pixels *next);
void memory_begin_painted(struct display *display, screen_painter *painter, void *context);
void memory_mix(struct display *display, unsigned weight);
void memory_end(struct display *display);

/* `to` becomes the other picture in its own size: what stands in after a resize. */
void memory_stretch(struct pixels *to, const struct pixels *from);

#endif
