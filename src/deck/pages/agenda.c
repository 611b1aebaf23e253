/* agenda: the day, row by row: time, what and who, where. A day that does not fit one page is
 * spread over several of like length; pages with nothing but the past are left out.
 */
#include "agenda_row.h"

enum {
    COLUMN_LEAST = 130,
    COLUMN_GAP = 8, /* u */
    PAGES_MOST = 60 /* of one day: whoever waits for more has left */
};

/* The frame of every page of one agenda: what lies between header and footer, less the day's name.
 * Without a trusted clock nobody can say which day to show: then it is all of them, one after the
 * other, each on pages of its own.
 */
struct sheet {
    struct rect rect; /* of the first stack of rows */
    size_t stacks;    /* side by side: on a bar, which is too low for many rows */
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
    int gap = units(layout, COLUMN_GAP);
    int stacks = layout->is_bar ? (content.width + gap) / (units(layout, COLUMN_LEAST) + gap) : 1;
    sheet->stacks = stacks > 1 ? (size_t)stacks : 1;
    int width = (content.width + gap) / (int)sheet->stacks - gap;
    sheet->rect = (struct rect){content.x, content.y + top, width, content.height - top};
    sheet->columns = columns_of_rows(layout, width);
}

/* Stacks needed when none is higher than `most`; ends[i] gets the row behind stack i. */
static size_t pack(const int *heights, size_t count, int most, size_t *ends)
{
    size_t stacks = 0;
    int used = 0;
    for (size_t i = 0; i < count; i++) {
        if (used && used + heights[i] > most) {
            ends[stacks++] = i;
            used = 0;
        }
        used += heights[i];
    }
    ends[stacks++] = count;
    return stacks;
}

/* Fills each stack to its share of what is left. Returns how many it took; may take too many. */
static size_t pack_by_share(const int *heights, size_t count, int most, size_t stacks, size_t *ends)
{
    int64_t left = 0;
    for (size_t i = 0; i < count; i++)
        left += heights[i];
    size_t stack = 0, i = 0;
    while (i < count) {
        int64_t share = left / (int64_t)(stack < stacks ? stacks - stack : 1), used = 0;
        do {
            used += heights[i++];
        } while (i < count && used + heights[i] / 2 <= share && used + heights[i] <= most);
        left -= used;
        ends[stack++] = i;
    }
    return stack;
}

/* On as few pages as possible, each of `side_by_side` stacks, and those of like height where that
 * needs no page more. */
static size_t pack_evenly(const int *heights, size_t count, int height, size_t side_by_side,
                          size_t *ends)
{
    size_t least = pack(heights, count, height, ends);
    size_t stacks = (least + side_by_side - 1) / side_by_side * side_by_side;
    size_t taken = pack_by_share(heights, count, height, stacks, ends);
    return taken <= stacks ? taken : pack(heights, count, height, ends);
}

static size_t words_of(const struct row *row)
{
    return text_words(row->title.text) + text_words(row->people.text);
}

/* Have all pages no more words than can be read while they stay? */
static bool can_be_read(const size_t *words, const size_t *ends, size_t pages)
{
    for (size_t page = 0, i = 0; page < pages; page++) {
        size_t sum = 0, rows = 0;
        for (; i < ends[page]; i++, rows++)
            sum += words[i];
        if (rows > 1 && sum > plan_words_most())
            return false;
    }
    return true;
}

/* From the ends of stacks to those of pages. */
static size_t pack_pages(const int *heights, size_t count, const struct sheet *sheet, size_t *ends)
{
    size_t stacks = pack_evenly(heights, count, sheet->rect.height, sheet->stacks, ends), pages = 0;
    for (size_t i = 0; i < stacks; i += sheet->stacks)
        ends[pages++] = ends[i + sheet->stacks <= stacks ? i + sheet->stacks - 1 : stacks - 1];
    return pages;
}

