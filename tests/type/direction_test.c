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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arabic_letters_join),
        cmocka_unit_test(first_letter_stands_on_the_right),
        cmocka_unit_test(figures_inside_run_left_to_right),
        cmocka_unit_test(language_decides_the_direction_before_the_first_letter),
        cmocka_unit_test(each_line_is_ordered_by_itself),
    };
    return cmocka_run_group_tests_name("direction", tests, fixture_create, fixture_destroy);
}
