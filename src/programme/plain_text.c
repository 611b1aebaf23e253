/* plain_text: a walk over HTML that keeps the words and what parts them. */
#include "plain_text.h"

#include "base/limits.h"
#include "markup.h"

#include <string.h>

enum { ESCAPES_MAX = 2 /* feeds escape twice at most, as far as anybody has seen */ };

static void walk(struct text_builder *out, const struct xml_node *node)
{
    enum markup_kind kind = markup_kind(node->name);

    if (!node->name.size) {
        markup_add_words(out, node->text);
        return;
    }
    if (kind == MARKUP_SILENT)
        return;
    if (kind == MARKUP_BLOCK)
        markup_add_words(out, TEXT(" "));
    if (xml_is(node, "li"))
        markup_add_bullet(out);
    for (const struct xml_node *child = node->child; child; child = child->next)
        walk(out, child);
    if (kind == MARKUP_BLOCK)
        markup_add_words(out, TEXT(" "));
}

/* What pictures say of themselves, for a text that is nothing else. */
static void walk_pictures(struct text_builder *out, const struct xml_node *node)
{
    if (xml_is(node, "img")) {
        markup_add_words(out, xml_attribute(node, "alt"));
        markup_add_words(out, TEXT(" "));
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

static struct text read_markup(struct arena *arena, struct text text)
{
    struct text_builder out = {.arena = arena};

    if (markup_read_simple(&out, text))
        return text_trim(builder_text(&out));
    return plain_text_of_node(arena, html_read(arena, text));
}

struct text plain_text(struct arena *arena, struct text text)
{
    struct text_builder out = {.arena = arena};

    text = text_trim(text_first_bytes(text, LIMIT_HTML_BYTES));
    if (!markup_is_likely(text) && markup_is_parted(text))
        return text;
    for (int i = 0; i < ESCAPES_MAX && markup_is_likely(text); i++)
        text = read_markup(arena, text);
    markup_add_words(&out, text);
    return text_trim(builder_text(&out));
}

/* Where the character behind so many begins. */
static size_t skip_characters(struct text text, size_t characters)
{
    size_t end = 0;

    for (; end < text.size; end++) {
        bool begins = ((unsigned char)text.data[end] & 0xC0) != 0x80;

        if (begins && characters-- == 0)
            break;
    }
    return end;
}

struct text plain_text_cut(struct arena *arena, struct text text, size_t characters)
{
    size_t end, word_end;

    if (text.size <= characters) /* none is shorter than a byte */
        return text;
    end = skip_characters(text, characters);
    if (end >= text.size)
        return text;
    for (word_end = end; word_end && text.data[word_end - 1] != ' ';)
        word_end--;
    /* A script without blanks, or one endless word, is cut where it is. */
    end = word_end ? word_end - 1 : end;
    while (end && strchr(" ,;:", text.data[end - 1]))
        end--;
    return text_join(arena, (struct text[]){text_slice(text, 0, end), TEXT("…")}, 2, TEXT(""));
}
