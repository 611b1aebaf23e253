/* Which page is up when the programme changes under it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "house_faces.h"
#include "programme/read.h"
#include "taqta/stage.h"

/* 2025-11-20 10:10 in Astana. */
static const struct moment moment = {.now = {1763615400}, .trusted = true};

static struct typesetter *typesetter;

static int open_typesetter(void **state)
{
    (void)state;
    typesetter = open_house_faces();
    return 0;
}

static int close_typesetter(void **state)
{
    (void)state;
    typesetter_destroy(typesetter);
    return 0;
}

/* Three sessions, two quotes, and what `more` adds. */
static struct programme *read_programme(const char *more)
{
    char bytes[2048];
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused;
    snprintf(
        bytes, sizeof bytes,
        "{\"taqta\": 1, \"event\": {\"title\": \"Жиын\", \"timezone\": \"Asia/Almaty\","
        "\"languages\": [\"kk\"]}, \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", "
        "\"name\": \"B\"}],"
        "\"sessions\": ["
        "{\"id\": \"s1\", \"title\": \"Бір\", \"start\": \"2025-11-20T10:00\", \"minutes\": 30, "
        "\"room\": \"a\"},"
        "{\"id\": \"s2\", \"title\": \"Екі\", \"start\": \"2025-11-20T11:00\", \"minutes\": 30, "
        "\"room\": \"a\"}],"
        "\"quotes\": [{\"id\": \"q1\", \"kind\": \"reported\", \"who\": \"A\", \"text\": \"Сөз\"},"
        "{\"id\": \"q2\", \"kind\": \"reported\", \"who\": \"A\", \"text\": \"Тағы сөз\"}]%s}",
        more);
    struct document document = {.address = TEXT("p.json"), .bytes = text_from(bytes)};
    if (!programme_read(&programme, &document, 1, &(struct read_options){.now = INSTANT_NONE},
                        &error, &refused))
        fail_msg("%s", error.message);
    return programme;
}

static void open_stage(struct stage *stage)
{
    struct deck_settings settings = {.width = 1280, .height = 720, .theme = &theme_dark};
    stage_init(stage, &settings, typesetter);
    stage_take(stage, read_programme(""), false, moment, 1000);
}

static void turn_to(struct stage *stage, enum slide_kind kind)
{
    for (size_t i = 0; stage->page.kind != kind; i++) {
        assert_true(i < stage->deck.count);
        stage_turn(stage, moment, 1000);
    }
}

static void the_first_programme_begins_with_its_first_page(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);

    assert_int_equal(stage.show.page, 0);
    assert_int_equal(stage.page.kind, SLIDE_WELCOME);
    assert_true(stage.show.turns_at_ms >= 7000);
    stage_finish(&stage);
}

static void pages_come_in_turn_and_begin_again(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    size_t count = stage.deck.count;
    for (size_t i = 1; i <= count; i++) {
        stage_turn(&stage, moment, 1000);
        assert_int_equal(stage.show.page, i % count);
    }
    stage_finish(&stage);
}

static void a_newer_programme_goes_on_behind_the_page_that_was_up(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_AGENDA);
    size_t up = stage.show.page;
    stage_take(&stage, read_programme(", \"messages\": []"), false, moment, 2000);

    assert_int_equal(stage.show.page, up + 1);
    assert_int_equal(stage.page.kind, SLIDE_QUOTE);
    stage_finish(&stage);
}

static const char moved[] =
    ", \"changes\": [{\"session\": \"s2\", \"kind\": \"moved\", \"room\": \"b\","
    "\"at\": \"2025-11-20T10:05\"}]";

/* The same, said long before. */
static const char moved_long_ago[] =
    ", \"changes\": [{\"session\": \"s2\", \"kind\": \"moved\", \"room\": \"b\","
    "\"at\": \"2025-11-20T09:05\"}]";

