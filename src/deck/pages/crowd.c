/* crowd: many rooms at once, spread over as few pages as let everything be read. Up to four stand
 * on one; titles that need more room make it fewer. What comes next stands beside the last of them,
 * or on pages of its own.
 */
#include "hours.h"

enum { CARDS_ON_A_PAGE = 4, CROWD_LEAST = 3 };

static struct instant start_of(const struct layout *layout, int session)
{
    return layout->programme->sessions[session].starts_at;
}

/* Those of the list that take place and start when `session` does; itself first where it is given
 * besides. `rest` gets the others. */
static struct session_list starting_with(const struct layout *layout, int session, bool is_besides,
                                         struct session_list list, struct session_list *rest)
{
    int *together = ARENA_ARRAY(layout->arena, int, list.count + 1);
    int *others = ARENA_ARRAY(layout->arena, int, list.count + 1);
    size_t count = 0, other_count = 0;
    if (is_besides)
        together[count++] = session;
    for (size_t i = 0; i < list.count; i++) {
        int index = list.sessions[i];
        bool is_off = session_view(layout, index).is_cancelled;
        if (!is_off && !instant_compare(start_of(layout, index), start_of(layout, session)))
            together[count++] = index;
        else
            others[other_count++] = index;
    }
    *rest = (struct session_list){others, other_count};
    return (struct session_list){together, count};
}

/* As many of the list as fill a page, but for those that are off. */
static struct session_list that_take_place(const struct layout *layout, struct session_list list)
{
    int *sessions = ARENA_ARRAY(layout->arena, int, CARDS_ON_A_PAGE);
    size_t count = 0;
    for (size_t i = 0; i < list.count && count < CARDS_ON_A_PAGE; i++)
        if (!session_view(layout, list.sessions[i]).is_cancelled)
            sessions[count++] = list.sessions[i];
    return (struct session_list){sessions, count};
}

/* The first of a list that takes place; -1: none. */
static int first_to_go_to(const struct layout *layout, struct session_list list)
{
    for (size_t i = 0; i < list.count; i++)
        if (!session_view(layout, list.sessions[i]).is_cancelled)
            return list.sessions[i];
    return -1;
}

/* Below the line with the label. */
static struct rect below_label(const struct layout *layout, struct rect content)
{
    int above = units(layout, layout->is_low ? 5.33f : 7.33f), below = units(layout, 0.83f);
    return (struct rect){content.x, content.y + above, content.width,
                         content.height - above - below};
}

static void shape_grid(const struct layout *layout, struct card_grid *grid)
{
    size_t count = grid->sessions.count;
    grid->columns = layout->is_portrait ? 1 : layout->is_bar && count < 4 ? count : 2;
    if (!layout->is_portrait && !layout->is_bar && count < 3)
        grid->columns = 1;
    grid->rows = (count + grid->columns - 1) / grid->columns;
}

static struct session_list stretch(struct session_list list, size_t from, size_t most)
{
    size_t left = list.count - from;
    return (struct session_list){list.sessions + from, left < most ? left : most};
}

/* Cards that have the page to themselves. */
static struct card_grid grid_alone(const struct layout *layout, struct session_list sessions,
                                   struct rect content, bool is_to_come)
{
    struct card_grid grid = {.sessions = sessions, .is_to_come = is_to_come};
    grid.rect = below_label(layout, content);
    shape_grid(layout, &grid);
    return grid;
}

/* Leaves a part of the page to the list: the side, the foot, or the fourth place of four. false:
 * there is none to leave. */
static bool leave_room(const struct layout *layout, struct card_grid *grid, struct rect *list)
{
    struct rect whole = grid->rect;
    size_t count = grid->sessions.count;
    int gap = units(layout, 2);
    if (count == CARDS_ON_A_PAGE && !layout->is_bar)
        return false;
    *list = whole;
    if (layout->is_portrait) {
        grid->rect.height = whole.height * (int)count / CARDS_ON_A_PAGE;
        list->y += grid->rect.height + 2 * gap;
        list->height -= grid->rect.height + 2 * gap;
    } else if (layout->is_bar || count < 3) {
        int most = units(layout, layout->is_bar ? 70 : 50), share = whole.width * 2 / 5;
        list->width = most < share ? most : share;
        list->x += whole.width - list->width;
        grid->rect.width -= list->width + gap;
    } else {
        *list = card_rect(layout, grid, count);
    }
    return true;
}

static bool grid_beside_list(const struct layout *layout, const struct crowd *crowd,
                             struct card_grid *grid, struct rect *list)
{
    return crowd->list.count && leave_room(layout, grid, list) && cards_fit(layout, grid);
}

/* As many as four on a page, if there is a place for the words of all; where fewer have, about as
 * many on each. */
