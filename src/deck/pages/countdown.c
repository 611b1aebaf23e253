/* countdown: how long until the next start: a dial of sixty strokes, the number in it, and what
 * begins when and where beside it.
 *
 * The dial empties by a stroke a minute in the last hour; before that it is full. Breaks and
 * registration begin without being waited for.
 */
#include "layout.h"

#include <math.h>

enum { STROKES = 60, SECONDS_IN_MINUTE = 60, MINUTES_IN_HOUR = 60, LINES_MOST = 2 };

/* What is waited for, and for how long. */
struct wait {
    int session;     /* -1: nothing */
    int64_t minutes; /* begun ones count whole */
    int64_t days;    /* by the calendar; 0: today */
};

static bool is_waited_for(const struct session *session, struct instant now)
{
    return instant_compare(session->starts_at, now) > 0 && !session_is_off(session) &&
           session->kind != SESSION_BREAK && session->kind != SESSION_REGISTRATION &&
           !instant_is_given(session->started_at);
}

static struct wait find_wait(const struct layout *layout)
{
    const struct programme *programme = layout->programme;
    struct wait wait = {.session = -1};
    if (!layout->moment.trusted)
        return wait;
    struct instant now = layout->moment.now, first = INSTANT_NONE;
    for (size_t i = 0; i < programme->session_count; i++) {
        const struct session *session = &programme->sessions[i];
        if (!is_waited_for(session, now) ||
            (wait.session >= 0 && instant_compare(session->starts_at, first) >= 0))
            continue;
        wait.session = (int)i;
        first = session->starts_at;
    }
    if (wait.session < 0)
        return wait;
    wait.minutes = (instant_between(now, first) + SECONDS_IN_MINUTE - 1) / SECONDS_IN_MINUTE;
    wait.days =
        civil_day_number(page_civil(layout, first)) - civil_day_number(page_civil(layout, now));
    return wait;
}

static void plan_countdown(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    struct wait wait = find_wait(layout);
    struct session_list list = {&wait.session, wait.session >= 0};
    if (list.count && plan_has_titles(planning, list))
        plan_add(planning, -1, 0, 0);
}

/* A night apart is counted in hours, more in days. */
static bool counts_days(const struct wait *wait)
{
    return wait->days > 1;
}

struct dial {
    float x, y, radius; /* px */
};

/* Strokes from the top on, as a clock's hand goes; those of minutes that are over are faint. */
static void put_strokes(struct layout *layout, const struct dial *dial, int from, int until,
                        uint32_t colour)
{
    if (from >= until)
        return;
    size_t count = (size_t)(until - from);
    struct stroke *strokes = ARENA_ARRAY(layout->arena, struct stroke, count);
    struct stroke_point *points = ARENA_ARRAY(layout->arena, struct stroke_point, 2 * count);
    for (size_t i = 0; i < count; i++) {
        float angle = 2 * (float)M_PI * ((float)from + (float)i) / STROKES;
        float inner = dial->radius * 0.91f;
        points[2 * i] =
            (struct stroke_point){dial->x + inner * sinf(angle), dial->y - inner * cosf(angle)};
        points[2 * i + 1] = (struct stroke_point){dial->x + dial->radius * sinf(angle),
                                                  dial->y - dial->radius * cosf(angle)};
        strokes[i] = (struct stroke){.points = points + 2 * i, .point_count = 2};
    }
    int reach = (int)ceilf(dial->radius + layout->unit_px);
    struct box *box =
        put_box(layout, BOX_STROKES,
                (struct rect){(int)dial->x - reach, (int)dial->y - reach, 2 * reach, 2 * reach});
    box->strokes = (struct box_strokes){.strokes = strokes,
                                        .stroke_count = count,
                                        .width = fmaxf(dial->radius * 0.022f, 1),
                                        .colour = colour,
                                        .keeps_sides = true};
}

static void put_dial(struct layout *layout, const struct dial *dial, const struct wait *wait)
{
    int left = wait->minutes < STROKES ? (int)wait->minutes : STROKES;
    put_strokes(layout, dial, 0, left, layout->theme->gold_paint);
    put_strokes(layout, dial, left, STROKES, layout->theme->track);
}

/* A number and its unit, in one line or in two. */
struct count_line {
    int64_t number;
    enum time_unit unit;
};

