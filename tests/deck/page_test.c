/* What stands on a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "example.h"

static const char day[] =
    "\"rooms\": [{\"id\": \"big\", \"name\": {\"kk\": \"Үлкен зал\", \"en\": \"Main Hall\"}},"
    "{\"id\": \"small\", \"name\": \"2-зал\"}],"
    "\"speakers\": [{\"id\": \"a\", \"name\": \"Гүлнар Абдиғалиева\"}, {\"id\": \"b\", \"name\": "
    "\"Ләйла Зинашева\"},"
    "{\"id\": \"c\", \"name\": \"Жанаргүл Алпыспаева\"}],"
    "\"sessions\": ["
    "{\"id\": \"open\", \"title\": {\"kk\": \"Ашылу\"}, \"start\": \"2025-11-20T10:00\", "
    "\"minutes\": 60,"
    " \"room\": \"big\", \"speakers\": [\"a\", \"b\", \"c\"]},"
    "{\"id\": \"side\", \"title\": {\"kk\": \"Шеберлік сағаты\"}, \"start\": \"2025-11-20T10:30\", "
    "\"minutes\": 30,"
    " \"room\": \"small\"},"
    "{\"id\": \"talk\", \"title\": {\"kk\": \"Балалар үні\"}, \"start\": \"2025-11-20T11:20\", "
    "\"minutes\": 40,"
    " \"room\": \"big\"},"
    "{\"id\": \"end\", \"title\": {\"kk\": \"Қорытынды\"}, \"start\": \"2025-11-20T12:10\", "
    "\"minutes\": 30,"
    " \"room\": \"big\"}]";

static void open_day(struct example *example, const char *changes)
{
    char records[4096];
    snprintf(records, sizeof records, "%s, \"changes\": [%s]", day, changes);
    example_open(example, records);
}

static void now_names_the_room_the_title_the_people_and_what_is_left(void **state)
{
    (void)state;
    struct example example;
    open_day(&example, "");
    example_at(&example, "10:24");
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);

    assert_non_null(page_find(&page, "Ашылу"));
    assert_non_null(page_find(&page, "Үлкен зал"));
    assert_non_null(page_find(&page, "тағы 36 минут"));
    assert_non_null(page_find(&page, "тағы 1 спикер"));
    assert_non_null(page_find(&page, "11:20"));
    assert_true(page_has_mark(&example, &page, "open", "now"));
    assert_false(page_has_mark(&example, &page, "talk", "now"));
    example_close(&example);
}

static void sessions_at_the_same_time_are_shown_beside_each_other(void **state)
{
    (void)state;
    struct example example;
    open_day(&example, "");
    example_at(&example, "10:40");
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);

    assert_non_null(page_find(&page, "Ашылу"));
    assert_non_null(page_find(&page, "Шеберлік сағаты"));
    assert_non_null(page_find(&page, "2-зал"));
    example_close(&example);
}

static void when_nothing_is_on_the_next_stands_first_with_the_time_until_then(void **state)
{
    (void)state;
    struct example example;
    open_day(&example, "");
    example_at(&example, "11:05");
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);

    const struct box *first = page_find(&page, "Балалар үні");
    assert_non_null(first);
    assert_true(first->text.paragraph.px >= 80);
    assert_non_null(page_find(&page, "15 минуттан кейін"));
    example_close(&example);
}

static void after_the_last_session_the_page_says_so(void **state)
{
    (void)state;
    struct example example;
    open_day(&example, "");
    example_at(&example, "12:41");
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);

    assert_non_null(page_find(&page, "аяқталды"));
    assert_non_null(page_find(&page, "рақмет"));
    example_close(&example);
}

static void the_evening_before_tells_how_tomorrow_begins(void **state)
{
    (void)state;
    struct example example;
    open_day(&example, "");
    example_at(&example, "10:24");
    example.moment.now = instant_add(example.moment.now, -15 * 3600);
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);

    assert_non_null(page_find(&page, "ЕРТЕҢ"));
    assert_non_null(page_find(&page, "Ашылу"));
    assert_non_null(page_find(&page, "10:00"));
    assert_non_null(page_find(&page, "20 қараша, бейсенбі"));
    assert_null(page_find(&page, "аяқталды"));
    assert_false(page_has_mark(&example, &page, "open", "next"));
    example_close(&example);
}

static void what_starts_hours_later_does_not_start_soon(void **state)
{
    (void)state;
    struct example example;
    open_day(&example, "");
    example_at(&example, "05:00");
    struct page early = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);
    example_at(&example, "09:00");
    struct page late = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);

    assert_null(page_find(&early, "ЖАҚЫНДА"));
    assert_non_null(page_find(&early, "5 сағаттан кейін"));
    assert_non_null(page_find(&late, "ЖАҚЫНДА"));
    example_close(&example);
}

static const struct box *find_kind(const struct page *page, enum box_kind kind)
{
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == kind)
            return &page->boxes[i];
    return NULL;
}

static void the_welcome_of_a_narrow_screen_keeps_clear_of_the_rosette(void **state)
{
    (void)state;
    static const int sizes[][2] = {{800, 480}, {1024, 768}, {1280, 1024}, {1920, 1080}};
    struct example example;
    example_open_document(&example,
                          "{\"taqta\": 1, \"event\": {\"title\": \"Қазақстан – балалық шақ "
                          "қорғалған мемлекет! Халықаралық конференция\"}}");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        example.settings.width = sizes[i][0];
        example.settings.height = sizes[i][1];
        example_at(&example, "10:00");
        struct page page = example_page(&example, SLIDE_WELCOME, NULL, 0);
        const struct box *title = page_find(&page, "Қазақстан");
        const struct box *rosette = find_kind(&page, BOX_STROKES);

        assert_non_null(title);
        assert_non_null(rosette);
        assert_true(title->rect.x + title->rect.width < rosette->rect.x);
    }
    example_close(&example);
}

static void no_word_of_a_card_is_broken_on_a_narrow_screen(void **state)
{
    (void)state;
    struct example example;
    example_open(&example,
                 "\"speakers\": [{\"id\": \"a\", \"name\": \"Алуа Надиркулова\"}],"
                 "\"sessions\": [{\"id\": \"s\", \"title\": {\"ru\": \"Открытие "
                 "конференции\"}, \"start\": \"2025-11-20T10:00\", \"speakers\": [\"a\"]}]");
    example.settings.width = 1024;
    example.settings.height = 768;
    example_at(&example, "09:50");
    struct page page = example_page(&example, SLIDE_SPEAKER, "ru", 0);

    assert_non_null(page_find(&page, "конференции"));
    example_close(&example);
}

static void a_delay_shows_the_old_time_struck_through(void **state)
{
    (void)state;
    struct example example;
    open_day(&example, "{\"session\": \"talk\", \"kind\": \"delayed\", \"at\": "
                       "\"2025-11-20T10:00\", \"minutes\": 15}");
    example_at(&example, "10:24");
    struct page page = example_page(&example, SLIDE_AGENDA, "kk", 0);

    const struct box *old = page_find(&page, "11:20"), *new = page_find(&page, "11:35");
    assert_non_null(old);
    assert_non_null(new);
    assert_true(old->text.struck);
    assert_false(new->text.struck);
    assert_int_equal(new->text.colour, theme_dark.gold);
    assert_true(page_has_mark(&example, &page, "talk", "delayed"));
    example_close(&example);
}

static void a_move_shows_the_old_room_struck_through(void **state)
{
    (void)state;
    struct example example;
    open_day(&example, "{\"session\": \"end\", \"kind\": \"moved\", \"at\": \"2025-11-20T10:00\", "
                       "\"room\": \"small\"}");
    example_at(&example, "12:00");
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);

    assert_true(page_has_mark(&example, &page, "end", "moved"));
    bool struck = false;
    for (size_t i = 0; i < page.box_count; i++)
        struck |= page.boxes[i].kind == BOX_TEXT && page.boxes[i].text.struck &&
                  page.boxes[i].text.role == ROLE_ROOM;
    assert_true(struck);
    assert_non_null(page_find(&page, "2-зал"));
    example_close(&example);
}

static void a_cancelled_session_is_struck_through_and_never_now(void **state)
{
    (void)state;
    struct example example;
    open_day(&example,
             "{\"session\": \"open\", \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:00\"}");
    example_at(&example, "10:10");
    struct page agenda = example_page(&example, SLIDE_AGENDA, "kk", 0);
    struct page now = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);

    assert_true(page_find(&agenda, "Ашылу")->text.struck);
    assert_non_null(page_find(&agenda, "Болмайды"));
    assert_false(page_has_mark(&example, &agenda, "open", "now"));
    assert_non_null(page_find(&now, "Шеберлік сағаты"));
    example_close(&example);
}

static void without_a_trusted_clock_nothing_is_now(void **state)
{
    (void)state;
    struct example example;
    open_day(&example, "");
    example_at(&example, "10:24");
    example_untrusted(&example);

    assert_int_equal(example_count(&example, SLIDE_NOW_NEXT, NULL), 0);
    struct page page = example_page(&example, SLIDE_AGENDA, "kk", 0);
    assert_int_equal(page.mark_count, 0);
    assert_null(page_find(&page, "10:24"));
    assert_non_null(page_find(&page, "20 ҚАРАША"));
    example_close(&example);
}

static void quotes_have_marks_only_when_they_are_word_for_word(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "\"quotes\": [{\"id\": \"v\", \"kind\": \"verbatim\", \"who\": \"A\", "
                           "\"text\": {\"kk\": \"Сеніңіз\"}},"
                           "{\"id\": \"r\", \"kind\": \"reported\", \"who\": \"B\", \"text\": "
                           "{\"kk\": \"Шақырды\"}}]");
    example_at(&example, "10:00");
    struct page verbatim = example_page(&example, SLIDE_QUOTE, "kk", 0);
    struct page reported = example_page(&example, SLIDE_QUOTE, "kk", 1);

    const struct box *quote = page_find(&verbatim, "«Сеніңіз»");
    assert_non_null(quote);
    /* The opening mark hangs: it is inked left of the box. */
    assert_true(quote->text.paragraph.ink.x < 0);
    assert_non_null(page_find(&reported, "Шақырды"));
    assert_null(page_find(&reported, "«"));
    example_close(&example);
}

