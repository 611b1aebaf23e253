/* schedule_document: the conference of a schedule.json, and how its values are asked for. */
#include "schedule_document.h"

#include "base/limits.h"
#include "schedule_times.h"

bool is_schedule(const struct sheet *sheet, bool lists_events)
{
    struct json root, schedule, conference, events;

    if (!sheet->json)
        return false;
    root = json_root(sheet->json);
    schedule = json_member(&root, "schedule");
    conference = json_member(&schedule, "conference");
    events = json_member(&schedule, "events");
    return json_kind(&conference) == JSON_KIND_OBJECT &&
           (json_kind(&events) == JSON_KIND_ARRAY) == lists_events;
}

struct text schedule_text(const struct schedule_document *document, const struct json *object,
                          const char *name)
{
    struct json value = json_member(object, name);
    struct text text;
    int64_t number;

    if (json_text(&value, &text))
        return text_trim(text);
    if (json_number(&value, &number))
        return text_format(document->scratch, "%lld", (long long)number);
    return TEXT("");
}

struct text schedule_first_text(const struct schedule_document *document, const struct json *object,
                                const char *const *names)
{
    struct text text = TEXT("");

    for (; *names && !text.size; names++)
        text = schedule_text(document, object, *names);
    return text;
}

struct localised schedule_localised(struct schedule_document *document, const struct json *object,
                                    const char *name)
{
    struct json value = json_member(object, name), translation;
    struct localised localised = {0};
    void *iterator = NULL;
    struct text text;

    if (json_kind(&value) != JSON_KIND_OBJECT)
        return import_text(&document->import, schedule_text(document, object, name));
    while (json_next_member(&value, &iterator, &translation))
        if (json_text(&translation, &text))
            import_translation(&document->import, &localised, text_from(translation.key), text);
    return localised;
}

struct localised schedule_title(struct schedule_document *document, const struct json *object,
                                const char *name)
{
    struct localised title = schedule_localised(document, object, name);

    if (title.count && title.translations[0].language.size)
        import_translation(&document->import, &title, TEXT(""), title.translations[0].text);
    return title;
}

int schedule_find(const struct schedule_document *document, const struct id_index *keys,
                  const struct json *reference)
{
    static const char *const names[] = {"guid", "slug", "id", "name"};
    struct text text;
    int found = -1;

    if (json_text(reference, &text))
        return id_index_find(keys, text_fold(document->scratch, text));
    for (size_t i = 0; i < sizeof names / sizeof *names && found < 0; i++) {
        struct text key = schedule_text(document, reference, names[i]);

        if (key.size)
            found = id_index_find(keys, text_fold(document->scratch, key));
    }
    return found;
}

/* By all that a reference may call them. */
static void know_keys(struct schedule_document *document, struct id_index *keys,
                      const struct json *list, size_t limit)
{
    static const char *const names[] = {"guid", "slug", "id", "name"};
    size_t count = json_kind(list) == JSON_KIND_ARRAY ? json_count(list) : 0;

    for (size_t i = 0; i < count && i < limit; i++) {
        struct json record = json_element(list, i);

        for (size_t j = 0; j < sizeof names / sizeof *names; j++) {
            struct text key =
                text_fold(document->scratch, schedule_text(document, &record, names[j]));

            if (key.size && id_index_find(keys, key) < 0)
                id_index_add(keys, document->scratch, key, (int)i);
        }
    }
}

static void know_lists(struct schedule_document *document)
{
    document->rooms = json_member(&document->conference, "rooms");
    document->tracks = json_member(&document->conference, "tracks");
    document->persons = json_member(&document->schedule, "persons");
    know_keys(document, &document->room_keys, &document->rooms, LIMIT_RECORDS);
    know_keys(document, &document->track_keys, &document->tracks, LIMIT_RECORDS);
    know_keys(document, &document->person_keys, &document->persons, LIMIT_SPEAKERS);
}

void schedule_walk_list(struct schedule_document *document, const struct json *list,
                        struct schedule_slot slot, visit_slot *visit, void *context)
{
    size_t count = json_kind(list) == JSON_KIND_ARRAY ? json_count(list) : 0;

    for (size_t i = 0; i < count; i++) {
        struct json event = json_element(list, i);

        slot.event = &event;
        visit(document, &slot, context);
    }
}

static void count_slot(struct schedule_document *document, const struct schedule_slot *slot,
                       void *context)
{
    size_t *count = context;

    (void)document;
    (void)slot;
    (*count)++;
}

struct sample {
    struct written_time time;
    bool is_found;
};

static void look_for_offset(struct schedule_document *document, const struct schedule_slot *slot,
                            void *context)
{
    static const char *const names[] = {"date", "start", "end", NULL};
    struct sample *sample = context;

    for (const char *const *name = names; *name && !sample->is_found; name++)
        sample->is_found =
            written_time_from_rfc3339(schedule_text(document, slot->event, *name), &sample->time) &&
            sample->time.has_offset;
}

