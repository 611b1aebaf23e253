/* The page of what has just changed: when it comes, what it says, and that all of it has room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "example.h"

#define ROOMS                                                                                                   \
    "\"rooms\": [{\"id\": \"a\", \"name\": {\"kk\": \"Үлкен зал\", \"ru\": \"Большой зал\", " \
    "\"en\": \"Main Hall\"}}, {\"id\": \"b\", \"name\": {\"kk\": \"Кіші зал\", \"ru\": "                 \
    "\"Малый зал\", \"en\": \"Small Hall\"}}]"
#define SESSION(id, clock)                                                                         \
    "{\"id\": \"" id "\", \"title\": {\"kk\": \"Отырыс " id "\", \"ru\": \"Заседание " id          \
    "\", \"en\": \"Session " id "\"}, \"start\": \"2025-11-20T" clock                              \
    "\", \"minutes\": 60, \"room\": \"a\"}"
#define SESSIONS ROOMS ", \"sessions\": [" SESSION("s1", "11:00") ", " SESSION("s2", "12:00") "]"
#define CHANGE(id, kind, clock, more)                                                              \
    "{\"session\": \"" id "\", \"kind\": \"" kind "\", \"at\": \"2025-11-20T" clock "\"" more "}"
#define CHANGES(list) ", \"changes\": [" list "]"
#define DELAYED       CHANGE("s1", "delayed", "10:20", ", \"minutes\": 15")

static void it_comes_first_in_each_language(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, SESSIONS CHANGES(DELAYED));
    example_at(&example, "10:24");
    for (size_t i = 0; i < example.deck.count; i++) {
        const struct page_plan *plan = &example.deck.plans[i];
        bool is_first = !i || !text_equal(plan->language, example.deck.plans[i - 1].language);

        assert_int_equal(plan->kind == SLIDE_CHANGE, is_first);
    }
    assert_int_equal(example_count(&example, SLIDE_CHANGE, NULL), 3);
    example_close(&example);
}

/* No face has a letter of its name. */
static void a_room_whose_name_cannot_be_drawn_harms_no_page(void **state)
{
    struct example example;

    (void)state;
    example_open(&example,
                 "\"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": "
                 "\"\\uFFFD\"}], \"sessions\": [" SESSION("s1", "11:00") "]" CHANGES(
                     CHANGE("s1", "moved", "10:20", ", \"room\": \"b\"")));
    example_at(&example, "10:24");
    for (size_t i = 0; i < example.deck.count; i++) {
        struct page page;
        deck_page(&page, &example.arena, &example.deck, i, example.programme, example.moment,
                  &example.settings, example.typesetter);
        assert_true(page.box_count > 0);
    }
    example_close(&example);
}

static void an_urgent_notice_comes_before_it_and_an_emergency_leaves_none(void **state)
{
#define NOTICE(severity)                                                                           \
    ", \"notices\": [{\"id\": \"n\", \"severity\": \"" severity                                    \
    "\", \"text\": \"Сөз\", \"until\": \"2025-11-20T23:00\"}]"
    struct example example;

    (void)state;
    example_open(&example, SESSIONS CHANGES(DELAYED) NOTICE("urgent"));
    example_at(&example, "10:24");
    assert_int_equal(example.deck.plans[0].kind, SLIDE_NOTICE);
    assert_int_equal(example.deck.plans[1].kind, SLIDE_CHANGE);
    example_close(&example);

    example_open(&example, SESSIONS CHANGES(DELAYED) NOTICE("emergency"));
    example_at(&example, "10:24");
    assert_int_equal(example_count(&example, SLIDE_CHANGE, NULL), 0);
    example_close(&example);
}

static void it_is_told_from_its_moment_on_for_ten_minutes(void **state)
{
    static const struct {
        const char *clock;
        size_t pages;
    } rows[] = {{"10:09", 0}, {"10:10", 1}, {"10:20", 1}, {"10:29", 1}, {"10:30", 0}};
    struct example example;

    (void)state;
    example_open(&example, SESSIONS CHANGES(DELAYED));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        example_at(&example, rows[i].clock);
        assert_int_equal(example_count(&example, SLIDE_CHANGE, "kk"), rows[i].pages);
    }
    example_close(&example);
}

