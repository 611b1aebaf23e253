/* scale: the weight of each old pixel in each new one is found once for columns and once for rows.
 *
 * Averaging whole areas keeps hair and eyes calm where taking single pixels would make them
 * flicker. Rows are taken as they come, and two of them are kept in their new width, so nothing of
 * the old picture's size is made here.
 *
 * Averages are taken of sRGB values and not of light: libjpeg and libwebp, which do the better part
 * of making a large photo small, do the same, and a portrait must not look different as a PNG.
 */
#include "scale.h"

#include "allocate.h"
#include "clamp.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CHANNELS = 3 };

/* New pixel i is the sum of old pixels first[i] … with weights[i × most] …, `count[i]` of them. */
struct taps {
    int *first, *count;
    float *weights;
    int most;
};

/* A row of the old picture in the new width: CHANNELS values a pixel. */
struct narrow_row {
    float *values;
    int old_y; /* -1: none yet */
};

struct work {
    const struct scale_source *source;
    struct rect part;
    struct taps columns, rows;
    int width;
    struct narrow_row even, odd; /* neighbouring new rows share at most two old ones */
    float *sum;                  /* CHANNELS values a pixel */
};

static void weigh_area(struct taps *taps, int i, double scale, int old_size)
{
    double from = i * scale, to = (i + 1) * scale;
    int first = (int)from, last = (int)ceil(to - 1e-9);
    if (last > old_size)
        last = old_size;

    taps->first[i] = first;
    taps->count[i] = last - first;
    for (int k = first; k < last; k++)
        taps->weights[(ptrdiff_t)i * taps->most + (k - first)] =
            (float)((fmin(to, k + 1) - fmax(from, k)) / scale);
}

static void weigh_between(struct taps *taps, int i, double scale, int old_size)
{
    double middle = fmin(fmax((i + 0.5) * scale - 0.5, 0), old_size - 1);
    int first = (int)middle;
    float *weights = taps->weights + (ptrdiff_t)i * taps->most;

    taps->first[i] = first;
    taps->count[i] = first + 1 < old_size ? 2 : 1;
    weights[1] = (float)(middle - first);
    weights[0] = taps->count[i] == 2 ? 1 - weights[1] : 1;
}

static void taps_init(struct taps *taps, int old_size, int new_size)
{
    double scale = (double)old_size / new_size;

    taps->most = scale > 1 ? (int)ceil(scale) + 1 : 2;
    taps->first = allocate((size_t)new_size, sizeof *taps->first);
    taps->count = allocate((size_t)new_size, sizeof *taps->count);
    taps->weights = allocate((size_t)new_size * (size_t)taps->most, sizeof *taps->weights);
    for (int i = 0; i < new_size; i++) {
        if (scale > 1)
            weigh_area(taps, i, scale, old_size);
        else
            weigh_between(taps, i, scale, old_size);
    }
}

static void taps_finish(struct taps *taps)
{
    free(taps->weights);
    free(taps->count);
    free(taps->first);
}

static void narrow(const struct work *work, const uint32_t *old_row, float *new_row)
{
    for (int x = 0; x < work->width; x++) {
        const uint32_t *old = old_row + work->columns.first[x];
        const float *weights = work->columns.weights + (ptrdiff_t)x * work->columns.most;
        float red = 0, green = 0, blue = 0;
        for (int k = 0; k < work->columns.count[x]; k++) {
            red += weights[k] * (float)(old[k] >> 16 & 0xFF);
            green += weights[k] * (float)(old[k] >> 8 & 0xFF);
            blue += weights[k] * (float)(old[k] & 0xFF);
        }
        float *new = new_row + (ptrdiff_t)x *CHANNELS;
        new[0] = red;
        new[1] = green;
        new[2] = blue;
    }
}

/* NULL: the source has no such row. */
static const float *narrow_row(struct work *work, int old_y)
{
    struct narrow_row *narrowed = old_y % 2 ? &work->odd : &work->even;
    if (narrowed->old_y == old_y)
        return narrowed->values;

    const uint32_t *row = work->source->row(work->source->context, work->part.y + old_y);
    if (!row)
        return NULL;

    narrow(work, row + work->part.x, narrowed->values);
    narrowed->old_y = old_y;
    return narrowed->values;
}

static uint32_t level(float value)
{
    return (uint32_t)smaller_float(value + 0.5f, 255.0f);
}

static bool make_row(struct work *work, int y, uint32_t *row)
{
    const float *weights = work->rows.weights + (ptrdiff_t)y * work->rows.most;
    int values = work->width * CHANNELS;

    memset(work->sum, 0, (size_t)values * sizeof *work->sum);
    for (int k = 0; k < work->rows.count[y]; k++) {
        const float *narrowed = narrow_row(work, work->rows.first[y] + k);
        if (!narrowed)
            return false;
        for (int i = 0; i < values; i++)
            work->sum[i] += weights[k] * narrowed[i];
    }
    for (int x = 0; x < work->width; x++) {
        const float *sum = work->sum + (ptrdiff_t)x * CHANNELS;
        row[x] = level(sum[0]) << 16 | level(sum[1]) << 8 | level(sum[2]);
    }
    return true;
}

static void work_init(struct work *work, const struct pixels *to)
{
    size_t values = (size_t)to->width * CHANNELS;

    work->even = (struct narrow_row){allocate(values, sizeof(float)), -1};
    work->odd = (struct narrow_row){allocate(values, sizeof(float)), -1};
    work->sum = allocate(values, sizeof(float));
    taps_init(&work->columns, work->part.width, to->width);
    taps_init(&work->rows, work->part.height, to->height);
}

static void work_finish(struct work *work)
{
    taps_finish(&work->rows);
    taps_finish(&work->columns);
    free(work->sum);
    free(work->odd.values);
    free(work->even.values);
}

bool scale_into(struct pixels *to, const struct scale_source *source, struct rect part)
{
    assert(part.width > 0 && part.height > 0);
    struct work work = {.source = source, .part = part, .width = to->width};
    bool whole = true;

    work_init(&work, to);
    for (int y = 0; y < to->height && whole; y++)
        whole = make_row(&work, y, to->data + (ptrdiff_t)y * to->stride);
    work_finish(&work);
    return whole;
}
