/* patterns: finds the files by which words are divided. */
#ifndef TAQTA_PATTERNS_H
#define TAQTA_PATTERNS_H

#include "type/hyphenation.h"

/* A pattern_reader: Kazakh from our own file, Russian and English from Debian's, the
 * former prepared when taqta is built. A file that is
 * missing is told in the log. */
bool patterns_read(void *context, struct arena *arena, struct text language, struct text *bytes);

#endif
