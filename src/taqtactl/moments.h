/* moments: when an event's screens change: what starts, ends, is changed or announced, and the
 * empty hours around its days. */
#ifndef TAQTACTL_MOMENTS_H
#define TAQTACTL_MOMENTS_H

#include "programme/programme.h"

struct event_moment {
    struct instant at;
    int64_t day;         /* of the programme, see programme_day() */
    struct text written; /* "2025-11-20 10:24", by the event's clocks */
    struct text what;    /* "starts: Opening"; never empty */
};

struct moment_list {
    const struct event_moment *items;
    size_t count; /* at least 1 */
};

/* From an hour before the first session to an hour after the last. All texts live in arena. An
 * event without sessions has one moment, `otherwise`. */
struct moment_list moments_of(const struct programme *programme, struct arena *arena,
                              struct instant otherwise);

/* "2025-11-20 10:24". */
struct text moment_written(const struct programme *programme, struct arena *arena,
                           struct instant instant);

/* A title for people who run the event: in English where there is one, else in the first language.
 */
struct text title_for_people(const struct localised *title);

#endif
