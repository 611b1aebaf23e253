/* plain_programme: what is on now and next in plain words, for machines on which pages cannot be
 * set. Pure.
 */
#ifndef TAQTA_PLAIN_PROGRAMME_H
#define TAQTA_PLAIN_PROGRAMME_H

#include "deck/deck.h"
#include "programme/programme.h"
#include "screen/plain.h"

/* A deck of one page a language, 15 s each. Lives in arena. */
void plain_programme_deck(struct deck *deck, struct arena *arena, const struct programme *programme,
                          const struct deck_settings *settings);

/* A page of that deck, without any boxes: it is only there to be counted and timed. */
void plain_programme_stand_in(struct page *page, const struct deck *deck, size_t index,
                              const struct deck_settings *settings);

/* The words of the page in that language. missing: what the pages lack, "" nothing. */
void plain_programme_page(struct plain_page *page, struct arena *arena,
                          const struct programme *programme, struct moment moment,
                          const struct deck_settings *settings, struct text language,
                          const char *missing);

#endif
