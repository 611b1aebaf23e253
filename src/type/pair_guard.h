/* pair_guard: the steps from a face to the table of its letter pairs, and the table itself.
 *
 * Which letters the face has and how it kerns them, how much room their outlines leave, what the
 * rules make of both. Lengths are in units of the face.
 */
#ifndef TYPE_PAIR_GUARD_H
#define TYPE_PAIR_GUARD_H

#include "typesetter.h"

enum {
    PAIR_CAPITALS = 34,     /* that can begin a word before a small letter … */
    PAIR_SMALL = 41,        /* … and the small ones: the pairs that are counted */
    PAIR_MORE_CAPITALS = 8, /* Ё, Й, Ц, Ч, Щ, Ъ, Ь and Э, for text in capitals */
    PAIR_LETTERS = 84       /* with ё: two whole alphabets */
};

/* The letters in the order of the tables: capitals, small ones, the rest. */
struct pair_letters {
    uint32_t code_points[PAIR_LETTERS];
    uint16_t glyphs[PAIR_LETTERS]; /* 0: the face does not have it */
};

struct pair_measures {
    bool known[PAIR_LETTERS][PAIR_LETTERS];      /* the pair can be set, and has been measured */
    int32_t kerning[PAIR_LETTERS][PAIR_LETTERS]; /* the font's own */
    int32_t room[PAIR_LETTERS][PAIR_LETTERS];    /* the gap without kerning */
};

/* Letters are counted from 1 here, so that a glyph that is none of them meets zeros. */
struct pair_table {
    uint16_t glyphs[PAIR_LETTERS];
    int16_t adjustments[PAIR_LETTERS + 1][PAIR_LETTERS + 1]; /* added to the kerning */
    /* Thousandths of an em by which the gap is wider than it must be; 255: or more. What spacing
     * takes from it comes back. */
    uint8_t spare[PAIR_LETTERS + 1][PAIR_LETTERS + 1];
    uint8_t *numbers; /* by glyph: which letter it is, or 0 */
    unsigned glyph_count;
};

/* pair_letters.c */
void pair_letters_find(struct pair_letters *letters, const struct typesetter *typesetter,
                       const struct face *face);
/* Whose kerning a letter should have. */
struct pair_kinship {
    size_t twins[PAIR_LETTERS]; /* the index of its Russian twin, or its own */
    bool is_capital[PAIR_LETTERS];
    bool is_drawn_otherwise[PAIR_LETTERS]; /* more than a tail or a bar makes it from its twin */
};
void pair_letters_kinship(const struct pair_letters *letters, struct pair_kinship *kinship);
/* Fills in kerning, and known for what could be set. */
void pair_letters_kerning(const struct pair_letters *letters, const struct typesetter *typesetter,
                          const struct face *face, struct pair_measures *measures);

/* pair_outlines.c: fills in the room; what has no outline is not known. */
void pair_outlines_measure(const struct pair_letters *letters, const struct face *face,
                           struct arena *arena, struct pair_measures *measures);

/* pair_rules.c: the kerning that the pairs should have. */
void pair_rules_decide(const struct pair_measures *measures, const struct pair_kinship *kinship,
                       double units_per_em, int32_t kerning[PAIR_LETTERS][PAIR_LETTERS]);

#endif
