/* agenda: the day, row by row: time, what and who, where. The row that is on is lifted out, past
 * ones step back, changes are louder than the plan. A day that does not fit one page is spread over
 * several of like length; pages with nothing but the past are left out.
 */
#include "layout.h"

/* A row, set but not placed. */
struct row {
    struct session_view view;
    enum session_state state;
    bool is_on, is_past, is_quiet; /* quiet: a break */
    struct changed_pair room;
    struct chips chips;     /* below the room */
    struct chip_row narrow; /* in one column, beside it */
    struct wording title, people, time, old_time;
    struct paragraph title_set, people_set, time_set, old_time_set;
    int padding, height;
    int above; /* px of a time that stands above the title */
};

/* The columns of a row, from the content's left edge. */
struct columns {
    int inset, time, text, right;
    bool has_time_above; /* in its own line; else it has a column */
};

enum {
    NARROW = 100,
    TEXT_LEAST = 45, /* u */
    PAGES_MOST = 40  /* of one day: whoever waits for more has left */
};

/* Then title, people and room stand one below the other. */
static bool is_narrow(const struct layout *layout)
{
    struct frame frame = frame_of(layout);
    return layout->is_portrait || frame.right - frame.left < units(layout, NARROW);
}

static struct columns columns_of(const struct layout *layout, int width)
{
    struct columns columns = {.inset = units(layout, is_narrow(layout) ? 2 : 2.67f)};
    columns.time = columns.inset;
    columns.text = columns.time + units(layout, is_narrow(layout) ? 16 : 19.17f);
    columns.right = width - columns.inset;
    columns.has_time_above = columns.right - columns.text < units(layout, TEXT_LEAST);
    if (columns.has_time_above)
        columns.text = columns.time;
    return columns;
}

static uint32_t faded(const struct layout *layout, uint32_t colour, bool is_past)
{
    return is_past ? theme_past(layout->theme, colour) : colour;
}

static struct wording title_of(const struct layout *layout, const struct row *row, int width)
{
    const struct theme *theme = layout->theme;
    const struct session *session = row->view.session;
    bool quiet = row->is_quiet && !row->is_on;
    return (struct wording){
        .text = page_text(layout, &session->title),
        .source = source_of(layout, &session->origin, "title", &session->title),
        .role = ROLE_TITLE,
        .face = row->is_on              ? FACE_TITLE
                : quiet || row->is_past ? FACE_TEXT
                                        : FACE_MEDIUM,
        .colour =
            faded(layout, quiet || row->view.is_cancelled ? theme->dim : theme->ink, row->is_past),
        .size = is_narrow(layout) ? 3.67f : 3.33f,
        .smallest = 3,
        .leading = 1.18f,
        .width = width,
        .max_lines = 3,
        .most_lines = TITLE_LINES_MOST,
        .balanced = true,
        .struck = row->view.is_cancelled,
    };
}

static struct wording people_of(const struct layout *layout, const struct row *row, int width)
{
    const struct session *session = row->view.session;
    struct wording people = {
        .source = field_source(layout, &session->origin, "speakers"),
        .role = ROLE_NAME,
        .face = FACE_TEXT,
        .colour = faded(layout, layout->theme->dim, row->is_past),
        .size = is_narrow(layout) ? 3 : 2.67f,
        .leading = 1.25f,
        .width = width,
        .max_lines = 2,
        .balanced = true,
    };
    fit_names(layout, session, &people);
    if (!people.text.size) {
        people.text = page_text(layout, &session->subtitle);
        people.source = source_of(layout, &session->origin, "subtitle", &session->subtitle);
        people.role = ROLE_BODY;
        people.max_lines = 3;
    }
    return people;
}

static struct wording time_of(const struct layout *layout, const struct row *row)
{
    const struct theme *theme = layout->theme;
    bool loud = row->is_on || row->view.is_moved_in_time;
    return (struct wording){
        .text = row->view.time,
        .source = field_source(layout, &row->view.session->origin, "start"),
        .role = ROLE_TIME,
        .face = loud           ? FACE_TITLE
                : row->is_past ? FACE_TEXT
                               : FACE_MEDIUM,
        .colour = row->view.is_cancelled
                      ? theme->dim
                      : faded(layout, loud ? theme->gold : theme->ink, row->is_past),
        .size = 3.83f,
        .tabular = true,
        .capitals = true,
        .struck = row->view.is_cancelled,
    };
}

static struct wording old_time_of(const struct layout *layout, const struct row *row)
{
    return (struct wording){
        .text = row->view.old_time,
        .role = ROLE_TIME,
        .face = FACE_TEXT,
        .colour = faded(layout, layout->theme->dim, row->is_past),
        .size = 2.83f,
        .leading = 1,
        .tabular = true,
        .capitals = true,
        .struck = true,
    };
}

