/* A conference of two days from weeks before it to a month after: what the page people look for
 * tells at every hour, and that no page is ever empty.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "example.h"

static const char *const languages[] = {"kk", "ru", "en"};
enum { LANGUAGES = 3, TEXTS = 7 };

static void open_two_days(struct example *example)
{
    static char bytes[32768];
    FILE *file = fopen("deck/two_days.json", "rb");
    assert_non_null(file);
    size_t size = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    bytes[size] = 0;
    example_open_document(example, bytes);
}

/* What stands on the page of each language then; what begins with '!' does not. */
struct hour_row {
    const char *at;
    const char *texts[LANGUAGES][TEXTS];
};

static const struct hour_row hours[] = {
    {"2025-11-08T12:00",
     {{"12 КҮННЕН КЕЙІН", "Тіркелу", "Фойе", "09:00", "20 қараша, бейсенбі", "ОДАН КЕЙІН",
       "Ашылу салтанаты"},
      {"ЧЕРЕЗ 12 ДНЕЙ", "Регистрация", "Фойе", "09:00", "четверг, 20 ноября", "ЗАТЕМ", "Открытие"},
      {"IN 12 DAYS", "Registration", "Foyer", "09:00", "Thursday, 20 November", "THEN",
       "Opening"}}},
    {"2025-11-18T23:59",
     {{"2 КҮННЕН КЕЙІН", "09:00", "!ЕРТЕҢ"},
      {"ЧЕРЕЗ 2 ДНЯ", "09:00", "!ЗАВТРА"},
      {"IN 2 DAYS", "09:00", "!TOMORROW"}}},
    {"2025-11-19T18:00",
     {{"ЕРТЕҢ", "Тіркелу", "09:00", "20 қараша, бейсенбі", "!аяқталды", "!кейін"},
      {"ЗАВТРА", "Регистрация", "09:00", "четверг, 20 ноября", "!завершена", "!через"},
      {"TOMORROW", "Registration", "09:00", "Thursday, 20 November", "!over", "!starts in"}}},
    /* The night before: the morning is today's already, whichever day the night belongs to. */
    {"2025-11-20T00:30",
     {{"БҮГІН", "Тіркелу", "09:00", "8 сағат 30 минуттан кейін басталады", "!ЕРТЕҢ"},
      {"СЕГОДНЯ", "Регистрация", "09:00", "начало через 8 ч 30 мин", "!ЗАВТРА"},
      {"TODAY", "Registration", "09:00", "starts in 8 h 30 min", "!TOMORROW"}}},
    {"2025-11-20T07:40",
     {{"БҮГІН", "Тіркелу", "Фойе", "09:00", "1 сағат 20 минуттан кейін басталады", "ОДАН КЕЙІН",
       "10:00"},
      {"СЕГОДНЯ", "Регистрация", "Фойе", "09:00", "начало через 1 ч 20 мин", "ЗАТЕМ", "10:00"},
      {"TODAY", "Registration", "Foyer", "09:00", "starts in 1 h 20 min", "THEN", "10:00"}}},
    {"2025-11-20T08:59",
     {{"ЖАҚЫНДА БАСТАЛАДЫ", "1 минуттан кейін басталады"},
      {"СКОРО НАЧНЁТСЯ", "начало через 1 минуту"},
      {"STARTING SOON", "starts in 1 minute"}}},
    {"2025-11-20T09:20",
     {{"ҚАЗІР", "Тіркелу", "Фойе", "10:00-ге дейін", "КЕЛЕСІ", "Ашылу салтанаты"},
      {"СЕЙЧАС", "Регистрация", "Фойе", "до 10:00", "ДАЛЕЕ", "Открытие"},
      {"NOW", "Registration", "Foyer", "until 10:00", "NEXT", "Opening"}}},
    {"2025-11-20T10:24",
     {{"ҚАЗІР", "Ашылу салтанаты", "Үлкен зал", "тағы 36 минут", "!дейін"},
      {"СЕЙЧАС", "Открытие", "Большой зал", "ещё 36 минут", "!до 11:00"},
      {"NOW", "Opening", "Main Hall", "36 minutes left", "!until"}}},
    {"2025-11-20T11:12",
     {{"ҚАЗІР", "Үзіліс. Шай және кофе", "Фойе", "11:30-ға дейін", "тағы 18 минут",
       "Ауылдағы кітапхана", "Үлкен зал"},
      {"СЕЙЧАС", "Перерыв. Чай и кофе", "Фойе", "до 11:30", "ещё 18 минут", "Библиотека в ауле",
       "Большой зал"},
      {"NOW", "Break. Tea and coffee", "Foyer", "until 11:30", "18 minutes left",
       "A library in the village", "Main Hall"}}},
    /* A gap nobody gave a name; two sessions start at once behind it. */
    {"2025-11-20T13:10",
     {{"ЖАҚЫНДА БАСТАЛАДЫ", "14:00", "50 минуттан кейін басталады", "КЕЛЕСІ", "Кіші зал",
       "!ОДАН КЕЙІН"},
      {"СКОРО НАЧНЁТСЯ", "14:00", "начало через 50 минут", "ДАЛЕЕ", "Малый зал", "!ЗАТЕМ"},
      {"STARTING SOON", "14:00", "starts in 50 minutes", "NEXT", "Small Hall", "!THEN"}}},
    {"2025-11-20T16:00",
     {{"БҮГІН", "Домбыра кеші", "19:00", "3 сағаттан кейін басталады"},
      {"СЕГОДНЯ", "Вечер домбры", "19:00", "начало через 3 часа"},
      {"TODAY", "An evening of dombra", "19:00", "starts in 3 hours"}}},
    /* The last of the day is on: what follows is tomorrow's. */
    {"2025-11-20T19:30",
     {{"ҚАЗІР", "Домбыра кеші", "ЕРТЕҢ", "09:30", "Цифрлық мұрағат", "!КЕЛЕСІ"},
      {"СЕЙЧАС", "Вечер домбры", "ЗАВТРА", "09:30", "Цифровой архив", "!ДАЛЕЕ"},
      {"NOW", "An evening of dombra", "TOMORROW", "09:30", "The digital archive", "!NEXT"}}},
    {"2025-11-20T23:00",
     {{"Бүгінгі бағдарлама аяқталды", "Ертең 09:30-дан бастап", "21 қараша, жұма", "ЕРТЕҢ",
       "Цифрлық мұрағат", "Болашақтың кітапханасы", "Үлкен зал"},
      {"Программа на сегодня завершена", "Завтра с 09:30", "пятница, 21 ноября", "ЗАВТРА",
       "Цифровой архив", "Библиотека будущего", "Большой зал"},
      {"Today’s programme is over", "Tomorrow from 09:30", "Friday, 21 November", "TOMORROW",
       "The digital archive", "The library of the future", "Main Hall"}}},
    /* The same night by the programme, another day by the calendar. */
    {"2025-11-21T00:30",
     {{"БҮГІН", "Цифрлық мұрағат", "09:30", "9 сағаттан кейін басталады", "!ЕРТЕҢ", "!Ертең",
       "!аяқталды"},
      {"СЕГОДНЯ", "Цифровой архив", "09:30", "начало через 9 часов", "!ЗАВТРА", "!Завтра",
       "!завершена"},
      {"TODAY", "The digital archive", "09:30", "starts in 9 hours", "!TOMORROW", "!Tomorrow",
       "!over"}}},
    {"2025-11-21T04:00",
     {{"БҮГІН", "Цифрлық мұрағат", "5 сағат 30 минуттан кейін басталады"},
      {"СЕГОДНЯ", "Цифровой архив", "начало через 5 ч 30 мин"},
      {"TODAY", "The digital archive", "starts in 5 h 30 min"}}},
    {"2025-11-21T13:05",
     {{"ҚАЗІР", "Қорытынды", "жалғасып жатыр"},
      {"СЕЙЧАС", "Подведение итогов", "продолжается"},
      {"NOW", "Closing", "still running"}}},
    {"2025-11-21T13:10",
     {{"Конференция аяқталды", "Қатысқаныңызға рақмет!", "!Ертең"},
      {"Конференция завершена", "Спасибо за участие!", "!Завтра"},
      {"The conference is over", "Thank you for taking part!", "!Tomorrow"}}},
    {"2025-11-22T10:00",
     {{"Қатысқаныңызға рақмет!"}, {"Спасибо за участие!"}, {"Thank you for taking part!"}}},
    {"2025-12-20T10:00",
     {{"Қатысқаныңызға рақмет!"}, {"Спасибо за участие!"}, {"Thank you for taking part!"}}},
};

