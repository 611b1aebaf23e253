/* colour: mixing two colours as the eye would, and how well one can be read on another. */
#ifndef DECK_COLOUR_H
#define DECK_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

/* Colours are 0xAARRGGBB; what is not painted over anything counts as opaque. */

/* `part` of b in a, 0 to 1, in Oklab: halfway between orange and green lies no grey. Opaque. */
uint32_t colour_mix(uint32_t a, uint32_t b, float part);

/* The same colour, seen through: alpha 0 to 1. */
uint32_t colour_with_alpha(uint32_t colour, float alpha);

/* What is seen where a colour with its alpha lies on an opaque one: mixed as the painter mixes. */
uint32_t colour_over(uint32_t under, uint32_t over);

/* WCAG 2: 0 for black, 1 for white. */
float colour_luminance(uint32_t colour);

/* WCAG 2: 1 to 21, for opaque colours, in either order. */
float colour_contrast(uint32_t a, uint32_t b);

/* White words would be read better on it than black ones. */
bool colour_is_dark(uint32_t colour);

#endif