static void a_page_stays_as_long_as_its_words_take(void **state)
{
    (void)state;
    struct example example;
    example_open(
        &example,
        "\"quotes\": ["
        "{\"id\": \"a\", \"kind\": \"reported\", \"who\": \"Біреу\", \"text\": {\"kk\": \"Иә\"}},"
        "{\"id\": \"b\", \"kind\": \"reported\", \"who\": \"Біреу\", \"text\": {\"kk\":"
        " \"бір екі үш төрт бес алты жеті сегіз тоғыз он он бір он екі он үш\"}}]");
    example_at(&example, "10:00");

    assert_true(example_page(&example, SLIDE_QUOTE, "kk", 0).seconds == 6.0f);
    /* 16 words of the quote, one of the name. */
    float seconds = example_page(&example, SLIDE_QUOTE, "kk", 1).seconds;
    assert_true(seconds > 3 + 0.35f * 17 - 0.01f && seconds < 3 + 0.35f * 17 + 0.01f);
    example_close(&example);
}

static void a_room_keeps_its_name_where_it_has_none_in_the_language(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "\"rooms\": [{\"id\": \"big\", \"name\": {\"kk\": \"Үлкен зал\"}}],"
                           "\"sessions\": [{\"id\": \"a\", \"title\": {\"en\": \"Opening\"},"
                           "\"start\": \"2025-11-20T10:00\", \"minutes\": 60, \"room\": \"big\"}]");
    example_at(&example, "10:24");
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "en", 0);

    const struct box *room = page_find(&page, "Үлкен зал");
    assert_non_null(room);
    assert_true(text_equal(room->text.language, TEXT("kk")));
    example_close(&example);
}

