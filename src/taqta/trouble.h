/* trouble: a configuration that cannot be used, on the display, until somebody mends it.
 *
 * A display in a foyer has no terminal to read an exit status from. The file is looked at every
 * second; once it reads well the display starts as if nothing had been.
 */
#ifndef TAQTA_TROUBLE_H
#define TAQTA_TROUBLE_H

#include "options.h"

enum trouble_end { TROUBLE_MENDED, TROUBLE_ENDED_BY_HAND, TROUBLE_HAS_NO_DISPLAY };

/* options  as far as they could be read, with options->config; error  why no further. */
enum trouble_end trouble_show(const struct options *options, const struct error *error, int argc,
                              char **argv);

#endif
