/* gzip: packs what is sent often, once a version. */
#ifndef HUB_GZIP_H
#define HUB_GZIP_H

#include <stdbool.h>

#include "disk.h"

/* packed is freed by the caller. false: it would not become smaller. */
bool gzip_pack(struct text bytes, struct bytes *packed);

#endif
