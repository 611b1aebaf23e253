/* What notices do to pages: bands, the line of information, pages of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "example.h"

#define UNTIL "\"until\": \"2025-11-20T11:00\""
#define INFO                                                                                                          \
    "{\"id\": \"i\", " UNTIL ", \"text\": {\"kk\": \"Құлаққап алыңыз\", \"ru\": \"Наушники у " \
    "входа\", \"en\": \"Headsets at the entrance\"}}"
#define CHANGE                                                                                     \
    "{\"id\": \"c\", \"severity\": \"change\", " UNTIL                                             \
    ", \"text\": {\"kk\": \"Түскі ас 13:00-де\","                                         \
    " \"ru\": \"Обед в 13:00\", \"en\": \"Lunch is at 13:00\"}}"
#define URGENT                                                                                                                                           \
    "{\"id\": \"u\", \"severity\": \"urgent\", " UNTIL                                                                                                   \
    ", \"text\": {\"kk\": \"Отырыс екінші залға "                                                                                       \
    "ауыстырылды. «Балалар сөзі» 11:20-да екінші қабаттағы кіші залда басталады.\", \"ru\": " \
    "\"Заседание перенесено в малый зал\", \"en\": \"The session has moved to the Small Hall\"}}"
#define EMERGENCY                                                                                        \
    "{\"id\": \"e\", \"severity\": \"emergency\", " UNTIL ", \"text\": {\"kk\": \"Ғимараттан " \
    "шығыңыз\", \"ru\": \"Покиньте здание\", \"en\": \"Please leave the building\"}}"

enum { SESSIONS = 12 };

/* Sessions from hour to hour, a quote and a speaker in three languages, and the notices. */
static void open_with(struct example *example, const char *notices, const char *more)
{
    char records[16384];
    size_t used = (size_t)snprintf(
        records, sizeof records,
        "\"notices\": [%s], \"rooms\": [{\"id\": \"a\", \"name\": \"Үлкен зал\"}],"
        "\"speakers\": [{\"id\": \"p\", \"name\": \"Әлия Сәбит\", \"role\": {\"kk\": \"Дәрігер\", "
        "\"ru\": \"Врач\", \"en\": \"Doctor\"}}],"
        "\"quotes\": [{\"id\": \"q\", \"kind\": \"reported\", \"speaker\": \"p\", \"text\": "
        "{\"kk\":"
        " \"Сөз\", \"ru\": \"Слово\", \"en\": \"Word\"}}],%s\"sessions\": [",
        notices, more);
    for (int i = 0; i < SESSIONS; i++)
        used += (size_t)snprintf(
            records + used, sizeof records - used,
            "%s{\"id\": \"s%d\", \"title\": {\"kk\": \"Балаларға арналған сот төрелігі\", \"ru\": "
            "\"Правосудие для детей\", \"en\": \"Justice for children\"}, \"minutes\": 30,"
            "\"start\": \"2025-11-20T%02d:00\", \"room\": \"a\", \"speakers\": [\"p\"]}",
            i ? "," : "", i, 9 + i);
    snprintf(records + used, sizeof records - used, "]");
    example_open(example, records);
}

static struct page page_at(struct example *example, size_t index)
{
    struct page page;
    deck_page(&page, &example->arena, &example->deck, index, example->programme, example->moment,
              &example->settings, example->typesetter);
    return page;
}

static bool has_colour(const struct page *page, uint32_t colour, struct rect *rect)
{
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == BOX_FILL && page->boxes[i].fill.colour == colour &&
            page->boxes[i].rect.width == page->width) {
            *rect = page->boxes[i].rect;
            return true;
        }
    return false;
}

static void information_stands_above_the_footer_of_every_page(void **state)
{
    (void)state;
    struct example example;
    open_with(&example, INFO, "");
    example_at(&example, "10:24");
    static const char *const words[] = {"Құлаққап", "Наушники", "Headsets"};
    int seen[3] = {0};

    for (size_t i = 0; i < example.deck.count; i++) {
        struct page page = page_at(&example, i);
        int language = text_equal(page.language, TEXT("kk"))   ? 0
                       : text_equal(page.language, TEXT("ru")) ? 1
                                                               : 2;
        const struct box *line = page_find(&page, words[language]);
        assert_non_null(line);
        assert_true(text_starts_with(line->text.source, TEXT("notices[0].text.")));
        assert_true(line->text.paragraph.px >= 36);
        assert_true(line->rect.y > 900 && line->rect.y + line->rect.height < 1040);
        seen[language]++;
    }
    assert_true(seen[0] > 3 && seen[1] > 3 && seen[2] > 3);
    assert_int_equal(example_count(&example, SLIDE_NOTICE, NULL), 0);
    assert_int_equal(example.deck.problems.count, 0);
    example_close(&example);
}

