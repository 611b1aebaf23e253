/* Any bytes as XML and as HTML: a tree is well linked, and its texts are clean. */
#include "fuzz.h"

#include <string.h>

#include "base/xml.h"

static void check_text(struct text text)
{
    struct arena arena = {0};

    FUZZ_CHECK(text_is_valid(text));
    FUZZ_CHECK(text_equal(text_clean(&arena, text), text));
    arena_finish(&arena);
}

static void check_tree(const struct xml_node *node)
{
    check_text(node->name);
    check_text(node->text);
    FUZZ_CHECK(!node->name.size || !node->text.size);
    for (const struct xml_attribute *at = node->attributes; at; at = at->next)
        check_text(at->value);
    for (const struct xml_node *child = node->child; child; child = child->next) {
        FUZZ_CHECK(child->parent == node);
        check_tree(child);
    }
}

static void check_if_read(struct arena *arena, const struct xml_node *root)
{
    if (!root)
        return;
    check_tree(root);
    FUZZ_CHECK(text_is_valid(xml_text(root, arena)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text bytes = fuzz_text(data, size);
    struct arena arena = {0};
    struct xml_node *root = NULL;
    struct error error = {0};

    if (!xml_read(&root, &arena, bytes, (struct text){0}, &error))
        FUZZ_CHECK(error.message[0]);
    check_if_read(&arena, root);
    check_if_read(&arena, html_read(&arena, bytes));
    FUZZ_CHECK(xml_peek_root(bytes).size <= size || size < strlen("html"));
    arena_finish(&arena);
    return 0;
}
