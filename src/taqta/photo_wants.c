/* photo_wants: one record for each address and place; decoding runs on the feed's worker.
 *
 * The records are places in a table of fixed size, and are used again: the worker may come with a
 * want that was forgotten a moment ago, and finds a record that is about another picture, but never
 * one that is gone.
 */
#include "photo_wants.h"

#include "base/log.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { WANTS_MOST = 512 }; /* speakers times sizes of a large conference; then places are reused */
enum { RENEW_MS = 10 * 60 * 1000, RENEW_AFTER_CHANGE_MS = 60 * 1000 };

enum want_state {
    WANT_FREE,  /* nothing is in this place */
    WANT_AGAIN, /* will be asked for when a page names it */
    WANT_PENDING,
    WANT_DONE,
    WANT_FAILED
};

struct want {
    struct photo_wants *wants; /* never changes: the worker reads it before it has the lock */
    struct arena arena;        /* of the address */
    struct text address;
    struct photo_place place;
    enum want_state state;
    struct error error; /* of the last failure, so that the same is not told twice */
    uint64_t used_at;   /* by the table's own count */
    bool is_up;         /* on the page that is up */
    bool is_ahead;      /* a poster on the page that follows */
};

struct photo_wants {
    struct refresher *refresher;
    struct photos *photos;
    pthread_mutex_t lock; /* over everything below; the main thread alone gives places away */
    struct want list[WANTS_MOST];
    uint64_t uses;
    uint64_t renewed_ms;
    bool document_changed; /* since the last renewal */
    bool has_reused;       /* so the refresher knows wants that are nobody's */
    bool have_come;
    bool is_stopped;
};

struct photo_wants *photo_wants_create(struct refresher *refresher, struct photos *photos)
{
    struct photo_wants *wants = calloc(1, sizeof *wants);
    if (!wants)
        abort();

    wants->refresher = refresher;
    wants->photos = photos;
    for (size_t i = 0; i < WANTS_MOST; i++)
        wants->list[i].wants = wants;
    pthread_mutex_init(&wants->lock, NULL);
    return wants;
}

void photo_wants_destroy(struct photo_wants *wants)
{
    if (!wants)
        return;

    for (size_t i = 0; i < WANTS_MOST; i++)
        arena_finish(&wants->list[i].arena);
    pthread_mutex_destroy(&wants->lock);
    free(wants);
}

void photo_wants_stop(struct photo_wants *wants)
{
    if (!wants)
        return;

    pthread_mutex_lock(&wants->lock);
    wants->is_stopped = true;
    pthread_mutex_unlock(&wants->lock);
    photos_stop(wants->photos);
}

static bool is_same(const struct want *want, struct text address, const struct photo_place *place)
{
    return want->state != WANT_FREE && photo_place_equal(&want->place, place) &&
           text_equal(want->address, address);
}

/* For this size of the portrait, before, or for another. */
static bool is_told(const struct photo_wants *wants, struct text address, const struct error *error)
{
    for (size_t i = 0; i < WANTS_MOST; i++) {
        const struct want *want = &wants->list[i];
        if (want->state != WANT_FREE && strcmp(want->error.message, error->message) == 0 &&
            text_equal(want->address, address))
            return true;
    }
    return false;
}

/* So small that it costs next to nothing; whether it is kept does not matter. */
static struct photo_place trial_place(void)
{
    return (struct photo_place){.width = 16, .height = 16, .fit = PHOTO_CONTAIN};
}

static bool is_trial(const struct photo_place *place)
{
    struct photo_place trial = trial_place();
    return photo_place_equal(place, &trial);
}

/* True when there is something to tell. */
static bool settle(struct want *want, const struct error *error)
{
    struct photo_wants *wants = want->wants;
    bool is_news = error && !wants->is_stopped && !is_told(wants, want->address, error);

    want->state = error ? WANT_FAILED : WANT_DONE;
    want->error = error ? *error : (struct error){0};
    wants->have_come |= !error && (want->is_up || is_trial(&want->place));
    return is_news;
}

/* What the record is about may have changed since the worker was called, or may change while it
 * decodes; then what comes is nobody's. */
