/* distance: says when readers stand too far away for this display. */
#ifndef TAQTA_DISTANCE_H
#define TAQTA_DISTANCE_H

#include "options.h"

/* A warning in the log where the distance asked for is more than sizes can grow for; width and
 * height in px, as the display hangs. */
void distance_tell(const struct options *options, int width, int height);

#endif
