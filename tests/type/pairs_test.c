/* The pair guard, judged by pictures: every letter is drawn by FreeType with 500 px to the em, and
 * what stands between two of them is counted in pixels. Nothing here looks at the guard's own
 * measures. */
#include "type_support.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "type/pairs.h"

enum {
    PX = 500,
    NEAR = 8, /* rows: 0.016 em */
    ROWS = 2 * PX,
    BASELINE = 600, /* rows from the top */
    BLANK = 100000,
    LETTERS_MOST = 100,
    PAIRS = 3075
};

static const char capitals[] = "АӘБВГҒДЕЖЗИКҚЛМНҢОӨПРСТУҰҮФХҺШЫІЮЯ";
static const char small[] = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
static const char all_capitals[] = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ";
static const char twins[][2][3] = {{"Қ", "К"}, {"Ғ", "Г"}, {"Ң", "Н"}, {"Ү", "У"}, {"Ұ", "У"},
                                   {"Ө", "О"}, {"Һ", "Н"}, {"қ", "к"}, {"ғ", "г"}, {"ң", "н"},
                                   {"ү", "у"}, {"ұ", "у"}, {"ө", "о"}, {"һ", "н"}};

static const struct {
    enum face_role role;
    const char *name, *file;
} faces[] = {
    {FACE_TEXT, "Inter Regular", "/usr/share/fonts/opentype/inter/Inter-Regular.otf"},
    {FACE_MEDIUM, "Inter Medium", "/usr/share/fonts/opentype/inter/Inter-Medium.otf"},
    {FACE_TITLE, "Inter SemiBold", "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"},
    {FACE_QUOTE, "Vollkorn Medium", "/usr/share/fonts/truetype/vollkorn/Vollkorn-Medium.ttf"},
};
enum { FACES = sizeof faces / sizeof *faces };

/* The first and last column with ink in every row; BLANK where there is none. */
struct letter_picture {
    char letter[3];
    int left[ROWS], right[ROWS];
};

struct album {
    struct letter_picture pictures[LETTERS_MOST];
    size_t count;
};

static struct album albums[FACES];

static void draw_letter(struct letter_picture *picture, FT_Face font, const char *letter)
{
    uint32_t code_point;
    size_t offset = 0;
    assert_true(text_next(text_from(letter), &offset, &code_point));
    assert_int_equal(FT_Load_Char(font, code_point, FT_LOAD_NO_HINTING | FT_LOAD_RENDER), 0);
    assert_int_not_equal(FT_Get_Char_Index(font, code_point), 0);

    const FT_Bitmap *bitmap = &font->glyph->bitmap;
    memcpy(picture->letter, letter, strlen(letter) + 1);
    for (int row = 0; row < ROWS; row++)
        picture->left[row] = picture->right[row] = BLANK;
    for (int y = 0; y < (int)bitmap->rows; y++) {
        int row = BASELINE - font->glyph->bitmap_top + y;
        assert_in_range(row, 0, ROWS - 1);
        for (int x = 0; x < (int)bitmap->width; x++) {
            if (bitmap->buffer[y * bitmap->pitch + x] <= 127)
                continue;
            if (picture->left[row] == BLANK)
                picture->left[row] = font->glyph->bitmap_left + x;
            picture->right[row] = font->glyph->bitmap_left + x;
        }
    }
}

static void draw_letters(struct album *album, FT_Face font, const char *letters)
{
    for (; *letters; letters += 2) {
        char letter[3] = {letters[0], letters[1], 0};
        draw_letter(&album->pictures[album->count++], font, letter);
    }
}

static void use_tables(struct fixture *fixture)
{
    for (unsigned face = 0; face < typesetter_face_count(fixture->typesetter); face++)
        if (typesetter_face_has_pairs(fixture->typesetter, face))
            typesetter_measure_pairs(fixture->typesetter, face);
}

/* The fixture of all tests has its tables. */
static int open_albums(void **state)
{
    FT_Library library;
    if (fixture_create(state) || FT_Init_FreeType(&library))
        return -1;
    for (size_t i = 0; i < FACES; i++) {
        FT_Face font;
        if (FT_New_Face(library, faces[i].file, 0, &font) || FT_Set_Pixel_Sizes(font, 0, PX))
            return -1;
        draw_letters(&albums[i], font, all_capitals);
        draw_letters(&albums[i], font, small);
        FT_Done_Face(font);
    }
    FT_Done_FreeType(library);
    use_tables(*state);
    return 0;
}

static const struct letter_picture *picture_of(size_t face, const char *letter)
{
    for (size_t i = 0; i < albums[face].count; i++)
        if (!strcmp(albums[face].pictures[i].letter, letter))
            return &albums[face].pictures[i];
    fail_msg("%s was not drawn", letter);
    return NULL;
}

