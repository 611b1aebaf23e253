/* speaker: a face or its initials, the name, what they are, and when and where to hear them. */
#include "layout.h"

#include <stdlib.h>

enum { PHOTO_LEAST = 16, TEXT_LEAST = 38 /* u */ };

static bool speaks_in(const struct session *session, int speaker)
{
    for (size_t i = 0; i < session->speaker_count; i++)
        if (session->speakers[i] == speaker)
            return true;
    return false;
}

/* The one to go to: the first that is not over; else the last. -1: none. */
static int session_of(const struct layout *layout, int speaker)
{
    int last = -1;
    for (size_t i = 0; i < layout->programme->session_count; i++) {
        const struct session *session = &layout->programme->sessions[i];
        if (!speaks_in(session, speaker) || !page_text(layout, &session->title).size)
            continue;
        last = (int)i;
        if (!layout->moment.trusted ||
            session_state_at(layout->programme, last, layout->moment.now) != SESSION_PAST)
            break;
    }
    return last;
}

/* A speaker who may have a card, and how soon people hear them. */
struct candidate {
    int speaker;
    int64_t wait_s; /* until their next session, 0 while it is on; INT64_MAX: all is over */
};

enum { CARDS_MOST = 24 /* of speakers nobody chose: more would keep the agenda away for long */ };

static int64_t wait_for(const struct layout *layout, int speaker)
{
    int session = session_of(layout, speaker);
    struct instant now = layout->moment.now;
    if (session < 0 || session_state_at(layout->programme, session, now) == SESSION_PAST)
        return INT64_MAX;
    int64_t wait_s = instant_between(now, layout->programme->sessions[session].starts_at);
    return wait_s > 0 ? wait_s : 0;
}

static int compare_waits(const void *a, const void *b)
{
    const struct candidate *one = a, *other = b;
    if (one->wait_s != other->wait_s)
        return one->wait_s < other->wait_s ? -1 : 1;
    return one->speaker < other->speaker ? -1 : one->speaker > other->speaker;
}

static int compare_speakers(const void *a, const void *b)
{
    const struct candidate *one = a, *other = b;
    return one->speaker < other->speaker ? -1 : one->speaker > other->speaker;
}

/* The first `most` of those who speak now or soonest, and who else begins with the last of them, in
 * the order of the document again. */
static size_t keep_soonest(const struct layout *layout, struct candidate *candidates, size_t count,
                           size_t most)
{
    if (count <= most || !layout->moment.trusted)
        return count;
    for (size_t i = 0; i < count; i++)
        candidates[i].wait_s = wait_for(layout, candidates[i].speaker);
    qsort(candidates, count, sizeof *candidates, compare_waits);
    /* Who begins at the same time is not kept back for a name further down the list. */
    int64_t last = candidates[most - 1].wait_s;
    while (most < count && last < INT64_MAX && candidates[most].wait_s == last)
        most++;
    qsort(candidates, most, sizeof *candidates, compare_speakers);
    return most;
}

static bool has_card(struct planning *planning, const struct speaker *speaker)
{
    bool has_role = localised_is_given(&speaker->role);
    if (!has_role || page_text(&planning->layout, &speaker->role).size)
        return true;
    plan_note(planning, &speaker->origin, "role", "not given in every language: no card there");
    return false;
}

static void plan_speakers(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    const struct programme *programme = layout->programme;
    struct candidate *candidates =
        ARENA_ARRAY(layout->arena, struct candidate, programme->speaker_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < programme->speaker_count; i++)
        if (slide_wants(planning->slide, programme->speakers[i].id) &&
            has_card(planning, &programme->speakers[i]))
            candidates[count++].speaker = (int)i;
    bool is_chosen = planning->slide && planning->slide->id_count;
    if (!is_chosen)
        count = keep_soonest(layout, candidates, count, CARDS_MOST);
    for (size_t i = 0; i < count; i++)
        plan_add(planning, candidates[i].speaker, 0, 0);
}

