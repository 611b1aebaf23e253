/* typefaces: a typesetter for the display; what is wrong with its files goes to the log. */
#ifndef TAQTA_TYPEFACES_H
#define TAQTA_TYPEFACES_H

#include <stdbool.h>

#include "base/error.h"
#include "type/faces.h"

/* folder  where faces.json lies; NULL: beside the sources or where it was installed. */
bool typefaces_load(struct typesetter **typesetter, const char *folder, struct error *error);

#endif