/* In one column the room takes what there is; else a third, and the title gets the rest. */
static struct changed_pair room_of(const struct layout *layout, const struct row *row, int width)
{
    bool portrait = is_narrow(layout);
    struct changed_wording room = room_wording(layout, &row->view, portrait ? 3 : 2.67f,
                                               faded(layout, layout->theme->dim, row->is_past));
    room.chip = true;
    room.end = !portrait;
    room.width = portrait ? width : units(layout, 42);
    return changed_set(layout, &room);
}

/* In one column the old time stands under the new one, as a footnote to it; else above, as what
 * was. */
static int time_height(const struct row *row)
{
    return row->time_set.height + (row->view.old_time.size ? row->old_time_set.height : 0);
}

static int text_height(const struct layout *layout, const struct row *row)
{
    int gap = units(layout, 0.25f), height = row->above + row->title_set.height;
    if (row->people.text.size)
        height += gap + row->people_set.height;
    if (is_narrow(layout) && (row->room.height || row->narrow.chips.count))
        height += gap + row->room.rise + row->room.height + row->narrow.extra;
    return height;
}

/* Room and chips on the right, one above the other, in px. */
static int side_width(const struct row *row)
{
    return row->room.width > row->chips.width ? row->room.width : row->chips.width;
}

static int side_gap(const struct layout *layout, const struct row *row)
{
    return row->room.height && row->chips.count ? units(layout, 0.67f) : 0;
}

static int side_height(const struct layout *layout, const struct row *row)
{
    return row->room.height + side_gap(layout, row) + row->chips.height;
}

static void put_side(struct layout *layout, const struct row *row, int right, int y)
{
    changed_place(layout, &row->room, right, y);
    chips_place(layout, &row->chips, right - row->chips.width,
                y + row->room.height + side_gap(layout, row));
}

static struct row set_row(const struct layout *layout, int session, const struct columns *columns)
{
    struct row row = {.view = session_view(layout, session), .state = SESSION_LATER};
    if (layout->moment.trusted)
        row.state = session_state_at(layout->programme, session, layout->moment.now);
    row.is_on =
        (row.state == SESSION_NOW || row.state == SESSION_RUNNING_OVER) && !row.view.is_cancelled;
    row.is_past = row.state == SESSION_PAST;
    row.is_quiet = row.view.is_break;
    int width = columns->right - columns->text;
    row.room = room_of(layout, &row, width);
    if (is_narrow(layout))
        row.narrow = chip_row_set(layout, &row.view, width, row.room.width, row.room.height);
    else
        row.chips = chips_set(layout, &row.view, units(layout, 42));
    if (!is_narrow(layout))
        width -= side_width(&row) + units(layout, 3.33f);
    row.title = title_of(layout, &row, width);
    row.people = people_of(layout, &row, width);
    row.time = time_of(layout, &row);
    row.old_time = old_time_of(layout, &row);
    row.title_set = wording_set(layout, &row.title);
    if (row.people.text.size)
        row.people_set = wording_set(layout, &row.people);
    row.time_set = wording_set(layout, &row.time);
    row.old_time_set = wording_set(layout, &row.old_time);

    row.above = columns->has_time_above ? time_height(&row) + units(layout, 0.5f) : 0;
    row.padding = units(layout, row.is_on || is_narrow(layout) ? 1.5f : 0.75f);
    row.height = units(layout, 7.67f);
    int needs[] = {text_height(layout, &row), time_height(&row),
                   side_height(layout, &row) + 2 * row.room.rise};
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (row.height < needs[i] + 2 * row.padding)
            row.height = needs[i] + 2 * row.padding;
    return row;
}

static void put_times(struct layout *layout, const struct row *row, int x, int y)
{
    bool has_old = row->view.old_time.size > 0;
    if (has_old && !is_narrow(layout))
        y = wording_place(layout, &row->old_time, &row->old_time_set, x, y);
    y = wording_place(layout, &row->time, &row->time_set, x, y);
    if (has_old && is_narrow(layout))
        wording_place(layout, &row->old_time, &row->old_time_set, x, y);
}

static void put_row(struct layout *layout, const struct row *row, const struct columns *columns,
                    struct rect rect)
{
    if (row->is_on) {
        int inset = units(layout, 0.25f); /* neighbours that are on stand apart */
        put_fill(layout, (struct rect){rect.x, rect.y + inset, rect.width, rect.height - 2 * inset},
                 layout->theme->panel, units(layout, 1.83f));
    }

