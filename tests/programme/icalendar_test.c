/* Calendars as the world writes them: lines, clocks, series, what is cancelled, what is broken. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "examples.h"

#define CALENDAR(inside) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" inside "END:VCALENDAR\r\n"
#define EVENT(inside)    "BEGIN:VEVENT\r\n" inside "END:VEVENT\r\n"
#define TALK(inside)     EVENT("UID:a\r\nSUMMARY:Есеп\r\n" inside)
#define TEN_IN_ALMATY    "DTSTART;TZID=Asia/Almaty:20251120T100000\r\n"

/* Sanitizers make everything slower, and are not what is measured. */
#if defined(__SANITIZE_ADDRESS__)
enum { SLOWNESS = 10 };
#else
enum { SLOWNESS = 1 };
#endif

static double seconds_since(const struct timespec *before)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - before->tv_sec) + (double)(now.tv_nsec - before->tv_nsec) / 1e9;
}

static bool read_bytes(struct programme **programme, struct text bytes, const char *zone,
                       struct error *error)
{
    struct document document = document_of("event.ics", "");
    struct read_options options = {.now = at("2025-11-20T10:24+05:00"),
                                   .timezone = text_from(zone)};
    size_t refused;

    document.bytes = bytes;
    return programme_read(programme, &document, 1, &options, error, &refused);
}

static struct programme *read_in(const char *words, const char *zone)
{
    struct programme *programme = NULL;
    struct error error = {0};

    if (!read_bytes(&programme, text_from(words), zone, &error))
        fail_msg("refused: %s", error.message);
    return programme;
}

static struct programme *read_calendar(const char *words)
{
    return read_in(words, "Asia/Almaty");
}

static void assert_starts(const struct programme *programme, const char *expected)
{
    struct arena arena = {0};
    struct text_builder starts = {.arena = &arena};

    for (size_t i = 0; i < programme->session_count; i++) {
        struct civil civil = zone_civil(&programme->zone, programme->sessions[i].planned_starts_at);

        builder_format(&starts, "%s%02d-%02d %02d:%02d", i ? ", " : "", civil.month, civil.day,
                       civil.hour, civil.minute);
    }
    assert_text_equal(builder_text(&starts), expected);
    arena_finish(&arena);
}

static void assert_told(const struct programme *programme, const char *words)
{
    char *lines = problem_lines(programme);

    if (!strstr(lines, words))
        fail_msg("\"%s\" is not among:\n%s", words, lines);
    free(lines);
}

static struct text title_of(const struct programme *programme, size_t i)
{
    return programme->sessions[i].title.translations[0].text;
}

