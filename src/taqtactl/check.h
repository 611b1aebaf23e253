/* check: says everything that is wrong with a document, one line each. */
#ifndef TAQTACTL_CHECK_H
#define TAQTACTL_CHECK_H

/* addresses  files or URLs, each checked by itself together with the sources it names.
 * Exit status: 0 all clean, 1 something is wrong. */
int check_run(char **addresses, int count);

#endif
