/* Events of schema.org in web pages, in small pages of our own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "examples.h"

/* Sanitizers make everything slower, and are not what is measured. */
#if defined(__SANITIZE_ADDRESS__)
enum { SLOWNESS = 10 };
#else
enum { SLOWNESS = 1 };
#endif

#define DATA(json) "<script type=\"application/ld+json\">" json "</script>"
#define PAGE(inside)                                                                               \
    "<!DOCTYPE html>\n<html><head><title>Сынақ</title>\n" inside                                   \
    "\n</head><body><p>Сөз</p></body></html>\n"
/* A conference of two days with one session, in the words given. */
#define AGENDA(parts)                                                                              \
    PAGE(DATA("{\"@context\": \"https://schema.org\", \"@type\": \"BusinessEvent\", \"name\": "    \
              "\"Сынақ\", \"startDate\": \"2025-11-20\", \"endDate\": \"2025-11-21\", "       \
              "\"location\": {\"@type\": \"Place\", \"name\": \"Сарай\", \"address\": "       \
              "{\"addressLocality\": \"Астана\"}}, \"subEvent\": [" parts "]}"))
#define SESSION(words)                                                                             \
    AGENDA("{\"@type\": \"Event\", \"@id\": \"#a\", \"name\": \"Ашылу\", \"startDate\": "     \
           "\"2025-11-20T10:00:00+05:00\"" words "}")

static struct document page_of(struct text bytes)
{
    return (struct document){.address = TEXT("https://example.org/agenda"), .bytes = bytes};
}

static struct programme *read_bytes(struct text bytes)
{
    struct document document = page_of(bytes);

    return read_documents(&document, 1);
}

static struct programme *read_page(const char *words)
{
    return read_bytes(text_from(words));
}

static void assert_refused(struct text bytes, int line, const char *why)
{
    struct document document = page_of(bytes);

    assert_int_equal(refused_at_line(&document, "", why), line);
}

static void assert_problems(const struct programme *programme, const char *expected)
{
    char *lines = problem_lines(programme);

    assert_string_equal(lines, expected);
    free(lines);
}

static void a_page_gives_its_event_and_what_is_part_of_it(void **state)
{
    struct programme *programme = read_page(SESSION(
        ", \"endDate\": \"2025-11-20T11:30:00+05:00\", \"description\": \"Бір &amp; екі\", "
        "\"location\": {\"@type\": \"Place\", \"name\": \"Алатау\"}, \"inLanguage\": \"kk\", "
        "\"url\": \"/a\", \"eventStatus\": \"https://schema.org/EventScheduled\", \"performer\": "
        "[{\"@type\": \"Person\", \"name\": \"Айгүл\", \"jobTitle\": \"Судья\", \"image\": "
        "\"a.jpg\", \"worksFor\": {\"name\": \"Сот\"}, \"description\": \"Заңгер\"}, \"Болат\"]"));
    const struct session *session = session_named(programme, "#a");
    const struct speaker *speaker;

    (void)state;
    assert_int_equal(programme->session_count, 1);
    assert_text_equal(localised_in(&programme->event.title, TEXT("kk")), "Сынақ");
    assert_text_equal(localised_in(&programme->event.venue, TEXT("kk")), "Сарай");
    assert_text_equal(localised_in(&programme->event.city, TEXT("kk")), "Астана");
    assert_int_equal(programme->event.language_count, 1);
    assert_text_equal(programme->event.languages[0], "kk");
    assert_int_equal(programme->zone_origin, ZONE_FROM_OFFSETS);
    assert_text_equal(localised_in(&session->title, TEXT("kk")), "Ашылу");
    assert_text_equal(localised_in(&session->abstract, TEXT("kk")), "Бір & екі");
    assert_instant_equal(session->starts_at, "2025-11-20T10:00+05:00");
    assert_instant_equal(session->ends_at, "2025-11-20T11:30+05:00");
    assert_text_equal(localised_in(&programme->rooms[session->room].name, TEXT("kk")), "Алатау");
    assert_text_equal(session->language, "kk");
    assert_text_equal(session->url, "https://example.org/a");
    assert_int_equal(session->speaker_count, 2);
    speaker = &programme->speakers[session->speakers[0]];
    assert_text_equal(localised_in(&speaker->name, TEXT("kk")), "Айгүл");
    assert_text_equal(localised_in(&speaker->role, TEXT("kk")), "Судья");
    assert_text_equal(localised_in(&speaker->affiliation, TEXT("kk")), "Сот");
    assert_text_equal(localised_in(&speaker->bio, TEXT("kk")), "Заңгер");
    assert_text_equal(speaker->photo, "https://example.org/a.jpg");
    assert_text_equal(session->origin.path, "subEvent[0]");
    assert_int_equal(session->changes, 0);
    assert_problems(programme, "");
    programme_destroy(programme);
}