static void every_property_finds_its_place(void **state)
{
    struct programme *programme = read_calendar(
        CALENDAR("X-WR-CALNAME:Конференция\\, күз\r\nX-WR-TIMEZONE:Asia/Almaty\r\n" EVENT(
            "UID:a@example.org\r\nSUMMARY:Бала құқығы\\; жаңа заң\r\n"
            "DESCRIPTION:<p>Бірінші&nbsp;сөз</p>\\nЕкінші\r\nLOCATION:Үлкен зал\\, 2\r\n"
            "DTSTART;TZID=Asia/Almaty:20251120T100000\r\nDTEND;TZID=Asia/"
            "Almaty:20251120T104500\r\nCATEGORIES:Заң\\, құқық,Басқа\r\nCOLOR:steelblue\r\n"
            "URL;VALUE=URI:https://example.org/a\r\n")));
    const struct session *session = session_named(programme, "a@example.org");

    (void)state;
    assert_text_equal(programme->event.title.translations[0].text, "Конференция, күз");
    assert_text_equal(programme->zone.name, "Asia/Almaty");
    assert_int_equal(programme->zone_origin, ZONE_FROM_DOCUMENT);
    assert_text_equal(session->title.translations[0].text, "Бала құқығы; жаңа заң");
    assert_text_equal(session->abstract.translations[0].text, "Бірінші\u00A0сөз Екінші");
    assert_text_equal(programme->rooms[session->room].name.translations[0].text, "Үлкен зал, 2");
    assert_clock_equal(programme, session->starts_at, "10:00");
    assert_clock_equal(programme, session->ends_at, "10:45");
    assert_text_equal(programme->tracks[session->track].name.translations[0].text, "Заң, құқық");
    assert_int_equal(programme->tracks[session->track].colour, 0x4682B4);
    assert_text_equal(session->url, "https://example.org/a");
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

static void a_calendar_is_told_by_its_first_bytes(void **state)
{
    static const struct {
        const char *words, *format;
    } examples[] = {
        {"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "ical"},
        {"\xEF\xBB\xBF\n\n  begin:vcalendar\nend:vcalendar\n", "ical"},
        {"<!-- \nBEGIN:VCALENDAR\nEND:VCALENDAR\n-->", "ical"},
        {"<html><body>BEGIN:VCALENDAR is what you would get, were you logged in to this network at "
         "all. Please do so.</body></html>",
         "refused"},
        {"1234567890123456789012345678901234567890123456789012345678901234567890 BEGIN:VCALENDAR",
         "refused"},
        {"BEGIN:VCARD\r\nEND:VCARD\r\n", "refused"},
        {"BEGIN:VCALENDA", "refused"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_string_equal(document_format(text_from(examples[i].words)), examples[i].format);
}

static void a_login_page_is_refused_as_what_it_is(void **state)
{
    struct programme *programme = NULL;
    struct error error = {0};

    (void)state;
    assert_false(read_bytes(&programme, TEXT("<!DOCTYPE html><html></html>"), "", &error));
    assert_non_null(strstr(error.message, "log-in page"));
}

static void folds_inside_characters_are_taken_out_first(void **state)
{
    struct programme *programme = read_calendar(CALENDAR(EVENT(
        "UID:a\r\nSUMMARY:\xD2\r\n \x9A\xD0\r\n\t\xB0\xD0\xB7\xD1\x96\xD1\x80\r\n" TEN_IN_ALMATY)));

    (void)state;
    assert_text_equal(title_of(programme, 0), "Қазір");
    programme_destroy(programme);
}

static void nuls_empty_lines_lone_line_ends_and_long_lines_are_cleaned(void **state)
{
    static const char start[] = "<!--\nBEGIN:VCALENDAR\n\n\nBEGIN:VEVENT\rUID:a\n\nSUMMARY:Бі\0р "
                                "🎉\n\n \n екі\nDESCRIPTION:";
    static const char end[] = "\nDTSTART:20251120T050000Z\nEND:VEVENT\nEND:VCALENDAR\n-->\n";
    struct programme *programme = NULL;
    char words[2000];
    size_t size = sizeof start - 1;

    (void)state;
    memcpy(words, start, size);
    memset(words + size, 'x', 900);
    memcpy(words + size + 900, end, sizeof end - 1);
    assert_true(read_bytes(&programme, (struct text){words, size + 900 + sizeof end - 1},
                           "Asia/Almaty", NULL));
    assert_int_equal(programme->session_count, 1);
    assert_text_equal(title_of(programme, 0), "Бір 🎉екі");
    assert_int_equal(programme->sessions[0].abstract.translations[0].text.size, 900);
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

static void two_calendars_in_one_document_are_both_read(void **state)
{
    struct programme *programme = read_calendar(
        CALENDAR("X-WR-CALNAME:Бір\r\n" EVENT("UID:a\r\nSUMMARY:А\r\n" TEN_IN_ALMATY))
            CALENDAR("X-WR-CALNAME:Екі\r\n" EVENT("UID:b\r\nSUMMARY:Б\r\n" TEN_IN_ALMATY)));

    (void)state;
    assert_text_equal(programme->event.title.translations[0].text, "Бір");
    assert_int_equal(programme->session_count, 2);
    assert_int_equal(programme->published_sessions, 2);
    programme_destroy(programme);
}

static void a_zone_is_known_by_many_names(void **state)
{
    static const struct {
        const char *start, *utc;
    } examples[] = {
        {"DTSTART;TZID=Europe/Berlin:20250701T100000", "2025-07-01T08:00Z"},
        {"DTSTART;TZID=\"Central Asia Standard Time\":20251120T100000", "2025-11-20T04:00Z"},
        {"DTSTART;TZID=W. Europe Standard Time:20250701T100000", "2025-07-01T08:00Z"},
        {"DTSTART;TZID=/example.org/20250101_1/Europe/Berlin:20250701T100000", "2025-07-01T08:00Z"},
        {"DTSTART;TZID=\"Amsterdam, Berlin, Bern\":20250701T100000", "2025-07-01T08:00Z"},
        {"DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20250701T100000", "2025-07-01T08:00Z"},
        {"DTSTART:20250701T080000Z", "2025-07-01T08:00Z"},
        {"DTSTART;VALUE=DATE-TIME:20251120T100000", "2025-11-20T05:00Z"}, /* floating */
        {"DTSTART:20251120T1000", "2025-11-20T05:00Z"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme;
        char words[400];

        snprintf(words, sizeof words,
                 CALENDAR("X-WR-TIMEZONE:Asia/Almaty\r\n" EVENT("SUMMARY:А\r\n%s\r\n")),
                 examples[i].start);
        programme = read_in(words, "");
        assert_int_equal(programme->problems.total, 0);
        assert_int_equal(programme->sessions[0].starts_at.seconds, at(examples[i].utc).seconds);
        programme_destroy(programme);
    }
}

static void the_zone_of_most_times_is_the_events(void **state)
{
    struct programme *programme = read_in(
        CALENDAR(EVENT("DTSTART;TZID=Europe/Berlin:20251120T100000\r\nSUMMARY:А\r\n")
                     EVENT("DTSTART;TZID=Central Asia Standard Time:20251120T100000\r\n")
                         EVENT("DTSTART;TZID=Central Asia Standard Time:20251120T110000\r\n")),
        "");

    (void)state;
    assert_text_equal(programme->zone.name, "Asia/Bishkek");
    assert_int_equal(programme->zone_origin, ZONE_FROM_DOCUMENT);
    programme_destroy(programme);
}

static void times_in_utc_are_shown_by_the_configured_clock(void **state)
{
    static const char words[] = CALENDAR(TALK("DTSTART:20251120T050000Z\r\n"));
    struct programme *configured = read_in(words, "Asia/Almaty"), *alone = read_in(words, "");

    (void)state;
    assert_clock_equal(configured, configured->sessions[0].starts_at, "10:00");
    assert_int_equal(configured->zone_origin, ZONE_FROM_CONFIGURATION);
    assert_int_equal(configured->problems.total, 0);
    assert_told(alone, "names no time zone");
    programme_destroy(configured);
    programme_destroy(alone);
}

static void an_unknown_zone_is_the_events_and_doubted_once(void **state)
{
    struct programme *programme =
        read_calendar(CALENDAR(EVENT("UID:a\r\nDTSTART;TZID=Біздікі:20251120T100000\r\n")
                                   EVENT("UID:b\r\nDTSTART;TZID=Біздікі:20251120T110000\r\n")));

    (void)state;
    assert_starts(programme, "11-20 10:00, 11-20 11:00");
    assert_told(programme, "TZID \"Біздікі\" is no time zone we know");
    assert_int_equal(programme->problems.total, 1);
    programme_destroy(programme);
}

static void the_clock_of_an_end_counts_for_the_end(void **state)
{
    struct programme *programme = read_calendar(
        CALENDAR(TALK(TEN_IN_ALMATY "DTEND;TZID=Russian Standard Time:20251120T090000\r\n")));

    (void)state;
    assert_clock_equal(programme, programme->sessions[0].ends_at, "11:00");
    programme_destroy(programme);
}

static void zones_without_end_are_bounded_and_told(void **state)
{
    static const char onset[] = "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
                                "TZOFFSETTO:+0200\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\n"
                                "END:STANDARD\n";
    struct arena arena = {0};
    struct text_builder words = {.arena = &arena};
    struct programme *programme = NULL;
    struct timespec before;

    (void)state;
    builder_format(&words, "BEGIN:VCALENDAR\n");
    for (int i = 0; i < 40; i++) {
        builder_format(&words, "BEGIN:VTIMEZONE\nTZID:z%d\n", i);
        for (int j = 0; j < 70; j++)
            builder_format(&words, "%s", onset);
        builder_format(&words,
                       "END:VTIMEZONE\nBEGIN:VEVENT\nUID:%d\nSUMMARY:А\n"
                       "DTSTART;TZID=z%d:20251120T100000\nEND:VEVENT\n",
                       i, i);
    }
    builder_format(&words, "END:VCALENDAR\n");
    clock_gettime(CLOCK_MONOTONIC, &before);
    assert_true(read_bytes(&programme, builder_text(&words), "Asia/Almaty", NULL));
    print_message("40 zones of 70 rules: %.2f s\n", seconds_since(&before));
    assert_int_equal(programme->session_count, 40);
    assert_told(programme, "TZID \"z31\" is no time zone we know");
    assert_told(programme, "names more than 32 time zones");
    assert_true(seconds_since(&before) < 1 * SLOWNESS);
    programme_destroy(programme);
    arena_finish(&arena);
}

static void a_zone_of_its_own_is_as_its_definition_says(void **state)
{
    struct programme *programme = read_in(
        CALENDAR("BEGIN:VTIMEZONE\r\nTZID:(UTC+01:00) Біздікі\r\n"
                 "BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\n"
                 "TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
                 "BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\n"
                 "TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n"
                 "END:VTIMEZONE\r\n" TALK("DTSTART;TZID=(UTC+01:00) Біздікі:20250330T013000\r\n")
                     EVENT("UID:b\r\nDTSTART;TZID=(UTC+01:00) Біздікі:20250330T033000\r\n")
                         EVENT("UID:c\r\nDTSTART;TZID=(UTC+01:00) Біздікі:20251026T033000\r\n")),
        "");

    (void)state;
    assert_int_equal(programme->sessions[0].starts_at.seconds, at("2025-03-30T00:30Z").seconds);
    assert_int_equal(programme->sessions[1].starts_at.seconds, at("2025-03-30T01:30Z").seconds);
    assert_int_equal(programme->sessions[2].starts_at.seconds, at("2025-10-26T02:30Z").seconds);
    assert_int_equal(programme->zone_origin, ZONE_FROM_OFFSETS);
    assert_text_equal(programme->zone.name, "UTC+01:00");
    programme_destroy(programme);
}

static void an_end_is_given_by_dtend_or_duration_or_guessed(void **state)
{
    static const struct {
        const char *end, *clock, *told;
    } examples[] = {
        {"DTEND;TZID=Asia/Almaty:20251120T113000\r\n", "11:30", ""},
        {"DURATION:PT45M\r\n", "10:45", ""},
        {"DURATION:P0DT1H30M\r\n", "11:30", ""},
        {"", "13:00", ""},
        {"DURATION:hour\r\n", "13:00", "its end cannot be understood"},
        {"DTEND:00000101\r\n", "13:00", "its end cannot be understood"},
        {"DTEND;TZID=Asia/Almaty:20251120T090000\r\n", "13:00", "does not end after its start"},
        {"DURATION:-PT45M\r\n", "13:00", "its end cannot be understood"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme;
        char words[400];

        snprintf(words, sizeof words, CALENDAR(TALK(TEN_IN_ALMATY "%s")), examples[i].end);
        programme = read_calendar(words);
        assert_clock_equal(programme, programme->sessions[0].ends_at, examples[i].clock);
        assert_int_equal(programme->problems.total, *examples[i].told != 0);
        assert_told(programme, examples[i].told);
        programme_destroy(programme);
    }
}

static void a_start_nobody_can_believe_costs_its_own_row(void **state)
{
    static const char *const starts[] = {"00000101",         "20251320T250000Z", "99991231T000000Z",
                                         "00010101T000000Z", "tomorrow",         "20250230T100000"};

    (void)state;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct programme *programme;
        char words[400];

        snprintf(words, sizeof words,
                 CALENDAR(TALK(TEN_IN_ALMATY) EVENT("UID:b\r\nDTSTART:%s\r\nRRULE:FREQ=DAILY\r\n")),
                 starts[i]);
        programme = read_calendar(words);
        assert_starts(programme, "11-20 10:00");
        assert_told(programme, "event.ics:8: VEVENT[1]: has no start that could be understood");
        programme_destroy(programme);
    }
}

static void a_day_without_hours_is_a_notice_and_no_row(void **state)
{
    struct programme *programme = read_calendar(
        CALENDAR(EVENT("UID:a\r\nSUMMARY:Бүгін есік ашық\r\nDTSTART;VALUE=DATE:20251120\r\nDTEND;"
                       "VALUE=DATE:20251122\r\n")
                     EVENT("UID:b\r\nSUMMARY:Бір күн\r\nDTSTART:20251121\r\nDTEND:20251121\r\n")
                         EVENT("UID:c\r\nSTATUS:CANCELLED\r\nSUMMARY:Жоқ\r\nDTSTART:20251121\r\n")
                             TALK(TEN_IN_ALMATY)));
    const struct notice *notices = programme->notices;

    (void)state;
    assert_int_equal(programme->session_count, 1);
    assert_int_equal(programme->published_sessions, 4);
    assert_int_equal(programme->notice_count, 2);
    assert_text_equal(notices[0].text.translations[0].text, "Бүгін есік ашық");
    assert_int_equal(notices[0].severity, NOTICE_INFO);
    assert_int_equal(notices[0].from.seconds, at("2025-11-20T00:00+05:00").seconds);
    assert_int_equal(notices[0].until.seconds, at("2025-11-22T00:00+05:00").seconds);
    assert_int_equal(notices[1].until.seconds, at("2025-11-22T00:00+05:00").seconds);
    programme_destroy(programme);
}

static void one_uid_for_all_leaves_all(void **state)
{
    struct programme *programme = read_calendar(CALENDAR(
        EVENT("UID:room-1\r\nSUMMARY:А\r\n" TEN_IN_ALMATY)
            EVENT("UID:room-1\r\nSUMMARY:Б\r\nDTSTART;TZID=Asia/Almaty:20251120T110000\r\n")
                EVENT("UID:room-1\r\nSUMMARY:В\r\nDTSTART;TZID=Asia/Almaty:20251120T120000\r\n")
                    EVENT("UID:room-1\r\nSUMMARY:А\r\n" TEN_IN_ALMATY)));

    (void)state;
    assert_starts(programme, "11-20 10:00, 11-20 11:00, 11-20 12:00");
    assert_int_equal(programme->published_sessions, 4);
    assert_told(programme, "1 sessions stand there twice");
    programme_destroy(programme);
}

static void a_higher_sequence_replaces_what_was(void **state)
{
    struct programme *programme =
        read_calendar(CALENDAR(TALK("SEQUENCE:2\r\nDTSTART;TZID=Asia/Almaty:20251120T120000\r\n")
                                   TALK("SEQUENCE:1\r\n" TEN_IN_ALMATY)));

    (void)state;
    assert_starts(programme, "11-20 12:00");
    assert_int_equal(programme->published_sessions, 2);
    assert_told(programme, "is replaced by one of a higher SEQUENCE");
    programme_destroy(programme);
}

static void what_is_cancelled_stays_and_is_marked(void **state)
{
    static const char *const examples[] = {
        CALENDAR(TALK(TEN_IN_ALMATY "STATUS:CANCELLED\r\nLAST-MODIFIED:20251119T040000Z\r\n")),
        CALENDAR("METHOD:CANCEL\r\n" TALK(TEN_IN_ALMATY "LAST-MODIFIED:20251119T040000Z\r\n")),
        CALENDAR(TALK("SEQUENCE:1\r\nLAST-MODIFIED:20251119T040000Z\r\n" TEN_IN_ALMATY))
            CALENDAR("METHOD:CANCEL\r\n" EVENT("UID:a\r\nSEQUENCE:1\r\n")),
        CALENDAR(TALK("LAST-MODIFIED:20251119T040000Z\r\n" TEN_IN_ALMATY))
            CALENDAR("METHOD:CANCEL\r\n" TALK(TEN_IN_ALMATY)),
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme = read_calendar(examples[i]);

        assert_int_equal(programme->session_count, 1);
        assert_int_equal(programme->sessions[0].changes, CHANGE_CANCELLED);
        assert_int_equal(programme->sessions[0].newest_changes, CHANGE_CANCELLED);
        assert_int_equal(programme->sessions[0].changed_at.seconds,
                         at("2025-11-19T04:00Z").seconds);
        programme_destroy(programme);
    }
}

static void an_older_cancellation_does_not_count(void **state)
{
    struct programme *programme =
        read_calendar(CALENDAR(TALK("SEQUENCE:2\r\n" TEN_IN_ALMATY))
                          CALENDAR("METHOD:CANCEL\r\n" EVENT("UID:a\r\nSEQUENCE:1\r\n")));

    (void)state;
    assert_int_equal(programme->sessions[0].changes, 0);
    programme_destroy(programme);
}

/* Two talks on 20 and 24 November make the days of the event. */
#define DAYS                                                                                       \
    EVENT("UID:first\r\nSUMMARY:А\r\nDTSTART;TZID=Asia/Almaty:20251120T080000\r\n")                \
    EVENT("UID:last\r\nSUMMARY:Я\r\nDTSTART;TZID=Asia/Almaty:20251124T080000\r\n")

static void a_series_is_held_on_the_days_of_the_event(void **state)
{
    static const struct {
        const char *rule, *starts; /* besides the two talks at 8 */
    } examples[] = {
        {"RRULE:FREQ=DAILY", "11-20 11-21 11-22 11-23 11-24 11-25"},
        {"RRULE:FREQ=DAILY;COUNT=2", "11-20 11-21"},
        {"RRULE:FREQ=DAILY;INTERVAL=2", "11-20 11-22 11-24"},
        {"RRULE:FREQ=DAILY;UNTIL=20251122T050000Z", "11-20 11-21 11-22"},
        {"RRULE:FREQ=DAILY;UNTIL=20251122", "11-20 11-21 11-22"},
        {"RRULE:FREQ=DAILY;BYDAY=FR,SA", "11-20 11-21 11-22"},
        {"RRULE:FREQ=WEEKLY;BYDAY=MO,TH,FR", "11-20 11-21 11-24"},
        {"RRULE:FREQ=MONTHLY;BYMONTHDAY=22,-8", "11-20 11-22 11-23"},
        {"RRULE:FREQ=MONTHLY;BYDAY=4MO", "11-20 11-24"},
        {"RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-5", "11-20 11-24"},
        {"RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=-1SU", "11-20"},
        {"RRULE:FREQ=YEARLY;BYYEARDAY=326", "11-20 11-22"},
        {"RRULE:FREQ=YEARLY", "11-20"},
        {"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "11-20"},
        {"RRULE:FREQ=DAILY\r\nEXDATE;TZID=Asia/Almaty:20251120T100000,20251123T100000",
         "11-21 11-22 11-24 11-25"},
        {"RRULE:FREQ=DAILY\r\nEXDATE;VALUE=DATE:20251121", "11-20 11-22 11-23 11-24 11-25"},
        {"RDATE;TZID=Asia/Almaty:20251121T100000,20251201T100000", "11-20 11-21 12-01"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text_builder starts = {.arena = &arena};
        struct programme *programme;
        char words[900];

        snprintf(words, sizeof words, CALENDAR(DAYS TALK(TEN_IN_ALMATY "%s\r\n")),
                 examples[i].rule);
        programme = read_calendar(words);
        for (size_t j = 0; j < programme->session_count; j++) {
            struct civil civil = zone_civil(&programme->zone, programme->sessions[j].starts_at);

            if (civil.hour == 10)
                builder_format(&starts, "%s%02d-%02d", starts.size ? " " : "", civil.month,
                               civil.day);
        }
        assert_text_equal(builder_text(&starts), examples[i].starts);
        assert_int_equal(programme->published_sessions, 3);
        assert_int_equal(programme->problems.total, 0);
        arena_finish(&arena);
        programme_destroy(programme);
    }
}

static void one_day_of_a_series_is_moved_or_cancelled_alone(void **state)
{
    struct programme *programme =
        read_calendar(CALENDAR(DAYS TALK(TEN_IN_ALMATY "RRULE:FREQ=DAILY;COUNT=3\r\n") TALK(
            "RECURRENCE-ID;TZID=Asia/Almaty:20251121T100000\r\nDTSTART;TZID=Asia/"
            "Almaty:20251121T153000\r\n") "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nMETHOD:"
                                          "CANCEL\r\n" EVENT("UID:a\r\nRECURRENCE-ID:"
                                                             "20251122T050000Z\r\n")));

    (void)state;
    assert_starts(programme, "11-20 08:00, 11-20 10:00, 11-21 15:30, 11-22 10:00, 11-24 08:00");
    assert_int_equal(session_named(programme, "a")->changes, 0);
    assert_int_equal(session_named(programme, "a@2025-11-21T05:00:00Z")->changes, 0);
    assert_int_equal(session_named(programme, "a@2025-11-22T05:00:00Z")->changes, CHANGE_CANCELLED);
    assert_int_equal(programme->published_sessions, 4);
    programme_destroy(programme);
}

static void a_series_keeps_its_time_of_day_over_a_change_of_the_clocks(void **state)
{
    struct programme *programme = read_calendar(
        CALENDAR("X-WR-TIMEZONE:Europe/Berlin\r\n" TALK(
            "DTSTART;TZID=Europe/Berlin:20251025T100000\r\nRRULE:FREQ=DAILY;COUNT=2\r\n")
                     EVENT("UID:b\r\nDTSTART;TZID=Europe/Berlin:20251026T120000\r\n")));

    (void)state;
    assert_starts(programme, "10-25 10:00, 10-26 10:00, 10-26 12:00");
    programme_destroy(programme);
}

static void a_calendar_of_series_alone_shows_the_weeks_that_are_now(void **state)
{
    struct programme *programme = read_calendar(
        CALENDAR(TALK("DTSTART;TZID=Asia/Almaty:20200102T100000\r\nRRULE:FREQ=WEEKLY\r\n")));

    (void)state;
    assert_starts(programme, "01-02 10:00, 11-20 10:00, 11-27 10:00, 12-04 10:00, 12-11 10:00, "
                             "12-18 10:00");
    assert_int_equal(programme->published_sessions, 1);
    programme_destroy(programme);
}

static void rules_faster_than_daily_are_dropped_at_once(void **state)
{
    static const char *const rules[] = {"FREQ=SECONDLY",
                                        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
                                        "FREQ=MINUTELY",
                                        "FREQ=HOURLY",
                                        "FREQ=DAILY;BYSECOND=0,1,2",
                                        "FREQ=YEARLY;BYWEEKNO=20",
                                        "FREQ=DAILY;INTERVAL=0",
                                        "FREQ=DAILY;BYMONTH=13",
                                        "COUNT=3",
                                        "nonsense"};
    struct timespec before;

    (void)state;
    clock_gettime(CLOCK_MONOTONIC, &before);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct programme *programme;
        char words[400];

        snprintf(words, sizeof words, CALENDAR(TALK(TEN_IN_ALMATY "RRULE:%s\r\n")), rules[i]);
        programme = read_calendar(words);
        assert_starts(programme, "11-20 10:00");
        assert_told(programme, "; only the first is shown");
        programme_destroy(programme);
    }
    assert_true(seconds_since(&before) < 1 * SLOWNESS);
}

/* So many events, each with these lines. */
static struct text many(struct arena *arena, size_t count, const char *lines)
{
    struct text_builder words = {.arena = arena};

    builder_format(&words, "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Asia/Almaty\n");
    for (size_t i = 0; i < count; i++)
        builder_format(&words, "BEGIN:VEVENT\nUID:%zu\nSUMMARY:%zu\n%sEND:VEVENT\n", i, i, lines);
    builder_format(&words, "END:VCALENDAR\n");
    return builder_text(&words);
}

static void many_series_are_bounded_together(void **state)
{
    static const char *const rules[] = {
        "DTSTART:20251120T100000\nRRULE:FREQ=DAILY\n",
        "DTSTART:19700101T100000\nRRULE:FREQ=YEARLY;BYDAY=SU;COUNT=1000000\n",
        "DTSTART:19700101T100000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9\n",
    };
    struct timespec before;

    (void)state;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct arena arena = {0};
        struct text words = many(&arena, 15000, rules[i]);
        struct programme *programme = NULL;

        clock_gettime(CLOCK_MONOTONIC, &before);
        assert_true(read_bytes(&programme, words, "", NULL));
        print_message("15000 series: %.2f s\n", seconds_since(&before));
        assert_true(seconds_since(&before) < 1 * SLOWNESS);
        assert_int_equal(programme->published_sessions, 15000);
        assert_in_range(programme->session_count, 15000, 17000);
        assert_told(programme, "more than 2000 repeats are too many");
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void dates_that_are_none_or_too_many_are_left_out_and_told(void **state)
{
    struct programme *programme;
    struct arena arena = {0};
    struct text_builder words = {.arena = &arena};

    (void)state;
    builder_format(&words, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20251120T100000\n"
                           "SUMMARY:А\nRDATE:soon\nEXDATE:20251121T100000");
    for (int i = 0; i < 500; i++)
        builder_format(&words, ",20251121T100000");
    builder_format(&words, "\nEND:VEVENT\nEND:VCALENDAR\n");
    programme = read_calendar(text_to_c(&arena, builder_text(&words)));
    assert_starts(programme, "11-20 10:00");
    assert_told(programme, "event.ics:5: VEVENT[0]: a date that is none; it is left out");
    assert_told(programme, "event.ics:6: VEVENT[0]: too many dates; the rest of them is left out");
    programme_destroy(programme);
    arena_finish(&arena);
}

static void too_many_events_and_too_many_bytes_are_refused(void **state)
{
    struct arena arena = {0};
    struct programme *programme = NULL;
    struct error error = {0};
    static const char begin[] = "BEGIN:VCALENDAR\n";
    size_t size = 4 * 1024 * 1024 + 1;
    char *bytes = calloc(1, size);

    (void)state;
    assert_false(
        read_bytes(&programme, many(&arena, 20001, "DTSTART:20251120T100000Z\n"), "", &error));
    assert_string_equal(error.message, "more than 20000 events are too many");
    memcpy(bytes, begin, sizeof begin);
    assert_false(read_bytes(&programme, (struct text){bytes, size}, "", &error));
    assert_string_equal(error.message,
                        "4194305 bytes are too many for a calendar; expected at most 4194304");
    free(bytes);
    arena_finish(&arena);
}

static void a_cut_off_calendar_gives_its_whole_events(void **state)
{
    struct programme *programme = read_calendar(
        "BEGIN:VCALENDAR\r\n" TALK(TEN_IN_ALMATY) "BEGIN:VEVENT\r\nUID:b\r\nDTSTART:20251120T1");

    (void)state;
    assert_starts(programme, "11-20 10:00");
    assert_told(programme, "VEVENT[1]: VEVENT without its END");
    assert_told(programme, "END:VCALENDAR is missing");
    programme_destroy(programme);
}

static void a_cut_off_calendar_does_not_replace_more_than_it_has(void **state)
{
    struct history history = {0};
    struct read_options options = {.now = at("2025-11-20T10:24+05:00"), .history = &history};
    struct document document = document_of("event.ics", "");
    struct programme *programme = NULL;
    struct arena arena = {0};
    struct error error = {0};
    size_t refused;

    (void)state;
    document.bytes = many(&arena, 10, "DTSTART:20251121T100000\n");
    assert_true(programme_read(&programme, &document, 1, &options, &error, &refused));
    programme_destroy(programme);

    document.is_new = true;
    document.bytes = many(&arena, 7, "DTSTART:20251121T100000\n");
    document.bytes.size -= strlen("END:VCALENDAR\n");
    assert_false(programme_read(&programme, &document, 1, &options, &error, &refused));
    assert_string_equal(error.message, "the calendar is cut off: END:VCALENDAR is missing, and 7 "
                                       "of 10 sessions are left");

    document.bytes = many(&arena, 8, "DTSTART:20251121T100000\n");
    document.bytes.size -= strlen("END:VCALENDAR\n");
    assert_true(programme_read(&programme, &document, 1, &options, &error, &refused));
    programme_destroy(programme);
    arena_finish(&history.arena);
    arena_finish(&arena);
}

static void what_has_no_start_or_no_words_is_told_or_named_otherwise(void **state)
{
    struct programme *programme = read_calendar(CALENDAR(
        EVENT("UID:a\r\nSUMMARY:Басталмайды\r\n") EVENT("UID:b\r\nDESCRIPTION:<b>Сипаты</b> "
                                                        "ғана\r\n" TEN_IN_ALMATY)
            EVENT("BEGIN:VALARM\r\nDESCRIPTION:Оятқыш\r\nSUMMARY:Оятқыш\r\nEND:VALARM\r\nUID:c\r\n"
                  "CONFERENCE;VALUE=URI:https://example.org/c\r\n" TEN_IN_ALMATY)));

    (void)state;
    assert_told(programme, "event.ics:3: VEVENT[0]: has no DTSTART; it is not shown");
    assert_text_equal(session_named(programme, "b")->title.translations[0].text, "Сипаты ғана");
    assert_text_equal(session_named(programme, "c")->title.translations[0].text, "…");
    assert_text_equal(session_named(programme, "c")->url, "https://example.org/c");
    assert_int_equal(programme->published_sessions, 2);
    programme_destroy(programme);
}

/* Real calendars that nobody here wrote, where they are at hand, against counts taken by grep and
 * Python's standard library: events with a DTSTART. */
static void real_calendars_hold_what_an_independent_count_says(void **state)
{
    static const struct {
        const char *path;
        size_t published, sessions, rooms;
    } examples[] = {
        {"ical4j_incoming.ics", 4, 2, 0},         {"ical4j_japan_west.ics", 49, 2, 1},
        {"ical4j_lastfm.ics", 33, 33, 7},         {"ical4j_schedule-unstable.ics", 37, 0, 0},
        {"icalendar_nonascii_tzid.ics", 1, 1, 0}, {"icalendar_rfc7986_conferences.ics", 0, 0, 0},
        {"kielux_2020.ics", 24, 24, 4},           {"linux_conf_au_2020.ics", 262, 262, 7},
        {"magicmirror_12_events.ics", 12, 0, 0},  {"magicmirror_exdate_recurrence.ics", 3, 3, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme;
        char path[200], *bytes;

        snprintf(path, sizeof path, "../../shared/data/ical/%s", examples[i].path);
        if (access(path, R_OK) != 0) {
            print_message("no real calendars at hand (../../shared/data): skipped\n");
            skip();
        }
        bytes = read_file(path);
        assert_string_equal(document_format(text_from(bytes)), "ical");
        programme = read_in(bytes, "Europe/Berlin");
        assert_int_equal(programme->published_sessions, examples[i].published);
        assert_int_equal(programme->session_count, examples[i].sessions);
        assert_int_equal(programme->room_count, examples[i].rooms);
        programme_destroy(programme);
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_property_finds_its_place),
        cmocka_unit_test(a_calendar_is_told_by_its_first_bytes),
        cmocka_unit_test(a_login_page_is_refused_as_what_it_is),
        cmocka_unit_test(folds_inside_characters_are_taken_out_first),
        cmocka_unit_test(nuls_empty_lines_lone_line_ends_and_long_lines_are_cleaned),
        cmocka_unit_test(two_calendars_in_one_document_are_both_read),
        cmocka_unit_test(a_zone_is_known_by_many_names),
        cmocka_unit_test(the_zone_of_most_times_is_the_events),
        cmocka_unit_test(times_in_utc_are_shown_by_the_configured_clock),
        cmocka_unit_test(an_unknown_zone_is_the_events_and_doubted_once),
        cmocka_unit_test(the_clock_of_an_end_counts_for_the_end),
        cmocka_unit_test(zones_without_end_are_bounded_and_told),
        cmocka_unit_test(a_zone_of_its_own_is_as_its_definition_says),
        cmocka_unit_test(an_end_is_given_by_dtend_or_duration_or_guessed),
        cmocka_unit_test(a_start_nobody_can_believe_costs_its_own_row),
        cmocka_unit_test(a_day_without_hours_is_a_notice_and_no_row),
        cmocka_unit_test(one_uid_for_all_leaves_all),
        cmocka_unit_test(a_higher_sequence_replaces_what_was),
        cmocka_unit_test(what_is_cancelled_stays_and_is_marked),
        cmocka_unit_test(an_older_cancellation_does_not_count),
        cmocka_unit_test(a_series_is_held_on_the_days_of_the_event),
        cmocka_unit_test(one_day_of_a_series_is_moved_or_cancelled_alone),
        cmocka_unit_test(a_series_keeps_its_time_of_day_over_a_change_of_the_clocks),
        cmocka_unit_test(a_calendar_of_series_alone_shows_the_weeks_that_are_now),
        cmocka_unit_test(rules_faster_than_daily_are_dropped_at_once),
        cmocka_unit_test(many_series_are_bounded_together),
        cmocka_unit_test(dates_that_are_none_or_too_many_are_left_out_and_told),
        cmocka_unit_test(too_many_events_and_too_many_bytes_are_refused),
        cmocka_unit_test(a_cut_off_calendar_gives_its_whole_events),
        cmocka_unit_test(a_cut_off_calendar_does_not_replace_more_than_it_has),
        cmocka_unit_test(what_has_no_start_or_no_words_is_told_or_named_otherwise),
        cmocka_unit_test(real_calendars_hold_what_an_independent_count_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
