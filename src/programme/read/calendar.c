/* calendar: components and properties of RFC 5545, as far as a display wants to know them. */
#include "calendar.h"

#include "base/limits.h"

/* Where in the document the reading is. */
struct walk {
    struct calendar *calendar;
    struct import *import;
    struct calendar_event event;
    struct calendar_zone *zone;   /* of the VTIMEZONE around */
    struct calendar_zone unnamed; /* whose TZID is still to come */
    struct calendar_onset onset;
    struct text method, description;
    int depth; /* of components inside that are of no interest */
    bool in_calendar, in_event, in_zone, in_onset;
    int event_index;
};

static void complain(struct walk *walk, int line, const char *message)
{
    struct import_place place = {.line = line};

    if (walk->in_event)
        place.path = text_format(walk->calendar->zones.scratch, "VEVENT[%d]", walk->event_index);
    import_complain(walk->import, PROBLEM_DROPPED, place, "%s", message);
}

static void keep_first(struct text *kept, struct text value)
{
    if (!kept->size)
        *kept = value;
}

static bool keep_date(struct calendar *calendar, struct calendar_dates *dates,
                      struct calendar_time time)
{
    if (dates->count == LIMIT_CALENDAR_DATES || calendar->date_count == LIMIT_CALENDAR_DATES_ALL)
        return false;
    calendar->date_count++;
    ARENA_PUSH(calendar->zones.scratch, dates->items, dates->count, dates->capacity);
    dates->items[dates->count - 1] = time;
    return true;
}

static void read_dates(struct walk *walk, struct calendar_dates *dates,
                       const struct calendar_line *line)
{
    struct text rest = line->value, part, moment;

    while (text_split(&rest, ',', &part)) {
        struct calendar_time time;

        /* A PERIOD begins with its start. */
        if (!text_split(&part, '/', &moment))
            continue;
        time = calendar_time(line, moment);
        if (!time.is_valid) {
            complain(walk, line->number, "a date that is none; it is left out");
        } else if (!keep_date(walk->calendar, dates, time)) {
            complain(walk, line->number, "too many dates; the rest of them is left out");
            return;
        }
    }
}

static void read_moment(struct calendar_time *time, const struct calendar_line *line)
{
    if (!time->is_given)
        *time = calendar_time(line, line->value);
}

static void read_event_line(struct walk *walk, const struct calendar_line *line)
{
    struct calendar_event *event = &walk->event;
    const struct {
        const char *name;
        struct text *text;
    } texts[] = {
        {"UID", &event->uid},
        {"SUMMARY", &event->summary},
        {"DESCRIPTION", &event->description},
        {"LOCATION", &event->location},
        {"URL", &event->url},
        {"CONFERENCE", &event->conference},
        {"CATEGORIES", &event->categories},
        {"COLOR", &event->colour},
        {"RRULE", &event->rule},
        {"DURATION", &event->duration},
    };
    const struct {
        const char *name;
        struct calendar_time *time;
    } moments[] = {
        {"DTSTART", &event->start},
        {"DTEND", &event->end},
        {"RECURRENCE-ID", &event->recurrence_id},
        {"LAST-MODIFIED", &event->modified},
    };
    uint64_t number;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (calendar_is(line->name, texts[i].name))
            keep_first(texts[i].text, line->value);
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
        if (calendar_is(line->name, moments[i].name))
            read_moment(moments[i].time, line);
    if (calendar_is(line->name, "RDATE"))
        read_dates(walk, &event->also, line);
    if (calendar_is(line->name, "EXDATE"))
        read_dates(walk, &event->except, line);
    if (calendar_is(line->name, "SEQUENCE") &&
        text_to_number(text_trim(line->value), INT32_MAX, &number))
        event->sequence = (int64_t)number;
    if (calendar_is(line->name, "STATUS"))
        event->is_cancelled = calendar_is(text_trim(line->value), "CANCELLED") ||
                              calendar_is(text_trim(line->value), "CANCELED");
}

/* "+0530", "-030000" */
static int read_offset(struct text value)
{
    struct text text = text_trim(value);
    uint64_t hours, minutes;

    if (text.size < 5 || !text_to_number(text_slice(text, 1, 3), 15, &hours) ||
        !text_to_number(text_slice(text, 3, 5), 59, &minutes))
        return 0;
    return (int)(hours * 3600 + minutes * 60) * (*text.data == '-' ? -1 : 1);
}

static void read_onset_line(struct walk *walk, const struct calendar_line *line)
{
    struct calendar_onset *onset = &walk->onset;

    if (calendar_is(line->name, "DTSTART"))
        onset->start = calendar_time(line, line->value);
    else if (calendar_is(line->name, "TZOFFSETFROM"))
        onset->offset_from_s = read_offset(line->value);
    else if (calendar_is(line->name, "TZOFFSETTO"))
        onset->offset_to_s = read_offset(line->value);
    else if (calendar_is(line->name, "RRULE"))
        onset->rule = line->value;
}

static void read_zone_line(struct walk *walk, const struct calendar_line *line)
{
    struct calendar_zone *zone;

    if (calendar_is(line->name, "TZID")) {
        zone = calendar_zone(&walk->calendar->zones, text_trim(line->value));
        walk->zone = zone ? zone : &walk->unnamed;
    } else if (calendar_is(line->name, "X-LIC-LOCATION")) {
        walk->zone->location = text_trim(line->value);
    }
}

