/* photos: portraits, logos and posters decoded once, to the size they are shown in.
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
#include "deck/page.h"
#include "screen/pixels.h"

struct photos;

/* All that decides how a picture looks decoded: the same picture in two places is two. */
struct photo_place {
    int width, height; /* px */
    enum photo_fit fit;
    uint32_t ground; /* 0xRRGGBB; 0 for faces */
    int foot;        /* px, see struct box_photo */
};
struct photo_place photo_face(int width, int height);
struct photo_place photo_place_of(const struct box *box); /* of a BOX_PHOTO */
bool photo_place_equal(const struct photo_place *a, const struct photo_place *b);

/* A decoded picture as the store holds it: red, green, blue, row after row; a quarter less than
 * struct pixels takes. */
struct packed {
    uint8_t *channels;
    int width, height;
};
/* count pixels of row y from x on, as struct pixels has them. */
void packed_row(const struct packed *packed, int x, int y, int count, uint32_t *row);

/* limit_bytes  decoded pictures beyond it are dropped, the longest unused first. */
struct photos *photos_create(size_t limit_bytes);
void photos_destroy(struct photos *photos);

/* From any thread, once: a picture that is being decoded is given up within some rows, and none is
 * begun any more; what is there stays. */
void photos_stop(struct photos *photos);

/* Pages whose pictures nothing may push out. */
enum photos_place { PHOTOS_UP, PHOTOS_NEXT, PHOTOS_PLACES };

/* The page's pictures, those that are there and those that come, are kept until the place is given
 * to another page. Where both places want more than the store may hold, what comes last is refused.
 */
void photos_keep(struct photos *photos, enum photos_place place, const struct page *page);

/* Drops, the longest unused first, what is not kept until no more than so many bytes are there. */
void photos_trim(struct photos *photos, size_t bytes);

/* Decodes, crops or contains, and scales to its place, once.
 * bytes  JPEG, PNG or WebP by their own first bytes, checked for size before any decoding, which
 *        takes at most 48 MB beside the result.
 * false  *error says what is wrong with the picture, or that there is no room or no time for it. */
bool photos_decode(struct photos *photos, struct text address, struct text bytes,
                   struct photo_place place, struct error *error);

/* As photos_decode(), for other bytes of the same picture: they take the place of those before once
 * they are decoded. */
bool photos_replace(struct photos *photos, struct text address, struct text bytes,
                    struct photo_place place, struct error *error);

/* True when it is there for that place. */
bool photos_has(struct photos *photos, struct text address, struct photo_place place);

/* Calls draw with the picture, under the store's lock: draw must not ask the store for anything.
 * False when it is not there. */
bool photos_use(struct photos *photos, struct text address, struct photo_place place,
                void (*draw)(void *context, const struct packed *photo), void *context);

#endif
