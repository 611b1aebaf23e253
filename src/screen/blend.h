/* blend: colours over pixels, in plain sRGB, eight bits a channel, rounded to the nearest.
 *
 * Under and over are 0x00RRGGBB; how much of the over shows is 0 (nothing) to 255 (all).
 */
#ifndef SCREEN_BLEND_H
#define SCREEN_BLEND_H

#include <stdint.h>

enum { BLEND_WHOLE = 255 };

static inline unsigned colour_alpha(uint32_t colour)
{
    return colour >> 24;
}

/* a × b / 255, rounded: coverage times coverage. */
static inline unsigned blend_product(unsigned a, unsigned b)
{
    unsigned t = a * b + 128;
    return (t + (t >> 8)) >> 8;
}

/* Two channels are worked on in one word: red and blue, then green. */
static inline uint32_t blend_pair(uint32_t under, uint32_t over, unsigned alpha)
{
    uint32_t t = under * (BLEND_WHOLE - alpha) + over * alpha + 0x00800080;
    return ((t + ((t >> 8) & 0x00FF00FF)) >> 8) & 0x00FF00FF;
}

static inline uint32_t blend_pixel(uint32_t under, uint32_t over, unsigned alpha)
{
    uint32_t red_blue = blend_pair(under & 0x00FF00FF, over & 0x00FF00FF, alpha);
    uint32_t green = blend_pair((under >> 8) & 0x000000FF, (over >> 8) & 0x000000FF, alpha);
    return red_blue | green << 8;
}

/* One colour, its own alpha times the coverage; coverage NULL is a row that is covered whole. */
void blend_colour(uint32_t *row, int count, uint32_t colour, const uint8_t *coverage);

/* A row of pixels over another. */
void blend_pixels(uint32_t *row, int count, const uint32_t *over, const uint8_t *coverage);

#endif
