/* Late changes: what they do to a session, which of several counts, and what keeps its planned
 * time. */
#include <stdlib.h>
#include <string.h>

#include "examples.h"

#define PROGRAMME                                                                                  \
    "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"Asia/Almaty\"},"        \
    "\"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": \"B\"}],"             \
    "\"sessions\": [{\"id\": \"s1\", \"title\": \"1\", \"start\": \"2025-11-20T10:00\", "          \
    "\"minutes\": 60,"                                                                             \
    "\"room\": \"a\"}, {\"id\": \"s2\", \"title\": \"2\", \"start\": \"2025-11-20T11:00\", "       \
    "\"minutes\": 60,"                                                                             \
    "\"room\": \"a\"}]"
#define CHANGES "{\"taqta\": 1, \"changes\": ["

/* The programme with changes from a document of their own. */
static struct programme *change(const char *changes)
{
    struct arena arena = {0};
    const char *document = text_to_c(&arena, text_format(&arena, "%s%s]}", CHANGES, changes));
    struct programme *programme = read_with_changes(PROGRAMME "}", document);

    arena_finish(&arena);
    return programme;
}

static void a_session_without_changes_is_as_planned(void **state)
{
    struct programme *programme = change("");
    const struct session *session = session_named(programme, "s1");

    (void)state;
    assert_clock_equal(programme, session->starts_at, "10:00");
    assert_clock_equal(programme, session->ends_at, "11:00");
    assert_int_equal(session->changes, 0);
    assert_false(instant_is_given(session->changed_at));
    assert_false(instant_is_given(session->started_at));
    programme_destroy(programme);
}

static void a_delay_moves_start_and_end_but_not_the_plan_nor_others(void **state)
{
    struct programme *programme =
        change("{\"session\": \"s1\", \"kind\": \"delayed\", \"minutes\": 15,"
               "\"at\": \"2025-11-20T09:50\"}");
    const struct session *session = session_named(programme, "s1");

    (void)state;
    assert_clock_equal(programme, session->starts_at, "10:15");
    assert_clock_equal(programme, session->ends_at, "11:15");
    assert_clock_equal(programme, session->planned_starts_at, "10:00");
    assert_clock_equal(programme, session->planned_ends_at, "11:00");
    assert_int_equal(session->changes, CHANGE_DELAYED);
    assert_clock_equal(programme, session->changed_at, "09:50");
    assert_clock_equal(programme, session_named(programme, "s2")->starts_at, "11:00");
    programme_destroy(programme);
}

static void a_negative_delay_brings_forward(void **state)
{
    struct programme *programme =
        change("{\"session\": \"s1\", \"kind\": \"delayed\", \"minutes\": -30,"
               "\"at\": \"2025-11-20T09:00\"}");

    (void)state;
    assert_clock_equal(programme, session_named(programme, "s1")->starts_at, "09:30");
    programme_destroy(programme);
}

static void a_move_changes_the_room_and_keeps_the_planned_one(void **state)
{
    struct programme *programme =
        change("{\"session\": \"s1\", \"kind\": \"moved\", \"room\": \"b\","
               "\"at\": \"2025-11-20T09:00\", \"note\": {\"kk\": \"B залында\"}}");
    const struct session *session = session_named(programme, "s1");

    (void)state;
    assert_int_equal(session->planned_room, programme_find_room(programme, TEXT("a")));
    assert_int_equal(session->room, programme_find_room(programme, TEXT("b")));
    assert_int_equal(session->changes, CHANGE_MOVED);
    assert_clock_equal(programme, session->starts_at, "10:00");
    assert_text_equal(localised_in(&session->change_note, TEXT("kk")), "B залында");
    programme_destroy(programme);
}

