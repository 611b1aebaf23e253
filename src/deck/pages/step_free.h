/* step_free: how to come to a room without steps, or that there is no way. */
#ifndef DECK_PAGES_STEP_FREE_H
#define DECK_PAGES_STEP_FREE_H

#include "layout.h"

/* One line: a wheelchair, the sign of the way and its words; or in words alone that there is none.
 * Set, but not placed. height 0: nobody said anything, so nothing is shown. */
struct step_free {
    enum arrow way;
    bool is_given;
    struct wording words;
    struct paragraph words_set;
    int icon, gap; /* px */
    int width, height;
};

/* arrow: this screen's to the room; NULL: it has none. */
struct step_free step_free_set(const struct layout *layout, const struct room *room,
                               const struct room_arrow *arrow, float scale, int width);
void put_step_free(struct layout *layout, const struct step_free *step_free, int x, int y);

/* This screen's arrow to the room; NULL: it has none. */
const struct room_arrow *arrow_to_room(const struct layout *layout, int room);

#endif
