/* display: what pictures are shown on — memory, a window's surface, textures. One set of verbs for
 * the three, so that a turn is the same everywhere and can be tested with no display at all. */
#ifndef SCREEN_DISPLAY_H
#define SCREEN_DISPLAY_H

#include <stddef.h>

#include "deck/page.h"
#include "screen/pixels.h"
#include "screen/screen.h"

struct display {
    const struct display_verbs *verbs;
    struct pixels *shown; /* what is seen; where a GPU mixes, what was seen before the turn */
    const char *name;     /* for screen_drawing_name */
};

struct display_verbs {
    void (*close)(struct display *display);
    /* A turn from what is shown to next, which stays until end: any number of mixes of weight 0 to
     * FADE_WHOLE, the last of which is FADE_WHOLE. */
    void (*begin)(struct display *display, const struct pixels *next);
    /* The same with a picture painted band by band; NULL: only whole ones will do. */
    void (*begin_painted)(struct display *display, screen_painter *painter, void *context);
    void (*mix)(struct display *display, unsigned weight);
    void (*end)(struct display *display);
    /* Everything again: the window was uncovered. */
    void (*refresh)(struct display *display);
    /* The window has a new size, and no turn is on: the old picture, scaled, stands in until there
     * is another. */
    void (*resize)(struct display *display);
};

struct SDL_Window;

struct display *memory_display_open(int width, int height);
/* These draw in a window, which stays the caller's. */
bool surface_display_open(struct display **display, struct SDL_Window *window, struct error *error);
/* real_gpu_only  a renderer that computes pixels on the processor is refused: our own blend is ten
 * times cheaper. */
bool textures_display_open(struct display **display, struct SDL_Window *window, bool real_gpu_only,
                           struct error *error);

#endif
