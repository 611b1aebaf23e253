#include "feeding.h"

#include "base/log.h"

struct instant feeding_now(const struct feeding *feeding)
{
    return feeding->now ? feeding->now(feeding->now_context) : INSTANT_NONE;
}

void feeding_hear(struct feeding *feeding, const struct transfer_answer *answer)
{
    enum { RING_EVERY_MS = 60 * 1000 };
    struct heard_date heard = {.date = answer->date, .tick_ms = answer->date_tick_ms};
    if (!instant_is_given(heard.date))
        return;

    bool is_long_ago =
        !feeding->rang_for_date_ms || heard.tick_ms - feeding->rang_for_date_ms >= RING_EVERY_MS;
    bool must_ring = is_long_ago && !instant_is_given(feeding_now(feeding));
    if (must_ring)
        feeding->rang_for_date_ms = heard.tick_ms;
    mailbox_hear(feeding->mailbox, &heard, must_ring);
}

static void judge_cache(struct feeding *feeding, bool is_failing, const struct error *error)
{
    if (is_failing && !feeding->cache_is_failing)
        mailbox_report(feeding->mailbox, LOG_LEVEL_WARNING,
                       "%s; what is new will be gone after a restart without the network",
                       error->message);
    if (!is_failing && feeding->cache_is_failing)
        mailbox_report(feeding->mailbox, LOG_LEVEL_INFO, "the cache can be written again");
    feeding->cache_is_failing = is_failing;
}

void feeding_open_cache(struct feeding *feeding)
{
    struct error error = {0};
    if (feeding->cache_folder)
        judge_cache(feeding, !cache_open(feeding->cache_folder, &error), &error);
}

void feeding_keep(struct feeding *feeding, const struct cached *cached)
{
    struct error error = {0};
    if (feeding->cache_folder)
        judge_cache(feeding, !cache_write(feeding->cache_folder, cached, &error), &error);
}
