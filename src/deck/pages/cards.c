/* cards: many rooms at once. Who looks for a room finds its name first, large and in gold, then
 * what is on there, by whom where there is a place for it, and until when; or when it starts.
 */
#include "hours.h"

enum { BAR_LEAST = 8 /* u */ };

/* What lies within a card's edges, in px. */
static struct rect inner_of(const struct layout *layout, struct rect card)
{
    int side = units(layout, 3), above = units(layout, 2);
    return (struct rect){card.x + side, card.y + above, card.width - 2 * side,
                         card.height - 2 * above};
}

/* The name in one line: large, or not quite so large; only then in two. */
static struct changed_pair set_room(const struct layout *layout, const struct session_view *view,
                                    int width)
{
    struct changed_wording room = room_wording(layout, view, 4.33f, layout->theme->gold);
    room.wording.face = FACE_TITLE;
    room.colour_before = layout->theme->dim;
    room.width = width;
    struct changed_pair pair = changed_set(layout, &room);
    if (!pair.is_stacked)
        return pair;
    room.wording.size = 3.33f;
    return changed_set(layout, &room);
}

static struct changed_wording until_of(const struct layout *layout, const struct session_view *view)
{
    const struct session *session = view->session;
    bool is_over = instant_compare(session->ends_at, layout->moment.now) <= 0;
    struct wording until = {
        .text = is_over ? words(layout->language, WORD_RUNNING_OVER)
                        : words_until(layout->arena, layout->language,
                                      page_civil(layout, session->ends_at)),
        .role = ROLE_TIME,
        .face = FACE_MEDIUM,
        .colour = is_over ? layout->theme->gold : layout->theme->ink,
        .size = 3,
        .tabular = true,
    };
    if (!is_over)
        until.source = field_source(layout, &session->origin, "end");
    return (struct changed_wording){
        .wording = until,
        .now = until.text,
        .before = is_over ? (struct text){0} : view->old_end,
        .colour_before = layout->theme->dim,
        .end = true,
    };
}

/* Where the chips of what is on stand: beside the bar, where that leaves enough of it; else behind
 * the room's name; else above the bar. */
enum chips_place { CHIPS_BESIDE_BAR, CHIPS_BEHIND_ROOM, CHIPS_ABOVE_BAR };

static enum chips_place place_of_chips(const struct layout *layout, const struct chips *chips,
                                       const struct changed_pair *room,
                                       const struct changed_pair *until, int width)
{
    int gap = units(layout, 2.5f);
    bool is_one_row = chips->height <= chips->line;
    if (!chips->count ||
        (is_one_row && chips->width + until->width + 2 * gap + units(layout, BAR_LEAST) <= width))
        return CHIPS_BESIDE_BAR;
    bool has_room = !room->is_stacked && room->width + gap + chips->width <= width;
    return is_one_row && has_room ? CHIPS_BEHIND_ROOM : CHIPS_ABOVE_BAR;
}

/* The card's foot: how far along it is, and until when; and chips, unless they have another place.
 * Returns the y above. */
static int put_foot(struct layout *layout, const struct session_view *view,
                    const struct changed_pair *room, struct rect rect)
{
    struct changed_wording until = until_of(layout, view);
    struct changed_pair set = changed_set(layout, &until);
    struct chips chips = chips_set(layout, view, rect.width);
    enum chips_place place = place_of_chips(layout, &chips, room, &set, rect.width);
    int gap = units(layout, 2.5f), y = rect.y + rect.height - set.height;
    struct rect bar = {rect.x, y + (set.height - units(layout, 1)) / 2,
                       rect.width - set.width - gap, units(layout, 1)};
    if (place == CHIPS_BESIDE_BAR && chips.count) {
        chips_place(layout, &chips, rect.x, y + (set.height - chips.line) / 2);
        bar.x += chips.width + gap;
        bar.width -= chips.width + gap;
    }
    put_progress_bar(layout, view->session, bar);
    changed_place(layout, &set, rect.x + rect.width, y);
    if (place == CHIPS_BEHIND_ROOM)
        chips_place(layout, &chips, rect.x + rect.width - chips.width,
                    rect.y + (room->height - chips.line) / 2);
    if (place != CHIPS_ABOVE_BAR)
        return y - units(layout, 1);
    y -= units(layout, 0.75f) + chips.height;
    chips_place(layout, &chips, rect.x, y);
    return y - units(layout, 0.75f);
}

/* Returns the y above the chips, if there are any. */
static int put_chips_at_foot(struct layout *layout, const struct session_view *view,
                             struct rect rect)
{
    struct chips chips = chips_set(layout, view, rect.width);
    int y = rect.y + rect.height - chips.height;
    chips_place(layout, &chips, rect.x, y);
    return chips.count ? y - units(layout, 0.75f) : y;
}

