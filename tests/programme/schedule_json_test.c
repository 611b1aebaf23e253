/* c3voc's schedule.json, version 1: what real files write, in small documents of our own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "examples.h"

/* A conference of two days in November with one session in the room Алатау, in the words given. */
#define CONFERENCE(words, sessions)                                                                    \
    "{\"schedule\": {\"version\": \"1\", \"base_url\": \"https://example.org/2025/\", "                \
    "\"conference\": {\"title\": \"Сынақ\", \"start\": \"2025-11-20\", \"end\": \"2025-11-21\", " \
    "\"time_zone_name\": \"Asia/Almaty\", " words "\"days\": [{\"index\": 1, "                         \
    "\"date\": \"2025-11-20\", \"rooms\": {\"Алатау\": [" sessions "]}}]}}}"
#define SESSION(words)                                                                             \
    CONFERENCE("", "{\"guid\": \"a\", \"title\": \"Ашылу\", \"date\": "                       \
                   "\"2025-11-20T10:00:00+05:00\"" words "}")

static struct programme *read_schedule(const char *words)
{
    struct document document = document_of("schedule.json", words);

    return read_documents(&document, 1);
}

static struct programme *read_with_zone(const char *words, const char *timezone)
{
    struct document document = document_of("schedule.json", words);

    return read_configured(&document, timezone);
}

static void assert_refused(const char *words, const char *why)
{
    struct document document = document_of("schedule.json", words);

    (void)refused_at_line(&document, "", why);
}

