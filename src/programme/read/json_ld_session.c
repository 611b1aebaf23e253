/* json_ld_session: what https://schema.org/Event says of one session, and of its fate. */
#include "json_ld_session.h"

#include "base/limits.h"
#include "schedule_times.h"

#include <string.h>

enum { DAY_S = 86400, HOUR_S = 3600, MINUTE_S = 60 };

static void add_words(struct json_ld *ld, struct localised *localised, const struct json *value)
{
    struct json inside = json_member(value, "@value");
    struct text text;

    if (json_text(value, &text))
        import_translation(&ld->import, localised, TEXT(""), text);
    else if (json_text(&inside, &text))
        import_translation(&ld->import, localised, json_ld_text(&ld->page, value, "@language"),
                           text);
}

struct localised json_ld_localised(struct json_ld *ld, const struct json *thing, const char *name)
{
    struct json value = json_member(thing, name), element;
    struct localised localised = {0};

    add_words(ld, &localised, &value);
    if (json_kind(&value) != JSON_KIND_ARRAY)
        return localised;
    for (size_t i = 0; i < json_count(&value) && i < LIMIT_LANGUAGES; i++) {
        element = json_element(&value, i);
        add_words(ld, &localised, &element);
    }
    return localised;
}

struct localised json_ld_title(struct json_ld *ld, const struct json *thing)
{
    struct localised title = json_ld_localised(ld, thing, "name");

    if (title.count && title.translations[0].language.size)
        import_translation(&ld->import, &title, TEXT(""), title.translations[0].text);
    return title;
}

struct text json_ld_language(const struct json_ld *ld, const struct json *event)
{
    struct json language = json_member(event, "inLanguage");
    struct text tag = json_ld_text(&ld->page, event, "inLanguage");

    if (!tag.size)
        tag = json_ld_text(&ld->page, &language, "alternateName"); /* of a Language: "kk" */
    return tag.size ? tag : json_ld_name(&ld->page, &language);
}

bool json_ld_time(const struct json_ld *ld, const struct json *event, const char *name,
                  struct written_time *time)
{
    return written_time_from_rfc3339(json_ld_text(&ld->page, event, name), time);
}

static struct instant read_instant(struct json_ld *ld, const struct json *event, const char *name)
{
    struct written_time time;

    if (!json_ld_time(ld, event, name, &time) || !time.has_time)
        return INSTANT_NONE;
    return import_instant(&ld->import, time);
}

/* "PT1H30M", "P1DT2H" (ISO 8601). False: none, or nothing. */
static bool read_iso_length(struct text text, int64_t *seconds)
{
    static const struct {
        char unit;
        int64_t seconds;
    } units[] = {{'D', DAY_S}, {'T', 0}, {'H', HOUR_S}, {'M', MINUTE_S}, {'S', 1}};
    struct text rest = text_slice(text, 1, text.size);
    size_t unit = 0, digits;
    uint64_t number;

    *seconds = 0;
    while (rest.size) {
        for (digits = 0; digits < rest.size && strchr("0123456789", rest.data[digits]);)
            digits++;
        for (; unit < sizeof units / sizeof *units; unit++)
            if (digits < rest.size && units[unit].unit == rest.data[digits])
                break;
        if (unit == sizeof units / sizeof *units)
            return false;
        if (units[unit].seconds && !text_to_number(text_slice(rest, 0, digits), DAY_S, &number))
            return false;
        *seconds += units[unit].seconds ? (int64_t)number * units[unit].seconds : 0;
        rest = text_slice(rest, digits + 1, rest.size);
    }
    return *seconds > 0;
}

static struct instant read_end(struct json_ld *ld, const struct json *event, struct instant start)
{
    struct text length = json_ld_text(&ld->page, event, "duration");
    struct instant end = read_instant(ld, event, "endDate");
    int64_t seconds;
    bool has_length = text_starts_with(length, TEXT("P")) ? read_iso_length(length, &seconds)
                                                          : schedule_length(length, &seconds);

    if (instant_is_given(end) || !instant_is_given(start) || !has_length)
        return end;
    return instant_add(start, seconds);
}

static int read_room(struct json_ld *ld, const struct json *event)
{
    struct json location = json_member(event, "location");

    return import_room(&ld->import, json_ld_name(&ld->page, &location));
}

static struct text name_of_member(const struct json_ld *ld, const struct json *thing,
                                  const char *name)
{
    struct json value = json_member(thing, name);

    return json_ld_name(&ld->page, &value);
}

static struct text read_picture(struct json_ld *ld, const struct json *person)
{
    struct json image = json_member(person, "image");
    const struct json *picture = json_ld_each(&ld->page, &image, 0);
    struct text address;

    if (!picture)
        return TEXT("");
    if (json_text(picture, &address))
        return import_url(&ld->import, TEXT(""), address);
    address = json_ld_text(&ld->page, picture, "contentUrl");
    return import_url(&ld->import, TEXT(""),
                      address.size ? address : json_ld_text(&ld->page, picture, "url"));
}

