/* moments: turns of the programme, and what the programme does not count as one. */
#include "moments.h"

#include "programme/query.h"

#include <stdlib.h>

enum { AROUND_S = 3600, NAMES_MOST = 3 };

struct gathered {
    struct arena *arena;
    const struct programme *programme;
    struct instant first, last; /* of all sessions */
    struct instant *items;
    size_t count, capacity;
};

struct text title_for_people(const struct localised *title)
{
    return localised_or(title, TEXT("en"), NULL, 0, NULL);
}

struct text moment_written(const struct programme *programme, struct arena *arena,
                           struct instant instant)
{
    struct civil civil = zone_civil(&programme->zone, instant);
    return text_format(arena, "%04d-%02d-%02d %02d:%02d", civil.year, civil.month, civil.day,
                       civil.hour, civil.minute);
}

static void push(struct gathered *gathered, struct instant instant)
{
    if (!instant_is_given(instant) ||
        instant_compare(instant, instant_add(gathered->first, -AROUND_S)) < 0 ||
        instant_compare(instant, instant_add(gathered->last, AROUND_S)) > 0)
        return;
    ARENA_PUSH(gathered->arena, gathered->items, gathered->count, gathered->capacity);
    gathered->items[gathered->count - 1] = instant;
}

static void find_ends(struct gathered *gathered)
{
    const struct programme *programme = gathered->programme;
    gathered->first = programme->sessions[0].starts_at;
    gathered->last = programme->sessions[0].ends_at;
    for (size_t i = 0; i < programme->session_count; i++) {
        const struct session *session = &programme->sessions[i];
        if (instant_compare(session->starts_at, gathered->first) < 0)
            gathered->first = session->starts_at;
        if (instant_compare(session->ends_at, gathered->last) > 0)
            gathered->last = session->ends_at;
    }
}

static void push_turns(struct gathered *gathered)
{
    struct instant end = instant_add(gathered->last, AROUND_S);
    struct instant turn = instant_add(gathered->first, -AROUND_S);
    while (instant_is_given(turn) && instant_compare(turn, end) <= 0) {
        push(gathered, turn);
        turn = programme_next_turn(gathered->programme, turn);
    }
    push(gathered, end);
}

/* The first look at a day, an hour before it begins. */
static void push_mornings(struct gathered *gathered)
{
    const struct programme *programme = gathered->programme;
    struct day_list days = programme_days(programme, gathered->arena);
    for (size_t i = 0; i < days.count; i++) {
        struct session_list list = sessions_of_day(programme, gathered->arena, days.days[i]);
        if (list.count)
            push(gathered, instant_add(programme->sessions[list.sessions[0]].starts_at, -AROUND_S));
    }
}

static void push_asked_for(struct gathered *gathered)
{
    const struct programme *programme = gathered->programme;
    for (size_t i = 0; i < programme->session_count; i++)
        push(gathered, programme->sessions[i].changed_at);
    for (size_t i = 0; i < programme->playlist_count; i++)
        for (size_t j = 0; j < programme->playlists[i].slide_count; j++) {
            push(gathered, programme->playlists[i].slides[j].from);
            push(gathered, programme->playlists[i].slides[j].until);
        }
}

static int compare(const void *a, const void *b)
{
    return instant_compare(*(const struct instant *)a, *(const struct instant *)b);
}

/* Names as many as can be taken in at a glance. */
struct naming {
    struct text_builder words;
    const char *verb;
    size_t count;
};

static void name(struct naming *naming, struct text title)
{
    naming->count++;
    if (naming->count > NAMES_MOST)
        return;
    if (naming->count == 1)
        builder_format(&naming->words, "%s%s: ", naming->words.size ? "; " : "", naming->verb);
    else
        builder_add(&naming->words, TEXT(", "));
    builder_add(&naming->words, title);
}

