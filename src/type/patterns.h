/* patterns: finds the files by which words are divided. */
#ifndef TYPE_PATTERNS_H
#define TYPE_PATTERNS_H

#include "type/hyphenation.h"

/* A pattern_reader: Kazakh from our own file, Russian and English from Debian's, the
 * former prepared when taqta is built. A file that is
 * missing is told to the context, a typefaces_listener. */
bool patterns_read(void *context, struct arena *arena, struct text language, struct text *bytes);

#endif
