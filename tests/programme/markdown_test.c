/* What frab and pretalx publish: Markdown, or plain words that must not be taken for it. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "examples.h"
#include "programme/markdown.h"
#include "programme/plain_text.h"

/* As imported texts become words: what Markdown it has first, then what HTML. */
static void assert_becomes(const char *written, const char *expected)
{
    struct arena arena = {0};
    struct text words = plain_text(&arena, markdown_strip(&arena, text_from(written)));

    if (!text_equal(words, text_from(expected)))
        fail_msg("\"%s\" becomes\n\"%.*s\", not\n\"%s\"", written, TEXT_ARG(words), expected);
    arena_finish(&arena);
}

static void marks_go_and_words_stay(void **state)
{
    static const struct {
        const char *written, *words;
    } examples[] = {
        {"# Ашылу\nҚош келдіңіз", "Ашылу Қош келдіңіз"},
        {"## Екінші ##\n\nМәтін", "Екінші Мәтін"},
        {"Ашылу\n=====\nМәтін", "Ашылу Мәтін"},
        {"Ашылу\n---\nМәтін", "Ашылу Мәтін"},
        {"Бір\n\n---\n\nекі", "Бір екі"},
        {"**Маңызды:** *бүгін* және __ертең__, _кешке_", "Маңызды: бүгін және ертең, кешке"},
        {"***Өте*** маңызды", "Өте маңызды"},
        {"**қалың**дық", "қалыңдық"},
        {"*«Бала құқығы»* – тақырып", "«Бала құқығы» – тақырып"},
        {"[бағдарлама](https://example.org/a_b_c) мен [екінші](<x y> \"d\")",
         "бағдарлама мен екінші"},
        {"Мына жерде: <https://example.org/a_b>", "Мына жерде: https://example.org/a_b"},
        {"![зал суреті](hall.jpg)", "зал суреті"},
        {"![зал суреті](hall.jpg) Мәтін", "Мәтін"},
        {"[![белгі](badge.svg)](https://example.org) Мәтін", "Мәтін"},
        {"Керек:\n\n- нан\n- сүт\n", "Керек: • нан • сүт"},
        {"- нан\n- сүт", "нан • сүт"}, /* as of HTML lists */
        {"Керек:\n* нан\n  * қара\n  * ақ\n* сүт", "Керек: • нан • қара • ақ • сүт"},
        {"Керек:\n+ нан\n+ сүт", "Керек: • нан • сүт"},
        {"Реті:\n\n1. Ашылу\n1. **Сөз**\n1. Шай", "Реті: 1. Ашылу 2. Сөз 3. Шай"},
        {"Реті:\n3) *Ашылу*\n4) Сөз", "Реті: 3) Ашылу 4) Сөз"},
        {"`make test` деп жазыңыз", "make test деп жазыңыз"},
        {"Былай:\n\n```c\nint main(void);\n```\nсосын", "Былай: int main(void); сосын"},
        {"> Бала – болашақ\n> деген\n\nМәтін", "Бала – болашақ деген Мәтін"},
        {"Бір  \nекі\\\nүш\nтөрт", "Бір екі үш төрт"},
        {"**Бір**<br>екі<br/>үш<BR />*төрт*", "Бір екі үш төрт"},
        {"**R&amp;D** &ndash; 5 &lt; 6", "R&D – 5 < 6"},
        {"\\*жұлдызша\\*, **қалың**", "*жұлдызша*, қалың"},
        {"**Бір\nекі** үш", "Бір екі үш"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_becomes(examples[i].written, examples[i].words);
}

static void plain_words_stay_as_they_are(void **state)
{
    static const char *const words[] = {
        "5 * 3 = 15, 2*3*4 = 24, a*b*c",
        "snake_case, __init__, __init__.py және _кіріспе",
        "C#, F# және #1, #hashtag",
        "*nix және *BSD",
        "Баға* және шарт*",
        "2. Halle",
        "20. November 2025",
        "1986. Жыл басы",
        "- Сәлем! - Сәлем, қалайсың?",
        "– Сәлем!",
        "— Сәлем!",
        "«Қазақстан – балалық шақ қорғалған мемлекет!»",
        "Бөлме [A2], ескерту [1] және [2]",
        "массив[0] (бос)",
        "[1]: https://example.org/a_b",
        "O`zbekiston va O`zbek tili",
        "> 100 қатысушы",
        "+ 7 701 000 00 00",
        "a < b > c, x <- y",
        "Бағасы ~100–200 теңге, ~20 минут",
        "C:\\temp\\new және \\o/",
        "1.5 * 2.5 және 10_000",
        "*",
        "_",
        "**",
        "[]",
        "`",
        "* ескерту",
        "Ескерту:\n* бір ғана",
        "2 < 3 && 4 > 3",
        "x = y[i]*z[j]*w[k]",
    };

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct arena arena = {0};
        struct text plain = plain_text(&arena, text_from(words[i])); /* one paragraph */

        assert_becomes(words[i], text_to_c(&arena, plain));
        arena_finish(&arena);
    }
}

/* In HTML a star is a star. */
static void html_is_not_taken_for_markdown(void **state)
{
    (void)state;
    assert_becomes("<p>2 ** 3</p><p>*Бір* және **екі**</p>", "2 ** 3 *Бір* және **екі**");
    assert_becomes("&lt;p&gt;*Бір* _екі_&lt;/p&gt;", "*Бір* _екі_");
    assert_becomes("Бір <b>екі</b> **үш**", "Бір екі **үш**");
}

static void what_has_no_mark_is_not_even_looked_at(void **state)
{
    static const char *const words[] = {"", "Жай сөз",
                                        "Бір\nекі – үш, «төрт» (бес) 2. Halle R&amp;D 5 < 6 C#",
                                        "<p>**Бір**</p>", "сөз-сөз + сөз = сөз > сөз"};

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct arena arena = {0};
        struct text text = text_from(words[i]);

        assert_ptr_equal(markdown_strip(&arena, text).data, text.data);
        assert_null(arena.newest);
    }
}

