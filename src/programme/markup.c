/* markup: tags by their names, and one pass over the simple ones. */
#include "markup.h"

#include <string.h>
#include <strings.h>

enum {
    TAG_BYTES_MAX = 12,   /* more than the longest name below, so that "<<<<…" costs no square */
    ENTITY_BYTES_MAX = 12 /* "&thetasym;" is the longest in HTML 4 */
};

static bool is_called(struct text name, const char *wanted)
{
    return name.size && (name.data[0] | 0x20) == *wanted && name.size == strlen(wanted) &&
           strncasecmp(name.data, wanted, name.size) == 0;
}

static bool is_one_of(struct text name, const char *const *names)
{
    while (*names && !is_called(name, *names))
        names++;
    return *names;
}

enum markup_kind markup_kind(struct text name)
{
    static const char *const blocks[] = {
        "address", "article",    "aside",  "blockquote", "br", "dd",   "div", "dl",
        "dt",      "figcaption", "figure", "footer",     "h1", "h2",   "h3",  "h4",
        "h5",      "h6",         "header", "hr",         "li", "main", "ol",  "p",
        "pre",     "section",    "table",  "td",         "th", "tr",   "ul",  NULL};
    static const char *const silent[] = {"script", "style",    "iframe",   "object", "head",
                                         "embed",  "noscript", "template", "svg",    NULL};
    static const char *const inlines[] = {"a",    "abbr",   "b",   "cite", "code", "em", "font",
                                          "html", "body",   "i",   "img",  "q",    "s",  "small",
                                          "span", "strong", "sub", "sup",  "u",    NULL};

    if (is_one_of(name, blocks))
        return MARKUP_BLOCK;
    if (is_one_of(name, inlines))
        return MARKUP_INLINE;
    return is_one_of(name, silent) ? MARKUP_SILENT : MARKUP_UNKNOWN;
}

/* The name in the tag that the text starts with. */
static struct text tag_name(struct text text)
{
    size_t from = 1, to;

    if (from < text.size && text.data[from] == '/')
        from++;
    for (to = from; to < text.size && to < from + TAG_BYTES_MAX && text.data[to] &&
                    strchr(" \t\r\n/>", text.data[to]) == NULL;)
        to++;
    return text_slice(text, from, to);
}

/* The length of "&nbsp;", "&#8211;" at the start of a text; 0 when there is none. */
static size_t entity_size(struct text text)
{
    size_t i = 1;

    while (i < text.size && i < ENTITY_BYTES_MAX &&
           (text.data[i] == '#' || (text.data[i] >= '0' && text.data[i] <= '9') ||
            ((text.data[i] | 0x20) >= 'a' && (text.data[i] | 0x20) <= 'z')))
        i++;
    return i > 2 && i < text.size && text.data[i] == ';' ? i + 1 : 0;
}

/* How much of the text has neither tag nor entity. */
static size_t plain_size(struct text text)
{
    const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
    uint64_t word;
    size_t i = 0;

    for (; text.size - i >= sizeof word; i += sizeof word) {
        memcpy(&word, text.data + i, sizeof word);
        uint64_t tags = word ^ ones * '<', entities = word ^ ones * '&';

        if ((((tags - ones) & ~tags) | ((entities - ones) & ~entities)) & highs)
            break; /* one of the eight is either */
    }
    while (i < text.size && text.data[i] != '<' && text.data[i] != '&')
        i++;
    return i;
}

