/* calendar_sessions: a calendar's events become sessions, what lasts all day becomes a notice. */
#ifndef PROGRAMME_READ_CALENDAR_SESSIONS_H
#define PROGRAMME_READ_CALENDAR_SESSIONS_H

#include "calendar.h"

/* When import knows the zone and the event. */
void calendar_add_sessions(struct import *import, struct calendar *calendar);

/* A name of CSS, as RFC 7986 wants it, or "#005B9A". False: neither. */
bool calendar_colour(struct text text, uint32_t *colour);

#endif
