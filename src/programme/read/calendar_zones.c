/* calendar_zones: from a TZID to clocks. */
#include "calendar_zones.h"
#include "base/limits.h"

#include "calendar_rule.h"

#include <stdlib.h>

enum {
    ID_BYTES_MOST = 200,
    ID_SHOWN_BYTES = 100,
    SPANS_MOST = 1024, /* as zone.c keeps at most */
    YEAR_FIRST = 1970,
    LAST_DAY = 47847 /* 2101-01-01 */
};

struct calendar_zone *calendar_zone(struct calendar_zones *zones, struct text id)
{
    if (!zones->items)
        zones->items = ARENA_ARRAY(zones->scratch, struct calendar_zone, LIMIT_CALENDAR_ZONES);
    for (size_t i = 0; i < zones->count; i++)
        if (text_equal(zones->items[i].id, id))
            return &zones->items[i];
    if (!id.size || zones->count == LIMIT_CALENDAR_ZONES)
        return NULL;
    zones->items[zones->count].id = id;
    return &zones->items[zones->count++];
}

/* "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin": what stands behind any of the slashes.
 */
static struct text name_in_path(struct arena *scratch, struct text id)
{
    for (size_t i = 0; i < id.size; i++) {
        struct text name = text_slice(id, i + 1, id.size);

        if (id.data[i] == '/' && text_holds(name, '/') && zone_is_known(scratch, name))
            return name;
    }
    return TEXT("");
}

static struct text name_of_city(struct arena *scratch, struct text city)
{
    static const char *const regions[] = {"Europe",  "Asia",      "America", "Africa",
                                          "Pacific", "Australia", "Atlantic"};
    char *name;

    for (size_t i = 0; i < sizeof regions / sizeof *regions; i++) {
        struct text path = text_format(scratch, "%s/%.*s", regions[i], TEXT_ARG(city));

        name = (char *)text_to_c(scratch, path);
        for (size_t j = 0; j < path.size; j++)
            if (name[j] == ' ')
                name[j] = '_';
        path.data = name;
        if (zone_is_known(scratch, path))
            return path;
    }
    return TEXT("");
}

/* "(UTC+01:00) Amsterdam, Berlin, Bern": how Outlook shows its zones. */
static struct text name_of_cities(struct arena *scratch, struct text id)
{
    size_t bracket = text_find(id, TEXT(")"));
    struct text rest = bracket < id.size ? text_slice(id, bracket + 1, id.size) : id, city, name;

    for (int i = 0; i < 8 && text_split(&rest, ',', &city); i++) {
        city = text_trim(city);
        if (city.size < 3 || city.size > 40 || text_holds(city, '/'))
            continue;
        name = name_of_city(scratch, city);
        if (name.size)
            return name;
    }
    return TEXT("");
}

struct text calendar_zone_name(struct arena *scratch, struct text id)
{
    struct text name = windows_zone(id);

    if (id.size > ID_BYTES_MOST)
        return TEXT("");
    if (zone_is_known(scratch, id))
        return id;
    if (name.size && zone_is_known(scratch, name))
        return name;
    name = name_in_path(scratch, id);
    return name.size ? name : name_of_cities(scratch, id);
}

struct spans {
    struct zone_span *items;
    size_t count;
    const struct calendar_onset *onset;
};

static bool add_span(void *context, int64_t day)
{
    struct spans *spans = context;
    const struct calendar_onset *onset = spans->onset;
    struct civil civil = civil_from_day_number(day);

    civil.hour = onset->start.civil.hour;
    civil.minute = onset->start.civil.minute;
    civil.second = onset->start.civil.second;
    spans->items[spans->count++] = (struct zone_span){
        .from = instant_from_civil(civil, onset->offset_from_s), .offset_s = onset->offset_to_s};
    return spans->count < SPANS_MOST;
}

static int compare_spans(const void *a, const void *b)
{
    const struct zone_span *one = a, *other = b;
    int by_start = instant_compare(one->from, other->from);

    return by_start ? by_start : one->offset_s - other->offset_s;
}

