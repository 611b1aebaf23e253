#include "source.h"

#include "addresses.h"
#include "base/limits.h"
#include "base/log.h"
#include "patience.h"

#include <stdlib.h>
#include <string.h>

/* A look at a file costs a system call or two: what is saved is on screen at once. */
enum { FILE_EVERY_S = 1 };

struct feed_source *source_create(const char *address, bool is_given, unsigned every_s)
{
    struct feed_source *source = calloc(1, sizeof *source);
    if (!source)
        abort();
    source->address = text_to_c(&source->arena, text_from(address));
    source->is_given = is_given;
    source->good_at = INSTANT_NONE;
    source_ask_every(source, every_s);
    return source;
}

void source_ask_every(struct feed_source *source, unsigned every_s)
{
    source->every_s = address_is_http(source->address) ? every_s : FILE_EVERY_S;
}

void source_destroy(struct feed_source *source)
{
    if (!source)
        return;
    transfer_destroy(source->transfer);
    body_destroy(source->fresh);
    body_destroy(source->good);
    arena_finish(&source->arena);
    free(source);
}

static void remember_newest(struct feed_source *source, const struct body *body)
{
    source->validators = validators_from(body->content.etag, body->content.last_modified);
    memcpy(source->newest_digest, body->digest, DIGEST_SIZE);
    source->has_newest = true;
}

void source_load(struct feed_source *source, struct feeding *feeding)
{
    struct arena arena = {0};
    struct cached cached;
    if (feeding->cache_folder &&
        cache_read(feeding->cache_folder, text_from(source->address), &cached, &arena)) {
        source->good = body_create(&cached);
        source->is_from_cache = true;
        remember_newest(source, source->good);
    }
    arena_finish(&arena);
}

/* For the end of a warning: what is on screen meanwhile. */
static struct text what_we_keep(const struct feed_source *source, struct arena *arena)
{
    if (!source->good)
        return TEXT("nothing of it is shown");
    if (!instant_is_given(source->good->content.fetched_at))
        return TEXT("keeping the last good version");
    struct text moment = instant_to_rfc3339(arena, source->good->content.fetched_at, 0);
    return text_format(arena, "keeping the version of %.*s", TEXT_ARG(moment));
}

static void take_failure(struct feed_source *source, struct feeding *feeding,
                         const struct transfer_answer *answer, uint64_t tick_ms)
{
    source->failures++;
    source->due_ms = tick_ms + patience_ms(answer, source->failures, patience_chance());
    if (source->failure.kind == ERROR_NONE) {
        struct arena arena = {0};
        struct text kept = what_we_keep(source, &arena);
        mailbox_report(feeding->mailbox, LOG_LEVEL_WARNING, "%s: %s; %.*s", source->address,
                       answer->error.message, TEXT_ARG(kept));
        arena_finish(&arena);
    }
    source->failure = answer->error;
}

static void take_success(struct feed_source *source, struct feeding *feeding, uint64_t tick_ms)
{
    if (source->failure.kind != ERROR_NONE)
        mailbox_report(feeding->mailbox, LOG_LEVEL_INFO, "%s: is there again", source->address);
    source->failure = (struct error){0};
    source->failures = 0;
    source->due_ms = tick_ms + source->every_s * 1000ULL;
    source->good_at = feeding_now(feeding);
}

/* The server went back to what we show: nothing has to be read. */
static bool take_old_version(struct feed_source *source, struct feeding *feeding)
{
    body_destroy(source->fresh);
    source->fresh = NULL;
    if (source->refusal.kind != ERROR_NONE)
        mailbox_report(feeding->mailbox, LOG_LEVEL_INFO, "%s: the version we kept is there again",
                       source->address);
    source->refusal = (struct error){0};
    return false;
}

static bool same_bytes(const uint8_t a[DIGEST_SIZE], const uint8_t b[DIGEST_SIZE])
{
    return memcmp(a, b, DIGEST_SIZE) == 0;
}

/* The body counts, not its validators: there are servers that give one ETag to two versions, and
 * such that give a new one to the same bytes. */
static bool take_bytes(struct feed_source *source, struct feeding *feeding,
                       const struct transfer_answer *answer)
{
    struct body *body = body_create(&(struct cached){
        .address = text_from(source->address),
        .bytes = answer->bytes,
        .etag = answer->etag,
        .last_modified = answer->last_modified,
        .charset = answer->charset,
        .fetched_at = feeding_now(feeding),
    });
    bool is_known = source->has_newest && same_bytes(body->digest, source->newest_digest);
    bool is_good = source->good && same_bytes(body->digest, source->good->digest);
    remember_newest(source, body);
    if (is_known || is_good) {
        body_destroy(body);
        return !is_known && take_old_version(source, feeding);
    }
    body_destroy(source->fresh);
    source->fresh = body;
    return true;
}

