/* mirror: a page that is read from right to left is laid out as any other, and then turned over as
 * a whole: what stood left stands right, whatever it is. Text keeps its own direction, photos keep
 * theirs, and arrows and codes stay as they are.
 */
#include "deck/page.h"

static void mirror_gradient(struct box_gradient *gradient, int page_width)
{
    gradient->angle_degrees = 360 - gradient->angle_degrees;
    gradient->centre_x = (float)page_width - gradient->centre_x;
}

/* The points are made anew: a drawing may share them. `moved`: how far the box has come. */
static void mirror_strokes(struct arena *arena, struct box_strokes *strokes, int page_width,
                           int moved)
{
    struct stroke *turned = ARENA_ARRAY(arena, struct stroke, strokes->stroke_count);
    for (size_t i = 0; i < strokes->stroke_count; i++) {
        const struct stroke *stroke = &strokes->strokes[i];
        struct stroke_point *points = ARENA_ARRAY(arena, struct stroke_point, stroke->point_count);
        for (size_t j = 0; j < stroke->point_count; j++) {
            points[j] = stroke->points[j];
            points[j].x =
                strokes->keeps_sides ? points[j].x + (float)moved : (float)page_width - points[j].x;
        }
        turned[i] = *stroke;
        turned[i].points = points;
    }
    strokes->strokes = turned;
}

void page_mirror(struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++) {
        struct box *box = &page->boxes[i];
        int before = box->rect.x;
        box->rect.x = page->width - box->rect.x - box->rect.width;
        if (box->kind == BOX_GRADIENT)
            mirror_gradient(&box->gradient, page->width);
        else if (box->kind == BOX_STROKES)
            mirror_strokes(page->arena, &box->strokes, page->width, box->rect.x - before);
    }
}
