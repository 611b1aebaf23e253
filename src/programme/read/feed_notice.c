/* feed_notice: an item of a feed whose source is marked `as: notices` is a line of information.
 *
 * Whatever the item calls itself it is nothing stronger: who may write into a feed need not be who
 * may empty a building. It counts for two hours from when it was published, or seen first.
 */
#include "feed.h"

#include "base/limits.h"
#include "sights.h"

/* The feed's own name, if no other line has it. */
static struct text choose_id(const struct feed *feed, const struct news_item *news)
{
    struct draft *draft = feed->draft;

    if (id_index_find(&draft->notice_ids, news->id) < 0)
        return draft_keep(draft, news->id);
    return draft_keep(draft, text_format(draft->scratch, "%.*s:%.*s",
                                         TEXT_ARG(feed->sheet->document->source_id),
                                         TEXT_ARG(feed_words_id(feed, news))));
}

static struct localised words_of(const struct feed *feed, const struct news_item *news)
{
    struct draft *draft = feed->draft;
    struct translation *translation = ARENA_ARRAY(&draft->programme->arena, struct translation, 1);

    *translation =
        (struct translation){draft_keep(draft, news->language), draft_keep(draft, news->title)};
    return (struct localised){translation, 1};
}

bool feed_notice_add(const struct feed *feed, const struct news_item *news)
{
    struct draft *draft = feed->draft;
    int number = (int)draft->notices.count;
    bool has_date = instant_is_given(news->published_at);
    struct notice notice = {
        .id = choose_id(feed, news),
        .severity = NOTICE_INFO,
        .text = words_of(feed, news),
        .from = news->published_at,
        .until = has_date ? instant_add(news->published_at, FEED_NOTICE_S) : INSTANT_NONE,
        .origin = news->origin,
    };

    if (draft->notices.count >= LIMIT_RECORDS || id_index_find(&draft->notice_ids, notice.id) >= 0)
        return false;
    DRAFT_ADD(draft, notices, notice);
    id_index_add(&draft->notice_ids, draft->scratch, notice.id, number);
    if (!has_date)
        DRAFT_ADD(draft, undated, number);
    return true;
}