static void a_move_to_another_time_keeps_the_length(void **state)
{
    struct programme *programme =
        change("{\"session\": \"s1\", \"kind\": \"moved\","
               "\"start\": \"2025-11-20T14:00\", \"at\": \"2025-11-20T09:00\"}");
    const struct session *session = session_named(programme, "s1");

    (void)state;
    assert_clock_equal(programme, session->starts_at, "14:00");
    assert_clock_equal(programme, session->ends_at, "15:00");
    programme_destroy(programme);
}

static void a_move_after_a_delay_is_absolute_and_a_delay_after_a_move_is_on_top(void **state)
{
    struct programme *programme = change("{\"session\": \"s1\", \"kind\": \"delayed\", "
                                         "\"minutes\": 15, \"at\": \"2025-11-20T09:00\"},"
                                         "{\"session\": \"s1\", \"kind\": \"moved\", \"start\": "
                                         "\"2025-11-20T14:00\", \"at\": \"2025-11-20T09:30\"},"
                                         "{\"session\": \"s2\", \"kind\": \"delayed\", "
                                         "\"minutes\": 15, \"at\": \"2025-11-20T09:30\"},"
                                         "{\"session\": \"s2\", \"kind\": \"moved\", \"start\": "
                                         "\"2025-11-20T15:00\", \"at\": \"2025-11-20T09:00\"}");

    (void)state;
    assert_clock_equal(programme, session_named(programme, "s1")->starts_at, "14:00");
    assert_int_equal(session_named(programme, "s1")->changes, CHANGE_MOVED);
    assert_clock_equal(programme, session_named(programme, "s2")->starts_at, "15:15");
    assert_int_equal(session_named(programme, "s2")->changes, CHANGE_MOVED | CHANGE_DELAYED);
    programme_destroy(programme);
}

static void an_extension_moves_the_end_alone(void **state)
{
    struct programme *programme =
        change("{\"session\": \"s1\", \"kind\": \"extended\", \"minutes\": 20,"
               "\"at\": \"2025-11-20T10:50\"}");
    const struct session *session = session_named(programme, "s1");

    (void)state;
    assert_clock_equal(programme, session->starts_at, "10:00");
    assert_clock_equal(programme, session->ends_at, "11:20");
    assert_clock_equal(programme, session->planned_ends_at, "11:00");
    programme_destroy(programme);
}

static void the_last_said_of_a_kind_wins_wherever_it_stands(void **state)
{
    struct programme *programme = change("{\"session\": \"s1\", \"kind\": \"delayed\", "
                                         "\"minutes\": 30, \"at\": \"2025-11-20T09:30\"},"
                                         "{\"session\": \"s1\", \"kind\": \"delayed\", "
                                         "\"minutes\": 10, \"at\": \"2025-11-20T09:00\"}");

    (void)state;
    assert_clock_equal(programme, session_named(programme, "s1")->starts_at, "10:30");
    programme_destroy(programme);
}

static void of_two_said_at_once_the_later_line_wins(void **state)
{
    struct programme *programme = change("{\"session\": \"s1\", \"kind\": \"delayed\", "
                                         "\"minutes\": 30, \"at\": \"2025-11-20T09:30\"},"
                                         "{\"session\": \"s1\", \"kind\": \"delayed\", "
                                         "\"minutes\": 10, \"at\": \"2025-11-20T09:30\"}");

    (void)state;
    assert_clock_equal(programme, session_named(programme, "s1")->starts_at, "10:10");
    programme_destroy(programme);
}

static void restored_takes_cancelled_away_with_its_note(void **state)
{
    struct programme *programme =
        change("{\"session\": \"s1\", \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:00\", "
               "\"note\": \"Болмайды\"},"
               "{\"session\": \"s1\", \"kind\": \"restored\", \"at\": \"2025-11-20T09:30\"}");
    const struct session *session = session_named(programme, "s1");

    (void)state;
    assert_int_equal(session->changes, CHANGE_RESTORED);
    assert_false(localised_is_given(&session->change_note));
    programme_destroy(programme);
}

