/* theme: the colours of the screen, 0xAARRGGBB. Sizes are not here: they are multiples of u
 * (page.h). */
#ifndef DECK_THEME_H
#define DECK_THEME_H

#include <stdint.h>

struct theme {
    uint32_t background, panel;
    uint32_t ink, body, dim, faint;            /* text: first, running, second, furniture */
    uint32_t sky, gold;                        /* labels; now, room, changed time */
    uint32_t chip;                             /* under a changed room */
    uint32_t rule, track;                      /* hairlines; the empty part of a bar */
    uint32_t dot;                              /* a page that is not shown now */
    uint32_t urgent, urgent_ink, urgent_label; /* ground, text and labels of what is urgent */
};

extern const struct theme theme_dark;

/* The same theme for a page that is urgent as a whole: every colour is of its urgent ones. */
struct theme theme_urgent(const struct theme *theme);

#endif
