/* found: what has changed between two versions of a programme, without anybody writing it down.
 *
 * Each session is compared with what is known of it: as its document said first, and as it said
 * last. What differs from the first is laid over like a line of `changes`, so that a screen can
 * show "11:00 → 11:15"; what differs from the last is news. Lines of `changes` are the organiser's
 * own words and win: where one speaks of the time or the room, nothing is found there.
 *
 * A day before the programme begins and earlier, its makers still make it, and nobody is told.
 */
#include "draft.h"
#include "schedule.h"

#include "programme/query.h"

enum {
    PLAN_IS_MADE_S = 24 * 3600,
    TYPO_S = 120, /* what is mended this soon was never meant */
    /* Who comes for a session that starts this much later or more comes twice: it is moved. */
    DELAY_MOST_S = 3 * 3600,
    NEW_MOST = 10,     /* of one version; more is a part of the programme that has been published */
    LOST_LEAST = 3,    /* fewer can go at once on any day */
    TIMES_BELIEVED = 2 /* doubted, a version is believed the next time */
};

static const unsigned shifts = CHANGE_DELAYED | CHANGE_MOVED | CHANGE_EXTENDED;

static struct instant now_of(const struct draft *draft)
{
    return draft->options->now;
}

static bool same(struct instant a, struct instant b)
{
    return instant_compare(a, b) == 0;
}

static struct text address_of(const struct draft *draft, const struct session *session)
{
    return draft->documents[session->origin.document].address;
}

static struct text room_id(const struct draft *draft, int room)
{
    return room < 0 ? TEXT("") : draft->rooms.items[room].id;
}

static struct text event_title(const struct draft *draft)
{
    const struct localised *title = &draft->programme->event.title;

    return title->count ? title->translations[0].text : TEXT("");
}

/* By its id; some tools give new ids with each export, so else by what else makes it the same. */
static struct text likeness(struct arena *arena, struct text title, struct instant starts_at,
                            struct text room)
{
    return text_format(arena, "%lld %.*s\n%.*s", (long long)starts_at.seconds, TEXT_ARG(room),
                       TEXT_ARG(title));
}

static struct text likeness_of_known(struct arena *arena, const struct known_session *known)
{
    return likeness(arena, known->title.translations[0].text, known->starts_at, known->room);
}

static struct text likeness_of(const struct draft *draft, const struct session *session)
{
    return likeness(draft->scratch, session->title.translations[0].text, session->planned_starts_at,
                    room_id(draft, session->planned_room));
}

/* Another event at the same address has nothing in common with this one. */
static bool is_another_event(const struct draft *draft, const struct recollection *before)
{
    if (text_equal(before->event, event_title(draft)))
        return false;
    for (size_t i = 0; i < draft->sessions.count; i++)
        if (id_index_find(&before->ids, draft->sessions.items[i].id) >= 0)
            return false;
    return true;
}

/* Those whose id is gone, by what else makes them the same. */
static struct id_index list_missing(const struct draft *draft, const struct recollection *before)
{
    struct id_index missing = {0};

    for (size_t i = 0; i < before->count; i++) {
        const struct known_session *known = &before->sessions[i];
        struct text like = likeness_of_known(draft->scratch, known);

        if (!(known->found & CHANGE_VANISHED) &&
            id_index_find(&draft->session_ids, known->id) < 0 && id_index_find(&missing, like) < 0)
            id_index_add(&missing, draft->scratch, like, (int)i);
    }
    return missing;
}

/* Gives those that came under another id the one they have now. */
static void follow_renamed(struct draft *draft, struct recollection *before)
{
    struct id_index missing = list_missing(draft, before);

    if (!missing.count)
        return;
    for (size_t i = 0; i < draft->sessions.count; i++) {
        const struct session *session = &draft->sessions.items[i];
        int found = id_index_find(&missing, likeness_of(draft, session));

        if (found < 0 || id_index_find(&before->ids, session->id) >= 0)
            continue;
        before->sessions[found].id = session->id;
        id_index_add(&before->ids, draft->scratch, session->id, found);
    }
}

static bool is_to_come(const struct draft *draft, const struct known_session *known)
{
    return !instant_is_given(now_of(draft)) || instant_compare(now_of(draft), known->ends_at) < 0;
}

static bool is_in_programme(const struct draft *draft, const struct known_session *known)
{
    return id_index_find(&draft->session_ids, known->id) >= 0;
}

/* Before then, its makers still move things about, and nobody stands before the screen. */
static bool is_plan_being_made(const struct draft *draft)
{
    const struct recollection *before = &draft->before;
    struct instant first = INSTANT_NONE;

    if (!instant_is_given(now_of(draft)))
        return false;
    for (size_t i = 0; i < draft->sessions.count; i++) {
        struct instant start = draft->sessions.items[i].planned_starts_at;
        if (!instant_is_given(first) || instant_compare(start, first) < 0)
            first = start;
    }
    for (size_t i = 0; i < before->count; i++)
        if (!instant_is_given(first) || instant_compare(before->sessions[i].starts_at, first) < 0)
            first = before->sessions[i].starts_at;
    return instant_is_given(first) && instant_between(now_of(draft), first) > PLAN_IS_MADE_S;
}