static size_t count_lines(const struct wait *wait, struct count_line lines[LINES_MOST])
{
    if (counts_days(wait)) {
        lines[0] = (struct count_line){wait->days, TIME_DAY};
        return 1;
    }
    size_t count = 0;
    int64_t hours = wait->minutes / MINUTES_IN_HOUR, minutes = wait->minutes % MINUTES_IN_HOUR;
    if (hours)
        lines[count++] = (struct count_line){hours, TIME_HOUR};
    if (minutes || !hours)
        lines[count++] = (struct count_line){minutes, TIME_MINUTE};
    return count;
}

static struct wording number_wording(const struct layout *layout, struct count_line line,
                                     float size, int width)
{
    return (struct wording){
        .text = text_format(layout->arena, "%lld", (long long)line.number),
        .role = ROLE_TIME,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = size,
        .smallest = 5,
        .leading = 1,
        .tracking = -0.02f,
        .width = width,
        .max_lines = 1,
        .align = ALIGN_CENTRE,
        .tabular = true,
    };
}

static struct wording unit_wording(const struct layout *layout, struct count_line line, float size,
                                   int width)
{
    return (struct wording){
        .text = words_unit(layout->arena, layout->language, line.unit, line.number),
        .role = ROLE_NOTE,
        .face = FACE_MEDIUM,
        .colour = layout->theme->dim,
        .size = size,
        .smallest = 2.65f,
        .leading = 1.1f,
        .width = width,
        .max_lines = 1,
        .align = ALIGN_CENTRE,
    };
}

/* The numbers around the dial's middle, each over its unit. */
static void put_count(struct layout *layout, const struct dial *dial, const struct wait *wait)
{
    struct count_line lines[LINES_MOST];
    struct wording wordings[2 * LINES_MOST];
    struct paragraph sets[2 * LINES_MOST];
    size_t count = count_lines(wait, lines);
    float radius = dial->radius / layout->unit_px, number = count > 1 ? 0.46f : 0.8f,
          unit = count > 1 ? 0.13f : 0.16f;
    int width = (int)(dial->radius * (count > 1 ? 1.2f : 1.5f)), height = 0;
    int gap = (int)(dial->radius * 0.05f), between = count > 1 ? (int)(dial->radius * 0.07f) : 0;
    for (size_t i = 0; i < count; i++) {
        wordings[2 * i] = number_wording(layout, lines[i], radius * number, width);
        wordings[2 * i + 1] = unit_wording(layout, lines[i], fmaxf(radius * unit, 2.65f), width);
        for (size_t j = 2 * i; j < 2 * i + 2; j++)
            sets[j] = wording_set(layout, &wordings[j]);
        height += sets[2 * i].ink.height + gap + sets[2 * i + 1].height;
    }
    int x = (int)dial->x - width / 2, y = (int)dial->y - (height + between) / 2;
    for (size_t i = 0; i < count; i++) {
        const struct paragraph *figures = &sets[2 * i];
        wording_place(layout, &wordings[2 * i], figures, x, y - figures->ink.y);
        y += figures->ink.height + gap;
        y = wording_place(layout, &wordings[2 * i + 1], &sets[2 * i + 1], x, y) + between;
    }
}

static struct wording title_wording(const struct layout *layout, const struct session *session,
                                    int width, int height)
{
    return (struct wording){
        .text = page_text(layout, &session->title),
        .source = source_of(layout, &session->origin, "title", &session->title),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = 7.33f,
        .smallest = 3.33f,
        .leading = LEADING_TITLE,
        .tracking = -0.008f,
        .width = width,
        .height = height,
        .max_lines = 3,
        .most_lines = TITLE_LINES_MOST,
        .balanced = true,
    };
}

/* Its time in gold, with the day where that is not today. */
static struct changed_wording time_wording(const struct layout *layout,
                                           const struct session_view *view)
{
    return (struct changed_wording){
        .wording = {.source = field_source(layout, &view->session->origin, "start"),
                    .role = ROLE_TIME,
                    .face = FACE_TITLE,
                    .colour = layout->theme->gold,
                    .size = 6,
                    .tabular = true,
                    .capitals = true},
        .now = view->time,
        .before = view->old_time,
        .colour_before = layout->theme->dim,
    };
}

