/* token_command: `taqta-hub token …`, for whoever sits at the hub's machine. */
#ifndef HUB_TOKEN_COMMAND_H
#define HUB_TOKEN_COMMAND_H

#include "options.h"

/* The exit status. */
int token_command_run(const struct options *options);

#endif
