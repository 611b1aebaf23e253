/* The programme in plain words: now and next, rooms, notices, empty hours, in the page's language.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "programme/read.h"
#include "taqta/plain_programme.h"

#define BEGIN                                                                                         \
    "{\"taqta\": 1, \"event\": {\"title\": {\"kk\": \"Жиын\", \"en\": \"Meeting\"},"              \
    "\"timezone\": \"Asia/Almaty\", \"languages\": [\"kk\", \"en\"]},"                                \
    "\"rooms\": [{\"id\": \"a\", \"name\": {\"kk\": \"Үлкен зал\", \"en\": \"Main Hall\"}}]," \
    "\"sessions\": ["                                                                                 \
    "{\"id\": \"s1\", \"title\": {\"kk\": \"Бір\", \"en\": \"One\"}, "                             \
    "\"start\": \"2025-11-20T10:00\", \"minutes\": 30, \"room\": \"a\"},"                             \
    "{\"id\": \"s2\", \"title\": {\"kk\": \"Екі\", \"en\": \"Two\"}, "                             \
    "\"start\": \"2025-11-20T11:00\", \"minutes\": 45, \"room\": \"a\"},"                             \
    "{\"id\": \"s3\", \"title\": {\"kk\": \"Үш\", \"en\": \"Three\"}, "                             \
    "\"start\": \"2025-11-21T09:00\", \"minutes\": 45}]"

static const struct deck_settings settings = {.width = 1280, .height = 720};

static struct arena arena;
static struct programme *programme;
static struct plain_page page;

static void read_programme(const char *document_bytes)
{
    struct error error = {0};
    size_t refused;
    struct document document = {.address = TEXT("p.json"), .bytes = text_from(document_bytes)};
    programme_destroy(programme);
    programme = NULL;
    if (!programme_read(&programme, &document, 1, &(struct read_options){.now = INSTANT_NONE},
                        &error, &refused))
        fail_msg("%s", error.message);
}

static int finish(void **state)
{
    (void)state;
    programme_destroy(programme);
    programme = NULL;
    arena_finish(&arena);
    return 0;
}

/* That time of 20 November 2025 in Almaty. */
static struct moment at(int hour, int minute)
{
    return (struct moment){.now = {1763578800 + hour * 3600 + minute * 60},
                           .trusted = true,
                           .not_before = INSTANT_NONE};
}

/* Every block in a line: "heading Now|session 10:00–10:30 One, Main Hall|". */
static const char *written(void)
{
    static const char *const kinds[] = {"headline", "sentence", "heading", "session", "detail"};
    static char line[1024];
    size_t size = 0;
    line[0] = 0;
    for (size_t i = 0; i < page.block_count; i++) {
        const struct plain_block *block = &page.blocks[i];
        size += (size_t)snprintf(
            line + size, sizeof line - size, "%s %s%s%s%s%s|", kinds[block->kind],
            block->label ? block->label : "", block->label ? " " : "", block->words,
            block->note && *block->note ? ", " : "", block->note ? block->note : "");
    }
    return line;
}

static void make(struct moment moment, const char *language)
{
    plain_programme_page(&page, &arena, programme, moment, &settings, text_from(language), "");
}

static void what_is_on_and_what_comes_stand_with_time_and_room(void **state)
{
    (void)state;
    read_programme(BEGIN "}");

    make(at(10, 10), "en");
    assert_string_equal(written(), "heading Now|session 10:00–10:30 One, Main Hall|"
                                   "heading Next|session 11:00–11:45 Two, Main Hall|");
    assert_string_equal(page.corner, "10:10");
    assert_string_equal(page.footer, "Meeting");

    make(at(10, 10), "kk");
    assert_string_equal(written(), "heading Қазір|session 10:00–10:30 Бір, Үлкен зал|"
                                   "heading Келесі|session 11:00–11:45 Екі, Үлкен зал|");
}

static void after_a_day_the_next_one_is_shown_and_after_the_last_thanks(void **state)
{
    (void)state;
    read_programme(BEGIN "}");

    make(at(20, 0), "en");
    assert_string_equal(written(), "heading Friday, 21 November|session 09:00–09:45 Three|");

    make(at(24 + 20, 0), "en");
    assert_string_equal(written(),
                        "headline The conference is over|sentence Thank you for taking part!|");
}

static void without_a_trusted_clock_the_first_day_stands_without_now(void **state)
{
    (void)state;
    read_programme(BEGIN "}");
    struct moment moment = at(10, 10);
    moment.trusted = false;

    make(moment, "en");

    assert_string_equal(written(), "heading Thursday, 20 November|"
                                   "session 10:00–10:30 One, Main Hall|"
                                   "session 11:00–11:45 Two, Main Hall|");
    assert_string_equal(page.corner, "");
}

