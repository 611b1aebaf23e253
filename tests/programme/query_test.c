/* What is on and what comes next: the demo's morning, and the odd hours of made-up days. */
#include "examples.h"

/* The demo at a time of 20 November 2025 in Astana. */
static struct instant in_astana(const char *clock)
{
    struct arena arena = {0};
    struct instant instant =
        at(text_to_c(&arena, text_format(&arena, "2025-11-20T%s+05:00", clock)));

    arena_finish(&arena);
    return instant;
}

struct moment {
    const char *clock, *now, *next;
};

static void the_demo_morning_goes_as_planned_and_changed(void **state)
{
    static const struct moment moments[] = {
        {"09:00", "", "registration s1 s2 s3 s4 s5 s6 s7"},
        {"09:30", "registration", "s1 s2 s3 s4 s5 s6 s7"},
        {"10:24", "s2", "s3 s4 s5 s6 s7"},
        {"10:40", "s3", "s4 s5 s6 s7"},
        {"10:55", "s3", "s4 s5 s6 s7"}, /* running over, since s4 is 15 minutes late */
        {"11:05", "", "s4 s5 s6 s7"},   /* but not for longer than 10 minutes */
        {"11:15", "s4", "s5 s6 s7"},    /* and has begun */
        {"12:15", "s4 s5", "s6 s7"},    /* until 12:25, while the break is on in the foyer */
        {"12:40", "s6", "s7"},          /* s7 is cancelled and stays until its planned end */
        {"13:35", "s6", "s7"},          /* s6 in hall 2 is over at 13:30 and runs over */
        {"13:40", "", "s7"},
        {"13:45", "", ""},
        {"20:00", "", ""},
    };
    struct programme *programme = read_demo();

    (void)state;
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        struct arena arena = {0};
        struct instant now = in_astana(moments[i].clock);

        print_message("%s\n", moments[i].clock);
        assert_sessions_equal(programme, sessions_now(programme, &arena, now), moments[i].now);
        assert_sessions_equal(programme, sessions_next(programme, &arena, now, 10),
                              moments[i].next);
        arena_finish(&arena);
    }
    programme_destroy(programme);
}

static void the_demo_at_10_24_has_one_now_and_one_next_in_each_room(void **state)
{
    struct programme *programme = read_demo();
    struct instant now = in_astana("10:24");

    (void)state;
    assert_int_equal(session_state_at(programme, index_of(programme, "registration"), now),
                     SESSION_PAST);
    assert_int_equal(session_state_at(programme, index_of(programme, "s1"), now), SESSION_PAST);
    assert_int_equal(session_state_at(programme, index_of(programme, "s2"), now), SESSION_NOW);
    assert_int_equal(session_state_at(programme, index_of(programme, "s3"), now), SESSION_NEXT);
    assert_int_equal(session_state_at(programme, index_of(programme, "s4"), now), SESSION_LATER);
    assert_int_equal(session_state_at(programme, index_of(programme, "s5"), now), SESSION_NEXT);
    assert_int_equal(session_state_at(programme, index_of(programme, "s6"), now), SESSION_NEXT);
    assert_int_equal(session_state_at(programme, index_of(programme, "s7"), now), SESSION_LATER);
    programme_destroy(programme);
}

static void the_demo_at_13_40_runs_over_for_ten_minutes(void **state)
{
    struct programme *programme = read_demo();
    int panel = index_of(programme, "s6"), thanks = index_of(programme, "s7");

    (void)state;
    assert_int_equal(session_state_at(programme, panel, in_astana("13:29")), SESSION_NOW);
    assert_int_equal(session_state_at(programme, panel, in_astana("13:30")), SESSION_RUNNING_OVER);
    assert_int_equal(session_state_at(programme, panel, in_astana("13:39")), SESSION_RUNNING_OVER);
    assert_int_equal(session_state_at(programme, panel, in_astana("13:40")), SESSION_PAST);
    assert_int_equal(session_state_at(programme, thanks, in_astana("13:40")), SESSION_LATER);
    assert_int_equal(session_state_at(programme, thanks, in_astana("13:45")), SESSION_PAST);
    programme_destroy(programme);
}

