/* change: what has changed of one session, in words and with what was beside what is. */
#ifndef DECK_PAGES_CHANGE_H
#define DECK_PAGES_CHANGE_H

#include "layout.h"

/* An old value, struck through, and the one that holds; or only this. */
struct then_and_now {
    struct text before, now;
    const char *field; /* of the session, for the source */
    enum text_role role;
};

struct session_change {
    struct session_view view;
    struct text headline;
    /* In the order of reading: when, until when, where, who. now is empty where nothing is to be
     * said. */
    struct then_and_now time, until, room, people;
    struct then_and_now dated_time; /* with its date, unless that is today */
    struct text day;                /* empty: today */
    struct text note;               /* the organiser's own */
};

struct session_change session_change(const struct layout *layout, int session);

/* One of its values, to be set in a size and within a width. */
struct changed_wording change_wording(const struct layout *layout,
                                      const struct session_change *change,
                                      const struct then_and_now *fact);
/* In the largest of the sizes (u) in which nothing of it is cut. */
struct changed_pair change_set_pair(const struct layout *layout, struct changed_wording *changed,
                                    const float *sizes, size_t count);
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
/* Its session's title, struck through where it is off. height 0: any. */
struct wording change_title(const struct layout *layout, const struct session_change *change,
                            int width, int height);
/* Of something below a gap: 0 where there is nothing. */
int height_below(int gap, int height);

/* A screen so wide that words across all of it are hard to read: two columns. */
bool change_is_on_bar(const struct rect *content);

/* One change that has its page to itself. */
void change_put_alone(struct layout *layout, int session, struct rect content);

/* Where a page's rows stand: in one column, or in two on a screen that is a bar. */
struct change_sheet {
    struct rect rect;
    size_t columns;
    int column_width, gap;
};
struct change_sheet change_sheet(const struct layout *layout, struct rect content);
/* How many of the list's changes from `first` on a page holds; at least one. */
size_t change_rows_on_page(const struct layout *layout, struct session_list list, size_t first,
                           const struct change_sheet *sheet);
/* more: how many changes there are beyond this list; 0: none. */
void change_put_list(struct layout *layout, struct session_list list, size_t more,
                     struct rect content);

/* The changes of this moment that can be told in the page's language, newest first; on a screen
 * that has rooms those to or from them come before the others. *own gets how many those are. */
struct session_list changes_to_tell(const struct layout *layout, size_t *own);

#endif
