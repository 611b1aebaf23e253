#include "errand.h"

#include "addresses.h"
#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

struct errand *errand_create(struct text address)
{
    struct errand *errand = calloc(1, sizeof *errand);
    if (!errand)
        abort();
    errand->address = text_to_c(&errand->arena, address);
    return errand;
}

void errand_destroy(struct errand *errand)
{
    transfer_destroy(errand->transfer);
    arena_finish(&errand->arena);
    free(errand);
}

static void give(const struct errand *errand, struct feeding *feeding, const struct wish *wish,
                 struct text bytes, const struct error *error)
{
    if (!mailbox_is_wished(feeding->mailbox, wish->number))
        return;
    wish->sink(wish->context, text_from(errand->address), bytes, error);
    mailbox_settle_wish(feeding->mailbox, wish->number);
}

/* To all who do not have the newest bytes yet. */
static void give_all(struct errand *errand, struct feeding *feeding, struct text bytes,
                     const struct error *error)
{
    for (size_t i = 0; i < errand->wish_count; i++) {
        if (errand->wishes[i].is_given)
            continue;
        give(errand, feeding, &errand->wishes[i], bytes, error);
        errand->wishes[i].is_given = !error;
    }
}

/* False: the disk has these already. */
static bool remember_bytes(struct errand *errand, struct text bytes)
{
    uint8_t digest[DIGEST_SIZE];
    digest_sha256(bytes, digest);
    bool are_same = memcmp(digest, errand->digest, DIGEST_SIZE) == 0; /* at first it is all zero */
    bool are_new = !are_same || !errand->has_bytes;
    for (size_t i = 0; i < errand->wish_count && !are_same; i++)
        errand->wishes[i].is_given = false;
    memcpy(errand->digest, digest, DIGEST_SIZE);
    errand->has_bytes = true;
    return are_new;
}

static bool read_cache(const struct errand *errand, const struct feeding *feeding,
                       struct cached *cached, struct arena *arena)
{
    return feeding->cache_folder && address_is_http(errand->address) &&
           cache_read(feeding->cache_folder, text_from(errand->address), cached, arena);
}

void errand_load(struct errand *errand, struct feeding *feeding)
{
    struct arena arena = {0};
    struct cached cached;
    if (read_cache(errand, feeding, &cached, &arena)) {
        errand->validators = validators_from(cached.etag, cached.last_modified);
        (void)remember_bytes(errand, cached.bytes); /* the disk has them */
        give_all(errand, feeding, cached.bytes, NULL);
    }
    arena_finish(&arena);
}

/* To be had again from where they came. */
static void forget_bytes(struct errand *errand)
{
    errand->has_bytes = false;
    errand->error = (struct error){0};
    errand->validators = (struct validators){0};
    errand->due_ms = 0;
}

/* Memory is not spent on keeping pictures: the disk has them, and where it has not they are asked
 * for again. */
static void give_from_disk(struct errand *errand, struct feeding *feeding)
{
    struct arena arena = {0};
    struct cached cached;
    if (read_cache(errand, feeding, &cached, &arena))
        give_all(errand, feeding, cached.bytes, NULL);
    else
        forget_bytes(errand);
    arena_finish(&arena);
}

static void remember_wish(struct errand *errand, const struct wish *wish)
{
    for (size_t i = 0; i < errand->wish_count; i++) {
        if (errand->wishes[i].number != wish->number)
            continue;
        errand->wishes[i].is_given = false; /* it wants them once more */
        return;
    }
    ARENA_PUSH(&errand->arena, errand->wishes, errand->wish_count, errand->wish_capacity);
    errand->wishes[errand->wish_count - 1] = *wish;
    errand->wishes[errand->wish_count - 1].address = (struct text){0}; /* not ours, and known */
}

