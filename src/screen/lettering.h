/* lettering: the glyphs of a set paragraph, put where they stand. */
#ifndef SCREEN_LETTERING_H
#define SCREEN_LETTERING_H

#include "deck/page.h"
#include "screen/pixels.h"
#include "type/faces.h"

/* rect  its top left is the paragraph's. */
void lettering_paint(struct pixels *pixels, struct rect rect, const struct box_text *text,
                     struct typesetter *typesetter);

#endif
