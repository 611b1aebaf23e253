/* config_fault: what is wrong with a configuration, taken apart to be shown. */
#ifndef TAQTA_CONFIG_FAULT_H
#define TAQTA_CONFIG_FAULT_H

#include "options.h"

struct config_fault {
    const char *path;
    int line;             /* from 1; 0: none */
    const char *written;  /* the line as it stands; "": none */
    const char *expected; /* what should stand there, in English; "": the reason says all */
    const char *reason;   /* in English */
};

/* What options_read() or options_are_enough() said of options->config. Lives in arena. */
void config_fault_find(struct config_fault *fault, struct arena *arena,
                       const struct options *options, const struct error *error);

#endif
