/* now_next: the page people look for: what is on, where, by whom, how far along; and what comes
 * after it.
 *
 * When nothing is on, what starts next takes the first place with the time until then; when nothing
 * more comes today, the day that follows does. After the last session the page says goodbye.
 */
#include "layout.h"

enum { NOW_ON_A_PAGE = 2, NEXT_ON_A_PAGE = 5, SECONDS_IN_MINUTE = 60, SOON_S = 3600 };

struct outlook {
    struct session_list now, next; /* next: of the day after, when nothing more comes today */
    int64_t today, next_day;       /* INT64_MIN: no session takes place after today */
    bool is_next_day;              /* next is of next_day */
};

static bool takes_place(const struct layout *layout, int session)
{
    return !(layout->programme->sessions[session].changes & CHANGE_CANCELLED);
}

/* The first day after today on which anything takes place. */
static int64_t find_next_day(const struct layout *layout, int64_t today)
{
    struct day_list days = programme_days(layout->programme, layout->arena);
    for (size_t i = 0; i < days.count; i++) {
        if (days.days[i] <= today)
            continue;
        struct session_list day = sessions_of_day(layout->programme, layout->arena, days.days[i]);
        for (size_t j = 0; j < day.count; j++)
            if (takes_place(layout, day.sessions[j]))
                return days.days[i];
    }
    return INT64_MIN;
}

static struct outlook look_out(const struct layout *layout)
{
    const struct programme *programme = layout->programme;
    struct instant now = layout->moment.now;
    struct outlook outlook = {
        .now = sessions_now(programme, layout->arena, now),
        .next = sessions_next(programme, layout->arena, now, NEXT_ON_A_PAGE + 1),
        .today = programme_day(programme, now),
    };
    outlook.next_day = find_next_day(layout, outlook.today);
    if (outlook.now.count || outlook.next.count || outlook.next_day == INT64_MIN)
        return outlook;
    outlook.is_next_day = true;
    outlook.next = sessions_of_day(programme, layout->arena, outlook.next_day);
    if (outlook.next.count > NEXT_ON_A_PAGE + 1)
        outlook.next.count = NEXT_ON_A_PAGE + 1;
    return outlook;
}

/* Upright screens of 3:4 have room for one session above the list of what comes. */
static size_t now_on_a_page(const struct layout *layout)
{
    const struct deck_settings *settings = layout->settings;
    bool is_short = layout->is_portrait && 2 * settings->height < 3 * settings->width;
    return is_short ? 1 : NOW_ON_A_PAGE;
}

static void plan_now_next(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    if (!layout->moment.trusted || !layout->programme->session_count)
        return;
    struct outlook outlook = look_out(layout);
    if (!plan_has_titles(planning, outlook.now) || !plan_has_titles(planning, outlook.next))
        return;
    size_t count = outlook.now.count, most = now_on_a_page(layout);
    for (size_t from = 0; from < count; from += most)
        plan_add(planning, -1, from, count - from < most ? count - from : most);
    if (!count)
        plan_add(planning, -1, 0, 0);
}

