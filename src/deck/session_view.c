/* session_view: one session as a page tells of it: its time and room, what they were, who speaks,
 * its marks. */
#include "colour.h"
#include "layout.h"

/* What is not told: seconds. */
static bool is_other_minute(struct instant a, struct instant b)
{
    enum { SECONDS_IN_MINUTE = 60 };
    return a.seconds / SECONDS_IN_MINUTE != b.seconds / SECONDS_IN_MINUTE;
}

static struct text clock_of(const struct layout *layout, struct instant instant)
{
    return words_clock(layout->arena, page_civil(layout, instant));
}

struct session_view session_view(const struct layout *layout, int session)
{
    const struct session *record = &layout->programme->sessions[session];
    struct session_view view = {
        .session = record,
        .index = session,
        .is_cancelled = session_is_off(record),
        .is_break = record->kind == SESSION_BREAK || record->kind == SESSION_REGISTRATION,
        .is_moved_in_room = record->room != record->planned_room && record->room >= 0,
    };
    view.begins_at = instant_is_given(record->started_at) ? record->started_at : record->starts_at;
    view.is_moved_in_time = is_other_minute(view.begins_at, record->planned_starts_at);
    view.time = clock_of(layout, view.begins_at);
    if (view.is_moved_in_time)
        view.old_time = clock_of(layout, record->planned_starts_at);
    if (record->changes & CHANGE_EXTENDED && !view.is_cancelled &&
        is_other_minute(record->ends_at, record->planned_ends_at))
        view.old_end = clock_of(layout, record->planned_ends_at);
    const struct room *rooms = layout->programme->rooms;
    if (record->room >= 0)
        view.room = page_name(layout, &rooms[record->room].name, &view.room_language);
    if (view.is_moved_in_room && record->planned_room >= 0)
        view.old_room = page_name(layout, &rooms[record->planned_room].name, NULL);
    return view;
}

struct text words_for_off(const struct layout *layout, const struct session *session)
{
    bool is_cancelled = session->changes & CHANGE_CANCELLED;
    return words(layout->language, is_cancelled ? WORD_CANCELLED : WORD_REMOVED);
}

void put_track(struct layout *layout, const struct session *session, struct rect rect, bool is_past)
{
    const struct track *track =
        session->track < 0 ? NULL : &layout->programme->tracks[session->track];
    if (!track || !track->has_colour)
        return;
    rect.width = units(layout, 0.5f);
    put_fill(layout, rect, colour_with_alpha(track->colour, is_past ? 0.4f : 1), rect.width / 2);
}

static void put_change_marks(struct layout *layout, int session, unsigned changes)
{
    for (unsigned bit = CHANGE_DELAYED; bit <= CHANGE_VANISHED; bit <<= 1)
        if (changes & bit)
            put_mark(layout, session, change_mark_name((enum change_mark)bit));
}

void put_session_marks(struct layout *layout, int session)
{
    const struct session *record = &layout->programme->sessions[session];
    if (layout->moment.trusted) {
        switch (session_state_at(layout->programme, session, layout->moment.now)) {
        case SESSION_NOW:
        case SESSION_RUNNING_OVER:
            if (!session_is_off(record))
                put_mark(layout, session, "now");
            break;
        case SESSION_NEXT:
            put_mark(layout, session, "next");
            break;
        case SESSION_PAST:
            put_mark(layout, session, "past");
            break;
        case SESSION_LATER:
            break;
        }
    }
    put_change_marks(layout, session, record->changes);
}

/* With blanks at which no line ends. */
static struct text unbroken(struct arena *arena, struct text name)
{
    struct text_builder builder = {.arena = arena};
    struct text rest = name, word;
    while (text_split(&rest, ' ', &word)) {
        if (builder.size)
            builder_add(&builder, TEXT("\u00A0"));
        builder_add(&builder, word);
    }
    return builder_text(&builder);
}

/* First name and surname stay on one line where they fit one; else they are parted, which is better
 * than a surname broken in two. */
static struct text name_for(const struct layout *layout, struct text name,
                            const struct wording *wording)
{
    struct wording trial = *wording;
    trial.text = text_format(layout->arena, "%.*s,", TEXT_ARG(name));
    trial.size = wording->smallest > 0 ? wording->smallest : wording->size;
    trial.smallest = 0;
    trial.width = 0;
    bool fits = wording_set(layout, &trial).width <= wording->width;
    return fits ? unbroken(layout->arena, name) : name;
}

struct text speaker_names(const struct layout *layout, const struct session *session, size_t limit,
                          const struct wording *wording)
{
    size_t count = session->speaker_count < limit ? session->speaker_count : limit;
    struct text *names = ARENA_ARRAY(layout->arena, struct text, count);
    for (size_t i = 0; i < count; i++) {
        const struct speaker *speaker = &layout->programme->speakers[session->speakers[i]];
        struct text name = name_for(layout, page_name(layout, &speaker->name, NULL), wording);
        names[i] = isolated(layout, name);
    }
    return text_join(layout->arena, names, count, list_comma(layout));
}

void fit_names(const struct layout *layout, const struct session *session, struct wording *people)
{
    for (size_t shown = session->speaker_count; shown > 0; shown--) {
        struct text names = speaker_names(layout, session, shown, people);
        size_t more = session->speaker_count - shown;
        struct text rest =
            more ? words_more_speakers(layout->arena, layout->language, more) : TEXT("");
        people->text =
            more ? text_join(layout->arena, (struct text[]){names, rest}, 2, list_comma(layout))
                 : names;
        if (!wording_set(layout, people).cut)
            return;
    }
}
