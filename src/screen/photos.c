/* photos: a list under a lock, the longest unused dropped first.
 *
 * Decoding is done outside the list's lock, so that painting never waits for it. Linear search: a
 * conference has some hundred speakers, and a page shows a few of them.
 */
#include "screen/photos.h"

#include "allocate.h"
#include "base/arena.h"
#include "portrait.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { CHANNELS = 3 };

struct photo {
    struct photo *next;
    struct text address; /* behind the struct, in the same block */
    struct photo_place place;
    struct packed packed;
    uint64_t used_at; /* by the store's own count */
};

/* What a page asks for. */
struct kept {
    struct text address;
    struct photo_place place;
};

/* {0} is empty. */
struct kept_page {
    struct arena arena;
    struct kept *items;
    size_t count, capacity;
};

struct photos {
    pthread_mutex_t lock;     /* of everything below, never held for long */
    pthread_mutex_t decoding; /* one at a time: each may need tens of megabytes */
    atomic_bool is_stopped;   /* needs no lock: decoders look at it between rows */
    struct photo *first;
    size_t bytes, limit_bytes;
    uint64_t uses;
    struct kept_page kept[PHOTOS_PLACES];
};

struct photo_place photo_face(int width, int height)
{
    return (struct photo_place){.width = width, .height = height};
}

struct photo_place photo_place_of(const struct box *box)
{
    struct photo_place place = photo_face(box->rect.width, box->rect.height);
    place.fit = box->photo.fit;
    place.foot = box->photo.foot;
    if (place.fit != PHOTO_FACE)
        place.ground = box->photo.ground & 0xFFFFFF;
    return place;
}

bool photo_place_equal(const struct photo_place *a, const struct photo_place *b)
{
    return a->width == b->width && a->height == b->height && a->fit == b->fit &&
           a->ground == b->ground && a->foot == b->foot;
}

static size_t size_of(int width, int height)
{
    return (size_t)width * (size_t)height * CHANNELS;
}

static struct packed pack(const struct pixels *pixels)
{
    struct packed packed = {.width = pixels->width, .height = pixels->height};
    uint8_t *channels = packed.channels = allocate(size_of(packed.width, packed.height), 1);
    for (int y = 0; y < packed.height; y++) {
        const uint32_t *row = pixels_at(pixels, 0, y);
        for (int x = 0; x < packed.width; x++, channels += CHANNELS) {
            channels[0] = (uint8_t)(row[x] >> 16);
            channels[1] = (uint8_t)(row[x] >> 8);
            channels[2] = (uint8_t)row[x];
        }
    }
    return packed;
}

void packed_row(const struct packed *packed, int x, int y, int count, uint32_t *row)
{
    const uint8_t *channels =
        packed->channels + ((ptrdiff_t)y * packed->width + x) * (ptrdiff_t)CHANNELS;
    for (int i = 0; i < count; i++, channels += CHANNELS)
        row[i] = (uint32_t)channels[0] << 16 | (uint32_t)channels[1] << 8 | channels[2];
}

static size_t size_of_photo(const struct photo *photo)
{
    return size_of(photo->packed.width, photo->packed.height);
}

static struct photo *photo_create(struct text address, struct photo_place place,
                                  struct packed packed)
{
    struct photo *photo = allocate(1, sizeof *photo + address.size);
    char *kept = (char *)(photo + 1);

    if (address.size)
        memcpy(kept, address.data, address.size);
    photo->address = (struct text){kept, address.size};
    photo->place = place;
    photo->packed = packed;
    return photo;
}

static void photo_destroy(struct photo *photo)
{
    free(photo->packed.channels);
    free(photo);
}

struct photos *photos_create(size_t limit_bytes)
{
    struct photos *photos = allocate(1, sizeof *photos);

    photos->limit_bytes = limit_bytes;
    atomic_init(&photos->is_stopped, false);
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
    for (int place = 0; place < PHOTOS_PLACES; place++)
        arena_finish(&photos->kept[place].arena);
    pthread_mutex_destroy(&photos->decoding);
    pthread_mutex_destroy(&photos->lock);
    free(photos);
}

void photos_stop(struct photos *photos)
{
    atomic_store(&photos->is_stopped, true);
}

static void keep_box(struct kept_page *kept, const struct box *box)
{
    ARENA_PUSH(&kept->arena, kept->items, kept->count, kept->capacity);
    kept->items[kept->count - 1] = (struct kept){
        .address = text_copy(&kept->arena, box->photo.address),
        .place = photo_place_of(box),
    };
}

void photos_keep(struct photos *photos, enum photos_place place, const struct page *page)
{
    pthread_mutex_lock(&photos->lock);
    struct kept_page *kept = &photos->kept[place];
    arena_reset(&kept->arena);
    *kept = (struct kept_page){.arena = kept->arena};
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == BOX_PHOTO)
            keep_box(kept, &page->boxes[i]);
    pthread_mutex_unlock(&photos->lock);
}

static bool is_kept_by(const struct kept_page *page, const struct photo *photo)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct kept *kept = &page->items[i];
        if (photo_place_equal(&kept->place, &photo->place) &&
            text_equal(kept->address, photo->address))
            return true;
    }
    return false;
}

