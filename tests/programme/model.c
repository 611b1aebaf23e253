#include "model.h"

#include <inttypes.h>

struct print {
    struct text_builder *out;
    const struct programme *programme;
};

static bool is_shown(const struct event *event, struct text language)
{
    for (size_t i = 0; i < event->language_count; i++)
        if (text_equal(event->languages[i], language))
            return true;
    return false;
}

/* What pages show: in the languages of the event, and in others that are given. */
static void print_localised(const struct print *print, const char *name,
                            const struct localised *localised)
{
    const struct event *event = &print->programme->event;
    struct text_builder *out = print->out;

    builder_format(out, "  %s:", name);
    for (size_t i = 0; i < event->language_count; i++)
        builder_format(out, " [%.*s] %.*s", TEXT_ARG(event->languages[i]),
                       TEXT_ARG(localised_in(localised, event->languages[i])));
    for (size_t i = 0; i < localised->count; i++)
        if (localised->translations[i].language.size &&
            !is_shown(event, localised->translations[i].language))
            builder_format(out, " (%.*s) %.*s", TEXT_ARG(localised->translations[i].language),
                           TEXT_ARG(localised->translations[i].text));
    builder_add(out, TEXT("\n"));
}

static void print_text(struct text_builder *out, const char *name, struct text text)
{
    builder_format(out, "  %s: \"%.*s\"\n", name, TEXT_ARG(text));
}

static void print_number(struct text_builder *out, const char *name, int64_t number)
{
    builder_format(out, "  %s: %" PRId64 "\n", name, number);
}

static void print_texts(struct text_builder *out, const char *name, const struct text *texts,
                        size_t count)
{
    builder_format(out, "  %s:", name);
    for (size_t i = 0; i < count; i++)
        builder_format(out, " \"%.*s\"", TEXT_ARG(texts[i]));
    builder_add(out, TEXT("\n"));
}

static void print_numbers(struct text_builder *out, const char *name, const int *numbers,
                          size_t count)
{
    builder_format(out, "  %s:", name);
    for (size_t i = 0; i < count; i++)
        builder_format(out, " %d", numbers[i]);
    builder_add(out, TEXT("\n"));
}

static void print_event(struct text_builder *out, const struct programme *programme)
{
    struct print print = {out, programme};
    const struct event *event = &programme->event;

    builder_add(out, TEXT("event\n"));
    print_text(out, "id", event->id);
    print_localised(&print, "title", &event->title);
    print_localised(&print, "subtitle", &event->subtitle);
    print_localised(&print, "venue", &event->venue);
    print_localised(&print, "city", &event->city);
    print_localised(&print, "organiser", &event->organiser);
    print_text(out, "url", event->url);
    print_texts(out, "languages", event->languages, event->language_count);
    print_number(out, "day_change", event->day_change_minutes);
    print_number(out, "overrun", event->overrun_minutes);
    print_number(out, "revision", programme->revision);
    print_number(out, "updated", programme->updated_at.seconds);
}

/* By what its clocks show: a zone known only by its offset is written by another name. */
static void print_zone(struct text_builder *out, const struct zone *zone)
{
    for (int year = 1995; year < 2060; year++)
        for (int month = 1; month <= 12; month += 3)
            builder_format(out, " %d",
                           zone_offset(zone, instant_from_civil(
                                                 (struct civil){year, month, 15, 12, 0, 0}, 0)));
    builder_add(out, TEXT("\n"));
}

static void print_rooms(struct text_builder *out, const struct programme *programme)
{
    struct print print = {out, programme};
    for (size_t i = 0; i < programme->room_count; i++) {
        const struct room *room = &programme->rooms[i];

        builder_format(out, "room %zu\n", i);
        print_localised(&print, "name", &room->name);
        print_localised(&print, "floor", &room->floor);
        print_number(out, "lacks step free", room->lacks_step_free);
        print_texts(out, "match", room->match, room->match_count);
    }
}

