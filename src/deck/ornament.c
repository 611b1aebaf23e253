/* ornament: a rosette after the shanyrak, the crown of the yurt: rings, crossed poles, and a wreath
 * of petals.
 *
 * Drawn by code on a circle of radius 100 around the origin, then scaled. Curves are cubic Bézier,
 * flattened finely enough for a 4K screen.
 */
#include "layout.h"

#include <math.h>

enum { PETALS = 12, CURVE_STEPS = 40, RING_STEPS = 240, MOST_STROKES = 64 };

struct drawing {
    struct arena *arena;
    float x, y, scale, turn; /* turn in radians */
    struct stroke *strokes;
    size_t count;
};

static struct stroke_point point_at(const struct drawing *drawing, float x, float y)
{
    float cosine = cosf(drawing->turn), sine = sinf(drawing->turn);
    return (struct stroke_point){drawing->x + drawing->scale * (x * cosine - y * sine),
                                 drawing->y + drawing->scale * (x * sine + y * cosine)};
}

static struct stroke_point *begin(struct drawing *drawing, size_t point_count, bool closed)
{
    struct stroke_point *points = ARENA_ARRAY(drawing->arena, struct stroke_point, point_count);
    drawing->strokes[drawing->count++] =
        (struct stroke){.points = points, .point_count = point_count, .closed = closed};
    return points;
}

static void ring(struct drawing *drawing, float radius)
{
    struct stroke_point *points = begin(drawing, RING_STEPS, true);
    for (int i = 0; i < RING_STEPS; i++) {
        float angle = 2 * (float)M_PI * (float)i / RING_STEPS;
        points[i] = point_at(drawing, radius * cosf(angle), radius * sinf(angle));
    }
}

static float bezier(float a, float b, float c, float d, float t)
{
    float s = 1 - t;
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

/* A leaf from its outer tip to its inner one and back, symmetric, `bulge` wide on each side. */
static void leaf(struct drawing *drawing, float outer, float inner, float bulge)
{
    struct stroke_point *points = begin(drawing, (size_t)2 * CURVE_STEPS, true);
    float third = (outer - inner) / 3;
    for (int i = 0; i < CURVE_STEPS; i++) {
        float t = (float)i / CURVE_STEPS;
        float x = bezier(0, -bulge, -bulge, 0, t);
        float y = -bezier(outer, outer - third * 0.8f, inner + third * 0.9f, inner, t);
        points[i] = point_at(drawing, x, y);
        points[CURVE_STEPS + i] =
            point_at(drawing, bezier(0, bulge, bulge, 0, t),
                     -bezier(inner, inner + third * 0.9f, outer - third * 0.8f, outer, t));
    }
}

static void pole(struct drawing *drawing, float offset, float radius)
{
    float reach = sqrtf(radius * radius - offset * offset);
    struct stroke_point *points = begin(drawing, 2, false);
    points[0] = point_at(drawing, offset, -reach);
    points[1] = point_at(drawing, offset, reach);
}

static void draw_rosette(struct drawing *drawing)
{
    ring(drawing, 100);
    ring(drawing, 93.5f);
    for (int i = 0; i < PETALS; i++) {
        drawing->turn = 2 * (float)M_PI * (float)i / PETALS;
        leaf(drawing, 93.5f, 37, 24);
        leaf(drawing, 68, 47, 8);
    }
    drawing->turn = 0;
    ring(drawing, 37);
    ring(drawing, 30.5f);
    for (int i = 0; i < 3; i++) {
        drawing->turn = (float)M_PI * (float)i / 3;
        pole(drawing, -5.5f, 30.5f);
        pole(drawing, 5.5f, 30.5f);
    }
}

void put_ornament(struct layout *layout, float x, float y, float radius, uint32_t colour)
{
    struct drawing drawing = {
        .arena = layout->arena,
        .x = x,
        .y = y,
        .scale = radius / 100,
        .strokes = ARENA_ARRAY(layout->arena, struct stroke, MOST_STROKES),
    };
    draw_rosette(&drawing);
    struct rect rect = {(int)(x - radius), (int)(y - radius), (int)(2 * radius), (int)(2 * radius)};
    struct box *box = put_box(layout, BOX_STROKES, rect);
    box->strokes = (struct box_strokes){
        .strokes = drawing.strokes,
        .stroke_count = drawing.count,
        .width = radius * 0.0115f,
        .colour = colour,
    };
}
