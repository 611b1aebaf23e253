/* code_page: what pages with a code have in common: words one under another, beside the code or
 * under it.
 */
#ifndef DECK_PAGES_CODE_PAGE_H
#define DECK_PAGES_CODE_PAGE_H

#include "qr.h"

/* Where the code and the words stand. */
struct code_place {
    struct qr_code code;
    int module_px; /* 0: no code */
    int x, y;      /* of the white square */
    struct rect words;
};

/* The part of a page that is free for code and words. */
struct rect code_content(const struct layout *layout, struct rect content);
/* text: what the code says; empty: none is wanted. */
struct code_place code_place(const struct layout *layout, struct rect content, struct text text);

enum { CODE_WORDS_MOST = 14 };

/* Wordings one under another, set but not placed. */
struct code_words {
    struct wording wordings[CODE_WORDS_MOST];
    struct paragraph sets[CODE_WORDS_MOST];
    int gaps[CODE_WORDS_MOST]; /* px above each */
    size_t count;
    int height;
};

/* An empty text adds nothing. gap: u above it, where something stands above. */
void code_words_add(const struct layout *layout, struct code_words *words,
                    const struct wording *wording, float gap);
/* That one needs a telephone for the code. */
struct wording code_hint(const struct layout *layout, int width);
/* Of what is typed sign by sign: the page's, but never read from the right. */
struct text typed_language(const struct layout *layout);
/* The code, and the words beside its middle or below it. */
void put_code_page(struct layout *layout, const struct code_place *place,
                   const struct code_words *words);

#endif
