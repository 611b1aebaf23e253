/* wayfinding: this screen's arrows to the rooms where something is on or comes next today.
 *
 * Never a guess: a room without an arrow on this screen is not pointed to, and a screen without
 * arrows has no such page. The order is the organiser's, so that a room stays where one looks for
 * it. While nobody knows the time, all rooms of the programme are pointed to, without sessions.
 */
#include "entry.h"
#include "icons.h"
#include "step_free.h"

enum { ROWS_MOST = 64 };

/* A room to be pointed to: what is on there, and what comes. */
struct target {
    const struct room_arrow *arrow;
    int now, next; /* sessions; -1: none */
};

struct targets {
    struct target items[ROWS_MOST];
    size_t count;
};

struct extent {
    int width, height;
};

/* A row, set but not placed. */
struct row {
    const struct target *target;
    struct wording name, floor;
    struct paragraph name_set, floor_set;
    struct step_free step_free;
    struct entry entries[2];
    size_t entry_count;
    int name_width, entries_left, entries_top; /* from the row's left and top */
    int pitch; /* px from one entry to the one beside it; 0: they stand one under another */
    int tile, text_left, height;
};

static int first_in_room(const struct layout *layout, struct session_list list, int room)
{
    for (size_t i = 0; i < list.count; i++)
        if (layout->programme->sessions[list.sessions[i]].room == room)
            return list.sessions[i];
    return -1;
}

static bool is_in_programme(const struct layout *layout, int room)
{
    for (size_t i = 0; i < layout->programme->session_count; i++)
        if (layout->programme->sessions[i].room == room)
            return true;
    return false;
}

static struct targets find_targets(const struct layout *layout)
{
    const struct programme *programme = layout->programme;
    int index = programme_find_screen(programme, layout->settings->screen);
    const struct screen_record *screen = index < 0 ? NULL : &programme->screens[index];
    bool trusted = layout->moment.trusted;
    struct instant now = trusted ? layout->moment.now : INSTANT_NONE;
    struct session_list on = sessions_now(programme, layout->arena, now);
    struct session_list next =
        sessions_next(programme, layout->arena, now, programme->session_count);
    struct targets targets = {0};
    for (size_t i = 0; screen && i < screen->arrow_count && targets.count < ROWS_MOST; i++) {
        int room = screen->arrows[i].room;
        struct target target = {.arrow = &screen->arrows[i],
                                .now = first_in_room(layout, on, room),
                                .next = first_in_room(layout, next, room)};
        bool is_wanted =
            trusted ? target.now >= 0 || target.next >= 0 : is_in_programme(layout, room);
        if (is_wanted)
            targets.items[targets.count++] = target;
    }
    return targets;
}

/* Screens as long as a bar have two columns. */
static size_t columns_of(const struct layout *layout, struct rect content)
{
    return content.width >= units(layout, 200) ? 2 : 1;
}

static int gap_of_columns(const struct layout *layout)
{
    return units(layout, 8);
}

static int column_width(const struct layout *layout, struct rect content)
{
    int columns = (int)columns_of(layout, content);
    return (content.width - (columns - 1) * gap_of_columns(layout)) / columns;
}

/* Narrow columns have the sessions under the room, others beside it. */
static bool is_narrow(const struct layout *layout, int width)
{
    return width < units(layout, 100);
}

/* On one line down to the smallest size, else on as many as it takes. */
static struct paragraph set_on_few_lines(const struct layout *layout, struct wording *wording)
{
    struct paragraph set = wording_set(layout, wording);
    if (!set.cut)
        return set;
    wording->max_lines = 3;
    wording->smallest = 3;
    return wording_set(layout, wording);
}

static void set_name(const struct layout *layout, struct row *row, float scale)
{
    const struct room *room = &layout->programme->rooms[row->target->arrow->room];
    row->name = (struct wording){
        .source = source_of(layout, &room->origin, "name", &room->name),
        .role = ROLE_NAME,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = 5 * scale,
        .smallest = 4,
        .leading = LEADING_TITLE,
        .width = row->name_width,
        .max_lines = 1,
    };
    row->name.text = page_name(layout, &room->name, &row->name.language);
    row->name_set = set_on_few_lines(layout, &row->name);
    row->floor = (struct wording){
        .source = source_of(layout, &room->origin, "floor", &room->floor),
        .role = ROLE_BODY,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 3 * scale,
        .smallest = 3,
        .width = row->name_width,
        .max_lines = 2,
    };
    row->floor.text = page_name(layout, &room->floor, &row->floor.language);
    if (row->floor.text.size)
        row->floor_set = wording_set(layout, &row->floor);
    row->step_free = step_free_set(layout, room, row->target->arrow, scale, row->name_width);
}

static int height_of_name(const struct layout *layout, const struct row *row)
{
    int height = row->name_set.height + row->floor_set.height;
    return row->step_free.height ? height + units(layout, 0.75f) + row->step_free.height : height;
}

