/* hyphens: where a word may be divided by a hyphen, from pattern files as libhyphen reads them. */
#ifndef TYPE_HYPHENS_H
#define TYPE_HYPHENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "type/hyphenation.h"

enum { DIVIDED_LETTERS_MAX = 80 }; /* longer ones are no words, and are not divided */

struct hyphenator; /* the dictionaries read so far */

struct hyphenator *hyphenator_create(void);
void hyphenator_destroy(struct hyphenator *hyphenator);
void hyphenator_read_from(struct hyphenator *hyphenator, pattern_reader *reader, void *context);

/* Marks every place that the language's patterns allow, with at least two letters in each part:
 * divided[i] means before letters[i]. A word is letters alone, all in the language's own script and
 * only the first a capital; others, and words of a language without patterns, are not divided.
 * Returns how many places there are. */
size_t hyphenator_divide(struct hyphenator *hyphenator, struct text language,
                         const uint32_t *letters, size_t count, bool *divided);

#endif
