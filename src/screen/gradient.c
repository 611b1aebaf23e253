/* gradient: how far along each pixel is, which colour that gives, and which of the two nearest
 * levels it gets.
 *
 * On a dark page a gradient has fewer levels than the screen has rows, and the eye sees the steps.
 * So the fraction that rounding would lose decides, through an 8 × 8 threshold matrix, how many of
 * 64 neighbours take the upper level. The matrix stands still on the screen: two pages with the
 * same gradient are equal there, and a turn between them has nothing to do.
 */
#include "gradient.h"

#include "allocate.h"
#include "blend.h"
#include "clamp.h"
#include "shape.h"
#include "simd.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MATRIX_SIDE = 8, SEGMENTS = 2 };

/* A channel along the way: `first`, plus what each of the two segments adds when it is passed. */
struct ramp_channel {
    float first, rise[SEGMENTS];
};

/* Colours multiplied by their alpha, 0 to 255; alpha 0 to 1. */
struct ramp {
    float start[SEGMENTS], steepness[SEGMENTS]; /* of a segment: where it begins, 1 / its length */
    struct ramp_channel red, green, blue, alpha;
};

/* How far along a pixel's centre is: origin + x × across + y × down on a line, the distance from
 * the centre in radii otherwise. */
struct way {
    bool radial;
    float origin, across, down;
    float centre_x, centre_y, per_radius_x, per_radius_y;
};

struct work {
    struct pixels *pixels;
    struct ramp ramp;
    struct way way;
    float *along, *thresholds; /* of one row */
    uint32_t *colours;
};

/* Bayer's order: every prefix of the 64 is spread as evenly as can be. */
static const uint8_t bayer[MATRIX_SIDE][MATRIX_SIDE] = {
    {0, 32, 8, 40, 2, 34, 10, 42},  {48, 16, 56, 24, 50, 18, 58, 26},
    {12, 44, 4, 36, 14, 46, 6, 38}, {60, 28, 52, 20, 62, 30, 54, 22},
    {3, 35, 11, 43, 1, 33, 9, 41},  {51, 19, 59, 27, 49, 17, 57, 25},
    {15, 47, 7, 39, 13, 45, 5, 37}, {63, 31, 55, 23, 61, 29, 53, 21},
};

static struct ramp_channel channel_of(const struct box_gradient *gradient, int shift)
{
    float values[SEGMENTS + 1];
    for (int i = 0; i <= SEGMENTS; i++) {
        int stop = i < gradient->stop_count ? i : gradient->stop_count - 1;
        uint32_t colour = gradient->stops[stop].colour;
        float alpha = (float)colour_alpha(colour) / 255.0f;
        values[i] = shift < 0 ? alpha : (float)(colour >> shift & 0xFF) * alpha;
    }
    return (struct ramp_channel){.first = values[0],
                                 .rise = {values[1] - values[0], values[2] - values[1]}};
}

static struct ramp ramp_of(const struct box_gradient *gradient)
{
    struct ramp ramp = {.red = channel_of(gradient, 16),
                        .green = channel_of(gradient, 8),
                        .blue = channel_of(gradient, 0),
                        .alpha = channel_of(gradient, -1)};

    for (int i = 0; i < SEGMENTS && i + 1 < gradient->stop_count; i++) {
        float length = gradient->stops[i + 1].at - gradient->stops[i].at;
        ramp.start[i] = gradient->stops[i].at;
        /* Two stops at one place are a sharp edge: as steep as makes no difference. */
        ramp.steepness[i] = 1.0f / fmaxf(length, 1e-6f);
    }
    return ramp;
}

/* As in CSS: the line through the middle at the angle, as long as makes the corners its ends. */
static struct way linear_way(struct rect rect, float angle_degrees)
{
    double angle = angle_degrees * M_PI / 180;
    double x = sin(angle), y = -cos(angle);
    double length = fabs(rect.width * x) + fabs(rect.height * y);
    double middle_x = rect.x + rect.width / 2.0, middle_y = rect.y + rect.height / 2.0;

    struct way way = {.across = (float)(x / length), .down = (float)(y / length)};
    way.origin = (float)(0.5 + ((0.5 - middle_x) * x + (0.5 - middle_y) * y) / length);
    return way;
}

static struct way radial_way(const struct box_gradient *gradient)
{
    return (struct way){.radial = true,
                        .centre_x = gradient->centre_x - 0.5f,
                        .centre_y = gradient->centre_y - 0.5f,
                        .per_radius_x = 1.0f / fmaxf(gradient->radius_x, 1e-6f),
                        .per_radius_y = 1.0f / fmaxf(gradient->radius_y, 1e-6f)};
}