static void a_session_has_all_that_its_document_says(void **state)
{
    struct programme *programme = read_schedule(CONFERENCE(
        "\"url\": \"https://example.org/\", \"tracks\": [{\"name\": \"Құқық\", \"slug\": \"law\", "
        "\"color\": \"#005B9A\"}], ",
        "{\"id\": 7, \"guid\": \"a\", \"date\": \"2025-11-20T10:00:00+05:00\", \"start\": "
        "\"10:00\", \"duration\": \"01:30\", \"room\": \"Алатау\", \"title\": \"Ашылу\", "
        "\"subtitle\": \"Сөз\", \"track\": \"Құқық\", \"type\": \"lecture\", \"language\": "
        "\"kk\", \"abstract\": \"<p>Бір &amp; екі</p>\", \"description\": \"Ұзақ\", \"url\": "
        "\"talk/7\", \"logo\": null, \"do_not_record\": true, \"persons\": [{\"id\": 3, "
        "\"public_name\": \"Айгүл\", \"biography\": \"Заңгер\", \"avatar\": \"a.jpg\"}]}"));
    const struct session *session = session_named(programme, "a");

    (void)state;
    assert_text_equal(localised_in(&programme->event.title, TEXT("kk")), "Сынақ");
    assert_text_equal(programme->event.url, "https://example.org/");
    assert_int_equal(programme->event.language_count, 1);
    assert_text_equal(programme->event.languages[0], "kk");
    assert_int_equal(programme->zone_origin, ZONE_FROM_DOCUMENT);
    assert_text_equal(localised_in(&session->title, TEXT("kk")), "Ашылу");
    assert_text_equal(localised_in(&session->subtitle, TEXT("kk")), "Сөз");
    assert_text_equal(localised_in(&session->abstract, TEXT("kk")), "Бір & екі");
    assert_text_equal(session->language, "kk");
    assert_text_equal(session->url, "https://example.org/2025/talk/7");
    assert_instant_equal(session->starts_at, "2025-11-20T10:00+05:00");
    assert_instant_equal(session->ends_at, "2025-11-20T11:30+05:00");
    assert_int_equal(programme->room_count, 1);
    assert_text_equal(localised_in(&programme->rooms[session->room].name, TEXT("kk")), "Алатау");
    assert_int_equal(programme->track_count, 1);
    assert_int_equal(programme->tracks[session->track].colour, 0x005B9A);
    assert_int_equal(session->speaker_count, 1);
    assert_text_equal(localised_in(&programme->speakers[0].name, TEXT("kk")), "Айгүл");
    assert_text_equal(localised_in(&programme->speakers[0].bio, TEXT("kk")), "Заңгер");
    assert_text_equal(programme->speakers[0].photo, "https://example.org/2025/a.jpg");
    assert_text_equal(session->origin.path, "schedule.conference.days[0].rooms[\"Алатау\"][0]");
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

/* Some programs write UTC because nobody told them where they are. */
static void utc_beside_times_with_another_offset_is_not_believed(void **state)
{
    static const char words[] =
        "{\"schedule\": {\"conference\": {\"title\": \"Сынақ\", \"time_zone_name\": \"UTC\", "
        "\"days\": [{\"date\": \"2025-11-20\", \"rooms\": {\"A\": [{\"guid\": \"a\", \"title\": "
        "\"Ашылу\", \"date\": \"2025-11-20T10:00:00+05:00\"}]}}]}}}";
    static const struct {
        const char *configured, *zone;
        enum zone_origin origin;
    } examples[] = {
        {"", "UTC+05:00", ZONE_FROM_OFFSETS},
        {"Asia/Almaty", "Asia/Almaty", ZONE_FROM_CONFIGURATION},
        {"Europe/Berlin", "UTC+05:00", ZONE_FROM_OFFSETS},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme = read_with_zone(words, examples[i].configured);
        char *lines = problem_lines(programme);

        assert_text_equal(programme->zone.name, examples[i].zone);
        assert_int_equal(programme->zone_origin, examples[i].origin);
        assert_clock_equal(programme, programme->sessions[0].starts_at, "10:00");
        assert_string_equal(lines, "schedule.json: the zone is UTC, and yet times have the offset "
                                   "+05:00, which counts\n");
        free(lines);
        programme_destroy(programme);
    }
}

static void utc_beside_times_in_utc_is_believed(void **state)
{
    struct programme *programme = read_with_zone(
        "{\"schedule\": {\"conference\": {\"title\": \"Сынақ\", \"time_zone_name\": \"UTC\", "
        "\"days\": [{\"date\": \"2025-11-20\", \"rooms\": {\"A\": [{\"guid\": \"a\", \"title\": "
        "\"Ашылу\", \"date\": \"2025-11-20T10:00:00Z\"}]}}]}}}",
        "Asia/Almaty");

    (void)state;
    assert_text_equal(programme->zone.name, "UTC");
    assert_int_equal(programme->zone_origin, ZONE_FROM_DOCUMENT);
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

/* FOSDEM's kin write instants in UTC and name the zone of the place. */
static void a_named_place_is_believed_whatever_offsets_are_written(void **state)
{
    struct programme *programme =
        read_schedule(CONFERENCE("", "{\"guid\": \"a\", \"title\": \"Ашылу\", \"date\": "
                                     "\"2025-11-20T05:00:00+00:00\", \"start\": \"05:00\"}"));

    (void)state;
    assert_text_equal(programme->zone.name, "Asia/Almaty");
    assert_clock_equal(programme, programme->sessions[0].starts_at, "10:00");
    programme_destroy(programme);
}

static void when_a_session_ends_is_found_where_it_is_said(void **state)
{
    static const struct {
        const char *words, *end, *problem;
    } examples[] = {
        {", \"duration\": \"0:45\"", "10:45", ""},
        {", \"duration\": \"45\"", "10:45", ""},
        {", \"duration\": 45", "10:45", ""},
        {", \"duration\": \"01:30:00\"", "11:30", ""},
        {", \"end\": \"2025-11-20T11:00:00+05:00\"", "11:00", ""},
        {", \"end\": \"2025-11-20T11:00:00+05:00\", \"duration\": \"0:45\"", "11:00", ""},
        {", \"end\": \"2025-11-20T09:00:00+05:00\", \"duration\": \"0:45\"", "10:45",
         "does not end after its start; its duration counts"},
        {", \"end\": \"2025-11-20T10:00:00+05:00\"", "10:30",
         "does not end after its start; half an hour is taken"},
        {", \"duration\": \"0:00\"", "13:00", /* three hours are the most that is guessed */
         "\"0:00\" is no length; the end is guessed"},
        {", \"duration\": \"25:99\"", "13:00", "\"25:99\" is no length; the end is guessed"},
        {", \"end\": null, \"duration\": null", "13:00", ""},
        {", \"end\": \"2025-11-22T10:00:00+05:00\"", "13:00",
         "lasts longer than a day; the end is guessed"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text words = text_format(&arena, SESSION("%s"), examples[i].words);
        struct programme *programme = read_schedule(text_to_c(&arena, words));

        assert_clock_equal(programme, programme->sessions[0].ends_at, examples[i].end);
        assert_int_equal(programme->problems.total, *examples[i].problem ? 1 : 0);
        if (*examples[i].problem) {
            const struct problem *problem = &programme->problems.items[0];

            assert_text_equal(problem->message, examples[i].problem);
            assert_text_equal(problem->path, "schedule.conference.days[0].rooms[\"Алатау\"][0]");
            assert_int_equal(problem->line, 1);
            assert_true(programme->sessions[0].end_is_guessed ==
                        !strstr(examples[i].words, "0:45"));
        }
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void where_there_is_no_date_the_day_and_the_clock_count(void **state)
{
    static const struct {
        const char *day_change, *start, *expected;
    } examples[] = {
        {"", "10:00", "2025-11-20T10:00+05:00"},
        {"", "01:00", "2025-11-20T01:00+05:00"},
        {"\"day_change\": \"04:00\", ", "01:00", "2025-11-21T01:00+05:00"},
        {"\"day_change\": \"04:00:00\", ", "03:59", "2025-11-21T03:59+05:00"},
        {"\"day_change\": \"04:00\", ", "04:00", "2025-11-20T04:00+05:00"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text words = text_format(
            &arena, CONFERENCE("%s", "{\"guid\": \"a\", \"title\": \"Ашылу\", \"start\": \"%s\"}"),
            examples[i].day_change, examples[i].start);
        struct programme *programme = read_schedule(text_to_c(&arena, words));

        assert_instant_equal(programme->sessions[0].starts_at, examples[i].expected);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void days_say_when_the_night_is_over(void **state)
{
    static const struct {
        const char *day_end;
        int minutes;
    } examples[] = {
        {"2025-11-21T04:00:00+05:00", 240},
        {"2025-11-21T03:59:00+05:00", 240},
        {"2025-11-20T23:00:00+00:00", 240}, /* the same moment */
        {"2025-11-20T18:00:00+05:00", 0},
        {"2025-11-21", 0},
        {"", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text words = text_format(
            &arena,
            "{\"schedule\": {\"conference\": {\"title\": \"Сынақ\", \"time_zone_name\": "
            "\"Asia/Almaty\", \"days\": [{\"date\": \"2025-11-20\", \"day_end\": \"%s\"}]}}}",
            examples[i].day_end);
        struct programme *programme = read_schedule(text_to_c(&arena, words));

        assert_int_equal(programme->event.day_change_minutes, examples[i].minutes);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void ids_may_be_numbers_words_or_nothing(void **state)
{
    static const struct {
        const char *ids, *expected;
    } examples[] = {
        {"\"guid\": \"g\", \"id\": 7", "g"},   {"\"guid\": null, \"id\": 7", "7"},
        {"\"guid\": 12, \"id\": \"x\"", "12"}, {"\"id\": \"seven\"", "seven"},
        {"\"code\": \"ABC\"", "ABC"},
    };
    struct programme *programme;

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text words = text_format(&arena,
                                        CONFERENCE("", "{%s, \"title\": \"Ашылу\", \"date\": "
                                                       "\"2025-11-20T10:00:00+05:00\"}"),
                                        examples[i].ids);

        programme = read_schedule(text_to_c(&arena, words));
        assert_text_equal(programme->sessions[0].id, examples[i].expected);
        programme_destroy(programme);
        arena_finish(&arena);
    }
    programme = read_schedule(
        CONFERENCE("", "{\"title\": \"Ашылу\", \"date\": \"2025-11-20T10:00:00+05:00\"}"));
    assert_int_equal(programme->sessions[0].id.size, 16);
    programme_destroy(programme);
}

static void without_a_title_the_slug_or_the_track_stands_in(void **state)
{
    static const struct {
        const char *words, *title;
    } examples[] = {
        {"\"title\": \"\", \"slug\": \"ashylu\", \"track\": \"Құқық\"", "ashylu"},
        {"\"title\": null, \"track\": \"Құқық\"", "Құқық"},
        {"\"title\": 7", "7"},
        {"\"title\": []", "…"},
        {"\"title\": {\"ru\": \"Открытие\", \"en\": \"Opening\"}", "Открытие"}, /* in Kazakh */
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text words = text_format(
            &arena,
            CONFERENCE("", "{\"guid\": \"a\", \"date\": \"2025-11-20T10:00:00+05:00\", %s}"),
            examples[i].words);
        struct programme *programme = read_schedule(text_to_c(&arena, words));

        assert_text_equal(localised_in(&programme->sessions[0].title, TEXT("kk")),
                          examples[i].title);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void people_are_named_in_many_ways(void **state)
{
    struct programme *programme = read_schedule(SESSION(
        ", \"persons\": [{\"id\": 1, \"name\": \"Айгүл\"}, {\"id\": 2, \"public_name\": "
        "\"Болат\"}, {\"code\": \"C\", \"full_public_name\": \"Сәуле\"}, {\"id\": 4, \"name\": "
        "null}, \"Дамир\", {\"id\": 2, \"public_name\": \"Болат\"}, 7, {\"id\": 5, \"name\": "
        "\"Ерлан\", \"avatar\": {\"url\": \"https://example.org/e.png\"}}]"));
    static const char *const names[] = {"Айгүл", "Болат", "Сәуле", "Дамир", "Ерлан"};
    const struct session *session = session_named(programme, "a");

    (void)state;
    assert_int_equal(session->speaker_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_text_equal(localised_in(&programme->speakers[session->speakers[i]].name, TEXT("kk")),
                          names[i]);
    assert_text_equal(programme->speakers[session->speakers[4]].photo, "https://example.org/e.png");
    programme_destroy(programme);
}

static void a_session_is_in_the_room_its_door_names(void **state)
{
    struct programme *programme = read_schedule(
        CONFERENCE("\"rooms\": [{\"guid\": \"r-1\", \"name\": \"Шахарбақ\", \"description\": "
                   "{\"kk\": \"Үлкен\"}}], ",
                   "{\"guid\": \"a\", \"title\": \"Бір\", \"date\": \"2025-11-20T10:00+05:00\"},"
                   "{\"guid\": \"b\", \"title\": \"Екі\", \"date\": \"2025-11-20T11:00+05:00\", "
                   "\"room\": \"Хантәңірі\"},"
                   "{\"guid\": \"c\", \"title\": \"Үш\", \"date\": \"2025-11-20T12:00+05:00\", "
                   "\"room\": \"r-1\"}"));
    static const struct {
        const char *id, *room;
    } examples[] = {{"a", "Алатау"}, {"b", "Хантәңірі"}, {"c", "Шахарбақ"}};

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_text_equal(
            localised_in(&programme->rooms[session_named(programme, examples[i].id)->room].name,
                         TEXT("kk")),
            examples[i].room);
    programme_destroy(programme);
}

static void what_is_missing_or_of_another_kind_harms_nothing_else(void **state)
{
    static const struct {
        const char *words;
        size_t sessions, problems;
    } examples[] = {
        {"{\"schedule\": {\"conference\": {\"time_zone_name\": \"UTC\"}}}", 0, 0},
        {"{\"schedule\": {\"conference\": {\"time_zone_name\": \"UTC\", \"days\": {}}}}", 0, 0},
        {"{\"schedule\": {\"conference\": {\"time_zone_name\": \"UTC\", \"days\": [7, {}, "
         "{\"rooms\": null}, {\"rooms\": []}]}}}",
         0, 0},
        {CONFERENCE("\"tracks\": {\"a\": 1}, \"rooms\": 7, \"languages\": \"kk\", ", ""), 0, 0},
        {"{\"schedule\": {\"conference\": {\"time_zone_name\": \"UTC\", \"days\": [{\"rooms\": "
         "{\"A\": {\"0\": {}}}}]}}}",
         0, 1},
        {CONFERENCE("", "{\"guid\": \"a\", \"title\": \"Бір\", \"date\": "
                        "\"2025-11-20T10:00:00+05:00\"}, 7"),
         1, 1},
        {SESSION(", \"persons\": {}, \"track\": 7, \"room\": [], \"url\": {}, \"links\": 3"), 1, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *programme = read_schedule(examples[i].words);

        assert_int_equal(programme->session_count, examples[i].sessions);
        assert_int_equal(programme->problems.total, examples[i].problems);
        programme_destroy(programme);
    }
}

static void a_session_that_is_not_of_the_event_is_said_where_it_stands(void **state)
{
    struct programme *programme =
        read_schedule(CONFERENCE("", "{\"guid\": \"a\", \"title\": \"Бір\", \"date\": "
                                     "\"2025-11-20T10:00:00+05:00\"},\n"
                                     "{\"guid\": \"b\", \"title\": \"Екі\", \"date\": "
                                     "\"9999-11-20T10:00:00+05:00\"},\n"
                                     "{\"guid\": \"c\", \"title\": \"Үш\", \"date\": "
                                     "\"2025-11-20T12:00:00+05:00\"}"));
    char *lines = problem_lines(programme);

    (void)state;
    assert_int_equal(programme->session_count, 2);
    assert_string_equal(lines,
                        "schedule.json:2:1: schedule.conference.days[0].rooms[\"Алатау\"][1]: "
                        "has no start that could be understood; it is not shown\n");
    free(lines);
    programme_destroy(programme);
}

static void twice_the_same_is_shown_once_and_two_of_one_id_both(void **state)
{
#define AT(id, title, hour)                                                                        \
    "{\"guid\": \"" id "\", \"title\": \"" title "\", \"date\": \"2025-11-20T" hour ":00+05:00\"}"
    struct programme *programme = read_schedule(CONFERENCE(
        "", AT("a", "Бір", "10:00") "," AT("a", "Бір", "10:00") "," AT("a", "Екі", "11:00")));
#undef AT

    (void)state;
    assert_int_equal(programme->session_count, 2);
    assert_text_equal(programme->sessions[0].id, "a");
    assert_false(text_equal(programme->sessions[1].id, TEXT("a")));
    programme_destroy(programme);
}

static void of_a_key_given_twice_the_last_counts(void **state)
{
    struct programme *programme = read_schedule(SESSION(", \"title\": \"Жабылу\""));

    (void)state;
    assert_text_equal(localised_in(&programme->sessions[0].title, TEXT("kk")), "Жабылу");
    programme_destroy(programme);
}

static void only_addresses_of_the_web_are_shown(void **state)
{
    struct programme *programme = read_schedule(SESSION(
        ", \"url\": \"javascript:alert(1)\", \"persons\": [{\"id\": 1, \"name\": \"Айгүл\", "
        "\"avatar\": \"file:///etc/passwd\"}]"));

    (void)state;
    assert_text_equal(programme->sessions[0].url, "");
    assert_text_equal(programme->speakers[0].photo, "");
    programme_destroy(programme);
}

static void a_broken_document_is_refused_with_its_place(void **state)
{
    static const struct {
        const char *words, *why;
        int line;
    } examples[] = {
        {"{\"schedule\": {\"conference\":\n {\"title\": \"Сын", "", 2},
        {"{\"schedule\": {\"conference\":\n {\"days\": [],}}}", "comma", 2},
        {"{\"schedule\": // plan\n {}}", "comment", 1},
        {CONFERENCE("", "{\"title\": \"a\"}, {\"title\": \"b\"}"),
         "2 of 2 sessions have no start that could be understood", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct document document = document_of("schedule.json", examples[i].words);
        struct read_options options = {.now = INSTANT_NONE};
        struct programme *programme = NULL;
        struct error error = {0};
        size_t refused;

        assert_false(programme_read(&programme, &document, 1, &options, &error, &refused));
        assert_null(programme);
        assert_int_equal(error.line, examples[i].line);
        if (!strstr(error.message, examples[i].why))
            fail_msg("\"%s\" does not say \"%s\"", error.message, examples[i].why);
    }
}

/* To be freed. */
static char *repeat(const char *first, const char *again, size_t times, const char *last)
{
    char *words = NULL;
    size_t size;
    FILE *file = open_memstream(&words, &size);

    assert_non_null(file);
    fputs(first, file);
    for (size_t i = 0; i < times; i++)
        fputs(again, file);
    fputs(last, file);
    assert_int_equal(fclose(file), 0);
    return words;
}

static void too_many_sessions_are_refused_before_they_are_read(void **state)
{
    char *words = repeat("{\"schedule\": {\"conference\": {\"days\": [{\"rooms\": {\"A\": [{}",
                         ", {}", 50000, "]}}]}}}");

    (void)state;
    assert_refused(words, "50001 sessions are too many; expected at most 20000");
    free(words);
}

static void brackets_without_end_are_refused(void **state)
{
    char *words = repeat("{\"schedule\": ", "[", 100000, "");

    (void)state;
    assert_refused(words, "");
    free(words);
}

/* Real schedules that nobody here wrote, where they are at hand, against counts taken by Python's
 * standard library. */
static void real_schedules_hold_what_an_independent_count_says(void **state)
{
    static const struct {
        const char *path, *format;
        size_t sessions, rooms, speakers, days;
        const char *first, *last;
    } examples[] = {
        {"frab-camp2019.json", "schedule-json", 79, 2, 90, 5, "2019-08-21T09:00Z",
         "2019-08-25T16:30Z"},
        {"pretalx-democon.json", "schedule-json", 36, 2, 27, 3, "2020-12-14T08:00Z",
         "2020-12-16T14:30Z"},
        {"hub-schedule2.json", "schedule2", 2, 2, 4, 1, "2024-12-27T09:30Z", "2024-12-27T23:55Z"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct instant last = INSTANT_NONE;
        struct programme *programme;
        struct arena arena = {0};
        char path[200], *bytes;

        snprintf(path, sizeof path, "../../shared/data/schedule_json/%s", examples[i].path);
        if (access(path, R_OK) != 0) {
            print_message("no real schedules at hand (../../shared/data): skipped\n");
            skip();
        }
        bytes = read_file(path);
        assert_string_equal(document_format(text_from(bytes)), examples[i].format);
        programme = read_schedule(bytes);
        assert_int_equal(programme->session_count, examples[i].sessions);
        assert_int_equal(programme->room_count, examples[i].rooms);
        assert_int_equal(programme->speaker_count, examples[i].speakers);
        assert_int_equal(programme_days(programme, &arena).count, examples[i].days);
        assert_instant_equal(programme->sessions[0].starts_at, examples[i].first);
        for (size_t j = 0; j < programme->session_count; j++)
            if (instant_compare(programme->sessions[j].ends_at, last) > 0)
                last = programme->sessions[j].ends_at;
        assert_instant_equal(last, examples[i].last);
        programme_destroy(programme);
        arena_finish(&arena);
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_has_all_that_its_document_says),
        cmocka_unit_test(utc_beside_times_with_another_offset_is_not_believed),
        cmocka_unit_test(utc_beside_times_in_utc_is_believed),
        cmocka_unit_test(a_named_place_is_believed_whatever_offsets_are_written),
        cmocka_unit_test(when_a_session_ends_is_found_where_it_is_said),
        cmocka_unit_test(where_there_is_no_date_the_day_and_the_clock_count),
        cmocka_unit_test(days_say_when_the_night_is_over),
        cmocka_unit_test(ids_may_be_numbers_words_or_nothing),
        cmocka_unit_test(without_a_title_the_slug_or_the_track_stands_in),
        cmocka_unit_test(people_are_named_in_many_ways),
        cmocka_unit_test(a_session_is_in_the_room_its_door_names),
        cmocka_unit_test(what_is_missing_or_of_another_kind_harms_nothing_else),
        cmocka_unit_test(a_session_that_is_not_of_the_event_is_said_where_it_stands),
        cmocka_unit_test(twice_the_same_is_shown_once_and_two_of_one_id_both),
        cmocka_unit_test(of_a_key_given_twice_the_last_counts),
        cmocka_unit_test(only_addresses_of_the_web_are_shown),
        cmocka_unit_test(a_broken_document_is_refused_with_its_place),
        cmocka_unit_test(too_many_sessions_are_refused_before_they_are_read),
        cmocka_unit_test(brackets_without_end_are_refused),
        cmocka_unit_test(real_schedules_hold_what_an_independent_count_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
