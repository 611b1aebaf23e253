/* query: what is on now and what comes next. */
#include "programme/query.h"

#include "schedule.h"

#include <stdlib.h>

/* When it really begins, as far as anybody said. */
static struct instant begin_of(const struct session *session)
{
    return instant_is_given(session->started_at) ? session->started_at : session->starts_at;
}

static bool is_before(struct instant a, struct instant b)
{
    return instant_compare(a, b) < 0;
}

/* Has another session begun in its room since it ended? Linear search: asked only in the few
 * minutes after an end, of under 2,000 sessions. */
static bool is_followed(const struct programme *programme, const struct session *ended,
                        struct instant now)
{
    for (size_t i = 0; i < programme->session_count; i++) {
        const struct session *other = &programme->sessions[i];

        if (other != ended && !session_is_off(other) && rooms_meet(other->room, ended->room) &&
            !is_before(begin_of(other), ended->ends_at) && !is_before(now, begin_of(other)))
            return true;
    }
    return false;
}

/* The first of its day to start in its room, or of all. */
static bool is_next(const struct programme *programme, const struct session *session,
                    struct instant now)
{
    bool is_next_in_room = true, is_next_of_all = true;
    int64_t day = programme_day(programme, now);

    if (programme_day(programme, session->starts_at) != day)
        return false;
    for (size_t i = 0; i < programme->session_count && (is_next_in_room || is_next_of_all); i++) {
        const struct session *other = &programme->sessions[i];

        if (session_is_off(other) || !is_before(now, begin_of(other)) ||
            !is_before(begin_of(other), begin_of(session)))
            continue;
        is_next_of_all = false;
        if (other->room == session->room)
            is_next_in_room = false;
    }
    return is_next_in_room || is_next_of_all;
}

static enum session_state state_of_off(const struct session *session, struct instant now)
{
    return is_before(now, session->planned_ends_at) ? SESSION_LATER : SESSION_PAST;
}

/* Nobody waits for the end of a break; people go back when it was to end. */
static bool can_run_over(const struct session *session)
{
    return session->kind != SESSION_BREAK && session->kind != SESSION_REGISTRATION;
}

/* What can be said of a session by itself: everything but whether it is the next one. */
static enum session_state state_alone(const struct programme *programme,
                                      const struct session *session, struct instant now)
{
    struct instant overrun_ends_at =
        instant_add(session->ends_at, (int64_t)programme->event.overrun_minutes * 60);

    if (session_is_off(session))
        return state_of_off(session, now);
    if (is_before(now, begin_of(session)))
        return SESSION_LATER;
    if (is_before(now, session->ends_at))
        return SESSION_NOW;
    if (can_run_over(session) && is_before(now, overrun_ends_at) &&
        !is_followed(programme, session, now))
        return SESSION_RUNNING_OVER;
    return SESSION_PAST;
}

enum session_state session_state_at(const struct programme *programme, int session,
                                    struct instant now)
{
    const struct session *asked = &programme->sessions[session];
    enum session_state state;

    if (!instant_is_given(now))
        return SESSION_LATER;
    state = state_alone(programme, asked, now);
    if (state == SESSION_LATER && !session_is_off(asked) && is_next(programme, asked, now))
        return SESSION_NEXT;
    return state;
}

struct sorting {
    const struct session *session;
    int index;
};

static int compare_by_start(const void *a, const void *b)
{
    const struct sorting *one = a, *other = b;
    int by_start = instant_compare(one->session->starts_at, other->session->starts_at);

    if (by_start)
        return by_start;
    if (one->session->room != other->session->room)
        return one->session->room < other->session->room ? -1 : 1;
    return one->index - other->index;
}

/* What a list is made of: true for the sessions that belong into it. */
struct choice {
    const struct programme *programme;
    struct instant now;
    int64_t day;
    int room;
};
typedef bool choose(const struct choice *choice, int session);

static struct session_list list_sessions(const struct choice *choice, struct arena *arena,
                                         choose *chosen)
{
    const struct programme *programme = choice->programme;
    struct sorting *found = ARENA_ARRAY(arena, struct sorting, programme->session_count);
    size_t count = 0;
    int *sessions;

    for (size_t i = 0; i < programme->session_count; i++)
        if (chosen(choice, (int)i))
            found[count++] = (struct sorting){&programme->sessions[i], (int)i};
    qsort(found, count, sizeof *found, compare_by_start);
    sessions = ARENA_ARRAY(arena, int, count);
    for (size_t i = 0; i < count; i++)
        sessions[i] = found[i].index;
    return (struct session_list){sessions, count};
}

