/* What a page says of its age. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "example.h"
#include "programme/read.h"

static const char event[] =
    "{\"taqta\": 1, \"event\": {\"title\": {\"kk\": \"Жиын\", \"ru\": \"Встреча\", \"en\": "
    "\"Meeting\"}, \"venue\": {\"kk\": \"Кітапхана\", \"ru\": \"Библиотека\", \"en\": "
    "\"Library\"}, \"timezone\": \"Asia/Almaty\", \"languages\": [\"kk\", \"ru\", \"en\"]},"
    "\"sessions\": [{\"id\": \"a\", \"title\": {\"kk\": \"Сөз\", \"ru\": \"Слово\", \"en\": "
    "\"Word\"}, \"start\": \"2025-11-20T10:00\", \"minutes\": 60}],"
    "\"quotes\": [{\"id\": \"q\", \"kind\": \"reported\", \"who\": \"A\", \"text\": \"42\"}]}";
static const char feed[] =
    "<rss version=\"2.0\"><channel><title>News</title><link>https://example.invalid/</link>"
    "<description>d</description><item><title>Headline</title><description>What "
    "happened</description></item></channel></rss>";
/* An event and its news. */
static void open_both(struct example *example)
{
    struct document documents[] = {
        {.address = TEXT("event.json"), .bytes = text_from(event)},
        {.address = TEXT("news.xml"), .bytes = text_from(feed)},
    };
    struct read_options options = {.now = INSTANT_NONE};
    struct error error = {0};
    size_t refused;
    example_open(example, "");
    programme_destroy(example->programme);
    example->programme = NULL;
    if (!programme_read(&example->programme, documents, 2, &options, &error, &refused))
        fail_msg("%d:%d: %s", error.line, error.column, error.message);
    assert_int_equal(example->programme->news_count, 1);
    assert_int_equal(example->programme->session_count, 1);
}

static struct instant at(const char *moment)
{
    struct written_time time;
    assert_true(written_time_from_rfc3339(text_from(moment), &time));
    return instant_from_civil(time.civil, 5 * 3600);
}

static struct stale_document stale(const char *address, enum stale_reason reason, const char *as_of)
{
    return (struct stale_document){
        .address = text_from(address), .reason = reason, .as_of = as_of ? at(as_of) : INSTANT_NONE};
}

static void be_stale(struct example *example, const struct stale_document *documents, size_t count)
{
    example->settings.stale = documents;
    example->settings.stale_count = count;
    example_at(example, "10:50");
}

struct saying {
    enum stale_reason reason;
    const char *as_of;
    const char *language, *text;
};

static void each_reason_is_said_in_three_languages_with_the_time(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {STALE_NO_NETWORK, "2025-11-20T10:40", "kk", "10:40 жағдайы бойынша · желі жоқ"},
        {STALE_NO_NETWORK, "2025-11-20T10:40", "ru", "по состоянию на 10:40 · нет связи"},
        {STALE_NO_NETWORK, "2025-11-20T10:40", "en", "as of 10:40 · no network"},
        {STALE_SERVER_ERROR, "2025-11-20T10:40", "kk",
         "10:40 жағдайы бойынша · сервер жауап бермей тұр"},
        {STALE_SERVER_ERROR, "2025-11-20T10:40", "ru",
         "по состоянию на 10:40 · сервер не отвечает"},
        {STALE_SERVER_ERROR, "2025-11-20T10:40", "en", "as of 10:40 · server not responding"},
        {STALE_REFUSED, "2025-11-20T10:40", "kk", "10:40 жағдайы бойынша · жаңа нұсқасы оқылмады"},
        {STALE_REFUSED, "2025-11-20T10:40", "ru",
         "по состоянию на 10:40 · новая версия не читается"},
        {STALE_REFUSED, "2025-11-20T10:40", "en", "as of 10:40 · new version not readable"},
        {STALE_NO_NETWORK, "2025-11-19T23:50", "kk", "19 қараша, 23:50 жағдайы бойынша"},
        {STALE_NO_NETWORK, "2025-11-19T23:50", "ru", "по состоянию на 19 ноября, 23:50"},
        {STALE_NO_NETWORK, "2025-11-19T23:50", "en", "as of 19 November, 23:50"},
        {STALE_NO_NETWORK, "2024-12-31T09:05", "en", "as of 31 December 2024, 09:05"},
        {STALE_NO_NETWORK, NULL, "kk", "деректер ескірген болуы мүмкін · желі жоқ"},
        {STALE_NO_NETWORK, NULL, "ru", "данные могли устареть · нет связи"},
        {STALE_NO_NETWORK, NULL, "en", "may be out of date · no network"},
    };
    struct example example;
    open_both(&example);
    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
        struct stale_document document = stale("event.json", sayings[i].reason, sayings[i].as_of);
        be_stale(&example, &document, 1);
        for (enum slide_kind kind = SLIDE_WELCOME; kind <= SLIDE_AGENDA; kind++) {
            struct page page = example_page(&example, kind, sayings[i].language, 0);
            const struct box *box = page_find(&page, sayings[i].text);
            if (!box)
                fail_msg("%s page: \"%s\" is missing", slide_kind_name(kind), sayings[i].text);
            assert_int_equal(box->text.role, ROLE_FURNITURE);
            assert_int_equal(box->text.colour, theme_dark.gold);
            assert_true(text_equal(box->text.language, text_from(sayings[i].language)));
        }
    }
    example_close(&example);
}

