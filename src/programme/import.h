/* import: the schedule of another system, made part of the programme.
 *
 * A format's reader hands over what its document says, record by record. Which of our rooms and
 * speakers are meant, what zone its clocks have, and what becomes of doubles and of times that
 * nobody can believe, is decided here, once for all formats.
 */
#ifndef PROGRAMME_IMPORT_H
#define PROGRAMME_IMPORT_H

#include "base/limits.h"
#include "draft.h"
#include "read/read.h"

struct import {
    struct draft *draft;
    const struct sheet *sheet;
    bool gives_event;     /* no document before this one did */
    bool writes_markdown; /* as frab and pretalx let people do; for the reader to say */
    struct zone zone;     /* of times of day without an offset */
    struct id_index rooms, tracks, speakers,
        keys;                               /* by folded name or key, to numbers in the draft */
    struct text languages[LIMIT_LANGUAGES]; /* heard so far */
    size_t language_count;
    struct instant from, until; /* a fortnight around the conference; INSTANT_NONE: not known */
    size_t sessions, hidden, doubles;
    bool is_full_of_rooms, is_full_of_tracks, is_full_of_speakers;
    size_t elsewhere; /* stand in a document before this one as well */
    size_t repeats;   /* of the sessions, those that stand there once and are held again */
    size_t others;    /* published like them and not added: what lasts all day, or is replaced */
    const struct json *record; /* that is being read, of JSON: where complaints find their line */
};

void import_open(struct import *import, struct draft *draft, const struct sheet *sheet);

/* Before anything that has a time. name: what the document calls its zone, may be empty. Then the
 * configured one counts, unless an offset that stands in the document (sample, may be NULL) differs
 * from what its clocks show then; then that offset. Else UTC, and that is doubted. Of a document
 * that does not give the event only a zone it names counts, and for its own times alone. A name of
 * UTC is what a program writes that was never told where it is: a sample with another offset takes
 * it away. */
void import_set_zone(struct import *import, struct text name, const struct written_time *sample);

/* The days of the conference as its document says, either may be INSTANT_NONE: what is further
 * than a fortnight away is a slip. */
void import_set_days(struct import *import, struct instant first, struct instant last);

/* A language that talks are held in, or texts are written in, by its tag: pages of a document that
 * gives the event are made in those our words exist in. To be told before import_event(). */
void import_hear_language(struct import *import, struct text tag);

/* Of a document that gives the event; otherwise nothing happens. */
struct imported_event {
    struct localised title, subtitle, venue, city;
    struct text url;
    int day_change_minutes;
};
void import_event(struct import *import, const struct imported_event *event);

/* A language tag as pages call their languages, "kk-Latn"; empty when it is none. */
struct text import_language(struct import *import, struct text tag);

/* INSTANT_NONE for a day that does not exist. By the offset it has, else by the clocks of the
 * import's zone. */
struct instant import_instant(const struct import *import, struct written_time time);

/* A text in no language that the document would name, so for every page; marked-up text becomes
 * plain, Markdown where the import writes it. Not given when nothing is left of it. */
struct localised import_text(struct import *import, struct text text);
/* The same in a language. Empty language: as import_text(). Adds to what is there. */
void import_translation(struct import *import, struct localised *localised, struct text language,
                        struct text text);

/* Each finds the record that is there already, or adds one. -1: empty name, or too many of them. */
int import_room(struct import *import, struct text name);
int import_track(struct import *import, struct text name, const uint32_t *colour);
/* key: what the document calls the person by, empty when only by name. */
struct imported_person {
    struct text key, name, role, affiliation, bio, photo;
};
int import_speaker(struct import *import, const struct imported_person *person);
/* The same for all of a session, at most LIMIT_SPEAKERS_IN_SESSION. */
void import_speakers(struct import *import, struct session *session,
                     const struct imported_person *persons, size_t count);

/* A web address as it may be shown; empty when it is none. Relative ones against `base`. */
struct text import_url(struct import *import, struct text base, struct text reference);

/* "#005B9A" as 0xRRGGBB. */
bool import_colour(struct text text, uint32_t *colour);

/* A session with nothing in it yet: planned_starts_at and planned_ends_at INSTANT_NONE, room and
 * track -1. */
struct session import_session(void);

/* Where a record stands, for what is said of it. */
struct import_place {
    struct text path; /* "day[1].room[2].event[14]" */
    int line;         /* 0: not known */
};

/* What the document itself says of a session's fate: delayed, cancelled … A line of `changes` that
 * says otherwise is newer and wins. To be told before import_add(). Of one that is moved starts_at
 * has to say to when, which may be when it was planned. */
void import_mark(struct session *session, enum change_mark mark);

/* key: guid, else id, UID …; empty: made of room, start and title. The session is known as
 * "source:key", or by the key alone when its document was given directly. One whose start is
 * missing or cannot be believed is hidden and counted. Equal doubles are left out, and what stands
 * in a document before this one; of two in one document that differ both are shown, the later one
 * under another id. title: its own, else `instead`. */
void import_add(struct import *import, struct session *session, struct text key,
                struct text instead, struct import_place place);

void import_complain(struct import *import, enum problem_severity severity,
                     struct import_place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* False: more than half of the sessions could not be believed, or there are too many; the document
 * is refused. */
bool import_close(struct import *import, struct error *error);

#endif