static void begin(struct naming *naming, const char *verb)
{
    if (naming->count > NAMES_MOST)
        builder_format(&naming->words, " and %zu more", naming->count - NAMES_MOST);
    naming->count = 0;
    naming->verb = verb;
}

static bool is_at(struct instant a, struct instant b)
{
    return instant_compare(a, b) == 0;
}

static void name_sessions(struct naming *naming, const struct programme *programme,
                          struct instant at, const char *verb, bool ends)
{
    begin(naming, verb);
    for (size_t i = 0; i < programme->session_count; i++) {
        const struct session *session = &programme->sessions[i];
        if (!session_is_off(session) && is_at(ends ? session->ends_at : session->starts_at, at))
            name(naming, title_for_people(&session->title));
    }
}

static void name_changes(struct naming *naming, const struct programme *programme,
                         struct instant at)
{
    begin(naming, "changed");
    for (size_t i = 0; i < programme->session_count; i++)
        if (is_at(programme->sessions[i].changed_at, at))
            name(naming, title_for_people(&programme->sessions[i].title));
}

static void name_notices(struct naming *naming, const struct programme *programme,
                         struct instant at)
{
    begin(naming, "announced");
    for (size_t i = 0; i < programme->notice_count; i++)
        if (is_at(programme->notices[i].from, at))
            name(naming, title_for_people(&programme->notices[i].text));
    begin(naming, "no longer announced");
    for (size_t i = 0; i < programme->notice_count; i++)
        if (is_at(programme->notices[i].until, at))
            name(naming, title_for_people(&programme->notices[i].text));
}

static struct text otherwise(const struct gathered *gathered, struct instant at)
{
    const struct programme *programme = gathered->programme;
    if (!programme->session_count)
        return TEXT("no sessions");
    if (instant_compare(at, gathered->first) < 0)
        return TEXT("before the first session");
    if (instant_compare(at, gathered->last) > 0)
        return TEXT("after the last session");
    struct session_list now = sessions_now(programme, gathered->arena, at);
    struct session_list next = sessions_next(programme, gathered->arena, at, 1);
    if (now.count)
        return TEXT("under way");
    return next.count ? TEXT("nothing is on yet") : TEXT("the day is over");
}

static struct text what_happens(const struct gathered *gathered, struct instant at)
{
    struct naming naming = {.words = {.arena = gathered->arena}};
    name_sessions(&naming, gathered->programme, at, "starts", false);
    name_sessions(&naming, gathered->programme, at, "ends", true);
    name_changes(&naming, gathered->programme, at);
    name_notices(&naming, gathered->programme, at);
    begin(&naming, "");
    return naming.words.size ? builder_text(&naming.words) : otherwise(gathered, at);
}

static struct moment_list describe(const struct gathered *gathered)
{
    struct event_moment *moments =
        ARENA_ARRAY(gathered->arena, struct event_moment, gathered->count);
    size_t count = 0;
    for (size_t i = 0; i < gathered->count; i++) {
        struct instant at = gathered->items[i];
        if (count && is_at(moments[count - 1].at, at))
            continue;
        moments[count++] = (struct event_moment){
            .at = at,
            .day = programme_day(gathered->programme, at),
            .written = moment_written(gathered->programme, gathered->arena, at),
            .what = what_happens(gathered, at),
        };
    }
    return (struct moment_list){moments, count};
}

struct moment_list moments_of(const struct programme *programme, struct arena *arena,
                              struct instant otherwise_at)
{
    struct gathered gathered = {
        .arena = arena, .programme = programme, .first = otherwise_at, .last = otherwise_at};
    if (!programme->session_count) {
        push(&gathered, otherwise_at);
        return describe(&gathered);
    }
    find_ends(&gathered);
    push_turns(&gathered);
    push_mornings(&gathered);
    push_asked_for(&gathered);
    qsort(gathered.items, gathered.count, sizeof *gathered.items, compare);
    return describe(&gathered);
}
