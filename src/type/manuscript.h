/* manuscript: a text on its way to become a paragraph.
 *
 * Letters are code points; every position in this room counts them. The steps fill the struct from
 * top to bottom: read, segment, measure, find opportunities. Nothing in it depends on the size, so
 * that a fit over many sizes does these steps once. Everything lives in the typesetter's scratch
 * arena.
 */
#ifndef TYPE_MANUSCRIPT_H
#define TYPE_MANUSCRIPT_H

#include <hb.h>
#include <unicode/utypes.h>

#include "typesetter.h"

/* A stretch of one script, one direction and one face: what HarfBuzz shapes at once. An empty one
 * is where isolates part two fields that touch. */
struct run {
    size_t from, to;
    unsigned face;
    hb_script_t script;
    uint8_t level; /* of bidi; odd: right to left */
};

/* A mark before letters[at] that opens or closes an isolated field (U+2066 to U+2069). */
struct isolate {
    size_t at;
    uint32_t sign;
};

/* A place where a line may end. The first one is the start of the text, the last one its end. */
struct opportunity {
    size_t at;        /* the next line starts here */
    size_t end;       /* this line ends here: `at` without the blanks before it */
    double more;      /* em that a line which ends here is wider than `edges` say */
    uint16_t penalty; /* 0: gladly */
    bool must;        /* a line feed stood here */
    bool hyphen;      /* a line that ends here shows a hyphen */
    bool blank;       /* between two words, so that a text may be cut here */
};

struct manuscript {
    struct typesetter *typesetter;
    struct arena *scratch;
    struct type_style style;
    hb_language_t language;

    struct text text; /* as shown: in capitals, if asked for */
    size_t count;
    uint32_t *letters; /* those that some face has */
    size_t *offsets;   /* of each letter in text.data, and of the end */
    uint32_t *missing; /* those that no face has, each once */
    size_t missing_count, missing_capacity;
    bool shortened; /* the text had more letters than a paragraph may have */
    /* They order the letters and are none themselves: whatever looks at letters, for a break or a
     * kern, sees the text without them. */
    struct isolate *isolates;
    size_t isolate_count, isolate_capacity;

    UChar *units; /* the letters again, for ICU */
    int32_t unit_count;
    size_t *letter_of_unit;  /* and of the end */
    int32_t *unit_of_letter; /* and of the end */

    bool right_to_left;
    struct run *runs; /* in the order of reading; line feeds belong to none */
    size_t run_count, run_capacity;

    struct shaped_run *shaped; /* of each run; kept for lines that are the whole text */
    double *edges; /* em from the start of the text to the start of each letter, and to the end */

    struct opportunity *opportunities;
    size_t opportunity_count, opportunity_capacity;
};

/* Reads, segments and measures; whoever needs lines asks for the opportunities. */
void manuscript_read(struct manuscript *manuscript, struct typesetter *typesetter, struct text text,
                     const struct type_style *style);
void manuscript_note_missing(struct manuscript *manuscript, uint32_t letter);

/* segment.c */
void manuscript_segment(struct manuscript *manuscript);
/* The index of the run that a letter is in, or else of the first one behind it. */
size_t manuscript_run_at(const struct manuscript *manuscript, size_t letter);
/* shape.c */
void manuscript_measure(struct manuscript *manuscript);
/* Em of spacing behind the last letter of a line, which is no part of the line. */
double manuscript_trailing_space(const struct manuscript *manuscript);
/* breaks.c; hyphenated: words may be divided at soft hyphens and by the language's patterns. */
void manuscript_find_opportunities(struct manuscript *manuscript, bool hyphenated);
/* Adds the places between two letters in words wider than `width` em: the last resort. */
void manuscript_break_words(struct manuscript *manuscript, double width);

bool letter_is_blank(uint32_t letter); /* that may go at a line's end; not NBSP */

/* direction.c */
enum { RIGHT_TO_LEFT_ISOLATE = 0x2067, POP_ISOLATE = 0x2069 };
bool letter_is_right_to_left(uint32_t letter); /* strongly, as UAX #9 has it */
bool letter_is_left_to_right(uint32_t letter);
bool letter_turns_to_the_left(uint32_t letter); /* an embedding or an override */
bool letter_is_isolate(uint32_t letter);

#endif
