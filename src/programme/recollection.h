/* recollection: what readings remember of the sessions of a programme, and of lines that have no
 * date, between its bytes and what found.c and sights.c ask of it.
 */
#ifndef PROGRAMME_RECOLLECTION_H
#define PROGRAMME_RECOLLECTION_H

#include "id_index.h"
#include "programme/programme.h"

/* A line of a feed that has no date, and when it was there first. */
struct sight {
    struct text id, document; /* the address of its feed */
    struct instant seen_at;
};

struct known_session {
    struct text id, document; /* the address of its document */
    enum session_kind kind;
    struct localised title;
    struct instant starts_at, ends_at; /* as its document said last */
    bool end_is_guessed;
    struct text room; /* id; empty: none */
    struct instant first_starts_at, first_ends_at;
    struct text first_room; /* the same as its document said first */
    unsigned found;         /* set of enum change_mark */
    struct instant found_at;
    struct instant off_since; /* cancelled; INSTANT_NONE: is not */
};

struct recollection {
    struct text event;      /* its title in the first language */
    int64_t revision;       /* -1: not given */
    struct text *documents; /* addresses of those that sessions may have come from */
    size_t document_count;
    struct known_session *sessions;
    size_t count, capacity;
    struct id_index ids;
    struct sight *sights;
    size_t sight_count, sight_capacity;
    struct id_index sight_ids;
};

/* Everything lives in arena. What is no recollection gives an empty one. */
struct recollection recollection_read(struct arena *arena, struct text bytes);
struct text recollection_write(const struct recollection *recollection, struct arena *arena);

void recollection_add(struct recollection *recollection, struct arena *arena,
                      const struct known_session *session);
/* At most LIMIT_RECORDS of them. */
void recollection_add_sight(struct recollection *recollection, struct arena *arena,
                            const struct sight *sight);
bool recollection_knows_document(const struct recollection *recollection, struct text address);

#endif