static void an_emergency_is_alone_and_other_notices_come_first(void **state)
{
    (void)state;
    read_programme(BEGIN ", \"notices\": [{\"id\": \"n1\", \"severity\": \"info\", "
                         "\"text\": {\"kk\": \"Кофе\", \"en\": \"Coffee\"}, "
                         "\"until\": \"2025-11-20T18:00\"},"
                         "{\"id\": \"n2\", \"severity\": \"emergency\", "
                         "\"text\": {\"kk\": \"Ғимараттан шығыңыз\", \"en\": \"Leave now\"}, "
                         "\"from\": \"2025-11-20T10:20\", \"until\": \"2025-11-20T10:40\"}]}");

    make(at(10, 19), "en");
    assert_non_null(strstr(written(), "sentence Coffee|heading Now|"));

    make(at(10, 20), "kk");
    assert_string_equal(written(), "headline Ғимараттан шығыңыз|");

    make(at(10, 40), "en");
    assert_string_equal(written(), "sentence Coffee|heading Next|"
                                   "session 11:00–11:45 Two, Main Hall|");
}

static void a_cancelled_session_is_told_to_be(void **state)
{
    (void)state;
    read_programme(BEGIN ", \"changes\": [{\"session\": \"s2\", \"kind\": \"cancelled\", "
                         "\"at\": \"2025-11-20T09:50\"}]}");

    make(at(10, 40), "en");

    assert_string_equal(written(), "heading Next|session 11:00–11:45 Two, Cancelled|");
}

static void what_the_pages_lack_is_told_in_the_footer(void **state)
{
    (void)state;
    read_programme(BEGIN "}");

    plain_programme_page(&page, &arena, programme, at(10, 10), &settings, TEXT("en"),
                         "Vollkorn Medium (fonts-vollkorn)");

    assert_string_equal(page.footer, "Meeting — ! Vollkorn Medium (fonts-vollkorn)");
}

static void languages_are_those_of_the_screen_or_the_one_that_is_asked_for(void **state)
{
    (void)state;
    read_programme(BEGIN ", \"screens\": [{\"id\": \"foyer\", \"languages\": [\"en\", \"ru\"]}]}");
    struct deck deck;

    plain_programme_deck(&deck, &arena, programme, &settings);
    assert_int_equal(deck.count, 2);
    assert_true(text_equal(deck.plans[0].language, TEXT("kk")));
    assert_int_equal(deck.plans[0].seconds, 15);

    struct deck_settings at_foyer = settings;
    at_foyer.screen = TEXT("foyer");
    plain_programme_deck(&deck, &arena, programme, &at_foyer);
    assert_int_equal(deck.count, 2);
    assert_true(text_equal(deck.plans[1].language, TEXT("ru")));

    at_foyer.language = TEXT("kk");
    plain_programme_deck(&deck, &arena, programme, &at_foyer);
    assert_int_equal(deck.count, 1);
    assert_true(text_equal(deck.plans[0].language, TEXT("kk")));
}

static void a_day_of_many_sessions_fits_into_a_page_of_blocks(void **state)
{
    (void)state;
    char bytes[16384];
    size_t size = (size_t)snprintf(bytes, sizeof bytes,
                                   "{\"taqta\": 1, \"event\": {\"title\": \"Жиын\", \"timezone\": "
                                   "\"Asia/Almaty\", \"languages\": [\"kk\"]}, \"sessions\": [");
    for (int i = 0; i < 60; i++)
        size += (size_t)snprintf(bytes + size, sizeof bytes - size,
                                 "%s{\"id\": \"s%d\", \"title\": \"Сессия\", \"start\": "
                                 "\"2025-11-20T%d:00\", \"minutes\": 50}",
                                 i ? "," : "", i, 10 + i % 2);
    snprintf(bytes + size, sizeof bytes - size, "]}");
    read_programme(bytes);

    make(at(10, 10), "kk");

    assert_true(page.block_count > 5);
    assert_true(page.block_count <= PLAIN_MOST_BLOCKS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_on_and_what_comes_stand_with_time_and_room),
        cmocka_unit_test(after_a_day_the_next_one_is_shown_and_after_the_last_thanks),
        cmocka_unit_test(without_a_trusted_clock_the_first_day_stands_without_now),
        cmocka_unit_test(an_emergency_is_alone_and_other_notices_come_first),
        cmocka_unit_test(a_cancelled_session_is_told_to_be),
        cmocka_unit_test(what_the_pages_lack_is_told_in_the_footer),
        cmocka_unit_test(languages_are_those_of_the_screen_or_the_one_that_is_asked_for),
        cmocka_unit_test(a_day_of_many_sessions_fits_into_a_page_of_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, finish);
}