static void add_onset(struct spans *spans, const struct calendar_onset *onset, int64_t *days)
{
    struct calendar_rule rule;
    const char *why;
    int64_t start, until = LAST_DAY;

    spans->onset = onset;
    start = civil_day_number(onset->start.civil);
    if (spans->count == SPANS_MOST)
        return;
    if (!onset->rule.size || !calendar_rule_read(&rule, onset->rule, &why)) {
        (void)add_span(spans, start); /* it is counted above */
        return;
    }
    if (rule.until.is_given)
        until = civil_day_number(rule.until.civil);
    calendar_rule_visit(&rule, start, start, until, days, add_span, spans);
}

/* As its VTIMEZONE describes it. */
static void define(struct calendar_zones *zones, struct calendar_zone *zone)
{
    struct spans spans = {.items = ARENA_ARRAY(zones->scratch, struct zone_span, SPANS_MOST)};
    int64_t days = LIMIT_ZONE_DAYS - zones->days;

    for (size_t i = 0; i < zone->onset_count; i++) {
        struct calendar_onset *onset = &zone->onsets[i];

        /* Outlook's rules begin in 1601; nothing here is so old. */
        if (onset->start.civil.year < YEAR_FIRST)
            onset->start.civil.year = YEAR_FIRST;
        if (civil_is_valid(onset->start.civil))
            add_onset(&spans, onset, &days);
    }
    zones->days = LIMIT_ZONE_DAYS - days;
    if (days <= 0)
        return; /* half a zone would be wrong without anybody seeing it */
    qsort(spans.items, spans.count, sizeof *spans.items, compare_spans);
    zone->zone = (struct zone){.spans = spans.items, .span_count = spans.count};
}

void calendar_zone_resolve(struct calendar_zones *zones, struct calendar_zone *zone,
                           const struct zone *home)
{
    if (zone->is_resolved)
        return;
    zone->is_resolved = true;
    zone->name = calendar_zone_name(zones->scratch, zone->id);
    if (!zone->name.size && zone_is_known(zones->scratch, zone->location))
        zone->name = zone->location;
    if (zone->name.size && text_equal(zone->name, home->name))
        zone->zone = *home;
    else if (zone->name.size)
        (void)zone_load(&zone->zone, zones->scratch, zone->name, NULL); /* it is known by now */
    else if (zone->onset_count)
        define(zones, zone);
}

/* What is said of it is said once. */
static const struct zone *clock_of(struct import *import, struct calendar_zones *zones,
                                   const struct calendar_time *time)
{
    struct calendar_zone *zone = calendar_zone(zones, time->zone);
    struct import_place nowhere = {0};

    if (zone)
        calendar_zone_resolve(zones, zone, &import->zone);
    if (zone && zone->zone.span_count)
        return &zone->zone;
    if (zone && !zone->is_told)
        import_complain(import, PROBLEM_DOUBTED, nowhere,
                        "TZID \"%.*s\" is no time zone we know; its times are taken as the event's "
                        "own",
                        TEXT_ARG(text_first_bytes(zone->id, ID_SHOWN_BYTES)));
    if (!zone && !zones->is_too_many)
        import_complain(import, PROBLEM_DOUBTED, nowhere,
                        "names more than %d time zones; times of the rest are taken as the event's "
                        "own",
                        LIMIT_CALENDAR_ZONES);
    if (zone)
        zone->is_told = true;
    else
        zones->is_too_many = true;
    return &import->zone;
}

struct instant calendar_instant(struct import *import, struct calendar_zones *zones,
                                const struct calendar_time *time)
{
    if (!time->is_valid)
        return INSTANT_NONE;
    if (time->is_utc)
        return instant_from_civil(time->civil, 0);
    if (!time->zone.size || time->is_date)
        return zone_instant(&import->zone, time->civil);
    return zone_instant(clock_of(import, zones, time), time->civil);
}
