/* The native document: what is read, what is forgiven, what is refused, and how it is told. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "examples.h"

#define EVENT "\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"Asia/Almaty\"}"

static struct text kk(const struct localised *localised)
{
    return localised_in(localised, TEXT("kk"));
}

static void the_demo_is_read_whole_and_without_a_word(void **state)
{
    struct programme *programme = read_demo();
    const struct session *panel = session_named(programme, "s4");
    const struct screen_record *screen;

    (void)state;
    assert_int_equal(programme->problems.total, 0);
    assert_text_equal(kk(&programme->event.title), "Қазақстан – балалық шақ қорғалған мемлекет!");
    assert_int_equal(programme->event.language_count, 3);
    assert_text_equal(programme->event.languages[0], "kk");
    assert_text_equal(programme->zone.name, "Asia/Almaty");
    assert_int_equal(programme->session_count, 8);
    assert_int_equal(programme->speaker_count, 8);
    assert_int_equal(panel->speaker_count, 5);
    assert_text_equal(kk(&programme->speakers[panel->speakers[1]].name), "Ләйла Зинашева");
    assert_clock_equal(programme, panel->starts_at, "11:15");
    assert_text_equal(programme->sources[0].address, "news.xml");
    screen = &programme->screens[programme_find_screen(programme, TEXT("foyer"))];
    assert_text_equal(screen->playlist, "foyer");
    assert_int_equal(screen->arrows[1].arrow, ARROW_UP_RIGHT);
    assert_int_equal(programme->playlists[0].slide_count, 10);
    for (size_t i = 0; i < programme->quote_count; i++)
        assert_false(programme->quotes[i].verbatim);
    programme_destroy(programme);
}

static void every_demo_text_is_there_in_all_three_languages(void **state)
{
    static const struct text languages[] = {TEXT("kk"), TEXT("ru"), TEXT("en")};
    struct programme *programme = read_demo();

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        assert_true(localised_in(&programme->event.title, languages[i]).size);
        for (size_t j = 0; j < programme->session_count; j++)
            assert_true(localised_in(&programme->sessions[j].title, languages[i]).size);
        for (size_t j = 0; j < programme->speaker_count; j++)
            assert_true(localised_in(&programme->speakers[j].name, languages[i]).size);
        for (size_t j = 0; j < programme->quote_count; j++)
            assert_true(localised_in(&programme->quotes[j].text, languages[i]).size);
        for (size_t j = 0; j < programme->notice_count; j++)
            assert_true(localised_in(&programme->notices[j].text, languages[i]).size);
        for (size_t j = 0; j < programme->room_count; j++)
            assert_true(localised_in(&programme->rooms[j].name, languages[i]).size);
    }
    programme_destroy(programme);
}

static void a_text_is_taken_in_its_language_and_no_other(void **state)
{
    static const struct translation translations[] = {{TEXT("kk"), TEXT("Сәлем")},
                                                      {TEXT("en"), TEXT("Hello")}};
    static const struct translation unnamed[] = {{TEXT(""), TEXT("Taqta")}};
    const struct localised both = {translations, 2}, any = {unnamed, 1}, none = {0};
    const struct text fallbacks[] = {TEXT("ru"), TEXT("en")};
    struct text chosen;

    (void)state;
    assert_text_equal(localised_in(&both, TEXT("kk")), "Сәлем");
    assert_text_equal(localised_in(&both, TEXT("ru")), "");
    assert_text_equal(localised_in(&both, TEXT("kk-Latn")), "");
    assert_text_equal(localised_in(&any, TEXT("kk-Latn")), "Taqta");
    assert_text_equal(localised_or(&both, TEXT("ru"), fallbacks, 2, &chosen), "Hello");
    assert_text_equal(chosen, "en");
    assert_text_equal(localised_or(&both, TEXT("ru"), fallbacks, 1, &chosen), "Сәлем");
    assert_text_equal(chosen, "kk");
    assert_text_equal(localised_or(&none, TEXT("ru"), fallbacks, 2, &chosen), "");
    assert_false(localised_is_given(&none));
}

static void a_slip_is_told_with_file_line_column_path_and_what_was_expected(void **state)
{
    struct programme *programme = read_words("{\n" EVENT ",\n\"sessions\": [\n"
                                             "  { \"id\": \"s1\", \"title\": \"1\",\n"
                                             "    \"start\": \"25:00\" }\n]}");
    char *lines = problem_lines(programme);

    (void)state;
    assert_string_equal(lines, "programme.json:5:14: sessions[0].start: \"25:00\" is not a time; "
                               "expected 2025-11-20T10:00\n");
    assert_int_equal(programme->problems.items[0].severity, PROBLEM_DROPPED);
    free(lines);
    programme_destroy(programme);
}

static void all_slips_are_told_at_once_and_each_costs_itself_alone(void **state)
{
    struct programme *programme =
        read_words("{" EVENT ", \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\"}],"
                   "\"speakers\": [{\"id\": \"saule\", \"name\": \"Сәуле\"}],"
                   "\"sessions\": ["
                   "{\"id\": \"s1\", \"title\": \"1\", \"start\": \"2025-11-20T10:00\", \"room\": "
                   "\"z\", \"track\": \"t\","
                   " \"speakers\": [\"serik\", \"saule\"], \"kind\": \"workshop\"},"
                   "{\"id\": \"s2\", \"title\": \"2\", \"start\": \"tomorrow\"},"
                   "{\"id\": \"s1\", \"title\": \"3\", \"start\": \"2025-11-20T12:00\"},"
                   "{\"id\": \"s4\", \"titel\": \"4\", \"start\": \"2025-11-20T12:00\"}],"
                   "\"playlists\": [{\"id\": \"main\", \"slides\": [{\"show\": \"weather\"}, "
                   "{\"show\": \"agenda\"}]}]}");
    const struct session *first = session_named(programme, "s1");

    (void)state;
    assert_int_equal(programme->session_count, 1);
    assert_int_equal(first->room, -1);
    assert_int_equal(first->track, -1);
    assert_int_equal(first->kind, SESSION_OTHER);
    assert_int_equal(first->speaker_count, 1);
    assert_int_equal(first->speakers[0], 0);
    assert_int_equal(programme->room_count, 1);
    assert_int_equal(programme->playlists[0].slide_count, 1);
    assert_int_equal(programme->playlists[0].slides[0].kind, SLIDE_AGENDA);
    assert_int_equal(programme->problems.total, 10);
    programme_destroy(programme);
}

static void references_count_what_was_kept_not_what_was_written(void **state)
{
    struct programme *programme =
        read_words("{" EVENT ", \"rooms\": [{\"id\": \"a\"}, {\"id\": \"b\", \"name\": \"B\"}],"
                   "\"sessions\": [{\"id\": \"s1\", \"title\": \"1\", \"start\": "
                   "\"2025-11-20T10:00\", \"room\": \"b\"}]}");

    (void)state;
    assert_int_equal(programme->room_count, 1);
    assert_text_equal(programme->rooms[session_named(programme, "s1")->room].id, "b");
    assert_text_equal(programme->rooms[0].origin.path, "rooms[1]");
    programme_destroy(programme);
}

static void a_page_none_of_whose_ids_is_known_does_not_show_all(void **state)
{
    struct programme *programme =
        read_words("{" EVENT ", \"speakers\": [{\"id\": \"saule\", \"name\": \"Сәуле\"}],"
                   "\"playlists\": [{\"id\": \"main\", \"slides\": [{\"show\": \"speaker\", "
                   "\"ids\": [\"serik\"]},"
                   "{\"show\": \"speaker\", \"ids\": [\"serik\", \"saule\"]}]}]}");

    (void)state;
    assert_int_equal(programme->playlists[0].slide_count, 1);
    assert_int_equal(programme->playlists[0].slides[0].id_count, 1);
    assert_text_equal(programme->playlists[0].slides[0].ids[0], "saule");
    programme_destroy(programme);
}

static void a_session_without_an_end_lasts_to_the_next_in_its_room(void **state)
{
    struct programme *programme = read_words(
        "{" EVENT ", \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": "
        "\"B\"}], \"sessions\": ["
        "{\"id\": \"s1\", \"title\": \"1\", \"start\": \"2025-11-20T10:00\", \"room\": \"a\"},"
        "{\"id\": \"s2\", \"title\": \"2\", \"start\": \"2025-11-20T10:30\", \"room\": \"b\"},"
        "{\"id\": \"s3\", \"title\": \"3\", \"start\": \"2025-11-20T11:00\", \"room\": \"a\"},"
        "{\"id\": \"s4\", \"title\": \"4\", \"start\": \"2025-11-20T12:00\", \"kind\": \"break\", "
        "\"minutes\": 15},"
        "{\"id\": \"s5\", \"title\": \"5\", \"start\": \"2025-11-20T15:00\", \"room\": \"a\"}]}");
    static const char *const ends[][2] = {
        {"s1", "11:00"}, {"s2", "12:00"}, {"s3", "12:00"}, {"s4", "12:15"}, {"s5", "18:00"}};

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        assert_clock_equal(programme, session_named(programme, ends[i][0])->ends_at, ends[i][1]);
    programme_destroy(programme);
}

static void sessions_are_in_the_order_of_planned_time_then_room(void **state)
{
    struct programme *programme = read_words(
        "{" EVENT ", \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": "
        "\"B\"}], \"sessions\": ["
        "{\"id\": \"s1\", \"title\": \"1\", \"start\": \"2025-11-20T12:00\"},"
        "{\"id\": \"s2\", \"title\": \"2\", \"start\": \"2025-11-20T10:00\", \"room\": \"b\"},"
        "{\"id\": \"s3\", \"title\": \"3\", \"start\": \"2025-11-20T10:00+05:00\", \"room\": "
        "\"a\"},"
        "{\"id\": \"s4\", \"title\": \"4\", \"start\": \"2025-11-20T04:30:00Z\"}]}");
    static const char *const order[] = {"s4", "s3", "s2", "s1"};

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_text_equal(programme->sessions[i].id, order[i]);
    assert_clock_equal(programme, programme->sessions[0].starts_at, "09:30");
    programme_destroy(programme);
}

static void texts_are_cleaned_on_the_way_in(void **state)
{
    struct programme *programme = read_words(
        "{" EVENT
        ", \"speakers\": [{\"id\": \"a\", \"name\": \"  И\\u0306ван \\u202Eнавй\\u0007 \"},"
        "{\"id\": \"b\", \"name\": {\"kk\": \"Сәуле\", \"ru\": \"\", \"en\": \" \"}}]}");

    (void)state;
    assert_text_equal(programme->speakers[0].name.translations[0].text, "Йван навй");
    assert_int_equal(programme->speakers[1].name.count, 1);
    assert_int_equal(programme->problems.total, 0);
    programme_destroy(programme);
}

static void a_notice_without_an_end_counts_half_an_hour_from_when_it_was_said(void **state)
{
    struct programme *programme = read_words(
        "{" EVENT
        ", \"notices\": [{\"id\": \"n1\", \"text\": \"a\", \"from\": \"2025-11-20T09:00\"},"
        "{\"id\": \"n2\", \"text\": \"b\"}]}");

    (void)state;
    assert_clock_equal(programme, programme->notices[0].until, "09:30");
    assert_clock_equal(programme, programme->notices[1].until,
                       "10:54"); /* the tests' clock shows 10:24 */
    assert_int_equal(programme->problems.total, 2);
    programme_destroy(programme);
}

