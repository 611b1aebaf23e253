/* photo_wants: one record for each address and size; decoding runs on the feed's worker. */
#include "photo_wants.h"

#include "base/log.h"

#include <pthread.h>

enum { WANTS_MOST = 512 }; /* speakers times sizes of a large conference */

enum want_state { WANT_PENDING, WANT_DONE, WANT_FAILED };

struct want {
    struct photo_wants *wants;
    struct text address;
    int width, height;
    enum want_state state;
    struct error error;
};

struct photo_wants {
    struct refresher *refresher;
    struct photos *photos;
    pthread_mutex_t lock; /* over everything below */
    struct arena arena;
    struct want *list[WANTS_MOST];
    size_t count;
    bool have_come;
};

struct photo_wants *photo_wants_create(struct refresher *refresher, struct photos *photos)
{
    struct arena arena = {0};
    struct photo_wants *wants = ARENA_NEW(&arena, struct photo_wants);
    *wants = (struct photo_wants){.refresher = refresher, .photos = photos, .arena = arena};
    pthread_mutex_init(&wants->lock, NULL);
    return wants;
}

void photo_wants_destroy(struct photo_wants *wants)
{
    if (!wants)
        return;
    pthread_mutex_destroy(&wants->lock);
    struct arena arena = wants->arena;
    arena_finish(&arena);
}

static void settle(struct want *want, const struct error *error)
{
    pthread_mutex_lock(&want->wants->lock);
    want->state = error ? WANT_FAILED : WANT_DONE;
    want->wants->have_come |= !error;
    if (error)
        want->error = *error;
    pthread_mutex_unlock(&want->wants->lock);
    if (error)
        log_warning("%.*s: %s; initials instead", TEXT_ARG(want->address), error->message);
}

/* On the worker. */
static void take_picture(void *context, struct text address, struct text bytes,
                         const struct error *error)
{
    struct want *want = context;
    struct error bad = {0};
    if (!error &&
        !photos_decode(want->wants->photos, address, bytes, want->width, want->height, &bad))
        error = &bad;
    settle(want, error);
}

static struct want *find(struct photo_wants *wants, struct text address, int width, int height)
{
    for (size_t i = 0; i < wants->count; i++) {
        struct want *want = wants->list[i];
        if (want->width == width && want->height == height && text_equal(want->address, address))
            return want;
    }
    return NULL;
}

/* A portrait that has fallen out of the store is asked for again. NULL: nothing to do. */
static struct want *begin(struct photo_wants *wants, struct text address, int width, int height)
{
    pthread_mutex_lock(&wants->lock);
    struct want *want = find(wants, address, width, height);
    bool again = want && want->state == WANT_DONE;
    if (want && !again) {
        want = NULL;
    } else if (again) {
        want->state = WANT_PENDING;
    } else if (wants->count < WANTS_MOST) {
        want = ARENA_NEW(&wants->arena, struct want);
        *want = (struct want){.wants = wants,
                              .address = text_copy(&wants->arena, address),
                              .width = width,
                              .height = height};
        wants->list[wants->count++] = want;
    }
    pthread_mutex_unlock(&wants->lock);
    return want;
}

void photo_wants_page(struct photo_wants *wants, const struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind != BOX_PHOTO)
            continue;
        int width = box->rect.width, height = box->rect.height;
        if (photos_has(wants->photos, box->photo.address, width, height))
            continue;
        struct want *want = begin(wants, box->photo.address, width, height);
        if (want)
            refresher_want_picture(wants->refresher, want->address, take_picture, want);
    }
}

size_t photo_wants_pending(struct photo_wants *wants)
{
    size_t pending = 0;
    pthread_mutex_lock(&wants->lock);
    for (size_t i = 0; i < wants->count; i++)
        pending += wants->list[i]->state == WANT_PENDING;
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

bool photo_wants_failed(struct photo_wants *wants, struct text address, struct error *error)
{
    bool failed = false;
    pthread_mutex_lock(&wants->lock);
    for (size_t i = 0; i < wants->count && !failed; i++) {
        failed =
            wants->list[i]->state == WANT_FAILED && text_equal(wants->list[i]->address, address);
        if (failed)
            *error = wants->list[i]->error;
    }
    pthread_mutex_unlock(&wants->lock);
    return failed;
}
