/* agenda_row: a session as a row of the agenda: time, what and who, where. */
#ifndef DECK_PAGES_AGENDA_ROW_H
#define DECK_PAGES_AGENDA_ROW_H

#include "layout.h"

/* A row, set but not placed. */
struct row {
    struct session_view view;
    enum session_state state;
    bool is_on, is_past, is_quiet; /* quiet: a break */
    struct changed_pair room;
    struct chips chips;     /* below the room */
    struct chip_row narrow; /* in one column, beside it */
    struct wording title, people, time, old_time;
    struct paragraph title_set, people_set, time_set, old_time_set;
    int padding, height;
    int above; /* px of a time that stands above the title */
};

/* The columns of a row, from its left edge. */
struct columns {
    int inset, time, text, right;
    bool has_time_above; /* in its own line; else it has a column */
};

/* One below the other stand title, people and room where the page is upright or the sizes are
 * raised. */
bool rows_are_narrow(const struct layout *layout);

/* For rows so many px wide. */
struct columns columns_of_rows(const struct layout *layout, int width);

struct row row_set(const struct layout *layout, int session, const struct columns *columns);

/* The row's height may be more than it needs. */
void row_place(struct layout *layout, const struct row *row, const struct columns *columns,
               struct rect rect);

#endif
