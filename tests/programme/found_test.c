/* What is found by comparing two versions of a programme: moved, new, gone, back; and when a
 * version is doubted. */
#include <stdlib.h>
#include <string.h>

#include "examples.h"

/* A display that reads one version after the other. */
struct display {
    struct arena arena;
    struct history history;
    struct programme *programme;
    struct error error;
    int revision; /* of the versions to come; 0: none */
    bool is_new;  /* they come in place of a good one */
    unsigned times_doubted;
    struct instant doubted_since;
};

static void close_display(struct display *display)
{
    programme_destroy(display->programme);
    arena_finish(&display->history.arena);
    arena_finish(&display->arena);
}

static bool offer(struct display *display, const char *clock, const char *sessions)
{
    struct arena *arena = &display->arena;
    struct text revision =
        display->revision ? text_format(arena, "\"revision\": %d,", display->revision) : TEXT("");
    struct text bytes = text_format(
        arena,
        "{\"taqta\": 1, %.*s \"event\": {\"title\": \"Жиын\", \"timezone\": \"Asia/Almaty\"},"
        "\"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": \"B\"}],%s}",
        TEXT_ARG(revision), sessions);
    struct text moment = clock ? text_format(arena, "2025-11-%s+05:00", clock) : TEXT("");
    struct document document = {.address = TEXT("programme.json"),
                                .bytes = bytes,
                                .is_new = display->is_new,
                                .times_doubted = display->times_doubted,
                                .doubted_since = display->doubted_since};
    struct read_options options = {.now = clock ? at(text_to_c(arena, moment)) : INSTANT_NONE,
                                   .history = &display->history};
    struct programme *programme;
    size_t refused;

    if (!programme_read(&programme, &document, 1, &options, &display->error, &refused))
        return false;
    programme_destroy(display->programme);
    display->programme = programme;
    return true;
}

/* Reads a version at that time of November 2025 ("20T10:24"; NULL: nobody knows it). */
static void show(struct display *display, const char *clock, const char *sessions)
{
    if (!offer(display, clock, sessions))
        fail_msg("%s", display->error.message);
}

#define SESSION(id, day_clock, length, room)                                                       \
    "{\"id\": \"" id "\", \"title\": {\"kk\": \"Отырыс " id "\", \"en\": \"Session " id "\"}, "    \
    "\"start\": \"2025-11-" day_clock "\", \"minutes\": " length ", \"room\": \"" room "\"}"
#define SESSIONS(list) "\"sessions\": [" list "]"
#define FIRST          SESSION("s1", "20T11:00", "60", "a")
#define SECOND         SESSION("s2", "20T12:00", "60", "a")

static const struct session *session(const struct display *display, const char *id)
{
    return session_named(display->programme, id);
}

static bool has(const struct display *display, const char *id)
{
    return programme_find_session(display->programme, text_from(id)) >= 0;
}

static void a_first_reading_finds_nothing(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST "," SECOND));
    assert_int_equal(session(&display, "s1")->changes, 0);
    assert_int_equal(session(&display, "s2")->changes, 0);
    close_display(&display);
}

static void a_session_in_another_room_is_moved_and_keeps_the_first_room_as_planned(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST "," SECOND));
    show(&display, "20T10:24", SESSIONS(SESSION("s1", "20T11:00", "60", "b") "," SECOND));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_MOVED);
    assert_int_equal(session(&display, "s1")->newest_changes, CHANGE_MOVED);
    assert_int_equal(session(&display, "s1")->planned_room,
                     programme_find_room(display.programme, TEXT("a")));
    assert_int_equal(session(&display, "s1")->room,
                     programme_find_room(display.programme, TEXT("b")));
    assert_clock_equal(display.programme, session(&display, "s1")->changed_at, "10:24");
    assert_int_equal(session(&display, "s2")->changes, 0);
    close_display(&display);
}

