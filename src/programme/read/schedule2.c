/* schedule2: version 2 of c3voc's schedule.json.
 *
 * Its schema is https://c3voc.de/schema/schedule2, still a draft that moves: sessions stand in one
 * list beside the conference and have a state, which says when one is delayed or cancelled.
 */
#include "schedule_document.h"
#include "schedule_times.h"

static const char *tell_format(const struct sheet *sheet)
{
    return is_schedule(sheet, true) ? "schedule2" : NULL;
}

static bool gives_event(const struct sheet *sheet)
{
    (void)sheet;
    return true;
}

static void walk_events(struct schedule_document *document, visit_slot *visit, void *context)
{
    struct json events = json_member(&document->schedule, "events");

    schedule_walk_list(document, &events, (struct schedule_slot){0}, visit, context);
}

/* A session that says nothing of its state is one of the programme; one that has not come so far,
 * or has been taken back, is not. */
static bool read_state(const struct schedule_document *document, const struct json *event,
                       struct session *session)
{
    struct text state = text_fold(document->scratch, schedule_text(document, event, "state"));

    if (text_equal(state, TEXT("canceled")) || text_equal(state, TEXT("cancelled")))
        import_mark(session, CHANGE_CANCELLED);
    else if (text_equal(state, TEXT("delayed")))
        import_mark(session, CHANGE_DELAYED);
    else
        return !state.size || text_equal(state, TEXT("confirmed"));
    return true;
}

static void read_slot(struct schedule_document *document, const struct schedule_slot *slot,
                      void *context)
{
    const struct json *event = slot->event;
    struct session session = import_session();

    (void)context;
    if (!read_state(document, event, &session)) {
        document->unconfirmed++;
        return;
    }
    session.planned_starts_at = schedule_start(
        &document->import, schedule_text(document, event, "start"), TEXT(""), TEXT(""), 0);
    schedule_add(document, slot, &session);
}

static bool read_schedule(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct schedule_document document = {0};

    if (!schedule_open(&document, draft, sheet, walk_events, error))
        return false;
    walk_events(&document, read_slot, NULL);
    if (document.unconfirmed)
        import_complain(&document.import, PROBLEM_NOTE, (struct import_place){0},
                        "%zu sessions are not confirmed and are not shown", document.unconfirmed);
    return import_close(&document.import, error);
}

const struct reader schedule2_reader = {
    .format = tell_format,
    .gives_event = gives_event,
    .read = read_schedule,
};