static void settle_if_same(struct want *want, struct text address, const struct photo_place *place,
                           const struct error *error)
{
    pthread_mutex_lock(&want->wants->lock);
    bool is_news = is_same(want, address, place) && settle(want, error);
    pthread_mutex_unlock(&want->wants->lock);
    if (is_news)
        log_warning("%.*s: %s; %s", TEXT_ARG(address), error->message,
                    place->fit == PHOTO_FACE ? "initials instead" : "not shown");
}

/* On the worker. One that is there already has other bytes now. */
static void take_picture(void *context, struct text address, struct text bytes,
                         const struct error *error)
{
    struct want *want = context;
    struct photos *photos = want->wants->photos;
    struct error bad = {0};

    pthread_mutex_lock(&want->wants->lock);
    struct photo_place place = want->place;
    bool is_wanted = is_same(want, address, &place);
    bool is_there = want->state == WANT_DONE;
    pthread_mutex_unlock(&want->wants->lock);
    if (!is_wanted)
        return;

    bool decoded = !error && (is_there ? photos_replace(photos, address, bytes, place, &bad)
                                       : photos_decode(photos, address, bytes, place, &bad));
    if (!error && !decoded)
        error = &bad;
    settle_if_same(want, address, &place, error);
}

static struct want *find(struct photo_wants *wants, struct text address,
                         const struct photo_place *place)
{
    for (size_t i = 0; i < WANTS_MOST; i++)
        if (is_same(&wants->list[i], address, place))
            return &wants->list[i];
    return NULL;
}

/* Free places first, then those whose picture is there: it can be had again. */
static int rank(const struct want *want)
{
    return want->state == WANT_FREE ? 2 : want->state == WANT_DONE;
}

/* The place that is missed least; NULL: everything is on its way. */
static struct want *find_place(struct photo_wants *wants)
{
    struct want *best = NULL;
    for (size_t i = 0; i < WANTS_MOST; i++) {
        struct want *want = &wants->list[i];
        if (want->state == WANT_PENDING)
            continue;
        if (!best || rank(want) > rank(best) ||
            (rank(want) == rank(best) && want->used_at < best->used_at))
            best = want;
    }
    return best;
}

static struct want *begin(struct photo_wants *wants, struct text address,
                          const struct photo_place *place)
{
    struct want *want = find_place(wants);
    if (!want)
        return NULL;

    wants->has_reused |= want->state != WANT_FREE;
    arena_reset(&want->arena);
    want->address = text_copy(&want->arena, address);
    want->place = *place;
    want->state = WANT_AGAIN;
    want->error = (struct error){0};
    want->is_up = want->is_ahead = false;
    return want;
}

/* NULL: it is there, on its way, or not to be had. */
static struct want *ask(struct photo_wants *wants, const struct box *box, bool is_up)
{
    struct text address = box->photo.address;
    struct photo_place place = photo_place_of(box);
    bool is_there = photos_has(wants->photos, address, place);
    struct want *want = find(wants, address, &place);

    wants->uses++;
    if (!want && !is_there)
        want = begin(wants, address, &place);
    if (!want)
        return NULL;
    want->used_at = wants->uses;
    want->is_up |= is_up;
    want->is_ahead |= !is_up && place.fit == PHOTO_COVER;
    if (is_there || want->state == WANT_PENDING || want->state == WANT_FAILED)
        return NULL;
    want->state = WANT_PENDING;
    return want;
}

static void ask_for_box(struct photo_wants *wants, const struct box *box, bool is_up)
{
    pthread_mutex_lock(&wants->lock);
    struct want *want = ask(wants, box, is_up);
    pthread_mutex_unlock(&wants->lock);
    if (want)
        refresher_want_picture(wants->refresher, want->address, take_picture, want);
}

static bool begin_trial(struct photo_wants *wants, struct want *want, struct error *why)
{
    bool asks = want->state == WANT_AGAIN;
    want->used_at = ++wants->uses;
    *why = want->error;
    if (!why->message[0])
        error_set(why, ERROR_SYSTEM, "it has not come yet");
    if (asks)
        want->state = WANT_PENDING;
    return asks;
}