/* Wherever its lines end. */
static bool has_text(struct example *example, const struct page *page, const char *text)
{
    for (size_t i = 0; i < page->box_count; i++) {
        if (page->boxes[i].kind != BOX_TEXT)
            continue;
        const struct paragraph *paragraph = &page->boxes[i].text.paragraph;
        struct text_builder builder = {.arena = &example->arena};
        for (size_t j = 0; j < paragraph->line_count; j++)
            builder_format(&builder, "%s%.*s", j ? " " : "", TEXT_ARG(paragraph->lines[j].text));
        if (text_find(builder_text(&builder), text_from(text)) != SIZE_MAX)
            return true;
    }
    return false;
}

static void assert_tells(struct example *example, const struct page *page, const char *at,
                         const char *text)
{
    bool wanted = text[0] != '!';
    if (wanted != has_text(example, page, wanted ? text : text + 1))
        fail_msg("%s, %.*s: \"%s\" %s", at, TEXT_ARG(page->language), text,
                 wanted ? "is missing" : "is there");
}

static void each_hour_is_told_in_three_languages(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {3840, 2160}};
    struct example example;
    open_two_days(&example);
    for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
        example.settings.width = sizes[size][0];
        example.settings.height = sizes[size][1];
        for (size_t i = 0; i < sizeof hours / sizeof *hours; i++) {
            example_at_moment(&example, hours[i].at);
            for (int language = 0; language < LANGUAGES; language++) {
                struct page page = example_page(&example, SLIDE_NOW_NEXT, languages[language], 0);
                for (int j = 0; j < TEXTS && hours[i].texts[language][j]; j++)
                    assert_tells(&example, &page, hours[i].at, hours[i].texts[language][j]);
            }
        }
    }
    example_close(&example);
}

