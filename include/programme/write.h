/* write: a programme as our own document, for a person to go on with.
 *
 * The way in for an organiser whose programme stands elsewhere: what was read from a schedule, a
 * calendar or a sheet is written so that reading it again gives the same programme. Records get ids
 * as the schema wants them, made of those they had; late changes are written as changes; news stay
 * in their feeds, and what was only found by comparing versions is left out.
 */
#ifndef PROGRAMME_WRITE_H
#define PROGRAMME_WRITE_H

#include "base/error.h"
#include "base/text.h"
#include "programme/programme.h"

/* *json lives in arena and ends with a line end. What cannot be said in our document is added to
 * *problems (of arena too), each with the path it would have had.
 * false: no time could be written, because the zone has no name that tzdata knows. */
bool programme_write(const struct programme *programme, struct arena *arena, struct text *json,
                     struct problems *problems, struct error *error);

#endif