static bool holds(const struct rect *outer, const struct type_rect *ink, const struct rect *rect)
{
    int left = rect->x + ink->x, top = rect->y + ink->y;
    return left >= outer->x && top >= outer->y && left + ink->width <= outer->x + outer->width &&
           top + ink->height <= outer->y + outer->height;
}

static void nothing_is_inked_outside_the_page(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1280, 720},  {1920, 1080}, {3840, 2160},
                                   {1080, 1920}, {1024, 768},  {1280, 1024},
                                   {800, 480},   {1920, 540},  {768, 1024}};
    struct example example;
    open_day(&example, "{\"session\": \"talk\", \"kind\": \"moved\", \"at\": \"2025-11-20T10:00\", "
                       "\"room\": \"small\"}");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        example.settings.width = sizes[i][0];
        example.settings.height = sizes[i][1];
        example_at(&example, "10:24");
        struct rect all = {0, 0, sizes[i][0], sizes[i][1]};
        for (size_t j = 0; j < example.deck.count; j++) {
            struct page page;
            deck_page(&page, &example.arena, &example.deck, j, example.programme, example.moment,
                      &example.settings, example.typesetter);
            for (size_t k = 0; k < page.box_count; k++)
                if (page.boxes[k].kind == BOX_TEXT)
                    assert_true(
                        holds(&all, &page.boxes[k].text.paragraph.ink, &page.boxes[k].rect));
        }
    }
    example_close(&example);
}

