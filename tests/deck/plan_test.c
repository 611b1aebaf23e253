/* Which pages there are, and in what order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "deck/show.h"
#include "example.h"

static void a_programme_with_nothing_else_shows_its_welcome(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "");
    example_at(&example, "10:00");

    assert_int_equal(example.deck.count, 3);
    assert_int_equal(example_count(&example, SLIDE_WELCOME, NULL), 3);
    assert_int_equal(example.deck.slide_count, 1);
    example_close(&example);
}

static void languages_follow_each_other_in_whole_cycles(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "\"quotes\": [{\"id\": \"q\", \"kind\": \"reported\", \"who\": \"A\","
                           "\"text\": {\"kk\": \"Бір\", \"ru\": \"Один\", \"en\": \"One\"}}]");
    example_at(&example, "10:00");

    static const char *const languages[] = {"kk", "kk", "ru", "ru", "en", "en"};
    assert_int_equal(example.deck.count, 6);
    for (size_t i = 0; i < 6; i++)
        assert_true(text_equal(example.deck.plans[i].language, text_from(languages[i])));
    example_close(&example);
}

static void a_page_is_wholly_in_one_language_or_not_shown_in_it(void **state)
{
    (void)state;
    struct example example;
    example_open(&example,
                 "\"quotes\": [{\"id\": \"q\", \"kind\": \"reported\", \"who\": \"A\","
                 "\"text\": {\"kk\": \"Бір\"}}],"
                 "\"sessions\": [{\"id\": \"a\", \"title\": {\"kk\": \"Сөз\", \"ru\": \"Слово\"},"
                 "\"start\": \"2025-11-20T10:00\", \"minutes\": 30}]");
    example_at(&example, "10:10");

    assert_int_equal(example_count(&example, SLIDE_QUOTE, "kk"), 1);
    assert_int_equal(example_count(&example, SLIDE_QUOTE, NULL), 1);
    assert_int_equal(example_count(&example, SLIDE_AGENDA, "ru"), 1);
    assert_int_equal(example_count(&example, SLIDE_AGENDA, "en"), 0);
    assert_int_equal(example_count(&example, SLIDE_NOW_NEXT, "en"), 0);
    assert_true(example.deck.problems.count > 0);
    assert_true(text_equal(example.deck.problems.items[0].path, TEXT("sessions[0].title")));
    example_close(&example);
}

static void a_text_without_a_language_is_shown_on_every_page(void **state)
{
    (void)state;
    struct example example;
    example_open(
        &example,
        "\"quotes\": [{\"id\": \"q\", \"kind\": \"reported\", \"who\": \"A\", \"text\": \"42\"}]");
    example_at(&example, "10:00");

    assert_int_equal(example_count(&example, SLIDE_QUOTE, NULL), 3);
    example_close(&example);
}

static void an_event_in_languages_we_have_no_words_for_is_shown_with_english_ones(void **state)
{
    (void)state;
    struct example example;
    example_open_document(&example, "{\"taqta\": 1, \"event\": {\"title\": {\"de\": \"Tagung\"},"
                                    "\"timezone\": \"Europe/Berlin\", \"languages\": [\"de\"]},"
                                    "\"sessions\": [{\"id\": \"a\", \"title\": {\"de\": \"Rede\"},"
                                    "\"start\": \"2025-11-20T10:00+05:00\", \"minutes\": 30}]}");
    example_at(&example, "10:10");
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "en", 0);

    assert_non_null(page_find(&page, "Rede"));
    assert_non_null(page_find(&page, "NOW"));
    example_close(&example);
}

static void one_language_can_be_asked_for(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "");
    example.settings.language = TEXT("ru");
    example_at(&example, "10:00");

    assert_int_equal(example.deck.count, 1);
    assert_int_equal(example_count(&example, SLIDE_WELCOME, "ru"), 1);
    example_close(&example);
}

static const char three_speakers[] =
    "\"speakers\": [{\"id\": \"a\", \"name\": \"Алия\"}, {\"id\": \"b\", \"name\": \"Болат\"},"
    "{\"id\": \"c\", \"name\": \"Серік\"}]";

static void a_playlist_says_what_is_shown_and_which(void **state)
{
    (void)state;
    struct example example;
    char records[1024];
    snprintf(records, sizeof records,
             "%s, \"playlists\": [{\"id\": \"p\", \"slides\": ["
             "{\"show\": \"speaker\", \"ids\": [\"c\", \"a\"], \"seconds\": 9},"
             "{\"show\": \"welcome\", \"until\": \"2025-11-20T10:00\"}]}]",
             three_speakers);
    example_open(&example, records);
    example_at(&example, "09:59");
    assert_int_equal(example_count(&example, SLIDE_SPEAKER, "kk"), 2);
    assert_int_equal(example_count(&example, SLIDE_WELCOME, "kk"), 1);
    assert_int_equal(example.deck.slide_count, 2);
    struct page page = example_page(&example, SLIDE_SPEAKER, "kk", 0);
    assert_true(page.seconds == 9);

    example_at(&example, "10:00");
    assert_int_equal(example_count(&example, SLIDE_WELCOME, "kk"), 0);
    assert_int_equal(example.deck.slide_count, 1);
    example_close(&example);
}

static void the_screen_chooses_its_playlist_and_languages(void **state)
{
    (void)state;
    struct example example;
    char records[1024];
    snprintf(records, sizeof records,
             "%s, \"playlists\": ["
             "{\"id\": \"one\", \"slides\": [{\"show\": \"welcome\"}]},"
             "{\"id\": \"two\", \"slides\": [{\"show\": \"speaker\"}]}],"
             "\"screens\": [{\"id\": \"door\", \"playlist\": \"two\", \"languages\": [\"en\"]}]",
             three_speakers);
    example_open(&example, records);
    example.settings.screen = TEXT("door");
    example_at(&example, "10:00");
    assert_int_equal(example.deck.count, 3);
    assert_int_equal(example_count(&example, SLIDE_SPEAKER, "en"), 3);

    example.settings.screen = TEXT("unknown");
    example_at(&example, "10:00");
    assert_int_equal(example_count(&example, SLIDE_WELCOME, NULL), 3);
    example_close(&example);
}

/* `count` sessions of 20 minutes from 09:00 on. */
static void many_sessions(char *records, size_t size, int count)
{
    size_t used = (size_t)snprintf(records, size, "\"sessions\": [");
    for (int i = 0; i < count; i++)
        used += (size_t)snprintf(records + used, size - used,
                                 "%s{\"id\": \"s%d\", \"title\": \"Баяндама %d\","
                                 "\"start\": \"2025-11-20T%02d:%02d\", \"minutes\": 20}",
                                 i ? "," : "", i, i, 9 + i / 3, i % 3 * 20);
    snprintf(records + used, size - used, "]");
}

