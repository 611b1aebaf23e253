/* picture_kind: what kind of picture these bytes are, by how they begin; a name proves nothing. */
#ifndef HUB_PICTURE_KIND_H
#define HUB_PICTURE_KIND_H

#include "base/text.h"

/* "image/jpeg", "image/png", "image/webp", or NULL: none of them. */
const char *picture_kind(struct text bytes);
/* What a name ends with, in the same words. */
const char *picture_kind_of_name(struct text name);

#endif
