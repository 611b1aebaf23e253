/* What is said about faces: those that are shipped, and those of bad_fonts.py, each with one fault.
 */
#include "type_support.h"

#include <string.h>
#include <unistd.h>

#include "type/faces_check.h"

#define INTER "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
#define NASKH "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf"

/* A file that takes the place of one of the two faces of a list, and the first thing said of it. */
struct guest {
    const char *latin, *arabic, *said;
    bool is_refused; /* at every start; the others are only told */
};

static const struct guest guests[] = {
    {"breve-lost.otf", NULL, "Latin: Ğ has the outline of G", true},
    {"tail-lost.ttf", NULL, "Latin: Қ has the outline of К", true},
    {NULL, "dots-lost.ttf", "Arabic: ڭ has the outline of ك", true},
    {"letter-missing.otf", NULL, "role text: none of Latin, Arabic has Ң, ң", false},
    {"too-narrow.otf", NULL, "Latin: 41 pairs of letters run into each other, farthest ғ, ", false},
    {"box.otf", NULL, "Latin: draws the sign for missing letters as Ө", false},
    {"blank.ttf", NULL, "Latin: draws nothing for ұ", false},
    {"damaged.ttf", NULL, "Latin: the file is damaged: no outline of н", false},
    {"cut-short.otf", NULL, "Latin: " BAD_FONTS "/cut-short.otf is cut short: its table ", true},
    {"head-only.otf", NULL,
     "Latin: " BAD_FONTS "/head-only.otf is cut short: its list of tables is not whole", true},
    {"empty.otf", NULL, "Latin: " BAD_FONTS "/empty.otf ", true},
    {"no-font.otf", NULL, "Latin: " BAD_FONTS "/no-font.otf is no font", true},
    {NULL, "nowhere.ttf",
     "Arabic: cannot open " BAD_FONTS "/nowhere.ttf; install the Debian package fonts-arabic",
     true},
};

static struct text list_of(struct arena *arena, const char *latin, const char *arabic,
                           const char *sum)
{
    return text_format(
        arena,
        "{\"roles\": {\"text\": [\"Latin\", \"Arabic\"],"
        " \"medium\": [\"Latin\", \"Arabic\"], \"title\": [\"Latin\", \"Arabic\"],"
        " \"quote\": [\"Latin\", \"Arabic\"], \"arabic\": [\"Arabic\", \"Latin\"]},"
        " \"faces\": [{\"name\": \"Latin\", \"files\": [\"%s\"], \"sha256\": \"%s\"},"
        " {\"name\": \"Arabic\", \"files\": [\"%s\"],"
        " \"package\": \"fonts-arabic\"}]}",
        latin, sum, arabic);
}

static struct text list_with(struct arena *arena, const struct guest *guest)
{
    const char *file = guest->latin ? guest->latin : guest->arabic;
    struct text path = text_format(arena, BAD_FONTS "/%s", file);
    const char *guest_path = text_to_c(arena, path);

    return list_of(arena, guest->latin ? guest_path : INTER, guest->arabic ? guest_path : NASKH,
                   "");
}

/* Where nothing can make bad fonts, bad_fonts.py has said so. */
static void need_bad_fonts(void)
{
    if (access(BAD_FONTS "/another.otf", R_OK) != 0)
        skip();
}

static struct faces_report check(struct fixture *fixture, struct text list)
{
    struct faces_report report = {0};
    struct error error = {0};
    if (!faces_check(&report, &fixture->arena, list, &error))
        fail_msg("%s", error.message);
    return report;
}

static void faces_that_are_shipped_are_without_fault(void **state)
{
    struct fixture *fixture = *state;
    struct text list = read_whole_file(&fixture->arena, "../fonts/faces.json");
    struct faces_report report = check(fixture, list);

    assert_int_equal(report.face_count, 6);
    for (size_t i = 0; i < report.faults.count; i++)
        print_error("%s: %.*s\n", report.faults.items[i].place,
                    TEXT_ARG(report.faults.items[i].message));
    assert_int_equal(report.faults.count, 0);
}

/* Other bytes may be good too, but nobody has looked at them: the test asks for that. */
static void files_that_are_shipped_are_those_that_were_looked_at(void **state)
{
    struct fixture *fixture = *state;
    struct text list = read_whole_file(&fixture->arena, "../fonts/faces.json");
    struct faces_report report = check(fixture, list);

    for (size_t i = 0; i < report.face_count; i++) {
        if (report.faces[i].sum != FACE_SUM_KNOWN)
            fail_msg("%s: another file than before, sha256 %s", report.faces[i].name,
                     report.faces[i].digest);
    }
}

