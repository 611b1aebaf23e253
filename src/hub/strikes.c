/* strikes: a short table, searched from end to end: only wrong tokens pay for that. */
#include "strikes.h"

#include <stddef.h>
#include <stdlib.h>

enum { PLACES = 1024 };

struct offender {
    struct address who;
    unsigned count;
    uint64_t counted_at_ms; /* of the last strike, or of the last one forgiven */
};

struct strikes {
    struct offender offenders[PLACES];
};

struct strikes *strikes_create(void)
{
    struct strikes *strikes = calloc(1, sizeof *strikes);

    if (!strikes)
        abort();
    return strikes;
}

void strikes_destroy(struct strikes *strikes)
{
    free(strikes);
}

static void forgive(struct offender *offender, uint64_t now_ms)
{
    uint64_t forgiven = (now_ms - offender->counted_at_ms) / STRIKES_FORGIVEN_EVERY_MS;

    offender->counted_at_ms += forgiven * STRIKES_FORGIVEN_EVERY_MS;
    offender->count -= forgiven < offender->count ? (unsigned)forgiven : offender->count;
}

static struct offender *find(struct strikes *strikes, const struct address *who)
{
    for (size_t i = 0; i < PLACES; i++)
        if (strikes->offenders[i].count && address_equal(&strikes->offenders[i].who, who))
            return &strikes->offenders[i];
    return NULL;
}

static struct offender *find_quietest(struct strikes *strikes)
{
    struct offender *quietest = &strikes->offenders[0];

    for (size_t i = 0; i < PLACES; i++) {
        if (!strikes->offenders[i].count)
            return &strikes->offenders[i];
        if (strikes->offenders[i].counted_at_ms < quietest->counted_at_ms)
            quietest = &strikes->offenders[i];
    }
    return quietest;
}

void strikes_add(struct strikes *strikes, const struct address *who, uint64_t now_ms)
{
    struct offender *offender = find(strikes, who);

    if (!offender) {
        offender = find_quietest(strikes);
        *offender = (struct offender){.who = *who, .counted_at_ms = now_ms};
    }
    forgive(offender, now_ms);
    if (!offender->count)
        offender->counted_at_ms = now_ms;
    if (offender->count < STRIKES_ALLOWED)
        offender->count++;
}

bool strikes_are_out(struct strikes *strikes, const struct address *who, uint64_t now_ms,
                     unsigned *wait_s)
{
    struct offender *offender = find(strikes, who);

    if (!offender)
        return false;
    forgive(offender, now_ms);
    if (offender->count < STRIKES_ALLOWED)
        return false;
    *wait_s = (unsigned)((offender->counted_at_ms + STRIKES_FORGIVEN_EVERY_MS - now_ms) / 1000) + 1;
    return true;
}