/* Label on the left, room in gold on the right, on one baseline. Returns the y below. */
static int put_heading(struct layout *layout, enum word word, const struct session_view *view,
                       struct rect rect)
{
    struct wording heading = label(layout, word);
    struct paragraph heading_set = wording_set(layout, &heading);
    struct changed_wording room =
        room_wording(layout, view, layout->is_portrait ? 3.67f : 3.33f, layout->theme->gold);
    room.wording.face = FACE_TITLE;
    room.colour_before = layout->theme->dim;
    room.width = rect.width - heading_set.width - units(layout, 4);
    room.end = true;
    struct changed_pair pair = changed_set(layout, &room);
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

/* The bar with start, what is left, and end beneath it. Returns the y above it. */
static int put_progress(struct layout *layout, const struct session_view *view, struct rect rect)
{
    const struct session *session = view->session;
    struct instant now = layout->moment.now;
    int64_t left_s = instant_between(now, session->ends_at);
    int64_t left_minutes = (left_s + SECONDS_IN_MINUTE - 1) / SECONDS_IN_MINUTE;

    struct wording start = small_time(layout, view->time);
    struct wording end =
        small_time(layout, words_clock(layout->arena, page_civil(layout, session->ends_at)));
    struct wording left = small_time(
        layout, left_s > 0 ? words_minutes_left(layout->arena, layout->language, left_minutes)
                           : words(layout->language, WORD_RUNNING_OVER));
    left.role = ROLE_NOTE;
    struct paragraph left_set = wording_set(layout, &left);
    int y = rect.y + rect.height - left_set.height;
    wording_put(layout, &start, rect.x, y);
    wording_place(layout, &left, &left_set, rect.x + (rect.width - left_set.width) / 2, y);
    wording_put_end(layout, &end, rect.x + rect.width, y);

    int thickness = units(layout, 1), bar = y - units(layout, 0.83f) - thickness;
    int done = (int)((float)rect.width * share_done(session, now));
    put_fill(layout, (struct rect){rect.x, bar, rect.width, thickness}, layout->theme->track,
             thickness / 2);
    if (done >= thickness)
        put_fill(layout, (struct rect){rect.x, bar, done, thickness}, layout->theme->gold,
                 thickness / 2);
    return bar;
}

/* How long it is until then today; on another day which one it is. */
static struct text distance_to(const struct layout *layout, const struct session *session)
{
    int64_t day = programme_day(layout->programme, session->starts_at);
    int64_t left_s = instant_between(layout->moment.now, session->starts_at);
    if (day != programme_day(layout->programme, layout->moment.now))
        return words_date_weekday(layout->arena, layout->language, civil_from_day_number(day));
    return words_starts_in(layout->arena, layout->language,
                           (left_s + SECONDS_IN_MINUTE - 1) / SECONDS_IN_MINUTE);
}

/* When it starts, in gold, and how far off that is. Returns the y above. */
static int put_start(struct layout *layout, const struct session_view *view, struct rect rect)
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
    struct wording sample = time.wording;
    sample.text = view->time;
    struct paragraph set = wording_set(layout, &sample);
    int y = rect.y + rect.height - set.height;
    int x = changed_put(layout, &time, rect.x, y) + units(layout, 2.5f);
    struct wording left = {
        .text = distance_to(layout, view->session),
        .role = ROLE_NOTE,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 3.5f,
        .smallest = 2.65f,
        .width = rect.x + rect.width - x,
        .max_lines = 1,
    };
    struct paragraph left_set = wording_set(layout, &left);
    wording_place(layout, &left, &left_set, x,
                  y + first_baseline(&set) - first_baseline(&left_set));
    return y;
}

static void put_session(struct layout *layout, int session, enum word word, struct rect rect,
                        size_t of)
{
    struct session_view view = session_view(layout, session);
    bool is_on = word == WORD_NOW;
    int y = put_heading(layout, word, &view, rect) + units(layout, of > 1 ? 1 : 2.33f);
    int top = is_on ? put_progress(layout, &view, rect) : put_start(layout, &view, rect);
    top -= units(layout, 2);
    if (of == 1)
        top = put_people(layout, view.session, rect.x, top, rect.width) - units(layout, 3);
    put_title(layout, view.session, (struct rect){rect.x, y, rect.width, top - y},
              of > 1                ? 5.33f
              : layout->is_portrait ? 6.83f
                                    : 7.67f);
    put_session_marks(layout, session);
}

static void put_sessions_now(struct layout *layout, const struct outlook *outlook, struct rect rect)
{
    size_t count = layout->plan->count;
    int gap = units(layout, 3), height = (rect.height - (int)(count - 1) * gap) / (int)count;
    for (size_t i = 0; i < count; i++) {
        struct rect part = {rect.x, rect.y + (int)i * (height + gap), rect.width, height};
        put_session(layout, outlook->now.sessions[layout->plan->first + i], WORD_NOW, part, count);
        if (i + 1 < count)
            put_rule(layout, part.x, part.y + height + gap / 2, part.width);
    }
}

