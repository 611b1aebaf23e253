/* unknown_zone: a programme whose clocks nobody knows. */
#ifndef TAQTA_UNKNOWN_ZONE_H
#define TAQTA_UNKNOWN_ZONE_H

#include <stdbool.h>

#include "programme/programme.h"

/* Says it in the log, and what to do about it; once until a programme comes whose zone is known. */
void unknown_zone_tell(bool *is_told, const struct programme *programme);

#endif
