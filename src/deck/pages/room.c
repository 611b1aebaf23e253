/* room: the sign at a door: this room now, next and later today, and until when it is free.
 *
 * Whoever stands here looks for a session that is, or was to be, in this room: what has been moved
 * away or cancelled stays on the sign until its planned end. While nobody knows the time, each day
 * of the room is listed by its date, and nothing is marked.
 */
#include "entry.h"
#include "room_now.h"
#include "step_free.h"

/* What the list is made of, in this order. */
enum group { GROUP_ALSO_NOW, GROUP_CHANGED, GROUP_NEXT, GROUP_LATER, GROUP_COUNT };

static bool is_of_room(const struct session *session, int room)
{
    return session->room == room || session->planned_room == room;
}

static bool is_wanted(const struct planning *planning, int room)
{
    const struct programme *programme = planning->layout.programme;
    int index = programme_find_screen(programme, planning->layout.settings->screen);
    const struct screen_record *screen = index < 0 ? NULL : &programme->screens[index];
    if (planning->slide && planning->slide->id_count)
        return slide_wants(planning->slide, programme->rooms[room].id);
    for (size_t i = 0; screen && i < screen->room_count; i++)
        if (screen->rooms[i] == room)
            return true;
    return false;
}

/* Sessions of that room on that day, as changed and as planned. */
static struct session_list sessions_at_door(const struct layout *layout, int room, int64_t day)
{
    struct session_list all = sessions_of_day(layout->programme, layout->arena, day);
    struct instant now = layout->moment.trusted ? layout->moment.now : INSTANT_NONE;
    int *found = ARENA_ARRAY(layout->arena, int, all.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        if (is_of_room(&layout->programme->sessions[all.sessions[i]], room) &&
            !session_is_gone(layout->programme, all.sessions[i], now))
            found[count++] = all.sessions[i];
    return (struct session_list){found, count};
}

/* With a trusted clock one page for the day that is now, or the next on which the room is used;
 * without one a page for each day of the programme on which it is. */
static void plan_room(struct planning *planning, int room)
{
    const struct layout *layout = &planning->layout;
    struct day_list days = programme_days(layout->programme, layout->arena);
    if (layout->moment.trusted) {
        int64_t today = programme_day(layout->programme, layout->moment.now);
        struct session_list list = sessions_at_door(layout, room, today);
        if (plan_has_titles(planning, list))
            plan_add(planning, room, 0, 0);
        return;
    }
    for (size_t i = 0; i < days.count; i++) {
        struct session_list list = sessions_at_door(layout, room, days.days[i]);
        if (list.count && plan_has_titles(planning, list))
            plan_add(planning, room, i, 1);
    }
}

static void plan_rooms(struct planning *planning)
{
    for (size_t i = 0; i < planning->layout.programme->room_count; i++)
        if (is_wanted(planning, (int)i))
            plan_room(planning, (int)i);
}

static enum group group_of(const struct layout *layout, int session, int room,
                           const struct room_state *state)
{
    const struct session *record = &layout->programme->sessions[session];
    bool off = session_is_off(record) || has_moved_away(record, room);
    bool has_begun = instant_compare(record->planned_starts_at, layout->moment.now) <= 0;
    if (off && has_begun)
        return GROUP_CHANGED;
    if (session == state->next)
        return GROUP_NEXT;
    return has_begun && !off && instant_compare(record->starts_at, layout->moment.now) <= 0
               ? GROUP_ALSO_NOW
               : GROUP_LATER;
}

/* Nobody asks for it any more. */
static bool is_over(const struct layout *layout, int session, int room)
{
    const struct session *record = &layout->programme->sessions[session];
    if (has_moved_away(record, room))
        return instant_compare(record->planned_ends_at, layout->moment.now) <= 0;
    return session_state_at(layout->programme, session, layout->moment.now) == SESSION_PAST;
}

/* A list that is being placed, from the top down. */
struct listing {
    struct rect rect;
    int y;
    int room;
    bool is_first, is_full;
};

static void put_list_heading(struct layout *layout, struct listing *list, struct text text)
{
    struct wording heading = label(layout, WORD_NEXT);
    heading.text = text;
    if (!list->is_first)
        list->y += units(layout, 2.33f);
    list->y = wording_put(layout, &heading, list->rect.x, list->y);
}

static struct entry entry_of_list(const struct layout *layout, const struct listing *list,
                                  int session, bool is_short)
{
    struct entry_request request = {
        .session = session,
        .room = list->room,
        .heading = WORD_COUNT,
        .beside = list->rect.width >= units(layout, 56),
        .is_short = is_short,
        .scale = layout->is_portrait ? 1.15f : 1,
        .width = list->rect.width,
    };
    struct entry entry = entry_set(layout, &request);
    if (!entry_is_crowded(&entry) || !request.beside)
        return entry;
    request.beside = false; /* a long title has the whole width */
    return entry_set(layout, &request);
}

/* Under its heading where that is not empty. A long title keeps its words where there is room for
 * them. What has no room any more is left out, and so is what comes after it. */
static void put_list_entry(struct layout *layout, struct listing *list, int session,
                           struct text heading)
{
    struct entry entry = entry_of_list(layout, list, session, false);
    struct wording words = label(layout, WORD_NEXT);
    words.text = heading;
    int gap = units(layout, 1.17f), rule = units(layout, 1.0f / 6);
    int above = heading.size ? wording_set(layout, &words).height + gap +
                                   (list->is_first ? 0 : units(layout, 2.33f))
                             : 2 * gap + rule;
    int bottom = list->rect.y + list->rect.height;
    if (list->y + above + entry.height > bottom)
        entry = entry_of_list(layout, list, session, true);
    if (list->is_full || list->y + above + entry.height > bottom) {
        list->is_full = true;
        return;
    }
    if (heading.size)
        put_list_heading(layout, list, heading);
    else
        put_rule(layout, list->rect.x, list->y + gap, list->rect.width);
    list->y += heading.size ? gap : 2 * gap + rule;
    put_entry(layout, &entry, list->rect.x, list->y);
    list->y += entry.height;
    list->is_first = false;
}

static struct text heading_of(const struct layout *layout, enum group group)
{
    static const enum word words_of_groups[] = {WORD_NOW, WORD_CHANGE, WORD_NEXT, WORD_LATER_TODAY};
    return words(layout->language, words_of_groups[group]);
}

/* Everything but what has the first place. Returns the y below it. */
static int put_list(struct layout *layout, const struct room_state *state, struct rect rect)
{
    struct listing list = {.rect = rect, .y = rect.y, .room = state->room, .is_first = true};
    for (int group = 0; group < GROUP_COUNT; group++) {
        struct text heading = heading_of(layout, (enum group)group);
        for (size_t i = 0; i < state->today.count; i++) {
            int session = state->today.sessions[i];
            if (session == state->now || is_over(layout, session, state->room) ||
                (int)group_of(layout, session, state->room, state) != group)
                continue;
            put_list_entry(layout, &list, session, heading);
            heading = TEXT("");
        }
    }
    return list.y;
}

static bool has_list(const struct layout *layout, const struct room_state *state)
{
    for (size_t i = 0; i < state->today.count; i++)
        if (state->today.sessions[i] != state->now &&
            !is_over(layout, state->today.sessions[i], state->room))
            return true;
    return false;
}

static struct room_state state_of(const struct layout *layout, int room)
{
    const struct programme *programme = layout->programme;
    struct instant now = layout->moment.now;
    struct room_state state = {.room = room, .now = -1, .next = -1};
    struct session_list on = sessions_now(programme, layout->arena, now);
    struct session_list next =
        sessions_next(programme, layout->arena, now, programme->session_count);
    state.today = sessions_at_door(layout, room, programme_day(programme, now));
    for (size_t i = 0; i < on.count; i++) /* the last to begin */
        if (programme->sessions[on.sessions[i]].room == room)
            state.now = on.sessions[i];
    for (size_t i = 0; i < next.count && state.next < 0; i++) {
        const struct session *session = &programme->sessions[next.sessions[i]];
        if (session->room == room && !session_view(layout, next.sessions[i]).is_cancelled)
            state.next = next.sessions[i];
    }
    return state;
}

/* Behind the name where there is room on its line, else below it at y. Returns the y below. */
static int put_floor(struct layout *layout, struct wording *floor, const struct paragraph *name,
                     struct rect rect, int y)
{
    if (!floor->text.size)
        return y;
    struct wording alone = *floor;
    alone.width = 0;
    alone.smallest = 0;
    struct paragraph set = wording_set(layout, &alone);
    int x = rect.x + name->width + units(layout, 2.5f);
    bool is_behind =
        !layout->is_portrait && name->line_count == 1 && x + set.width <= rect.x + rect.width;
    if (!is_behind)
        return wording_put(layout, floor, rect.x, y + units(layout, 0.8f));
    wording_place(layout, &alone, &set, x, rect.y + first_baseline(name) - first_baseline(&set));
    return y;
}

/* Name and floor on the left, how to come in without steps on the right, or below. Returns the y
 * below. */
static int put_room(struct layout *layout, int room, struct rect rect)
{
    const struct room *record = &layout->programme->rooms[room];
    struct step_free step_free =
        step_free_set(layout, record, arrow_to_room(layout, room), 1.1f, rect.width);
    bool beside = !layout->is_portrait && step_free.height;
    struct wording name = {
        .source = source_of(layout, &record->origin, "name", &record->name),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = layout->is_portrait ? 10 : 8,
        .smallest = 5,
        .leading = 1.1f,
        .tracking = -0.008f,
        .width = rect.width - (beside ? step_free.width + units(layout, 4) : 0),
        .max_lines = 1,
    };
    name.text = page_name(layout, &record->name, &name.language);
    struct wording floor = {
        .source = source_of(layout, &record->origin, "floor", &record->floor),
        .role = ROLE_BODY,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 3.33f,
        .smallest = 3,
        .width = rect.width,
        .max_lines = 1,
    };
    floor.text = page_name(layout, &record->floor, &floor.language);
    struct paragraph set = wording_set(layout, &name);
    if (set.cut) {
        name.max_lines = 2;
        name.smallest = 4;
        set = wording_set(layout, &name);
    }
    int y = wording_place(layout, &name, &set, rect.x, rect.y);
    if (beside)
        put_step_free(layout, &step_free, rect.x + rect.width - step_free.width,
                      rect.y + first_baseline(&set) - step_free.height * 3 / 4);
    y = put_floor(layout, &floor, &set, (struct rect){rect.x, rect.y, name.width, 0}, y);
    if (beside || !step_free.height)
        return y;
    put_step_free(layout, &step_free, rect.x, y + units(layout, 1));
    return y + units(layout, 1) + step_free.height;
}

/* By placing it, and taking it back. */
static int height_of_list(struct layout *layout, const struct room_state *state, struct rect rect)
{
    size_t boxes = layout->page->box_count, marks = layout->page->mark_count;
    int height = put_list(layout, state, rect) - rect.y;
    layout->page->box_count = boxes;
    layout->page->mark_count = marks;
    return height;
}

/* What the first place must have: its words, unless they would leave the list too little. */
static int least_of_now(struct layout *layout, const struct room_state *state, struct rect rect)
{
    size_t boxes = layout->page->box_count, marks = layout->page->mark_count;
    int least = rect.height * 30 / 100, most = rect.height * 46 / 100;
    int words_need = put_room_now(layout, state, rect);
    layout->page->box_count = boxes;
    layout->page->mark_count = marks;
    return words_need < least ? least : words_need > most ? most : words_need;
}

/* The first place has what the list leaves, within what looks well. */
static int height_of_now(struct layout *layout, const struct room_state *state, struct rect rect,
                         bool list)
{
    int least = least_of_now(layout, state, rect), most = rect.height * 62 / 100;
    if (!list)
        return most;
    rect.height -= units(layout, 4);
    struct rect below = {rect.x, rect.y, rect.width, rect.height - least};
    int left = rect.height - height_of_list(layout, state, below);
    return left > most ? most : left;
}

static int side_of_panel(const struct layout *layout, int width)
{
    return units(layout, width < units(layout, 50) ? 2 : 3.33f);
}

/* Would a list so wide crowd a title? */
static bool crowds_a_title(const struct layout *layout, const struct room_state *state, int width)
{
    struct listing list = {.rect = {.width = width}, .room = state->room};
    for (size_t i = 0; i < state->today.count; i++) {
        struct entry entry = entry_of_list(layout, &list, state->today.sessions[i], false);
        if (entry_is_crowded(&entry))
            return true;
    }
    return false;
}

/* The list stands below, or beside on a panel of its own. */
static void split_sign(struct layout *layout, const struct room_state *state, struct rect rect,
                       bool list, struct rect *now, struct rect *second)
{
    *now = rect;
    if (layout->is_portrait)
        now->height = height_of_now(layout, state, rect, list);
    if (!list)
        return;
    if (layout->is_portrait) {
        int below = now->y + now->height + units(layout, 4);
        *second = (struct rect){rect.x, below, rect.width, rect.y + rect.height - below};
        return;
    }
    bool is_small = rect.width < units(layout, 110);
    int most = units(layout, rect.width > units(layout, 200) ? 120 : 58),
        share = rect.width * (is_small ? 50 : 42) / 100;
    int width = most < share ? most : share;
    int half = rect.width / 2;
    if (crowds_a_title(layout, state, width - 2 * side_of_panel(layout, width)) &&
        room_now_fits(layout, state, half - units(layout, 6)))
        width = half;
    now->width -= width + units(layout, is_small ? 4 : 6);
    *second = (struct rect){rect.x + rect.width - width, rect.y, width, rect.height};
}

static void put_list_on_panel(struct layout *layout, const struct room_state *state,
                              struct rect rect)
{
    if (layout->is_portrait) {
        put_rule(layout, rect.x, rect.y - units(layout, 2), rect.width);
        (void)put_list(layout, state, rect); /* below it is the footer */
        return;
    }
    size_t panel = layout->page->box_count;
    put_fill(layout, rect, layout->theme->panel, units(layout, 2.33f));
    int side = side_of_panel(layout, rect.width), top = units(layout, 2.17f);
    struct rect inner = {rect.x + side, rect.y + top, rect.width - 2 * side, rect.height - 2 * top};
    int used = put_list(layout, state, inner) + top - rect.y;
    if (used < rect.height * 2 / 3)
        layout->page->boxes[panel].rect.height = used;
}

/* A day of the room while nobody knows the time: by its date, without marks. */
static void put_day(struct layout *layout, int room, struct rect rect)
{
    struct day_list days = programme_days(layout->programme, layout->arena);
    int64_t day = days.days[layout->plan->first];
    struct session_list sessions = sessions_at_door(layout, room, day);
    struct listing list = {.rect = rect, .y = rect.y, .room = room, .is_first = true};
    struct text heading =
        words_date_weekday(layout->arena, layout->language, civil_from_day_number(day));
    for (size_t i = 0; i < sessions.count; i++)
        put_list_entry(layout, &list, sessions.sessions[i], i ? TEXT("") : heading);
}

static void lay_room(struct layout *layout)
{
    struct rect content = put_furniture(layout), now, second = {0};
    int room = layout->plan->record,
        top = content.y + units(layout, layout->is_portrait ? 4 : 2.5f);
    int y = put_room(layout, room, (struct rect){content.x, top, content.width, 0}) +
            units(layout, layout->is_portrait ? 4 : 2.5f);
    struct rect rest = {content.x, y, content.width,
                        content.y + content.height - units(layout, 0.83f) - y};
    if (!layout->moment.trusted) {
        put_day(layout, room, rest);
        return;
    }
    struct room_state state = state_of(layout, room);
    bool list = has_list(layout, &state);
    split_sign(layout, &state, rest, list, &now, &second);
    (void)put_room_now(layout, &state, now); /* has its place, whatever it needs */
    if (list)
        put_list_on_panel(layout, &state, second);
}

const struct page_kind page_room = {.plan = plan_rooms, .lay = lay_room};