/* What a session becomes whose document says another time. */
static void a_later_start_is_a_delay_and_any_other_time_a_move(void **state)
{
    static const struct {
        const char *session;
        unsigned changes;
        const char *starts_at, *ends_at;
    } rows[] = {
        {SESSION("s1", "20T11:15", "60", "a"), CHANGE_DELAYED, "11:15", "12:15"},
        {SESSION("s1", "20T11:15", "45", "a"), CHANGE_DELAYED, "11:15", "12:00"},
        {SESSION("s1", "20T13:59", "60", "a"), CHANGE_DELAYED, "13:59", "14:59"},
        {SESSION("s1", "20T14:00", "60", "a"), CHANGE_MOVED, "14:00", "15:00"},
        {SESSION("s1", "20T10:30", "60", "a"), CHANGE_MOVED, "10:30", "11:30"},
        {SESSION("s1", "21T11:00", "60", "a"), CHANGE_MOVED, "11:00", "12:00"},
        {SESSION("s1", "20T11:00", "90", "a"), CHANGE_EXTENDED, "11:00", "12:30"},
        {SESSION("s1", "20T11:00", "30", "a"), CHANGE_EXTENDED, "11:00", "11:30"},
        {SESSION("s1", "20T11:15", "60", "b"), CHANGE_DELAYED | CHANGE_MOVED, "11:15", "12:15"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct display display = {0};
        struct text document = text_format(&display.arena, "\"sessions\": [%s]", rows[i].session);

        show(&display, "20T10:00", SESSIONS(FIRST));
        show(&display, "20T10:24", text_to_c(&display.arena, document));
        assert_int_equal(session(&display, "s1")->changes, rows[i].changes);
        assert_clock_equal(display.programme, session(&display, "s1")->starts_at,
                           rows[i].starts_at);
        assert_clock_equal(display.programme, session(&display, "s1")->ends_at, rows[i].ends_at);
        assert_clock_equal(display.programme, session(&display, "s1")->planned_starts_at, "11:00");
        assert_clock_equal(display.programme, session(&display, "s1")->planned_ends_at, "12:00");
        close_display(&display);
    }
}

static void two_changes_are_told_against_what_was_published_first(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST));
    show(&display, "20T10:10", SESSIONS(SESSION("s1", "20T11:15", "60", "a")));
    show(&display, "20T10:30", SESSIONS(SESSION("s1", "20T11:30", "60", "a")));
    assert_clock_equal(display.programme, session(&display, "s1")->planned_starts_at, "11:00");
    assert_clock_equal(display.programme, session(&display, "s1")->starts_at, "11:30");
    assert_clock_equal(display.programme, session(&display, "s1")->changed_at, "10:30");
    close_display(&display);
}

static void what_was_found_stays_with_its_time_while_nothing_more_changes(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST));
    show(&display, "20T10:10", SESSIONS(SESSION("s1", "20T11:15", "60", "a")));
    show(&display, "20T10:40", SESSIONS(SESSION("s1", "20T11:15", "60", "a") "," SECOND));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_DELAYED);
    assert_clock_equal(display.programme, session(&display, "s1")->changed_at, "10:10");
    close_display(&display);
}

static void an_edited_title_is_no_change(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST));
    show(&display, "20T10:24",
         SESSIONS("{\"id\": \"s1\", \"title\": \"Басқа\", \"start\": \"2025-11-20T11:00\", "
                  "\"minutes\": 60, \"room\": \"a\"}"));
    assert_int_equal(session(&display, "s1")->changes, 0);
    close_display(&display);
}

static void an_end_that_nobody_gave_is_no_change_when_what_follows_moves(void **state)
{
    static const char open[] = "{\"id\": \"s0\", \"title\": \"Ашылу\", \"start\": "
                               "\"2025-11-20T10:30\", \"room\": \"a\"}";
    struct display display = {0};
    struct text before = text_format(&display.arena, "\"sessions\": [%s, %s]", open, FIRST);
    struct text after = text_format(&display.arena, "\"sessions\": [%s, %s]", open,
                                    SESSION("s1", "20T11:15", "60", "a"));

    (void)state;
    show(&display, "20T10:00", text_to_c(&display.arena, before));
    show(&display, "20T10:24", text_to_c(&display.arena, after));
    assert_int_equal(session(&display, "s0")->changes, 0);
    assert_clock_equal(display.programme, session(&display, "s0")->ends_at, "11:15");
    close_display(&display);
}

static void a_slip_that_is_mended_within_two_minutes_leaves_nothing(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST));
    show(&display, "20T10:20", SESSIONS(SESSION("s1", "20T11:51", "60", "b")));
    show(&display, "20T10:22", SESSIONS(FIRST));
    assert_int_equal(session(&display, "s1")->changes, 0);
    assert_false(instant_is_given(session(&display, "s1")->changed_at));
    show(&display, "20T10:25", SESSIONS(FIRST "," SECOND));
    assert_int_equal(session(&display, "s1")->changes, 0);
    close_display(&display);
}

