/* now_next: the page people look for: what is on, where, by whom, how far along; and what comes
 * after it.
 *
 * When nothing is on, what starts next takes the first place with the time until then; when today's
 * programme has ended, the day that follows does. After the last session the page says goodbye.
 */
#include "hours.h"

enum { NOW_ON_A_PAGE = 2 };

/* Upright screens of 3:4 have room for one session above the list of what comes. */
static size_t now_on_a_page(const struct layout *layout)
{
    const struct deck_settings *settings = layout->settings;
    bool is_short = layout->is_portrait && 2 * settings->height < 3 * settings->width;
    return is_short ? 1 : NOW_ON_A_PAGE;
}

/* On a bar each has a column to itself. */
static void put_sessions_beside(struct layout *layout, const struct outlook *outlook,
                                struct rect rect)
{
    int count = (int)layout->plan->count, gap = units(layout, 6.67f);
    int width = (rect.width - (count - 1) * gap) / count;
    for (int i = 0; i < count; i++)
        put_session_on(layout, outlook->now.sessions[layout->plan->first + (size_t)i],
                       (struct rect){rect.x + i * (width + gap), rect.y, width, rect.height}, 1);
}

static void put_sessions_now(struct layout *layout, const struct outlook *outlook, struct rect rect)
{
    size_t count = layout->plan->count;
    if (layout->is_bar) {
        put_sessions_beside(layout, outlook, rect);
        return;
    }
    int gap = units(layout, 3), height = (rect.height - (int)(count - 1) * gap) / (int)count;
    for (size_t i = 0; i < count; i++) {
        struct rect part = {rect.x, rect.y + (int)i * (height + gap), rect.width, height};
        put_session_on(layout, outlook->now.sessions[layout->plan->first + i], part, count);
        if (i + 1 < count)
            put_rule(layout, part.x, part.y + height + gap / 2, part.width);
    }
}

static void split_page(const struct layout *layout, struct rect content, bool has_next,
                       struct rect *first, struct rect *second)
{
    int top = content.y + units(layout, layout->is_portrait ? 4.67f : 3);
    int height = content.y + content.height - units(layout, 0.83f) - top;
    *first = (struct rect){content.x, top, content.width, height};
    if (!has_next)
        return;
    if (layout->is_portrait) {
        first->height = height * 48 / 100;
        int below = top + first->height + units(layout, 5);
        *second =
            (struct rect){content.x, below, content.width, content.y + content.height - below};
    } else {
        /* On a screen of 4:3 what is first keeps the larger part. */
        int most = units(layout, layout->is_bar ? 76 : 46.67f), share = content.width * 9 / 20;
        int width = most < share ? most : share;
        first->width -= width + units(layout, 6.67f);
        *second = (struct rect){content.x + content.width - width, top, width, height};
    }
}

/* Two share the place where there is enough of it for their titles. */
static size_t on_a_page(const struct layout *layout, const struct outlook *outlook,
                        struct rect content)
{
    size_t most = now_on_a_page(layout);
    if (outlook->now.count < 2 || most < 2)
        return most;
    struct page page = {.arena = layout->arena, .background = layout->theme->background};
    struct page_plan plan = {.kind = SLIDE_NOW_NEXT, .count = outlook->now.count};
    struct layout trial = *layout;
    struct rect first, second;
    trial.page = &page;
    trial.plan = &plan;
    split_page(layout, content, outlook->list.count > 0, &first, &second);
    put_sessions_now(&trial, outlook, first);
    return page_is_cut(&page) ? 1 : most;
}