/* «Үлкен зал · бүгін». */
static struct text room_and_day(const struct layout *layout, const struct session_view *view)
{
    const struct programme *programme = layout->programme;
    struct text parts[2];
    size_t count = 0;
    if (view->room.size)
        parts[count++] = isolated(layout, view->room);
    int64_t day = programme_day(programme, view->session->starts_at);
    int64_t today =
        layout->moment.trusted ? programme_day(programme, layout->moment.now) : INT64_MIN;
    if (day == today)
        parts[count++] = words(layout->language, WORD_TODAY);
    else if (layout->moment.trusted && day == today + 1)
        parts[count++] = words(layout->language, WORD_TOMORROW);
    else
        parts[count++] = words_date(layout->arena, layout->language, civil_from_day_number(day));
    return text_join(layout->arena, parts, count, TEXT(" · "));
}

/* The card at the foot; its height is known before its place. */
struct session_card {
    struct session_view view;
    struct wording time, title, room;
    struct paragraph time_set, title_set, room_set;
    struct chip_row chips; /* beside the room */
    int above; /* px of a time that stands above the title, where there is no place beside it */
    int text_left, height; /* text_left from the card's left edge */
};

static bool is_over(const struct layout *layout, int session)
{
    return layout->moment.trusted &&
           session_state_at(layout->programme, session, layout->moment.now) == SESSION_PAST;
}

static struct session_card set_card(const struct layout *layout, int session, int width)
{
    const struct theme *theme = layout->theme;
    struct session_card card = {.view = session_view(layout, session)};
    const struct session *record = card.view.session;
    card.time = (struct wording){
        .text = card.view.time,
        .source = field_source(layout, &record->origin, "start"),
        .role = ROLE_TIME,
        .face = FACE_TITLE,
        .colour = card.view.is_cancelled || is_over(layout, session) ? theme->dim : theme->gold,
        .size = 5.33f,
        .tabular = true,
        .capitals = true,
        .struck = card.view.is_cancelled,
    };
    card.time_set = wording_set(layout, &card.time);
    card.text_left = units(layout, 3.67f) + card.time_set.width + units(layout, 3.33f);
    if (width - card.text_left < units(layout, TEXT_LEAST)) {
        card.text_left = units(layout, 3.67f);
        card.above = card.time_set.height + units(layout, card.view.old_time.size ? 3.67f : 0.5f);
    }
    card.title = (struct wording){
        .text = page_text(layout, &record->title),
        .source = source_of(layout, &record->origin, "title", &record->title),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = theme->ink,
        .size = 3.67f,
        .smallest = 3,
        .leading = LEADING_ROW,
        .width = width - card.text_left - units(layout, 3.67f),
        .max_lines = 3,
        .most_lines = TITLE_LINES_MOST,
        .balanced = true,
        .struck = card.view.is_cancelled,
    };
    card.room = (struct wording){
        .text = card.view.is_cancelled ? words_for_off(layout, card.view.session)
                                       : room_and_day(layout, &card.view),
        .role = ROLE_ROOM,
        .face = FACE_TEXT,
        .colour = card.view.is_cancelled || card.view.is_moved_in_room ? theme->gold : theme->dim,
        .size = 2.83f,
        .width = card.title.width,
        .smallest = 2.65f,
        .max_lines = 2,
    };
    card.title_set = wording_set(layout, &card.title);
    card.room_set = wording_set(layout, &card.room);
    card.chips = chip_row_set(layout, &card.view, card.title.width, card.room_set.width,
                              card.room_set.height);
    card.height = 2 * units(layout, 3) + card.above + card.title_set.height + units(layout, 0.5f) +
                  card.room_set.height + card.chips.extra;
    int least = 2 * units(layout, 3) + card.time_set.height;
    card.height = card.height > least ? card.height : least;
    return card;
}

