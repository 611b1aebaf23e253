/* csv_times: dates and clocks as people and spreadsheets of this part of the world write them. */
#ifndef PROGRAMME_READ_CSV_TIMES_H
#define PROGRAMME_READ_CSV_TIMES_H

#include "csv_sheet.h"

/* What one cell says of a moment; a part that it does not say is not set. */
struct csv_moment {
    struct written_time time; /* has_time: with a clock */
    bool has_date;
    bool has_end; /* "10:00–11:30" */
    int end_minutes;
};

/* "2025-11-20", "20.11.2025", "10:00", "10.00", "10:00:00", "9:30 AM", "10:00–11:30", a date with
 * a clock behind it, RFC 3339. False: something in it is none of these. A day that does not exist
 * is a date like others: nobody can make an instant of it. */
bool csv_moment_read(struct text cell, struct csv_moment *moment);

/* The day that rows without a date are on: merged cells come out as one that is filled and others
 * that are empty. */
struct csv_days {
    struct civil day;
    bool is_known;
    size_t borrowed; /* rows that it counted for */
};

/* True: the row being read is no session but a line with nothing in it but a date, which counts for
 * those below. */
bool csv_read_heading(const struct csv_sheet *csv, struct csv_days *days);

/* When the session in the row being read starts and ends. False: nobody can tell when it starts,
 * and that has been said. */
bool csv_read_times(struct csv_sheet *csv, struct csv_days *days, struct session *session);

#endif
