/* write_changes: what has become of sessions, as lines that lead there again.
 *
 * The model keeps the outcome, not the lines. Of each kind one is written, the newest last, and
 * together they move the session from where it was planned to where it is.
 */
#include "write_parts.h"

#include "names.h"

enum {
    MINUTES_LEAST = -240, /* what a line may say */
    MINUTES_MOST = 1440,
    KINDS = 8 /* that a document can say */
};

/* What the lines of a session still have to bring about. */
struct outcome {
    const struct session *session;
    size_t index;
    struct text path;
    int64_t shift_s, growth_s;
    bool is_moved_in_time;
};

static bool is_line(int64_t seconds)
{
    return seconds % 60 == 0 && seconds / 60 >= MINUTES_LEAST && seconds / 60 <= MINUTES_MOST;
}

static struct outcome outcome_of(const struct writing *writing, size_t index)
{
    const struct session *session = &writing->programme->sessions[index];
    struct outcome outcome = {
        .session = session,
        .index = index,
        .path = text_format(writing->arena, "sessions[%zu]", index),
        .shift_s = instant_between(session->planned_starts_at, session->starts_at),
    };

    outcome.growth_s =
        instant_between(session->planned_ends_at, session->ends_at) - outcome.shift_s;
    /* A delay says by how much; a move to when. Of both the delay has the shift. */
    outcome.is_moved_in_time = !(session->changes & CHANGE_DELAYED) || !is_line(outcome.shift_s);
    return outcome;
}

/* When a line was said. Nobody knows of one that its own document only marks; then it is as old as
 * the document, or stands at the session itself. */
static struct instant said_at(const struct programme *programme, const struct session *session)
{
    if (instant_is_given(session->changed_at))
        return session->changed_at;
    return instant_is_given(programme->updated_at) ? programme->updated_at
                                                   : session->planned_starts_at;
}

static void write_move(const struct writing *writing, const struct outcome *outcome)
{
    const struct session *session = outcome->session;
    bool is_elsewhere = session->room != session->planned_room && session->room >= 0;

    if (is_elsewhere)
        write_reference(writing, "room", writing->ids.rooms, session->room);
    if (outcome->is_moved_in_time && (outcome->shift_s || !is_elsewhere))
        write_instant(writing, "start", session->starts_at);
    else if (!is_elsewhere)
        write_instant(writing, "start", session->planned_starts_at);
}

static void write_line(const struct writing *writing, const struct outcome *outcome, int kind,
                       bool is_newest)
{
    const struct session *session = outcome->session;
    enum change_mark mark = (enum change_mark)(1 << kind);
    struct instant at = said_at(writing->programme, session);

    json_open_object(writing->writer, NULL);
    write_reference(writing, "session", writing->ids.sessions, (int)outcome->index);
    json_write_text(writing->writer, "kind", text_from(CHANGE_MARK_NAMES[kind]));
    write_instant(
        writing, "at",
        mark == CHANGE_STARTED && instant_is_given(session->started_at) ? session->started_at : at);
    if (mark == CHANGE_DELAYED)
        json_write_integer(writing->writer, "minutes",
                           outcome->is_moved_in_time ? 0 : outcome->shift_s / 60);
    if (mark == CHANGE_EXTENDED)
        json_write_integer(writing->writer, "minutes", outcome->growth_s / 60);
    if (mark == CHANGE_MOVED)
        write_move(writing, outcome);
    if (is_newest)
        write_localised(writing, "note", &session->change_note);
    json_close(writing->writer);
}

/* What no line can say is told rather than lost. */
static void complain_of_rest(const struct writing *writing, const struct outcome *outcome)
{
    unsigned changes = outcome->session->changes;

    if (outcome->shift_s && !(changes & (CHANGE_DELAYED | CHANGE_MOVED)))
        write_complain(writing, outcome->path, "its new time is not written");
    else if (outcome->shift_s && outcome->is_moved_in_time && !(changes & CHANGE_MOVED))
        write_complain(writing, outcome->path,
                       "a delay of %lld seconds cannot be written; it stands there as delayed",
                       (long long)outcome->shift_s);
    if (outcome->growth_s && (!(changes & CHANGE_EXTENDED) || outcome->growth_s % 60))
        write_complain(writing, outcome->path, "its new length is not written");
}

static void write_lines(const struct writing *writing, size_t index)
{
    struct outcome outcome = outcome_of(writing, index);
    unsigned changes = outcome.session->changes, newest = outcome.session->newest_changes;

    for (int kind = 0; kind < KINDS; kind++)
        if (changes & 1u << kind && !(newest & 1u << kind))
            write_line(writing, &outcome, kind, false);
    for (int kind = 0; kind < KINDS; kind++)
        if (changes & newest & 1u << kind)
            write_line(writing, &outcome, kind, true);
    complain_of_rest(writing, &outcome);
}

static bool has_lines(const struct session *session)
{
    return session->changes & ((1u << KINDS) - 1) && !(session->changes & CHANGE_VANISHED);
}

void write_changes(const struct writing *writing)
{
    const struct programme *programme = writing->programme;
    bool is_open = false;

    for (size_t i = 0; i < programme->session_count; i++) {
        if (!has_lines(&programme->sessions[i]))
            continue;
        if (!is_open)
            json_open_array(writing->writer, "changes");
        is_open = true;
        write_lines(writing, i);
    }
    if (is_open)
        json_close(writing->writer);
}