static struct imported_person read_person(struct json_ld *ld, const struct json *person)
{
    struct imported_person imported = {
        .key = json_ld_text(&ld->page, person, "@id"),
        .name = json_ld_name(&ld->page, person),
        .role = json_ld_text(&ld->page, person, "jobTitle"),
        .affiliation = name_of_member(ld, person, "affiliation"),
        .bio = json_ld_text(&ld->page, person, "description"),
        .photo = read_picture(ld, person),
    };

    if (!imported.affiliation.size)
        imported.affiliation = name_of_member(ld, person, "worksFor");
    return imported;
}

static void read_people(struct json_ld *ld, struct session *session, const struct json *event)
{
    struct imported_person persons[LIMIT_SPEAKERS_IN_SESSION];
    struct json list = json_member(event, "performer");
    const struct json *person;
    size_t count = 0;

    if (!json_is_there(&list))
        list = json_member(event, "performers"); /* as it was called until 2012 */
    while (count < LIMIT_SPEAKERS_IN_SESSION && (person = json_ld_each(&ld->page, &list, count)))
        persons[count++] = read_person(ld, person);
    import_speakers(&ld->import, session, persons, count);
}

/* Nobody knows when it will be: for those who stand before the screen it is off, and why is said in
 * the languages that our pages have. */
static void mark_postponed(struct json_ld *ld, struct session *session)
{
    import_mark(session, CHANGE_CANCELLED);
    import_translation(&ld->import, &session->change_note, TEXT("kk"),
                       TEXT("Кейінге қалдырылды, жаңа уақыты әлі белгісіз"));
    import_translation(&ld->import, &session->change_note, TEXT("ru"),
                       TEXT("Перенесено, новое время ещё не назначено"));
    import_translation(&ld->import, &session->change_note, TEXT("en"),
                       TEXT("Postponed, the new time is not known yet"));
}

/* startDate is the new time, previousStartDate the old one. */
static void mark_rescheduled(struct json_ld *ld, struct session *session, const struct json *event)
{
    struct instant before = read_instant(ld, event, "previousStartDate");
    struct instant now = session->planned_starts_at;

    session->starts_at = now;
    if (instant_is_given(before) && instant_is_given(now)) {
        if (instant_is_given(session->planned_ends_at))
            session->planned_ends_at =
                instant_add(before, instant_between(now, session->planned_ends_at));
        session->planned_starts_at = before;
    }
    import_mark(session, CHANGE_MOVED);
}

/* "https://schema.org/EventCancelled", with http, or the last word alone. */
static void read_status(struct json_ld *ld, struct session *session, const struct json *event,
                        struct import_place place)
{
    struct json member = json_member(event, "eventStatus");
    struct text status = json_ld_text(&ld->page, event, "eventStatus");

    if (!status.size)
        status = json_ld_text(&ld->page, &member, "@id");
    if (text_ends_with(status, TEXT("EventCancelled")))
        import_mark(session, CHANGE_CANCELLED);
    else if (text_ends_with(status, TEXT("EventPostponed")))
        mark_postponed(ld, session);
    else if (text_ends_with(status, TEXT("EventRescheduled")))
        mark_rescheduled(ld, session, event);
    else if (status.size && !text_ends_with(status, TEXT("EventScheduled")))
        import_complain(&ld->import, PROBLEM_NOTE, place,
                        "eventStatus is \"%.*s\", of which nothing is shown",
                        TEXT_ARG(text_first_bytes(status, 80)));
}

static struct text read_key(const struct json_ld *ld, const struct json *event)
{
    struct text key = json_ld_text(&ld->page, event, "@id");

    if (!key.size)
        key = json_ld_text(&ld->page, event, "identifier");
    return key.size ? key : json_ld_text(&ld->page, event, "url");
}

static void read_words(struct json_ld *ld, struct session *session, const struct json *event)
{
    session->title = json_ld_title(ld, event);
    session->abstract = json_ld_localised(ld, event, "description");
    session->language = import_language(&ld->import, json_ld_language(ld, event));
    session->url = import_url(&ld->import, TEXT(""), json_ld_text(&ld->page, event, "url"));
}

void json_ld_add_session(struct json_ld *ld, const struct json *event)
{
    struct session session = import_session();
    struct import_place place = {.path = json_path(event, ld->page.arena)};
    struct written_time time;

    if (json_ld_time(ld, event, "startDate", &time) && !time.has_time) {
        ld->all_day++;
        ld->import.others++;
        return;
    }
    ld->import.record = event;
    read_words(ld, &session, event);
    session.planned_room = read_room(ld, event);
    session.planned_starts_at = read_instant(ld, event, "startDate");
    session.planned_ends_at = read_end(ld, event, session.planned_starts_at);
    read_status(ld, &session, event, place);
    read_people(ld, &session, event);
    import_add(&ld->import, &session, read_key(ld, event), TEXT(""), place);
    ld->import.record = NULL;
}
