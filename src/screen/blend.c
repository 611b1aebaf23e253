/* blend: the rows everything is painted with. Text and corners come as coverage; fills come whole.
 */
#include "blend.h"

#include "simd.h"

#include <string.h>

/* A page's ground is two million pixels: the loop's own cost counts. */
MANY_MACHINES
static void set_row(uint32_t *row, int count, uint32_t colour)
{
#pragma GCC unroll 8
    for (int i = 0; i < count; i++)
        row[i] = colour;
}

MANY_MACHINES
static void tint_row(uint32_t *row, int count, uint32_t colour, unsigned alpha)
{
    for (int i = 0; i < count; i++)
        row[i] = blend_pixel(row[i], colour, alpha);
}

/* Most of a glyph's picture is empty or full, so each pixel is asked first. */
static void cover_row(uint32_t *row, int count, uint32_t colour, unsigned alpha,
                      const uint8_t *coverage)
{
    for (int i = 0; i < count; i++) {
        if (!coverage[i])
            continue;

        unsigned shown = alpha == BLEND_WHOLE ? coverage[i] : blend_product(alpha, coverage[i]);
        row[i] = shown == BLEND_WHOLE ? colour : blend_pixel(row[i], colour, shown);
    }
}

void blend_colour(uint32_t *row, int count, uint32_t colour, const uint8_t *coverage)
{
    unsigned alpha = colour_alpha(colour);
    uint32_t opaque = colour & 0x00FFFFFF;

    if (coverage)
        cover_row(row, count, opaque, alpha, coverage);
    else if (alpha == BLEND_WHOLE)
        set_row(row, count, opaque);
    else
        tint_row(row, count, opaque, alpha);
}

void blend_pixels(uint32_t *row, int count, const uint32_t *over, const uint8_t *coverage)
{
    if (!coverage) {
        memcpy(row, over, (size_t)count * sizeof *row);
        return;
    }
    for (int i = 0; i < count; i++)
        row[i] = blend_pixel(row[i], over[i], coverage[i]);
}