static void without_a_clock_a_change_that_was_written_down_is_not_news(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, SESSIONS CHANGES(DELAYED));
    example_untrusted(&example);
    assert_int_equal(example_count(&example, SLIDE_CHANGE, NULL), 0);
    example_close(&example);
}

static void a_change_without_a_title_in_a_language_is_told_in_the_others(void **state)
{
    struct example example;

    (void)state;
    example_open(&example,
                 ROOMS ", \"sessions\": [{\"id\": \"s1\", \"title\": {\"kk\": \"Отырыс\"}, "
                       "\"start\": \"2025-11-20T11:00\"}]" CHANGES(DELAYED));
    example_at(&example, "10:24");
    assert_int_equal(example_count(&example, SLIDE_CHANGE, "kk"), 1);
    assert_int_equal(example_count(&example, SLIDE_CHANGE, "en"), 0);
    assert_true(example.deck.problems.count > 0);
    assert_non_null(strstr(example.deck.problems.items[0].message.data, "its change is not told"));
    example_close(&example);
}

static void the_old_value_is_struck_beside_the_new_one(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, SESSIONS CHANGES(DELAYED));
    example_at(&example, "10:24");
    struct page page = example_page(&example, SLIDE_CHANGE, "ru", 0);
    const struct box *old = page_find(&page, "11:00"), *new = page_find(&page, "11:15");

    assert_true(old->text.struck);
    assert_false(new->text.struck);
    assert_true(old->rect.x + old->rect.width < new->rect.x);
    assert_non_null(page_find(&page, "Начнётся позже"));
    assert_true(page_has_mark(&example, &page, "s1", "delayed"));
    example_close(&example);
}

static void the_newest_change_stands_above(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, SESSIONS CHANGES(DELAYED ", " CHANGE("s2", "full", "10:22", "")));
    example_at(&example, "10:24");
    assert_int_equal(example_count(&example, SLIDE_CHANGE, "kk"), 1);
    struct page page = example_page(&example, SLIDE_CHANGE, "kk", 0);

    assert_true(page_find(&page, "Отырыс s2")->rect.y < page_find(&page, "Отырыс s1")->rect.y);
    assert_non_null(page_find(&page, "ӨЗГЕРІСТЕР"));
    example_close(&example);
}

/* Forty sessions, long names, all of them late. */
static void open_late_day(struct example *example)
{
    struct arena arena = {0};
    struct text_builder sessions = {.arena = &arena}, changes = {.arena = &arena};

    for (int i = 0; i < 40; i++) {
        builder_format(&sessions,
                       "%s{\"id\": \"s%d\", \"title\": {\"kk\": \"Қазақстан Республикасындағы "
                       "балалардың құқықтарын қорғау саласындағы ведомствоаралық ынтымақтастық "
                       "тәжірибесі %d\", \"en\": \"Interdepartmental cooperation in protecting "
                       "the rights of children in the Republic of Kazakhstan, part %d\"}, "
                       "\"start\": \"2025-11-20T%02d:%02d\", \"minutes\": 15, \"room\": \"a\"}",
                       i ? ", " : "", i, i, i, 11 + i / 4, i % 4 * 15);
        builder_format(&changes,
                       "%s{\"session\": \"s%d\", \"kind\": \"%s\", \"at\": \"2025-11-20T10:20\", "
                       "\"minutes\": 20, \"room\": \"b\", \"note\": \"Тіркеу екінші қабатта\"}",
                       i ? ", " : "", i, i % 3 ? i % 2 ? "delayed" : "moved" : "extended");
    }
    struct text records =
        text_format(&arena, "%s, \"sessions\": [%.*s], \"changes\": [%.*s]", ROOMS,
                    TEXT_ARG(builder_text(&sessions)), TEXT_ARG(builder_text(&changes)));
    example_open(example, text_to_c(&arena, records));
    arena_finish(&arena);
}

