/* Texts in Arabic script on their way to the page: figures in their order, signs of softness, and
 * fields that do not disturb each other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "deck/layout.h"

static struct arena arena;

/* The isolates as signs that can be seen: [ left to right, < right to left, { by the first letter,
 * ] their end. */
static const char *visibly(struct text text)
{
    struct text_builder builder = {.arena = &arena};
    uint32_t letter;
    for (size_t offset = 0; text_next(text, &offset, &letter);) {
        bool is_isolate = letter >= 0x2066 && letter <= 0x2069;
        builder_add_code_point(&builder, is_isolate ? (uint32_t) "[<{]"[letter - 0x2066] : letter);
    }
    return text_to_c(&arena, builder_text(&builder));
}

struct text_row {
    const char *given, *shown;
};

static void figures_of_one_expression_stay_together(void **state)
{
    (void)state;
    static const struct text_row rows[] = {
        {"ساعات 10:24–11:05 ارالىعىندا", "ساعات [10:24–11:05] ارالىعىندا"},
        {"№ 3 زال", "[№ 3] زال"},
        {"№15 بۇيرىق", "[№15] بۇيرىق"},
        {"تەل. +7 (7172) 72-05-18، كەڭسە", "تەل. [+7 (7172) 72-05-18]، كەڭسە"},
        {"5 000 000 ₸ جانە 50 % جەڭىلدىك", "[5 000 000 ₸] جانە [50 %] جەڭىلدىك"},
        {"50%-ىن", "[50%]-ىن"},
        {"20.11.2025 كۇنى", "[20.11.2025] كۇنى"},
        {"2024-2025 وقۋ جىلى", "[2024-2025] وقۋ جىلى"},
        {"5-سىنىپ، 7 وقۋشى", "[5]-سىنىپ، [7] وقۋشى"},
        {"«UNICEF» №3 زال", "«UNICEF» [№3] زال"},
        {"Windows 11 جۇيەسى", "Windows 11 جۇيەسى"},
        {"COVID-19 كەزىندە", "COVID-19 كەزىندە"},
        {"20-\u00A0قاراشا – 22-\u00A0قاراشا", "[20]-\u00A0قاراشا – [22]-\u00A0قاراشا"},
        {"(2025)", "([2025])"},
        {"سوڭى 12", "سوڭى [12]"},
        {"+ № : –", "+ № : –"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(visibly(arabic_text(&arena, text_from(rows[i].given), true)),
                            rows[i].shown);
}

static void hamza_at_the_head_of_a_kazakh_word_is_the_sign_of_softness(void **state)
{
    (void)state;
    static const struct text_row rows[] = {
        {"ءبىر ءسوز", "ٴبىر ٴسوز"},
        {"«ءوز»، (ءۇنى)–ءتىل", "«ٴوز»، (ٴۇنى)–ٴتىل"},
        {"ءار-ءتۇرلى", "ٴار-ٴتۇرلى"},
        {"سۇلەيمەنۇلى مۇءمين", "سۇلەيمەنۇلى مۇءمين"},
        {"ٴبىر", "ٴبىر"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text given = text_from(rows[i].given);
        assert_string_equal(visibly(arabic_text(&arena, given, true)), rows[i].shown);
        assert_string_equal(visibly(arabic_text(&arena, given, false)), rows[i].given);
    }
}

static void fields_are_isolated_where_that_can_be_seen(void **state)
{
    (void)state;
    struct layout left = {.arena = &arena}, right = {.arena = &arena, .right_to_left = true};
    assert_string_equal(visibly(isolated(&left, TEXT("Үлкен зал"))), "Үлкен зал");
    assert_string_equal(visibly(isolated(&left, TEXT("ۇلكەن زال"))), "{ۇلكەن زال]");
    assert_string_equal(visibly(isolated(&right, TEXT("Silk Way"))), "{Silk Way]");
    assert_string_equal(visibly(isolated(&right, TEXT("UNICEF ۇيىمى"))), "<UNICEF ۇيىمى]");
    assert_string_equal(visibly(isolated(&right, TEXT("10:24–11:05"))), "{10:24–11:05]");
    assert_string_equal(visibly(isolated(&right, TEXT(""))), "");
}

static void first_sentence_ends_at_an_arabic_question_mark(void **state)
{
    (void)state;
    struct text_parts parts = text_parts(TEXT("كيىمىڭىزدى بۇگىن الدىڭىز با؟ گاردەروب جابىلادى"));
    assert_string_equal(visibly(parts.first), "كيىمىڭىزدى بۇگىن الدىڭىز با؟");
    assert_string_equal(visibly(parts.rest), "گاردەروب جابىلادى");
}

static int finish(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_of_one_expression_stay_together),
        cmocka_unit_test(hamza_at_the_head_of_a_kazakh_word_is_the_sign_of_softness),
        cmocka_unit_test(fields_are_isolated_where_that_can_be_seen),
        cmocka_unit_test(first_sentence_ends_at_an_arabic_question_mark),
    };
    return cmocka_run_group_tests(tests, NULL, finish);
}
