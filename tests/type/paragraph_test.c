/* Paragraphs: lines, boxes, edges, letters that nobody has. */
#include "type_support.h"

static const char event_words[] =
    "Астанада Дүниежүзілік балалар күніне арналған конференция өтті: «Балалардың дауысы мен "
    "арманы» – бұл 2025 жылғы 20 қарашадағы басты тақырып, оған 18 жасқа дейінгі 120 қатысушы "
    "келді.";

static void lines_are_no_wider_than_the_width(void **state)
{
    struct fixture *fixture = *state;

    for (int width = 260; width < 1500; width += 37) {
        struct paragraph_request request = plain_request(text_from(event_words));
        request.width = width;
        struct paragraph paragraph = set(fixture, &request);
        assert_glyphs_are_sound(fixture, &paragraph);
        for (size_t i = 0; i < paragraph.line_count; i++)
            assert_in_range(paragraph.lines[i].width, 1, width);
        assert_in_range(paragraph.width, 1, width);
        assert_int_equal(paragraph.height, paragraph.line_count * 50);
    }
}

static void lines_together_are_the_text(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(text_from(event_words));
    struct text parts[32];
    request.width = 500;

    struct paragraph paragraph = set(fixture, &request);

    assert_in_range(paragraph.line_count, 5, 32);
    for (size_t i = 0; i < paragraph.line_count; i++)
        parts[i] = paragraph.lines[i].text;
    assert_text_equal(text_join(&fixture->arena, parts, paragraph.line_count, TEXT(" ")),
                      event_words);
    assert_true(parts[0].data == event_words); /* slices, not copies */
}

static void text_without_a_width_is_one_line(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(text_from(event_words));

    struct paragraph paragraph = set(fixture, &request);

    assert_int_equal(paragraph.line_count, 1);
    assert_in_range(paragraph.width, 3000, 5000);
}

static void line_feeds_end_lines(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("\nбір \n\n екі\nүш\n"));

    struct paragraph paragraph = set(fixture, &request);

    assert_int_equal(paragraph.line_count, 4);
    assert_text_equal(paragraph.lines[0].text, "бір");
    assert_text_equal(paragraph.lines[1].text, "");
    assert_text_equal(paragraph.lines[2].text, "екі");
    assert_text_equal(paragraph.lines[3].text, "үш");
    assert_int_equal(paragraph.lines[1].glyph_count, 0);
}

static void text_of_blanks_is_no_line(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {"", " ", "   \n \n", "\n", "\t", "\u2003", "😀"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct paragraph_request request = plain_request(text_from(texts[i]));
        request.width = 100;
        struct paragraph set_once = set(fixture, &request), fitted = fit(fixture, &request);
        assert_int_equal(set_once.line_count + fitted.line_count, 0);
        assert_int_equal(set_once.glyph_count + fitted.glyph_count, 0);
        assert_int_equal(set_once.ink.width, 0);
        assert_int_equal(set_once.height, 0);
    }
}

static void letters_that_nobody_has_are_left_out_and_listed(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("Бала 😀 күні 漢😀字!"));
    struct paragraph_request without = plain_request(TEXT("Бала күні !"));

    struct paragraph paragraph = set(fixture, &request), expected = set(fixture, &without);

    assert_int_equal(paragraph.missing_count, 3);
    assert_int_equal(paragraph.missing[0], 0x1F600);
    assert_int_equal(paragraph.missing[1], 0x6F22);
    assert_int_equal(paragraph.missing[2], 0x5B57);
    assert_int_equal(paragraph.glyph_count, expected.glyph_count);
    assert_memory_equal(paragraph.glyphs, expected.glyphs,
                        expected.glyph_count * sizeof *expected.glyphs);
}

static void nasty_text_never_shows_a_box(void **state)
{
    static const char *const texts[] = {
        "😀👨‍👩‍👧‍👦🏳️‍🌈",
        "\u0378\U000E0FFF\uFFFF\uE000",
        "漢字かな한국어",
        "ภาษาไทย हिन्दी",
        "қаз\u202Fақ 5\u202F000\u00A0₸",
        "а\u0301\u0302\u0303\u0304\u0308б",
        "\u0301",
        "\u0301\u0302а",
        "a\u200Db\u200Cc\uFE0Fd\u2060e\u00ADf",
        "\u2068kk\u2069 \u202Ekk\u202C",
        "\x01\x02\x7F",
        "\u115F\u3164\uFFA0",
        "\xFF\xFE\xC3",
        "بالا 12 күні (UNICEF) № 3 – ₸",
        "ﷺ ﻻ لا",
        "fi ff ffi ﬁ",
        "\u2011\u2010\u2012\u2015\u2212",
        "a\tb\vc\fd\re",
        "1/2 → ½ ← 2²",
        "\uFFFD\uFFFC",
        "e\u0323\u0302 q\u0307",
        "\u0674\u0621\u06D5",
        "\U0001D400\U00010330",
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (int role = 0; role < FACE_ROLE_COUNT; role++) {
            for (int width = 0; width < 200; width += 33) {
                struct paragraph_request request = plain_request(text_from(texts[i]));
                request.style.role = (enum face_role)role;
                request.width = width;
                request.max_lines = width / 70;
                request.balanced = role % 2;
                request.hanging = HANG_OPENING;
                struct paragraph paragraph = set(fixture, &request);
                assert_glyphs_are_sound(fixture, &paragraph);
                request.height = 90;
                request.smallest_px = 10;
                paragraph = fit(fixture, &request);
                assert_glyphs_are_sound(fixture, &paragraph);
            }
        }
    }
}

