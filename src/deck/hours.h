/* hours: what the page people look for tells at this moment: what is on, what comes, or that it is
 * over.
 */
#ifndef DECK_HOURS_H
#define DECK_HOURS_H

#include "layout.h"

/* How many sessions to come are looked at; a list beside shows fewer. */
enum { LIST_MOST = 12, NEXT_ON_A_PAGE = 5 };

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
/* How far along it is, as a part of the bar in gold. */
void put_progress_bar(struct layout *layout, const struct session *session, struct rect bar);
/* What stands over a session to come: that it is soon, or on which day; and how long it is until
 * then. */
struct text heading_to_come(const struct layout *layout, const struct outlook *outlook);
struct wording distance_to(const struct layout *layout, const struct outlook *outlook);
void put_session_to_come(struct layout *layout, const struct outlook *outlook, struct rect rect);

/* Several rooms at once, each on a card of its own: what is on there and until when, or what starts
 * there and when. */
struct card_grid {
    struct session_list sessions;
    struct rect rect;
    size_t columns, rows;
    bool is_to_come;
};
void put_cards(struct layout *layout, const struct card_grid *grid);
/* The px rect of the grid's cell, from 0; cells may stay empty, for something else. */
struct rect card_rect(const struct layout *layout, const struct card_grid *grid, size_t cell);
/* Is there a place for every word of them? */
bool cards_fit(const struct layout *layout, const struct card_grid *grid);

/* The day that outlook->coming begins, as a label: «ертең», «12 күннен кейін». */
struct text day_to_come(const struct layout *layout, const struct outlook *outlook);

void put_day_over(struct layout *layout, const struct outlook *outlook, struct rect rect);
void put_event_over(struct layout *layout, struct rect rect);

/* The pages about several rooms at once: when three or more sessions are on, or start together
 * while nothing is on, those; and when the list beside has no place, what starts together after
 * them. */
struct crowd {
    struct session_list first; /* on now, or to come; fewer than three: no crowd */
    struct session_list after; /* pages of their own; may be empty */
    struct session_list list;  /* what stands beside the last of `first` */
    size_t on_a_page;
    bool is_to_come; /* first */
};
bool crowd_gather(struct crowd *crowd, const struct layout *layout, const struct outlook *outlook,
                  struct rect content);
void crowd_plan(struct planning *planning, const struct crowd *crowd);
void crowd_lay(struct layout *layout, const struct crowd *crowd, const struct outlook *outlook,
               struct rect content);

/* What comes after, on a panel; `heading` over it. Returns the y below the last, less the panel's.
 */
int put_list_panel(struct layout *layout, struct text heading, struct session_list list,
                   struct rect rect);
struct text heading_of_list(const struct layout *layout, const struct outlook *outlook);

/* The sessions to come under a heading, `most` at the most and as many as there is room for.
 * Returns the y below the last. */
int put_coming_sessions(struct layout *layout, struct text heading, struct session_list next,
                        size_t most, struct rect rect);

#endif
