/* change_list: several changes below each other. */
#include "change.h"

/* Sizes in u. */
static const float time_sizes[] = {5, 4.33f, 3.67f, 3};
static const float room_sizes[] = {3.5f, 3};
static const float until_sizes[] = {3.33f, 3};

/* One of several: set but not placed. */
struct row {
    struct session_change change;
    struct changed_pair time, room, until;
    struct wording headline, title, day, people, note;
    struct paragraph headline_set, title_set, day_set, people_set, note_set;
    int text_x, text_height, height;
};

static struct wording row_headline(const struct layout *layout, const struct row *row, int width)
{
    struct wording headline = label(layout, WORD_CHANGE);
    headline.text = row->change.headline;
    headline.colour = layout->theme->gold;
    headline.smallest = headline.size;
    headline.width = width;
    headline.max_lines = 2;
    return headline;
}

static struct wording row_title(const struct layout *layout, const struct row *row, int width)
{
    struct wording title = change_title(layout, &row->change, width, 0);
    title.face = FACE_MEDIUM;
    title.size = layout->is_portrait ? 4 : 3.83f;
    title.smallest = 3;
    title.leading = LEADING_ROW;
    title.tracking = 0;
    return title;
}

/* In one line or two below the title. */
static struct wording row_note(const struct layout *layout, const struct row *row, int width)
{
    const struct session_change *change = &row->change;
    return (struct wording){
        .text = change->note,
        .source = field_source(layout, &change->view.session->origin, "note"),
        .role = ROLE_BODY,
        .face = FACE_TEXT,
        .colour = layout->theme->body,
        .size = 3.33f,
        .smallest = 3,
        .leading = LEADING_ROW,
        .width = width,
        .max_lines = 2,
        .balanced = true,
    };
}

static struct wording row_people(const struct layout *layout, const struct row *row, int width)
{
    struct wording people = row_note(layout, row, width);
    people.text = row->change.people.now;
    people.source = field_source(layout, &row->change.view.session->origin, "speakers");
    people.role = ROLE_NAME;
    people.face = FACE_TITLE;
    people.colour = layout->theme->gold;
    return people;
}

static struct wording row_day(const struct layout *layout, const struct row *row, int width)
{
    struct wording day = row_note(layout, row, width);
    day.text = row->change.day;
    day.source = (struct text){0};
    day.role = ROLE_TIME;
    day.face = FACE_TITLE;
    day.colour = row->change.view.is_cancelled ? layout->theme->dim : layout->theme->gold;
    day.struck = row->change.view.is_cancelled;
    return day;
}

static struct changed_pair set_until(const struct layout *layout, const struct row *row, int width)
{
    struct changed_wording until = change_wording(layout, &row->change, &row->change.until);
    until.width = width;
    return change_set_pair(layout, &until, until_sizes, COUNT_OF(until_sizes));
}

static int gap_in_row(const struct layout *layout)
{
    return units(layout, 0.5f);
}

static int pair_height(const struct changed_pair *pair)
{
    return pair->height ? pair->height + 2 * pair->rise : 0;
}

static int height_of_text(const struct layout *layout, const struct row *row)
{
    int gap = gap_in_row(layout);
    int height =
        row->headline_set.height + gap + row->title_set.height +
        height_below(gap, row->day_set.height) + height_below(gap, row->people_set.height) +
        height_below(gap, row->note_set.height) + height_below(gap, pair_height(&row->until));
    return layout->is_portrait ? height + height_below(gap, pair_height(&row->room)) : height;
}

