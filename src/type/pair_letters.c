/* pair_letters: which letters are guarded, which of them are twins, and how a face kerns them. */
#include "pair_guard.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

/* The Kazakh alphabet of 42 letters, which holds the Russian one. */
static const struct text alphabet = TEXT("АӘБВГҒДЕЖЗИКҚЛМНҢОӨПРСТУҰҮФХҺШЫІЮЯ"
                                         "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
                                         "ЁЙЦЧЩЪЬЭё");

/* A Kazakh letter, and the Russian one that it was made from. */
static const struct text twin_letters = TEXT("ҚКҒГҢНҮУҰУӨОҺН"
                                             "қкғгңнүуұуөоһн");

/* Қ is К with a tail; but Ү stands upright where У leans, and Һ is open where Н has a stem. */
static const struct text drawn_otherwise = TEXT("ҮҰҺүұһ");

static const char language[] = "kk";

static const hb_glyph_info_t *shape(const struct typesetter *typesetter, const struct face *face,
                                    const uint32_t *letters, size_t count, unsigned *glyph_count)
{
    hb_buffer_t *buffer = typesetter->buffer;

    hb_buffer_clear_contents(buffer);
    hb_buffer_add_codepoints(buffer, letters, (int)count, 0, (int)count);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_CYRILLIC);
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
    hb_shape(face->shaper, buffer, face->features, (unsigned)face->feature_count);
    return hb_buffer_get_glyph_infos(buffer, glyph_count);
}

/* The glyphs are asked of shaping, not of the character map: a feature of the face may choose
 * others. Each letter stands alone between blanks. */
void pair_letters_find(struct pair_letters *letters, const struct typesetter *typesetter,
                       const struct face *face)
{
    uint32_t spaced[2 * PAIR_LETTERS];
    size_t count = 0, offset = 0;
    unsigned glyph_count;

    *letters = (struct pair_letters){0};
    for (uint32_t letter; text_next(alphabet, &offset, &letter); count++) {
        letters->code_points[count] = spaced[2 * count] = letter;
        spaced[2 * count + 1] = ' ';
    }
    assert(count == PAIR_LETTERS);

    const hb_glyph_info_t *infos =
        shape(typesetter, face, spaced, 2 * (size_t)PAIR_LETTERS, &glyph_count);
    for (unsigned i = 0; i < glyph_count; i++) {
        if (infos[i].cluster % 2 == 0)
            letters->glyphs[infos[i].cluster / 2] = (uint16_t)infos[i].codepoint;
    }
}

static size_t index_of(const struct pair_letters *letters, uint32_t letter)
{
    size_t index = 0;
    while (letters->code_points[index] != letter)
        index++;
    return index;
}

void pair_letters_kinship(const struct pair_letters *letters, struct pair_kinship *kinship)
{
    size_t more = PAIR_CAPITALS + PAIR_SMALL, offset = 0;
    uint32_t letter, twin;

    *kinship = (struct pair_kinship){0};
    for (size_t i = 0; i < PAIR_LETTERS; i++) {
        kinship->twins[i] = i;
        kinship->is_capital[i] = i < PAIR_CAPITALS || (i >= more && i < more + PAIR_MORE_CAPITALS);
    }
    while (text_next(twin_letters, &offset, &letter) && text_next(twin_letters, &offset, &twin))
        kinship->twins[index_of(letters, letter)] = index_of(letters, twin);
    for (offset = 0; text_next(drawn_otherwise, &offset, &letter);)
        kinship->is_drawn_otherwise[index_of(letters, letter)] = true;
}

/* What stands at `at` of the shaped string, if it is the glyph of that letter alone: then its
 * advance is its own and the kerning with the letter behind it. */
static void note(const struct pair_letters *letters, const struct face *face,
                 const hb_glyph_info_t *infos, const hb_glyph_position_t *positions, size_t at,
                 size_t first, size_t second, struct pair_measures *measures)
{
    if (infos[at].codepoint != letters->glyphs[first] ||
        infos[at + 1].codepoint != letters->glyphs[second])
        return;
    measures->kerning[first][second] =
        positions[at].x_advance - hb_font_get_glyph_h_advance(face->shaper, letters->glyphs[first]);
    measures->known[first][second] = true;
}

/* АА АӘ ӘА АБ БА … of one letter with itself and all behind it: shaped at once, because starting
 * HarfBuzz costs more than a glyph. */
static void measure_row(const struct pair_letters *letters, const struct typesetter *typesetter,
                        const struct face *face, size_t first, struct pair_measures *measures)
{
    uint32_t string[2 * PAIR_LETTERS + 1];
    size_t seconds[PAIR_LETTERS], count = 0;
    unsigned glyph_count;

    for (size_t second = first; second < PAIR_LETTERS; second++) {
        if (!letters->glyphs[second])
            continue;
        string[2 * count] = letters->code_points[first];
        string[2 * count + 1] = letters->code_points[second];
        seconds[count++] = second;
    }
    string[2 * count] = letters->code_points[first];

    const hb_glyph_info_t *infos = shape(typesetter, face, string, 2 * count + 1, &glyph_count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(typesetter->buffer, NULL);
    if (glyph_count != 2 * count + 1)
        return; /* some of them join, and two that join are no pair */
    for (size_t i = 0; i < count; i++) {
        note(letters, face, infos, positions, 2 * i, first, seconds[i], measures);
        note(letters, face, infos, positions, 2 * i + 1, seconds[i], first, measures);
    }
}

void pair_letters_kerning(const struct pair_letters *letters, const struct typesetter *typesetter,
                          const struct face *face, struct pair_measures *measures)
{
    for (size_t first = 0; first < PAIR_LETTERS; first++) {
        if (letters->glyphs[first])
            measure_row(letters, typesetter, face, first, measures);
    }
}
