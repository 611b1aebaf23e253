/* write: the document as a whole, and how single values look in it. */
#include "write_parts.h"

#include "base/limits.h"
#include "names.h"
#include "read/native_words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { MESSAGE_BYTES = 512 };

void write_text(const struct writing *writing, const char *key, struct text text)
{
    if (text.size)
        json_write_text(writing->writer, key, text);
}

/* Words whose author named no language, beside some in named ones: they serve every other page. */
static void write_for_the_rest(const struct writing *writing, const struct localised *localised,
                               struct text words)
{
    const struct event *event = &writing->programme->event;

    for (size_t i = 0; i < event->language_count; i++) {
        bool is_there = false;

        for (size_t j = 0; j < localised->count; j++)
            is_there |= text_equal(localised->translations[j].language, event->languages[i]);
        if (!is_there)
            json_write_text(writing->writer, text_to_c(writing->arena, event->languages[i]), words);
    }
}

void write_localised(const struct writing *writing, const char *key,
                     const struct localised *localised)
{
    struct text unnamed = {0};

    if (!localised->count)
        return;
    if (localised->count == 1 && !localised->translations[0].language.size) {
        json_write_text(writing->writer, key, localised->translations[0].text);
        return;
    }
    json_open_object(writing->writer, key);
    for (size_t i = 0; i < localised->count; i++) {
        const struct translation *translation = &localised->translations[i];

        if (translation->language.size)
            json_write_text(writing->writer, text_to_c(writing->arena, translation->language),
                            translation->text);
        else
            unnamed = translation->text;
    }
    if (unnamed.size)
        write_for_the_rest(writing, localised, unnamed);
    json_close(writing->writer);
}

void write_texts(const struct writing *writing, const char *key, const struct text *texts,
                 size_t count)
{
    if (!count)
        return;
    json_open_array(writing->writer, key);
    for (size_t i = 0; i < count; i++)
        json_write_text(writing->writer, NULL, texts[i]);
    json_close(writing->writer);
}

void write_colour(const struct writing *writing, const char *key, bool is_given, uint32_t colour)
{
    if (is_given)
        json_write_text(writing->writer, key,
                        text_format(writing->arena, "#%06X", (unsigned)(colour & 0xFFFFFF)));
}

static struct text written_offset(struct arena *arena, int offset_s)
{
    int minutes = abs(offset_s) / 60;

    return text_format(arena, "%c%02d:%02d", offset_s < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

void write_instant(const struct writing *writing, const char *key, struct instant instant)
{
    const struct zone *zone = &writing->programme->zone;
    struct text_builder time = {.arena = writing->arena};
    struct civil civil;

    if (!instant_is_given(instant))
        return;
    civil = zone_civil(zone, instant);
    builder_format(&time, "%04d-%02d-%02dT%02d:%02d", civil.year, civil.month, civil.day,
                   civil.hour, civil.minute);
    if (civil.second)
        builder_format(&time, ":%02d", civil.second);
    if (instant_compare(zone_instant(zone, civil), instant) != 0)
        builder_add(&time, written_offset(writing->arena, zone_offset(zone, instant)));
    json_write_text(writing->writer, key, builder_text(&time));
}

void write_reference(const struct writing *writing, const char *key, const struct text *ids,
                     int index)
{
    if (index >= 0)
        json_write_text(writing->writer, key, ids[index]);
}

void write_references(const struct writing *writing, const char *key, const struct text *ids,
                      const int *indexes, size_t count)
{
    if (!count)
        return;
    json_open_array(writing->writer, key);
    for (size_t i = 0; i < count; i++)
        json_write_text(writing->writer, NULL, ids[indexes[i]]);
    json_close(writing->writer);
}

void write_complain(const struct writing *writing, struct text path, const char *format, ...)
{
    struct problems *problems = writing->problems;
    char message[MESSAGE_BYTES];
    va_list arguments;

    if (problems->total++ >= LIMIT_PROBLEMS)
        return;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments); /* cut at its size */
    va_end(arguments);
    ARENA_PUSH(writing->arena, problems->items, problems->count, problems->capacity);
    problems->items[problems->count - 1] = (struct problem){
        .severity = PROBLEM_DROPPED,
        .path = path,
        .message = text_copy(writing->arena, text_from(message)),
    };
}

/* What tzdata has for clocks that never change; its signs are the other way round. */
static struct text fixed_zone_name(struct arena *arena, int offset_s)
{
    int hours = offset_s / 3600;

    if (offset_s % 3600 != 0 || hours < -12 || hours > 14)
        return TEXT("");
    return hours ? text_format(arena, "Etc/GMT%+d", -hours) : TEXT("UTC");
}

static bool find_zone_name(const struct programme *programme, struct arena *arena,
                           struct text *name, struct error *error)
{
    const struct zone *zone = &programme->zone;