/* Where rows have more words than a page may, they count for as much of its height. */
static size_t pack_readably(int *heights, const size_t *words, size_t count,
                            const struct sheet *sheet, size_t *ends)
{
    size_t pages = pack_pages(heights, count, sheet, ends), most = plan_words_most();
    size_t height = (size_t)sheet->rect.height;
    if (can_be_read(words, ends, pages))
        return pages;
    for (size_t i = 0; i < count; i++) {
        size_t share = (height * sheet->stacks * words[i] + most - 1) / most;
        share = share < height ? share : height;
        heights[i] = heights[i] > (int)share ? heights[i] : (int)share;
    }
    return pack_pages(heights, count, sheet, ends);
}

/* The pages of one day, whose rows are those from `first` on. */
static void plan_day(struct planning *planning, const struct sheet *sheet, size_t first,
                     size_t count)
{
    struct layout *layout = &planning->layout;
    int *heights = ARENA_ARRAY(layout->arena, int, count);
    size_t *ends = ARENA_ARRAY(layout->arena, size_t, count);
    size_t *words = ARENA_ARRAY(layout->arena, size_t, count);
    for (size_t i = 0; i < count; i++) {
        struct row row = row_set(layout, sheet->sessions.sessions[first + i], &sheet->columns);
        heights[i] = row.height;
        words[i] = words_of(&row);
    }
    size_t pages = pack_readably(heights, words, count, sheet, ends);

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

/* Rows of one stack, from top to bottom, each as much higher as `extra`. */
static void put_stack(struct layout *layout, const struct sheet *sheet, struct rect stack,
                      const struct row *rows, size_t count, int extra)
{
    int y = stack.y;
    for (size_t i = 0; i < count; i++) {
        struct rect rect = {stack.x, y, stack.width, rows[i].height + extra};
        row_place(layout, &rows[i], &sheet->columns, rect);
        y += rect.height;
        bool beside_panel = rows[i].is_on || (i + 1 < count && rows[i + 1].is_on);
        if (i + 1 < count && !beside_panel)
            put_rule(layout, rect.x, y - units(layout, 1.0f / 6), rect.width);
    }
}

/* Room left over loosens the rows a little, so that a short day does not huddle at the top; all
 * stacks alike. */
static int find_extra(const struct layout *layout, const struct sheet *sheet, const int *heights,
                      const size_t *ends, size_t stacks)
{
    int least = units(layout, rows_are_narrow(layout) ? 5 : 3.5f);
    for (size_t i = 0, from = 0; i < stacks; from = ends[i++]) {
        int rows = (int)(ends[i] - from), left = sheet->rect.height;
        for (size_t row = from; row < ends[i]; row++)
            left -= heights[row];
        if (rows && left < rows * least)
            least = left / rows;
    }
    return least > 0 ? least : 0;
}

static void put_rows(struct layout *layout, const struct sheet *sheet)
{
    size_t count = layout->plan->count;
    struct row *rows = ARENA_ARRAY(layout->arena, struct row, count);
    int *heights = ARENA_ARRAY(layout->arena, int, count);
    size_t *ends = ARENA_ARRAY(layout->arena, size_t, count);
    for (size_t i = 0; i < count; i++) {
        rows[i] =
            row_set(layout, sheet->sessions.sessions[layout->plan->first + i], &sheet->columns);
        heights[i] = rows[i].height;
    }
    size_t stacks = pack_evenly(heights, count, sheet->rect.height, sheet->stacks, ends);
    int extra = find_extra(layout, sheet, heights, ends, stacks);
    struct rect stack = sheet->rect;
    for (size_t i = 0, from = 0; i < stacks; from = ends[i++]) {
        put_stack(layout, sheet, stack, rows + from, ends[i] - from, extra);
        stack.x += stack.width + units(layout, COLUMN_GAP);
    }
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

    put_rows(layout, &sheet);
}

const struct page_kind page_agenda = {.plan = plan_agenda, .lay = lay_agenda};
