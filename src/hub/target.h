/* target: what a path asks for. Paths are taken as they are sent: one with a '%', a '..' or an
 * empty part is none of ours, so nothing has to be unescaped, and nothing can be climbed. */
#ifndef HUB_TARGET_H
#define HUB_TARGET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "names.h"
#include "store.h"

enum place {
    PLACE_DOCUMENT,       /* /programme.json … */
    PLACE_MEDIA,          /* /media/logo.png */
    PLACE_HISTORY,        /* /history */
    PLACE_HISTORY_OF_ONE, /* /history/programme.json */
    PLACE_OLD_VERSION,    /* /history/programme.json/13 */
    PLACE_EVENTS,         /* /events */
    PLACE_SCREENS,        /* /screens */
    PLACE_SCREEN,         /* /screens/foyer-a */
    PLACE_SCREEN_PICTURE, /* /screens/foyer-a/picture */
    PLACE_LOGIN,          /* /login */
    PLACE_LOGOUT,         /* /logout */
    PLACE_DESK            /* everything else that could be a file of the desk */
};

struct target {
    enum place place;
    enum store_document document;
    uint64_t serial;
    char name[NAME_SIZE];        /* of a screen */
    char stored[NAME_SIZE + 16]; /* of a document or picture, as the store calls it */
};

/* false: nothing of ours can be called that. */
bool target_read(struct text path, struct target *target);

#endif