/* In one column the room stands below the title; else at the end of the row. */
static struct row set_row(const struct layout *layout, int session, int width)
{
    struct row row = {.change = session_change(layout, session),
                      .text_x = units(layout, layout->is_portrait ? 19 : 24)};
    int text_width = width - row.text_x;
    struct changed_wording time = change_wording(layout, &row.change, &row.change.time);
    time.width = row.text_x - units(layout, 2);
    row.time = change_set_pair(layout, &time, time_sizes, COUNT_OF(time_sizes));
    struct changed_wording room = change_wording(layout, &row.change, &row.change.room);
    room.end = !layout->is_portrait;
    room.width = layout->is_portrait ? text_width : width / 3;
    room.wording.face = FACE_TEXT;
    row.room = change_set_pair(layout, &room, room_sizes, COUNT_OF(room_sizes));
    if (!layout->is_portrait && row.room.width)
        text_width -= row.room.width + units(layout, 3);

    row.headline = row_headline(layout, &row, text_width);
    row.headline_set = wording_set(layout, &row.headline);
    row.title = row_title(layout, &row, text_width);
    row.title_set = wording_set(layout, &row.title);
    row.day = row_day(layout, &row, text_width);
    if (row.day.text.size)
        row.day_set = wording_set(layout, &row.day);
    row.people = row_people(layout, &row, text_width);
    if (row.people.text.size)
        row.people_set = wording_set(layout, &row.people);
    row.note = row_note(layout, &row, text_width);
    if (row.note.text.size)
        row.note_set = wording_set(layout, &row.note);
    row.until = set_until(layout, &row, text_width);
    row.text_height = height_of_text(layout, &row);
    int time_height = pair_height(&row.time), room_height = pair_height(&row.room);
    row.height = row.text_height > time_height ? row.text_height : time_height;
    row.height = row.height > room_height ? row.height : room_height;
    row.height += 2 * units(layout, layout->is_portrait ? 1.83f : 1.33f);
    return row;
}

/* Below y, where there is one. */
static int put_pair(struct layout *layout, const struct changed_pair *pair, int x, int y)
{
    if (!pair->height)
        return y;
    y += gap_in_row(layout);
    changed_place(layout, pair, x, y + pair->rise);
    return y + pair_height(pair);
}

static void put_row(struct layout *layout, const struct row *row, struct rect rect)
{
    int gap = gap_in_row(layout), x = rect.x + row->text_x;
    int y = rect.y + (rect.height - row->text_height) / 2;
    int time_y = layout->is_portrait ? y : rect.y + (rect.height - pair_height(&row->time)) / 2;
    changed_place(layout, &row->time, rect.x, time_y + row->time.rise);
    y = wording_place(layout, &row->headline, &row->headline_set, x, y) + gap;
    y = wording_place(layout, &row->title, &row->title_set, x, y);
    if (row->day.text.size)
        y = wording_place(layout, &row->day, &row->day_set, x, y + gap);
    y = put_pair(layout, &row->until, x, y);
    if (row->people.text.size)
        y = wording_place(layout, &row->people, &row->people_set, x, y + gap);
    if (row->note.text.size)
        y = wording_place(layout, &row->note, &row->note_set, x, y + gap);
    if (layout->is_portrait)
        (void)put_pair(layout, &row->room, x, y); /* nothing stands below */
    else
        changed_place(layout, &row->room, rect.x + rect.width,
                      rect.y + (rect.height - row->room.height) / 2);
    put_session_marks(layout, row->change.view.index);
}

static struct wording heading_wording(const struct layout *layout)
{
    struct wording heading = label(layout, WORD_CHANGES);
    heading.colour = layout->theme->gold;
    heading.size = 3.33f;
    return heading;
}

static struct wording more_wording(const struct layout *layout, size_t more)
{
    struct wording wording = heading_wording(layout);
    wording.text = words_more_changes(layout->arena, layout->language, more);
    wording.role = ROLE_NOTE;
    wording.face = FACE_TEXT;
    wording.colour = layout->theme->dim;
    wording.size = 3;
    wording.tracking = 0;
    wording.capitals = false;
    return wording;
}

