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

/* What an event's element says. Thousands of elements are not kept. */
struct slot {
    struct text title, subtitle, abstract, room, track, language, url, slug, key;
    struct text day_date, date, start, duration;
    struct imported_person *persons;
    size_t person_count;
    int day_index, room_index, event_index; /* room -1: the day holds the session itself */
    int line;
};

struct schedule {
    struct import import;
    struct arena *scratch;
    struct slot *slots; /* in the order of the document */
    size_t slot_count, slot_capacity;
    const struct xml_node *last_holder; /* that the last of them stands in */
    const struct xml_node *root, *conference;
    struct text base_url;
    int day_change_minutes;
    size_t endless; /* sessions that do not say how long they last */
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

static struct text keep_child(const struct schedule *schedule, const struct xml_node *node,
                              const char *name)
{
    return text_copy(schedule->scratch, child_text(schedule, node, name));
}

static struct text keep_attribute(const struct schedule *schedule, const struct xml_node *node,
                                  const char *name)
{
    return text_copy(schedule->scratch, xml_attribute(node, name));
}

/* In an attribute, an element, or as its own words, beside which a biography may stand. */
static struct text keep_name(const struct schedule *schedule, const struct xml_node *person)
{
    struct text name =
        first_of(xml_attribute(person, "name"), child_text(schedule, person, "name"));
    struct text_builder own = {.arena = schedule->scratch};

    if (name.size)
        return text_copy(schedule->scratch, name);
    for (const struct xml_node *child = person->child; child; child = child->next)
        builder_add(&own, child->text);
    return text_trim(builder_text(&own));
}

static void keep_persons(const struct schedule *schedule, struct slot *slot,
                         const struct xml_node *event)
{
    struct imported_person persons[LIMIT_SPEAKERS_IN_SESSION];
    const struct xml_node *list = xml_child(event, "persons"),
                          *person = list ? xml_child(list, "person") : NULL;
    size_t count = 0;

    for (; person && count < LIMIT_SPEAKERS_IN_SESSION; person = xml_next(person, "person")) {
        struct text key = keep_attribute(schedule, person, "guid");

        if (!key.size)
            key = first_of(keep_attribute(schedule, person, "code"),
                           keep_attribute(schedule, person, "id"));
        persons[count++] =
            (struct imported_person){.key = key,
                                     .name = keep_name(schedule, person),
                                     .bio = keep_child(schedule, person, "biography")};
    }
    slot->persons = ARENA_ARRAY(schedule->scratch, struct imported_person, count);
    for (size_t i = 0; i < count; i++)
        slot->persons[i] = persons[i];
    slot->person_count = count;
}

/* The room around the session may carry a prefix to sort by; its own says what is on the door. */
static struct text keep_room(const struct schedule *schedule, const struct xml_node *event)
{
    struct text own = keep_child(schedule, event, "room");

    return own.size || !xml_is(event->parent, "room")
               ? own
               : keep_attribute(schedule, event->parent, "name");
}

static struct text keep_key(const struct schedule *schedule, const struct xml_node *event)
{
    struct text key = keep_attribute(schedule, event, "guid");

