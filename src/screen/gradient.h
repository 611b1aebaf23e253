/* gradient: two or three colours running into each other, along a line or out from a centre. */
#ifndef SCREEN_GRADIENT_H
#define SCREEN_GRADIENT_H

#include "deck/page.h"
#include "screen/pixels.h"

void gradient_paint(struct pixels *pixels, struct rect rect, const struct box_gradient *gradient);

#endif