/* Vollkorn has no ⌘; the word goes to Inter with it, and the next word does not. */
static void word_with_a_foreign_letter_changes_face_as_a_whole(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("бала⌘бала бала"));
    request.style.role = FACE_QUOTE;

    struct paragraph paragraph = set(fixture, &request);

    assert_int_equal(paragraph.missing_count, 0);
    assert_int_equal(paragraph.glyph_count, 13);
    for (size_t i = 0; i < 9; i++)
        assert_string_equal(typesetter_face_name(fixture->typesetter, paragraph.glyphs[i].face),
                            "Inter Medium");
    assert_string_equal(typesetter_face_name(fixture->typesetter, paragraph.glyphs[12].face),
                        "Vollkorn Medium");
}

static void same_request_gives_the_same_glyphs(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(text_from(event_words));
    request.width = 700;
    request.balanced = true;
    struct paragraph_request other = plain_request(TEXT("بالا 2025 UNICEF"));

    struct paragraph first = set(fixture, &request);
    (void)set(fixture, &other);
    struct paragraph second = set(fixture, &request);

    assert_int_equal(first.glyph_count, second.glyph_count);
    assert_memory_equal(first.glyphs, second.glyphs, first.glyph_count * sizeof *first.glyphs);
}

static void ink_is_exactly_what_is_painted(void **state)
{
    static const char *const texts[] = {event_words, "«Ұ»", "j", "/", "جىلى بالا", "Ğ"};
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct paragraph_request request = plain_request(text_from(texts[i]));
        request.width = 613;
        request.hanging = HANG_OPENING;
        struct paragraph paragraph = set(fixture, &request);
        struct painted painted = paint(fixture, &paragraph, 3);
        int left = painted.width, right = -1, top = painted.height, bottom = -1;
        for (int y = 0; y < painted.height; y++) {
            for (int x = 0; x < painted.width; x++) {
                if (!painted.bytes[y * painted.width + x])
                    continue;
                left = x < left ? x : left;
                right = x > right ? x : right;
                top = y < top ? y : top;
                bottom = y > bottom ? y : bottom;
            }
        }
        assert_int_equal(left, 3);
        assert_int_equal(top, 3);
        assert_int_equal(right, painted.width - 4);
        assert_int_equal(bottom, painted.height - 4);
    }
}

/* н and н have no kern between them, so that each stands at a multiple of the advance. */
static void glyphs_stand_within_an_eighth_of_a_pixel_of_their_place(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("нннннннннннннннннннн"));
    request.style.px = 33;
    double advance = text_advance(fixture->typesetter, TEXT("нннннннн"), &request.style) / 8.0;
    unsigned quarters_seen = 0;

    struct paragraph paragraph = set(fixture, &request);

    assert_int_equal(paragraph.glyph_count, 20);
    for (size_t i = 0; i < paragraph.glyph_count; i++) {
        assert_float_equal(paragraph.glyphs[i].x / 64.0, (double)i * advance, 0.13 + 0.002 * i);
        quarters_seen |= 1u << (paragraph.glyphs[i].x & 63) / 16;
    }
    assert_int_equal(quarters_seen, 15);
}

static void line_box_is_as_in_css(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("бір\nبالا"));
    struct type_metrics metrics = type_metrics(fixture->typesetter, FACE_TEXT, 40);
    request.leading = 1.3f;

    struct paragraph paragraph = set(fixture, &request);

    double first = (52 - (metrics.ascent + metrics.descent)) / 2 + metrics.ascent;
    assert_float_equal(paragraph.lines[0].baseline, first, 0.51);
    assert_int_equal(paragraph.lines[1].baseline, paragraph.lines[0].baseline + 52);
    assert_int_equal(paragraph.height, 104);
}

static int first_ink_column(struct fixture *fixture, const struct paragraph *paragraph,
                            size_t glyph)
{
    struct coverage coverage;
    const struct glyph *drawn = &paragraph->glyphs[glyph];
    int part = drawn->x & 63;

    assert_true(glyph_coverage(fixture->typesetter, drawn->face, drawn->index, paragraph->px,
                               part / 16, &coverage));
    return (drawn->x - part) / 64 + coverage.left;
}

