/* Right to left: joined, in the order it is read, in the middle of other text too. */
#include "type_support.h"

static struct paragraph set_words(struct fixture *fixture, const char *words, const char *language)
{
    struct paragraph_request request = plain_request(text_from(words));
    request.style.language = text_from(language);
    return set(fixture, &request);
}

/* ب in the middle of a word is another glyph than ب alone. */
static void arabic_letters_join(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph alone = set_words(fixture, "ب", "kk-Arab");
    struct paragraph joined = set_words(fixture, "ببب", "kk-Arab");

    bool differs = false;
    for (size_t i = 0; i < joined.glyph_count; i++)
        differs |= joined.glyphs[i].index != alone.glyphs[0].index;
    assert_true(differs);
    assert_true(joined.width < 3 * alone.width);
}

/* د and و join nothing before them, so that their glyphs are known from standing alone. */
static int32_t place_of(const struct paragraph *paragraph, unsigned index)
{
    for (size_t i = 0; i < paragraph->glyph_count; i++) {
        if (paragraph->glyphs[i].index == index)
            return paragraph->glyphs[i].x;
    }
    fail_msg("the glyph is not there");
    return 0;
}

static void first_letter_stands_on_the_right(void **state)
{
    struct fixture *fixture = *state;
    unsigned dal = set_words(fixture, "د", "kk-Arab").glyphs[0].index;
    unsigned waw = set_words(fixture, "و", "kk-Arab").glyphs[0].index;

    struct paragraph pair = set_words(fixture, "دو", "kk-Arab");

    assert_true(place_of(&pair, dal) > place_of(&pair, waw));
}

static void figures_inside_run_left_to_right(void **state)
{
    struct fixture *fixture = *state;
    unsigned dal = set_words(fixture, "د", "kk-Arab").glyphs[0].index;
    unsigned waw = set_words(fixture, "و", "kk-Arab").glyphs[0].index;
    struct paragraph_request request = plain_request(TEXT("د 25 و"));
    request.style.role = FACE_ARABIC;
    request.style.language = TEXT("kk-Arab");
    struct paragraph_request single = request;
    single.text = TEXT("2");
    unsigned two = set(fixture, &single).glyphs[0].index;
    single.text = TEXT("5");
    unsigned five = set(fixture, &single).glyphs[0].index;

    struct paragraph paragraph = set(fixture, &request);

    assert_true(place_of(&paragraph, dal) > place_of(&paragraph, five));
    assert_true(place_of(&paragraph, five) > place_of(&paragraph, two));
    assert_true(place_of(&paragraph, two) > place_of(&paragraph, waw));
}

static void language_decides_the_direction_before_the_first_letter(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("UNICEF د"));
    unsigned dal = set_words(fixture, "د", "kk-Arab").glyphs[0].index;
    request.width = 600;

    struct paragraph left = set(fixture, &request);
    request.style.language = TEXT("kk-Arab");
    struct paragraph right = set(fixture, &request);

    assert_int_equal(left.lines[0].x, 0);
    assert_true(place_of(&left, dal) > left.glyphs[0].x);
    assert_in_range(right.lines[0].x + right.width, 599, 600);
    assert_int_equal(right.glyphs[0].index, dal); /* the leftmost glyph */
}

static void each_line_is_ordered_by_itself(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request =
        plain_request(TEXT("قازاقستان بالالارى 2025 جىلى UNICEF ۇيىمىمەن بىرگە"));
    request.style.role = FACE_ARABIC;
    request.style.language = TEXT("kk-Arab");
    request.width = 400;

    struct paragraph paragraph = set(fixture, &request);

    assert_int_equal(paragraph.missing_count, 0);
    assert_true(paragraph.line_count >= 2);
    assert_true(text_starts_with(paragraph.lines[0].text, TEXT("قازاقستان")));
    for (size_t i = 0; i < paragraph.line_count; i++) {
        const struct set_line *line = &paragraph.lines[i];
        assert_in_range(line->x + line->width, 399, 400);
    }
    assert_glyphs_are_sound(fixture, &paragraph);
}

/* "{" and "}" stand for FSI and PDI. */
static struct text with_isolates(struct fixture *fixture, const char *words)
{
    struct text_builder builder = {.arena = &fixture->arena};
    for (; *words; words++) {
        if (*words == '{' || *words == '}')
            builder_add_code_point(&builder, *words == '{' ? 0x2068 : 0x2069);
        else
            builder_add(&builder, (struct text){words, 1});
    }
    return builder_text(&builder);
}

struct isolated_row {
    const char *with, *without;
};

static void isolates_are_invisible_where_all_is_read_from_the_left(void **state)
{
    struct fixture *fixture = *state;
    static const struct isolated_row rows[] = {
        {"{A}V{A}TAR, {fi}le", "AVATAR, file"},
        {"{Үлкен зал} · {бүгін}", "Үлкен зал · бүгін"},
        {"{Гүлнар Абдиғалиева}, {Ләйла Зинашева} мен {Renate Winter}",
         "Гүлнар Абдиғалиева, Ләйла Зинашева мен Renate Winter"},
        {"№ {3} зал, {12,5 млн} {теңге}", "№ 3 зал, 12,5 млн теңге"},
        {"{}", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int width = 120; width <= 920; width += 200) {
            struct paragraph_request request = plain_request(text_from(rows[i].without));
            request.width = width;
            struct paragraph plain = set(fixture, &request);
            request.text = with_isolates(fixture, rows[i].with);
            struct paragraph marked = set(fixture, &request);

            assert_int_equal(marked.glyph_count, plain.glyph_count);
            for (size_t j = 0; j < plain.glyph_count; j++)
                assert_memory_equal(&marked.glyphs[j], &plain.glyphs[j], sizeof *plain.glyphs);
            assert_int_equal(marked.line_count, plain.line_count);
            for (size_t j = 0; j < plain.line_count; j++)
                assert_true(text_equal(marked.lines[j].text, plain.lines[j].text));
            assert_int_equal(marked.missing_count, 0);
        }
    }
}

