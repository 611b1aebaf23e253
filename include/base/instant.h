/* instant: moments of the world, and how people write them.
 *
 * Two clocks, two types: struct instant is a moment in UTC, for the programme; uint64_t tick_ms is
 * monotonic, for the show. They are never mixed, and neither is read here.
 */
#ifndef BASE_INSTANT_H
#define BASE_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

struct instant {
    int64_t seconds; /* since 1970-01-01T00:00:00Z */
};

/* A date and a time of day with no zone: what a clock on a wall and a calendar beside it show. */
struct civil {
    int year, month, day;     /* month and day from 1 */
    int hour, minute, second; /* 24-hour; second 60 is read as 59 */
};

/* A moment that no document may name: used for "not given". */
#define INSTANT_NONE ((struct instant){INT64_MIN})

bool instant_is_given(struct instant instant);
int instant_compare(struct instant a, struct instant b);
struct instant instant_add(struct instant instant, int64_t seconds);
/* later - earlier, in seconds. */
int64_t instant_between(struct instant earlier, struct instant later);

/* By the proleptic Gregorian calendar; offset_s is what local time is ahead of UTC (+18000 in
 * Astana). */
struct instant instant_from_civil(struct civil civil, int offset_s);
struct civil civil_from_instant(struct instant instant, int offset_s);
bool civil_is_valid(struct civil civil);      /* years 1970 to 2100, real days only */
int civil_weekday(struct civil civil);        /* 0 Monday … 6 Sunday */
int64_t civil_day_number(struct civil civil); /* days since 1970-01-01 */
struct civil civil_from_day_number(int64_t day_number);

/* What a written moment said. Without an offset the reader decides the zone. */
struct written_time {
    struct civil civil;
    bool has_offset;
    int offset_s;
    bool has_time; /* false: a date alone, civil is its midnight */
};

/* RFC 3339 with 'T' or a blank, seconds and fraction optional, 'Z', UTC, GMT, ±hh:mm, ±hhmm or
 * nothing; or a date alone. */
bool written_time_from_rfc3339(struct text text, struct written_time *time);
/* RFC 2822 and 822 as news feeds write it: two-digit years, wrong weekdays, GMT, UT, US zone names.
 */
bool written_time_from_rfc2822(struct text text, struct written_time *time);
/* "HH:MM", 00:00 to 23:59, in minutes. */
bool minutes_from_clock(struct text text, int *minutes);

/* "2025-11-20T10:24:00+05:00"; offset 0 is written "Z". */
struct text instant_to_rfc3339(struct arena *arena, struct instant instant, int offset_s);

#endif
