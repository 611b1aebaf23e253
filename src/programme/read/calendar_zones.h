/* calendar_zones: which clocks a calendar's TZID means.
 *
 * Programs write there what they like: the name of tzdata, also behind a path of their own; the
 * name Windows has for it; some of its cities; or words of their own that a VTIMEZONE explains.
 */
#ifndef PROGRAMME_READ_CALENDAR_ZONES_H
#define PROGRAMME_READ_CALENDAR_ZONES_H

#include "base/limits.h"
#include "calendar_lines.h"
#include "import.h"

/* STANDARD or DAYLIGHT of a VTIMEZONE: from when on its clocks show what. */
struct calendar_onset {
    struct calendar_time start;
    int offset_from_s, offset_to_s;
    struct text rule;
};

struct calendar_zone {
    struct text id;       /* TZID */
    size_t used;          /* how many sessions name it */
    struct text name;     /* in tzdata; empty: has none there */
    struct text location; /* X-LIC-LOCATION: the name in tzdata, as its VTIMEZONE says */
    struct calendar_onset *onsets;
    size_t onset_count, onset_capacity;
    bool is_resolved, is_told; /* told: that nobody knows it */
    struct zone zone;          /* without spans: nobody knows it */
};

struct calendar_zones {
    struct arena *scratch;
    struct calendar_zone *items;
    size_t count;
    int64_t days;     /* that were looked at to define some of them */
    bool is_too_many; /* and that has been told */
};

/* The record of that TZID, added when there is none; NULL: it is empty, or there are too many. */
struct calendar_zone *calendar_zone(struct calendar_zones *zones, struct text id);

/* Finds its clocks. Once; then zone->zone has them. home: the event's own, most often the same. */
void calendar_zone_resolve(struct calendar_zones *zones, struct calendar_zone *zone,
                           const struct zone *home);

/* By the clock that the time names, else by the event's; a zone nobody knows is complained of once.
 * INSTANT_NONE: not given, or none that can be believed. */
struct instant calendar_instant(struct import *import, struct calendar_zones *zones,
                                const struct calendar_time *time);

/* The name that tzdata has for it; empty: none. */
struct text calendar_zone_name(struct arena *scratch, struct text id);

/* What Windows calls "Central Asia Standard Time", by CLDR's windowsZones; empty: no such name. */
struct text windows_zone(struct text name);

#endif
