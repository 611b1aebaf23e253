/* import: the event, its zone and its sessions from another system's schedule. */
#include "import.h"

#include "base/digest.h"
#include "base/limits.h"
#include "doubles.h"
#include "import_names.h"
#include "plain_text.h"
#include "read/native_words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    FORTNIGHT_S = 14 * 86400,
    DAY_S = 86400,
    KEY_DIGITS = 16, /* of a key made of room, start and title */
    MESSAGE_BYTES = 300
};

void import_open(struct import *import, struct draft *draft, const struct sheet *sheet)
{
    *import = (struct import){
        .draft = draft,
        .sheet = sheet,
        .gives_event = !draft->has_event,
        .zone = draft->programme->zone,
        .from = INSTANT_NONE,
        .until = INSTANT_NONE,
    };
    import_know_names(import);
    doubles_take_in(draft);
    draft->has_event = true;
}

void import_complain(struct import *import, enum problem_severity severity,
                     struct import_place place, const char *format, ...)
{
    struct arena *arena = &import->draft->programme->arena;
    struct problem problem = {.severity = severity, .line = place.line};
    char message[MESSAGE_BYTES];
    va_list arguments;

    if (draft_listens(import->draft)) {
        va_start(arguments, format);
        (void)vsnprintf(message, sizeof message, format, arguments);
        va_end(arguments);
        if (import->record)
            json_place(import->record, &problem.line, &problem.column);
        problem.document = text_copy(arena, import->sheet->document->address);
        problem.path = text_copy(arena, place.path);
        problem.message = text_copy(arena, text_clean(import->draft->scratch, text_from(message)));
    }
    draft_complain(import->draft, &problem);
}

/* The configured zone, if its clocks agree with the offset that stands in the document: it knows
 * when they change. */
static enum zone_origin choose_unnamed_zone(struct import *import, struct zone *zone,
                                            const struct written_time *sample)
{
    struct arena *arena = &import->draft->programme->arena;
    struct text configured = import->draft->options->timezone;
    bool is_configured = configured.size && zone_load(zone, arena, configured, NULL);
    struct instant instant;

    if (!sample || !sample->has_offset)
        return is_configured ? ZONE_FROM_CONFIGURATION : ZONE_FROM_NOBODY;
    instant = instant_from_civil(sample->civil, sample->offset_s);
    if (is_configured && zone_offset(zone, instant) == sample->offset_s)
        return ZONE_FROM_CONFIGURATION;
    zone_fixed(zone, arena, sample->offset_s);
    return ZONE_FROM_OFFSETS;
}

static bool is_named_utc(struct text name)
{
    static const struct text names[] = {{"UTC", 3}, {"Etc/UTC", 7}, {"GMT", 3}, {"Etc/GMT", 7}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal(name, names[i]))
            return true;
    return false;
}

/* Where the clocks are said to show UTC, and the times written beside that say they do not. */
static bool is_belied(struct import *import, struct text name, const struct written_time *sample)
{
    int minutes;

    if (!is_named_utc(name) || !sample || !sample->has_offset || !sample->offset_s)
        return false;
    minutes = abs(sample->offset_s) / 60;
    import_complain(import, PROBLEM_DOUBTED, (struct import_place){0},
                    "the zone is %.*s, and yet times have the offset %c%02d:%02d, which counts",
                    TEXT_ARG(name), sample->offset_s < 0 ? '-' : '+', minutes / 60, minutes % 60);
    return true;
}

static enum zone_origin choose_zone(struct import *import, struct zone *zone, struct text name,
                                    const struct written_time *sample)
{
    struct arena *arena = &import->draft->programme->arena;
    struct error error;

    if (is_belied(import, name, sample))
        return choose_unnamed_zone(import, zone, sample);
    if (name.size && zone_load(zone, arena, name, &error))
        return ZONE_FROM_DOCUMENT;
    if (name.size)
        import_complain(import, PROBLEM_DOUBTED, (struct import_place){0}, "%s", error.message);
    return choose_unnamed_zone(import, zone, sample);
}

void import_set_zone(struct import *import, struct text name, const struct written_time *sample)
{
    struct programme *programme = import->draft->programme;
    struct zone zone = {0};
    enum zone_origin origin = choose_zone(import, &zone, name, sample);

    /* Of two documents without a zone of their own the one with the event knows better. */
    if (!import->gives_event && origin != ZONE_FROM_DOCUMENT)
        return;
    import->zone = zone;
    if (!import->gives_event)
        return;
    if (origin == ZONE_FROM_NOBODY)
        import_complain(import, PROBLEM_DOUBTED, (struct import_place){0},
                        "names no time zone, and none is configured: nothing is shown as now; give "
                        "the option timezone, as Asia/Almaty");
    programme->zone = zone;
    programme->zone_origin = origin;
}

