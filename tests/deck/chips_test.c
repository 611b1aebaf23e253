/* What stands on small pills beside a session, in each language and of each change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "example.h"

static const char records[] =
    "\"rooms\": [{\"id\": \"a\", \"name\": \"1\"}], \"sessions\": ["
    "{\"id\": \"s\", \"room\": \"a\", \"start\": \"2025-11-20T10:00\", \"minutes\": 60,"
    " \"lang\": \"kk\", \"interpretation\": [\"ru\", \"en\"],"
    " \"title\": {\"kk\": \"Бірінші\", \"ru\": \"Первая\", \"en\": \"First\"}},"
    "{\"id\": \"t\", \"room\": \"a\", \"start\": \"2025-11-20T11:00\", \"minutes\": 60,"
    " \"title\": {\"kk\": \"Екінші\", \"ru\": \"Вторая\", \"en\": \"Second\"}}],"
    "\"changes\": [{\"session\": \"t\", \"kind\": \"%s\", \"minutes\": 10,"
    " \"at\": \"2025-11-20T09:00\"}]";

static void open_changed(struct example *example, const char *kind)
{
    char text[2048];
    snprintf(text, sizeof text, records, kind);
    example_open(example, text);
    example_at(example, "10:24");
}

static void languages_are_told_as_attendees_know_them(void **state)
{
    (void)state;
    struct example example;
    open_changed(&example, "full");
    static const enum slide_kind kinds[] = {SLIDE_NOW_NEXT, SLIDE_AGENDA};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct page page = example_page(&example, kinds[i], "ru", 0);
        assert_non_null(page_find(&page, "ҚАЗ → РУС, ENG"));
    }
    example_close(&example);
}

static void a_change_is_told_on_a_pill(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *kk, *ru, *en;
    } rows[] = {
        {"full", "Орын жоқ", "Мест нет", "No seats left"},
        {"extended", "12:10-ға дейін ұзартылды", "Продлено до 12:10", "Extended until 12:10"},
        {"speaker-changed", "Спикер ауысты", "Другой спикер", "New speaker"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct example example;
        open_changed(&example, rows[i].kind);
        const char *words[][2] = {{"kk", rows[i].kk}, {"ru", rows[i].ru}, {"en", rows[i].en}};
        for (size_t j = 0; j < 3; j++) {
            struct page page = example_page(&example, SLIDE_AGENDA, words[j][0], 0);
            const struct box *chip = page_find(&page, words[j][1]);
            assert_non_null(chip);
            assert_true(chip->text.paragraph.px >= 2.65f * 12);
        }
        example_close(&example);
    }
}

static void a_cancelled_session_has_no_pills(void **state)
{
    (void)state;
    struct example example;
    open_changed(&example, "cancelled");
    struct page page = example_page(&example, SLIDE_AGENDA, "kk", 0);
    assert_null(page_find(&page, "Орын жоқ"));
    assert_non_null(page_find(&page, "Болмайды"));
    example_close(&example);
}

static const struct box *find_struck(const struct page *page, const char *text)
{
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind == BOX_TEXT && box->text.struck &&
            text_equal(box->text.paragraph.lines[0].text, text_from(text)))
            return box;
    }
    return NULL;
}

/* Rooms in which something is on at 10:24; `changes` of the first, s1, planned from 10:00 to 11:00.
 */
static void open_halls(struct example *example, int halls, const char *changes)
{
    char text[4096];
    int size = snprintf(text, sizeof text, "\"rooms\": [");
    for (int i = 1; i <= halls; i++)
        size += snprintf(text + size, sizeof text - (size_t)size,
                         "%s{\"id\": \"h%d\", \"name\": \"H%d\"}", i > 1 ? "," : "", i, i);
    size += snprintf(text + size, sizeof text - (size_t)size,
                     "], \"tracks\": [{\"id\": \"t\", \"name\": \"T\", \"colour\": "
                     "\"#3FA672\"}], \"sessions\": [");
    for (int i = 1; i <= halls; i++)
        size += snprintf(text + size, sizeof text - (size_t)size,
                         "%s{\"id\": \"s%d\", \"room\": \"h%d\", \"minutes\": 60, \"start\": "
                         "\"2025-11-20T10:00\", \"track\": \"t\", \"title\": {\"kk\": \"Отырыс "
                         "%d\", \"ru\": \"Заседание %d\", \"en\": \"Session %d\"}}",
                         i > 1 ? "," : "", i, i, i, i, i);
    snprintf(text + size, sizeof text - (size_t)size, "], \"changes\": [%s]", changes);
    example_open(example, text);
    example_at(example, "10:24");
}

#define STARTED "{\"session\": \"s1\", \"kind\": \"started\", \"at\": \"2025-11-20T10:21\"}"
#define EXTENDED                                                                                   \
    "{\"session\": \"s1\", \"kind\": \"extended\", \"minutes\": 15, \"at\": \"2025-11-20T10:21\"}"

