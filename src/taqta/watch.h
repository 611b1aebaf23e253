/* watch: what wakes the display besides its feed and its window: signals, a clock that is set, and
 * the mark of synchronisation.
 */
#ifndef TAQTA_WATCH_H
#define TAQTA_WATCH_H

#include <stdbool.h>

#include "base/error.h"
#include "stopper.h"
#include "time_mark.h"

struct watch {
    struct stopper stopper;
    int clock_set; /* timerfd that is cancelled when the system's clock is set; -1: none */
    struct time_mark mark;
};

/* To be called before any thread starts, so that none of them takes a signal. mark_path: see
 * time_mark.h; borrowed. */
bool watch_init(struct watch *watch, const char *mark_path, struct error *error);
void watch_finish(struct watch *watch);

/* True when the clock was set since the last call. */
bool watch_clock_was_set(struct watch *watch);

#endif
