/* feed_xml: RSS 0.9x, 1.0 and 2.0 and Atom, as news. */
#include "base/limits.h"
#include "feed_item.h"
#include "language_tag.h"
#include "plain_text.h"

#include <stdlib.h>

static const char *tell_format(const struct sheet *sheet)
{
    if (text_equal(sheet->xml_root, TEXT("rss")) || text_equal(sheet->xml_root, TEXT("RDF")))
        return "rss";
    return text_equal(sheet->xml_root, TEXT("feed")) ? "atom" : NULL;
}

/* An item and where it stands among the others. */
struct entry {
    const struct xml_node *node;
    struct instant published_at, updated_at;
    size_t position;
};

struct entries {
    struct entry *items;
    size_t count, capacity, doubtful;
};

static void collect(struct entries *entries, const struct feed *feed, const struct xml_node *parent,
                    const char *name)
{
    const struct xml_node *node = parent ? xml_child(parent, name) : NULL;

    for (; node; node = xml_next(node, name)) {
        bool is_doubtful;

        ARENA_PUSH(feed->draft->scratch, entries->items, entries->count, entries->capacity);
        entries->items[entries->count - 1] = (struct entry){
            .node = node,
            .published_at = feed_item_published(feed, node, &is_doubtful),
            .updated_at = feed_item_updated(feed, node),
            .position = entries->count - 1,
        };
        entries->doubtful += is_doubtful;
    }
}

/* Newest first; those without a date behind, in the order of the feed. */
static int compare_entries(const void *a, const void *b)
{
    const struct entry *one = a, *other = b;
    int by_date = instant_compare(other->published_at, one->published_at);

    if (!by_date)
        by_date = instant_compare(other->updated_at, one->updated_at);
    return by_date ? by_date
                   : (one->position > other->position) - (one->position < other->position);
}

/* The same item twice, as feeds have it that were put together from others. In Atom the id alone
 * tells, and the newest version came first; in RSS it may be the same for all items. */
static bool is_there_already(const struct feed *feed, const struct news_item *news)
{
    const struct draft *draft = feed->draft;

    for (size_t i = 0; i < draft->news.count; i++)
        if (text_equal(draft->news.items[i].id, news->id) &&
            (feed->is_atom || text_equal(draft->news.items[i].title, news->title)))
            return true;
    return false;
}

static void complain(const struct feed *feed, enum problem_severity severity, int line,
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

static void keep(const struct feed *feed, const struct entry *entry, struct news_item *news)
{
    struct draft *draft = feed->draft;

    news->id = draft_keep(draft, news->id);
    news->title = draft_keep(draft, news->title);
    news->summary = draft_keep(draft, news->summary);
    news->language = draft_keep(draft, news->language);
    news->url = draft_keep(draft, news->url);
    news->publisher = draft_keep(draft, news->publisher);
    news->published_at = entry->published_at;
    DRAFT_ADD(draft, news, *news);
}

/* Adds an entry; false when it is not shown. */
static bool add_entry(const struct feed *feed, const struct entry *entry)
{
    struct arena *arena = &feed->draft->programme->arena;
    struct news_item news = {.origin = {.document = feed->sheet->index,
                                        .path = text_format(arena, "items[%zu]", entry->position)}};

    if (!feed_item_read(feed, entry->node, &news)) {
        complain(feed, PROBLEM_DROPPED, entry->node->line, news.origin.path,
                 TEXT("has neither a title nor a description"));
        return false;
    }
    if (is_there_already(feed, &news))
        return false;
    keep(feed, entry, &news);
    return true;
}

static void add_entries(const struct feed *feed, struct entries *entries)
{
    size_t limit = LIMIT_NEWS, taken = 0;

    if (feed->sheet->document->max_items > 0 && feed->sheet->document->max_items < LIMIT_NEWS)
        limit = (size_t)feed->sheet->document->max_items;
    if (entries->count)
        qsort(entries->items, entries->count, sizeof *entries->items, compare_entries);
    for (size_t i = 0; i < entries->count && taken < limit; i++)
        taken += add_entry(feed, &entries->items[i]);
    if (entries->doubtful)
        complain(feed, PROBLEM_NOTE, 0, TEXT(""),
                 text_format(&feed->draft->programme->arena,
                             "%zu of %zu items have a date that cannot be believed; they are shown "
                             "without one",
                             entries->doubtful, entries->count));
}

static struct text read_title(const struct feed *feed, const struct xml_node *channel)
{
    const struct xml_node *title = channel ? xml_child(channel, "title") : NULL;

    return title ? plain_text(feed->draft->scratch, xml_text(title, feed->draft->scratch))
                 : TEXT("");
}

static bool read_feed(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct feed feed = {.draft = draft, .sheet = sheet};
    struct entries entries = {0};
    const struct xml_node *channel, *language;
    struct xml_node *root;

    if (!xml_read(&root, draft->scratch, sheet->document->bytes, sheet->document->charset, error))
        return false;

    /* RSS has a channel around its items or, in 0.9 and 1.0, beside them; Atom's root is the feed.
     */
    feed.is_atom = xml_is(root, "feed");
    channel = feed.is_atom ? root : xml_child(root, "channel");
    language = channel ? xml_child(channel, "language") : NULL;
    feed.title = read_title(&feed, channel);
    if (language)
        feed.language = language_from_tag(draft->scratch, xml_text(language, draft->scratch));
    collect(&entries, &feed, channel, "item");
    collect(&entries, &feed, root, "item");
    collect(&entries, &feed, root, "entry");
    add_entries(&feed, &entries);
    return true;
}

const struct reader feed_xml_reader = {.format = tell_format, .read = read_feed};
