/* Several sources make one programme: what two of them hold is shown once, who speaks in both is
 * one person, news grow old, and a feed may give lines of information instead of news. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "examples.h"

#define RSS(items)        "<rss version=\"2.0\"><channel><title>Хабар</title>" items "</channel></rss>"
#define NEWS(title, rest) "<item><title>" title "</title>" rest "</item>"
#define ON_THE(day)       "<pubDate>" day " Nov 2025 06:00:00 GMT</pubDate>"
#define LINK(path)        "<link>https://example.org" path "</link>"

static const char EVENT[] =
    "{\"taqta\": 1, \"event\": {\"title\": {\"kk\": \"Сынақ\"}, \"timezone\": \"Asia/Almaty\", "
    "\"languages\": [\"kk\"]}, \"rooms\": [{\"id\": \"big\", \"name\": {\"kk\": \"Үлкен зал\"}, "
    "\"match\": [\"Saal 1\"]}], \"speakers\": [{\"id\": \"aigul\", \"name\": \"Айгүл Сәбит\", "
    "\"role\": {\"kk\": \"Заңгер\"}}], \"sessions\": [{\"id\": \"s1\", \"title\": {\"kk\": "
    "\"Ашылу\"}, \"start\": \"2025-11-20T10:00\", \"minutes\": 30, \"room\": \"big\"}], "
    "\"changes\": [{\"session\": \"second:g1\", \"kind\": \"delayed\", \"minutes\": 15, \"at\": "
    "\"2025-11-20T09:00\"}]}";

/* The event, and two sources called "first" and "second". */
static struct programme *read_three(const char *event, const char *first, const char *second)
{
    struct document documents[] = {document_of("programme.json", event),
                                   document_of("first", first), document_of("second", second)};

    documents[1].source_id = TEXT("first");
    documents[2].source_id = TEXT("second");
    return read_documents(documents, 3);
}

static struct programme *read_two_feeds(const char *first, const char *second)
{
    return read_three("{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": "
                      "\"Asia/Almaty\"}}",
                      first, second);
}

static char *listed_news(const struct programme *programme)
{
    static char ids[2000];

    *ids = '\0';
    for (size_t i = 0; i < programme->news_count; i++) {
        strncat(ids, i ? " " : "", sizeof ids - strlen(ids) - 1);
        strncat(ids, programme->news[i].id.data, programme->news[i].id.size);
    }
    return ids;
}

