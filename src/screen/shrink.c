/* shrink: a smaller picture of a picture, for contact sheets. Most sheets are a whole part of their
 * pages, where sums will do: a tenth of the time that any other size takes.
 */
#include "screen/pixels.h"

#include "allocate.h"
#include "scale.h"

#include <assert.h>
#include <stdlib.h>

/* 16 × 16 times 255 is what sixteen bits hold. */
enum { FACTOR_MOST = 16 };

/* The sums of a column: red and blue in their halves of one number, green in another. */
struct sums {
    uint32_t *red_blue, *green;
};

static void begin_sums(const struct sums *sums, const uint32_t *row, int width)
{
    for (int x = 0; x < width; x++) {
        sums->red_blue[x] = row[x] & 0xFF00FF;
        sums->green[x] = row[x] >> 8 & 0xFF;
    }
}

static void add_row(const struct sums *sums, const uint32_t *row, int width)
{
    for (int x = 0; x < width; x++) {
        sums->red_blue[x] += row[x] & 0xFF00FF;
        sums->green[x] += row[x] >> 8 & 0xFF;
    }
}

static uint32_t average(const struct sums *sums, int x, int factor)
{
    uint32_t red_blue = 0, green = 0, area = (uint32_t)(factor * factor), half = area / 2;
    for (int i = x * factor; i < (x + 1) * factor; i++) {
        red_blue += sums->red_blue[i];
        green += sums->green[i];
    }
    uint32_t red = ((red_blue >> 16) + half) / area, blue = ((red_blue & 0xFFFF) + half) / area;
    return red << 16 | (green + half) / area << 8 | blue;
}

static void sum_into(struct pixels *small, const struct pixels *pixels, int factor)
{
    size_t width = (size_t)pixels->width;
    uint32_t *memory = allocate(2 * width, sizeof *memory);
    struct sums sums = {memory, memory + width};
    for (int y = 0; y < small->height; y++) {
        begin_sums(&sums, pixels_at(pixels, 0, y * factor), pixels->width);
        for (int i = 1; i < factor; i++)
            add_row(&sums, pixels_at(pixels, 0, y * factor + i), pixels->width);
        for (int x = 0; x < small->width; x++)
            *pixels_at(small, x, y) = average(&sums, x, factor);
    }
    free(memory);
}

static const uint32_t *row_of(void *context, int y)
{
    return pixels_at(context, 0, y);
}

struct pixels *pixels_shrunk(const struct pixels *pixels, int width, int height)
{
    assert(width <= pixels->width && height <= pixels->height && pixels->top == 0);
    struct pixels *small = pixels_create(width, height);
    int factor = pixels->width / width;
    if (factor <= FACTOR_MOST && width * factor == pixels->width &&
        height * factor == pixels->height) {
        sum_into(small, pixels, factor);
        return small;
    }
    struct scale_source source = {row_of, (void *)pixels}; /* which only looks at it */
    bool is_whole = scale_into(small, &source, (struct rect){0, 0, pixels->width, pixels->height});
    assert(is_whole); /* every row is in memory */
    (void)is_whole;
    return small;
}
