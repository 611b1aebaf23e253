/* schedule_json: version 1 of c3voc's schedule.json, as frab, pretalx and their kin write it.
 *
 * Its schema is https://c3voc.de/schedule/schema.json, and hardly a file keeps to it: sessions
 * stand in rooms, rooms in days, and nothing else is asked for.
 */
#include "schedule_document.h"
#include "schedule_times.h"

static const char *tell_format(const struct sheet *sheet)
{
    return is_schedule(sheet, false) ? "schedule-json" : NULL;
}

static bool gives_event(const struct sheet *sheet)
{
    (void)sheet;
    return true;
}

static void walk_rooms(struct schedule_document *document, const struct json *day,
                       visit_slot *visit, void *context)
{
    struct json rooms = json_member(day, "rooms"), room;
    struct schedule_slot slot = {.day = schedule_text(document, day, "date")};
    void *iterator = NULL;

    while (json_next_member(&rooms, &iterator, &room)) {
        slot.room = text_from(room.key);
        schedule_walk_list(document, &room, slot, visit, context);
    }
}

static void walk_days(struct schedule_document *document, visit_slot *visit, void *context)
{
    struct json days = json_member(&document->conference, "days");
    size_t count = json_kind(&days) == JSON_KIND_ARRAY ? json_count(&days) : 0;

    for (size_t i = 0; i < count; i++) {
        struct json day = json_element(&days, i);

        walk_rooms(document, &day, visit, context);
    }
}

/* What is in place of a room's list of sessions would be gone without a word. */
static void doubt_rooms(struct schedule_document *document)
{
    struct json days = json_member(&document->conference, "days");
    size_t count = json_kind(&days) == JSON_KIND_ARRAY ? json_count(&days) : 0;

    for (size_t i = 0; i < count; i++) {
        struct json day = json_element(&days, i), rooms = json_member(&day, "rooms"), room;
        void *iterator = NULL;

        while (json_next_member(&rooms, &iterator, &room)) {
            document->import.record = &room;
            if (json_kind(&room) != JSON_KIND_ARRAY)
                import_complain(&document->import, PROBLEM_DROPPED,
                                (struct import_place){.path = json_path(&room, document->scratch)},
                                "%s; expected a list of sessions",
                                json_kind_name(json_kind(&room)));
        }
    }
    document->import.record = NULL;
}

static void read_slot(struct schedule_document *document, const struct schedule_slot *slot,
                      void *context)
{
    const struct json *event = slot->event;
    struct session session = import_session();

    (void)context;
    session.planned_starts_at =
        schedule_start(&document->import, schedule_text(document, event, "date"), slot->day,
                       schedule_text(document, event, "start"), document->day_change_minutes);
    schedule_add(document, slot, &session);
}

static bool read_schedule(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct schedule_document document = {0};

    if (!schedule_open(&document, draft, sheet, walk_days, error))
        return false;
    doubt_rooms(&document);
    walk_days(&document, read_slot, NULL);
    return import_close(&document.import, error);
}

const struct reader schedule_json_reader = {
    .format = tell_format,
    .gives_event = gives_event,
    .read = read_schedule,
};