static void a_change_puts_up_the_page_of_changes(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_AGENDA);
    stage_take(&stage, read_programme(moved), true, moment, 2000);

    assert_int_equal(stage.page.kind, SLIDE_CHANGE);
    assert_int_equal(stage.show.page, 0);
    assert_string_equal(stage.page.marks[0].mark, "next");
    assert_string_equal(stage.page.marks[1].mark, "moved");
    stage_finish(&stage);
}

static void what_took_the_place_of_a_change_comes_after_it(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    stage_take(&stage, read_programme(moved), true, moment, 2000);
    struct moment later = {.now = instant_add(moment.now, 5 * 60), .trusted = true};

    assert_false(stage_refresh(&stage, later));
    stage_turn(&stage, later, 3000);
    assert_int_equal(stage.show.page, 0);
    assert_int_equal(stage.page.kind, SLIDE_WELCOME);
    stage_finish(&stage);
}

static void a_change_told_on_no_page_of_its_own_puts_up_one_that_tells_of_it(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_QUOTE);
    stage_take(&stage, read_programme(moved_long_ago), true, moment, 2000);

    assert_true(stage.page.kind == SLIDE_NOW_NEXT || stage.page.kind == SLIDE_AGENDA);
    bool told = false;
    for (size_t i = 0; i < stage.page.mark_count; i++)
        told |= !strcmp(stage.page.marks[i].mark, "moved");
    assert_true(told);
    stage_finish(&stage);
}

static void such_a_change_stays_on_the_page_that_already_tells_of_it(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_AGENDA);
    stage_take(&stage, read_programme(moved_long_ago), true, moment, 2000);

    assert_int_equal(stage.page.kind, SLIDE_AGENDA);
    stage_finish(&stage);
}

static void a_new_minute_leaves_the_page_and_its_time(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_NOW_NEXT);
    uint64_t turns_at_ms = stage.show.turns_at_ms;
    struct moment later = {.now = instant_add(moment.now, 60), .trusted = true};

    assert_true(stage_refresh(&stage, later));
    assert_int_equal(stage.page.kind, SLIDE_NOW_NEXT);
    assert_true(stage.show.turns_at_ms == turns_at_ms);
    stage_finish(&stage);
}

static void a_page_that_lost_its_reason_asks_for_the_next(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_NOW_NEXT);
    struct moment untrusted = {.now = moment.now, .trusted = false};

    assert_false(stage_refresh(&stage, untrusted));
    stage_turn(&stage, untrusted, 3000);
    assert_int_not_equal(stage.page.kind, SLIDE_NOW_NEXT);
    stage_finish(&stage);
}

static void a_programme_taken_beneath_leaves_the_page_and_its_time(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_AGENDA);
    uint64_t turns_at_ms = stage.show.turns_at_ms;
    size_t up = stage.show.page;
    stage_exchange(&stage, read_programme(moved_long_ago), moment, 2000);

    assert_int_equal(stage.show.page, up);
    assert_int_equal(stage.page.kind, SLIDE_AGENDA);
    assert_true(stage.show.turns_at_ms == turns_at_ms);
    assert_true(stage.page.mark_count > 0);
    stage_finish(&stage);
}

static void a_programme_taken_beneath_a_page_it_lacks_puts_up_another(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_QUOTE);
    stage_exchange(&stage,
                   read_programme(", \"playlists\": [{\"id\": \"p\", \"slides\": [{\"show\": "
                                  "\"welcome\"}, {\"show\": \"agenda\"}]}]"),
                   moment, 2000);

    assert_int_not_equal(stage.page.kind, SLIDE_QUOTE);
    assert_true(stage.show.turns_at_ms > 2000);
    stage_finish(&stage);
}

#define NOTICE(severity, text, times)                                                              \
    ", \"notices\": [{\"id\": \"n\", \"severity\": \"" severity "\", \"text\": \"" text            \
    "\", " times "}]"
#define FOR_AN_HOUR     "\"until\": \"2025-11-20T11:00\""
#define FOR_LONGER      "\"until\": \"2025-11-20T12:00\""
#define FROM_10_20      "\"from\": \"2025-11-20T10:20\", \"until\": \"2025-11-20T10:30\""
#define DOOR_IS_SHUT    "Есік жабық"
#define LEAVE_THE_HOUSE "Ғимараттан шығыңыз"

