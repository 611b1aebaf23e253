/* patience: how long to wait before a failed address is asked again. */
#ifndef FEED_PATIENCE_H
#define FEED_PATIENCE_H

#include <stdint.h>

#include "feed/transfer.h"

/* answer    a failed one.
 * failures  in a row, this one included.
 * chance    0 … 1: a hundred displays that lost the same server must not come back in step. */
uint64_t patience_ms(const struct transfer_answer *answer, unsigned failures, double chance);

/* A chance as the system gives it. */
double patience_chance(void);

#endif
