/* trust: two witnesses, and a floor below both. */
#include "trust.h"

#include <stdlib.h>

enum {
    MS_IN_SECOND = 1000,
    APART_MS = 60 * 1000, /* two dates closer together would agree by chance */
    /* Date headers are whole seconds, and an answer may be on its way for one. */
    AGREE_MS = 2500,
    /* Two witnesses that were each set by somebody may be that far apart and still mean one time.
     */
    SAME_TIME_MS = 60 * 1000,
    /* Synchronisation may take a few seconds back. */
    FLOOR_SLACK_MS = 120 * 1000
};

static int64_t ms_of(struct instant instant)
{
    return instant.seconds * MS_IN_SECOND;
}

static bool is_given(const struct witness *witness)
{
    return instant_is_given(witness->date);
}

/* What the witness would say now. */
static int64_t carried_on(const struct witness *witness, uint64_t tick_ms)
{
    return ms_of(witness->date) + (int64_t)(tick_ms - witness->tick_ms);
}

static bool are_near(int64_t a_ms, int64_t b_ms, int64_t most_ms)
{
    return llabs(a_ms - b_ms) <= most_ms;
}

void trust_init(struct trust *trust, struct instant believed)
{
    struct witness nobody = {.date = INSTANT_NONE};
    *trust = (struct trust){.heard = nobody, .agreed = nobody, .believed = believed};
}

/* A date that does not fit the one before it, as from a cache on the way, begins anew. */
void trust_hear(struct trust *trust, struct instant date, uint64_t tick_ms)
{
    struct witness new = {date, tick_ms};
    const struct witness *heard = &trust->heard;
    if (!is_given(heard)) {
        trust->heard = new;
        return;
    }
    if (!are_near(carried_on(heard, tick_ms), ms_of(date), AGREE_MS)) {
        trust->heard = new;
    } else if (tick_ms - heard->tick_ms >= APART_MS) {
        trust->agreed = new;
        trust->heard = new;
    }
}

static bool is_above_floor(const struct trust *trust, int64_t wall_ms)
{
    return !instant_is_given(trust->believed) || wall_ms >= ms_of(trust->believed) - FLOOR_SLACK_MS;
}

struct verdict trust_judge(const struct trust *trust, int64_t system_ms, uint64_t tick_ms)
{
    bool servers_agree = is_given(&trust->agreed);
    int64_t servers_ms = servers_agree ? carried_on(&trust->agreed, tick_ms) : 0;
    bool both =
        trust->is_synchronised && servers_agree && are_near(system_ms, servers_ms, SAME_TIME_MS);

    if (trust->is_synchronised && (both || is_above_floor(trust, system_ms)))
        return (struct verdict){TRUST_IN_SYSTEM, system_ms};
    if (servers_agree && is_above_floor(trust, servers_ms))
        return (struct verdict){TRUST_IN_SERVERS, servers_ms};
    return (struct verdict){TRUST_IN_NOBODY, system_ms};
}

const char *trust_in_whom(enum trust_in in)
{
    static const char *const words[] = {
        [TRUST_IN_NOBODY] = "the time is not certain: nothing is marked as now",
        [TRUST_IN_SYSTEM] = "the time is certain: the system has synchronised its clock",
        [TRUST_IN_SERVERS] = "the time is certain: the sources' servers agree on it",
    };
    return words[in];
}