static struct moment at(int hour, int minute)
{
    return (struct moment){.now = instant_add(moment.now, (hour - 10) * 3600 + (minute - 10) * 60),
                           .trusted = true};
}

static bool says(const struct stage *stage, const char *words)
{
    for (size_t i = 0; i < stage->page.box_count; i++) {
        const struct box *box = &stage->page.boxes[i];
        if (box->kind != BOX_TEXT)
            continue;
        for (size_t j = 0; j < box->text.paragraph.line_count; j++)
            if (text_find(box->text.paragraph.lines[j].text, text_from(words)) != SIZE_MAX)
                return true;
    }
    return false;
}

static void a_new_urgent_notice_comes_up_at_once_and_the_rotation_follows(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_QUOTE);
    stage_take(&stage, read_programme(NOTICE("urgent", DOOR_IS_SHUT, FOR_AN_HOUR)), true, moment,
               2000);

    assert_int_equal(stage.page.kind, SLIDE_NOTICE);
    assert_true(says(&stage, "Есік"));
    stage_turn(&stage, moment, 9000);
    assert_int_equal(stage.page.kind, SLIDE_WELCOME);
    stage_finish(&stage);
}

static void information_leaves_the_page_that_is_up(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_QUOTE);
    stage_take(&stage, read_programme(NOTICE("info", DOOR_IS_SHUT, FOR_AN_HOUR)), true, moment,
               2000);

    assert_int_equal(stage.page.kind, SLIDE_QUOTE);
    assert_true(says(&stage, DOOR_IS_SHUT));
    stage_finish(&stage);
}

static void a_notice_comes_up_again_when_it_says_something_else(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    stage_take(&stage, read_programme(NOTICE("urgent", DOOR_IS_SHUT, FOR_AN_HOUR)), true, moment,
               2000);
    turn_to(&stage, SLIDE_AGENDA);
    stage_take(&stage, read_programme(NOTICE("urgent", DOOR_IS_SHUT, FOR_LONGER)), true, moment,
               3000);
    assert_int_equal(stage.page.kind, SLIDE_AGENDA);

    stage_take(&stage, read_programme(NOTICE("urgent", "Есік ашық", FOR_LONGER)), true, moment,
               4000);
    assert_int_equal(stage.page.kind, SLIDE_NOTICE);
    assert_true(says(&stage, "ашық"));
    stage_finish(&stage);
}

static void a_notice_that_begins_by_the_clock_does_not_wait_for_its_turn(void **state)
{
    (void)state;
    static const char *const notices[] = {NOTICE("urgent", DOOR_IS_SHUT, FROM_10_20),
                                          NOTICE("emergency", LEAVE_THE_HOUSE, FROM_10_20)};
    for (size_t i = 0; i < 2; i++) {
        struct stage stage;
        open_stage(&stage);
        stage_take(&stage, read_programme(notices[i]), true, moment, 2000);
        turn_to(&stage, SLIDE_AGENDA);

        assert_true(stage_refresh(&stage, at(10, 19)));
        assert_int_equal(stage.page.kind, SLIDE_AGENDA);
        assert_false(stage_refresh(&stage, at(10, 20)));
        stage_turn(&stage, at(10, 20), 3000);
        assert_int_equal(stage.page.kind, SLIDE_NOTICE);
        assert_true(stage_refresh(&stage, at(10, 21)));
        stage_finish(&stage);
    }
}

static void an_emergency_gives_way_when_it_ends(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    stage_take(&stage, read_programme(NOTICE("emergency", LEAVE_THE_HOUSE, FROM_10_20)), true,
               at(10, 20), 2000);
    assert_int_equal(stage.page.kind, SLIDE_NOTICE);
    stage_turn(&stage, at(10, 29), 9000);
    assert_int_equal(stage.page.kind, SLIDE_NOTICE);

    assert_false(stage_refresh(&stage, at(10, 30)));
    stage_turn(&stage, at(10, 30), 9500);
    assert_int_equal(stage.show.page, 0);
    assert_int_equal(stage.page.kind, SLIDE_WELCOME);
    assert_false(says(&stage, "Ғимараттан"));
    stage_finish(&stage);
}

