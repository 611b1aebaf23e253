/* plain_screen: what the plain screen says before there is a programme to show. Pure: from what is
 * known to a page of words.
 */
#ifndef TAQTA_PLAIN_SCREEN_H
#define TAQTA_PLAIN_SCREEN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "config_fault.h"
#include "feed/refresher.h"
#include "screen/plain.h"

/* A face that faces.json asks for and that no file gives. */
struct missing_face {
    const char *name, *file, *package; /* package: "" when the list names none */
};

struct plain_state {
    const char *screen;    /* this screen's id; "": none given */
    const char *addresses; /* the machine's name and network addresses; "": it has none */
    const char *version;
    const struct source_status *statuses;
    size_t status_count;
    uint64_t waited_ms;
    const struct missing_face *missing;
    size_t missing_count;
};

/* The page lives in arena; it borrows nothing. */
void plain_screen_waiting(struct plain_page *page, struct arena *arena,
                          const struct plain_state *state);
/* This screen's id is none of those the programme knows: "foyer, door-hall-1". */
void plain_screen_unknown(struct plain_page *page, struct arena *arena,
                          const struct plain_state *state, struct text known);
void plain_screen_config(struct plain_page *page, struct arena *arena,
                         const struct plain_state *state, const struct config_fault *fault);

/* "Inter Regular (fonts-inter), …": one line for pages of the programme. "": nothing is missing. */
const char *plain_screen_missing(struct arena *arena, const struct missing_face *missing,
                                 size_t count);

#endif