static void a_long_day_is_spread_evenly_and_nothing_is_left_out(void **state)
{
    (void)state;
    struct example example;
    char records[8192];
    many_sessions(records, sizeof records, 19);
    example_open(&example, records);
    example_at(&example, "08:00");

    size_t next = 0, least = SIZE_MAX, most = 0, pages = 0;
    for (size_t i = 0; i < example.deck.count; i++) {
        const struct page_plan *plan = &example.deck.plans[i];
        if (plan->kind != SLIDE_AGENDA || !text_equal(plan->language, TEXT("kk")))
            continue;
        assert_int_equal(plan->first, next);
        assert_int_equal(plan->part, pages++);
        next += plan->count;
        least = plan->count < least ? plan->count : least;
        most = plan->count > most ? plan->count : most;
    }
    assert_int_equal(next, 19);
    assert_true(pages > 1);
    assert_true(most - least <= 1);
    example_close(&example);
}

static void a_page_of_the_agenda_has_no_more_words_than_can_be_read(void **state)
{
    char records[8192];
    struct example example;
    int size = snprintf(records, sizeof records, "\"sessions\": [");

    (void)state;
    for (int i = 0; i < 16; i++)
        size +=
            snprintf(records + size, sizeof records - (size_t)size,
                     "%s{\"id\": \"s%d\", \"start\": \"2025-11-20T%02d:%02d\", \"minutes\": 30, "
                     "\"title\": {\"kk\": \"Бір екі үш төрт бес алты жеті сегіз тоғыз он "
                     "бір екі\"}}",
                     i ? ", " : "", i, 11 + i / 2, i % 2 * 30);
    snprintf(records + size, sizeof records - (size_t)size, "]");
    example_open(&example, records);
    example.settings.width = 1080;
    example.settings.height = 1920;
    example_at(&example, "10:24");
    size_t pages = example_count(&example, SLIDE_AGENDA, "kk");
    assert_int_equal(pages, 4); /* 192 words, of which a page has 62 in rows of 12 */
    for (size_t n = 0; n < pages; n++) {
        struct page page = example_page(&example, SLIDE_AGENDA, "kk", n);
        assert_true(page_reading_seconds(&page) <= 25);
    }
    example_close(&example);
}

