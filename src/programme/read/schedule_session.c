/* schedule_session: a session as both versions of c3voc's schedule.json write it. */
#include "base/limits.h"
#include "schedule_document.h"
#include "schedule_times.h"

enum { END_IS_WRONG_S = 30 * 60 /* taken for the length where the end is before the start */ };

static enum session_kind read_kind(const struct schedule_document *document,
                                   const struct json *event)
{
    static const struct {
        struct text type;
        enum session_kind kind;
    } kinds[] = {
        {{"break", 5}, SESSION_BREAK},
        {{"meta", 4}, SESSION_BREAK},
        {{"panel", 5}, SESSION_PANEL},
        {{"discussion", 10}, SESSION_PANEL},
    };
    struct text type = text_fold(document->scratch, schedule_text(document, event, "type"));

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_equal(type, kinds[i].type))
            return kinds[i].kind;
    return SESSION_TALK;
}

/* The name of a record in a list, else what the reference itself says. */
static struct text name_of(const struct schedule_document *document, const struct id_index *keys,
                           const struct json *list, const struct json *reference)
{
    static const char *const names[] = {"name", "slug", NULL};
    int found = schedule_find(document, keys, reference);
    struct json record = found < 0 ? *reference : json_element(list, (size_t)found);
    struct text text;

    if (json_text(&record, &text))
        return text_trim(text);
    return schedule_first_text(document, &record, names);
}

/* The room around the session may carry a prefix to sort by; its own says what is on the door. */
static int read_room(struct schedule_document *document, const struct schedule_slot *slot)
{
    struct json room = json_member(slot->event, "room");
    struct text name = name_of(document, &document->room_keys, &document->rooms, &room);

    return import_room(&document->import, name.size ? name : slot->room);
}

static int read_track(struct schedule_document *document, const struct json *event)
{
    struct json track = json_member(event, "track");

    return import_track(&document->import,
                        name_of(document, &document->track_keys, &document->tracks, &track), NULL);
}

static struct text read_photo(struct schedule_document *document, const struct json *person)
{
    struct json avatar = json_member(person, "avatar");
    struct text photo = schedule_text(document, &avatar, "url");

    if (!photo.size)
        photo = schedule_text(document, person, "avatar");
    if (!photo.size)
        photo = schedule_text(document, person, "avatar_url");
    return import_url(&document->import, document->base_url, photo);
}

/* What the list of all persons knows of this one is more than the session says. */
static struct imported_person read_person(struct schedule_document *document,
                                          const struct json *person)
{
    static const char *const keys[] = {"guid", "code", "id", NULL};
    static const char *const names[] = {"name", "public_name", "full_public_name", NULL};
    static const char *const words[] = {"biography", "description", "abstract", NULL};
    int found = schedule_find(document, &document->person_keys, person);
    struct json known = found < 0 ? *person : json_element(&document->persons, (size_t)found);
    struct imported_person imported = {
        .key = schedule_first_text(document, person, keys),
        .name = schedule_first_text(document, person, names),
        .bio = schedule_first_text(document, &known, words),
        .photo = read_photo(document, &known),
    };

    if (!imported.name.size)
        imported.name = schedule_first_text(document, &known, names);
    if (!imported.name.size)
        (void)json_text(person, &imported.name); /* some write names alone */
    return imported;
}

static bool is_speaker(const struct schedule_document *document, const struct json *person)
{
    struct text role = schedule_text(document, person, "role");

    return !role.size || text_equal(text_fold(document->scratch, role), TEXT("speaker"));
}

/* Speakers first, then those who moderate, host and help. */
static void read_persons(struct schedule_document *document, struct session *session,
                         const struct json *event)
{
    struct imported_person persons[LIMIT_SPEAKERS_IN_SESSION];
    struct json list = json_member(event, "participants");
    size_t count = 0, all;

    if (!json_is_there(&list))
        list = json_member(event, "persons");
    all = json_kind(&list) == JSON_KIND_ARRAY ? json_count(&list) : 0;
    if (all > LIMIT_SPEAKERS_IN_SESSION)
        all = LIMIT_SPEAKERS_IN_SESSION;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < all; i++) {
            struct json person = json_element(&list, i);

            if (is_speaker(document, &person) == (pass == 0))
                persons[count++] = read_person(document, &person);
        }
    import_speakers(&document->import, session, persons, count);
}

/* An end that is wrong gives way to the length; where there is none, to half an hour. */
static void read_end(struct schedule_document *document, struct session *session,
                     const struct json *event, struct import_place place)
{
    struct instant starts_at = session->planned_starts_at;
    struct written_time time;
    struct text duration = schedule_text(document, event, "duration");
    int64_t seconds;
    bool is_wrong;

    if (!instant_is_given(starts_at))
        return;
    if (written_time_from_rfc3339(schedule_text(document, event, "end"), &time) && time.has_time)
        session->planned_ends_at = import_instant(&document->import, time);
    is_wrong = instant_is_given(session->planned_ends_at) &&
               instant_compare(session->planned_ends_at, starts_at) <= 0;
    if (instant_is_given(session->planned_ends_at) && !is_wrong)
        return;
    if (schedule_length(duration, &seconds)) {
        session->planned_ends_at = instant_add(starts_at, seconds);
    } else if (is_wrong) {
        session->planned_ends_at = instant_add(starts_at, END_IS_WRONG_S);
        session->end_is_guessed = true;
    } else {
        schedule_doubt_length(&document->import, duration, place);
    }
    if (is_wrong)
        import_complain(&document->import, PROBLEM_DOUBTED, place,
                        session->end_is_guessed
                            ? "does not end after its start; half an hour is taken"
                            : "does not end after its start; its duration counts");
}

void schedule_add(struct schedule_document *document, const struct schedule_slot *slot,
                  struct session *session)
{
    static const char *const keys[] = {"guid", "id", "code", NULL};
    static const char *const instead[] = {"slug", "track", NULL};
    struct import *import = &document->import;
    const struct json *event = slot->event;
    struct import_place place = {.path = json_path(event, document->scratch)};

    import->record = event;
    session->kind = read_kind(document, event);
    session->title = schedule_title(document, event, "title");
    session->subtitle = schedule_localised(document, event, "subtitle");
    session->abstract = schedule_localised(document, event, "abstract");
    if (!session->abstract.count)
        session->abstract = schedule_localised(document, event, "description");
    session->planned_room = read_room(document, slot);
    session->track = read_track(document, event);
    session->language = import_language(import, schedule_text(document, event, "language"));
    session->url = import_url(import, document->base_url, schedule_text(document, event, "url"));
    read_end(document, session, event, place);
    read_persons(document, session, event);
    import_add(import, session, schedule_first_text(document, event, keys),
               schedule_first_text(document, event, instead), place);
    import->record = NULL;
}