static void addresses_count_from_the_document(void **state)
{
    struct document document =
        document_of("https://example.org/kk/programme.json",
                    "{" EVENT ", \"theme\": {\"logo\": \"/logo.png\"}, \"speakers\": ["
                    "{\"id\": \"a\", \"name\": \"A\", \"photo\": \"a.jpg\"},"
                    "{\"id\": \"b\", \"name\": \"B\", \"photo\": \"file:///etc/passwd\"}],"
                    "\"sources\": [{\"id\": \"n\", \"kind\": \"rss\", \"url\": \"../rss.xml\"},"
                    "{\"id\": \"f\", \"kind\": \"rss\", \"url\": \"file:///etc/passwd\"}]}");
    struct programme *programme = read_documents(&document, 1);
    char *lines = problem_lines(programme);

    (void)state;
    assert_text_equal(programme->theme.logo, "https://example.org/logo.png");
    assert_text_equal(programme->speakers[0].photo, "https://example.org/kk/a.jpg");
    assert_text_equal(programme->speakers[1].photo, "");
    assert_int_equal(programme->source_count, 1);
    assert_text_equal(programme->sources[0].address, "https://example.org/rss.xml");
    assert_non_null(
        strstr(lines, "speakers[1].photo: \"file:///etc/passwd\"; a document from the web"));
    free(lines);
    programme_destroy(programme);
}