static void a_session_moved_back_later_is_restored(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST));
    show(&display, "20T10:20", SESSIONS(SESSION("s1", "20T11:00", "60", "b")));
    show(&display, "20T10:30", SESSIONS(FIRST));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_RESTORED);
    assert_clock_equal(display.programme, session(&display, "s1")->changed_at, "10:30");
    assert_int_equal(session(&display, "s1")->planned_room, session(&display, "s1")->room);
    show(&display, "20T10:50", SESSIONS(SESSION("s1", "20T11:00", "60", "b")));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_MOVED);
    close_display(&display);
}

static void a_session_that_was_not_there_is_new(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST));
    show(&display, "20T10:24", SESSIONS(FIRST "," SECOND));
    assert_int_equal(session(&display, "s2")->changes, CHANGE_NEW);
    assert_clock_equal(display.programme, session(&display, "s2")->changed_at, "10:24");
    assert_int_equal(session(&display, "s1")->changes, 0);
    close_display(&display);
}

static void a_new_session_that_is_put_right_at_once_is_new_as_it_is_then(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST));
    show(&display, "20T10:20", SESSIONS(FIRST "," SECOND));
    show(&display, "20T10:25", SESSIONS(FIRST "," SESSION("s2", "20T12:15", "60", "b")));
    assert_int_equal(session(&display, "s2")->changes, CHANGE_NEW);
    assert_clock_equal(display.programme, session(&display, "s2")->planned_starts_at, "12:15");
    show(&display, "20T11:00", SESSIONS(FIRST "," SESSION("s2", "20T12:30", "60", "b")));
    assert_int_equal(session(&display, "s2")->changes, CHANGE_DELAYED);
    assert_clock_equal(display.programme, session(&display, "s2")->planned_starts_at, "12:15");
    close_display(&display);
}

static void a_whole_part_of_the_programme_that_is_published_is_no_change(void **state)
{
    struct display display = {0};
    struct text_builder builder = {.arena = &display.arena};

    (void)state;
    builder_format(&builder, "\"sessions\": [%s", FIRST);
    for (int i = 0; i < 11; i++)
        builder_format(&builder,
                       ", {\"id\": \"n%d\", \"title\": \"N\", \"start\": \"2025-11-21T%02d:00\"}",
                       i, 9 + i);
    builder_add(&builder, TEXT("]"));
    show(&display, "20T10:00", SESSIONS(FIRST));
    show(&display, "20T10:24", text_to_c(&display.arena, builder_text(&builder)));
    assert_int_equal(session(&display, "n3")->changes, 0);
    close_display(&display);
}

static void a_session_that_is_gone_stays_as_vanished_until_its_old_end(void **state)
{
    struct display display = {0};
    const struct session *gone;

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST "," SECOND));
    show(&display, "20T10:24", SESSIONS(SECOND));
    gone = session(&display, "s1");
    assert_int_equal(gone->changes, CHANGE_VANISHED);
    assert_text_equal(localised_in(&gone->title, TEXT("kk")), "Отырыс s1");
    assert_text_equal(localised_in(&gone->title, TEXT("en")), "Session s1");
    assert_clock_equal(display.programme, gone->starts_at, "11:00");
    assert_clock_equal(display.programme, gone->changed_at, "10:24");
    show(&display, "20T11:59", SESSIONS(SECOND));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_VANISHED);
    assert_clock_equal(display.programme, session(&display, "s1")->changed_at, "10:24");
    show(&display, "20T12:00", SESSIONS(SECOND));
    assert_false(has(&display, "s1"));
    close_display(&display);
}

static void a_session_that_comes_back_is_restored(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST "," SECOND));
    show(&display, "20T10:24", SESSIONS(SECOND));
    show(&display, "20T10:40", SESSIONS(FIRST "," SECOND));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_RESTORED);
    assert_clock_equal(display.programme, session(&display, "s1")->changed_at, "10:40");
    close_display(&display);
}

static void a_session_cut_and_pasted_within_two_minutes_was_never_gone_nor_new(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST "," SECOND));
    show(&display, "20T10:24", SESSIONS(SECOND));
    show(&display, "20T10:25", SESSIONS(FIRST "," SECOND));
    assert_int_equal(session(&display, "s1")->changes, 0);
    show(&display, "20T10:30", SESSIONS(FIRST "," SECOND "," SESSION("s3", "20T13:00", "9", "a")));
    show(&display, "20T10:31", SESSIONS(FIRST "," SECOND));
    assert_false(has(&display, "s3"));
    close_display(&display);
}

