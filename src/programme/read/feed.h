/* feed: what all kinds of feeds have in common, whatever their items are written in.
 *
 * A reader says of each item where it stands and when it was published; feed_add_news() asks it for
 * the words of those that are to be shown.
 */
#ifndef PROGRAMME_READ_FEED_H
#define PROGRAMME_READ_FEED_H

#include "read.h"

/* An item and where it stands among the others. */
struct feed_entry {
    const void *item; /* the reader's own */
    struct instant published_at, updated_at;
    size_t position;
    int line; /* 0: not known */
};

/* What all items of a feed share. */
struct feed {
    struct draft *draft;
    const struct sheet *sheet;
    struct text title;    /* of the feed: the publisher of items that name none */
    struct text language; /* of items that name none; empty: not known */
    /* No two items have one id unless they are the same. (In RSS it may be the same for all.) */
    bool has_true_ids;
    struct feed_entry *entries;
    size_t entry_count, entry_capacity, doubtful;
};

/* dates: those of when it was published, the one that counts most first; empty ones are not there.
 * Written as RFC 2822 or 3339, the first counts that can be believed: after 1990, and not in the
 * future. updated: may be empty. */
void feed_add(struct feed *feed, const void *item, const struct text *dates, size_t count,
              struct text updated, int line);

/* What is left to be done when title, summary, language, publisher, url and id of an item are as it
 * gives them, any of them empty. False: it holds no words. */
bool feed_settle(const struct feed *feed, struct news_item *news);

/* Everything but published_at, too_old_at and origin; false: it holds no words. */
typedef bool feed_item_reader(const struct feed *feed, const void *item, struct news_item *news);

/* Makes news, or notices, of the newest entries, of each once. */
void feed_add_news(struct feed *feed, feed_item_reader *read);

/* A name made of what an item says. */
struct text feed_words_id(const struct feed *feed, const struct news_item *news);

/* feed_notice.c: makes a line of information of an item; false: there are too many of them. */
bool feed_notice_add(const struct feed *feed, const struct news_item *news);

void feed_complain(const struct feed *feed, enum problem_severity severity, int line,
                   struct text path, struct text message);

#endif
