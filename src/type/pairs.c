/* pairs: the table of a face: made from its measures, in use, and as bytes to be kept.
 *
 * The bytes are, numbers with their lowest byte first:
 *
 *     "taqta pairs 1\n"
 *     32     digest of the face
 *     168    glyphs of the 84 letters, 16 bits each
 *     14112  what is added to the kerning of the 84 × 84 pairs, 16 bits each, in units of the face
 *     7056   thousandths of an em that the gaps are wider than they must be, 8 bits each
 *     32     SHA-256 of all before
 *
 * The number in the first line grows with every change of the letters, the rules or this order.
 */
#include "type/pairs.h"

#include "pair_guard.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    ALL_PAIRS = PAIR_LETTERS * PAIR_LETTERS,
    TITLE_SIZE = 14,
    TABLE_SIZE = TITLE_SIZE + DIGEST_SIZE + 2 * PAIR_LETTERS + 3 * ALL_PAIRS + DIGEST_SIZE,
    SPARE_MOST = UINT8_MAX,
    DIRECTORY_SIZE = 12, /* and 16 for each table; see "otff" in the OpenType specification */
    DIRECTORY_ENTRY_SIZE = 16
};

static const char title[TITLE_SIZE + 1] = "taqta pairs 1\n";

/* What measuring a face brings to light. */
struct findings {
    struct pair_letters letters;
    struct pair_measures measures;
    int32_t kerning[PAIR_LETTERS][PAIR_LETTERS]; /* as the rules want it */
};

static const struct findings *measure(const struct typesetter *typesetter, const struct face *face,
                                      struct arena *arena);
static void fill_table(struct pair_table *table, const struct findings *findings, double em);
static void number_glyphs(struct pair_table *table);

static const struct face *face_at(const struct typesetter *typesetter, unsigned face)
{
    assert(face < typesetter->face_count);
    return &typesetter->faces[face];
}

bool typesetter_face_has_pairs(const struct typesetter *typesetter, unsigned face)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face_at(typesetter, face)->shaper, 0x43A /* к */, &glyph);
}

/* The table that the face has had already is filled anew: whoever measures twice needs no more
 * memory. */
static struct pair_table *table_of(struct typesetter *typesetter, struct face *face)
{
    if (face->pairs)
        return face->pairs;
    struct pair_table *table = ARENA_NEW(&typesetter->arena, struct pair_table);
    table->glyph_count = hb_face_get_glyph_count(hb_font_get_face(face->shaper));
    table->numbers = ARENA_ARRAY(&typesetter->arena, uint8_t, table->glyph_count);
    return table;
}

void typesetter_measure_pairs(struct typesetter *typesetter, unsigned face)
{
    assert(typesetter_face_has_pairs(typesetter, face));
    struct face *measured = &typesetter->faces[face];
    struct arena arena = {0};

    const struct findings *findings = measure(typesetter, measured, &arena);
    measured->pairs = table_of(typesetter, measured);
    fill_table(measured->pairs, findings, measured->units_per_em);
    number_glyphs(measured->pairs);
    arena_finish(&arena);
}

static const struct findings *measure(const struct typesetter *typesetter, const struct face *face,
                                      struct arena *arena)
{
    struct findings *findings = ARENA_NEW(arena, struct findings);
    struct pair_kinship kinship;

    pair_letters_find(&findings->letters, typesetter, face);
    pair_letters_kinship(&findings->letters, &kinship);
    pair_letters_kerning(&findings->letters, typesetter, face, &findings->measures);
    pair_outlines_measure(&findings->letters, face, arena, &findings->measures);
    pair_rules_decide(&findings->measures, &kinship, face->units_per_em, findings->kerning);
    return findings;
}

static uint8_t spare_of(int32_t gap, double em)
{
    double spare = floor((gap / em - PAIR_LEAST_GAP) * 1000);
    return (uint8_t)fmin(fmax(spare, 0), SPARE_MOST);
}

static void fill_table(struct pair_table *table, const struct findings *findings, double em)
{
    const struct pair_measures *measures = &findings->measures;

    memcpy(table->glyphs, findings->letters.glyphs, sizeof table->glyphs);
    memset(table->adjustments, 0, sizeof table->adjustments);
    memset(table->spare, SPARE_MOST, sizeof table->spare);
    for (size_t i = 0; i < PAIR_LETTERS; i++) {
        for (size_t j = 0; j < PAIR_LETTERS; j++) {
            if (!measures->known[i][j])
                continue;
            table->adjustments[i + 1][j + 1] =
                (int16_t)(findings->kerning[i][j] - measures->kerning[i][j]);
            table->spare[i + 1][j + 1] =
                spare_of(measures->room[i][j] + findings->kerning[i][j], em);
        }
    }
}