void errand_add_wish(struct errand *errand, struct feeding *feeding, const struct wish *wish)
{
    remember_wish(errand, wish);
    if (errand->has_bytes)
        give_from_disk(errand, feeding);
    else if (errand->error.kind != ERROR_NONE)
        give(errand, feeding, wish, (struct text){0}, &errand->error);
}

bool errand_is_wanted(struct errand *errand, struct feeding *feeding)
{
    size_t kept = 0;
    for (size_t i = 0; i < errand->wish_count; i++)
        if (mailbox_is_wished(feeding->mailbox, errand->wishes[i].number))
            errand->wishes[kept++] = errand->wishes[i];
    errand->wish_count = kept;
    return kept > 0;
}

void errand_refuse(struct errand *errand, struct feeding *feeding, const struct error *error)
{
    errand->error = *error;
    errand->due_ms = UINT64_MAX;
    give_all(errand, feeding, (struct text){0}, error);
}

static void take_failure(struct errand *errand, struct feeding *feeding,
                         const struct transfer_answer *answer, uint64_t tick_ms)
{
    bool is_first = errand->error.kind == ERROR_NONE;
    errand->due_ms = tick_ms + patience_lose(&errand->patience, answer, true, patience_chance());
    errand->error = answer->error;
    if (is_first && !errand->has_bytes)
        give_all(errand, feeding, (struct text){0}, &answer->error);
}

static void keep(const struct errand *errand, struct feeding *feeding,
                 const struct transfer_answer *answer)
{
    if (!address_is_http(errand->address))
        return; /* is on the disk */
    feeding_keep(feeding, &(struct cached){
                              .address = text_from(errand->address),
                              .bytes = answer->bytes,
                              .etag = answer->etag,
                              .last_modified = answer->last_modified,
                              .charset = answer->charset,
                              .fetched_at = feeding_now(feeding),
                          });
}

static void take_answer(struct errand *errand, struct feeding *feeding,
                        const struct transfer_answer *answer, uint64_t tick_ms)
{
    if (answer->result == TRANSFER_FAILED) {
        take_failure(errand, feeding, answer, tick_ms);
        return;
    }
    errand->due_ms = UINT64_MAX;
    errand->patience = (struct patience){0};
    errand->error = (struct error){0};
    if (answer->result == TRANSFER_NEW) {
        if (remember_bytes(errand, answer->bytes))
            keep(errand, feeding, answer);
        give_all(errand, feeding, answer->bytes, NULL);
    } else if (!errand->has_bytes) {
        forget_bytes(errand); /* lost from the disk while we asked whether they are current */
    }
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

void errand_ask(struct errand *errand, struct feeding *feeding, const struct picture_rule *rule,
                uint64_t tick_ms)
{
    struct transfer_request request = {
        .address = errand->address,
        .etag = errand->validators.etag,
        .last_modified = errand->validators.last_modified,
        .limit_bytes = LIMIT_PICTURE_BYTES,
        .may_go = picture_rule_allows,
        .gate_context = rule,
    };
    struct transfer_answer answer = {.result = TRANSFER_FAILED};
    if (!address_is_http(errand->address))
        ask_file(errand, feeding, &request, tick_ms);
    else if (!transfer_create(&errand->transfer, &feeding->network, &request, &answer.error))
        take_answer(errand, feeding, &answer, tick_ms);
}

void errand_hurry(struct errand *errand, uint64_t tick_ms)
{
    if (errand->patience.trouble == TROUBLE_SILENT && errand->due_ms > tick_ms)
        errand->due_ms = tick_ms; /* only a few go at once anyway */
}

void errand_collect(struct errand *errand, struct feeding *feeding, uint64_t tick_ms)
{
    bool was_silent = errand->patience.trouble == TROUBLE_SILENT;
    take_answer(errand, feeding, transfer_answer(errand->transfer), tick_ms);
    feeding->network_is_back |= was_silent && errand->patience.trouble != TROUBLE_SILENT;
    transfer_destroy(errand->transfer);
    errand->transfer = NULL;
}
