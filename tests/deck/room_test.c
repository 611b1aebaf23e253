/* The sign at a door. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "signs.h"

static const char house[] =
    "\"rooms\": [{\"id\": \"big\", \"name\": {\"kk\": \"Үлкен зал\", \"ru\": \"Большой зал\", "
    "\"en\": "
    "\"Main Hall\"}, \"floor\": {\"kk\": \"2-қабат\", \"ru\": \"2 этаж\", \"en\": \"Floor 2\"}},"
    "{\"id\": \"small\", \"name\": {\"kk\": \"Кіші зал\", \"ru\": \"Малый зал\", \"en\": \"Small "
    "Hall\"}, \"step_free\": false}],"
    "\"speakers\": [{\"id\": \"a\", \"name\": \"Гүлнар Абдиғалиева\"}, {\"id\": \"b\", \"name\": "
    "\"Ләйла Зинашева\"}, {\"id\": \"c\", \"name\": \"Жанаргүл Алпыспаева\"}, {\"id\": \"d\", "
    "\"name\": \"Ира Жасқайрат\"}, {\"id\": \"e\", \"name\": \"Ильвира Назырова\"}, {\"id\": "
    "\"f\", "
    "\"name\": \"Рамиз Бехбудов\"}, {\"id\": \"g\", \"name\": \"Рената Винтер\"}],"
    "\"sessions\": ["
    "{\"id\": \"open\", \"title\": {\"kk\": \"Ашылу\", \"ru\": \"Открытие\", \"en\": \"Opening\"}, "
    "\"start\": \"2025-11-20T10:00\", \"minutes\": 60, \"room\": \"big\", \"lang\": \"kk\", "
    "\"speakers\": [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\"]},"
    "{\"id\": \"talk\", \"title\": {\"kk\": \"Балалар үні: қоғам өміріндегі балалар мен жастар "
    "ұйымдары туралы\", \"ru\": \"Голоса детей: детские и молодёжные организации в жизни\", "
    "\"en\": \"Children’s voices: organisations of children and youth in public life\"}, "
    "\"start\": \"2025-11-20T11:20\", \"minutes\": 40, \"room\": \"big\"},"
    "{\"id\": \"third\", \"title\": {\"kk\": \"Үшінші\", \"ru\": \"Третье\", \"en\": \"Third\"}, "
    "\"start\": \"2025-11-20T12:00\", \"minutes\": 60, \"room\": \"big\"},"
    "{\"id\": \"end\", \"title\": {\"kk\": \"Қорытынды\", \"ru\": \"Итоги\", \"en\": \"Results\"}, "
    "\"start\": \"2025-11-20T14:00\", \"minutes\": 30, \"room\": \"big\"},"
    "{\"id\": \"side\", \"title\": {\"kk\": \"Шеберлік сағаты\", \"ru\": \"Мастер-класс\", \"en\": "
    "\"Workshop\"}, \"start\": \"2025-11-20T15:00\", \"minutes\": 30, \"room\": \"small\"},"
    "{\"id\": \"again\", \"title\": {\"kk\": \"Екінші күн\", \"ru\": \"Второй день\", \"en\": "
    "\"Second "
    "day\"}, \"start\": \"2025-11-21T10:00\", \"minutes\": 30, \"room\": \"big\"}]";

static void open_door(struct example *example, const char *screen, const char *changes)
{
    char records[8192];
    snprintf(records, sizeof records,
             "%s, \"changes\": [%s], \"screens\": [{\"id\": \"door\", \"rooms\": [\"big\"], "
             "\"arrows\": {\"big\": {\"way\": \"here\", \"step_free\": \"ramp\"}}}, {\"id\": "
             "\"small-door\", \"rooms\": [\"small\"]}, {\"id\": \"both\", \"rooms\": [\"big\", "
             "\"small\"]}, {\"id\": \"foyer\"}]",
             house, changes);
    example_open(example, records);
    example->settings.screen = text_from(screen);
}

static struct page sign_at(struct example *example, const char *clock, const char *language)
{
    example_at(example, clock);
    return example_page(example, SLIDE_ROOM, language, 0);
}

static void assert_told(const struct page *page, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!page_find(page, words[i]))
            fail_msg("\"%s\" is not told", words[i]);
}
#define ASSERT_TOLD(page, ...)                                                                     \
    assert_told((page), (const char *const[]){__VA_ARGS__},                                        \
                sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void what_is_on_is_told_with_people_language_end_and_what_is_left(void **state)
{
    (void)state;
    struct example example;
    open_door(&example, "door", "");
    struct page kk = sign_at(&example, "10:24", "kk"), ru = sign_at(&example, "10:24", "ru"),
                en = sign_at(&example, "10:24", "en");

    ASSERT_TOLD(&kk, "Үлкен зал", "2-қабат", "ҚАЗІР", "Ашылу", "қазақ тілінде", "11:00-ге дейін",
                "тағы 36 минут", "КЕЛЕСІ", "11:20", "БҮГІН КЕЙІНІРЕК", "12:00", "Пандуспен");
    ASSERT_TOLD(&ru, "Большой зал", "СЕЙЧАС", "Открытие", "на казахском языке", "до 11:00",
                "ещё 36 минут", "ДАЛЕЕ", "ПОЗЖЕ СЕГОДНЯ", "Итоги", "По пандусу");
    ASSERT_TOLD(&en, "Main Hall", "NOW", "Opening", "in Kazakh", "until 11:00", "36 minutes left",
                "NEXT", "LATER TODAY", "Results", "By ramp");
    assert_true(page_find(&kk, "Үлкен зал")->text.paragraph.px >=
                page_find(&kk, "Ашылу")->text.paragraph.px);
    assert_true(page_has_mark(&example, &kk, "open", "now"));
    assert_true(page_has_mark(&example, &kk, "talk", "next"));
    example_close(&example);
}

static void all_speakers_are_named_or_counted(void **state)
{
    (void)state;
    struct example example;
    open_door(&example, "door", "");
    struct page page = sign_at(&example, "10:24", "ru");

    ASSERT_TOLD(&page, "Абдиғалиева", "ещё");
    example_close(&example);
}

static void a_free_room_says_until_when(void **state)
{
    (void)state;
    static const char *const told[][4] = {
        {"kk", "11:20-ға дейін бос", "15 минуттан кейін", "КЕЛЕСІ"},
        {"ru", "Свободно до 11:20", "начало через 15 минут", "ДАЛЕЕ"},
        {"en", "Free until 11:20", "starts in 15 minutes", "NEXT"}};
    struct example example;
    open_door(&example, "door", "");
    for (size_t i = 0; i < 3; i++) {
        struct page page = sign_at(&example, "11:05", told[i][0]);
        assert_told(&page, &told[i][1], 3);
        assert_false(page_has_mark(&example, &page, "open", "past")); /* is not told of */
    }
    example_close(&example);
}