/* Letters that a font draws alike share a glyph; then the last of them speaks for it. */
static void number_glyphs(struct pair_table *table)
{
    memset(table->numbers, 0, table->glyph_count);
    for (unsigned i = 0; i < PAIR_LETTERS; i++) {
        if (table->glyphs[i] && table->glyphs[i] < table->glyph_count)
            table->numbers[table->glyphs[i]] = (uint8_t)(i + 1);
    }
}

size_t typesetter_pair_fits(struct typesetter *typesetter, unsigned face, struct arena *arena,
                            const struct pair_fit **fits)
{
    const struct face *measured = face_at(typesetter, face);
    const struct findings *findings = measure(typesetter, measured, arena);
    const struct pair_measures *measures = &findings->measures;
    float em = (float)measured->units_per_em;
    size_t count = 0, of_text = PAIR_CAPITALS + PAIR_SMALL;

    struct pair_fit *found = ARENA_ARRAY(arena, struct pair_fit, of_text * PAIR_SMALL);
    for (size_t i = 0; i < of_text; i++) {
        for (size_t j = PAIR_CAPITALS; j < of_text; j++) {
            if (!measures->known[i][j])
                continue;
            int32_t before = measures->kerning[i][j], after = findings->kerning[i][j];
            found[count++] = (struct pair_fit){
                .first = findings->letters.code_points[i],
                .second = findings->letters.code_points[j],
                .kerning_before = (float)before / em,
                .gap_before = (float)(measures->room[i][j] + before) / em,
                .kerning_after = (float)after / em,
                .gap_after = (float)(measures->room[i][j] + after) / em,
            };
        }
    }
    *fits = found;
    return count;
}

/* Where the directory of the face's tables begins: a collection holds several. */
static size_t directory_at(struct text file)
{
    if (!text_starts_with(file, TEXT("ttcf")) || file.size < 16)
        return 0;
    const uint8_t *bytes = (const uint8_t *)file.data;
    return (size_t)bytes[12] << 24 | (size_t)bytes[13] << 16 | (size_t)bytes[14] << 8 | bytes[15];
}

/* The directory holds the length and a checksum of every table, so that it stands for the file: to
 * read all of it at every start would cost more than the rest of the table's use. The head says
 * besides when the file was last changed. */
static struct text directory_of(struct text file)
{
    size_t from = directory_at(file);
    struct text rest = text_slice(file, from, file.size);
    if (rest.size < DIRECTORY_SIZE)
        return rest;
    const uint8_t *bytes = (const uint8_t *)rest.data;
    size_t count = (size_t)bytes[4] << 8 | bytes[5];
    return text_slice(rest, 0, DIRECTORY_SIZE + count * DIRECTORY_ENTRY_SIZE);
}

static struct text text_of_blob(hb_blob_t *blob)
{
    unsigned size;
    const char *data = hb_blob_get_data(blob, &size);
    return (struct text){data, size};
}

void typesetter_face_digest(const struct typesetter *typesetter, unsigned face,
                            uint8_t digest[DIGEST_SIZE])
{
    const struct face *asked = face_at(typesetter, face);
    hb_face_t *tables = hb_font_get_face(asked->shaper);
    hb_blob_t *file = hb_face_reference_blob(tables);
    hb_blob_t *head = hb_face_reference_table(tables, HB_TAG('h', 'e', 'a', 'd'));
    struct arena arena = {0};
    struct text_builder all = {.arena = &arena};

    builder_format(&all, "%zu ", text_of_blob(file).size);
    builder_add(&all, directory_of(text_of_blob(file)));
    builder_add(&all, text_of_blob(head));
    for (size_t i = 0; i < asked->feature_count; i++)
        builder_format(&all, " %u=%u", asked->features[i].tag, asked->features[i].value);
    digest_sha256(builder_text(&all), digest);

    arena_finish(&arena);
    hb_blob_destroy(head);
    hb_blob_destroy(file);
}

static void add_number(struct text_builder *bytes, uint16_t number)
{
    char two[] = {(char)(number & 0xFF), (char)(number >> 8)};
    builder_add(bytes, (struct text){two, sizeof two});
}

static void add_digest(struct text_builder *bytes, const uint8_t digest[DIGEST_SIZE])
{
    builder_add(bytes, (struct text){(const char *)digest, DIGEST_SIZE});
}

