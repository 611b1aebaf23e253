/* pixels: a picture in ordinary memory, 0x00RRGGBB a pixel. */
#ifndef SCREEN_PIXELS_H
#define SCREEN_PIXELS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct pixels {
    uint32_t *data; /* rows from the top; aligned to 64 bytes when made by pixels_create */
    int width, height;
    int stride; /* in pixels */
};

struct pixels *pixels_create(int width, int height); /* black */
void pixels_destroy(struct pixels *pixels);
void pixels_copy(struct pixels *to, const struct pixels *from); /* of the same size */

/* A PNG file, opaque, written beside and renamed. */
bool pixels_write_png(const struct pixels *pixels, const char *path, struct error *error);

#endif
