/* plain: a page of words by SDL2_ttf, for when there is nothing else to show: starting, no
 * programme yet, no fonts, a wrong configuration.
 *
 * Uses none of the other rooms' typesetting, so that it works when that does not. A page is a
 * list of blocks from the top down; what does not fit is made smaller, never dropped before that.
 */
#ifndef SCREEN_PLAIN_H
#define SCREEN_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "screen/pixels.h"

enum plain_kind {
    PLAIN_HEADLINE, /* words; to be read across a room */
    PLAIN_SENTENCE, /* words; what the headline means, below it */
    PLAIN_HEADING,  /* words; over the sessions that follow */
    PLAIN_SESSION,  /* label: its time, words: its title, note: its room */
    PLAIN_DETAIL    /* label and words, for who mends it; on a panel together with its neighbours */
};

struct plain_block {
    enum plain_kind kind;
    const char *label, *words, *note; /* UTF-8; NULL: none */
};

enum { PLAIN_MOST_BLOCKS = 24 };

/* Borrows its texts. */
struct plain_page {
    struct plain_block blocks[PLAIN_MOST_BLOCKS];
    size_t block_count;
    const char *corner, *footer; /* at the top right, at the bottom left; NULL: none */
};

/* Files that letters are taken from; "" until found. */
enum { PLAIN_PATH_SIZE = 1024 };
struct plain_fonts {
    char title[PLAIN_PATH_SIZE], text[PLAIN_PATH_SIZE];
};

/* Lists of files, and of folders to look through with all below them; each may have none. */
struct plain_font_places {
    const char *const *titles, *const *texts, *const *folders;
    size_t title_count, text_count, folder_count;
};

/* The first files that can be opened and have all letters of Kazakh: of the lists in their order,
 * else the first by name in the folders. false: there is none, *error says so; paint all the same.
 */
bool plain_fonts_find(struct plain_fonts *fonts, const struct plain_font_places *places,
                      struct error *error);

/* false: there is nothing to write with, and *error says why; the picture is then our mark. */
bool plain_paint(struct pixels *pixels, const struct plain_fonts *fonts,
                 const struct plain_page *page, struct error *error);

#endif
