/* Arrows to where something is on or comes next, and how to go without steps. */
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
    "Hall\"}, \"step_free\": false},"
    "{\"id\": \"cellar\", \"name\": {\"kk\": \"Жертөле\", \"ru\": \"Подвал\", \"en\": \"Cellar\"}},"
    "{\"id\": \"empty\", \"name\": {\"kk\": \"Бос бөлме\", \"ru\": \"Пустая\", \"en\": \"Nothing "
    "here\"}}],"
    "\"sessions\": ["
    "{\"id\": \"open\", \"title\": {\"kk\": \"Ашылу салтанаты\", \"ru\": \"Открытие\", \"en\": "
    "\"Opening\"}, \"start\": \"2025-11-20T10:00\", \"minutes\": 60, \"room\": \"big\"},"
    "{\"id\": \"side\", \"title\": {\"kk\": \"Шеберлік сағаты\", \"ru\": \"Мастер-класс\", \"en\": "
    "\"Workshop\"}, \"start\": \"2025-11-20T10:30\", \"minutes\": 30, \"room\": \"small\"},"
    "{\"id\": \"talk\", \"title\": {\"kk\": \"Балалар үні: қоғам өміріндегі балалар мен жастар "
    "ұйымдары туралы әңгіме\", \"ru\": \"Голоса детей: детские и молодёжные организации в жизни "
    "общества\", \"en\": \"Children’s voices: organisations of children and youth in public "
    "life\"}, \"start\": \"2025-11-20T11:20\", \"minutes\": 40, \"room\": \"big\"},"
    "{\"id\": \"deep\", \"title\": {\"kk\": \"Мұрағат\", \"ru\": \"Архив\", \"en\": \"Archive\"}, "
    "\"start\": \"2025-11-20T12:00\", \"minutes\": 40, \"room\": \"cellar\"}]";

static void open_house(struct example *example, const char *arrows)
{
    char records[8192];
    snprintf(records, sizeof records, "%s, \"screens\": [{\"id\": \"foyer\", \"arrows\": {%s}}]",
             house, arrows);
    example_open(example, records);
    example->settings.screen = TEXT("foyer");
}

static size_t count_kind(const struct page *page, enum box_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < page->box_count; i++)
        count += page->boxes[i].kind == kind;
    return count;
}

static void a_row_tells_the_way_the_floor_what_is_on_and_what_comes(void **state)
{
    (void)state;
    static const char *const told[][7] = {
        {"kk", "Үлкен зал", "2-қабат", "11:00-ге дейін", "Ашылу салтанаты", "КЕЛЕСІ", "11:20"},
        {"ru", "Большой зал", "2 этаж", "до 11:00", "Открытие", "ДАЛЕЕ", "11:20"},
        {"en", "Main Hall", "Floor 2", "until 11:00", "Opening", "NEXT", "11:20"}};
    struct example example;
    open_house(&example, "\"big\": \"left\"");
    example_at(&example, "10:24");
    for (size_t i = 0; i < 3; i++) {
        struct page page = example_page(&example, SLIDE_WAYFINDING, told[i][0], 0);
        for (size_t j = 1; j < 7; j++)
            if (!page_find(&page, told[i][j]))
                fail_msg("%s is not told", told[i][j]);
        assert_int_equal(count_kind(&page, BOX_STROKES), 1);
        assert_true(page_has_mark(&example, &page, "open", "now"));
        assert_true(page_has_mark(&example, &page, "talk", "next"));
    }
    example_close(&example);
}

static void nothing_is_pointed_to_by_guess(void **state)
{
    (void)state;
    struct example example;
    open_house(&example, "\"big\": \"left\", \"empty\": \"right\"");
    example_at(&example, "10:40");
    struct page page = example_page(&example, SLIDE_WAYFINDING, "en", 0);

    assert_non_null(page_find(&page, "Main Hall"));
    assert_null(page_find(&page, "Small Hall"));   /* on now, but without an arrow */
    assert_null(page_find(&page, "Cellar"));       /* comes next, but without an arrow */
    assert_null(page_find(&page, "Nothing here")); /* an arrow, but nothing on */
    example_close(&example);
}

