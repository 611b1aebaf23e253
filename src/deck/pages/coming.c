/* coming: the list of what comes next: time, title, room, and what has changed of each. */
#include "hours.h"

/* One of the sessions to come, set but not placed. */
struct coming {
    struct session_view view;
    struct wording title;
    struct paragraph title_set;
    struct changed_wording time;
    struct changed_pair room;
    struct chip_row chips; /* beside the time; in one column beside the room */
    int time_height, height;
};

enum { BESIDE_LEAST = 75 /* u */ };

/* On an upright page the time stands beside the title, as long as that leaves enough for words. */
static bool has_time_beside(const struct layout *layout)
{
    return layout->is_portrait && layout->settings->width >= units(layout, BESIDE_LEAST);
}

static struct changed_wording time_of(const struct layout *layout, const struct session_view *view)
{
    const struct theme *theme = layout->theme;
    return (struct changed_wording){
        .wording = {.source = field_source(layout, &view->session->origin, "start"),
                    .role = ROLE_TIME,
                    .face = FACE_TITLE,
                    .colour = view->is_cancelled ? theme->dim : theme->ink,
                    .size = has_time_beside(layout) ? 4.33f : 3.83f,
                    .tabular = true,
                    .capitals = true,
                    .struck = view->is_cancelled},
        .now = view->time,
        .before = view->old_time,
        .colour_before = theme->dim,
    };
}

static struct changed_pair room_of(const struct layout *layout, const struct session_view *view,
                                   int width)
{
    struct changed_wording room =
        room_wording(layout, view, has_time_beside(layout) ? 3 : 2.83f, layout->theme->dim);
    room.chip = has_time_beside(layout);
    room.width = width;
    return changed_set(layout, &room);
}

static struct coming set_coming(const struct layout *layout, int session, int width)
{
    struct coming coming = {.view = session_view(layout, session)};
    const struct session *record = coming.view.session;
    coming.view.shows_start = true;
    coming.time = time_of(layout, &coming.view);
    coming.room = room_of(layout, &coming.view, width);
    coming.title = (struct wording){
        .text = page_text(layout, &record->title),
        .source = source_of(layout, &record->origin, "title", &record->title),
        .role = ROLE_TITLE,
        .face = FACE_TEXT,
        .colour = coming.view.is_cancelled ? layout->theme->dim : layout->theme->ink,
        .size = has_time_beside(layout) ? 3.67f : 3,
        .smallest = 3,
        .leading = LEADING_ROW,
        .width = width,
        .max_lines = 3,
        .most_lines = TITLE_LINES_MOST,
        .balanced = true,
        .struck = coming.view.is_cancelled,
    };
    coming.title_set = wording_set(layout, &coming.title);
    coming.time_height = units(layout, coming.time.wording.size * LEADING_LINE);
    coming.height =
        coming.title_set.height + units(layout, 0.17f) + coming.room.rise + coming.room.height;
    int taken =
        has_time_beside(layout) ? coming.room.width : changed_set(layout, &coming.time).width;
    coming.chips = chip_row_set(layout, &coming.view, width, taken,
                                has_time_beside(layout) ? coming.room.height : coming.time_height);
    coming.height += coming.chips.extra;
    if (!has_time_beside(layout))
        coming.height += coming.time_height + units(layout, 0.5f);
    else if (coming.view.old_time.size && coming.height < 2 * coming.time_height)
        coming.height = 2 * coming.time_height;
    return coming;
}

/* In one column: the time beside the title's first line, the old one struck through beneath it. */
static void put_stacked_times(struct layout *layout, const struct coming *coming, int x, int y)
{
    struct wording time = coming->time.wording;
    time.text = coming->view.time;
    if (coming->view.old_time.size)
        time.colour = layout->theme->gold;
    struct paragraph set = wording_set(layout, &time);
    int top = y + first_baseline(&coming->title_set) - first_baseline(&set);
    int below = wording_place(layout, &time, &set, x, top);
    struct wording old = {
        .text = coming->view.old_time,
        .role = ROLE_TIME,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 3.17f,
        .leading = 1,
        .tabular = true,
        .capitals = true,
        .struck = true,
    };
    wording_put(layout, &old, x, below);
}

static void put_coming(struct layout *layout, const struct coming *coming, int x, int y, int text_x)
{
    if (has_time_beside(layout)) {
        put_stacked_times(layout, coming, x, y);
    } else {
        changed_put(layout, &coming->time, x, y);
        chip_row_place(layout, &coming->chips, x, y);
        y += coming->time_height + coming->chips.extra + units(layout, 0.5f);
    }
    y = wording_place(layout, &coming->title, &coming->title_set, text_x, y) + units(layout, 0.17f);
    changed_place(layout, &coming->room, text_x, y + coming->room.rise);
    if (has_time_beside(layout))
        chip_row_place(layout, &coming->chips, text_x, y + coming->room.rise);
    put_session_marks(layout, coming->view.index);
}

int put_coming_sessions(struct layout *layout, struct text text, struct session_list next,
                        size_t most, struct rect rect)
{
    int gap = units(layout, has_time_beside(layout) ? 2.33f : 1);
    int rule = units(layout, 1.0f / 6);
    int text_x = has_time_beside(layout) ? rect.x + units(layout, 18.5f) : rect.x;
    int width = rect.x + rect.width - text_x;
    struct wording heading = label(layout, WORD_NEXT);
    heading.text = text;
    int y = wording_put(layout, &heading, rect.x, rect.y) + gap;
    for (size_t i = 0; i < next.count && i < most; i++) {
        struct coming coming = set_coming(layout, next.sessions[i], width);
        bool ruled = i > 0 || has_time_beside(layout);
        if (y + (ruled ? rule + gap : 0) + coming.height > rect.y + rect.height)
            break;
        if (ruled) {
            put_rule(layout, rect.x, y, rect.width);
            y += rule + gap;
        }
        put_coming(layout, &coming, rect.x, y, text_x);
        y += coming.height + gap;
    }
    return y - gap;
}