static void languages_nobody_named_are_those_of_the_title(void **state)
{
    struct programme *programme =
        read_words("{\"taqta\": 1, \"event\": {\"title\": {\"ru\": \"Проба\", \"kk\": \"Сынақ\"}, "
                   "\"timezone\": \"UTC\"}}");

    (void)state;
    assert_int_equal(programme->event.language_count, 2);
    assert_text_equal(programme->event.languages[0], "ru");
    programme_destroy(programme);
}

static void without_a_zone_of_its_own_an_event_takes_the_configured_one(void **state)
{
    struct document document = document_of(
        "programme.json", "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\"}, \"sessions\": ["
                          "{\"id\": \"s1\", \"title\": \"1\", \"start\": \"2025-11-20T10:00\"}]}");
    struct read_options options = {.timezone = TEXT("Asia/Almaty"), .now = INSTANT_NONE};
    struct programme *programme = NULL;

    (void)state;
    assert_true(programme_read(&programme, &document, 1, &options, NULL, NULL));
    assert_true(programme->sessions[0].starts_at.seconds == at("2025-11-20T05:00Z").seconds);
    assert_int_equal(programme->problems.total, 1);
    programme_destroy(programme);
    options.timezone = TEXT("");
    assert_true(programme_read(&programme, &document, 1, &options, NULL, NULL));
    assert_true(programme->sessions[0].starts_at.seconds == at("2025-11-20T10:00Z").seconds);
    assert_int_equal(programme->problems.total, 1);
    programme_destroy(programme);
}

