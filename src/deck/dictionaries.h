/* dictionaries: the screen's own words, by language. */
#ifndef DECK_DICTIONARIES_H
#define DECK_DICTIONARIES_H

#include "deck/words.h"

/* The words of that language by enum word; NULL: we have none in it. */
const char *const *dictionary_find(struct text language);

#endif