/* Each of these has cost some reader of Markdown the square of its length. */
static void marks_without_end_are_read_in_no_time(void **state)
{
    static const char *const pieces[] = {"[",   "*a ",    "a**b_",    "`",     "[a](", "![[]()",
                                         "> ",  "- ",     "<a ",      "**_*",  "a\n",  "![",
                                         "]",   "_ *",    "[a]: b\n", "> a\n", "`a``", "- a\n",
                                         "\\*", "[a][b]", " \n"};
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct text_builder builder = {.arena = &arena};
        clock_t start = clock();

        while (builder.size < 64 * 1024)
            builder_add(&builder, text_from(pieces[i]));
        for (int j = 0; j < 10; j++)
            (void)markdown_strip(&arena, builder_text(&builder));
        if (clock() - start > CLOCKS_PER_SEC / 2)
            fail_msg("\"%s\" is slow", pieces[i]);
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

static void links_that_are_defined_below_cost_no_more_than_words(void **state)
{
    struct arena arena = {0};
    struct text_builder builder = {.arena = &arena};
    clock_t start = clock();

    (void)state;
    builder_format(&builder, "[a]: %0*d\n\n", 30000, 0);
    while (builder.size < 64 * 1024)
        builder_add(&builder, TEXT("[a] "));
    for (int i = 0; i < 100; i++)
        (void)markdown_strip(&arena, builder_text(&builder));
    assert_true(clock() - start < CLOCKS_PER_SEC);
    arena_finish(&arena);
}

static const char written[] = "**Бір** _екі_ [үш](https://example.org)";

static void those_who_publish_markdown_are_read_so(void **state)
{
    struct arena arena = {0};
    const char *xml = text_to_c(
        &arena,
        text_format(&arena,
                    "<schedule><conference><title>Сынақ</title><time_zone_name>Asia/Almaty"
                    "</time_zone_name></conference><day date=\"2025-11-20\"><room name=\"_A_\">"
                    "<event guid=\"g\"><title>Тақырып **A**</title><date>2025-11-20T10:00:00+05:00"
                    "</date><track>*T*</track><abstract>%s</abstract><persons><person>_Айгүл_"
                    "</person></persons></event></room></day></schedule>",
                    written));
    const char *json = text_to_c(
        &arena,
        text_format(&arena,
                    "{\"schedule\": {\"conference\": {\"title\": \"Сынақ\", \"time_zone_name\": "
                    "\"Asia/Almaty\", \"days\": [{\"date\": \"2025-11-20\", \"rooms\": {\"_A_\": "
                    "[{\"guid\": \"g\", \"title\": \"Тақырып **A**\", \"date\": "
                    "\"2025-11-20T10:00:00+05:00\", \"track\": \"*T*\", \"abstract\": \"%s\", "
                    "\"persons\": [{\"name\": \"_Айгүл_\", \"biography\": \"%s\"}]}]}}]}}}",
                    written, written));
    const char *newer = text_to_c(
        &arena,
        text_format(
            &arena,
            "{\"schedule\": {\"conference\": {\"title\": \"Сынақ\", \"time_zone_name\": "
            "\"Asia/Almaty\"}, \"events\": [{\"guid\": \"g\", \"title\": \"Тақырып **A**\", "
            "\"room\": \"_A_\", \"track\": \"*T*\", \"start\": "
            "\"2025-11-20T10:00:00+05:00\", \"abstract\": \"%s\", \"participants\": "
            "[{\"name\": \"_Айгүл_\", \"biography\": \"%s\"}]}]}}",
            written, written));
    const char *const documents[] = {xml, json, newer};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct document document = document_of("schedule", documents[i]);
        struct programme *programme = read_documents(&document, 1);
        const struct session *session = session_named(programme, "g");

        assert_text_equal(localised_in(&session->title, TEXT("kk")), "Тақырып A");
        assert_text_equal(localised_in(&session->abstract, TEXT("kk")), "Бір екі үш");
        if (i)
            assert_text_equal(localised_in(&programme->speakers[0].bio, TEXT("kk")), "Бір екі үш");
        /* Names are names. */
        assert_text_equal(localised_in(&programme->rooms[0].name, TEXT("kk")), "_A_");
        assert_text_equal(localised_in(&programme->tracks[0].name, TEXT("kk")), "*T*");
        assert_text_equal(localised_in(&programme->speakers[0].name, TEXT("kk")), "_Айгүл_");
        programme_destroy(programme);
    }
    arena_finish(&arena);
}