static void what_is_unusable_as_a_whole_is_refused_with_its_place(void **state)
{
    static const struct {
        const char *bytes, *message;
        int line, column;
    } examples[] = {
        {"{\n  \"taqta\": 2,\n  \"event\": {}\n}", "taqta: 2 is a later version", 2, 12},
        {"{\n  \"event\": {}, \"sessions\": []\n}", "taqta is missing", 1, 1},
        {"{\"taqta\": \"1\", \"event\": {}}", "taqta: a text is no version", 1, 11},
        {"{\"taqta\": 1, \"changes\": []}", "event is missing", 0, 0},
        {"{\"taqta\": 1, \"event\": \"Жиын\"}", "event: a text; expected an object", 1, 23},
        {"{\"taqta\": 1, \"event\": null}", "event: nothing (null); expected an object", 1, 23},
        {"\xFF\xFE{\0", "UTF-16", 0, 0},
        {"{\n  \"taqta\": 1,\n  \"event\": {},\n}", "comma", 3, 14},
        {"[]", "no schedule we know", 0, 0},
        {"// a comment\n{\"taqta\": 1}", "comment", 1, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct document document = document_of("programme.json", examples[i].bytes);
        struct read_options options = {.now = INSTANT_NONE};
        struct programme *programme = NULL;
        struct error error = {0};
        size_t refused = 77;

        assert_false(programme_read(&programme, &document, 1, &options, &error, &refused));
        assert_null(programme);
        assert_true(refused <= 1);
        print_message("%d:%d %s\n", error.line, error.column, error.message);
        assert_non_null(strstr(error.message, examples[i].message));
        assert_int_equal(error.line, examples[i].line);
        assert_int_equal(error.column, examples[i].column);
    }
}

static void a_second_event_and_its_lists_are_doubted_and_its_notices_taken(void **state)
{
    struct programme *programme = read_with_changes(
        "{" EVENT "}",
        "{" EVENT ", \"revision\": 9, \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}],"
        "\"notices\": [{\"id\": \"n1\", \"text\": \"a\", \"until\": \"2025-11-20T11:00\"}]}");
    char *lines = problem_lines(programme);

    (void)state;
    assert_int_equal(programme->room_count, 0);
    assert_int_equal(programme->notice_count, 1);
    assert_int_equal(programme->revision, 9);
    assert_int_equal(programme->notices[0].origin.document, 1);
    assert_non_null(strstr(lines, "changes.json:1:94: rooms: is read only from the document"));
    assert_non_null(strstr(lines, "event: is read only from the first document with an event"));
    free(lines);
    programme_destroy(programme);
}

static void too_many_records_are_cut_and_too_many_problems_counted(void **state)
{
    struct arena arena = {0};
    struct text_builder words = {.arena = &arena};
    struct programme *programme;

    (void)state;
    builder_add(&words, TEXT("{" EVENT ", \"rooms\": ["));
    for (int i = 0; i < LIMIT_ROOMS + 1; i++)
        builder_format(&words, "%s{\"id\": \"r%d\", \"name\": \"%d\"}", i ? "," : "", i, i);
    builder_add(&words, TEXT("], \"sessions\": ["));
    for (int i = 0; i < LIMIT_PROBLEMS + 50; i++)
        builder_format(&words, "%s{\"id\": \"s%d\"}", i ? "," : "", i);
    builder_add(&words, TEXT("]}"));
    programme = read_words(text_to_c(&arena, builder_text(&words)));
    assert_int_equal(programme->room_count, LIMIT_ROOMS);
    assert_int_equal(programme->problems.count, LIMIT_PROBLEMS);
    assert_int_equal(programme->problems.total, 1 + 2 * (LIMIT_PROBLEMS + 50));
    programme_destroy(programme);
    arena_finish(&arena);
}

static void the_largest_programme_is_read_in_no_time(void **state)
{
    struct arena arena = {0};
    struct text_builder words = {.arena = &arena};
    struct timespec start, end;
    struct programme *programme;
    double elapsed_s;

    (void)state;
    builder_add(&words, TEXT("{" EVENT ", \"speakers\": ["));
    for (int i = 0; i < 5000; i++)
        builder_format(&words, "%s{\"id\": \"p%d\", \"name\": \"Сөйлеуші %d\"}", i ? "," : "", i,
                       i);
    builder_add(&words, TEXT("], \"sessions\": ["));
    for (int i = 0; i < LIMIT_SESSIONS; i++)
        builder_format(&words,
                       "%s{\"id\": \"s%d\", \"title\": {\"kk\": \"Баяндама %d\"}, \"start\": "
                       "\"2025-11-%02dT%02d:00\", \"speakers\": [\"p%d\"]}",
                       i ? "," : "", i, i, 1 + i % 30, i % 24, i % 5000);
    builder_add(&words, TEXT("]}"));
    clock_gettime(CLOCK_MONOTONIC, &start);
    programme = read_words(text_to_c(&arena, builder_text(&words)));
    clock_gettime(CLOCK_MONOTONIC, &end);
    elapsed_s = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    print_message("20,000 sessions in %.2f s\n", elapsed_s);
    assert_int_equal(programme->session_count, LIMIT_SESSIONS);
    assert_int_equal(programme->problems.total, 0);
    assert_true(elapsed_s < 10); /* half a second without sanitizers */
    programme_destroy(programme);
    arena_finish(&arena);
}

/* Only the first complaints are listed, so only those are worth a guess at what was meant. */
static void a_hundred_thousand_unknown_names_are_counted_in_no_time(void **state)
{
    struct arena arena = {0};
    struct text_builder words = {.arena = &arena};
    struct programme *programme;
    clock_t start;

    (void)state;
    builder_add(&words, TEXT("{" EVENT));
    for (int i = 0; i < 100000; i++)
        builder_format(&words, ", \"unknown-%06d\": 1", i);
    builder_add(&words, TEXT("}"));
    start = clock();
    programme = read_words(text_to_c(&arena, builder_text(&words)));
    assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
    assert_int_equal(programme->problems.total, 100000);
    assert_int_equal(programme->problems.count, LIMIT_PROBLEMS);
    programme_destroy(programme);
    arena_finish(&arena);
}

static void an_arrow_may_say_how_to_go_without_steps(void **state)
{
    struct programme *programme =
        read_words("{\"taqta\": 1, \"event\": {\"title\": \"Жиын\", \"timezone\": \"Asia/Almaty\"},"
                   "\"rooms\": [{\"id\": \"a\", \"name\": \"А\"}, {\"id\": \"b\", \"name\": \"Б\", "
                   "\"step_free\": false}, {\"id\": \"c\", \"name\": \"В\", \"step_free\": true}],"
                   "\"screens\": [{\"id\": \"s\", \"arrows\": {\"a\": {\"way\": \"stairs-up\", "
                   "\"step_free\": \"lift\"}, \"b\": {\"way\": \"left\", \"step_free\": \"ramp\"}, "
                   "\"c\": {\"step_free\": \"lift\"}, \"d\": \"left\"}}]}");
    const struct screen_record *screen = &programme->screens[0];
    char *problems = problem_lines(programme);

    (void)state;
    assert_int_equal(screen->arrow_count, 2); /* c has no way, d is no room */
    assert_int_equal(screen->arrows[0].arrow, ARROW_STAIRS_UP);
    assert_int_equal(screen->arrows[0].step_free, ARROW_LIFT);
    assert_int_equal(screen->arrows[1].arrow, ARROW_LEFT);
    assert_int_equal(screen->arrows[1].step_free, ARROW_NONE);
    assert_false(programme->rooms[0].lacks_step_free);
    assert_true(programme->rooms[1].lacks_step_free);
    assert_false(programme->rooms[2].lacks_step_free);
    assert_int_equal(programme->problems.total, 3);
    assert_non_null(strstr(problems, "no way without steps"));
    free(problems);
    programme_destroy(programme);
}

static void the_name_and_password_of_a_network_stay_byte_by_byte(void **state)
{
    struct programme *programme =
        read_words("{\"taqta\": 1, \"event\": {\"title\": \"Жиын\", \"timezone\": \"Asia/Almaty\"},"
                   "\"wifi\": {\"ssid\": \" Cafe\u0301 \", \"password\": \"a  b \"}}");

    (void)state;
    assert_text_equal(programme->wifi.ssid, " Cafe\u0301 ");
    assert_text_equal(programme->wifi.password, "a  b ");
    assert_int_equal(programme->wifi.auth, WIFI_WPA);
    programme_destroy(programme);
}

static void names_of_kinds_are_those_of_the_document(void **state)
{
    (void)state;
    assert_string_equal(slide_kind_name(SLIDE_NOW_NEXT), "now-next");
    assert_string_equal(slide_kind_name(SLIDE_PICTURE), "picture");
    assert_string_equal(slide_kind_name(SLIDE_NOTICE), "notice");
    assert_string_equal(session_kind_name(SESSION_REGISTRATION), "registration");
    assert_string_equal(change_mark_name(CHANGE_DELAYED), "delayed");
    assert_string_equal(change_mark_name(CHANGE_SPEAKER), "speaker-changed");
    assert_string_equal(change_mark_name(CHANGE_RESTORED), "restored");
    assert_string_equal(problem_severity_name(PROBLEM_DOUBTED), "doubted");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_demo_is_read_whole_and_without_a_word),
        cmocka_unit_test(every_demo_text_is_there_in_all_three_languages),
        cmocka_unit_test(a_text_is_taken_in_its_language_and_no_other),
        cmocka_unit_test(a_slip_is_told_with_file_line_column_path_and_what_was_expected),
        cmocka_unit_test(all_slips_are_told_at_once_and_each_costs_itself_alone),
        cmocka_unit_test(references_count_what_was_kept_not_what_was_written),
        cmocka_unit_test(a_page_none_of_whose_ids_is_known_does_not_show_all),
        cmocka_unit_test(a_session_without_an_end_lasts_to_the_next_in_its_room),
        cmocka_unit_test(sessions_are_in_the_order_of_planned_time_then_room),
        cmocka_unit_test(texts_are_cleaned_on_the_way_in),
        cmocka_unit_test(a_notice_without_an_end_counts_half_an_hour_from_when_it_was_said),
        cmocka_unit_test(addresses_count_from_the_document),
        cmocka_unit_test(languages_nobody_named_are_those_of_the_title),
        cmocka_unit_test(without_a_zone_of_its_own_an_event_takes_the_configured_one),
        cmocka_unit_test(what_is_unusable_as_a_whole_is_refused_with_its_place),
        cmocka_unit_test(a_second_event_and_its_lists_are_doubted_and_its_notices_taken),
        cmocka_unit_test(too_many_records_are_cut_and_too_many_problems_counted),
        cmocka_unit_test(the_largest_programme_is_read_in_no_time),
        cmocka_unit_test(a_hundred_thousand_unknown_names_are_counted_in_no_time),
        cmocka_unit_test(an_arrow_may_say_how_to_go_without_steps),
        cmocka_unit_test(the_name_and_password_of_a_network_stay_byte_by_byte),
        cmocka_unit_test(names_of_kinds_are_those_of_the_document),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