static bool is_inside(const struct page *page, const struct box *box)
{
    const struct type_rect *ink = &box->text.paragraph.ink;
    int left = box->rect.x + ink->x, top = box->rect.y + ink->y;
    return left >= 0 && top >= 0 && left + ink->width <= page->width &&
           top + ink->height <= page->height;
}

/* Header, clock, footer, and what the page is for: fewer texts than that would be an empty frame.
 */
static size_t least_texts(enum slide_kind kind)
{
    return kind == SLIDE_WELCOME ? 2 : 6;
}

static void assert_whole(const struct page *page, const struct civil *civil)
{
    size_t texts = 0;
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind != BOX_TEXT)
            continue;
        texts++;
        if (!is_inside(page, box))
            fail_msg("%d November, %02d:%02d: \"%.*s\" leaves the page", civil->day, civil->hour,
                     civil->minute, TEXT_ARG(box->text.paragraph.lines[0].text));
    }
    if (texts < least_texts(page->kind))
        fail_msg("%d November, %02d:%02d: a %s page of %zu texts", civil->day, civil->hour,
                 civil->minute, slide_kind_name(page->kind), texts);
}

/* Pages that do not depend on the minute are looked at once an hour. */
static void look_at_deck(struct example *example, const struct civil *civil)
{
    assert_true(example->deck.count > 0);
    for (int i = 0; i < LANGUAGES; i++)
        assert_true(example_count(example, SLIDE_NOW_NEXT, languages[i]) > 0);
    for (size_t i = 0; i < example->deck.count; i++) {
        if (example->deck.plans[i].kind != SLIDE_NOW_NEXT && civil->minute)
            continue;
        struct page page;
        deck_page(&page, &example->arena, &example->deck, i, example->programme, example->moment,
                  &example->settings, example->typesetter);
        assert_whole(&page, civil);
    }
}

