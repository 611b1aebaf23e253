/* display_open: the display as the options want it. */
#ifndef TAQTA_DISPLAY_OPEN_H
#define TAQTA_DISPLAY_OPEN_H

#include "options.h"

bool display_open(struct screen **screen, const struct options *options, struct error *error);

#endif