#define EVENT(more)                                                                                \
    "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"Asia/Almaty\"" more "},"     \
    "\"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": \"B\"}],"

static void running_over_ends_when_the_next_begins_in_the_room(void **state)
{
    struct programme *programme = read_words(EVENT(
        ", \"overrun_minutes\": 30") "\"sessions\": ["
                                     "{\"id\": \"s1\", \"title\": \"1\", \"start\": "
                                     "\"2025-11-20T10:00\", \"minutes\": 20, \"room\": \"a\"},"
                                     "{\"id\": \"s2\", \"title\": \"2\", \"start\": "
                                     "\"2025-11-20T10:25\", \"minutes\": 20, \"room\": \"b\"},"
                                     "{\"id\": \"s3\", \"title\": \"3\", \"start\": "
                                     "\"2025-11-20T10:30\", \"minutes\": 20, \"room\": \"a\"}]}");
    int first = index_of(programme, "s1");

    (void)state;
    assert_int_equal(session_state_at(programme, first, in_astana("10:29")), SESSION_RUNNING_OVER);
    assert_int_equal(session_state_at(programme, first, in_astana("10:30")), SESSION_PAST);
    programme_destroy(programme);
}

static void a_break_without_a_room_ends_what_runs_over_anywhere(void **state)
{
    struct programme *programme = read_words(EVENT(
        ", \"overrun_minutes\": 30") "\"sessions\": ["
                                     "{\"id\": \"s1\", \"title\": \"1\", \"start\": "
                                     "\"2025-11-20T10:00\", \"minutes\": 20, \"room\": \"a\"},"
                                     "{\"id\": \"s2\", \"title\": \"2\", \"start\": "
                                     "\"2025-11-20T10:25\", \"minutes\": 20, \"kind\": "
                                     "\"break\"}]}");
    int first = index_of(programme, "s1");

    (void)state;
    assert_int_equal(session_state_at(programme, first, in_astana("10:24")), SESSION_RUNNING_OVER);
    assert_int_equal(session_state_at(programme, first, in_astana("10:25")), SESSION_PAST);
    programme_destroy(programme);
}

static void a_break_does_not_run_over(void **state)
{
    struct programme *programme = read_words(
        EVENT(", \"overrun_minutes\": 30") "\"sessions\": ["
                                           "{\"id\": \"s1\", \"title\": \"1\", \"start\": "
                                           "\"2025-11-20T10:00\", \"minutes\": 20, \"kind\": "
                                           "\"registration\", \"room\": \"a\"},"
                                           "{\"id\": \"s2\", \"title\": \"2\", \"start\": "
                                           "\"2025-11-20T11:00\", \"minutes\": 20, \"kind\": "
                                           "\"break\", \"room\": \"a\"}]}");

    (void)state;
    assert_int_equal(session_state_at(programme, index_of(programme, "s1"), in_astana("10:20")),
                     SESSION_PAST);
    assert_int_equal(session_state_at(programme, index_of(programme, "s2"), in_astana("11:20")),
                     SESSION_PAST);
    programme_destroy(programme);
}

static void a_started_session_is_on_before_its_time(void **state)
{
    struct programme *programme = read_words(EVENT(
        "") "\"sessions\": [{\"id\": \"s1\", \"title\": \"1\", \"start\": \"2025-11-20T10:00\","
            "\"minutes\": 20, \"room\": \"a\"}],"
            "\"changes\": [{\"session\": \"s1\", \"kind\": \"started\", \"at\": "
            "\"2025-11-20T09:55\"}]}");
    struct arena arena = {0};

    (void)state;
    assert_sessions_equal(programme, sessions_now(programme, &arena, in_astana("09:54")), "");
    assert_sessions_equal(programme, sessions_now(programme, &arena, in_astana("09:55")), "s1");
    assert_sessions_equal(programme, sessions_next(programme, &arena, in_astana("09:56"), 5), "");
    assert_clock_equal(programme, programme_next_turn(programme, in_astana("09:50")), "09:55");
    arena_finish(&arena);
    programme_destroy(programme);
}