bool markup_is_likely(struct text text)
{
    for (size_t i = plain_size(text); i < text.size; i++) {
        struct text rest = text_slice(text, i, text.size);

        if (rest.data[0] == '<' &&
            (text_starts_with(rest, TEXT("<!--")) || markup_kind(tag_name(rest)) != MARKUP_UNKNOWN))
            return true;
        if (rest.data[0] == '&' && entity_size(rest))
            return true;
        i += plain_size(text_slice(rest, 1, rest.size));
    }
    return false;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Is there a blank other than ' ', or a second one behind a ' ', among eight bytes? It may say so
 * of a few others, never no. */
static bool may_need_change(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
    uint64_t zeros = word ^ ones * ' ';
    uint64_t blanks = (zeros - ones) & ~zeros & highs,
             controls = (word - ones * ' ') & ~word & highs;

    return controls || (blanks & blanks << 8);
}

/* Where it goes on behind the words that stand with one blank between them, and need no change. */
static size_t well_parted(struct text text)
{
    uint64_t word;
    size_t i = 0;

    while (i < text.size) {
        if (i > 0 && text.data[i - 1] != ' ' && text.size - i >= sizeof word) {
            memcpy(&word, text.data + i, sizeof word);
            if (!may_need_change(word)) {
                i += sizeof word;
                continue;
            }
        }
        if (is_blank(text.data[i]) && (text.data[i] != ' ' || i == 0 || text.data[i - 1] == ' '))
            break;
        i++;
    }
    return i;
}

bool markup_is_parted(struct text text)
{
    return well_parted(text) == text.size;
}

void markup_add_words(struct text_builder *out, struct text text)
{
    while (text.size) {
        size_t size = 0;

        while (size < text.size && is_blank(text.data[size]))
            size++;
        if (size > 0 && out->size && out->data[out->size - 1] != ' ')
            builder_add(out, TEXT(" "));
        text = text_slice(text, size, text.size);
        size = well_parted(text);
        builder_add(out, text_slice(text, 0, size));
        text = text_slice(text, size, text.size);
    }
}

void markup_add_bullet(struct text_builder *out)
{
    if (out->size)
        markup_add_words(out, TEXT("• "));
}

/* The ">" that ends the tag the text starts with, by the quotes before it; 0: there is none. */
static size_t find_tag_end(struct text text)
{
    char quote = '\0';

    for (size_t i = 1; i < text.size; i++) {
        if (quote && text.data[i] == quote)
            quote = '\0';
        else if (!quote && (text.data[i] == '"' || text.data[i] == '\''))
            quote = text.data[i];
        else if (!quote && text.data[i] == '<')
            return 0;
        else if (!quote && text.data[i] == '>')
            return i;
    }
    return 0;
}

/* Each answers how many bytes it took; 0: not that simple. A picture may have to speak for a text
 * that is nothing else. */
static size_t read_tag(struct text_builder *out, struct text text)
{
    struct text name = tag_name(text);
    enum markup_kind kind = markup_kind(name);
    size_t end = find_tag_end(text);

    if (!end || (kind != MARKUP_BLOCK && kind != MARKUP_INLINE) || is_called(name, "img"))
        return 0;
    if (kind == MARKUP_BLOCK)
        markup_add_words(out, TEXT(" "));
    if (text.data[1] != '/' && is_called(name, "li"))
        markup_add_bullet(out);
    return end + 1;
}

static size_t read_entity(struct text_builder *out, struct text text)
{
    static const struct {
        struct text written, meant;
    } entities[] = {{{"&amp;", 5}, {"&", 1}},  {{"&lt;", 4}, {"<", 1}},
                    {{"&gt;", 4}, {">", 1}},   {{"&quot;", 6}, {"\"", 1}},
                    {{"&#34;", 5}, {"\"", 1}}, {{"&#39;", 5}, {"'", 1}}};

    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
        if (text_starts_with(text, entities[i].written)) {
            builder_add(out, entities[i].meant);
            return entities[i].written.size;
        }
    return 0;
}

bool markup_read_simple(struct text_builder *out, struct text text)
{
    size_t size_before = out->size;

    while (text.size) {
        size_t size = plain_size(text);

        markup_add_words(out, text_slice(text, 0, size));
        text = text_slice(text, size, text.size);
        if (!text.size)
            break;
        size = text.data[0] == '<' ? read_tag(out, text) : read_entity(out, text);
        if (!size) {
            out->size = size_before;
            return false;
        }
        text = text_slice(text, size, text.size);
    }
    return true;
}
