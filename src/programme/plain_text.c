/* plain_text: a walk over HTML that keeps the words and what parts them. */
#include "plain_text.h"

#include "base/limits.h"

#include <string.h>
#include <strings.h>

enum {
    ESCAPES_MAX = 2,   /* feeds escape twice at most, as far as anybody has seen */
    TAG_BYTES_MAX = 12 /* more than the longest name below, so that "<<<<…" costs no square */
};

static bool is_one_of(struct text name, const char *const *names)
{
    for (; *names; names++)
        if (name.size == strlen(*names) && strncasecmp(name.data, *names, name.size) == 0)
            return true;
    return false;
}

/* Parted from what stands before and after by a blank. */
static bool is_block(struct text name)
{
    static const char *const names[] = {
        "address", "article",    "aside",  "blockquote", "br", "dd",   "div", "dl",
        "dt",      "figcaption", "figure", "footer",     "h1", "h2",   "h3",  "h4",
        "h5",      "h6",         "header", "hr",         "li", "main", "ol",  "p",
        "pre",     "section",    "table",  "td",         "th", "tr",   "ul",  NULL};

    return is_one_of(name, names);
}

/* Nothing inside is meant for readers. */
static bool is_silent(struct text name)
{
    static const char *const names[] = {"script", "style",    "iframe",   "object", "head",
                                        "embed",  "noscript", "template", "svg",    NULL};

    return is_one_of(name, names);
}

static bool is_inline(struct text name)
{
    static const char *const names[] = {"a",    "abbr",   "b",   "cite", "code", "em", "font",
                                        "html", "body",   "i",   "img",  "q",    "s",  "small",
                                        "span", "strong", "sub", "sup",  "u",    NULL};

    return is_one_of(name, names);
}

/* The length of "&nbsp;", "&#8211;" at the start of a text; 0 when there is none. */
static size_t entity_size(struct text text)
{
    size_t i = 1;

    while (i < text.size && i < 12 &&
           (text.data[i] == '#' || (text.data[i] >= '0' && text.data[i] <= '9') ||
            ((text.data[i] | 0x20) >= 'a' && (text.data[i] | 0x20) <= 'z')))
        i++;
    return i > 2 && i < text.size && text.data[i] == ';' ? i + 1 : 0;
}

bool plain_text_knows_tag(struct text name)
{
    return is_block(name) || is_inline(name) || is_silent(name);
}

static bool starts_with_tag(struct text text)
{
    size_t from = 1, to;

    if (from < text.size && text.data[from] == '/')
        from++;
    if (text_starts_with(text, TEXT("<!--")))
        return true;
    for (to = from;
         to < text.size && to < from + TAG_BYTES_MAX && strchr(" \t\r\n/>", text.data[to]) == NULL;)
        to++;
    text = text_slice(text, from, to);
    return is_block(text) || is_inline(text) || is_silent(text);
}

/* Known tags and entities only: a heading may well say "a < b" or "R&D". */
static bool looks_like_html(struct text text)
{
    for (size_t i = 0; i < text.size; i++) {
        struct text rest = text_slice(text, i, text.size);

        if (text.data[i] == '<' && starts_with_tag(rest))
            return true;
        if (text.data[i] == '&' && entity_size(rest))
            return true;
    }
    return false;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Words with exactly one blank between them. */
static void add_words(struct text_builder *out, struct text text)
{
    size_t from = 0, to = 0;

    while (from < text.size) {
        for (to = from; to < text.size && is_blank(text.data[to]);)
            to++;
        if (to > from && out->size && out->data[out->size - 1] != ' ')
            builder_add(out, TEXT(" "));
        for (from = to; to < text.size && !is_blank(text.data[to]);)
            to++;
        builder_add(out, text_slice(text, from, to));
        from = to;
    }
}

static void walk(struct text_builder *out, const struct xml_node *node)
{
    if (!node->name.size) {
        add_words(out, node->text);
        return;
    }
    if (is_silent(node->name))
        return;
    if (is_block(node->name))
        add_words(out, TEXT(" "));
    if (xml_is(node, "li") && out->size)
        add_words(out, TEXT("• "));
    for (const struct xml_node *child = node->child; child; child = child->next)
        walk(out, child);
    if (is_block(node->name))
        add_words(out, TEXT(" "));
}

/* What pictures say of themselves, for a text that is nothing else. */
static void walk_pictures(struct text_builder *out, const struct xml_node *node)
{
    if (xml_is(node, "img")) {
        add_words(out, xml_attribute(node, "alt"));
        add_words(out, TEXT(" "));
    }
    for (const struct xml_node *child = node->child; child; child = child->next)
        walk_pictures(out, child);
}

struct text plain_text_of_node(struct arena *arena, const struct xml_node *node)
{
    struct text_builder out = {.arena = arena};

    if (node)
        walk(&out, node);
    if (node && !text_trim(builder_text(&out)).size)
        walk_pictures(&out, node);
    return text_trim(builder_text(&out));
}

struct text plain_text(struct arena *arena, struct text text)
{
    struct text_builder out = {.arena = arena};

    text = text_first_bytes(text, LIMIT_HTML_BYTES);
    for (int i = 0; i < ESCAPES_MAX && looks_like_html(text); i++)
        text = plain_text_of_node(arena, html_read(arena, text));
    add_words(&out, text);
    return text_trim(builder_text(&out));
}

struct text plain_text_cut(struct arena *arena, struct text text, size_t characters)
{
    size_t end = 0, word_end = 0, count = 0;
    uint32_t code_point;

    while (count < characters && text_next(text, &end, &code_point)) {
        if (code_point == ' ')
            word_end = end - 1;
        count++;
    }
    if (end >= text.size)
        return text;
    /* A script without blanks, or one endless word, is cut where it is. */
    end = word_end ? word_end : end;
    while (end && strchr(" ,;:", text.data[end - 1]))
        end--;
    return text_format(arena, "%.*s…", (int)end, text.data);
}