static void cancelled_again_is_cancelled(void **state)
{
    struct programme *programme =
        change("{\"session\": \"s1\", \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:00\"},"
               "{\"session\": \"s1\", \"kind\": \"restored\", \"at\": \"2025-11-20T09:30\"},"
               "{\"session\": \"s1\", \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:45\"}");

    (void)state;
    assert_int_equal(session_named(programme, "s1")->changes, CHANGE_CANCELLED);
    programme_destroy(programme);
}

static void what_only_marks_is_marked(void **state)
{
    struct programme *programme = change(
        "{\"session\": \"s1\", \"kind\": \"started\", \"at\": \"2025-11-20T10:03\"},"
        "{\"session\": \"s1\", \"kind\": \"full\", \"at\": \"2025-11-20T10:05\"},"
        "{\"session\": \"s2\", \"kind\": \"speaker-changed\", \"at\": \"2025-11-20T10:05\"}");
    const struct session *session = session_named(programme, "s1");

    (void)state;
    assert_int_equal(session->changes, CHANGE_STARTED | CHANGE_FULL);
    assert_clock_equal(programme, session->started_at, "10:03");
    assert_clock_equal(programme, session->changed_at, "10:05");
    assert_int_equal(session_named(programme, "s2")->changes, CHANGE_SPEAKER);
    programme_destroy(programme);
}

static void a_bad_change_costs_itself_alone_and_is_told(void **state)
{
    struct programme *programme =
        change("\n{\"session\": \"s9\", \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:00\"},"
               "\n{\"session\": \"s1\", \"kind\": \"postponed\", \"at\": \"2025-11-20T09:00\"},"
               "\n{\"session\": \"s1\", \"kind\": \"moved\", \"room\": \"c\", \"at\": "
               "\"2025-11-20T09:00\"},"
               "\n{\"session\": \"s1\", \"kind\": \"extended\", \"minutes\": -60, \"at\": "
               "\"2025-11-20T09:00\"},"
               "\n{\"session\": \"s2\", \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:00\"}");
    char *lines = problem_lines(programme);

    (void)state;
    assert_int_equal(session_named(programme, "s1")->changes, 0);
    assert_int_equal(session_named(programme, "s2")->changes, CHANGE_CANCELLED);
    assert_int_equal(programme->problems.total, 4);
    assert_non_null(strstr(lines, "changes.json:2:13: changes[0].session: there is no session "
                                  "\"s9\"; expected one of s1, s2"));
    assert_non_null(
        strstr(lines, "changes.json:3:27: changes[1].kind: \"postponed\" is not known"));
    assert_non_null(strstr(lines, "changes.json:4:44: changes[2].room: there is no room \"c\"; "
                                  "expected one of a, b\n"));
    assert_non_null(strstr(lines, "changes.json:5:1: changes[3]: -60 minutes leave nothing"));
    free(lines);
    programme_destroy(programme);
}

static void changes_may_come_before_the_programme_they_change(void **state)
{
    struct document documents[] = {
        document_of("changes.json",
                    CHANGES "{\"session\": \"s1\", \"kind\": \"delayed\", \"minutes\": 15,"
                            "\"at\": \"2025-11-20T09:50\"}]}"),
        document_of("programme.json", PROGRAMME "}")};
    struct programme *programme = read_documents(documents, 2);

    (void)state;
    assert_clock_equal(programme, session_named(programme, "s1")->starts_at, "10:15");
    assert_clock_equal(programme, session_named(programme, "s1")->changed_at, "09:50");
    programme_destroy(programme);
}

