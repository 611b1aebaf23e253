/* icalendar: the calendar that nearly every system can give, RFC 5545 with 7986.
 *
 * The clocks of its zones are libical's, as everywhere. Its lines are taken apart here: libical
 * 3.0.16 takes 2.7 s for one line of 4 MB, more than a minute for one with a million parameters,
 * 700 MB for 4 MB of lines that say nothing, and 0.4 s for each rule that falls on no day, and it
 * names no line.
 */
#include "base/limits.h"
#include "calendar_sessions.h"

enum { CUT_OFF_LEAST_PERCENT = 80 /* of what was there before, for the rest to be believed */ };

static const char *tell_format(const struct sheet *sheet)
{
    return calendar_begin(sheet->document->bytes).size ? "ical" : NULL;
}

static bool gives_event(const struct sheet *sheet)
{
    (void)sheet;
    return true;
}

static void count_uses(struct calendar *calendar)
{
    for (size_t i = 0; i < calendar->count; i++) {
        const struct calendar_time *start = &calendar->events[i].start;
        struct calendar_zone *zone =
            start->is_utc ? NULL : calendar_zone(&calendar->zones, start->zone);

        if (zone)
            zone->used++;
    }
}

static struct calendar_zone *most_used(struct calendar *calendar)
{
    struct calendar_zone *most = NULL;

    for (size_t i = 0; i < calendar->zones.count; i++) {
        struct calendar_zone *zone = &calendar->zones.items[i];

        if (zone->used && (!most || zone->used > most->used))
            most = zone;
    }
    return most;
}

/* An offset of the zone that only this calendar knows, at the first moment in it. */
static bool sample_offset(struct calendar *calendar, const struct calendar_zone *zone,
                          struct written_time *sample)
{
    for (size_t i = 0; i < calendar->count && zone->zone.span_count; i++) {
        const struct calendar_time *start = &calendar->events[i].start;

        if (!start->is_valid || start->is_utc || !text_equal(start->zone, zone->id))
            continue;
        *sample =
            (struct written_time){.civil = start->civil, .has_time = true, .has_offset = true};
        sample->offset_s = zone_offset(&zone->zone, zone_instant(&zone->zone, start->civil));
        return true;
    }
    return false;
}

/* What it names itself, else what most of its times name. Moments in UTC say nothing of the place:
 * programs write so for any. */
static void read_zone(struct import *import, struct calendar *calendar)
{
    struct calendar_zone *zone = most_used(calendar);
    struct text name = calendar_zone_name(calendar->zones.scratch, calendar->zone);
    struct written_time sample;
    bool has_sample = false;

    if (!name.size)
        name = calendar->zone;
    if (!name.size && zone) {
        calendar_zone_resolve(&calendar->zones, zone, &import->zone);
        name = zone->name;
        has_sample = !name.size && sample_offset(calendar, zone, &sample);
    }
    import_set_zone(import, name, has_sample ? &sample : NULL);
}

static void read_event(struct import *import, const struct calendar *calendar)
{
    struct imported_event event = {
        .title = import_text(import, calendar_text(calendar->zones.scratch, calendar->name))};

    import_event(import, &event);
}

static size_t known_before(const struct import *import)
{
    const struct draft *draft = import->draft;
    struct recollection before;
    size_t count = 0;

    if (!draft->options->history)
        return 0;
    before = recollection_read(draft->scratch, draft->options->history->bytes);
    for (size_t i = 0; i < before.count; i++)
        count += text_equal(before.sessions[i].document, import->sheet->document->address) &&
                 !(before.sessions[i].found & CHANGE_VANISHED);
    return count;
}

/* The rest of a calendar is better than nothing, and worse than the whole of an hour ago. */
static bool accept_cut_off(struct import *import, size_t sessions, struct error *error)
{
    size_t before = import->sheet->document->is_new ? known_before(import) : 0;

    if (sessions * 100 < before * CUT_OFF_LEAST_PERCENT)
        return error_set(error, ERROR_FORMAT,
                         "the calendar is cut off: END:VCALENDAR is missing, and %zu of %zu "
                         "sessions are left",
                         sessions, before);
    import_complain(import, PROBLEM_DOUBTED, (struct import_place){0},
                    "the calendar is cut off: END:VCALENDAR is missing");
    return true;
}

static bool read_calendar(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct text bytes = sheet->document->bytes;
    size_t before = draft->sessions.count;
    struct import import;
    struct calendar calendar;

    if (bytes.size > LIMIT_CALENDAR_BYTES)
        return error_set(error, ERROR_LIMIT,
                         "%zu bytes are too many for a calendar; expected at "
                         "most %d",
                         bytes.size, LIMIT_CALENDAR_BYTES);
    import_open(&import, draft, sheet);
    if (!calendar_read(&calendar, &import, bytes, error))
        return false;
    count_uses(&calendar);
    read_zone(&import, &calendar);
    read_event(&import, &calendar);
    calendar_add_sessions(&import, &calendar);
    if (calendar.is_cut_off && !accept_cut_off(&import, draft->sessions.count - before, error))
        return false;
    return import_close(&import, error);
}

const struct reader icalendar_reader = {
    .format = tell_format,
    .gives_event = gives_event,
    .read = read_calendar,
};
