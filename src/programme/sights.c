#include "sights.h"

#include "base/limits.h"

static const struct sight *find(const struct recollection *before, struct text id)
{
    int found = id_index_find(&before->sight_ids, id);

    return found < 0 ? NULL : &before->sights[found];
}

void sights_settle(struct draft *draft)
{
    for (size_t i = 0; i < draft->undated.count; i++) {
        struct notice *notice = &draft->notices.items[draft->undated.items[i]];
        const struct sight *seen = find(&draft->before, notice->id);

        notice->from = seen ? seen->seen_at : draft->options->now;
        notice->until = instant_is_given(notice->from) ? instant_add(notice->from, FEED_NOTICE_S)
                                                       : INSTANT_NONE;
    }
}

static bool is_read(const struct draft *draft, struct text address)
{
    for (size_t i = 0; i < draft->programme->document_count; i++)
        if (text_equal(draft->documents[i].address, address))
            return true;
    return false;
}

void sights_renew(struct draft *draft, struct recollection *after)
{
    for (size_t i = 0; i < draft->undated.count; i++) {
        const struct notice *notice = &draft->notices.items[draft->undated.items[i]];
        struct sight sight = {notice->id, draft->documents[notice->origin.document].address,
                              notice->from};

        if (instant_is_given(sight.seen_at))
            recollection_add_sight(after, draft->scratch, &sight);
    }
    for (size_t i = 0; i < draft->before.sight_count; i++)
        if (!is_read(draft, draft->before.sights[i].document))
            recollection_add_sight(after, draft->scratch, &draft->before.sights[i]);
}
