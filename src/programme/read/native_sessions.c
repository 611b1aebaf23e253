/* native_sessions: a session with its time, place and people. */
#include "names.h"
#include "native.h"

/* By `end` or by `minutes`; INSTANT_NONE when neither is given. */
static struct instant read_end(struct record *record, struct instant starts_at)
{
    struct json end = record_field(record, "end"), length = record_field(record, "minutes");
    struct instant ends_at = record_time(record, "end");
    int minutes = record_integer(record, "minutes", 1, 1440, 0);

    if (json_is_there(&end) && json_is_there(&length))
        record_complain(record, &record->json, PROBLEM_DOUBTED,
                        "end and minutes are both given; the end is taken");
    if (!instant_is_given(starts_at))
        return INSTANT_NONE;
    if (!instant_is_given(ends_at))
        return minutes ? instant_add(starts_at, (int64_t)minutes * 60) : INSTANT_NONE;
    if (instant_compare(ends_at, starts_at) <= 0)
        RECORD_REFUSE(record, &end, "%.*s is not after the start",
                      TEXT_ARG(record_describe(record, &end)));
    return ends_at;
}

void native_read_session(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct session session = {
        .id = record_id(&record, &draft->session_ids),
        .kind = (enum session_kind)record_choice(&record, "kind", SESSION_KIND_NAMES, SESSION_TALK,
                                                 SESSION_OTHER),
        .title = record_required_localised(&record, "title"),
        .subtitle = record_localised(&record, "subtitle"),
        .abstract = record_localised(&record, "abstract"),
        .planned_starts_at = record_required_time(&record, "start"),
        .planned_room = record_reference(&record, "room", &draft->room_ids, "room"),
        .track = record_reference(&record, "track", &draft->track_ids, "track"),
        .language = record_language(&record, "lang"),
        .url = record_url(&record, "url"),
        .changed_at = INSTANT_NONE,
        .started_at = INSTANT_NONE,
        .origin = record_origin(&record),
    };

    draft->programme->published_sessions++;
    session.planned_ends_at = read_end(&record, session.planned_starts_at);
    session.interpretation =
        record_languages(&record, "interpretation", &session.interpretation_count);
    session.speakers = record_references(&record, "speakers", &draft->speaker_ids, "speaker",
                                         LIMIT_SPEAKERS_IN_SESSION, &session.speaker_count);
    RECORD_KEEP(&record, sessions, session_ids, session);
}
