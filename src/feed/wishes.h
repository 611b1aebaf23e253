/* wishes: the pictures the main thread has asked for, until it forgets them all. One wish is an
 * address, a sink and its context: the same portrait may be wanted in several sizes.
 *
 * Not safe by itself: the mailbox holds its lock around every call.
 */
#ifndef FEED_WISHES_H
#define FEED_WISHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "feed/refresher.h"

enum wish_state { WISH_NEW, WISH_TAKEN, WISH_SETTLED };

struct wish {
    uint64_t
        number; /* not given to another wish, so that an answer to a forgotten one is told apart */
    struct text address;
    picture_sink *sink;
    void *context;
    enum wish_state state;
    bool is_given; /* for the errand's copy: its sink has the newest bytes */
};

/* {0} is empty. */
struct wishes {
    struct arena arena;
    struct wish *items;
    size_t count, capacity;
    size_t new_count, settled_count;
    uint64_t forgotten; /* how many came before items[0] */
};

/* A wish that was settled before is new again. False: it is on its way already. */
bool wishes_add(struct wishes *wishes, struct text address, picture_sink *sink, void *context);
void wishes_forget(struct wishes *wishes);
/* The oldest new one, or NULL. */
const struct wish *wishes_take(struct wishes *wishes);
/* False: it has been forgotten. */
bool wishes_has(const struct wishes *wishes, uint64_t number);
/* Its sink has been called. */
void wishes_settle(struct wishes *wishes, uint64_t number);

#endif