static bool overlap(const struct rect *a, const struct rect *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static struct rect ink_of(const struct box *box)
{
    const struct type_rect *ink = &box->text.paragraph.ink;

    return (struct rect){box->rect.x + ink->x, box->rect.y + ink->y, ink->width, ink->height};
}

static void assert_words_have_room(const struct page *page, float least_px)
{
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind != BOX_TEXT)
            continue;
        struct rect ink = ink_of(box);
        assert_true(ink.x >= 0 && ink.x + ink.width <= page->width);
        assert_true(ink.y >= 0 && ink.y + ink.height <= page->height);
        assert_true(box->text.role == ROLE_FURNITURE || box->text.paragraph.px >= least_px);
        for (size_t j = i + 1; j < page->box_count; j++) {
            if (page->boxes[j].kind != BOX_TEXT)
                continue;
            struct rect other = ink_of(&page->boxes[j]);
            if (overlap(&ink, &other))
                fail_msg("%.*s lies over %.*s", TEXT_ARG(box->text.paragraph.lines[0].text),
                         TEXT_ARG(page->boxes[j].text.paragraph.lines[0].text));
        }
    }
}

static void forty_changes_are_three_pages_with_room_on_every_screen(void **state)
{
    static const int sizes[][2] = {{800, 480},   {1280, 720},  {1366, 768},  {1920, 1080},
                                   {3840, 2160}, {1080, 1920}, {2160, 3840}, {1920, 540}};
    struct example example;

    (void)state;
    open_late_day(&example);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        example.settings.width = sizes[i][0];
        example.settings.height = sizes[i][1];
        int shorter = sizes[i][0] < sizes[i][1] ? sizes[i][0] : sizes[i][1];
        example_at(&example, "10:24");
        assert_int_equal(example_count(&example, SLIDE_CHANGE, "kk"), 3);
        for (size_t n = 0; n < 3; n++) {
            struct page page = example_page(&example, SLIDE_CHANGE, n % 2 ? "en" : "kk", n);
            assert_words_have_room(&page, 2.6f * (float)shorter / 90);
        }
        struct page last = example_page(&example, SLIDE_CHANGE, "en", 2);
        assert_non_null(page_find(&last, "more changes"));
    }
    example_close(&example);
}

static void one_change_has_room_on_every_screen_whatever_it_is(void **state)
{
    static const int sizes[][2] = {{800, 480}, {1280, 720}, {1080, 1920}, {1920, 540}};
    static const char *const kinds[] = {"delayed", "moved",   "extended",        "cancelled",
                                        "full",    "started", "speaker-changed", "restored"};

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char records[4096];
        struct example example;
        snprintf(records, sizeof records,
                 "%s, \"changes\": [{\"session\": \"s1\", \"kind\": \"%s\", \"minutes\": 20, "
                 "\"room\": \"b\", \"at\": \"2025-11-20T10:20\", \"note\": {\"kk\": \"Тіркеу "
                 "екінші қабатта, ілеспе аударма құлаққаптарын кіреберістен алыңыз\"}}]",
                 SESSIONS, kinds[i]);
        example_open(&example, records);
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            example.settings.width = sizes[j][0];
            example.settings.height = sizes[j][1];
            example_at(&example, "10:24");
            struct page page = example_page(&example, SLIDE_CHANGE, "kk", 0);
            assert_words_have_room(&page, 5);
            assert_true(page_has_mark(&example, &page, "s1", kinds[i]));
        }
        example_close(&example);
    }
}

/* Twelve sessions are late; those with an even number are in room a, a door's. */
static void open_door_of_a_late_day(struct example *example, const char *screen)
{
    char records[8192];
    int size = snprintf(records, sizeof records,
                        ROOMS ", \"screens\": [{\"id\": \"door\", \"rooms\": [\"a\"]}, "
                              "{\"id\": \"foyer\"}], \"sessions\": [");

    for (int i = 0; i < 12; i++)
        size += snprintf(records + size, sizeof records - (size_t)size,
                         "%s{\"id\": \"s%02d\", \"title\": {\"kk\": \"Отырыс %02d\"}, "
                         "\"start\": \"2025-11-20T%02d:00\", \"minutes\": 60, \"room\": \"%s\"}",
                         i ? ", " : "", i, i, 11 + i, i % 2 ? "b" : "a");
    size += snprintf(records + size, sizeof records - (size_t)size, "], \"changes\": [");
    for (int i = 0; i < 12; i++)
        size += snprintf(records + size, sizeof records - (size_t)size,
                         "%s{\"session\": \"s%02d\", \"kind\": \"delayed\", \"minutes\": 5, "
                         "\"at\": \"2025-11-20T10:%02d\"}",
                         i ? ", " : "", i, 15 + i % 2 * 5);
    snprintf(records + size, sizeof records - (size_t)size, "]");
    example_open(example, records);
    example->settings.screen = text_from(screen);
    example_at(example, "10:24");
}

