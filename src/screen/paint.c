/* paint: boxes in their order, each by its own painter. */
#include "screen/paint.h"

#include "blend.h"
#include "clamp.h"
#include "gradient.h"
#include "lettering.h"
#include "shape.h"
#include "strokes.h"

#include <assert.h>

struct photo_work {
    struct pixels *pixels;
    struct rect rect;
    int radius;
    const struct packed *photo;
};

static uint32_t *row_at(struct pixels *pixels, const struct stretch *stretch)
{
    return pixels_at(pixels, stretch->x, stretch->y);
}

static void photo_stretch(void *context, const struct stretch *stretch)
{
    enum { PART = 256 };
    struct photo_work *work = context;
    uint32_t over[PART], *row = row_at(work->pixels, stretch);
    int x = stretch->x - work->rect.x, y = stretch->y - work->rect.y;

    for (int at = 0; at < stretch->count; at += PART) {
        int count = smaller(stretch->count - at, PART);
        packed_row(work->photo, x + at, y, count, over);
        blend_pixels(row + at, count, over, stretch->coverage ? stretch->coverage + at : NULL);
    }
}

static void draw_photo(void *context, const struct packed *photo)
{
    struct photo_work *work = context;
    work->photo = photo;
    shape_walk(work->rect, work->radius, work->pixels, photo_stretch, work);
}

static void paint_photo(struct pixels *pixels, const struct box *box, struct photos *photos)
{
    if (!photos)
        return;

    struct photo_work work = {.pixels = pixels, .rect = box->rect, .radius = box->photo.radius};
    /* Not decoded yet: what lies beneath stands in. */
    (void)photos_use(photos, box->photo.address, photo_place_of(box), draw_photo, &work);
}

/* Modules beside each other are one fill: no seam, and a third of the work. */
static void paint_code(struct pixels *pixels, struct rect rect, const struct box_code *code)
{
    for (int row = 0; row < code->side; row++) {
        const uint8_t *modules = code->modules + (ptrdiff_t)row * code->side;
        for (int from = 0, to; from < code->side; from = to) {
            for (to = from + 1; to < code->side && modules[to] == modules[from];)
                to++;
            struct rect run = {rect.x + from * code->module_px, rect.y + row * code->module_px,
                               (to - from) * code->module_px, code->module_px};
            if (modules[from])
                shape_fill(pixels, run, 0, code->colour);
        }
    }
}

static void paint_box(struct pixels *pixels, const struct box *box, struct typesetter *typesetter,
                      struct photos *photos)
{
    switch (box->kind) {
    case BOX_FILL:
        shape_fill(pixels, box->rect, box->fill.radius, box->fill.colour);
        break;
    case BOX_GRADIENT:
        gradient_paint(pixels, box->rect, &box->gradient);
        break;
    case BOX_TEXT:
        assert(typesetter);
        lettering_paint(pixels, box->rect, &box->text, typesetter);
        break;
    case BOX_PHOTO:
        paint_photo(pixels, box, photos);
        break;
    case BOX_STROKES:
        strokes_paint(pixels, &box->strokes);
        break;
    case BOX_CODE:
        paint_code(pixels, box->rect, &box->code);
        break;
    }
}

void paint_page(struct pixels *pixels, const struct page *page, struct typesetter *typesetter,
                struct photos *photos)
{
    struct rect whole = {.y = pixels->top, .width = pixels->width, .height = pixels->height};

    shape_fill(pixels, whole, 0, page->background | 0xFF000000);
    for (size_t i = 0; i < page->box_count; i++)
        paint_box(pixels, &page->boxes[i], typesetter, photos);
}
