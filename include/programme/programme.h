/* programme: what is on, where, when, by whom — checked, with late changes laid over.
 *
 * A programme is never altered once it is read: a change makes a new one. Every text in it lives in
 * its own arena. Records refer to each other by index; -1 is "none". Order: sessions by start as
 * their document gives it, then room; news newest first; everything else as in the document.
 */
#ifndef PROGRAMME_PROGRAMME_H
#define PROGRAMME_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/instant.h"
#include "base/text.h"
#include "programme/localised.h"
#include "programme/problem.h"
#include "programme/zone.h"

/* Where a record stands in its document, for messages and for the `source` of what is drawn from
 * it. */
struct origin {
    uint16_t document; /* index of the document it came from */
    struct text path;  /* "sessions[3]" */
};

struct event {
    struct text id;
    struct localised title, subtitle, venue, city, organiser;
    struct text url;
    const struct text *languages; /* rotation order, at least one; the first is the fallback */
    size_t language_count;
    int day_change_minutes; /* sessions before this time of day belong to the day before */
    int overrun_minutes;    /* how long a session nothing follows is still shown as now */
};

struct room {
    struct text id;
    struct localised name, floor;
    bool lacks_step_free;     /* its organiser says that only steps lead there */
    const struct text *match; /* names the same room has in imported sources */
    size_t match_count;
    struct origin origin;
};

struct track {
    struct text id;
    struct localised name;
    uint32_t colour; /* 0xRRGGBB */
    bool has_colour;
    struct origin origin;
};

struct speaker {
    struct text id;
    struct localised name, role, affiliation, bio;
    struct text
        photo; /* absolute address or file path, resolved against the document's; empty: none */
    struct origin origin;
};

enum session_kind {
    SESSION_TALK,
    SESSION_PANEL,
    SESSION_OPENING,
    SESSION_MESSAGE,
    SESSION_BREAK,
    SESSION_REGISTRATION,
    SESSION_SOCIAL,
    SESSION_PRESS,
    SESSION_OTHER
};

/* What late changes say of a session, or what is found by comparing with the version before; a set.
 * restored takes cancelled away and is kept as a mark. The last two are only ever found.
 */
enum change_mark {
    CHANGE_DELAYED = 1 << 0,
    CHANGE_MOVED = 1 << 1, /* to another room or another time */
    CHANGE_CANCELLED = 1 << 2,
    CHANGE_EXTENDED = 1 << 3,
    CHANGE_STARTED = 1 << 4,
    CHANGE_FULL = 1 << 5,
    CHANGE_SPEAKER = 1 << 6,
    CHANGE_RESTORED = 1 << 7,
    CHANGE_NEW = 1 << 8,
    CHANGE_VANISHED = 1 << 9 /* no longer in its document; kept until its old end */
};

struct session {
    struct text id;
    enum session_kind kind;
    struct localised title, subtitle, abstract;
    struct instant planned_starts_at, planned_ends_at; /* as published first */
    struct instant starts_at,
        ends_at;            /* as changed; equal to the planned ones when nothing changed */
    bool end_is_guessed;    /* nobody said when it ends */
    int planned_room, room; /* as planned, as changed */
    int track;
    const int *speakers;
    size_t speaker_count;
    struct text language; /* spoken; empty: not said */
    const struct text *interpretation;
    size_t interpretation_count;
    struct text url;
    unsigned changes;        /* set of enum change_mark */
    unsigned newest_changes; /* those of them that were said or found last */
    /* Of the newest change; INSTANT_NONE when there is none, or when it was found while nobody knew
     * the time. */
    struct instant changed_at;
    struct instant started_at; /* said by the organiser; INSTANT_NONE otherwise */
    struct localised change_note;
    struct origin origin;
};

enum notice_severity { NOTICE_INFO, NOTICE_CHANGE, NOTICE_URGENT, NOTICE_EMERGENCY };

struct notice {
    struct text id;
    enum notice_severity severity;
    struct localised text;
    struct instant from, until; /* from may be INSTANT_NONE */
    const struct text *screens; /* ids of screens or groups; none: all */
    size_t screen_count;
    struct origin origin;
};