static void plan_now_next(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    if (!layout->moment.trusted)
        return;
    struct outlook outlook = look_out(layout, LIST_MOST);
    struct session_list coming = {&outlook.coming, outlook.coming >= 0};
    if (outlook.hour == HOUR_NONE || !plan_has_titles(planning, outlook.now) ||
        !plan_has_titles(planning, coming) || !plan_has_titles(planning, outlook.list))
        return;
    struct rect content = furniture_content(layout);
    struct crowd crowd;
    if (crowd_gather(&crowd, layout, &outlook, content)) {
        crowd_plan(planning, &crowd);
        return;
    }
    size_t count = outlook.now.count, most = on_a_page(layout, &outlook, content);
    for (size_t from = 0; from < count; from += most)
        plan_add(planning, -1, from, count - from < most ? count - from : most);
    if (!count)
        plan_add(planning, -1, 0, 0);
}

static void put_first(struct layout *layout, const struct outlook *outlook, struct rect rect)
{
    switch (outlook->hour) {
    case HOUR_ON:
        put_sessions_now(layout, outlook, rect);
        break;
    case HOUR_TODAY:
    case HOUR_OTHER_DAY:
        put_session_to_come(layout, outlook, rect);
        break;
    case HOUR_DAY_OVER:
        put_day_over(layout, outlook, rect);
        break;
    case HOUR_EVENT_OVER:
        put_event_over(layout, rect);
        break;
    case HOUR_NONE: /* has no page */
        break;
    }
}

static struct instant start_of(const struct layout *layout, int session)
{
    return layout->programme->sessions[session].starts_at;
}

/* Over the list: what its sessions are, seen from what has the first place. */
struct text heading_of_list(const struct layout *layout, const struct outlook *outlook)
{
    struct text language = layout->language;
    if (outlook->listed == LISTED_CANCELLED)
        return words(language, WORD_TODAY);
    if (outlook->listed == LISTED_OF_THAT_DAY && outlook->days_away < 2)
        return day_to_come(layout, outlook);
    if (outlook->listed == LISTED_OF_THAT_DAY)
        return words_date_weekday(layout->arena, language,
                                  page_civil(layout, start_of(layout, outlook->coming)));
    bool is_later = outlook->hour != HOUR_ON &&
                    instant_compare(start_of(layout, outlook->coming),
                                    start_of(layout, outlook->list.sessions[0])) < 0;
    return words(language, is_later ? WORD_THEN : WORD_NEXT);
}

int put_list_panel(struct layout *layout, struct text heading, struct session_list list,
                   struct rect rect)
{
    int inset = units(layout, 3.67f), top = units(layout, 2.17f), bottom = units(layout, 1.17f);
    struct rect inner = {rect.x + inset, rect.y + top, rect.width - 2 * inset,
                         rect.height - top - bottom};
    put_fill(layout, rect, layout->theme->panel, units(layout, 2.33f));
    return put_coming_sessions(layout, heading, list, NEXT_ON_A_PAGE, inner) + top - rect.y;
}

/* What comes after, in landscape on a panel beside what is first. A panel that would stay more than
 * half empty ends with its list. */
static void put_second(struct layout *layout, const struct outlook *outlook, struct rect rect)
{
    struct text heading = heading_of_list(layout, outlook);
    if (layout->is_portrait) {
        (void)put_coming_sessions(layout, heading, outlook->list, NEXT_ON_A_PAGE,
                                  rect); /* below it is the footer */
        return;
    }
    size_t panel = layout->page->box_count;
    int used = put_list_panel(layout, heading, outlook->list, rect);
    if (used < rect.height / 2)
        layout->page->boxes[panel].rect.height = used;
}

static void lay_now_next(struct layout *layout)
{
    struct rect content = put_furniture(layout), first, second = {0};
    struct outlook outlook = look_out(layout, LIST_MOST);
    struct crowd crowd;
    if (crowd_gather(&crowd, layout, &outlook, content)) {
        crowd_lay(layout, &crowd, &outlook, content);
        return;
    }
    bool has_list = outlook.list.count > 0;
    split_page(layout, content, has_list, &first, &second);

    put_first(layout, &outlook, first);
    if (has_list)
        put_second(layout, &outlook, second);
}

const struct page_kind page_now_next = {.plan = plan_now_next, .lay = lay_now_next};
