/* change_words: a session's newest change as words and pairs of values. */
#include "change.h"

/* Where nobody knows the day, nothing is today. */
static bool is_today(const struct layout *layout, struct instant instant)
{
    const struct programme *programme = layout->programme;
    return layout->moment.trusted &&
           programme_day(programme, instant) == programme_day(programme, layout->moment.now);
}

static struct text clock_text(const struct layout *layout, struct instant instant)
{
    return words_clock(layout->arena, page_civil(layout, instant));
}

/* «21 қараша, 09:30»; today's without its date. */
static struct text dated_text(const struct layout *layout, struct instant instant)
{
    struct text parts[] = {words_date(layout->arena, layout->language, page_civil(layout, instant)),
                           clock_text(layout, instant)};
    return is_today(layout, instant) ? parts[1]
                                     : text_join(layout->arena, parts, 2, list_comma(layout));
}

static struct text until_text(const struct layout *layout, struct instant instant)
{
    return words_until(layout->arena, layout->language, page_civil(layout, instant));
}

static enum word word_for_move(const struct session_view *view)
{
    const struct session *session = view->session;
    if (view->is_moved_in_time && view->is_moved_in_room)
        return WORD_NEW_TIME_AND_ROOM;
    if (view->is_moved_in_room)
        return WORD_NEW_ROOM;
    if (!(session->changes & CHANGE_DELAYED))
        return WORD_NEW_TIME;
    bool is_later = instant_compare(session->planned_starts_at, session->starts_at) < 0;
    return is_later ? WORD_STARTS_LATER : WORD_STARTS_EARLIER;
}

static enum word word_for_end(const struct session *session)
{
    bool is_later = instant_compare(session->planned_ends_at, session->ends_at) <= 0;
    return is_later ? WORD_EXTENDED : WORD_ENDS_EARLIER;
}

/* What matters most of what was said last. That it is off matters more than anything after. */
static enum word headline_of(const struct session_view *view)
{
    const struct session *session = view->session;
    unsigned newest = session->newest_changes;
    bool is_moved = view->is_moved_in_time || view->is_moved_in_room;
    if (session_is_off(session))
        return session->changes & CHANGE_CANCELLED ? WORD_CANCELLED : WORD_TAKEN_OUT;
    if (newest & CHANGE_RESTORED)
        return is_moved ? WORD_BACK_IN_PROGRAMME : WORD_AS_PLANNED;
    if (newest & (CHANGE_DELAYED | CHANGE_MOVED) && is_moved)
        return word_for_move(view);
    if (newest & CHANGE_EXTENDED)
        return word_for_end(session);
    if (newest & CHANGE_SPEAKER)
        return WORD_NEW_SPEAKER;
    if (newest & CHANGE_FULL)
        return WORD_FULL;
    if (newest & CHANGE_STARTED)
        return WORD_HAS_BEGUN;
    return newest & CHANGE_NEW ? WORD_ADDED : WORD_CHANGE;
}

typedef struct text write_time(const struct layout *layout, struct instant instant);

static struct then_and_now time_of(const struct layout *layout, const struct session_view *view,
                                   write_time *write)
{
    const struct session *session = view->session;
    struct then_and_now time = {
        .now = write(layout, view->begins_at), .field = "start", .role = ROLE_TIME};
    if (view->is_moved_in_time && !view->is_cancelled)
        time.before = write(layout, session->planned_starts_at);
    return time;
}

static struct text day_of(const struct layout *layout, const struct session *session)
{
    if (is_today(layout, session->starts_at))
        return (struct text){0};
    return words_date_weekday(layout->arena, layout->language,
                              page_civil(layout, session->starts_at));
}

/* Its end is told when that alone has changed. */
static struct then_and_now until_of(const struct layout *layout, const struct session_view *view)
{
    const struct session *session = view->session;
    bool is_told = session->changes & CHANGE_EXTENDED && !view->is_cancelled &&
                   instant_compare(session->planned_ends_at, session->ends_at) != 0;
    if (!is_told)
        return (struct then_and_now){0};
    return (struct then_and_now){
        .before = instant_compare(session->starts_at, session->planned_starts_at)
                      ? (struct text){0}
                      : until_text(layout, session->planned_ends_at),
        .now = until_text(layout, session->ends_at),
        .field = "end",
        .role = ROLE_TIME,
    };
}

