/* Sheets as spreadsheets save them, in small documents of our own. */
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

static struct document sheet_of(struct text bytes)
{
    return (struct document){.address = TEXT("sessions.csv"), .bytes = bytes};
}

static struct programme *read_bytes(struct text bytes)
{
    struct document document = sheet_of(bytes);
    struct read_options options = {.now = INSTANT_NONE, .timezone = TEXT("Asia/Almaty")};
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused;

    if (!programme_read(&programme, &document, 1, &options, &error, &refused))
        fail_msg("refused, line %d: %s", error.line, error.message);
    return programme;
}

static struct programme *read_sheet(const char *words)
{
    return read_bytes(text_from(words));
}

static void assert_refused(struct text bytes, int line, const char *why)
{
    struct document document = sheet_of(bytes);

    assert_int_equal(refused_at_line(&document, "Asia/Almaty", why), line);
}

/* All that was said, but for what is said of every sheet. */
static void assert_problems(const struct programme *programme, const char *expected)
{
    static const char always[] = "sessions.csv: a sheet does not say what its event is called; its "
                                 "address stands for that\n";
    char *lines = problem_lines(programme);

    assert_true(strncmp(lines, always, strlen(always)) == 0);
    assert_string_equal(lines + strlen(always), expected);
    free(lines);
}

static void a_row_is_a_session_with_all_that_its_cells_say(void **state)
{
    struct programme *programme = read_sheet(
        "id;date;start;end;room;track;title.kk;title.ru;title.en;subtitle;abstract;speakers;"
        "language;url\n"
        "a1;2025-11-20;10:00;11:30;Алатау;Құқық;Ашылу;Открытие;Opening;Сөз;\"<p>Бір &amp; "
        "екі</p>\";"
        "\"Айгүл, Болат\";kk;https://example.org/a1\n");
    const struct session *session = session_named(programme, "a1");

    (void)state;
    assert_int_equal(programme->session_count, 1);
    assert_text_equal(localised_in(&session->title, TEXT("kk")), "Ашылу");
    assert_text_equal(localised_in(&session->title, TEXT("ru")), "Открытие");
    assert_text_equal(localised_in(&session->title, TEXT("en")), "Opening");
    assert_text_equal(localised_in(&session->subtitle, TEXT("ru")), "Сөз");
    assert_text_equal(localised_in(&session->abstract, TEXT("ru")), "Бір & екі");
    assert_instant_equal(session->starts_at, "2025-11-20T10:00+05:00");
    assert_instant_equal(session->ends_at, "2025-11-20T11:30+05:00");
    assert_text_equal(localised_in(&programme->rooms[session->room].name, TEXT("kk")), "Алатау");
    assert_text_equal(localised_in(&programme->tracks[session->track].name, TEXT("kk")), "Құқық");
    assert_int_equal(session->speaker_count, 2);
    assert_text_equal(localised_in(&programme->speakers[session->speakers[1]].name, TEXT("en")),
                      "Болат");
    assert_text_equal(session->language, "kk");
    assert_text_equal(session->url, "https://example.org/a1");
    assert_text_equal(session->origin.path, "row 2");
    assert_int_equal(programme->event.language_count, 3);
    assert_int_equal(programme->zone_origin, ZONE_FROM_CONFIGURATION);
    assert_problems(programme, "");
    programme_destroy(programme);
}