struct quote {
    struct text id;
    bool verbatim; /* drawn in «…»; reported speech is drawn without marks */
    struct localised text;
    int speaker;                /* -1: see who */
    struct localised who, role; /* when no speaker record fits */
    struct text source;
    struct origin origin;
};

struct news_item {
    struct text id, title, summary; /* plain text, one paragraph */
    struct text language;           /* empty: not known, shown on every page language */
    struct text url, publisher;
    struct instant published_at; /* INSTANT_NONE: no date that can be believed */
    struct instant too_old_at;   /* not shown from then on; INSTANT_NONE: nobody knows its age */
    struct origin origin;
};

struct fact {
    struct text id;
    struct localised figure, text;
    struct origin origin;
};

enum thanks_kind { THANKS_SPONSOR, THANKS_PARTNER, THANKS_OTHER };

struct thanks {
    struct text id;
    enum thanks_kind kind;
    struct localised name, text;
    struct text logo;
    struct origin origin;
};

struct link {
    struct text id, url;
    struct localised label;
    struct origin origin;
};

enum wifi_auth { WIFI_OPEN, WIFI_WPA, WIFI_SAE };

struct wifi {
    struct text ssid, password; /* byte by byte as given; ssid empty: no Wi-Fi given */
    enum wifi_auth auth;
    bool qr;
};

struct message {
    struct text id;
    struct localised title, text;
    struct origin origin;
};

struct picture {
    struct text id, image;
    struct localised caption;
    struct origin origin;
};

/* Light words on a dark ground, or the other way round. */
enum theme_mode { THEME_ANY, THEME_IS_DARK, THEME_IS_LIGHT };

struct event_theme {
    struct text logo, font;
    enum theme_mode mode;
    uint32_t background, text, accent; /* 0xRRGGBB */
    bool has_background, has_text, has_accent;
};

enum slide_kind {
    SLIDE_WELCOME,
    SLIDE_NOW_NEXT,
    SLIDE_AGENDA,
    SLIDE_ROOM,
    SLIDE_SPEAKER,
    SLIDE_QUOTE,
    SLIDE_FACT,
    SLIDE_NEWS,
    SLIDE_THANKS,
    SLIDE_WAYFINDING,
    SLIDE_WIFI,
    SLIDE_LINK,
    SLIDE_COUNTDOWN,
    SLIDE_MESSAGE,
    SLIDE_PICTURE,
    SLIDE_KIND_COUNT,                /* of those a playlist may name */
    SLIDE_NOTICE = SLIDE_KIND_COUNT, /* the deck's own: a notice with a page to itself */
    SLIDE_CHANGE                     /* the deck's own: what has just changed */
};

/* One entry of a playlist: shows one page or several of its kind. */
struct slide {
    enum slide_kind kind;
    int seconds; /* 0: by the number of words */
    const struct text *ids;
    size_t id_count;            /* 0: all */
    struct instant from, until; /* INSTANT_NONE: no bound */
    struct origin origin;
};

struct playlist {
    struct text id;
    const struct slide *slides;
    size_t slide_count;
    struct origin origin;
};

enum arrow {
    ARROW_NONE,
    ARROW_LEFT,
    ARROW_RIGHT,
    ARROW_UP,
    ARROW_DOWN,
    ARROW_UP_LEFT,
    ARROW_UP_RIGHT,
    ARROW_DOWN_LEFT,
    ARROW_DOWN_RIGHT,
    ARROW_HERE,
    ARROW_LIFT,
    ARROW_RAMP,
    ARROW_STAIRS_UP,
    ARROW_STAIRS_DOWN
};

struct room_arrow {
    int room;
    enum arrow arrow;
    enum arrow step_free; /* the way without steps, where it is another; ARROW_NONE: not said */
};

struct screen_record {
    struct text id, group;
    struct localised place;
    const int *rooms;
    size_t room_count;
    struct text playlist; /* id; empty: the first playlist, else the built-in one */
    const struct text *languages;
    size_t language_count;
    int rotate; /* degrees clockwise: 0, 90, 180, 270 */
    const struct room_arrow *arrows;
    size_t arrow_count;
    struct origin origin;
};

