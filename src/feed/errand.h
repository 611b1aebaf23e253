/* errand: one picture, from its address to the sinks that wait for it. */
#ifndef FEED_ERRAND_H
#define FEED_ERRAND_H

#include <stdbool.h>
#include <stdint.h>

#include "body.h"
#include "feed/transfer.h"
#include "feeding.h"
#include "patience.h"
#include "picture_rule.h"

struct errand {
    struct arena arena;
    const char *address;
    struct wish *wishes; /* whom it is for */
    size_t wish_count, wish_capacity;
    struct validators validators; /* of what the cache holds */
    uint8_t digest[DIGEST_SIZE];  /* of what was given last; zero: nothing was */
    bool has_bytes;               /* they were given, and can be had again from the disk */
    struct error error;           /* kind NONE: no failure, or bytes since */
    struct transfer *transfer;
    uint64_t due_ms; /* UINT64_MAX: nothing is to be asked */
    struct patience patience;
    struct errand *next;
};

struct errand *errand_create(struct text address);
void errand_destroy(struct errand *errand);

/* One more waits. It gets what is there already. */
void errand_add_wish(struct errand *errand, struct feeding *feeding, const struct wish *wish);
/* False: nobody waits any more. */
bool errand_is_wanted(struct errand *errand, struct feeding *feeding);

/* Gives what an earlier run has left. */
void errand_load(struct errand *errand, struct feeding *feeding);
/* Will never be asked for: all who wait get the error. */
void errand_refuse(struct errand *errand, struct feeding *feeding, const struct error *error);
/* Asks the server, or reads the file. The rule is kept, for where the server points to. */
void errand_ask(struct errand *errand, struct feeding *feeding, const struct picture_rule *rule,
                uint64_t tick_ms);
/* Asks soon, if it is waiting because nobody answered. */
void errand_hurry(struct errand *errand, uint64_t tick_ms);
/* Takes the answer of a transfer that is done. */
void errand_collect(struct errand *errand, struct feeding *feeding, uint64_t tick_ms);

#endif
