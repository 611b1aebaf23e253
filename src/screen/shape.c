/* shape: rows of a rectangle with round corners.
 *
 * A corner is a quarter of a circle, and the covered part of a pixel it passes through is the exact
 * area under the arc, so that circles are round and pills symmetrical at every size. Each row is
 * three stretches: the left edge, the whole middle, and the left edge mirrored.
 */
#include "shape.h"

#include "allocate.h"
#include "blend.h"
#include "clamp.h"

#include <math.h>
#include <stdlib.h>

struct walk {
    struct rect rect;
    int width; /* of the picture */
    void (*paint)(void *context, const struct stretch *stretch);
    void *context;
};

/* The edge of one row: nothing before `first`, everything from `whole` on, both counted from the
 * rectangle's side. */
struct edge {
    int first, whole;
    uint8_t *left, *right; /* coverage of the whole - first pixels between, and the same mirrored */
};

static double clamp(double value, double low, double high)
{
    return fmin(fmax(value, low), high);
}

/* Integral of the arc's height √(r² − x²) from 0 to x. */
static double area_under_arc(double r, double x)
{
    return 0.5 * (x * sqrt(fmax(r * r - x * x, 0)) + r * r * asin(clamp(x / r, -1, 1)));
}

/* Covered part of the pixel whose near corner is (x, y) from the centre of a circle of radius r:
 * full height as long as the arc is above the pixel, then what is under the arc. */
static double pixel_area(double r, double x, double y)
{
    double leaves_top = clamp(sqrt(fmax(r * r - (y + 1) * (y + 1), 0)), x, x + 1);
    double leaves_bottom = clamp(sqrt(fmax(r * r - y * y, 0)), x, x + 1);
    double under = area_under_arc(r, leaves_bottom) - area_under_arc(r, leaves_top);

    return (leaves_top - x) + under - y * (leaves_bottom - leaves_top);
}

/* row counts from the top (or, mirrored, from the bottom) of the rectangle. */
static void find_edge(struct edge *edge, int radius, int row)
{
    double r = radius, y = radius - 1 - row;

    edge->first = (int)floor(r - sqrt(r * r - y * y));
    edge->whole = (int)ceil(r - sqrt(fmax(r * r - (y + 1) * (y + 1), 0)));
    int count = edge->whole - edge->first;
    for (int i = 0; i < count; i++) {
        double area = pixel_area(r, radius - 1 - (edge->first + i), y);
        edge->left[i] = (uint8_t)lround(clamp(area, 0, 1) * 255);
        edge->right[count - 1 - i] = edge->left[i];
    }
}

static void paint_clipped(const struct walk *walk, int x, int y, int count, const uint8_t *coverage)
{
    int from = larger(x, 0), to = smaller(x + count, walk->width);
    if (from >= to)
        return;

    struct stretch stretch = {
        .x = from, .y = y, .count = to - from, .coverage = coverage ? coverage + (from - x) : NULL};
    walk->paint(walk->context, &stretch);
}

static void paint_rounded_row(const struct walk *walk, int y, int radius, int row,
                              struct edge *edge)
{
    int left = walk->rect.x, right = walk->rect.x + walk->rect.width;

    find_edge(edge, radius, row);
    int count = edge->whole - edge->first;
    paint_clipped(walk, left + edge->first, y, count, edge->left);
    paint_clipped(walk, left + edge->whole, y, walk->rect.width - 2 * edge->whole, NULL);
    paint_clipped(walk, right - edge->whole, y, count, edge->right);
}

void shape_walk(struct rect rect, int radius, const struct pixels *pixels,
                void (*paint)(void *context, const struct stretch *stretch), void *context)
{
    struct walk walk = {.rect = rect, .width = pixels->width, .paint = paint, .context = context};
    int bottom = rect.y + rect.height;
    int from = larger(rect.y, pixels->top), to = smaller(bottom, pixels->top + pixels->height);
    if (from >= to)
        return;
    radius = larger(smaller(radius, smaller(rect.width, rect.height) / 2), 0);

    struct edge edge = {.left = allocate((size_t)radius + 1, 2)};
    edge.right = edge.left + radius + 1;
    for (int y = from; y < to; y++) {
        int row = smaller(y - rect.y, bottom - 1 - y);
        if (row < radius)
            paint_rounded_row(&walk, y, radius, row, &edge);
        else
            paint_clipped(&walk, rect.x, y, rect.width, NULL);
    }
    free(edge.left);
}

struct fill {
    struct pixels *pixels;
    uint32_t colour;
};

static void fill_stretch(void *context, const struct stretch *stretch)
{
    const struct fill *fill = context;
    blend_colour(pixels_at(fill->pixels, stretch->x, stretch->y), stretch->count, fill->colour,
                 stretch->coverage);
}

void shape_fill(struct pixels *pixels, struct rect rect, int radius, uint32_t colour)
{
    struct fill fill = {pixels, colour};
    shape_walk(rect, radius, pixels, fill_stretch, &fill);
}
