/* convert: writes what was read as a document of our own. */
#ifndef TAQTACTL_CONVERT_H
#define TAQTACTL_CONVERT_H

#include "reading_options.h"

/* What is wrong with the documents, and what ours cannot say, goes to standard error.
 * Exit status: 0 all clean, 1 something is wrong; nothing is written when there is no programme. */
int convert_run(const struct reading_options *options);

#endif
