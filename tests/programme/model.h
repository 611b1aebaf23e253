/* model: everything a programme holds, as lines of text that two of them can be compared by. */
#ifndef TESTS_PROGRAMME_MODEL_H
#define TESTS_PROGRAMME_MODEL_H

#include "programme/programme.h"

/* Records by their place, not their ids, and without what belongs to the documents they came from:
 * addresses, places in them, complaints, news.
 * with_how_it_came: also when each change was said, and that an end was guessed: what another
 * format knows in ways of its own. */
struct text model_printed(struct arena *arena, const struct programme *programme,
                          bool with_how_it_came);

#endif