/* What a new version of a document no longer has, of what is still to come. */
struct loss {
    size_t lost, of;
    const struct known_session *first;
};

static struct loss count_loss(const struct draft *draft, struct text document)
{
    struct loss loss = {0};

    for (size_t i = 0; i < draft->before.count; i++) {
        const struct known_session *known = &draft->before.sessions[i];

        if (!text_equal(known->document, document) || known->found & CHANGE_VANISHED ||
            instant_is_given(known->off_since) || !is_to_come(draft, known))
            continue;
        loss.of++;
        if (is_in_programme(draft, known))
            continue;
        loss.first = loss.lost++ ? loss.first : known;
    }
    return loss;
}

static bool is_another_day(const struct draft *draft, struct instant since)
{
    struct instant now = now_of(draft);

    return instant_is_given(since) && instant_is_given(now) &&
           programme_day(draft->programme, since) < programme_day(draft->programme, now);
}

static bool is_confirmed(const struct draft *draft, const struct document *document)
{
    return draft->programme->revision > draft->before.revision ||
           document->times_doubted >= TIMES_BELIEVED ||
           (document->times_doubted && is_another_day(draft, document->doubted_since));
}

static bool doubt(const struct draft *draft, const struct loss *loss, struct error *error)
{
    struct text title = text_first_bytes(loss->first->title.translations[0].text, 120);
    long long shown = (long long)draft->before.revision, next = shown > 0 ? shown + 1 : 1;

    return error_set(
        error, ERROR_DOUBTED,
        "%zu of %zu sessions still to come are gone at once, \"%.*s\" among them; if "
        "that is meant, write \"revision\": %lld into the document, or wait 20 minutes",
        loss->lost, loss->of, TEXT_ARG(title), next);
}

static bool is_to_be_doubted(const struct draft *draft, size_t i, struct error *error)
{
    const struct document *document = &draft->documents[i];
    struct loss loss;

    if (!document->is_new || is_confirmed(draft, document))
        return false;
    loss = count_loss(draft, document->address);
    if (loss.lost < LOST_LEAST || loss.lost * 2 < loss.of)
        return false;
    (void)doubt(draft, &loss, error); /* says only that there is an error */
    return true;
}

/* The programme of the good version says what its newer one is doubted for. */
static void tell_of_doubts(struct draft *draft)
{
    struct arena *arena = &draft->programme->arena;

    for (size_t i = 0; i < draft->programme->document_count; i++) {
        const struct document *document = &draft->documents[i];
        struct problem problem = {.severity = PROBLEM_DOUBTED};

        if (!document->doubt.size)
            continue;
        problem.document = text_copy(arena, document->address);
        problem.message = text_copy(arena, document->doubt);
        draft_complain(draft, &problem);
    }
}

bool found_recall(struct draft *draft, struct error *error, size_t *refused)
{
    struct recollection before = {.revision = -1};

    tell_of_doubts(draft);
    draft->before = before;
    if (!draft->options->history)
        return true;
    before = recollection_read(draft->scratch, draft->options->history->bytes);
    if (is_another_event(draft, &before))
        return true;
    follow_renamed(draft, &before);
    draft->before = before;
    draft->tells_changes = !is_plan_being_made(draft);
    for (size_t i = 0; draft->tells_changes && i < draft->programme->document_count; i++)
        if (is_to_be_doubted(draft, i, error)) {
            *refused = i;
            return false;
        }
    return true;
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

        if (draft->sessions.count < RECOLLECTION_MOST && document < SIZE_MAX &&
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

/* What its document says of it. */
static struct known_session know(const struct draft *draft, const struct session *session)
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
        .off_since = session->changes & CHANGE_CANCELLED ? session->changed_at : INSTANT_NONE,
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
    struct known_session known = know(draft, session);
    int index = id_index_find(&draft->before.ids, session->id);
    const struct known_session *before = index < 0 ? NULL : &draft->before.sessions[index];

    if (!draft->tells_changes)
        return known;
    if (session->changes & CHANGE_VANISHED)
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
    if (session->changes & CHANGE_CANCELLED)
        found = 0;
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

static void renew_history(struct draft *draft, const struct known_session *known)
{
    struct history *history = draft->options->history;
    struct recollection after = {
        .event = event_title(draft),
        .revision = draft->programme->revision,
    };
    struct arena arena = {0};

    list_documents(draft, &after);
    for (size_t i = 0; i < draft->sessions.count; i++)
        recollection_add(&after, draft->scratch, &known[i]);
    keep_unread(draft, &after);
    if (after.count)
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

    if (!draft->options->history || count > RECOLLECTION_MOST)
        return; /* what nobody can remember is not compared */
    known = ARENA_ARRAY(draft->scratch, struct known_session, count);
    for (size_t i = 0; i < count; i++)
        known[i] = judge(draft, &draft->sessions.items[i]);
    forget_many_new(draft, known);
    for (size_t i = 0; i < count; i++)
        lay_over(draft, &draft->sessions.items[i], &known[i]);
    renew_history(draft, known);
}