    int text = text_height(layout, row);
    int y = rect.y + (rect.height - text) / 2;
    /* In one column the time stands beside the title's first line, else in the middle of the row.
     */
    int time_y = is_narrow(layout)
                     ? y + first_baseline(&row->title_set) - first_baseline(&row->time_set)
                     : rect.y + (rect.height - time_height(row)) / 2;
    put_times(layout, row, rect.x + columns->time, row->above ? y : time_y);
    y += row->above;

    int x = rect.x + columns->text;
    y = wording_place(layout, &row->title, &row->title_set, x, y);
    if (row->people.text.size)
        y = wording_place(layout, &row->people, &row->people_set, x, y + units(layout, 0.25f));
    if (is_narrow(layout)) {
        y += units(layout, 0.25f) + row->room.rise;
        changed_place(layout, &row->room, x, y);
        chip_row_place(layout, &row->narrow, x, y);
    } else {
        put_side(layout, row, rect.x + columns->right,
                 rect.y + (rect.height - side_height(layout, row)) / 2);
    }
    put_session_marks(layout, row->view.index);
}

/* The frame of every page of one agenda: what lies between header and footer, less the day's name.
 * Without a trusted clock nobody can say which day to show: then it is all of them, one after the
 * other, each on pages of its own.
 */
struct sheet {
    struct rect rect;
    struct columns columns;
    struct session_list sessions;
    bool is_today;
};

static struct session_list sessions_of_all_days(const struct layout *layout)
{
    const struct programme *programme = layout->programme;
    struct day_list days = programme_days(programme, layout->arena);
    int *sessions = ARENA_ARRAY(layout->arena, int, programme->session_count);
    size_t count = 0;
    for (size_t i = 0; i < days.count; i++) {
        struct session_list day = sessions_of_day(programme, layout->arena, days.days[i]);
        for (size_t j = 0; j < day.count; j++)
            sessions[count++] = day.sessions[j];
    }
    return (struct session_list){sessions, count};
}

static int64_t day_of(const struct layout *layout, const struct sheet *sheet, size_t row)
{
    int session = sheet->sessions.sessions[row];
    return programme_day(layout->programme, layout->programme->sessions[session].starts_at);
}

static bool is_wholly_past(const struct layout *layout, struct session_list sessions, size_t from,
                           size_t to)
{
    if (!layout->moment.trusted)
        return false;
    for (size_t i = from; i < to; i++)
        if (session_state_at(layout->programme, sessions.sessions[i], layout->moment.now) !=
            SESSION_PAST)
            return false;
    return true;
}

/* The sessions of the first day after that one. */
static struct session_list sessions_of_day_after(const struct layout *layout, int64_t day)
{
    struct day_list days = programme_days(layout->programme, layout->arena);
    for (size_t i = 0; i < days.count; i++)
        if (days.days[i] > day)
            return sessions_of_day(layout->programme, layout->arena, days.days[i]);
    return (struct session_list){0};
}

/* Those of a day, without what has vanished and would be over by now. */
static struct session_list sessions_left_of_day(const struct layout *layout, int64_t day)
{
    struct session_list all = sessions_of_day(layout->programme, layout->arena, day);
    int *left = ARENA_ARRAY(layout->arena, int, all.count);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        if (!session_is_gone(layout->programme, all.sessions[i], layout->moment.now))
            left[count++] = all.sessions[i];
    return (struct session_list){left, count};
}

/* Today's; in the evening, when all of it is past, those of the day that follows. */
static void find_sessions_now(const struct layout *layout, struct sheet *sheet)
{
    const struct programme *programme = layout->programme;
    struct instant now = layout->moment.now;
    int64_t day;
    if (!programme_day_to_show(programme, now, &day))
        return;
    sheet->sessions = sessions_left_of_day(layout, day);
    sheet->is_today = programme_day(programme, now) == day;
    if (!is_wholly_past(layout, sheet->sessions, 0, sheet->sessions.count))
        return;
    struct session_list after = sessions_of_day_after(layout, day);
    if (!after.count)
        return;
    sheet->sessions = after;
    sheet->is_today = false;
}

static bool find_sessions(const struct layout *layout, struct sheet *sheet)
{
    *sheet = (struct sheet){0};
    if (layout->moment.trusted)
        find_sessions_now(layout, sheet);
    else
        sheet->sessions = sessions_of_all_days(layout);
    return sheet->sessions.count > 0;
}

static void frame_sheet(const struct layout *layout, struct sheet *sheet, struct rect content)
{
    int top = units(layout, !sheet->is_today ? 7.5f : layout->is_low ? 0.67f : 1.83f);
    sheet->rect = (struct rect){content.x, content.y + top, content.width, content.height - top};
    sheet->columns = columns_of(layout, content.width);
}