static size_t most_that_fit(const struct layout *layout, struct session_list sessions,
                            struct rect content, bool is_to_come)
{
    size_t most = CARDS_ON_A_PAGE;
    for (bool fits = false; most > 1 && !fits; most -= !fits) {
        fits = true;
        for (size_t i = 0; i < sessions.count && fits; i += most) {
            struct card_grid grid =
                grid_alone(layout, stretch(sessions, i, most), content, is_to_come);
            fits = cards_fit(layout, &grid);
        }
    }
    size_t pages = (sessions.count + most - 1) / most;
    return most < CARDS_ON_A_PAGE ? (sessions.count + pages - 1) / pages : most;
}

/* Has what is on a place for the list on its last page? */
static bool shows_list(const struct layout *layout, const struct crowd *crowd, struct rect content)
{
    size_t last = (crowd->first.count - 1) / crowd->on_a_page * crowd->on_a_page;
    struct rect list;
    struct card_grid grid = grid_alone(layout, stretch(crowd->first, last, crowd->on_a_page),
                                       content, crowd->is_to_come);
    return grid_beside_list(layout, crowd, &grid, &list);
}

bool crowd_gather(struct crowd *crowd, const struct layout *layout, const struct outlook *outlook,
                  struct rect content)
{
    *crowd = (struct crowd){.first = outlook->now, .list = outlook->list};
    if (outlook->hour == HOUR_TODAY || outlook->hour == HOUR_OTHER_DAY) {
        crowd->is_to_come = true;
        crowd->first = starting_with(layout, outlook->coming, true, outlook->list, &crowd->list);
    }
    if (crowd->first.count < CROWD_LEAST)
        return false;
    crowd->on_a_page = most_that_fit(layout, crowd->first, content, crowd->is_to_come);
    int next = first_to_go_to(layout, crowd->list);
    if (next < 0 || crowd->is_to_come || outlook->listed != LISTED_AFTER)
        return true;
    struct session_list rest;
    crowd->after = starting_with(layout, next, false, crowd->list, &rest);
    if (crowd->after.count < CROWD_LEAST)
        crowd->after = shows_list(layout, crowd, content) ? (struct session_list){0}
                                                          : that_take_place(layout, crowd->list);
    return true;
}

static void plan_pages(struct planning *planning, size_t from, size_t count, size_t most)
{
    for (size_t i = 0; i < count; i += most)
        plan_add(planning, -1, from + i, count - i < most ? count - i : most);
}

void crowd_plan(struct planning *planning, const struct crowd *crowd)
{
    const struct layout *layout = &planning->layout;
    struct rect content = furniture_content(layout);
    plan_pages(planning, 0, crowd->first.count, crowd->on_a_page);
    if (crowd->after.count)
        plan_pages(planning, crowd->first.count, crowd->after.count,
                   most_that_fit(layout, crowd->after, content, true));
}

/* What the cards are, and on the right how long it is until they begin. */
static void put_label(struct layout *layout, struct text text, const struct outlook *outlook,
                      bool has_distance, struct rect content)
{
    struct wording heading = label(layout, WORD_NOW);
    heading.text = text;
    struct paragraph set = wording_set(layout, &heading);
    int y = content.y + units(layout, layout->is_low ? 1.33f : 2.83f);
    wording_place(layout, &heading, &set, content.x, y);
    if (!has_distance)
        return;
    struct wording distance = distance_to(layout, outlook);
    distance.size = 3;
    distance.width = content.width - set.width - units(layout, 4);
    distance.align = ALIGN_END;
    struct paragraph distance_set = wording_set(layout, &distance);
    wording_place(layout, &distance, &distance_set, content.x + content.width - distance.width,
                  y + first_baseline(&set) - first_baseline(&distance_set));
}

static void put_list(struct layout *layout, const struct crowd *crowd,
                     const struct outlook *outlook, struct rect rect)
{
    struct text heading =
        crowd->is_to_come ? words(layout->language, WORD_THEN) : heading_of_list(layout, outlook);
    if (layout->is_portrait)
        (void)put_coming_sessions(layout, heading, crowd->list, NEXT_ON_A_PAGE,
                                  rect); /* below it is the footer */
    else
        (void)put_list_panel(layout, heading, crowd->list, rect); /* as high as the cards */
}

void crowd_lay(struct layout *layout, const struct crowd *crowd, const struct outlook *outlook,
               struct rect content)
{
    size_t first = layout->plan->first, count = layout->plan->count;
    bool is_after = first >= crowd->first.count;
    struct session_list sessions = is_after
                                       ? stretch(crowd->after, first - crowd->first.count, count)
                                       : stretch(crowd->first, first, count);
    bool is_to_come = is_after || crowd->is_to_come, is_last = first + count == crowd->first.count;
    struct card_grid grid = grid_alone(layout, sessions, content, is_to_come), beside = grid;
    struct rect list;
    struct text heading = is_after            ? words(layout->language, WORD_NEXT)
                          : crowd->is_to_come ? heading_to_come(layout, outlook)
                                              : words(layout->language, WORD_NOW);
    put_label(layout, heading, outlook, crowd->is_to_come, content);
    if (is_last && grid_beside_list(layout, crowd, &beside, &list)) {
        grid = beside;
        put_list(layout, crowd, outlook, list);
    }
    put_cards(layout, &grid);
}
