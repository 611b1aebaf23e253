/* typefaces: finds faces.json and makes a typesetter of it. */
#ifndef TAQTA_TYPEFACES_H
#define TAQTA_TYPEFACES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "type/faces.h"

/* folder  where faces.json lies; NULL: beside the sources or where it was installed. */
bool typefaces_load(struct typesetter **typesetter, const char *folder, struct error *error);

/* The bytes of faces.json, and its path for messages, also when it cannot be read; both live in
 * arena. */
bool typefaces_read_list(struct text *list, const char **path, struct arena *arena,
                         const char *folder, struct error *error);

#endif