static void a_session_that_only_got_another_id_is_the_same(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST "," SECOND));
    show(&display, "20T10:24",
         SESSIONS("{\"id\": \"opening\", \"title\": {\"kk\": \"Отырыс s1\", \"en\": \"S\"}, "
                  "\"start\": \"2025-11-20T11:00\", \"minutes\": 60, \"room\": \"a\"}," SECOND));
    assert_false(has(&display, "s1"));
    assert_int_equal(session(&display, "opening")->changes, 0);
    close_display(&display);
}

#define CHANGES(list) ", \"changes\": [" list "]"

static void what_the_organiser_says_wins(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST "," SECOND));
    show(&display, "20T10:24",
         SESSIONS(SESSION("s1", "20T11:15", "60", "b") "," SECOND)
             CHANGES("{\"session\": \"s1\", \"kind\": \"delayed\", \"minutes\": 5, "
                     "\"at\": \"2025-11-20T10:20\"}"));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_DELAYED | CHANGE_MOVED);
    assert_clock_equal(display.programme, session(&display, "s1")->planned_starts_at, "11:15");
    assert_clock_equal(display.programme, session(&display, "s1")->starts_at, "11:20");
    assert_int_equal(session(&display, "s1")->planned_room,
                     programme_find_room(display.programme, TEXT("a")));
    close_display(&display);
}

static void a_session_taken_out_and_called_cancelled_is_cancelled(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST "," SECOND));
    show(&display, "20T10:24",
         SESSIONS(SECOND) CHANGES("{\"session\": \"s1\", \"kind\": \"cancelled\", "
                                  "\"at\": \"2025-11-20T10:20\"}"));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_CANCELLED);
    assert_clock_equal(display.programme, session(&display, "s1")->changed_at, "10:20");
    assert_int_equal(display.programme->problems.total, 0);
    close_display(&display);
}

static void a_cancellation_that_is_taken_back_restores(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00",
         SESSIONS(FIRST) CHANGES("{\"session\": \"s1\", \"kind\": \"cancelled\", "
                                 "\"at\": \"2025-11-20T09:00\"}"));
    show(&display, "20T10:24", SESSIONS(FIRST));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_RESTORED);
    assert_clock_equal(display.programme, session(&display, "s1")->changed_at, "10:24");
    close_display(&display);
}

static void without_a_clock_a_change_is_found_and_gets_its_time_later(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, NULL, SESSIONS(FIRST));
    show(&display, NULL, SESSIONS(SESSION("s1", "20T11:15", "60", "a")));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_DELAYED);
    assert_false(instant_is_given(session(&display, "s1")->changed_at));
    show(&display, "20T10:24", SESSIONS(SESSION("s1", "20T11:15", "60", "a")));
    assert_clock_equal(display.programme, session(&display, "s1")->changed_at, "10:24");
    show(&display, "20T10:50", SESSIONS(SESSION("s1", "20T11:15", "60", "a")));
    assert_clock_equal(display.programme, session(&display, "s1")->changed_at, "10:24");
    close_display(&display);
}

static void more_than_a_day_before_the_event_its_plan_is_being_made(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "19T10:00", SESSIONS(FIRST "," SECOND));
    show(&display, "19T10:30", SESSIONS(SESSION("s1", "20T11:15", "60", "b")));
    assert_false(has(&display, "s2"));
    assert_int_equal(session(&display, "s1")->changes, 0);
    show(&display, "19T11:16", SESSIONS(SESSION("s1", "20T11:30", "60", "b")));
    assert_int_equal(session(&display, "s1")->changes, CHANGE_DELAYED);
    assert_clock_equal(display.programme, session(&display, "s1")->planned_starts_at, "11:15");
    close_display(&display);
}

static void another_event_at_the_same_address_is_not_compared(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST "," SECOND));
    display.history.bytes = text_format(
        &display.arena, "{\"taqta-history\": 1, \"event\": \"Басқа жиын\", \"documents\": "
                        "[\"programme.json\"], \"sessions\": [{\"id\": \"x\", \"document\": 0, "
                        "\"title\": {\"kk\": \"X\"}, \"start\": 1763618400, \"end\": "
                        "1763622000}]}");
    show(&display, "20T10:24", SESSIONS(FIRST "," SECOND));
    assert_false(has(&display, "x"));
    assert_int_equal(session(&display, "s1")->changes, 0);
    close_display(&display);
}

