/* feed_item: one item of an RSS feed or one entry of an Atom feed. */
#ifndef PROGRAMME_READ_FEED_ITEM_H
#define PROGRAMME_READ_FEED_ITEM_H

#include "base/xml.h"
#include "read.h"

/* What all items of a feed share. */
struct feed {
    struct draft *draft;
    const struct sheet *sheet;
    struct text title;    /* of the feed: the publisher of items that name none */
    struct text language; /* of items that name none; empty: not known */
    bool is_atom;
};

/* When it was published; INSTANT_NONE without a date that can be believed. *is_doubtful: there was
 * one. */
struct instant feed_item_published(const struct feed *feed, const struct xml_node *item,
                                   bool *is_doubtful);

/* Of an Atom entry, when it was last changed; INSTANT_NONE when it does not say. */
struct instant feed_item_updated(const struct feed *feed, const struct xml_node *item);

/* Everything but published_at and origin. False: it holds no words. */
bool feed_item_read(const struct feed *feed, const struct xml_node *item, struct news_item *news);

#endif
