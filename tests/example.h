/* example: a programme from a few lines of JSON, a moment of its day, and the deck of both. */
#ifndef TESTS_EXAMPLE_H
#define TESTS_EXAMPLE_H

#include "deck/deck.h"
#include "programme/programme.h"

struct example {
    struct programme *programme;
    struct typesetter *typesetter;
    struct deck_settings settings;
    struct moment moment;
    struct arena arena;
    struct deck deck;
};

/* An event in Astana on 20 November 2025 in kk, ru and en; `records` are the members that follow
 * "event". */
void example_open(struct example *example, const char *records);
/* The whole document. */
void example_open_document(struct example *example, const char *document);
void example_close(struct example *example);

/* Builds the deck at HH:MM of 20 November, trusted. */
void example_at(struct example *example, const char *clock);
/* The same at any time of Astana: 2025-11-19T18:00. */
void example_at_moment(struct example *example, const char *moment);
void example_untrusted(struct example *example);

/* Number of pages of that kind, in that language (NULL: any). */
size_t example_count(const struct example *example, enum slide_kind kind, const char *language);
/* Lays out the n-th (from 0) page of that kind in that language; fails the test when there is none.
 */
struct page example_page(struct example *example, enum slide_kind kind, const char *language,
                         size_t n);

/* Is there a text on the page that holds these characters in one of its lines? NULL when not. */
const struct box *page_find(const struct page *page, const char *text);
bool page_has_mark(const struct example *example, const struct page *page, const char *session,
                   const char *mark);

#endif