static void split_page(const struct layout *layout, struct rect content, bool has_next,
                       struct rect *first, struct rect *second)
{
    int top = content.y + units(layout, layout->is_portrait ? 4.67f : 3);
    int height = content.y + content.height - units(layout, 0.83f) - top;
    *first = (struct rect){content.x, top, content.width, height};
    if (!has_next)
        return;
    if (layout->is_portrait) {
        first->height = height * 48 / 100;
        int below = top + first->height + units(layout, 5);
        *second =
            (struct rect){content.x, below, content.width, content.y + content.height - below};
    } else {
        /* On a screen of 4:3 what is first keeps the larger part. */
        int most = units(layout, 46.67f), share = content.width * 9 / 20;
        int width = most < share ? most : share;
        first->width -= width + units(layout, 6.67f);
        *second = (struct rect){content.x + content.width - width, top, width, height};
    }
}

/* When nothing is on, the next session that does take place stands first: taken out of the list.
 * -1: none. */
static int take_first_to_come(const struct layout *layout, struct session_list *next)
{
    int *rest = ARENA_ARRAY(layout->arena, int, next->count);
    size_t count = 0;
    int first = -1;
    for (size_t i = 0; i < next->count; i++) {
        int session = next->sessions[i];
        if (first < 0 && takes_place(layout, session))
            first = session;
        else
            rest[count++] = session;
    }
    *next = (struct session_list){rest, count};
    return first;
}

static enum word word_for_coming(const struct layout *layout, const struct outlook *outlook,
                                 int session)
{
    struct instant starts_at = layout->programme->sessions[session].starts_at;
    if (outlook->is_next_day)
        return outlook->next_day == outlook->today + 1 ? WORD_TOMORROW : WORD_NEXT;
    bool is_soon = instant_between(layout->moment.now, starts_at) <= SOON_S;
    return is_soon ? WORD_SOON : WORD_TODAY;
}

/* What has the first place on the page. coming: -1 when something is on, or nothing comes. */
static void put_first(struct layout *layout, const struct outlook *outlook, int coming,
                      struct rect rect)
{
    if (outlook->now.count)
        put_sessions_now(layout, outlook, rect);
    else if (coming >= 0)
        put_session(layout, coming, word_for_coming(layout, outlook, coming), rect, 1);
    else if (outlook->next_day != INT64_MIN)
        put_day_over(layout, outlook->next_day, rect);
    else
        put_event_over(layout, rect);
}

/* What comes after, in landscape on a panel beside what is first. A panel that would stay more than
 * half empty ends with its list. */
static void put_second(struct layout *layout, struct session_list next, struct rect rect)
{
    if (layout->is_portrait) {
        (void)put_coming_sessions(layout, next, NEXT_ON_A_PAGE, rect); /* below it is the footer */
        return;
    }
    size_t panel = layout->page->box_count;
    put_fill(layout, rect, layout->theme->panel, units(layout, 2.33f));
    int inset = units(layout, 3.67f), top = units(layout, 2.17f);
    struct rect list = {rect.x + inset, rect.y + top, rect.width - 2 * inset,
                        rect.height - 2 * top};
    int used = put_coming_sessions(layout, next, NEXT_ON_A_PAGE, list) + top - rect.y;
    if (used < rect.height / 2)
        layout->page->boxes[panel].rect.height = used;
}

static void lay_now_next(struct layout *layout)
{
    struct rect content = put_furniture(layout), first, second = {0};
    struct outlook outlook = look_out(layout);
    int coming = outlook.now.count ? -1 : take_first_to_come(layout, &outlook.next);
    bool has_next = outlook.next.count > 0;
    split_page(layout, content, has_next, &first, &second);

    put_first(layout, &outlook, coming, first);
    if (has_next)
        put_second(layout, outlook.next, second);
}

const struct page_kind page_now_next = {.plan = plan_now_next, .lay = lay_now_next};
