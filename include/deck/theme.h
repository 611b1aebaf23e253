/* theme: the colours of the screen, 0xAARRGGBB, ours or an event's. Sizes are not here: they are
 * multiples of u (page.h).
 */
#ifndef DECK_THEME_H
#define DECK_THEME_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "programme/programme.h"

struct theme {
    uint32_t background, panel;
    uint32_t ink, body, dim, faint; /* text: first, running, second, furniture */
    uint32_t sky, gold;             /* text: labels; now, room, changed time */
    uint32_t sky_paint, gold_paint; /* the same where nobody reads them: dots, bars, ornament */
    uint32_t chip, chip_ink;        /* under a changed room; the room on it */
    uint32_t rule, track;           /* hairlines; the empty part of a bar */
    uint32_t dot;                   /* a page that is not shown now */
    uint32_t glow;                  /* the light behind the welcome's ornament */
    uint32_t portrait[3], initials; /* a face's ground from its top down, and letters on it */
    uint32_t urgent, urgent_ink, urgent_label; /* ground, text and labels of what is urgent */
};

extern const struct theme theme_dark, theme_light;

/* What is wrong with an event's theme, for the deck's problems. */
enum { THEME_MOST_FINDINGS = 4 };
struct theme_finding {
    const char *field; /* of the document's "theme": "accent" */
    struct text why;
};
struct theme_findings {
    struct theme_finding items[THEME_MOST_FINDINGS];
    size_t count;
};

/* The event's theme, whole: what it gives is painted as given where it can be read, the rest is
 * mixed from that; without any colour it is one of ours.
 *
 * wanted    this screen's own wish; THEME_ANY: the event's, else what its ground is, else dark. A
 *           ground that is not of the wanted kind stays away.
 * findings  colours that could not be taken, with messages in arena; may be NULL. */
void theme_of_event(struct theme *theme, const struct event_theme *event, enum theme_mode wanted,
                    struct arena *arena, struct theme_findings *findings);

/* A colour of text as it is for what is over: as faint as can still be read on the ground. */
uint32_t theme_past(const struct theme *theme, uint32_t colour);

/* The same theme for a page that is urgent as a whole: every colour is of its urgent ones. */
struct theme theme_urgent(const struct theme *theme);

#endif
