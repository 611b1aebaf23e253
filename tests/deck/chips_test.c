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
        {"full", "Орын жоқ", "Мест нет", "Full"},
        {"extended", "Ұзартылды", "Продлено", "Extended"},
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_are_told_as_attendees_know_them),
        cmocka_unit_test(a_change_is_told_on_a_pill),
        cmocka_unit_test(a_cancelled_session_has_no_pills),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