static void hear_language(struct schedule_document *document, const struct schedule_slot *slot,
                          void *context)
{
    (void)context;
    import_hear_language(&document->import, schedule_text(document, slot->event, "language"));
}

/* Those of the talks first; those that the conference speaks, where it says so. */
static void hear_languages(struct schedule_document *document, walk_slots *walk)
{
    struct json languages = json_member(&document->conference, "languages");
    size_t count = json_kind(&languages) == JSON_KIND_ARRAY ? json_count(&languages) : 0;

    walk(document, hear_language, NULL);
    for (size_t i = 0; i < count && i < LIMIT_LANGUAGES; i++) {
        struct json language = json_element(&languages, i);
        struct text tag;

        if (json_text(&language, &tag))
            import_hear_language(&document->import, tag);
    }
}

static struct instant read_day(const struct schedule_document *document, const char *name)
{
    struct text day = schedule_text(document, &document->conference, name);
    struct written_time time;

    if (!written_time_from_rfc3339(text_first_bytes(day, 10), &time))
        return INSTANT_NONE;
    return import_instant(&document->import, time);
}

/* Where it is not said, the days may say when they end. */
static int read_day_change(const struct schedule_document *document)
{
    static const char *const names[] = {"day_end", "end", NULL};
    struct json days = json_member(&document->conference, "days");
    size_t count = json_kind(&days) == JSON_KIND_ARRAY ? json_count(&days) : 0;
    int minutes = 0;

    if (schedule_clock(schedule_text(document, &document->conference, "day_change"), &minutes))
        return minutes;
    for (size_t i = 0; i < count && i < LIMIT_RECORDS; i++) {
        struct json day = json_element(&days, i);

        if (schedule_night(&document->import, schedule_first_text(document, &day, names), &minutes))
            return minutes;
    }
    return 0;
}

static void read_event(struct schedule_document *document)
{
    struct import *import = &document->import;
    const struct json *conference = &document->conference;
    struct text url = schedule_text(document, conference, "url");
    struct imported_event event = {
        .title = schedule_title(document, conference, "title"),
        .subtitle = schedule_localised(document, conference, "subtitle"),
        .venue = schedule_localised(document, conference, "venue"),
        .city = schedule_localised(document, conference, "city"),
        .url = import_url(import, TEXT(""), url.size ? url : document->base_url),
        .day_change_minutes = document->day_change_minutes,
    };

    import_event(import, &event);
    import_set_days(import, read_day(document, "start"), read_day(document, "end"));
}

/* Version 2 may have two: ours is a dark screen until somebody asks for another. */
static bool read_colour(const struct schedule_document *document, const struct json *track,
                        uint32_t *colour)
{
    struct json colours = json_member(track, "colors");

    return import_colour(schedule_text(document, track, "color"), colour) ||
           import_colour(schedule_text(document, &colours, "dark"), colour) ||
           import_colour(schedule_text(document, &colours, "light"), colour);
}

static void read_tracks(struct schedule_document *document)
{
    static const char *const names[] = {"name", "slug", NULL};
    const struct json *tracks = &document->tracks;
    size_t count = json_kind(tracks) == JSON_KIND_ARRAY ? json_count(tracks) : 0;

    for (size_t i = 0; i < count && i < LIMIT_RECORDS; i++) {
        struct json track = json_element(tracks, i);
        uint32_t colour;
        bool has_colour = read_colour(document, &track, &colour);

        import_track(&document->import, schedule_first_text(document, &track, names),
                     has_colour ? &colour : NULL);
    }
}

bool schedule_open(struct schedule_document *document, struct draft *draft,
                   const struct sheet *sheet, walk_slots *walk, struct error *error)
{
    struct sample sample = {0};
    size_t count = 0;

    document->scratch = draft->scratch;
    document->root = json_root(sheet->json);
    document->schedule = json_member(&document->root, "schedule");
    document->conference = json_member(&document->schedule, "conference");
    document->base_url = schedule_text(document, &document->schedule, "base_url");
    walk(document, count_slot, &count);
    if (count > LIMIT_SESSIONS)
        return error_set(error, ERROR_LIMIT, "%zu sessions are too many; expected at most %d",
                         count, LIMIT_SESSIONS);
    import_open(&document->import, draft, sheet);
    document->import.writes_markdown = true;
    know_lists(document);
    walk(document, look_for_offset, &sample);
    import_set_zone(&document->import,
                    schedule_text(document, &document->conference, "time_zone_name"),
                    sample.is_found ? &sample.time : NULL);
    document->day_change_minutes = read_day_change(document);
    hear_languages(document, walk);
    read_event(document);
    read_tracks(document);
    return true;
}