static void the_night_belongs_to_the_day_before(void **state)
{
    struct programme *programme = read_words(
        EVENT(", \"day_change\": \"04:00\"") "\"sessions\": ["
                                             "{\"id\": \"evening\", \"title\": \"1\", \"start\": "
                                             "\"2025-11-20T22:00\", \"minutes\": 60},"
                                             "{\"id\": \"night\", \"title\": \"2\", \"start\": "
                                             "\"2025-11-21T01:30\", \"minutes\": 60},"
                                             "{\"id\": \"morning\", \"title\": \"3\", \"start\": "
                                             "\"2025-11-21T09:00\", \"minutes\": 60}]}");
    struct arena arena = {0};
    struct day_list days = programme_days(programme, &arena);
    int64_t thursday = civil_day_number((struct civil){.year = 2025, .month = 11, .day = 20});

    (void)state;
    assert_int_equal(days.count, 2);
    assert_int_equal(days.days[0], thursday);
    assert_int_equal(days.days[1], thursday + 1);
    assert_sessions_equal(programme, sessions_of_day(programme, &arena, thursday), "evening night");
    assert_sessions_equal(programme, sessions_of_day(programme, &arena, thursday + 1), "morning");
    assert_sessions_equal(
        programme, sessions_next(programme, &arena, at("2025-11-21T00:30+05:00"), 5), "night");
    assert_sessions_equal(programme,
                          sessions_next(programme, &arena, at("2025-11-21T03:59+05:00"), 5), "");
    assert_sessions_equal(
        programme, sessions_next(programme, &arena, at("2025-11-21T04:00+05:00"), 5), "morning");
    arena_finish(&arena);
    programme_destroy(programme);
}

static void the_day_to_show_is_todays_or_the_next_or_the_last(void **state)
{
    struct programme *programme = read_words(EVENT(
        "") "\"sessions\": ["
            "{\"id\": \"s1\", \"title\": \"1\", \"start\": \"2025-11-20T10:00\", \"minutes\": 60},"
            "{\"id\": \"s2\", \"title\": \"2\", \"start\": \"2025-11-22T10:00\", \"minutes\": "
            "60}]}");
    int64_t thursday = civil_day_number((struct civil){.year = 2025, .month = 11, .day = 20});
    const struct {
        const char *now;
        int64_t day;
    } examples[] = {
        {"2025-11-01T12:00+05:00", thursday},     {"2025-11-20T00:00+05:00", thursday},
        {"2025-11-20T23:59+05:00", thursday},     {"2025-11-21T12:00+05:00", thursday + 2},
        {"2025-11-22T18:00+05:00", thursday + 2}, {"2026-01-01T12:00+05:00", thursday + 2},
    };
    int64_t day;

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        assert_true(programme_day_to_show(programme, at(examples[i].now), &day));
        assert_int_equal(day, examples[i].day);
    }
    assert_true(programme_day_to_show(programme, INSTANT_NONE, &day));
    assert_int_equal(day, thursday);
    programme_destroy(programme);
}

static void without_sessions_there_is_no_day_and_nothing_turns(void **state)
{
    struct programme *programme = read_words(EVENT("") "\"sessions\": []}");
    struct arena arena = {0};
    int64_t day;

    (void)state;
    assert_false(programme_day_to_show(programme, in_astana("10:00"), &day));
    assert_int_equal(programme_days(programme, &arena).count, 0);
    assert_false(instant_is_given(programme_next_turn(programme, in_astana("10:00"))));
    arena_finish(&arena);
    programme_destroy(programme);
}

static void an_untrusted_clock_marks_nothing(void **state)
{
    struct programme *programme = read_demo();
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < programme->session_count; i++)
        assert_int_equal(session_state_at(programme, (int)i, INSTANT_NONE), SESSION_LATER);
    assert_int_equal(sessions_now(programme, &arena, INSTANT_NONE).count, 0);
    assert_int_equal(sessions_next(programme, &arena, INSTANT_NONE, 5).count, 0);
    assert_false(instant_is_given(programme_next_turn(programme, INSTANT_NONE)));
    arena_finish(&arena);
    programme_destroy(programme);
}