static void print_tracks(struct text_builder *out, const struct programme *programme)
{
    struct print print = {out, programme};
    for (size_t i = 0; i < programme->track_count; i++) {
        const struct track *track = &programme->tracks[i];

        builder_format(out, "track %zu\n", i);
        print_localised(&print, "name", &track->name);
        print_number(out, "colour", track->has_colour ? (int64_t)track->colour : -1);
    }
}

static void print_speakers(struct text_builder *out, const struct programme *programme)
{
    struct print print = {out, programme};
    for (size_t i = 0; i < programme->speaker_count; i++) {
        const struct speaker *speaker = &programme->speakers[i];

        builder_format(out, "speaker %zu\n", i);
        print_localised(&print, "name", &speaker->name);
        print_localised(&print, "role", &speaker->role);
        print_localised(&print, "affiliation", &speaker->affiliation);
        print_localised(&print, "bio", &speaker->bio);
        print_text(out, "photo", speaker->photo);
    }
}

static void print_session(struct text_builder *out, const struct programme *programme,
                          const struct session *session, bool with_how_it_came)
{
    struct print print = {out, programme};

    print_number(out, "kind", session->kind);
    print_localised(&print, "title", &session->title);
    print_localised(&print, "subtitle", &session->subtitle);
    print_localised(&print, "abstract", &session->abstract);
    print_number(out, "planned start", session->planned_starts_at.seconds);
    print_number(out, "planned end", session->planned_ends_at.seconds);
    print_number(out, "start", session->starts_at.seconds);
    print_number(out, "end", session->ends_at.seconds);
    print_number(out, "planned room", session->planned_room);
    print_number(out, "room", session->room);
    print_number(out, "track", session->track);
    print_numbers(out, "speakers", session->speakers, session->speaker_count);
    print_text(out, "language", session->language);
    print_texts(out, "interpretation", session->interpretation, session->interpretation_count);
    print_text(out, "url", session->url);
    print_number(out, "changes", session->changes);
    print_number(out, "newest", session->newest_changes);
    print_localised(&print, "note", &session->change_note);
    if (with_how_it_came) {
        print_number(out, "end is guessed", session->end_is_guessed);
        print_number(out, "changed", session->changed_at.seconds);
        print_number(out, "started", session->started_at.seconds);
    }
}

static void print_notices_and_quotes(struct text_builder *out, const struct programme *programme)
{
    struct print print = {out, programme};
    for (size_t i = 0; i < programme->notice_count; i++) {
        const struct notice *notice = &programme->notices[i];

        builder_format(out, "notice %zu\n", i);
        print_number(out, "severity", notice->severity);
        print_localised(&print, "text", &notice->text);
        print_number(out, "from", notice->from.seconds);
        print_number(out, "until", notice->until.seconds);
        print_texts(out, "screens", notice->screens, notice->screen_count);
    }
    for (size_t i = 0; i < programme->quote_count; i++) {
        const struct quote *quote = &programme->quotes[i];

        builder_format(out, "quote %zu\n", i);
        print_number(out, "verbatim", quote->verbatim);
        print_localised(&print, "text", &quote->text);
        print_number(out, "speaker", quote->speaker);
        print_localised(&print, "who", &quote->who);
        print_localised(&print, "role", &quote->role);
        print_text(out, "source", quote->source);
    }
}

