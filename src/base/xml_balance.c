/* xml_balance: end tags for the elements an author forgot to close, as <br> and <p> are in feeds.
 *
 * libxml2 takes any end tag for that of the innermost open element. One <br> too many in an item
 * then shifts all that follow: the feed seems cut off, or loses its last items. So a document in
 * which end tags do not match is gone through once more by names: an end tag closes what was opened
 * inside its element, one that nothing was opened for is left out. What is still open at the end
 * stays open: a document that is cut off must not look whole.
 */
#include "xml_parts.h"

#include <string.h>

struct balance {
    struct text rest;
    struct text open[LIMIT_XML_DEPTH]; /* names with their prefix, outermost first */
    size_t depth;
    struct text_builder written;
};

/* A tag at the start of rest. */
struct tag {
    struct text name;
    size_t size; /* with its brackets */
    bool closes, is_empty;
};

static bool ends_name(char byte)
{
    return (unsigned char)byte <= ' ' || strchr("/>=\"'<", byte);
}

/* Behind the ">" that ends a tag. No tag goes on over a "<", whatever its quotes say. */
static size_t end_of_tag(struct text rest)
{
    char quote = 0;

    for (size_t i = 1; i < rest.size; i++) {
        char byte = rest.data[i];

        if (byte == '<')
            return i;
        if (quote)
            quote = byte == quote ? 0 : quote;
        else if (byte == '"' || byte == '\'')
            quote = byte;
        else if (byte == '>')
            return i + 1;
    }
    return rest.size;
}

/* False when this "<" starts no tag. */
static bool read_tag(struct text rest, struct tag *tag)
{
    bool closes = rest.size > 1 && rest.data[1] == '/';
    size_t from = closes ? 2 : 1, to = from;

    while (to < rest.size && !ends_name(rest.data[to]))
        to++;
    if (to == from || strchr("!?", rest.data[from]))
        return false;
    *tag = (struct tag){
        .name = text_slice(rest, from, to), .size = end_of_tag(rest), .closes = closes};
    tag->is_empty = tag->size >= 2 && text_ends_with(text_slice(rest, 0, tag->size), TEXT("/>"));
    return true;
}

static void copy(struct balance *balance, size_t size)
{
    builder_add(&balance->written, text_slice(balance->rest, 0, size));
    balance->rest = text_slice(balance->rest, size, balance->rest.size);
}

/* The place of the innermost open element of that name; depth when there is none. */
static size_t find_open(const struct balance *balance, struct text name)
{
    for (size_t i = balance->depth; i-- > 0;)
        if (text_equal(balance->open[i], name))
            return i;
    return balance->depth;
}

static void close_element(struct balance *balance, const struct tag *tag)
{
    size_t found = find_open(balance, tag->name);

    if (found == balance->depth) {
        balance->rest = text_slice(balance->rest, tag->size, balance->rest.size);
        return;
    }
    while (--balance->depth > found)
        builder_format(&balance->written, "</%.*s>", TEXT_ARG(balance->open[balance->depth]));
    copy(balance, tag->size);
}

/* Up to the next "<". */
static void copy_text(struct balance *balance)
{
    size_t next = text_find(text_slice(balance->rest, 1, balance->rest.size), TEXT("<"));

    copy(balance, next == SIZE_MAX ? balance->rest.size : next + 1);
}

struct text xml_balance(struct arena *scratch, struct text utf8)
{
    struct balance balance = {.rest = utf8, .written = {.arena = scratch}};

    while (balance.rest.size > 0) {
        size_t island = xml_island_size(balance.rest);
        struct tag tag;

        if (island > 0) {
            copy(&balance, island);
        } else if (balance.rest.data[0] != '<' || !read_tag(balance.rest, &tag)) {
            copy_text(&balance);
        } else if (tag.closes) {
            close_element(&balance, &tag);
        } else {
            if (!tag.is_empty && balance.depth == LIMIT_XML_DEPTH)
                return utf8; /* to be refused as too deep */
            if (!tag.is_empty)
                balance.open[balance.depth++] = tag.name;
            copy(&balance, tag.size);
        }
    }
    return builder_text(&balance.written);
}
