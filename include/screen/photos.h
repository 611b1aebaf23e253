/* photos: portraits decoded once, to the size they are shown in.
 *
 * Decoding happens where the hall wants it (the worker); finding, on the main thread. Both may go
 * on at once.
 */
#ifndef SCREEN_PHOTOS_H
#define SCREEN_PHOTOS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "screen/pixels.h"

struct photos;

/* limit_bytes  decoded pictures beyond it are dropped, the longest unused first. */
struct photos *photos_create(size_t limit_bytes);
void photos_destroy(struct photos *photos);

/* Decodes, crops around the upper third and scales to width × height px, once.
 * bytes  JPEG, PNG or WebP by their own first bytes, checked for size before any decoding.
 * false  *error says what is wrong with the picture. */
bool photos_decode(struct photos *photos, struct text address, struct text bytes, int width,
                   int height, struct error *error);

/* True when it is there in that size. */
bool photos_has(struct photos *photos, struct text address, int width, int height);

/* Calls draw with the picture, under the store's lock: draw must not ask the store for anything.
 * False when it is not there. */
bool photos_use(struct photos *photos, struct text address, int width, int height,
                void (*draw)(void *context, const struct pixels *photo), void *context);

#endif
