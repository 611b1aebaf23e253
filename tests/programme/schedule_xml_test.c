/* schedule.xml of Pentabarf, frab, pretalx and their kin: what real files write, in small documents
 * of our own; and how such a schedule joins the organiser's own document. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "examples.h"

#define CONFERENCE(words, days)                                                                    \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<schedule><conference><title>Сынақ</title>"  \
    "<start>2025-11-20</start><end>2025-11-21</end>" words "</conference>" days "</schedule>"
#define IN_ALMATY "<time_zone_name>Asia/Almaty</time_zone_name>"
#define DAY(events)                                                                                \
    "<day index=\"1\" date=\"2025-11-20\"><room name=\"Алатау\">" events "</room></day>"
#define EVENT(guid, words) "<event guid=\"" guid "\" id=\"7\"><title>Ашылу</title>" words "</event>"
#define AT_TEN             "<date>2025-11-20T10:00:00+05:00</date>"

static struct document document_with(const char *words)
{
    return document_of("schedule.xml", words);
}

static struct programme *read_schedule(const char *words)
{
    struct document document = document_with(words);

    return read_documents(&document, 1);
}

static struct programme *read_in_zone(const char *words, const char *timezone)
{
    struct document document = document_with(words);

    return read_configured(&document, timezone);
}

static void assert_refused(const char *words, const char *why)
{
    struct document document = document_with(words);

    (void)refused_at_line(&document, "", why);
}

static void assert_says(const struct programme *programme, const char *words)
{
    char *lines = problem_lines(programme);

    if (!strstr(lines, words))
        fail_msg("\"%s\" is not said in:\n%s", words, lines);
    free(lines);
}

static void a_session_has_all_that_its_document_says(void **state)
{
    struct programme *programme = read_schedule(CONFERENCE(
        IN_ALMATY "<subtitle>Сөз</subtitle><venue>Сарай</venue><city>Астана</city>"
                  "<base_url>https://example.org/2025/</base_url><day_change>04:00</day_change>"
                  "<track name=\"Құқық\" color=\"#005B9A\"/>",
        DAY(EVENT("a", AT_TEN
                  "<start>10:00</start><duration>01:30</duration><room>Алатау</room>"
                  "<subtitle>Кіріспе</subtitle><track>Құқық</track><language>kk</language>"
                  "<abstract>&lt;p&gt;Бір &amp;amp; екі&lt;/p&gt;</abstract><url>talk/7</url>"
                  "<persons><person id=\"3\">Айгүл</person><person id=\"4\">\nДәурен\n"
                  "<biography>Заңгер.</biography></person><person><name>Нұр</name><x>1</x></person>"
                  "</persons>"))));
    const struct session *session = session_named(programme, "a");

    (void)state;
    assert_text_equal(localised_in(&programme->event.title, TEXT("kk")), "Сынақ");
    assert_text_equal(localised_in(&programme->event.venue, TEXT("kk")), "Сарай");
    assert_int_equal(programme->event.day_change_minutes, 240);
    assert_text_equal(programme->event.url, "https://example.org/2025/");
    assert_text_equal(programme->event.languages[0], "kk");
    assert_int_equal(programme->event.language_count, 1);
    assert_text_equal(programme->zone.name, "Asia/Almaty");
    assert_int_equal(programme->zone_origin, ZONE_FROM_DOCUMENT);
    assert_text_equal(localised_in(&session->title, TEXT("kk")), "Ашылу");
    assert_text_equal(localised_in(&session->subtitle, TEXT("ru")), "Кіріспе");
    assert_text_equal(localised_in(&session->abstract, TEXT("kk")), "Бір & екі");
    assert_text_equal(session->url, "https://example.org/2025/talk/7");
    assert_instant_equal(session->starts_at, "2025-11-20T10:00+05:00");
    assert_instant_equal(session->ends_at, "2025-11-20T11:30+05:00");
    assert_text_equal(localised_in(&programme->rooms[session->room].name, TEXT("kk")), "Алатау");
    assert_int_equal(programme->tracks[session->track].colour, 0x005B9A);
    assert_int_equal(session->speaker_count, 3);
    assert_text_equal(localised_in(&programme->speakers[1].name, TEXT("kk")), "Дәурен");
    assert_text_equal(localised_in(&programme->speakers[1].bio, TEXT("kk")), "Заңгер.");
    assert_text_equal(localised_in(&programme->speakers[2].name, TEXT("kk")), "Нұр");
    assert_text_equal(session->origin.path, "day[0].room[0].event[0]");
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

/* The day and the clock beside it may be off by hours, as in a real file from India. */
static void the_date_of_a_session_wins_over_its_day_and_clock(void **state)
{
    struct programme *programme = read_schedule(CONFERENCE(
        "<time_zone_name>Asia/Kolkata</time_zone_name>",
        "<day date=\"2025-11-19\"><room name=\"A\"><event id=\"1\"><title>T</title>"
        "<date>2025-11-20T05:00:00+00:00</date><start>05:10</start></event></room></day>"));
    const struct session *session = session_named(programme, "1");

    (void)state;
    assert_instant_equal(session->starts_at, "2025-11-20T10:30+05:30");
    assert_clock_equal(programme, session->starts_at, "10:30");
    programme_destroy(programme);
}