/* The same two sessions, however the page holds them. */
static void agendas_are_found_however_the_page_holds_them(void **state)
{
#define A    "{\"@type\": \"Event\", \"name\": \"Alpha\", \"startDate\": \"2025-11-20T10:00+05:00\""
#define B    "{\"@type\": \"Event\", \"name\": \"Beta\", \"startDate\": \"2025-11-20T11:00+05:00\""
#define MAIN "\"@type\": \"Event\", \"name\": \"Main\""
    static const struct {
        const char *name, *page, *title;
    } examples[] = {
        {"a list", PAGE(DATA("{" MAIN ", \"subEvent\": [" A "}, " B "}]}")), "Main"},
        {"a graph",
         PAGE(DATA("{\"@graph\": [{\"@type\": \"WebSite\", \"name\": \"x\"}, {" MAIN
                   ", \"subEvent\": [" A "}, " B "}]}]}")),
         "Main"},
        {"references",
         PAGE(DATA("{\"@graph\": [{" MAIN ", \"subEvent\": [{\"@id\": \"#a\"}, "
                   "\"#b\"]}, " A ", \"@id\": \"#a\"}, " B ", \"@id\": \"#b\"}]}")),
         "Main"},
        {"references to another block",
         PAGE(DATA("{" MAIN ", \"subEvent\": [{\"@id\": \"#a\"}, {\"@type\": \"Event\", \"@id\": "
                   "\"#b\"}]}") "\n" DATA("[" A ", \"@id\": \"#a\"}, " B ", \"@id\": \"#b\"}]")),
         "Main"},
        {"days",
         PAGE(DATA("{" MAIN ", \"subEvent\": [{\"name\": \"Day 1\", \"subEvent\": " A
                   "}}, {\"name\": \"Day 2\", \"subEvent\": [" B "}]}]}")),
         "Main"},
        {"parts that name the whole",
         PAGE(DATA("[{" MAIN ", \"@id\": \"#m\"}, " A ", \"superEvent\": {\"@id\": \"#m\"}}, " B
                   ", \"superEvent\": {\"@id\": \"#m\"}}]")),
         "Main"},
        {"parts before the whole",
         PAGE(DATA("[" A ", \"superEvent\": {\"@id\": \"#m\"}}, " B
                   ", \"superEvent\": {\"@id\": \"#m\"}}, {" MAIN ", \"@id\": \"#m\"}]")),
         "Main"},
        {"parts that hold the whole",
         PAGE(DATA(A ", \"superEvent\": {" MAIN "}}") DATA(B ", \"superEvent\": {" MAIN "}}")),
         "Main"},
        {"no whole", PAGE(DATA(A "}") DATA(B "}")), "https://example.org/agenda"},
        {"other scripts and comments",
         PAGE("<!-- " DATA("{" A "}") " --><script>var a = '<script>" DATA(
             "x") "';</script>"
                  "<SCRIPT data-x=1 TYPE=application/ld+json>[" A "}, " B "}]</SCRIPT >"),
         "https://example.org/agenda"},
        {"kinds of events",
         PAGE(DATA("[{\"@type\": [\"Thing\", \"EducationEvent\"], \"name\": \"Alpha\", "
                   "\"startDate\": \"2025-11-20T10:00+05:00\"}, {\"@type\": "
                   "\"http://schema.org/SocialEvent\", \"name\": \"Beta\", \"startDate\": "
                   "\"2025-11-20T06:00Z\"}, {\"@type\": \"EventVenue\", \"name\": \"x\"}]")),
         "https://example.org/agenda"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme;

        print_message("%s\n", examples[i].name);
        programme = read_page(examples[i].page);
        assert_string_equal(document_format(text_from(examples[i].page)), "json-ld");
        assert_int_equal(programme->session_count, 2);
        assert_text_equal(localised_in(&programme->sessions[0].title, TEXT("kk")), "Alpha");
        assert_text_equal(localised_in(&programme->sessions[1].title, TEXT("kk")), "Beta");
        assert_instant_equal(programme->sessions[1].starts_at, "2025-11-20T11:00+05:00");
        assert_text_equal(localised_in(&programme->event.title, TEXT("kk")), examples[i].title);
        programme_destroy(programme);
    }
}

static void a_single_event_is_the_programme_and_its_session(void **state)
{
    struct programme *programme = read_page(PAGE(DATA(A ", \"duration\": \"PT1H30M\"}")));

    (void)state;
    assert_int_equal(programme->session_count, 1);
    assert_text_equal(localised_in(&programme->event.title, TEXT("kk")), "Alpha");
    assert_instant_equal(programme->sessions[0].ends_at, "2025-11-20T11:30+05:00");
    programme_destroy(programme);
}

static void when_a_session_is_is_found_where_it_is_said(void **state)
{
    static const struct {
        const char *words, *end;
        bool is_guessed;
    } examples[] = {
        {", \"endDate\": \"2025-11-20T11:00:00+05:00\"", "11:00", false},
        {", \"endDate\": \"2025-11-20T06:00:00Z\"", "11:00", false},
        {", \"endDate\": \"2025-11-20T11:00\"", "11:00", false}, /* by the clocks of the place */
        {", \"endDate\": \"2025-11-20T11:00+05:00\", \"duration\": \"PT9H\"", "11:00", false},
        {", \"duration\": \"PT45M\"", "10:45", false},
        {", \"duration\": \"P0DT1H15M30S\"", "11:15", false},
        {", \"duration\": \"01:30\"", "11:30", false},
        {", \"duration\": \"PT\"", "13:00", true},
        {", \"duration\": \"P1Y\"", "13:00", true},
        {", \"duration\": \"PT1M1H\"", "13:00", true},
        {", \"duration\": \"PTH\"", "13:00", true},
        {", \"duration\": \"PT99999999999999999999H\"", "13:00", true},
        {", \"endDate\": \"2025-11-20T09:00:00+05:00\"", "13:00", true},
        {", \"endDate\": null", "13:00", true},
        {"", "13:00", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct programme *programme =
            read_bytes(text_format(&arena, SESSION("%s"), examples[i].words));

        assert_clock_equal(programme, programme->sessions[0].ends_at, examples[i].end);
        assert_int_equal(programme->sessions[0].end_is_guessed, examples[i].is_guessed);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void the_fate_of_a_session_is_shown(void **state)
{
    static const struct {
        const char *words;
        unsigned changes;
        const char *planned, *start, *end;
    } examples[] = {
        {", \"eventStatus\": \"https://schema.org/EventCancelled\"", CHANGE_CANCELLED, "10:00",
         "10:00", "11:00"},
        {", \"eventStatus\": \"EventCancelled\"", CHANGE_CANCELLED, "10:00", "10:00", "11:00"},
        {", \"eventStatus\": {\"@id\": \"http://schema.org/EventCancelled\"}", CHANGE_CANCELLED,
         "10:00", "10:00", "11:00"},
        {", \"eventStatus\": \"https://schema.org/EventPostponed\"", CHANGE_CANCELLED, "10:00",
         "10:00", "11:00"},
        {", \"eventStatus\": \"https://schema.org/EventRescheduled\", \"previousStartDate\": "
         "\"2025-11-20T08:30:00+05:00\"",
         CHANGE_MOVED, "08:30", "10:00", "11:00"},
        {", \"eventStatus\": \"https://schema.org/EventRescheduled\"", CHANGE_MOVED, "10:00",
         "10:00", "11:00"},
        {", \"eventStatus\": \"https://schema.org/EventScheduled\"", 0, "10:00", "10:00", "11:00"},
        {", \"eventStatus\": null", 0, "10:00", "10:00", "11:00"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct programme *programme = read_bytes(text_format(
            &arena, SESSION(", \"endDate\": \"2025-11-20T11:00:00+05:00\"%s"), examples[i].words));
        const struct session *session = &programme->sessions[0];
        bool is_postponed = strstr(examples[i].words, "Postponed");

        assert_int_equal(session->changes, examples[i].changes);
        assert_clock_equal(programme, session->planned_starts_at, examples[i].planned);
        assert_clock_equal(programme, session->starts_at, examples[i].start);
        assert_clock_equal(programme, session->ends_at, examples[i].end);
        assert_int_equal(localised_is_given(&session->change_note), is_postponed);
        assert_problems(programme, "");
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void a_line_of_changes_is_newer_than_the_page(void **state)
{
    static const char changes[] =
        "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"Asia/Almaty\"}, "
        "\"changes\": [{\"session\": \"page:#a\", \"kind\": \"moved\", \"at\": "
        "\"2025-11-20T09:00\", \"start\": \"2025-11-20T12:00\"}]}";
    struct document documents[] = {
        document_of("programme.json", changes),
        page_of(text_from(SESSION(", \"endDate\": \"2025-11-20T11:00:00+05:00\", \"eventStatus\": "
                                  "\"EventRescheduled\", \"previousStartDate\": "
                                  "\"2025-11-20T08:30:00+05:00\""))),
    };
    struct programme *programme;
    const struct session *session;

    (void)state;
    documents[1].source_id = TEXT("page");
    programme = read_documents(documents, 2);
    session = session_named(programme, "page:#a");
    assert_clock_equal(programme, session->planned_starts_at, "08:30");
    assert_clock_equal(programme, session->starts_at, "12:00");
    assert_clock_equal(programme, session->ends_at, "13:00");
    programme_destroy(programme);
}

static void names_may_be_in_several_languages(void **state)
{
    struct programme *programme = read_page(
        AGENDA("{\"@type\": \"Event\", \"name\": [{\"@value\": \"Ашылу\", \"@language\": \"kk\"}, "
               "{\"@value\": \"Открытие\", \"@language\": \"ru-RU\"}], \"startDate\": "
               "\"2025-11-20T10:00+05:00\", \"inLanguage\": [\"kk\", \"ru\"]}"));
    const struct localised *title = &programme->sessions[0].title;

    (void)state;
    assert_text_equal(localised_in(title, TEXT("kk")), "Ашылу");
    assert_text_equal(localised_in(title, TEXT("ru")), "Открытие");
    assert_text_equal(localised_in(title, TEXT("en")), "Ашылу");
    programme_destroy(programme);
}

static void people_and_places_may_be_described_elsewhere_in_the_page(void **state)
{
    struct programme *programme = read_page(PAGE(DATA(
        "{\"@graph\": [" A ", \"location\": {\"@id\": \"#hall\"}, \"performer\": {\"@id\": "
        "\"#aigul\"}}, " B ", \"location\": \"#hall\", \"performer\": [{\"@id\": \"#aigul\"}]}, "
        "{\"@id\": \"#hall\", \"@type\": \"Place\", \"name\": \"Алатау\"}, {\"@id\": \"#aigul\", "
        "\"@type\": \"Person\", \"name\": \"Айгүл\", \"image\": {\"@type\": \"ImageObject\", "
        "\"url\": \"https://example.org/a.jpg\"}}]}")));

    (void)state;
    assert_int_equal(programme->session_count, 2);
    assert_int_equal(programme->room_count, 1);
    assert_text_equal(localised_in(&programme->rooms[0].name, TEXT("kk")), "Алатау");
    assert_int_equal(programme->speaker_count, 1);
    assert_text_equal(localised_in(&programme->speakers[0].name, TEXT("kk")), "Айгүл");
    assert_text_equal(programme->speakers[0].photo, "https://example.org/a.jpg");
    assert_int_equal(programme->sessions[1].speaker_count, 1);
    programme_destroy(programme);
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
    static const struct {
        const char *page, *problems;
    } examples[] = {
        {PAGE(DATA("{" MAIN ", \"subEvent\": [" A "},\n" B "},\n{\"name\": \"C\", \"startDate\": "
                   "\"soon\"}]}")),
         "https://example.org/agenda:5:1: subEvent[2]: has no start that could be understood; it "
         "is not shown\n"},
        {PAGE(DATA("[" A ",\n\"eventStatus\": \"EventMovedOnline\"}, " B "}]")),
         "https://example.org/agenda:3:2: [0]: eventStatus is \"EventMovedOnline\", of which "
         "nothing is shown\n"},
        {PAGE(DATA("{\"name\": \"x\",\n}") DATA("[" A "}, " B "}]")),
         "https://example.org/agenda:3: data in the page (application/ld+json) are not read: "},
        {PAGE(DATA("[" A "}, " B "}, {\"@type\": \"Event\", \"name\": \"Expo\", \"startDate\": "
                   "\"2025-11-20\"}]")),
         "https://example.org/agenda: events with a day and no hour are not in the programme: "
         "1\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme = read_page(examples[i].page);
        char *lines = problem_lines(programme);

        if (!strstr(lines, examples[i].problems))
            fail_msg("%zu: \"%s\" is not in \"%s\"", i, examples[i].problems, lines);
        assert_int_equal(programme->session_count, 2);
        assert_int_equal(programme->problems.total, 1);
        free(lines);
        programme_destroy(programme);
    }
}

static void pages_without_an_event_are_refused(void **state)
{
    static const struct {
        const char *page, *why;
        int line;
    } examples[] = {
        {PAGE(""), "this is a web page, perhaps the network's log-in page", 0},
        {PAGE(DATA("{\"@type\": \"Organization\", \"name\": \"x\"}")),
         "this is a web page, perhaps the network's log-in page", 0},
        {PAGE("<!-- " DATA(A "}") " -->"), "this is a web page, perhaps the network's", 0},
        {PAGE("<script>" A "}</script>"), "this is a web page, perhaps the network's", 0},
        {PAGE(DATA("{\"@type\": \"Thing\", \"name\": \"The Event\"}")), "hold no event", 0},
        {PAGE(DATA("{\"@type\": \"Event\",\n\"name\": \"x\",}")),
         "data in the page (application/ld+json): ", 4},
        {PAGE(DATA("{\"@type\": \"Event\", \"name\": \"x\"}")),
         "1 of 1 sessions have no start that could be understood", 0},
        {PAGE(DATA("{" MAIN ", \"@id\": \"#m\", \"subEvent\": [\"#m\", \"#m\", \"#m\"]}")),
         "a part of itself", 0},
        {"<html><script type=\"application/ld+json\">{\"@type\": \"Event\"",
         "data in the page (application/ld+json): ", 1},
        {"<html><script type=\"application/ld+json\" \"@type\": \"Event\"",
         "this is a web page, perhaps the network's", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        print_message("%zu\n", i);
        assert_refused(text_from(examples[i].page), examples[i].line, examples[i].why);
    }
}

static void a_page_in_another_encoding_is_read(void **state)
{
    static const char page[] =
        PAGE(DATA("[{\"@type\": \"Event\", \"name\": \"\xCE\xF2\xEA\xF0\xFB\xF2\xE8\xE5\", "
                  "\"startDate\": \"2025-11-20T10:00+05:00\"}]"));
    static const char ours[] =
        "<html>" DATA("[{\"@type\": \"Event\", \"name\": \"\xCE\xF2\xEA\xF0\xFB\xF2\xE8\xE5\", "
                      "\"startDate\": \"2025-11-20T10:00+05:00\"}]");
    struct document document = page_of(text_from(ours));
    struct programme *guessed = read_documents(&document, 1), *declared, *mixed;

    (void)state;
    document.charset = TEXT("windows-1251");
    declared = read_documents(&document, 1);
    mixed = read_page(page); /* Kazakh words in UTF-8 around it */
    assert_text_equal(localised_in(&guessed->sessions[0].title, TEXT("ru")), "Открытие");
    assert_text_equal(localised_in(&declared->sessions[0].title, TEXT("ru")), "Открытие");
    assert_problems(guessed, "https://example.org/agenda: nothing says in which encoding the page "
                             "is; windows-1251 is a guess\n");
    assert_problems(declared, "");
    assert_int_equal(mixed->session_count, 1);
    programme_destroy(guessed);
    programme_destroy(declared);
    programme_destroy(mixed);
}

/* A document of the largest size that is let in, made of one piece said again and again. */
static struct text largest_of(struct arena *arena, const char *head, const char *piece,
                              size_t largest)
{
    struct text_builder bytes = {.arena = arena};

    builder_add(&bytes, text_from(head));
    while (bytes.size + strlen(piece) <= largest)
        builder_add(&bytes, text_from(piece));
    return builder_text(&bytes);
}

static void whatever_comes_costs_less_than_a_second(void **state)
{
#define OPEN "<html><script type=\"application/ld+json\">"
    static const struct {
        const char *head, *piece, *why;
        size_t size;
    } examples[] = {
        {"<html>", "<", "web page", LIMIT_DOCUMENT_BYTES},
        {"<html>", "<script", "web page", LIMIT_DOCUMENT_BYTES},
        {"<html>", "<script>", "web page", LIMIT_DOCUMENT_BYTES},
        {"<html>", "<!--", "web page", LIMIT_DOCUMENT_BYTES},
        {"<html>", "<!-- -->", "web page", LIMIT_DOCUMENT_BYTES},
        {"<html>", OPEN "</script>", "web page", LIMIT_DOCUMENT_BYTES},
        {"<html>", OPEN "\"Event\"</script>", "more data", LIMIT_DOCUMENT_BYTES},
        {OPEN "\"Event\"", "</", "more data", LIMIT_DOCUMENT_BYTES},
        {OPEN "\"Event\"", "x", "more data", LIMIT_DOCUMENT_BYTES},
        {OPEN "{\"@type\": \"Event\", \"subEvent\": ", "[", "application/ld+json", 2000000},
        {OPEN "[\"Event\"", ",[]", "more data", 2000000},
        {OPEN "[\"Event\"", ",[]", "application/ld+json", 300000},
        {OPEN "[\"Event\"", ",{}", "application/ld+json", 300000},
        {OPEN "[\"Event\"", ",{\"a\":1}", "application/ld+json", 800000},
        {OPEN "{\"Event\": \"", "x", "application/ld+json", 2000000},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text bytes =
            largest_of(&arena, examples[i].head, examples[i].piece, examples[i].size);
        clock_t before = clock();
        struct document document = page_of(bytes);
        struct read_options options = {.now = INSTANT_NONE};
        struct programme *programme = NULL;
        struct error error = {0};
        double seconds;

        assert_false(programme_read(&programme, &document, 1, &options, &error, NULL));
        seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
        print_message("%zu: %.3f s, %s\n", i, seconds, error.message);
        assert_non_null(strstr(error.message, examples[i].why));
        assert_true(seconds < SLOWNESS);
        arena_finish(&arena);
    }
}

/* As many sessions as two megabytes hold. */
static void a_long_agenda_is_read_or_refused_in_less_than_a_second(void **state)
{
    static const struct {
        int sessions;
        const char *why;
    } examples[] = {{19000, NULL}, {20001, "more than 20000 events"}};

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text_builder page = {.arena = &arena};
        struct programme *programme = NULL;
        clock_t before;

        builder_add(&page, TEXT(OPEN "{\"@type\":\"Event\",\"name\":\"x\",\"subEvent\":[0"));
        for (int j = 0; j < examples[i].sessions; j++)
            builder_format(&page, ",{\"name\":\"%d\",\"startDate\":\"2025-11-20T%02d:00\"%s}", j,
                           j % 24, j % 1000 ? "" : ",\"eventStatus\":\"x\"");
        builder_add(&page, TEXT("]}</script>"));
        before = clock();
        if (examples[i].why)
            assert_refused(builder_text(&page), 0, examples[i].why);
        else
            programme = read_bytes(builder_text(&page));
        print_message("%zu bytes: %.3f s\n", page.size,
                      (double)(clock() - before) / CLOCKS_PER_SEC);
        assert_true(clock() - before < SLOWNESS * CLOCKS_PER_SEC);
        if (programme)
            assert_int_equal(programme->session_count, examples[i].sessions);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_gives_its_event_and_what_is_part_of_it),
        cmocka_unit_test(agendas_are_found_however_the_page_holds_them),
        cmocka_unit_test(a_single_event_is_the_programme_and_its_session),
        cmocka_unit_test(when_a_session_is_is_found_where_it_is_said),
        cmocka_unit_test(the_fate_of_a_session_is_shown),
        cmocka_unit_test(a_line_of_changes_is_newer_than_the_page),
        cmocka_unit_test(names_may_be_in_several_languages),
        cmocka_unit_test(people_and_places_may_be_described_elsewhere_in_the_page),
        cmocka_unit_test(what_is_wrong_is_told_with_its_line),
        cmocka_unit_test(pages_without_an_event_are_refused),
        cmocka_unit_test(a_page_in_another_encoding_is_read),
        cmocka_unit_test(whatever_comes_costs_less_than_a_second),
        cmocka_unit_test(a_long_agenda_is_read_or_refused_in_less_than_a_second),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
