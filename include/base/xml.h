/* xml: XML and HTML read into a small tree of our own.
 *
 * libxml2 without network, DTD or entity declarations: the first <!ENTITY stops the reading. HTML's
 * named entities are known. A document that is cut off before its root closes is refused, small
 * faults inside are mended as libxml2 does.
 */
#ifndef BASE_XML_H
#define BASE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

struct xml_attribute {
    struct text space, name, value; /* space: namespace address, mostly empty */
    struct xml_attribute *next;
};

/* An element (name set) or a piece of text (name empty, text set). All texts are cleaned. */
struct xml_node {
    struct text space, name; /* namespace address and local name */
    struct text text;
    int line;
    struct xml_attribute *attributes;
    struct xml_node *parent, *child, *next;
};

/* arena     gets the tree.
 * charset   what HTTP said, which wins over the declaration (RFC 7303); empty when it said nothing.
 * false     not XML, cut off, an entity declared, deeper or larger than the limits. */
bool xml_read(struct xml_node **root, struct arena *arena, struct text bytes, struct text charset,
              struct error *error);

/* Elements that are taken one by one, because a document may hold thousands of them: each as soon
 * as it is closed, with its ancestors and their attributes, and then it is gone from the tree. */
struct xml_pieces {
    const char *name; /* of the outermost elements that are meant */
    void (*take)(void *context, const struct xml_node *piece);
    /* Before the first, and once more when tags turn out to be so wrong that all is read again. */
    void (*start)(void *context);
    void *context;
};

/* As xml_read(). On failure some may have been taken. */
bool xml_read_pieces(struct xml_node **root, struct arena *arena, struct text bytes,
                     struct text charset, const struct xml_pieces *pieces, struct error *error);

/* The encoding that xml_read() takes the bytes for because nobody says it and they are no UTF-8.
 * NULL: there is nothing to guess. */
const char *xml_guess_charset(struct text bytes, struct text charset);

/* An HTML fragment; never fails, and gives NULL for nothing. The root is an element named "html".
 */
struct xml_node *html_read(struct arena *arena, struct text fragment);

bool xml_is(const struct xml_node *node, const char *name); /* by local name */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);
const struct xml_node *xml_next(const struct xml_node *node,
                                const char *name);                        /* following sibling */
struct text xml_attribute(const struct xml_node *node, const char *name); /* empty if absent */
/* All text inside, in order, trimmed. */
struct text xml_text(const struct xml_node *node, struct arena *arena);
/* Local name of the root element by a look at the first bytes alone; empty if this is no XML or
 * HTML. */
struct text xml_peek_root(struct text bytes);

#endif
