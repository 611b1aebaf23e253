/* compare: what in a new programme must not wait for the next page turn. */
#include "programme/programme.h"

static struct text id_of_room(const struct programme *programme, int room)
{
    return room < 0 ? TEXT("") : programme->rooms[room].id;
}

static bool same_words(const struct localised *a, const struct localised *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!text_equal(a->translations[i].language, b->translations[i].language) ||
            !text_equal(a->translations[i].text, b->translations[i].text))
            return false;
    return true;
}

static bool same_instant(struct instant a, struct instant b)
{
    return instant_compare(a, b) == 0;
}

/* When a change was found is no news by itself: it gets its time when the clock gets it. */
static bool same_date(struct instant before, struct instant after)
{
    return !instant_is_given(before) || same_instant(before, after);
}

static bool same_session(const struct programme *old, const struct session *before,
                         const struct programme *new, const struct session *after)
{
    return before->changes == after->changes && same_instant(before->starts_at, after->starts_at) &&
           same_instant(before->ends_at, after->ends_at) &&
           same_date(before->changed_at, after->changed_at) &&
           text_equal(id_of_room(old, before->room), id_of_room(new, after->room)) &&
           same_words(&before->change_note, &after->change_note);
}

/* The sessions of two versions mostly stand in the same order, so the search begins where it will
 * end. */
static const struct session *find_session(const struct programme *programme, size_t guess,
                                          struct text id)
{
    int found;

    if (guess < programme->session_count && text_equal(programme->sessions[guess].id, id))
        return &programme->sessions[guess];
    found = programme_find_session(programme, id);
    return found < 0 ? NULL : &programme->sessions[found];
}

int programme_changed_session(const struct programme *old, const struct programme *new)
{
    for (size_t i = 0; i < new->session_count; i++) {
        const struct session *before = find_session(old, i, new->sessions[i].id);

        if (!before || !same_session(old, before, new, &new->sessions[i]))
            return (int)i;
    }
    return -1;
}

/* One that has vanished was told of; that it is left out one day is no news. */
static size_t count_in_programme(const struct programme *programme)
{
    size_t count = 0;

    for (size_t i = 0; i < programme->session_count; i++)
        count += !(programme->sessions[i].changes & CHANGE_VANISHED);
    return count;
}

static bool sessions_differ(const struct programme *old, const struct programme *new)
{
    return count_in_programme(old) != count_in_programme(new) ||
           programme_changed_session(old, new) >= 0;
}

static bool same_texts(const struct text *a, size_t a_count, const struct text *b, size_t b_count)
{
    if (a_count != b_count)
        return false;
    for (size_t i = 0; i < a_count; i++)
        if (!text_equal(a[i], b[i]))
            return false;
    return true;
}

bool notice_says_the_same(const struct notice *a, const struct notice *b)
{
    return text_equal(a->id, b->id) && a->severity == b->severity && same_words(&a->text, &b->text);
}

static bool same_notice(const struct notice *a, const struct notice *b)
{
    return notice_says_the_same(a, b) && same_instant(a->from, b->from) &&
           same_instant(a->until, b->until) &&
           same_texts(a->screens, a->screen_count, b->screens, b->screen_count);
}

static bool notices_differ(const struct programme *old, const struct programme *new)
{
    if (old->notice_count != new->notice_count)
        return true;
    for (size_t i = 0; i < new->notice_count; i++)
        if (!same_notice(&old->notices[i], &new->notices[i]))
            return true;
    return false;
}

bool programme_change_is_urgent(const struct programme *old, const struct programme *new)
{
    return sessions_differ(old, new) || notices_differ(old, new);
}