static void lists_are_in_the_order_of_time_as_changed(void **state)
{
    struct programme *programme = read_words(
        EVENT("") "\"sessions\": ["
                  "{\"id\": \"s1\", \"title\": \"1\", \"start\": \"2025-11-20T10:00\", "
                  "\"minutes\": 20, \"room\": \"b\"},"
                  "{\"id\": \"s2\", \"title\": \"2\", \"start\": \"2025-11-20T10:00\", "
                  "\"minutes\": 20, \"room\": \"a\"},"
                  "{\"id\": \"s3\", \"title\": \"3\", \"start\": \"2025-11-20T11:00\", "
                  "\"minutes\": 20, \"room\": \"a\"}],"
                  "\"changes\": [{\"session\": \"s2\", \"kind\": \"delayed\", \"minutes\": 90,"
                  "\"at\": \"2025-11-20T09:00\"}]}");
    struct arena arena = {0};
    int64_t day = programme_day(programme, in_astana("10:00"));

    (void)state;
    assert_text_equal(programme->sessions[0].id, "s2"); /* as planned: then the room decides */
    assert_sessions_equal(programme, sessions_of_day(programme, &arena, day), "s1 s3 s2");
    assert_sessions_equal(programme, sessions_of_room(programme, &arena, 0, day), "s3 s2");
    assert_sessions_equal(programme, sessions_next(programme, &arena, in_astana("09:00"), 2),
                          "s1 s3");
    arena_finish(&arena);
    programme_destroy(programme);
}

static void between_two_turns_no_answer_changes(void **state)
{
    struct programme *programme = read_demo();
    struct instant now = in_astana("09:00"), turn;
    int turns = 0;

    (void)state;
    while (turn = programme_next_turn(programme, now), instant_is_given(turn)) {
        struct arena arena = {0};
        struct instant last = instant_add(turn, -1);
        struct session_list first_list = sessions_now(programme, &arena, now);
        struct session_list last_list = sessions_now(programme, &arena, last);

        assert_true(instant_compare(turn, now) > 0);
        assert_int_equal(first_list.count, last_list.count);
        for (size_t i = 0; i < programme->session_count; i++)
            assert_int_equal(session_state_at(programme, (int)i, now),
                             session_state_at(programme, (int)i, last));
        assert_int_equal(
            notices_at(programme, &arena, now, INSTANT_NONE, TEXT("foyer"), TEXT("")).count,
            notices_at(programme, &arena, last, INSTANT_NONE, TEXT("foyer"), TEXT("")).count);
        arena_finish(&arena);
        now = turn;
        turns++;
    }
    assert_true(turns > 15);
    programme_destroy(programme);
}

static struct text ids_of(const struct programme *programme, struct arena *arena,
                          struct notice_list list)
{
    struct text_builder ids = {.arena = arena};

    for (size_t i = 0; i < list.count; i++)
        builder_format(&ids, "%s%.*s", i ? " " : "",
                       TEXT_ARG(programme->notices[list.notices[i]].id));
    return builder_text(&ids);
}

