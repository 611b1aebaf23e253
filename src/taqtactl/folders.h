/* folders: where a rehearsal is written. */
#ifndef TAQTACTL_FOLDERS_H
#define TAQTACTL_FOLDERS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

/* The folder with those above it, and in it `pages` and `small`, from which the pictures of an
 * earlier rehearsal are taken away. */
bool folders_make(const char *folder, struct error *error);

const char *path_in(struct arena *arena, const char *folder, struct text name);

#endif