struct text typesetter_pairs(const struct typesetter *typesetter, unsigned face,
                             struct arena *arena)
{
    const struct pair_table *table = face_at(typesetter, face)->pairs;
    struct text_builder bytes = {.arena = arena};
    uint8_t digest[DIGEST_SIZE];
    if (!table)
        return TEXT("");

    builder_add(&bytes, text_from(title));
    typesetter_face_digest(typesetter, face, digest);
    add_digest(&bytes, digest);
    for (size_t i = 0; i < PAIR_LETTERS; i++)
        add_number(&bytes, table->glyphs[i]);
    for (size_t i = 1; i <= PAIR_LETTERS; i++) {
        for (size_t j = 1; j <= PAIR_LETTERS; j++)
            add_number(&bytes, (uint16_t)table->adjustments[i][j]);
    }
    for (size_t i = 1; i <= PAIR_LETTERS; i++)
        builder_add(&bytes, (struct text){(const char *)&table->spare[i][1], PAIR_LETTERS});
    digest_sha256(builder_text(&bytes), digest);
    add_digest(&bytes, digest);
    return builder_text(&bytes);
}

/* The next bytes of a table whose size has been checked. */
static const uint8_t *take(struct text *rest, size_t size)
{
    assert(size <= rest->size);
    const char *bytes = rest->data;
    *rest = text_slice(*rest, size, rest->size);
    return (const uint8_t *)bytes;
}

static uint16_t take_number(struct text *rest)
{
    const uint8_t *bytes = take(rest, 2);
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

/* The outside of a table: whether it is one, whole, and of this face. */
static bool is_table(const struct typesetter *typesetter, unsigned face, struct text bytes,
                     struct error *error)
{
    uint8_t digest[DIGEST_SIZE];
    if (!text_starts_with(bytes, text_from(title)))
        return error_set(error, ERROR_FORMAT, "this is no table of letter pairs, or an old one");
    if (bytes.size != TABLE_SIZE)
        return error_set(error, ERROR_FORMAT,
                         "a table of letter pairs has %d bytes, and here are %zu", TABLE_SIZE,
                         bytes.size);

    digest_sha256(text_slice(bytes, 0, TABLE_SIZE - DIGEST_SIZE), digest);
    if (memcmp(digest, bytes.data + TABLE_SIZE - DIGEST_SIZE, DIGEST_SIZE) != 0)
        return error_set(error, ERROR_FORMAT, "the table of letter pairs is damaged");
    typesetter_face_digest(typesetter, face, digest);
    if (memcmp(digest, bytes.data + TITLE_SIZE, DIGEST_SIZE) != 0)
        return error_set(error, ERROR_FORMAT, "these are the letter pairs of another face");
    return true;
}

static bool read_values(struct pair_table *table, unsigned glyph_count, double em,
                        struct text values, struct error *error)
{
    for (size_t i = 0; i < PAIR_LETTERS; i++) {
        table->glyphs[i] = take_number(&values);
        if (table->glyphs[i] >= glyph_count)
            return error_set(error, ERROR_FORMAT, "the letter pairs name glyph %d of %u",
                             table->glyphs[i], glyph_count);
    }
    for (size_t i = 1; i <= PAIR_LETTERS; i++) {
        for (size_t j = 1; j <= PAIR_LETTERS; j++) {
            int16_t adjustment = table->adjustments[i][j] = (int16_t)take_number(&values);
            if (abs(adjustment) > em)
                return error_set(error, ERROR_FORMAT, "the letter pairs are moved by %d units",
                                 adjustment);
        }
    }
    memset(table->spare, SPARE_MOST, sizeof table->spare);
    for (size_t i = 1; i <= PAIR_LETTERS; i++)
        memcpy(&table->spare[i][1], take(&values, PAIR_LETTERS), PAIR_LETTERS);
    return true;
}

bool typesetter_use_pairs(struct typesetter *typesetter, unsigned face, struct text bytes,
                          struct error *error)
{
    struct face *used = &typesetter->faces[face];
    struct pair_table read = {0};
    if (!is_table(typesetter, face, bytes, error) ||
        !read_values(&read, hb_face_get_glyph_count(hb_font_get_face(used->shaper)),
                     used->units_per_em,
                     text_slice(bytes, TITLE_SIZE + DIGEST_SIZE, TABLE_SIZE - DIGEST_SIZE), error))
        return false;

    struct pair_table *table = table_of(typesetter, used);
    read.numbers = table->numbers;
    read.glyph_count = table->glyph_count;
    *table = read;
    number_glyphs(table);
    used->pairs = table;
    return true;
}
