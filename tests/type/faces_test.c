/* The faces that are shipped: there, whole, and with letters that differ. */
#include "type_support.h"

#include <string.h>

static void every_role_has_all_promised_letters(void **state)
{
    struct fixture *fixture = *state;

    for (int role = 0; role < FACE_ROLE_COUNT; role++) {
        uint32_t lacking[4] = {0};
        size_t count = typesetter_uncovered(fixture->typesetter, (enum face_role)role, lacking, 4);
        if (count)
            fail_msg("%s lacks %zu letters, first U+%04X", face_role_name((enum face_role)role),
                     count, (unsigned)lacking[0]);
    }
}

static void faces_are_named_as_in_the_list(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(typesetter_face_count(fixture->typesetter), 6);
    assert_string_equal(typesetter_face_name(fixture->typesetter, 0), "Inter Regular");
    assert_string_equal(face_role_name(FACE_QUOTE), "quote");
}

static bool same_picture(struct fixture *fixture, enum face_role role, const char *a, const char *b)
{
    struct paragraph_request request = plain_request(text_from(a));
    request.style.role = role;
    request.style.px = 200;
    struct paragraph first = set(fixture, &request);
    request.text = text_from(b);
    struct paragraph second = set(fixture, &request);

    assert_int_equal(first.missing_count + second.missing_count, 0);
    struct painted left = paint(fixture, &first, 0), right = paint(fixture, &second, 0);
    return left.width == right.width && left.height == right.height &&
           !memcmp(left.bytes, right.bytes, (size_t)left.width * (size_t)left.height);
}

/* A font once mapped Ğ to the outline of G: having a letter is not enough. */
static void letters_look_different_from_their_base_letters(void **state)
{
    static const char *const twins[][2] = {
        {"Ә", "А"}, {"ә", "а"}, {"Ғ", "Г"}, {"ғ", "г"}, {"Қ", "К"}, {"қ", "к"}, {"Ң", "Н"},
        {"ң", "н"}, {"Ө", "О"}, {"ө", "о"}, {"Ұ", "Ү"}, {"ұ", "ү"}, {"Ү", "У"}, {"ү", "у"},
        {"Ұ", "У"}, {"ұ", "у"}, {"Һ", "Н"}, {"һ", "н"}, {"І", "Ї"}, {"і", "ї"}, {"Ё", "Е"},
        {"ё", "е"}, {"Й", "И"}, {"й", "и"}, {"Ä", "A"}, {"ä", "a"}, {"Ğ", "G"}, {"ğ", "g"},
        {"Ñ", "N"}, {"ñ", "n"}, {"Ŋ", "N"}, {"ŋ", "n"}, {"Ö", "O"}, {"ö", "o"}, {"Ū", "U"},
        {"ū", "u"}, {"Ü", "U"}, {"ü", "u"}, {"Ş", "S"}, {"ş", "s"}, {"İ", "I"}, {"ı", "i"},
        {"₸", "Т"}, {"№", "N"}, {"–", "-"}, {"−", "-"},
    };
    struct fixture *fixture = *state;

    for (int role = FACE_TEXT; role <= FACE_QUOTE; role++) {
        for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
            if (same_picture(fixture, (enum face_role)role, twins[i][0], twins[i][1]))
                fail_msg("%s: %s looks like %s", face_role_name((enum face_role)role), twins[i][0],
                         twins[i][1]);
        }
    }
    assert_true(same_picture(fixture, FACE_TEXT, "қ", "қ"));
}

/* The one face "Face" in all roles. */
static struct text list_of_one(struct fixture *fixture, const char *members)
{
    return text_format(&fixture->arena,
                       "{\"roles\":{\"text\":[\"Face\"],\"medium\":[\"Face\"],\"title\":[\"Face\"],"
                       "\"quote\":[\"Face\"],\"arabic\":[\"Face\"]},"
                       "\"faces\":[{\"name\":\"Face\",%s}]}",
                       members);
}

static void face_that_cannot_be_opened_is_named_with_the_reason(void **state)
{
    static const char *const rows[][2] = {
        {"\"files\":[\"/nowhere/a.otf\",\"/nowhere/b.otf\"],\"package\":\"fonts-face\"",
         "Face: cannot open /nowhere/a.otf, /nowhere/b.otf; install the Debian package fonts-face"},
        {"\"files\":[\"/nowhere/a.otf\"]", "Face: cannot open /nowhere/a.otf"},
        {"\"files\":[\"../fonts/faces.json\"]", "Face: ../fonts/faces.json is no font"},
        {"\"files\":[\"/nowhere/a.otf\",\"../fonts/faces.json\"],\"package\":\"fonts-face\"",
         "Face: ../fonts/faces.json is no font"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct typesetter *typesetter = NULL;
        struct error error = {0};
        assert_false(typesetter_create(&typesetter, list_of_one(*state, rows[i][0]), &error));
        assert_null(typesetter);
        assert_string_equal(error.message, rows[i][1]);
    }
}

static void slips_in_the_list_are_named(void **state)
{
    static const char *const slips[][2] = {
        {"{", "list of faces: "},
        {"{}", "roles.text: expected a list of faces"},
        {"{\"roles\":{\"text\":[]}}", "roles.text: expected a list of faces"},
        {"{\"roles\":{\"text\":[7]}}", "roles.text[0]: expected the name of a face"},
        {"{\"roles\":{\"text\":[\"Ghost\"]},\"faces\":[]}", "roles.text[0]: no face of this name"},
        {"{\"roles\":{\"text\":[\"A\"]},\"faces\":[{\"name\":\"A\",\"features\":[\"?\"]}]}",
         "features[0]: expected an OpenType feature"},
        {"{\"roles\":{\"text\":[\"A\"]},\"faces\":[{\"name\":\"A\",\"files\":[1]}]}",
         "files[0]: expected the path of a font file"},
        {"{\"roles\":{\"text\":[\"A\"]},\"faces\":[{\"name\":\"A\"}]}", "faces[0]: expected files"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct typesetter *typesetter = NULL;
        struct error error = {0};
        assert_false(typesetter_create(&typesetter, text_from(slips[i][0]), &error));
        if (!strstr(error.message, slips[i][1]))
            fail_msg("\"%s\" does not say \"%s\"", error.message, slips[i][1]);
    }
}

static void metrics_grow_with_the_size(void **state)
{
    struct fixture *fixture = *state;
    struct type_metrics small = type_metrics(fixture->typesetter, FACE_TEXT, 50);
    struct type_metrics large = type_metrics(fixture->typesetter, FACE_TEXT, 100);

    assert_true(small.x_height > 0 && small.x_height < small.cap_height);
    assert_true(small.cap_height < small.ascent && small.descent > 0);
    assert_float_equal(large.ascent, 2 * small.ascent, 0.001);
    assert_float_equal(large.cap_height, 72.7, 0.2); /* Inter: 0.727 em */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_role_has_all_promised_letters),
        cmocka_unit_test(faces_are_named_as_in_the_list),
        cmocka_unit_test(letters_look_different_from_their_base_letters),
        cmocka_unit_test(face_that_cannot_be_opened_is_named_with_the_reason),
        cmocka_unit_test(slips_in_the_list_are_named),
        cmocka_unit_test(metrics_grow_with_the_size),
    };
    return cmocka_run_group_tests_name("faces", tests, fixture_create, fixture_destroy);
}
