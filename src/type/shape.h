/* shape: letters become glyphs of one face. */
#ifndef TYPE_SHAPE_H
#define TYPE_SHAPE_H

#include "manuscript.h"

/* The glyphs of one run in the order they stand, left to right. Lengths are in units of the face.
 */
struct shaped_run {
    const hb_glyph_info_t *infos; /* cluster: position of the first letter in `letters` */
    const hb_glyph_position_t *positions;
    unsigned count;
    double em;       /* one unit of the face */
    double tracking; /* em after each cluster */
};

/* Shapes letters[run->from, run->to); the other letters, up to count, are its surroundings. The
 * glyphs lie in the typesetter's buffer until the next call. */
struct shaped_run shape_run(const struct manuscript *manuscript, const uint32_t *letters,
                            size_t count, const struct run *run);

/* Em that the face adds for one letter by itself: a hyphen, an ellipsis, a mark that hangs. */
double letter_advance(const struct face *face, uint32_t letter);

/* Tracking stands behind a cluster, that is before the glyph whose cluster differs. */
bool shaped_cluster_ends(const struct shaped_run *shaped, unsigned glyph);

#endif