static bool stand_on_each_other(const struct box *a, const struct box *b)
{
    const struct type_rect *one = &a->text.paragraph.ink, *other = &b->text.paragraph.ink;
    int left = a->rect.x + one->x, top = a->rect.y + one->y;
    int other_left = b->rect.x + other->x, other_top = b->rect.y + other->y;
    return left < other_left + other->width && other_left < left + one->width &&
           top < other_top + other->height && other_top < top + one->height;
}

static void assert_apart(const struct page *page, const char *at)
{
    for (size_t i = 0; i < page->box_count; i++)
        for (size_t j = i + 1; j < page->box_count; j++)
            if (page->boxes[i].kind == BOX_TEXT && page->boxes[j].kind == BOX_TEXT &&
                stand_on_each_other(&page->boxes[i], &page->boxes[j]))
                fail_msg("%s, %dx%d: \"%.*s\" stands on \"%.*s\"", at, page->width, page->height,
                         TEXT_ARG(page->boxes[i].text.paragraph.lines[0].text),
                         TEXT_ARG(page->boxes[j].text.paragraph.lines[0].text));
}

static void every_hour_fits_every_size_of_screen(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1280, 720},  {1920, 1080}, {1080, 1920}, {1024, 768},
                                   {1280, 1024}, {800, 480},   {1920, 540},  {768, 1024}};
    struct example example;
    open_two_days(&example);
    for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
        example.settings.width = sizes[size][0];
        example.settings.height = sizes[size][1];
        for (size_t i = 0; i < sizeof hours / sizeof *hours; i++) {
            example_at_moment(&example, hours[i].at);
            struct civil civil = civil_from_instant(example.moment.now, 5 * 3600);
            for (int language = 0; language < LANGUAGES; language++) {
                struct page page = example_page(&example, SLIDE_NOW_NEXT, languages[language], 0);
                assert_whole(&page, &civil);
                assert_apart(&page, hours[i].at);
            }
        }
    }
    example_close(&example);
}

static void no_minute_from_the_day_before_to_the_day_after_has_an_empty_page(void **state)
{
    (void)state;
    struct example example;
    open_two_days(&example);
    struct instant from =
        instant_from_civil((struct civil){.year = 2025, .month = 11, .day = 19}, 5 * 3600);
    for (int64_t minute = 0; minute < 4 * 24 * 60; minute++) {
        arena_reset(&example.arena);
        example.moment = (struct moment){.now = instant_add(from, minute * 60), .trusted = true};
        deck_build(&example.deck, &example.arena, example.programme, example.moment,
                   &example.settings, example.typesetter);
        struct civil civil = civil_from_instant(example.moment.now, 5 * 3600);
        look_at_deck(&example, &civil);
    }
    example_close(&example);
}

static void nothing_is_marked_now_or_next_when_the_event_is_over(void **state)
{
    (void)state;
    static const char *const after[] = {"2025-11-22T10:24", "2025-12-20T10:24"};
    struct example example;
    open_two_days(&example);
    for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
        example_at_moment(&example, after[i]);
        assert_int_equal(example_count(&example, SLIDE_QUOTE, NULL), LANGUAGES);
        assert_int_equal(example_count(&example, SLIDE_WELCOME, NULL), LANGUAGES);
        for (size_t j = 0; j < example.deck.count; j++) {
            struct page page;
            deck_page(&page, &example.arena, &example.deck, j, example.programme, example.moment,
                      &example.settings, example.typesetter);
            for (size_t k = 0; k < page.mark_count; k++)
                assert_string_equal(page.marks[k].mark, "past");
        }
    }
    example_close(&example);
}

