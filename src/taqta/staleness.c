#include "staleness.h"

static enum stale_reason reason_of(enum error_kind kind)
{
    switch (kind) {
    case ERROR_NETWORK:
        return STALE_NO_NETWORK;
    case ERROR_FORMAT:
    case ERROR_LIMIT:
    case ERROR_DOUBTED:
        return STALE_REFUSED;
    default:
        return STALE_SERVER_ERROR;
    }
}

/* What came from the disk with no moment that can be trusted is of unknown age: it counts as old.
 */
static bool is_old(const struct source_status *status, struct moment moment, uint64_t tick_ms)
{
    int64_t most_s = status->stale_after_s;
    if (status->good_tick_ms)
        return tick_ms - status->good_tick_ms > (uint64_t)most_s * 1000;
    return !moment.trusted || !instant_is_given(status->good_at) ||
           instant_between(status->good_at, moment.now) > most_s;
}

size_t staleness_find(struct stale_document *stale, const struct source_status *statuses,
                      size_t count, struct moment moment, uint64_t tick_ms)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const struct source_status *status = &statuses[i];
        if (!status->has_good || status->last_error.kind == ERROR_NONE ||
            !is_old(status, moment, tick_ms))
            continue;
        stale[found++] = (struct stale_document){.address = status->address,
                                                 .reason = reason_of(status->last_error.kind),
                                                 .as_of = status->good_at};
    }
    return found;
}
