/* strokes: lines of one width and colour, with round ends and joins. */
#ifndef SCREEN_STROKES_H
#define SCREEN_STROKES_H

#include "deck/page.h"
#include "screen/pixels.h"

void strokes_paint(struct pixels *pixels, const struct box_strokes *strokes);

#endif
