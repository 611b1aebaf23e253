/* Our own Kazakh words in all three of its scripts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "deck/kazakh_script.h"
#include "deck/locale_data.h"
#include "deck/words.h"

static struct arena arena;

#define LATIN  TEXT("kk-Latn")
#define ARABIC TEXT("kk-Arab")

#define assert_says(text, expected) assert_string_equal(text_to_c(&arena, (text)), (expected))

struct spelling_row {
    const char *cyrillic, *latin, *arabic;
};

static void words_are_spelled_letter_by_letter(void **state)
{
    (void)state;
    static const struct spelling_row rows[] = {
        {"Қазақстан", "Qazaqstan", "قازاقستان"},
        {"жаңа нұсқасы", "jaña nūsqasy", "جاڭا نۇسقاسى"},
        {"һәм уақыт", "häm uaqyt", "ٴھام ۋاقىت"},
        {"Иә, Ілияс Ырыс", "İä, Ilias Yrys", "ٴيا, ىلياس ىرىس"},
        {"конференция аяқталды", "konferensia aiaqtaldy", "كونفەرەنتسيا اياقتالدى"},
        {"11:30-ға дейін", "11:30-ğa deiın", "11:30-عا دەيىن"},
        {"plain 3", "plain 3", "plain 3"},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text cyrillic = text_from(rows[i].cyrillic);
        assert_says(kazakh_spelled(&arena, cyrillic, LATIN), rows[i].latin);
        assert_says(kazakh_spelled(&arena, cyrillic, ARABIC), rows[i].arabic);
        assert_says(kazakh_spelled(&arena, cyrillic, TEXT("kk")), rows[i].cyrillic);
    }
}

/* The sign stands before a word of front vowels, unless one of ە, گ, ك tells the same. */
static void sign_of_softness_stands_where_nothing_else_tells(void **state)
{
    (void)state;
    static const struct spelling_row rows[] = {
        {.cyrillic = "сәуір", .arabic = "ٴساۋىر"},    {.cyrillic = "бір", .arabic = "ٴبىر"},
        {.cyrillic = "өз үні", .arabic = "ٴوز ٴۇنى"}, {.cyrillic = "бүгін", .arabic = "بۇگىن"},
        {.cyrillic = "күні", .arabic = "كۇنى"},       {.cyrillic = "бес", .arabic = "بەس"},
        {.cyrillic = "қазір", .arabic = "قازىر"},     {.cyrillic = "тағы", .arabic = "تاعى"},
        {.cyrillic = "минут", .arabic = "مينۋت"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_says(kazakh_spelled(&arena, text_from(rows[i].cyrillic), ARABIC), rows[i].arabic);
}

static void dictionaries_of_three_scripts_say_the_same(void **state)
{
    (void)state;
    for (int word = 0; word < WORD_COUNT; word++) {
        struct text cyrillic = words(TEXT("kk"), (enum word)word);
        assert_says(words(LATIN, (enum word)word),
                    text_to_c(&arena, kazakh_spelled(&arena, cyrillic, LATIN)));
        assert_says(words(ARABIC, (enum word)word),
                    text_to_c(&arena, kazakh_spelled(&arena, cyrillic, ARABIC)));
    }
}

static const struct locale_data *locale_of(const char *language)
{
    for (size_t i = 0; i < sizeof locale_data / sizeof *locale_data; i++)
        if (!strcmp(locale_data[i].language, language))
            return &locale_data[i];
    fail_msg("no locale %s", language);
    return NULL;
}

/* CLDR judges the spelling: its names of months and days in the one script and in the other. */
static void months_and_days_are_spelled_as_cldr_spells_them(void **state)
{
    (void)state;
    const struct locale_data *cyrillic = locale_of("kk"), *arabic = locale_of("kk-Arab");
    for (int i = 0; i < 12; i++)
        assert_says(kazakh_spelled(&arena, text_from(cyrillic->months[i]), ARABIC),
                    arabic->months[i]);
    for (int i = 0; i < 7; i++)
        assert_says(kazakh_spelled(&arena, text_from(cyrillic->weekdays[i]), ARABIC),
                    arabic->weekdays[i]);
}

static void dates_are_written_in_both_scripts(void **state)
{
    (void)state;
    struct civil day = {.year = 2025, .month = 11, .day = 20},
                 last = {.year = 2025, .month = 11, .day = 22};
    assert_says(words_date(&arena, LATIN, day), "20 qaraşa");
    assert_says(words_date_weekday(&arena, LATIN, day), "20 qaraşa, beisenbı");
    assert_says(words_date_year(&arena, LATIN, day), "2025 jylğy 20 qaraşa");
    assert_says(words_date_span(&arena, LATIN, day, last), "2025 jylğy 20 qaraşa – 22 qaraşa");
    assert_says(words_date(&arena, ARABIC, day), "20-\u00A0قاراشا");
    assert_says(words_date_weekday(&arena, ARABIC, day), "20-\u00A0قاراشا، بەيسەنبى");
    assert_says(words_date_year(&arena, ARABIC, day), "2025-\u00A0جىلعى 20-\u00A0قاراشا");
    assert_says(words_date_span(&arena, ARABIC, day, last),
                "2025-\u00A0جىلعى 20-\u00A0قاراشا – 22-\u00A0قاراشا");
}

static void sentences_are_said_in_both_scripts(void **state)
{
    (void)state;
    struct civil half_past = {.year = 2025, .month = 11, .day = 20, .hour = 9, .minute = 30};
    assert_says(words_minutes_left(&arena, LATIN, 80), "tağy 1 sağat 20 minut");
    assert_says(words_minutes_left(&arena, ARABIC, 80), "تاعى 1 ساعات 20 مينۋت");
    assert_says(words_starts_in(&arena, LATIN, 30), "30 minuttan keiın");
    assert_says(words_begins_in(&arena, ARABIC, 30), "30 مينۋتتان كەيىن باستالادى");
    assert_says(words_in_days(&arena, LATIN, 12), "12 künnen keiın");
    assert_says(words_in_days(&arena, ARABIC, 12), "12 كۇننەن كەيىن");
    assert_says(words_until(&arena, LATIN, half_past), "09:30-ğa deiın");
    assert_says(words_until(&arena, ARABIC, half_past), "09:30-عا دەيىن");
    assert_says(words_from(&arena, LATIN, 1, half_past), "Erteñ 09:30-dan bastap");
    assert_says(words_from(&arena, ARABIC, 0, half_past), "بۇگىن 09:30-دان باستاپ");
    assert_says(words_from(&arena, ARABIC, 2, half_past),
                "20-\u00A0قاراشا، بەيسەنبى، 09:30-دان باستاپ");
    assert_says(words_as_of(&arena, LATIN, TEXT("10:40")), "10:40 jağdaiy boiynşa");
    assert_says(words_as_of(&arena, ARABIC, TEXT("10:40")), "10:40 جاعدايى بويىنشا");
    assert_says(words_more_speakers(&arena, LATIN, 3), "tağy 3 spiker");
    assert_says(words_more_speakers(&arena, ARABIC, 3), "تاعى 3 سپيكەر");
    assert_says(words_quoted(&arena, ARABIC, TEXT("ٴسوز")), "«ٴسوز»");
}

static void arabic_initials_stand_apart_and_keep_their_softness(void **state)
{
    (void)state;
    assert_says(words_initials(&arena, TEXT("راميز جۇماعۇلوۆ")), "ر\u2009ج");
    assert_says(words_initials(&arena, TEXT("ٴاليا ٴسابيت")), "ٴا\u2009س");
    assert_says(words_initials(&arena, TEXT("ءاليا")), "ءا");
    assert_says(words_initials(&arena, TEXT("Älia Säbit")), "ÄS");
    assert_says(words_initials(&arena, TEXT("ٴ")), "ٴ");
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
        cmocka_unit_test(words_are_spelled_letter_by_letter),
        cmocka_unit_test(sign_of_softness_stands_where_nothing_else_tells),
        cmocka_unit_test(dictionaries_of_three_scripts_say_the_same),
        cmocka_unit_test(months_and_days_are_spelled_as_cldr_spells_them),
        cmocka_unit_test(dates_are_written_in_both_scripts),
        cmocka_unit_test(sentences_are_said_in_both_scripts),
        cmocka_unit_test(arabic_initials_stand_apart_and_keep_their_softness),
    };
    return cmocka_run_group_tests(tests, NULL, finish);
}
