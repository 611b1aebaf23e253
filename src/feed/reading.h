/* reading: from the newest bodies of all sources to one programme, with whatever is refused left
 * out. */
#ifndef FEED_READING_H
#define FEED_READING_H

#include <stdbool.h>

#include "programme/programme.h"
#include "sources.h"

/* A body that is refused gives way to the last good one of the same source, or to nothing; those
 * that are taken go into the cache. Refusals are reported.
 *
 * default_zone  for documents that name none.
 * false         there is no first document, nothing can be made of what there is, or it would be
 * the programme that was made before; *programme untouched. */
bool reading_make(struct programme **programme, struct sources *sources, struct feeding *feeding,
                  struct text default_zone);

#endif
