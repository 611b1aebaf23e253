#include "signs.h"

#include <math.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

const struct screen_shape screen_shapes[] = {
    {800, 480, 1},    {1280, 720, 1},     {1366, 768, 1},     {1920, 1080, 1},
    {3840, 2160, 1},  {1080, 1920, 1},    {2160, 3840, 1},    {1920, 540, 1},
    {800, 480, 1.4f}, {1920, 1080, 1.4f}, {1080, 1920, 1.4f}, {1920, 540, 1.4f},
};
const size_t screen_shape_count = sizeof screen_shapes / sizeof *screen_shapes;

void signs_at(struct example *example, const struct screen_shape *shape, const char *clock)
{
    example->settings.width = shape->width;
    example->settings.height = shape->height;
    example->settings.scale = shape->scale;
    if (clock)
        example_at(example, clock);
    else
        example_untrusted(example);
}

/* u: what informs, what accompanies it, furniture. */
static float least_size(const struct box_text *text)
{
    if (text->role == ROLE_FURNITURE)
        return 2.5f;
    bool accompanies = text->role == ROLE_ROOM || text->role == ROLE_NOTE ||
                       text->role == ROLE_LABEL || text->struck;
    return accompanies ? 2.65f : 3;
}

static bool is_inside(struct rect inner, struct rect outer)
{
    return inner.x >= outer.x && inner.y >= outer.y &&
           inner.x + inner.width <= outer.x + outer.width &&
           inner.y + inner.height <= outer.y + outer.height;
}

static struct rect ink_of(const struct box *box)
{
    const struct type_rect *ink = &box->text.paragraph.ink;
    if (box->kind != BOX_TEXT)
        return box->rect;
    return (struct rect){box->rect.x + ink->x, box->rect.y + ink->y, ink->width, ink->height};
}

static bool overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* Running text may stand out by the marks that hang at its edges, and any by the fraction of an em
 * that some letters reach beside their own width. */
static struct rect with_hanging(const struct box *box)
{
    bool hangs = box->text.role == ROLE_BODY || box->text.role == ROLE_QUOTE;
    float px = box->text.paragraph.px;
    int most = (int)ceilf(px * (hangs ? 0.5f : 0.06f));
    return (struct rect){box->rect.x - most, box->rect.y, box->rect.width + 2 * most,
                         box->rect.height};
}

/* What may lie beneath others: grounds. */
static bool is_ground(const struct box *box)
{
    return box->kind == BOX_FILL || box->kind == BOX_GRADIENT;
}

/* What frames every page is asked for by its own tests. */
static bool is_furniture(const struct box *box)
{
    return box->kind == BOX_TEXT &&
           (box->text.role == ROLE_FURNITURE || box->text.role == ROLE_CLOCK);
}

/* What strokes run around may be full of words. */
static bool runs_through(const struct box *strokes, struct rect ink)
{
    int half = (int)strokes->strokes.width / 2 + 1;
    struct rect near = {ink.x - half, ink.y - half, ink.width + 2 * half, ink.height + 2 * half};
    for (size_t i = 0; i < strokes->strokes.stroke_count; i++)
        for (size_t j = 0; j < strokes->strokes.strokes[i].point_count; j++) {
            struct stroke_point point = strokes->strokes.strokes[i].points[j];
            if (is_inside((struct rect){(int)point.x, (int)point.y, 0, 0}, near))
                return true;
        }
    return false;
}

/* What stands in until a photo is there is beneath it as a whole. */
static bool is_stand_in(const struct box *below, const struct box *photo)
{
    return photo->kind == BOX_PHOTO && is_inside(below->rect, photo->rect);
}

/* On a band of its own, which hides what lies beneath. */
static bool has_own_band(const struct box *text, const struct box *below)
{
    const struct box *band = text - 1;
    return text->kind == BOX_TEXT && band > below && band->kind == BOX_FILL &&
           band->fill.colour >> 24 == 0xFF && is_inside(text->rect, band->rect);
}

/* b was put before a. */
static bool lie_on_each_other(const struct box *a, const struct box *b)
{
    if (a->kind == BOX_STROKES && b->kind == BOX_STROKES)
        return overlap(a->rect, b->rect) && !is_inside(a->rect, b->rect); /* one drawing */
    if (a->kind == BOX_TEXT && b->kind == BOX_STROKES)
        return runs_through(b, ink_of(a));
    if (a->kind == BOX_STROKES && b->kind == BOX_TEXT)
        return runs_through(a, ink_of(b));
    if (b->kind == BOX_PHOTO && has_own_band(a, b))
        return false;
    return !is_stand_in(b, a) && !is_ground(a) && !is_ground(b) &&
           !(is_furniture(a) && is_furniture(b)) && overlap(ink_of(a), ink_of(b));
}

static const char *trouble_of(const struct example *example, const struct page *page,
                              const struct box *box)
{
    struct rect whole = {0, 0, page->width, page->height}, ink = ink_of(box);
    int side = page->width < page->height ? page->width : page->height;
    float unit = (float)side / 90 * example->settings.scale;
    if (!is_inside(box->rect, whole) || !is_inside(ink, whole))
        return "is outside the page";
    if (box->kind != BOX_TEXT)
        return NULL;
    const struct paragraph *paragraph = &box->text.paragraph;
    if (!is_inside(ink, with_hanging(box)))
        return "is outside its box";
    if (paragraph->cut)
        return "is cut";
    if (paragraph->missing_count)
        return "lacks a letter";
    if (paragraph->px < least_size(&box->text) * unit - 1) /* sizes are whole pixels */
        return "is too small";
    if (paragraph->line_count > 3 && box->text.role == ROLE_TITLE)
        return "is a title of more than three lines";
    return NULL;
}

static void fail_at(const struct page *page, const struct box *box, const char *trouble)
{
    struct text line = box->kind == BOX_TEXT ? box->text.paragraph.lines[0].text : TEXT("");
    fail_msg("%dx%d %.*s, page of kind %s: box %d of kind %d \"%.*s\" at %d,%d %dx%d %s",
             page->width, page->height, TEXT_ARG(page->language), slide_kind_name(page->kind),
             (int)(box - page->boxes), box->kind, TEXT_ARG(line), box->rect.x, box->rect.y,
             box->rect.width, box->rect.height, trouble);
}

void assert_sound(const struct example *example, const struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        const char *trouble = trouble_of(example, page, box);
        if (trouble)
            fail_at(page, box, trouble);
        for (size_t j = 0; j < i; j++)
            if (lie_on_each_other(box, &page->boxes[j]))
                fail_at(page, box, "lies on another");
    }
}

void assert_all_sound(struct example *example, enum slide_kind kind, const char *clock,
                      size_t least)
{
    for (size_t i = 0; i < screen_shape_count; i++) {
        signs_at(example, &screen_shapes[i], clock);
        size_t count = example_count(example, kind, NULL);
        if (count < least)
            fail_msg("%d×%d: %zu pages", screen_shapes[i].width, screen_shapes[i].height, count);
        for (size_t n = 0; n < count; n++) {
            struct page page = example_page(example, kind, NULL, n);
            assert_sound(example, &page);
        }
        arena_reset(&example->arena);
    }
}

const struct box *page_box(const struct page *page, enum box_kind kind)
{
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == kind)
            return &page->boxes[i];
    return NULL;
}
