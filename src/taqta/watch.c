#include "watch.h"

#include <errno.h>
#include <stdint.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/* A timer that never rings, but is cancelled by whoever sets the clock. Source: timerfd_create(2),
 * TFD_TIMER_CANCEL_ON_SET. */
static void arm(const struct watch *watch)
{
    const struct itimerspec never = {.it_value = {.tv_sec = (time_t)1 << 33}}; /* in 2242 */
    (void)timerfd_settime(watch->clock_set, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never,
                          NULL); /* without it a set clock is noticed at the next minute */
}

bool watch_init(struct watch *watch, const char *mark_path, struct error *error)
{
    *watch = (struct watch){.clock_set = -1};
    time_mark_init(&watch->mark, mark_path);
    if (!stopper_init(&watch->stopper, error))
        return false;
    watch->clock_set = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (watch->clock_set >= 0)
        arm(watch);
    return true;
}

void watch_finish(struct watch *watch)
{
    time_mark_finish(&watch->mark);
    if (watch->clock_set >= 0)
        close(watch->clock_set);
    stopper_finish(&watch->stopper);
}

bool watch_clock_was_set(struct watch *watch)
{
    uint64_t times;
    if (watch->clock_set < 0)
        return false;
    bool rang = read(watch->clock_set, &times, sizeof times) >= 0;
    bool was_set = !rang && errno == ECANCELED;
    if (rang || was_set)
        arm(watch);
    return was_set;
}