static void add_entry(const struct layout *layout, struct row *row, int session, bool is_now,
                      float scale, int width)
{
    if (session < 0)
        return;
    struct entry_request request = {
        .session = session,
        .room = row->target->arrow->room,
        .heading = is_now ? WORD_NOW : WORD_NEXT,
        .until = is_now,
        .scale = scale,
        .width = width,
    };
    row->entries[row->entry_count++] = entry_set(layout, &request);
}

static int gap_of_entries(const struct layout *layout)
{
    return units(layout, 1.17f);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int height_of_entries(const struct layout *layout, const struct row *row)
{
    int height = 0;
    for (size_t i = 0; i < row->entry_count; i++)
        height = row->pitch ? larger(height, row->entries[i].height)
                            : height + (i ? gap_of_entries(layout) : 0) + row->entries[i].height;
    return height;
}

static bool has_crowded_title(const struct row *row)
{
    for (size_t i = 0; i < row->entry_count; i++)
        if (entry_is_crowded(&row->entries[i]))
            return true;
    return false;
}

/* What is on and what comes stand beside each other where there is room for both. */
static void set_entries(const struct layout *layout, struct row *row, int width, float scale)
{
    int gap = units(layout, 4), half = (width - gap) / 2;
    row->pitch = 0;
    if (row->target->now >= 0 && row->target->next >= 0 && half >= units(layout, 38)) {
        add_entry(layout, row, row->target->now, true, scale, half);
        add_entry(layout, row, row->target->next, false, scale, half);
        row->pitch = half + gap;
        if (!has_crowded_title(row))
            return;
        row->pitch = 0;
        row->entry_count = 0;
    }
    add_entry(layout, row, row->target->now, true, scale, width);
    add_entry(layout, row, row->target->next, false, scale, width);
}

static void place_entries(const struct layout *layout, struct row *row, bool narrow)
{
    int name = height_of_name(layout, row), entries = height_of_entries(layout, row);
    int head = row->entries_left ? name : larger(row->tile, name);
    row->entries_top = 0;
    if (narrow && row->entry_count)
        row->entries_top = head + units(layout, 1.5f);
    else if (row->entry_count) /* on one line with the name */
        row->entries_top =
            larger(0, first_baseline(&row->name_set) - entry_baseline(&row->entries[0]));
    row->height = larger(row->tile, larger(name, row->entries_top + entries));
}

/* most: px there are for it. */
static struct row set_row(const struct layout *layout, const struct target *target,
                          struct extent most, float scale)
{
    int width = most.width;
    struct row row = {.target = target, .tile = units(layout, 12 * scale)};
    bool narrow = is_narrow(layout, width), alone = target->now < 0 && target->next < 0;
    row.text_left = row.tile + units(layout, 3);
    int left = width - row.text_left, widest = units(layout, 35 * scale), share = left * 38 / 100;
    row.name_width = share < widest ? share : widest;
    if (narrow || alone)
        row.name_width = left;
    row.entries_left = narrow ? row.text_left : row.text_left + row.name_width + units(layout, 3);
    if (width < units(layout, 60)) /* each letter counts */
        row.entries_left = 0;
    set_name(layout, &row, scale);
    float entry_scale = scale > 1.2f ? 1.2f : scale;
    set_entries(layout, &row, width - row.entries_left, entry_scale);
    if (has_crowded_title(&row) && row.entries_left) { /* a long title has the whole width */
        row.entries_left = 0;
        row.entry_count = 0;
        narrow = true;
        set_entries(layout, &row, width, entry_scale);
    }
    place_entries(layout, &row, narrow);
    if (row.height > most.height &&
        row.entry_count > 1) { /* what is on comes before what follows */
        row.entry_count = 1;
        place_entries(layout, &row, narrow);
    }
    return row;
}

static void put_row(struct layout *layout, const struct row *row, int x, int y)
{
    struct rect tile = {x, y, row->tile, row->tile};
    int inset = row->tile / 5, text_x = x + row->text_left;
    put_fill(layout, tile, layout->theme->panel, units(layout, 2));
    put_way(layout, row->target->arrow->arrow, x + inset, y + inset, row->tile - 2 * inset,
            layout->theme->gold);
    int below = wording_place(layout, &row->name, &row->name_set, text_x, y);
    if (row->floor.text.size)
        below = wording_place(layout, &row->floor, &row->floor_set, text_x, below);
    put_step_free(layout, &row->step_free, text_x, below + units(layout, 0.75f));
    int entry_x = x + row->entries_left, entry_y = y + row->entries_top;
    for (size_t i = 0; i < row->entry_count; i++) {
        int drop =
            row->pitch ? entry_baseline(&row->entries[0]) - entry_baseline(&row->entries[i]) : 0;
        put_entry(layout, &row->entries[i], entry_x, entry_y + drop);
        entry_x += row->pitch;
        entry_y += row->pitch ? 0 : row->entries[i].height + gap_of_entries(layout);
    }
}

static int gap_of_rows(const struct layout *layout)
{
    return units(layout, 1.5f) * 2 + units(layout, 1.0f / 6);
}

static struct rect rows_content(const struct layout *layout, struct rect content)
{
    struct wording heading = label(layout, WORD_WAYS);
    int top = units(layout, layout->is_portrait ? 4.67f : 3) +
              wording_set(layout, &heading).height + units(layout, 2);
    int bottom = units(layout, 0.5f);
    return (struct rect){content.x, content.y + top, content.width, content.height - top - bottom};
}

/* Height of the line of rows that begins with this target: as many as there are columns. */
static int line_height(const struct layout *layout, const struct targets *targets, size_t from,
                       size_t to, struct rect content, float scale)
{
    int height = 0;
    struct extent most = {column_width(layout, content), content.height};
    for (size_t i = from; i < from + columns_of(layout, content) && i < to; i++) {
        struct row row = set_row(layout, &targets->items[i], most, scale);
        height = larger(height, row.height);
    }
    return height;
}

/* How many of the targets from that one on have room on one page; one at least. */
static size_t count_that_fits(const struct layout *layout, const struct targets *targets,
                              size_t from, struct rect content, float scale)
{
    size_t columns = columns_of(layout, content), at = from;
    int left = content.height;
    while (at < targets->count) {
        int gap = at > from ? gap_of_rows(layout) : 0;
        left -= gap + line_height(layout, targets, at, targets->count, content, scale);
        if (left < 0 && at > from)
            break;
        at += columns;
    }
    return at > targets->count ? targets->count - from : at - from;
}

static bool has_all_titles(struct planning *planning, const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++) {
        struct session_list now = {&targets->items[i].now, targets->items[i].now >= 0};
        struct session_list next = {&targets->items[i].next, targets->items[i].next >= 0};
        if (!plan_has_titles(planning, now) || !plan_has_titles(planning, next))
            return false;
    }
    return true;
}