static void opening_quote_hangs_wholly_and_lines_align_with_the_first_letter(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("«Баланың\nБаласы» деген"));
    request.style.role = FACE_QUOTE;
    request.style.px = 100;
    request.hanging = HANG_OPENING;

    struct paragraph paragraph = set(fixture, &request);

    size_t second_line = paragraph.lines[1].first_glyph;
    assert_true(paragraph.glyphs[0].x < 0);
    assert_in_range(paragraph.glyphs[1].x + 64, 0, 128); /* a kern may stand between */
    assert_int_equal(paragraph.glyphs[second_line].x, 0);
    assert_in_range(first_ink_column(fixture, &paragraph, 1) -
                        first_ink_column(fixture, &paragraph, second_line) + 1,
                    0, 2);
    assert_true(paragraph.ink.x < 0);
}

static void marks_at_line_ends_stand_out_by_their_fraction(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("балалар,"));
    request.align = ALIGN_END;
    request.width = 600;
    float comma = text_advance(fixture->typesetter, TEXT("рр,"), &request.style) -
                  text_advance(fixture->typesetter, TEXT("рр"), &request.style);

    struct paragraph plain = set(fixture, &request);
    request.hanging = HANG_PUNCTUATION;
    struct paragraph hanging = set(fixture, &request);

    assert_float_equal((hanging.glyphs[0].x - plain.glyphs[0].x) / 64.0, 0.7 * comma, 1.3);
}

static void lines_stand_at_the_start_the_centre_or_the_end(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("бала"));
    request.width = 500;

    struct paragraph start = set(fixture, &request);
    request.align = ALIGN_CENTRE;
    struct paragraph centre = set(fixture, &request);
    request.align = ALIGN_END;
    struct paragraph end = set(fixture, &request);

    assert_int_equal(start.lines[0].x, 0);
    assert_in_range(centre.lines[0].x * 2 + start.width, 499, 501);
    assert_in_range(end.lines[0].x + start.width, 499, 500);
}

static void tabular_figures_are_of_one_width(void **state)
{
    struct fixture *fixture = *state;
    struct type_style style = plain_request(TEXT("")).style;
    struct text ones = TEXT("11:11"), eights = TEXT("08:48");

    assert_true(text_advance(fixture->typesetter, ones, &style) !=
                text_advance(fixture->typesetter, eights, &style));
    style.tabular = true;
    assert_float_equal(text_advance(fixture->typesetter, ones, &style),
                       text_advance(fixture->typesetter, eights, &style), 0.001);
}

static void tracking_stands_between_letters_only(void **state)
{
    struct fixture *fixture = *state;
    struct type_style style = plain_request(TEXT("")).style;
    float plain = text_advance(fixture->typesetter, TEXT("ҚАЗІР"), &style);
    style.tracking = 0.1f;

    assert_float_equal(text_advance(fixture->typesetter, TEXT("ҚАЗІР"), &style), plain + 4 * 4,
                       0.05);
    /* Joined letters are never pulled apart. */
    struct paragraph_request request = plain_request(TEXT("بالا"));
    struct paragraph joined = set(fixture, &request);
    request.style.tracking = 0.1f;
    assert_int_equal(set(fixture, &request).width, joined.width);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_no_wider_than_the_width),
        cmocka_unit_test(lines_together_are_the_text),
        cmocka_unit_test(text_without_a_width_is_one_line),
        cmocka_unit_test(line_feeds_end_lines),
        cmocka_unit_test(text_of_blanks_is_no_line),
        cmocka_unit_test(letters_that_nobody_has_are_left_out_and_listed),
        cmocka_unit_test(nasty_text_never_shows_a_box),
        cmocka_unit_test(word_with_a_foreign_letter_changes_face_as_a_whole),
        cmocka_unit_test(same_request_gives_the_same_glyphs),
        cmocka_unit_test(ink_is_exactly_what_is_painted),
        cmocka_unit_test(glyphs_stand_within_an_eighth_of_a_pixel_of_their_place),
        cmocka_unit_test(line_box_is_as_in_css),
        cmocka_unit_test(opening_quote_hangs_wholly_and_lines_align_with_the_first_letter),
        cmocka_unit_test(marks_at_line_ends_stand_out_by_their_fraction),
        cmocka_unit_test(lines_stand_at_the_start_the_centre_or_the_end),
        cmocka_unit_test(tabular_figures_are_of_one_width),
        cmocka_unit_test(tracking_stands_between_letters_only),
    };
    return cmocka_run_group_tests_name("paragraph", tests, fixture_create, fixture_destroy);
}