static void a_door_sign_tells_what_concerns_its_rooms_first_and_of_the_rest_one_page(void **state)
{
    struct example example;
    char title[32];

    (void)state;
    open_door_of_a_late_day(&example, "door");
    size_t pages = example_count(&example, SLIDE_CHANGE, "kk"), told = 0;
    assert_int_equal(pages, 3); /* six rows of its own on two, and one of the others */
    for (size_t n = 0; n < pages; n++) {
        struct page page = example_page(&example, SLIDE_CHANGE, "kk", n);
        for (int i = 0; i < 12; i++) {
            snprintf(title, sizeof title, "Отырыс %02d", i);
            bool is_there = page_find(&page, title);
            assert_false(is_there && i % 2 != (n == pages - 1));
            told += is_there && i % 2 == 0;
        }
        assert_int_equal(page_find(&page, "тағы") != NULL, n == pages - 1);
    }
    assert_int_equal(told, 6);
    example_close(&example);

    open_door_of_a_late_day(&example, "foyer");
    struct page first = example_page(&example, SLIDE_CHANGE, "kk", 0);
    assert_non_null(page_find(&first, "Отырыс 01")); /* the newest, of whatever room */
    example_close(&example);
}

static void in_a_list_a_new_speaker_is_named_and_the_note_told(void **state)
{
    struct example example;

    (void)state;
    example_open(
        &example,
        "\"speakers\": [{\"id\": \"p\", \"name\": \"Әлия Сапарова\"}], \"sessions\": ["
        "{\"id\": \"s1\", \"title\": {\"kk\": \"Бірінші\"}, \"start\": "
        "\"2025-11-20T11:00\", \"speakers\": [\"p\"]}, {\"id\": \"s2\", \"title\": "
        "{\"kk\": \"Екінші\"}, \"start\": \"2025-11-20T12:00\"}]" CHANGES(CHANGE(
            "s1", "speaker-changed", "10:20",
            ", \"note\": {\"kk\": \"Баяндаманы орынбасары оқиды\"}") ", " CHANGE("s2", "full",
                                                                                 "10:20", "")));
    example_at(&example, "10:24");
    struct page page = example_page(&example, SLIDE_CHANGE, "kk", 0);

    assert_non_null(page_find(&page, "Екінші"));
    assert_non_null(page_find(&page, "Әлия Сапарова"));
    assert_non_null(page_find(&page, "Баяндаманы орынбасары оқиды"));
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_comes_first_in_each_language),
        cmocka_unit_test(a_room_whose_name_cannot_be_drawn_harms_no_page),
        cmocka_unit_test(an_urgent_notice_comes_before_it_and_an_emergency_leaves_none),
        cmocka_unit_test(it_is_told_from_its_moment_on_for_ten_minutes),
        cmocka_unit_test(without_a_clock_a_change_that_was_written_down_is_not_news),
        cmocka_unit_test(a_change_without_a_title_in_a_language_is_told_in_the_others),
        cmocka_unit_test(the_old_value_is_struck_beside_the_new_one),
        cmocka_unit_test(the_newest_change_stands_above),
        cmocka_unit_test(forty_changes_are_three_pages_with_room_on_every_screen),
        cmocka_unit_test(a_door_sign_tells_what_concerns_its_rooms_first_and_of_the_rest_one_page),
        cmocka_unit_test(in_a_list_a_new_speaker_is_named_and_the_note_told),
        cmocka_unit_test(one_change_has_room_on_every_screen_whatever_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
