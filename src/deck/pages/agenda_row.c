/* agenda_row: sets a row of the agenda and places it. The row that is on is lifted out, past ones
 * step back, changes are louder than the plan. */
#include "agenda_row.h"

enum { NARROW = 100, TEXT_LEAST = 45 /* u */ };

bool rows_are_narrow(const struct layout *layout)
{
    struct frame frame = frame_of(layout);
    return layout->is_portrait || frame.right - frame.left < units(layout, NARROW);
}

struct columns columns_of_rows(const struct layout *layout, int width)
{
    struct columns columns = {.inset = units(layout, rows_are_narrow(layout) ? 2 : 2.67f)};
    columns.time = columns.inset;
    columns.text = columns.time + units(layout, rows_are_narrow(layout) ? 16 : 19.17f);
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
        .size = rows_are_narrow(layout) ? 3.67f : 3.33f,
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
        .size = rows_are_narrow(layout) ? 3 : 2.67f,
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
    bool portrait = rows_are_narrow(layout);
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
    if (rows_are_narrow(layout) && (row->room.height || row->narrow.chips.count))
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

struct row row_set(const struct layout *layout, int session, const struct columns *columns)
{
    struct row row = {.view = session_view(layout, session), .state = SESSION_LATER};
    row.view.shows_start = true;
    if (layout->moment.trusted)
        row.state = session_state_at(layout->programme, session, layout->moment.now);
    row.is_on =
        (row.state == SESSION_NOW || row.state == SESSION_RUNNING_OVER) && !row.view.is_cancelled;
    row.is_past = row.state == SESSION_PAST;
    row.is_quiet = row.view.is_break;
    int width = columns->right - columns->text;
    row.room = room_of(layout, &row, width);
    if (rows_are_narrow(layout))
        row.narrow = chip_row_set(layout, &row.view, width, row.room.width, row.room.height);
    else
        row.chips = chips_set(layout, &row.view, units(layout, 42));
    if (!rows_are_narrow(layout))
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
    row.padding = units(layout, row.is_on || rows_are_narrow(layout) ? 1.5f : 0.75f);
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
    if (has_old && !rows_are_narrow(layout))
        y = wording_place(layout, &row->old_time, &row->old_time_set, x, y);
    y = wording_place(layout, &row->time, &row->time_set, x, y);
    if (has_old && rows_are_narrow(layout))
        wording_place(layout, &row->old_time, &row->old_time_set, x, y);
}

void row_place(struct layout *layout, const struct row *row, const struct columns *columns,
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
    int time_y = rows_are_narrow(layout)
                     ? y + first_baseline(&row->title_set) - first_baseline(&row->time_set)
                     : rect.y + (rect.height - time_height(row)) / 2;
    put_times(layout, row, rect.x + columns->time, row->above ? y : time_y);
    y += row->above;

    int x = rect.x + columns->text;
    y = wording_place(layout, &row->title, &row->title_set, x, y);
    if (row->people.text.size)
        y = wording_place(layout, &row->people, &row->people_set, x, y + units(layout, 0.25f));
    if (rows_are_narrow(layout)) {
        y += units(layout, 0.25f) + row->room.rise;
        changed_place(layout, &row->room, x, y);
        chip_row_place(layout, &row->narrow, x, y);
    } else {
        put_side(layout, row, rect.x + columns->right,
                 rect.y + (rect.height - side_height(layout, row)) / 2);
    }
    int clear = units(layout, 1);
    put_track(
        layout, row->view.session,
        (struct rect){rect.x + columns->inset / 3, rect.y + clear, 0, rect.height - 2 * clear},
        row->is_past);
    put_session_marks(layout, row->view.index);
}
