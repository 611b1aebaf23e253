/* markdown: what a text says that may be Markdown, without its marks.
 *
 * Those who write schedules write plain words as well, and a star, a line below a name or a dash
 * are theirs: where a mark may be a word it stays. What stands here is cut up further by
 * plain_text(): breaks are blanks, entities are still there, and lines are one paragraph.
 */
#ifndef PROGRAMME_MARKDOWN_H
#define PROGRAMME_MARKDOWN_H

#include "base/arena.h"
#include "base/text.h"

/* The text itself, at no cost, when it has no mark or is HTML. Of a long one only the beginning is
 * read. Links that are defined further below stay as they are written. */
struct text markdown_strip(struct arena *arena, struct text text);

#endif