static bool take_answer(struct feed_source *source, struct feeding *feeding,
                        const struct transfer_answer *answer, uint64_t tick_ms)
{
    source->is_answered = true;
    if (answer->result == TRANSFER_FAILED) {
        take_failure(source, feeding, answer, tick_ms);
        return false;
    }
    take_success(source, feeding, tick_ms);
    bool is_fresh = answer->result == TRANSFER_NEW && take_bytes(source, feeding, answer);
    if (source->good && same_bytes(source->newest_digest, source->good->digest))
        source->is_from_cache = false;
    return is_fresh;
}

static bool ask_server(struct feed_source *source, struct feeding *feeding,
                       const struct transfer_request *request, uint64_t tick_ms)
{
    struct transfer_answer answer = {.result = TRANSFER_FAILED};
    if (transfer_create(&source->transfer, feeding->multi, request, &answer.error))
        return false;
    return take_answer(source, feeding, &answer, tick_ms);
}

static bool ask_file(struct feed_source *source, struct feeding *feeding,
                     const struct transfer_request *request, uint64_t tick_ms)
{
    struct arena arena = {0};
    struct transfer_answer answer;
    (void)transfer_read_file(&answer, &arena, request); /* the answer says it too */
    bool is_fresh = take_answer(source, feeding, &answer, tick_ms);
    if (answer.result == TRANSFER_FAILED)
        source->due_ms = tick_ms + FILE_EVERY_S * 1000ULL; /* nobody is pestered by looking */
    arena_finish(&arena);
    return is_fresh;
}

bool source_ask(struct feed_source *source, struct feeding *feeding, uint64_t tick_ms)
{
    if (source->transfer || tick_ms < source->due_ms)
        return false;

    struct transfer_request request = {
        .address = source->address,
        .etag = source->validators.etag,
        .last_modified = source->validators.last_modified,
        .user_agent = feeding->user_agent,
        .limit_bytes = LIMIT_DOCUMENT_BYTES,
    };
    return address_is_http(source->address) ? ask_server(source, feeding, &request, tick_ms)
                                            : ask_file(source, feeding, &request, tick_ms);
}

bool source_finish(struct feed_source *source, void *easy, int code)
{
    return source->transfer && transfer_finish(source->transfer, easy, code);
}

bool source_collect(struct feed_source *source, struct feeding *feeding, uint64_t tick_ms)
{
    if (!source->transfer || !transfer_is_done(source->transfer))
        return false;

    bool is_fresh = take_answer(source, feeding, transfer_answer(source->transfer), tick_ms);
    transfer_destroy(source->transfer);
    source->transfer = NULL;
    return is_fresh;
}

const struct body *source_body(const struct feed_source *source)
{
    return source->fresh ? source->fresh : source->good;
}

void source_accept(struct feed_source *source, struct feeding *feeding)
{
    if (!source->fresh)
        return;

    body_destroy(source->good);
    source->good = source->fresh;
    source->fresh = NULL;
    source->is_from_cache = false;
    if (source->refusal.kind != ERROR_NONE)
        mailbox_report(feeding->mailbox, LOG_LEVEL_INFO, "%s: has been mended", source->address);
    source->refusal = (struct error){0};
    feeding_keep(feeding, &source->good->content);
}

static void set_body_aside(struct feed_source *source)
{
    struct body **refused = source->fresh ? &source->fresh : &source->good;
    body_destroy(*refused);
    *refused = NULL;
}

/* "programme.json:12:7: a comma is missing; keeping the version of …", so that an editor can jump
 * to it. */
void source_refuse(struct feed_source *source, struct feeding *feeding, const struct error *error)
{
    struct arena arena = {0};
    set_body_aside(source);
    struct text place =
        error->line > 0 ? text_format(&arena, ":%d:%d", error->line, error->column) : TEXT("");
    struct text kept = what_we_keep(source, &arena);
    mailbox_report(feeding->mailbox, LOG_LEVEL_WARNING, "%s%.*s: %s; %.*s", source->address,
                   TEXT_ARG(place), error->message, TEXT_ARG(kept));
    source->refusal = *error;
    arena_finish(&arena);
}

struct source_status source_status(const struct feed_source *source)
{
    return (struct source_status){
        .address = text_from(source->address),
        .from_cache = source->is_from_cache,
        .good_at = source->good_at,
        .last_error = source->failure.kind != ERROR_NONE ? source->failure : source->refusal,
    };
}