static void pages_of_the_agenda_that_are_wholly_past_are_left_out(void **state)
{
    (void)state;
    struct example example;
    char records[8192];
    many_sessions(records, sizeof records, 19);
    example_open(&example, records);
    example_at(&example, "08:00");
    size_t before = example_count(&example, SLIDE_AGENDA, "kk");

    example_at(&example, "15:05");
    size_t late = example_count(&example, SLIDE_AGENDA, "kk");
    example_at(&example, "20:00");
    size_t over = example_count(&example, SLIDE_AGENDA, "kk");

    assert_int_equal(late, 1);
    assert_int_equal(over, before);
    example_close(&example);
}

static void an_agenda_on_a_bar_stands_in_columns_read_downwards(void **state)
{
    (void)state;
    struct example example;
    char records[8192], title[64];
    many_sessions(records, sizeof records, 8);
    example_open(&example, records);
    example_at(&example, "08:00");
    assert_int_equal(example_count(&example, SLIDE_AGENDA, "kk"), 1); /* of 1920 × 1080 */
    example.settings.height = 540;
    example_at(&example, "08:00");
    assert_int_equal(example_count(&example, SLIDE_AGENDA, "kk"), 1);

    struct page page = example_page(&example, SLIDE_AGENDA, "kk", 0);
    const struct box *before = NULL;
    size_t columns = 1;
    for (int i = 0; i < 8; i++) {
        snprintf(title, sizeof title, "Баяндама %d", i);
        const struct box *box = page_find(&page, title);
        assert_non_null(box);
        bool is_below = before && box->rect.x == before->rect.x;
        if (is_below)
            assert_true(box->rect.y >= before->rect.y + before->rect.height);
        else if (before)
            assert_true(box->rect.x > before->rect.x + 500 && box->rect.y < before->rect.y &&
                        columns++);
        before = box;
    }
    assert_int_equal(columns, 2);
    example_close(&example);
}

static void an_agenda_of_hundreds_begins_with_what_is_on_and_ends_after_sixty_pages(void **state)
{
    (void)state;
    struct example example;
    static char records[131072];
    size_t used = (size_t)snprintf(records, sizeof records, "\"sessions\": [");
    for (int i = 0; i < 900; i++)
        used += (size_t)snprintf(records + used, sizeof records - used,
                                 "%s{\"id\": \"s%d\", \"title\": \"Баяндама %d\","
                                 "\"start\": \"2025-11-20T%02d:%02d\", \"minutes\": 20}",
                                 i ? "," : "", i, i, 9 + i / 60, i / 20 % 3 * 20);
    snprintf(records + used, sizeof records - used, "]");
    example_open(&example, records);
    example_at(&example, "11:05");
    size_t pages = 0;
    for (size_t i = 0; i < example.deck.count; i++) {
        const struct page_plan *plan = &example.deck.plans[i];
        if (plan->kind != SLIDE_AGENDA || !text_equal(plan->language, TEXT("kk")))
            continue;
        if (!pages++) /* 120 are over by now, twenty are on */
            assert_in_range(plan->first + plan->count, 121, 140);
    }
    assert_int_equal(pages, 60);
    example_close(&example);
}