static void changes_of_several_documents_count_together(void **state)
{
    struct programme *programme = read_with_changes(
        PROGRAMME ", \"changes\": [{\"session\": \"s1\", \"kind\": \"delayed\", \"minutes\": 30,"
                  "\"at\": \"2025-11-20T09:30\"}]}",
        CHANGES "{\"session\": \"s1\", \"kind\": \"delayed\", \"minutes\": 10, \"at\": "
                "\"2025-11-20T09:00\"},"
                "{\"session\": \"s1\", \"kind\": \"full\", \"at\": \"2025-11-20T09:00\"}]}");

    (void)state;
    assert_clock_equal(programme, session_named(programme, "s1")->starts_at, "10:30");
    assert_int_equal(session_named(programme, "s1")->changes, CHANGE_DELAYED | CHANGE_FULL);
    programme_destroy(programme);
}

static void only_what_an_attendee_must_learn_at_once_is_urgent(void **state)
{
    static const char notice[] =
        ", \"notices\": [{\"id\": \"n1\", \"text\": \"a\", \"until\": \"2025-11-20T18:00\"}]}";
    static const struct {
        const char *old, *new;
        bool is_urgent;
    } examples[] = {
        {PROGRAMME "}", PROGRAMME "}", false},
        {PROGRAMME "}", PROGRAMME ", \"facts\": [{\"id\": \"f1\", \"text\": \"b\"}]}", false},
        {PROGRAMME ", \"revision\": 1}", PROGRAMME ", \"revision\": 2}", false},
        {PROGRAMME "}",
         PROGRAMME ", \"changes\": [{\"session\": \"s1\", \"kind\": \"full\", \"at\": "
                   "\"2025-11-20T09:00\"}]}",
         true},
    };
    struct programme *plain = read_words(PROGRAMME "}");
    struct arena arena = {0};
    struct programme *noticed =
        read_words(text_to_c(&arena, text_format(&arena, "%s%s", PROGRAMME, notice)));

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct programme *old = read_words(examples[i].old), *new = read_words(examples[i].new);

        assert_int_equal(programme_change_is_urgent(old, new), examples[i].is_urgent);
        assert_int_equal(programme_change_is_urgent(new, old), examples[i].is_urgent);
        programme_destroy(old);
        programme_destroy(new);
    }
    assert_true(programme_change_is_urgent(plain, noticed));
    assert_true(programme_change_is_urgent(noticed, plain));
    assert_false(programme_change_is_urgent(noticed, noticed));
    programme_destroy(plain);
    programme_destroy(noticed);
    arena_finish(&arena);
}

static void a_notice_that_is_altered_in_any_way_is_urgent(void **state)
{
    static const char notice[] = PROGRAMME ", \"notices\": [{\"id\": \"%s\", \"text\": \"%s\", "
                                           "\"severity\": \"%s\", \"until\": "
                                           "\"2025-11-20T%s\", \"screens\": [\"%s\"]}]}";
    static const struct {
        const char *fields[5];
        bool says_the_same;
    } examples[] = {
        {{"n2", "a", "urgent", "18:00", "door"}, false},
        {{"n1", "b", "urgent", "18:00", "door"}, false},
        {{"n1", "a", "emergency", "18:00", "door"}, false},
        {{"n1", "a", "urgent", "18:01", "door"}, true},
        {{"n1", "a", "urgent", "18:00", "hall"}, true},
    };
    struct arena arena = {0};
    struct programme *old = read_words(
        text_to_c(&arena, text_format(&arena, notice, "n1", "a", "urgent", "18:00", "door")));

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const char *const *fields = examples[i].fields;
        struct programme *new =
            read_words(text_to_c(&arena, text_format(&arena, notice, fields[0], fields[1],
                                                     fields[2], fields[3], fields[4])));

        assert_true(programme_change_is_urgent(old, new));
        assert_int_equal(notice_says_the_same(&old->notices[0], &new->notices[0]),
                         examples[i].says_the_same);
        programme_destroy(new);
    }
    programme_destroy(old);
    arena_finish(&arena);
}

