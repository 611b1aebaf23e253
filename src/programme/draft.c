/* draft: what all formats need while they fill a programme. */
#include "draft.h"

#include "base/limits.h"
#include "schedule.h"

#include <stdlib.h>

enum { SESSION_LENGTH_MAX_S = 3 * 3600 /* of a session whose end nobody gave */ };

struct text draft_keep(struct draft *draft, struct text text)
{
    struct arena *arena = &draft->programme->arena;

    return text_copy(arena, text_clean(draft->scratch, text_trim(text)));
}

bool draft_listens(const struct draft *draft)
{
    return draft->programme->problems.count < LIMIT_PROBLEMS;
}

void draft_complain(struct draft *draft, const struct problem *problem)
{
    struct problems *problems = &draft->programme->problems;

    problems->total++;
    if (!draft_listens(draft))
        return;
    ARENA_PUSH(&draft->programme->arena, problems->items, problems->count, problems->capacity);
    problems->items[problems->count - 1] = *problem;
}

/* 0, 1, 2 … to be sorted instead of the records themselves. */
static int *number(struct arena *arena, size_t count)
{
    int *numbers = ARENA_ARRAY(arena, int, count);

    for (size_t i = 0; i < count; i++)
        numbers[i] = (int)i;
    return numbers;
}

/* The place in the document decides between equals, so that the order is the same each time. */
static int compare_sessions(const void *a, const void *b, void *sessions)
{
    const struct session *one = (const struct session *)sessions + *(const int *)a;
    const struct session *other = (const struct session *)sessions + *(const int *)b;
    int by_start = instant_compare(one->planned_starts_at, other->planned_starts_at);

    if (by_start)
        return by_start;
    if (one->planned_room != other->planned_room)
        return one->planned_room < other->planned_room ? -1 : 1;
    return one < other ? -1 : one > other;
}

/* order says of each place which session belongs there, and is used up. Each goes to its place by
 * itself: a second list of twenty thousand would take 5 MB. */
static void put_in_order(struct session *sessions, int *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct session first = sessions[i];
        size_t place = i;

        while ((size_t)order[place] != i) {
            size_t from = (size_t)order[place];

            sessions[place] = sessions[from];
            order[place] = (int)place;
            place = from;
        }
        sessions[place] = first;
        order[place] = (int)place;
    }
}

static void sort_sessions(struct draft *draft)
{
    size_t count = draft->sessions.count;
    int *order = number(draft->scratch, count);
    struct session *sessions = draft->sessions.items;

    qsort_r(order, count, sizeof *order, compare_sessions, sessions);
    put_in_order(sessions, order, count);
    id_index_clear(&draft->session_ids);
    for (size_t i = 0; i < count; i++)
        id_index_add(&draft->session_ids, draft->scratch, sessions[i].id, (int)i);
    for (size_t i = 0; i < draft->aliases.count; i++) {
        const struct alias *alias = &draft->aliases.items[i];

        if (id_index_find(&draft->session_ids, alias->id) < 0)
            id_index_add(&draft->session_ids, draft->scratch, alias->id,
                         id_index_find(&draft->session_ids, alias->session));
    }
}

struct instant draft_guess_end(const struct session *sessions, size_t count,
                               const struct session *ending, size_t later, unsigned off)
{
    struct instant latest = instant_add(ending->planned_starts_at, SESSION_LENGTH_MAX_S);

    for (size_t i = later; i < count; i++) {
        if (instant_compare(sessions[i].planned_starts_at, latest) >= 0)
            break;
        if (!(sessions[i].changes & off) &&
            rooms_meet(sessions[i].planned_room, ending->planned_room))
            return sessions[i].planned_starts_at;
    }
    return latest;
}

/* A document that calls a session moved has said to when as well. */
static void settle_times(struct session *session)
{
    int64_t length_s = instant_between(session->planned_starts_at, session->planned_ends_at);

    if (!(session->changes & CHANGE_MOVED))
        session->starts_at = session->planned_starts_at;
    session->ends_at = instant_add(session->starts_at, length_s);
    session->room = session->planned_room;
}

void draft_settle_sessions(struct draft *draft)
{
    size_t later = draft->sessions.count;

    sort_sessions(draft);
    for (size_t i = draft->sessions.count; i-- > 0;) {
        struct session *session = &draft->sessions.items[i];

        if (i + 1 < draft->sessions.count &&
            instant_compare(session->planned_starts_at, session[1].planned_starts_at) < 0)
            later = i + 1;
        session->end_is_guessed |= !instant_is_given(session->planned_ends_at);
        if (!instant_is_given(session->planned_ends_at))
            session->planned_ends_at =
                draft_guess_end(draft->sessions.items, draft->sessions.count, session, later,
                                CHANGE_CANCELLED | CHANGE_VANISHED);
        settle_times(session);
    }
}

/* Newest first; those whose date nobody knows come last, in the order of their feed. */
static int compare_news(const void *a, const void *b, void *news)
{
    const struct news_item *one = (const struct news_item *)news + *(const int *)a;
    const struct news_item *other = (const struct news_item *)news + *(const int *)b;
    int by_date = instant_compare(other->published_at, one->published_at);

    return by_date ? by_date : (one < other ? -1 : one > other);
}

static void sort_news(struct draft *draft)
{
    size_t count = draft->news.count;
    int *order = number(draft->scratch, count);
    struct news_item *sorted;

    qsort_r(order, count, sizeof *order, compare_news, draft->news.items);
    if (count > LIMIT_NEWS)
        count = LIMIT_NEWS;
    sorted = ARENA_ARRAY(&draft->programme->arena, struct news_item, count);
    for (size_t i = 0; i < count; i++)
        sorted[i] = draft->news.items[order[i]];
    draft->news.items = sorted;
    draft->news.count = draft->news.capacity = count;
}

void draft_finish(struct draft *draft)
{
    struct programme *programme = draft->programme;

    sort_news(draft);
#define HAND_OVER(list, list_count)                                                                \
    programme->list = draft->list.items;                                                           \
    programme->list_count = draft->list.count
    HAND_OVER(sources, source_count);
    HAND_OVER(rooms, room_count);
    HAND_OVER(tracks, track_count);
    HAND_OVER(speakers, speaker_count);
    HAND_OVER(sessions, session_count);
    HAND_OVER(notices, notice_count);
    HAND_OVER(quotes, quote_count);
    HAND_OVER(news, news_count);
    HAND_OVER(facts, fact_count);
    HAND_OVER(thanks, thanks_count);
    HAND_OVER(links, link_count);
    HAND_OVER(messages, message_count);
    HAND_OVER(pictures, picture_count);
    HAND_OVER(playlists, playlist_count);
    HAND_OVER(screens, screen_count);
#undef HAND_OVER
}
