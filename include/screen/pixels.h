/* pixels: a picture in ordinary memory, or a band of rows of one, 0x00RRGGBB a pixel. */
#ifndef SCREEN_PIXELS_H
#define SCREEN_PIXELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct pixels {
    uint32_t *data; /* rows from `top` on; aligned to 64 bytes when made by pixels_create */
    int width, height;
    int stride; /* in pixels */
    int top;    /* the row of the whole picture that comes first here; 0: this is all of it */
};

/* x, y in the whole picture; must be inside what is here. */
static inline uint32_t *pixels_at(const struct pixels *pixels, int x, int y)
{
    return pixels->data + (ptrdiff_t)(y - pixels->top) * pixels->stride + x;
}

struct pixels *pixels_create(int width, int height); /* black */
void pixels_destroy(struct pixels *pixels);
void pixels_copy(struct pixels *to, const struct pixels *from); /* of the same size */

/* A picture of that size, no larger than the whole it is made of: every pixel is the average of the
 * area it stands for. */
struct pixels *pixels_shrunk(const struct pixels *pixels, int width, int height);

/* A PNG file, opaque, written beside and renamed. */
bool pixels_write_png(const struct pixels *pixels, const char *path, struct error *error);

#endif
