/* glyphs: the picture of a glyph, at a size and a quarter of a pixel. Unhinted, 8-bit coverage. */
#ifndef TYPE_GLYPHS_H
#define TYPE_GLYPHS_H

#include <stdbool.h>
#include <stdint.h>

#include "type/faces.h"

struct coverage {
    /* px from the glyph's whole-pixel origin to the picture's top left; top is upwards */
    int left, top;
    int width, height, stride;
    const uint8_t *bytes; /* 0 nothing to 255 all; NULL for a glyph with no ink */
};

/* quarter  0 to 3: how many quarters of a pixel the origin stands right of a whole one.
 * The bytes stay until the next call. False: the face has no such glyph. Index 0 is never drawn:
 * asking for it is our mistake. */
bool glyph_coverage(struct typesetter *typesetter, unsigned face, unsigned index, float px,
                    int quarter, struct coverage *coverage);

#endif