/* Pixels between the ink of two letters when the second stands so far behind the first. */
static double gap_between(const struct letter_picture *first, const struct letter_picture *second,
                          double advance)
{
    int least = BLANK;
    for (int row = 0; row < ROWS; row++) {
        if (first->right[row] == BLANK)
            continue;
        for (int near = row - NEAR; near <= row + NEAR; near++) {
            if (near < 0 || near >= ROWS || second->left[near] == BLANK)
                continue;
            int between = second->left[near] - first->right[row] - 1;
            least = between < least ? between : least;
        }
    }
    return least + advance;
}

static double advance_of(struct fixture *fixture, const struct type_style *style, const char *words)
{
    return (double)text_advance(fixture->typesetter, text_from(words), style);
}

static struct type_style style_of(size_t face)
{
    return (struct type_style){.role = faces[face].role, .px = PX, .language = TEXT("kk")};
}

static double kerning_of(struct fixture *fixture, const struct type_style *style, const char *first,
                         const char *second)
{
    char pair[5];
    snprintf(pair, sizeof pair, "%s%s", first, second);
    return (advance_of(fixture, style, pair) - advance_of(fixture, style, first) -
            advance_of(fixture, style, second)) /
           PX;
}

/* Em between two letters as they are set. */
static double gap_of(struct fixture *fixture, size_t face, const struct type_style *style,
                     const char *first, const char *second)
{
    char pair[5];
    snprintf(pair, sizeof pair, "%s%s", first, second);
    double advance = advance_of(fixture, style, pair) - advance_of(fixture, style, second);
    return gap_between(picture_of(face, first), picture_of(face, second), advance) / PX;
}

struct tally {
    size_t pairs, touching, tight; /* under 0.02 em */
    char worst[5];
    double least;
};

static void count_pairs(struct fixture *fixture, size_t face, const struct type_style *style,
                        const char *firsts, const char *seconds, struct tally *tally)
{
    for (; *firsts; firsts += 2) {
        for (const char *at = seconds; *at; at += 2) {
            char first[3] = {firsts[0], firsts[1], 0}, second[3] = {at[0], at[1], 0};
            double gap = gap_of(fixture, face, style, first, second);
            tally->pairs++;
            tally->touching += gap <= 0;
            tally->tight += gap < 0.02;
            if (gap < tally->least) {
                tally->least = gap;
                snprintf(tally->worst, sizeof tally->worst, "%s%s", first, second);
            }
        }
    }
}

static void assert_no_pair_is_tight(const struct tally *tally, const char *face)
{
    if (tally->tight)
        fail_msg("%s: of %zu pairs %zu touch, %zu are tight; %s stands at %.3f em", face,
                 tally->pairs, tally->touching, tally->tight, tally->worst, tally->least);
}

static void faces_with_cyrillic_have_pairs(void **state)
{
    struct fixture *fixture = *state;

    for (unsigned face = 0; face < typesetter_face_count(fixture->typesetter); face++) {
        bool is_arabic = strstr(typesetter_face_name(fixture->typesetter, face), "Arabic");
        assert_int_equal(typesetter_face_has_pairs(fixture->typesetter, face), !is_arabic);
    }
}

static void no_pair_is_tight(void **state)
{
    struct fixture *fixture = *state;

    for (size_t face = 0; face < FACES; face++) {
        struct type_style style = style_of(face);
        struct tally tally = {.least = 1};
        count_pairs(fixture, face, &style, capitals, small, &tally);
        count_pairs(fixture, face, &style, small, small, &tally);
        assert_int_equal(tally.pairs, PAIRS);
        assert_no_pair_is_tight(&tally, faces[face].name);
    }
}

static void no_pair_of_capitals_is_tight(void **state)
{
    struct fixture *fixture = *state;

    for (size_t face = 0; face < FACES; face++) {
        struct type_style style = style_of(face);
        struct tally tally = {.least = 1};
        style.capitals = true;
        count_pairs(fixture, face, &style, all_capitals, all_capitals, &tally);
        assert_no_pair_is_tight(&tally, faces[face].name);
    }
}

/* Titles are set with -0.008 em, labels in capitals with 0.06. */
static void spacing_makes_no_pair_tight(void **state)
{
    static const float trackings[] = {-0.008f, -0.03f, 0.06f};
    struct fixture *fixture = *state;

    for (size_t face = 0; face < FACES; face++) {
        for (size_t i = 0; i < sizeof trackings / sizeof *trackings; i++) {
            struct type_style style = style_of(face);
            struct tally tally = {.least = 1};
            style.tracking = trackings[i];
            count_pairs(fixture, face, &style, capitals, small, &tally);
            count_pairs(fixture, face, &style, small, small, &tally);
            assert_no_pair_is_tight(&tally, faces[face].name);
        }
    }
}

