/* Pages that are all words: facts, messages, the countdown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "signs.h"

static const char two_facts[] =
    "\"facts\": [{\"id\": \"f1\", \"figure\": {\"kk\": \"12,5 млн\", \"ru\": \"12,5 млн\"},"
    "\"text\": {\"kk\": \"Елімізде осынша ағаш отырғызылды\", \"ru\": \"Столько деревьев "
    "посадили\","
    "\"en\": \"So many trees were planted\"}},"
    "{\"id\": \"f2\", \"text\": {\"en\": \"Every child has a name, a home, a school and a voice "
    "that is heard where decisions about children are made\"}}]";

static void a_fact_is_a_large_figure_over_its_sentence(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_facts);
    example_at(&example, "10:00");
    struct page page = example_page(&example, SLIDE_FACT, "kk", 0);
    const struct box *figure = page_find(&page, "12,5 млн"),
                     *sentence = page_find(&page, "отырғызылды");

    assert_non_null(figure);
    assert_non_null(sentence);
    assert_int_equal(figure->text.paragraph.line_count, 1);
    assert_true(figure->text.paragraph.px > 3 * sentence->text.paragraph.px);
    assert_true(figure->rect.y < sentence->rect.y);
    example_close(&example);
}

static void a_fact_is_told_where_all_of_it_is_given(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_facts);
    example_at(&example, "10:00");

    assert_int_equal(example_count(&example, SLIDE_FACT, "kk"), 1);
    assert_int_equal(example_count(&example, SLIDE_FACT, "ru"), 1);
    assert_int_equal(example_count(&example, SLIDE_FACT, "en"), 1); /* the one without a figure */
    assert_true(example.deck.problems.total > 0);
    struct page page = example_page(&example, SLIDE_FACT, "en", 0);
    assert_non_null(page_find(&page, "Every child"));
    assert_null(page_find(&page, "trees"));
    example_close(&example);
}

static void facts_fit_every_screen(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_facts);
    assert_all_sound(&example, SLIDE_FACT, "10:00", 3);
    example_close(&example);
}

/* A message of so many sentences, each with its number. */
static char *long_message(int sentences)
{
    size_t size = (size_t)sentences * 120 + 200, at = 0;
    char *records = malloc(size);
    assert_non_null(records);
    at += (size_t)snprintf(records, size,
                           "\"messages\": [{\"id\": \"m\", \"title\": \"Қош келдіңіздер\", "
                           "\"text\": {\"kk\": \"");
    for (int i = 0; i < sentences; i++)
        at += (size_t)snprintf(records + at, size - at,
                               "%sБүгін мұнда балалардың үні естіледі №%d.", i ? " " : "", i);
    (void)snprintf(records + at, size - at, "\"}}]");
    return records;
}

static void a_long_message_goes_on_over_pages_and_loses_no_sentence(void **state)
{
    (void)state;
    struct example example;
    char *records = long_message(60);
    example_open(&example, records);
    example_at(&example, "10:00");
    size_t pages = example_count(&example, SLIDE_MESSAGE, "kk"), found = 0;

    assert_true(pages > 2);
    for (int sentence = 0; sentence < 60; sentence++) {
        char number[16];
        (void)snprintf(number, sizeof number, "№%d.", sentence);
        for (size_t i = 0; i < pages; i++) {
            struct page page = example_page(&example, SLIDE_MESSAGE, "kk", i);
            found += page_find(&page, number) != NULL;
        }
    }
    assert_int_equal(found, 60); /* each on one page only */
    assert_int_equal(example_count(&example, SLIDE_MESSAGE, "en"), 0);
    example_close(&example);
    free(records);
}

/* In their largest time, whatever the screen could hold. */
static void a_message_has_no_more_words_on_a_page_than_can_be_read(void **state)
{
    struct example example;
    char *records = long_message(60);

    (void)state;
    example_open(&example, records);
    for (size_t i = 0; i < screen_shape_count; i++) {
        signs_at(&example, &screen_shapes[i], "10:24");
        size_t pages = example_count(&example, SLIDE_MESSAGE, "kk");
        for (size_t n = 0; n < pages; n++) {
            struct page page = example_page(&example, SLIDE_MESSAGE, "kk", n);
            assert_true(page_reading_seconds(&page) <= 25);
        }
    }
    example_close(&example);
    free(records);
}

static void the_parts_of_a_message_are_of_one_size_and_alike_in_length(void **state)
{
    (void)state;
    struct example example;
    char *records = long_message(60);
    example_open(&example, records);
    example_at(&example, "10:00");
    size_t pages = example_count(&example, SLIDE_MESSAGE, "kk"), fewest = SIZE_MAX, most = 0;
    float px = 0;
    for (size_t i = 0; i < pages; i++) {
        struct page page = example_page(&example, SLIDE_MESSAGE, "kk", i);
        const struct box *body = page_find(&page, "естіледі");
        size_t lines = body->text.paragraph.line_count;
        assert_true(i == 0 || body->text.paragraph.px == px);
        px = body->text.paragraph.px;
        fewest = lines < fewest ? lines : fewest;
        most = lines > most ? lines : most;
    }
    assert_true(most - fewest <= 2);
    example_close(&example);
    free(records);
}