static void a_late_start_is_told_with_the_planned_one_struck_through(void **state)
{
    static const enum slide_kind kinds[] = {SLIDE_CHANGE, SLIDE_NOW_NEXT, SLIDE_AGENDA};
    struct example example;

    (void)state;
    open_halls(&example, 1, STARTED);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct page page = example_page(&example, kinds[i], "en", 0);
        assert_non_null(find_struck(&page, "10:00"));
        assert_non_null(page_find(&page, "10:21"));
        assert_non_null(page_find(&page, "Has begun"));
    }
    example_close(&example);
}

static void on_a_card_without_a_start_the_pill_tells_when_it_began(void **state)
{
    struct example example;

    (void)state;
    open_halls(&example, 4, STARTED);
    assert_int_equal(example_count(&example, SLIDE_NOW_NEXT, "kk"), 1);
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);
    assert_non_null(page_find(&page, "10:21-де басталды"));
    example_close(&example);
}

static void a_start_is_not_told_before_it_was(void **state)
{
    struct example example;

    (void)state;
    open_halls(&example, 1, STARTED);
    example_at(&example, "10:20");
    struct page page = example_page(&example, SLIDE_AGENDA, "en", 0);
    assert_null(page_find(&page, "Has begun"));
    example_close(&example);
}

static void the_new_end_stands_beside_the_old_one_struck_through(void **state)
{
    static const int halls[] = {1, 4};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct example example;
        open_halls(&example, halls[i], EXTENDED);
        struct page page = example_page(&example, SLIDE_NOW_NEXT, "en", 0);
        assert_non_null(find_struck(&page, "11:00"));
        assert_non_null(page_find(&page, "11:15"));
        assert_non_null(page_find(&page, "Extended"));
        example_close(&example);
    }
}

static void a_session_that_ends_earlier_is_not_called_extended(void **state)
{
    struct example example;

    (void)state;
    open_halls(&example, 1,
               "{\"session\": \"s1\", \"kind\": \"extended\", \"minutes\": -15, \"at\": "
               "\"2025-11-20T10:21\"}");
    struct page page = example_page(&example, SLIDE_AGENDA, "en", 0);
    assert_null(page_find(&page, "Extended"));
    assert_non_null(page_find(&page, "Ends earlier"));
    example_close(&example);
}

static void a_track_is_a_thin_bar_of_its_colour(void **state)
{
    static const enum slide_kind kinds[] = {SLIDE_NOW_NEXT, SLIDE_AGENDA};
    struct example example;

    (void)state;
    open_halls(&example, 4, "");
    for (size_t i = 0; i < 2; i++) {
        struct page page = example_page(&example, kinds[i], "en", 0);
        size_t bars = 0;
        for (size_t j = 0; j < page.box_count; j++)
            bars += page.boxes[j].kind == BOX_FILL && page.boxes[j].fill.colour == 0xFF3FA672 &&
                    page.boxes[j].rect.width == 6;
        assert_int_equal(bars, 4);
    }
    example_close(&example);
}

static void languages_are_named_in_the_letters_of_the_page(void **state)
{
    static const struct {
        const char *language, *words[3];
    } rows[] = {{"kk-Arab", {"قازاق", "ورىس", "ENG"}}, {"kk-Latn", {"QAZ", "RUS", "ENG"}}};
    struct example example;

    (void)state;
    example_open_document(
        &example,
        "{\"taqta\": 1, \"event\": {\"title\": {\"kk-Latn\": \"Jiyn\", \"kk-Arab\": \"جيىن\"}, "
        "\"timezone\": \"Asia/Almaty\", \"languages\": [\"kk-Arab\", \"kk-Latn\"]}, \"sessions\": "
        "[{\"id\": \"s\", \"start\": \"2025-11-20T10:00\", \"minutes\": 60, \"lang\": \"kk\", "
        "\"interpretation\": [\"ru\", \"en\"], \"title\": {\"kk-Latn\": \"Otyrys\", "
        "\"kk-Arab\": \"وتىرىس\"}}]}");
    example_at(&example, "10:24");
    for (size_t i = 0; i < 2; i++) {
        struct page page = example_page(&example, SLIDE_AGENDA, rows[i].language, 0);
        for (size_t j = 0; j < 3; j++) {
            const struct box *chip = page_find(&page, rows[i].words[j]);
            assert_non_null(chip);
            assert_int_equal(chip->text.role, ROLE_NOTE);
            assert_int_equal(chip->text.paragraph.missing_count, 0);
        }
    }
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_are_told_as_attendees_know_them),
        cmocka_unit_test(a_change_is_told_on_a_pill),
        cmocka_unit_test(a_cancelled_session_has_no_pills),
        cmocka_unit_test(a_late_start_is_told_with_the_planned_one_struck_through),
        cmocka_unit_test(on_a_card_without_a_start_the_pill_tells_when_it_began),
        cmocka_unit_test(a_start_is_not_told_before_it_was),
        cmocka_unit_test(the_new_end_stands_beside_the_old_one_struck_through),
        cmocka_unit_test(a_session_that_ends_earlier_is_not_called_extended),
        cmocka_unit_test(a_track_is_a_thin_bar_of_its_colour),
        cmocka_unit_test(languages_are_named_in_the_letters_of_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