/* `count` speakers, each with a session of 20 minutes from 09:00 on; some name a role. */
static void many_speakers(char *records, size_t size, int count, const char *more)
{
    size_t used = (size_t)snprintf(records, size, "\"speakers\": [");
    for (int i = 0; i < count; i++)
        used +=
            (size_t)snprintf(records + used, size - used,
                             "%s{\"id\": \"p%d\", \"name\": \"Спикер %d\"}", i ? "," : "", i, i);
    used += (size_t)snprintf(records + used, size - used, "], \"sessions\": [");
    for (int i = 0; i < count; i++)
        used += (size_t)snprintf(records + used, size - used,
                                 "%s{\"id\": \"s%d\", \"title\": \"Баяндама %d\","
                                 "\"start\": \"2025-11-20T%02d:%02d\", \"minutes\": 20,"
                                 "\"speakers\": [\"p%d\"]}",
                                 i ? "," : "", i, i, 9 + i / 3, i % 3 * 20, i);
    snprintf(records + used, size - used, "]%s", more);
}

static void of_many_speakers_those_who_are_heard_soonest_have_cards(void **state)
{
    (void)state;
    struct example example;
    char records[16384];
    many_speakers(records, sizeof records, 36, "");
    example_open(&example, records);
    example_at(&example, "11:05");
    size_t cards = 0;
    int last = -1;
    for (size_t i = 0; i < example.deck.count; i++) {
        const struct page_plan *plan = &example.deck.plans[i];
        if (plan->kind != SLIDE_SPEAKER || !text_equal(plan->language, TEXT("kk")))
            continue;
        assert_true(plan->record > last); /* in the order of the document */
        last = plan->record;
        assert_in_range(plan->record, 6, 29); /* who is on at 11:05 and the 23 that follow */
        cards++;
    }
    assert_int_equal(cards, 24);
    example_untrusted(&example); /* nobody knows who is soon */
    assert_int_equal(example_count(&example, SLIDE_SPEAKER, "kk"), 36);
    example_close(&example);
}

/* A panel larger than the limit. */
static void of_those_who_begin_together_nobody_is_kept_back(void **state)
{
    (void)state;
    struct example example;
    char records[16384] = "\"speakers\": [", ids[2048] = "";
    for (int i = 0; i < 40; i++) {
        size_t used = strlen(records), listed = strlen(ids);
        snprintf(records + used, sizeof records - used,
                 "%s{\"id\": \"p%d\", \"name\": \"Спикер %d\"}", i ? "," : "", i, i);
        snprintf(ids + listed, sizeof ids - listed, "%s\"p%d\"", i ? "," : "", i);
    }
    size_t used = strlen(records);
    snprintf(records + used, sizeof records - used,
             "], \"sessions\": [{\"id\": \"a\", \"title\": \"Панель\", \"minutes\": 60,"
             "\"start\": \"2025-11-20T10:00\", \"speakers\": [%s]}]",
             ids);
    example_open(&example, records);
    example_at(&example, "10:05");
    assert_int_equal(example_count(&example, SLIDE_SPEAKER, "kk"), 40);
    example_at(&example, "12:00"); /* when all is over a few are enough */
    assert_int_equal(example_count(&example, SLIDE_SPEAKER, "kk"), 24);
    example_close(&example);
}

static void speakers_that_a_playlist_names_all_have_cards(void **state)
{
    (void)state;
    struct example example;
    char records[16384], more[1024] = ", \"playlists\": [{\"id\": \"main\", \"slides\": [{\"show\":"
                                      "\"speaker\", \"ids\": [\"p0\"";
    for (int i = 1; i < 30; i++)
        snprintf(more + strlen(more), sizeof more - strlen(more), ", \"p%d\"", i);
    strcat(more, "]}]}]");
    many_speakers(records, sizeof records, 36, more);
    example_open(&example, records);
    example_at(&example, "11:05");
    assert_int_equal(example_count(&example, SLIDE_SPEAKER, "kk"), 30);
    example_close(&example);
}