static bool is_on(const struct choice *choice, int session)
{
    enum session_state state =
        state_alone(choice->programme, &choice->programme->sessions[session], choice->now);

    return state == SESSION_NOW || state == SESSION_RUNNING_OVER;
}

struct session_list sessions_now(const struct programme *programme, struct arena *arena,
                                 struct instant now)
{
    struct choice choice = {.programme = programme, .now = now};

    if (!instant_is_given(now))
        return (struct session_list){0};
    return list_sessions(&choice, arena, is_on);
}

static bool is_to_come_today(const struct choice *choice, int session)
{
    const struct session *asked = &choice->programme->sessions[session];
    bool is_to_come = session_is_off(asked) ? is_before(choice->now, asked->planned_ends_at)
                                            : is_before(choice->now, begin_of(asked));

    return is_to_come && programme_day(choice->programme, asked->starts_at) == choice->day;
}

struct session_list sessions_next(const struct programme *programme, struct arena *arena,
                                  struct instant now, size_t limit)
{
    struct choice choice = {.programme = programme, .now = now};
    struct session_list list;

    if (!instant_is_given(now))
        return (struct session_list){0};
    choice.day = programme_day(programme, now);
    list = list_sessions(&choice, arena, is_to_come_today);
    if (list.count > limit)
        list.count = limit;
    return list;
}

bool session_is_gone(const struct programme *programme, int session, struct instant now)
{
    const struct session *asked = &programme->sessions[session];

    return asked->changes & CHANGE_VANISHED && instant_is_given(now) &&
           !is_before(now, asked->planned_ends_at);
}

static bool is_of_day(const struct choice *choice, int session)
{
    return session_day(choice->programme, session) == choice->day;
}

struct session_list sessions_of_day(const struct programme *programme, struct arena *arena,
                                    int64_t day_number)
{
    struct choice choice = {.programme = programme, .day = day_number};

    return list_sessions(&choice, arena, is_of_day);
}

static bool is_in_room(const struct choice *choice, int session)
{
    return is_of_day(choice, session) && choice->programme->sessions[session].room == choice->room;
}

struct session_list sessions_of_room(const struct programme *programme, struct arena *arena,
                                     int room, int64_t day_number)
{
    struct choice choice = {.programme = programme, .day = day_number, .room = room};

    return list_sessions(&choice, arena, is_in_room);
}

/* What nobody can come to any more need not be told. */
static bool is_past_caring(const struct session *session, struct instant now)
{
    struct instant end = session->ends_at;

    if (is_before(end, session->planned_ends_at))
        end = session->planned_ends_at;
    return !is_before(now, end);
}

/* An organiser's clock may be ahead of ours: a change said to be made in some minutes is made. */
static bool is_news(const struct choice *choice, int session)
{
    const struct session *asked = &choice->programme->sessions[session];
    int64_t age_s;

    if (!asked->changes)
        return false;
    if (!instant_is_given(choice->now))
        return !instant_is_given(asked->changed_at);
    if (is_past_caring(asked, choice->now))
        return false;
    if (!instant_is_given(asked->changed_at))
        return true;
    age_s = instant_between(asked->changed_at, choice->now);
    return -CHANGE_IS_NEWS_S <= age_s && age_s < CHANGE_IS_NEWS_S;
}

static int compare_by_age(const void *a, const void *b, void *sessions)
{
    const struct session *one = (const struct session *)sessions + *(const int *)a;
    const struct session *other = (const struct session *)sessions + *(const int *)b;
    int by_age = instant_compare(other->changed_at, one->changed_at);

    if (by_age)
        return by_age;
    return compare_by_start(&(struct sorting){one, *(const int *)a},
                            &(struct sorting){other, *(const int *)b});
}

struct session_list sessions_changed(const struct programme *programme, struct arena *arena,
                                     struct instant now)
{
    struct choice choice = {.programme = programme, .now = now};
    int *sessions = ARENA_ARRAY(arena, int, programme->session_count);
    size_t count = 0;

    for (size_t i = 0; i < programme->session_count; i++)
        if (is_news(&choice, (int)i))
            sessions[count++] = (int)i;
    qsort_r(sessions, count, sizeof *sessions, compare_by_age, (void *)programme->sessions);
    return (struct session_list){sessions, count};
}
