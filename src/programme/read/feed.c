/* feed: dates that can be believed, ids, doubles, order and number of news. */
#include "feed.h"

#include "base/digest.h"
#include "base/limits.h"
#include "doubles.h"
#include "native_words.h"
#include "plain_text.h"

#include <stdlib.h>

enum {
    TITLE_FROM_SUMMARY_CHARACTERS = 80,
    FIRST_YEAR = 1990,        /* before the web there was no news on it */
    FUTURE_S = 2 * 24 * 3600, /* further ahead the date is wrong, not the clock */
    DAY_S = 24 * 3600,
    ID_DIGITS = 16
};

/* A date alone is a day where the event is; a time without an offset is most often meant as UTC. */
static struct instant read_date(const struct feed *feed, struct text written)
{
    struct written_time time;

    if (!written_time_from_rfc2822(written, &time) && !written_time_from_rfc3339(written, &time))
        return INSTANT_NONE;
    if (time.civil.year < FIRST_YEAR)
        return INSTANT_NONE;
    return time.has_time || time.has_offset
               ? instant_from_civil(time.civil, time.offset_s)
               : zone_instant(&feed->draft->programme->zone, time.civil);
}

static bool is_believable(const struct feed *feed, struct instant instant)
{
    struct instant now = feed->draft->options->now;

    return instant_is_given(instant) &&
           (!instant_is_given(now) || instant_between(now, instant) <= FUTURE_S);
}

/* INSTANT_NONE: none can be believed, and *is_doubtful says whether there was one. */
static struct instant find_published(const struct feed *feed, const struct text *dates,
                                     size_t count, bool *is_doubtful)
{
    *is_doubtful = false;
    for (size_t i = 0; i < count; i++) {
        struct instant instant;

        if (!dates[i].size)
            continue;
        instant = read_date(feed, dates[i]);
        if (is_believable(feed, instant)) {
            *is_doubtful = false;
            return instant;
        }
        *is_doubtful = true;
    }
    return INSTANT_NONE;
}

void feed_add(struct feed *feed, const void *item, const struct text *dates, size_t count,
              struct text updated, int line)
{
    bool is_doubtful;
    struct feed_entry entry = {
        .item = item,
        .published_at = find_published(feed, dates, count, &is_doubtful),
        .updated_at = read_date(feed, updated),
        .position = feed->entry_count,
        .line = line,
    };

    ARENA_PUSH(feed->draft->scratch, feed->entries, feed->entry_count, feed->entry_capacity);
    feed->entries[feed->entry_count - 1] = entry;
    feed->doubtful += is_doubtful;
}

/* A name made of what it says. */
struct text feed_words_id(const struct feed *feed, const struct news_item *news)
{
    struct arena *scratch = feed->draft->scratch;
    uint8_t digest[DIGEST_SIZE];
    char hex[DIGEST_HEX_SIZE];

    digest_sha256(
        text_format(scratch, "%.*s\n%.*s", TEXT_ARG(news->title), TEXT_ARG(news->summary)), digest);
    digest_to_hex(digest, hex);
    return text_format(scratch, "%.*s", ID_DIGITS, hex);
}

/* The feed's own name for the item, else its link, else a name made of what it says. */
static struct text make_id(const struct feed *feed, const struct news_item *news)
{
    struct arena *scratch = feed->draft->scratch;
    struct text source = feed->sheet->document->source_id;
    struct text id = news->id.size ? news->id : news->url;

    if (!id.size)
        id = feed_words_id(feed, news);
    return source.size ? text_format(scratch, "%.*s:%.*s", TEXT_ARG(source), TEXT_ARG(id)) : id;
}

bool feed_settle(const struct feed *feed, struct news_item *news)
{
    struct text chosen = feed->sheet->document->language;

    if (!news->title.size)
        news->title =
            plain_text_cut(feed->draft->scratch, news->summary, TITLE_FROM_SUMMARY_CHARACTERS);
    if (!news->title.size)
        return false;
    if (text_equal(news->title, news->summary))
        news->summary = TEXT("");
    /* What the organiser says of a source is truer than what its software says of itself. */
    if (chosen.size)
        news->language = chosen;
    if (!news->publisher.size)
        news->publisher = feed->title;
    news->id = make_id(feed, news);
    if (!word_is_web_address(news->url)) /* as a code on the screen it would lead nowhere good */
        news->url = TEXT("");
    return true;
}