static void after_the_last_session_the_room_is_free_for_the_day(void **state)
{
    (void)state;
    struct example example;
    open_door(&example, "door", "");
    struct page kk = sign_at(&example, "14:40", "kk"), ru = sign_at(&example, "14:40", "ru"),
                en = sign_at(&example, "14:40", "en");

    ASSERT_TOLD(&kk, "Күн соңына дейін бос");
    ASSERT_TOLD(&ru, "Свободно до конца дня");
    ASSERT_TOLD(&en, "Free for the rest of the day");
    assert_null(page_find(&en, "NEXT"));
    assert_null(page_find(&en, "Second day"));
    example_close(&example);
}

static void what_was_moved_away_is_struck_with_the_new_room_until_its_planned_end(void **state)
{
    (void)state;
    struct example example;
    open_door(&example, "door",
              "{\"session\": \"third\", \"kind\": \"moved\", \"at\": \"2025-11-20T09:00\", "
              "\"room\": \"small\"}");
    struct page before = sign_at(&example, "11:30", "en");
    const struct box *third = page_find(&before, "Third");
    assert_non_null(third);
    assert_true(third->text.struck);
    ASSERT_TOLD(&before, "Moved: Small Hall");

    struct page during = sign_at(&example, "12:30", "en");
    ASSERT_TOLD(&during, "Free until 14:00", "CHANGE", "Third", "Moved: Small Hall");
    struct page after = sign_at(&example, "13:10", "en");
    assert_null(page_find(&after, "Third"));
    example_close(&example);
}

