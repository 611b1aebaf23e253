/* own_addresses: how this machine can be reached, for whoever looks for it. */
#ifndef TAQTA_OWN_ADDRESSES_H
#define TAQTA_OWN_ADDRESSES_H

#include "base/arena.h"

/* "taqta-3 · 192.168.1.7 · fd00::7": its name and its addresses but those that reach only itself or
 * need an interface's name. "": it has no address. */
const char *own_addresses(struct arena *arena);

#endif