static void it_takes_the_place_of_the_venue_and_leaves_it_when_all_is_fresh(void **state)
{
    (void)state;
    struct example example;
    open_both(&example);
    struct stale_document document = stale("event.json", STALE_NO_NETWORK, "2025-11-20T10:40");
    be_stale(&example, &document, 1);
    struct page old = example_page(&example, SLIDE_NOW_NEXT, "en", 0);
    be_stale(&example, NULL, 0);
    struct page fresh = example_page(&example, SLIDE_NOW_NEXT, "en", 0);
    struct page welcome = example_page(&example, SLIDE_WELCOME, "en", 0);

    assert_null(page_find(&old, "Library"));
    assert_non_null(page_find(&fresh, "Library"));
    assert_null(page_find(&fresh, "as of"));
    assert_null(page_find(&welcome, "as of"));
    example_close(&example);
}

/* Kinds of page whose foot says so; by the documents that are stale. */
struct reach {
    const char *address;
    bool news, others;
};

static void news_count_for_their_own_pages_and_the_rest_for_all_others(void **state)
{
    (void)state;
    static const struct reach reaches[] = {
        {"event.json", false, true},
        {"news.xml", true, false},
        {"more.json", false, true}, /* not read yet: nobody knows what it would have given */
    };
    static const enum slide_kind others[] = {SLIDE_WELCOME, SLIDE_NOW_NEXT, SLIDE_AGENDA,
                                             SLIDE_QUOTE};
    struct example example;
    open_both(&example);
    for (size_t i = 0; i < sizeof reaches / sizeof *reaches; i++) {
        struct stale_document document =
            stale(reaches[i].address, STALE_NO_NETWORK, "2025-11-20T10:40");
        be_stale(&example, &document, 1);
        struct page news = example_page(&example, SLIDE_NEWS, "en", 0);
        assert_int_equal(!!page_find(&news, "as of 10:40"), reaches[i].news);
        for (size_t j = 0; j < sizeof others / sizeof *others; j++) {
            struct page page = example_page(&example, others[j], "en", 0);
            assert_int_equal(!!page_find(&page, "as of 10:40"), reaches[i].others);
        }
    }
    example_close(&example);
}

/* One whose items are all too old, or that has none, or that tells lines of information: what it
 * does not give cannot be old. */
static void a_feed_is_one_whatever_it_gives(void **state)
{
    static const char empty[] = "<rss version=\"2.0\"><channel><title>N</title></channel></rss>";
    struct document documents[] = {
        {.address = TEXT("event.json"), .bytes = text_from(event)},
        {.address = TEXT("empty.xml"), .bytes = text_from(empty)},
        {.address = TEXT("told.xml"), .bytes = text_from(feed), .as_notices = true},
    };
    struct read_options options = {.now = INSTANT_NONE};
    struct stale_document stale_ones[] = {
        stale("empty.xml", STALE_NO_NETWORK, "2025-11-20T10:40"),
        stale("told.xml", STALE_NO_NETWORK, "2025-11-20T10:40"),
    };
    struct example example;
    (void)state;
    example_open(&example, "");
    programme_destroy(example.programme);
    example.programme = NULL;
    assert_true(programme_read(&example.programme, documents, 3, &options, NULL, NULL));
    be_stale(&example, stale_ones, 2);
    struct page page = example_page(&example, SLIDE_AGENDA, "en", 0);

    assert_null(page_find(&page, "as of"));
    example_close(&example);
}

