/* feeding: what all parts of the worker need to do their work. */
#ifndef FEED_FEEDING_H
#define FEED_FEEDING_H

#include <stdbool.h>

#include "feed/cache.h"
#include "mailbox.h"

struct feeding {
    void *multi; /* CURLM * */
    struct mailbox *mailbox;
    const char *cache_folder; /* NULL: there is none */
    bool cache_is_failing;    /* cannot be written, and that has been reported */
    const char *user_agent;
    struct instant (*now)(void *context);
    void *now_context;
};

/* One that cannot be written is reported; what it holds is read all the same. */
void feeding_open_cache(struct feeding *feeding);

struct instant feeding_now(const struct feeding *feeding);

/* Into the cache; trouble with it is reported when it begins and when it ends. */
void feeding_keep(struct feeding *feeding, const struct cached *cached);

#endif
