/* show: which page is up, and until when. Ticks are monotonic milliseconds, read by the hall. */
#ifndef DECK_SHOW_H
#define DECK_SHOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct show {
    size_t page;          /* index into the deck */
    uint64_t turns_at_ms; /* when the next page comes */
};

/* Puts a page up that stays for `seconds`. */
void show_start(struct show *show, size_t page, float seconds, uint64_t tick_ms);

/* The page after this one. */
size_t show_next(const struct show *show, size_t page_count);

/* A machine that slept or was busy does not hurry through the pages it missed: it turns once. */
bool show_is_due(const struct show *show, uint64_t tick_ms);

#endif
