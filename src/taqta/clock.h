/* clock: the only place that reads clocks.
 *
 * The tick is monotonic and drives the show. The wall clock says what is on; it may be started at a
 * given moment and run faster, for rehearsals and tests, and may be declared untrusted.
 */
#ifndef TAQTA_CLOCK_H
#define TAQTA_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/instant.h"
#include "deck/deck.h"

struct clock {
    bool is_set, is_untrusted; /* is_set: started at a moment of our own */
    struct instant start;
    uint64_t start_tick_ms;
    double speed;
};

/* start INSTANT_NONE: the system's wall clock. */
void clock_init(struct clock *clock, struct instant start, double speed, bool is_untrusted);

uint64_t clock_tick_ms(void);
struct moment clock_moment(const struct clock *clock);
/* Ticks until the wall clock's next full minute, at least 1. */
uint64_t clock_ms_to_minute(const struct clock *clock);

#endif
