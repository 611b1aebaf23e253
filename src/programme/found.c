/* found: what has changed between two versions of a programme, without anybody writing it down.
 *
 * Each session is compared with what is known of it: as its document said first, and as it said
 * last. What differs from the first is laid over like a line of `changes`, so that a screen can
 * show "11:00 → 11:15"; what differs from the last is news. Lines of `changes` are the organiser's
 * own words and win: where one speaks of the time or the room, nothing is found there.
 */
#include "found.h"

#include "base/limits.h"
#include "programme/query.h"
#include "sights.h"

enum {
    TYPO_S = 120, /* what is mended this soon was never meant */
    /* Who comes for a session that starts this much later or more comes twice: it is moved. */
    DELAY_MOST_S = 3 * 3600,
    BEFORE_S = 0, /* cancelled since before anybody looked: long ago, and no news */
    NEW_MOST = 10 /* of one version; more is a part of the programme that has been published */
};

static const unsigned shifts = CHANGE_DELAYED | CHANGE_MOVED | CHANGE_EXTENDED;

static bool same(struct instant a, struct instant b)
{
    return instant_compare(a, b) == 0;
}

static struct text address_of(const struct draft *draft, const struct session *session)
{
    return draft->documents[session->origin.document].address;
}

/* Within the time of a typo; one that was found while nobody knew the time counts as young. */
static bool is_young(const struct draft *draft, struct instant since, int most_s)
{
    struct instant now = now_of(draft);

    return !instant_is_given(since) || !instant_is_given(now) ||
           instant_between(since, now) <= most_s;
}

static struct localised copy_title(struct arena *arena, const struct localised *title)
{
    struct translation *copies = ARENA_ARRAY(arena, struct translation, title->count);

    for (size_t i = 0; i < title->count; i++)
        copies[i] = (struct translation){text_copy(arena, title->translations[i].language),
                                         text_copy(arena, title->translations[i].text)};
    return (struct localised){copies, title->count};
}

static void add_vanished(struct draft *draft, const struct known_session *known, uint16_t document)
{
    struct arena *arena = &draft->programme->arena;
    struct session session = {
        .id = text_copy(arena, known->id),
        .kind = known->kind,
        .title = copy_title(arena, &known->title),
        .planned_starts_at = known->starts_at,
        .planned_ends_at = known->ends_at,
        .end_is_guessed = known->end_is_guessed,
        .planned_room = id_index_find(&draft->room_ids, known->room),
        .track = -1,
        .changes = CHANGE_VANISHED,
        .changed_at = INSTANT_NONE,
        .started_at = INSTANT_NONE,
        .origin = {document, text_format(arena, "vanished[\"%.*s\"]", TEXT_ARG(known->id))},
    };

    DRAFT_ADD(draft, sessions, session);
    id_index_add(&draft->session_ids, draft->scratch, session.id, (int)draft->sessions.count - 1);
}

/* SIZE_MAX: it is not read this time. */
static size_t index_of_document(const struct draft *draft, struct text address)
{
    for (size_t i = 0; i < draft->programme->document_count; i++)
        if (text_equal(draft->documents[i].address, address))
            return i;
    return SIZE_MAX;
}

void found_add_vanished(struct draft *draft)
{
    for (size_t i = 0; draft->tells_changes && i < draft->before.count; i++) {
        const struct known_session *known = &draft->before.sessions[i];
        size_t document = index_of_document(draft, known->document);
        bool was_a_slip = known->found & CHANGE_NEW && is_young(draft, known->found_at, TYPO_S);

        if (draft->sessions.count < LIMIT_REMEMBERED_SESSIONS && document < SIZE_MAX &&
            !is_in_programme(draft, known) && is_to_come(draft, known) && !was_a_slip)
            add_vanished(draft, known, (uint16_t)document);
    }
}

/* Of a session as its document says it now, against what it said first. */
static unsigned find_time_shift(const struct draft *draft, const struct known_session *now)
{
    int64_t later_s = instant_between(now->first_starts_at, now->starts_at);

    if (!later_s)
        return now->end_is_guessed || same(now->first_ends_at, now->ends_at) ? 0 : CHANGE_EXTENDED;
    return later_s > 0 && later_s < DELAY_MOST_S &&
                   programme_day(draft->programme, now->first_starts_at) ==
                       programme_day(draft->programme, now->starts_at)
               ? CHANGE_DELAYED
               : CHANGE_MOVED;
}

static unsigned find_shifts(const struct draft *draft, const struct known_session *now)
{
    return find_time_shift(draft, now) |
           (text_equal(now->first_room, now->room) ? 0u : (unsigned)CHANGE_MOVED);
}

