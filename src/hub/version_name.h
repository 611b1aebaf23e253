/* version_name: a version is one file, and its name says everything about it, so that one rename
 * makes it true: "0000000013_20251120T052400Z_<SHA-256>_aliya.json". */
#ifndef HUB_VERSION_NAME_H
#define HUB_VERSION_NAME_H

#include <stdbool.h>

#include "store.h"

enum { VERSION_NAME_SIZE = 192 };

void version_name_write(const struct version *version, char name[VERSION_NAME_SIZE]);

/* false: this is no name of ours. The size is not in it. */
bool version_name_read(const char *name, struct version *version);

#endif
