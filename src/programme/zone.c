/* zone: libical asked once for a whole zone, then never again.
 *
 * libical reads the system's tzdata (its own tables, and ICU's in Debian 12, are older than
 * Kazakhstan's change of 2024). It is not safe on several threads, a table of offsets is: so the
 * zone is probed from 1990 to 2060 and every change is found to the second by bisection.
 */
#include "programme/zone.h"

#include <libical/ical.h>

#include <stdlib.h>

enum {
    /* No zone keeps an offset for less: a week but for an hour is the shortest since 1970 (Recife
     * in October 2000), and will be (Gaza in 2040, when its summer time makes room for Ramadan). */
    PROBE_STEP_S = 6 * 86400,
    SPANS_MAX = 1024 /* two a year for 71 years is 142; four, with Ramadan, 284 */
};

/* Later than any card lives, and earlier than any document: both cost time at every start. */
static const struct instant PROBE_FROM = {631152000};   /* 1990-01-01 */
static const struct instant PROBE_UNTIL = {2871763200}; /* 2061-01-01 */

static int ask_offset(icaltimezone *source, struct instant instant)
{
    struct civil civil = civil_from_instant(instant, 0);
    struct icaltimetype time = {.year = civil.year,
                                .month = civil.month,
                                .day = civil.day,
                                .hour = civil.hour,
                                .minute = civil.minute,
                                .second = civil.second,
                                .zone = icaltimezone_get_utc_timezone()};
    int is_daylight;

    return icaltimezone_get_utc_offset_of_utc_time(source, &time, &is_daylight);
}

/* The first moment after `before` with another offset than it had; `after` is known to have one. */
static struct instant find_change(icaltimezone *source, struct instant before, int offset_s,
                                  struct instant after)
{
    while (instant_between(before, after) > 1) {
        struct instant middle = instant_add(before, instant_between(before, after) / 2);

        if (ask_offset(source, middle) == offset_s)
            before = middle;
        else
            after = middle;
    }
    return after;
}

static size_t probe(icaltimezone *source, struct zone_span spans[SPANS_MAX])
{
    struct instant before = PROBE_FROM;
    size_t count = 1;

    /* libical follows the rules of a zone to the year it is asked for, each time from their
     * beginning. Asked for the last year first, it does so once: a sixth of the work. */
    (void)ask_offset(source, PROBE_UNTIL);
    spans[0] = (struct zone_span){.from = before, .offset_s = ask_offset(source, before)};
    while (instant_compare(before, PROBE_UNTIL) < 0 && count < SPANS_MAX) {
        struct instant after = instant_add(before, PROBE_STEP_S);
        int offset_s = spans[count - 1].offset_s;

        if (ask_offset(source, after) != offset_s) {
            after = find_change(source, before, offset_s, after);
            spans[count++] = (struct zone_span){after, ask_offset(source, after)};
        }
        before = after;
    }
    return count;
}

/* NULL: there is none of that name. */
static icaltimezone *find_source(struct arena *scratch, struct text name)
{
    icalerror_set_errors_are_fatal(0);
    icaltimezone_set_builtin_tzdata(0);
    /* Names go into a path below; an absolute or climbing one is no zone's name. */
    if (!name.size || name.data[0] == '/' || text_find(name, TEXT("..")) != SIZE_MAX)
        return NULL;
    return icaltimezone_get_builtin_timezone(text_to_c(scratch, name));
}

bool zone_is_known(struct arena *scratch, struct text name)
{
    return find_source(scratch, name);
}

bool zone_load(struct zone *zone, struct arena *arena, struct text name, struct error *error)
{
    struct zone_span spans[SPANS_MAX];
    struct zone_span *kept;
    icaltimezone *source = find_source(arena, name);
    size_t count;

    if (!source)
        return error_set(error, ERROR_FORMAT,
                         "\"%.*s\" is no time zone of this system; expected a "
                         "name such as \"Asia/Almaty\"",
                         TEXT_ARG(name));

    count = probe(source, spans);
    kept = ARENA_ARRAY(arena, struct zone_span, count);
    for (size_t i = 0; i < count; i++)
        kept[i] = spans[i];
    *zone = (struct zone){.name = text_copy(arena, name), .spans = kept, .span_count = count};
    return true;
}

void zone_fixed(struct zone *zone, struct arena *arena, int offset_s)
{
    struct zone_span *span = ARENA_ARRAY(arena, struct zone_span, 1);
    int minutes = abs(offset_s) / 60;

    *span = (struct zone_span){.from = PROBE_FROM, .offset_s = offset_s};
    *zone = (struct zone){
        .name = text_format(arena, "UTC%c%02d:%02d", offset_s < 0 ? '-' : '+', minutes / 60,
                            minutes % 60),
        .spans = span,
        .span_count = 1,
    };
}

/* The last span that begins at or before the instant; the first also serves all that was before. */
static size_t find_span(const struct zone *zone, struct instant instant)
{
    size_t low = 0, high = zone->span_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (instant_compare(zone->spans[middle].from, instant) <= 0)
            low = middle;
        else
            high = middle;
    }
    return low;
}

int zone_offset(const struct zone *zone, struct instant instant)
{
    return zone->span_count ? zone->spans[find_span(zone, instant)].offset_s : 0;
}

struct civil zone_civil(const struct zone *zone, struct instant instant)
{
    return civil_from_instant(instant, zone_offset(zone, instant));
}

struct instant zone_instant(const struct zone *zone, struct civil civil)
{
    struct instant read_as_utc = instant_from_civil(civil, 0);
    size_t span;

    if (!zone->span_count)
        return read_as_utc;
    /* No place is a day away from UTC: from here on the first span that is still on when the clocks
     * show this time is the one. That is the earlier of two, and the one before a gap. */
    span = find_span(zone, instant_add(read_as_utc, -86400));
    for (; span + 1 < zone->span_count; span++) {
        struct instant instant = instant_add(read_as_utc, -zone->spans[span].offset_s);

        if (instant_compare(instant, zone->spans[span + 1].from) < 0)
            return instant;
        /* In the gap the clocks skip: past the end of this span, not yet in the next by its offset.
         */
        if (instant_compare(instant_add(read_as_utc, -zone->spans[span + 1].offset_s),
                            zone->spans[span + 1].from) < 0)
            return instant;
    }
    return instant_add(read_as_utc, -zone->spans[span].offset_s);
}
