/* schedule_document: what both versions of c3voc's schedule.json say in the same way.
 *
 * Version 1 has its sessions in rooms and those in days, version 2 in one list beside the
 * conference, with references where version 1 has names. Files of both have what the other should
 * have, so the same is looked for in either.
 */
#ifndef PROGRAMME_READ_SCHEDULE_DOCUMENT_H
#define PROGRAMME_READ_SCHEDULE_DOCUMENT_H

#include "import.h"

/* A session and what is around it. */
struct schedule_slot {
    const struct json *event;
    struct text day, room; /* empty where no day and no room holds it */
};

struct schedule_document {
    struct import import;
    struct arena *scratch;
    struct json root, schedule, conference;
    struct text base_url;
    int day_change_minutes;
    struct id_index room_keys, track_keys, person_keys; /* guid, slug …, to places in the lists */
    struct json rooms, tracks, persons;
    size_t unconfirmed;
};

typedef void visit_slot(struct schedule_document *document, const struct schedule_slot *slot,
                        void *context);
/* Calls visit for each session of the document. */
typedef void walk_slots(struct schedule_document *document, visit_slot *visit, void *context);

/* The format's name when the document has its shape: a list of sessions beside the conference, or
 * none. */
bool is_schedule(const struct sheet *sheet, bool lists_events);

/* Opens the import and reads all but the sessions: event, zone, days, languages, tracks. False:
 * there are too many of them. */
bool schedule_open(struct schedule_document *document, struct draft *draft,
                   const struct sheet *sheet, walk_slots *walk, struct error *error);

/* Visits every element of the list. */
void schedule_walk_list(struct schedule_document *document, const struct json *list,
                        struct schedule_slot slot, visit_slot *visit, void *context);

/* Words that stand there; a number as it is written. Empty for anything else. */
struct text schedule_text(const struct schedule_document *document, const struct json *object,
                          const char *name);
/* The same under the first of these names that has some; names ends with NULL. */
struct text schedule_first_text(const struct schedule_document *document, const struct json *object,
                                const char *const *names);
/* A text, or a map of languages to texts. */
struct localised schedule_localised(struct schedule_document *document, const struct json *object,
                                    const char *name);
/* The same for what no page can do without: its first language stands in for those missing. */
struct localised schedule_title(struct schedule_document *document, const struct json *object,
                                const char *name);

/* What a reference means: its place in the list it points into, found by guid, slug or name, or
 * -1. reference: a text, or an object that holds them. */
int schedule_find(const struct schedule_document *document, const struct id_index *keys,
                  const struct json *reference);

/* Adds a session; reads what both versions have of it. */
void schedule_add(struct schedule_document *document, const struct schedule_slot *slot,
                  struct session *session);

#endif
