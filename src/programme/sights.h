/* sights: when lines of a feed that have no date were seen first, from when on they count. */
#ifndef PROGRAMME_SIGHTS_H
#define PROGRAMME_SIGHTS_H

#include "draft.h"

enum { FEED_NOTICE_S = 2 * 3600 /* what a feed tells counts so long */ };

/* Gives the notices in draft->undated their time, when it is known what was seen before. What
 * nobody knows the time of is not shown. */
void sights_settle(struct draft *draft);

/* Those to be remembered: of what stands there, and of what comes from documents that are not read
 * this time. */
void sights_renew(struct draft *draft, struct recollection *after);

#endif
