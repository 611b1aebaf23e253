/* first_place: the session that the page people look for is about: where, what, by whom; how far
 * along it is, or when it starts; and of a break until when.
 */
#include "hours.h"

enum { SECONDS_IN_MINUTE = 60, SOON_S = 3600, ROOM_LEAST = 12, DISTANCE_LEAST = 20 /* u */ };

static int64_t minutes_up(int64_t seconds)
{
    return (seconds + SECONDS_IN_MINUTE - 1) / SECONDS_IN_MINUTE;
}

static struct changed_pair set_room(struct layout *layout, const struct session_view *view,
                                    int width, bool end)
{
    struct changed_wording room =
        room_wording(layout, view, layout->is_portrait ? 3.67f : 3.33f, layout->theme->gold);
    room.wording.face = FACE_TITLE;
    room.colour_before = layout->theme->dim;
    room.width = width;
    room.end = end;
    return changed_set(layout, &room);
}

/* Label on the left, room in gold on the right, on one baseline; below it where sizes are so large
 * that nothing is left beside it. Returns the y below. */
static int put_heading(struct layout *layout, struct text text, const struct session_view *view,
                       struct rect rect)
{
    struct wording heading = label(layout, WORD_NOW);
    heading.text = text;
    struct paragraph heading_set = wording_set(layout, &heading);
    int rest = rect.width - heading_set.width - units(layout, 4);
    if (rest < units(layout, ROOM_LEAST)) {
        struct changed_pair below = set_room(layout, view, rect.width, false);
        int y = wording_place(layout, &heading, &heading_set, rect.x, rect.y);
        changed_place(layout, &below, rect.x, y);
        return y + below.height;
    }
    struct changed_pair pair = set_room(layout, view, rest, true);
    int drop =
        pair.new.text.size ? first_baseline(&pair.new_set) - first_baseline(&heading_set) : 0;
    wording_place(layout, &heading, &heading_set, rect.x, rect.y + drop);
    changed_place(layout, &pair, rect.x + rect.width, rect.y);
    return rect.y + (pair.height > heading_set.height ? pair.height : heading_set.height);
}

static void put_title(struct layout *layout, const struct session *session, struct rect rect,
                      float size)
{
    struct wording title = {
        .text = page_text(layout, &session->title),
        .source = source_of(layout, &session->origin, "title", &session->title),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = size,
        .smallest = 3.33f,
        .leading = LEADING_TITLE,
        .tracking = -0.008f,
        .width = rect.width,
        .height = rect.height,
        .max_lines = 3,
        .most_lines = TITLE_LINES_MOST,
        .balanced = true,
    };
    wording_put(layout, &title, rect.x, rect.y);
}

/* The line under the names: how many more there are, or what the session says of itself. */
static struct wording more_of(const struct layout *layout, const struct session *session,
                              size_t shown, int width)
{
    struct wording more = {
        .role = ROLE_NOTE,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = layout->is_portrait ? 3.17f : 2.83f,
        .smallest = 2.65f,
        .width = width,
        .max_lines = 2,
    };
    if (session->speaker_count > shown) {
        more.text =
            words_more_speakers(layout->arena, layout->language, session->speaker_count - shown);
    } else if (session->speaker_count == 1) {
        const struct speaker *speaker = &layout->programme->speakers[session->speakers[0]];
        more.text = page_text(layout, &speaker->role);
        more.source = source_of(layout, &speaker->origin, "role", &speaker->role);
    } else {
        more.text = page_text(layout, &session->subtitle);
        more.source = source_of(layout, &session->origin, "subtitle", &session->subtitle);
    }
    return more;
}

/* Who speaks, with its bottom at `bottom`. Returns the y above it. */
static int put_people(struct layout *layout, const struct session *session, int x, int bottom,
                      int width)
{
    size_t shown = session->speaker_count > 2 ? 2 : session->speaker_count;
    bool circle = session->speaker_count && !layout->is_portrait;
    int size = units(layout, 10), text_x = circle ? x + size + units(layout, 2.33f) : x;
    struct wording names = {
        .source = field_source(layout, &session->origin, "speakers"),
        .role = ROLE_NAME,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = layout->is_portrait ? 3.67f : 3.33f,
        .smallest = 3,
        .width = width - (text_x - x),
        .max_lines = 2,
    };
    names.text = speaker_names(layout, session, shown, &names);
    struct wording more = more_of(layout, session, shown, names.width);
    if (!names.text.size && !more.text.size)
        return bottom;
    struct paragraph names_set = {0}, more_set = {0};
    if (names.text.size)
        names_set = wording_set(layout, &names);
    if (more.text.size)
        more_set = wording_set(layout, &more);
    int text = names_set.height + more_set.height, height = circle && size > text ? size : text;
    int top = bottom - height, y = top + (height - text) / 2;
    if (circle)
        put_portrait(layout, session->speakers[0],
                     (struct rect){x, top + (height - size) / 2, size, size}, size / 2, 3.67f);
    if (names.text.size)
        y = wording_place(layout, &names, &names_set, text_x, y);
    if (more.text.size)
        wording_place(layout, &more, &more_set, text_x, y);
    return top;
}

