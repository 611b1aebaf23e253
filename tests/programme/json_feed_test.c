/* JSON Feed as the world writes it, and the answers of other systems that are none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "examples.h"

#define FEED(words, items)                                                                         \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Хабар\"" words               \
    ", \"items\": [" items "]}"
#define ITEM(words) "{\"id\": \"1\", \"title\": \"Тақырып\"" words "}"

static void an_item_has_all_that_its_feed_says(void **state)
{
    struct programme *programme =
        read_feed(FEED(", \"language\": \"kk-KZ\", \"authors\": [{\"name\": \"Айгүл\"}]",
                       "{\"id\": \"https://example.org/1\", \"url\": \"https://example.org/1\", "
                       "\"external_url\": \"https://example.com/\", \"title\": \"Тақырып\", "
                       "\"content_html\": \"<p>Ұзақ <b>мәтін</b></p>\", \"summary\": \"Қысқа\", "
                       "\"date_published\": \"2025-11-19T10:00:00+05:00\", \"image\": "
                       "\"https://example.org/1.png\"}"));

    (void)state;
    assert_int_equal(programme->news_count, 1);
    assert_text_equal(programme->news[0].id, "https://example.org/1");
    assert_text_equal(programme->news[0].title, "Тақырып");
    assert_text_equal(programme->news[0].summary, "Қысқа");
    assert_text_equal(programme->news[0].url, "https://example.org/1");
    assert_text_equal(programme->news[0].language, "kk");
    assert_text_equal(programme->news[0].publisher, "Хабар");
    assert_int_equal(programme->news[0].published_at.seconds, at("2025-11-19T05:00Z").seconds);
    assert_text_equal(programme->news[0].origin.path, "items[0]");
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

static void versions_are_written_in_many_ways(void **state)
{
    static const struct {
        const char *version;
        int problems;
    } examples[] = {
        {"\"version\": \"https://jsonfeed.org/version/1.1\", ", 0},
        {"\"version\": \"http://jsonfeed.org/version/1\", ", 0},
        {"\"version\": \"https://www.jsonfeed.org/version/1.1/\", ", 0},
        {"\"version\": \"1.1\", ", 0},
        {"\"version\": \"2.0\", ", 1},
        {"\"version\": 1, ", 1},
        {"", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text feed =
            text_format(&arena, "{%s\"items\": [" ITEM("") "]}", examples[i].version);
        struct programme *programme = read_feed(text_to_c(&arena, feed));
        char *lines = problem_lines(programme);

        assert_string_equal(document_format(feed), "jsonfeed");
        assert_int_equal(programme->news_count, 1);
        assert_string_equal(lines, examples[i].problems
                                       ? "news.xml:1: version: does not say that this is a JSON "
                                         "Feed; expected \"https://jsonfeed.org/version/1.1\"\n"
                                       : "");
        free(lines);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void what_has_no_title_takes_its_first_words(void **state)
{
    struct programme *programme = read_feed(
        FEED("", "{\"id\": \"a\", \"content_text\": \"Қысқа сипаттама\"},"
                 "{\"id\": \"b\", \"title\": null, \"content_html\": \"<p>Бұл сипаттама сексен "
                 "таңбадан ұзын болғандықтан тақырып ретінде оның басы ғана, сөз ортасынан емес, "
                 "алынады</p>\"},"
                 "{\"id\": \"c\", \"content_html\": \"\"}, 7"));
    char *lines = problem_lines(programme);

    (void)state;
    assert_int_equal(programme->news_count, 2);
    assert_int_equal(programme->published_news, 4);
    assert_text_equal(programme->news[0].title, "Қысқа сипаттама");
    assert_text_equal(programme->news[0].summary, "");
    assert_text_equal(
        programme->news[1].title,
        "Бұл сипаттама сексен таңбадан ұзын болғандықтан тақырып ретінде оның басы ғана…");
    assert_string_equal(lines, "news.xml: items[2]: has neither a title nor a description\n"
                               "news.xml: items[3]: has neither a title nor a description\n");
    free(lines);
    programme_destroy(programme);
}

static void ids_may_be_numbers_or_missing(void **state)
{
    static const struct {
        const char *words, *id;
    } examples[] = {
        {"\"id\": \"a\", \"url\": \"https://example.org/\"", "a"},
        {"\"id\": 17", "17"},
        {"\"url\": \"https://example.org/\"", "https://example.org/"},
        {"\"id\": null, \"external_url\": \"https://example.org/\"", "https://example.org/"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text feed =
            text_format(&arena, FEED("", "{\"title\": \"Тақырып\", %s}"), examples[i].words);
        struct programme *programme = read_feed(text_to_c(&arena, feed));

        assert_text_equal(programme->news[0].id, examples[i].id);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void dates_are_believed_within_reason(void **state)
{
    static const struct {
        const char *words, *expected;
        int problems;
    } examples[] = {
        {", \"date_published\": \"2025-11-19T10:00:00.52Z\"", "2025-11-19T10:00Z", 0},
        {", \"date_modified\": \"2025-11-19T10:00:00Z\"", "2025-11-19T10:00Z", 0},
        {", \"date_published\": null, \"date_modified\": \"2025-11-19T10:00:00Z\"",
         "2025-11-19T10:00Z", 0},
        {", \"date_published\": \"Wed, 19 Nov 2025 10:00:00 +0500\"", "2025-11-19T05:00Z", 0},
        {"", NULL, 0},
        {", \"date_published\": null", NULL, 0},
        {", \"date_published\": \"\"", NULL, 0},
        {", \"date_published\": \"0001-01-01T00:00:00Z\"", NULL, 1},
        {", \"date_published\": \"2026-11-19T10:00:00Z\"", NULL, 1},
        {", \"date_published\": \"yesterday\"", NULL, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text feed = text_format(&arena, FEED("", ITEM("%s")), examples[i].words);
        struct programme *programme = read_feed(text_to_c(&arena, feed));
        struct instant published_at = programme->news[0].published_at;

        assert_int_equal(programme->problems.total, examples[i].problems);
        assert_int_equal(instant_is_given(published_at), examples[i].expected != NULL);
        if (examples[i].expected)
            assert_int_equal(published_at.seconds, at(examples[i].expected).seconds);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void an_item_that_comes_twice_is_shown_as_it_is_now(void **state)
{
    struct programme *programme = read_feed(
        FEED("", "{\"id\": \"1\", \"title\": \"Ескі\", \"date_published\": "
                 "\"2025-11-19T10:00:00Z\", \"date_modified\": \"2025-11-19T10:00:00Z\"},"
                 "{\"id\": 1, \"title\": \"Жаңа\", \"date_published\": "
                 "\"2025-11-19T10:00:00Z\", \"date_modified\": \"2025-11-19T12:00:00Z\"}"));

    (void)state;
    assert_int_equal(programme->news_count, 1);
    assert_text_equal(programme->news[0].title, "Жаңа");
    programme_destroy(programme);
}

static void hostile_markup_leaves_words(void **state)
{
    struct programme *programme = read_feed(
        FEED("", "{\"id\": \"1\", \"url\": \"javascript:alert(1)\", \"title\": \"<img src=x "
                 "onerror=alert(1)>Бір &amp; екі\", \"content_html\": \"<script>alert(1)</script>"
                 "<style>p{}</style><p onclick='x'>Мәтін</p><iframe src='file:///'>х</iframe>\"}"));

    (void)state;
    assert_text_equal(programme->news[0].title, "Бір & екі");
    assert_text_equal(programme->news[0].summary, "Мәтін");
    assert_text_equal(programme->news[0].url, "");
    programme_destroy(programme);
}

static void an_item_says_its_own_language(void **state)
{
    struct programme *programme = read_feed(
        FEED(", \"language\": \"ru\"", "{\"id\": 1, \"title\": \"a\"},"
                                       "{\"id\": 2, \"title\": \"b\", \"language\": "
                                       "\"kk-KZ\"},"
                                       "{\"id\": 3, \"title\": \"c\", \"language\": \"\"}"));
    static const char *const languages[] = {"ru", "kk", ""};

    (void)state;
    for (size_t i = 0; i < 3; i++)
        assert_text_equal(programme->news[i].language, languages[i]);
    programme_destroy(programme);
}

static void of_ten_thousand_items_the_newest_are_shown(void **state)
{
    struct arena arena = {0};
    struct text_builder feed = {.arena = &arena};
    struct programme *programme;
    char *lines;

    (void)state;
    builder_add(&feed, TEXT("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": ["));
    for (int i = 0; i < 10000; i++)
        builder_format(&feed,
                       "%s{\"id\": %d, \"title\": \"%d\", \"date_published\": "
                       "\"2025-%02d-%02dT%02d:00:00Z\"}",
                       i ? "," : "", i, i, 1 + i / 1000, 1 + i / 40 % 25, i % 24);
    builder_add(&feed, TEXT("]}"));
    programme = read_feed(text_to_c(&arena, builder_text(&feed)));
    lines = problem_lines(programme);
    assert_int_equal(programme->news_count, 200);
    assert_int_equal(programme->published_news, 10000);
    assert_true(text_starts_with(programme->news[199].title, TEXT("9")));
    assert_string_equal(lines,
                        "news.xml: 9806 of 10000 items are older than 30 days (max_days) and are "
                        "not shown\nnews.xml: has 10000 items; the newest 200 are taken\n");
    free(lines);
    programme_destroy(programme);
    arena_finish(&arena);
}

/* What is told of a document that no reader knows, beside the event it should have joined. */
static void assert_refused(const char *words, int line, const char *const *says)
{
    struct document documents[] = {
        document_of("programme.json",
                    "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"UTC\"}}"),
        document_of("news.json", words)};
    struct read_options options = {.now = INSTANT_NONE};
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused = 77;

    assert_string_equal(document_format(text_from(words)), "refused");
    assert_false(programme_read(&programme, documents, 2, &options, &error, &refused));
    assert_null(programme);
    assert_int_equal(refused, 1);
    assert_int_equal(error.line, line);
    for (; *says; says++)
        if (!strstr(error.message, *says))
            fail_msg("of %s: \"%s\" does not say %s", words, error.message, *says);
}

