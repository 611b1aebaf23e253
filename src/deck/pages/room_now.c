/* room_now: from the top: what is on, what has become of it, in which language; who speaks; and at
 * the foot how far along it is.
 */
#include "room_now.h"

#include "entry.h"

enum { SECONDS_IN_MINUTE = 60, NAMES_MOST = 7 };

static int64_t minutes_up(int64_t seconds)
{
    return (seconds + SECONDS_IN_MINUTE - 1) / SECONDS_IN_MINUTE;
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

static void put_bar(struct layout *layout, struct rect rect, float done)
{
    int thickness = rect.height, width = (int)((float)rect.width * done);
    put_fill(layout, rect, layout->theme->track, thickness / 2);
    if (width >= thickness)
        put_fill(layout, (struct rect){rect.x, rect.y, width, thickness}, layout->theme->gold,
                 thickness / 2);
}

static struct changed_pair set_until(const struct layout *layout, const struct session_view *view,
                                     int width)
{
    const struct session *session = view->session;
    struct wording until = {
        .text = words_until(layout->arena, layout->language, page_civil(layout, session->ends_at)),
        .source = field_source(layout, &session->origin, "end"),
        .role = ROLE_TIME,
        .face = FACE_TITLE,
        .colour = layout->theme->gold,
        .size = layout->is_portrait ? 5.33f : 4.67f,
        .smallest = 3,
        .width = width,
        .max_lines = 1,
        .tabular = true,
    };
    struct changed_wording changed = {.wording = until,
                                      .now = until.text,
                                      .before = view->old_end,
                                      .colour_before = layout->theme->dim};
    changed.wording.width = 0;
    changed.wording.smallest = 0;
    struct changed_pair pair = changed_set(layout, &changed);
    if (pair.width <= width)
        return pair;
    changed.wording = until;
    changed.before = (struct text){0};
    return changed_set(layout, &changed);
}

/* How much is left, with its end at `right`; where there is no room for it, the bar says it. */
static void put_left(struct layout *layout, const struct session *session, int right, int width,
                     int baseline)
{
    int64_t left_s = instant_between(layout->moment.now, session->ends_at);
    struct wording left = {
        .text = left_s > 0 ? words_minutes_left(layout->arena, layout->language, minutes_up(left_s))
                           : words(layout->language, WORD_RUNNING_OVER),
        .role = ROLE_NOTE,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 3.17f,
    };
    struct paragraph set = wording_set(layout, &left);
    if (set.width > width) {
        left.size = 2.67f;
        set = wording_set(layout, &left);
    }
    if (set.width <= width)
        wording_place(layout, &left, &set, right - set.width, baseline - first_baseline(&set));
}

/* «12:25-ке дейін» in gold, and how much is left, over the bar. Returns the y above. */
static int put_time_left(struct layout *layout, const struct session_view *view, struct rect rect)
{
    const struct session *session = view->session;
    struct changed_pair set = set_until(layout, view, rect.width);
    int thickness = units(layout, 1), bar = rect.y + rect.height - thickness;
    int y = bar - units(layout, 1) - set.height;
    put_bar(layout, (struct rect){rect.x, bar, rect.width, thickness},
            share_done(session, layout->moment.now));
    changed_place(layout, &set, rect.x, y);
    put_left(layout, session, rect.x + rect.width, rect.width - set.width - units(layout, 3),
             y + first_baseline(&set.new_set));
    return y;
}

/* As many names as there is room for, and how many more there are. */
static struct wording people_of(const struct layout *layout, const struct session *session,
                                int width)
{
    struct wording people = {
        .source = field_source(layout, &session->origin, "speakers"),
        .role = ROLE_NAME,
        .face = FACE_MEDIUM,
        .colour = layout->theme->body,
        .size = 3.33f,
        .smallest = 3,
        .leading = 1.28f,
        .width = width,
        .max_lines = 3,
    };
    size_t most = session->speaker_count < NAMES_MOST ? session->speaker_count : NAMES_MOST;
    for (size_t shown = most; shown > 0; shown--) {
        size_t more = session->speaker_count - shown;
        people.text = speaker_names(layout, session, shown, &people);
        if (more)
            people.text =
                text_join(layout->arena,
                          (struct text[]){people.text, words_more_speakers(layout->arena,
                                                                           layout->language, more)},
                          2, list_comma(layout));
        if (!wording_set(layout, &people).cut)
            break;
    }
    return people;
}

/* When it really began, where that was not when it should. */
static struct text word_of_start(const struct layout *layout, const struct session_view *view)
{
    bool is_told = view->session->changes & CHANGE_STARTED && view->old_time.size;
    return is_told
               ? words_began(layout->arena, layout->language, page_civil(layout, view->begins_at))
               : TEXT("");
}

/* «Қазір», and beside it in gold what people at the door must know. Returns the y below. */
static int put_heading(struct layout *layout, const struct session_view *view, int room,
                       struct rect rect)
{
    struct wording heading = label(layout, WORD_NOW);
    struct paragraph set = wording_set(layout, &heading);
    struct text parts[3];
    size_t count = 0;
    parts[count] = word_at_door(layout, view, room);
    count += parts[count].size > 0;
    parts[count] = word_of_start(layout, view);
    count += parts[count].size > 0;
    bool is_changed = count > 0;
    parts[count] = words_talk_language(layout->arena, layout->language, view->session->language);
    count += parts[count].size > 0;
    wording_place(layout, &heading, &set, rect.x, rect.y);
    struct wording note = {
        .text = text_join(layout->arena, parts, count, TEXT(" · ")),
        .role = ROLE_NOTE,
        .face = FACE_MEDIUM,
        .colour = is_changed ? layout->theme->gold : layout->theme->dim,
        .size = 2.83f,
        .smallest = 2.65f,
        .width = rect.width - set.width - units(layout, 3),
        .max_lines = 2,
        .align = ALIGN_END,
    };
    if (!note.text.size)
        return rect.y + set.height;
    struct paragraph note_set = wording_set(layout, &note);
    int drop = first_baseline(&set) - first_baseline(&note_set);
    wording_place(layout, &note, &note_set, rect.x + rect.width - note.width,
                  rect.y + (drop > 0 ? drop : 0));
    return rect.y + (note_set.height > set.height ? note_set.height : set.height);
}

static struct wording title_wording(const struct layout *layout, const struct session *session,
                                    int width)
{
    return (struct wording){
        .text = page_text(layout, &session->title),
        .source = source_of(layout, &session->origin, "title", &session->title),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = layout->is_portrait ? 7.33f : 6.33f,
        .smallest = 3,
        .leading = LEADING_TITLE,
        .tracking = -0.008f,
        .width = width,
        .max_lines = 3,
        .most_lines = TITLE_LINES_MOST,
        .balanced = true,
    };
}

bool room_now_fits(const struct layout *layout, const struct room_state *state, int width)
{
    if (state->now < 0)
        return true;
    struct wording title = title_wording(layout, &layout->programme->sessions[state->now], width);
    title.most_lines = title.max_lines;
    return !wording_set(layout, &title).cut;
}

/* Returns the height that its words need, however high the rect is. */
static int put_on(struct layout *layout, const struct room_state *state, struct rect rect)
{
    struct session_view view = session_view(layout, state->now);
    const struct session *session = view.session;
    int bottom = put_time_left(layout, &view, rect) - units(layout, 1.5f);
    int y = put_heading(layout, &view, state->room, rect) + units(layout, 1.67f);
    struct wording title = title_wording(layout, session, rect.width);
    struct wording people = people_of(layout, session, rect.width), least = title;
    struct paragraph people_set = {0};
    int gap = units(layout, 1.67f);
    least.size = 4;
    if (people.text.size)
        people_set = wording_set(layout, &people);
    /* The names give way before the title becomes small. */
    bool has_people = people.text.size &&
                      bottom - y - people_set.height - gap >= wording_set(layout, &least).height;
    title.height = bottom - y - (has_people ? people_set.height + gap : 0);
    y = wording_put(layout, &title, rect.x, y) + gap;
    if (has_people)
        y = wording_place(layout, &people, &people_set, rect.x, y) + gap;
    put_session_marks(layout, state->now);
    return y + rect.height - bottom;
}

/* Until when it is free, and how long that is. Returns the height of these words. */
static int put_free(struct layout *layout, const struct room_state *state, struct rect rect)
{
    bool is_last = state->next < 0;
    struct instant until =
        is_last ? INSTANT_NONE : layout->programme->sessions[state->next].starts_at;
    struct wording heading = label(layout, WORD_NOW),
                   title = {
                       .text = is_last ? words(layout->language, WORD_FREE_TODAY)
                                       : words_free_until(layout->arena, layout->language,
                                                          page_civil(layout, until)),
                       .role = ROLE_TITLE,
                       .face = FACE_TITLE,
                       .colour = layout->theme->ink,
                       .size = 7,
                       .smallest = 4,
                       .leading = LEADING_TITLE,
                       .tracking = -0.008f,
                       .width = rect.width,
                       .max_lines = 3,
                       .balanced = true,
                   };
    int y = wording_put(layout, &heading, rect.x, rect.y) + units(layout, 1.67f);
    y = wording_put(layout, &title, rect.x, y);
    if (is_last)
        return y - rect.y;
    y += units(layout, 2);
    struct wording in = {
        .text = words_begins_in(layout->arena, layout->language,
                                minutes_up(instant_between(layout->moment.now, until))),
        .role = ROLE_NOTE,
        .face = FACE_TEXT,
        .colour = layout->theme->body,
        .size = 3.67f,
        .smallest = 2.65f,
        .width = rect.width,
        .max_lines = 2,
    };
    in.height = rect.y + rect.height - y;
    return wording_put(layout, &in, rect.x, y) - rect.y;
}

int put_room_now(struct layout *layout, const struct room_state *state, struct rect rect)
{
    return state->now >= 0 ? put_on(layout, state, rect) : put_free(layout, state, rect);
}
