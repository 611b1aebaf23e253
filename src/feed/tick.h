/* tick: the monotonic clock of the worker, for waits and for the age of what came. */
#ifndef FEED_TICK_H
#define FEED_TICK_H

#include <stdint.h>

uint64_t feed_tick_ms(void); /* CLOCK_MONOTONIC */

#endif
