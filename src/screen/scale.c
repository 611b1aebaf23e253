/* scale: the weight of each old pixel in each new one is found once for columns and once for rows.
 *
 * Averaging whole areas keeps hair and eyes calm where taking single pixels would make them
 * flicker. Rows are read as they are needed, so nothing of the old picture's size is made here.
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

struct work {
    const struct scale_source *source;
    struct rect part;
    struct taps columns, rows;
    int width;
    uint32_t *old_row;
    float *new_row, *sum; /* CHANNELS values a pixel */
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

static void narrow_row(struct work *work, int old_y)
{
    work->source->read_row(work->source->context, work->part.x, work->part.y + old_y,
                           work->part.width, work->old_row);
    for (int x = 0; x < work->width; x++) {
        const uint32_t *old = work->old_row + work->columns.first[x];
        const float *weights = work->columns.weights + (ptrdiff_t)x * work->columns.most;
        float red = 0, green = 0, blue = 0;
        for (int k = 0; k < work->columns.count[x]; k++) {
            red += weights[k] * (float)(old[k] >> 16 & 0xFF);
            green += weights[k] * (float)(old[k] >> 8 & 0xFF);
            blue += weights[k] * (float)(old[k] & 0xFF);
        }
        float *new = work->new_row + (ptrdiff_t)x *CHANNELS;
        new[0] = red;
        new[1] = green;
        new[2] = blue;
    }
}

static uint32_t level(float value)
{
    return (uint32_t)smaller_float(value + 0.5f, 255.0f);
}

/* Neighbouring new rows share at most an old row or two; reading those again is cheaper than
 * keeping them. */
static void make_row(struct work *work, int y, uint32_t *row)
{
    const float *weights = work->rows.weights + (ptrdiff_t)y * work->rows.most;
    int values = work->width * CHANNELS;

    memset(work->sum, 0, (size_t)values * sizeof *work->sum);
    for (int k = 0; k < work->rows.count[y]; k++) {
        narrow_row(work, work->rows.first[y] + k);
        for (int i = 0; i < values; i++)
            work->sum[i] += weights[k] * work->new_row[i];
    }
    for (int x = 0; x < work->width; x++) {
        const float *sum = work->sum + (ptrdiff_t)x * CHANNELS;
        row[x] = level(sum[0]) << 16 | level(sum[1]) << 8 | level(sum[2]);
    }
}

void scale_into(struct pixels *to, const struct scale_source *source, struct rect part)
{
    assert(part.width > 0 && part.height > 0);
    size_t values = (size_t)to->width * CHANNELS;
    struct work work = {.source = source,
                        .part = part,
                        .width = to->width,
                        .old_row = allocate((size_t)part.width, sizeof(uint32_t)),
                        .new_row = allocate(values, sizeof(float)),
                        .sum = allocate(values, sizeof(float))};
    taps_init(&work.columns, part.width, to->width);
    taps_init(&work.rows, part.height, to->height);

    for (int y = 0; y < to->height; y++)
        make_row(&work, y, to->data + (ptrdiff_t)y * to->stride);

    taps_finish(&work.rows);
    taps_finish(&work.columns);
    free(work.sum);
    free(work.new_row);
    free(work.old_row);
}
