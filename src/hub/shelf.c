/* shelf: a list of few, the one asked for last in front. */
#include "shelf.h"

#include "picture_kind.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The three documents at their largest, packed as well, and a dozen posters. */
enum { ITEMS = 64, BYTES_MOST = 96 * 1024 * 1024, STORED_NAME_SIZE = NAME_SIZE + 16 };

struct item {
    char name[STORED_NAME_SIZE];
    struct ready ready;
};

struct shelf {
    const struct store *store;
    struct item items[ITEMS];
    size_t count, bytes;
};

struct shelf *shelf_create(const struct store *store)
{
    struct shelf *shelf = calloc(1, sizeof *shelf);

    if (!shelf)
        abort();
    shelf->store = store;
    return shelf;
}

static void drop(struct shelf *shelf, size_t i)
{
    shelf->bytes -= shelf->items[i].ready.size;
    ready_clear(&shelf->items[i].ready);
    shelf->count--;
    memmove(&shelf->items[i], &shelf->items[i + 1], (shelf->count - i) * sizeof *shelf->items);
}

void shelf_destroy(struct shelf *shelf)
{
    if (!shelf)
        return;
    while (shelf->count)
        drop(shelf, shelf->count - 1);
    free(shelf);
}

static size_t find(const struct shelf *shelf, struct text name)
{
    size_t i = 0;

    while (i < shelf->count && !text_equal(text_from(shelf->items[i].name), name))
        i++;
    return i;
}

static void bring_to_front(struct shelf *shelf, size_t i)
{
    struct item item = shelf->items[i];

    memmove(&shelf->items[1], &shelf->items[0], i * sizeof *shelf->items);
    shelf->items[0] = item;
}

static void make_ready(struct ready *ready, const struct version *version, struct bytes bytes)
{
    const char *kind =
        version->serial ? "application/json" : picture_kind((struct text){bytes.data, bytes.size});
    char serial[24];
    struct good good = {.bytes = bytes,
                        .type = kind ? kind : "application/octet-stream",
                        .etag = version->etag,
                        .keeping = KEEP_AND_ASK,
                        .may_pack = version->serial != 0}; /* pictures are packed already */

    (void)snprintf(serial, sizeof serial, "%llu", (unsigned long long)version->serial);
    good.serial = version->serial ? serial : NULL;
    ready_make(ready, &good);
}

/* In front of all others, of which so many go that there is room. */
static void put(struct shelf *shelf, struct text name, const struct ready *ready)
{
    while (shelf->count == ITEMS || (shelf->count && shelf->bytes + ready->size > BYTES_MOST))
        drop(shelf, shelf->count - 1);
    (void)snprintf(shelf->items[shelf->count].name, STORED_NAME_SIZE, "%.*s", TEXT_ARG(name));
    shelf->items[shelf->count].ready = *ready;
    shelf->bytes += ready->size;
    bring_to_front(shelf, shelf->count++);
}

enum store_answer shelf_find(struct shelf *shelf, struct text name, const struct ready **ready,
                             struct error *error)
{
    size_t i = find(shelf, name);
    struct version version;
    struct bytes bytes;
    struct ready made;

    if (i < shelf->count) {
        bring_to_front(shelf, i);
    } else {
        enum store_answer answer = store_read(shelf->store, name, 0, &version, &bytes, error);

        if (answer != STORE_DONE)
            return answer;
        make_ready(&made, &version, bytes);
        put(shelf, name, &made);
    }
    *ready = &shelf->items[0].ready;
    return STORE_DONE;
}

void shelf_forget(struct shelf *shelf, struct text name)
{
    size_t i = find(shelf, name);

    if (i < shelf->count)
        drop(shelf, i);
}