/* When it starts, and when it would have, in the card's upper right. Returns the px it takes. */
static int put_start(struct layout *layout, const struct session_view *view, struct rect rect)
{
    struct changed_wording time = {
        .wording = {.source = field_source(layout, &view->session->origin, "start"),
                    .role = ROLE_TIME,
                    .face = FACE_TITLE,
                    .colour = layout->theme->ink,
                    .size = 4.33f,
                    .tabular = true,
                    .capitals = true},
        .now = view->time,
        .before = view->old_time,
        .colour_before = layout->theme->dim,
        .end = true,
    };
    struct changed_pair pair = changed_set(layout, &time);
    changed_place(layout, &pair, rect.x + rect.width, rect.y);
    return pair.width + units(layout, 3);
}

static struct wording title_of(const struct layout *layout, const struct session *session,
                               int width, int height)
{
    return (struct wording){
        .text = page_text(layout, &session->title),
        .source = source_of(layout, &session->origin, "title", &session->title),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = 5.33f,
        .smallest = 3,
        .leading = LEADING_TITLE,
        .width = width,
        .height = height > 0 ? height : 1,
        .max_lines = 3,
        .most_lines = TITLE_LINES_MOST,
        .balanced = true,
    };
}

/* The names that one line holds, and how many more there are. */
static struct wording people_of(const struct layout *layout, const struct session *session,
                                int width)
{
    struct wording people = {
        .source = field_source(layout, &session->origin, "speakers"),
        .role = ROLE_NAME,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 3,
        .width = width,
        .max_lines = 1,
    };
    fit_names(layout, session, &people);
    return people;
}

/* Who speaks stays away where the title would be small for it. */
static void put_title_and_people(struct layout *layout, const struct session *session,
                                 struct rect rect)
{
    struct wording people = people_of(layout, session, rect.width);
    int gap = units(layout, 0.75f), line = 0;
    struct paragraph people_set = {0};
    if (people.text.size) {
        people_set = wording_set(layout, &people);
        line = gap + people_set.height;
    }
    struct wording title = title_of(layout, session, rect.width, rect.height);
    struct paragraph title_set = wording_set(layout, &title);
    bool crowded = people_set.cut;
    if (line && !crowded) {
        title.height = rect.height - line > 0 ? rect.height - line : 1;
        struct paragraph smaller = wording_set(layout, &title);
        crowded =
            smaller.cut || (smaller.px < title_set.px && smaller.px < (float)units(layout, 3.5f));
        title_set = crowded ? title_set : smaller;
    }
    int y = wording_place(layout, &title, &title_set, rect.x, rect.y);
    if (line && !crowded)
        wording_place(layout, &people, &people_set, rect.x, y + gap);
}

static void put_card(struct layout *layout, int session, struct rect card, bool is_to_come)
{
    struct session_view view = session_view(layout, session);
    view.shows_start = is_to_come;
    view.shows_end = !is_to_come;
    struct rect inner = inner_of(layout, card);
    put_fill(layout, card, layout->theme->panel, units(layout, 2.33f));
    put_track(layout, view.session,
              (struct rect){card.x + units(layout, 1.17f), inner.y, 0, inner.height}, false);
    struct rect upper = inner;
    if (is_to_come)
        upper.width -= put_start(layout, &view, inner);
    struct changed_pair room = set_room(layout, &view, upper.width);
    int bottom = is_to_come ? put_chips_at_foot(layout, &view, inner)
                            : put_foot(layout, &view, &room, inner);
    changed_place(layout, &room, upper.x, upper.y);
    int top = upper.y + room.height + units(layout, 0.75f);
    put_title_and_people(layout, view.session,
                         (struct rect){inner.x, top, inner.width, bottom - top});
    put_session_marks(layout, session);
}

struct rect card_rect(const struct layout *layout, const struct card_grid *grid, size_t cell)
{
    int gap = units(layout, 2), columns = (int)grid->columns, rows = (int)grid->rows;
    int width = (grid->rect.width - (columns - 1) * gap) / columns;
    int height = (grid->rect.height - (rows - 1) * gap) / rows;
    int column = (int)cell % columns, row = (int)cell / columns;
    return (struct rect){grid->rect.x + column * (width + gap), grid->rect.y + row * (height + gap),
                         width, height};
}

void put_cards(struct layout *layout, const struct card_grid *grid)
{
    for (size_t i = 0; i < grid->sessions.count; i++)
        put_card(layout, grid->sessions.sessions[i], card_rect(layout, grid, i), grid->is_to_come);
}

/* Tried on a page that nobody sees. */
bool cards_fit(const struct layout *layout, const struct card_grid *grid)
{
    struct page page = {.arena = layout->arena, .background = layout->theme->background};
    struct layout trial = *layout;
    trial.page = &page;
    put_cards(&trial, grid);
    return !page_is_cut(&page);
}
