/* shrink: a smaller picture of a picture, for contact sheets. */
#include "screen/pixels.h"

#include "scale.h"

#include <assert.h>

static const uint32_t *row_of(void *context, int y)
{
    const struct pixels *pixels = context;
    return pixels->data + (ptrdiff_t)y * pixels->stride;
}

struct pixels *pixels_shrunk(const struct pixels *pixels, int width, int height)
{
    assert(width <= pixels->width && height <= pixels->height && pixels->top == 0);
    struct pixels *small = pixels_create(width, height);
    struct scale_source source = {row_of, (void *)pixels}; /* which only looks at it */
    bool is_whole = scale_into(small, &source, (struct rect){0, 0, pixels->width, pixels->height});
    assert(is_whole); /* every row is in memory */
    (void)is_whole;
    return small;
}