static struct wording small_time(const struct layout *layout, struct text text)
{
    return (struct wording){
        .text = text,
        .role = ROLE_TIME,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = layout->is_portrait ? 3 : 2.83f,
        .tabular = true,
        .capitals = false,
    };
}

static float share_done(const struct session *session, struct instant now)
{
    struct instant from =
        instant_is_given(session->started_at) ? session->started_at : session->starts_at;
    int64_t whole = instant_between(from, session->ends_at), done = instant_between(from, now);
    if (whole <= 0 || done >= whole)
        return 1;
    return done <= 0 ? 0 : (float)done / (float)whole;
}

void put_progress_bar(struct layout *layout, const struct session *session, struct rect bar)
{
    struct rect done = bar;
    done.width = (int)((float)bar.width * share_done(session, layout->moment.now));
    put_fill(layout, bar, layout->theme->track, bar.height / 2);
    if (done.width >= bar.height)
        put_fill(layout, done, layout->theme->gold_paint, bar.height / 2);
}

/* The old time struck through beside the one that holds; only this where there is no room for both.
 */
static struct changed_pair small_pair(const struct layout *layout, struct text now,
                                      struct text before, bool end, int width)
{
    struct changed_wording time = {
        .wording = small_time(layout, (struct text){0}),
        .now = now,
        .before = before,
        .colour_before = layout->theme->dim,
        .end = end,
    };
    struct changed_pair pair = changed_set(layout, &time);
    if (pair.width <= width)
        return pair;
    time.before = (struct text){0};
    return changed_set(layout, &time);
}

/* The bar with start, what is left, and end beneath it. Returns the y above it. */
static int put_progress(struct layout *layout, const struct session_view *view, struct rect rect)
{
    const struct session *session = view->session;
    struct instant now = layout->moment.now;
    int64_t left_s = instant_between(now, session->ends_at);

    struct wording left = small_time(
        layout, left_s > 0 ? words_minutes_left(layout->arena, layout->language, minutes_up(left_s))
                           : words(layout->language, WORD_RUNNING_OVER));
    left.role = ROLE_NOTE;
    struct paragraph left_set = wording_set(layout, &left);
    int y = rect.y + rect.height - left_set.height;
    wording_place(layout, &left, &left_set, rect.x + (rect.width - left_set.width) / 2, y);
    int beside = (rect.width - left_set.width) / 2 - units(layout, 2);
    struct text ends = words_clock(layout->arena, page_civil(layout, session->ends_at));
    struct changed_pair start = small_pair(layout, view->time, view->old_time, false, beside);
    struct changed_pair end = small_pair(layout, ends, view->old_end, true, beside);
    changed_place(layout, &start, rect.x, y);
    changed_place(layout, &end, rect.x + rect.width, y);

    int thickness = units(layout, 1), bar = y - units(layout, 0.83f) - thickness;
    put_progress_bar(layout, session, (struct rect){rect.x, bar, rect.width, thickness});
    return bar;
}

/* Of a break people ask until when; not of one that is over, and waits for what follows. Returns
 * the y above. */
static int put_until(struct layout *layout, const struct session *session, struct rect rect,
                     int bottom)
{
    if (instant_compare(session->ends_at, layout->moment.now) <= 0)
        return bottom;
    struct wording until = {
        .text = words_until(layout->arena, layout->language, page_civil(layout, session->ends_at)),
        .source = field_source(layout, &session->origin, "end"),
        .role = ROLE_TIME,
        .face = FACE_TITLE,
        .colour = layout->theme->gold,
        .size = 5.33f,
        .smallest = 3.33f,
        .width = rect.width,
        .max_lines = 1,
        .tabular = true,
    };
    struct paragraph set = wording_set(layout, &until);
    wording_place(layout, &until, &set, rect.x, bottom - set.height);
    return bottom - set.height;
}

