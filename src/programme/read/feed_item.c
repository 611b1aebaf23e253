/* feed_item: finds title, summary, date, link and name of an item under any of the names feeds use.
 */
#include "feed_item.h"

#include "base/limits.h"
#include "language_tag.h"
#include "native_words.h"
#include "plain_text.h"

static bool has_elements(const struct xml_node *node)
{
    for (const struct xml_node *child = node->child; child; child = child->next)
        if (child->name.size)
            return true;
    return false;
}

/* XHTML stands in the feed as elements, HTML as text; type="text" says that tags are meant
 * literally. */
static struct text read_words(const struct feed *feed, const struct xml_node *node,
                              size_t characters)
{
    struct arena *scratch = feed->draft->scratch;
    struct text words;

    if (!node)
        return TEXT("");
    if (has_elements(node))
        words = plain_text_of_node(scratch, node);
    else if (text_equal(xml_attribute(node, "type"), TEXT("text")))
        words = xml_text(node, scratch);
    else
        words = plain_text(scratch, xml_text(node, scratch));
    return plain_text_cut(scratch, words, characters);
}

static struct text read_summary(const struct feed *feed, const struct xml_node *item)
{
    static const char *const names[] = {"description", "summary", "encoded", "content"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct text words =
            read_words(feed, xml_child(item, names[i]), LIMIT_NEWS_SUMMARY_CHARACTERS);

        if (words.size)
            return words;
    }
    return TEXT("");
}

/* A relative link counts from the nearest xml:base, those from the ones around them, all from the
 * document. */
static struct text resolve(const struct feed *feed, const struct xml_node *node,
                           struct text reference)
{
    struct text base;

    if (!node)
        return address_resolve(feed->draft->scratch, feed->sheet->document->address, reference);
    base = xml_attribute(node, "base");
    if (base.size)
        reference = address_resolve(feed->draft->scratch, base, reference);
    return resolve(feed, node->parent, reference);
}

/* RSS writes <link>address</link>, Atom <link rel="alternate" href="address"/>; some RSS has both.
 */
static struct text read_link(const struct feed *feed, const struct xml_node *item)
{
    const struct xml_node *guid = xml_child(item, "guid");
    struct text address = {0};

    for (const struct xml_node *link = xml_child(item, "link"); link;
         link = xml_next(link, "link")) {
        struct text href = xml_attribute(link, "href"), rel = xml_attribute(link, "rel");

        address = href.size ? href : xml_text(link, feed->draft->scratch);
        if (address.size && (!rel.size || text_equal(rel, TEXT("alternate"))))
            return resolve(feed, link, address);
    }
    if (guid && !text_equal(xml_attribute(guid, "isPermaLink"), TEXT("false"))) {
        address = xml_text(guid, feed->draft->scratch);
        if (text_starts_with(address, TEXT("http")) && word_is_url(address))
            return address;
    }
    return TEXT("");
}

static struct text read_id(const struct feed *feed, const struct xml_node *item)
{
    const struct xml_node *node = xml_child(item, "guid");

    if (!node)
        node = xml_child(item, "id");
    return node ? xml_text(node, feed->draft->scratch) : TEXT("");
}

/* xml:lang here or around, which an empty one takes away again. */
static struct text read_language(const struct feed *feed, const struct xml_node *item)
{
    const struct xml_node *node = xml_child(item, "language");

    if (node)
        return language_from_tag(feed->draft->scratch, xml_text(node, feed->draft->scratch));
    for (node = item; node; node = node->parent)
        for (const struct xml_attribute *attribute = node->attributes; attribute;
             attribute = attribute->next)
            if (text_equal(attribute->name, TEXT("lang")))
                return language_from_tag(feed->draft->scratch, attribute->value);
    return feed->language;
}

static struct text read_publisher(const struct feed *feed, const struct xml_node *item)
{
    const struct xml_node *source = xml_child(item, "source");
    struct text words = {0};

    if (source && xml_child(source, "title")) /* Atom */
        words = read_words(feed, xml_child(source, "title"), LIMIT_NEWS_TITLE_CHARACTERS);
    else if (source)
        words = read_words(feed, source, LIMIT_NEWS_TITLE_CHARACTERS);
    return words;
}

static struct text child_text(const struct feed *feed, const struct xml_node *item,
                              const char *name)
{
    const struct xml_node *child = xml_child(item, name);

    return child ? xml_text(child, feed->draft->scratch) : (struct text){0};
}

void feed_item_add(struct feed *feed, const struct xml_node *item)
{
    static const char *const names[] = {"pubDate", "published", "date", "issued", "updated"};
    enum { NAMES = sizeof names / sizeof *names };
    struct text dates[NAMES];

    for (size_t i = 0; i < NAMES; i++)
        dates[i] = child_text(feed, item, names[i]);
    feed_add(feed, item, dates, NAMES, child_text(feed, item, "updated"), item->line);
}

bool feed_item_read(const struct feed *feed, const void *entry, struct news_item *news)
{
    const struct xml_node *item = entry;

    news->title = read_words(feed, xml_child(item, "title"), LIMIT_NEWS_TITLE_CHARACTERS);
    news->summary = read_summary(feed, item);
    news->url = read_link(feed, item);
    news->language = read_language(feed, item);
    news->publisher = read_publisher(feed, item);
    news->id = read_id(feed, item);
    return feed_settle(feed, news);
}
