/* picture_rows: the rows of a picture file from the top down, by the decoder of its kind.
 *
 * No decoder keeps more of a picture than it must, and all of them give up between two rows when
 * nobody wants it any more. A decoder may deliver the picture smaller than it is stored, but not
 * smaller than it will be shown.
 */
#ifndef SCREEN_PICTURE_ROWS_H
#define SCREEN_PICTURE_ROWS_H

#include <stdatomic.h>

#include "base/error.h"
#include "base/text.h"
#include "deck/page.h"
#include "picture_header.h"

enum {
    /* The most that decoding takes beside its result, for pictures that can only be had whole:
       progressive JPEG, interlaced PNG, lossless or transparent WebP. The others take some rows. */
    PICTURE_WORK_BYTES = 48 * 1024 * 1024,
    /* Photo programs write about ten. Thousands fit a small file, and each is a walk over the
       whole picture. */
    PICTURE_SCANS_MOST = 64
};

struct picture_want {
    struct rect part;              /* px as stored */
    int width, height;             /* which it will be scaled to */
    const atomic_bool *is_stopped; /* set by another thread when nobody wants it any more */
};

struct picture_rows {
    const struct picture_verbs *verbs;
    int width, height; /* as delivered */
    struct rect part;  /* where the wanted part is in that */
    bool has_alpha;
    const atomic_bool *is_stopped;
};

struct picture_verbs {
    uint32_t *(*next)(struct picture_rows *rows, struct error *error);
    void (*close)(struct picture_rows *rows);
};

/* bytes   kept until picture_rows_close().
 * header  of the same bytes, so within the limits.
 * false   cannot be decoded, or only with more than PICTURE_WORK_BYTES. */
bool picture_rows_open(struct picture_rows **rows, struct text bytes,
                       const struct picture_header *header, const struct picture_want *want,
                       struct error *error);
/* The next row, 0xAARRGGBB, the caller's to change until it asks again; without has_alpha the
 * highest byte says nothing. NULL: *error says why; there will be no more. */
uint32_t *picture_rows_next(struct picture_rows *rows, struct error *error);
void picture_rows_close(struct picture_rows *rows);

/* For the decoders: one for each kind, as picture_rows_open(). */
bool picture_jpeg_open(struct picture_rows **rows, struct text bytes,
                       const struct picture_header *header, const struct picture_want *want,
                       struct error *error);
bool picture_png_open(struct picture_rows **rows, struct text bytes,
                      const struct picture_header *header, const struct picture_want *want,
                      struct error *error);
bool picture_webp_open(struct picture_rows **rows, struct text bytes,
                       const struct picture_header *header, const struct picture_want *want,
                       struct error *error);

/* False: the size that the decoder finds is not the one that was checked. */
bool picture_has_size(const struct picture_header *header, int64_t width, int64_t height,
                      struct error *error);
/* False when decoding would take more than PICTURE_WORK_BYTES.
 * advice  what to do about it, for whoever made the file. */
bool picture_fits_memory(const struct picture_header *header, uint64_t bytes, const char *what,
                         const char *advice, struct error *error);
/* True, and says so, when nobody wants the picture any more. */
bool picture_is_stopped(const struct picture_rows *rows, struct error *error);

#endif
