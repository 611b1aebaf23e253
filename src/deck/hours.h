/* hours: what the page people look for tells at this moment: what is on, what comes, or that it is
 * over.
 */
#ifndef DECK_HOURS_H
#define DECK_HOURS_H

#include "layout.h"

enum hour {
    HOUR_NONE,      /* nothing ever takes place: there is nothing to tell */
    HOUR_ON,        /* something is on */
    HOUR_TODAY,     /* nothing is on, but more comes today */
    HOUR_DAY_OVER,  /* today's programme has ended, and there is another day */
    HOUR_OTHER_DAY, /* nothing took place today, and there is a day to come */
    HOUR_EVENT_OVER
};

/* What the list beside the first place is made of. */
enum listed { LISTED_AFTER, LISTED_OF_THAT_DAY, LISTED_CANCELLED };

struct outlook {
    enum hour hour;
    struct session_list now; /* HOUR_ON */
    /* The session that comes first when nothing is on, or of the day that is listed; -1: none. */
    int coming;
    int64_t days_away;        /* of coming, by the calendar: 0 today, 1 tomorrow */
    struct session_list list; /* what stands beside */
    enum listed listed;
};

struct outlook look_out(const struct layout *layout, size_t list_most);

/* The session that has the first place, in its part of the page; of: how many share the place. */
void put_session_on(struct layout *layout, int session, struct rect rect, size_t of);
void put_session_to_come(struct layout *layout, const struct outlook *outlook, struct rect rect);

/* The day that outlook->coming begins, as a label: «ертең», «12 күннен кейін». */
struct text day_to_come(const struct layout *layout, const struct outlook *outlook);

void put_day_over(struct layout *layout, const struct outlook *outlook, struct rect rect);
void put_event_over(struct layout *layout, struct rect rect);

/* The sessions to come under a heading, `most` at the most and as many as there is room for.
 * Returns the y below the last. */
int put_coming_sessions(struct layout *layout, struct text heading, struct session_list next,
                        size_t most, struct rect rect);

#endif
