/* markup: what HTML's tags mean to lines of plain text, and the words between simple ones.
 *
 * Most descriptions hold a few paragraphs, links and lists. For those a tree is not worth its
 * building; whatever is less simple is left to a real parser (see plain_text.c).
 */
#ifndef PROGRAMME_MARKUP_H
#define PROGRAMME_MARKUP_H

#include <stdbool.h>

#include "base/text.h"

enum markup_kind {
    MARKUP_UNKNOWN, /* no tag that people mean */
    MARKUP_BLOCK,   /* parted by a blank from what stands before and after */
    MARKUP_INLINE,
    MARKUP_SILENT /* nothing inside is meant for readers */
};

enum markup_kind markup_kind(struct text name);

/* Known tags and entities only: a heading may well say "a < b" or "R&D". */
bool markup_is_likely(struct text text);

/* Words with exactly one blank between them: are these so already? */
bool markup_is_parted(struct text text);
void markup_add_words(struct text_builder *out, struct text text);

/* A list's entry, behind the words that are there already. */
void markup_add_bullet(struct text_builder *out);

/* The words of a text whose tags and entities are all simple. False: they are not, and out is as it
 * was. */
bool markup_read_simple(struct text_builder *out, struct text text);

#endif
