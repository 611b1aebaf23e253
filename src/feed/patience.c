#include "patience.h"

#include <sys/random.h>

enum {
    SHORTEST_MS = 500,
    /* From question to question, so that one that goes unanswered for long is followed soon. */
    LONGEST_MS = 18 * 1000,
    /* So many refusals take some three minutes: by then a person is at work on it, or asleep. */
    SHORT_REFUSALS = 20,
    LONGEST_REFUSED_MS = 5 * 60 * 1000,
    /* A proxy or a server that is being changed says "forbidden" for some seconds; afterwards a
       person has to do something first. */
    FORBIDDEN_SHORT_TRIES = 2,
    FORBIDDEN_SHORT_MS = 8 * 1000,
    FORBIDDEN_SPREAD_MS = 3 * 1000,
    FORBIDDEN_MS = 30 * 60 * 1000,
    LONGEST_ASKED_S = 60 * 60 /* a Retry-After beyond it is a mistake, or meant ill */
};

static enum trouble trouble_of(const struct transfer_answer *answer)
{
    if (answer->status == 401 || answer->status == 403)
        return TROUBLE_FORBIDDEN;
    return answer->error.kind == ERROR_NETWORK ? TROUBLE_SILENT : TROUBLE_REFUSED;
}

static uint64_t between(uint64_t least_ms, uint64_t most_ms, double chance)
{
    return most_ms > least_ms ? least_ms + (uint64_t)((double)(most_ms - least_ms) * chance)
                              : least_ms;
}

static uint64_t doubled(uint64_t first_ms, unsigned times, uint64_t most_ms)
{
    uint64_t grown_ms = times < 16 ? first_ms << times : most_ms;
    return grown_ms < most_ms ? grown_ms : most_ms;
}

static uint64_t forbidden_ms(unsigned failures, double chance)
{
    return failures > FORBIDDEN_SHORT_TRIES
               ? FORBIDDEN_MS
               : between(FORBIDDEN_SHORT_MS, FORBIDDEN_SHORT_MS + FORBIDDEN_SPREAD_MS, chance);
}

static uint64_t silent_ms(unsigned failures, uint64_t took_ms, double chance)
{
    uint64_t left_ms = took_ms < LONGEST_MS ? LONGEST_MS - took_ms : 0;
    return between(SHORTEST_MS, doubled(SHORTEST_MS, failures, left_ms), chance);
}

static uint64_t refused_ms(unsigned failures, bool is_picture, double chance)
{
    uint64_t most_ms = doubled(SHORTEST_MS, failures, LONGEST_MS);
    if (is_picture)
        most_ms = doubled(SHORTEST_MS, failures, LONGEST_REFUSED_MS);
    else if (failures > SHORT_REFUSALS)
        most_ms = doubled(LONGEST_MS, failures - SHORT_REFUSALS, LONGEST_REFUSED_MS);
    return between(SHORTEST_MS, most_ms, chance);
}

uint64_t patience_lose(struct patience *patience, const struct transfer_answer *answer,
                       bool is_picture, double chance)
{
    enum trouble trouble = trouble_of(answer);
    if (trouble != patience->trouble)
        *patience = (struct patience){.trouble = trouble};
    patience->failures++;

    if (answer->retry_after_s > LONGEST_ASKED_S)
        return LONGEST_ASKED_S * 1000ULL;
    if (answer->retry_after_s > 0)
        return answer->retry_after_s * 1000ULL;
    switch (trouble) {
    case TROUBLE_FORBIDDEN:
        return forbidden_ms(patience->failures, chance);
    case TROUBLE_SILENT:
        return silent_ms(patience->failures, answer->took_ms, chance);
    default:
        return refused_ms(patience->failures, is_picture, chance);
    }
}

double patience_chance(void)
{
    uint32_t number;
    if (getrandom(&number, sizeof number, GRND_NONBLOCK) != sizeof number)
        return 0.5; /* early in the boot there may be none; then we are out of step by our start */
    return (double)number / UINT32_MAX;
}
