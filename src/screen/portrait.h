/* portrait: the bytes of a picture become pixels of the size they are shown in. */
#ifndef SCREEN_PORTRAIT_H
#define SCREEN_PORTRAIT_H

#include <stdatomic.h>

#include "base/error.h"
#include "base/text.h"
#include "screen/photos.h"

/* is_stopped  looked at between rows; set by another thread when nobody wants the picture any more.
 * The caller owns the result; NULL: *error says what is wrong with the picture. */
struct pixels *portrait_decode(struct text bytes, const struct photo_place *place,
                               const atomic_bool *is_stopped, struct error *error);

#endif