static void the_evening_agenda_is_that_of_tomorrow(void **state)
{
    (void)state;
    struct example example;
    open_two_days(&example);
    example_at_moment(&example, "2025-11-20T20:39");
    struct page evening = example_page(&example, SLIDE_AGENDA, "ru", 0);
    example_at_moment(&example, "2025-11-20T20:40");
    struct page night = example_page(&example, SLIDE_AGENDA, "ru", 0);

    assert_non_null(page_find(&evening, "Вечер домбры"));
    assert_null(page_find(&evening, "Цифровой архив"));
    assert_non_null(page_find(&night, "Цифровой архив"));
    assert_non_null(page_find(&night, "ПЯТНИЦА, 21 НОЯБРЯ"));
    assert_null(page_find(&night, "Вечер домбры"));
    example_close(&example);
}

static void without_a_trusted_clock_the_agenda_tells_every_day_by_its_date(void **state)
{
    (void)state;
    struct example example;
    open_two_days(&example);
    example_at_moment(&example, "2025-11-21T11:11");
    example_untrusted(&example);

    assert_int_equal(example_count(&example, SLIDE_NOW_NEXT, NULL), 0);
    bool first = false, second = false, both = false;
    for (size_t i = 0; i < example_count(&example, SLIDE_AGENDA, "en"); i++) {
        struct page page = example_page(&example, SLIDE_AGENDA, "en", i);
        bool has_first = page_find(&page, "THURSDAY, 20 NOVEMBER");
        bool has_second = page_find(&page, "FRIDAY, 21 NOVEMBER");
        first |= has_first && page_find(&page, "Registration");
        second |= has_second && page_find(&page, "The digital archive");
        both |= has_first == has_second;
        both |= has_first && page_find(&page, "The digital archive");
        assert_int_equal(page.mark_count, 0);
        assert_null(page_find(&page, "11:11"));
    }
    assert_true(first && second && !both);
    example_close(&example);
}

static void a_programme_without_sessions_shows_the_rest(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "\"quotes\": [{\"id\": \"q\", \"kind\": \"reported\", \"who\": \"A\","
                           "\"text\": {\"kk\": \"Бір\", \"ru\": \"Один\", \"en\": \"One\"}}]");
    example_at(&example, "10:00");

    assert_int_equal(example.deck.count, 2 * LANGUAGES);
    assert_int_equal(example_count(&example, SLIDE_NOW_NEXT, NULL), 0);
    assert_int_equal(example_count(&example, SLIDE_AGENDA, NULL), 0);
    example_close(&example);
}

static const char first_day_off[] =
    "\"sessions\": ["
    "{\"id\": \"a\", \"title\": \"Бірінші\", \"start\": \"2025-11-20T10:00\", \"minutes\": 60},"
    "{\"id\": \"b\", \"title\": \"Екінші\", \"start\": \"2025-11-22T10:00\", \"minutes\": 60}],"
    "\"changes\": [{\"session\": \"a\", \"kind\": \"cancelled\", \"at\": \"2025-11-19T09:00\"}%s]";

static void open_cancelled(struct example *example, const char *more)
{
    char records[1024];
    snprintf(records, sizeof records, first_day_off, more);
    example_open(example, records);
}

static void a_day_whose_sessions_are_all_cancelled_is_not_called_over(void **state)
{
    (void)state;
    struct example example;
    open_cancelled(&example, "");
    example_at(&example, "10:30");
    struct page meanwhile = example_page(&example, SLIDE_NOW_NEXT, "en", 0);
    example_at(&example, "12:00");
    struct page after = example_page(&example, SLIDE_NOW_NEXT, "en", 0);

    assert_tells(&example, &meanwhile, "10:30", "IN 2 DAYS");
    assert_tells(&example, &meanwhile, "10:30", "TODAY"); /* over what is cancelled */
    assert_true(page_find(&meanwhile, "Бірінші")->text.struck);
    assert_tells(&example, &after, "12:00", "!over");
    assert_tells(&example, &after, "12:00", "Saturday, 22 November");
    assert_tells(&example, &after, "12:00", "!Бірінші");
    example_close(&example);
}