static void put_card(struct layout *layout, const struct session_card *card, struct rect rect)
{
    put_fill(layout, rect, layout->theme->panel, units(layout, 2.33f));
    int x = rect.x + card->text_left;
    int text =
        card->title_set.height + units(layout, 0.5f) + card->room_set.height + card->chips.extra;
    int y = rect.y + (rect.height - text) / 2;
    int beside = y + first_baseline(&card->title_set) - first_baseline(&card->time_set);
    int time_y = card->above ? y : beside;
    int time_x = rect.x + units(layout, 3.67f);
    if (card->view.old_time.size) {
        struct wording old = card->time;
        old.text = card->view.old_time;
        old.face = FACE_TEXT;
        old.size = 2.83f;
        old.colour = layout->theme->dim;
        old.struck = true;
        old.source = (struct text){0};
        wording_put(layout, &old, time_x, time_y + card->time_set.height - units(layout, 0.33f));
    }
    wording_place(layout, &card->time, &card->time_set, time_x, time_y);
    y += card->above;
    y = wording_place(layout, &card->title, &card->title_set, x, y) + units(layout, 0.5f);
    wording_place(layout, &card->room, &card->room_set, x, y);
    chip_row_place(layout, &card->chips, x, y);
    put_session_marks(layout, card->view.index);
}

static struct text role_and_affiliation(const struct layout *layout, const struct speaker *speaker)
{
    struct text role = page_text(layout, &speaker->role);
    struct text affiliation = page_text(layout, &speaker->affiliation);
    struct text lines[2] = {isolated(layout, role), isolated(layout, affiliation)};
    if (!role.size)
        return affiliation;
    return text_join(layout->arena, lines, affiliation.size ? 2 : 1, TEXT("\n"));
}

static struct wording name_wording(const struct layout *layout, const struct speaker *speaker,
                                   int width)
{
    struct wording name = {
        .role = ROLE_NAME,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = layout->is_portrait ? 7.5f : 9,
        .smallest = 4,
        .leading = 1.08f,
        .tracking = -0.008f,
        .width = width,
        .max_lines = 3,
        .balanced = true,
    };
    name.text = page_name(layout, &speaker->name, &name.language);
    name.source = source_of(layout, &speaker->origin, "name", &speaker->name);
    return name;
}

static struct wording role_wording(const struct layout *layout, const struct speaker *speaker,
                                   int width)
{
    return (struct wording){
        .text = role_and_affiliation(layout, speaker),
        .source = source_of(layout, &speaker->origin, "role", &speaker->role),
        .role = ROLE_BODY,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 3.67f,
        .smallest = 3,
        .leading = 1.28f,
        .width = width,
        .max_lines = 7,
        .balanced = true,
    };
}

/* What the role needs at its smallest is kept free for it; the name is as large as the rest allows.
 * Where even that is too much, the label above goes without saying. */
static void put_words(struct layout *layout, const struct speaker *speaker, struct rect rect)
{
    struct wording heading = label(layout, WORD_SPEAKER);
    struct wording role = role_wording(layout, speaker, rect.width), small = role;
    int gap = units(layout, 2.83f), above = wording_set(layout, &heading).height;
    small.size = small.smallest;
    int kept = small.text.size ? gap + wording_set(layout, &small).height : 0;
    struct wording name = name_wording(layout, speaker, rect.width), small_name = name;
    small_name.size = small_name.smallest;
    int least = wording_set(layout, &small_name).height;

    int y = rect.y;
    above += units(layout, 2.17f);
    if (above + least + kept <= rect.height)
        y = wording_put(layout, &heading, rect.x, y) + units(layout, 2.17f);
    int left = rect.y + rect.height - y;
    name.height = left - kept > least ? left - kept : least;
    y = wording_put(layout, &name, rect.x, y) + gap;
    role.height = rect.y + rect.height - y;
    wording_put(layout, &role, rect.x, y);
}