static void forget_the_first(struct known_session *now)
{
    now->first_starts_at = now->starts_at;
    now->first_ends_at = now->ends_at;
    now->first_room = now->room;
}

static bool has_shifted(const struct known_session *before, const struct known_session *now)
{
    bool end_differs =
        !before->end_is_guessed && !now->end_is_guessed && !same(before->ends_at, now->ends_at);

    return !same(before->starts_at, now->starts_at) || end_differs ||
           !text_equal(before->room, now->room);
}

/* Was it told to be off, or elsewhere, and is that no longer so? */
static bool is_restored(const struct draft *draft, const struct known_session *before,
                        const struct known_session *now)
{
    bool is_back = before->found & CHANGE_VANISHED && !is_young(draft, before->found_at, TYPO_S);
    bool is_on_again = instant_is_given(before->off_since) && !instant_is_given(now->off_since) &&
                       !is_young(draft, before->off_since, TYPO_S);
    bool is_back_in_place = before->found & shifts && !find_shifts(draft, now) &&
                            !is_young(draft, before->found_at, TYPO_S);

    return is_back || is_on_again || is_back_in_place;
}

/* What is still found of it, and when that was. */
static void compare(const struct draft *draft, const struct known_session *before,
                    struct known_session *now)
{
    unsigned moved = find_shifts(draft, now);
    bool has_news = has_shifted(before, now);

    now->found = before->found & (CHANGE_NEW | CHANGE_RESTORED);
    now->found_at = before->found_at;
    if (has_news && now->found & CHANGE_NEW && is_young(draft, now->found_at, CHANGE_IS_NEWS_S)) {
        forget_the_first(now); /* it is still told of as new, as it is now */
        return;
    }
    if (is_restored(draft, before, now)) {
        now->found = CHANGE_RESTORED;
        has_news = true;
    } else if (has_news && moved) {
        now->found = 0;
    }
    now->found |= moved;
    if ((has_news && now->found) || !instant_is_given(now->found_at))
        now->found_at = now_of(draft);
    if (!now->found)
        now->found_at = INSTANT_NONE;
}

/* Documents that cancel sessions themselves do not say when they did. What was on when its document
 * was read before has been cancelled now. */
static struct instant off_since(const struct draft *draft, const struct known_session *before,
                                const struct session *session)
{
    if (!(session->changes & CHANGE_CANCELLED))
        return INSTANT_NONE;
    if (instant_is_given(session->changed_at))
        return session->changed_at;
    if (before && instant_is_given(before->off_since))
        return before->off_since;
    return before && draft->tells_changes ? now_of(draft) : (struct instant){BEFORE_S};
}

/* What its document says of it. */
static struct known_session know(const struct draft *draft, const struct known_session *before,
                                 const struct session *session)
{
    struct known_session known = {
        .id = session->id,
        .document = address_of(draft, session),
        .kind = session->kind,
        .title = session->title,
        .starts_at = session->planned_starts_at,
        .ends_at = session->planned_ends_at,
        .end_is_guessed = session->end_is_guessed,
        .room = room_id(draft, session->planned_room),
        .found_at = INSTANT_NONE,
        .off_since = off_since(draft, before, session),
    };

    forget_the_first(&known);
    return known;
}

static struct known_session know_vanished(const struct draft *draft,
                                          const struct known_session *before)
{
    struct known_session known = *before;

    if (!(known.found & CHANGE_VANISHED) || !instant_is_given(known.found_at))
        known.found_at = now_of(draft);
    known.found = CHANGE_VANISHED;
    return known;
}

static struct known_session judge(const struct draft *draft, const struct session *session)
{
    int index = id_index_find(&draft->before.ids, session->id);
    const struct known_session *before = index < 0 ? NULL : &draft->before.sessions[index];
    struct known_session known = know(draft, before, session);

    if (!draft->tells_changes)
        return known;
    if (before && session->changes & CHANGE_VANISHED) /* only what was known can vanish */
        return know_vanished(draft, before);
    if (before) {
        known.first_starts_at = before->first_starts_at;
        known.first_ends_at = before->first_ends_at;
        known.first_room = before->first_room;
        compare(draft, before, &known);
    } else if (recollection_knows_document(&draft->before, known.document)) {
        known.found = CHANGE_NEW;
        known.found_at = now_of(draft);
    }
    return known;
}

