/* staleness: from the state of the sources to what a page says of its age. Pure. */
#ifndef TAQTA_STALENESS_H
#define TAQTA_STALENESS_H

#include <stddef.h>
#include <stdint.h>

#include "deck/deck.h"
#include "feed/refresher.h"

/* Those of the sources that have trouble, and whose last good version is older than it should be at
 * that moment. stale has room for count; returns how many there are. Addresses are borrowed from
 * the statuses. */
size_t staleness_find(struct stale_document *stale, const struct source_status *statuses,
                      size_t count, struct moment moment, uint64_t tick_ms);

#endif
