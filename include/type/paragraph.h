/* paragraph: a text, a style and a width become lines of placed glyphs.
 *
 * Segment -> faces -> shape -> opportunities -> break -> place. Glyphs are font indices at quarter
 * pixels, never characters. The same request always gives the same paragraph.
 */
#ifndef TYPE_PARAGRAPH_H
#define TYPE_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "type/faces.h"

enum {
    /* A text of a document has no more letters (LIMIT_TEXT_BYTES). What is longer, as several texts
       joined are, ends behind a word with … and is reported as cut. */
    PARAGRAPH_LETTERS_MOST = 8192,
    /* Code points that no face has are listed up to this many; nobody reads more. */
    PARAGRAPH_MISSING_MOST = 64
};

struct type_style {
    enum face_role role;
    float px;             /* size of the em */
    struct text language; /* BCP 47; decides shaping, breaking and casing; empty: undetermined */
    bool tabular;         /* figures of one width, for times (tnum) */
    bool capitals;  /* set in capitals by the language's rules, with punctuation to match (case) */
    bool exact;     /* character by character: letters that look alike are told apart, and no two of
                       them change each other */
    float tracking; /* em added between letters, but not where they join */
};

enum text_align {
    ALIGN_START, /* where the paragraph's own direction begins */
    ALIGN_CENTRE,
    ALIGN_END,
    ALIGN_LEFT, /* whatever its direction */
    ALIGN_RIGHT
};

enum hanging {
    HANG_NOTHING,
    HANG_PUNCTUATION, /* marks at line edges stand out by the fractions of optical practice */
    HANG_OPENING      /* besides, the opening mark of the first line stands wholly outside */
};

struct paragraph_request {
    /* Line feeds are hard breaks. Fields may stand between isolates (U+2066 to U+2069), which
     * order them by UAX #9 and change nothing else. */
    struct text text;
    struct type_style style;
    int width;         /* px; 0: no wrapping */
    int height;        /* px, for paragraph_fit; 0: any */
    int max_lines;     /* 0: any; what is over is cut at a word with … */
    float leading;     /* line height in em, at least 1 */
    float smallest_px; /* for paragraph_fit */
    enum text_align align;
    enum hanging hanging;
    bool balanced;   /* titles: fewest lines, then lines of like length */
    bool hyphenated; /* body text only: words may be divided, see hyphenation.h */
};

/* One drawn glyph; blanks have none. Position of its origin from the paragraph's top left, in 1/64
 * px; x is a multiple of 16, y of 64. */
struct glyph {
    int32_t x, y;
    uint16_t face, index;
};

struct type_rect {
    int x, y, width, height; /* px */
};

struct set_line {
    size_t first_glyph, glyph_count;
    int x, baseline;  /* px from the paragraph's left and top */
    int width;        /* px, without what hangs */
    struct text text; /* the characters of the line, without isolates and the blanks at its ends */
    bool hyphen;      /* ends with a hyphen that we added */
};

struct paragraph {
    const struct glyph *glyphs;
    size_t glyph_count;
    const struct set_line *lines;
    size_t line_count;
    float px;          /* as set; differs from the request's after a fit */
    int width, height; /* px: the widest line; lines × leading */
    struct type_rect
        ink;       /* what will be painted, from the paragraph's top left; width 0: nothing */
    bool fitted;   /* the size was chosen by paragraph_fit */
    bool smallest; /* and is the smallest it was allowed, where it had a choice */
    bool cut;      /* words were left out, the last one shown is followed by … */
    const uint32_t
        *missing; /* code points that no face has; they are left out, never drawn as a box */
    size_t missing_count;
    unsigned face; /* of the first run, for reports */
};

/* Everything in *paragraph lives in arena; line texts are slices of the request's (or of a copy in
 * arena). */
void paragraph_set(struct paragraph *paragraph, struct arena *arena, struct typesetter *typesetter,
                   const struct paragraph_request *request);

/* The largest whole px from style.px down to smallest_px at which the text fits width, height and
 * max_lines without a word broken; at smallest_px what is over is cut. */
void paragraph_fit(struct paragraph *paragraph, struct arena *arena, struct typesetter *typesetter,
                   const struct paragraph_request *request);

/* Width in px of the text on one line, with kerning, to 1/64. */
float text_advance(struct typesetter *typesetter, struct text text, const struct type_style *style);

struct type_metrics {
    float ascent, descent; /* px above and below the baseline, both positive */
    float cap_height, x_height;
};
struct type_metrics type_metrics(const struct typesetter *typesetter, enum face_role role,
                                 float px);

#endif
