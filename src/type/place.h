/* place: planned lines become glyphs at their places. */
#ifndef TYPE_PLACE_H
#define TYPE_PLACE_H

#include "lines.h"

/* A glyph on its line, in em from the start of the line's box, marks that hang included. */
struct placed_glyph {
    uint16_t face, index;
    double x, y; /* y upwards */
};

/* A line shaped by itself, so that kerning at its ends and joins are right. */
struct placed_line {
    const struct line *line;
    struct placed_glyph *glyphs; /* left to right */
    size_t glyph_count;
    double width; /* em, without what hangs */
};

struct placed_line *lines_shape(struct manuscript *manuscript, const struct line *lines,
                                size_t count);

/* Writes everything but the report of the fit into *paragraph, in arena. */
void lines_place(struct paragraph *paragraph, struct arena *arena,
                 const struct manuscript *manuscript, const struct paragraph_request *request,
                 float px, const struct placed_line *lines, size_t count);

/* Height of a line's box in whole px, and of its baseline below the top of the box. */
int line_height(const struct paragraph_request *request, float px);

#endif
