/* doubles: what two sources of one programme both hold, so that it is shown once.
 *
 * The document that gives the event is read first, then the sources in their order, and what was
 * there first stays: our own document before every import, an earlier source before a later one.
 */
#ifndef PROGRAMME_DOUBLES_H
#define PROGRAMME_DOUBLES_H

#include "draft.h"

/* What an item of a feed is known again by. */
struct item_key {
    struct text id, title;    /* as the feed has them */
    struct text folded, link; /* link empty: it has none, or one that says nothing */
    struct text language;     /* empty: not known */
    int64_t day;              /* INT64_MIN: it has no date */
    uint16_t document;        /* it stands in */
    bool is_notice;           /* one feed may serve as both, from two sources */
    bool link_is_shared;      /* with another item of its feed */
};

/* Is this item of a feed there already, in the same feed or in another? Else it is noted down.
 * Within a feed its id tells, and its title unless has_true_ids; between feeds its link, or its
 * title on one day. */
bool doubles_have_item(struct draft *draft, const struct news_item *news, bool is_notice,
                       bool has_true_ids);

/* Takes in all sessions read so far: to be called before a document of sessions is. */
void doubles_take_in(struct draft *draft);

/* The number of the session in another document that this one is, or -1. It is the same by its key
 * and its title or, where the key is no mere number, its start; or by title, start and room. */
int doubles_find_session(struct draft *draft, const struct session *session, struct text key);

#endif
