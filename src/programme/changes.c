/* changes: late edits laid over the sessions, so that a screen can show "11:00 → 11:15".
 *
 * For each session and kind the newest line counts, by its `at`. What is left is applied in the
 * order it was said, so a delay is on top of a move before it and gone after a move to another
 * time.
 */
#include "draft.h"

#include <stdlib.h>

/* By session, then by when it was said, then by place in the documents. */
static int compare_changes(const void *a, const void *b)
{
    const struct change *one = a, *other = b;
    int by_time = instant_compare(one->at, other->at);

    if (one->session != other->session)
        return one->session < other->session ? -1 : 1;
    return by_time ? by_time : (one->number > other->number) - (one->number < other->number);
}

/* A later line of the same kind, or the pair of cancelled and restored, takes this one's place. */
static bool is_overruled(const struct change *changes, size_t count, size_t i)
{
    unsigned rivals = changes[i].mark;

    if (rivals & (CHANGE_CANCELLED | CHANGE_RESTORED))
        rivals = CHANGE_CANCELLED | CHANGE_RESTORED;
    for (size_t later = i + 1; later < count; later++)
        if (changes[later].mark & rivals)
            return true;
    return false;
}

static void shift(struct session *session, int64_t seconds)
{
    session->starts_at = instant_add(session->starts_at, seconds);
    session->ends_at = instant_add(session->ends_at, seconds);
}

static void move(struct session *session, const struct change *change)
{
    if (change->room >= 0)
        session->room = change->room;
    if (!instant_is_given(change->start))
        return;
    shift(session, instant_between(session->starts_at, change->start));
    session->changes &= ~(unsigned)CHANGE_DELAYED;
}

/* False: the session would end before it starts. */
static bool extend(struct session *session, int minutes)
{
    struct instant ends_at = instant_add(session->ends_at, (int64_t)minutes * 60);

    if (instant_compare(ends_at, session->starts_at) <= 0)
        return false;
    session->ends_at = ends_at;
    return true;
}

static void complain_of_shortening(struct draft *draft, const struct change *change)
{
    struct problem problem = {.severity = PROBLEM_DROPPED,
                              .document = draft->documents[change->document].address,
                              .line = change->line,
                              .column = change->column,
                              .path = change->path};

    problem.document = text_copy(&draft->programme->arena, problem.document);
    problem.message = text_format(&draft->programme->arena,
                                  "%d minutes leave nothing of the session; the change is left out",
                                  change->minutes);
    draft_complain(draft, &problem);
}

static void apply(struct draft *draft, struct session *session, const struct change *change)
{
    switch (change->mark) {
    case CHANGE_DELAYED:
        shift(session, (int64_t)change->minutes * 60);
        break;
    case CHANGE_MOVED:
        move(session, change);
        break;
    case CHANGE_EXTENDED:
        if (!extend(session, change->minutes)) {
            complain_of_shortening(draft, change);
            return;
        }
        break;
    case CHANGE_STARTED:
        session->started_at = change->at;
        break;
    case CHANGE_RESTORED: /* also what its own document still calls cancelled */
        session->changes &= ~(unsigned)CHANGE_CANCELLED;
        break;
    case CHANGE_CANCELLED:
    case CHANGE_FULL:
    case CHANGE_SPEAKER:
    case CHANGE_NEW:
    case CHANGE_VANISHED:
        break; /* the mark says it all */
    }
    session->changes |= change->mark;
    session->newest_changes = change->mark;
    session->changed_at = change->at;
    if (localised_is_given(&change->note))
        session->change_note = change->note;
}

void changes_lay_over(struct draft *draft)
{
    struct change *changes = draft->changes.items;
    size_t total = draft->changes.count;

    if (total)
        qsort(changes, total, sizeof *changes, compare_changes);
    for (size_t first = 0, next; first < total; first = next) {
        struct session *session = &draft->sessions.items[changes[first].session];

        for (next = first; next < total && changes[next].session == changes[first].session;)
            next++;
        for (size_t i = first; i < next; i++)
            if (!is_overruled(changes + first, next - first, i - first))
                apply(draft, session, &changes[i]);
    }
}
