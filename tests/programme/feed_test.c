/* News feeds as the world writes them: kinds, dates, markup, languages, names. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "examples.h"
#include "programme/plain_text.h"
#include "programme/read/native_words.h"

#define RSS(items)   "<rss version=\"2.0\"><channel><title>Хабар</title>" items "</channel></rss>"
#define ITEM(inside) "<item><title>Тақырып</title>" inside "</item>"

static void the_demo_news_are_four_plain_kazakh_items(void **state)
{
    struct programme *programme = read_demo();

    (void)state;
    assert_int_equal(programme->news_count, 4);
    assert_int_equal(programme->problems.total, 0);
    assert_text_equal(
        programme->news[1].summary,
        "Қор 2024\u00A0жылы құрылды. Инвестициялық кірістің 50%-ы жыл сайын балалардың "
        "жеке жинақ шоттарына аударылады – олар 18\u00A0жасқа толғанға дейін.");
    for (size_t i = 0; i < programme->news_count; i++) {
        assert_text_equal(programme->news[i].language, "kk");
        assert_text_equal(programme->news[i].publisher, "Конференция жаңалықтары");
        assert_true(text_starts_with(programme->news[i].id, TEXT("news:sample-")));
        assert_int_equal(programme->news[i].origin.document, 1);
        if (i)
            assert_true(instant_compare(programme->news[i - 1].published_at,
                                        programme->news[i].published_at) > 0);
    }
    programme_destroy(programme);
}

static void rss_1_has_its_items_beside_the_channel(void **state)
{
    struct programme *programme = read_feed(
        "<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
        "xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        "<channel><title>Газет</title></channel>"
        "<item><title>Бір</title><link>http://example.org/1</"
        "link><dc:date>2025-11-19T10:00:00+05:00</dc:date></item>"
        "<item><title>Екі</title><link>http://example.org/2</link></item></rdf:RDF>");

    (void)state;
    assert_int_equal(programme->news_count, 2);
    assert_text_equal(programme->news[0].title, "Бір");
    assert_text_equal(programme->news[0].publisher, "Газет");
    assert_text_equal(programme->news[0].id, "http://example.org/1");
    assert_true(programme->news[0].published_at.seconds == at("2025-11-19T05:00Z").seconds);
    assert_false(instant_is_given(programme->news[1].published_at));
    programme_destroy(programme);
}

static void atom_entries_have_links_languages_and_xhtml(void **state)
{
    struct programme *programme = read_feed(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ru-RU\" "
        "xml:base=\"https://example.org/ru/\">"
        "<title>Лента</title>"
        "<entry><id>urn:1</id><title type=\"html\">R&amp;amp;D &lt;b&gt;сегодня&lt;/b&gt;</title>"
        "<link rel=\"self\" href=\"self.xml\"/><link href=\"1.html\"/>"
        "<updated>2025-11-20T04:00:00Z</updated>"
        "<summary type=\"xhtml\"><div "
        "xmlns=\"http://www.w3.org/1999/xhtml\"><p>Раз.</p><p>Два.</p></div></summary></entry>"
        "<entry xml:lang=\"kk\"><id>urn:2</id><title type=\"text\">Белгі &lt;b&gt; деген</title>"
        "<published>2025-11-19T04:00:00Z</published></entry></feed>");

    (void)state;
    assert_int_equal(programme->news_count, 2);
    assert_text_equal(programme->news[0].title, "R&D сегодня");
    assert_text_equal(programme->news[0].summary, "Раз. Два.");
    assert_text_equal(programme->news[0].language, "ru");
    assert_text_equal(programme->news[0].url, "https://example.org/ru/1.html");
    assert_text_equal(programme->news[0].publisher, "Лента");
    assert_text_equal(programme->news[1].title, "Белгі <b> деген");
    assert_text_equal(programme->news[1].language, "kk");
    programme_destroy(programme);
}

static void markup_becomes_plain_words(void **state)
{
    static const struct {
        const char *description, *summary;
    } examples[] = {
        {"Жай сөз", "Жай сөз"},
        {"<![CDATA[<p>Бір</p><p>екі</p>]]>", "Бір екі"},
        {"&lt;p&gt;Бір&lt;br/&gt;екі&lt;/p&gt;", "Бір екі"},
        {"&amp;lt;p&amp;gt;Екі рет&amp;lt;/p&amp;gt;", "Екі рет"},
        {"A&nbsp;B &mdash; C", "A\u00A0B — C"},
        {"5 &lt; 6 &amp; 7", "5 < 6 & 7"},
        {"AT&amp;amp;T", "AT&T"},
        {"<![CDATA[<ul><li>нан</li><li>сүт</li></ul>]]>", "нан • сүт"},
        {"<![CDATA[Бір<script>alert(1)</script><style>p {}</style> екі]]>", "Бір екі"},
        {"<![CDATA[<b>қалың</b>дық]]>", "қалыңдық"},
        {"<![CDATA[<img src='a.jpg' alt='Сурет: зал'>]]>", "Сурет: зал"},
        {"<![CDATA[<img src='a.jpg' alt='Сурет'>Мәтін]]>", "Мәтін"},
        {"<![CDATA[<p onclick='x()'>Ашық <i>тег]]>", "Ашық тег"},
        {"\n   көп\n\n   бос   \t орын  ", "көп бос орын"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text feed = text_format(&arena,
                                       RSS("<item><title>Тақырып</title><description>%s"
                                           "</description></item>"),
                                       examples[i].description);
        struct programme *programme = read_feed(text_to_c(&arena, feed));

        assert_int_equal(programme->news_count, 1);
        assert_text_equal(programme->news[0].summary, examples[i].summary);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

/* Each "<" could start a tag with an endless name. */
static void brackets_without_end_are_read_in_no_time(void **state)
{
    char brackets[60001] = {0};
    struct arena arena = {0};
    clock_t start = clock();

    (void)state;
    memset(brackets, '<', sizeof brackets - 1);
    assert_int_equal(plain_text(&arena, text_from(brackets)).size, sizeof brackets - 1);
    assert_true(clock() - start < CLOCKS_PER_SEC);
    arena_finish(&arena);
}

