/* serve: the hub as it runs. */
#ifndef HUB_SERVE_H
#define HUB_SERVE_H

#include "options.h"

/* Until a signal ends it. The exit status. */
int serve_run(const struct options *options);

#endif
