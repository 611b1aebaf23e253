/* feed_item: one item of an RSS feed or one entry of an Atom feed. */
#ifndef PROGRAMME_READ_FEED_ITEM_H
#define PROGRAMME_READ_FEED_ITEM_H

#include "base/xml.h"
#include "feed.h"

/* Adds it to the entries of the feed, with the dates it has. */
void feed_item_add(struct feed *feed, const struct xml_node *item);

/* feed_item_reader; the item is an xml_node. */
bool feed_item_read(const struct feed *feed, const void *item, struct news_item *news);

#endif