static void the_same_news_in_two_feeds_is_shown_once(void **state)
{
    static const struct {
        const char *first, *second, *kept;
    } examples[] = {
        /* the same link, whatever the title has become */
        {RSS(NEWS("Бір", LINK("/1") ON_THE("19"))), RSS(NEWS("Басқа", LINK("/1") ON_THE("20"))),
         "first:https://example.org/1"},
        /* a front page is the address of everything and nothing */
        {RSS(NEWS("Бір", "<guid>a</guid>" LINK("/"))), RSS(NEWS("Екі", "<guid>b</guid>" LINK("/"))),
         "first:a second:b"},
        /* nor is a link that two items of one feed have */
        {RSS(NEWS("Бір", "<guid>a</guid>" LINK("/n")) NEWS("Екі", "<guid>b</guid>" LINK("/n"))),
         RSS(NEWS("Үш", "<guid>c</guid>" LINK("/n"))), "first:a first:b second:c"},
        /* the same title on the same day, but for case and blanks */
        {RSS(NEWS("Жаңа  ЗАҢ", LINK("/1") ON_THE("19"))),
         RSS(NEWS("жаңа заң", LINK("/2") ON_THE("19"))), "first:https://example.org/1"},
        {RSS(NEWS("Ауа райы", LINK("/1") ON_THE("19"))),
         RSS(NEWS("Ауа райы", LINK("/2") ON_THE("18"))),
         "first:https://example.org/1 second:https://example.org/2"},
        /* of one without a date nothing says that it is another day */
        {RSS(NEWS("Ауа райы", LINK("/1") ON_THE("19"))), RSS(NEWS("Ауа райы", LINK("/2"))),
         "first:https://example.org/1"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme = read_two_feeds(examples[i].first, examples[i].second);

        assert_string_equal(listed_news(programme), examples[i].kept);
        programme_destroy(programme);
    }
}

/* Two languages of one site are for different pages. */
static void the_same_news_in_two_languages_is_shown_in_both(void **state)
{
    struct document documents[] = {
        document_of("programme.json",
                    "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"UTC\"}}"),
        document_of("kk.xml", RSS(NEWS("Astana Hub", LINK("/1") ON_THE("19")))),
        document_of("ru.xml", RSS(NEWS("Astana Hub", LINK("/1") ON_THE("19"))))};
    struct programme *programme;

    (void)state;
    documents[1].language = TEXT("kk");
    documents[2].language = TEXT("ru");
    programme = read_documents(documents, 3);
    assert_int_equal(programme->news_count, 2);
    programme_destroy(programme);
}

/* What one feed has twice makes no room in max_items. */
static void a_double_takes_nobodys_place(void **state)
{
    struct document documents[] = {
        document_of("programme.json",
                    "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"UTC\"}}"),
        document_of("a.xml", RSS(NEWS("Бір", ON_THE("19")))),
        document_of("b.xml", RSS(NEWS("Бір", ON_THE("19")) NEWS("Екі", ON_THE("18"))))};
    struct programme *programme;

    (void)state;
    documents[2].max_items = 1;
    programme = read_documents(documents, 3);
    assert_int_equal(programme->news_count, 2);
    assert_text_equal(programme->news[1].title, "Екі");
    programme_destroy(programme);
}

/* Each holds two hundred of its own, and before them thousands of times what the first one ends
 * with. */
static void feeds_that_repeat_each_other_are_read_in_no_time(void **state)
{
    enum { FEEDS = 16, OWN = 200, REPEATED = 6000 };
    struct document documents[1 + FEEDS] = {
        document_of("programme.json",
                    "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"UTC\"}}")};
    struct arena arena = {0};
    struct programme *programme;
    clock_t start;

    (void)state;
    for (int i = 0; i < FEEDS; i++) {
        struct text_builder feed = {.arena = &arena};

        builder_add(&feed, TEXT("<rss><channel>"));
        for (int j = 0; j < REPEATED && i; j++)
            builder_format(&feed, "<item><title>n%03d of %02d</title></item>", OWN - 1, 0);
        for (int j = 0; j < OWN; j++)
            builder_format(&feed, "<item><title>n%03d of %02d</title></item>", j, i);
        builder_add(&feed, TEXT("</channel></rss>"));
        documents[1 + i] = document_of("feed.xml", text_to_c(&arena, builder_text(&feed)));
    }
    start = clock();
    programme = read_documents(documents, 1 + FEEDS);
    print_message("%.2f s\n", (double)(clock() - start) / CLOCKS_PER_SEC);
    assert_true(clock() - start < 4 * CLOCKS_PER_SEC);
    assert_true(programme->news_count > 0);
    programme_destroy(programme);
    arena_finish(&arena);
}

static struct programme *read_aged(int max_days, const char *feed)
{
    struct document documents[] = {
        document_of("programme.json",
                    "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"UTC\"}}"),
        document_of("news.xml", feed)};

    documents[1].max_days = max_days;
    return read_documents(documents, 2);
}

static void assert_news_at(const struct programme *programme, const char *now,
                           const char *not_before, const char *titles)
{
    struct arena arena = {0};
    struct text_builder builder = {.arena = &arena};
    struct news_list list = news_at(programme, &arena, now ? at(now) : INSTANT_NONE,
                                    not_before ? at(not_before) : INSTANT_NONE);

    for (size_t i = 0; i < list.count; i++)
        builder_format(&builder, "%s%.*s", i ? " " : "",
                       TEXT_ARG(programme->news[list.news[i]].title));
    assert_text_equal(builder_text(&builder), titles);
    arena_finish(&arena);
}

static void news_are_shown_until_they_are_too_old(void **state)
{
    struct programme *programme = read_aged(
        2, RSS(NEWS("а", ON_THE("18")) NEWS("ә", "") NEWS("б", ON_THE("19")) NEWS("в", "")));

    (void)state;
    assert_int_equal(programme->news_count, 4);
    assert_news_at(programme, "2025-11-19T12:00Z", NULL, "б а ә в");
    assert_news_at(programme, "2025-11-20T05:59Z", NULL, "б а ә в");
    assert_news_at(programme, "2025-11-20T06:00Z", NULL, "б ә в");
    assert_news_at(programme, "2025-11-21T06:00Z", NULL, "ә в");
    /* Without a clock only what is too old for certain goes. */
    assert_news_at(programme, NULL, NULL, "б а ә в");
    assert_news_at(programme, NULL, "2025-11-20T06:00Z", "б ә в");
    programme_destroy(programme);
}

static void where_nobody_says_how_old_news_may_be_it_is_thirty_days(void **state)
{
    struct programme *programme = read_aged(0, RSS(NEWS("а", ON_THE("18"))));

    (void)state;
    assert_news_at(programme, "2025-12-18T05:59Z", NULL, "а");
    assert_news_at(programme, "2025-12-18T06:00Z", NULL, "");
    programme_destroy(programme);
}

static void check_says_how_many_news_are_too_old(void **state)
{
    struct programme *programme =
        read_aged(1, RSS(NEWS("а", ON_THE("17")) NEWS("ә", "") NEWS("б", ON_THE("20"))));
    char *lines = problem_lines(programme);

    (void)state;
    assert_string_equal(
        lines, "news.xml: 1 of 3 items are older than 1 days (max_days) and are not shown\n");
    free(lines);
    programme_destroy(programme);
}

#define XML(days)                                                                                  \
    "<schedule><conference><title>Сынақ</title><time_zone_name>Asia/Almaty</time_zone_name>"  \
    "</conference><day date=\"2025-11-20\">" days "</day></schedule>"
#define IN(room, events) "<room name=\"" room "\">" events "</room>"
#define TALK(guid, title, clock, rest)                                                             \
    "<event guid=\"" guid "\"><title>" title "</title><date>2025-11-20T" clock                     \
    ":00+05:00</date><duration>0:30</duration>" rest "</event>"

static char *listed_sessions(const struct programme *programme)
{
    static char ids[2000];

    *ids = '\0';
    for (size_t i = 0; i < programme->session_count; i++) {
        strncat(ids, i ? " " : "", sizeof ids - strlen(ids) - 1);
        strncat(ids, programme->sessions[i].id.data, programme->sessions[i].id.size);
    }
    return ids;
}

static void the_same_session_in_two_sources_is_shown_once(void **state)
{
    static const struct {
        const char *first, *second, *kept;
    } examples[] = {
        /* the same guid, at another time and in another room */
        {XML(IN("A", TALK("g9", "Сөз", "12:00", ""))), XML(IN("B", TALK("g9", "СӨЗ", "13:00", ""))),
         "s1 first:g9"},
        /* the same guid under another title, at the same time */
        {XML(IN("A", TALK("g9", "Сөз", "12:00", ""))),
         XML(IN("A", TALK("g9", "Жаңа", "12:00", ""))), "s1 first:g9"},
        /* a number is nobody's name: two systems count from 1 */
        {XML(IN("A", TALK("7", "Сөз", "12:00", ""))), XML(IN("B", TALK("7", "Жаңа", "12:00", ""))),
         "s1 first:7 second:7"},
        {XML(IN("A", TALK("g9", "Сөз", "12:00", ""))),
         XML(IN("A", TALK("g9", "Жаңа", "13:00", ""))), "s1 first:g9 second:g9"},
        /* other guids: the same title, time and room */
        {XML(IN("A", TALK("g2", "Сөз", "12:00", ""))), XML(IN("a", TALK("g3", "сөз", "12:00", ""))),
         "s1 first:g2"},
        {XML(IN("A", TALK("g2", "Сөз", "12:00", ""))), XML(IN("B", TALK("g3", "Сөз", "12:00", ""))),
         "s1 first:g2 second:g3"},
        {XML(IN("A", TALK("g2", "Сөз", "12:00", ""))), XML(IN("A", TALK("g3", "Сөз", "12:30", ""))),
         "s1 first:g2 second:g3"},
        /* ours is shown instead of any other, in our room by one of its names */
        {XML(IN("saal 1", TALK("g2", "АШЫЛУ", "10:00", ""))),
         XML(IN("Үлкен  зал", TALK("g3", "ашылу", "10:00", ""))), "s1"},
        /* in one source two of one title, time and room are two */
        {XML(IN("A", TALK("g2", "Сөз", "12:00", "") TALK("g3", "Сөз", "12:00", ""))), XML(""),
         "s1 first:g2 first:g3"},
        /* a guid that stands for several is nobody's name either */
        {XML(IN("A", TALK("g2", "Шай", "11:00", "") TALK("g2", "Шай", "15:00", ""))),
         XML(IN("A", TALK("g2", "Шай", "11:00", "") TALK("g2", "Шай", "17:00", ""))),
         "s1 first:g2 first:g2@1763632800/1 second:g2"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme = read_three(EVENT, examples[i].first, examples[i].second);

        assert_string_equal(listed_sessions(programme), examples[i].kept);
        programme_destroy(programme);
    }
}

static void how_many_are_shown_once_is_said(void **state)
{
    struct programme *programme = read_three(
        "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"Asia/Almaty\"}}",
        XML(IN("A", TALK("g2", "Сөз", "12:00", ""))), XML(IN("A", TALK("g2", "Сөз", "12:00", ""))));
    char *lines = problem_lines(programme);

    (void)state;
    assert_string_equal(
        lines, "second: 1 sessions stand in a source before this one as well and are shown once\n");
    assert_int_equal(programme->problems.items[0].severity, PROBLEM_NOTE);
    free(lines);
    programme_destroy(programme);
}

/* Whoever writes the change has one of the two documents before them, and need not know which won.
 */
static void a_change_by_the_name_of_the_other_source_is_laid_over_as_well(void **state)
{
    struct programme *programme = read_three(EVENT, XML(IN("A", TALK("g1", "Сөз", "12:00", ""))),
                                             XML(IN("A", TALK("g1", "Сөз", "12:00", ""))));

    (void)state;
    assert_int_equal(programme->session_count, 2);
    assert_clock_equal(programme, session_named(programme, "first:g1")->starts_at, "12:15");
    assert_int_equal(programme->problems.total, 1); /* that they are shown once */
    programme_destroy(programme);
}

static void who_speaks_in_two_sources_is_one_person(void **state)
{
    struct programme *programme = read_three(
        EVENT,
        XML(IN("A", TALK("g2", "Сөз", "12:00",
                         "<persons><person guid=\"p1\">Айгүл  СӘБИТ</person>"
                         "<person guid=\"p2\">Дәурен Ахмет</person></persons>"))),
        "{\"schedule\": {\"conference\": {\"title\": \"Сынақ\", \"time_zone_name\": "
        "\"Asia/Almaty\", \"days\": [{\"date\": \"2025-11-20\", \"rooms\": {\"A\": [{\"guid\": "
        "\"g3\", \"title\": \"Жауап\", \"date\": \"2025-11-20T13:00:00+05:00\", \"duration\": "
        "\"0:30\", \"persons\": [{\"guid\": \"q1\", \"name\": \"дәурен ахмет\", \"biography\": "
        "\"Судья\", \"avatar\": \"https://example.org/d.jpg\"}, {\"guid\": \"q2\", \"name\": "
        "\"айгүл сәбит\", \"biography\": \"Басқа\"}]}]}}]}}}");
    const struct speaker *ours = &programme->speakers[0], *joined = &programme->speakers[1];

    (void)state;
    assert_int_equal(programme->speaker_count, 2);
    assert_int_equal(session_named(programme, "first:g2")->speakers[0], 0);
    assert_int_equal(session_named(programme, "second:g3")->speakers[0], 1);
    assert_int_equal(session_named(programme, "second:g3")->speakers[1], 0);
    assert_text_equal(localised_in(&ours->role, TEXT("kk")), "Заңгер");
    /* What the first does not say of a person, the second may. */
    assert_text_equal(localised_in(&joined->bio, TEXT("kk")), "Судья");
    assert_text_equal(joined->photo, "https://example.org/d.jpg");
    programme_destroy(programme);
}

static struct document notices_of(const char *feed)
{
    struct document document = document_of("told.xml", feed);

    document.source_id = TEXT("told");
    document.as_notices = true;
    return document;
}

static bool read_told(struct programme **programme, const char *feed, const char *now,
                      struct history *history)
{
    struct document documents[] = {document_of("programme.json",
                                               "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", "
                                               "\"timezone\": \"Asia/Almaty\"}}"),
                                   notices_of(feed)};
    struct read_options options = {.now = now ? at(now) : INSTANT_NONE, .history = history};

    return programme_read(programme, documents, 2, &options, NULL, NULL);
}

/* Whatever an item says of itself. */
static void a_feed_gives_lines_of_information_and_nothing_stronger(void **state)
{
    static const char *const feeds[] = {
        RSS(NEWS("EMERGENCY: ғимараттан шығыңыз",
                 "<category>emergency</category><severity>emergency</severity>"
                 "<priority>urgent</priority>" ON_THE("20"))),
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:cap=\"urn:oasis:names:tc:emergency:cap:"
        "1.2\"><title>T</title><entry><id>1</id><title>EMERGENCY: ғимараттан шығыңыз</title>"
        "<category term=\"emergency\"/><cap:severity>Extreme</cap:severity><cap:urgency>Immediate"
        "</cap:urgency><updated>2025-11-20T06:00:00Z</updated></entry></feed>",
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": "
        "[{\"id\": "
        "\"1\", \"title\": \"EMERGENCY: ғимараттан шығыңыз\", \"severity\": \"emergency\", "
        "\"notices\": [{\"severity\": \"emergency\"}], \"tags\": [\"emergency\"], "
        "\"date_published\": \"2025-11-20T06:00:00Z\"}]}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++) {
        struct programme *programme = NULL;

        assert_true(read_told(&programme, feeds[i], "2025-11-20T06:30Z", NULL));
        assert_int_equal(programme->news_count, 0);
        assert_int_equal(programme->notice_count, 1);
        assert_int_equal(programme->notices[0].severity, NOTICE_INFO);
        assert_text_equal(localised_in(&programme->notices[0].text, TEXT("kk")),
                          "EMERGENCY: ғимараттан шығыңыз");
        programme_destroy(programme);
    }
}

/* Somebody who has got hold of a news site could answer with a programme of ours. */
static void a_source_that_is_said_to_be_a_feed_cannot_be_a_document_of_ours(void **state)
{
    static const char alarm[] =
        "{\"taqta\": 1, \"notices\": [{\"id\": \"x\", \"severity\": \"emergency\", \"text\": "
        "\"Шығыңыз\", \"until\": \"2025-11-20T23:00\"}]}";
    static const struct {
        enum source_kind kind;
        bool as_notices, is_taken;
        const char *bytes;
    } examples[] = {
        {SOURCE_RSS, false, false, alarm},
        {SOURCE_ATOM, false, false, alarm},
        {SOURCE_JSONFEED, false, false, alarm},
        {SOURCE_AUTO, true, false, alarm},
        {SOURCE_NATIVE, true, false, alarm},
        {SOURCE_SCHEDULE_XML, false, false, alarm},
        {SOURCE_SCHEDULE_JSON, false, false, alarm},
        {SOURCE_ICAL, false, false, alarm},
        {SOURCE_RSS, false, false, XML("")},
        {SOURCE_AUTO, false, true, alarm},
        {SOURCE_NATIVE, false, true, alarm},
        {SOURCE_ATOM, false, true, RSS("")}, /* one kind of feed for another is no harm */
        {SOURCE_ICAL, false, true, XML("")},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct document documents[] = {
            document_of("programme.json", "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", "
                                          "\"timezone\": \"Asia/Almaty\"}}"),
            document_of("other", examples[i].bytes)};
        struct read_options options = {.now = INSTANT_NONE};
        struct programme *programme = NULL;
        struct error error = {0};
        size_t refused = 77;
        bool is_taken;

        documents[1].kind = examples[i].kind;
        documents[1].as_notices = examples[i].as_notices;
        is_taken = programme_read(&programme, documents, 2, &options, &error, &refused);
        print_message("%zu %s\n", i, error.message);
        assert_int_equal(is_taken, examples[i].is_taken);
        if (!is_taken) {
            assert_int_equal(refused, 1);
            assert_non_null(strstr(error.message, "expected"));
        }
        programme_destroy(programme);
    }
}

static void what_a_feed_tells_counts_two_hours_from_when_it_was_published(void **state)
{
    struct document documents[] = {
        document_of("programme.json", "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", "
                                      "\"timezone\": \"Asia/Almaty\"}}"),
        notices_of(RSS(NEWS("Кешкі автобус 19:00-де", "<guid>a</guid>" ON_THE("20"))
                           NEWS("Ескі", "<guid>b</guid>" ON_THE("18"))))};
    struct programme *programme;
    struct arena arena = {0};
    struct notice_list list;

    (void)state;
    documents[1].language = TEXT("kk");
    programme = read_documents(documents, 2);
    assert_int_equal(programme->notice_count, 2);
    assert_text_equal(programme->notices[0].id, "told:a");
    assert_text_equal(programme->notices[0].text.translations[0].language, "kk");
    assert_instant_equal(programme->notices[0].from, "2025-11-20T06:00Z");
    assert_instant_equal(programme->notices[0].until, "2025-11-20T08:00Z");
    list = notices_at(programme, &arena, at("2025-11-20T07:59Z"), INSTANT_NONE, TEXT(""), TEXT(""));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.notices[0], 0);
    list = notices_at(programme, &arena, at("2025-11-20T08:00Z"), INSTANT_NONE, TEXT(""), TEXT(""));
    assert_int_equal(list.count, 0);
    arena_finish(&arena);
    programme_destroy(programme);
}

static void what_has_no_date_counts_two_hours_from_when_it_was_first_seen(void **state)
{
    struct history history = {0};
    struct programme *programme = NULL;
    static const struct {
        const char *feed, *now, *from; /* from NULL: nobody knows */
    } readings[] = {
        {RSS(NEWS("Бір", "")), NULL, NULL},
        {RSS(NEWS("Бір", "")), "2025-11-20T06:00Z", "2025-11-20T06:00Z"},
        {RSS(NEWS("Бір", "")), "2025-11-20T07:00Z", "2025-11-20T06:00Z"},
        {RSS(NEWS("Бір", "")), "2025-11-21T07:00Z", "2025-11-20T06:00Z"}, /* over, and stays so */
        {RSS(NEWS("Бір", "")), NULL, "2025-11-20T06:00Z"},
        {RSS(""), "2025-11-21T07:00Z", NULL},
        {RSS(NEWS("Бір", "")), "2025-11-21T08:00Z", "2025-11-21T08:00Z"}, /* it is told again */
    };

    (void)state;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        struct arena arena = {0};
        struct notice_list list;

        assert_true(read_told(&programme, readings[i].feed, readings[i].now, &history));
        if (readings[i].from) {
            assert_instant_equal(programme->notices[0].from, readings[i].from);
            assert_int_equal(
                instant_between(programme->notices[0].from, programme->notices[0].until), 7200);
        } else if (programme->notice_count) {
            list = notices_at(programme, &arena, INSTANT_NONE, INSTANT_NONE, TEXT(""), TEXT(""));
            assert_int_equal(list.count, 0);
        }
        arena_finish(&arena);
        programme_destroy(programme);
        programme = NULL;
    }
    arena_finish(&history.arena);
}