static void a_feed_that_is_cut_off_is_refused_with_its_place(void **state)
{
    static const char *const says[] = {"", NULL};

    (void)state;
    assert_refused("{\"version\": \"https://jsonfeed.org/version/1\",\n \"items\": [{\"id\": \"1",
                   2, says);
}

static void what_looks_near_is_named_and_what_to_give_instead(void **state)
{
    static const struct {
        const char *words;
        const char *says[3];
    } examples[] = {
        {"{\"rss\": {\"version\": \"2.0\", \"channel\": {}}}", {"RSS written as JSON", "Atom"}},
        {"{\"kind\": \"calendar#events\", \"items\": []}", {"Google Calendar", ".ics"}},
        {"{\"count\": 1, \"_type\": \"HTTPAPIResult\", \"ts\": 1, \"results\": []}",
         {"Indico", "/export/event/<number>.ics"}},
        {"{\"results\": [{\"title\": \"a\", \"startDate\": {}, \"endDate\": {}}]}",
         {"Indico", ".ics"}},
        {"{\"code\": \"A\", \"title\": \"a\", \"submission_type\": \"talk\"}",
         {"pretalx", "/<event>/schedule/export/schedule.json"}},
        {"{\"count\": 1, \"next\": null, \"results\": [{\"code\": \"A\", \"title\": \"a\", "
         "\"submission_type\": 3}]}",
         {"pretalx", "schedule.json"}},
        {"[{\"code\": \"A\", \"title\": \"a\", \"submission_type\": {\"en\": \"Talk\"}}]",
         {"pretalx", "schedule.json"}},
        {"{\"results\": [{\"code\": \"A\", \"slots\": [], \"state\": \"confirmed\"}]}",
         {"pretalx", "schedule.json"}},
        {"{\"results\": [{\"code\": \"A\", \"name\": \"b\", \"biography\": null}]}", {"pretalx"}},
        {"{\"talks\": [], \"rooms\": [], \"timezone\": \"UTC\"}", {"pretalx"}},
        {"{\"guid\": \"a\", \"title\": \"a\", \"event_classifiers\": {}}",
         {"frab", "public/schedule.json"}},
        {"{\"title\": \"a\", \"abstract\": \"b\", \"participants\": []}", {"a single session"}},
        {"{\"sessions\": [], \"speakers\": [], \"questions\": [], \"categories\": []}",
         {"Sessionize", "CSV"}},
        {"[{\"date\": \"2025-11-20T00:00:00\", \"rooms\": [], \"timeSlots\": []}]", {"Sessionize"}},
        {"[{\"groupId\": null, \"groupName\": \"All\", \"sessions\": []}]", {"Sessionize"}},
        {"[{\"id\": \"a\", \"fullName\": \"b\", \"sessions\": []}]", {"Sessionize"}},
        {"{\"schedule\": {\"events\": []}}", {"schedule.conference"}},
        {"{\"a\": 1}", {"no schedule we know", "taqta"}},
        {"[]", {"no schedule we know"}},
        {"{\"results\": {}}", {"no schedule we know"}},
        {"{\"version\": \"https://jsonfeed.org/version/1\", \"items\": {}}",
         {"no schedule we know"}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const char *const says[] = {examples[i].says[0], examples[i].says[1], NULL};

        assert_refused(examples[i].words, 0, says);
    }
}

/* Real answers that nobody here wrote, where they are at hand. */
static void real_answers_that_are_no_schedule_are_refused(void **state)
{
    FILE *list = fopen("../../shared/data/expected.tsv", "r");
    char path[200], format[32], count[32], full[300];
    int refused = 0;

    (void)state;
    if (!list) {
        print_message("no real documents at hand (../../shared/data): skipped\n");
        skip();
    }
    while (fscanf(list, "%199[^\t]\t%31[^\t]\t%31[^\n]\n", path, format, count) == 3) {
        char *bytes;

        if (strcmp(format, "refused") != 0)
            continue;
        snprintf(full, sizeof full, "../../shared/data/%s", path);
        bytes = read_file(full);
        print_message("%s\n", path);
        assert_string_equal(document_format(text_from(bytes)), "refused");
        free(bytes);
        refused++;
    }
    fclose(list);
    assert_true(refused > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_has_all_that_its_feed_says),
        cmocka_unit_test(versions_are_written_in_many_ways),
        cmocka_unit_test(what_has_no_title_takes_its_first_words),
        cmocka_unit_test(ids_may_be_numbers_or_missing),
        cmocka_unit_test(dates_are_believed_within_reason),
        cmocka_unit_test(an_item_that_comes_twice_is_shown_as_it_is_now),
        cmocka_unit_test(hostile_markup_leaves_words),
        cmocka_unit_test(an_item_says_its_own_language),
        cmocka_unit_test(of_ten_thousand_items_the_newest_are_shown),
        cmocka_unit_test(a_feed_that_is_cut_off_is_refused_with_its_place),
        cmocka_unit_test(what_looks_near_is_named_and_what_to_give_instead),
        cmocka_unit_test(real_answers_that_are_no_schedule_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
