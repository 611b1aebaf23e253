/* sources: all documents of the programme: those given first, then those they name. */
#ifndef FEED_SOURCES_H
#define FEED_SOURCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"
#include "programme/programme.h"
#include "source.h"

enum { SOURCES_CAPACITY = 2 * LIMIT_SOURCES }; /* as many named as given */

/* {0} is empty. */
struct sources {
    struct feed_source *items[SOURCES_CAPACITY];
    size_t count, given_count;
    unsigned every_s, stale_after_s; /* of those given, and of those whose document says nothing */
    bool is_changed; /* documents came, went or are described anew since the last reading */
};

void sources_give(struct sources *sources, const char *address);
void sources_finish(struct sources *sources);

/* Takes what the cache has of those given. */
void sources_load(struct sources *sources, struct feeding *feeding);

/* Makes the list the one the programme names, and takes what the cache has of new ones. */
void sources_follow(struct sources *sources, const struct programme *programme,
                    struct feeding *feeding);

/* Would a programme read now differ from the last one? */
bool sources_want_reading(const struct sources *sources);

/* Ask, finish, collect, as in source.h, for each. */
bool sources_ask(struct sources *sources, struct feeding *feeding, uint64_t tick_ms);
bool sources_finish_transfer(struct sources *sources, void *easy, int code);
bool sources_collect(struct sources *sources, struct feeding *feeding, uint64_t tick_ms);

/* The network is back: all that waited for it are asked soon. */
void sources_hurry(struct sources *sources, uint64_t tick_ms);
/* Something has happened to files. */
void sources_notice(struct sources *sources, struct feeding *feeding);

bool sources_are_answered(const struct sources *sources);
/* When the next is to be asked; UINT64_MAX: all are on their way. */
uint64_t sources_next_due(const struct sources *sources);
/* At most SOURCES_CAPACITY of them. */
size_t sources_statuses(const struct sources *sources, struct source_status *statuses);

#endif
