/* feed_xml: RSS 0.9x, 1.0 and 2.0 and Atom, as news. */
#include "feed_item.h"
#include "language_tag.h"
#include "plain_text.h"

static const char *tell_format(const struct sheet *sheet)
{
    if (text_equal(sheet->xml_root, TEXT("rss")) || text_equal(sheet->xml_root, TEXT("RDF")))
        return "rss";
    return text_equal(sheet->xml_root, TEXT("feed")) ? "atom" : NULL;
}

static void collect(struct feed *feed, const struct xml_node *parent, const char *name)
{
    const struct xml_node *node = parent ? xml_child(parent, name) : NULL;

    for (; node; node = xml_next(node, name))
        feed_item_add(feed, node);
}

static struct text read_title(const struct feed *feed, const struct xml_node *channel)
{
    const struct xml_node *title = channel ? xml_child(channel, "title") : NULL;

    return title ? plain_text(feed->draft->scratch, xml_text(title, feed->draft->scratch))
                 : TEXT("");
}

static void doubt_encoding(const struct feed *feed, const struct document *document)
{
    const char *guess = xml_guess_charset(document->bytes, document->charset);

    if (guess)
        feed_complain(feed, PROBLEM_DOUBTED, 0, TEXT(""),
                      text_format(&feed->draft->programme->arena,
                                  "nothing says in which encoding the document is; %s is a guess",
                                  guess));
}

static bool read_feed(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct feed feed = {.draft = draft, .sheet = sheet};
    const struct xml_node *channel, *language;
    struct xml_node *root;

    if (!xml_read(&root, draft->scratch, sheet->document->bytes, sheet->document->charset, error))
        return false;
    doubt_encoding(&feed, sheet->document);

    /* RSS has a channel around its items or, in 0.9 and 1.0, beside them; Atom's root is the feed.
     */
    feed.has_true_ids = xml_is(root, "feed");
    channel = feed.has_true_ids ? root : xml_child(root, "channel");
    language = channel ? xml_child(channel, "language") : NULL;
    feed.title = read_title(&feed, channel);
    if (language)
        feed.language = language_from_tag(draft->scratch, xml_text(language, draft->scratch));
    collect(&feed, channel, "item");
    collect(&feed, root, "item");
    collect(&feed, root, "entry");
    feed_add_news(&feed, feed_item_read);
    return true;
}

const struct reader feed_xml_reader = {.format = tell_format, .read = read_feed};
