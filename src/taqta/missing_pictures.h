/* missing_pictures: which pictures of a programme cannot be shown now, for the deck to leave out.
 */
#ifndef TAQTA_MISSING_PICTURES_H
#define TAQTA_MISSING_PICTURES_H

#include "deck/deck.h"
#include "photo_wants.h"
#include "programme/programme.h"

/* Gives `settings` those posters and logos of the programme that cannot be had or have not come
 * yet, and asks for them. The list lives in arena, the addresses in the programme. Before a deck is
 * built: all its pages are laid out with what it was built with. */
void missing_pictures_find(struct deck_settings *settings, struct arena *arena,
                           const struct programme *programme, struct photo_wants *wants);

#endif