/* A feed that cannot be had for one reading has not said everything anew. */
static void when_it_was_seen_is_remembered_while_its_feed_is_away(void **state)
{
    struct document event = document_of(
        "programme.json",
        "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"Asia/Almaty\"}}");
    struct history history = {0};
    struct read_options options = {.now = at("2025-11-20T09:00Z"), .history = &history};
    struct programme *programme = NULL;

    (void)state;
    assert_true(read_told(&programme, RSS(NEWS("Бір", "")), "2025-11-20T06:00Z", &history));
    programme_destroy(programme);
    assert_true(programme_read(&programme, &event, 1, &options, NULL, NULL));
    programme_destroy(programme);
    assert_true(read_told(&programme, RSS(NEWS("Бір", "")), "2025-11-20T10:00Z", &history));
    assert_instant_equal(programme->notices[0].from, "2025-11-20T06:00Z");
    programme_destroy(programme);
    arena_finish(&history.arena);
}

/* Some feeds give one guid, or none, to all that they hold. */
static void lines_of_one_feed_are_told_apart_by_what_they_say(void **state)
{
    struct programme *programme = NULL;

    (void)state;
    assert_true(read_told(&programme,
                          RSS(NEWS("Бір", "<guid>x</guid>" ON_THE("20"))
                                  NEWS("Екі", "<guid>x</guid>" ON_THE("20"))
                                      NEWS("Екі", "<guid>x</guid>" ON_THE("20"))),
                          "2025-11-20T06:30Z", NULL));
    assert_int_equal(programme->notice_count, 2);
    assert_false(text_equal(programme->notices[0].id, programme->notices[1].id));
    programme_destroy(programme);
}

