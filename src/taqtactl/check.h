/* check: says everything that is wrong with a document, one line each. */
#ifndef TAQTACTL_CHECK_H
#define TAQTACTL_CHECK_H

#include <stdbool.h>

/* addresses  files or URLs, each checked by itself together with the sources it names.
 * as_json    one JSON object for each on standard output, notes as well, instead of lines.
 * Exit status: 0 all clean, 1 something is wrong. */
int check_run(char **addresses, int count, bool as_json);

#endif