void import_set_days(struct import *import, struct instant first, struct instant last)
{
    import->from = instant_is_given(first) ? instant_add(first, -FORTNIGHT_S) : INSTANT_NONE;
    import->until = instant_is_given(last) ? instant_add(last, FORTNIGHT_S) : INSTANT_NONE;
}

void import_hear_language(struct import *import, struct text tag)
{
    struct text language = import_language(import, tag);

    for (size_t i = 0; i < import->language_count; i++)
        if (text_equal(import->languages[i], language))
            return;
    if (language.size && import->language_count < LIMIT_LANGUAGES)
        import->languages[import->language_count++] = language;
}

/* Those that talks are held in are what people here understand. Where our own words are in none of
 * them, or nobody said, pages speak the languages of the place where we are at home. */
static void set_languages(struct import *import)
{
    static const struct text ours[] = {{"kk", 2}, {"ru", 2}, {"en", 2}};
    struct draft *draft = import->draft;
    struct event *event = &draft->programme->event;
    size_t all = sizeof ours / sizeof *ours;
    struct text *kept = ARENA_ARRAY(&draft->programme->arena, struct text, all);

    event->language_count = 0;
    for (size_t i = 0; i < import->language_count; i++)
        for (size_t j = 0; j < all; j++)
            if (text_equal(import->languages[i], ours[j]))
                kept[event->language_count++] = ours[j];
    for (size_t j = 0; j < all && !import->language_count; j++)
        kept[event->language_count++] = ours[j];
    if (!event->language_count)
        kept[event->language_count++] = TEXT("en");
    event->languages = kept;
}

void import_event(struct import *import, const struct imported_event *imported)
{
    struct event *event = &import->draft->programme->event;

    if (!import->gives_event)
        return;
    *event = (struct event){
        .id = draft_keep(import->draft, import->sheet->document->source_id),
        .title = imported->title,
        .subtitle = imported->subtitle,
        .venue = imported->venue,
        .city = imported->city,
        .url = imported->url,
        .day_change_minutes = imported->day_change_minutes,
    };
    if (!event->title.count)
        event->title = import_text(import, import->sheet->document->address);
    set_languages(import);
}

struct instant import_instant(const struct import *import, struct written_time time)
{
    if (!civil_is_valid(time.civil))
        return INSTANT_NONE;
    return time.has_offset ? instant_from_civil(time.civil, time.offset_s)
                           : zone_instant(&import->zone, time.civil);
}

struct session import_session(void)
{
    return (struct session){
        .planned_starts_at = INSTANT_NONE,
        .planned_ends_at = INSTANT_NONE,
        .planned_room = -1,
        .track = -1,
        .changed_at = INSTANT_NONE,
        .started_at = INSTANT_NONE,
    };
}

void import_mark(struct session *session, enum change_mark mark)
{
    session->changes |= mark;
    session->newest_changes = mark;
}

static bool is_believable(const struct import *import, struct instant start)
{
    static const struct instant first = {0}, last = {4133980800}; /* 1970 to 2100 */

    return instant_is_given(start) && instant_compare(start, first) >= 0 &&
           instant_compare(start, last) < 0 &&
           (!instant_is_given(import->from) || instant_compare(start, import->from) >= 0) &&
           (!instant_is_given(import->until) || instant_compare(start, import->until) < 0);
}

static struct text make_key(struct import *import, const struct session *session)
{
    struct text_builder builder = {.arena = import->draft->scratch};
    uint8_t digest[DIGEST_SIZE];
    char hex[DIGEST_HEX_SIZE];

    builder_format(&builder, "%d\n%lld\n", session->planned_room,
                   (long long)session->planned_starts_at.seconds);
    if (session->title.count)
        builder_add(&builder, session->title.translations[0].text);
    digest_sha256(builder_text(&builder), digest);
    digest_to_hex(digest, hex);
    return text_format(import->draft->scratch, "%.*s", KEY_DIGITS, hex);
}

static bool says_the_same(const struct session *a, const struct session *b)
{
    return instant_compare(a->planned_starts_at, b->planned_starts_at) == 0 &&
           a->planned_room == b->planned_room && a->title.count == b->title.count &&
           (!a->title.count ||
            text_equal(a->title.translations[0].text, b->title.translations[0].text));
}

static struct text name_id(struct import *import, struct text key)
{
    struct text source = import->sheet->document->source_id;
    struct arena *scratch = import->draft->scratch;

    return draft_keep(
        import->draft,
        source.size ? text_format(scratch, "%.*s:%.*s", TEXT_ARG(source), TEXT_ARG(key)) : key);
}

