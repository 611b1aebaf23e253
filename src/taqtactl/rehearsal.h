/* rehearsal: an event played through its screens: what there is to see, and what was found. */
#ifndef TAQTACTL_REHEARSAL_H
#define TAQTACTL_REHEARSAL_H

#include "findings.h"
#include "playing.h"

/* A page that looks like no other before it; its picture shows the moment it was met at. */
struct shown_page {
    size_t unit, page;
    struct text file, small_file;  /* relative to the contact sheet, letters of ASCII only */
    int small_width, small_height; /* px */
};

struct rehearsal {
    struct arena *arena;
    const struct programme *programme;
    struct play play;
    struct findings findings;
    struct shown_page *shown;
    size_t shown_count, shown_capacity;
    bool has_all_screens;
};

/* Numbers the pages that differ and takes what was noted of each. */
void rehearsal_count_pages(struct rehearsal *rehearsal);

/* Stretches of time at which a screen has nothing but its welcome. */
void find_empty_hours(struct rehearsal *rehearsal);

/* Entries of playlists and records that made no page on any screen at any moment. */
void find_never_shown(struct rehearsal *rehearsal);

#endif