static void an_emergency_that_is_taken_back_gives_way(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    stage_take(&stage, read_programme(NOTICE("emergency", LEAVE_THE_HOUSE, FOR_AN_HOUR)), true,
               moment, 2000);
    stage_take(&stage, read_programme(""), true, moment, 3000);

    assert_int_equal(stage.page.kind, SLIDE_WELCOME);
    stage_finish(&stage);
}

static void an_urgent_notice_ends_on_the_page_that_is_up(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    stage_take(&stage, read_programme(NOTICE("urgent", DOOR_IS_SHUT, FOR_AN_HOUR)), true, moment,
               2000);
    assert_false(stage_refresh(&stage, at(11, 0)));
    turn_to(&stage, SLIDE_AGENDA);
    assert_true(says(&stage, DOOR_IS_SHUT));

    assert_true(stage_refresh(&stage, at(11, 0)));
    assert_int_equal(stage.page.kind, SLIDE_AGENDA);
    assert_false(says(&stage, DOOR_IS_SHUT));
    stage_finish(&stage);
}

static void a_notice_of_a_programme_taken_beneath_comes_up(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_QUOTE);
    stage_exchange(&stage, read_programme(NOTICE("urgent", DOOR_IS_SHUT, FOR_AN_HOUR)), moment,
                   2000);

    assert_int_equal(stage.page.kind, SLIDE_NOTICE);
    assert_true(stage.show.turns_at_ms > 2000);
    stage_finish(&stage);
}

static bool has_clock(const struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == BOX_TEXT && page->boxes[i].text.role == ROLE_CLOCK)
            return true;
    return false;
}

static bool has_mark(const struct page *page, int session, const char *mark)
{
    for (size_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].session == session && !strcmp(page->marks[i].mark, mark))
            return true;
    return false;
}

/* As the loop does when the clock is set: the page anew, or the next one when it is gone. */
static void jump_to(struct stage *stage, struct moment where)
{
    if (!stage_refresh(stage, where))
        stage_turn(stage, where, 2000);
}

static void a_clock_that_jumps_by_hours_and_days_leaves_a_right_page(void **state)
{
    (void)state;
    enum { HOUR_S = 3600, DAY_S = 24 * HOUR_S, YEAR_S = 365 * DAY_S };
    static const int64_t jumps_s[] = {HOUR_S,     5 * HOUR_S, -9 * HOUR_S,   3 * DAY_S,
                                      -4 * DAY_S, YEAR_S,     -3LL * YEAR_S, 56LL * YEAR_S};
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_AGENDA);

    for (size_t i = 0; i < sizeof jumps_s / sizeof *jumps_s; i++) {
        jump_to(&stage,
                (struct moment){.now = instant_add(moment.now, jumps_s[i]), .trusted = true});
        assert_true(has_clock(&stage.page));
        assert_false(has_mark(&stage.page, 0, "now"));

        jump_to(&stage, moment);
        turn_to(&stage, SLIDE_AGENDA);
        assert_true(has_mark(&stage.page, 0, "now"));
    }
    stage_finish(&stage);
}

static void marks_come_and_go_with_the_trust_in_the_clock(void **state)
{
    (void)state;
    struct moment untrusted = {.now = moment.now, .trusted = false, .not_before = INSTANT_NONE};
    struct stage stage;
    open_stage(&stage);
    turn_to(&stage, SLIDE_AGENDA);

    jump_to(&stage, untrusted);
    assert_int_equal(stage.page.kind, SLIDE_AGENDA);
    assert_false(has_clock(&stage.page));
    assert_int_equal(stage.page.mark_count, 0);

    jump_to(&stage, moment);
    assert_int_equal(stage.page.kind, SLIDE_AGENDA);
    assert_true(has_clock(&stage.page));
    assert_true(has_mark(&stage.page, 0, "now"));

    turn_to(&stage, SLIDE_NOW_NEXT);
    jump_to(&stage, untrusted);
    assert_int_not_equal(stage.page.kind, SLIDE_NOW_NEXT);
    stage_finish(&stage);
}

