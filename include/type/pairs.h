/* pairs: the guard between neighbouring letters of the Kazakh and Russian alphabets.
 *
 * Kerning tables were drawn for Russian: where К and У have a pair, Қ and Ү often have none, and in
 * some faces letters touch. A table for each face says what is added to the font's own kerning, so
 * that no two letters come nearer than PAIR_LEAST_GAP, and Kazakh letters stand as their Russian
 * twins do. No font file is changed. A face without a table is set as the font says.
 *
 * Measuring a face takes some milliseconds; the table can be kept as bytes and used the next time.
 */
#ifndef TYPE_PAIRS_H
#define TYPE_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/text.h"
#include "type/faces.h"

/* Em between two letters at the same or nearly the same height: a pixel at 40 px. */
#define PAIR_LEAST_GAP 0.025

/* Whether the face has letters of the table; one that has none needs none. */
bool typesetter_face_has_pairs(const struct typesetter *typesetter, unsigned face);

/* Of the font file and of the features it is set with: a table is good for these and no others. */
void typesetter_face_digest(const struct typesetter *typesetter, unsigned face,
                            uint8_t digest[DIGEST_SIZE]);

/* Makes the table of a face from its outlines and its kerning; from then on it is in use. */
void typesetter_measure_pairs(struct typesetter *typesetter, unsigned face);

/* The table in use, to be kept; empty when there is none. Lives in arena. */
struct text typesetter_pairs(const struct typesetter *typesetter, unsigned face,
                             struct arena *arena);

/* Takes a table that was kept; bytes are not.
 *
 * false  they are no table, or that of another file, or damaged: *error says which, and the face is
 *        set as before.
 */
bool typesetter_use_pairs(struct typesetter *typesetter, unsigned face, struct text bytes,
                          struct error *error);

/* How two letters stand beside each other, in em. */
struct pair_fit {
    uint32_t first, second; /* code points */
    float kerning_before, gap_before;
    float kerning_after, gap_after;
};

/* Capitals and small letters before small ones, measured anew: 3,075 in a face with all letters.
 * Lives in arena. */
size_t typesetter_pair_fits(struct typesetter *typesetter, unsigned face, struct arena *arena,
                            const struct pair_fit **fits);

#endif
