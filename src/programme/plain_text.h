/* plain_text: what a browser would show of a marked-up text, as one paragraph. */
#ifndef PROGRAMME_PLAIN_TEXT_H
#define PROGRAMME_PLAIN_TEXT_H

#include "base/arena.h"
#include "base/text.h"
#include "base/xml.h"

/* Of a text that may be HTML, also HTML escaped once too often; "5 < 6 & 7" stays what it is. A
 * slice of the text itself when there is nothing to change. */
struct text plain_text(struct arena *arena, struct text text);

/* Of a tree that is HTML already. */
struct text plain_text_of_node(struct arena *arena, const struct xml_node *node);

/* At most so many characters: cut behind a word, with … for the rest. */
struct text plain_text_cut(struct arena *arena, struct text text, size_t characters);

#endif
