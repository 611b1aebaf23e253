/* missing_languages: which record lacks which of the event's languages. What an author gave without
 * a language fits all. */
#include "programme_findings.h"

struct search {
    struct findings *findings;
    const struct programme *programme;
};

static void look_at(const struct search *search, const struct localised *localised,
                    const struct origin *origin, const char *field)
{
    const struct event *event = &search->programme->event;
    struct arena *arena = search->findings->arena;
    struct text_builder missing = {.arena = arena};
    if (!localised_is_given(localised))
        return;
    for (size_t i = 0; i < event->language_count; i++)
        if (!localised_in(localised, event->languages[i]).size)
            builder_format(&missing, "%s\"%.*s\"", missing.size ? ", " : "",
                           TEXT_ARG(event->languages[i]));
    if (!missing.size)
        return;
    struct finding finding = {
        .kind = FINDING_LANGUAGE,
        .path = text_format(arena, "%.*s%s%s", TEXT_ARG(origin->path), origin->path.size ? "." : "",
                            field),
        .message = text_format(arena, "not given in %.*s", TEXT_ARG(builder_text(&missing))),
        .page = FINDING_NO_PAGE,
    };
    findings_add(search->findings, &finding);
}

static void look_at_event(const struct search *search)
{
    const struct event *event = &search->programme->event;
    const struct origin origin = {.path = TEXT("event")};
    look_at(search, &event->title, &origin, "title");
    look_at(search, &event->subtitle, &origin, "subtitle");
    look_at(search, &event->venue, &origin, "venue");
    look_at(search, &event->city, &origin, "city");
}

static void look_at_sessions(const struct search *search)
{
    const struct programme *programme = search->programme;
    for (size_t i = 0; i < programme->session_count; i++) {
        const struct session *session = &programme->sessions[i];
        look_at(search, &session->title, &session->origin, "title");
        look_at(search, &session->subtitle, &session->origin, "subtitle");
        look_at(search, &session->change_note, &session->origin, "change.note");
    }
}

static void look_at_people_and_places(const struct search *search)
{
    const struct programme *programme = search->programme;
    for (size_t i = 0; i < programme->room_count; i++) {
        const struct room *room = &programme->rooms[i];
        look_at(search, &room->name, &room->origin, "name");
        look_at(search, &room->floor, &room->origin, "floor");
    }
    for (size_t i = 0; i < programme->speaker_count; i++) {
        const struct speaker *speaker = &programme->speakers[i];
        look_at(search, &speaker->name, &speaker->origin, "name");
        look_at(search, &speaker->role, &speaker->origin, "role");
        look_at(search, &speaker->affiliation, &speaker->origin, "affiliation");
    }
    for (size_t i = 0; i < programme->screen_count; i++)
        look_at(search, &programme->screens[i].place, &programme->screens[i].origin, "place");
}

static void look_at_sayings(const struct search *search)
{
    const struct programme *programme = search->programme;
    for (size_t i = 0; i < programme->notice_count; i++)
        look_at(search, &programme->notices[i].text, &programme->notices[i].origin, "text");
    for (size_t i = 0; i < programme->quote_count; i++)
        look_at(search, &programme->quotes[i].text, &programme->quotes[i].origin, "text");
    for (size_t i = 0; i < programme->fact_count; i++) {
        look_at(search, &programme->facts[i].figure, &programme->facts[i].origin, "figure");
        look_at(search, &programme->facts[i].text, &programme->facts[i].origin, "text");
    }
    for (size_t i = 0; i < programme->thanks_count; i++) {
        look_at(search, &programme->thanks[i].name, &programme->thanks[i].origin, "name");
        look_at(search, &programme->thanks[i].text, &programme->thanks[i].origin, "text");
    }
    for (size_t i = 0; i < programme->link_count; i++)
        look_at(search, &programme->links[i].label, &programme->links[i].origin, "label");
    for (size_t i = 0; i < programme->message_count; i++) {
        look_at(search, &programme->messages[i].title, &programme->messages[i].origin, "title");
        look_at(search, &programme->messages[i].text, &programme->messages[i].origin, "text");
    }
    for (size_t i = 0; i < programme->picture_count; i++)
        look_at(search, &programme->pictures[i].caption, &programme->pictures[i].origin, "caption");
}

void find_missing_languages(struct findings *findings, const struct programme *programme)
{
    struct search search = {.findings = findings, .programme = programme};
    look_at_event(&search);
    look_at_sessions(&search);
    look_at_people_and_places(&search);
    look_at_sayings(&search);
}
