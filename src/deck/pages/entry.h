/* entry: one session as signs tell of it: since a sign is for one room, when and what, and what has
 * become of it.
 */
#ifndef DECK_PAGES_ENTRY_H
#define DECK_PAGES_ENTRY_H

#include "layout.h"

struct entry_request {
    int session;
    int room;          /* the sign's; another room than the session's is told */
    enum word heading; /* before the time: «Қазір»; WORD_COUNT: none */
    bool until;        /* the time is its end, not its start */
    bool beside;       /* the time stands left of the title, not above it */
    bool is_short;     /* no title takes more than three lines, even if words are left out */
    float scale;       /* of every size; 1 at least */
    int width;
};

/* Set, but not placed. */
struct entry {
    struct session_view view;
    struct wording heading, until, title, note;
    struct paragraph heading_set, until_set, title_set, note_set;
    struct changed_pair time;
    int text_left; /* of title and note, from the entry's left edge */
    int first_line, height;
};

struct entry entry_set(const struct layout *layout, const struct entry_request *request);
/* Would a wider place be better for its title? */
bool entry_is_crowded(const struct entry *entry);
/* Px from its top to the baseline of its first line. */
int entry_baseline(const struct entry *entry);
void put_entry(struct layout *layout, const struct entry *entry, int x, int y);

/* The session was to be in that room and is now in another. */
bool has_moved_away(const struct session *session, int room);
/* What people at the door must know of it: cancelled, where it is now, that it has come here, full;
 * empty: nothing. */
struct text word_at_door(const struct layout *layout, const struct session_view *view, int room);

#endif