static void another_room_list_is_not_urgent_but_another_room_is(void **state)
{
    static const char start[] =
        "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"UTC\"},";
    static const char rooms[] =
        "\"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": \"B\"}],";
    static const char more[] =
        "\"rooms\": [{\"id\": \"c\", \"name\": \"C\"}, {\"id\": \"a\", \"name\": \"A\"},"
        "{\"id\": \"b\", \"name\": \"B\"}],";
    static const char in[] = "\"sessions\": [{\"id\": \"s1\", \"title\": \"1\", \"minutes\": 5,"
                             "\"start\": \"2025-11-20T10:00\", \"room\": \"%s\"}]}";
    struct arena arena = {0};
    struct text in_a = text_format(&arena, in, "a"), in_b = text_format(&arena, in, "b");
    struct programme *old = read_words(
        text_to_c(&arena, text_format(&arena, "%s%s%.*s", start, rooms, TEXT_ARG(in_a))));
    struct programme *renumbered =
        read_words(text_to_c(&arena, text_format(&arena, "%s%s%.*s", start, more, TEXT_ARG(in_a))));
    struct programme *replanned = read_words(
        text_to_c(&arena, text_format(&arena, "%s%s%.*s", start, rooms, TEXT_ARG(in_b))));

    (void)state;
    assert_false(programme_change_is_urgent(old, renumbered));
    assert_true(programme_change_is_urgent(old, replanned));
    programme_destroy(old);
    programme_destroy(renumbered);
    programme_destroy(replanned);
    arena_finish(&arena);
}

static void the_session_that_changed_is_found(void **state)
{
    struct programme *plain = read_words(PROGRAMME "}");
    struct programme *changed =
        read_words(PROGRAMME ", \"changes\": [{\"session\": \"s2\", \"kind\": \"full\", \"at\": "
                             "\"2025-11-20T09:00\"}]}");
    struct programme *without = read_words(
        "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"Asia/Almaty\"}}");

    (void)state;
    assert_int_equal(programme_changed_session(plain, plain), -1);
    assert_int_equal(programme_changed_session(plain, changed), index_of(changed, "s2"));
    assert_int_equal(programme_changed_session(changed, plain), index_of(plain, "s2"));
    assert_int_equal(programme_changed_session(without, plain), index_of(plain, "s1"));
    assert_int_equal(programme_changed_session(plain, without), -1);
    assert_true(programme_change_is_urgent(plain, without));
    programme_destroy(plain);
    programme_destroy(changed);
    programme_destroy(without);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_without_changes_is_as_planned),
        cmocka_unit_test(a_delay_moves_start_and_end_but_not_the_plan_nor_others),
        cmocka_unit_test(a_negative_delay_brings_forward),
        cmocka_unit_test(a_move_changes_the_room_and_keeps_the_planned_one),
        cmocka_unit_test(a_move_to_another_time_keeps_the_length),
        cmocka_unit_test(a_move_after_a_delay_is_absolute_and_a_delay_after_a_move_is_on_top),
        cmocka_unit_test(an_extension_moves_the_end_alone),
        cmocka_unit_test(the_last_said_of_a_kind_wins_wherever_it_stands),
        cmocka_unit_test(of_two_said_at_once_the_later_line_wins),
        cmocka_unit_test(restored_takes_cancelled_away_with_its_note),
        cmocka_unit_test(cancelled_again_is_cancelled),
        cmocka_unit_test(what_only_marks_is_marked),
        cmocka_unit_test(a_bad_change_costs_itself_alone_and_is_told),
        cmocka_unit_test(changes_may_come_before_the_programme_they_change),
        cmocka_unit_test(changes_of_several_documents_count_together),
        cmocka_unit_test(only_what_an_attendee_must_learn_at_once_is_urgent),
        cmocka_unit_test(a_notice_that_is_altered_in_any_way_is_urgent),
        cmocka_unit_test(another_room_list_is_not_urgent_but_another_room_is),
        cmocka_unit_test(the_session_that_changed_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
