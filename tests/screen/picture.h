/* picture: small pages and pictures made by hand, for the tests of this room. */
#ifndef TESTS_SCREEN_PICTURE_H
#define TESTS_SCREEN_PICTURE_H

#include "deck/page.h"
#include "screen/pixels.h"

enum { PICTURE_GROUND = 0x204060 };

/* A picture of the page with these boxes on PICTURE_GROUND; no text, no photos. */
struct pixels *picture_of(int width, int height, struct box *boxes, size_t count);

uint32_t picture_at(const struct pixels *pixels, int x, int y);
int picture_red(uint32_t pixel);
int picture_green(uint32_t pixel);
int picture_blue(uint32_t pixel);

/* Different in every pixel, the same for the same seed. */
void picture_scribble(struct pixels *pixels, uint32_t seed);

void assert_pictures_equal(const struct pixels *a, const struct pixels *b);

#endif