/* The plan becomes what it was first, where no line of `changes` speaks of that. */
static unsigned lay_over_time(const struct draft *draft, struct session *session,
                              const struct known_session *known)
{
    bool is_spoken_of = !same(session->starts_at, session->planned_starts_at) ||
                        !same(session->ends_at, session->planned_ends_at);
    unsigned shift = find_time_shift(draft, known);

    if (is_spoken_of || !shift)
        return 0;
    session->planned_starts_at = known->first_starts_at;
    session->planned_ends_at = known->first_ends_at;
    return shift;
}

static unsigned lay_over_room(const struct draft *draft, struct session *session,
                              const struct known_session *known)
{
    if (session->room != session->planned_room || text_equal(known->first_room, known->room))
        return 0;
    session->planned_room = id_index_find(&draft->room_ids, known->first_room);
    return CHANGE_MOVED;
}

static void lay_over(const struct draft *draft, struct session *session,
                     const struct known_session *known)
{
    unsigned found = known->found & (CHANGE_NEW | CHANGE_VANISHED | CHANGE_RESTORED);

    session->changes &= ~(unsigned)CHANGE_VANISHED;
    if (session->changes & CHANGE_CANCELLED) {
        found = 0;
        if (!instant_is_given(session->changed_at) && known->off_since.seconds != BEFORE_S)
            session->changed_at = known->off_since;
    }
    if (!(known->found & CHANGE_VANISHED))
        found |= lay_over_time(draft, session, known) | lay_over_room(draft, session, known);
    if (!found)
        return;
    session->changes |= found;
    if (instant_compare(session->changed_at, known->found_at) <= 0) {
        session->changed_at = known->found_at;
        session->newest_changes = found;
    }
}

/* What was found new in this reading; when it is too much, a part of the programme has been
 * published, and nothing of it is news. */
static void forget_many_new(const struct draft *draft, struct known_session *known)
{
    size_t count = 0;

    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < draft->sessions.count; i++) {
            bool is_new =
                known[i].found & CHANGE_NEW && id_index_find(&draft->before.ids, known[i].id) < 0;
            if (pass == 0)
                count += is_new;
            else if (is_new && count > NEW_MOST)
                known[i].found = 0;
        }
}

static void list_documents(const struct draft *draft, struct recollection *after)
{
    size_t read = draft->programme->document_count, most = read + draft->before.document_count;

    after->documents = ARENA_ARRAY(draft->scratch, struct text, most);
    for (size_t i = 0; i < read; i++)
        after->documents[after->document_count++] = draft->documents[i].address;
    for (size_t i = 0; i < draft->before.count; i++) {
        struct text address = draft->before.sessions[i].document;
        if (is_to_come(draft, &draft->before.sessions[i]) &&
            !recollection_knows_document(after, address))
            after->documents[after->document_count++] = address;
    }
}

/* What comes from documents that are not read this time is kept until it is over. */
static void keep_unread(const struct draft *draft, struct recollection *after)
{
    for (size_t i = 0; i < draft->before.count; i++) {
        const struct known_session *known = &draft->before.sessions[i];

        if (index_of_document(draft, known->document) == SIZE_MAX && is_to_come(draft, known) &&
            id_index_find(&after->ids, known->id) < 0)
            recollection_add(after, draft->scratch, known);
    }
}

/* known: of all sessions, or of none where there are too many of them. */
static void renew_history(struct draft *draft, const struct known_session *known, size_t count)
{
    struct history *history = draft->options->history;
    struct recollection after = {
        .event = event_title(draft),
        .revision = draft->programme->revision,
    };
    struct arena arena = {0};

    if (count == draft->sessions.count)
        list_documents(draft, &after);
    for (size_t i = 0; i < count; i++)
        recollection_add(&after, draft->scratch, &known[i]);
    keep_unread(draft, &after);
    sights_renew(draft, &after);
    if (after.count || after.sight_count)
        history->bytes = recollection_write(&after, &arena);
    else
        history->bytes = (struct text){0};
    arena_finish(&history->arena);
    history->arena = arena;
}

void found_lay_over(struct draft *draft)
{
    size_t count = draft->sessions.count;
    struct known_session *known;

    if (!draft->options->history)
        return;
    if (count > LIMIT_REMEMBERED_SESSIONS) { /* what nobody can remember is not compared */
        renew_history(draft, NULL, 0);
        return;
    }
    known = ARENA_ARRAY(draft->scratch, struct known_session, count);
    for (size_t i = 0; i < count; i++)
        known[i] = judge(draft, &draft->sessions.items[i]);
    forget_many_new(draft, known);
    for (size_t i = 0; i < count; i++)
        lay_over(draft, &draft->sessions.items[i], &known[i]);
    renew_history(draft, known, count);
}
