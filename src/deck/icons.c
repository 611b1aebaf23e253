/* icons: strokes of one width on a grid of 24 by 24, y downwards. */
#include "icons.h"

#include <math.h>

enum { GRID = 24, STROKES_MOST = 8, CURVE_STEPS = 48 };

struct icon {
    struct arena *arena;
    float x, y, scale;
    struct stroke *strokes;
    size_t count;
};

/* Adds a line through points given as x, y, x, y … */
static void line(struct icon *icon, const float *numbers, size_t point_count)
{
    struct stroke_point *points = ARENA_ARRAY(icon->arena, struct stroke_point, point_count);
    for (size_t i = 0; i < point_count; i++)
        points[i] = (struct stroke_point){icon->x + icon->scale * numbers[2 * i],
                                          icon->y + icon->scale * numbers[2 * i + 1]};
    icon->strokes[icon->count++] = (struct stroke){.points = points, .point_count = point_count};
}

#define LINE(icon, ...)                                                                            \
    line((icon), (const float[]){__VA_ARGS__}, sizeof((float[]){__VA_ARGS__}) / sizeof(float) / 2)

/* Degrees clockwise from the right, since y runs downwards. */
static void arc(struct icon *icon, float x, float y, float radius, float from, float to)
{
    float numbers[2 * (CURVE_STEPS + 1)];
    for (size_t i = 0; i <= CURVE_STEPS; i++) {
        float angle = (from + (to - from) * (float)i / CURVE_STEPS) * (float)M_PI / 180;
        numbers[2 * i] = x + radius * cosf(angle);
        numbers[2 * i + 1] = y + radius * sinf(angle);
    }
    line(icon, numbers, CURVE_STEPS + 1);
}

/* A shaft and two barbs; (x, y) is the tip, degrees say where it points. */
static void arrow_to(struct icon *icon, float x, float y, float degrees, float length, float barb)
{
    float angle = degrees * (float)M_PI / 180, cosine = cosf(angle), sine = sinf(angle);
    LINE(icon, x - length * cosine, y - length * sine, x, y);
    LINE(icon, x - barb * (cosine + sine), y - barb * (sine - cosine), x, y,
         x - barb * (cosine - sine), y - barb * (sine + cosine));
}

/* Through the middle of the square. */
static void straight(struct icon *icon, float degrees)
{
    float angle = degrees * (float)M_PI / 180, half = 9;
    arrow_to(icon, 12 + half * cosf(angle), 12 + half * sinf(angle), degrees, 2 * half, 7.5f);
}

static void pin(struct icon *icon)
{
    arc(icon, 12, 9.5f, 7, 145, 395);
    LINE(icon, 6.27f, 13.5f, 12, 22, 17.73f, 13.5f);
    arc(icon, 12, 9.5f, 1.6f, 0, 360);
}

static void lift(struct icon *icon)
{
    LINE(icon, 3.5f, 2, 20.5f, 2, 20.5f, 22, 3.5f, 22, 3.5f, 2);
    arrow_to(icon, 8.3f, 7.5f, 270, 9, 2.7f);
    arrow_to(icon, 15.7f, 16.5f, 90, 9, 2.7f);
}

static void ramp(struct icon *icon)
{
    LINE(icon, 2, 21, 22, 21, 22, 12.5f, 2, 21);
    arrow_to(icon, 17.5f, 6.2f, -23, 15, 4.2f);
}

static void stairs(struct icon *icon, bool up)
{
    LINE(icon, 2, 21.5f, 7, 21.5f, 7, 16.5f, 12, 16.5f, 12, 11.5f, 17, 11.5f, 17, 6.5f, 22, 6.5f);
    if (up)
        arrow_to(icon, 11.5f, 2.5f, -45, 12, 4.5f);
    else
        arrow_to(icon, 3, 11, 135, 12, 4.5f);
}

static void wheelchair(struct icon *icon)
{
    arc(icon, 9.5f, 3.6f, 1.1f, 0, 360);
    LINE(icon, 9.5f, 8, 9.5f, 14.5f, 16.5f, 14.5f, 19, 20.5f, 21, 19.8f);
    LINE(icon, 9.5f, 10.6f, 15.2f, 10.6f);
    arc(icon, 10.2f, 16, 6, 25, 238);
}

static struct icon icon_at(const struct layout *layout, int x, int y, int side)
{
    return (struct icon){
        .arena = layout->arena,
        .x = (float)x,
        .y = (float)y,
        .scale = (float)side / GRID,
        .strokes = ARENA_ARRAY(layout->arena, struct stroke, STROKES_MOST),
    };
}

static void put_icon(struct layout *layout, const struct icon *icon, int side, float width,
                     uint32_t colour)
{
    struct rect rect = {(int)icon->x, (int)icon->y, side, side};
    struct box *box = put_box(layout, BOX_STROKES, rect);
    box->strokes = (struct box_strokes){
        .strokes = icon->strokes,
        .stroke_count = icon->count,
        .width = icon->scale * width,
        .colour = colour,
        .keeps_sides = true,
    };
}

void put_way(struct layout *layout, enum arrow way, int x, int y, int side, uint32_t colour)
{
    static const float degrees[] = {
        [ARROW_LEFT] = 180,      [ARROW_RIGHT] = 0,       [ARROW_UP] = 270,
        [ARROW_DOWN] = 90,       [ARROW_UP_LEFT] = 225,   [ARROW_UP_RIGHT] = 315,
        [ARROW_DOWN_LEFT] = 135, [ARROW_DOWN_RIGHT] = 45,
    };
    struct icon icon = icon_at(layout, x, y, side);
    bool is_straight = false;
    switch (way) {
    case ARROW_NONE:
        return;
    case ARROW_HERE:
        pin(&icon);
        break;
    case ARROW_LIFT:
        lift(&icon);
        break;
    case ARROW_RAMP:
        ramp(&icon);
        break;
    case ARROW_STAIRS_UP:
    case ARROW_STAIRS_DOWN:
        stairs(&icon, way == ARROW_STAIRS_UP);
        break;
    default:
        is_straight = true;
        straight(&icon, degrees[way]);
    }
    put_icon(layout, &icon, side, is_straight ? 2.9f : 1.9f, colour);
}

void put_wheelchair(struct layout *layout, int x, int y, int side, uint32_t colour)
{
    struct icon icon = icon_at(layout, x, y, side);
    wheelchair(&icon);
    put_icon(layout, &icon, side, 2.1f, colour);
}