static const char old_file[] =
    "<schedule><conference><title>Ескі</title><day_change>03:00</day_change></conference>"
    "<day date=\"2025-11-20\"><event id=\"0\"><title>Түнгі</title><start>01:30</start>"
    "<duration>00:30</duration><room>A</room></event><event id=\"1\"><title>Таңғы</title>"
    "<start>09:00</start><duration>00:30</duration><room>A</room></event></day></schedule>";

static void without_rooms_dates_and_zone_the_day_and_the_configured_clock_count(void **state)
{
    struct programme *programme = read_in_zone(old_file, "Asia/Almaty");

    (void)state;
    assert_int_equal(programme->session_count, 2);
    assert_int_equal(programme->zone_origin, ZONE_FROM_CONFIGURATION);
    assert_instant_equal(session_named(programme, "1")->starts_at, "2025-11-20T09:00+05:00");
    assert_instant_equal(session_named(programme, "0")->starts_at, "2025-11-21T01:30+05:00");
    assert_text_equal(session_named(programme, "0")->origin.path, "day[0].event[0]");
    assert_int_equal(programme->room_count, 1);
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);

    programme = read_in_zone(old_file, "");
    assert_int_equal(programme->zone_origin, ZONE_FROM_NOBODY);
    assert_says(programme, "names no time zone, and none is configured: nothing is shown as now");
    programme_destroy(programme);
}

static void the_offset_of_the_times_is_the_zone_where_none_is_named(void **state)
{
    static const char words[] =
        CONFERENCE("", DAY(EVENT("a", "<date>2025-07-01T10:00:00+02:00</date>")));
    static const char in_its_days[] = "<schedule><conference><title>Сынақ</title></conference>" DAY(
        EVENT("a", "<date>2025-07-01T10:00:00+02:00</date>")) "</schedule>";
    static const struct {
        const char *configured, *zone;
    } examples[] = {
        {"", "UTC+02:00"}, {"Europe/Berlin", "Europe/Berlin"}, {"Asia/Almaty", "UTC+02:00"}};

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme = read_in_zone(in_its_days, examples[i].configured);

        assert_text_equal(programme->zone.name, examples[i].zone);
        assert_clock_equal(programme, session_named(programme, "a")->starts_at, "10:00");
        programme_destroy(programme);
    }
    assert_refused(words, "1 of 1 sessions have no start"); /* July is not November */
}

static void lengths_are_written_in_many_ways(void **state)
{
    static const struct {
        const char *written;
        int minutes; /* 0: to the next session in the room, here 45 minutes later */
    } examples[] = {{"0:30", 30}, {"00:30", 30},   {"00:30:00", 30}, {"20", 20},
                    {"1:00", 60}, {"0:00", 0},     {"25:99", 0},     {"soon", 0},
                    {"", 0},      {"24:00", 1440}, {"99:00", 0}};

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        char words[2048];

        snprintf(words, sizeof words,
                 CONFERENCE(IN_ALMATY, DAY(EVENT("a", AT_TEN "<duration>%s</duration>") EVENT(
                                           "b", "<date>2025-11-20T10:45:00+05:00</date>"))),
                 examples[i].written);
        struct programme *programme = read_schedule(words);
        const struct session *session = session_named(programme, "a");

        assert_int_equal(instant_between(session->starts_at, session->ends_at) / 60,
                         examples[i].minutes ? examples[i].minutes : 45);
        assert_int_equal(session->end_is_guessed, !examples[i].minutes);
        programme_destroy(programme);
    }
}