static void what_was_moved_here_says_so(void **state)
{
    (void)state;
    struct example example;
    open_door(&example, "small-door",
              "{\"session\": \"third\", \"kind\": \"moved\", \"at\": \"2025-11-20T09:00\", "
              "\"room\": \"small\"}");
    struct page before = sign_at(&example, "11:30", "ru"),
                during = sign_at(&example, "12:30", "ru");

    ASSERT_TOLD(&before, "Третье", "Перенесено сюда", "Свободно до 12:00");
    ASSERT_TOLD(&during, "Третье", "Перенесено сюда", "до 13:00", "Пути без ступеней нет");
    assert_false(page_find(&during, "Третье")->text.struck);
    example_close(&example);
}

static void a_cancelled_session_is_struck_until_its_planned_end(void **state)
{
    (void)state;
    struct example example;
    open_door(&example, "door",
              "{\"session\": \"third\", \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:00\"}");
    struct page before = sign_at(&example, "11:30", "kk"),
                during = sign_at(&example, "12:30", "kk"), after = sign_at(&example, "13:10", "kk");

    ASSERT_TOLD(&before, "Болмайды");
    ASSERT_TOLD(&during, "Болмайды", "14:00-ге дейін бос");
    assert_true(page_find(&during, "Үшінші")->text.struck);
    assert_true(page_has_mark(&example, &during, "third", "cancelled"));
    assert_null(page_find(&after, "Үшінші"));
    example_close(&example);
}

static void a_delay_and_a_full_hall_are_told(void **state)
{
    (void)state;
    struct example example;
    open_door(&example, "door",
              "{\"session\": \"talk\", \"kind\": \"delayed\", \"at\": \"2025-11-20T09:00\", "
              "\"minutes\": 10}, {\"session\": \"open\", \"kind\": \"full\", \"at\": "
              "\"2025-11-20T09:00\"}");
    struct page page = sign_at(&example, "10:24", "en");

    ASSERT_TOLD(&page, "No seats left · in Kazakh", "11:20", "11:30");
    assert_true(page_find(&page, "11:20")->text.struck);
    assert_int_equal(page_find(&page, "11:30")->text.colour, theme_dark.gold);
    example_close(&example);
}

static void each_room_of_the_screen_has_a_page_and_others_have_none(void **state)
{
    (void)state;
    struct example example;
    open_door(&example, "both", "");
    example_at(&example, "10:24");
    assert_int_equal(example_count(&example, SLIDE_ROOM, "kk"), 2);
    example.settings.screen = TEXT("foyer");
    example_at(&example, "10:24");
    assert_int_equal(example_count(&example, SLIDE_ROOM, NULL), 0);
    example_close(&example);
}

static void a_playlist_may_name_the_rooms(void **state)
{
    (void)state;
    struct example example;
    char records[8192];
    snprintf(records, sizeof records,
             "%s, \"playlists\": [{\"id\": \"p\", \"slides\": [{\"show\": \"room\", \"ids\": "
             "[\"small\"]}]}]",
             house);
    example_open(&example, records);
    struct page page = sign_at(&example, "10:24", "en");

    assert_int_equal(example_count(&example, SLIDE_ROOM, "en"), 1);
    ASSERT_TOLD(&page, "Small Hall", "Free until 15:00");
    example_close(&example);
}

