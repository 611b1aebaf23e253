/* write_sessions: sessions as they were planned. */
#include "write_parts.h"

#include "draft.h"
#include "names.h"

enum { MINUTES_MOST = 1440 };

/* Nobody said when it ends, and the reader of our document would guess the same. Late changes do
 * not stand with the sessions there, so that none is off yet. */
static bool is_left_to_guess(const struct programme *programme, size_t index)
{
    const struct session *session = &programme->sessions[index];
    size_t later = index;

    while (later < programme->session_count &&
           instant_compare(programme->sessions[later].planned_starts_at,
                           session->planned_starts_at) == 0)
        later++;
    return session->end_is_guessed &&
           instant_compare(session->planned_ends_at,
                           draft_guess_end(programme->sessions, programme->session_count, session,
                                           later, CHANGE_VANISHED)) == 0;
}

/* By minutes, as people say it, where that is exact. */
static void write_end(const struct writing *writing, size_t index)
{
    const struct session *session = &writing->programme->sessions[index];
    int64_t seconds = instant_between(session->planned_starts_at, session->planned_ends_at);

    if (is_left_to_guess(writing->programme, index))
        return;
    if (seconds % 60 == 0 && seconds / 60 <= MINUTES_MOST)
        json_write_integer(writing->writer, "minutes", seconds / 60);
    else
        write_instant(writing, "end", session->planned_ends_at);
}

static void write_session(const struct writing *writing, size_t index)
{
    const struct session *session = &writing->programme->sessions[index];

    json_open_object(writing->writer, NULL);
    json_write_text(writing->writer, "id", writing->ids.sessions[index]);
    if (session->kind != SESSION_TALK)
        json_write_text(writing->writer, "kind", text_from(SESSION_KIND_NAMES[session->kind]));
    write_localised(writing, "title", &session->title);
    write_localised(writing, "subtitle", &session->subtitle);
    write_localised(writing, "abstract", &session->abstract);
    write_instant(writing, "start", session->planned_starts_at);
    write_end(writing, index);
    write_reference(writing, "room", writing->ids.rooms, session->planned_room);
    write_reference(writing, "track", writing->ids.tracks, session->track);
    write_text(writing, "lang", session->language);
    write_texts(writing, "interpretation", session->interpretation, session->interpretation_count);
    write_references(writing, "speakers", writing->ids.speakers, session->speakers,
                     session->speaker_count);
    write_text(writing, "url", session->url);
    json_close(writing->writer);
}

void write_sessions(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!programme->session_count)
        return;
    json_open_array(writing->writer, "sessions");
    for (size_t i = 0; i < programme->session_count; i++)
        if (!(programme->sessions[i].changes & CHANGE_VANISHED)) /* its document has it no longer */
            write_session(writing, i);
    json_close(writing->writer);
}
