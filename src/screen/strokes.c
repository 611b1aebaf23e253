/* strokes: every line of a box is gathered in one mask, then the colour is laid on once.
 *
 * A pixel's coverage follows from its distance to the nearest segment; where lines meet or cross,
 * the greater coverage counts. So joins and ends are round by themselves, and a crossing is no
 * darker than the lines. Curves come as many short segments, each of which touches few pixels.
 */
#include "strokes.h"

#include "allocate.h"
#include "blend.h"
#include "clamp.h"

#include <math.h>
#include <stdlib.h>

struct mask {
    int left, top, width, height; /* px of the picture */
    uint8_t *coverage;
};

struct segment {
    struct stroke_point from, to;
    float half_width;
};

struct bounds {
    float left, top, right, bottom;
};

static struct bounds bounds_of(const struct box_strokes *strokes)
{
    struct bounds bounds = {INFINITY, INFINITY, -INFINITY, -INFINITY};

    for (size_t i = 0; i < strokes->stroke_count; i++) {
        const struct stroke *stroke = &strokes->strokes[i];
        for (size_t p = 0; p < stroke->point_count; p++) {
            bounds.left = fminf(bounds.left, stroke->points[p].x);
            bounds.top = fminf(bounds.top, stroke->points[p].y);
            bounds.right = fmaxf(bounds.right, stroke->points[p].x);
            bounds.bottom = fmaxf(bounds.bottom, stroke->points[p].y);
        }
    }
    return bounds;
}

static int clamp_px(float value, int low, int high)
{
    if (!(value > (float)low))
        return low;

    return value < (float)high ? (int)value : high;
}

static bool mask_init(struct mask *mask, const struct pixels *pixels, struct bounds bounds,
                      float reach)
{
    int end = pixels->top + pixels->height;
    int right = clamp_px(ceilf(bounds.right + reach), 0, pixels->width);
    int bottom = clamp_px(ceilf(bounds.bottom + reach), pixels->top, end);

    mask->left = clamp_px(floorf(bounds.left - reach), 0, pixels->width);
    mask->top = clamp_px(floorf(bounds.top - reach), pixels->top, end);
    mask->width = right - mask->left;
    mask->height = bottom - mask->top;
    if (mask->width <= 0 || mask->height <= 0)
        return false;

    mask->coverage = allocate((size_t)mask->width * (size_t)mask->height, 1);
    return true;
}

/* Distance from a point to the nearest point of the segment. */
static float distance_to(const struct segment *segment, float x, float y)
{
    float along_x = segment->to.x - segment->from.x, along_y = segment->to.y - segment->from.y;
    float to_x = x - segment->from.x, to_y = y - segment->from.y;
    float length_squared = along_x * along_x + along_y * along_y;
    float at = length_squared > 0 ? (to_x * along_x + to_y * along_y) / length_squared : 0;

    at = clamp_unit(at);
    to_x -= at * along_x;
    to_y -= at * along_y;
    return sqrtf(to_x * to_x + to_y * to_y);
}

/* How much of a pixel, taken as one px across, lies within half the width of a line this far from
 * its middle. Holds for lines thinner than a pixel too. */
static float coverage_at(float distance, float half_width)
{
    return clamp_unit(smaller_float(distance + 0.5f, half_width) -
                      larger_float(distance - 0.5f, -half_width));
}

/* The part of a row that can be within reach: the segment's own extent, and on a slanting line only
 * a window round where the line crosses the row. */
static void row_reach(const struct segment *segment, float y, float reach, float *left,
                      float *right)
{
    float along_x = segment->to.x - segment->from.x, along_y = segment->to.y - segment->from.y;

    *left = fminf(segment->from.x, segment->to.x) - reach;
    *right = fmaxf(segment->from.x, segment->to.x) + reach;
    if (fabsf(along_y) < 1)
        return;

    float crosses = segment->from.x + (y - segment->from.y) * along_x / along_y;
    float window = reach * hypotf(along_x, along_y) / fabsf(along_y);
    *left = fmaxf(*left, crosses - window);
    *right = fminf(*right, crosses + window);
}

static void cover_row(const struct mask *mask, const struct segment *segment, int row, float reach)
{
    uint8_t *coverage = mask->coverage + (ptrdiff_t)row * mask->width;
    float y = (float)(mask->top + row) + 0.5f, left, right;

    row_reach(segment, y, reach, &left, &right);
    int from = clamp_px(left - (float)mask->left, 0, mask->width);
    int to = clamp_px(right - (float)mask->left + 1, 0, mask->width);
    for (int i = from; i < to; i++) {
        float distance = distance_to(segment, (float)(mask->left + i) + 0.5f, y);
        int covered = (int)(coverage_at(distance, segment->half_width) * 255 + 0.5f);
        coverage[i] = (uint8_t)larger(covered, coverage[i]);
    }
}

static void cover_segment(const struct mask *mask, const struct segment *segment)
{
    float reach = segment->half_width + 1;
    float top = fminf(segment->from.y, segment->to.y) - reach - (float)mask->top;
    float bottom = fmaxf(segment->from.y, segment->to.y) + reach - (float)mask->top;

    int last = clamp_px(ceilf(bottom), 0, mask->height);
    for (int row = clamp_px(top, 0, mask->height); row < last; row++)
        cover_row(mask, segment, row, reach);
}

static void cover_stroke(const struct mask *mask, const struct stroke *stroke, float half_width)
{
    if (!stroke->point_count)
        return;

    struct segment segment = {
        .from = stroke->points[0], .to = stroke->points[0], .half_width = half_width};
    if (stroke->point_count == 1)
        cover_segment(mask, &segment);
    for (size_t i = 1; i < stroke->point_count; i++) {
        segment.from = stroke->points[i - 1];
        segment.to = stroke->points[i];
        cover_segment(mask, &segment);
    }
    if (stroke->closed && stroke->point_count > 2) {
        segment.from = segment.to;
        segment.to = stroke->points[0];
        cover_segment(mask, &segment);
    }
}

void strokes_paint(struct pixels *pixels, const struct box_strokes *strokes)
{
    float half_width = strokes->width / 2;
    struct mask mask;
    if (!(half_width > 0) || !mask_init(&mask, pixels, bounds_of(strokes), half_width + 1))
        return;

    for (size_t i = 0; i < strokes->stroke_count; i++)
        cover_stroke(&mask, &strokes->strokes[i], half_width);
    for (int row = 0; row < mask.height; row++)
        blend_colour(pixels_at(pixels, mask.left, mask.top + row), mask.width, strokes->colour,
                     mask.coverage + (ptrdiff_t)row * mask.width);
    free(mask.coverage);
}
