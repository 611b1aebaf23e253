/* pair_outlines: how near two letters come, from their outlines.
 *
 * Each outline is walked once. In thin rows across the letter it leaves how far left and how far
 * right its ink reaches; a pair is then one pass over the rows that both have. The rows are bands,
 * not samples, and an outline counts for all of a band, so that a gap is never found too wide.
 */
#include "pair_guard.h"

#include <freetype/ftoutln.h>
#include <math.h>

enum {
    ROWS_PER_EM = 500,
    ROWS_BELOW = 250, /* under the baseline; what reaches farther counts in the last row */
    ROWS = 900,
    NEAR_ROWS = 8,    /* 0.016 em: the eye sees what nearly stands side by side as that */
    CURVE_STEPS = 16, /* a quarter of О is off by 0.0004 em */
    FAR = 1 << 24     /* where there is no ink */
};

struct profile {
    int32_t advance;
    int bottom, top;     /* rows with ink: [bottom, top) */
    int low, high;       /* the same with the rows nearby */
    int32_t left[ROWS];  /* of the ink; FAR where there is none */
    int32_t right[ROWS]; /* of the ink here and in the rows nearby; -FAR */
};

/* An outline on its way into a profile. */
struct pen {
    struct profile *profile;
    double rows_per_unit, x, y;
};

static bool trace(const struct face *face, unsigned glyph, struct profile *profile);
static int32_t room_between(const struct profile *first, const struct profile *second);

void pair_outlines_measure(const struct pair_letters *letters, const struct face *face,
                           struct arena *arena, struct pair_measures *measures)
{
    struct profile *profiles = ARENA_ARRAY(arena, struct profile, PAIR_LETTERS);
    bool has_ink[PAIR_LETTERS];

    for (size_t i = 0; i < PAIR_LETTERS; i++)
        has_ink[i] = letters->glyphs[i] && trace(face, letters->glyphs[i], &profiles[i]);
    for (size_t i = 0; i < PAIR_LETTERS; i++) {
        for (size_t j = 0; j < PAIR_LETTERS; j++) {
            if (has_ink[i] && has_ink[j])
                measures->room[i][j] = room_between(&profiles[i], &profiles[j]);
            else
                measures->known[i][j] = false;
        }
    }
}

static void mark(struct profile *profile, int row, double from, double to)
{
    int32_t left = (int32_t)floor(fmin(from, to)), right = (int32_t)ceil(fmax(from, to));

    row = row < 0 ? 0 : row >= ROWS ? ROWS - 1 : row;
    if (left < profile->left[row])
        profile->left[row] = left;
    if (right > profile->right[row])
        profile->right[row] = right;
    if (row < profile->bottom)
        profile->bottom = row;
    if (row >= profile->top)
        profile->top = row + 1;
}

/* Rows are counted from the lowest one; y is in rows. */
static void mark_line(struct profile *profile, double x0, double y0, double x1, double y1)
{
    if (y0 > y1) {
        mark_line(profile, x1, y1, x0, y0);
        return;
    }
    int last = (int)floor(y1);
    double slope = y1 > y0 ? (x1 - x0) / (y1 - y0) : 0, x = x0;
    for (int row = (int)floor(y0); row < last; row++) {
        double next = x0 + slope * (row + 1 - y0);
        mark(profile, row, x, next);
        x = next;
    }
    mark(profile, last, x, x1);
}

static double row_of(const struct pen *pen, double y)
{
    return y * pen->rows_per_unit + ROWS_BELOW;
}

static void draw_to(struct pen *pen, double x, double y)
{
    mark_line(pen->profile, pen->x, row_of(pen, pen->y), x, row_of(pen, y));
    pen->x = x;
    pen->y = y;
}

static int move_to(const FT_Vector *to, void *context)
{
    struct pen *pen = context;
    pen->x = (double)to->x;
    pen->y = (double)to->y;
    return 0;
}

static int line_to(const FT_Vector *to, void *context)
{
    draw_to(context, (double)to->x, (double)to->y);
    return 0;
}

static int cubic_to(const FT_Vector *a, const FT_Vector *b, const FT_Vector *to, void *context)
{
    struct pen *pen = context;
    double x = pen->x, y = pen->y;

    for (int step = 1; step <= CURVE_STEPS; step++) {
        double t = (double)step / CURVE_STEPS, u = 1 - t;
        double w0 = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t, w3 = t * t * t;
        draw_to(pen, w0 * x + w1 * (double)a->x + w2 * (double)b->x + w3 * (double)to->x,
                w0 * y + w1 * (double)a->y + w2 * (double)b->y + w3 * (double)to->y);
    }
    return 0;
}

static int conic_to(const FT_Vector *a, const FT_Vector *to, void *context)
{
    struct pen *pen = context;
    double x = pen->x, y = pen->y;

    for (int step = 1; step <= CURVE_STEPS; step++) {
        double t = (double)step / CURVE_STEPS, u = 1 - t;
        draw_to(pen, u * u * x + 2 * u * t * (double)a->x + t * t * (double)to->x,
                u * u * y + 2 * u * t * (double)a->y + t * t * (double)to->y);
    }
    return 0;
}

static void empty(struct profile *profile)
{
    *profile = (struct profile){.bottom = ROWS};
    for (int row = 0; row < ROWS; row++) {
        profile->left[row] = FAR;
        profile->right[row] = -FAR;
    }
}

static void reach_nearby(struct profile *profile)
{
    int32_t right[ROWS];
    int low = profile->bottom - NEAR_ROWS, high = profile->top + NEAR_ROWS;

    profile->low = low < 0 ? 0 : low;
    profile->high = high > ROWS ? ROWS : high;
    for (int row = 0; row < ROWS; row++) {
        right[row] = profile->right[row];
        profile->right[row] = -FAR;
    }
    for (int row = profile->bottom; row < profile->top; row++) {
        for (int near = row - NEAR_ROWS; near <= row + NEAR_ROWS; near++) {
            if (near >= 0 && near < ROWS && right[row] > profile->right[near])
                profile->right[near] = right[row];
        }
    }
}

/* False: no outline. */
static bool trace(const struct face *face, unsigned glyph, struct profile *profile)
{
    static const FT_Outline_Funcs walk = {
        .move_to = move_to, .line_to = line_to, .conic_to = conic_to, .cubic_to = cubic_to};
    struct pen pen = {.profile = profile, .rows_per_unit = ROWS_PER_EM / face->units_per_em};
    FT_GlyphSlot slot = face->outlines->glyph;

    empty(profile);
    profile->advance = hb_font_get_glyph_h_advance(face->shaper, glyph);
    if (FT_Load_Glyph(face->outlines, glyph, FT_LOAD_NO_SCALE) ||
        slot->format != FT_GLYPH_FORMAT_OUTLINE ||
        FT_Outline_Decompose(&slot->outline, &walk, &pen))
        return false;
    reach_nearby(profile);
    return profile->top > profile->bottom;
}

/* Two letters that are nowhere side by side have all the room there is. */
static int32_t room_between(const struct profile *first, const struct profile *second)
{
    int from = first->low > second->bottom ? first->low : second->bottom;
    int to = first->high < second->top ? first->high : second->top;
    int32_t least = FAR;

    for (int row = from; row < to; row++) {
        int32_t room = second->left[row] - first->right[row];
        least = room < least ? room : least;
    }
    return least + first->advance;
}