/* Pages needed when none is higher than `most`; ends[i] gets the row behind page i. */
static size_t pack(const int *heights, size_t count, int most, size_t *ends)
{
    size_t pages = 0;
    int used = 0;
    for (size_t i = 0; i < count; i++) {
        if (used && used + heights[i] > most) {
            ends[pages++] = i;
            used = 0;
        }
        used += heights[i];
    }
    ends[pages++] = count;
    return pages;
}

/* Fills each page to its share of what is left. Returns the pages it took; may take too many. */
static size_t pack_by_share(const int *heights, size_t count, int most, size_t pages, size_t *ends)
{
    int64_t left = 0;
    for (size_t i = 0; i < count; i++)
        left += heights[i];
    size_t page = 0, i = 0;
    while (i < count) {
        int64_t share = left / (int64_t)(page < pages ? pages - page : 1), used = 0;
        do {
            used += heights[i++];
        } while (i < count && used + heights[i] / 2 <= share && used + heights[i] <= most);
        left -= used;
        ends[page++] = i;
    }
    return page;
}

/* As few pages as possible, and those of like height where that needs no page more. */
static size_t pack_evenly(const int *heights, size_t count, int height, size_t *ends)
{
    size_t pages = pack(heights, count, height, ends);
    if (pack_by_share(heights, count, height, pages, ends) <= pages)
        return pages;
    return pack(heights, count, height, ends);
}

/* The pages of one day, whose rows are those from `first` on. */
static void plan_day(struct planning *planning, const struct sheet *sheet, size_t first,
                     size_t count)
{
    struct layout *layout = &planning->layout;
    int *heights = ARENA_ARRAY(layout->arena, int, count);
    size_t *ends = ARENA_ARRAY(layout->arena, size_t, count);
    for (size_t i = 0; i < count; i++)
        heights[i] = set_row(layout, sheet->sessions.sessions[first + i], &sheet->columns).height;
    size_t pages = pack_evenly(heights, count, sheet->rect.height, ends);

    bool all_past = is_wholly_past(layout, sheet->sessions, first, first + count);
    size_t added = 0;
    for (size_t i = 0, from = 0; i < pages && added < PAGES_MOST; from = ends[i++]) {
        if (!all_past && is_wholly_past(layout, sheet->sessions, first + from, first + ends[i]))
            continue;
        plan_add(planning, -1, first + from, ends[i] - from);
        added++;
    }
}

static void plan_agenda(struct planning *planning)
{
    struct layout *layout = &planning->layout;
    struct sheet sheet;
    if (!find_sessions(layout, &sheet) || !plan_has_titles(planning, sheet.sessions))
        return;
    frame_sheet(layout, &sheet, furniture_content(layout));
    for (size_t first = 0, end; first < sheet.sessions.count; first = end) {
        int64_t day = day_of(layout, &sheet, first);
        for (end = first + 1; end < sheet.sessions.count && day_of(layout, &sheet, end) == day;)
            end++;
        plan_day(planning, &sheet, first, end - first);
    }
}

static void put_day_name(struct layout *layout, const struct sheet *sheet, struct rect content)
{
    struct wording day = label(layout, WORD_NEXT);
    day.text =
        words_date_weekday(layout->arena, layout->language,
                           civil_from_day_number(day_of(layout, sheet, layout->plan->first)));
    wording_put(layout, &day, content.x, content.y + units(layout, 2.67f));
}

static void lay_agenda(struct layout *layout)
{
    struct rect content = put_furniture(layout);
    struct sheet sheet;
    if (!find_sessions(layout, &sheet))
        return;
    frame_sheet(layout, &sheet, content);
    if (!sheet.is_today)
        put_day_name(layout, &sheet, content);

    size_t count = layout->plan->count;
    struct row *rows = ARENA_ARRAY(layout->arena, struct row, count);
    int used = 0;
    for (size_t i = 0; i < count; i++) {
        rows[i] = set_row(layout, sheet.sessions.sessions[layout->plan->first + i], &sheet.columns);
        used += rows[i].height;
    }
    /* Room left over loosens the rows a little, so that a short day does not huddle at the top. */
    int spare = count ? (sheet.rect.height - used) / (int)count : 0,
        most = units(layout, is_narrow(layout) ? 5 : 3.5f);
    int extra = spare < 0 ? 0 : spare < most ? spare : most;
    int y = sheet.rect.y;
    for (size_t i = 0; i < count; i++) {
        struct rect rect = {sheet.rect.x, y, sheet.rect.width, rows[i].height + extra};
        put_row(layout, &rows[i], &sheet.columns, rect);
        y += rect.height;
        bool beside_panel = rows[i].is_on || (i + 1 < count && rows[i + 1].is_on);
        if (i + 1 < count && !beside_panel)
            put_rule(layout, rect.x, y - units(layout, 1.0f / 6), rect.width);
    }
}

const struct page_kind page_agenda = {.plan = plan_agenda, .lay = lay_agenda};
