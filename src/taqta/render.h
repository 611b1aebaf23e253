/* render: every page of the deck at one moment as PNG files, and deck.json. */
#ifndef TAQTA_RENDER_H
#define TAQTA_RENDER_H

#include "options.h"

/* Exit status: 0 drawn, 1 not. Says on stderr why not, and how far it is when it takes more than a
 * second. */
int render_run(struct options *options);

#endif