    if (!key.size)
        key = keep_attribute(schedule, event, "id");
    return key.size ? key : keep_child(schedule, event, "guid");
}

static struct slot keep_slot(const struct schedule *schedule, const struct xml_node *event,
                             const struct xml_node *day)
{
    struct slot slot = {
        .title = keep_child(schedule, event, "title"),
        .subtitle = keep_child(schedule, event, "subtitle"),
        .abstract = keep_child(schedule, event, "abstract"),
        .room = keep_room(schedule, event),
        .track = keep_child(schedule, event, "track"),
        .language = keep_child(schedule, event, "language"),
        .url = keep_child(schedule, event, "url"),
        .slug = keep_child(schedule, event, "slug"),
        .key = keep_key(schedule, event),
        .day_date = keep_attribute(schedule, day, "date"),
        .date = keep_child(schedule, event, "date"),
        .start = keep_child(schedule, event, "start"),
        .duration = keep_child(schedule, event, "duration"),
        .line = event->line,
    };

    if (!slot.abstract.size)
        slot.abstract = keep_child(schedule, event, "description");
    keep_persons(schedule, &slot, event);
    return slot;
}

/* Which of its parent's children of that name. */
static int index_of(const struct xml_node *node, const char *name)
{
    const struct xml_node *sibling = xml_child(node->parent, name);
    int index = 0;

    for (; sibling && sibling != node; sibling = xml_next(sibling, name))
        index++;
    return index;
}

/* Where it stands, mostly beside the one before it. */
static void find_place(const struct schedule *schedule, struct slot *slot,
                       const struct xml_node *holder, const struct xml_node *day)
{
    const struct slot *before =
        schedule->slot_count ? &schedule->slots[schedule->slot_count - 1] : NULL;

    if (before && schedule->last_holder == holder) {
        slot->day_index = before->day_index;
        slot->room_index = before->room_index;
        slot->event_index = before->event_index + 1;
        return;
    }
    slot->day_index = index_of(day, "day");
    slot->room_index = holder == day ? -1 : index_of(holder, "room");
    slot->event_index = 0;
}

/* Sessions stand in the rooms of days, or, in the oldest files, in days. */
static void take_event(void *context, const struct xml_node *event)
{
    struct schedule *schedule = context;
    const struct xml_node *holder = event->parent,
                          *day = xml_is(holder, "room") ? holder->parent : holder;
    struct slot slot;

    /* One more than is allowed says that there are too many. */
    if (!xml_is(day, "day") || !day->parent || day->parent->parent ||
        schedule->slot_count > LIMIT_SESSIONS)
        return;
    slot = keep_slot(schedule, event, day);
    find_place(schedule, &slot, holder, day);
    ARENA_PUSH(schedule->scratch, schedule->slots, schedule->slot_count, schedule->slot_capacity);
    schedule->slots[schedule->slot_count - 1] = slot;
    schedule->last_holder = holder;
}

static void start_taking(void *context)
{
    struct schedule *schedule = context;

    schedule->slot_count = 0;
    schedule->last_holder = NULL;
}

static void read_zone(struct schedule *schedule)
{
    struct written_time sample;
    bool is_found = false;

    for (size_t i = 0; i < schedule->slot_count && !is_found; i++)
        is_found = written_time_from_rfc3339(text_trim(schedule->slots[i].date), &sample) &&
                   sample.has_offset;
    import_set_zone(&schedule->import, child_text(schedule, schedule->conference, "time_zone_name"),
                    is_found ? &sample : NULL);
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

    for (size_t i = 0; i < schedule->slot_count; i++)
        import_hear_language(import, schedule->slots[i].language);
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

static struct instant read_end(struct schedule *schedule, const struct slot *slot,
                               struct instant starts_at, struct import_place place)
{
    int64_t seconds;

    if (!instant_is_given(starts_at))
        return INSTANT_NONE;
    if (schedule_length(slot->duration, &seconds))
        return instant_add(starts_at, seconds);
    schedule->endless += !slot->duration.size;
    schedule_doubt_length(&schedule->import, slot->duration, place);
    return INSTANT_NONE;
}

static struct text slot_path(const struct schedule *schedule, const struct slot *slot)
{
    if (slot->room_index < 0)
        return text_format(schedule->scratch, "day[%d].event[%d]", slot->day_index,
                           slot->event_index);
    return text_format(schedule->scratch, "day[%d].room[%d].event[%d]", slot->day_index,
                       slot->room_index, slot->event_index);
}

static void read_slot(struct schedule *schedule, const struct slot *slot)
{
    struct import *import = &schedule->import;
    struct session session = import_session();
    struct import_place place = {slot_path(schedule, slot), slot->line};

    session.title = import_text(import, slot->title);
    session.subtitle = import_text(import, slot->subtitle);
    session.abstract = import_text(import, slot->abstract);
    session.planned_room = import_room(import, slot->room);
    session.track = import_track(import, slot->track, NULL);
    session.language = import_language(import, slot->language);
    session.url = import_url(import, schedule->base_url, slot->url);
    session.planned_starts_at = schedule_start(import, slot->date, slot->day_date, slot->start,
                                               schedule->day_change_minutes);
    session.planned_ends_at = read_end(schedule, slot, session.planned_starts_at, place);
    import_speakers(import, &session, slot->persons, slot->person_count);
    import_add(import, &session, slot->key, slot->slug, place);
}

static void tell_of_endless(struct schedule *schedule)
{
    if (schedule->endless)
        import_complain(&schedule->import, PROBLEM_NOTE, (struct import_place){0},
                        "%zu sessions do not say how long they last; each is taken to last until "
                        "the next in its room, three hours at most",
                        schedule->endless);
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
    struct xml_pieces events = {
        .name = "event", .take = take_event, .start = start_taking, .context = &schedule};
    struct xml_node *root;

    if (!xml_read_pieces(&root, draft->scratch, sheet->document->bytes, sheet->document->charset,
                         &events, error))
        return false;
    if (schedule.slot_count > LIMIT_SESSIONS)
        return error_set(error, ERROR_LIMIT, "more than %d sessions are too many", LIMIT_SESSIONS);
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
    for (size_t i = 0; i < schedule.slot_count; i++)
        read_slot(&schedule, &schedule.slots[i]);
    tell_of_endless(&schedule);
    return import_close(&schedule.import, error);
}

const struct reader schedule_xml_reader = {
    .format = tell_format,
    .gives_event = gives_event,
    .read = read_schedule,
};