bool photo_wants_try(struct photo_wants *wants, struct text address, struct error *why)
{
    struct photo_place place = trial_place();
    pthread_mutex_lock(&wants->lock);
    struct want *want = find(wants, address, &place);
    if (!want)
        want = begin(wants, address, &place);
    bool is_there = want && want->state == WANT_DONE;
    bool asks = want && begin_trial(wants, want, why);
    if (!want)
        error_set(why, ERROR_LIMIT, "too many pictures are on their way");
    pthread_mutex_unlock(&wants->lock);
    if (asks)
        refresher_want_picture(wants->refresher, want->address, take_picture, want);
    return is_there;
}

bool photo_wants_poster_comes(struct photo_wants *wants)
{
    bool comes = false;
    pthread_mutex_lock(&wants->lock);
    for (size_t i = 0; i < WANTS_MOST; i++)
        comes |= wants->list[i].is_ahead && wants->list[i].state == WANT_PENDING;
    pthread_mutex_unlock(&wants->lock);
    return comes;
}

static void ask_for_page(struct photo_wants *wants, const struct page *page, bool is_up)
{
    photos_keep(wants->photos, is_up ? PHOTOS_UP : PHOTOS_NEXT, page);
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == BOX_PHOTO)
            ask_for_box(wants, &page->boxes[i], is_up);
}

void photo_wants_page(struct photo_wants *wants, const struct page *page)
{
    pthread_mutex_lock(&wants->lock);
    for (size_t i = 0; i < WANTS_MOST; i++)
        wants->list[i].is_up = false;
    pthread_mutex_unlock(&wants->lock);
    ask_for_page(wants, page, true);
}

void photo_wants_page_ahead(struct photo_wants *wants, const struct page *page)
{
    pthread_mutex_lock(&wants->lock);
    for (size_t i = 0; i < WANTS_MOST; i++)
        wants->list[i].is_ahead = false;
    pthread_mutex_unlock(&wants->lock);
    ask_for_page(wants, page, false);
}

static size_t count_pending(const struct photo_wants *wants)
{
    size_t pending = 0;
    for (size_t i = 0; i < WANTS_MOST; i++)
        pending += wants->list[i].state == WANT_PENDING;
    return pending;
}

/* True when the refresher has something to forget: what failed, so that it asks anew, or what has
 * lost its place here. */
static bool renew(struct photo_wants *wants)
{
    bool has_changed = wants->has_reused;
    for (size_t i = 0; i < WANTS_MOST; i++) {
        if (wants->list[i].state != WANT_FAILED)
            continue;
        wants->list[i].state = WANT_AGAIN;
        has_changed = true;
    }
    wants->has_reused = false;
    return has_changed;
}

void photo_wants_renew(struct photo_wants *wants, bool document_changed, uint64_t tick_ms)
{
    pthread_mutex_lock(&wants->lock);
    wants->document_changed |= document_changed;
    uint64_t every_ms = wants->document_changed ? RENEW_AFTER_CHANGE_MS : RENEW_MS;
    bool is_due = tick_ms >= wants->renewed_ms + every_ms && count_pending(wants) == 0;
    bool has_changed = is_due && renew(wants);
    if (is_due) {
        wants->renewed_ms = tick_ms;
        wants->document_changed = false;
    }
    pthread_mutex_unlock(&wants->lock);
    if (has_changed)
        refresher_forget_pictures(wants->refresher);
}

size_t photo_wants_pending(struct photo_wants *wants)
{
    pthread_mutex_lock(&wants->lock);
    size_t pending = count_pending(wants);
    pthread_mutex_unlock(&wants->lock);
    return pending;
}

bool photo_wants_have_come(struct photo_wants *wants)
{
    pthread_mutex_lock(&wants->lock);
    bool have_come = wants->have_come;
    wants->have_come = false;
    pthread_mutex_unlock(&wants->lock);
    return have_come;
}

static bool has_failed(const struct want *want)
{
    return want->state == WANT_FAILED || (want->state == WANT_AGAIN && want->error.message[0]);
}

bool photo_wants_failed(struct photo_wants *wants, struct text address, struct error *error)
{
    bool failed = false;
    pthread_mutex_lock(&wants->lock);
    for (size_t i = 0; i < WANTS_MOST && !failed; i++) {
        const struct want *want = &wants->list[i];
        failed = has_failed(want) && text_equal(want->address, address);
        if (failed)
            *error = want->error;
    }
    pthread_mutex_unlock(&wants->lock);
    return failed;
}
