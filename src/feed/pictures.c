#include "pictures.h"

#include <stdlib.h>
#include <string.h>

#include "addresses.h"
#include "base/limits.h"
#include "body.h"
#include "patience.h"

/* Enough to fill a line, few enough not to crowd out the documents. */
enum { PICTURES_AT_ONCE = 4 };

struct errand {
    struct arena arena;
    struct wish wish;
    const char *address;
    struct validators validators; /* of what the cache holds */
    uint8_t digest[DIGEST_SIZE];  /* of what was given last */
    bool is_given;
    struct transfer *transfer;
    uint64_t due_ms; /* UINT64_MAX: we have it */
    unsigned failures;
};

static void errand_destroy(struct errand *errand)
{
    transfer_destroy(errand->transfer);
    arena_finish(&errand->arena);
    free(errand);
}

void pictures_finish(struct pictures *pictures)
{
    for (size_t i = 0; i < pictures->count; i++)
        errand_destroy(pictures->items[i]);
    free(pictures->items);
    *pictures = (struct pictures){0};
}

static void give(struct errand *errand, struct feeding *feeding, struct text bytes,
                 const struct error *error)
{
    if (!mailbox_is_wished(feeding->mailbox, errand->wish.number))
        return;
    errand->wish.sink(errand->wish.context, errand->wish.address, bytes, error);
    mailbox_settle_wish(feeding->mailbox, errand->wish.number);
}

static void give_bytes(struct errand *errand, struct feeding *feeding, struct text bytes)
{
    uint8_t digest[DIGEST_SIZE];
    digest_sha256(bytes, digest);
    if (errand->is_given && memcmp(digest, errand->digest, DIGEST_SIZE) == 0)
        return;
    memcpy(errand->digest, digest, DIGEST_SIZE);
    errand->is_given = true;
    give(errand, feeding, bytes, NULL);
}

static void give_from_cache(struct errand *errand, struct feeding *feeding)
{
    struct arena arena = {0};
    struct cached cached;
    if (feeding->cache_folder && address_is_http(errand->address) &&
        cache_read(feeding->cache_folder, errand->wish.address, &cached, &arena)) {
        errand->validators = validators_from(cached.etag, cached.last_modified);
        give_bytes(errand, feeding, cached.bytes);
    }
    arena_finish(&arena);
}

static void take_bytes(struct errand *errand, struct feeding *feeding,
                       const struct transfer_answer *answer)
{
    struct cached cached = {
        .address = errand->wish.address,
        .bytes = answer->bytes,
        .etag = answer->etag,
        .last_modified = answer->last_modified,
        .charset = answer->charset,
        .fetched_at = feeding_now(feeding),
    };
    if (address_is_http(errand->address))
        feeding_keep(feeding, &cached);
    give_bytes(errand, feeding, answer->bytes);
}

static void take_answer(struct errand *errand, struct feeding *feeding,
                        const struct transfer_answer *answer, uint64_t tick_ms)
{
    if (answer->result != TRANSFER_FAILED) {
        errand->due_ms = UINT64_MAX;
        if (answer->result == TRANSFER_NEW)
            take_bytes(errand, feeding, answer);
        return;
    }
    errand->failures++;
    errand->due_ms = tick_ms + patience_ms(answer, errand->failures, patience_chance());
    if (!errand->is_given && errand->failures == 1)
        give(errand, feeding, (struct text){0}, &answer->error);
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
    if (is_beside_a_document(errand, sources)) {
        give_from_cache(errand, feeding);
        return;
    }
    struct error error = {0};
    error_set(&error, ERROR_USAGE, "pictures are only taken from %s",
              address_is_http(errand->address) ? "the hosts of the documents"
                                               : "files below the folder of a document");
    errand->due_ms = UINT64_MAX;
    give(errand, feeding, (struct text){0}, &error);
}

static void add(struct pictures *pictures, struct errand *errand)
{
    if (pictures->count == pictures->capacity) {
        size_t capacity = pictures->capacity ? pictures->capacity * 2 : 16;
        struct errand **items = realloc(pictures->items, capacity * sizeof *items);
        if (!items)
            abort();
        pictures->items = items;
        pictures->capacity = capacity;
    }
    pictures->items[pictures->count++] = errand;
}