MANY_MACHINES
static void walk_line(float *along, int count, float from, float across)
{
    for (int i = 0; i < count; i++)
        along[i] = from + (float)i * across;
}

MANY_MACHINES
static void walk_circle(float *along, int count, float from, float across, float down)
{
    for (int i = 0; i < count; i++) {
        float x = from + (float)i * across;
        along[i] = sqrtf(x * x + down * down);
    }
}

static void find_along(const struct way *way, const struct stretch *stretch, float *along)
{
    float x = (float)stretch->x, y = (float)stretch->y;

    if (way->radial)
        walk_circle(along, stretch->count, (x - way->centre_x) * way->per_radius_x,
                    way->per_radius_x, (y - way->centre_y) * way->per_radius_y);
    else
        walk_line(along, stretch->count, way->origin + x * way->across + y * way->down,
                  way->across);
}

static void find_thresholds(const struct stretch *stretch, float *thresholds)
{
    const uint8_t *order = bayer[stretch->y % MATRIX_SIDE];
    float pattern[MATRIX_SIDE];

    for (int i = 0; i < MATRIX_SIDE; i++)
        pattern[i] = ((float)order[(stretch->x + i) % MATRIX_SIDE] + 0.5f) / 64.0f;
    for (int i = 0; i < stretch->count; i += MATRIX_SIDE)
        memcpy(thresholds + i, pattern, sizeof pattern);
}

static inline float at_channel(const struct ramp_channel *channel, float first, float second)
{
    return channel->first + channel->rise[0] * first + channel->rise[1] * second;
}

/* Adding the threshold and cutting the fraction off is rounding up with the fraction's probability.
 */
static inline uint32_t level(float over, float under, float shows_through, float threshold)
{
    float value = over + under * shows_through + threshold;
    return (uint32_t)(int32_t)smaller_float(value, 255.0f);
}

MANY_MACHINES
static void paint_row(uint32_t *restrict colours, const uint32_t *restrict row,
                      const float *restrict along, const float *restrict thresholds, int count,
                      const struct ramp *restrict ramp)
{
    for (int i = 0; i < count; i++) {
        float first = clamp_unit((along[i] - ramp->start[0]) * ramp->steepness[0]);
        float second = clamp_unit((along[i] - ramp->start[1]) * ramp->steepness[1]);
        float through = 1.0f - at_channel(&ramp->alpha, first, second);
        int32_t under = (int32_t)row[i];

        uint32_t red = level(at_channel(&ramp->red, first, second), (float)(under >> 16 & 0xFF),
                             through, thresholds[i]);
        uint32_t green = level(at_channel(&ramp->green, first, second), (float)(under >> 8 & 0xFF),
                               through, thresholds[i]);
        uint32_t blue = level(at_channel(&ramp->blue, first, second), (float)(under & 0xFF),
                              through, thresholds[i]);
        colours[i] = red << 16 | green << 8 | blue;
    }
}

static void paint_stretch(void *context, const struct stretch *stretch)
{
    struct work *work = context;
    uint32_t *row = pixels_at(work->pixels, stretch->x, stretch->y);

    find_along(&work->way, stretch, work->along);
    find_thresholds(stretch, work->thresholds);
    paint_row(work->colours, row, work->along, work->thresholds, stretch->count, &work->ramp);
    blend_pixels(row, stretch->count, work->colours, stretch->coverage);
}

void gradient_paint(struct pixels *pixels, struct rect rect, const struct box_gradient *gradient)
{
    assert(gradient->stop_count >= 2 && gradient->stop_count <= SEGMENTS + 1);
    if (rect.width <= 0 || rect.y + rect.height <= pixels->top ||
        rect.y >= pixels->top + pixels->height)
        return;

    size_t length = (size_t)pixels->width + MATRIX_SIDE;
    struct work work = {.pixels = pixels,
                        .ramp = ramp_of(gradient),
                        .way = gradient->radial ? radial_way(gradient)
                                                : linear_way(rect, gradient->angle_degrees),
                        .along = allocate(length, sizeof(float)),
                        .thresholds = allocate(length, sizeof(float)),
                        .colours = allocate(length, sizeof(uint32_t))};

    shape_walk(rect, gradient->radius, pixels, paint_stretch, &work);
    free(work.colours);
    free(work.thresholds);
    free(work.along);
}
