/* surface: a window's own surface, which the display server copies from. No GPU, no renderer.
 *
 * On X11 the surface is shared memory: our blend writes what the server reads, and only the
 * rectangles that changed are announced. What is shown needs no second picture as long as the
 * surface has our order of bytes, which it has on every screen of 24 bits.
 */
#include "allocate.h"
#include "display.h"
#include "memory.h"

#include <SDL.h>

#include <stdlib.h>

struct surface_display {
    struct memory_display memory; /* first: a surface is a memory display that is sent on */
    SDL_Window *window;
    SDL_Surface *surface;
    struct pixels view;     /* of the surface, when it has our order of bytes */
    struct pixels *picture; /* our own, when it has not; otherwise NULL */
};

static void convert_to_surface(struct surface_display *surface, const SDL_Rect *rect)
{
    struct pixels *picture = surface->picture;
    SDL_Surface *ours =
        SDL_CreateRGBSurfaceWithFormatFrom(picture->data, picture->width, picture->height, 32,
                                           picture->stride * 4, SDL_PIXELFORMAT_RGB888);
    if (!ours)
        abort(); /* out of memory */

    SDL_Rect to = *rect;
    SDL_BlitSurface(ours, rect, surface->surface, &to);
    SDL_FreeSurface(ours);
}

/* Fails only while a new size has not been polled yet; the resize then sends everything. */
static void announce(struct surface_display *surface, const struct rect *rects, size_t count)
{
    SDL_Rect *changed = allocate(count, sizeof *changed);

    for (size_t i = 0; i < count; i++) {
        changed[i] = (SDL_Rect){rects[i].x, rects[i].y, rects[i].width, rects[i].height};
        if (surface->picture)
            convert_to_surface(surface, &changed[i]);
    }
    if (count)
        (void)SDL_UpdateWindowSurfaceRects(surface->window, changed, (int)count);
    free(changed);
}

static void surface_mix(struct display *display, unsigned weight)
{
    struct surface_display *surface = (struct surface_display *)display;
    size_t count;
    const struct rect *bands = fade_bands(surface->memory.fade, &count);

    memory_mix(display, weight);
    announce(surface, bands, count);
}

static void surface_refresh(struct display *display)
{
    struct rect whole = {.width = display->shown->width, .height = display->shown->height};
    announce((struct surface_display *)display, &whole, 1);
}

/* SDL keeps the surface; it is asked for again after every change of size. */
static bool attach(struct surface_display *surface)
{
    SDL_Surface *found = SDL_GetWindowSurface(surface->window);
    if (!found)
        return false;

    surface->surface = found;
    pixels_destroy(surface->picture);
    surface->picture = NULL;
    if (found->format->format == SDL_PIXELFORMAT_RGB888) {
        surface->view = (struct pixels){.data = found->pixels,
                                        .width = found->w,
                                        .height = found->h,
                                        .stride = found->pitch / 4};
        surface->memory.display.shown = &surface->view;
    } else {
        surface->picture = pixels_create(found->w, found->h);
        surface->memory.display.shown = surface->picture;
    }
    return true;
}

static void surface_resize(struct display *display)
{
    struct surface_display *surface = (struct surface_display *)display;
    struct pixels *old = pixels_create(display->shown->width, display->shown->height);

    pixels_copy(old, display->shown);
    if (!attach(surface))
        abort(); /* out of shared memory: as for any other memory */

    memory_stretch(display->shown, old);
    surface_refresh(display);
    pixels_destroy(old);
}

static void surface_close(struct display *display)
{
    struct surface_display *surface = (struct surface_display *)display;

    memory_end(display);
    pixels_destroy(surface->picture);
    free(surface);
}

bool surface_display_open(struct display **display, SDL_Window *window, struct error *error)
{
    static const struct display_verbs verbs = {.close = surface_close,
                                               .begin = memory_begin,
                                               .begin_painted = memory_begin_painted,
                                               .mix = surface_mix,
                                               .end = memory_end,
                                               .refresh = surface_refresh,
                                               .resize = surface_resize};
    struct surface_display *surface = allocate(1, sizeof *surface);

    surface->window = window;
    surface->memory.display = (struct display){.verbs = &verbs, .name = "surface"};
    if (!attach(surface)) {
        free(surface);
        return error_set(error, ERROR_SYSTEM, "the window has no surface: %s", SDL_GetError());
    }
    *display = &surface->memory.display;
    return true;
}
