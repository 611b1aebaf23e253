/* c3voc's schedule.json, version 2: references, states, breaks, texts in several languages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "examples.h"

#define SCHEDULE(words, events)                                                                       \
    "{\"schedule\": {\"version\": \"2\", \"base_url\": \"https://example.org/2025/\", "               \
    "\"conference\": {\"title\": \"Сынақ\", \"start\": \"2025-11-20T04:00:00+00:00\", \"end\": " \
    "\"2025-11-21T12:00:00+00:00\", \"time_zone_name\": \"Asia/Almaty\", \"languages\": [\"kk\"],"    \
    "\"days\": [{\"index\": 1, \"date\": \"2025-11-20\", \"start\": "                                 \
    "\"2025-11-20T04:00:00+00:00\", \"end\": \"2025-11-20T23:00:00+00:00\"}]" words "}, "             \
    "\"events\": [" events "]}}"
#define EVENT(id, clock, words)                                                                    \
    "{\"guid\": \"" id "\", \"title\": \"" id "\", \"start\": \"2025-11-20T" clock                 \
    ":00+05:00\", \"end\": \"2025-11-20T" clock ":59+05:00\"" words "}"

static struct programme *read_schedule(const char *words)
{
    struct document document = document_of("schedule.json", words);

    return read_documents(&document, 1);
}

static void assert_name_equal(const struct localised *name, const char *expected)
{
    assert_text_equal(localised_in(name, TEXT("kk")), expected);
}

static void where_the_sessions_are_tells_the_versions_apart(void **state)
{
    static const struct {
        const char *bytes, *format;
    } examples[] = {
        {"{\"schedule\": {\"conference\": {\"days\": []}}}", "schedule-json"},
        {"{\"schedule\": {\"conference\": {\"days\": []}, \"events\": []}}", "schedule2"},
        {"{\"$schema\": \"schema2.json\", \"schedule\": {\"conference\": {}}}", "schedule-json"},
        {"{\"$schema\": \"schema.json\", \"schedule\": {\"conference\": {}, \"events\": []}}",
         "schedule2"},
        {"{\"schedule\": {\"events\": []}}", "refused"},
        {"{\"schedule\": []}", "refused"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_string_equal(document_format(text_from(examples[i].bytes)), examples[i].format);
}

static void a_session_has_all_that_its_document_says(void **state)
{
    struct programme *programme = read_schedule(SCHEDULE(
        ", \"tracks\": [{\"guid\": \"t-1\", \"slug\": \"law\", \"name\": \"Құқық\", \"colors\": "
        "{\"light\": \"#111111\", \"dark\": \"#005B9A\"}}], \"rooms\": [{\"guid\": \"r-1\", "
        "\"slug\": \"alatau\", \"name\": \"Алатау\", \"description\": {\"en\": \"Big\"}}]",
        "{\"guid\": \"a\", \"code\": \"X\", \"type\": \"TALK\", \"state\": \"CONFIRMED\", "
        "\"start\": \"2025-11-20T10:00:00+05:00\", \"end\": \"2025-11-20T05:45:00+00:00\", "
        "\"room\": {\"guid\": \"r-1\"}, \"track\": {\"slug\": \"law\"}, \"title\": \"Ашылу\", "
        "\"subtitle\": null, \"language\": \"kk\", \"abstract\": {\"kk\": \"Бір\", \"en\": "
        "\"One\"}, \"url\": \"https://example.org/a\", \"participants\": [{\"guid\": \"p-1\", "
        "\"name\": \"Айгүл\", \"role\": \"SPEAKER\"}]}"));
    const struct session *session = session_named(programme, "a");

    (void)state;
    assert_int_equal(programme->event.day_change_minutes, 240);
    assert_name_equal(&session->title, "Ашылу");
    assert_int_equal(session->subtitle.count, 0);
    assert_name_equal(&session->abstract, "Бір");
    assert_text_equal(localised_in(&session->abstract, TEXT("en")), "One");
    assert_clock_equal(programme, session->starts_at, "10:00");
    assert_clock_equal(programme, session->ends_at, "10:45");
    assert_false(session->end_is_guessed);
    assert_name_equal(&programme->rooms[session->room].name, "Алатау");
    assert_name_equal(&programme->tracks[session->track].name, "Құқық");
    assert_int_equal(programme->tracks[session->track].colour, 0x005B9A);
    assert_name_equal(&programme->speakers[session->speakers[0]].name, "Айгүл");
    assert_int_equal(session->changes, 0);
    assert_text_equal(session->origin.path, "schedule.events[0]");
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

static void a_room_and_a_track_are_found_by_any_of_their_names(void **state)
{
    static const char *const references[] = {
        "{\"guid\": \"r-1\"}",
        "{\"slug\": \"alatau\"}",
        "{\"name\": \"Алатау\"}",
        "{\"guid\": \"r-2\", \"slug\": \"alatau\"}",
        "\"r-1\"",
        "\"alatau\"",
        "\"Алатау\"",
        "\" АЛАТАУ \"",
    };

    (void)state;
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        struct arena arena = {0};
        struct text words = text_format(
            &arena,
            SCHEDULE(", \"rooms\": [{\"guid\": \"r-1\", \"slug\": \"alatau\", \"name\": "
                     "\"Алатау\"}], \"tracks\": [{\"guid\": \"r-1\", \"slug\": \"alatau\", "
                     "\"name\": \"Алатау\", \"color\": \"#005B9A\"}]",
                     EVENT("a", "10:00", ", \"room\": %s, \"track\": %s")),
            references[i], references[i]);
        struct programme *programme = read_schedule(text_to_c(&arena, words));

        assert_int_equal(programme->room_count, 1);
        assert_int_equal(programme->track_count, 1);
        assert_name_equal(&programme->rooms[programme->sessions[0].room].name, "Алатау");
        assert_int_equal(programme->sessions[0].track, 0);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void a_reference_to_nothing_says_what_it_can(void **state)
{
    struct programme *programme = read_schedule(SCHEDULE(
        "", EVENT("a", "10:00", ", \"room\": {\"guid\": \"r-9\", \"name\": \"Бөлме\"}") "," EVENT(
                "b", "11:00", ", \"room\": null, \"track\": {\"slug\": \"law\"}")));

    (void)state;
    assert_int_equal(programme->room_count, 1);
    assert_name_equal(&programme->rooms[0].name, "Бөлме");
    assert_int_equal(session_named(programme, "b")->room, -1);
    assert_name_equal(&programme->tracks[session_named(programme, "b")->track].name, "law");
    programme_destroy(programme);
}

static void only_what_is_part_of_the_programme_is_shown(void **state)
{
    static const struct {
        const char *state;
        bool is_shown;
        unsigned changes;
    } examples[] = {
        {"null", true, 0},
        {"\"CONFIRMED\"", true, 0},
        {"\"confirmed\"", true, 0},
        {"\"DELAYED\"", true, CHANGE_DELAYED},
        {"\"CANCELED\"", true, CHANGE_CANCELLED},
        {"\"CANCELLED\"", true, CHANGE_CANCELLED},
        {"\"DRAFT\"", false, 0},
        {"\"SUBMITTED\"", false, 0},
        {"\"ACCEPTED\"", false, 0},
        {"\"REJECTED\"", false, 0},
        {"\"WITHDRAWN\"", false, 0},
        {"\"DELETED\"", false, 0},
        {"\"SOMETHING\"", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text words = text_format(
            &arena, SCHEDULE("", EVENT("a", "10:00", ", \"state\": %s")), examples[i].state);
        struct programme *programme = read_schedule(text_to_c(&arena, words));
        char *lines = problem_lines(programme);

        assert_int_equal(programme->session_count, examples[i].is_shown);
        if (examples[i].is_shown)
            assert_int_equal(programme->sessions[0].changes, examples[i].changes);
        assert_string_equal(
            lines, examples[i].is_shown
                       ? ""
                       : "schedule.json: 1 sessions are not confirmed and are not shown\n");
        free(lines);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void a_cancelled_session_is_off_and_ends_nothing_before_it(void **state)
{
    struct programme *programme = read_schedule(
        SCHEDULE("", "{\"guid\": \"a\", \"title\": \"a\", \"room\": \"A\", \"start\": "
                     "\"2025-11-20T10:00:00+05:00\"}," EVENT(
                         "b", "11:00", ", \"room\": \"A\", \"state\": \"CANCELED\"")));

    (void)state;
    assert_true(session_is_off(session_named(programme, "b")));
    assert_clock_equal(programme, session_named(programme, "b")->starts_at, "11:00");
    assert_clock_equal(programme, session_named(programme, "a")->ends_at, "13:00");
    programme_destroy(programme);
}

/* Our own document and the schedule as its source. */
static struct programme *read_beside(const char *changes, const char *events, const char *clock,
                                     struct history *history)
{
    struct arena arena = {0};
    struct text native = text_format(
        &arena,
        "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"Asia/Almaty\"}, "
        "\"sources\": [{\"id\": \"voc\", \"kind\": \"schedule-json\", \"url\": "
        "\"https://example.org/schedule.json\"}], \"changes\": [%s]}",
        changes);
    struct document documents[] = {
        {.address = TEXT("programme.json"), .bytes = native},
        {.address = TEXT("schedule.json"),
         .bytes = text_format(&arena, SCHEDULE("", "%s"), events),
         .source_id = TEXT("voc")},
    };
    struct read_options options = {.now = at(clock), .history = history};
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused;

