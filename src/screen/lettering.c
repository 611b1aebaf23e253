/* lettering: coverage of glyphs becomes colour.
 *
 * The typesetter decides everything about a glyph but its colour; here its picture is cut to the
 * page's picture and blended in plain sRGB, as the designs were drawn.
 */
#include "lettering.h"

#include "blend.h"
#include "clamp.h"
#include "shape.h"
#include "type/glyphs.h"

#include <math.h>

struct ink {
    struct pixels *pixels;
    uint32_t colour;
};

static void paint_coverage(const struct ink *ink, const struct coverage *coverage, int x, int y)
{
    const struct pixels *pixels = ink->pixels;
    int left = larger(x, 0), right = smaller(x + coverage->width, pixels->width);
    int top = larger(y, pixels->top);
    int bottom = smaller(y + coverage->height, pixels->top + pixels->height);
    if (left >= right)
        return;

    for (int row = top; row < bottom; row++)
        blend_colour(pixels_at(pixels, left, row), right - left, ink->colour,
                     coverage->bytes + (ptrdiff_t)(row - y) * coverage->stride + (left - x));
}

/* No letter with its marks reaches two em from its baseline. */
static bool may_show(const struct pixels *pixels, int baseline, float px)
{
    int reach = (int)(2 * px) + 2;
    return baseline + reach >= pixels->top && baseline - reach < pixels->top + pixels->height;
}

/* Positions are in 1/64 px: quarters of a pixel across, whole pixels down. */
static void paint_glyph(const struct ink *ink, struct rect rect, const struct glyph *glyph,
                        float px, struct typesetter *typesetter)
{
    struct coverage coverage;
    if (!may_show(ink->pixels, rect.y + (glyph->y >> 6), px) ||
        !glyph_coverage(typesetter, glyph->face, glyph->index, px, glyph->x >> 4 & 3, &coverage) ||
        !coverage.bytes)
        return;

    int x = rect.x + (glyph->x >> 6) + coverage.left;
    int y = rect.y + ((glyph->y + 32) >> 6) - coverage.top;
    paint_coverage(ink, &coverage, x, y);
}

/* Through the middle of the small letters, as thick as their stems. */
static void strike(struct ink *ink, struct rect rect, const struct paragraph *paragraph,
                   const struct typesetter *typesetter)
{
    struct type_metrics metrics = type_metrics(typesetter, FACE_TEXT, paragraph->px);
    int thickness = larger(2, (int)lroundf(paragraph->px * 0.06f));

    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct set_line *line = &paragraph->lines[i];
        int middle = line->baseline - (int)lroundf(metrics.x_height / 2);
        struct rect bar = {.x = rect.x + line->x,
                           .y = rect.y + middle - thickness / 2,
                           .width = line->width,
                           .height = thickness};
        shape_fill(ink->pixels, bar, 0, ink->colour);
    }
}

void lettering_paint(struct pixels *pixels, struct rect rect, const struct box_text *text,
                     struct typesetter *typesetter)
{
    struct ink ink = {.pixels = pixels, .colour = text->colour};
    const struct paragraph *paragraph = &text->paragraph;

    for (size_t i = 0; i < paragraph->glyph_count; i++)
        paint_glyph(&ink, rect, &paragraph->glyphs[i], paragraph->px, typesetter);
    if (text->struck)
        strike(&ink, rect, paragraph, typesetter);
}