/* The same two sessions, however the sheet was saved and whatever its columns are called. */
static void sheets_are_read_however_they_were_saved(void **state)
{
    static const struct {
        const char *name;
        struct text bytes;
    } examples[] = {
#define EXAMPLE(name, literal)                                                                     \
    {                                                                                              \
        name,                                                                                      \
        {                                                                                          \
            literal, sizeof(literal) - 1                                                           \
        }                                                                                          \
    }
        EXAMPLE("semicolons", "title;date;start;room\nAlpha;2025-11-20;10:00;Hall\n"
                              "Beta;2025-11-20;11:00;Hall\n"),
        EXAMPLE("commas", "title,date,start,room\nAlpha,2025-11-20,10:00,Hall\n"
                          "Beta,2025-11-20,11:00,Hall\n"),
        EXAMPLE("tabs", "title\tdate\tstart\troom\nAlpha\t2025-11-20\t10:00\tHall\n"
                        "Beta\t2025-11-20\t11:00\tHall\n"),
        EXAMPLE("CRLF", "title;date;start;room\r\nAlpha;2025-11-20;10:00;Hall\r\n"
                        "Beta;2025-11-20;11:00;Hall\r\n"),
        EXAMPLE("CR", "title;date;start;room\rAlpha;2025-11-20;10:00;Hall\r"
                      "Beta;2025-11-20;11:00;Hall"),
        EXAMPLE("BOM", "\xEF\xBB\xBFtitle;date;start;room\nAlpha;2025-11-20;10:00;Hall\n"
                       "Beta;2025-11-20;11:00;Hall\n"),
        EXAMPLE("no last line end", "title;date;start;room\nAlpha;2025-11-20;10:00;Hall\n"
                                    "Beta;2025-11-20;11:00;Hall"),
        EXAMPLE("other order", "room;start;title;date\nHall;10:00;Alpha;2025-11-20\n"
                               "Hall;11:00;Beta;2025-11-20\n"),
        EXAMPLE("all quoted", "\"title\",\"date\",\"start\",\"room\"\n"
                              "\"Alpha\",\"2025-11-20\",\"10:00\",\"Hall\"\n"
                              "\"Beta\", \"2025-11-20\", \"11:00\", \"Hall\"\n"),
        EXAMPLE("sep=", "sep=;\ntitle;date;start;room\nAlpha;2025-11-20;10:00;Hall\n"
                        "Beta;2025-11-20;11:00;Hall\n"),
        EXAMPLE("blank rows", "\n;;;\ntitle;date;start;room\n\nAlpha;2025-11-20;10:00;Hall\n;;;\n"
                              "Beta;2025-11-20;11:00;Hall\n;;;\n;;;\n"),
        EXAMPLE("Kazakh", "Тақырыбы;Күні;Басталуы;Залы\nAlpha;20.11.2025;10.00;Hall\n"
                          "Beta;20.11.2025;11.00;Hall\n"),
        EXAMPLE("Russian", "НАЗВАНИЕ;Дата;Время начала;Зал\nAlpha;20.11.2025;10.00;Hall\n"
                           "Beta;20.11.2025;11.00;Hall\n"),
        EXAMPLE("a program's", "Subject,Start Date,Start Time,Location\n"
                               "Alpha,2025-11-20,10:00:00 AM,Hall\n"
                               "Beta,2025-11-20,11:00:00 AM,Hall\n"),
        EXAMPLE("moments", "Title;Start;Room\nAlpha;2025-11-20T10:00;Hall\n"
                           "Beta;20.11.2025 11:00:00;Hall\n"),
        EXAMPLE("offsets", "Title;Start;Room\nAlpha;2025-11-20T05:00:00Z;Hall\n"
                           "Beta;2025-11-20T11:00:00+05:00;Hall\n"),
        EXAMPLE("UTF-16", "\xFF\xFEt\0i\0t\0l\0e\0\t\0s\0t\0a\0r\0t\0\t\0r\0o\0o\0m\0\n\0"
                          "A\0l\0p\0h\0a\0\t\0"
                          "2\0000\0002\0005\0-\0001\0001\0-\0002\0000\0 \0001\0000\0:\0000\0000\0"
                          "\t\0H\0a\0l\0l\0\n\0"
                          "B\0e\0t\0a\0\t\0"
                          "2\0000\0002\0005\0-\0001\0001\0-\0002\0000\0 \0001\0001\0:\0000\0000\0"
                          "\t\0H\0a\0l\0l\0\n\0"),
#undef EXAMPLE
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme = read_bytes(examples[i].bytes);
        const struct session *sessions = programme->sessions;

        print_message("%s\n", examples[i].name);
        assert_string_equal(document_format(examples[i].bytes), "csv");
        assert_int_equal(programme->session_count, 2);
        assert_int_equal(programme->published_sessions, 2);
        assert_text_equal(localised_in(&sessions[0].title, TEXT("kk")), "Alpha");
        assert_text_equal(localised_in(&sessions[1].title, TEXT("kk")), "Beta");
        assert_instant_equal(sessions[0].starts_at, "2025-11-20T10:00+05:00");
        assert_instant_equal(sessions[1].starts_at, "2025-11-20T11:00+05:00");
        assert_int_equal(sessions[0].room, 0);
        assert_int_equal(programme->room_count, 1);
        programme_destroy(programme);
    }
}