static void report_tells_roles_and_letters(void **state)
{
    struct fixture *fixture = *state;
    struct text list = read_whole_file(&fixture->arena, "../fonts/faces.json");
    struct faces_report report = check(fixture, list);
    const struct face_report *inter = &report.faces[0], *naskh = &report.faces[1];

    assert_string_equal(inter->name, "Inter Regular");
    assert_string_equal(inter->path, INTER);
    assert_true(inter->roles[FACE_TEXT] && inter->roles[FACE_ARABIC]);
    assert_false(inter->roles[FACE_TITLE]);
    /* All but the 31 letters and 3 marks of töte jazu. */
    assert_int_equal(inter->letter_count, report.letter_count - 34);
    assert_true(naskh->letter_count < inter->letter_count);
}

static void every_fault_is_named_with_face_and_letter(void **state)
{
    struct fixture *fixture = *state;
    need_bad_fonts();

    for (size_t i = 0; i < sizeof guests / sizeof *guests; i++) {
        struct faces_report report = check(fixture, list_with(&fixture->arena, &guests[i]));
        if (!report.faults.count)
            fail_msg("nothing said instead of \"%s\"", guests[i].said);
        struct text said = text_format(&fixture->arena, "%s: %.*s", report.faults.items[0].place,
                                       TEXT_ARG(report.faults.items[0].message));
        if (!text_starts_with(said, text_from(guests[i].said)))
            fail_msg("\"%.*s\" instead of \"%s\"", TEXT_ARG(said), guests[i].said);
    }
}

static void bad_face_is_refused_by_name_when_pages_are_to_be_set(void **state)
{
    struct fixture *fixture = *state;
    need_bad_fonts();

    for (size_t i = 0; i < sizeof guests / sizeof *guests; i++) {
        struct typesetter *typesetter = NULL;
        struct error error = {0};
        bool made = typesetter_create(&typesetter, list_with(&fixture->arena, &guests[i]), &error);
        typesetter_destroy(typesetter);
        if (made == guests[i].is_refused)
            fail_msg("%s instead of \"%s\"", made ? "taken" : error.message, guests[i].said);
        assert_int_equal(error.kind, made ? ERROR_NONE : ERROR_SYSTEM);
        if (!made && strncmp(error.message, guests[i].said, strlen(guests[i].said)) != 0)
            fail_msg("\"%s\" instead of \"%s\"", error.message, guests[i].said);
    }
}

/* One fault a face: what is said of a letter is not said again of all others. */
static void only_what_is_wrong_is_said(void **state)
{
    struct fixture *fixture = *state;
    static const struct guest lost = {.latin = "breve-lost.otf"};
    static const struct guest missing = {.latin = "letter-missing.otf"};
    need_bad_fonts();

    struct faces_report report = check(fixture, list_with(&fixture->arena, &lost));
    assert_int_equal(report.faults.count, 1);
    report = check(fixture, list_with(&fixture->arena, &missing));
    assert_int_equal(report.faults.count, FACE_ROLE_COUNT);
}

static void another_file_is_no_fault_but_said(void **state)
{
    struct fixture *fixture = *state;
    need_bad_fonts();

    struct text list = list_of(&fixture->arena, BAD_FONTS "/another.otf", NASKH, "0123");
    struct faces_report report = check(fixture, list);

    assert_int_equal(report.faults.count, 0);
    assert_int_equal(report.faces[0].sum, FACE_SUM_UNKNOWN);
    assert_int_equal(strlen(report.faces[0].digest), 64);
    assert_int_equal(report.faces[1].sum, FACE_SUM_UNLISTED);
}

/* Words of the role's own language would come from two faces, line by line. */
static void letters_that_only_a_later_face_has_are_named(void **state)
{
    struct fixture *fixture = *state;
    struct text list = list_of(&fixture->arena, NASKH, INTER, "");
    struct faces_report report = check(fixture, list);

    assert_int_equal(report.faults.count, FACE_ROLE_COUNT);
    assert_string_equal(report.faults.items[0].place, "role text");
    assert_text_equal(report.faults.items[0].message,
                      "Latin lacks Ә, ә, Ғ, ғ, Қ, қ, Ң, ң and 146 more; words with them "
                      "change face");
    assert_string_equal(report.faults.items[4].place, "role arabic");
}

static void slip_in_the_list_has_its_place(void **state)
{
    struct fixture *fixture = *state;
    struct faces_report report;
    struct error error = {0};

    assert_false(
        faces_check(&report, &fixture->arena, TEXT("{\"roles\": {\"text\": [\n7]}}"), &error));
    assert_int_equal(error.line, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faces_that_are_shipped_are_without_fault),
        cmocka_unit_test(files_that_are_shipped_are_those_that_were_looked_at),
        cmocka_unit_test(report_tells_roles_and_letters),
        cmocka_unit_test(every_fault_is_named_with_face_and_letter),
        cmocka_unit_test(bad_face_is_refused_by_name_when_pages_are_to_be_set),
        cmocka_unit_test(only_what_is_wrong_is_said),
        cmocka_unit_test(another_file_is_no_fault_but_said),
        cmocka_unit_test(letters_that_only_a_later_face_has_are_named),
        cmocka_unit_test(slip_in_the_list_has_its_place),
    };
    return cmocka_run_group_tests_name("faces check", tests, fixture_create, fixture_destroy);
}