void feed_complain(const struct feed *feed, enum problem_severity severity, int line,
                   struct text path, struct text message)
{
    struct arena *arena = &feed->draft->programme->arena;
    struct problem problem = {
        .severity = severity,
        .document = text_copy(arena, feed->sheet->document->address),
        .line = line,
        .path = path,
        .message = message,
    };

    draft_complain(feed->draft, &problem);
}

/* Newest first; those without a date behind, in the order of the feed. */
static int compare_entries(const void *a, const void *b)
{
    const struct feed_entry *one = a, *other = b;
    int by_date = instant_compare(other->published_at, one->published_at);

    if (!by_date)
        by_date = instant_compare(other->updated_at, one->updated_at);
    return by_date ? by_date
                   : (one->position > other->position) - (one->position < other->position);
}

static int64_t days_of(const struct feed *feed)
{
    int days = feed->sheet->document->max_days;

    return days > 0 ? days : NEWS_DAYS;
}

static void keep(const struct feed *feed, struct news_item *news)
{
    struct draft *draft = feed->draft;

    if (instant_is_given(news->published_at))
        news->too_old_at = instant_add(news->published_at, days_of(feed) * DAY_S);
    news->id = draft_keep(draft, news->id);
    news->title = draft_keep(draft, news->title);
    news->summary = draft_keep(draft, news->summary);
    news->language = draft_keep(draft, news->language);
    news->url = draft_keep(draft, news->url);
    news->publisher = draft_keep(draft, news->publisher);
    DRAFT_ADD(draft, news, *news);
}

/* False when it is not shown. */
static bool add_entry(const struct feed *feed, const struct feed_entry *entry,
                      feed_item_reader *read)
{
    struct arena *arena = &feed->draft->programme->arena;
    bool as_notices = feed->sheet->document->as_notices;
    struct news_item news = {.origin = {.document = feed->sheet->index,
                                        .path = text_format(arena, "items[%zu]", entry->position)},
                             .published_at = entry->published_at,
                             .too_old_at = INSTANT_NONE};

    if (!read(feed, entry->item, &news)) {
        feed_complain(feed, PROBLEM_DROPPED, entry->line, news.origin.path,
                      TEXT("has neither a title nor a description"));
        return false;
    }
    /* Where the id alone tells, the newest version came first. */
    if (doubles_have_item(feed->draft, &news, as_notices, feed->has_true_ids))
        return false;
    if (as_notices)
        return feed_notice_add(feed, &news);
    keep(feed, &news);
    return true;
}

static size_t count_too_old(const struct feed *feed)
{
    struct instant now = feed->draft->options->now;
    size_t count = 0;

    if (!instant_is_given(now) || feed->sheet->document->as_notices)
        return 0;
    for (size_t i = 0; i < feed->entry_count; i++)
        count += instant_is_given(feed->entries[i].published_at) &&
                 instant_between(feed->entries[i].published_at, now) >= days_of(feed) * DAY_S;
    return count;
}

static void tell_of_all(const struct feed *feed)
{
    struct arena *arena = &feed->draft->programme->arena;
    size_t too_old = count_too_old(feed);

    if (feed->doubtful)
        feed_complain(feed, PROBLEM_NOTE, 0, TEXT(""),
                      text_format(arena,
                                  "%zu of %zu items have a date that cannot be believed; they are "
                                  "shown without one",
                                  feed->doubtful, feed->entry_count));
    if (too_old)
        feed_complain(
            feed, PROBLEM_NOTE, 0, TEXT(""),
            text_format(arena,
                        "%zu of %zu items are older than %lld days (max_days) and are not "
                        "shown",
                        too_old, feed->entry_count, (long long)days_of(feed)));
    if (feed->entry_count > LIMIT_NEWS)
        feed_complain(feed, PROBLEM_NOTE, 0, TEXT(""),
                      text_format(arena, "has %zu items; the newest %d are taken",
                                  feed->entry_count, LIMIT_NEWS));
}

void feed_add_news(struct feed *feed, feed_item_reader *read)
{
    size_t limit = LIMIT_NEWS, taken = 0;
    int wanted = feed->sheet->document->max_items;

    if (wanted > 0 && wanted < LIMIT_NEWS)
        limit = (size_t)wanted;
    if (feed->entry_count)
        qsort(feed->entries, feed->entry_count, sizeof *feed->entries, compare_entries);
    for (size_t i = 0; i < feed->entry_count && taken < limit; i++)
        taken += add_entry(feed, &feed->entries[i], read);
    feed->draft->programme->published_news += feed->entry_count;
    tell_of_all(feed);
}