static void twice_the_same_is_shown_once_and_two_of_one_guid_both(void **state)
{
    struct programme *programme =
        read_schedule(CONFERENCE(IN_ALMATY, DAY(EVENT("a", AT_TEN) EVENT("a", AT_TEN) EVENT(
                                                "a", "<date>2025-11-20T12:00:00+05:00</date>"))));

    (void)state;
    assert_int_equal(programme->session_count, 2);
    assert_int_equal(programme->published_sessions, 3);
    assert_clock_equal(programme, programme->sessions[1].starts_at, "12:00");
    assert_false(text_equal(programme->sessions[0].id, programme->sessions[1].id));
    programme_destroy(programme);
}

static void a_start_nobody_can_believe_costs_its_own_row(void **state)
{
    static const char *const starts[] = {"0001-01-01T00:00:00Z", "9999-12-31T10:00:00+05:00",
                                         "2025-12-24T10:00:00+05:00", "tomorrow", ""};

    (void)state;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        char words[2048];

        snprintf(words, sizeof words,
                 CONFERENCE(IN_ALMATY, DAY(EVENT("a", AT_TEN) "\n" EVENT("b", "<date>%s</date>"))),
                 starts[i]);
        struct programme *programme = read_schedule(words);

        assert_int_equal(programme->session_count, 1);
        assert_says(programme, "schedule.xml:3: day[0].room[0].event[1]: ");
        programme_destroy(programme);
    }
    assert_refused(CONFERENCE(IN_ALMATY, DAY(EVENT("a", AT_TEN) EVENT("b", "") EVENT("c", ""))),
                   "2 of 3 sessions have no start that could be understood");
}

static void a_broken_document_is_refused_as_what_it_is(void **state)
{
    (void)state;
    assert_refused("<schedule><conference><title>T</title></conference><day><room name=\"A\">",
                   "cut off");
    assert_refused("<html><body>Log in</body></html>", "web page");
    assert_refused("<!DOCTYPE s [<!ENTITY a \"b\">]><schedule>&a;</schedule>", "entity");
    assert_refused(
        "<!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><schedule>&a;</schedule>",
        "entity");
}

static void an_encoding_that_nobody_named_is_guessed_and_the_guess_is_said(void **state)
{
    struct programme *programme = read_schedule(
        "<schedule><conference><title>S</title></conference><day><room name=\"A\"><event "
        "guid=\"a\"><title>\xCE\xF2\xEA\xF0\xFB\xF2\xE8\xE5</title>" AT_TEN
        "</event></room></day></schedule>");

    (void)state;
    assert_text_equal(localised_in(&programme->sessions[0].title, TEXT("ru")), "Открытие");
    assert_says(programme, "schedule.xml: nothing says in which encoding the document is; "
                           "windows-1251 is a guess\n");
    programme_destroy(programme);
}