/* The portrait is beside the words, or above them. On screens nearer to a square it gives way: the
 * words need their share of the width, or so much of the height; what is then too small for a face
 * is left out. */
static struct rect photo_rect(const struct layout *layout, struct rect content, int top, int bottom)
{
    struct rect photo = {content.x, top, content.width, bottom - top};
    int *side = layout->is_portrait ? &photo.height : &photo.width;
    int most = units(layout, layout->is_portrait ? 62 : 50);
    int left = layout->is_portrait ? photo.height - units(layout, 59) : photo.width * 36 / 100;
    *side = most < left ? most : left;
    if (*side < units(layout, PHOTO_LEAST))
        *side = 0;
    return photo;
}

/* Where the words stand: beside the photo, below it, or where it would have been. */
static struct rect words_rect_of(const struct layout *layout, struct rect photo, struct rect place)
{
    struct rect rect = place;
    if (!photo.width || !photo.height)
        return rect;
    int taken =
        layout->is_portrait ? photo.height + units(layout, 5) : photo.width + units(layout, 7.33f);
    if (layout->is_portrait) {
        rect.y += taken;
        rect.height -= taken;
    } else {
        rect.x += taken;
        rect.width -= taken;
    }
    return rect;
}

/* What name and role take at their smallest, in px. */
static int least_height(const struct layout *layout, const struct speaker *speaker, int width)
{
    struct wording name = name_wording(layout, speaker, width);
    struct wording role = role_wording(layout, speaker, width);
    name.size = name.smallest;
    role.size = role.smallest;
    int height = wording_set(layout, &name).height;
    if (role.text.size)
        height += units(layout, 2.83f) + wording_set(layout, &role).height;
    return height;
}

/* What a page about a speaker is made of. */
struct speaker_page {
    struct rect photo, words;
    struct session_card card;
    bool has_card;
};

static bool is_enough(const struct layout *layout, const struct speaker *speaker,
                      const struct speaker_page *page)
{
    bool is_whole = !page->has_card || (!page->card.title_set.cut && !page->card.room_set.cut);
    return is_whole && least_height(layout, speaker, page->words.width) <= page->words.height;
}

/* On low pages first the photo gives way, then the session, which stands in the agenda as well. */
static struct speaker_page compose(const struct layout *layout, const struct speaker *speaker,
                                   int session, struct rect place)
{
    struct speaker_page page = {.has_card = session >= 0};
    page.photo = photo_rect(layout, place, place.y, place.y + place.height);
    for (int attempt = 0;; attempt++) {
        page.words = words_rect_of(layout, page.photo, place);
        if (page.has_card) {
            page.card = set_card(layout, session, page.words.width);
            page.words.height -= page.card.height + units(layout, 3);
        }
        if (is_enough(layout, speaker, &page) || attempt == 2)
            return page;
        if (attempt == 0)
            page.photo = (struct rect){0};
        else
            page.has_card = false;
    }
}

static void lay_speaker(struct layout *layout)
{
    int speaker = layout->plan->record;
    const struct speaker *record = &layout->programme->speakers[speaker];
    struct rect content = put_furniture(layout);
    int above = units(layout, layout->is_low ? 2 : 4),
        below = units(layout, layout->is_low ? 1 : 2);
    struct rect place = {content.x, content.y + above, content.width,
                         content.height - above - below};
    struct speaker_page page = compose(layout, record, session_of(layout, speaker), place);
    if (page.photo.width && page.photo.height)
        put_portrait(layout, speaker, page.photo, units(layout, 2.67f), 16.67f);
    if (page.has_card)
        put_card(layout, &page.card,
                 (struct rect){page.words.x, place.y + place.height - page.card.height,
                               page.words.width, page.card.height});
    put_words(layout, record, page.words);
}

const struct page_kind page_speaker = {.plan = plan_speakers, .lay = lay_speaker};