static void several_informations_take_turns_from_page_to_page(void **state)
{
    (void)state;
    struct example example;
    open_with(&example,
              "{\"id\": \"a\", " UNTIL ", \"text\": \"Бірінші\"}, {\"id\": \"b\", " UNTIL
              ", \"text\": \"Екінші\"}",
              "");
    example_at(&example, "10:24");
    struct page first = page_at(&example, 0), second = page_at(&example, 1);

    assert_non_null(page_find(&first, "Бірінші"));
    assert_null(page_find(&first, "Екінші"));
    assert_non_null(page_find(&second, "Екінші"));
    assert_null(page_find(&second, "Бірінші"));
    example_close(&example);
}

/* On a screen with a single page the minute takes the place of the page turn. */
static void nobody_waits_for_ever_where_there_is_one_page(void **state)
{
    (void)state;
    struct example example;
    open_with(&example,
              "{\"id\": \"a\", " UNTIL ", \"text\": \"Бірінші\"}, {\"id\": \"b\", " UNTIL
              ", \"text\": \"Екінші\"}",
              "\"playlists\": [{\"id\": \"p\", \"slides\": [{\"show\": \"quote\"}]}],");
    example.settings.language = TEXT("kk");
    int first = 0, second = 0;
    for (int minute = 0; minute < 4; minute++) {
        char clock[16];
        snprintf(clock, sizeof clock, "10:2%d", minute);
        example_at(&example, clock);
        struct page page = page_at(&example, 0);
        first += page_find(&page, "Бірінші") != NULL;
        second += page_find(&page, "Екінші") != NULL;
    }

    assert_int_equal(first, 2);
    assert_int_equal(second, 2);
    example_close(&example);
}

static void a_change_is_a_quiet_band_over_every_page(void **state)
{
    (void)state;
    struct example example;
    open_with(&example, CHANGE, "");
    example_at(&example, "10:24");
    for (size_t i = 0; i < example.deck.count; i++) {
        struct page page = page_at(&example, i);
        struct rect band;
        assert_true(has_colour(&page, theme_dark.panel, &band));
        assert_int_equal(band.y, 0);
        assert_non_null(page_find(&page, "13:00"));
    }
    assert_int_equal(example_count(&example, SLIDE_NOTICE, NULL), 0);
    example_close(&example);
}

static void what_is_urgent_has_a_band_and_the_first_page_of_each_language(void **state)
{
    (void)state;
    struct example example;
    open_with(&example, URGENT ", " INFO, "");
    example_at(&example, "10:24");
    struct text language = {0};

    for (size_t i = 0; i < example.deck.count; i++) {
        const struct page_plan *plan = &example.deck.plans[i];
        bool is_first = !text_equal(plan->language, language);
        struct page page = page_at(&example, i);
        struct rect band;
        assert_int_equal(plan->kind == SLIDE_NOTICE, is_first);
        assert_int_equal(has_colour(&page, theme_dark.urgent, &band), !is_first);
        assert_int_equal(page.background, is_first ? theme_dark.urgent : theme_dark.background);
        if (is_first)
            assert_int_equal(plan->slide, -1);
        language = plan->language;
    }
    assert_int_equal(example_count(&example, SLIDE_NOTICE, NULL), 3);
    example_close(&example);
}

static void an_urgent_page_says_the_first_sentence_large_and_the_rest_below(void **state)
{
    (void)state;
    struct example example;
    open_with(&example, URGENT, "");
    example_at(&example, "10:24");
    struct page page = example_page(&example, SLIDE_NOTICE, "kk", 0);
    const struct box *title = page_find(&page, "ауыстырылды."),
                     *body = page_find(&page, "басталады");

    assert_non_null(page_find(&page, "МАҢЫЗДЫ"));
    assert_non_null(title);
    assert_non_null(body);
    assert_int_equal(title->text.role, ROLE_TITLE);
    assert_int_equal(body->text.role, ROLE_BODY);
    assert_true(title->text.paragraph.px >= 2 * body->text.paragraph.px);
    assert_true(title->rect.y + title->rect.height <= body->rect.y);
    assert_true(text_equal(title->text.source, TEXT("notices[0].text.kk")));
    assert_non_null(page_find(&page, "10:24"));
    example_close(&example);
}

