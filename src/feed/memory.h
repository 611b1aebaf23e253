/* memory: the history of the programme in the cache, so that neither a restart nor a power cut
 * makes a display forget that 11:00 became 11:15.
 */
#ifndef FEED_MEMORY_H
#define FEED_MEMORY_H

#include "feeding.h"

void memory_load(struct feeding *feeding);
/* After a good reading at that moment; writes only what is new. */
void memory_keep(struct feeding *feeding, struct instant now);
void memory_finish(struct feeding *feeding);

/* Has the clock come to be known since the last reading? Then what was found before gets its time
 * by another one. */
bool memory_wants_reading(const struct feeding *feeding);

#endif
