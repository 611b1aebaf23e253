/* check_json: what a check has found, for programs: one object for each address. */
#include "check_json.h"

#include "base/json.h"
#include "programme/query.h"

#include <stdio.h>

static void write_place(struct json_writer *writer, const struct problem *problem,
                        struct arena *arena)
{
    struct text_builder place = {.arena = arena};

    if (problem->line)
        builder_format(&place, "line %d", problem->line);
    if (problem->column)
        builder_format(&place, ", column %d", problem->column);
    if (problem->path.size)
        builder_format(&place, "%s%.*s", place.size ? ": " : "", TEXT_ARG(problem->path));
    json_write_text(writer, "place", builder_text(&place));
}

static void write_problems(struct json_writer *writer, const struct checked *checked,
                           struct arena *arena)
{
    json_open_array(writer, "problems");
    for (size_t i = 0; i < checked->problem_count; i++) {
        const struct problem *problem = &checked->problems[i];

        json_open_object(writer, NULL);
        json_write_text(writer, "document", problem->document);
        write_place(writer, problem, arena);
        json_write_text(writer, "severity", text_from(problem_severity_name(problem->severity)));
        json_write_text(writer, "message", problem->message);
        json_close(writer);
    }
    json_close(writer);
}

static void write_instant(struct json_writer *writer, const char *key, struct instant instant,
                          struct arena *arena)
{
    if (instant_is_given(instant))
        json_write_text(writer, key, instant_to_rfc3339(arena, instant, 0));
}

/* Of the sessions that are shown, as planned. */
static void write_span(struct json_writer *writer, const struct programme *programme,
                       struct arena *arena)
{
    struct instant first = INSTANT_NONE, last = INSTANT_NONE;

    for (size_t i = 0; i < programme->session_count; i++) {
        const struct session *session = &programme->sessions[i];

        if (!instant_is_given(first) || instant_compare(session->planned_starts_at, first) < 0)
            first = session->planned_starts_at;
        if (!instant_is_given(last) || instant_compare(session->planned_ends_at, last) > 0)
            last = session->planned_ends_at;
    }
    write_instant(writer, "first", first, arena);
    write_instant(writer, "last", last, arena);
}

static void write_programme(struct json_writer *writer, const struct programme *programme,
                            struct arena *arena)
{
    const struct event *event = &programme->event;
    struct text title = localised_or(&event->title, event->languages[0], event->languages,
                                     event->language_count, NULL);

    json_write_text(writer, "event", title);
    json_write_text(writer, "timezone", programme->zone.name);
    json_write_text(writer, "timezone_from", text_from(zone_origin_name(programme->zone_origin)));
    json_write_integer(writer, "days", (int64_t)programme_days(programme, arena).count);
    json_write_integer(writer, "sessions", (int64_t)programme->published_sessions);
    json_write_integer(writer, "rooms", (int64_t)programme->room_count);
    json_write_integer(writer, "speakers", (int64_t)programme->speaker_count);
    json_write_integer(writer, "news", (int64_t)programme->published_news);
    json_write_integer(writer, "quotes", (int64_t)programme->quote_count);
    write_span(writer, programme, arena);
}

void check_write_json(struct json_writer *writer, const struct checked *checked,
                      struct arena *arena)
{
    json_open_object(writer, NULL);
    json_write_text(writer, "source", text_from(checked->address));
    json_write_text(writer, "format", text_from(checked->format));
    if (checked->programme)
        write_programme(writer, checked->programme, arena);
    write_problems(writer, checked, arena);
    if (checked->problem_more)
        json_write_integer(writer, "more_problems", (int64_t)checked->problem_more);
    json_close(writer);
}
