/* memory: the history of the programme in the cache, so that neither a restart nor a power cut
 * makes a display forget that 11:00 became 11:15.
 */
#ifndef FEED_MEMORY_H
#define FEED_MEMORY_H

#include "feeding.h"

void memory_load(struct feeding *feeding);
/* As if the document at `before` had been read in place of the first source; trouble is reported.
 */
void memory_learn(struct feeding *feeding, const char *before, const char *source,
                  struct text default_zone);
/* After a good reading at that moment; writes only what is new. */
void memory_keep(struct feeding *feeding, struct instant now);
void memory_finish(struct feeding *feeding);

/* Has the clock come to be known since the last reading? Then what was found before gets its time
 * by another one. */
bool memory_wants_reading(const struct feeding *feeding);

#endif
