/* pixels: a picture in one block of memory, and a PNG file of it.
 *
 * The block comes zeroed from the system, so that rows nobody paints cost nothing.
 */
#include "screen/pixels.h"

#include "allocate.h"

#include <SDL.h>
#include <SDL_image.h>

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIXELS_ALIGNMENT = 64, PIXELS_PATH_SIZE = 4096 };

struct pixels *pixels_create(int width, int height)
{
    assert(width > 0 && height > 0);
    size_t size = (size_t)width * (size_t)height * sizeof(uint32_t);

    struct pixels *pixels = allocate(1, sizeof *pixels + PIXELS_ALIGNMENT + size);
    uintptr_t behind = (uintptr_t)(pixels + 1);
    uintptr_t padding = (PIXELS_ALIGNMENT - behind % PIXELS_ALIGNMENT) % PIXELS_ALIGNMENT;
    pixels->data = (uint32_t *)((char *)(pixels + 1) + padding);
    pixels->width = pixels->stride = width;
    pixels->height = height;
    return pixels;
}

void pixels_destroy(struct pixels *pixels)
{
    free(pixels);
}

void pixels_copy(struct pixels *to, const struct pixels *from)
{
    assert(to->width == from->width && to->height == from->height);
    for (int y = 0; y < to->height; y++)
        memcpy(to->data + (ptrdiff_t)y * to->stride, from->data + (ptrdiff_t)y * from->stride,
               (size_t)to->width * sizeof *to->data);
}

static bool write_file(const struct pixels *pixels, const char *path, struct error *error)
{
    SDL_Surface *view =
        SDL_CreateRGBSurfaceWithFormatFrom(pixels->data, pixels->width, pixels->height, 32,
                                           pixels->stride * 4, SDL_PIXELFORMAT_RGB888);
    /* Three bytes a pixel, or the file would carry an alpha channel that says nothing. */
    SDL_Surface *opaque = view ? SDL_ConvertSurfaceFormat(view, SDL_PIXELFORMAT_RGB24, 0) : NULL;
    bool written = opaque && IMG_SavePNG(opaque, path) == 0;

    SDL_FreeSurface(opaque);
    SDL_FreeSurface(view);
    return written || error_set(error, ERROR_SYSTEM, "%s: %s", path, SDL_GetError());
}

bool pixels_write_png(const struct pixels *pixels, const char *path, struct error *error)
{
    char beside[PIXELS_PATH_SIZE];
    int length = snprintf(beside, sizeof beside, "%s.%ld.part", path, (long)getpid());
    if (length < 0 || (size_t)length >= sizeof beside)
        return error_set(error, ERROR_SYSTEM, "%.100s…: the path is too long", path);

    if (!write_file(pixels, beside, error))
        goto failed;

    if (rename(beside, path) != 0) {
        error_set(error, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
        goto failed;
    }
    return true;

failed:
    (void)unlink(beside); /* it may never have been made */
    return false;
}
