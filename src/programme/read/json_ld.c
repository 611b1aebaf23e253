/* json_ld: an agenda that a web page carries as data, for search engines to find.
 *
 * The words are those of https://schema.org/Event; they stand in <script
 * type="application/ld+json">. An Event with a subEvent list is the programme; where there is none,
 * each Event of the page is a session.
 */
#include "base/limits.h"
#include "json_ld_session.h"

static const char *tell_format(const struct sheet *sheet)
{
    return text_equal(sheet->xml_root, TEXT("html")) &&
                   json_ld_speaks_of_event(sheet->document->bytes)
               ? "json-ld"
               : NULL;
}

static bool gives_event(const struct sheet *sheet)
{
    (void)sheet;
    return true;
}

typedef void visit_event(struct json_ld *ld, const struct json *event, void *context);

/* What the sessions are part of, NULL when nothing says so. */
struct agenda {
    const struct json *main;
    bool lists_parts; /* and the sessions are what it lists; else all events of the page but it */
    size_t visited;
};

static bool has_parts(const struct json *event)
{
    struct json parts = json_member(event, "subEvent");

    return json_count(&parts) > 0;
}

/* Visits what has no parts itself. False: too many, or one is a part of itself. */
static bool visit_parts(struct json_ld *ld, struct agenda *agenda, const struct json *event,
                        int depth, visit_event *visit, void *context)
{
    const struct json *parts = json_ld_member(&ld->page, event, "subEvent"), *part;

    if (depth > LIMIT_NESTED_EVENTS)
        return false;
    for (size_t i = 0; (part = json_ld_each(&ld->page, parts, i)); i++) {
        if (agenda->visited++ >= LIMIT_SESSIONS)
            return false;
        if (!has_parts(part))
            visit(ld, part, context);
        else if (!visit_parts(ld, agenda, part, depth + 1, visit, context))
            return false;
    }
    return true;
}

static bool visit_agenda(struct json_ld *ld, struct agenda *agenda, visit_event *visit,
                         void *context)
{
    agenda->visited = 0;
    if (agenda->lists_parts)
        return visit_parts(ld, agenda, agenda->main, 0, visit, context);
    for (size_t i = 0; i < ld->page.things.count; i++) {
        const struct json *thing = &ld->page.things.items[i];

        if (!json_ld_is_event(thing) || thing == agenda->main)
            continue;
        if (agenda->visited++ >= LIMIT_SESSIONS)
            return false;
        visit(ld, thing, context);
    }
    return true;
}

/* The first event with parts; else the first that an event says it is a part of. False: there is no
 * event. */
static bool find_main(const struct json_ld *ld, struct agenda *agenda)
{
    bool is_found = false;

    for (size_t i = 0; i < ld->page.things.count; i++) {
        const struct json *thing = &ld->page.things.items[i];

        if (!json_ld_is_event(thing))
            continue;
        is_found = true;
        if (has_parts(thing)) {
            *agenda = (struct agenda){.main = thing, .lists_parts = true};
            return true;
        }
        if (!agenda->main)
            agenda->main =
                json_ld_each(&ld->page, json_ld_member(&ld->page, thing, "superEvent"), 0);
    }
    return is_found;
}

static void look_for_offset(struct json_ld *ld, const struct json *event, void *context)
{
    struct written_time *sample = context, time;

    if (!sample->has_offset && json_ld_time(ld, event, "startDate", &time) && time.has_offset)
        *sample = time;
}

static void hear_language(struct json_ld *ld, const struct json *event, void *context)
{
    (void)context;
    import_hear_language(&ld->import, json_ld_language(ld, event));
}

static struct instant read_day(const struct json_ld *ld, const struct json *event, const char *name)
{
    struct written_time time;

    return json_ld_time(ld, event, name, &time) ? import_instant(&ld->import, time) : INSTANT_NONE;
}

/* A page with one event that is all: it is the programme and its only session. */
static const struct json *event_of(const struct json_ld *ld, const struct agenda *agenda)
{
    const struct json *event = NULL;

    if (agenda->main || agenda->visited != 1)
        return agenda->main;
    for (size_t i = 0; i < ld->page.things.count && !event; i++)
        if (json_ld_is_event(&ld->page.things.items[i]))
            event = &ld->page.things.items[i];
    return event;
}

static void read_event(struct json_ld *ld, const struct agenda *agenda)
{
    const struct json nothing = {0};
    const struct json *event = event_of(ld, agenda);
    struct json location, address;
    struct imported_event imported;

    event = event ? event : &nothing;
    location = json_member(event, "location");
    address = json_member(&location, "address");
    imported = (struct imported_event){
        .title = json_ld_title(ld, event),
        .venue = import_text(&ld->import, json_ld_name(&ld->page, &location)),
        .city = import_text(&ld->import, json_ld_text(&ld->page, &address, "addressLocality")),
        .url = import_url(&ld->import, TEXT(""), json_ld_text(&ld->page, event, "url")),
    };
    import_event(&ld->import, &imported);
    import_set_days(&ld->import, read_day(ld, event, "startDate"), read_day(ld, event, "endDate"));
}

static void read_session(struct json_ld *ld, const struct json *event, void *context)
{
    (void)context;
    json_ld_add_session(ld, event);
}

static void doubt(struct json_ld *ld)
{
    const struct error *fault = &ld->page.fault;
    struct import_place nowhere = {0};

    if (ld->page.guess)
        import_complain(&ld->import, PROBLEM_DOUBTED, nowhere,
                        "nothing says in which encoding the page is; %s is a guess",
                        ld->page.guess);
    if (fault->kind)
        import_complain(&ld->import, PROBLEM_DROPPED, (struct import_place){.line = fault->line},
                        "data in the page (application/ld+json) are not read: %s", fault->message);
    if (ld->all_day)
        import_complain(&ld->import, PROBLEM_NOTE, nowhere,
                        "events with a day and no hour are not in the programme: %zu", ld->all_day);
}

/* There was reason to believe in an event, and it is not there. */
static bool refuse(const struct json_ld *ld, struct error *error)
{
    const struct error *fault = &ld->page.fault;

    if (!fault->kind)
        return error_set(error, ERROR_FORMAT,
                         "this is a web page, and the data in it (application/ld+json) hold no "
                         "event; expected a programme or a feed");
    if (error)
        *error = *fault;
    return error_prefix(error, "data in the page (application/ld+json): ");
}

static bool read_agenda(struct json_ld *ld, struct draft *draft, const struct sheet *sheet,
                        struct error *error)
{
    struct written_time sample = {0};
    struct agenda agenda = {0};

    if (!find_main(ld, &agenda))
        return refuse(ld, error);
    import_open(&ld->import, draft, sheet);
    if (!visit_agenda(ld, &agenda, look_for_offset, &sample))
        return error_set(error, ERROR_LIMIT, "more than %d events, or one that is a part of itself",
                         LIMIT_SESSIONS);
    import_set_zone(&ld->import, TEXT(""), sample.has_offset ? &sample : NULL);
    (void)visit_agenda(ld, &agenda, hear_language, NULL); /* as far as it went before */
    read_event(ld, &agenda);
    (void)visit_agenda(ld, &agenda, read_session, NULL);
    doubt(ld);
    return import_close(&ld->import, error);
}

static bool read_page(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct json_ld ld = {0};
    bool is_read = json_ld_open(&ld.page, draft->scratch, sheet->document, error) &&
                   read_agenda(&ld, draft, sheet, error);

    json_ld_close(&ld.page);
    return is_read;
}

const struct reader json_ld_reader = {
    .format = tell_format,
    .gives_event = gives_event,
    .read = read_page,
};