/* Long titles, long rooms, many speakers, four sessions at once, one of them moved: what a page can
 * be asked to hold. */
static void open_crowded_day(struct example *example)
{
    static const char title[] =
        "Кәмелетке толмағандардың құқықтарын қорғау саласындағы халықаралық "
        "ынтымақтастықтың өзекті мәселелері мен даму келешегі";
    static const char room[] = "Үлкен мәжіліс залы, «Тәуелсіздік» сарайы, шығыс қанат";
    char records[8192];
    size_t used = (size_t)snprintf(
        records, sizeof records,
        "\"rooms\": [{\"id\": \"a\", \"name\": \"%s\"}, {\"id\": \"b\", \"name\": \"2-зал\"}],"
        "\"speakers\": [{\"id\": \"p\", \"name\": \"Әбдіжәміл Кәрімұлы Нұрпейісов\","
        "\"role\": {\"kk\": \"%s\"}}, {\"id\": \"q\", \"name\": \"Қасым-Жомарт Кемелұлы Тоқаев\"}],"
        "\"changes\": [{\"session\": \"s1\", \"kind\": \"moved\", \"at\": \"2025-11-20T09:00\", "
        "\"room\": \"a\"},"
        "{\"session\": \"s2\", \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:00\"},"
        "{\"session\": \"s5\", \"kind\": \"delayed\", \"minutes\": 5, \"at\": "
        "\"2025-11-20T09:00\"}],"
        "\"sessions\": [",
        room, title);
    for (int i = 0; i < 8; i++)
        used += (size_t)snprintf(
            records + used, sizeof records - used,
            "%s{\"id\": \"s%d\", \"title\": {\"kk\": \"%s\"}, \"minutes\": 30,"
            "\"start\": \"2025-11-20T%d:00\", \"room\": \"%s\", \"speakers\": [\"p\", \"q\"]}",
            i ? "," : "", i, title, i < 4 ? 10 : 8 + i, i % 2 ? "b" : "a");
    snprintf(records + used, sizeof records - used, "]");
    example_open(example, records);
}

struct inked {
    int left, top, right, bottom;
};

