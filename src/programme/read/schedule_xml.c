/* schedule_xml: the schedule of Pentabarf, frab, pretalx, wafer and their kin.
 *
 * No file of them keeps to the schema, so nothing is asked of it but a root named schedule. What
 * each element means, and which of several to believe: the format is described at
 * https://c3voc.de/wiki/schedule.
 */
#include "base/limits.h"
#include "base/xml.h"
#include "native_words.h"
#include "schedule_times.h"

struct schedule {
    struct import import;
    struct arena *scratch;
    const struct xml_node *root, *conference;
    struct text base_url;
    int day_change_minutes;
};

static const char *tell_format(const struct sheet *sheet)
{
    return text_equal(sheet->xml_root, TEXT("schedule")) ? "schedule-xml" : NULL;
}

static bool gives_event(const struct sheet *sheet)
{
    (void)sheet;
    return true;
}

/* The words in the child of that name; empty when there is none. */
static struct text child_text(const struct schedule *schedule, const struct xml_node *node,
                              const char *name)
{
    const struct xml_node *child = node ? xml_child(node, name) : NULL;

    return child ? xml_text(child, schedule->scratch) : TEXT("");
}

static struct text first_of(struct text a, struct text b)
{
    return a.size ? a : b;
}

/* A session, the room it stands in and the day that stands in. */
struct slot {
    const struct xml_node *day, *room, *event;
    int day_index, room_index, event_index; /* room -1: the day holds the session itself */
};

typedef void visit_slot(void *context, const struct slot *slot);

static void visit_events(const struct xml_node *parent, struct slot slot, visit_slot *visit,
                         void *context)
{
    slot.event_index = 0;
    for (slot.event = xml_child(parent, "event"); slot.event;
         slot.event = xml_next(slot.event, "event")) {
        visit(context, &slot);
        slot.event_index++;
    }
}

/* Sessions stand in rooms, or, in the oldest files, in days. */
static void visit_slots(const struct xml_node *root, visit_slot *visit, void *context)
{
    struct slot slot = {0};

    for (slot.day = xml_child(root, "day"); slot.day; slot.day = xml_next(slot.day, "day")) {
        slot.room = NULL;
        slot.room_index = -1;
        visit_events(slot.day, slot, visit, context);
        slot.room_index = 0;
        for (slot.room = xml_child(slot.day, "room"); slot.room;
             slot.room = xml_next(slot.room, "room")) {
            visit_events(slot.room, slot, visit, context);
            slot.room_index++;
        }
        slot.day_index++;
    }
}

struct sample {
    const struct schedule *schedule;
    struct written_time time;
    bool is_found;
};

static void look_for_offset(void *context, const struct slot *slot)
{
    struct sample *sample = context;
    struct written_time time;

    if (sample->is_found)
        return;
    sample->is_found = written_time_from_rfc3339(
                           text_trim(child_text(sample->schedule, slot->event, "date")), &time) &&
                       time.has_offset;
    if (sample->is_found)
        sample->time = time;
}

static void read_zone(struct schedule *schedule)
{
    struct sample sample = {.schedule = schedule};

    visit_slots(schedule->root, look_for_offset, &sample);
    import_set_zone(&schedule->import, child_text(schedule, schedule->conference, "time_zone_name"),
                    sample.is_found ? &sample.time : NULL);
}

static struct instant read_day(const struct schedule *schedule, const char *name)
{
    struct written_time time;

    if (!written_time_from_rfc3339(
            text_first_bytes(text_trim(child_text(schedule, schedule->conference, name)), 10),
            &time))
        return INSTANT_NONE;
    return import_instant(&schedule->import, time);
}

/* Where it is not said, the days may say when they end. */
static int read_day_change(const struct schedule *schedule)
{
    const struct xml_node *day = xml_child(schedule->root, "day");
    int minutes = 0;

    if (schedule_clock(child_text(schedule, schedule->conference, "day_change"), &minutes))
        return minutes;
    for (; day; day = xml_next(day, "day"))
        if (schedule_night(&schedule->import, xml_attribute(day, "end"), &minutes))
            return minutes;
    return 0;
}

static void note_language(void *context, const struct slot *slot)
{
    struct schedule *schedule = context;

    import_hear_language(&schedule->import, child_text(schedule, slot->event, "language"));
}

static void read_event(struct schedule *schedule)
{
    struct import *import = &schedule->import;
    const struct xml_node *conference = schedule->conference;
    struct imported_event event = {
        .title = import_text(import, child_text(schedule, conference, "title")),
        .subtitle = import_text(import, child_text(schedule, conference, "subtitle")),
        .venue = import_text(import, child_text(schedule, conference, "venue")),
        .city = import_text(import, child_text(schedule, conference, "city")),
        .url = import_url(import, TEXT(""),
                          first_of(child_text(schedule, conference, "url"), schedule->base_url)),
        .day_change_minutes = schedule->day_change_minutes,
    };

    visit_slots(schedule->root, note_language, schedule);
    import_event(import, &event);
    import_set_days(import, read_day(schedule, "start"), read_day(schedule, "end"));
}

static void read_track(struct schedule *schedule, const struct xml_node *track)
{
    struct text name = first_of(xml_attribute(track, "name"), xml_text(track, schedule->scratch));
    uint32_t colour;
    bool has_colour = import_colour(xml_attribute(track, "color"), &colour);

    import_track(&schedule->import, name, has_colour ? &colour : NULL);
}