    *name = zone->name;
    if (zone->name.size && zone_is_known(arena, zone->name))
        return true;
    *name = zone->span_count < 2
                ? fixed_zone_name(arena, zone->span_count ? zone->spans[0].offset_s : 0)
                : TEXT("");
    return name->size ||
           error_set(error, ERROR_FORMAT,
                     "the time zone is only known as %.*s, which has no name to write",
                     TEXT_ARG(zone->name));
}

static void write_clock(const struct writing *writing, const char *key, int minutes)
{
    if (minutes)
        json_write_text(writing->writer, key,
                        text_format(writing->arena, "%02d:%02d", minutes / 60, minutes % 60));
}

static void write_event(const struct writing *writing, struct text zone)
{
    const struct event *event = &writing->programme->event;

    json_open_object(writing->writer, "event");
    write_text(writing, "id", event->id);
    write_localised(writing, "title", &event->title);
    write_localised(writing, "subtitle", &event->subtitle);
    write_localised(writing, "venue", &event->venue);
    write_localised(writing, "city", &event->city);
    write_localised(writing, "organiser", &event->organiser);
    json_write_text(writing->writer, "timezone", zone);
    write_texts(writing, "languages", event->languages, event->language_count);
    write_clock(writing, "day_change", event->day_change_minutes);
    write_text(writing, "url", event->url);
    if (event->overrun_minutes)
        json_write_integer(writing->writer, "overrun_minutes", event->overrun_minutes);
    json_close(writing->writer);
}

static void write_wifi(const struct writing *writing)
{
    const struct wifi *wifi = &writing->programme->wifi;

    if (!wifi->ssid.size)
        return;
    json_open_object(writing->writer, "wifi");
    json_write_text(writing->writer, "ssid", wifi->ssid);
    write_text(writing, "password", wifi->password);
    json_write_text(writing->writer, "auth", text_from(WIFI_AUTH_NAMES[wifi->auth]));
    if (wifi->qr)
        json_write_boolean(writing->writer, "qr", true);
    json_close(writing->writer);
}

static void write_theme(const struct writing *writing)
{
    const struct event_theme *theme = &writing->programme->theme;

    if (!theme->logo.size && !theme->font.size && !theme->mode && !theme->has_background &&
        !theme->has_text && !theme->has_accent)
        return;
    json_open_object(writing->writer, "theme");
    write_text(writing, "logo", theme->logo);
    write_colour(writing, "background", theme->has_background, theme->background);
    write_colour(writing, "text", theme->has_text, theme->text);
    write_colour(writing, "accent", theme->has_accent, theme->accent);
    write_text(writing, "font", theme->font);
    if (theme->mode)
        json_write_text(writing->writer, "mode", text_from(THEME_MODE_NAMES[theme->mode - 1]));
    json_close(writing->writer);
}

#define IDS(list, what)                                                                            \
    write_ids(arena, programme->list, programme->what##_count, sizeof *programme->list, #what)

static struct written_ids make_all_ids(const struct programme *programme, struct arena *arena)
{
    return (struct written_ids){
        .sources = IDS(sources, source),
        .rooms = IDS(rooms, room),
        .tracks = IDS(tracks, track),
        .speakers = IDS(speakers, speaker),
        .sessions = IDS(sessions, session),
        .notices = IDS(notices, notice),
        .quotes = IDS(quotes, quote),
        .thanks = IDS(thanks, thanks),
        .facts = IDS(facts, fact),
        .links = IDS(links, link),
        .messages = IDS(messages, message),
        .pictures = IDS(pictures, picture),
        .playlists = IDS(playlists, playlist),
        .screens = IDS(screens, screen),
    };
}

static void write_all(const struct writing *writing, struct text zone)
{
    const struct programme *programme = writing->programme;

    json_open_object(writing->writer, NULL);
    json_write_integer(writing->writer, "taqta", 1);
    if (programme->revision >= 0)
        json_write_integer(writing->writer, "revision", programme->revision);
    write_instant(writing, "updated", programme->updated_at);
    write_event(writing, zone);
    write_sources(writing);
    write_rooms(writing);
    write_tracks(writing);
    write_speakers(writing);
    write_sessions(writing);
    write_changes(writing);
    write_notices(writing);
    write_quotes(writing);
    write_thanks(writing);
    write_facts(writing);
    write_wifi(writing);
    write_links(writing);
    write_theme(writing);
    write_playlists(writing);
    write_screens(writing);
    write_messages(writing);
    write_pictures(writing);
    json_close(writing->writer);
}

bool programme_write(const struct programme *programme, struct arena *arena, struct text *json,
                     struct problems *problems, struct error *error)
{
    struct writing writing = {.programme = programme, .arena = arena, .problems = problems};
    struct text zone;

    if (!find_zone_name(programme, arena, &zone, error))
        return false;
    if (programme->zone_origin == ZONE_FROM_NOBODY)
        write_complain(&writing, TEXT("event.timezone"),
                       "no document names a time zone; UTC is written, and the clocks are wrong "
                       "unless that is so");
    writing.ids = make_all_ids(programme, arena);
    writing.writer = json_writer_create();
    write_all(&writing, zone);
    *json = json_writer_text(writing.writer, arena);
    json_writer_destroy(writing.writer);
    return true;
}
