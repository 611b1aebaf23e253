/* feeding: what all parts of the worker need to do their work. */
#ifndef FEED_FEEDING_H
#define FEED_FEEDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "feed/cache.h"
#include "feed/transfer.h"
#include "lookout.h"
#include "mailbox.h"
#include "network.h"
#include "programme/read.h"

/* What readings remember; see memory.h. */
struct memory {
    struct history history;
    bool is_kept;                     /* something lies in the cache, */
    uint8_t kept_digest[DIGEST_SIZE]; /* with these bytes */
    bool lacks_clock;                 /* the last reading knew no time */
};

struct feeding {
    struct network network;
    struct lookout lookout;
    struct mailbox *mailbox;
    bool network_is_back;      /* somebody answered who had not; for the worker to reset */
    uint64_t rang_for_date_ms; /* 0: never */
    const char *cache_folder;  /* NULL: there is none */
    struct memory memory;
    bool cache_is_failing; /* cannot be written, and that has been reported */
    struct instant (*now)(void *context);
    void *now_context;
};

/* One that cannot be written is reported; what it holds is read all the same. */
void feeding_open_cache(struct feeding *feeding);

struct instant feeding_now(const struct feeding *feeding);

/* A date that the answer brought goes to the mailbox. Rings for it only while the clock is not
 * trusted, and once a minute: nobody else waits for it. */
void feeding_hear(struct feeding *feeding, const struct transfer_answer *answer);

/* Into the cache; trouble with it is reported when it begins and when it ends. */
void feeding_keep(struct feeding *feeding, const struct cached *cached);

#endif
