/* What does not fit: words broken or left out, lines that end well, and the longest text. */
#include "type_support.h"

#include <time.h>

#include "base/limits.h"

static const char event_words[] =
    "Астанада Дүниежүзілік балалар күніне арналған конференция өтті: «Балалардың дауысы мен "
    "арманы» – бұл 2025 жылғы 20 қарашадағы басты тақырып, оған 18 жасқа дейінгі 120 қатысушы "
    "келді.";

static void word_wider_than_the_width_is_broken_between_letters(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("Қазақстандықтарымыздыңe\u0301e\u0301"));
    struct text_builder builder = {.arena = &fixture->arena};
    request.width = 120;

    struct paragraph paragraph = set(fixture, &request);

    assert_true(paragraph.line_count > 3);
    assert_false(paragraph.cut);
    for (size_t i = 0; i < paragraph.line_count; i++) {
        assert_in_range(paragraph.lines[i].width, 1, 120);
        assert_false(text_starts_with(paragraph.lines[i].text, TEXT("\u0301")));
        builder_add(&builder, paragraph.lines[i].text);
    }
    assert_true(text_equal(builder_text(&builder), request.text));
}

static void too_many_lines_are_cut_at_a_word(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(text_from(event_words));
    request.width = 600;
    request.max_lines = 2;

    struct paragraph paragraph = set(fixture, &request);

    assert_true(paragraph.cut);
    assert_int_equal(paragraph.line_count, 2);
    struct text last = paragraph.lines[1].text;
    const char *behind = last.data + last.size;
    assert_true(*behind == ' ' || *behind == ':' || *behind == ',');
    assert_in_range(paragraph.lines[1].width, 300, 600);
    /* The picture ends with an ellipsis, the text of the line does not. */
    request = plain_request(TEXT("…"));
    assert_int_equal(paragraph.glyphs[paragraph.glyph_count - 1].index,
                     set(fixture, &request).glyphs[0].index);
}

static void text_that_just_fits_is_not_cut(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(text_from(event_words));
    request.width = 600;
    struct paragraph whole = set(fixture, &request);

    request.max_lines = (int)whole.line_count;
    assert_false(set(fixture, &request).cut);
    request.max_lines--;
    assert_true(set(fixture, &request).cut);
    assert_int_equal(set(fixture, &request).line_count, whole.line_count - 1);
}

/* Found by random text: all but the first letter went before the ellipsis, dashes and their line
 * too. */
static void cut_behind_a_dash_leaves_no_line_of_an_ellipsis(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("Балалар – – – – – – – – дауысы"));
    request.width = 200;
    request.max_lines = 2;

    struct paragraph paragraph = set(fixture, &request);

    assert_true(paragraph.cut);
    assert_int_equal(paragraph.line_count, 1);
    assert_text_equal(paragraph.lines[0].text, "Балалар");
}

/* Found by random text: "․" is kerned with the letter that goes to the next line. */
static void line_that_loses_a_kern_at_its_end_still_fits(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("ZG’щ․ъйжсфе/ ъ"));
    request.style.role = FACE_QUOTE;
    request.style.px = 124;
    request.style.tracking = 0.018f;
    request.width = 346;

    struct paragraph paragraph = set(fixture, &request);

    assert_in_range(paragraph.width, 1, 346);
}

static void single_word_that_is_too_long_for_its_line_is_cut_inside(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("Қазақстандықтарымыздың"));
    request.width = 200;
    request.max_lines = 1;

    struct paragraph paragraph = set(fixture, &request);

    assert_true(paragraph.cut);
    assert_int_equal(paragraph.line_count, 1);
    assert_in_range(paragraph.width, 150, 200);
    assert_true(text_starts_with(request.text, paragraph.lines[0].text));
}

static void line_does_not_begin_with_a_dash(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(
        TEXT("Балалардың дауысы мен арманы – бұл елдің болашағы мен үміті – біздің де "
             "үмітіміз"));

    for (int width = 330; width < 1200; width += 10) {
        request.width = width;
        struct paragraph paragraph = set(fixture, &request);
        for (size_t i = 0; i < paragraph.line_count; i++)
            assert_false(text_starts_with(paragraph.lines[i].text, TEXT("–")));
    }
}

/* "сен" is as long as "мен" and goes where the lines are most alike; "мен" leans on the word
 * before. */
static void enclitic_stays_with_the_word_before(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("Балалар дауысы сен арманы бүгін"));
    request.width = 420;
    request.balanced = true;

    struct paragraph by_length = set(fixture, &request);
    request.text = TEXT("Балалар дауысы мен арманы бүгін");
    struct paragraph by_sense = set(fixture, &request);

    assert_text_equal(by_length.lines[0].text, "Балалар дауысы");
    assert_text_equal(by_sense.lines[0].text, "Балалар дауысы мен");
}

static void soft_hyphen_shows_where_the_line_ends(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request =
        plain_request(TEXT("халықаралық конфе\u00ADренция күні мен оның сөзі"));
    request.width = 420;
    request.hyphenated = true;

    struct paragraph paragraph = set(fixture, &request);

    assert_int_equal(paragraph.line_count, 3);
    assert_true(paragraph.lines[0].hyphen);
    assert_false(paragraph.lines[1].hyphen);
    assert_text_equal(paragraph.lines[1].text, "ренция күні мен");
}

static struct text repeated(struct arena *arena, struct text part, size_t size)
{
    struct text_builder builder = {.arena = arena};
    while (builder.size + part.size <= size)
        builder_add(&builder, part);
    return builder_text(&builder);
}

/* A hundredth of this would do on any machine; the bound catches what grows with the square. */
static void longest_text_is_set_in_bounded_time(void **state)
{
    static const char *const parts[] = {"бала ", "Қазақстан", "а-", "بالا ", "а\u0301", "\n", "1 "};
    struct fixture *fixture = *state;
    clock_t start = clock();

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct paragraph_request request =
            plain_request(repeated(&fixture->arena, text_from(parts[i]), LIMIT_TEXT_BYTES));
        request.width = 900;
        request.balanced = true;
        request.height = 300;
        request.smallest_px = 20;
        struct paragraph paragraph = fit(fixture, &request);
        assert_int_equal(paragraph.cut, parts[i][0] != '\n');
    }
    assert_in_range((clock() - start) / CLOCKS_PER_SEC, 0, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(word_wider_than_the_width_is_broken_between_letters),
        cmocka_unit_test(too_many_lines_are_cut_at_a_word),
        cmocka_unit_test(text_that_just_fits_is_not_cut),
        cmocka_unit_test(cut_behind_a_dash_leaves_no_line_of_an_ellipsis),
        cmocka_unit_test(line_that_loses_a_kern_at_its_end_still_fits),
        cmocka_unit_test(single_word_that_is_too_long_for_its_line_is_cut_inside),
        cmocka_unit_test(line_does_not_begin_with_a_dash),
        cmocka_unit_test(enclitic_stays_with_the_word_before),
        cmocka_unit_test(soft_hyphen_shows_where_the_line_ends),
        cmocka_unit_test(longest_text_is_set_in_bounded_time),
    };
    return cmocka_run_group_tests_name("cut", tests, fixture_create, fixture_destroy);
}
