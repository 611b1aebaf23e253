/* xml_tree: building the tree, and walking it. */
#include "xml_parts.h"

#include "base/limits.h"

#include <stdint.h>
#include <string.h>

struct text tree_name(struct tree *tree, const void *name)
{
    size_t slot = (uintptr_t)name / 8 % NAME_SLOTS;

    if (!name)
        return (struct text){0};
    if (tree->names[slot].address != name) {
        tree->names[slot].address = name;
        tree->names[slot].copy = text_clean(tree->arena, text_copy(tree->arena, text_from(name)));
    }
    return tree->names[slot].copy;
}

/* Of what is being added: a piece is forgotten sooner than the tree. */
static struct arena *arena_of(struct tree *tree)
{
    return tree->piece_depth ? &tree->piece_arena : tree->arena;
}

static struct xml_node *add_node(struct tree *tree)
{
    struct xml_node *node = ARENA_NEW(arena_of(tree), struct xml_node);

    node->parent = tree->open;
    if (tree->last)
        tree->last->next = node;
    else if (tree->open)
        tree->open->child = node;
    else
        tree->root = node;
    tree->last = node;
    tree->nodes++;
    return node;
}

void tree_flush_text(struct tree *tree)
{
    struct text text = builder_text(&tree->text);
    struct text cleaned;
    struct xml_node *node;

    tree->text.size = 0;
    if (text.size == 0 || !tree->open)
        return;

    cleaned = text_clean(arena_of(tree), text);
    if (cleaned.size == 0)
        return;
    if (cleaned.data == text.data)
        cleaned = text_copy(arena_of(tree), text);
    node = add_node(tree);
    node->text = cleaned;
    node->line = tree->text_line;
}

/* The root stays whatever it is called. */
static bool begins_piece(const struct tree *tree, struct text name)
{
    return tree->pieces && tree->open && !tree->piece_depth &&
           text_equal(name, text_from(tree->pieces->name));
}

/* As if the last child of the open element had never been there. */
static void forget_piece(struct tree *tree)
{
    tree->last = tree->before_piece;
    if (tree->last)
        tree->last->next = NULL;
    else
        tree->open->child = NULL;
    tree->piece_depth = 0;
    tree->nodes = tree->nodes_before;
    arena_reset(&tree->piece_arena);
}

struct xml_node *tree_open(struct tree *tree, struct text space, struct text name, int line)
{
    struct xml_node *node;

    tree_flush_text(tree);
    if (begins_piece(tree, name)) {
        tree->piece_depth = tree->depth;
        tree->nodes_before = tree->nodes;
        tree->before_piece = tree->last;
    }
    node = add_node(tree);
    node->space = space;
    node->name = name;
    node->line = line;
    tree->open = node;
    tree->last = NULL;
    tree->depth++;
    return node;
}

void tree_close(struct tree *tree)
{
    tree_flush_text(tree);
    tree->last = tree->open;
    tree->open = tree->open->parent;
    tree->depth--;
    if (tree->piece_depth && tree->piece_depth == tree->depth) {
        tree->pieces->take(tree->pieces->context, tree->last);
        forget_piece(tree);
    }
}

void tree_finish(struct tree *tree)
{
    arena_finish(&tree->piece_arena);
}

void tree_add_attribute(struct tree *tree, struct xml_attribute ***end, struct text space,
                        struct text name, struct text value)
{
    struct arena *arena = arena_of(tree);
    struct xml_attribute *attribute = ARENA_NEW(arena, struct xml_attribute);

    *attribute = (struct xml_attribute){.space = space, .name = name};
    attribute->value = text_clean(arena, text_copy(arena, value));
    tree->nodes++;
    **end = attribute;
    *end = &attribute->next;
}

void tree_add_text(struct tree *tree, struct text text, int line)
{
    size_t left = LIMIT_XML_TEXT_BYTES - tree->text.size;

    if (tree->text.size == 0)
        tree->text_line = line;
    builder_add(&tree->text, text_first_bytes(text, left));
}

bool xml_is(const struct xml_node *node, const char *name)
{
    return node && node->name.size > 0 && text_equal(node->name, text_from(name));
}

static const struct xml_node *first_called(const struct xml_node *node, const char *name)
{
    while (node && !xml_is(node, name))
        node = node->next;
    return node;
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name)
{
    return node ? first_called(node->child, name) : NULL;
}

const struct xml_node *xml_next(const struct xml_node *node, const char *name)
{
    return node ? first_called(node->next, name) : NULL;
}

/* One without a namespace is preferred: href before xlink:href. */
struct text xml_attribute(const struct xml_node *node, const char *name)
{
    const struct xml_attribute *found = NULL;

    if (!node)
        return (struct text){0};
    for (const struct xml_attribute *attribute = node->attributes; attribute;
         attribute = attribute->next)
        if (text_equal(attribute->name, text_from(name)) && (!found || attribute->space.size == 0))
            found = attribute;
    return found ? found->value : (struct text){0};
}

/* The next node in the order of the document, without leaving top. */
static const struct xml_node *step(const struct xml_node *node, const struct xml_node *top)
{
    if (node->child)
        return node->child;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

struct text xml_text(const struct xml_node *node, struct arena *arena)
{
    struct text_builder builder = {.arena = arena};

    if (!node)
        return (struct text){0};
    if (!node->child)
        return text_trim(node->text);
    if (!node->child->child && !node->child->next)
        return text_trim(node->child->text);

    for (const struct xml_node *at = node; at; at = step(at, node))
        builder_add(&builder, at->text);
    return text_trim(builder_text(&builder));
}
