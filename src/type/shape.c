/* shape: HarfBuzz on the tables of the file, in font units, so that every size is exact.
 *
 * Whoever sets a paragraph at many sizes shapes it once and multiplies.
 */
#include "shape.h"

#include "pair_guard.h"

#include <math.h>

enum { FEATURES_MAX = FACE_FEATURES_MAX + 7 };

static size_t collect_features(const struct face *face, const struct type_style *style,
                               hb_feature_t *features);
static void guard_pairs(const struct pair_table *table, const struct shaped_run *shaped,
                        hb_glyph_position_t *positions);

/* Letters that join are not pulled apart. */
static bool script_joins(hb_script_t script)
{
    return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC ||
           script == HB_SCRIPT_MONGOLIAN;
}

struct shaped_run shape_run(const struct manuscript *manuscript, const uint32_t *letters,
                            size_t count, const struct run *run)
{
    hb_buffer_t *buffer = manuscript->typesetter->buffer;
    const struct face *face = &manuscript->typesetter->faces[run->face];
    hb_feature_t features[FEATURES_MAX];
    size_t feature_count = collect_features(face, &manuscript->style, features);

    hb_buffer_clear_contents(buffer);
    hb_buffer_add_codepoints(buffer, letters, (int)count, (unsigned)run->from,
                             (int)(run->to - run->from));
    hb_buffer_set_direction(buffer, run->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, run->script);
    hb_buffer_set_language(buffer, manuscript->language);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES |
                                    HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
    hb_shape(face->shaper, buffer, features, (unsigned)feature_count);

    struct shaped_run shaped = {
        .em = 1 / face->units_per_em,
        .tracking = script_joins(run->script) ? 0 : (double)manuscript->style.tracking,
    };
    shaped.infos = hb_buffer_get_glyph_infos(buffer, &shaped.count);
    hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    if (face->pairs && !(run->level & 1) && !manuscript->style.exact)
        guard_pairs(face->pairs, &shaped, positions);
    shaped.positions = positions;
    return shaped;
}

/* A broken font can name glyphs that it does not have. */
static unsigned letter_number(const struct pair_table *table, hb_codepoint_t glyph)
{
    return glyph < table->glyph_count ? table->numbers[glyph] : 0;
}

/* What the table adds to the font's kerning. Titles are spaced a little less than the font would;
 * where letters stand at the least gap already, that is given back. */
static void guard_pairs(const struct pair_table *table, const struct shaped_run *shaped,
                        hb_glyph_position_t *positions)
{
    int taken = shaped->tracking < 0 ? (int)ceil(-shaped->tracking * 1000 - 0.001) : 0;
    double units = 0.001 / shaped->em;
    unsigned number = shaped->count ? letter_number(table, shaped->infos[0].codepoint) : 0;

    for (unsigned i = 0; i + 1 < shaped->count; i++) {
        unsigned next = letter_number(table, shaped->infos[i + 1].codepoint);
        int over = taken - table->spare[number][next];
        positions[i].x_advance += table->adjustments[number][next];
        if (over > 0)
            positions[i].x_advance += (int)ceil(over * units);
        number = next;
    }
}

static hb_feature_t feature(const char tag[4], uint32_t value)
{
    return (hb_feature_t){.tag = HB_TAG(tag[0], tag[1], tag[2], tag[3]),
                          .value = value,
                          .start = HB_FEATURE_GLOBAL_START,
                          .end = HB_FEATURE_GLOBAL_END};
}

/* kern, liga and calt are on by themselves. A ligature cannot be spaced, so that spacing ends it.
 */
static size_t collect_features(const struct face *face, const struct type_style *style,
                               hb_feature_t *features)
{
    size_t count = 0;

    for (; count < face->feature_count; count++)
        features[count] = face->features[count];
    if (style->tabular)
        features[count++] = feature("tnum", 1);
    if (style->capitals)
        features[count++] = feature("case", 1);
    if (style->exact) {
        features[count++] =
            feature("ss02", 1); /* in Inter: 0 slashed, l with a tail, I with bars */
        features[count++] = feature("calt", 0); /* in Inter: -> and 3x3 become other signs */
        features[count++] = feature("kern", 0);
    }
    if (style->tracking > 0 || style->exact)
        features[count++] = feature("liga", 0);
    return count;
}

double letter_advance(const struct face *face, uint32_t letter)
{
    hb_codepoint_t glyph;

    if (!hb_font_get_nominal_glyph(face->shaper, letter, &glyph))
        return 0;
    return hb_font_get_glyph_h_advance(face->shaper, glyph) / face->units_per_em;
}

bool shaped_cluster_ends(const struct shaped_run *shaped, unsigned glyph)
{
    return glyph + 1 == shaped->count ||
           shaped->infos[glyph + 1].cluster != shaped->infos[glyph].cluster;
}

static struct shaped_run kept(struct arena *arena, const struct shaped_run *shaped)
{
    struct shaped_run copy = *shaped;

    copy.infos =
        arena_grow(arena, shaped->infos, shaped->count, shaped->count, sizeof *shaped->infos);
    copy.positions = arena_grow(arena, shaped->positions, shaped->count, shaped->count,
                                sizeof *shaped->positions);
    return copy;
}

/* The width of a cluster stands at its first letter; letters joined to it have none of their own.
 */
void manuscript_measure(struct manuscript *manuscript)
{
    double *edges = ARENA_ARRAY(manuscript->scratch, double, manuscript->count + 1);

    manuscript->shaped = ARENA_ARRAY(manuscript->scratch, struct shaped_run, manuscript->run_count);
    for (size_t i = 0; i < manuscript->run_count; i++) {
        struct shaped_run shaped =
            shape_run(manuscript, manuscript->letters, manuscript->count, &manuscript->runs[i]);
        for (unsigned g = 0; g < shaped.count; g++) {
            double *width = &edges[shaped.infos[g].cluster + 1];
            *width += shaped.positions[g].x_advance * shaped.em;
            if (shaped_cluster_ends(&shaped, g))
                *width += shaped.tracking;
        }
        manuscript->shaped[i] = kept(manuscript->scratch, &shaped);
    }
    for (size_t i = 1; i <= manuscript->count; i++)
        edges[i] += edges[i - 1];
    manuscript->edges = edges;
}

/* Lines that are read from the right end with a letter that joins, which has none. */
double manuscript_trailing_space(const struct manuscript *manuscript)
{
    return manuscript->right_to_left ? 0 : (double)manuscript->style.tracking;
}
