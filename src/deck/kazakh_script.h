/* kazakh_script: our own Kazakh words, which are written in Cyrillic, in the other two scripts. */
#ifndef DECK_KAZAKH_SCRIPT_H
#define DECK_KAZAKH_SCRIPT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/* "kk", "kk-Latn" or "kk-Arab". */
bool is_kazakh(struct text language);

/* Spells the Cyrillic letters of our own texts by the script of the language, and leaves all other
 * characters as they are. Not for the texts of others: loanwords and names have spellings that no
 * rule knows. */
struct text kazakh_spelled(struct arena *arena, struct text cyrillic, struct text language);

#endif