static void read_calendar_line(struct walk *walk, const struct calendar_line *line)
{
    struct calendar *calendar = walk->calendar;

    if (calendar_is(line->name, "NAME") || calendar_is(line->name, "X-WR-CALNAME"))
        keep_first(&calendar->name, line->value);
    else if (calendar_is(line->name, "X-WR-CALDESC"))
        keep_first(&walk->description, line->value);
    else if (calendar_is(line->name, "X-WR-TIMEZONE"))
        keep_first(&calendar->zone, text_trim(line->value));
    else if (calendar_is(line->name, "METHOD"))
        walk->method = text_trim(line->value);
}

static void drop_event(struct walk *walk, int line)
{
    if (walk->in_event)
        complain(walk, line, "VEVENT without its END; it is not shown");
    walk->in_event = walk->in_zone = walk->in_onset = false;
    walk->depth = 0;
}

static void begin(struct walk *walk, const struct calendar_line *line)
{
    struct text what = text_trim(line->value);

    if (calendar_is(what, "VCALENDAR")) {
        drop_event(walk, line->number);
        walk->in_calendar = true;
        walk->method = TEXT("");
    } else if (calendar_is(what, "VEVENT")) {
        drop_event(walk, line->number);
        walk->event = (struct calendar_event){.line = line->number, .index = walk->event_index};
        walk->in_event = true;
    } else if (calendar_is(what, "VTIMEZONE") && !walk->in_event) {
        walk->in_zone = true;
        walk->unnamed = (struct calendar_zone){0};
        walk->zone = &walk->unnamed;
    } else if (walk->in_zone && !walk->in_onset &&
               (calendar_is(what, "STANDARD") || calendar_is(what, "DAYLIGHT"))) {
        walk->in_onset = true;
        walk->onset = (struct calendar_onset){0};
    } else {
        walk->depth++;
    }
}

static void end_event(struct walk *walk)
{
    struct calendar *calendar = walk->calendar;

    walk->event.is_cancelled |= calendar_is(walk->method, "CANCEL");
    if (calendar->count <= LIMIT_SESSIONS) {
        ARENA_PUSH(calendar->zones.scratch, calendar->events, calendar->count, calendar->capacity);
        calendar->events[calendar->count - 1] = walk->event;
    }
    walk->in_event = false;
    walk->event_index++;
}

static void end_onset(struct walk *walk)
{
    struct calendar_zone *zone = walk->zone;

    if (zone != &walk->unnamed && zone->onset_count < LIMIT_ZONE_ONSETS) {
        ARENA_PUSH(walk->calendar->zones.scratch, zone->onsets, zone->onset_count,
                   zone->onset_capacity);
        zone->onsets[zone->onset_count - 1] = walk->onset;
    }
    walk->in_onset = false;
}

static void end(struct walk *walk, const struct calendar_line *line)
{
    struct text what = text_trim(line->value);

    if (calendar_is(what, "VCALENDAR")) {
        drop_event(walk, line->number);
        walk->in_calendar = false;
    } else if (calendar_is(what, "VEVENT") && walk->in_event) {
        walk->depth = 0;
        end_event(walk);
    } else if (walk->depth) {
        walk->depth--;
    } else if (calendar_is(what, "VTIMEZONE")) {
        walk->in_zone = walk->in_onset = false;
    } else if (walk->in_onset) {
        end_onset(walk);
    }
}

static void read_line(struct walk *walk, const struct calendar_line *line)
{
    if (calendar_is(line->name, "BEGIN"))
        begin(walk, line);
    else if (calendar_is(line->name, "END"))
        end(walk, line);
    else if (walk->depth || !walk->in_calendar)
        return; /* alarms, tasks, what stands behind the end */
    else if (walk->in_event)
        read_event_line(walk, line);
    else if (walk->in_onset)
        read_onset_line(walk, line);
    else if (walk->in_zone)
        read_zone_line(walk, line);
    else
        read_calendar_line(walk, line);
}

/* The number of the line that the calendar begins in. */
static int first_line(struct text bytes, struct text calendar)
{
    int number = 1;

    for (const char *byte = bytes.data; byte < calendar.data; byte++)
        number += *byte == '\n';
    return number;
}

bool calendar_read(struct calendar *calendar, struct import *import, struct text bytes,
                   struct error *error)
{
    struct walk walk = {.calendar = calendar, .import = import};
    struct calendar_lines lines = {.arena = import->draft->scratch, .rest = calendar_begin(bytes)};
    struct calendar_line line;

    *calendar = (struct calendar){.zones = {.scratch = import->draft->scratch}};
    lines.number = first_line(bytes, lines.rest);
    while (calendar_next_line(&lines, &line))
        read_line(&walk, &line);
    calendar->is_cut_off = walk.in_calendar;
    drop_event(&walk, lines.number);
    keep_first(&calendar->name, walk.description);
    if (calendar->count > LIMIT_SESSIONS)
        return error_set(error, ERROR_LIMIT, "more than %d events are too many", LIMIT_SESSIONS);
    return true;
}