static void plan_wayfinding(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    struct targets targets = find_targets(layout);
    struct rect content = rows_content(layout, furniture_content(layout));
    if (!has_all_titles(planning, &targets))
        return;
    for (size_t from = 0, count; from < targets.count; from += count) {
        count = count_that_fits(layout, &targets, from, content, 1);
        plan_add(planning, -1, from, count);
    }
}

/* Of all rows of a page, with the gaps between them. */
static int height_of_rows(const struct layout *layout, const struct targets *targets,
                          struct rect content, float scale)
{
    int height = 0;
    for (size_t from = 0; from < targets->count; from += columns_of(layout, content))
        height += line_height(layout, targets, from, targets->count, content, scale) +
                  (from ? gap_of_rows(layout) : 0);
    return height;
}

/* Few rows are larger, so that the page is full. */
static float scale_of_rows(const struct layout *layout, const struct targets *targets,
                           struct rect content)
{
    static const float scales[] = {1.6f, 1.4f, 1.2f};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (height_of_rows(layout, targets, content, scales[i]) <= content.height)
            return scales[i];
    return 1;
}

/* What is left of the page's height goes between the rows, as far as it helps. */
static int spare_gap(const struct layout *layout, const struct targets *targets,
                     struct rect content, float scale)
{
    size_t columns = columns_of(layout, content), lines = (targets->count + columns - 1) / columns;
    int left = content.height - height_of_rows(layout, targets, content, scale);
    int each = lines > 1 ? left / (int)lines : 0, most = units(layout, 4);
    return larger(0, each < most ? each : most);
}

static void put_line(struct layout *layout, const struct targets *targets, size_t from,
                     struct rect content, float scale, int y)
{
    struct extent most = {column_width(layout, content), content.height};
    int pitch = most.width + gap_of_columns(layout);
    for (size_t i = 0; i < columns_of(layout, content) && from + i < targets->count; i++) {
        struct row row = set_row(layout, &targets->items[from + i], most, scale);
        put_row(layout, &row, content.x + (int)i * pitch, y);
    }
}

static void lay_wayfinding(struct layout *layout)
{
    struct rect furniture = put_furniture(layout), content = rows_content(layout, furniture);
    struct targets targets = find_targets(layout);
    struct wording heading = label(layout, WORD_WAYS);
    wording_put(layout, &heading, content.x,
                furniture.y + units(layout, layout->is_portrait ? 4.67f : 3));

    for (size_t i = 0; i < layout->plan->count; i++)
        targets.items[i] = targets.items[layout->plan->first + i];
    targets.count = layout->plan->count;
    float scale = scale_of_rows(layout, &targets, content);
    size_t columns = columns_of(layout, content);
    int y = content.y, gap = gap_of_rows(layout) + spare_gap(layout, &targets, content, scale);
    for (size_t from = 0; from < targets.count; from += columns) {
        if (from) {
            put_rule(layout, content.x, y + gap / 2, content.width);
            y += gap;
        }
        put_line(layout, &targets, from, content, scale, y);
        y += line_height(layout, &targets, from, targets.count, content, scale);
    }
}

const struct page_kind page_wayfinding = {.plan = plan_wayfinding, .lay = lay_wayfinding};