static void sentences_end_where_a_reader_sees_them_end(void **state)
{
    (void)state;
    static const char tail[] = "Сол себепті барлық қатысушыларды екінші қабаттағы үлкен мәжіліс "
                               "залына шақырамыз және асықпай көтерілуді сұраймыз";
    static const struct {
        const char *first, *title_ends;
    } examples[] = {
        {"Отырыс басқа залға көшті.", "көшті."},
        {"Отырыс басқа залға көшті!", "көшті!"},
        {"Назар аударыңыз! Отырыс басқа залға көшті.", "көшті."},
        {"Құжаттар, төсбелгі, т.б. Бас кіреберісте беріледі.", "беріледі."},
        {"Тіркеу каб. 5 ішінде жүреді.", "жүреді."},
        {"Тіркеу 13:00-ге дейін ғана жүреді.\\n", "жүреді."},
        {"Барлығы «Тұран» залына көшті.»", "көшті.»"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct example example;
        char notice[1024];
        snprintf(notice, sizeof notice,
                 "{\"id\": \"u\", \"severity\": \"urgent\", " UNTIL ", \"text\": \"%s %s\"}",
                 examples[i].first, tail);
        open_with(&example, notice, "");
        example_at(&example, "10:24");
        struct page page = example_page(&example, SLIDE_NOTICE, "kk", 0);
        const struct box *title = page_find(&page, examples[i].title_ends);

        assert_non_null(title);
        assert_int_equal(title->text.role, ROLE_TITLE);
        const struct set_line *last =
            &title->text.paragraph.lines[title->text.paragraph.line_count - 1];
        assert_true(text_ends_with(last->text, text_from(examples[i].title_ends)));
        assert_int_equal(page_find(&page, "Сол себепті")->text.role, ROLE_BODY);
        example_close(&example);
    }
}

static void an_emergency_is_all_there_is_until_it_ends(void **state)
{
    (void)state;
    struct example example;
    open_with(&example, INFO ", " CHANGE ", " URGENT ", " EMERGENCY, "");
    example_at(&example, "10:59");
    static const char *const words[] = {"Ғимараттан", "Покиньте", "Please"};
    assert_int_equal(example.deck.count, 3);
    assert_int_equal(example.deck.slide_count, 0);
    for (size_t i = 0; i < 3; i++) {
        struct page page = page_at(&example, i);
        assert_int_equal(page.kind, SLIDE_NOTICE);
        assert_non_null(page_find(&page, "10:59"));
        const struct box *title = page_find(&page, words[i]);
        assert_non_null(title);
        assert_true(title->text.paragraph.px >= 120); /* capitals of 4 cm on 55″ */
        for (size_t j = 0; j < page.box_count; j++)
            if (page.boxes[j].kind == BOX_TEXT && page.boxes[j].text.source.size)
                assert_true(text_starts_with(page.boxes[j].text.source, TEXT("notices[3]")) ||
                            text_equal(page.boxes[j].text.source, TEXT("event.title")));
    }

    example_at(&example, "11:00");
    assert_int_equal(example_count(&example, SLIDE_NOTICE, NULL), 0);
    assert_true(example.deck.count > 10);
    example_close(&example);
}

static void after_their_time_pages_are_as_if_there_had_been_no_notices(void **state)
{
    (void)state;
    struct example with, without;
    open_with(&with, INFO ", " CHANGE ", " URGENT, "");
    open_with(&without, "", "");
    example_at(&with, "11:00");
    example_at(&without, "11:00");

    assert_int_equal(with.deck.count, without.deck.count);
    for (size_t i = 0; i < with.deck.count; i++) {
        struct page one = page_at(&with, i), other = page_at(&without, i);
        assert_int_equal(one.box_count, other.box_count);
        for (size_t j = 0; j < one.box_count; j++)
            assert_memory_equal(&one.boxes[j].rect, &other.boxes[j].rect, sizeof(struct rect));
    }
    example_close(&with);
    example_close(&without);
}

static void information_without_a_text_in_the_language_is_left_out_there(void **state)
{
    (void)state;
    struct example example;
    open_with(&example,
              "{\"id\": \"i\", " UNTIL ", \"text\": {\"kk\": \"Құлаққап алыңыз\"}},"
              "{\"id\": \"c\", \"severity\": \"change\", " UNTIL ", \"text\": {\"en\": \"Lunch\"}}",
              "");
    example_at(&example, "10:24");
    for (size_t i = 0; i < example.deck.count; i++) {
        struct page page = page_at(&example, i);
        struct rect band;
        assert_int_equal(page_find(&page, "Құлаққап") != NULL,
                         text_equal(page.language, TEXT("kk")));
        assert_int_equal(has_colour(&page, theme_dark.panel, &band),
                         text_equal(page.language, TEXT("en")));
    }
    assert_int_equal(example.deck.problems.count, 4);
    assert_true(text_equal(example.deck.problems.items[0].path, TEXT("notices[1].text")));
    assert_int_not_equal(text_find(example.deck.problems.items[0].message, TEXT("left out")),
                         SIZE_MAX);
    example_close(&example);
}

static void what_is_urgent_is_told_in_the_language_it_has(void **state)
{
    (void)state;
    struct example example;
    open_with(&example,
              "{\"id\": \"u\", \"severity\": \"urgent\", " UNTIL
              ", \"text\": {\"kk\": \"Есік жабық\"}}",
              "");
    example_at(&example, "10:24");
    struct page page = example_page(&example, SLIDE_NOTICE, "en", 0);
    struct page agenda = example_page(&example, SLIDE_AGENDA, "ru", 0);
    const struct box *told = page_find(&page, "Есік"), *band = page_find(&agenda, "Есік");

    assert_non_null(told);
    assert_true(text_equal(told->text.language, TEXT("kk")));
    assert_non_null(page_find(&page, "IMPORTANT"));
    assert_non_null(band);
    assert_true(text_equal(band->text.language, TEXT("kk")));
    assert_non_null(page_find(&agenda, "ВАЖНО"));
    assert_int_equal(example.deck.problems.count, 2);
    example_close(&example);
}

static void a_notice_is_for_its_screens_and_their_groups(void **state)
{
    (void)state;
    struct example example;
    open_with(&example,
              "{\"id\": \"u\", \"severity\": \"urgent\", " UNTIL
              ", \"screens\": [\"foyer\"], \"text\": \"Есік жабық\"}",
              "\"screens\": [{\"id\": \"foyer-a\", \"group\": \"foyer\"}, {\"id\": \"hall\"}],");
    static const struct {
        const char *screen;
        size_t pages;
    } examples[] = {{"foyer-a", 3}, {"hall", 0}, {"", 0}, {"foyer", 3}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        example.settings.screen = text_from(examples[i].screen);
        example_at(&example, "10:24");
        assert_int_equal(example_count(&example, SLIDE_NOTICE, NULL), examples[i].pages);
    }
    example_close(&example);
}

static void without_a_clock_what_is_over_for_certain_is_gone(void **state)
{
    (void)state;
    struct example example;
    open_with(&example, EMERGENCY, "");
    example_at(&example, "10:30");
    struct instant until = example.programme->notices[0].until;

    example.moment.not_before = instant_add(until, -1);
    example_untrusted(&example);
    assert_int_equal(example_count(&example, SLIDE_NOTICE, NULL), 3);
    example.moment.not_before = until;
    example_untrusted(&example);
    assert_int_equal(example_count(&example, SLIDE_NOTICE, NULL), 0);
    example_close(&example);
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
        struct inked a = inked(&page->boxes[i]);
        if (page->boxes[i].kind != BOX_TEXT)
            continue;
        if (a.left < 0 || a.top < 0 || a.right > page->width || a.bottom > page->height)
            fail_msg("%.*s of a %s page leaves it", TEXT_ARG(page->boxes[i].text.source),
                     slide_kind_name(page->kind));
        for (size_t j = i + 1; j < page->box_count; j++) {
            struct inked b = inked(&page->boxes[j]);
            if (page->boxes[j].kind == BOX_TEXT &&
                !(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top))
                fail_msg("%.*s and %.*s of a %s page of %d × %d stand on each other",
                         TEXT_ARG(page->boxes[i].text.source), TEXT_ARG(page->boxes[j].text.source),
                         slide_kind_name(page->kind), page->width, page->height);
        }
    }
}