static void of_several_the_oldest_is_told_and_the_unknown_before_it(void **state)
{
    (void)state;
    struct stale_document documents[] = {
        stale("event.json", STALE_NO_NETWORK, "2025-11-20T10:40"),
        stale("more.json", STALE_REFUSED, "2025-11-20T09:15"),
        stale("news.xml", STALE_NO_NETWORK, "2025-11-20T08:00"),
    };
    struct example example;
    open_both(&example);
    be_stale(&example, documents, 3);
    struct page page = example_page(&example, SLIDE_AGENDA, "en", 0);
    assert_non_null(page_find(&page, "as of 09:15 · new version not readable"));

    documents[0].as_of = INSTANT_NONE;
    page = example_page(&example, SLIDE_AGENDA, "en", 0);
    assert_non_null(page_find(&page, "may be out of date · no network"));
    example_close(&example);
}

static void without_a_trusted_clock_the_date_is_always_told(void **state)
{
    (void)state;
    struct stale_document document = stale("event.json", STALE_NO_NETWORK, "2025-11-20T10:40");
    struct example example;
    open_both(&example);
    be_stale(&example, &document, 1);
    example_untrusted(&example);
    struct page page = example_page(&example, SLIDE_AGENDA, "en", 0);

    assert_non_null(page_find(&page, "as of 20 November, 10:40"));
    example_close(&example);
}

static struct rect inked(const struct box *box)
{
    const struct type_rect *ink = &box->text.paragraph.ink;
    return (struct rect){box->rect.x + ink->x, box->rect.y + ink->y, ink->width, ink->height};
}

static bool overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* Fills of the size of a dot are dots; backgrounds and panels are larger. */
static bool is_in_the_way(const struct box *box, int unit)
{
    return box->kind == BOX_TEXT ||
           (box->kind == BOX_FILL && box->rect.height <= 2 * unit && box->rect.width <= 5 * unit);
}

static void assert_alone(const struct page *page, const struct box *told, int unit)
{
    struct rect mine = inked(told);
    assert_true(mine.x >= 0 && mine.y >= 0 && mine.x + mine.width <= page->width &&
                mine.y + mine.height <= page->height);
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box == told || !is_in_the_way(box, unit))
            continue;
        if (overlap(mine, box->kind == BOX_TEXT ? inked(box) : box->rect))
            fail_msg("%dx%d, %s page in %.*s: something stands on how old it is", page->width,
                     page->height, slide_kind_name(page->kind), TEXT_ARG(page->language));
    }
}

static const struct box *find_gold_furniture(const struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == BOX_TEXT && page->boxes[i].text.role == ROLE_FURNITURE &&
            page->boxes[i].text.colour == theme_dark.gold)
            return &page->boxes[i];
    return NULL;
}

static bool says(const struct box *box, const char *text)
{
    for (size_t i = 0; i < box->text.paragraph.line_count; i++)
        if (text_find(box->text.paragraph.lines[i].text, text_from(text)) != SIZE_MAX)
            return true;
    return false;
}

static void it_stands_clear_of_dots_and_texts_at_every_size_and_says_when_and_why(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}, {3840, 2160}, {1080, 1920},
                                   {1024, 768}, {1280, 1024}, {800, 480},   {1920, 540},
                                   {768, 1024}, {2160, 3840}};
    struct stale_document documents[] = {
        stale("event.json", STALE_SERVER_ERROR, "2025-11-19T23:50"),
        stale("news.xml", STALE_SERVER_ERROR, "2025-11-19T23:50"),
    };
    static const char *const why[] = {"сервер жауап бермей тұр", "сервер не отвечает",
                                      "server not responding"};
    struct example example;
    open_both(&example);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        example.settings.width = sizes[i][0];
        example.settings.height = sizes[i][1];
        int short_side = sizes[i][0] < sizes[i][1] ? sizes[i][0] : sizes[i][1];
        be_stale(&example, documents, 2);
        for (size_t j = 0; j < example.deck.count; j++) {
            struct page page;
            deck_page(&page, &example.arena, &example.deck, j, example.programme, example.moment,
                      &example.settings, example.typesetter);
            const struct box *told = find_gold_furniture(&page);
            assert_non_null(told);
            assert_alone(&page, told, short_side / 90);
            assert_true(says(told, "23:50"));
            assert_true(says(told, why[0]) || says(told, why[1]) || says(told, why[2]));
        }
    }
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_reason_is_said_in_three_languages_with_the_time),
        cmocka_unit_test(it_takes_the_place_of_the_venue_and_leaves_it_when_all_is_fresh),
        cmocka_unit_test(news_count_for_their_own_pages_and_the_rest_for_all_others),
        cmocka_unit_test(a_feed_is_one_whatever_it_gives),
        cmocka_unit_test(of_several_the_oldest_is_told_and_the_unknown_before_it),
        cmocka_unit_test(without_a_trusted_clock_the_date_is_always_told),
        cmocka_unit_test(it_stands_clear_of_dots_and_texts_at_every_size_and_says_when_and_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