static void an_empty_schedule_is_one(void **state)
{
    struct programme *programme =
        read_schedule(CONFERENCE(IN_ALMATY, "<day date=\"2025-11-20\"></day>"));

    (void)state;
    assert_int_equal(programme->session_count, 0);
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

static const char organisers_words[] =
    "{\"taqta\": 1, \"event\": {\"title\": {\"kk\": \"Конференция\"}, \"timezone\": "
    "\"Asia/Almaty\", \"languages\": [\"kk\"]}, "
    "\"rooms\": [{\"id\": \"big\", \"name\": {\"kk\": \"Үлкен зал\"}, \"match\": [\"Saal 1\"]}], "
    "\"speakers\": [{\"id\": \"aigul\", \"name\": \"Айгүл\", \"role\": {\"kk\": \"Заңгер\"}}], "
    "\"changes\": [{\"session\": \"main:a\", \"kind\": \"delayed\", \"minutes\": 15, \"at\": "
    "\"2025-11-20T09:00\"}]}";

/* As the display reads them: the organiser's own document first, then the one it names. */
static void an_imported_schedule_joins_the_organisers_own_document(void **state)
{
    static const char imported[] = CONFERENCE(
        "<time_zone_name>Europe/Berlin</time_zone_name>",
        "<day date=\"2025-11-20\"><room name=\"SAAL  1\"><event guid=\"a\"><title>Ашылу</title>"
        "<date>2025-11-20T10:00:00+05:00</date><duration>30</duration><persons><person "
        "id=\"1\">айгүл</person></persons>"
        "</event></room><room name=\"Басқа\"><event guid=\"b\"><title>Екінші</title>"
        "<start>08:00</start><duration>45</duration></event></room></day>");
    struct document documents[] = {document_of("programme.json", organisers_words),
                                   document_of("schedule.xml", imported)};

    (void)state;
    documents[1].source_id = TEXT("main");
    struct programme *programme = read_documents(documents, 2);
    const struct session *session = session_named(programme, "main:a");

    assert_text_equal(localised_in(&programme->event.title, TEXT("kk")), "Конференция");
    assert_text_equal(programme->zone.name, "Asia/Almaty");
    assert_text_equal(programme->rooms[session->room].id, "big");
    assert_int_equal(programme->room_count, 2);
    assert_int_equal(programme->speaker_count, 1);
    assert_text_equal(localised_in(&programme->speakers[session->speakers[0]].role, TEXT("kk")),
                      "Заңгер");
    assert_clock_equal(programme, session->planned_starts_at, "10:00");
    assert_clock_equal(programme, session->starts_at, "10:15");
    assert_true(session->changes & CHANGE_DELAYED);
    /* A clock without an offset is one of its own document's zone. */
    assert_instant_equal(session_named(programme, "main:b")->starts_at, "2025-11-20T08:00+01:00");
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

static void a_length_that_is_none_and_none_at_all_are_said(void **state)
{
    static const char words[] = CONFERENCE(
        "<time_zone_name>Asia/Almaty</time_zone_name>",
        "<day date=\"2025-11-20\"><room name=\"A\">\n<event id=\"a\"><title>Ашылу</title>"
        "<start>10:00</start><duration>25:99</duration></event>\n"
        "<event id=\"b\"><title>Екінші</title><start>11:00</start></event></room></day>");
    struct document document = document_of("schedule.xml", words);
    struct programme *programme = read_configured(&document, "");
    char *lines = problem_lines(programme);

    (void)state;
    assert_non_null(
        strstr(lines, "day[0].room[0].event[0]: \"25:99\" is no length; the end is guessed"));
    assert_non_null(strstr(lines, "schedule.xml: 1 sessions do not say how long they last"));
    assert_int_equal(programme->problems.total, 2);
    assert_clock_equal(programme, session_named(programme, "a")->ends_at, "11:00");
    assert_clock_equal(programme, session_named(programme, "b")->ends_at, "14:00");
    free(lines);
    programme_destroy(programme);
}

/* Rooms that are no rooms, as when every session has its number for one. */
static void more_rooms_than_we_keep_are_said(void **state)
{
    struct arena arena = {0};
    struct text_builder words = {.arena = &arena};
    struct document document;
    struct programme *programme;
    char *lines;

    (void)state;
    builder_add(&words, TEXT("<schedule><conference><title>Жиын</title></conference>"
                             "<day date=\"2025-11-20\">"));
    for (int i = 0; i <= LIMIT_ROOMS; i++)
        builder_format(&words,
                       "<room name=\"%d\"><event id=\"%d\"><title>А</title><start>10:00</start>"
                       "<duration>0:30</duration></event></room>",
                       i, i);
    builder_add(&words, TEXT("</day></schedule>"));
    document = document_of("schedule.xml", text_to_c(&arena, builder_text(&words)));
    programme = read_configured(&document, "Asia/Almaty");
    lines = problem_lines(programme);
    assert_int_equal(programme->room_count, LIMIT_ROOMS);
    assert_int_equal(programme->session_count, LIMIT_ROOMS + 1);
    assert_non_null(strstr(lines, "more than 500 rooms are too many"));
    free(lines);
    programme_destroy(programme);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_has_all_that_its_document_says),
        cmocka_unit_test(the_date_of_a_session_wins_over_its_day_and_clock),
        cmocka_unit_test(without_rooms_dates_and_zone_the_day_and_the_configured_clock_count),
        cmocka_unit_test(the_offset_of_the_times_is_the_zone_where_none_is_named),
        cmocka_unit_test(lengths_are_written_in_many_ways),
        cmocka_unit_test(twice_the_same_is_shown_once_and_two_of_one_guid_both),
        cmocka_unit_test(a_start_nobody_can_believe_costs_its_own_row),
        cmocka_unit_test(a_broken_document_is_refused_as_what_it_is),
        cmocka_unit_test(an_encoding_that_nobody_named_is_guessed_and_the_guess_is_said),
        cmocka_unit_test(an_empty_schedule_is_one),
        cmocka_unit_test(an_imported_schedule_joins_the_organisers_own_document),
        cmocka_unit_test(a_length_that_is_none_and_none_at_all_are_said),
        cmocka_unit_test(more_rooms_than_we_keep_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
