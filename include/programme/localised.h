/* localised: one text in the languages its author gave. */
#ifndef PROGRAMME_LOCALISED_H
#define PROGRAMME_LOCALISED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct translation {
    struct text
        language; /* BCP 47: "kk", "kk-Latn"; empty when the author named none: fits every page */
    struct text text; /* never empty */
};

struct localised {
    const struct translation *translations; /* in the order of the document */
    size_t count;                           /* 0: not given */
};

bool localised_is_given(const struct localised *localised);

/* The text for a page in that language, or the empty text. Nothing is borrowed from other
 * languages: a page is wholly in one language or not shown in it. */
struct text localised_in(const struct localised *localised, struct text language);

/* For what must be shown in any case (names of people and rooms): that language, else the first of
 * fallbacks that exists, else the first there is. *chosen, if not NULL, gets the language it came
 * from. */
struct text localised_or(const struct localised *localised, struct text language,
                         const struct text *fallbacks, size_t fallback_count, struct text *chosen);

#endif
