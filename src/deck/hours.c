/* hours: every moment of an event's life, from weeks before it to long after, is one of six.
 *
 * Which day "today" is the programme says: a night before the day's change belongs to the evening
 * before. What is called tomorrow the calendar says: half past midnight, that same night, the
 * morning is today's.
 */
#include "hours.h"

static bool takes_place(const struct layout *layout, int session)
{
    return !session_is_off(&layout->programme->sessions[session]);
}

/* Index in the list of the first session that takes place; list.count: none. */
static size_t first_that_takes_place(const struct layout *layout, struct session_list list)
{
    size_t i = 0;
    while (i < list.count && !takes_place(layout, list.sessions[i]))
        i++;
    return i;
}

static bool anything_takes_place(const struct layout *layout)
{
    for (size_t i = 0; i < layout->programme->session_count; i++)
        if (takes_place(layout, (int)i))
            return true;
    return false;
}

/* The sessions of the first day after today on which anything takes place; none: no such day. */
static struct session_list find_next_day(const struct layout *layout, int64_t today)
{
    struct day_list days = programme_days(layout->programme, layout->arena);
    for (size_t i = 0; i < days.count; i++) {
        if (days.days[i] <= today)
            continue;
        struct session_list day = sessions_of_day(layout->programme, layout->arena, days.days[i]);
        if (first_that_takes_place(layout, day) < day.count)
            return day;
    }
    return (struct session_list){0};
}

static struct session_list without(const struct layout *layout, struct session_list list,
                                   size_t left_out)
{
    int *rest = ARENA_ARRAY(layout->arena, int, list.count);
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++)
        if (i != left_out)
            rest[count++] = list.sessions[i];
    return (struct session_list){rest, count};
}

static int64_t calendar_days_until(const struct layout *layout, struct instant then)
{
    return civil_day_number(page_civil(layout, then)) -
           civil_day_number(page_civil(layout, layout->moment.now));
}

/* The session at that place of the list comes first. */
static void find_coming(const struct layout *layout, struct outlook *outlook,
                        struct session_list list, size_t index)
{
    outlook->coming = list.sessions[index];
    outlook->days_away =
        calendar_days_until(layout, layout->programme->sessions[outlook->coming].starts_at);
}

/* Nothing is on and nothing comes today. `cancelled`: what would have come, and is still told. */
static void look_beyond_today(const struct layout *layout, struct session_list cancelled,
                              struct outlook *outlook)
{
    int64_t today = programme_day(layout->programme, layout->moment.now);
    struct session_list was = sessions_of_day(layout->programme, layout->arena, today);
    struct session_list day = find_next_day(layout, today);
    bool has_been = first_that_takes_place(layout, was) < was.count;
    if (day.count) {
        size_t first = first_that_takes_place(layout, day);
        find_coming(layout, outlook, day, first);
        bool is_over = has_been && outlook->days_away > 0;
        outlook->hour = is_over ? HOUR_DAY_OVER : HOUR_OTHER_DAY;
        outlook->list = is_over ? day : without(layout, day, first);
        outlook->listed = is_over ? LISTED_OF_THAT_DAY : LISTED_AFTER;
    } else if (anything_takes_place(layout)) {
        outlook->hour = HOUR_EVENT_OVER;
    }
    if (cancelled.count) {
        outlook->list = cancelled;
        outlook->listed = LISTED_CANCELLED;
    }
}

/* While the last of today is on, the list is of the day that follows. */
static void list_next_day(const struct layout *layout, struct outlook *outlook)
{
    int64_t today = programme_day(layout->programme, layout->moment.now);
    struct session_list day = find_next_day(layout, today);
    if (!day.count)
        return;
    outlook->list = day;
    find_coming(layout, outlook, day, first_that_takes_place(layout, day));
    outlook->listed = LISTED_OF_THAT_DAY;
}

struct outlook look_out(const struct layout *layout, size_t list_most)
{
    const struct programme *programme = layout->programme;
    struct instant now = layout->moment.now;
    struct session_list next =
        sessions_next(programme, layout->arena, now, programme->session_count);
    struct outlook outlook = {
        .now = sessions_now(programme, layout->arena, now), .coming = -1, .list = next};
    size_t first = first_that_takes_place(layout, next);
    if (outlook.now.count) {
        outlook.hour = HOUR_ON;
        if (!next.count)
            list_next_day(layout, &outlook);
    } else if (first < next.count) {
        outlook.hour = HOUR_TODAY;
        find_coming(layout, &outlook, next, first);
        outlook.list = without(layout, next, first);
    } else {
        look_beyond_today(layout, next, &outlook);
    }
    if (outlook.list.count > list_most)
        outlook.list.count = list_most;
    return outlook;
}

struct text day_to_come(const struct layout *layout, const struct outlook *outlook)
{
    if (outlook->days_away > 1)
        return words_in_days(layout->arena, layout->language, outlook->days_away);
    return words(layout->language, outlook->days_away == 1 ? WORD_TOMORROW : WORD_TODAY);
}
