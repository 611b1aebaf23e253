/* fade: one picture turns into another, in place, only where they differ. */
#ifndef SCREEN_FADE_H
#define SCREEN_FADE_H

#include <stddef.h>
#include <stdint.h>

#include "deck/page.h"
#include "screen/pixels.h"
#include "screen/screen.h"

enum {
    FADE_WHOLE = 256,   /* the weight at which the second picture is there exactly */
    FADE_BAND_ROWS = 32 /* rows of the picture sent to the display as one rectangle */
};

struct fade;

/* Compares the two, of one size. `shown` must live as long as the fade; of `to` what is needed is
 * kept. */
struct fade *fade_create(struct pixels *shown, const struct pixels *to);
/* The same with a picture that is painted band by band and never there as a whole. */
struct fade *fade_create_painted(struct pixels *shown, screen_painter *painter, void *context);
void fade_destroy(struct fade *fade);

/* Makes `shown` (256 − weight) parts of what it was and `weight` parts of the other, 0 to 256. Each
 * call starts from the picture as it was, whatever was mixed before. */
void fade_mix(struct fade *fade, unsigned weight);

/* Rectangles that hold everything a mix writes; none: the pictures are equal. */
const struct rect *fade_bands(const struct fade *fade, size_t *count);

/* Pixels that a mix writes, for measuring. */
size_t fade_size(const struct fade *fade);

#endif
