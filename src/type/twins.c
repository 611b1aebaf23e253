/* twins: letters that must not look alike, compared by their outlines.
 *
 * Having a letter is not enough: a well-known font maps Ğ to a glyph that draws G. Outlines are
 * compared, not pictures: exact at any size, and a hundred times cheaper.
 */
#include "base/text.h"
#include "typesetter.h"

#include <freetype/ftoutln.h>

/* Two by two: a letter, and the one it would be taken for. */
static const char pairs[] =
    /* What Kazakh adds to Russian, and Russian to itself. */
    "ӘА ҒГ ҚК ҢН ӨО ҰҮ ҮУ ҺН ІЇ ЁЕ ЙИ ЩШ "
    "әа ғг қк ңн өо ұү үу һн ії ёе йи щш "
    /* The Latin alphabet of 2021. */
    "ÄA ĞG ÑN ŊN ÖO ŪU ÜU ŞS İI "
    "äa ğg ñn ŋn öo ūu üu şs ıi "
    /* Töte jazu: the same stroke with other dots. */
    "پب تب چج جح زر شس قف گك ڭك ۇو ۋو ۆو ۋۇ ۆۇ يى ھە "
    "₸Т №N ";

enum { MOST_GLYPHS = 8 }; /* of one letter: itself and a few marks */

struct drawing {
    uint64_t prints[MOST_GLYPHS];
    hb_glyph_position_t places[MOST_GLYPHS];
    unsigned count;
};

/* FNV-1a over whole numbers: all that counts is that other numbers give another result. */
static void mix(uint64_t *print, long number)
{
    *print = (*print ^ (uint64_t)number) * 0x100000001B3u;
}

/* Points are taken as steps from the one before: a letter that only stands elsewhere is the same.
 */
bool outline_print(const struct face *face, unsigned glyph, uint64_t *print)
{
    *print = 0;
    if (FT_Load_Glyph(face->outlines, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) ||
        face->outlines->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return false;

    const FT_Outline *outline = &face->outlines->glyph->outline;
    if (!outline->n_points)
        return true;
    *print = 0xCBF29CE484222325u;
    for (int i = 0; i < outline->n_contours; i++)
        mix(print, outline->contours[i]);
    for (int i = 1; i < outline->n_points; i++) {
        mix(print, outline->points[i].x - outline->points[i - 1].x);
        mix(print, outline->points[i].y - outline->points[i - 1].y);
        mix(print, FT_CURVE_TAG(outline->tags[i]));
    }
    return true;
}

/* The letter as it would be set by itself: a font may draw its mark as a glyph of its own. */
static bool draw_alone(struct typesetter *typesetter, const struct face *face, uint32_t letter,
                       struct drawing *drawing)
{
    hb_buffer_t *buffer = typesetter->buffer;

    hb_buffer_clear_contents(buffer);
    hb_buffer_add_codepoints(buffer, &letter, 1, 0, 1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->shaper, buffer, NULL, 0);

    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &drawing->count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, NULL);
    if (drawing->count > MOST_GLYPHS)
        return false;
    for (unsigned i = 0; i < drawing->count; i++) {
        drawing->places[i] = places[i];
        if (!outline_print(face, infos[i].codepoint, &drawing->prints[i]))
            return false;
    }
    return true;
}

static bool are_drawn_alike(struct typesetter *typesetter, const struct face *face,
                            const struct twins *twins)
{
    struct drawing a, b;
    if (!draw_alone(typesetter, face, twins->letter, &a) ||
        !draw_alone(typesetter, face, twins->base, &b) || a.count != b.count)
        return false;
    for (unsigned i = 0; i < a.count; i++) {
        if (a.prints[i] != b.prints[i] || a.places[i].x_offset != b.places[i].x_offset ||
            a.places[i].y_offset != b.places[i].y_offset)
            return false;
    }
    return true;
}

/* Most letters differ by their own glyphs already, so that few need to be shaped. */
static bool are_twins(struct typesetter *typesetter, const struct face *face,
                      const struct twins *twins)
{
    hb_codepoint_t letter, base;
    uint64_t print, other;

    if (!hb_font_get_nominal_glyph(face->shaper, twins->letter, &letter) ||
        !hb_font_get_nominal_glyph(face->shaper, twins->base, &base))
        return false;
    if (letter != base && (!outline_print(face, letter, &print) ||
                           !outline_print(face, base, &other) || print != other))
        return false;
    return are_drawn_alike(typesetter, face, twins);
}

bool face_next_twins(struct typesetter *typesetter, const struct face *face, size_t *next,
                     struct twins *twins)
{
    struct text table = text_from(pairs);
    uint32_t blank;

    while (text_next(table, next, &twins->letter) && text_next(table, next, &twins->base) &&
           text_next(table, next, &blank)) {
        if (are_twins(typesetter, face, twins))
            return true;
    }
    return false;
}

struct text twins_words(struct arena *arena, const struct twins *twins)
{
    struct text_builder words = {.arena = arena};

    builder_add_code_point(&words, twins->letter);
    builder_add(&words, TEXT(" has the outline of "));
    builder_add_code_point(&words, twins->base);
    return builder_text(&words);
}