/* How long it is until then today; on another day which one it is, which matters as much as the
 * time. */
struct wording distance_to(const struct layout *layout, const struct outlook *outlook)
{
    struct instant start = layout->programme->sessions[outlook->coming].starts_at;
    int64_t left_s = instant_between(layout->moment.now, start);
    bool is_far = outlook->hour == HOUR_OTHER_DAY && outlook->days_away > 0;
    return (struct wording){
        .text = is_far
                    ? words_date_weekday(layout->arena, layout->language, page_civil(layout, start))
                    : words_begins_in(layout->arena, layout->language, minutes_up(left_s)),
        .role = ROLE_NOTE,
        .face = is_far ? FACE_MEDIUM : FACE_TEXT,
        .colour = is_far ? layout->theme->ink : layout->theme->body,
        .size = is_far ? 4.67f : 4,
        .smallest = 2.65f,
        .max_lines = 1,
    };
}

/* When it starts, in gold, and how far off that is: beside it, or below where sizes are so large
 * that little is left there. Returns the y above. */
static int put_start(struct layout *layout, const struct session_view *view,
                     struct wording distance, struct rect rect)
{
    struct changed_wording time = {
        .wording = {.source = field_source(layout, &view->session->origin, "start"),
                    .role = ROLE_TIME,
                    .face = FACE_TITLE,
                    .colour = layout->theme->gold,
                    .size = 6.67f,
                    .tabular = true,
                    .capitals = true},
        .now = view->time,
        .before = view->old_time,
        .colour_before = layout->theme->dim,
    };
    struct changed_pair pair = changed_set(layout, &time);
    int gap = units(layout, 2.5f), rest = rect.width - pair.width - gap;
    bool is_beside = rest >= units(layout, DISTANCE_LEAST);
    distance.width = is_beside ? rest : rect.width;
    struct paragraph distance_set = wording_set(layout, &distance);
    int bottom = rect.y + rect.height - (is_beside ? 0 : distance_set.height);
    int y = bottom - pair.height, baseline = y + first_baseline(&pair.new_set);
    changed_place(layout, &pair, rect.x, y);
    if (is_beside)
        wording_place(layout, &distance, &distance_set, rect.x + pair.width + gap,
                      baseline - first_baseline(&distance_set));
    else
        wording_place(layout, &distance, &distance_set, rect.x, bottom);
    return y;
}

/* A session's bottom is there; title and people have what is left above it. */
static void put_upper(struct layout *layout, const struct session_view *view, struct text heading,
                      struct rect rect, int bottom, size_t of)
{
    int y = put_heading(layout, heading, view, rect) + units(layout, of > 1 ? 1 : 2.33f);
    int top = bottom - units(layout, 2);
    if (of == 1)
        top = put_people(layout, view->session, rect.x, top, rect.width) - units(layout, 3);
    struct chips chips = chips_set(layout, view, rect.width);
    chips_place(layout, &chips, rect.x, top - chips.height);
    top -= chips.count ? chips.height + units(layout, 2) : 0;
    put_title(layout, view->session, (struct rect){rect.x, y, rect.width, top - y},
              of > 1                ? 5.33f
              : layout->is_portrait ? 6.83f
                                    : 7.67f);
    put_session_marks(layout, view->index);
}

void put_session_on(struct layout *layout, int session, struct rect rect, size_t of)
{
    struct session_view view = session_view(layout, session);
    view.shows_start = view.shows_end = true;
    int bottom = put_progress(layout, &view, rect);
    if (view.is_break && of == 1)
        bottom = put_until(layout, view.session, rect, bottom - units(layout, 1.5f));
    put_upper(layout, &view, words(layout->language, WORD_NOW), rect, bottom, of);
}

struct text heading_to_come(const struct layout *layout, const struct outlook *outlook)
{
    struct instant starts_at = layout->programme->sessions[outlook->coming].starts_at;
    bool is_soon = instant_between(layout->moment.now, starts_at) <= SOON_S;
    return is_soon ? words(layout->language, WORD_SOON) : day_to_come(layout, outlook);
}

void put_session_to_come(struct layout *layout, const struct outlook *outlook, struct rect rect)
{
    struct session_view view = session_view(layout, outlook->coming);
    view.shows_start = true;
    int bottom = put_start(layout, &view, distance_to(layout, outlook), rect);
    put_upper(layout, &view, heading_to_come(layout, outlook), rect, bottom, 1);
}
