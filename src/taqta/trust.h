/* trust: when a wall clock may be believed, and whose.
 *
 * Pure: what the system and the servers say comes in as arguments. The system is believed once it
 * says that it is synchronised; else two Date headers of our own https sources, a minute or more
 * apart, when the time between them agrees with the monotonic clock. Whoever is believed may not be
 * earlier than the last time that was believed, unless both witnesses agree.
 */
#ifndef TAQTA_TRUST_H
#define TAQTA_TRUST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/instant.h"

enum trust_in { TRUST_IN_NOBODY, TRUST_IN_SYSTEM, TRUST_IN_SERVERS };

struct witness {
    struct instant date; /* INSTANT_NONE: none */
    uint64_t tick_ms;    /* monotonic, when it was said */
};

struct trust {
    bool is_synchronised;    /* says the system of itself */
    struct witness heard;    /* waits for another that confirms it */
    struct witness agreed;   /* has been confirmed */
    struct instant believed; /* the last time that was believed and saved; INSTANT_NONE: none */
};

struct verdict {
    enum trust_in in;
    int64_t wall_ms; /* since 1970; the system's when nobody is believed */
};

/* believed  INSTANT_NONE: never yet. */
void trust_init(struct trust *trust, struct instant believed);

/* A server's Date header came at that tick. */
void trust_hear(struct trust *trust, struct instant date, uint64_t tick_ms);

/* What time it is, and who says so. */
struct verdict trust_judge(const struct trust *trust, int64_t system_ms, uint64_t tick_ms);

const char *trust_in_whom(enum trust_in in); /* for the log */

#endif
