/* pictures: fetches the pictures the mailbox wishes for, a few at once, and gives them to their
 * sinks.
 *
 * An address is one errand, whatever number of sinks waits for it. What the cache holds is given at
 * once and then asked for again with its validators, so that a display without network has its
 * portraits. A picture that cannot be had is an error to its sinks, once, and is tried again in
 * silence.
 */
#ifndef FEED_PICTURES_H
#define FEED_PICTURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "feeding.h"
#include "picture_rule.h"

struct errand;

/* {0} is empty. */
struct pictures {
    struct errand *first;
    size_t under_way;
};

void pictures_finish(struct pictures *pictures);

/* Takes new wishes in, lets go of forgotten ones, starts what is due. */
void pictures_ask(struct pictures *pictures, struct feeding *feeding,
                  const struct picture_rule *rule, uint64_t tick_ms);
/* For every finished message of the multi; see transfer_finish(). */
bool pictures_finish_transfer(struct pictures *pictures, void *easy, int code);
/* Gives what has come to its sinks. */
void pictures_collect(struct pictures *pictures, struct feeding *feeding, uint64_t tick_ms);

/* The network is back: all that waited for it are asked, a few at once. */
void pictures_hurry(struct pictures *pictures, uint64_t tick_ms);

/* When the next is to be asked; UINT64_MAX: none. */
uint64_t pictures_next_due(const struct pictures *pictures);

#endif
