/* query_days: days, notices, news, and when to ask again. */
#include "programme/query.h"
#include "schedule.h"

#include <stdlib.h>

int64_t programme_day(const struct programme *programme, struct instant instant)
{
    struct civil civil = zone_civil(&programme->zone, instant);
    bool is_night = civil.hour * 60 + civil.minute < programme->event.day_change_minutes;

    return civil_day_number(civil) - is_night;
}

int64_t session_day(const struct programme *programme, int session)
{
    return programme_day(programme, programme->sessions[session].starts_at);
}

static int compare_days(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;

    return (one > other) - (one < other);
}

struct day_list programme_days(const struct programme *programme, struct arena *arena)
{
    int64_t *days = ARENA_ARRAY(arena, int64_t, programme->session_count);
    size_t count = 0;

    for (size_t i = 0; i < programme->session_count; i++)
        days[i] = session_day(programme, (int)i);
    qsort(days, programme->session_count, sizeof *days, compare_days);
    for (size_t i = 0; i < programme->session_count; i++)
        if (!count || days[count - 1] != days[i])
            days[count++] = days[i];
    return (struct day_list){days, count};
}

bool programme_day_to_show(const struct programme *programme, struct instant now,
                           int64_t *day_number)
{
    bool has_next = false;
    int64_t from, next = 0, last;

    if (!programme->session_count)
        return false;
    from = instant_is_given(now) ? programme_day(programme, now) : INT64_MIN;
    last = session_day(programme, 0);
    for (size_t i = 0; i < programme->session_count; i++) {
        int64_t day = session_day(programme, (int)i);

        if (day > last)
            last = day;
        if (day >= from && (!has_next || day < next)) {
            next = day;
            has_next = true;
        }
    }
    *day_number = has_next ? next : last;
    return true;
}

/* Keeps the earliest moment that is still to come. */
struct turn {
    struct instant now, next;
};

static void consider(struct turn *turn, struct instant moment)
{
    if (!instant_is_given(moment) || instant_compare(moment, turn->now) <= 0)
        return;
    if (!instant_is_given(turn->next) || instant_compare(moment, turn->next) < 0)
        turn->next = moment;
}

static void consider_session(struct turn *turn, const struct programme *programme,
                             const struct session *session)
{
    consider(turn, session->starts_at);
    consider(turn, session->started_at);
    consider(turn, session->ends_at);
    consider(turn, instant_add(session->ends_at, (int64_t)programme->event.overrun_minutes * 60));
    consider(turn, session->planned_ends_at);
    if (instant_is_given(session->changed_at)) {
        consider(turn, instant_add(session->changed_at, -CHANGE_IS_NEWS_S));
        consider(turn, instant_add(session->changed_at, CHANGE_IS_NEWS_S));
    }
}

/* The start of the day after now's, while there are sessions still to come. */
static void consider_new_day(struct turn *turn, const struct programme *programme)
{
    int minutes = programme->event.day_change_minutes;
    int64_t tomorrow = programme_day(programme, turn->now) + 1;
    struct civil start = civil_from_day_number(tomorrow);

    if (!instant_is_given(turn->next))
        return;
    start.hour = minutes / 60;
    start.minute = minutes % 60;
    consider(turn, zone_instant(&programme->zone, start));
}

struct instant programme_next_turn(const struct programme *programme, struct instant now)
{
    struct turn turn = {.now = now, .next = INSTANT_NONE};

    if (!instant_is_given(now))
        return INSTANT_NONE;
    for (size_t i = 0; i < programme->session_count; i++)
        consider_session(&turn, programme, &programme->sessions[i]);
    for (size_t i = 0; i < programme->notice_count; i++) {
        consider(&turn, programme->notices[i].from);
        consider(&turn, programme->notices[i].until);
    }
    consider_new_day(&turn, programme);
    return turn.next;
}

static bool is_for_screen(const struct notice *notice, struct text screen, struct text group)
{
    for (size_t i = 0; i < notice->screen_count; i++)
        if (text_equal(notice->screens[i], screen) || text_equal(notice->screens[i], group))
            return true;
    return !notice->screen_count;
}

/* A notice that may be over is shown: who reads it once too often loses a moment, who never reads
 * it may stand before a locked door; and its author can take it back. So it goes without a clock
 * only when it is over for certain.
 *
 * One that may not have begun waits, since what is announced for later is mostly untrue now. Not so
 * an emergency: its `from` is when somebody gave the alarm, and an alarm must not wait for a clock.
 */
static bool may_count(const struct notice *notice, struct instant not_before)
{
    /* INSTANT_NONE is earlier than every moment: nothing is over by it, and what has no `from` has
     * begun. */
    bool is_over = instant_compare(notice->until, not_before) <= 0;
    bool has_begun = instant_compare(notice->from, not_before) <= 0;

    return !is_over && (has_begun || notice->severity == NOTICE_EMERGENCY);
}

static bool counts_at(const struct notice *notice, struct instant now, struct instant not_before)
{
    if (!instant_is_given(now))
        return may_count(notice, not_before);
    return instant_compare(notice->from, now) <= 0 && instant_compare(now, notice->until) < 0;
}

struct notice_list notices_at(const struct programme *programme, struct arena *arena,
                              struct instant now, struct instant not_before, struct text screen,
                              struct text group)
{
    int *notices = ARENA_ARRAY(arena, int, programme->notice_count);
    size_t count = 0;

    for (int severity = NOTICE_EMERGENCY; severity >= NOTICE_INFO; severity--)
        for (size_t i = 0; i < programme->notice_count; i++) {
            const struct notice *notice = &programme->notices[i];

            if ((int)notice->severity == severity && counts_at(notice, now, not_before) &&
                is_for_screen(notice, screen, group))
                notices[count++] = (int)i;
        }
    return (struct notice_list){notices, count};
}

struct news_list news_at(const struct programme *programme, struct arena *arena, struct instant now,
                         struct instant not_before)
{
    int *news = ARENA_ARRAY(arena, int, programme->news_count);
    struct instant certain = instant_is_given(now) ? now : not_before;
    size_t count = 0;

    for (size_t i = 0; i < programme->news_count; i++) {
        struct instant too_old_at = programme->news[i].too_old_at;

        if (!instant_is_given(too_old_at) || instant_compare(certain, too_old_at) < 0)
            news[count++] = (int)i;
    }
    return (struct news_list){news, count};
}