static void titles_are_in_the_languages_their_columns_name(void **state)
{
    static const struct {
        const char *column, *language;
    } examples[] = {
        {"title.kk", "kk"},        {"Title_RU", "ru"},
        {"title (en)", "en"},      {"title.kk-Latn", "kk-Latn"},
        {"title.de", "de"},        {"Тақырыбы (қазақша)", "kk"},
        {"Атауы орысша", "ru"},    {"Название на казахском", "kk"},
        {"Название (рус.)", "ru"}, {"Тема [англ]", "en"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text words =
            text_format(&arena, "%s;start\nAlpha;2025-11-20 10:00\n", examples[i].column);
        struct programme *programme = read_bytes(words);
        const struct localised *title = &programme->sessions[0].title;

        assert_text_equal(title->translations[0].language, examples[i].language);
        assert_text_equal(localised_in(title, TEXT("fr")), "Alpha"); /* no page goes without */
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void a_cell_in_quotes_may_hold_anything(void **state)
{
    struct programme *programme =
        read_sheet("title;start;abstract;room\n"
                   "\"Бір; \"\"екі\"\"\";2025-11-20 10:00;\"жол\r\nжол\n\nжол\";Алатау\n"
                   "\"\";2025-11-20 11:00;;\n"
                   "\"Үш\"  ;2025-11-20 12:00;\"\"\"\";Алатау\n");

    (void)state;
    assert_int_equal(programme->session_count, 2);
    assert_text_equal(localised_in(&programme->sessions[0].title, TEXT("kk")), "Бір; \"екі\"");
    assert_text_equal(localised_in(&programme->sessions[0].abstract, TEXT("kk")), "жол жол жол");
    assert_text_equal(localised_in(&programme->sessions[1].abstract, TEXT("kk")), "\"");
    assert_text_equal(localised_in(&programme->sessions[1].title, TEXT("kk")), "Үш");
    assert_problems(programme,
                    "sessions.csv:6: row 3, column \"title\": is empty; expected a title\n");
    programme_destroy(programme);
}

/* "Начало", "Название", "Зал" and a title as Excel saves them in Kazakhstan. */
#define RUSSIAN_NAMES "\xCD\xE0\xF7\xE0\xEB\xEE;\xCD\xE0\xE7\xE2\xE0\xED\xE8\xE5;\xC7\xE0\xEB\r\n"
#define RUSSIAN_ROW   "2025-11-20 10:00;\xCE\xF2\xEA\xF0\xFB\xF2\xE8\xE5;\xC0\xEB\xE0\xF2\xE0\xF3\r\n"

static void windows_1251_is_guessed_and_the_guess_is_said(void **state)
{
    struct programme *programme = read_sheet(RUSSIAN_NAMES RUSSIAN_ROW);

    (void)state;
    assert_text_equal(localised_in(&programme->sessions[0].title, TEXT("ru")), "Открытие");
    assert_text_equal(localised_in(&programme->rooms[0].name, TEXT("ru")), "Алатау");
    assert_problems(programme,
                    "sessions.csv: nothing says in which encoding the sheet is; windows-1251 is a "
                    "guess; it has no Kazakh letters: save the sheet as \"CSV UTF-8\"\n");
    assert_int_equal(programme->problems.items[1].severity, PROBLEM_DOUBTED);
    programme_destroy(programme);
}

static void an_encoding_that_the_server_names_is_no_guess(void **state)
{
    static const struct {
        const char *charset, *title;
        bool is_guessed;
    } examples[] = {
        {"windows-1251", "Открытие", false},   {"WINDOWS-1251", "Открытие", false},
        {"utf-8", "Открытие", true},                                          /* which it is not */
        {"no-such-charset", "Открытие", true}, {"koi8-r", "нРЙПШРХЕ", false}, /* as said */
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct document document = sheet_of(text_from("start;title\n" RUSSIAN_ROW));
        struct programme *programme;
        char *lines;

        document.charset = text_from(examples[i].charset);
        programme = read_documents(&document, 1);
        assert_text_equal(localised_in(&programme->sessions[0].title, TEXT("ru")),
                          examples[i].title);
        lines = problem_lines(programme);
        assert_int_equal(strstr(lines, "guess") != NULL, examples[i].is_guessed);
        free(lines);
        programme_destroy(programme);
    }
}

static void western_sheets_and_single_slips_are_guessed_as_well(void **state)
{
    struct programme *western = read_sheet("title;start\nCaf\xE9 cr\xE8me;2025-11-20 10:00\n");
    struct programme *slip = read_sheet("title;start\nАшылу\xFF сөз;2025-11-20 10:00\n");

    (void)state;
    assert_text_equal(localised_in(&western->sessions[0].title, TEXT("en")), "Café crème");
    assert_problems(western, "sessions.csv: nothing says in which encoding the sheet is; "
                             "windows-1252 is a guess: save the sheet as \"CSV UTF-8\"\n");
    assert_text_equal(localised_in(&slip->sessions[0].title, TEXT("kk")), "Ашылу\uFFFD сөз");
    assert_problems(slip, "sessions.csv: nothing says in which encoding the sheet is; most of it "
                          "is UTF-8, and what is not is shown as \uFFFD\n");
    programme_destroy(western);
    programme_destroy(slip);
}

static void when_a_session_starts_and_ends_is_found_where_it_is_said(void **state)
{
    static const struct {
        const char *names, *cells, *start, *end;
    } examples[] = {
        {"date;start;end", "2025-11-20;10:00;11:30", "2025-11-20T10:00", "2025-11-20T11:30"},
        {"date;start;end", "20.11.2025;10.00;11.30", "2025-11-20T10:00", "2025-11-20T11:30"},
        {"date;start;end", "9.1.2026;9:05;9.50", "2026-01-09T09:05", "2026-01-09T09:50"},
        {"date;start;end", "2025-11-20 00:00:00;10:00:00;11:30:59", "2025-11-20T10:00",
         "2025-11-20T11:30"},
        {"date;start;minutes", "2025-11-20;10:00;45", "2025-11-20T10:00", "2025-11-20T10:45"},
        {"date;start;minutes", "2025-11-20;10:00;1:30", "2025-11-20T10:00", "2025-11-20T11:30"},
        {"date;start;end;minutes", "2025-11-20;10:00;;45", "2025-11-20T10:00", "2025-11-20T10:45"},
        {"date;start;end;minutes", "2025-11-20;10:00;12:00;45", "2025-11-20T10:00",
         "2025-11-20T12:00"},
        {"date;start", "2025-11-20;10:00–11:15", "2025-11-20T10:00", "2025-11-20T11:15"},
        {"date;start", "2025-11-20;10.00 - 11.15", "2025-11-20T10:00", "2025-11-20T11:15"},
        {"date;start;end", "2025-11-20;23:00;01:00", "2025-11-20T23:00", "2025-11-21T01:00"},
        {"date;start;end", "2025-11-20;22:00;24:00", "2025-11-20T22:00", "2025-11-21T00:00"},
        {"date;start;end", "2025-12-31;23:30;0:30", "2025-12-31T23:30", "2026-01-01T00:30"},
        {"date;start;end", "2025-11-20;9:00 AM;1:30 pm", "2025-11-20T09:00", "2025-11-20T13:30"},
        {"date;start;end", "2025-11-20;12:00 PM;12:30PM", "2025-11-20T12:00", "2025-11-20T12:30"},
        {"start;end", "2025-11-20 10:00;2025-11-20 11:00", "2025-11-20T10:00", "2025-11-20T11:00"},
        {"start;end", "20.11.2025, 10:00;11:00", "2025-11-20T10:00", "2025-11-20T11:00"},
        {"start;end", "2025-11-20T10:00:00+05:00;2025-11-20T06:00:00Z", "2025-11-20T10:00",
         "2025-11-20T11:00"},
        {"start date;start time;end date;end time", "2025-11-20;22:00;2025-11-21;02:00",
         "2025-11-20T22:00", "2025-11-21T02:00"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct programme *programme = read_bytes(
            text_format(&arena, "title;%s\nАшылу;%s\n", examples[i].names, examples[i].cells));
        const struct session *session = &programme->sessions[0];
        struct text start = instant_to_rfc3339(&arena, session->starts_at, 5 * 3600);
        struct text end = instant_to_rfc3339(&arena, session->ends_at, 5 * 3600);

        assert_text_equal(text_slice(start, 0, 16), examples[i].start);
        assert_text_equal(text_slice(end, 0, 16), examples[i].end);
        assert_false(session->end_is_guessed);
        assert_problems(programme, "");
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void a_wrong_cell_costs_its_row_and_is_named(void **state)
{
    static const struct {
        const char *cells, *problem;
    } examples[] = {
        {"Ашылу;2025-11-20;25:00", "column \"Басталуы\": \"25:00\" is not a time such as 10:00"},
        {"Ашылу;2025-11-20;10:60", "column \"Басталуы\": \"10:60\" is not a time such as 10:00"},
        {"Ашылу;2025-11-20;таңертең",
         "column \"Басталуы\": \"таңертең\" is not a time such as 10:00"},
        {"Ашылу;2025-11-20;", "column \"Басталуы\": is empty; expected a time such as 10:00"},
        {"Ашылу;2025-11-20;13:00 PM",
         "column \"Басталуы\": \"13:00 PM\" is not a time such as 10:00"},
        {"Ашылу;31.02.2025;10:00", "column \"Күні\": \"31.02.2025\" is not a date such as "
                                   "2025-11-20 or 20.11.2025"},
        {"Ашылу;20/11/2025;10:00", "column \"Күні\": \"20/11/2025\" is not a date such as "
                                   "2025-11-20 or 20.11.2025"},
        {"Ашылу;0001-01-01;10:00", "column \"Күні\": \"0001-01-01\" is not a date such as "
                                   "2025-11-20 or 20.11.2025"},
        {"Ашылу;20.11.9999;10:00", "column \"Күні\": \"20.11.9999\" is not a date such as "
                                   "2025-11-20 or 20.11.2025"},
        {";2025-11-20;10:00", "column \"Тақырыбы\": is empty; expected a title"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct programme *programme =
            read_bytes(text_format(&arena,
                                   "Тақырыбы;Күні;Басталуы\nБірінші;2025-11-20;09:00\n%s\n"
                                   "Үшінші;2025-11-20;11:00\n",
                                   examples[i].cells));

        assert_int_equal(programme->session_count, 2);
        assert_int_equal(programme->published_sessions, 3);
        assert_problems(programme,
                        text_to_c(&arena, text_format(&arena, "sessions.csv:3: row 3, %s\n",
                                                      examples[i].problem)));
        assert_int_equal(programme->problems.items[1].severity, PROBLEM_DROPPED);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void what_else_is_wrong_costs_its_cell_alone(void **state)
{
    static const struct {
        const char *cells, *problem;
    } examples[] = {
        {"11h;;;",
         "row 2, column \"end\": \"11h\" is not a time such as 11:30; the end is guessed"},
        {";long;;", "row 2, column \"minutes\": \"long\" is not a number of minutes; the end is "
                    "guessed"},
        {"09:00;;;", "row 2: does not end after its start; the end is guessed"},
        {";;some words;",
         "row 2, column \"language\": \"some words\" is not a language such as kk, "
         "ru or en"},
        {";;;javascript:alert(1)", "row 2, column \"url\": \"javascript:alert(1)\" is not a web "
                                   "address, https://…"},
        {"\"11:00\" o'clock;;;", "row 2: cell 3 has text behind its closing quote, which is not "
                                 "read"},
        {";;;;one more", "row 2: has more cells than the sheet has names of columns; a cell that "
                         "holds the separator stands in quotes"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct programme *programme =
            read_bytes(text_format(&arena,
                                   "title;start;end;minutes;language;url\n"
                                   "Ашылу;2025-11-20 10:00;%s\n",
                                   examples[i].cells));

        assert_int_equal(programme->session_count, 1);
        assert_problems(programme, text_to_c(&arena, text_format(&arena, "sessions.csv:2: %s\n",
                                                                 examples[i].problem)));
        assert_int_equal(programme->problems.items[1].severity, PROBLEM_DOUBTED);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

/* Rows are counted as the spreadsheet does, lines as an editor does. */
static void places_are_told_by_row_and_line(void **state)
{
    struct programme *programme = read_sheet("title;start\n\"a\nb\nc\";2025-11-20 10:00\n\nd;soon\n"
                                             "e;2025-11-20 11:00\n");

    (void)state;
    assert_problems(programme, "sessions.csv:6: row 4, column \"start\": \"soon\" is not a time "
                               "such as 2025-11-20 10:00\n");
    programme_destroy(programme);
}

static void a_date_counts_for_the_rows_below_it(void **state)
{
    struct programme *merged = read_sheet("date;start;title\n2025-11-20;10:00;a\n;11:00;b\n"
                                          "2025-11-21;10:00;c\n;11:00;d\n");
    struct programme *headed =
        read_sheet("start;title\n20.11.2025;\n10:00;a\n11:00;b\n;21.11.2025\n"
                   "10:00;c\n11:00;d\n");

    (void)state;
    assert_int_equal(merged->session_count, 4);
    assert_instant_equal(merged->sessions[1].starts_at, "2025-11-20T11:00+05:00");
    assert_instant_equal(merged->sessions[3].starts_at, "2025-11-21T11:00+05:00");
    assert_problems(merged, "sessions.csv: 2 rows have no date of their own; the one above counts "
                            "for them\n");
    assert_int_equal(headed->session_count, 4);
    assert_instant_equal(headed->sessions[0].starts_at, "2025-11-20T10:00+05:00");
    assert_instant_equal(headed->sessions[3].starts_at, "2025-11-21T11:00+05:00");
    programme_destroy(merged);
    programme_destroy(headed);
}

/* The date above a wrong one is not that of the rows below it. */
static void a_wrong_date_is_not_taken_from_further_up(void **state)
{
    struct programme *programme = read_sheet("date;start;title\n2025-11-20;10:00;a\n"
                                             "2025-11-21;10:00;b\nsoon;10:00;c\n;11:00;d\n");

    (void)state;
    assert_int_equal(programme->session_count, 2);
    assert_int_equal(programme->problems.total, 3);
    programme_destroy(programme);
}

static void columns_nobody_knows_are_named(void **state)
{
    struct programme *programme = read_sheet("title;start;Catering;;title\n"
                                             "Ашылу;2025-11-20 10:00;tea;;Жабылу\n");

    (void)state;
    assert_text_equal(localised_in(&programme->sessions[0].title, TEXT("kk")), "Ашылу");
    assert_problems(programme,
                    "sessions.csv: column \"Catering\": is not known here and is not read\n"
                    "sessions.csv: column \"title\": means the same as one further left, which "
                    "counts\n");
    programme_destroy(programme);
}

static void only_a_sheet_with_titles_and_starts_is_taken_for_one(void **state)
{
    static const char *const examples[] = {
        "title",
        "title;room\nАшылу;Алатау\n",
        "start;end\n10:00;11:00\n",
        "Dear colleagues, the title and the start are below.\ntitle;start\n",
        "Ашылу;2025-11-20;10:00\n",
        ";;;;;\n",
        "\"title;start\nno end",
        "BEGIN:VCARD\nTITLE:Start\nEND:VCARD\n",
        "name,age\nA,1\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        assert_string_equal(document_format(text_from(examples[i])), "refused");
        assert_refused(text_from(examples[i]), 0, "expected");
    }
}

static void a_sheet_that_lacks_columns_is_told_which(void **state)
{
    (void)state;
    assert_refused(
        TEXT("session;kind;minutes\ns1;delayed;15\n"), 0,
        "a sheet, with the columns \"session\", \"kind\", \"minutes\"; expected at least "
        "title and start for sessions, name and role for speakers, or session, kind and "
        "at for late changes");
    assert_refused(TEXT("Название,Зал,прочее\nОткрытие,А,x\n"), 0,
                   "\"Название\", \"Зал\"; expected");
    assert_refused(TEXT("Dear colleagues,\nthe title;start\n"), 0, "neither JSON nor XML");
    assert_refused(TEXT("name,age\nA,1\n"), 0, "neither JSON nor XML");
}

static void sessions_of_a_sheet_join_the_event_that_is_there(void **state)
{
    static const char event[] =
        "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"Asia/Almaty\"}, "
        "\"rooms\": [{\"id\": \"r1\", \"name\": {\"kk\": \"Үлкен зал\", \"ru\": \"Большой "
        "зал\"}}], "
        "\"speakers\": [{\"id\": \"aigul\", \"name\": \"Айгүл Ә.\"}, "
        "{\"id\": \"bolat\", \"name\": \"Болат Б.\"}]}";
    struct document documents[] = {document_of("programme.json", event),
                                   sheet_of(text_from("id;title;start;room;speakers\n"
                                                      "1;Ашылу;2025-11-20 10:00;большой  зал;"
                                                      "\"bolat, Айгүл Ә.; Жаңа\"\n"))};
    struct programme *programme;
    const struct session *session;

    (void)state;
    documents[1].source_id = TEXT("sheet");
    programme = read_documents(documents, 2);
    session = session_named(programme, "sheet:1");
    assert_text_equal(localised_in(&programme->event.title, TEXT("kk")), "Сынақ");
    assert_int_equal(programme->room_count, 1);
    assert_int_equal(session->room, 0);
    assert_int_equal(programme->speaker_count, 3);
    assert_int_equal(session->speaker_count, 3);
    assert_text_equal(programme->speakers[session->speakers[0]].id, "bolat");
    assert_text_equal(programme->speakers[session->speakers[1]].id, "aigul");
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

static void a_sheet_of_speakers_says_more_of_those_in_sessions(void **state)
{
    struct document documents[] = {
        sheet_of(text_from("id,name,role,organisation,photo\naigul,Айгүл Ә.,судья,Сот,"
                           "https://example.org/a.jpg\nbolat,Болат Б.,,,a.jpg\n,,x,,\n")),
        sheet_of(text_from("title;start;speakers\nАшылу;2025-11-20 10:00;\"aigul, Болат Б.\"\n")),
    };
    struct programme *programme;
    const struct speaker *speaker;
    char *lines;

    (void)state;
    documents[0].address = TEXT("speakers.csv");
    programme = read_documents(documents, 2);
    lines = problem_lines(programme);
    assert_int_equal(programme->speaker_count, 2);
    speaker = &programme->speakers[programme->sessions[0].speakers[0]];
    assert_text_equal(speaker->id, "aigul");
    assert_text_equal(localised_in(&speaker->name, TEXT("kk")), "Айгүл Ә.");
    assert_text_equal(localised_in(&speaker->role, TEXT("kk")), "судья");
    assert_text_equal(localised_in(&speaker->affiliation, TEXT("kk")), "Сот");
    assert_text_equal(speaker->photo, "https://example.org/a.jpg");
    assert_non_null(strstr(lines, "speakers.csv:3: row 3, column \"photo\": \"a.jpg\" is not a web "
                                  "address, https://…\n"));
    assert_non_null(strstr(lines, "speakers.csv:4: row 4, column \"name\": is empty; expected a "
                                  "name\n"));
    free(lines);
    programme_destroy(programme);
}

static void a_sheet_of_speakers_or_changes_alone_is_no_programme(void **state)
{
    (void)state;
    assert_refused(text_from("id;name;role\na;Айгүл;судья\n"), 0,
                   "a sheet of speakers is no programme");
    assert_refused(text_from("session;kind;at\n1;delayed;10:00\n"), 0,
                   "a sheet of changes is no programme");
}

static struct programme *read_with_sheet_of_changes(const char *changes)
{
    struct document documents[] = {
        sheet_of(text_from("id;title;start;end;room\n1;Ашылу;2025-11-20 10:00;11:00;Алатау\n"
                           "2;Сөз;2025-11-20 11:00;12:00;Алатау\n")),
        sheet_of(text_from(changes)),
    };

    documents[0].source_id = TEXT("sheet");
    documents[1].address = TEXT("changes.csv");
    return read_documents(documents, 2);
}

static void a_sheet_of_changes_is_laid_over_the_sessions(void **state)
{
    static const struct {
        const char *changes;
        unsigned marks;
        const char *start, *end, *room;
    } examples[] = {
        {"session;kind;at;minutes\n1;delayed;2025-11-20 09:00;15\n", CHANGE_DELAYED, "10:15",
         "11:15", "Алатау"},
        {"Сессия;Изменение;Объявлено;Минуты\n1;Задержка;9.00;15\n", CHANGE_DELAYED, "10:15",
         "11:15", "Алатау"},
        {"session,kind,at,room\nsheet:1,moved,2025-11-20 09:00,Хан Тәңірі\n", CHANGE_MOVED, "10:00",
         "11:00", "Хан Тәңірі"},
        {"session,kind,at,start\n1,moved,2025-11-20 09:00,15:00\n", CHANGE_MOVED, "15:00", "16:00",
         "Алатау"},
        {"session;kind;at;note.kk\n1;отменена;2025-11-20 09:00;Ауырып қалды\n", CHANGE_CANCELLED,
         "10:00", "11:00", "Алатау"},
        {"session;kind;at;minutes\n1;extended;2025-11-20 09:00;-20\n", CHANGE_EXTENDED, "10:00",
         "10:40", "Алатау"},
        {"session;kind;at\n1;cancelled;2025-11-20 09:00\n1;restored;2025-11-20 09:30\n",
         CHANGE_RESTORED, "10:00", "11:00", "Алатау"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme = read_with_sheet_of_changes(examples[i].changes);
        const struct session *session = session_named(programme, "sheet:1");
        char *lines = problem_lines(programme);

        print_message("%zu\n", i);
        assert_null(strstr(lines, "changes.csv"));
        assert_int_equal(session->changes, examples[i].marks);
        assert_instant_equal(session->planned_starts_at, "2025-11-20T10:00Z");
        assert_clock_equal(programme, session->starts_at, examples[i].start);
        assert_clock_equal(programme, session->ends_at, examples[i].end);
        assert_text_equal(localised_in(&programme->rooms[session->room].name, TEXT("kk")),
                          examples[i].room);
        if (strstr(examples[i].changes, "note"))
            assert_text_equal(localised_in(&session->change_note, TEXT("kk")), "Ауырып қалды");
        free(lines);
        programme_destroy(programme);
    }
}

static void a_change_that_cannot_be_understood_is_named(void **state)
{
    static const struct {
        const char *row, *problem;
    } examples[] = {
        {"9;delayed;09:00;15;;", "column \"session\": \"9\" is not the id of a session"},
        {"1;later;09:00;15;;", "column \"kind\": \"later\" is not what happened, such as "
                               "\"delayed\""},
        {"1;delayed;soon;15;;", "column \"at\": \"soon\" is not when it was said, such as "
                                "2025-11-20 10:00"},
        {"1;delayed;09:00;;;", "column \"minutes\": is empty; expected by how many minutes, such "
                               "as 15"},
        {"1;extended;09:00;-900;;", "column \"minutes\": \"-900\" is not by how many minutes, "
                                    "such as 15"},
        {"1;moved;09:00;;;", "room and start are missing; expected at least one"},
        {"1;moved;09:00;;;25:00", "column \"start\": \"25:00\" is not a time such as 11:00"},
        {"1;extended;09:00;-90;;", "-90 minutes leave nothing of the session; the change is left "
                                   "out"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text sheet =
            text_format(&arena, "session;kind;at;minutes;room;start\n%s\n", examples[i].row);
        struct programme *programme = read_with_sheet_of_changes(text_to_c(&arena, sheet));
        char *lines = problem_lines(programme);

        if (!strstr(lines, "changes.csv:2: row 2") || !strstr(lines, examples[i].problem))
            fail_msg("\"%s\" does not say \"%s\"", lines, examples[i].problem);
        assert_int_equal(session_named(programme, "sheet:1")->changes, 0);
        free(lines);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void more_than_half_of_the_rows_wrong_is_no_programme(void **state)
{
    (void)state;
    assert_refused(text_from("title;start\na;soon\nb;later\nc;2025-11-20 10:00\n"), 0,
                   "2 of 3 sessions have no start that could be understood");
}

static void a_quote_that_nothing_closes_is_refused_with_its_line(void **state)
{
    (void)state;
    assert_refused(text_from("title;start\na;2025-11-20 10:00\n\"b;2025-11-20 11:00\nc;d\n"), 3,
                   "row 3: a quote (\") opens a cell and nothing closes it");
}

/* A document of the largest size that is let in, made of one piece said again and again. */
static struct text largest_of(struct arena *arena, const char *head, const char *piece)
{
    struct text_builder bytes = {.arena = arena};

    builder_add(&bytes, text_from(head));
    while (bytes.size + strlen(piece) <= LIMIT_DOCUMENT_BYTES)
        builder_add(&bytes, text_from(piece));
    return builder_text(&bytes);
}

static void whatever_comes_costs_less_than_a_second(void **state)
{
    static const struct {
        const char *head, *piece, *why; /* why NULL: it is read */
    } examples[] = {
        {"title;start\na;2025-11-20 10:00", ";", NULL},
        {"title;start;", "x;", "neither JSON nor XML"}, /* names that do not end */
        {"title;start\n", ";;;;\n", NULL},
        {"title;start\n", "\n", NULL},
        {"title;start\n\"", "x", "nothing closes it"},
        {"title;start\n\"", "\n", "nothing closes it"},
        {"title;start\n\"", "\"\"", "nothing closes it"},
        {"title;start\n2025-11-20 10:00;\"", ";\"\"\n", "nothing closes it"},
        {"title;start\n", "\"a\"\"b\";2025-11-20 10:00\n", "rows are too many"},
        {"title;start\n", "a;b\n", "rows are too many"},
        {"", "\xCD\xE0\xF7;", "neither JSON nor XML"},
        {"", "\"", "neither JSON nor XML"},
        {"", ",", "neither JSON nor XML"},
        {"title;start\n", "\xCD", "no start that could be understood"},
        {"title;start\na;2025-11-20 10:00;", "\xCD", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text bytes = largest_of(&arena, examples[i].head, examples[i].piece);
        clock_t before = clock();
        double seconds;

        if (examples[i].why)
            assert_refused(bytes, strstr(examples[i].why, "closes") ? 2 : 0, examples[i].why);
        else
            programme_destroy(read_bytes(bytes));
        seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
        print_message("%zu: %.3f s\n", i, seconds);
        assert_true(seconds < SLOWNESS);
        arena_finish(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_a_session_with_all_that_its_cells_say),
        cmocka_unit_test(sheets_are_read_however_they_were_saved),
        cmocka_unit_test(titles_are_in_the_languages_their_columns_name),
        cmocka_unit_test(a_cell_in_quotes_may_hold_anything),
        cmocka_unit_test(windows_1251_is_guessed_and_the_guess_is_said),
        cmocka_unit_test(an_encoding_that_the_server_names_is_no_guess),
        cmocka_unit_test(western_sheets_and_single_slips_are_guessed_as_well),
        cmocka_unit_test(when_a_session_starts_and_ends_is_found_where_it_is_said),
        cmocka_unit_test(a_wrong_cell_costs_its_row_and_is_named),
        cmocka_unit_test(what_else_is_wrong_costs_its_cell_alone),
        cmocka_unit_test(places_are_told_by_row_and_line),
        cmocka_unit_test(a_date_counts_for_the_rows_below_it),
        cmocka_unit_test(a_wrong_date_is_not_taken_from_further_up),
        cmocka_unit_test(columns_nobody_knows_are_named),
        cmocka_unit_test(only_a_sheet_with_titles_and_starts_is_taken_for_one),
        cmocka_unit_test(a_sheet_that_lacks_columns_is_told_which),
        cmocka_unit_test(sessions_of_a_sheet_join_the_event_that_is_there),
        cmocka_unit_test(a_sheet_of_speakers_says_more_of_those_in_sessions),
        cmocka_unit_test(a_sheet_of_speakers_or_changes_alone_is_no_programme),
        cmocka_unit_test(a_sheet_of_changes_is_laid_over_the_sessions),
        cmocka_unit_test(a_change_that_cannot_be_understood_is_named),
        cmocka_unit_test(more_than_half_of_the_rows_wrong_is_no_programme),
        cmocka_unit_test(a_quote_that_nothing_closes_is_refused_with_its_line),
        cmocka_unit_test(whatever_comes_costs_less_than_a_second),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
