/* Capitals, by the rules of the language that the text is in. */
#include "type_support.h"

struct row {
    const char *language, *text, *capitals;
};

static const struct row rows[] = {
    /* Kazakh in Cyrillic letters, where every letter has its own pair, also under another tag. */
    {"kk", "әғқңөұүһі", "ӘҒҚҢӨҰҮҺІ"},
    {"kk", "ұйымдастырушылар", "ҰЙЫМДАСТЫРУШЫЛАР"},
    {"kk", "іс-шара, һәм: үзіліс", "ІС-ШАРА, ҺӘМ: ҮЗІЛІС"},
    {"kk-Cyrl", "қаһарман", "ҚАҺАРМАН"},
    {"kk-Latn", "қазақша ішінде", "ҚАЗАҚША ІШІНДЕ"},
    {"ru", "ёлка съезд", "ЁЛКА СЪЕЗД"},
    {"", "әр түрлі ғылым", "ӘР ТҮРЛІ ҒЫЛЫМ"},
    /* Kazakh in Latin letters: two kinds of i, as in Turkish; i with a dot keeps it. */
    {"kk-Latn", "qazır ısı", "QAZIR ISI"},
    {"kk-Latn", "kelesi jiyn", "KELESİ JİYN"},
    {"kk-Latn", "istanbul İI ıi", "İSTANBUL İI Iİ"},
    {"kk-Latn", "äğñŋöūüş", "ÄĞÑŊÖŪÜŞ"},
    {"kk-Latn-KZ", "bilim", "BİLİM"},
    {"kk-latn", "bilim", "BİLİM"},
    {"tr", "iı", "İI"},
    /* Latin letters elsewhere, also in the middle of a Kazakh text. */
    {"kk", "unicef қазақстан", "UNICEF ҚАЗАҚСТАН"},
    {"en", "istanbul", "ISTANBUL"},
    {"ru", "wi-fi", "WI-FI"},
    {"", "igloo", "IGLOO"},
    /* Letters that become two or three. */
    {"de", "straße", "STRASSE"},
    {"en", "oﬃce", "OFFICE"},
    /* Both forms of the small sigma have one capital; Greek capitals stand without accents. */
    {"el", "όδυσσεύς", "ΟΔΥΣΣΕΥΣ"},
    {"el", "μάιος", "ΜΑΪΟΣ"},
    {"en", "ὀδύς", "ὈΔΎΣ"},
    /* What has no capitals stays. */
    {"kk-Arab", "قازاق", "قازاق"},
    {"kk", "10:20–10:40, № 3 ₸", "10:20–10:40, № 3 ₸"},
    {"kk", "ЮНИСЕФ", "ЮНИСЕФ"},
};

static struct text in_capitals(struct fixture *fixture, const struct row *row)
{
    struct paragraph_request request = plain_request(text_from(row->text));
    request.style.language = text_from(row->language);
    request.style.capitals = true;
    struct paragraph paragraph = set(fixture, &request);

    assert_int_equal(paragraph.line_count, 1);
    return paragraph.lines[0].text;
}

static void capitals_follow_the_language(void **state)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text capitals = in_capitals(*state, &rows[i]);
        if (!text_equal(capitals, text_from(rows[i].capitals)))
            fail_msg("%s in %s is %.*s, not %s", rows[i].text, rows[i].language, TEXT_ARG(capitals),
                     rows[i].capitals);
    }
}

/* What is in capitals already must not change again: a label may come so from its author. */
static void capitals_of_capitals_are_the_same(void **state)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct row again = {rows[i].language, rows[i].capitals, rows[i].capitals};
        assert_text_equal(in_capitals(*state, &again), again.capitals);
    }
}

/* Unless it is asked for, nothing changes: texts are shown as they are. */
static void small_letters_stay_small(void **state)
{
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct paragraph_request request = plain_request(text_from(rows[i].text));
        request.style.language = text_from(rows[i].language);
        struct paragraph paragraph = set(fixture, &request);
        assert_text_equal(paragraph.lines[0].text, rows[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_follow_the_language),
        cmocka_unit_test(capitals_of_capitals_are_the_same),
        cmocka_unit_test(small_letters_stay_small),
    };
    return cmocka_run_group_tests_name("casing", tests, fixture_create, fixture_destroy);
}