/* Of what stands in two sources one is shown, and known by both its names. */
static bool is_published(struct import *import, const struct session *session, struct text key)
{
    struct draft *draft = import->draft;
    int found = doubles_find_session(draft, session, key);
    struct alias alias;

    if (found < 0)
        return false;
    alias = (struct alias){name_id(import, key), draft->sessions.items[found].id};
    DRAFT_ADD(draft, aliases, alias);
    import->elsewhere++;
    return true;
}

/* The id it is known by; empty when it is there already. */
static struct text choose_id(struct import *import, const struct session *session, struct text key)
{
    struct draft *draft = import->draft;
    struct text id = name_id(import, key);
    int other = id_index_find(&draft->session_ids, id);

    if (other < 0)
        return id;
    if (says_the_same(session, &draft->sessions.items[other]))
        return TEXT("");
    id_index_add(&draft->shared_ids, draft->scratch, id, other);
    id = text_format(&draft->programme->arena, "%.*s@%lld/%d", TEXT_ARG(id),
                     (long long)session->planned_starts_at.seconds, session->planned_room);
    other = id_index_find(&draft->session_ids, id);
    return other < 0 ? id : TEXT("");
}

/* An end before the start, or a session of a day and more, was not meant. */
static void settle_end(struct import *import, struct session *session, struct import_place place)
{
    int64_t length_s;

    if (!instant_is_given(session->planned_ends_at))
        return;
    length_s = instant_between(session->planned_starts_at, session->planned_ends_at);
    if (length_s > 0 && length_s <= DAY_S)
        return;
    import_complain(import, PROBLEM_DOUBTED, place,
                    length_s > 0 ? "lasts longer than a day; the end is guessed"
                                 : "does not end after its start; the end is guessed");
    session->planned_ends_at = INSTANT_NONE;
}

void import_add(struct import *import, struct session *session, struct text key,
                struct text instead, struct import_place place)
{
    struct draft *draft = import->draft;

    import->sessions++;
    if (!is_believable(import, session->planned_starts_at)) {
        import->hidden++;
        import_complain(import, PROBLEM_DROPPED, place,
                        instant_is_given(session->planned_starts_at)
                            ? "starts on a day that is not of the event; it is not shown"
                            : "has no start that could be understood; it is not shown");
        return;
    }
    if (draft->sessions.count >= LIMIT_SESSIONS)
        return;
    settle_end(import, session, place);
    if (!session->title.count)
        session->title = import_text(import, instead.size ? instead : TEXT("…"));
    if (!key.size)
        key = make_key(import, session);
    if (is_published(import, session, key))
        return;
    session->id = choose_id(import, session, key);
    if (!session->id.size) {
        import->doubles++;
        return;
    }
    session->origin = (struct origin){import->sheet->index, draft_keep(draft, place.path)};
    DRAFT_ADD(draft, sessions, *session);
    id_index_add(&draft->session_ids, draft->scratch, session->id, (int)draft->sessions.count - 1);
}

static void tell_of_all(struct import *import)
{
    const struct import_place nowhere = {0};

    if (import->doubles)
        import_complain(import, PROBLEM_NOTE, nowhere,
                        "%zu sessions stand there twice and are shown once", import->doubles);
    if (import->elsewhere)
        import_complain(import, PROBLEM_NOTE, nowhere,
                        "%zu sessions stand in a source before this one as well and are shown once",
                        import->elsewhere);
    if (import->is_full_of_rooms)
        import_complain(import, PROBLEM_DROPPED, nowhere,
                        "more than %d rooms are too many; sessions in the rest are without one",
                        LIMIT_ROOMS);
    if (import->is_full_of_tracks)
        import_complain(import, PROBLEM_DROPPED, nowhere,
                        "more than %d tracks are too many; sessions of the rest are without one",
                        LIMIT_RECORDS);
    if (import->is_full_of_speakers)
        import_complain(import, PROBLEM_DROPPED, nowhere,
                        "more than %d speakers are too many; the rest are left out",
                        LIMIT_SPEAKERS);
}

bool import_close(struct import *import, struct error *error)
{
    import->draft->programme->published_sessions +=
        import->sessions - import->repeats + import->others;
    if (import->sessions > LIMIT_SESSIONS)
        return error_set(error, ERROR_LIMIT, "%zu sessions are too many; expected at most %d",
                         import->sessions, LIMIT_SESSIONS);
    if (2 * import->hidden > import->sessions)
        return error_set(error, ERROR_FORMAT,
                         "%zu of %zu sessions have no start that could be understood",
                         import->hidden, import->sessions);
    tell_of_all(import);
    return true;
}
