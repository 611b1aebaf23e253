/* Texts that no document should hold: bounded time and memory, nothing outside the box, and what is
 * left out is reported. */
#include "type_support.h"

#include <string.h>
#include <time.h>

#include "type/typesetter.h"

enum {
    MEGABYTE = 1024 * 1024,
    SECONDS_MOST = 4, /* tenths would do; sanitizers and a busy machine take their share */
    SCRATCH_MOST = 64 * MEGABYTE
};

static struct text repeated(struct arena *arena, const char *part, size_t size)
{
    struct text_builder builder = {.arena = arena};
    while (builder.size < size)
        builder_add(&builder, text_from(part));
    return builder_text(&builder);
}

/* A fourth of the planes for private use, whose last letters are not even letters. */
static struct text unassigned(struct arena *arena)
{
    struct text_builder builder = {.arena = arena};
    for (uint32_t letter = 0xF0000; letter < 0x10FFFF; letter += 4)
        builder_add_code_point(&builder, letter);
    return builder_text(&builder);
}

static struct paragraph_request body_request(struct text text)
{
    struct paragraph_request request = plain_request(text);
    request.width = 900;
    request.height = 600;
    request.smallest_px = 20;
    request.hanging = HANG_PUNCTUATION;
    request.balanced = true;
    request.hyphenated = true;
    return request;
}

static void check(struct fixture *fixture, const struct paragraph_request *request)
{
    static const enum face_role roles[] = {FACE_TEXT, FACE_QUOTE, FACE_ARABIC};

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        struct paragraph_request here = *request;
        here.style.role = roles[i];
        clock_t began = clock();
        struct paragraph paragraph = fit(fixture, &here);
        assert_in_range((clock() - began) / CLOCKS_PER_SEC, 0, SECONDS_MOST);
        assert_glyphs_are_sound(fixture, &paragraph);
        assert_in_range(paragraph.height, 0, request->height);
        for (size_t j = 0; j < paragraph.line_count; j++)
            assert_in_range(paragraph.lines[j].width, 0, request->width);
        assert_true(paragraph.missing_count <= PARAGRAPH_MISSING_MOST);
        assert_in_range(arena_used(&fixture->typesetter->scratch), 0, SCRATCH_MOST);
    }
}

static void a_text_without_end_is_set_in_bounded_time(void **state)
{
    static const struct {
        const char *what, *part;
        size_t size;
    } texts[] = {
        {"one word of 4 MB", "қ", 4 * MEGABYTE},
        {"a letter with 10,000 marks", "\u0301", 20000},
        {"10,000 marks of töte jazu", "\u0650\u064B", 20000},
        {"100,000 words", "бала ", 900000},
        {"50,000 soft hyphens", "ба\u00AD", 300000},
        {"50,000 hyphens", "ба-", 250000},
        {"dashes", "– ", 400000},
        {"blanks", " ", MEGABYTE},
        {"line feeds", "\n", MEGABYTE},
        {"lines of a letter", "a\n", MEGABYTE},
        {"overrides", "\u202Eab\u202C \u2067ب\u2069", MEGABYTE},
        {"overrides without end", "\u202E", MEGABYTE},
        {"three faces in turn", "а ب 漢 ", MEGABYTE},
        {"opening marks", "{ \"", MEGABYTE},
        {"one word of three scripts", "абببab", MEGABYTE},
        {"joiners", "ب\u200D", MEGABYTE},
        {"full stops", "a.", MEGABYTE},
        {"slashes", "http://a/", MEGABYTE},
        {"numbers", "5 000 ", MEGABYTE},
        {"letters nobody has", "漢", MEGABYTE},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct text text = repeated(&fixture->arena, texts[i].part, texts[i].size);
        struct paragraph_request request = body_request(text);
        clock_t began = clock();
        check(fixture, &request);
        print_message("%-28s %6.0f ms for three\n", texts[i].what,
                      1000.0 * (double)(clock() - began) / CLOCKS_PER_SEC);
        arena_reset(&fixture->arena);
    }
}

/* Found by random text: hundreds of letters on a line, none of which ends a word. */
static void broken_words_on_wide_lines_take_bounded_time(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request =
        body_request(repeated(&fixture->arena, "{ \"", 4 * PARAGRAPH_LETTERS_MOST));
    request.style.px = 130;
    request.smallest_px = 8;
    request.width = request.height = 2040;
    request.max_lines = 7;

    check(fixture, &request);

    assert_true(fit(fixture, &request).cut);
}

/* Without a box there is nothing that would cut it but the limit. */
static void a_text_without_end_needs_no_box_to_end(void **state)
{
    static const char *const parts[] = {"қ", "бала ", "а-", "a\n", "بالا "};
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct paragraph_request request =
            plain_request(repeated(&fixture->arena, parts[i], 4 * MEGABYTE));
        clock_t began = clock();
        struct paragraph paragraph = set(fixture, &request);
        (void)text_advance(fixture->typesetter, request.text, &request.style);
        assert_in_range((clock() - began) / CLOCKS_PER_SEC, 0, SECONDS_MOST);
        assert_true(paragraph.cut);
        assert_in_range(paragraph.glyph_count, 1, PARAGRAPH_LETTERS_MOST + 1);
        arena_reset(&fixture->arena);
    }
}