enum source_kind {
    SOURCE_AUTO,
    SOURCE_NATIVE,
    SOURCE_SCHEDULE_XML,
    SOURCE_SCHEDULE_JSON,
    SOURCE_ICAL,
    SOURCE_RSS,
    SOURCE_ATOM,
    SOURCE_JSONFEED
};

/* How old news may be where nobody says. */
enum { NEWS_DAYS = 30 };

/* Another document that belongs to this programme. */
struct source {
    struct text id;
    enum source_kind kind;
    struct text address; /* resolved against the document's own */
    int every_s, max_items, max_days;
    int stale_after_s; /* -1: not said */
    bool as_notices;   /* its items are no news, but lines of information */
    struct text language;
    struct origin origin;
};

/* Who named the zone of the event. */
enum zone_origin {
    ZONE_FROM_NOBODY, /* times are taken as in UTC */
    ZONE_FROM_DOCUMENT,
    ZONE_FROM_OFFSETS, /* of the times in the document, which names none */
    ZONE_FROM_CONFIGURATION
};

struct programme {
    struct arena arena;
    struct event event;
    struct zone zone;
    enum zone_origin zone_origin;
    int64_t revision; /* -1: not given */
    struct instant updated_at;

    /* Addresses of the documents it was made of, as origin.document counts them. */
    const struct text *documents;
    const bool *is_feed; /* of each: it gives news or notices, and nothing else */
    size_t document_count;
    const struct source *sources;
    size_t source_count;
    const struct room *rooms;
    size_t room_count;
    const struct track *tracks;
    size_t track_count;
    const struct speaker *speakers;
    size_t speaker_count;
    const struct session *sessions;
    size_t session_count;
    size_t published_sessions; /* as the documents have them, shown or not; a recurring one once */
    const struct notice *notices;
    size_t notice_count;
    const struct quote *quotes;
    size_t quote_count;
    const struct news_item *news;
    size_t news_count;
    size_t published_news; /* items that the feeds have, shown or not */
    const struct fact *facts;
    size_t fact_count;
    const struct thanks *thanks;
    size_t thanks_count;
    const struct link *links;
    size_t link_count;
    const struct message *messages;
    size_t message_count;
    const struct picture *pictures;
    size_t picture_count;
    const struct playlist *playlists;
    size_t playlist_count;
    const struct screen_record *screens;
    size_t screen_count;
    struct wifi wifi;
    struct event_theme theme;

    /* What was dropped, doubted or worth a note while reading; bounded. */
    struct problems problems;
};

/* Cancelled or vanished: people may still come for it, and it does not take place. */
static inline bool session_is_off(const struct session *session)
{
    return session->changes & (CHANGE_CANCELLED | CHANGE_VANISHED);
}

void programme_destroy(struct programme *programme);

const char *zone_origin_name(enum zone_origin origin); /* "document" */
const char *slide_kind_name(enum slide_kind kind);     /* "now-next" */
const char *session_kind_name(enum session_kind kind); /* "talk" */
const char *change_mark_name(enum change_mark mark);   /* "delayed" */

/* Index of the record with that id, or -1. */
int programme_find_room(const struct programme *programme, struct text id);
int programme_find_speaker(const struct programme *programme, struct text id);
int programme_find_session(const struct programme *programme, struct text id);
int programme_find_screen(const struct programme *programme, struct text id);
int programme_find_playlist(const struct programme *programme, struct text id);

/* Do both say the same with the same weight? They may hold for different times and screens. */
bool notice_says_the_same(const struct notice *a, const struct notice *b);

/* Has anything changed that an attendee must learn at once: a session's changes, times or room, or
 * a notice? */
bool programme_change_is_urgent(const struct programme *old, const struct programme *new);

/* Index in `new` of the first session that is not as it was (or is new itself), for the page that
 * tells of it; -1: none, or one that is gone. */
int programme_changed_session(const struct programme *old, const struct programme *new);

#endif