static void what_is_no_history_is_none(void **state)
{
    static const char *const rows[] = {
        "",
        "[",
        "[]",
        "{}",
        "7",
        "{\"taqta-history\": 2, \"sessions\": [{\"id\": \"s1\"}]}",
        "{\"taqta-history\": 1, \"documents\": {}, \"sessions\": \"s1\"}",
        "{\"taqta-history\": 1, \"documents\": [7], \"sessions\": [7, {}, {\"id\": 7}, "
        "{\"id\": \"s9\", \"title\": {\"kk\": \"9\"}, \"document\": 0, \"start\": -1, \"end\": "
        "99999999999}]}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct display display = {.history.bytes = text_from(rows[i])};

        show(&display, "20T10:24", SESSIONS(FIRST));
        assert_int_equal(session(&display, "s1")->changes, 0);
        assert_int_equal(display.programme->session_count, 1);
        close_display(&display);
    }
}

#define THREE_MORE                                                                                 \
    SESSION("s4", "20T12:00", "60", "a")                                                           \
    "," SESSION("s5", "20T13:00", "60", "a") "," SESSION("s6", "20T14:00", "60", "a")
#define SIX THREE_OF_THEM "," THREE_MORE
#define THREE_OF_THEM                                                                              \
    SESSION("s1", "20T09:00", "60", "a")                                                           \
    "," SESSION("s2", "20T10:00", "60", "a") "," SESSION("s3", "20T11:00", "60", "a")

/* At 10:30 five of the six are still to come, and three of those are gone. */
static void a_version_that_lost_half_of_what_is_to_come_is_doubted(void **state)
{
    struct display display = {.revision = 7};

    (void)state;
    show(&display, "20T10:00", SESSIONS(SIX));
    display.is_new = true;
    assert_false(offer(&display, "20T10:30", SESSIONS(THREE_OF_THEM)));
    assert_int_equal(display.error.kind, ERROR_DOUBTED);
    assert_non_null(strstr(display.error.message, "3 of 5 sessions still to come"));
    assert_non_null(strstr(display.error.message, "\"Отырыс s4\""));
    assert_non_null(strstr(display.error.message, "\"revision\": 8"));
    close_display(&display);
}

