/* page_notes: what is to be said of one laid-out page, and a number by which it is known again. */
#ifndef TAQTACTL_PAGE_NOTES_H
#define TAQTACTL_PAGE_NOTES_H

#include "deck/page.h"
#include "findings.h"

/* Of everything that is on it but the clock: nothing else is to be noted of a page with the same.
 */
uint64_t page_hash(const struct page *page);

/* Of what one looks at a contact sheet for: without header and footer, and on the page of one
 * record without what only the hour changes, which are our own words («today», «in 30 minutes») and
 * the colours of what is over. One picture stands for all pages with the same. */
uint64_t page_look(const struct page *page, bool is_of_a_record);

struct page_note {
    enum finding_kind kind;
    struct text path, message; /* the path is empty for the page as a whole */
};

struct page_notes {
    struct page_note *items;
    size_t count, capacity;
    struct text *records; /* paths of the records whose texts or pictures it shows */
    size_t record_count, record_capacity;
};

/* Everything lives in arena. seconds_needed is what its words take, see page_reading_seconds(). */
void page_notes_make(struct page_notes *notes, struct arena *arena, const struct page *page,
                     float seconds_needed);

#endif
