/* zone: what the clocks of a place show, by the system's tzdata.
 *
 * A zone is read once, on the worker, by libical, into a table of offsets; asking the table is pure
 * and safe on any thread. (Asia/Almaty is +06 until 29 February 2024 and +05 from 1 March: needs
 * tzdata 2024a.)
 */
#ifndef PROGRAMME_ZONE_H
#define PROGRAMME_ZONE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/instant.h"
#include "base/text.h"

struct zone_span {
    struct instant from; /* this offset counts from here to the next span */
    int offset_s;        /* ahead of UTC */
};

struct zone {
    struct text name; /* IANA, "Asia/Almaty"; empty: none known, everything is shown in UTC */
    const struct zone_span *spans;
    size_t span_count; /* at least 1 once loaded */
};

/* Reads a zone for 1990 to 2060 into *zone, and what its clocks show at either end counts beyond.
 * The table lives in arena.
 * Only one thread at a time: libical keeps global state.
 * false: no such zone in the system's tzdata; *zone untouched. */
bool zone_load(struct zone *zone, struct arena *arena, struct text name, struct error *error);

/* Would zone_load() find it? Costs next to nothing; scratch is used for a moment. */
bool zone_is_known(struct arena *scratch, struct text name);

/* A zone whose clocks never change, named "UTC+05:00". */
void zone_fixed(struct zone *zone, struct arena *arena, int offset_s);

int zone_offset(const struct zone *zone, struct instant instant); /* seconds ahead of UTC */
struct civil zone_civil(const struct zone *zone, struct instant instant);
/* A time that the clocks skip is read as if they had not been moved yet; one they show twice is the
 * first. */
struct instant zone_instant(const struct zone *zone, struct civil civil);

#endif
