/* patience: how long to wait before a failed address is asked again. */
#ifndef FEED_PATIENCE_H
#define FEED_PATIENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "feed/transfer.h"

enum trouble {
    TROUBLE_NONE,
    TROUBLE_SILENT,   /* nobody answers, or not to the end */
    TROUBLE_REFUSED,  /* somebody answers, and not with the document */
    TROUBLE_FORBIDDEN /* 401, 403 */
};

/* {0}: the last answer was good. */
struct patience {
    enum trouble trouble;
    unsigned failures; /* of that kind, in a row */
};

/* Counts a failed answer and says how long to wait after it.
 *
 * A document that is gone for minutes is asked for at least every 18 s, so that it is back on
 * screen within 20; a picture that is not there is left alone for longer and longer at once.
 *
 * chance  0 … 1: a hundred displays that lost the same server must not come back in step. */
uint64_t patience_lose(struct patience *patience, const struct transfer_answer *answer,
                       bool is_picture, double chance);

/* A chance as the system gives it. */
double patience_chance(void);

#endif
