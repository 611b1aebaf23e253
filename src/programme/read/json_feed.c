/* json_feed: JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/), as news. */
#include "base/limits.h"
#include "feed.h"
#include "language_tag.h"
#include "plain_text.h"

/* Without its version it is taken as well, unless it says that it is something else: calendars of
 * Google's have items too. */
static const char *tell_format(const struct sheet *sheet)
{
    struct json root, items, version, kind;

    if (!sheet->json)
        return NULL;
    root = json_root(sheet->json);
    items = json_member(&root, "items");
    version = json_member(&root, "version");
    kind = json_member(&root, "kind");
    return json_kind(&items) == JSON_KIND_ARRAY &&
                   (json_is_there(&version) || !json_is_there(&kind))
               ? "jsonfeed"
               : NULL;
}

static struct text member_text(const struct json *object, const char *name)
{
    struct json member = json_member(object, name);
    struct text text;

    return json_text(&member, &text) ? text_trim(text) : (struct text){0};
}

static struct text member_words(const struct feed *feed, const struct json *object,
                                const char *name, size_t characters)
{
    struct arena *scratch = feed->draft->scratch;

    return plain_text_cut(scratch, plain_text(scratch, member_text(object, name)), characters);
}

static struct text read_summary(const struct feed *feed, const struct json *item)
{
    static const char *const names[] = {"summary", "content_html", "content_text"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct text words = member_words(feed, item, names[i], LIMIT_NEWS_SUMMARY_CHARACTERS);

        if (words.size)
            return words;
    }
    return TEXT("");
}

static struct text read_url(const struct feed *feed, const struct json *item)
{
    struct text url = member_text(item, "url");

    if (!url.size)
        url = member_text(item, "external_url");
    return url.size ? address_resolve(feed->draft->scratch, feed->sheet->document->address, url)
                    : TEXT("");
}

/* Version 1.1 wants a text, and yet some write the number their database has. */
static struct text read_id(const struct feed *feed, const struct json *item)
{
    struct json id = json_member(item, "id");
    int64_t number;

    if (json_number(&id, &number))
        return text_format(feed->draft->scratch, "%lld", (long long)number);
    return member_text(item, "id");
}

static bool read_item(const struct feed *feed, const void *entry, struct news_item *news)
{
    const struct json *item = entry;
    struct json language = json_member(item, "language");

    news->title = member_words(feed, item, "title", LIMIT_NEWS_TITLE_CHARACTERS);
    news->summary = read_summary(feed, item);
    news->url = read_url(feed, item);
    news->language = feed->language;
    if (json_is_there(&language))
        news->language = language_from_tag(feed->draft->scratch, member_text(item, "language"));
    news->id = read_id(feed, item);
    return feed_settle(feed, news);
}

static void doubt_version(const struct feed *feed, const struct json *root)
{
    struct text version = member_text(root, "version");
    struct json member = json_member(root, "version");
    int line, column;

    if (text_find(version, TEXT("jsonfeed.org/")) < version.size ||
        text_starts_with(version, TEXT("1")))
        return;
    json_place(json_is_there(&member) ? &member : root, &line, &column);
    feed_complain(feed, PROBLEM_DOUBTED, line, TEXT("version"),
                  TEXT("does not say that this is a JSON Feed; expected "
                       "\"https://jsonfeed.org/version/1.1\""));
}

static bool read_feed(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct feed feed = {.draft = draft, .sheet = sheet, .has_true_ids = true};
    struct json root = json_root(sheet->json), items = json_member(&root, "items"), *kept;
    size_t count = json_count(&items);

    if (count > LIMIT_SESSIONS)
        return error_set(error, ERROR_LIMIT, "%zu items are too many; expected at most %d", count,
                         LIMIT_SESSIONS);
    doubt_version(&feed, &root);
    feed.title = member_words(&feed, &root, "title", LIMIT_NEWS_TITLE_CHARACTERS);
    feed.language = language_from_tag(draft->scratch, member_text(&root, "language"));
    kept = ARENA_ARRAY(draft->scratch, struct json, count);
    for (size_t i = 0; i < count; i++) {
        struct text dates[2];

        kept[i] = json_element(&items, i);
        dates[0] = member_text(&kept[i], "date_published");
        dates[1] = member_text(&kept[i], "date_modified");
        feed_add(&feed, &kept[i], dates, 2, dates[1], 0);
    }
    feed_add_news(&feed, read_item);
    return true;
}

const struct reader json_feed_reader = {.format = tell_format, .read = read_feed};
