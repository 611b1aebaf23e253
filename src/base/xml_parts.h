/* xml_parts: what the files of base/xml and base/html share. */
#ifndef SRC_BASE_XML_PARTS_H
#define SRC_BASE_XML_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/xml.h"

enum { NAME_SLOTS = 256 };

/* A tree under construction, from top to bottom. Names are mostly repeated, so their copies are
 * kept by the address of the parser's own string. */
struct tree {
    struct arena *arena;
    struct xml_node *root, *open; /* open: the innermost element that is not closed */
    struct xml_node *last;        /* its last child so far */
    struct text_builder text;     /* characters since the last tag, in a scratch arena */
    int text_line;
    size_t depth, nodes;             /* nodes: that are there now, attributes too */
    const struct xml_pieces *pieces; /* NULL: all stays in the tree */
    struct arena piece_arena;        /* what the open one is made of */
    size_t piece_depth;              /* of the open piece; 0: none is open */
    struct xml_node *before_piece;   /* its elder sibling */
    size_t nodes_before;
    struct {
        const void *address;
        struct text copy;
    } names[NAME_SLOTS];
};

/* name is a string that keeps its address while the tree grows; may be NULL. */
struct text tree_name(struct tree *tree, const void *name);
struct xml_node *tree_open(struct tree *tree, struct text space, struct text name, int line);
void tree_close(struct tree *tree);
void tree_add_attribute(struct tree *tree, struct xml_attribute ***end, struct text space,
                        struct text name, struct text value);
void tree_add_text(struct tree *tree, struct text text, int line);
/* The tree is complete, or given up. */
void tree_finish(struct tree *tree);
/* Makes a node of the characters added so far. */
void tree_flush_text(struct tree *tree);

/* The document as UTF-8, with stray ampersands and HTML's entities written as character references
 * and without control characters; lines stay what they were. */
bool xml_bytes_read(struct text *utf8, struct arena *scratch, struct text bytes,
                    struct text charset, struct error *error);

/* XML's own five entities as references too: behind the first fault libxml2 no longer reads them.
 */
struct text xml_wash(struct arena *scratch, struct text utf8);

/* The size of CDATA, a comment, or an instruction that starts here, 0 for anything else: in those
 * "&" and "<" mean themselves. */
size_t xml_island_size(struct text rest);

/* False when a tag has too many attributes. */
bool xml_is_bounded(struct text utf8, struct error *error);

/* The document with end tags where they were forgotten, for one whose tags do not match. */
struct text xml_balance(struct arena *scratch, struct text utf8);

#endif
