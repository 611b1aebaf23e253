/* hyphenation: who brings the pattern files. */
#ifndef TYPE_HYPHENATION_H
#define TYPE_HYPHENATION_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"
#include "type/faces.h"

/* Brings the patterns of a language in the form of libhyphen: the charset in the first line.
 *
 * language  "kk", "ru", "en": without script and region
 * bytes     in the arena
 * false     there are none: text in that language stays undivided
 *
 * Asked once for each language, when the first paragraph wants hyphens in it. */
typedef bool pattern_reader(void *context, struct arena *arena, struct text language,
                            struct text *bytes);

/* Until this is called nothing is hyphenated but at soft hyphens. The context is borrowed. */
void typesetter_hyphenate_by(struct typesetter *typesetter, pattern_reader *reader, void *context);

#endif
