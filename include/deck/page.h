/* page: what stands where, ready to be painted. Knows no fonts and no pixels of its own.
 *
 * A laid-out page is a list of boxes in the order they are painted. Boxes live in the arena they
 * were laid out in and borrow the programme's text.
 */
#ifndef DECK_PAGE_H
#define DECK_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "programme/programme.h"
#include "type/paragraph.h"

struct rect {
    int x, y, width, height; /* px from the page's top left */
};

enum text_role {
    ROLE_TITLE,
    ROLE_LABEL,
    ROLE_TIME,
    ROLE_ROOM,
    ROLE_NAME,
    ROLE_BODY,
    ROLE_QUOTE,
    ROLE_NOTE, /* what accompanies: chips, counts, captions */
    ROLE_INITIALS,
    ROLE_CLOCK,
    ROLE_FURNITURE /* header and footer */
};

struct box_fill {
    uint32_t colour; /* 0xAARRGGBB */
    int radius;      /* px; half the height makes a pill */
};

struct gradient_stop {
    float at; /* 0 to 1 */
    uint32_t colour;
};

struct box_gradient {
    bool radial;         /* from the centre out; else along the angle */
    float angle_degrees; /* as in CSS: 180 runs downwards, 90 to the right */
    float centre_x, centre_y, radius_x, radius_y; /* px from the page's top left, radial only */
    struct gradient_stop stops[3];
    int stop_count;
    int radius; /* px, of the corners */
};

struct box_text {
    struct paragraph paragraph;
    enum text_role role;
    struct text language;
    struct text source; /* "sessions[3].title.kk"; empty for our own words */
    uint32_t colour;
    bool struck; /* a line through every line of it */
};

/* How a picture of any shape fills its rect. */
enum photo_fit {
    PHOTO_FACE,    /* cropped around the upper third, where the face is in most portraits */
    PHOTO_CONTAIN, /* the whole of it, in the middle of the ground */
    PHOTO_COVER    /* cropped around the middle where the shapes nearly agree, else contained */
};

struct box_photo {
    struct text address;
    struct text source; /* "speakers[1].photo" */
    int radius;         /* px, of the corners; half the width makes a circle */
    enum photo_fit fit;
    uint32_t ground; /* 0x__RRGGBB beside the picture and beneath its transparent parts; a face has
                        one of its own */
    int foot; /* px of the rect that something lies over: only a PHOTO_COVER that fills the whole
                 rect reaches under it */
};

/* Strokes of one width and colour, round caps and joins. */
struct stroke_point {
    float x, y; /* px from the page's top left */
};

struct stroke {
    const struct stroke_point *points; /* a polyline, curves already flattened */
    size_t point_count;
    bool closed;
};

struct box_strokes {
    const struct stroke *strokes;
    size_t stroke_count;
    float width; /* px */
    uint32_t colour;
    bool keeps_sides; /* an arrow: moved with a page that is turned over, but not turned itself */
};

/* The dark squares of a code, from the rect's top left. What lies around and beneath is the quiet
 * zone: a fill of its own. */
struct box_code {
    const uint8_t *modules; /* side × side, row by row: 1 is dark */
    int side, module_px;
    uint32_t colour;
};

enum box_kind { BOX_FILL, BOX_GRADIENT, BOX_TEXT, BOX_PHOTO, BOX_STROKES, BOX_CODE };

struct box {
    enum box_kind kind;
    struct rect rect;
    union {
        struct box_fill fill;
        struct box_gradient gradient;
        struct box_text text;
        struct box_photo
            photo; /* painted once it is decoded; what lies beneath stands in until then */
        struct box_strokes strokes;
        struct box_code code;
    };
};

struct page_mark {
    int session;      /* index into programme->sessions */
    const char *mark; /* "now", "next", "past", "delayed" … as in deck.json */
};

struct page {
    struct arena *arena;
    int width, height;
    uint32_t background;
    enum slide_kind kind;
    struct text language;
    float seconds; /* how long it stays */
    struct box *boxes;
    size_t box_count, box_capacity;
    struct page_mark *marks;
    size_t mark_count, mark_capacity;
};

/* Turns the page over, left to right: every box, and what has a side of its own; for languages that
 * are read from the right. Twice gives the page back. */
void page_mirror(struct page *page);

const char *text_role_name(enum text_role role); /* "title", as in deck.json */

#endif
