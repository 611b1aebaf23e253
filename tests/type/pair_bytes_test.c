/* Tables of letter pairs as bytes: kept and used again, and refused when they are not right. */
#include "type_support.h"

#include <string.h>

#include "base/digest.h"
#include "type/pairs.h"

enum {
    REGULAR = 0, /* in the order in which the roles of fonts/faces.json name them */
    MEDIUM = 2,
    VOLLKORN = 5,
    FIRST_GLYPH = 46, /* of the bytes, see pairs.c */
    FIRST_PAIR = 214
};

static const char *const samples[] = {
    "Үлкен залда қорғалған құқық туралы конвенция талқыланды",
    "ҮАҚЫТ болғанда ҚҰҚЫҚ қорғалған, қалды",
    "Оңтүстік облысы, Үлкен қоғам: ақын – 14:30–15:15",
};

static const struct text plain_samples[] = {
    TEXT("The United Nations Convention, AV To 1989"),
    TEXT("Қазақша 14:30–15:15 «№ 3»"),
    TEXT("قازاقستان رەسپۋبليكاسى"),
};

static struct typesetter *open_typesetter(struct fixture *fixture)
{
    struct typesetter *typesetter;
    struct error error = {0};
    struct text list = read_whole_file(&fixture->arena, "../fonts/faces.json");
    if (!typesetter_create(&typesetter, list, &error))
        fail_msg("%s", error.message);
    return typesetter;
}

static struct text table_of(struct fixture *fixture, unsigned face)
{
    struct typesetter *typesetter = open_typesetter(fixture);
    typesetter_measure_pairs(typesetter, face);
    struct text bytes = typesetter_pairs(typesetter, face, &fixture->arena);
    typesetter_destroy(typesetter);
    return text_copy(&fixture->arena, bytes);
}

static struct paragraph set_by(struct fixture *fixture, struct typesetter *typesetter,
                               struct text text, enum face_role role)
{
    struct paragraph paragraph;
    struct paragraph_request request = plain_request(text);
    request.style.role = role;
    request.style.px = 200;
    request.width = 1500;
    paragraph_set(&paragraph, &fixture->arena, typesetter, &request);
    return paragraph;
}

static bool same_glyphs(const struct paragraph *a, const struct paragraph *b)
{
    return a->glyph_count == b->glyph_count &&
           !memcmp(a->glyphs, b->glyphs, a->glyph_count * sizeof *a->glyphs);
}

static void faces_stand_where_these_tests_think(void **state)
{
    struct fixture *fixture = *state;

    assert_string_equal(typesetter_face_name(fixture->typesetter, REGULAR), "Inter Regular");
    assert_string_equal(typesetter_face_name(fixture->typesetter, MEDIUM), "Inter Medium");
    assert_string_equal(typesetter_face_name(fixture->typesetter, VOLLKORN), "Vollkorn Medium");
}

static void face_without_a_table_has_no_bytes(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(typesetter_pairs(fixture->typesetter, REGULAR, &fixture->arena).size, 0);
}

static void kept_table_sets_the_same_paragraphs(void **state)
{
    struct fixture *fixture = *state;
    static const enum face_role roles[] = {FACE_TEXT, FACE_QUOTE};
    static const unsigned faces[] = {REGULAR, VOLLKORN};
    struct typesetter *plain = open_typesetter(fixture), *measured = open_typesetter(fixture),
                      *read = open_typesetter(fixture);
    struct error error = {0};

    for (size_t i = 0; i < 2; i++) {
        typesetter_measure_pairs(measured, faces[i]);
        struct text bytes = typesetter_pairs(measured, faces[i], &fixture->arena);
        if (!typesetter_use_pairs(read, faces[i], bytes, &error))
            fail_msg("%s", error.message);
        struct text again = typesetter_pairs(read, faces[i], &fixture->arena);
        assert_true(text_equal(bytes, again));

        for (size_t j = 0; j < sizeof samples / sizeof *samples; j++) {
            struct text text = text_from(samples[j]);
            struct paragraph one = set_by(fixture, measured, text, roles[i]);
            struct paragraph two = set_by(fixture, read, text, roles[i]);
            struct paragraph three = set_by(fixture, plain, text, roles[i]);
            assert_true(same_glyphs(&one, &two));
            if (same_glyphs(&one, &three))
                fail_msg("the table of %s changes nothing in \"%s\"", face_role_name(roles[i]),
                         samples[j]);
        }
    }
    typesetter_destroy(plain);
    typesetter_destroy(measured);
    typesetter_destroy(read);
}

/* Only neighbours that are both letters of the table are moved, and only in their face. */
static void all_else_stands_as_without_a_table(void **state)
{
    struct fixture *fixture = *state;
    struct typesetter *plain = open_typesetter(fixture), *guarded = open_typesetter(fixture);

    typesetter_measure_pairs(guarded, REGULAR);
    for (size_t i = 0; i < sizeof plain_samples / sizeof *plain_samples; i++) {
        struct paragraph one = set_by(fixture, plain, plain_samples[i], FACE_TEXT);
        struct paragraph two = set_by(fixture, guarded, plain_samples[i], FACE_TEXT);
        assert_true(same_glyphs(&one, &two));
    }
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct paragraph one = set_by(fixture, plain, text_from(samples[i]), FACE_QUOTE);
        struct paragraph two = set_by(fixture, guarded, text_from(samples[i]), FACE_QUOTE);
        assert_true(same_glyphs(&one, &two));
    }
    typesetter_destroy(plain);
    typesetter_destroy(guarded);
}