static struct inked inked(const struct box *box)
{
    const struct type_rect *ink = &box->text.paragraph.ink;
    int left = box->rect.x + ink->x, top = box->rect.y + ink->y;
    return (struct inked){left, top, left + ink->width, top + ink->height};
}

static void assert_apart(const struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++) {
        for (size_t j = i + 1; j < page->box_count; j++) {
            if (page->boxes[i].kind != BOX_TEXT || page->boxes[j].kind != BOX_TEXT)
                continue;
            struct inked a = inked(&page->boxes[i]), b = inked(&page->boxes[j]);
            bool apart =
                a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            if (!apart)
                fail_msg("%.*s and %.*s of a %s page stand on each other",
                         TEXT_ARG(page->boxes[i].text.source), TEXT_ARG(page->boxes[j].text.source),
                         slide_kind_name(page->kind));
        }
    }
}

static void no_text_stands_on_another_however_long_it_is(void **state)
{
    (void)state;
    static const int sizes[][2] = {
        {1280, 720},  {1920, 1080}, {1080, 1920}, {1024, 768},
        {1280, 1024}, {800, 480},   {1920, 540},  {768, 1024},
    };
    struct example example;
    open_crowded_day(&example);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        example.settings.width = sizes[i][0];
        example.settings.height = sizes[i][1];
        example_at(&example, "10:24");
        for (size_t j = 0; j < example.deck.count; j++) {
            struct page page;
            deck_page(&page, &example.arena, &example.deck, j, example.programme, example.moment,
                      &example.settings, example.typesetter);
            struct rect all = {0, 0, sizes[i][0], sizes[i][1]};
            for (size_t k = 0; k < page.box_count; k++)
                if (page.boxes[k].kind == BOX_TEXT)
                    assert_true(
                        holds(&all, &page.boxes[k].text.paragraph.ink, &page.boxes[k].rect));
            assert_apart(&page);
        }
    }
    example_close(&example);
}

static void a_surname_is_not_broken_where_the_whole_name_is_too_wide(void **state)
{
    (void)state;
    struct example example;
    open_crowded_day(&example);
    example.settings.width = 1024;
    example.settings.height = 768;
    example_at(&example, "10:24");
    struct page agenda = example_page(&example, SLIDE_AGENDA, "kk", 0);
    example_at(&example, "12:10");
    struct page now = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);

    assert_non_null(page_find(&agenda, "Нұрпейісов"));
    assert_non_null(page_find(&now, "Нұрпейісов"));
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(now_names_the_room_the_title_the_people_and_what_is_left),
        cmocka_unit_test(sessions_at_the_same_time_are_shown_beside_each_other),
        cmocka_unit_test(when_nothing_is_on_the_next_stands_first_with_the_time_until_then),
        cmocka_unit_test(after_the_last_session_the_page_says_so),
        cmocka_unit_test(the_evening_before_tells_how_tomorrow_begins),
        cmocka_unit_test(what_starts_hours_later_does_not_start_soon),
        cmocka_unit_test(the_welcome_of_a_narrow_screen_keeps_clear_of_the_rosette),
        cmocka_unit_test(no_word_of_a_card_is_broken_on_a_narrow_screen),
        cmocka_unit_test(a_delay_shows_the_old_time_struck_through),
        cmocka_unit_test(a_move_shows_the_old_room_struck_through),
        cmocka_unit_test(a_cancelled_session_is_struck_through_and_never_now),
        cmocka_unit_test(without_a_trusted_clock_nothing_is_now),
        cmocka_unit_test(quotes_have_marks_only_when_they_are_word_for_word),
        cmocka_unit_test(a_page_stays_as_long_as_its_words_take),
        cmocka_unit_test(a_surname_is_not_broken_where_the_whole_name_is_too_wide),
        cmocka_unit_test(a_room_keeps_its_name_where_it_has_none_in_the_language),
        cmocka_unit_test(nothing_is_inked_outside_the_page),
        cmocka_unit_test(no_text_stands_on_another_however_long_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
