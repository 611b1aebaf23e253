/* portraits: the bytes of all pictures a programme names, fetched once, by the display's own rule.
 */
#ifndef TAQTACTL_PORTRAITS_H
#define TAQTACTL_PORTRAITS_H

#include "deck/deck.h"
#include "findings.h"
#include "programme/programme.h"
#include "screen/photos.h"

struct portraits {
    struct portrait *items;
    size_t count, capacity;
    struct missing_picture *missing; /* those that cannot be had, for the deck */
    size_t missing_count, missing_capacity;
};

/* Fetches them; tells of those that cannot be had or are no pictures. Everything lives in arena. */
void portraits_fetch(struct portraits *portraits, struct arena *arena,
                     const struct programme *programme, struct findings *findings);

/* Decodes what the page shows and can be had into the store, and keeps it there. */
void portraits_prepare(const struct portraits *portraits, struct photos *photos,
                       const struct page *page);

#endif