static struct errand *next_wished(struct feeding *feeding)
{
    struct errand *errand = calloc(1, sizeof *errand);
    if (!errand)
        abort();
    if (mailbox_next_wish(feeding->mailbox, &errand->wish, &errand->arena)) {
        errand->address = text_to_c(&errand->arena, errand->wish.address);
        return errand;
    }
    errand_destroy(errand);
    return NULL;
}

/* A sink may take its time (it decodes), so a stop is looked for between two. */
static void take_wishes_in(struct pictures *pictures, struct feeding *feeding,
                           const struct sources *sources)
{
    struct errand *errand;
    while (!mailbox_is_stopped(feeding->mailbox) && (errand = next_wished(feeding))) {
        begin(errand, feeding, sources);
        add(pictures, errand);
    }
}

static void let_go_of_forgotten(struct pictures *pictures, struct feeding *feeding)
{
    size_t kept = 0;
    for (size_t i = 0; i < pictures->count; i++) {
        struct errand *errand = pictures->items[i];
        if (mailbox_is_wished(feeding->mailbox, errand->wish.number)) {
            pictures->items[kept++] = errand;
            continue;
        }
        if (errand->transfer)
            pictures->under_way--;
        errand_destroy(errand);
    }
    pictures->count = kept;
}

static void ask_server(struct pictures *pictures, struct errand *errand, struct feeding *feeding,
                       const struct transfer_request *request, uint64_t tick_ms)
{
    struct transfer_answer answer = {.result = TRANSFER_FAILED};
    if (transfer_create(&errand->transfer, feeding->multi, request, &answer.error))
        pictures->under_way++;
    else
        take_answer(errand, feeding, &answer, tick_ms);
}

static void ask_file(struct errand *errand, struct feeding *feeding,
                     const struct transfer_request *request, uint64_t tick_ms)
{
    struct arena arena = {0};
    struct transfer_answer answer;
    (void)transfer_read_file(&answer, &arena, request); /* the answer says it too */
    take_answer(errand, feeding, &answer, tick_ms);
    arena_finish(&arena);
}

static void ask(struct pictures *pictures, struct errand *errand, struct feeding *feeding,
                uint64_t tick_ms)
{
    struct transfer_request request = {
        .address = errand->address,
        .etag = errand->validators.etag,
        .last_modified = errand->validators.last_modified,
        .user_agent = feeding->user_agent,
        .limit_bytes = LIMIT_PICTURE_BYTES,
    };
    if (address_is_http(errand->address))
        ask_server(pictures, errand, feeding, &request, tick_ms);
    else
        ask_file(errand, feeding, &request, tick_ms);
}

void pictures_ask(struct pictures *pictures, struct feeding *feeding, const struct sources *sources,
                  uint64_t tick_ms)
{
    let_go_of_forgotten(pictures, feeding);
    take_wishes_in(pictures, feeding, sources);
    for (size_t i = 0; i < pictures->count && pictures->under_way < PICTURES_AT_ONCE; i++) {
        struct errand *errand = pictures->items[i];
        if (mailbox_is_stopped(feeding->mailbox))
            return;
        if (!errand->transfer && tick_ms >= errand->due_ms)
            ask(pictures, errand, feeding, tick_ms);
    }
}

bool pictures_finish_transfer(struct pictures *pictures, void *easy, int code)
{
    for (size_t i = 0; i < pictures->count; i++) {
        struct transfer *transfer = pictures->items[i]->transfer;
        if (transfer && transfer_finish(transfer, easy, code))
            return true;
    }
    return false;
}

void pictures_collect(struct pictures *pictures, struct feeding *feeding, uint64_t tick_ms)
{
    for (size_t i = 0; i < pictures->count; i++) {
        struct errand *errand = pictures->items[i];
        if (!errand->transfer || !transfer_is_done(errand->transfer) ||
            mailbox_is_stopped(feeding->mailbox))
            continue;
        take_answer(errand, feeding, transfer_answer(errand->transfer), tick_ms);
        transfer_destroy(errand->transfer);
        errand->transfer = NULL;
        pictures->under_way--;
    }
}

uint64_t pictures_next_due(const struct pictures *pictures)
{
    uint64_t next_ms = UINT64_MAX;
    if (pictures->under_way == PICTURES_AT_ONCE)
        return next_ms; /* one has to come back first, and wakes us then */
    for (size_t i = 0; i < pictures->count; i++) {
        const struct errand *errand = pictures->items[i];
        if (!errand->transfer && errand->due_ms < next_ms)
            next_ms = errand->due_ms;
    }
    return next_ms;
}