/* Where bands end; 0 when the page has none. */
static int bottom_of_bands(const struct page *page)
{
    int bottom = 0;
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        bool is_band = box->kind == BOX_FILL && box->rect.x == 0 &&
                       box->rect.width == page->width && box->rect.y == bottom;
        if (is_band)
            bottom += box->rect.height;
    }
    return bottom;
}

static void nothing_of_a_page_lies_under_its_bands(const struct page *page)
{
    int bottom = bottom_of_bands(page);
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        bool covers = box->rect.x == 0 && box->rect.width == page->width;
        bool is_notice =
            box->kind == BOX_TEXT &&
            (text_starts_with(box->text.source, TEXT("notices")) || box->text.role == ROLE_LABEL);
        if (!covers && !is_notice && box->rect.y < bottom)
            fail_msg("a box of kind %d of a %s page of %d × %d lies under the bands",
                     (int)box->kind, slide_kind_name(page->kind), page->width, page->height);
    }
}

static void pages_stay_whole_under_bands_and_over_information_whatever_the_size(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1920, 1080}, {3840, 2160}, {1080, 1920},
                                   {1280, 720},  {800, 480},   {1920, 540}};
    struct example example;
    open_with(&example, INFO ", " CHANGE ", " URGENT, "");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        example.settings.width = sizes[i][0];
        example.settings.height = sizes[i][1];
        example_at(&example, "10:24");
        for (size_t j = 0; j < example.deck.count; j++) {
            struct page page = page_at(&example, j);
            assert_int_equal(bottom_of_bands(&page) > 0, page.kind != SLIDE_NOTICE);
            assert_apart(&page);
            nothing_of_a_page_lies_under_its_bands(&page);
        }
    }
    example_close(&example);
}