/* Cleaned as every text from outside is, the marks do not climb out of their box. */
static void ten_thousand_marks_stay_in_their_box(void **state)
{
    static const char *const marks[] = {"\u0301", "\u0323", "\u064B", "\u0650", "\u20DD"};
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct text_builder builder = {.arena = &fixture->arena};
        builder_add(&builder, TEXT("Қаб"));
        builder_add(&builder, repeated(&fixture->arena, marks[i], 20000));
        builder_add(&builder, TEXT("ң"));
        struct paragraph_request request =
            body_request(text_clean(&fixture->arena, builder_text(&builder)));
        struct paragraph paragraph = set(fixture, &request);
        const struct type_rect *ink = &paragraph.ink;
        assert_int_equal(paragraph.line_count, 1);
        assert_true(ink->x >= 0 && ink->x + ink->width <= request.width);
        assert_true(ink->y >= -20 && ink->y + ink->height <= paragraph.height + 20);
    }
}

/* Found by random text: four marks on each of many letters that nobody has stood on one letter. */
static void marks_of_a_letter_that_nobody_has_go_with_it(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("а漢\u0301\u0323字\u200D\u0301б"));
    struct paragraph_request without = plain_request(TEXT("аб"));

    struct paragraph paragraph = set(fixture, &request), expected = set(fixture, &without);

    assert_int_equal(paragraph.missing_count, 2);
    assert_int_equal(paragraph.glyph_count, 2);
    assert_memory_equal(paragraph.glyphs, expected.glyphs, 2 * sizeof *expected.glyphs);
}

static void unassigned_code_points_are_left_out_and_listed_up_to_a_number(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = body_request(unassigned(&fixture->arena));

    struct paragraph paragraph = fit(fixture, &request);

    assert_int_equal(paragraph.missing_count, PARAGRAPH_MISSING_MOST);
    assert_int_equal(paragraph.glyph_count, 0);
    check(fixture, &request);
}

static void what_is_over_the_limit_ends_behind_a_word(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request =
        plain_request(repeated(&fixture->arena, "Балалар дауысы ", 64000));
    struct paragraph_request ellipsis = plain_request(TEXT("…"));
    request.width = 900;

    struct paragraph paragraph = set(fixture, &request);

    struct text last = paragraph.lines[paragraph.line_count - 1].text;
    size_t letters = 0;
    assert_true(paragraph.cut);
    assert_true(text_ends_with(last, TEXT("Балалар")) || text_ends_with(last, TEXT("дауысы")));
    assert_int_equal(paragraph.glyphs[paragraph.glyph_count - 1].index,
                     set(fixture, &ellipsis).glyphs[0].index);
    for (size_t i = 0; i < paragraph.line_count; i++)
        letters += text_length(paragraph.lines[i].text) + 1;
    assert_in_range(letters, PARAGRAPH_LETTERS_MOST - 20, PARAGRAPH_LETTERS_MOST + 1);
}

/* Found by random text: the word was as long as the line, and was not broken for the ellipsis. */
static void an_ellipsis_behind_a_word_as_long_as_its_line_fits(void **state)
{
    struct fixture *fixture = *state;
    struct text text = repeated(&fixture->arena, "ii", 2 * PARAGRAPH_LETTERS_MOST);
    struct paragraph_request request = plain_request(text);
    struct text most = text_slice(text, 0, PARAGRAPH_LETTERS_MOST);

    request.width = 1 + (int)text_advance(fixture->typesetter, most, &request.style);
    struct paragraph paragraph = set(fixture, &request);

    assert_true(paragraph.cut);
    assert_int_equal(paragraph.line_count, 2);
    assert_in_range(paragraph.width, 1, request.width);
}

static void a_text_of_just_so_many_letters_is_not_cut(void **state)
{
    struct fixture *fixture = *state;
    struct text text = repeated(&fixture->arena, "а ", 3 * PARAGRAPH_LETTERS_MOST / 2);
    struct paragraph_request request = plain_request(text_trim(text));
    request.width = 900;

    assert_int_equal(text_length(request.text), PARAGRAPH_LETTERS_MOST - 1);
    assert_false(set(fixture, &request).cut);
    request.text = repeated(&fixture->arena, "а ", 3 * PARAGRAPH_LETTERS_MOST / 2 + 3);
    assert_true(set(fixture, &request).cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_without_end_is_set_in_bounded_time),
        cmocka_unit_test(broken_words_on_wide_lines_take_bounded_time),
        cmocka_unit_test(a_text_without_end_needs_no_box_to_end),
        cmocka_unit_test(ten_thousand_marks_stay_in_their_box),
        cmocka_unit_test(marks_of_a_letter_that_nobody_has_go_with_it),
        cmocka_unit_test(unassigned_code_points_are_left_out_and_listed_up_to_a_number),
        cmocka_unit_test(what_is_over_the_limit_ends_behind_a_word),
        cmocka_unit_test(an_ellipsis_behind_a_word_as_long_as_its_line_fits),
        cmocka_unit_test(a_text_of_just_so_many_letters_is_not_cut),
    };
    return cmocka_run_group_tests_name("limits", tests, fixture_create, fixture_destroy);
}
