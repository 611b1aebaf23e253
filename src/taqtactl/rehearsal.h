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
    bool is_full;                  /* there is `file`, else only the small one */
};

/* The largest picture there is of it. */
static inline struct text shown_file(const struct shown_page *shown)
{
    return shown->is_full ? shown->file : shown->small_file;
}

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

/* Which pages are worth a picture in their own size: all of a small event; of a large one the first
 * of each kind, language and screen, and those of which something was found. */
void rehearsal_choose_full(struct rehearsal *rehearsal);

/* Stretches of time at which a screen has nothing but its welcome. */
void find_empty_hours(struct rehearsal *rehearsal);

/* Entries of playlists and records that made no page on any screen at any moment. */
void find_never_shown(struct rehearsal *rehearsal);

#endif
