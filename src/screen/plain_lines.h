/* plain_lines: a text in lines of a width, by SDL2_ttf, and its pixels. */
#ifndef SCREEN_PLAIN_LINES_H
#define SCREEN_PLAIN_LINES_H

#include <stddef.h>

#include "screen/pixels.h"

struct _TTF_Font; /* SDL2_ttf's TTF_Font */

enum { PLAIN_MOST_LINES = 8, PLAIN_TEXT_SIZE = 2048 };

struct plain_lines {
    char text[PLAIN_TEXT_SIZE]; /* lines, each ended by zero */
    const char *lines[PLAIN_MOST_LINES];
    size_t count;
};

/* Broken at blanks, inside a word where it is wider than a line. More than `most` lines lose their
 * middle, where a … stands: both ends of an address tell something. */
void plain_lines_break(struct plain_lines *lines, struct _TTF_Font *font, const char *words,
                       int width, size_t most);

/* One line, its top left at x, y; what lies outside the picture is left out. Returns its width. */
int plain_line_paint(struct pixels *pixels, struct _TTF_Font *font, const char *line, int x, int y,
                     uint32_t colour);

int plain_line_width(struct _TTF_Font *font, const char *line);

#endif
