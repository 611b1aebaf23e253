/* break_place: a place that is asked about, and what stands around it. */
#ifndef TYPE_BREAK_PLACE_H
#define TYPE_BREAK_PLACE_H

#include "base/text.h"
#include "break_words.h"

/* How far the rules look: an initial, its name and both neighbours; a long web address. */
enum { PLACE_REACH = 128, PLACE_WORDS_BEFORE = 5, PLACE_WORDS_BEHIND = 4 };

enum break_language { BREAK_KAZAKH, BREAK_RUSSIAN, BREAK_ENGLISH };

/* The letters around are a copy in which blanks are a single space. They end at a line feed. */
struct place {
    enum break_language language;
    bool blank;                /* a blank is there */
    bool out_of_sight;         /* nothing but blanks as far as one can see */
    bool token_cut;            /* the token goes on further than one can see */
    struct word before;        /* without opening marks */
    struct word behind;        /* without closing marks */
    struct word token;         /* where there is no blank: both, with everything on them */
    size_t token_at;           /* place in the token */
    uint32_t last, next;       /* the letters on both sides; 0: none */
    uint32_t after_next;       /* the letter behind `next`; 0: none */
    const uint32_t *from, *to; /* all that is in sight */
    uint32_t letters[2 * PLACE_REACH];
};

/* The place holds pointers into itself: it cannot be copied. */
void place_look_around(struct place *place, const uint32_t *letters, size_t count, size_t at,
                       struct text language);
/* The neighbours of a word in sight, with all marks on them. */
struct word place_word_before(const struct place *place, struct word word);
struct word place_word_behind(const struct place *place, struct word word);

/* Whether a mark that ends a clause or a quotation stands right behind the word. */
bool place_closes(const struct place *place, struct word word);

#endif