static void the_page_ahead_is_the_one_that_comes(void **state)
{
    (void)state;
    struct stage stage;
    struct arena arena = {0};
    struct page ahead;
    open_stage(&stage);
    stage_peek(&stage, &ahead, &arena, moment);
    enum slide_kind kind = ahead.kind;
    stage_turn(&stage, moment, 1000);

    assert_int_equal(stage.page.kind, kind);
    arena_finish(&arena);
    stage_finish(&stage);
}

static bool shows(const struct page *page, struct text wanted)
{
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        for (size_t j = 0; box->kind == BOX_TEXT && j < box->text.paragraph.line_count; j++)
            if (text_equal(box->text.paragraph.lines[j].text, wanted))
                return true;
    }
    return false;
}

static void a_look_ahead_leaves_the_page_as_it_is(void **state)
{
    (void)state;
    struct stage stage;
    struct arena arena = {0};
    struct page later;
    open_stage(&stage);
    turn_to(&stage, SLIDE_NOW_NEXT);
    struct moment in_a_minute = moment;
    in_a_minute.now = instant_add(moment.now, 60);
    struct show before = stage.show;
    size_t boxes = stage.page.box_count;
    stage_look_ahead(&stage, &later, &arena, in_a_minute);

    assert_int_equal(later.kind, stage.page.kind);
    assert_int_equal(later.box_count, boxes);
    assert_int_equal(stage.show.page, before.page);
    assert_int_equal(stage.show.turns_at_ms, before.turns_at_ms);
    assert_true(shows(&later, TEXT("10:11")));
    assert_true(shows(&stage.page, TEXT("10:10")));
    arena_finish(&arena);
    stage_finish(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_programme_begins_with_its_first_page),
        cmocka_unit_test(pages_come_in_turn_and_begin_again),
        cmocka_unit_test(a_newer_programme_goes_on_behind_the_page_that_was_up),
        cmocka_unit_test(a_change_puts_up_the_page_of_changes),
        cmocka_unit_test(what_took_the_place_of_a_change_comes_after_it),
        cmocka_unit_test(a_change_told_on_no_page_of_its_own_puts_up_one_that_tells_of_it),
        cmocka_unit_test(such_a_change_stays_on_the_page_that_already_tells_of_it),
        cmocka_unit_test(a_new_minute_leaves_the_page_and_its_time),
        cmocka_unit_test(a_page_that_lost_its_reason_asks_for_the_next),
        cmocka_unit_test(a_programme_taken_beneath_leaves_the_page_and_its_time),
        cmocka_unit_test(a_programme_taken_beneath_a_page_it_lacks_puts_up_another),
        cmocka_unit_test(a_new_urgent_notice_comes_up_at_once_and_the_rotation_follows),
        cmocka_unit_test(information_leaves_the_page_that_is_up),
        cmocka_unit_test(a_notice_comes_up_again_when_it_says_something_else),
        cmocka_unit_test(a_notice_that_begins_by_the_clock_does_not_wait_for_its_turn),
        cmocka_unit_test(an_emergency_gives_way_when_it_ends),
        cmocka_unit_test(an_emergency_that_is_taken_back_gives_way),
        cmocka_unit_test(an_urgent_notice_ends_on_the_page_that_is_up),
        cmocka_unit_test(a_notice_of_a_programme_taken_beneath_comes_up),
        cmocka_unit_test(a_clock_that_jumps_by_hours_and_days_leaves_a_right_page),
        cmocka_unit_test(marks_come_and_go_with_the_trust_in_the_clock),
        cmocka_unit_test(the_page_ahead_is_the_one_that_comes),
        cmocka_unit_test(a_look_ahead_leaves_the_page_as_it_is),
    };
    return cmocka_run_group_tests(tests, open_typesetter, close_typesetter);
}