static size_t count_left_of(const struct paragraph *paragraph, int32_t x)
{
    size_t count = 0;
    for (size_t i = 0; i < paragraph->glyph_count; i++)
        count += paragraph->glyphs[i].x < x;
    return count;
}

static unsigned index_of(struct fixture *fixture, const char *letter)
{
    return set_words(fixture, letter, "en").glyphs[0].index;
}

/* Without the isolate U, » and 25 are one stretch from left to right. */
static void closing_mark_stays_on_the_side_of_its_field_before_a_number(void **state)
{
    struct fixture *fixture = *state;
    unsigned u = index_of(fixture, "U");
    struct paragraph_request request = plain_request(TEXT("د «U» 25"));
    request.style.language = TEXT("kk-Arab");

    struct paragraph bare = set(fixture, &request);
    request.text = with_isolates(fixture, "د «{U}» 25");
    struct paragraph isolated = set(fixture, &request);

    assert_int_equal(count_left_of(&bare, place_of(&bare, u)), 0);
    assert_int_equal(count_left_of(&isolated, place_of(&isolated, u)), 3);
    assert_text_equal(isolated.lines[0].text, "د «U» 25");
}

static void
text_without_a_letter_from_the_right_is_read_from_the_left_in_every_language(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {"10:24–11:05", "UNICEF (Florence).", "№ 3",
                                        "+7 (7172) 72-05"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct paragraph left = set_words(fixture, texts[i], "kk");
        struct paragraph right = set_words(fixture, texts[i], "kk-Arab");
        assert_int_equal(left.glyph_count, right.glyph_count);
        for (size_t j = 0; j < left.glyph_count; j++)
            assert_memory_equal(&left.glyphs[j], &right.glyphs[j], sizeof *left.glyphs);
    }
}

static void list_of_fields_runs_as_its_language_does(void **state)
{
    struct fixture *fixture = *state;
    unsigned a = index_of(fixture, "A"), z = index_of(fixture, "Z");
    struct paragraph_request request = plain_request(with_isolates(fixture, "{A}· {Z}"));

    struct paragraph left = set(fixture, &request);
    request.style.language = TEXT("kk-Arab");
    struct paragraph right = set(fixture, &request);

    assert_true(place_of(&left, a) < place_of(&left, z));
    assert_true(place_of(&right, a) > place_of(&right, z));
    assert_int_equal(right.lines[0].baseline, left.lines[0].baseline);
}

static void what_is_left_out_behind_a_latin_word_is_told_at_the_left_end(void **state)
{
    struct fixture *fixture = *state;
    unsigned ellipsis = index_of(fixture, "…");
    struct paragraph_request request = plain_request(TEXT("ورتاق UNICEF ۇيىمى"));
    request.style.language = TEXT("kk-Arab");
    request.max_lines = 1;
    request.width = 330;

    struct paragraph paragraph = set(fixture, &request);

    assert_true(paragraph.cut);
    assert_text_equal(paragraph.lines[0].text, "ورتاق UNICEF");
    assert_int_equal(count_left_of(&paragraph, place_of(&paragraph, ellipsis)), 0);
}

static void side_can_be_chosen_whatever_the_direction(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {"زال", "Hall"};
    for (size_t i = 0; i < 2; i++) {
        struct paragraph_request request = plain_request(text_from(texts[i]));
        request.width = 600;
        request.align = ALIGN_LEFT;
        assert_int_equal(set(fixture, &request).lines[0].x, 0);
        request.align = ALIGN_RIGHT;
        struct paragraph right = set(fixture, &request);
        assert_in_range(right.lines[0].x + right.lines[0].width, 599, 600);
    }
}

/* The deepest and the highest letters of töte jazu, in every role, at the tightest leading in use.
 */
static void arabic_letters_stay_within_their_lines(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("ٴجىعۇ ۆگڭ\nٴجىعۇ ۆگڭ"));
    request.style.language = TEXT("kk-Arab");
    request.leading = 1.2f;
    for (int role = 0; role < FACE_ROLE_COUNT; role++) {
        request.style.role = (enum face_role)role;
        struct paragraph paragraph = set(fixture, &request);
        assert_true(paragraph.ink.y >= 0);
        assert_true(paragraph.ink.y + paragraph.ink.height <= paragraph.height);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arabic_letters_join),
        cmocka_unit_test(first_letter_stands_on_the_right),
        cmocka_unit_test(figures_inside_run_left_to_right),
        cmocka_unit_test(language_decides_the_direction_before_the_first_letter),
        cmocka_unit_test(each_line_is_ordered_by_itself),
        cmocka_unit_test(isolates_are_invisible_where_all_is_read_from_the_left),
        cmocka_unit_test(closing_mark_stays_on_the_side_of_its_field_before_a_number),
        cmocka_unit_test(
            text_without_a_letter_from_the_right_is_read_from_the_left_in_every_language),
        cmocka_unit_test(list_of_fields_runs_as_its_language_does),
        cmocka_unit_test(what_is_left_out_behind_a_latin_word_is_told_at_the_left_end),
        cmocka_unit_test(side_can_be_chosen_whatever_the_direction),
        cmocka_unit_test(arabic_letters_stay_within_their_lines),
    };
    return cmocka_run_group_tests_name("direction", tests, fixture_create, fixture_destroy);
}
