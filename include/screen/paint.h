/* paint: a laid-out page becomes pixels. */
#ifndef SCREEN_PAINT_H
#define SCREEN_PAINT_H

#include "deck/page.h"
#include "screen/photos.h"
#include "screen/pixels.h"
#include "type/faces.h"

/* Paints every box in order, in plain sRGB, over the page's background. What lies outside the
 * picture is cut. typesetter  may be NULL for a page without text. photos      NULL: no photos,
 * what lies beneath stands in. */
void paint_page(struct pixels *pixels, const struct page *page, struct typesetter *typesetter,
                struct photos *photos);

#endif