static void a_source_says_how_its_words_are_meant(void **state)
{
    struct programme *programme = read_words(
        "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"UTC\"}, \"sources\": ["
        "{\"id\": \"a\", \"kind\": \"rss\", \"url\": \"a.xml\", \"as\": \"notices\", \"max_days\": "
        "3, \"stale_after\": 0}, {\"id\": \"b\", \"kind\": \"auto\", \"url\": \"b.xml\"}]}");

    (void)state;
    assert_int_equal(programme->problems.total, 0);
    assert_true(programme->sources[0].as_notices);
    assert_int_equal(programme->sources[0].max_days, 3);
    assert_int_equal(programme->sources[0].stale_after_s, 0);
    assert_false(programme->sources[1].as_notices);
    assert_int_equal(programme->sources[1].max_days, 30);
    assert_int_equal(programme->sources[1].stale_after_s, -1); /* as the display is configured */
    programme_destroy(programme);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_news_in_two_feeds_is_shown_once),
        cmocka_unit_test(the_same_news_in_two_languages_is_shown_in_both),
        cmocka_unit_test(a_double_takes_nobodys_place),
        cmocka_unit_test(feeds_that_repeat_each_other_are_read_in_no_time),
        cmocka_unit_test(news_are_shown_until_they_are_too_old),
        cmocka_unit_test(where_nobody_says_how_old_news_may_be_it_is_thirty_days),
        cmocka_unit_test(check_says_how_many_news_are_too_old),
        cmocka_unit_test(the_same_session_in_two_sources_is_shown_once),
        cmocka_unit_test(how_many_are_shown_once_is_said),
        cmocka_unit_test(a_change_by_the_name_of_the_other_source_is_laid_over_as_well),
        cmocka_unit_test(who_speaks_in_two_sources_is_one_person),
        cmocka_unit_test(a_feed_gives_lines_of_information_and_nothing_stronger),
        cmocka_unit_test(a_source_that_is_said_to_be_a_feed_cannot_be_a_document_of_ours),
        cmocka_unit_test(what_a_feed_tells_counts_two_hours_from_when_it_was_published),
        cmocka_unit_test(what_has_no_date_counts_two_hours_from_when_it_was_first_seen),
        cmocka_unit_test(when_it_was_seen_is_remembered_while_its_feed_is_away),
        cmocka_unit_test(lines_of_one_feed_are_told_apart_by_what_they_say),
        cmocka_unit_test(a_source_says_how_its_words_are_meant),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
