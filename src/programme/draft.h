/* draft: a programme while it is being read. Lists can still grow, ids are found quickly, and
 * everything that is wrong is noted down. draft_finish() makes it a programme.
 */
#ifndef PROGRAMME_DRAFT_H
#define PROGRAMME_DRAFT_H

#include "id_index.h"
#include "programme/programme.h"
#include "programme/read.h"
#include "recollection.h"

/* A line of `changes`, its references resolved. */
struct change {
    size_t number; /* in the order of the documents */
    int session;
    enum change_mark mark;
    struct instant at;
    int minutes;          /* of a delay or an extension */
    int room;             /* -1: not moved to another room */
    struct instant start; /* INSTANT_NONE: not moved to another time */
    struct localised note;
    uint16_t document; /* it stands in */
    struct text path;
    int line, column; /* of a shortening, for the complaint when it leaves nothing of the session */
};

/* Another name of a session: what a source calls it whose copy is not shown. */
struct alias {
    struct text id, session;
};

struct item_key; /* see doubles.h */

/* The sessions of the documents before the one that is being read, to their numbers. */
struct published {
    struct id_index keys, words;
    size_t count; /* of them */
};

#define DRAFT_LIST(type)                                                                           \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

struct draft {
    struct programme *programme; /* everything kept lives in its arena */
    struct arena *scratch;       /* gone when the reading is over */
    const struct document *documents;
    const struct read_options *options;
    bool has_event;

    DRAFT_LIST(struct source) sources;
    DRAFT_LIST(struct room) rooms;
    DRAFT_LIST(struct track) tracks;
    DRAFT_LIST(struct speaker) speakers;
    DRAFT_LIST(struct session) sessions; /* ends_at INSTANT_NONE: not said */
    DRAFT_LIST(struct notice) notices;
    DRAFT_LIST(struct quote) quotes;
    DRAFT_LIST(struct news_item) news;
    DRAFT_LIST(struct fact) facts;
    DRAFT_LIST(struct thanks) thanks;
    DRAFT_LIST(struct link) links;
    DRAFT_LIST(struct message) messages;
    DRAFT_LIST(struct picture) pictures;
    DRAFT_LIST(struct playlist) playlists;
    DRAFT_LIST(struct screen_record) screens;
    DRAFT_LIST(struct change) changes;
    DRAFT_LIST(struct alias) aliases;
    DRAFT_LIST(struct item_key) items; /* of feeds */
    DRAFT_LIST(int) undated;           /* notices that count from when they are seen first */

    struct recollection before; /* what is known of earlier versions; empty: nothing */
    bool tells_changes;         /* since then; not while the plan is still being made */

    struct id_index source_ids, room_ids, track_ids, speaker_ids, session_ids, notice_ids,
        quote_ids, fact_ids, thanks_ids, link_ids, message_ids, picture_ids, playlist_ids,
        screen_ids;
    struct id_index shared_ids; /* of sessions that have them in common with others */
    struct published published;
};

/* Adds a record to one of the lists above. */
#define DRAFT_ADD(draft, list, record)                                                             \
    do {                                                                                           \
        ARENA_PUSH(&(draft)->programme->arena, (draft)->list.items, (draft)->list.count,           \
                   (draft)->list.capacity);                                                        \
        (draft)->list.items[(draft)->list.count - 1] = (record);                                   \
    } while (0)

/* Cleaned, trimmed and copied to where the programme keeps it. */
struct text draft_keep(struct draft *draft, struct text text);

/* True while complaints are still listed and not only counted: looking up a place costs something.
 */
bool draft_listens(const struct draft *draft);

/* Notes a problem. message and path are kept as they are: they must live as long as the programme.
 */
void draft_complain(struct draft *draft, const struct problem *problem);

/* Sorts the sessions by planned start, then room, and gives those without an end one: the start of
 * what follows in the room, at most three hours. To be called once, before changes are read. */
void draft_settle_sessions(struct draft *draft);

/* The end of a session that has none, as draft_settle_sessions() gives it. sessions: sorted; later:
 * the first of them that starts after this one; off: a session with such a change ends nothing. */
struct instant draft_guess_end(const struct session *sessions, size_t count,
                               const struct session *ending, size_t later, unsigned off);

/* Hands the lists over to the programme. */
void draft_finish(struct draft *draft);

/* recall.c and found.c: what has changed since the version before.
 *
 * First, when all documents are read: false when one is to be doubted, *refused says which. Then,
 * at once, what has vanished joins the sessions. Last, when the changes are laid over, what is
 * found is laid over as well, as far as no line of `changes` speaks of it; and the history is
 * renewed. */
bool found_recall(struct draft *draft, struct error *error, size_t *refused);
void found_add_vanished(struct draft *draft);
void found_lay_over(struct draft *draft);

/* changes.c: lays draft->changes over the sessions. Planned times and rooms stay. */
void changes_lay_over(struct draft *draft);

#endif
