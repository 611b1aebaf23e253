#include "pictures.h"

#include "addresses.h"
#include "errand.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Enough to fill a line, few enough not to crowd out the documents. */
enum { PICTURES_AT_ONCE = 4 };

void pictures_finish(struct pictures *pictures)
{
    while (pictures->first) {
        struct errand *errand = pictures->first;
        pictures->first = errand->next;
        errand_destroy(errand);
    }
}

/* Where it hangs, or where the list ends: the oldest come first. */
static struct errand **find(struct pictures *pictures, struct text address)
{
    struct errand **place = &pictures->first;
    while (*place && !text_equal(text_from((*place)->address), address))
        place = &(*place)->next;
    return place;
}

/* A document that names pictures elsewhere would make the display ask strangers. */
static bool is_beside_a_document(const struct errand *errand, const struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        if (address_is_beside(errand->address, sources->items[i]->address))
            return true;
    return false;
}

static void begin(struct errand *errand, struct feeding *feeding, const struct sources *sources)
{
    struct error error = {0};
    if (is_beside_a_document(errand, sources)) {
        errand_load(errand, feeding);
        return;
    }
    bool is_file = !address_is_http(errand->address);
    if (is_file && access(errand->address, F_OK) != 0)
        error_set(&error, ERROR_SYSTEM, "%s", strerror(errno));
    else
        error_set(&error, ERROR_USAGE, "pictures are only taken from %s",
                  is_file ? "files below the folder of a document" : "the hosts of the documents");
    errand_refuse(errand, feeding, &error);
}

/* False: there is none. */
static bool take_one_wish_in(struct pictures *pictures, struct feeding *feeding,
                             const struct sources *sources)
{
    struct arena arena = {0};
    struct wish wish;
    bool is_there = mailbox_next_wish(feeding->mailbox, &wish, &arena);
    if (is_there) {
        struct errand **errand = find(pictures, wish.address);
        bool is_first = !*errand;
        if (is_first)
            *errand = errand_create(wish.address);
        errand_add_wish(*errand, feeding, &wish);
        if (is_first)
            begin(*errand, feeding, sources);
    }
    arena_finish(&arena);
    return is_there;
}

/* A sink may take its time (it decodes), so a stop is looked for between two. */
static void take_wishes_in(struct pictures *pictures, struct feeding *feeding,
                           const struct sources *sources)
{
    while (!mailbox_is_stopped(feeding->mailbox) && take_one_wish_in(pictures, feeding, sources))
        continue;
}

static void let_go_of_forgotten(struct pictures *pictures, struct feeding *feeding)
{
    struct errand **place = &pictures->first;
    while (*place) {
        struct errand *errand = *place;
        if (errand_is_wanted(errand, feeding)) {
            place = &errand->next;
            continue;
        }
        *place = errand->next;
        pictures->under_way -= errand->transfer != NULL;
        errand_destroy(errand);
    }
}

void pictures_ask(struct pictures *pictures, struct feeding *feeding, const struct sources *sources,
                  uint64_t tick_ms)
{
    let_go_of_forgotten(pictures, feeding);
    take_wishes_in(pictures, feeding, sources);
    for (struct errand *errand = pictures->first; errand; errand = errand->next) {
        if (mailbox_is_stopped(feeding->mailbox) || pictures->under_way == PICTURES_AT_ONCE)
            return;
        if (errand->transfer || tick_ms < errand->due_ms)
            continue;
        errand_ask(errand, feeding, tick_ms);
        pictures->under_way += errand->transfer != NULL;
    }
}

bool pictures_finish_transfer(struct pictures *pictures, void *easy, int code)
{
    for (struct errand *errand = pictures->first; errand; errand = errand->next)
        if (errand->transfer && transfer_finish(errand->transfer, easy, code))
            return true;
    return false;
}

void pictures_collect(struct pictures *pictures, struct feeding *feeding, uint64_t tick_ms)
{
    for (struct errand *errand = pictures->first; errand; errand = errand->next) {
        if (!errand->transfer || !transfer_is_done(errand->transfer))
            continue;
        if (mailbox_is_stopped(feeding->mailbox))
            return;
        errand_collect(errand, feeding, tick_ms);
        pictures->under_way--;
    }
}

uint64_t pictures_next_due(const struct pictures *pictures)
{
    uint64_t next_ms = UINT64_MAX;
    if (pictures->under_way == PICTURES_AT_ONCE)
        return next_ms; /* one has to come back first, and wakes us then */
    for (const struct errand *errand = pictures->first; errand; errand = errand->next)
        if (!errand->transfer && errand->due_ms < next_ms)
            next_ms = errand->due_ms;
    return next_ms;
}
