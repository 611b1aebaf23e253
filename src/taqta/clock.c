/* clock: CLOCK_MONOTONIC for the show, CLOCK_REALTIME for the programme. */
#include "clock.h"

#include <math.h>
#include <time.h>

enum { MS_IN_SECOND = 1000, NS_IN_MS = 1000000, MS_IN_MINUTE = 60000 };

static uint64_t read_ms(clockid_t id)
{
    struct timespec time;
    clock_gettime(id, &time);
    return (uint64_t)time.tv_sec * MS_IN_SECOND + (uint64_t)time.tv_nsec / NS_IN_MS;
}

uint64_t clock_tick_ms(void)
{
    return read_ms(CLOCK_MONOTONIC);
}

void clock_init(struct clock *clock, struct instant start, double speed, bool is_untrusted)
{
    *clock = (struct clock){
        .is_set = instant_is_given(start) || speed != 1,
        .is_untrusted = is_untrusted,
        .start = start,
        .start_tick_ms = clock_tick_ms(),
        .speed = speed,
    };
    if (!instant_is_given(start))
        clock->start.seconds = (int64_t)(read_ms(CLOCK_REALTIME) / MS_IN_SECOND);
}

/* Milliseconds since 1970 on the wall. */
static uint64_t wall_ms(const struct clock *clock)
{
    if (!clock->is_set)
        return read_ms(CLOCK_REALTIME);
    double run_ms = (double)(clock_tick_ms() - clock->start_tick_ms) * clock->speed;
    return (uint64_t)clock->start.seconds * MS_IN_SECOND + (uint64_t)run_ms;
}

struct moment clock_moment(const struct clock *clock)
{
    return (struct moment){.now = {(int64_t)(wall_ms(clock) / MS_IN_SECOND)},
                           .trusted = !clock->is_untrusted,
                           .not_before = INSTANT_NONE};
}

uint64_t clock_ms_to_minute(const struct clock *clock)
{
    double left =
        (double)(MS_IN_MINUTE - wall_ms(clock) % MS_IN_MINUTE) / (clock->is_set ? clock->speed : 1);
    return left < 1 ? 1 : (uint64_t)ceil(left);
}
