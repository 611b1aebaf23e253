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
    /* As the list has it; "" for what it does not say. */
    const char *paths[FACE_FILES_MAX];
    size_t path_count;
    const char *package, *sum;
    const char *path;  /* of the file that is open; NULL: none is */
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

/* A typesetter whose faces have names and are not open yet. False: *error says where the list is
 * wrong. */
bool typesetter_read(struct typesetter **typesetter, struct text list, struct error *error);
/* Reads the list into faces and roles. */
bool faces_read_list(struct typesetter *typesetter, struct text list, struct error *error);
/* Opens the first of the face's files that is a font. False: *error says what was tried, without
 * the face's name. */
bool face_open(struct typesetter *typesetter, struct face *face, struct error *error);
void face_close(struct face *face);
/* What is wrong with a font file before anything is asked of it; empty: nothing. */
struct text font_file_fault(struct arena *arena, struct text bytes);

/* Two letters that a reader must tell apart and that the face draws alike. The search goes on at
 * *next, 0 at first; false: there are no more. */
struct twins {
    uint32_t letter, base;
};
bool face_next_twins(struct typesetter *typesetter, const struct face *face, size_t *next,
                     struct twins *twins);
struct text twins_words(struct arena *arena, const struct twins *twins);

/* A number that outlines of the same form share, wherever they stand; 0: nothing is drawn. False:
 * the outline cannot be read. */
bool outline_print(const struct face *face, unsigned glyph, uint64_t *print);

/* Whether the face can show the letter without a box: blanks and invisible marks always. */
bool face_has(const struct face *face, uint32_t letter);
/* First face of the role that has the letter; false when none has. */
bool role_face_for(const struct typesetter *typesetter, enum face_role role, uint32_t letter,
                   unsigned *face);

/* The letters that we promise to set, each in turn; *set and *offset are 0 at first. */
bool promised_next(size_t *set, size_t *offset, uint32_t *letter);
/* Whether texts of the role are written with it: what its first face has to have. */
bool role_needs(enum face_role role, uint32_t letter);

struct glyph_cache *glyph_cache_create(void);
void glyph_cache_destroy(struct glyph_cache *cache);

#endif
