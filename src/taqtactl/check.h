/* check: says everything that is wrong with a document, one line each. */
#ifndef TAQTACTL_CHECK_H
#define TAQTACTL_CHECK_H

#include "reading_options.h"

/* Each address is checked by itself, together with the sources it names. As JSON: one object for
 * each on standard output, notes as well, instead of lines.
 * Exit status: 0 all clean, 1 something is wrong. */
int check_run(const struct reading_options *options);

#endif
