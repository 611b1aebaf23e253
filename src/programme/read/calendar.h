/* calendar: an iCalendar document as it is written, before anything is decided about it. */
#ifndef PROGRAMME_READ_CALENDAR_H
#define PROGRAMME_READ_CALENDAR_H

#include "calendar_zones.h"

struct calendar_dates {
    struct calendar_time *items;
    size_t count, capacity;
};

/* VEVENT. Texts are still escaped. */
struct calendar_event {
    int line, index;
    struct text uid, summary, description, location, url, conference, categories, colour, rule,
        duration;
    struct calendar_time start, end, recurrence_id, modified;
    struct calendar_dates also, except; /* RDATE, EXDATE */
    int64_t sequence;
    bool is_cancelled;
};

struct calendar {
    struct calendar_zones zones;
    struct text name, zone; /* of the first VCALENDAR that says so */
    struct calendar_event *events;
    size_t count, capacity;
    size_t date_count; /* of EXDATE and RDATE, in all events */
    bool is_cut_off;
};

/* Everything in *calendar lives in import's scratch, or in the bytes. What cannot be used is
 * complained of. False: too many events. */
bool calendar_read(struct calendar *calendar, struct import *import, struct text bytes,
                   struct error *error);

#endif
