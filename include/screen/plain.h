/* plain: a few lines of text by SDL2_ttf, for when there is nothing else to show: starting, no
 * programme yet.
 *
 * Uses none of the other rooms' typesetting, so that it works when that does not.
 */
#ifndef SCREEN_PLAIN_H
#define SCREEN_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "screen/pixels.h"

/* Font files are tried in the order given. lines: UTF-8, the first is the largest.
 * false: no font could be opened; the picture is then a plain background. */
bool plain_paint(struct pixels *pixels, const char *const *fonts, size_t font_count,
                 const char *const *lines, size_t line_count, struct error *error);

#endif
