/* distance: sizes grow only as long as a page holds what it must. */
#include "distance.h"

#include "base/log.h"
#include "deck/viewing.h"

void distance_tell(const struct options *options, int width, int height)
{
    double farthest = viewing_farthest(options->diagonal_in, width, height);
    if (farthest > 0 && options->distance_m > farthest)
        log_warning("readers %.1f m away cannot be served by %.0f inches: sizes grow as for %.1f m",
                    options->distance_m, options->diagonal_in, farthest);
}
