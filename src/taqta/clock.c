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

/* Started at a moment of our own, or running at a speed of our own. */
static bool is_set(const struct clock *clock)
{
    return instant_is_given(clock->settings.start);
}

void clock_init(struct clock *clock, const struct clock_settings *settings)
{
    *clock = (struct clock){.settings = *settings, .start_tick_ms = clock_tick_ms()};
    if (!is_set(clock) && settings->speed != 1)
        clock->settings.start.seconds = (int64_t)(read_ms(CLOCK_REALTIME) / MS_IN_SECOND);
    trust_init(&clock->trust, settings->believed);
    pthread_mutex_init(&clock->lock, NULL);
}

void clock_finish(struct clock *clock)
{
    pthread_mutex_destroy(&clock->lock);
}

static int64_t started_ms(const struct clock *clock)
{
    double run_ms = (double)(clock_tick_ms() - clock->start_tick_ms) * clock->settings.speed;
    return clock->settings.start.seconds * MS_IN_SECOND + (int64_t)run_ms;
}

/* Under the lock. */
static struct verdict judge(const struct clock *clock)
{
    struct verdict verdict = {TRUST_IN_SYSTEM, (int64_t)read_ms(CLOCK_REALTIME)};
    if (is_set(clock))
        verdict.wall_ms = started_ms(clock);
    else if (clock->settings.belief == CLOCK_AUTO)
        verdict = trust_judge(&clock->trust, verdict.wall_ms, clock_tick_ms());
    if (clock->settings.belief == CLOCK_UNTRUSTED)
        verdict.in = TRUST_IN_NOBODY;
    return verdict;
}

static struct verdict ask(struct clock *clock, struct instant *believed)
{
    pthread_mutex_lock(&clock->lock);
    struct verdict verdict = judge(clock);
    *believed = clock->trust.believed;
    pthread_mutex_unlock(&clock->lock);
    return verdict;
}

struct moment clock_moment(struct clock *clock)
{
    struct instant believed;
    struct verdict verdict = ask(clock, &believed);
    return (struct moment){.now = {verdict.wall_ms / MS_IN_SECOND},
                           .trusted = verdict.in != TRUST_IN_NOBODY,
                           .not_before = believed};
}

/* The wall clock's milliseconds as ticks, never 0: what is due at once is due in a tick. */
static uint64_t ticks_of(const struct clock *clock, int64_t wall_ms)
{
    double ticks = (double)wall_ms / (is_set(clock) ? clock->settings.speed : 1);
    return ticks < 1 ? 1 : (uint64_t)ceil(ticks);
}

uint64_t clock_ms_to_minute(struct clock *clock)
{
    struct instant believed;
    int64_t wall_ms = ask(clock, &believed).wall_ms;
    return ticks_of(clock, MS_IN_MINUTE - wall_ms % MS_IN_MINUTE);
}

uint64_t clock_ms_to(struct clock *clock, struct instant instant)
{
    struct instant believed;
    struct verdict verdict = ask(clock, &believed);
    if (!instant_is_given(instant) || verdict.in == TRUST_IN_NOBODY)
        return UINT64_MAX;
    return ticks_of(clock, instant.seconds * MS_IN_SECOND - verdict.wall_ms);
}

void clock_set_synchronised(struct clock *clock, bool is_synchronised)
{
    pthread_mutex_lock(&clock->lock);
    clock->trust.is_synchronised = is_synchronised;
    pthread_mutex_unlock(&clock->lock);
}

void clock_hear(struct clock *clock, struct instant date, uint64_t tick_ms)
{
    pthread_mutex_lock(&clock->lock);
    trust_hear(&clock->trust, date, tick_ms);
    pthread_mutex_unlock(&clock->lock);
}

enum trust_in clock_judge(struct clock *clock)
{
    struct instant believed;
    return ask(clock, &believed).in;
}

bool clock_believe(struct clock *clock)
{
    pthread_mutex_lock(&clock->lock);
    struct verdict verdict = judge(clock);
    bool is_believed = verdict.in != TRUST_IN_NOBODY && !is_set(clock);
    if (is_believed)
        clock->trust.believed.seconds = verdict.wall_ms / MS_IN_SECOND;
    pthread_mutex_unlock(&clock->lock);
    return is_believed;
}