static void digests_tell_faces_apart(void **state)
{
    struct fixture *fixture = *state;
    struct typesetter *other = open_typesetter(fixture);
    uint8_t regular[DIGEST_SIZE], medium[DIGEST_SIZE], again[DIGEST_SIZE];

    typesetter_face_digest(fixture->typesetter, REGULAR, regular);
    typesetter_face_digest(fixture->typesetter, MEDIUM, medium);
    typesetter_face_digest(other, REGULAR, again);

    assert_memory_not_equal(regular, medium, DIGEST_SIZE);
    assert_memory_equal(regular, again, DIGEST_SIZE);
    typesetter_destroy(other);
}

static void digest_depends_on_the_features(void **state)
{
    struct fixture *fixture = *state;
    static const char list[] =
        "{\"roles\":{\"text\":[\"A\"],\"medium\":[\"B\"],\"title\":[\"A\"],\"quote\":[\"A\"],"
        "\"arabic\":[\"A\"]},\"faces\":["
        "{\"name\":\"A\",\"files\":[\"/usr/share/fonts/opentype/inter/Inter-Regular.otf\"]},"
        "{\"name\":\"B\",\"files\":[\"/usr/share/fonts/opentype/inter/Inter-Regular.otf\"],"
        "\"features\":[\"ss01\"]}]}";
    struct typesetter *typesetter;
    struct error error = {0};
    uint8_t plain[DIGEST_SIZE], featured[DIGEST_SIZE], listed[DIGEST_SIZE];
    if (!typesetter_create(&typesetter, text_from(list), &error))
        fail_msg("%s", error.message);

    typesetter_face_digest(typesetter, 0, plain);
    typesetter_face_digest(typesetter, 1, featured);
    typesetter_face_digest(fixture->typesetter, REGULAR, listed);

    assert_memory_not_equal(plain, featured, DIGEST_SIZE);
    assert_memory_equal(plain, listed, DIGEST_SIZE);
    typesetter_destroy(typesetter);
}

static void assert_refused(struct fixture *fixture, struct text bytes, const char *words)
{
    struct typesetter *typesetter = open_typesetter(fixture);
    struct error error = {0};

    assert_false(typesetter_use_pairs(typesetter, REGULAR, bytes, &error));
    if (!strstr(error.message, words))
        fail_msg("\"%s\" does not say \"%s\"", error.message, words);
    assert_int_equal(typesetter_pairs(typesetter, REGULAR, &fixture->arena).size, 0);
    typesetter_destroy(typesetter);
}

static void what_is_no_table_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct text table = table_of(fixture, REGULAR);
    struct text longer = text_format(&fixture->arena, "%.*s", TEXT_ARG(TEXT("taqta pairs 1\n..")));

    assert_refused(fixture, TEXT(""), "no table of letter pairs");
    assert_refused(fixture, TEXT("taqta pairs 0\n"), "no table of letter pairs, or an old one");
    assert_refused(fixture, longer, "and here are 16");
    assert_refused(fixture, text_slice(table, 0, table.size - 1), "has 21414 bytes");
}

static void damaged_table_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct text table = table_of(fixture, REGULAR);

    for (size_t at = 14; at < table.size; at += 97) {
        char *bytes = (char *)text_copy(&fixture->arena, table).data;
        bytes[at] ^= 0x10;
        assert_refused(fixture, (struct text){bytes, table.size}, "damaged");
    }
}

static void table_of_another_face_is_refused(void **state)
{
    struct fixture *fixture = *state;

    assert_refused(fixture, table_of(fixture, MEDIUM), "another face");
}

/* A table that was written on purpose, with a right checksum. */
static struct text forged(struct fixture *fixture, size_t at, uint16_t value)
{
    struct text table = text_copy(&fixture->arena, table_of(fixture, REGULAR));
    uint8_t *bytes = (uint8_t *)table.data;
    bytes[at] = (uint8_t)value;
    bytes[at + 1] = (uint8_t)(value >> 8);
    digest_sha256(text_slice(table, 0, table.size - DIGEST_SIZE), bytes + table.size - DIGEST_SIZE);
    return table;
}

static void values_out_of_bounds_are_refused(void **state)
{
    struct fixture *fixture = *state;

    assert_refused(fixture, forged(fixture, FIRST_GLYPH, 65535), "name glyph 65535");
    assert_refused(fixture, forged(fixture, FIRST_PAIR, 0x7FFF), "moved by 32767 units");
    assert_refused(fixture, forged(fixture, FIRST_PAIR, 0x8000), "moved by -32768 units");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faces_stand_where_these_tests_think),
        cmocka_unit_test(face_without_a_table_has_no_bytes),
        cmocka_unit_test(kept_table_sets_the_same_paragraphs),
        cmocka_unit_test(all_else_stands_as_without_a_table),
        cmocka_unit_test(digests_tell_faces_apart),
        cmocka_unit_test(digest_depends_on_the_features),
        cmocka_unit_test(what_is_no_table_is_refused),
        cmocka_unit_test(damaged_table_is_refused),
        cmocka_unit_test(table_of_another_face_is_refused),
        cmocka_unit_test(values_out_of_bounds_are_refused),
    };
    return cmocka_run_group_tests_name("pair_bytes", tests, fixture_create, fixture_destroy);
}
