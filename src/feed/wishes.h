/* wishes: the pictures the main thread has asked for, each address once, until it forgets them all.
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

struct wish {
    uint64_t number; /* never given twice, so that an answer to a forgotten wish is told apart */
    struct text address;
    picture_sink *sink;
    void *context;
    bool is_settled; /* its sink has been called */
};

/* {0} is empty. */
struct wishes {
    struct arena arena;
    struct wish *items;
    size_t count, capacity;
    size_t taken, settled;
    uint64_t forgotten; /* how many came before items[0] */
};

/* False: it was asked for already. */
bool wishes_add(struct wishes *wishes, struct text address, picture_sink *sink, void *context);
void wishes_forget(struct wishes *wishes);
/* The next that the worker does not know yet, or NULL. */
const struct wish *wishes_take(struct wishes *wishes);
/* NULL when it has been forgotten. */
struct wish *wishes_find(struct wishes *wishes, uint64_t number);
void wishes_settle(struct wishes *wishes, uint64_t number);

#endif