    if (!programme_read(&programme, documents, 2, &options, &error, &refused))
        fail_msg("refused: %s", error.message);
    arena_finish(&arena);
    return programme;
}

static void a_line_of_changes_wins_over_what_the_document_says(void **state)
{
    static const struct {
        const char *state, *kind;
        unsigned changes;
    } examples[] = {
        {"CANCELED", "restored", CHANGE_RESTORED},
        {"CANCELED", "full", CHANGE_CANCELLED | CHANGE_FULL},
        {"CONFIRMED", "cancelled", CHANGE_CANCELLED},
        {"DELAYED", "cancelled", CHANGE_DELAYED | CHANGE_CANCELLED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text change = text_format(&arena,
                                         "{\"session\": \"voc:a\", \"kind\": \"%s\", \"at\": "
                                         "\"2025-11-20T09:00\"}",
                                         examples[i].kind);
        struct text event =
            text_format(&arena, EVENT("a", "10:00", ", \"state\": \"%s\""), examples[i].state);
        struct programme *programme = read_beside(
            text_to_c(&arena, change), text_to_c(&arena, event), "2025-11-20T09:10+05:00", NULL);

        assert_int_equal(session_named(programme, "voc:a")->changes, examples[i].changes);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

/* Between two readings: that is news. From the first on: nobody needs to be told. */
static void what_its_document_cancels_or_takes_back_is_told_when_it_is_seen(void **state)
{
#define B           "," EVENT("b", "11:00", "")
#define CANCELLED_A EVENT("a", "10:00", ", \"state\": \"CANCELED\"") B
    static const struct {
        const char *events, *clock;
        unsigned changes;
        const char *since;
    } readings[] = {
        {EVENT("a", "10:00", "") B, "2025-11-20T09:00+05:00", 0, NULL},
        {CANCELLED_A, "2025-11-20T09:10+05:00", CHANGE_CANCELLED, "09:10"},
        {CANCELLED_A, "2025-11-20T09:20+05:00", CHANGE_CANCELLED, "09:10"},
        {EVENT("a", "10:00", "") B, "2025-11-20T09:30+05:00", CHANGE_RESTORED, "09:30"},
    };

    (void)state;
    for (size_t first = 0; first < 2; first++) {
        struct history history = {0};

        for (size_t i = first; i < sizeof readings / sizeof *readings; i++) {
            struct programme *programme =
                read_beside("", readings[i].events, readings[i].clock, &history);
            const struct session *session = session_named(programme, "voc:a");
            bool is_old_news = !readings[i].since || (first && i < 3);

            assert_int_equal(session->changes, readings[i].changes);
            assert_int_equal(instant_is_given(session->changed_at), !is_old_news);
            if (!is_old_news)
                assert_clock_equal(programme, session->changed_at, readings[i].since);
            programme_destroy(programme);
        }
        arena_finish(&history.arena);
    }
#undef B
#undef CANCELLED_A
}

static void a_delay_is_laid_over_the_time_published_first(void **state)
{
    struct history history = {0};
    struct programme *programme =
        read_beside("", EVENT("a", "10:00", ""), "2025-11-20T09:00+05:00", &history);

    (void)state;
    programme_destroy(programme);
    programme = read_beside("", EVENT("a", "10:30", ", \"state\": \"DELAYED\""),
                            "2025-11-20T09:10+05:00", &history);
    assert_int_equal(programme->sessions[0].changes, CHANGE_DELAYED);
    assert_clock_equal(programme, programme->sessions[0].planned_starts_at, "10:00");
    assert_clock_equal(programme, programme->sessions[0].starts_at, "10:30");
    assert_clock_equal(programme, programme->sessions[0].changed_at, "09:10");
    programme_destroy(programme);
    arena_finish(&history.arena);
}

static void meta_events_are_breaks(void **state)
{
    static const struct {
        const char *type;
        enum session_kind kind;
    } examples[] = {
        {"BREAK", SESSION_BREAK}, {"META", SESSION_BREAK},
        {"break", SESSION_BREAK}, {"DISCUSSION", SESSION_PANEL},
        {"TALK", SESSION_TALK},   {"LIGHTNING_TALK", SESSION_TALK},
        {"", SESSION_TALK},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text words = text_format(
            &arena, SCHEDULE("", EVENT("a", "10:00", ", \"type\": \"%s\"")), examples[i].type);
        struct programme *programme = read_schedule(text_to_c(&arena, words));

        assert_int_equal(programme->sessions[0].kind, examples[i].kind);
        assert_int_equal(programme->sessions[0].room, -1);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void speakers_come_before_those_who_moderate(void **state)
{
    static const char *const names[] = {"Болат", "Сәуле", "Айгүл", "Дамир"};
    struct programme *programme = read_schedule(SCHEDULE(
        "", EVENT("a", "10:00",
                  ", \"participants\": [{\"guid\": \"1\", \"name\": \"Айгүл\", \"role\": "
                  "\"MODERATOR\"}, {\"guid\": \"2\", \"name\": \"Болат\", \"role\": "
                  "\"SPEAKER\"}, {\"guid\": \"3\", \"name\": \"Дамир\", \"role\": \"HOST\"}, "
                  "{\"guid\": \"4\", \"name\": \"Сәуле\"}]")));
    const struct session *session = session_named(programme, "a");

    (void)state;
    assert_int_equal(session->speaker_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_name_equal(&programme->speakers[session->speakers[i]].name, names[i]);
    programme_destroy(programme);
}

static void the_list_of_persons_says_more_of_a_participant(void **state)
{
    struct programme *programme = read_schedule(
        "{\"schedule\": {\"conference\": {\"title\": \"Сынақ\", \"time_zone_name\": "
        "\"Asia/Almaty\"}, \"persons\": [{\"guid\": \"1\", \"name\": \"Айгүл\", \"biography\": "
        "\"Заңгер\", \"avatar\": {\"url\": \"https://example.org/a.png\"}}, {\"guid\": \"9\", "
        "\"name\": \"Ешкім\"}], \"events\": [" EVENT(
            "a", "10:00", ", \"participants\": [{\"guid\": \"1\", \"name\": \"Айгүл А.\"}]") "]}}");

    (void)state;
    assert_int_equal(programme->speaker_count, 1); /* who takes part in nothing is not shown */
    assert_name_equal(&programme->speakers[0].name, "Айгүл А.");
    assert_name_equal(&programme->speakers[0].bio, "Заңгер");
    assert_text_equal(programme->speakers[0].photo, "https://example.org/a.png");
    programme_destroy(programme);
}

static void texts_may_be_maps_of_languages(void **state)
{
    struct programme *programme = read_schedule(SCHEDULE(
        ", \"languages\": [\"kk\", \"ru\", \"de-DE\"]",
        "{\"guid\": \"a\", \"start\": \"2025-11-20T10:00:00+05:00\", \"title\": {\"kk-KZ\": "
        "\"Ашылу\", \"ru\": \"Открытие\", \"de\": 7}, \"abstract\": {\"ru\": \"Слово\"}, "
        "\"subtitle\": {}}"));
    const struct session *session = &programme->sessions[0];

    (void)state;
    assert_int_equal(programme->event.language_count, 2); /* those our words exist in */
    assert_name_equal(&session->title, "Ашылу");
    assert_text_equal(localised_in(&session->title, TEXT("ru")), "Открытие");
    assert_text_equal(localised_in(&session->title, TEXT("en")), "Ашылу");
    assert_name_equal(&session->abstract, "");
    assert_text_equal(localised_in(&session->abstract, TEXT("ru")), "Слово");
    assert_int_equal(session->subtitle.count, 0);
    programme_destroy(programme);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_the_sessions_are_tells_the_versions_apart),
        cmocka_unit_test(a_session_has_all_that_its_document_says),
        cmocka_unit_test(a_room_and_a_track_are_found_by_any_of_their_names),
        cmocka_unit_test(a_reference_to_nothing_says_what_it_can),
        cmocka_unit_test(only_what_is_part_of_the_programme_is_shown),
        cmocka_unit_test(a_cancelled_session_is_off_and_ends_nothing_before_it),
        cmocka_unit_test(a_line_of_changes_wins_over_what_the_document_says),
        cmocka_unit_test(what_its_document_cancels_or_takes_back_is_told_when_it_is_seen),
        cmocka_unit_test(a_delay_is_laid_over_the_time_published_first),
        cmocka_unit_test(meta_events_are_breaks),
        cmocka_unit_test(speakers_come_before_those_who_moderate),
        cmocka_unit_test(the_list_of_persons_says_more_of_a_participant),
        cmocka_unit_test(texts_may_be_maps_of_languages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
