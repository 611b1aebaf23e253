/* photos: a list under a lock, the longest unused dropped first.
 *
 * Decoding is done outside the list's lock, so that painting never waits for it. Linear search: a
 * conference has some hundred speakers, and a page shows a few of them.
 */
#include "screen/photos.h"

#include "allocate.h"
#include "portrait.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct photo {
    struct photo *next;
    struct text address; /* behind the struct, in the same block */
    struct pixels *pixels;
    uint64_t used_at; /* by the store's own count */
};

struct photos {
    pthread_mutex_t lock; /* of everything below, never held for long */
    pthread_mutex_t
        decoding; /* one at a time: SDL_image makes its decoders ready at first use, unguarded */
    struct photo *first;
    size_t bytes, limit_bytes;
    uint64_t uses;
};

static size_t size_of(int width, int height)
{
    return (size_t)width * (size_t)height * sizeof(uint32_t);
}

static struct photo *photo_create(struct text address, struct pixels *pixels)
{
    struct photo *photo = allocate(1, sizeof *photo + address.size);
    char *kept = (char *)(photo + 1);

    if (address.size)
        memcpy(kept, address.data, address.size);
    photo->address = (struct text){kept, address.size};
    photo->pixels = pixels;
    return photo;
}

static void photo_destroy(struct photo *photo)
{
    pixels_destroy(photo->pixels);
    free(photo);
}

struct photos *photos_create(size_t limit_bytes)
{
    struct photos *photos = allocate(1, sizeof *photos);

    photos->limit_bytes = limit_bytes;
    pthread_mutex_init(&photos->lock, NULL); /* cannot fail for a plain mutex on Linux */
    pthread_mutex_init(&photos->decoding, NULL);
    return photos;
}

void photos_destroy(struct photos *photos)
{
    if (!photos)
        return;

    while (photos->first) {
        struct photo *photo = photos->first;
        photos->first = photo->next;
        photo_destroy(photo);
    }
    pthread_mutex_destroy(&photos->decoding);
    pthread_mutex_destroy(&photos->lock);
    free(photos);
}

static struct photo *find(struct photos *photos, struct text address, int width, int height)
{
    for (struct photo *photo = photos->first; photo; photo = photo->next) {
        if (photo->pixels->width == width && photo->pixels->height == height &&
            text_equal(photo->address, address)) {
            photo->used_at = ++photos->uses;
            return photo;
        }
    }
    return NULL;
}

static void drop_longest_unused(struct photos *photos)
{
    struct photo **oldest = &photos->first;
    for (struct photo **link = &photos->first; *link; link = &(*link)->next) {
        if ((*link)->used_at < (*oldest)->used_at)
            oldest = link;
    }

    struct photo *dropped = *oldest;
    *oldest = dropped->next;
    photos->bytes -= size_of(dropped->pixels->width, dropped->pixels->height);
    photo_destroy(dropped);
}

/* Owns the pixels from here on. Another thread may have been faster. */
static void keep(struct photos *photos, struct text address, struct pixels *pixels)
{
    pthread_mutex_lock(&photos->lock);
    if (find(photos, address, pixels->width, pixels->height)) {
        pixels_destroy(pixels);
    } else {
        size_t size = size_of(pixels->width, pixels->height);
        while (photos->first && photos->bytes + size > photos->limit_bytes)
            drop_longest_unused(photos);

        struct photo *photo = photo_create(address, pixels);
        photo->used_at = ++photos->uses;
        photo->next = photos->first;
        photos->first = photo;
        photos->bytes += size;
    }
    pthread_mutex_unlock(&photos->lock);
}

bool photos_decode(struct photos *photos, struct text address, struct text bytes, int width,
                   int height, struct error *error)
{
    assert(width > 0 && height > 0);
    if (photos_has(photos, address, width, height))
        return true;

    if (size_of(width, height) > photos->limit_bytes)
        return error_set(error, ERROR_LIMIT,
                         "a picture of %d × %d px is more than the store may hold", width, height);

    pthread_mutex_lock(&photos->decoding);
    struct pixels *pixels = portrait_decode(bytes, width, height, error);
    pthread_mutex_unlock(&photos->decoding);
    if (!pixels)
        return false;

    keep(photos, address, pixels);
    return true;
}

bool photos_has(struct photos *photos, struct text address, int width, int height)
{
    pthread_mutex_lock(&photos->lock);
    bool found = find(photos, address, width, height) != NULL;
    pthread_mutex_unlock(&photos->lock);
    return found;
}

bool photos_use(struct photos *photos, struct text address, int width, int height,
                void (*draw)(void *context, const struct pixels *photo), void *context)
{
    pthread_mutex_lock(&photos->lock);
    const struct photo *photo = find(photos, address, width, height);
    if (photo)
        draw(context, photo->pixels);
    pthread_mutex_unlock(&photos->lock);
    return photo != NULL;
}