static bool is_kept(const struct photos *photos, const struct photo *photo)
{
    return is_kept_by(&photos->kept[PHOTOS_UP], photo) ||
           is_kept_by(&photos->kept[PHOTOS_NEXT], photo);
}

static struct photo *find(struct photos *photos, struct text address,
                          const struct photo_place *place)
{
    for (struct photo *photo = photos->first; photo; photo = photo->next) {
        if (photo_place_equal(&photo->place, place) && text_equal(photo->address, address)) {
            photo->used_at = ++photos->uses;
            return photo;
        }
    }
    return NULL;
}

/* Could that much be had by dropping what is not kept? */
static bool has_room(const struct photos *photos, size_t size)
{
    for (const struct photo *photo = photos->first; photo; photo = photo->next)
        if (is_kept(photos, photo))
            size += size_of_photo(photo);
    return size <= photos->limit_bytes;
}

/* False: all that is there is kept. */
static bool drop_longest_unused(struct photos *photos)
{
    struct photo **oldest = NULL;
    for (struct photo **link = &photos->first; *link; link = &(*link)->next) {
        if (!is_kept(photos, *link) && (!oldest || (*link)->used_at < (*oldest)->used_at))
            oldest = link;
    }
    if (!oldest)
        return false;

    struct photo *dropped = *oldest;
    *oldest = dropped->next;
    photos->bytes -= size_of_photo(dropped);
    photo_destroy(dropped);
    return true;
}

void photos_trim(struct photos *photos, size_t bytes)
{
    pthread_mutex_lock(&photos->lock);
    while (photos->bytes > bytes && drop_longest_unused(photos))
        continue;
    pthread_mutex_unlock(&photos->lock);
}

/* There must be room, see has_room(). */
static void insert(struct photos *photos, struct photo *photo)
{
    while (photos->bytes + size_of_photo(photo) > photos->limit_bytes &&
           drop_longest_unused(photos))
        continue;

    photo->used_at = ++photos->uses;
    photo->next = photos->first;
    photos->first = photo;
    photos->bytes += size_of_photo(photo);
}

static bool refuse(int width, int height, struct error *error)
{
    return error_set(error, ERROR_LIMIT,
                     "there is no room for a picture of %d × %d px beside those that are shown",
                     width, height);
}

static void exchange(struct photo *photo, struct packed packed)
{
    free(photo->packed.channels);
    photo->packed = packed;
}

/* Owns what is packed from here on. Pages may have come up meanwhile that leave no room. */
static bool add(struct photos *photos, struct text address, const struct photo_place *place,
                struct packed packed, struct error *error)
{
    pthread_mutex_lock(&photos->lock);
    struct photo *older = find(photos, address, place);
    bool is_room = older || has_room(photos, size_of(packed.width, packed.height));
    if (older)
        exchange(older, packed);
    else if (is_room)
        insert(photos, photo_create(address, *place, packed));
    pthread_mutex_unlock(&photos->lock);

    if (is_room)
        return true;
    free(packed.channels);
    return refuse(packed.width, packed.height, error);
}

static bool may_decode(struct photos *photos, struct text address, const struct photo_place *place,
                       struct error *error)
{
    size_t size = size_of(place->width, place->height);
    if (size > photos->limit_bytes)
        return error_set(error, ERROR_LIMIT,
                         "a picture of %d × %d px is more than the store may hold", place->width,
                         place->height);

    pthread_mutex_lock(&photos->lock);
    bool is_room = find(photos, address, place) || has_room(photos, size);
    pthread_mutex_unlock(&photos->lock);
    return is_room || refuse(place->width, place->height, error);
}

bool photos_replace(struct photos *photos, struct text address, struct text bytes,
                    struct photo_place place, struct error *error)
{
    assert(place.width > 0 && place.height > 0);
    if (!may_decode(photos, address, &place, error))
        return false;

    pthread_mutex_lock(&photos->decoding);
    struct pixels *pixels = portrait_decode(bytes, &place, &photos->is_stopped, error);
    pthread_mutex_unlock(&photos->decoding);
    if (!pixels)
        return false;

    struct packed packed = pack(pixels);
    pixels_destroy(pixels);
    return add(photos, address, &place, packed, error);
}

bool photos_decode(struct photos *photos, struct text address, struct text bytes,
                   struct photo_place place, struct error *error)
{
    return photos_has(photos, address, place) ||
           photos_replace(photos, address, bytes, place, error);
}

bool photos_has(struct photos *photos, struct text address, struct photo_place place)
{
    pthread_mutex_lock(&photos->lock);
    bool found = find(photos, address, &place) != NULL;
    pthread_mutex_unlock(&photos->lock);
    return found;
}

bool photos_use(struct photos *photos, struct text address, struct photo_place place,
                void (*draw)(void *context, const struct packed *photo), void *context)
{
    pthread_mutex_lock(&photos->lock);
    const struct photo *photo = find(photos, address, &place);
    if (photo)
        draw(context, &photo->packed);
    pthread_mutex_unlock(&photos->lock);
    return photo != NULL;
}