static void notices_count_for_their_time_and_screens_strongest_first(void **state)
{
    struct programme *programme =
        read_words(EVENT("") "\"notices\": ["
                             "{\"id\": \"n1\", \"text\": \"a\", \"until\": \"2025-11-20T11:00\"},"
                             "{\"id\": \"n2\", \"text\": \"b\", \"severity\": \"urgent\", "
                             "\"until\": \"2025-11-20T11:00\","
                             "\"screens\": [\"foyer\", \"hall\"]},"
                             "{\"id\": \"n3\", \"text\": \"c\", \"severity\": \"emergency\", "
                             "\"from\": \"2025-11-20T10:30\","
                             "\"until\": \"2025-11-20T11:30\"}]}");
    const struct {
        struct instant now;
        const char *screen, *group, *ids;
    } examples[] = {
        {in_astana("10:00"), "foyer-a", "foyer", "n2 n1"},
        {in_astana("10:00"), "hall", "", "n2 n1"},
        {in_astana("10:00"), "door-1", "doors", "n1"},
        {in_astana("10:30"), "door-1", "doors", "n3 n1"},
        {in_astana("11:00"), "foyer-a", "foyer", "n3"},
        {in_astana("11:30"), "foyer-a", "foyer", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct notice_list list =
            notices_at(programme, &arena, examples[i].now, INSTANT_NONE,
                       text_from(examples[i].screen), text_from(examples[i].group));

        assert_text_equal(ids_of(programme, &arena, list), examples[i].ids);
        arena_finish(&arena);
    }
    programme_destroy(programme);
}

static void without_a_clock_a_notice_goes_only_when_it_is_over_for_certain(void **state)
{
    struct programme *programme =
        read_words(EVENT("") "\"notices\": ["
                             "{\"id\": \"open\", \"text\": \"a\", \"until\": \"2025-11-20T11:00\"},"
                             "{\"id\": \"later\", \"text\": \"b\", \"severity\": \"urgent\", "
                             "\"from\": \"2025-11-20T10:00\", \"until\": \"2025-11-20T12:00\"},"
                             "{\"id\": \"alarm\", \"text\": \"c\", \"severity\": \"emergency\", "
                             "\"from\": \"2025-11-20T10:30\", \"until\": \"2025-11-20T11:30\"}]}");
    const struct {
        struct instant not_before;
        const char *ids;
    } examples[] = {
        {INSTANT_NONE, "alarm open"},
        {in_astana("09:59"), "alarm open"},
        {in_astana("10:00"), "alarm later open"},
        {in_astana("11:00"), "alarm later"},
        {in_astana("11:30"), "later"},
        {in_astana("12:00"), ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct notice_list list = notices_at(programme, &arena, INSTANT_NONE,
                                             examples[i].not_before, TEXT("a"), TEXT(""));

        assert_text_equal(ids_of(programme, &arena, list), examples[i].ids);
        arena_finish(&arena);
    }
    programme_destroy(programme);
}

static void a_notice_turns_the_programme_when_it_begins_and_when_it_ends(void **state)
{
    struct programme *programme =
        read_words(EVENT("") "\"notices\": [{\"id\": \"n1\", \"text\": \"a\", \"from\": "
                             "\"2025-11-20T10:20:30\", \"until\": \"2025-11-20T10:40:05\"}]}");
    struct instant from = instant_add(in_astana("10:20"), 30);
    struct instant until = instant_add(in_astana("10:40"), 5);

    (void)state;
    assert_int_equal(programme_next_turn(programme, in_astana("10:00")).seconds, from.seconds);
    assert_int_equal(programme_next_turn(programme, from).seconds, until.seconds);
    assert_false(instant_is_given(programme_next_turn(programme, until)));
    programme_destroy(programme);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_demo_morning_goes_as_planned_and_changed),
        cmocka_unit_test(the_demo_at_10_24_has_one_now_and_one_next_in_each_room),
        cmocka_unit_test(the_demo_at_13_40_runs_over_for_ten_minutes),
        cmocka_unit_test(running_over_ends_when_the_next_begins_in_the_room),
        cmocka_unit_test(a_break_does_not_run_over),
        cmocka_unit_test(a_break_without_a_room_ends_what_runs_over_anywhere),
        cmocka_unit_test(a_started_session_is_on_before_its_time),
        cmocka_unit_test(the_night_belongs_to_the_day_before),
        cmocka_unit_test(the_day_to_show_is_todays_or_the_next_or_the_last),
        cmocka_unit_test(without_sessions_there_is_no_day_and_nothing_turns),
        cmocka_unit_test(an_untrusted_clock_marks_nothing),
        cmocka_unit_test(lists_are_in_the_order_of_time_as_changed),
        cmocka_unit_test(between_two_turns_no_answer_changes),
        cmocka_unit_test(notices_count_for_their_time_and_screens_strongest_first),
        cmocka_unit_test(without_a_clock_a_notice_goes_only_when_it_is_over_for_certain),
        cmocka_unit_test(a_notice_turns_the_programme_when_it_begins_and_when_it_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