static void print_rest(struct text_builder *out, const struct programme *programme)
{
    struct print print = {out, programme};
    const struct event_theme *theme = &programme->theme;

    for (size_t i = 0; i < programme->thanks_count; i++) {
        builder_format(out, "thanks %zu, %d\n", i, (int)programme->thanks[i].kind);
        print_localised(&print, "name", &programme->thanks[i].name);
        print_localised(&print, "text", &programme->thanks[i].text);
        print_text(out, "logo", programme->thanks[i].logo);
    }
    for (size_t i = 0; i < programme->fact_count; i++) {
        print_localised(&print, "figure", &programme->facts[i].figure);
        print_localised(&print, "text", &programme->facts[i].text);
    }
    for (size_t i = 0; i < programme->link_count; i++) {
        print_text(out, "link", programme->links[i].url);
        print_localised(&print, "label", &programme->links[i].label);
    }
    for (size_t i = 0; i < programme->message_count; i++) {
        print_localised(&print, "message", &programme->messages[i].title);
        print_localised(&print, "text", &programme->messages[i].text);
    }
    for (size_t i = 0; i < programme->picture_count; i++) {
        print_text(out, "picture", programme->pictures[i].image);
        print_localised(&print, "caption", &programme->pictures[i].caption);
    }
    print_text(out, "ssid", programme->wifi.ssid);
    print_text(out, "password", programme->wifi.password);
    builder_format(out, "wifi %d %d\n", (int)programme->wifi.auth, programme->wifi.qr);
    print_text(out, "logo", theme->logo);
    print_text(out, "font", theme->font);
    builder_format(out, "theme %d %06x %06x %06x %d%d%d\n", (int)theme->mode,
                   (unsigned)theme->background, (unsigned)theme->text, (unsigned)theme->accent,
                   theme->has_background, theme->has_text, theme->has_accent);
}

static void print_playlists(struct text_builder *out, const struct programme *programme)
{
    for (size_t i = 0; i < programme->playlist_count; i++) {
        const struct playlist *playlist = &programme->playlists[i];

        builder_format(out, "playlist %zu\n", i);
        for (size_t j = 0; j < playlist->slide_count; j++) {
            const struct slide *slide = &playlist->slides[j];

            builder_format(out, "  %s %d s, %zu ids, %" PRId64 " to %" PRId64 "\n",
                           slide_kind_name(slide->kind), slide->seconds, slide->id_count,
                           slide->from.seconds, slide->until.seconds);
            print_texts(out, "ids", slide->ids, slide->id_count);
        }
    }
}

static void print_screens(struct text_builder *out, const struct programme *programme)
{
    struct print print = {out, programme};
    for (size_t i = 0; i < programme->screen_count; i++) {
        const struct screen_record *screen = &programme->screens[i];

        builder_format(out, "screen %zu\n", i);
        print_text(out, "id", screen->id);
        print_text(out, "group", screen->group);
        print_localised(&print, "place", &screen->place);
        print_numbers(out, "rooms", screen->rooms, screen->room_count);
        print_number(out, "playlist", programme_find_playlist(programme, screen->playlist));
        print_texts(out, "languages", screen->languages, screen->language_count);
        print_number(out, "rotate", screen->rotate);
        for (size_t j = 0; j < screen->arrow_count; j++)
            builder_format(out, "  arrow %d %d %d\n", screen->arrows[j].room,
                           (int)screen->arrows[j].arrow, (int)screen->arrows[j].step_free);
    }
}

static void print_sources(struct text_builder *out, const struct programme *programme)
{
    for (size_t i = 0; i < programme->source_count; i++) {
        const struct source *source = &programme->sources[i];

        builder_format(out, "source %.*s %d %d %d %d %d %d\n", TEXT_ARG(source->id),
                       (int)source->kind, source->every_s, source->stale_after_s, source->max_items,
                       source->max_days, source->as_notices);
        print_text(out, "address", source->address);
        print_text(out, "language", source->language);
    }
}

struct text model_printed(struct arena *arena, const struct programme *programme,
                          bool with_how_it_came)
{
    struct text_builder out = {.arena = arena};

    print_event(&out, programme);
    print_zone(&out, &programme->zone);
    print_sources(&out, programme);
    print_rooms(&out, programme);
    print_tracks(&out, programme);
    print_speakers(&out, programme);
    for (size_t i = 0; i < programme->session_count; i++) {
        builder_format(&out, "session %zu\n", i);
        print_session(&out, programme, &programme->sessions[i], with_how_it_came);
    }
    print_notices_and_quotes(&out, programme);
    print_rest(&out, programme);
    print_playlists(&out, programme);
    print_screens(&out, programme);
    return builder_text(&out);
}
