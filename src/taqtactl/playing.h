/* playing: every screen at every moment, laid out page by page, and then painted where a page looks
 * like no other. */
#ifndef TAQTACTL_PLAYING_H
#define TAQTACTL_PLAYING_H

#include "deck/deck.h"
#include "moments.h"
#include "page_notes.h"
#include "portraits.h"

/* One of the screens that are rehearsed. */
struct stage {
    struct text id;    /* empty: a display without a name */
    struct text name;  /* for people, never empty */
    struct text place; /* where it hangs; empty: not said */
    const char *file;  /* for names of files: letters of ASCII, figures and - only */
    struct deck_settings settings;
};

struct played_page {
    uint64_t look; /* see page_look(), and of the screen */
    enum slide_kind kind;
    struct text language;
    int entry; /* of deck_slides() */
    float seconds;
    const struct page_notes *notes; /* NULL: all was said of an earlier page */
    size_t shown;                   /* number of the picture it has; given by whoever counts them */
};

/* One screen at one moment. */
struct played_unit {
    struct played_page *pages;
    size_t page_count;
    const struct problem *problems; /* those of the deck that nobody told before */
    size_t problem_count;
};

struct play {
    const struct programme *programme;
    const struct stage *stages;
    size_t stage_count;
    struct moment_list moments;
    const struct portraits *portraits;
    const char *fonts;         /* NULL: the usual ones */
    struct played_unit *units; /* moment by moment, its screens after each other */
    size_t unit_count;
    struct troupe *troupe;
};

/* Opens as many typesetters as the crew has members. false: *error says why. play_finish() also
 * then. */
bool play_init(struct play *play, struct error *error);
void play_finish(struct play *play);

/* Fills the units. */
bool play_lay(struct play *play, struct error *error);

/* A picture to be painted: a page of a unit, into two files. */
struct painting {
    size_t unit, page;
    const char *file; /* in its own size; NULL: not wanted */
    const char *small_file;
    int small_width, small_height;
};
bool play_paint(struct play *play, const struct painting *paintings, size_t count,
                struct error *error);

const struct stage *play_stage(const struct play *play, size_t unit);
const struct event_moment *play_moment(const struct play *play, size_t unit);

#endif
