/* feed_item: finds title, summary, date, link and name of an item under any of the names feeds use.
 */
#include "feed_item.h"

#include "base/digest.h"
#include "language_tag.h"
#include "native_words.h"
#include "plain_text.h"

enum {
    TITLE_CHARACTERS = 300,
    SUMMARY_CHARACTERS = 600,
    TITLE_FROM_SUMMARY_CHARACTERS = 80,
    FIRST_YEAR = 1990,        /* before the web there was no news on it */
    FUTURE_S = 2 * 24 * 3600, /* further ahead the date is wrong, not the clock */
    ID_DIGITS = 16
};

/* A date alone is a day where the event is; a time without an offset is most often meant as UTC. */
static bool read_date(const struct feed *feed, struct text written, struct instant *instant)
{
    struct written_time time;

    if (!written_time_from_rfc2822(written, &time) && !written_time_from_rfc3339(written, &time))
        return false;
    if (time.civil.year < FIRST_YEAR)
        return false;
    *instant = time.has_time || time.has_offset
                   ? instant_from_civil(time.civil, time.offset_s)
                   : zone_instant(&feed->draft->programme->zone, time.civil);
    return true;
}

static bool is_believable(const struct feed *feed, struct instant instant)
{
    struct instant now = feed->draft->options->now;

    return !instant_is_given(now) || instant_between(now, instant) <= FUTURE_S;
}

struct instant feed_item_published(const struct feed *feed, const struct xml_node *item,
                                   bool *is_doubtful)
{
    static const char *const names[] = {"pubDate", "published", "date", "issued", "updated"};

    *is_doubtful = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct xml_node *node = xml_child(item, names[i]);
        struct instant instant;

        if (!node)
            continue;
        if (read_date(feed, xml_text(node, feed->draft->scratch), &instant) &&
            is_believable(feed, instant)) {
            *is_doubtful = false;
            return instant;
        }
        *is_doubtful = true;
    }
    return INSTANT_NONE;
}

struct instant feed_item_updated(const struct feed *feed, const struct xml_node *item)
{
    const struct xml_node *node = xml_child(item, "updated");
    struct instant instant;

    return node && read_date(feed, xml_text(node, feed->draft->scratch), &instant) ? instant
                                                                                   : INSTANT_NONE;
}

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
        struct text words = read_words(feed, xml_child(item, names[i]), SUMMARY_CHARACTERS);

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

/* The feed's own name for the item, else its link, else a name made of what it says. */
static struct text read_id(const struct feed *feed, const struct xml_node *item,
                           const struct news_item *news)
{
    struct arena *scratch = feed->draft->scratch;
    struct text source = feed->sheet->document->source_id, id = {0};
    const struct xml_node *node = xml_child(item, "guid");
    uint8_t digest[DIGEST_SIZE];
    char hex[DIGEST_HEX_SIZE];

    if (!node)
        node = xml_child(item, "id");
    if (node)
        id = xml_text(node, scratch);
    if (!id.size)
        id = news->url;
    if (!id.size) {
        digest_sha256(
            text_format(scratch, "%.*s\n%.*s", TEXT_ARG(news->title), TEXT_ARG(news->summary)),
            digest);
        digest_to_hex(digest, hex);
        id = text_format(scratch, "%.*s", ID_DIGITS, hex);
    }
    return source.size ? text_format(scratch, "%.*s:%.*s", TEXT_ARG(source), TEXT_ARG(id)) : id;
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
        words = read_words(feed, xml_child(source, "title"), TITLE_CHARACTERS);
    else if (source)
        words = read_words(feed, source, TITLE_CHARACTERS);
    return words.size ? words : feed->title;
}

bool feed_item_read(const struct feed *feed, const struct xml_node *item, struct news_item *news)
{
    struct arena *scratch = feed->draft->scratch;
    struct text chosen = feed->sheet->document->language;

    news->title = read_words(feed, xml_child(item, "title"), TITLE_CHARACTERS);
    news->summary = read_summary(feed, item);
    if (!news->title.size)
        news->title = plain_text_cut(scratch, news->summary, TITLE_FROM_SUMMARY_CHARACTERS);
    if (!news->title.size)
        return false;
    if (text_equal(news->title, news->summary))
        news->summary = TEXT("");
    news->url = read_link(feed, item);
    /* What the organiser says of a source is truer than what its software says of itself. */
    news->language = chosen.size ? chosen : read_language(feed, item);
    news->publisher = read_publisher(feed, item);
    news->id = read_id(feed, item, news);
    return true;
}