struct change_sheet change_sheet(const struct layout *layout, struct rect content)
{
    struct wording heading = heading_wording(layout);
    int top = units(layout, 2.33f) + wording_set(layout, &heading).height + units(layout, 0.67f);
    struct change_sheet sheet = {
        .rect = {content.x, content.y + top, content.width, content.height - top},
        .columns = change_is_on_bar(&content) && !layout->is_low ? 2 : 1,
        .gap = units(layout, 8),
    };
    sheet.column_width =
        (content.width - (int)(sheet.columns - 1) * sheet.gap) / (int)sheet.columns;
    return sheet;
}

/* How many of the rows one column holds; at least one. */
static size_t rows_in_column(const int *heights, size_t count, int height)
{
    size_t rows = 0;
    for (int used = 0; rows < count && (!rows || used + heights[rows] <= height); rows++)
        used += heights[rows];
    return rows;
}

size_t change_rows_on_page(const struct layout *layout, struct session_list list, size_t first,
                           const struct change_sheet *sheet)
{
    size_t rows = 0;
    int left = sheet->rect.height;
    for (size_t column = 0; first + rows < list.count; rows++) {
        int height = set_row(layout, list.sessions[first + rows], sheet->column_width).height;
        if (rows && height > left) {
            left = sheet->rect.height;
            column++;
        }
        if (column == sheet->columns)
            break;
        left -= height;
    }
    return rows;
}

/* An even share of the rows, where those that are left find room in the columns behind. */
static size_t share_of_column(const int *heights, size_t count, const struct change_sheet *sheet,
                              size_t column)
{
    size_t columns_left = sheet->columns - column;
    size_t share = (count + columns_left - 1) / columns_left;
    size_t most = rows_in_column(heights, count, sheet->rect.height);
    if (share > most || columns_left == 1)
        return most;
    size_t rest = rows_in_column(heights + share, count - share, sheet->rect.height);
    return rest == count - share ? share : most;
}

static void put_heading(struct layout *layout, struct rect content, size_t more)
{
    struct wording heading = heading_wording(layout);
    int y = content.y + units(layout, 2.33f);
    struct paragraph set = wording_set(layout, &heading);
    wording_place(layout, &heading, &set, content.x, y);
    if (!more)
        return;
    struct wording rest = more_wording(layout, more);
    struct paragraph rest_set = wording_set(layout, &rest);
    wording_place(layout, &rest, &rest_set, content.x + content.width - rest_set.width,
                  y + first_baseline(&set) - first_baseline(&rest_set));
}

/* Room left over loosens the rows a little. */
static void put_column(struct layout *layout, const struct row *rows, size_t count,
                       struct rect rect)
{
    int used = 0, most = units(layout, 10);
    for (size_t i = 0; i < count; i++)
        used += rows[i].height;
    int spare = count ? (rect.height - used) / (int)count : 0;
    int extra = spare < 0 ? 0 : spare < most ? spare : most;
    for (size_t i = 0; i < count; i++) {
        struct rect place = {rect.x, rect.y, rect.width, rows[i].height + extra};
        put_rule(layout, place.x, place.y, place.width);
        put_row(layout, &rows[i], place);
        rect.y += place.height;
    }
}

void change_put_list(struct layout *layout, struct session_list list, size_t more,
                     struct rect content)
{
    struct change_sheet sheet = change_sheet(layout, content);
    struct row *rows = ARENA_ARRAY(layout->arena, struct row, list.count);
    int *heights = ARENA_ARRAY(layout->arena, int, list.count);
    for (size_t i = 0; i < list.count; i++) {
        rows[i] = set_row(layout, list.sessions[i], sheet.column_width);
        heights[i] = rows[i].height;
    }
    put_heading(layout, content, more);
    struct rect column = sheet.rect;
    column.width = sheet.column_width;
    for (size_t i = 0, from = 0; i < sheet.columns; i++) {
        size_t count = share_of_column(heights + from, list.count - from, &sheet, i);
        put_column(layout, rows + from, count, column);
        column.x += sheet.column_width + sheet.gap;
        from += count;
    }
}