static void while_nobody_knows_the_time_days_are_listed_by_their_date_without_marks(void **state)
{
    (void)state;
    struct example example;
    open_door(&example, "door", "");
    example_untrusted(&example);
    assert_int_equal(example_count(&example, SLIDE_ROOM, "en"), 2);
    struct page first = example_page(&example, SLIDE_ROOM, "en", 0),
                second = example_page(&example, SLIDE_ROOM, "en", 1);

    ASSERT_TOLD(&first, "THURSDAY, 20 NOVEMBER", "Opening", "Results");
    ASSERT_TOLD(&second, "FRIDAY, 21 NOVEMBER", "Second day");
    assert_null(page_find(&first, "NOW"));
    assert_null(page_find(&first, "Free"));
    assert_int_equal(first.mark_count, 0);
    example_close(&example);
}

static void a_very_long_title_keeps_its_words_on_the_list(void **state)
{
    static const char title[] =
        "Қазақстан Республикасындағы балалардың құқықтарын қорғау саласындағы ведомствоаралық "
        "ынтымақтастық тәжірибесі: қорытындылар, сабақтар, ұсыныстар мен алдағы кезеңнің "
        "міндеттері";
    static const int sizes[][2] = {{1920, 1080}, {1280, 720}, {1080, 1920}, {1920, 540}};
    struct example example;
    char records[2048];

    (void)state;
    snprintf(records, sizeof records,
             "\"rooms\": [{\"id\": \"big\", \"name\": \"Үлкен зал\"}], \"screens\": [{\"id\": "
             "\"door\", \"rooms\": [\"big\"]}], \"sessions\": [{\"id\": \"now\", \"room\": "
             "\"big\", \"start\": \"2025-11-20T10:00\", \"minutes\": 60, \"title\": {\"kk\": "
             "\"%s\"}}, {\"id\": \"next\", \"room\": \"big\", \"start\": \"2025-11-20T11:00\", "
             "\"minutes\": 60, \"title\": {\"kk\": \"%s\"}}]",
             title, title);
    example_open(&example, records);
    example.settings.screen = TEXT("door");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        example.settings.width = sizes[i][0];
        example.settings.height = sizes[i][1];
        struct page page = sign_at(&example, "10:24", "kk");
        size_t titles = 0;
        for (size_t j = 0; j < page.box_count; j++) {
            const struct box *box = &page.boxes[j];
            if (box->kind != BOX_TEXT || box->text.role != ROLE_TITLE)
                continue;
            assert_false(box->text.paragraph.cut);
            titles++;
        }
        assert_int_equal(titles, 3); /* the room's name and two sessions' */
    }
    example_close(&example);
}

/* A hall with a session in every half hour from ten. */
static void open_busy_hall(struct example *example)
{
    char records[4096];
    int size = snprintf(records, sizeof records,
                        "\"rooms\": [{\"id\": \"big\", \"name\": {\"kk\": \"Үлкен зал\"}, "
                        "\"floor\": {\"kk\": \"2-қабат\"}}], \"screens\": [{\"id\": \"door\", "
                        "\"rooms\": [\"big\"]}], \"sessions\": [");
    for (int i = 0; i < 12; i++)
        size += snprintf(records + size, sizeof records - (size_t)size,
                         "%s{\"id\": \"s%d\", \"room\": \"big\", \"start\": "
                         "\"2025-11-20T%02d:%02d\", \"minutes\": 30, \"title\": {\"kk\": "
                         "\"Балалардың құқықтары\"}}",
                         i ? "," : "", i, 10 + i / 2, i % 2 * 30);
    snprintf(records + size, sizeof records - (size_t)size, "]");
    example_open(example, records);
    example->settings.screen = TEXT("door");
    example->settings.width = 1080;
    example->settings.height = 1920;
}