static void without_arrows_or_sessions_to_go_to_there_is_no_page(void **state)
{
    (void)state;
    struct example example;
    open_house(&example, "\"big\": \"left\"");
    example_at(&example, "12:10"); /* all that follows is in the cellar */
    assert_int_equal(example_count(&example, SLIDE_WAYFINDING, NULL), 0);
    example.settings.screen = TEXT("unknown");
    example_at(&example, "10:24");
    assert_int_equal(example_count(&example, SLIDE_WAYFINDING, NULL), 0);
    example_close(&example);

    open_house(&example, "");
    example_at(&example, "10:24");
    assert_int_equal(example_count(&example, SLIDE_WAYFINDING, NULL), 0);
    example_close(&example);
}

static void while_nobody_knows_the_time_rooms_are_pointed_to_without_sessions(void **state)
{
    (void)state;
    struct example example;
    open_house(&example, "\"big\": \"left\", \"empty\": \"right\"");
    example_untrusted(&example);
    struct page page = example_page(&example, SLIDE_WAYFINDING, "en", 0);

    assert_non_null(page_find(&page, "Main Hall"));
    assert_null(page_find(&page, "Opening"));
    assert_null(page_find(&page, "Nothing here"));
    assert_int_equal(page.mark_count, 0);
    example_close(&example);
}

static void the_way_without_steps_is_drawn_and_said(void **state)
{
    (void)state;
    static const struct {
        const char *arrows, *kk, *ru, *en;
        size_t signs; /* with the wheelchair and the arrow itself */
    } table[] = {
        {"\"big\": {\"way\": \"stairs-up\", \"step_free\": \"lift\"}", "Лифтпен", "На лифте",
         "By lift", 3},
        {"\"big\": {\"way\": \"left\", \"step_free\": \"ramp\"}", "Пандуспен", "По пандусу",
         "By ramp", 3},
        {"\"big\": {\"way\": \"left\", \"step_free\": \"right\"}", "Баспалдақсыз жол",
         "Путь без ступеней", "Step-free way", 3},
        {"\"big\": \"lift\"", "Лифтпен", "На лифте", "By lift", 3},
        {"\"big\": \"ramp\"", "Пандуспен", "По пандусу", "By ramp", 3},
        {"\"small\": \"lift\"", "Баспалдақсыз жол жоқ", "Пути без ступеней нет", "No step-free way",
         1},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *const words[][2] = {
            {"kk", table[i].kk}, {"ru", table[i].ru}, {"en", table[i].en}};
        struct example example;
        open_house(&example, table[i].arrows);
        example_at(&example, "10:24");
        for (size_t j = 0; j < 3; j++) {
            struct page page = example_page(&example, SLIDE_WAYFINDING, words[j][0], 0);
            if (!page_find(&page, words[j][1]))
                fail_msg("%s is not told", words[j][1]);
            assert_int_equal(count_kind(&page, BOX_STROKES), table[i].signs);
        }
        example_close(&example);
    }
}

static void what_nobody_said_of_steps_is_not_said(void **state)
{
    (void)state;
    struct example example;
    open_house(&example, "\"big\": \"stairs-up\"");
    example_at(&example, "10:24");
    struct page page = example_page(&example, SLIDE_WAYFINDING, "en", 0);

    assert_int_equal(count_kind(&page, BOX_STROKES), 1);
    assert_null(page_find(&page, "tep-free"));
    example_close(&example);
}

/* Where the head of the first arrow is: the middle point of its second stroke. */
static struct stroke_point tip_of(const struct page *page, const struct box **box)
{
    *box = page_box(page, BOX_STROKES);
    assert_non_null(*box);
    return (*box)->strokes.strokes[1].points[1];
}