static void read_tracks_in(struct schedule *schedule, const struct xml_node *holder)
{
    const struct xml_node *track = holder ? xml_child(holder, "track") : NULL;

    for (; track; track = xml_next(track, "track"))
        read_track(schedule, track);
}

/* Colours stand with the conference, or in a list beside it or in it. */
static void read_tracks(struct schedule *schedule)
{
    const struct xml_node *conference = schedule->conference;

    read_tracks_in(schedule, conference);
    read_tracks_in(schedule, xml_child(schedule->root, "tracks"));
    if (conference)
        read_tracks_in(schedule, xml_child(conference, "tracks"));
}

static void read_persons(struct schedule *schedule, struct session *session,
                         const struct xml_node *event)
{
    struct imported_person persons[LIMIT_SPEAKERS_IN_SESSION];
    const struct xml_node *list = xml_child(event, "persons"),
                          *person = list ? xml_child(list, "person") : NULL;
    size_t count = 0;

    for (; person && count < LIMIT_SPEAKERS_IN_SESSION; person = xml_next(person, "person")) {
        struct text key = xml_attribute(person, "guid");

        if (!key.size)
            key = first_of(xml_attribute(person, "code"), xml_attribute(person, "id"));
        persons[count++] = (struct imported_person){
            .key = key,
            .name = first_of(xml_attribute(person, "name"), xml_text(person, schedule->scratch)),
            .bio = child_text(schedule, person, "biography"),
        };
    }
    import_speakers(&schedule->import, session, persons, count);
}

static struct instant read_end(const struct schedule *schedule, const struct slot *slot,
                               struct instant starts_at)
{
    int64_t seconds;

    if (!instant_is_given(starts_at) ||
        !schedule_length(child_text(schedule, slot->event, "duration"), &seconds))
        return INSTANT_NONE;
    return instant_add(starts_at, seconds);
}

/* The room around the session may carry a prefix to sort by; its own says what is on the door. */
static struct text room_name(const struct schedule *schedule, const struct slot *slot)
{
    struct text own = child_text(schedule, slot->event, "room");

    return own.size || !slot->room ? own : xml_attribute(slot->room, "name");
}

static struct text session_key(const struct schedule *schedule, const struct slot *slot)
{
    struct text key = xml_attribute(slot->event, "guid");

    if (!key.size)
        key = xml_attribute(slot->event, "id");
    return key.size ? key : child_text(schedule, slot->event, "guid");
}

static struct text slot_path(const struct schedule *schedule, const struct slot *slot)
{
    if (slot->room_index < 0)
        return text_format(schedule->scratch, "day[%d].event[%d]", slot->day_index,
                           slot->event_index);
    return text_format(schedule->scratch, "day[%d].room[%d].event[%d]", slot->day_index,
                       slot->room_index, slot->event_index);
}

static void read_slot(void *context, const struct slot *slot)
{
    struct schedule *schedule = context;
    struct import *import = &schedule->import;
    struct session session = import_session();
    struct text abstract = child_text(schedule, slot->event, "abstract");

    session.title = import_text(import, child_text(schedule, slot->event, "title"));
    session.subtitle = import_text(import, child_text(schedule, slot->event, "subtitle"));
    if (!abstract.size)
        abstract = child_text(schedule, slot->event, "description");
    session.abstract = import_text(import, abstract);
    session.planned_room = import_room(import, room_name(schedule, slot));
    session.track = import_track(import, child_text(schedule, slot->event, "track"), NULL);
    session.language = import_language(import, child_text(schedule, slot->event, "language"));
    session.url = import_url(import, schedule->base_url, child_text(schedule, slot->event, "url"));
    session.planned_starts_at = schedule_start(
        import, child_text(schedule, slot->event, "date"), xml_attribute(slot->day, "date"),
        child_text(schedule, slot->event, "start"), schedule->day_change_minutes);
    session.planned_ends_at = read_end(schedule, slot, session.planned_starts_at);
    read_persons(schedule, &session, slot->event);
    import_add(import, &session, session_key(schedule, slot),
               child_text(schedule, slot->event, "slug"),
               (struct import_place){slot_path(schedule, slot), slot->event->line});
}

static void doubt_encoding(struct schedule *schedule, const struct document *document)
{
    const char *guess = xml_guess_charset(document->bytes, document->charset);

    if (guess)
        import_complain(&schedule->import, PROBLEM_DOUBTED, (struct import_place){0},
                        "nothing says in which encoding the document is; %s is a guess", guess);
}

static bool read_schedule(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct schedule schedule = {.scratch = draft->scratch};
    struct xml_node *root;

    if (!xml_read(&root, draft->scratch, sheet->document->bytes, sheet->document->charset, error))
        return false;
    schedule.root = root;
    schedule.conference = xml_child(root, "conference");
    schedule.base_url = child_text(&schedule, schedule.conference, "base_url");
    import_open(&schedule.import, draft, sheet);
    schedule.import.writes_markdown = true;
    doubt_encoding(&schedule, sheet->document);
    read_zone(&schedule);
    schedule.day_change_minutes = read_day_change(&schedule);
    read_event(&schedule);
    read_tracks(&schedule);
    visit_slots(root, read_slot, &schedule);
    return import_close(&schedule.import, error);
}

const struct reader schedule_xml_reader = {
    .format = tell_format,
    .gives_event = gives_event,
    .read = read_schedule,
};
