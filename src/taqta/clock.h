/* clock: the only place that reads clocks.
 *
 * The tick is monotonic and drives the show. The wall clock says what is on; it is the system's or
 * the servers' (see trust.h), or one that starts at a given moment and may run faster, for
 * rehearsals and tests. Both threads may ask; what they ask of is under a lock.
 */
#ifndef TAQTA_CLOCK_H
#define TAQTA_CLOCK_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/instant.h"
#include "deck/deck.h"
#include "trust.h"

enum clock_belief {
    CLOCK_AUTO,     /* trusted when there is a reason to */
    CLOCK_SYSTEM,   /* the system's clock is kept right by other means */
    CLOCK_UNTRUSTED /* never, for tests */
};

struct clock_settings {
    struct instant
        start;    /* the wall clock begins there, and is trusted; INSTANT_NONE: it does not */
    double speed; /* of the wall clock; 1: as time goes by */
    enum clock_belief belief;
    struct instant believed; /* the last time an earlier run believed; INSTANT_NONE: not known */
};

struct clock {
    struct clock_settings settings;
    uint64_t start_tick_ms;
    pthread_mutex_t lock; /* over trust */
    struct trust trust;
};

void clock_init(struct clock *clock, const struct clock_settings *settings);
void clock_finish(struct clock *clock);

uint64_t clock_tick_ms(void);
struct moment clock_moment(struct clock *clock);
/* Ticks until the wall clock's next full minute, at least 1. */
uint64_t clock_ms_to_minute(struct clock *clock);
/* Ticks until that moment on the wall clock; UINT64_MAX: never, or it is not trusted. At least 1.
 */
uint64_t clock_ms_to(struct clock *clock, struct instant instant);

/* The system says whether its clock is synchronised; a server said what time it is. */
void clock_set_synchronised(struct clock *clock, bool is_synchronised);
void clock_hear(struct clock *clock, struct instant date, uint64_t tick_ms);
/* Looks who is believed now. A clock that was started at a moment of its own, or is the system's by
 * order, is believed as the system's. */
enum trust_in clock_judge(struct clock *clock);
/* From now on nothing earlier than this moment is believed; to be saved. False: nobody is believed,
 * or it is a rehearsal. */
bool clock_believe(struct clock *clock);

#endif
