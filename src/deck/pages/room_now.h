/* room_now: the first place on a door sign: what is on, or until when the room is free. */
#ifndef DECK_PAGES_ROOM_NOW_H
#define DECK_PAGES_ROOM_NOW_H

#include "layout.h"

struct room_state {
    int room;
    int now, next;             /* sessions; -1: none on, none to come today */
    struct session_list today; /* all that is, or was to be, in the room */
};

/* Does the title of what is on keep all its words in that width? */
bool room_now_fits(const struct layout *layout, const struct room_state *state, int width);
/* Returns the height that its words need, however high the rect is. */
int put_room_now(struct layout *layout, const struct room_state *state, struct rect rect);

#endif
