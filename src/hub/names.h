/* names: what tokens, screens and pictures may be called. They become parts of paths and of log
 * lines, so they hold nothing that means something there. */
#ifndef HUB_NAMES_H
#define HUB_NAMES_H

#include <stdbool.h>

#include "base/text.h"

enum { NAME_LENGTH_MOST = 64, NAME_SIZE = NAME_LENGTH_MOST + 1 };

/* A letter or digit of ASCII, then at most 63 letters, digits, '_', '.', '-'. The ids that a
 * programme may give its screens are among them. */
bool name_is_fit(struct text name);

/* size is NAME_SIZE; the name must be fit. */
void name_copy(char *copy, struct text name);

#endif