static void a_deck_is_continued_where_the_page_is_found_again(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, three_speakers);
    example_at(&example, "10:00");
    for (size_t i = 0; i < example.deck.count; i++)
        assert_int_equal(deck_find(&example.deck, &example.deck.plans[i]), i);

    struct page_plan gone = {.kind = SLIDE_SPEAKER, .language = TEXT("ru"), .record = 7, .part = 7};
    size_t found = deck_find(&example.deck, &gone);
    assert_int_equal(example.deck.plans[found].kind, SLIDE_SPEAKER);
    assert_true(text_equal(example.deck.plans[found].language, TEXT("ru")));
    gone.kind = SLIDE_NEWS;
    found = deck_find(&example.deck, &gone);
    assert_int_equal(example.deck.plans[found].kind, SLIDE_WELCOME);
    assert_true(text_equal(example.deck.plans[found].language, TEXT("ru")));
    gone.language = TEXT("de");
    assert_int_equal(deck_find(&example.deck, &gone), 0);
    example_close(&example);
}

static void a_show_turns_once_however_late_it_is(void **state)
{
    (void)state;
    struct show show;
    show_start(&show, 4, 6.5f, 1000);
    assert_false(show_is_due(&show, 7499));
    assert_true(show_is_due(&show, 7500));
    assert_int_equal(show_next(&show, 5), 0);
    assert_int_equal(show_next(&show, 6), 5);
}

/* Its times may be hours away from what was meant: neither now nor a clock is shown. */
static void without_a_time_zone_nothing_is_on_now(void **state)
{
    static const char document[] =
        "{\"taqta\": 1, \"event\": {\"title\": \"Жиын\", \"languages\": [\"kk\"]%s}, \"sessions\": "
        "[{\"id\": \"a\", \"title\": \"Сөз\", \"start\": \"2025-11-20T10:00Z\", \"minutes\": 60}]}";
    static const char *const zones[] = {"", ", \"timezone\": \"UTC\""};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct example example;
        char words[sizeof document + 64];
        bool is_told = false;

        (void)snprintf(words, sizeof words, document, zones[i]);
        example_open_document(&example, words);
        example_at_moment(&example, "2025-11-20T15:30"); /* of Astana: 10:30 by UTC */
        for (size_t j = 0; j < example.deck.problems.count; j++)
            is_told |= text_equal(example.deck.problems.items[j].path, TEXT("event.timezone"));
        assert_int_equal(is_told, i == 0);
        assert_int_equal(example_count(&example, SLIDE_NOW_NEXT, NULL), i);
        assert_true(example_count(&example, SLIDE_AGENDA, NULL) > 0);
        struct page page = example_page(&example, SLIDE_AGENDA, NULL, 0);
        assert_int_equal(page_has_mark(&example, &page, "a", "now"), i);
        assert_int_equal(page_find(&page, "10:30") != NULL, i);
        example_close(&example);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_programme_with_nothing_else_shows_its_welcome),
        cmocka_unit_test(languages_follow_each_other_in_whole_cycles),
        cmocka_unit_test(a_page_is_wholly_in_one_language_or_not_shown_in_it),
        cmocka_unit_test(a_text_without_a_language_is_shown_on_every_page),
        cmocka_unit_test(an_event_in_languages_we_have_no_words_for_is_shown_with_english_ones),
        cmocka_unit_test(one_language_can_be_asked_for),
        cmocka_unit_test(a_playlist_says_what_is_shown_and_which),
        cmocka_unit_test(the_screen_chooses_its_playlist_and_languages),
        cmocka_unit_test(a_long_day_is_spread_evenly_and_nothing_is_left_out),
        cmocka_unit_test(a_page_of_the_agenda_has_no_more_words_than_can_be_read),
        cmocka_unit_test(pages_of_the_agenda_that_are_wholly_past_are_left_out),
        cmocka_unit_test(an_agenda_on_a_bar_stands_in_columns_read_downwards),
        cmocka_unit_test(an_agenda_of_hundreds_begins_with_what_is_on_and_ends_after_sixty_pages),
        cmocka_unit_test(of_many_speakers_those_who_are_heard_soonest_have_cards),
        cmocka_unit_test(of_those_who_begin_together_nobody_is_kept_back),
        cmocka_unit_test(speakers_that_a_playlist_names_all_have_cards),
        cmocka_unit_test(a_deck_is_continued_where_the_page_is_found_again),
        cmocka_unit_test(a_show_turns_once_however_late_it_is),
        cmocka_unit_test(without_a_time_zone_nothing_is_on_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