/* A slice of a document ends without a zero, and what lies behind it belongs to somebody else. */
static void an_address_ends_where_its_slice_ends(void **state)
{
    const char address[] = "https://example.org/1";
    size_t size = sizeof address - 1;
    char *slice = malloc(size);

    (void)state;
    memcpy(slice, address, size);
    assert_true(word_is_url((struct text){slice, size}));
    assert_false(word_is_url(TEXT("https://example.org/1 2")));
    free(slice);
}

static void dates_are_believed_within_reason(void **state)
{
    static const struct {
        const char *date, *instant; /* NULL: none */
    } examples[] = {
        {"<pubDate>Thu, 20 Nov 2025 09:45:00 +0500</pubDate>", "2025-11-20T04:45Z"},
        {"<pubDate>20 Nov 25 04:45 GMT</pubDate>", "2025-11-20T04:45Z"},
        {"<pubDate>2025-11-20T09:45:00+05:00</pubDate>", "2025-11-20T04:45Z"},
        {"<pubDate>2025-11-20T04:45:00</pubDate>", "2025-11-20T04:45Z"},
        {"<pubDate>2025-11-19</pubDate>", "2025-11-18T19:00Z"}, /* midnight in Astana */
        {"<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>", NULL},
        {"<pubDate>Mon, 01 Jan 1989 00:00:00 +0000</pubDate>", NULL},
        {"<pubDate>Sat, 22 Nov 2025 10:24:00 +0500</pubDate>", "2025-11-22T05:24Z"},
        {"<pubDate>Sat, 22 Nov 2025 10:25:00 +0500</pubDate>",
         NULL}, /* two days and a minute ahead */
        {"<pubDate>кеше</pubDate>", NULL},
        {"<pubDate></pubDate>", NULL},
        {"", NULL},
        {"<pubDate>кеше</pubDate><date>2025-11-20T04:45:00Z</date>", "2025-11-20T04:45Z"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text feed = text_format(&arena, RSS(ITEM("%s")), examples[i].date);
        struct programme *programme = read_feed(text_to_c(&arena, feed));
        struct instant read = programme->news[0].published_at;

        print_message("%s\n", examples[i].date);
        assert_true(read.seconds ==
                    (examples[i].instant ? at(examples[i].instant) : INSTANT_NONE).seconds);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void without_a_trusted_clock_the_future_is_believed(void **state)
{
    struct document documents[] = {
        document_of("programme.json",
                    "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"UTC\"}}"),
        document_of("news.xml", RSS(ITEM("<pubDate>Thu, 20 Nov 2099 00:00:00 GMT</pubDate>")))};
    struct read_options options = {.now = INSTANT_NONE};
    struct programme *programme = NULL;

    (void)state;
    assert_true(programme_read(&programme, documents, 2, &options, NULL, NULL));
    assert_true(programme->news[0].published_at.seconds == at("2099-11-20T00:00Z").seconds);
    programme_destroy(programme);
}

static void undated_news_keep_their_order_behind_the_dated(void **state)
{
    struct programme *programme = read_feed(
        RSS("<item><title>а</title></item><item><title>ә</title></item>"
            "<item><title>б</title><pubDate>Wed, 19 Nov 2025 09:00:00 GMT</pubDate></item>"
            "<item><title>в</title><pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate></item>"
            "<item><title>г</title><pubDate>Wed, 19 Nov 2025 10:00:00 GMT</pubDate></item>"));
    static const char *const titles[] = {"г", "б", "а", "ә", "в"};
    char *lines = problem_lines(programme);

    (void)state;
    assert_int_equal(programme->news_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_text_equal(programme->news[i].title, titles[i]);
    assert_string_equal(lines,
                        "news.xml: 1 of 5 items have a date that cannot be believed; they are "
                        "shown without one\n");
    free(lines);
    programme_destroy(programme);
}

static void max_items_takes_the_newest(void **state)
{
    struct document documents[] = {
        document_of("programme.json",
                    "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"UTC\"}}"),
        document_of(
            "news.xml",
            RSS("<item><title>ескі</title><pubDate>Tue, 18 Nov 2025 09:00:00 GMT</pubDate></item>"
                "<item><title>жаңа</title><pubDate>Wed, 19 Nov 2025 09:00:00 "
                "GMT</pubDate></item>"))};
    struct programme *programme;

    (void)state;
    documents[1].max_items = 1;
    programme = read_documents(documents, 2);
    assert_int_equal(programme->news_count, 1);
    assert_text_equal(programme->news[0].title, "жаңа");
    programme_destroy(programme);
}

/* Raw HTML in a feed is no XML: the tags its author need not close must cost no other item. */
static void a_break_that_is_not_closed_costs_no_item(void **state)
{
    struct programme *programme =
        read_feed(RSS("<item><title>Бір</title><description>сөз<br>сөз</description></item>"
                      "<item><title>Екі</title><description>мәтін</p></description></item>"
                      "<item><title>Үш</title></item>"));

    (void)state;
    assert_int_equal(programme->news_count, 3);
    assert_text_equal(programme->news[0].summary, "сөз сөз");
    assert_text_equal(programme->news[1].summary, "мәтін");
    assert_text_equal(programme->news[2].title, "Үш");
    programme_destroy(programme);
}

static void an_item_that_comes_twice_is_shown_once(void **state)
{
    struct programme *programme = read_feed(
        RSS(ITEM("<link>http://example.org/1</link>") ITEM("<link>http://example.org/1</link>")
                ITEM("<link>http://example.org/2</link>") ITEM("") ITEM("")));

    (void)state;
    assert_int_equal(programme->news_count, 3);
    programme_destroy(programme);
}

static void of_an_atom_entry_that_comes_twice_the_newest_is_shown(void **state)
{
    struct programme *programme = read_feed(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">"
        "<entry><id>urn:1</id><title>Ескі</title><published>2025-11-19T10:00:00Z</published>"
        "<updated>2025-11-19T10:00:00Z</updated></entry>"
        "<entry><id>urn:1</id><title>Жаңа</title><published>2025-11-19T10:00:00Z</published>"
        "<updated>2025-11-19T12:00:00Z</updated></entry></feed>");

    (void)state;
    assert_int_equal(programme->news_count, 1);
    assert_text_equal(programme->news[0].title, "Жаңа");
    programme_destroy(programme);
}

static void a_feed_without_items_has_no_news(void **state)
{
    struct programme *programme = read_feed(RSS(""));

    (void)state;
    assert_int_equal(programme->news_count, 0);
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

static void what_has_no_title_takes_its_first_words(void **state)
{
    struct programme *programme =
        read_feed(RSS("<item><description>Қысқа "
                      "сипаттама</description></item><item><link>http://example.org</link></item>"
                      "<item><description>Бұл сипаттама сексен таңбадан ұзын болғандықтан тақырып "
                      "ретінде оның басы ғана, "
                      "сөз ортасынан емес, алынады</description></item>"));
    char *lines = problem_lines(programme);

    (void)state;
    assert_int_equal(programme->news_count, 2);
    assert_text_equal(programme->news[0].title, "Қысқа сипаттама");
    assert_text_equal(programme->news[0].summary, "");
    assert_text_equal(
        programme->news[1].title,
        "Бұл сипаттама сексен таңбадан ұзын болғандықтан тақырып ретінде оның басы ғана…");
    assert_string_equal(lines, "news.xml:1: items[1]: has neither a title nor a description\n");
    free(lines);
    programme_destroy(programme);
}

static void an_encoding_that_nobody_named_is_guessed_and_the_guess_is_said(void **state)
{
    struct programme *programme =
        read_feed("<rss><channel><item><title>\xCE\xF2\xEA\xF0\xFB\xF2\xE8\xE5</title></item>"
                  "</channel></rss>");
    char *lines = problem_lines(programme);

    (void)state;
    assert_text_equal(programme->news[0].title, "Открытие");
    assert_string_equal(lines, "news.xml: nothing says in which encoding the document is; "
                               "windows-1251 is a guess\n");
    free(lines);
    programme_destroy(programme);
}

static void languages_are_named_as_pages_name_them(void **state)
{
    static const struct {
        const char *written, *language;
    } examples[] = {
        {"kk", "kk"}, {"kk-KZ", "kk"}, {"KK-kz", "kk"}, {"kk-latn-KZ", "kk-Latn"},
        {"", ""},     {"қазақша", ""}, {"english", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text feed =
            text_format(&arena, RSS("<language>%s</language>" ITEM("")), examples[i].written);
        struct programme *programme = read_feed(text_to_c(&arena, feed));

        assert_text_equal(programme->news[0].language, examples[i].language);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void a_page_in_place_of_a_feed_is_refused_as_such(void **state)
{
    static const struct {
        const char *bytes, *message;
    } examples[] = {
        {"<!DOCTYPE html><html><body>Log in</body></html>", "web page"},
        {"<rss><channel><item><title>a</title>", NULL}, /* cut off */
        {"<opml version=\"1.0\"></opml>", "<opml>"},
        {"", "empty"},
        {"not a feed", "neither"},
        {"{\"rss\": {}}", "JSON"},
        {"<!DOCTYPE x [<!ENTITY a \"b\">]><rss><channel></channel></rss>", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct document documents[] = {
            document_of("programme.json",
                        "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"UTC\"}}"),
            document_of("news.xml", examples[i].bytes)};
        struct read_options options = {.now = INSTANT_NONE};
        struct programme *programme = NULL;
        struct error error = {0};
        size_t refused = 77;

        assert_false(programme_read(&programme, documents, 2, &options, &error, &refused));
        assert_int_equal(refused, 1);
        assert_null(programme);
        assert_true(error.message[0]);
        if (examples[i].message && !strstr(error.message, examples[i].message))
            fail_msg("\"%s\" does not say %s", error.message, examples[i].message);
    }
}

static void formats_are_told_by_their_first_bytes(void **state)
{
    static const struct {
        const char *bytes, *format;
    } examples[] = {
        {"{\"taqta\": 1}", "native"},
        {"\xEF\xBB\xBF  {\"taqta\": 1}", "native"},
        {"<rss version=\"2.0\"/>", "rss"},
        {"<?xml version=\"1.0\"?><rdf:RDF "
         "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>",
         "rss"},
        {"<feed xmlns=\"http://www.w3.org/2005/Atom\"/>", "atom"},
        {"<html></html>", "refused"},
        {"{\"version\": \"https://jsonfeed.org/version/1\", \"items\": []}", "jsonfeed"},
        {"{", "refused"},
        {"", "refused"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_string_equal(document_format(text_from(examples[i].bytes)), examples[i].format);
}

static size_t count_wordless(const struct programme *programme)
{
    size_t count = 0;

    for (size_t i = 0; i < programme->problems.count; i++)
        count += text_equal(programme->problems.items[i].message,
                            TEXT("has neither a title nor a description"));
    return count;
}

/* Real feeds that nobody here wrote, where they are at hand: as many items as an independent count
 * says. */
static void real_feeds_give_the_items_they_have(void **state)
{
    FILE *list = fopen("../../shared/data/expected.tsv", "r");
    char path[200], format[32], count[32], full[300];
    int feeds = 0;

    (void)state;
    if (!list) {
        print_message("no real feeds at hand (../../shared/data): skipped\n");
        skip();
    }
    while (fscanf(list, "%199[^\t]\t%31[^\t]\t%31[^\n]\n", path, format, count) == 3) {
        struct programme *programme;
        char *bytes;
        int expected = atoi(count);

        if (strcmp(format, "rss") != 0 && strcmp(format, "atom") != 0 &&
            strcmp(format, "jsonfeed") != 0)
            continue;
        snprintf(full, sizeof full, "../../shared/data/%s", path);
        bytes = read_file(full);
        print_message("%s\n", path);
        assert_string_equal(document_format(text_from(bytes)), format);
        programme = read_feed(bytes);
        assert_int_equal(programme->published_news, expected);
        assert_int_equal(programme->news_count + count_wordless(programme), expected);
        programme_destroy(programme);
        free(bytes);
        feeds++;
    }
    fclose(list);
    assert_true(feeds > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_demo_news_are_four_plain_kazakh_items),
        cmocka_unit_test(rss_1_has_its_items_beside_the_channel),
        cmocka_unit_test(atom_entries_have_links_languages_and_xhtml),
        cmocka_unit_test(markup_becomes_plain_words),
        cmocka_unit_test(brackets_without_end_are_read_in_no_time),
        cmocka_unit_test(an_address_ends_where_its_slice_ends),
        cmocka_unit_test(dates_are_believed_within_reason),
        cmocka_unit_test(without_a_trusted_clock_the_future_is_believed),
        cmocka_unit_test(undated_news_keep_their_order_behind_the_dated),
        cmocka_unit_test(max_items_takes_the_newest),
        cmocka_unit_test(a_break_that_is_not_closed_costs_no_item),
        cmocka_unit_test(an_item_that_comes_twice_is_shown_once),
        cmocka_unit_test(of_an_atom_entry_that_comes_twice_the_newest_is_shown),
        cmocka_unit_test(a_feed_without_items_has_no_news),
        cmocka_unit_test(what_has_no_title_takes_its_first_words),
        cmocka_unit_test(an_encoding_that_nobody_named_is_guessed_and_the_guess_is_said),
        cmocka_unit_test(languages_are_named_as_pages_name_them),
        cmocka_unit_test(a_page_in_place_of_a_feed_is_refused_as_such),
        cmocka_unit_test(formats_are_told_by_their_first_bytes),
        cmocka_unit_test(real_feeds_give_the_items_they_have),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
