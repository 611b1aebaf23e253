/* calendar_lines: the lines of an iCalendar document, unfolded before anybody decodes them.
 *
 * Folds may fall inside a character, so they are taken out byte by byte. NULs and empty lines go;
 * lines may end with CRLF, LF or CR, and be of any length.
 */
#ifndef PROGRAMME_READ_CALENDAR_LINES_H
#define PROGRAMME_READ_CALENDAR_LINES_H

#include "base/arena.h"
#include "base/instant.h"
#include "base/text.h"

/* From the line BEGIN:VCALENDAR on, which stands in the first 64 bytes that say something, behind
 * "<!--" perhaps; empty: this is no calendar. */
struct text calendar_begin(struct text bytes);

struct calendar_lines {
    struct arena *arena; /* of lines that had to be put together */
    struct text rest;
    int number; /* of the line that comes next, from 1 */
};

/* "DTSTART;TZID=Asia/Almaty:20251120T100000" */
struct calendar_line {
    struct text name, parameters, value;
    int number; /* where it began */
};

bool calendar_next_line(struct calendar_lines *lines, struct calendar_line *line);

/* Without regard to case, as everything in a calendar is named. */
bool calendar_is(struct text text, const char *name);

/* The value of the parameter without its quotation marks; empty when it is not there. */
struct text calendar_parameter(const struct calendar_line *line, const char *name);

/* A value of type TEXT as it was before it was escaped; of at most LIMIT_TEXT_BYTES. */
struct text calendar_text(struct arena *arena, struct text value);

/* A moment as it is written, and which clock shows it. */
struct calendar_time {
    bool is_given; /* there is such a line */
    bool is_valid; /* and a time in it, in the years we believe */
    bool is_date, is_utc;
    struct civil civil;
    struct text zone; /* TZID; empty: the clock of the place */
};

/* value: one of those that the line may list. */
struct calendar_time calendar_time(const struct calendar_line *line, struct text value);

/* "P1DT2H30M" in seconds, at most a year. */
bool calendar_duration(struct text value, int64_t *seconds);

#endif