static void others_mean_their_stars(void **state)
{
    struct document sheet = document_of(
        "sheet.csv", "id,title,date,start,abstract\ng,Т **A**,2025-11-20,10:00,**Бір** _екі_\n");
    struct document calendar = document_of(
        "hall.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:g\r\nSUMMARY:Т **A**\r\n"
                    "DTSTART:20251120T100000Z\r\nDESCRIPTION:**Бір** _екі_\r\nEND:VEVENT\r\n"
                    "END:VCALENDAR\r\n");
    struct document ours = document_of(
        "programme.json",
        "{\"taqta\": 1, \"event\": {\"title\": {\"kk\": \"С\"}, \"timezone\": \"UTC\"}, "
        "\"sessions\": [{\"id\": \"g\", \"title\": \"Т **A**\", \"abstract\": \"**Бір** _екі_\", "
        "\"start\": \"2025-11-20T10:00\"}]}");
    const struct document documents[] = {sheet, calendar, ours};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct programme *programme = read_documents(&documents[i], 1);
        const struct session *session = session_named(programme, "g");

        assert_text_equal(localised_in(&session->title, TEXT("kk")), "Т **A**");
        assert_text_equal(localised_in(&session->abstract, TEXT("kk")), "**Бір** _екі_");
        programme_destroy(programme);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_go_and_words_stay),
        cmocka_unit_test(plain_words_stay_as_they_are),
        cmocka_unit_test(html_is_not_taken_for_markdown),
        cmocka_unit_test(what_has_no_mark_is_not_even_looked_at),
        cmocka_unit_test(marks_without_end_are_read_in_no_time),
        cmocka_unit_test(links_that_are_defined_below_cost_no_more_than_words),
        cmocka_unit_test(those_who_publish_markdown_are_read_so),
        cmocka_unit_test(others_mean_their_stars),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