static void an_agenda_under_bands_takes_more_pages_and_loses_no_row(void **state)
{
    (void)state;
    struct example plain, crowded;
    open_with(&plain, "", "");
    open_with(&crowded, INFO ", " CHANGE ", " URGENT, "");
    example_at(&plain, "08:00");
    example_at(&crowded, "08:00");
    size_t rows = 0;
    for (size_t i = 0; i < crowded.deck.count; i++)
        if (crowded.deck.plans[i].kind == SLIDE_AGENDA &&
            text_equal(crowded.deck.plans[i].language, TEXT("kk")))
            rows += crowded.deck.plans[i].count;

    assert_true(example_count(&crowded, SLIDE_AGENDA, "kk") >
                example_count(&plain, SLIDE_AGENDA, "kk"));
    assert_int_equal(rows, SESSIONS);
    example_close(&plain);
    example_close(&crowded);
}

static void for_readers_far_away_one_band_stands_and_changes_are_told_above_the_footer(void **state)
{
    (void)state;
    struct example example;
    open_with(&example, CHANGE ", " URGENT, "");
    example_at(&example, "10:24");
    struct page near = example_page(&example, SLIDE_AGENDA, "kk", 0);
    const struct box *change = page_find(&near, "Түскі ас");
    assert_non_null(change);
    assert_true(change->rect.y < near.height / 3);

    example.settings.scale = 1.4f;
    example_at(&example, "10:24");
    struct page far = example_page(&example, SLIDE_AGENDA, "kk", 0);
    change = page_find(&far, "Түскі ас");
    assert_non_null(change);
    assert_true(change->rect.y > far.height * 2 / 3);
    assert_apart(&far);
    nothing_of_a_page_lies_under_its_bands(&far);
    example_close(&example);

    open_with(&example, CHANGE, ""); /* alone it has its band */
    example.settings.scale = 1.4f;
    example_at(&example, "10:24");
    far = example_page(&example, SLIDE_AGENDA, "kk", 0);
    assert_true(page_find(&far, "Түскі ас")->rect.y < far.height / 3);
    example_close(&example);
}

static void a_text_too_long_for_a_band_is_cut_at_a_word_and_never_too_small(void **state)
{
    (void)state;
    struct example example;
    char notice[4096] = "{\"id\": \"c\", \"severity\": \"change\", " UNTIL ", \"text\": \"";
    for (int i = 0; i < 60; i++)
        strcat(notice, "бағдарлама ");
    strcat(notice, "\"}");
    open_with(&example, notice, "");
    example_at(&example, "10:24");
    struct page page = example_page(&example, SLIDE_AGENDA, "kk", 0);
    const struct box *band = page_find(&page, "бағдарлама");

    assert_non_null(band);
    assert_int_equal(band->text.paragraph.line_count, 2);
    assert_true(band->text.paragraph.cut);
    assert_true(band->text.paragraph.px >= 36);
    example_close(&example);
}

