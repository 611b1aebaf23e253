/* recall: what is known of a programme before its new version is compared: which sessions are the
 * same under another id, whether its plan is still being made, and whether the version is to be
 * doubted because half of what is still to come is gone.
 *
 * A day before the programme begins and earlier, its makers still make it, and nobody is told.
 */
#include "found.h"

#include "programme/query.h"

enum {
    PLAN_IS_MADE_S = 24 * 3600,
    LOST_LEAST = 3,    /* fewer can go at once on any day */
    TIMES_BELIEVED = 2 /* doubted, a version is believed the next time */
};

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
