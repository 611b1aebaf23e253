/* deck: chooses what a screen shows at a given moment, and lays a page of it out.
 *
 * Pure: the same programme, moment and screen give the same deck. Reads no clock and no file. Text
 * in a deck belongs to the programme: keep the programme until the deck is gone.
 */
#ifndef DECK_DECK_H
#define DECK_DECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/instant.h"
#include "base/text.h"
#include "deck/page.h"
#include "deck/theme.h"
#include "programme/programme.h"
#include "programme/query.h"
#include "type/faces.h"

/* What the clock says and whether to believe it. Without trust nothing is marked as now. */
struct moment {
    struct instant now;
    bool trusted;
    /* What is certain even without trust: it is not earlier than this. INSTANT_NONE: nothing is. */
    struct instant not_before;
};

/* A document that is older than it should be: what a page made of it says in its footer. */
enum stale_reason { STALE_NO_NETWORK, STALE_SERVER_ERROR, STALE_REFUSED };

struct stale_document {
    struct text address; /* as in programme->documents */
    enum stale_reason reason;
    struct instant as_of; /* what is shown was the newest then; INSTANT_NONE: nobody knows */
};

/* A picture that cannot be shown at this moment: it could not be had, or has not come yet. No page
 * is made of it, and none has an empty place for it. */
struct missing_picture {
    struct text address, why;
};

struct deck_settings {
    struct text screen;        /* id of this screen; unknown or empty: the first playlist */
    struct text language;      /* only this one; empty: the screen's, else the event's */
    int width, height;         /* px */
    float scale;               /* of every size: 1 or 0 as designed, more for viewers far away */
    const struct theme *theme; /* NULL: the event's, or ours where it has none */
    enum theme_mode mode;      /* this screen's own wish where theme is NULL */
    const struct stale_document *stale; /* borrowed; none: all is fresh */
    size_t stale_count;
    const struct missing_picture *missing; /* borrowed; none: every picture can be shown */
    size_t missing_count;
};

/* One page to be: enough to lay it out. */
struct page_plan {
    enum slide_kind kind;
    struct text language;
    int slide;  /* which entry of the playlist, for the dots; -1: the deck's own, without a dot */
    int entry;  /* which entry of deck_slides(); -1: none asked for it */
    int record; /* index of the speaker, quote, news item or notice; -1: about the whole */
    size_t first, count;  /* a stretch of the day's sessions, where they are spread over pages */
    int part, part_count; /* which of several pages of one kind, from 0 */
    int seconds;          /* asked for by the playlist; 0: by the number of words */
};

/* What this screen plays, from the programme's playlists or built in. */
struct slide_list {
    const struct slide *slides;
    size_t count;
};
struct slide_list deck_slides(const struct programme *programme, struct text screen);

/* The languages this screen shows, in their order, of those we have words for; at least one. */
struct language_list {
    const struct text *languages;
    size_t count;
};
struct language_list deck_languages(struct arena *arena, const struct programme *programme,
                                    const struct deck_settings *settings);

/* What may be said of a programme at this moment: where nobody knows its zone its sessions may be
 * hours away from what the documents mean, so that there is no now, however sure the clock is. */
struct moment deck_moment(const struct programme *programme, struct moment moment);

/* The notices that count on this screen at this moment, strongest first. */
struct notice_list deck_notices(struct arena *arena, const struct programme *programme,
                                struct moment moment, const struct deck_settings *settings);

struct deck {
    const struct page_plan *plans;
    size_t count; /* at least 1: when nothing else can be shown, the welcome page can */
    int slide_count;
    struct problems problems; /* pages and notices left out, with the reason */
};

void deck_build(struct deck *deck, struct arena *arena, const struct programme *programme,
                struct moment moment, const struct deck_settings *settings,
                struct typesetter *typesetter);

/* Lays out page `index`; the page lives in arena. */
void deck_page(struct page *page, struct arena *arena, const struct deck *deck, size_t index,
               const struct programme *programme, struct moment moment,
               const struct deck_settings *settings, struct typesetter *typesetter);

/* Three seconds to notice a page, a third of one for each word of its main texts; how long a page
 * without `seconds` of its own stays, but never shorter or longer than the bounds in deck.c. */
float page_reading_seconds(const struct page *page);

/* The page of `deck` that continues what was shown: same kind, language, record and part; else the
 * first of the same kind and language; else the first in that language; else 0. */
size_t deck_find(const struct deck *deck, const struct page_plan *shown);

#endif