static void arrows_point_to_the_same_side_on_pages_read_from_the_right(void **state)
{
    (void)state;
    static const char *const ways[] = {"left", "right", "up-left", "down-right"};
    static const int sides[] = {-1, 1, -1, 1};
    for (size_t i = 0; i < 4; i++) {
        char document[1024];
        snprintf(
            document, sizeof document,
            "{\"taqta\": 1, \"event\": {\"title\": \"قازاقستان\", \"timezone\": \"Asia/Almaty\","
            "\"languages\": [\"kk-Latn\", \"kk-Arab\"]}, \"rooms\": [{\"id\": \"big\", \"name\": "
            "\"زال\"}], \"sessions\": [{\"id\": \"s\", \"title\": \"اشىلۋ\", \"start\": "
            "\"2025-11-20T10:00\", \"minutes\": 60, \"room\": \"big\"}], \"screens\": [{\"id\": "
            "\"foyer\", \"arrows\": {\"big\": \"%s\"}}]}",
            ways[i]);
        struct example example;
        example_open_document(&example, document);
        example.settings.screen = TEXT("foyer");
        example_at(&example, "10:24");
        struct page plain = example_page(&example, SLIDE_WAYFINDING, "kk-Latn", 0);
        struct page turned = example_page(&example, SLIDE_WAYFINDING, "kk-Arab", 0);
        const struct box *left, *right;
        struct stroke_point tip = tip_of(&plain, &left), turned_tip = tip_of(&turned, &right);

        float middle = (float)left->rect.x + (float)left->rect.width / 2;
        float turned_middle = (float)right->rect.x + (float)right->rect.width / 2;
        assert_true((tip.x - middle) * (float)sides[i] > 1);
        assert_true((turned_tip.x - turned_middle) * (float)sides[i] > 1);
        assert_true(left->rect.x < 960 && right->rect.x > 960); /* the tile itself is turned over */
        example_close(&example);
    }
}

static void rooms_keep_their_place_at_every_size(void **state)
{
    (void)state;
    struct example example;
    open_house(
        &example,
        "\"big\": {\"way\": \"stairs-up\", \"step_free\": \"lift\"}, \"small\": \"up-right\", "
        "\"cellar\": \"stairs-down\"");
    static const char *const clocks[] = {"09:30", "10:40", "11:10", "11:30", NULL};
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        assert_all_sound(&example, SLIDE_WAYFINDING, clocks[i], 3);
    example_close(&example);
}

static void many_rooms_take_several_pages_and_none_is_lost(void **state)
{
    (void)state;
    char rooms[4096] = "", sessions[8192] = "", arrows[2048] = "", records[16384];
    for (int i = 0; i < 12; i++) {
        const char *comma = i ? "," : "";
        snprintf(rooms + strlen(rooms), sizeof rooms - strlen(rooms),
                 "%s{\"id\": \"r%d\", \"name\": \"Зал %d\"}", comma, i, i);
        snprintf(sessions + strlen(sessions), sizeof sessions - strlen(sessions),
                 "%s{\"id\": \"s%d\", \"title\": \"Доклад %d\", \"start\": \"2025-11-20T10:00\", "
                 "\"minutes\": 60, \"room\": \"r%d\"}",
                 comma, i, i, i);
        snprintf(arrows + strlen(arrows), sizeof arrows - strlen(arrows), "%s\"r%d\": \"up\"",
                 comma, i);
    }
    snprintf(records, sizeof records,
             "\"rooms\": [%s], \"sessions\": [%s], \"screens\": [{\"id\": \"foyer\", \"arrows\": "
             "{%s}}]",
             rooms, sessions, arrows);
    struct example example;
    example_open(&example, records);
    example.settings.screen = TEXT("foyer");
    assert_all_sound(&example, SLIDE_WAYFINDING, "10:24", 6);

    signs_at(&example, &screen_shapes[3], "10:24");
    size_t pages = example_count(&example, SLIDE_WAYFINDING, "ru"), tiles = 0;
    for (size_t i = 0; i < pages; i++) {
        struct page page = example_page(&example, SLIDE_WAYFINDING, "ru", i);
        tiles += count_kind(&page, BOX_STROKES);
    }
    assert_true(pages > 1);
    assert_int_equal(tiles, 12);
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_tells_the_way_the_floor_what_is_on_and_what_comes),
        cmocka_unit_test(nothing_is_pointed_to_by_guess),
        cmocka_unit_test(without_arrows_or_sessions_to_go_to_there_is_no_page),
        cmocka_unit_test(while_nobody_knows_the_time_rooms_are_pointed_to_without_sessions),
        cmocka_unit_test(the_way_without_steps_is_drawn_and_said),
        cmocka_unit_test(what_nobody_said_of_steps_is_not_said),
        cmocka_unit_test(arrows_point_to_the_same_side_on_pages_read_from_the_right),
        cmocka_unit_test(rooms_keep_their_place_at_every_size),
        cmocka_unit_test(many_rooms_take_several_pages_and_none_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