static struct wording day_wording(const struct layout *layout, const struct wait *wait,
                                  struct instant start)
{
    struct wording day = {
        .role = ROLE_NOTE,
        .face = FACE_MEDIUM,
        .colour = layout->theme->ink,
        .size = 4,
        .smallest = 2.65f,
        .max_lines = 1,
    };
    if (wait->days == 1)
        day.text = words(layout->language, WORD_TOMORROW);
    else if (wait->days)
        day.text = words_date_weekday(layout->arena, layout->language, page_civil(layout, start));
    return day;
}

/* What begins: heading, title, time and room, centred in the height of the rect. */
static void put_words(struct layout *layout, const struct wait *wait, struct rect rect)
{
    struct session_view view = session_view(layout, wait->session);
    struct wording heading = label(layout, WORD_UNTIL_START),
                   day = day_wording(layout, wait, view.session->starts_at);
    struct changed_wording time = time_wording(layout, &view),
                           room = room_wording(layout, &view, 4, layout->theme->dim);
    time.width = room.width = rect.width;
    struct changed_pair time_set = changed_set(layout, &time),
                        room_set = changed_set(layout, &room);
    struct paragraph heading_set = wording_set(layout, &heading), day_set = {0};
    int gap = units(layout, 2), beside = units(layout, 2.5f);
    day.width = rect.width - time_set.width - beside;
    if (day.text.size)
        day_set = wording_set(layout, &day);
    int rest = heading_set.height + 2 * gap + time_set.height +
               (room_set.height ? gap / 2 + room_set.height + 2 * room_set.rise : 0);
    struct wording title = title_wording(layout, view.session, rect.width, rect.height - rest);
    struct paragraph title_set = wording_set(layout, &title);

    int free = rect.height - rest - title_set.height;
    int y = rect.y + (layout->is_portrait ? 0 : free / 2);
    y = wording_place(layout, &heading, &heading_set, rect.x, y) + gap;
    y = wording_place(layout, &title, &title_set, rect.x, y) + gap;
    int behind = changed_place(layout, &time_set, rect.x, y);
    if (day.text.size)
        wording_place(layout, &day, &day_set, behind + beside,
                      y + first_baseline(&time_set.new_set) - first_baseline(&day_set));
    y += time_set.height + gap / 2 + room_set.rise;
    changed_place(layout, &room_set, rect.x, y);
    put_session_marks(layout, wait->session);
}

/* u: what the words below the dial need where sizes are raised, and the least radius; below it the
 * numbers stand without a dial. */
enum { WORDS_LEAST = 66, DIAL_LEAST = 16, COUNT_LEAST = 7 };

static void lay_countdown(struct layout *layout)
{
    struct wait wait = find_wait(layout);
    struct rect content = put_furniture(layout), words = content;
    float margin = layout->unit_px * 3, most = layout->unit_px * (layout->is_portrait ? 32 : 29);
    float by_height = (float)content.height / 2 - margin;
    if (layout->is_portrait)
        by_height = fminf((float)content.height * 0.27f,
                          ((float)content.height - layout->unit_px * WORDS_LEAST) / 2);
    by_height = fmaxf(by_height, layout->unit_px * COUNT_LEAST);
    struct dial dial = {.radius = fminf(most, by_height)};
    if (layout->is_portrait) {
        dial.x = (float)content.x + (float)content.width / 2;
        dial.y = (float)content.y + margin * 1.6f + dial.radius;
        words.y = (int)(dial.y + dial.radius + margin * 1.6f);
        words.height = content.y + content.height - words.y;
    } else {
        dial.x = (float)content.x + dial.radius + layout->unit_px;
        dial.y = (float)content.y + (float)content.height / 2;
        words.x = (int)(dial.x + dial.radius + layout->unit_px * 8);
        words.width = content.x + content.width - words.x;
        words.y += units(layout, 2);
        words.height -= units(layout, 4);
    }
    if (wait.session < 0) /* it began since the page was planned: the next minute takes it away */
        return;
    if (dial.radius >= layout->unit_px * DIAL_LEAST)
        put_dial(layout, &dial, &wait);
    put_count(layout, &dial, &wait);
    put_words(layout, &wait, words);
}

const struct page_kind page_countdown = {.plan = plan_countdown, .lay = lay_countdown};
