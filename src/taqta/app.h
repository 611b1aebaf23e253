/* app: the display: one loop that sleeps until something is due. */
#ifndef TAQTA_APP_H
#define TAQTA_APP_H

#include "options.h"

/* Runs until it is asked to end. Exit status: 0 by hand or signal, 1 it could not begin. */
int app_run(struct options *options);

#endif
