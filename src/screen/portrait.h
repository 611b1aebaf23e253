/* portrait: the bytes of a picture become pixels of the size they are shown in. */
#ifndef SCREEN_PORTRAIT_H
#define SCREEN_PORTRAIT_H

#include "base/error.h"
#include "base/text.h"
#include "screen/pixels.h"

/* The caller owns the result; NULL: *error says what is wrong with the picture. */
struct pixels *portrait_decode(struct text bytes, int width, int height, struct error *error);

#endif
