/* picture: small pages and pictures made by hand. */
#include "screen/picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "screen/paint.h"

struct pixels *picture_of(int width, int height, struct box *boxes, size_t count)
{
    struct pixels *pixels = pixels_create(width, height);
    struct page page = {.width = width,
                        .height = height,
                        .background = PICTURE_GROUND,
                        .boxes = boxes,
                        .box_count = count};

    paint_page(pixels, &page, NULL, NULL);
    return pixels;
}

uint32_t picture_at(const struct pixels *pixels, int x, int y)
{
    assert_true(x >= 0 && x < pixels->width && y >= 0 && y < pixels->height);
    return pixels->data[(ptrdiff_t)y * pixels->stride + x];
}

int picture_red(uint32_t pixel)
{
    return (int)(pixel >> 16 & 0xFF);
}

int picture_green(uint32_t pixel)
{
    return (int)(pixel >> 8 & 0xFF);
}

int picture_blue(uint32_t pixel)
{
    return (int)(pixel & 0xFF);
}

void picture_scribble(struct pixels *pixels, uint32_t seed)
{
    for (int y = 0; y < pixels->height; y++) {
        for (int x = 0; x < pixels->width; x++) {
            seed = seed * 1664525 + 1013904223;
            pixels->data[(ptrdiff_t)y * pixels->stride + x] = seed >> 8;
        }
    }
}

void assert_pictures_equal(const struct pixels *a, const struct pixels *b)
{
    assert_int_equal(a->width, b->width);
    assert_int_equal(a->height, b->height);
    for (int y = 0; y < a->height; y++) {
        for (int x = 0; x < a->width; x++) {
            if (picture_at(a, x, y) != picture_at(b, x, y))
                fail_msg("at %d, %d: %06x is not %06x", x, y, picture_at(a, x, y),
                         picture_at(b, x, y));
        }
    }
}
