/* collisions: two sessions that want the same room or the same person at the same time. */
#include "moments.h"
#include "programme_findings.h"

#include <stdlib.h>

struct collisions {
    struct findings *findings;
    const struct programme *programme;
    int *order; /* sessions that take place, by start as changed */
    size_t count;
};

static int compare(const void *a, const void *b, void *context)
{
    const struct programme *programme = context;
    int one = *(const int *)a, other = *(const int *)b;
    int order =
        instant_compare(programme->sessions[one].starts_at, programme->sessions[other].starts_at);
    return order ? order : (one > other) - (one < other);
}

static void sort_sessions(struct collisions *collisions)
{
    const struct programme *programme = collisions->programme;
    collisions->order = ARENA_ARRAY(collisions->findings->arena, int, programme->session_count);
    for (size_t i = 0; i < programme->session_count; i++)
        if (!session_is_off(&programme->sessions[i]))
            collisions->order[collisions->count++] = (int)i;
    qsort_r(collisions->order, collisions->count, sizeof *collisions->order, compare,
            (void *)programme);
}

static int speaker_of_both(const struct session *a, const struct session *b)
{
    for (size_t i = 0; i < a->speaker_count; i++)
        for (size_t j = 0; j < b->speaker_count; j++)
            if (a->speakers[i] == b->speakers[j])
                return a->speakers[i];
    return -1;
}

static void add(const struct collisions *collisions, enum finding_kind kind,
                const struct session *a, const struct session *b, struct text words)
{
    struct arena *arena = collisions->findings->arena;
    struct instant until = instant_compare(a->ends_at, b->ends_at) < 0 ? a->ends_at : b->ends_at;
    struct text from = moment_written(collisions->programme, arena, b->starts_at);
    struct text to = moment_written(collisions->programme, arena, until);
    struct text titles[] = {title_for_people(&a->title), title_for_people(&b->title)};
    struct finding finding = {
        .kind = kind,
        .path = b->origin.path,
        .page = FINDING_NO_PAGE,
        .message = text_format(arena, "%.*s from %.*s to %.*s: \"%.*s\" (%.*s) and \"%.*s\" (%.*s)",
                               TEXT_ARG(words), TEXT_ARG(from), TEXT_ARG(to), TEXT_ARG(titles[0]),
                               TEXT_ARG(a->id), TEXT_ARG(titles[1]), TEXT_ARG(b->id)),
    };
    findings_add(collisions->findings, &finding);
}

static void compare_sessions(const struct collisions *collisions, const struct session *a,
                             const struct session *b)
{
    const struct programme *programme = collisions->programme;
    struct arena *arena = collisions->findings->arena;
    if (a->room >= 0 && a->room == b->room) {
        struct text room = title_for_people(&programme->rooms[a->room].name);
        add(collisions, FINDING_ROOM, a, b,
            text_format(arena, "two sessions in %.*s", TEXT_ARG(room)));
        return;
    }
    int speaker = speaker_of_both(a, b);
    if (speaker >= 0) {
        struct text name = title_for_people(&programme->speakers[speaker].name);
        add(collisions, FINDING_SPEAKER, a, b,
            text_format(arena, "%.*s is to be at two places", TEXT_ARG(name)));
    }
}

void find_collisions(struct findings *findings, const struct programme *programme)
{
    struct collisions collisions = {.findings = findings, .programme = programme};
    sort_sessions(&collisions);
    for (size_t i = 0; i < collisions.count; i++) {
        const struct session *a = &programme->sessions[collisions.order[i]];
        for (size_t j = i + 1; j < collisions.count; j++) {
            const struct session *b = &programme->sessions[collisions.order[j]];
            if (instant_compare(b->starts_at, a->ends_at) >= 0)
                break; /* and so do all behind it */
            compare_sessions(&collisions, a, b);
        }
    }
}
