/* problem: how a slip is told on one line. */
#include "programme/problem.h"

const char *problem_severity_name(enum problem_severity severity)
{
    switch (severity) {
    case PROBLEM_REFUSED:
        return "refused";
    case PROBLEM_DROPPED:
        return "dropped";
    case PROBLEM_DOUBTED:
        return "doubted";
    case PROBLEM_NOTE:
        return "note";
    }
    return "note";
}

struct text problem_place(const struct problem *problem, struct arena *arena)
{
    struct text_builder place = {.arena = arena};

    builder_add(&place, problem->document);
    if (problem->line && place.size)
        builder_add(&place, TEXT(":"));
    if (problem->line)
        builder_format(&place, "%d", problem->line);
    if (problem->line && problem->column)
        builder_format(&place, ":%d", problem->column);
    if (problem->path.size && place.size)
        builder_add(&place, TEXT(": "));
    builder_add(&place, problem->path);
    return builder_text(&place);
}

struct text problem_line(const struct problem *problem, struct arena *arena)
{
    struct text place = problem_place(problem, arena);

    if (!place.size)
        return text_copy(arena, problem->message);
    return text_format(arena, "%.*s: %.*s", TEXT_ARG(place), TEXT_ARG(problem->message));
}
