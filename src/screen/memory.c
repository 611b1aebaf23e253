/* memory: pages are turned in ordinary memory, for tests and pictures of pages. */
#include "memory.h"

#include "allocate.h"
#include "scale.h"

#include <stdlib.h>
#include <string.h>

void memory_begin(struct display *display, const struct pixels *next)
{
    struct memory_display *memory = (struct memory_display *)display;
    memory->fade = fade_create(display->shown, next);
}

void memory_begin_painted(struct display *display, screen_painter *painter, void *context)
{
    struct memory_display *memory = (struct memory_display *)display;
    memory->fade = fade_create_painted(display->shown, painter, context);
}

void memory_mix(struct display *display, unsigned weight)
{
    fade_mix(((struct memory_display *)display)->fade, weight);
}

void memory_end(struct display *display)
{
    struct memory_display *memory = (struct memory_display *)display;

    fade_destroy(memory->fade);
    memory->fade = NULL;
}

static const uint32_t *row_of(void *context, int y)
{
    const struct pixels *pixels = context;
    return pixels->data + (ptrdiff_t)y * pixels->stride;
}

void memory_stretch(struct pixels *to, const struct pixels *from)
{
    struct pixels view = *from;
    struct scale_source source = {.row = row_of, .context = &view};
    /* Rows in memory are never missing. */
    (void)scale_into(to, &source, (struct rect){.width = from->width, .height = from->height});
}

/* Memory is never uncovered and keeps its size. */
static void memory_stay(struct display *display)
{
    (void)display;
}

static void memory_close(struct display *display)
{
    memory_end(display);
    pixels_destroy(display->shown);
    free(display);
}

struct display *memory_display_open(int width, int height)
{
    static const struct display_verbs verbs = {.close = memory_close,
                                               .begin = memory_begin,
                                               .begin_painted = memory_begin_painted,
                                               .mix = memory_mix,
                                               .end = memory_end,
                                               .refresh = memory_stay,
                                               .resize = memory_stay};
    struct memory_display *memory = allocate(1, sizeof *memory);

    memory->display =
        (struct display){.verbs = &verbs, .shown = pixels_create(width, height), .name = "memory"};
    return &memory->display;
}
