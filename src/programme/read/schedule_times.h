/* schedule_times: how the Pentabarf family, XML and JSON alike, writes when a session is. */
#ifndef PROGRAMME_READ_SCHEDULE_TIMES_H
#define PROGRAMME_READ_SCHEDULE_TIMES_H

#include "import.h"

/* "H:MM", "HH:MM:SS", or minutes alone; more than a day is none. False: not a length, or 0. */
bool schedule_length(struct text text, int64_t *seconds);

/* Of a length that is given and is none. */
void schedule_doubt_length(struct import *import, struct text length, struct import_place place);

/* "HH:MM" or "HH:MM:SS", in minutes of the day. */
bool schedule_clock(struct text text, int *minutes);

/* When the night after a day is over, in minutes of the day, by the end of that day as it is
 * written. False: that is no time, or none of a night. */
bool schedule_night(const struct import *import, struct text day_end, int *minutes);

/* When a session starts: the moment in `date` when it has one (never the day's, which may be off),
 * else the day at `start`; what starts before the day changes belongs to the night that follows.
 * INSTANT_NONE when neither can be understood. */
struct instant schedule_start(const struct import *import, struct text date, struct text day,
                              struct text start, int day_change_minutes);

#endif