static struct then_and_now people_of(const struct layout *layout, const struct session *session)
{
    struct then_and_now people = {.field = "speakers", .role = ROLE_NAME};
    if (!(session->newest_changes & CHANGE_SPEAKER) || session_is_off(session))
        return people;
    struct text *names = ARENA_ARRAY(layout->arena, struct text, session->speaker_count);
    for (size_t i = 0; i < session->speaker_count; i++) {
        const struct speaker *speaker = &layout->programme->speakers[session->speakers[i]];
        names[i] = isolated(layout, page_name(layout, &speaker->name, NULL));
    }
    people.now = text_join(layout->arena, names, session->speaker_count, list_comma(layout));
    return people;
}

struct session_change session_change(const struct layout *layout, int session)
{
    struct session_change change = {.view = session_view(layout, session)};
    const struct session_view *view = &change.view;
    change.headline = words(layout->language, headline_of(view));
    change.time = time_of(layout, view, clock_text);
    change.dated_time = time_of(layout, view, dated_text);
    change.day = day_of(layout, view->session);
    change.until = until_of(layout, view);
    change.room = (struct then_and_now){.before = view->is_cancelled ? TEXT("") : view->old_room,
                                        .now = view->room,
                                        .field = "room",
                                        .role = ROLE_ROOM};
    change.people = people_of(layout, view->session);
    change.note = page_text(layout, &view->session->change_note);
    return change;
}

/* Who stands at a door has come for its room. A screen without rooms is for all of them. */
static bool concerns_screen(const struct layout *layout, const struct session *session)
{
    int index = programme_find_screen(layout->programme, layout->settings->screen);
    if (index < 0 || !layout->programme->screens[index].room_count)
        return true;
    const struct screen_record *screen = &layout->programme->screens[index];
    for (size_t i = 0; i < screen->room_count; i++)
        if (screen->rooms[i] == session->room || screen->rooms[i] == session->planned_room)
            return true;
    return false;
}

struct session_list changes_to_tell(const struct layout *layout, size_t *own)
{
    struct instant now = layout->moment.trusted ? layout->moment.now : INSTANT_NONE;
    struct session_list all = sessions_changed(layout->programme, layout->arena, now);
    int *told = ARENA_ARRAY(layout->arena, int, all.count);
    size_t count = 0;
    for (int is_own = 1; is_own >= 0; is_own--) {
        for (size_t i = 0; i < all.count; i++) {
            const struct session *session = &layout->programme->sessions[all.sessions[i]];
            if (concerns_screen(layout, session) == is_own &&
                page_text(layout, &session->title).size)
                told[count++] = all.sessions[i];
        }
        if (is_own)
            *own = count;
    }
    return (struct session_list){told, count};
}

struct changed_wording change_wording(const struct layout *layout,
                                      const struct session_change *change,
                                      const struct then_and_now *fact)
{
    const struct theme *theme = layout->theme;
    bool is_room = fact->role == ROLE_ROOM, is_off = change->view.is_cancelled;
    return (struct changed_wording){
        .wording = {.source = field_source(layout, &change->view.session->origin, fact->field),
                    .language = is_room ? change->view.room_language : layout->language,
                    .role = fact->role,
                    .face = fact->role == ROLE_TIME ? FACE_TITLE : FACE_MEDIUM,
                    .colour = is_off ? theme->dim : theme->ink,
                    .tabular = fact->role == ROLE_TIME,
                    .struck = is_off},
        .now = fact->now,
        .before = fact->before,
        .colour_before = theme->dim,
        .chip = true,
    };
}

/* In the largest size in which nothing of it is cut. */
struct changed_pair change_set_pair(const struct layout *layout, struct changed_wording *changed,
                                    const float *sizes, size_t count)
{
    struct changed_pair pair = {0};
    for (size_t i = 0; i < count; i++) {
        changed->wording.size = sizes[i];
        pair = changed_set(layout, changed);
        bool is_broken = changed->wording.role == ROLE_TIME && pair.new_set.line_count > 1;
        if (!is_broken && !pair.new_set.cut && !pair.old_set.cut && pair.width <= changed->width)
            break;
    }
    return pair;
}

struct wording change_title(const struct layout *layout, const struct session_change *change,
                            int width, int height)
{
    const struct session *session = change->view.session;
    bool is_off = change->view.is_cancelled;
    return (struct wording){
        .text = page_text(layout, &session->title),
        .source = source_of(layout, &session->origin, "title", &session->title),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = is_off ? layout->theme->dim : layout->theme->ink,
        .size = 9,
        .smallest = 3.5f,
        .leading = LEADING_TITLE,
        .tracking = -0.008f,
        .width = width,
        .height = height,
        .max_lines = 3,
        .most_lines = TITLE_LINES_MOST,
        .balanced = true,
        .struck = is_off,
    };
}

bool change_is_on_bar(const struct rect *content)
{
    return content->width > 4 * content->height;
}

int height_below(int gap, int height)
{
    return height ? gap + height : 0;
}