static void messages_short_and_long_fit_every_screen(void **state)
{
    (void)state;
    struct example example;
    char *records = long_message(40);
    example_open(&example, records);
    assert_all_sound(&example, SLIDE_MESSAGE, "10:00", 1);
    example_close(&example);
    free(records);
    example_open(&example,
                 "\"messages\": [{\"id\": \"m\", \"text\": {\"kk\": \"Қош келдіңіздер!\"}}]");
    assert_all_sound(&example, SLIDE_MESSAGE, "10:00", 1);
    example_close(&example);
}

static const char day[] =
    "\"rooms\": [{\"id\": \"h\", \"name\": \"Үлкен зал\"}],"
    "\"sessions\": ["
    "{\"id\": \"r\", \"kind\": \"registration\", \"title\": \"Тіркеу\", "
    "\"start\": \"2025-11-20T09:30\", \"minutes\": 30},"
    "{\"id\": \"a\", \"title\": {\"kk\": \"Ашылу\", \"ru\": \"Открытие\"}, "
    "\"start\": \"2025-11-20T10:00\", \"minutes\": 60, \"room\": \"h\"},"
    "{\"id\": \"b\", \"kind\": \"break\", \"title\": \"Үзіліс\", "
    "\"start\": \"2025-11-20T11:00\", \"minutes\": 30},"
    "{\"id\": \"c\", \"title\": \"Жабылу\", \"start\": \"2025-11-20T13:31\", \"minutes\": 29, "
    "\"room\": \"h\"}]";

static void the_countdown_counts_to_the_next_start_but_not_of_a_break(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, day);
    example_at(&example, "09:25");
    struct page page = example_page(&example, SLIDE_COUNTDOWN, "kk", 0);
    assert_non_null(page_find(&page, "Ашылу"));
    assert_non_null(page_find(&page, "35"));
    assert_non_null(page_find(&page, "минут"));

    example_at(&example, "10:30");
    page = example_page(&example, SLIDE_COUNTDOWN, "kk", 0);
    assert_non_null(page_find(&page, "Жабылу"));
    assert_non_null(page_find(&page, "сағат"));
    assert_null(page_find(&page, "Үзіліс"));
    example_close(&example);
}

static void russian_units_agree_with_their_number(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, day);
    example_at(&example, "09:39");
    struct page page = example_page(&example, SLIDE_COUNTDOWN, "ru", 0);
    assert_non_null(page_find(&page, "21"));
    assert_non_null(page_find(&page, "минута"));
    example_close(&example);
}

static void nothing_is_counted_without_a_clock_a_title_or_anything_to_come(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, day);
    example_untrusted(&example);
    assert_int_equal(example_count(&example, SLIDE_COUNTDOWN, NULL), 0);
    example_at(&example, "09:25");
    assert_int_equal(example_count(&example, SLIDE_COUNTDOWN, "en"), 0);
    example_at(&example, "13:31");
    assert_int_equal(example_count(&example, SLIDE_COUNTDOWN, NULL), 0);
    example_close(&example);
}

static void days_away_are_counted_in_days_and_named(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, day);
    example_at_moment(&example, "2025-11-15T12:00");
    struct page page = example_page(&example, SLIDE_COUNTDOWN, "ru", 0);
    assert_non_null(page_find(&page, "дней"));
    assert_non_null(page_find(&page, "20 ноября"));
    example_close(&example);
}

static void the_countdown_fits_every_screen(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, day);
    assert_all_sound(&example, SLIDE_COUNTDOWN, "09:25", 2);
    assert_all_sound(&example, SLIDE_COUNTDOWN, "10:30", 2);
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_is_a_large_figure_over_its_sentence),
        cmocka_unit_test(a_fact_is_told_where_all_of_it_is_given),
        cmocka_unit_test(facts_fit_every_screen),
        cmocka_unit_test(a_long_message_goes_on_over_pages_and_loses_no_sentence),
        cmocka_unit_test(a_message_has_no_more_words_on_a_page_than_can_be_read),
        cmocka_unit_test(the_parts_of_a_message_are_of_one_size_and_alike_in_length),
        cmocka_unit_test(messages_short_and_long_fit_every_screen),
        cmocka_unit_test(the_countdown_counts_to_the_next_start_but_not_of_a_break),
        cmocka_unit_test(russian_units_agree_with_their_number),
        cmocka_unit_test(nothing_is_counted_without_a_clock_a_title_or_anything_to_come),
        cmocka_unit_test(days_away_are_counted_in_days_and_named),
        cmocka_unit_test(the_countdown_fits_every_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
