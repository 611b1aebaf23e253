/* query: what is on, by the programme and a moment. All pure; `now` is an argument everywhere. */
#ifndef PROGRAMME_QUERY_H
#define PROGRAMME_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/instant.h"
#include "programme/programme.h"

enum session_state {
    SESSION_LATER,
    SESSION_NEXT,         /* the next to start in its room, or the next of all */
    SESSION_NOW,          /* from its start, as changed or as said by `started`, to its end */
    SESSION_RUNNING_OVER, /* after its end, while nothing follows in its room, up to
                             overrun_minutes; never a break or a registration */
    SESSION_PAST
};

/* Sessions by index into programme->sessions, in the order an attendee reads them: by start as
 * changed, then room. */
struct session_list {
    const int *sessions;
    size_t count;
};

enum session_state session_state_at(const struct programme *programme, int session,
                                    struct instant now);

/* On now, running over included; cancelled and vanished ones are not. */
struct session_list sessions_now(const struct programme *programme, struct arena *arena,
                                 struct instant now);

/* The next `limit` that start after now on the same day; cancelled and vanished ones stay in the
 * list until their planned end, since people still come for them. */
struct session_list sessions_next(const struct programme *programme, struct arena *arena,
                                  struct instant now, size_t limit);

/* Those whose newest change is news: from when it was said or found, for CHANGE_IS_NEWS_S, unless
 * the session is over by then. Newest first. now INSTANT_NONE: those found while nobody knew the
 * time. */
enum { CHANGE_IS_NEWS_S = 600 };
struct session_list sessions_changed(const struct programme *programme, struct arena *arena,
                                     struct instant now);

struct session_list sessions_of_day(const struct programme *programme, struct arena *arena,
                                    int64_t day_number);

/* Has a vanished session's old end come? Then it is not told of any more. */
bool session_is_gone(const struct programme *programme, int session, struct instant now);

struct session_list sessions_of_room(const struct programme *programme, struct arena *arena,
                                     int room, int64_t day_number);

/* The programme day a moment belongs to, day_change respected: civil_day_number() in the event's
 * zone. */
int64_t programme_day(const struct programme *programme, struct instant instant);

/* Days that have sessions, ascending. */
struct day_list {
    const int64_t *days;
    size_t count;
};
struct day_list programme_days(const struct programme *programme, struct arena *arena);

/* The day to show: now's, if it has sessions; else the next that has; else the last. With an
 * untrusted clock (now is INSTANT_NONE) the first. False: there are no sessions at all. */
bool programme_day_to_show(const struct programme *programme, struct instant now,
                           int64_t *day_number);

/* The next moment at which any answer above may differ: a start, an end, the end of a change's or
 * notice's time. INSTANT_NONE: never. */
struct instant programme_next_turn(const struct programme *programme, struct instant now);

/* Notices that count at that moment for that screen and its group, strongest first.
 *
 * now         INSTANT_NONE: nobody knows the time. Then what is over for certain is left out, and
 *             what may not have begun yet but for emergencies.
 * not_before  what is certain all the same: it is not earlier than this; INSTANT_NONE: nothing is.
 */
struct notice_list {
    const int *notices;
    size_t count;
};
struct notice_list notices_at(const struct programme *programme, struct arena *arena,
                              struct instant now, struct instant not_before, struct text screen,
                              struct text group);

/* News that are not too old by then, newest first; now and not_before as above: without a clock
 * only what is too old for certain is left out. What has no date is never too old. */
struct news_list {
    const int *news;
    size_t count;
};
struct news_list news_at(const struct programme *programme, struct arena *arena, struct instant now,
                         struct instant not_before);

#endif