static void an_event_that_is_cancelled_as_a_whole_is_not_thanked_for(void **state)
{
    (void)state;
    struct example example;
    open_cancelled(&example, ", {\"session\": \"b\", \"kind\": \"cancelled\", \"at\": "
                             "\"2025-11-19T09:00\"}");
    static const char *const moments[] = {"2025-11-19T12:00", "2025-11-20T10:30",
                                          "2025-11-23T10:00"};
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        example_at_moment(&example, moments[i]);
        assert_int_equal(example_count(&example, SLIDE_NOW_NEXT, NULL), 0);
        assert_int_equal(example_count(&example, SLIDE_AGENDA, "kk"), 1);
    }
    example_close(&example);
}

static void after_a_day_that_is_followed_by_a_free_one_the_date_and_the_days_are_told(void **state)
{
    (void)state;
    struct example example;
    example_open(&example,
                 "\"sessions\": [{\"id\": \"a\", \"title\": \"A\", \"start\": "
                 "\"2025-11-20T10:00\", \"minutes\": 60}, {\"id\": \"b\", \"title\": \"B\", "
                 "\"start\": \"2025-11-22T10:15\", \"minutes\": 60}]");
    example_at(&example, "18:00");
    struct page kk = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);
    struct page en = example_page(&example, SLIDE_NOW_NEXT, "en", 0);

    assert_tells(&example, &kk, "18:00", "22 қараша, сенбі, 10:15-тен бастап");
    assert_tells(&example, &kk, "18:00", "2 күннен кейін");
    assert_tells(&example, &en, "18:00", "Saturday, 22 November, from 10:15");
    assert_tells(&example, &en, "18:00", "in 2 days");
    assert_tells(&example, &en, "18:00", "SATURDAY, 22 NOVEMBER");
    example_close(&example);
}

/* Four rooms are full of what is on; after that rooms begin at different times. */
static void what_comes_after_four_rooms_at_different_times_shares_a_page(void **state)
{
    char records[4096];
    struct example example;
    int size = snprintf(records, sizeof records, "\"sessions\": [");

    (void)state;
    for (int i = 0; i < 7; i++)
        size += snprintf(records + size, sizeof records - (size_t)size,
                         "%s{\"id\": \"s%d\", \"room\": \"r%d\", \"start\": "
                         "\"2025-11-20T%02d:%02d\", \"minutes\": 60, \"title\": {\"kk\": "
                         "\"Отырыс %d\"}}",
                         i ? ", " : "", i, i % 4, i < 4 ? 10 : 11, i < 4 ? 0 : i * 10 - 40, i);
    snprintf(records + size, sizeof records - (size_t)size,
             "], \"rooms\": [{\"id\": \"r0\", \"name\": \"A\"}, {\"id\": \"r1\", \"name\": "
             "\"B\"}, {\"id\": \"r2\", \"name\": \"C\"}, {\"id\": \"r3\", \"name\": \"D\"}]");
    example_open(&example, records);
    example_at(&example, "10:24");
    assert_int_equal(example_count(&example, SLIDE_NOW_NEXT, "kk"), 2);
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "kk", 1);
    static const char *const told[] = {"Отырыс 4", "11:00",    "Отырыс 5",
                                       "11:10",    "Отырыс 6", "11:20"};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        assert_non_null(page_find(&page, told[i]));
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_comes_after_four_rooms_at_different_times_shares_a_page),
        cmocka_unit_test(each_hour_is_told_in_three_languages),
        cmocka_unit_test(every_hour_fits_every_size_of_screen),
        cmocka_unit_test(no_minute_from_the_day_before_to_the_day_after_has_an_empty_page),
        cmocka_unit_test(nothing_is_marked_now_or_next_when_the_event_is_over),
        cmocka_unit_test(the_evening_agenda_is_that_of_tomorrow),
        cmocka_unit_test(without_a_trusted_clock_the_agenda_tells_every_day_by_its_date),
        cmocka_unit_test(a_programme_without_sessions_shows_the_rest),
        cmocka_unit_test(a_day_whose_sessions_are_all_cancelled_is_not_called_over),
        cmocka_unit_test(an_event_that_is_cancelled_as_a_whole_is_not_thanked_for),
        cmocka_unit_test(after_a_day_that_is_followed_by_a_free_one_the_date_and_the_days_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
