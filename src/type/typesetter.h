/* typesetter: what the files of this room share between two calls.
 *
 * Faces are opened once; the buffer, the bidi object and the break iterators are costly to make and
 * cheap to use again. Nothing here remembers a text.
 */
#ifndef TYPE_TYPESETTER_H
#define TYPE_TYPESETTER_H

#include <freetype/freetype.h>
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>

#include "base/arena.h"
#include "type/faces.h"
#include "type/paragraph.h"

enum {
    FACES_MAX = 16,         /* six are listed; an event may name a few more */
    FACES_PER_ROLE_MAX = 8, /* a preference and its fallbacks */
    FACE_FEATURES_MAX = 4,
    FACE_FILES_MAX = 8 /* places where a face may lie */
};

struct pair_table; /* pair_guard.h */

struct face {
    const char *name;
    FT_Face outlines;  /* for pictures */
    hb_font_t *shaper; /* the same bytes, in font units */
    double units_per_em;
    struct type_metrics metrics; /* at 1 px */
    hb_feature_t features[FACE_FEATURES_MAX];
    size_t feature_count;
    long size_now;            /* of `outlines`, in 1/64 px: setting it again would cost */
    struct pair_table *pairs; /* NULL: letters stand as the font says */
};

struct role {
    unsigned faces[FACES_PER_ROLE_MAX];
    size_t face_count;
};

struct glyph_cache;
struct hyphenator;

struct typesetter {
    struct arena arena;   /* lives as long as the typesetter */
    struct arena scratch; /* reset by every paragraph */
    FT_Library library;
    struct face faces[FACES_MAX];
    size_t face_count;
    struct role roles[FACE_ROLE_COUNT];
    hb_buffer_t *buffer;
    UBiDi *bidi;
    UBreakIterator *line_breaks, *graphemes;
    struct glyph_cache *glyphs;
    struct hyphenator *hyphenator;
};

/* Reads the list and opens the faces it names. False: *error says what is missing. */
bool faces_read_list(struct typesetter *typesetter, struct text list, struct error *error);
/* Opens one file as a face; false when it is not there or no font. */
bool face_open(struct typesetter *typesetter, struct face *face, const char *path);
void face_close(struct face *face);

/* Whether the face can show the letter without a box: blanks and invisible marks always. */
bool face_has(const struct face *face, uint32_t letter);
/* First face of the role that has the letter; false when none has. */
bool role_face_for(const struct typesetter *typesetter, enum face_role role, uint32_t letter,
                   unsigned *face);

struct glyph_cache *glyph_cache_create(void);
void glyph_cache_destroy(struct glyph_cache *cache);

#endif
