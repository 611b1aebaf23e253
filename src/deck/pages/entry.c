/* entry: time, title and note of a session on a sign. */
#include "entry.h"

enum { TITLE_LINES = 3 };

bool has_moved_away(const struct session *session, int room)
{
    return session->planned_room == room && session->room != room && session->room >= 0;
}

static bool has_come_here(const struct session *session, int room)
{
    return session->room == room && session->planned_room != room && session->planned_room >= 0;
}

struct text word_at_door(const struct layout *layout, const struct session_view *view, int room)
{
    const struct session *session = view->session;
    if (view->is_cancelled)
        return words_for_off(layout, session);
    if (has_moved_away(session, room))
        return text_format(layout->arena, "%.*s: %.*s",
                           TEXT_ARG(words(layout->language, WORD_MOVED)),
                           TEXT_ARG(isolated(layout, view->room)));
    if (session->changes & CHANGE_FULL)
        return words(layout->language, WORD_FULL);
    if (has_come_here(session, room))
        return words(layout->language, WORD_MOVED_HERE);
    return TEXT("");
}

static bool is_off(const struct entry *entry, int room)
{
    return entry->view.is_cancelled || has_moved_away(entry->view.session, room);
}

static void set_time(const struct layout *layout, const struct entry_request *request,
                     struct entry *entry)
{
    const struct session *session = entry->view.session;
    bool off = is_off(entry, request->room);
    struct wording time = {
        .source = field_source(layout, &session->origin, request->until ? "end" : "start"),
        .role = ROLE_TIME,
        .face = request->until ? FACE_MEDIUM : FACE_TITLE,
        .colour = off ? layout->theme->dim : layout->theme->ink,
        .size = 3.67f * request->scale,
        .tabular = true,
        .capitals = !request->until,
        .struck = off && entry->view.is_cancelled,
    };
    if (request->until) {
        time.text =
            words_until(layout->arena, layout->language, page_civil(layout, session->ends_at));
        time.size = 3 * request->scale;
        entry->until = time;
        entry->until_set = wording_set(layout, &time);
        return;
    }
    struct changed_wording changed = {
        .wording = time,
        .now = entry->view.time,
        .before = entry->view.old_time,
        .colour_before = layout->theme->dim,
        .width = request->beside ? units(layout, 14 * request->scale) : 0,
    };
    entry->time = changed_set(layout, &changed);
}

static void set_texts(const struct layout *layout, const struct entry_request *request,
                      struct entry *entry)
{
    const struct session *session = entry->view.session;
    bool off = is_off(entry, request->room);
    entry->text_left = request->beside ? units(layout, 16 * request->scale) : 0;
    entry->title = (struct wording){
        .text = page_text(layout, &session->title),
        .source = source_of(layout, &session->origin, "title", &session->title),
        .role = ROLE_TITLE,
        .face = request->until ? FACE_TITLE : FACE_MEDIUM,
        .colour = off ? layout->theme->dim : layout->theme->ink,
        .size = 3.33f * request->scale,
        .smallest = 3,
        .leading = LEADING_ROW,
        .width = request->width - entry->text_left,
        .max_lines = TITLE_LINES,
        .most_lines = request->is_short ? TITLE_LINES : TITLE_LINES_MOST,
        .balanced = true,
        .struck = off,
    };
    entry->title_set = wording_set(layout, &entry->title);
    entry->note = (struct wording){
        .text = word_at_door(layout, &entry->view, request->room),
        .role = ROLE_NOTE,
        .face = FACE_TITLE,
        .colour = layout->theme->gold,
        .size = 2.83f * request->scale,
        .smallest = 2.65f,
        .width = request->width - entry->text_left,
        .max_lines = 2,
        .balanced = true,
    };
    if (entry->note.text.size)
        entry->note_set = wording_set(layout, &entry->note);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

struct entry entry_set(const struct layout *layout, const struct entry_request *request)
{
    struct entry entry = {.view = session_view(layout, request->session)};
    if (request->heading != WORD_COUNT) {
        entry.heading = label(layout, request->heading);
        entry.heading_set = wording_set(layout, &entry.heading);
    }
    set_time(layout, request, &entry);
    set_texts(layout, request, &entry);
    int time = larger(entry.time.height, entry.until_set.height);
    int gap = units(layout, 0.33f);
    int texts = entry.title_set.height + (entry.note.text.size ? gap + entry.note_set.height : 0);
    entry.first_line = request->beside ? 0 : larger(time, entry.heading_set.height) + gap;
    entry.height = request->beside ? larger(time, texts) : entry.first_line + texts;
    return entry;
}

bool entry_is_crowded(const struct entry *entry)
{
    return entry->title_set.cut || entry->title_set.line_count > TITLE_LINES;
}

static const struct paragraph *time_set(const struct entry *entry)
{
    return entry->until.text.size ? &entry->until_set : &entry->time.new_set;
}

int entry_baseline(const struct entry *entry)
{
    const struct paragraph *time = time_set(entry);
    if (entry->time.is_stacked) /* the old time above the new one */
        return entry->time.old_set.height + entry->time.gap + first_baseline(time);
    return first_baseline(entry->text_left ? &entry->title_set : time);
}

/* Heading and time on one baseline; the time alone on that of the title beside it. */
static void put_first_line(struct layout *layout, const struct entry *entry, int x, int y)
{
    const struct paragraph *time = time_set(entry);
    int baseline = y + entry_baseline(entry);
    if (entry->heading.text.size) {
        wording_place(layout, &entry->heading, &entry->heading_set, x,
                      baseline - first_baseline(&entry->heading_set));
        x += entry->heading_set.width + units(layout, 1.83f);
    }
    if (entry->until.text.size)
        wording_place(layout, &entry->until, &entry->until_set, x, baseline - first_baseline(time));
    else if (entry->time.is_stacked)
        changed_place(layout, &entry->time, x, y);
    else
        changed_place(layout, &entry->time, x, baseline - first_baseline(time));
}

void put_entry(struct layout *layout, const struct entry *entry, int x, int y)
{
    put_first_line(layout, entry, x, y);
    y = wording_place(layout, &entry->title, &entry->title_set, x + entry->text_left,
                      y + entry->first_line);
    if (entry->note.text.size)
        wording_place(layout, &entry->note, &entry->note_set, x + entry->text_left,
                      y + units(layout, 0.33f));
    put_session_marks(layout, entry->view.index);
}