static void a_doubted_version_is_believed_when(void **state)
{
    static const struct {
        const char *why, *clock;
        int revision;
        unsigned times_doubted;
        bool is_believed;
    } rows[] = {
        {"it is offered the second time", "20T10:40", 7, 1, false},
        {"it is offered the third time", "20T10:50", 7, 2, true},
        {"its revision is higher", "20T10:30", 8, 0, true},
        {"its revision is lower", "20T10:30", 6, 0, false},
        {"nothing of what is lost is still to come", "20T15:00", 7, 0, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct display display = {.revision = 7};

        show(&display, "20T10:00", SESSIONS(SIX));
        display.is_new = true;
        display.revision = rows[i].revision;
        display.times_doubted = rows[i].times_doubted;
        display.doubted_since = at("2025-11-20T10:30+05:00");
        if (offer(&display, rows[i].clock, SESSIONS(THREE_OF_THEM)) != rows[i].is_believed)
            fail_msg("%s", rows[i].why);
        close_display(&display);
    }
}

static void a_doubt_does_not_outlast_the_day(void **state)
{
    static const char both_days[] =
        SESSIONS(FIRST "," SESSION("s4", "21T09:00", "60", "a") "," SESSION(
            "s5", "21T10:00", "60", "a") "," SESSION("s6", "21T11:00", "60", "a"));
    struct display display = {.is_new = true};

    (void)state;
    show(&display, "20T10:00", both_days);
    assert_false(offer(&display, "20T23:50", SESSIONS(FIRST)));
    display.times_doubted = 1;
    display.doubted_since = at("2025-11-20T23:50+05:00");
    assert_false(offer(&display, "20T23:59", SESSIONS(FIRST)));
    assert_true(offer(&display, "21T00:01", SESSIONS(FIRST)));
    assert_int_equal(session(&display, "s4")->changes, CHANGE_VANISHED);
    close_display(&display);
}

static void a_version_without_one_before_it_is_not_doubted(void **state)
{
    struct display display = {0};

    (void)state;
    show(&display, "20T10:00", SESSIONS(SIX));
    show(&display, "20T10:30", SESSIONS(THREE_OF_THEM));
    assert_int_equal(session(&display, "s5")->changes, CHANGE_VANISHED);
    close_display(&display);
}

static void two_sessions_may_go_at_once(void **state)
{
    struct display display = {.is_new = true};

    (void)state;
    show(&display, "20T10:00", SESSIONS(FIRST "," SECOND));
    show(&display, "20T10:24", SESSIONS(""));
    assert_int_equal(session(&display, "s2")->changes, CHANGE_VANISHED);
    close_display(&display);
}

static void ids_that_all_become_others_are_no_loss(void **state)
{
    struct display display = {.is_new = true};
    struct text_builder before = {.arena = &display.arena}, after = before;

    (void)state;
    for (int i = 0; i < 8; i++) {
        static const char session[] = "%s{\"id\": \"%s%d\", \"title\": \"T%d\", \"start\": "
                                      "\"2025-11-20T%02d:00\", \"minutes\": 60}";
        const char *start = i ? ", " : "\"sessions\": [";
        builder_format(&before, session, start, "old", i, i, 11 + i);
        builder_format(&after, session, start, "new", i, i, 11 + i);
    }
    builder_add(&before, TEXT("]"));
    builder_add(&after, TEXT("]"));
    show(&display, "20T10:00", text_to_c(&display.arena, builder_text(&before)));
    show(&display, "20T10:24", text_to_c(&display.arena, builder_text(&after)));
    assert_int_equal(display.programme->session_count, 8);
    assert_int_equal(session(&display, "new7")->changes, 0);
    close_display(&display);
}

static void what_a_newer_version_is_doubted_for_is_a_problem_of_the_one_that_is_kept(void **state)
{
    struct document document =
        document_of("programme.json",
                    "{\"taqta\": 1, \"event\": {\"title\": \"Ж\", \"timezone\": \"Asia/Almaty\"}}");
    struct programme *programme;
    char *lines;

    (void)state;
    document.doubt = TEXT("3 of 5 sessions are gone");
    programme = read_documents(&document, 1);
    lines = problem_lines(programme);
    assert_string_equal(lines, "programme.json: 3 of 5 sessions are gone\n");
    assert_int_equal(programme->problems.items[0].severity, PROBLEM_DOUBTED);
    free(lines);
    programme_destroy(programme);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_first_reading_finds_nothing),
        cmocka_unit_test(a_session_in_another_room_is_moved_and_keeps_the_first_room_as_planned),
        cmocka_unit_test(a_later_start_is_a_delay_and_any_other_time_a_move),
        cmocka_unit_test(two_changes_are_told_against_what_was_published_first),
        cmocka_unit_test(what_was_found_stays_with_its_time_while_nothing_more_changes),
        cmocka_unit_test(an_edited_title_is_no_change),
        cmocka_unit_test(an_end_that_nobody_gave_is_no_change_when_what_follows_moves),
        cmocka_unit_test(a_slip_that_is_mended_within_two_minutes_leaves_nothing),
        cmocka_unit_test(a_session_moved_back_later_is_restored),
        cmocka_unit_test(a_session_that_was_not_there_is_new),
        cmocka_unit_test(a_new_session_that_is_put_right_at_once_is_new_as_it_is_then),
        cmocka_unit_test(a_whole_part_of_the_programme_that_is_published_is_no_change),
        cmocka_unit_test(a_session_that_is_gone_stays_as_vanished_until_its_old_end),
        cmocka_unit_test(a_session_that_comes_back_is_restored),
        cmocka_unit_test(a_session_cut_and_pasted_within_two_minutes_was_never_gone_nor_new),
        cmocka_unit_test(a_session_that_only_got_another_id_is_the_same),
        cmocka_unit_test(what_the_organiser_says_wins),
        cmocka_unit_test(a_session_taken_out_and_called_cancelled_is_cancelled),
        cmocka_unit_test(a_cancellation_that_is_taken_back_restores),
        cmocka_unit_test(without_a_clock_a_change_is_found_and_gets_its_time_later),
        cmocka_unit_test(more_than_a_day_before_the_event_its_plan_is_being_made),
        cmocka_unit_test(another_event_at_the_same_address_is_not_compared),
        cmocka_unit_test(what_is_no_history_is_none),
        cmocka_unit_test(a_version_that_lost_half_of_what_is_to_come_is_doubted),
        cmocka_unit_test(a_doubted_version_is_believed_when),
        cmocka_unit_test(a_doubt_does_not_outlast_the_day),
        cmocka_unit_test(a_version_without_one_before_it_is_not_doubted),
        cmocka_unit_test(two_sessions_may_go_at_once),
        cmocka_unit_test(ids_that_all_become_others_are_no_loss),
        cmocka_unit_test(what_a_newer_version_is_doubted_for_is_a_problem_of_the_one_that_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
