/* placing: the drift moves where a band is painted; a half turn reverses the band; a quarter turn
 * needs the whole upright picture for the moment of painting, since a band of it is a strip of
 * columns.
 *
 * So fades know nothing of all this, and cost what they cost on a display that hangs upright: what
 * is shown and what is turned to lie the same way.
 */
#include "placing.h"

#include "clamp.h"

#include <string.h>

/* Rows and columns copied together in a quarter turn: 16 pixels are a line of cache. */
enum { TILE = 16, QUARTER = 90, HALF = 180 };

/* The band's first rows again, and every row's first pixel to its left. */
static void fill_edges(struct pixels *band, int rows_above, int left)
{
    size_t bytes = (size_t)band->width * sizeof *band->data;
    for (int y = rows_above; left && y < band->height; y++) {
        uint32_t *row = band->data + (ptrdiff_t)y * band->stride;
        for (int x = 0; x < left; x++)
            row[x] = row[left];
    }
    const uint32_t *first = band->data + (ptrdiff_t)rows_above * band->stride;
    for (int y = 0; y < rows_above; y++)
        memcpy(band->data + (ptrdiff_t)y * band->stride, first, bytes);
}

/* Paints a band of the upright picture, which the drift has moved by so much. */
static void paint_moved(const struct placing *placing, struct pixels *band)
{
    int left = placing->placement.drift_x, down = placing->placement.drift_y;
    int above = down - band->top;
    above = above < 0 ? 0 : smaller(above, band->height - 1);
    struct pixels view = {.data = band->data + (ptrdiff_t)above * band->stride + left,
                          .width = band->width - left,
                          .height = band->height - above,
                          .stride = band->stride,
                          .top = band->top + above - down};
    if (view.top < 0) { /* nothing but what lies above the picture */
        view.top = 0;
        view.height = 1;
    }
    placing->painter(placing->context, &view);
    fill_edges(band, above, left);
}

static void reverse_row(uint32_t *row, int width)
{
    for (int x = 0; x < width / 2; x++) {
        uint32_t other = row[width - 1 - x];
        row[width - 1 - x] = row[x];
        row[x] = other;
    }
}

static void reverse(struct pixels *band)
{
    for (int y = 0; y < band->height; y++)
        reverse_row(band->data + (ptrdiff_t)y * band->stride, band->width);
    for (int y = 0; y < band->height / 2; y++) {
        uint32_t *a = band->data + (ptrdiff_t)y * band->stride;
        uint32_t *b = band->data + (ptrdiff_t)(band->height - 1 - y) * band->stride;
        for (int x = 0; x < band->width; x++) {
            uint32_t other = a[x];
            a[x] = b[x];
            b[x] = other;
        }
    }
}

/* The rows that the other end of the picture has, painted here and turned round. */
static void paint_upside_down(const struct placing *placing, struct pixels *band, int height)
{
    struct pixels other = *band;
    other.top = height - band->top - band->height;
    paint_moved(placing, &other);
    reverse(&other);
}

static void turn_tile(struct pixels *band, const struct pixels *upright, int rotate, int x, int y)
{
    int until_x = smaller(x + TILE, band->width), until_y = smaller(y + TILE, band->height);
    for (int row = y; row < until_y; row++) {
        uint32_t *to = band->data + (ptrdiff_t)row * band->stride;
        int shown_y = band->top + row;
        int from_x = rotate == QUARTER ? shown_y : upright->width - 1 - shown_y;
        for (int column = x; column < until_x; column++) {
            int from_y = rotate == QUARTER ? upright->height - 1 - column : column;
            to[column] = upright->data[(ptrdiff_t)from_y * upright->stride + from_x];
        }
    }
}

static void turn_quarter(struct pixels *band, const struct pixels *upright, int rotate)
{
    for (int y = 0; y < band->height; y += TILE)
        for (int x = 0; x < band->width; x += TILE)
            turn_tile(band, upright, rotate, x, y);
}

void placing_begin(struct placing *placing, const struct screen_placement *placement,
                   screen_painter *painter, void *context, int width, int height)
{
    *placing = (struct placing){.placement = *placement, .painter = painter, .context = context};
    placing->height = height;
    if (placement->rotate % HALF == 0)
        return;
    placing->upright = pixels_create(width, height);
    paint_moved(placing, placing->upright);
}

void placing_end(struct placing *placing)
{
    pixels_destroy(placing->upright);
    placing->upright = NULL;
}

void placing_paint(void *context, struct pixels *band)
{
    const struct placing *placing = context;
    if (placing->upright)
        turn_quarter(band, placing->upright, placing->placement.rotate);
    else if (placing->placement.rotate == HALF)
        paint_upside_down(placing, band, placing->height);
    else
        paint_moved(placing, band);
}

/* A painter that copies. */
static void copy_rows(void *context, struct pixels *band)
{
    const struct pixels *picture = context;
    for (int y = 0; y < band->height; y++)
        memcpy(band->data + (ptrdiff_t)y * band->stride, pixels_at(picture, 0, band->top + y),
               (size_t)band->width * sizeof *band->data);
}

void placing_copy(struct pixels *to, const struct pixels *upright,
                  const struct screen_placement *placement)
{
    struct placing placing;
    struct pixels picture = *upright;
    placing_begin(&placing, placement, copy_rows, &picture, upright->width, upright->height);
    placing_paint(&placing, to);
    placing_end(&placing);
}