static void an_urgent_band_is_content_with_the_first_sentence(void **state)
{
    (void)state;
    struct example example;
    open_with(&example, URGENT, "");
    example.settings.width = 800;
    example.settings.height = 1280;
    example_at(&example, "10:24");
    struct page whole = example_page(&example, SLIDE_AGENDA, "kk", 0);
    assert_non_null(page_find(&whole, "басталады"));
    example_close(&example);

    open_with(&example, URGENT ", " CHANGE, "");
    example.settings.width = 800;
    example.settings.height = 1280;
    example_at(&example, "10:24");
    struct page shared = example_page(&example, SLIDE_AGENDA, "kk", 0);
    assert_null(page_find(&shared, "басталады"));
    assert_false(page_find(&shared, "ауыстырылды.")->text.paragraph.cut);
    example_close(&example);
}

static void many_notices_do_not_crowd_a_page(void **state)
{
    (void)state;
    struct example example;
    char notices[16384] = "";
    for (int i = 0; i < 40; i++) {
        char notice[256];
        snprintf(notice, sizeof notice,
                 "%s{\"id\": \"u%d\", \"severity\": \"urgent\", " UNTIL ", \"text\": \"Хабар %d\"}",
                 i ? "," : "", i, i);
        strcat(notices, notice);
    }
    open_with(&example, notices, "");
    example_at(&example, "10:24");

    assert_int_equal(example_count(&example, SLIDE_NOTICE, "kk"), 40);
    struct page page = example_page(&example, SLIDE_AGENDA, "kk", 0);
    size_t told = 0;
    for (size_t i = 0; i < page.box_count; i++)
        told += page.boxes[i].kind == BOX_TEXT &&
                text_starts_with(page.boxes[i].text.source, TEXT("notices"));
    assert_int_equal(told, 1);
    example_close(&example);
}

/* No face has these, so they are left out, and nothing is left: a text has to be a letter or two.
 */
static void a_notice_without_a_letter_that_can_be_drawn_harms_no_page(void **state)
{
    static const char *const texts[] = {"\\uFFFD", "\\uD83C\\uDF89", "\\u2060"};
    static const char *const severities[] = {"info", "change", "urgent", "emergency"};
    (void)state;
    for (size_t i = 0; i < 3; i++)
        for (size_t j = 0; j < 4; j++) {
            struct example example;
            char notices[200];
            snprintf(notices, sizeof notices,
                     "{\"id\": \"a\", " UNTIL ", \"severity\": \"%s\", \"text\": \"%s\"}",
                     severities[j], texts[i]);
            open_with(&example, notices, "");
            example_at(&example, "10:24");
            for (size_t k = 0; k < example.deck.count; k++)
                assert_true(page_at(&example, k).box_count > 0);
            example_close(&example);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(information_stands_above_the_footer_of_every_page),
        cmocka_unit_test(several_informations_take_turns_from_page_to_page),
        cmocka_unit_test(nobody_waits_for_ever_where_there_is_one_page),
        cmocka_unit_test(a_change_is_a_quiet_band_over_every_page),
        cmocka_unit_test(what_is_urgent_has_a_band_and_the_first_page_of_each_language),
        cmocka_unit_test(an_urgent_page_says_the_first_sentence_large_and_the_rest_below),
        cmocka_unit_test(sentences_end_where_a_reader_sees_them_end),
        cmocka_unit_test(an_emergency_is_all_there_is_until_it_ends),
        cmocka_unit_test(after_their_time_pages_are_as_if_there_had_been_no_notices),
        cmocka_unit_test(information_without_a_text_in_the_language_is_left_out_there),
        cmocka_unit_test(what_is_urgent_is_told_in_the_language_it_has),
        cmocka_unit_test(a_notice_is_for_its_screens_and_their_groups),
        cmocka_unit_test(without_a_clock_what_is_over_for_certain_is_gone),
        cmocka_unit_test(pages_stay_whole_under_bands_and_over_information_whatever_the_size),
        cmocka_unit_test(an_agenda_under_bands_takes_more_pages_and_loses_no_row),
        cmocka_unit_test(
            for_readers_far_away_one_band_stands_and_changes_are_told_above_the_footer),
        cmocka_unit_test(a_text_too_long_for_a_band_is_cut_at_a_word_and_never_too_small),
        cmocka_unit_test(an_urgent_band_is_content_with_the_first_sentence),
        cmocka_unit_test(many_notices_do_not_crowd_a_page),
        cmocka_unit_test(a_notice_without_a_letter_that_can_be_drawn_harms_no_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