static const char *twin_of(const char *letter)
{
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (!strcmp(twins[i][0], letter))
            return twins[i][1];
    return letter;
}

static bool is_one_of(const char *letter, const char *letters)
{
    return strstr(letters, letter) != NULL;
}

/* Two capitals of which one is drawn otherwise than its twin may stand nearer than the twins.
 * 0.03: a gap that allows no more, and what this test's pixels may differ from outlines. */
static bool is_kerned_as_twin(struct fixture *fixture, size_t face, const char *first,
                              const char *second)
{
    struct type_style style = style_of(face);
    double ours = kerning_of(fixture, &style, first, second);
    double theirs = kerning_of(fixture, &style, twin_of(first), twin_of(second));

    bool may_be_nearer = is_one_of(first, all_capitals) && is_one_of(second, all_capitals) &&
                         (is_one_of(first, "ҮҰҺ") || is_one_of(second, "ҮҰҺ"));
    if (may_be_nearer && ours < theirs)
        return true;
    return fabs(ours - theirs) < 0.0102 || gap_of(fixture, face, &style, first, second) < 0.03;
}

static size_t count_apart(struct fixture *fixture, size_t face, const char *firsts,
                          const char *seconds, char example[5])
{
    size_t apart = 0;
    for (; *firsts; firsts += 2) {
        for (const char *at = seconds; *at; at += 2) {
            char first[3] = {firsts[0], firsts[1], 0}, second[3] = {at[0], at[1], 0};
            if (is_kerned_as_twin(fixture, face, first, second))
                continue;
            apart++;
            snprintf(example, 5, "%s%s", first, second);
        }
    }
    return apart;
}

static void kazakh_letters_are_kerned_as_their_twins(void **state)
{
    struct fixture *fixture = *state;

    for (size_t face = 0; face < FACES; face++) {
        char example[5] = "";
        size_t apart = count_apart(fixture, face, capitals, small, example) +
                       count_apart(fixture, face, small, small, example) +
                       count_apart(fixture, face, all_capitals, all_capitals, example);
        if (apart)
            fail_msg("%s: %zu pairs are not kerned as their twins, as %s", faces[face].name, apart,
                     example);
    }
}

static void capitals_drawn_otherwise_stand_no_farther_than_the_font_says(void **state)
{
    static const char *const pairs[][2] = {{"О", "Ү"}, {"С", "Ұ"}, {"Ү", "О"}, {"Һ", "У"},
                                           {"Һ", "Ү"}, {"Һ", "Т"}, {"Б", "Ү"}};
    void *plain;
    assert_int_equal(fixture_create(&plain), 0);

    for (size_t face = 0; face < FACES; face++) {
        struct type_style style = style_of(face);
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
            double own = kerning_of(plain, &style, pairs[i][0], pairs[i][1]);
            double ours = kerning_of(*state, &style, pairs[i][0], pairs[i][1]);
            if (ours > own + 0.0001)
                fail_msg("%s: %s%s goes from %.3f to %.3f", faces[face].name, pairs[i][0],
                         pairs[i][1], own, ours);
        }
    }
    fixture_destroy(&plain);
}

/* Without this the other tests would prove nothing: the fonts by themselves. */
static void without_tables_pairs_are_tight_and_twins_apart(void **state)
{
    void *plain;
    (void)state;
    assert_int_equal(fixture_create(&plain), 0);

    for (size_t face = 0; face < FACES; face++) {
        struct type_style style = style_of(face);
        struct tally tally = {.least = 1};
        char example[5] = "";
        count_pairs(plain, face, &style, capitals, small, &tally);
        count_pairs(plain, face, &style, small, small, &tally);
        size_t apart = count_apart(plain, face, capitals, small, example) +
                       count_apart(plain, face, small, small, example);
        print_message("%s: %zu touch, %zu tight, %zu apart from their twins\n", faces[face].name,
                      tally.touching, tally.tight, apart);
        assert_true(tally.tight > 0 && apart > 0);
    }
    fixture_destroy(&plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faces_with_cyrillic_have_pairs),
        cmocka_unit_test(no_pair_is_tight),
        cmocka_unit_test(no_pair_of_capitals_is_tight),
        cmocka_unit_test(spacing_makes_no_pair_tight),
        cmocka_unit_test(kazakh_letters_are_kerned_as_their_twins),
        cmocka_unit_test(capitals_drawn_otherwise_stand_no_farther_than_the_font_says),
        cmocka_unit_test(without_tables_pairs_are_tight_and_twins_apart),
    };
    return cmocka_run_group_tests_name("pairs", tests, open_albums, fixture_destroy);
}