static void a_free_hall_in_portrait_lists_as_much_of_its_day_as_the_height_holds(void **state)
{
    (void)state;
    struct example example;
    open_busy_hall(&example);
    struct page page = sign_at(&example, "09:40", "kk");
    const struct box *free = page_find(&page, "10:00-ге дейін бос"),
                     *next = page_find(&page, "КЕЛЕСІ");

    assert_non_null(free);
    assert_non_null(next);
    /* The list begins close below, and what it leaves at its end is less than an entry. */
    assert_true(next->rect.y < page.height * 53 / 100);
    size_t listed = 0;
    int bottom = 0;
    for (size_t i = 0; i < page.box_count; i++) {
        const struct box *box = &page.boxes[i];
        if (box->kind != BOX_TEXT || box->text.role != ROLE_TITLE || box->rect.y < next->rect.y)
            continue;
        listed++;
        bottom = box->rect.y + box->rect.height;
    }
    assert_true(listed >= 6);
    assert_true(bottom > page.height * 84 / 100);
    assert_true(bottom < page.height * 94 / 100);
    example_close(&example);
}

static void the_floor_stands_clear_of_the_halls_name_above_it(void **state)
{
    (void)state;
    struct example example;
    open_busy_hall(&example);
    struct page page = sign_at(&example, "09:40", "kk");
    const struct box *name = page_find(&page, "Үлкен зал"), *floor = page_find(&page, "2-қабат");

    assert_true(floor->rect.y - (name->rect.y + name->rect.height) >= 1080 * 7 / 900);
    example_close(&example);
}

static void signs_keep_their_place_at_every_size(void **state)
{
    (void)state;
    static const char *const changes[] = {
        "",
        "{\"session\": \"third\", \"kind\": \"moved\", \"at\": \"2025-11-20T09:00\", \"room\": "
        "\"small\"}, {\"session\": \"talk\", \"kind\": \"delayed\", \"at\": \"2025-11-20T09:00\", "
        "\"minutes\": 10}, {\"session\": \"open\", \"kind\": \"full\", \"at\": "
        "\"2025-11-20T09:00\"}, {\"session\": \"end\", \"kind\": \"cancelled\", \"at\": "
        "\"2025-11-20T09:00\"}",
    };
    static const char *const clocks[] = {"09:10", "10:24", "11:40", "12:30",
                                         "14:10", "15:40", NULL};
    for (size_t i = 0; i < 2; i++) {
        struct example example;
        open_door(&example, "both", changes[i]);
        for (size_t j = 0; j < sizeof clocks / sizeof *clocks; j++)
            assert_all_sound(&example, SLIDE_ROOM, clocks[j], 6);
        example_close(&example);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_on_is_told_with_people_language_end_and_what_is_left),
        cmocka_unit_test(all_speakers_are_named_or_counted),
        cmocka_unit_test(a_free_room_says_until_when),
        cmocka_unit_test(after_the_last_session_the_room_is_free_for_the_day),
        cmocka_unit_test(what_was_moved_away_is_struck_with_the_new_room_until_its_planned_end),
        cmocka_unit_test(what_was_moved_here_says_so),
        cmocka_unit_test(a_cancelled_session_is_struck_until_its_planned_end),
        cmocka_unit_test(a_delay_and_a_full_hall_are_told),
        cmocka_unit_test(each_room_of_the_screen_has_a_page_and_others_have_none),
        cmocka_unit_test(a_playlist_may_name_the_rooms),
        cmocka_unit_test(while_nobody_knows_the_time_days_are_listed_by_their_date_without_marks),
        cmocka_unit_test(a_very_long_title_keeps_its_words_on_the_list),
        cmocka_unit_test(a_free_hall_in_portrait_lists_as_much_of_its_day_as_the_height_holds),
        cmocka_unit_test(the_floor_stands_clear_of_the_halls_name_above_it),
        cmocka_unit_test(signs_keep_their_place_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
