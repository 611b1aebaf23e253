#include "source.h"

#include "addresses.h"
#include "base/limits.h"
#include "base/log.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    HURRY_MS = 1000, /* spread, so that not all are asked in one moment */
    /* A file whose folder tells what happens in it is looked at only to be sure that the folder is
       still the one its path leads to. */
    LOOK_SURE_S = 600,
    LOOK_UNSURE_S = 60,
    LOOK_BLIND_S = 3, /* its folder is not there or cannot be watched, or the file not read */
    /* Between two offers of a doubted version; somewhat less than a look at a file is away. */
    DOUBT_AGAIN_S = 595
};

struct feed_source *source_create(const char *address, bool is_given)
{
    struct feed_source *source = calloc(1, sizeof *source);
    if (!source)
        abort();
    source->address = text_to_c(&source->arena, text_from(address));
    source->shown = text_to_c(&source->arena, address_to_show(&source->arena, address));
    source->is_given = is_given;
    source->good_at = INSTANT_NONE;
    source->newest_at = INSTANT_NONE;
    return source;
}

bool source_is_file(const struct feed_source *source)
{
    return !address_is_http(source->address);
}

void source_destroy(struct feed_source *source)
{
    if (!source)
        return;
    transfer_destroy(source->transfer);
    body_destroy(source->doubt.body);
    body_destroy(source->fresh);
    body_destroy(source->good);
    arena_finish(&source->arena);
    free(source);
}

static void remember_newest(struct feed_source *source, const struct cached *content,
                            const uint8_t digest[DIGEST_SIZE])
{
    source->validators = validators_from(content->etag, content->last_modified);
    memcpy(source->newest_digest, digest, DIGEST_SIZE);
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
        source->good_at = cached.fetched_at;
        remember_newest(source, &cached, source->good->digest);
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

/* Without libcurl's own words in brackets, which hold milliseconds, and without where an address
 * leads to, which may be another one for every question. */
static struct text reason_of(const struct error *error)
{
    struct text reason = text_from(error->message);
    size_t bracket = text_find(reason, TEXT(" ("));
    reason = bracket == SIZE_MAX ? reason : text_slice(reason, 0, bracket);
    size_t address = text_find(reason, TEXT("://"));
    return address == SIZE_MAX ? reason : text_slice(reason, 0, address);
}

/* Told when it begins and when it becomes another one, not for every try. */
static bool is_news(const struct feed_source *source, const struct transfer_answer *answer)
{
    return source->failure.kind != answer->error.kind || source->failed_status != answer->status ||
           !text_equal(reason_of(&source->failure), reason_of(&answer->error));
}

static void take_failure(struct feed_source *source, struct feeding *feeding,
                         const struct transfer_answer *answer, uint64_t tick_ms)
{
    source->due_ms = tick_ms + patience_lose(&source->patience, answer, false, patience_chance());
    if (is_news(source, answer)) {
        struct arena arena = {0};
        struct text kept = what_we_keep(source, &arena);
        mailbox_report(feeding->mailbox, LOG_LEVEL_WARNING, "%s: %s; %.*s", source->shown,
                       answer->error.message, TEXT_ARG(kept));
        arena_finish(&arena);
    }
    source->failure = answer->error;
    source->failed_status = answer->status;
}

static void take_success(struct feed_source *source, struct feeding *feeding, uint64_t tick_ms)
{
    if (source->failure.kind != ERROR_NONE)
        mailbox_report(feeding->mailbox, LOG_LEVEL_INFO, "%s: is there again", source->shown);
    source->failure = (struct error){0};
    source->failed_status = 0;
    source->patience = (struct patience){0};
    source->due_ms = tick_ms + source->every_s * 1000ULL;
    source->newest_at = feeding_now(feeding);
    source->newest_tick_ms = tick_ms;
}

/* What is shown is the newest there is, as of the last answer. */
static void confirm_good(struct feed_source *source)
{
    source->is_from_cache = false;
    source->good_at = source->newest_at;
    source->good_tick_ms = source->newest_tick_ms;
}

static void end_doubt(struct feed_source *source)
{
    body_destroy(source->doubt.body);
    source->doubt = (struct doubt){0};
}

/* The server went back to what we show: nothing has to be read. */
static bool take_old_version(struct feed_source *source, struct feeding *feeding)
{
    body_destroy(source->fresh);
    source->fresh = NULL;
    end_doubt(source);
    if (source->refusal.kind != ERROR_NONE)
        mailbox_report(feeding->mailbox, LOG_LEVEL_INFO, "%s: the version we kept is there again",
                       source->shown);
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
    struct cached content = {
        .address = text_from(source->address),
        .bytes = answer->bytes,
        .etag = answer->etag,
        .last_modified = answer->last_modified,
        .charset = answer->charset,
        .fetched_at = feeding_now(feeding),
    };
    uint8_t digest[DIGEST_SIZE];
    digest_sha256(answer->bytes, digest);
    bool is_known = source->has_newest && same_bytes(digest, source->newest_digest);
    bool is_good = source->good && same_bytes(digest, source->good->digest);
    remember_newest(source, &content, digest);
    if (is_known)
        return false;
    if (is_good)
        return take_old_version(source, feeding);
    body_destroy(source->fresh);
    source->fresh = body_create(&content);
    return true;
}

/* It is still the newest: each time that speaks for it. */
static bool offer_doubted(struct feed_source *source, uint64_t tick_ms)
{
    struct doubt *doubt = &source->doubt;
    if (!doubt->body || tick_ms - doubt->tick_ms < DOUBT_AGAIN_S * 1000ULL)
        return false;
    body_destroy(source->fresh);
    source->fresh = doubt->body;
    doubt->body = NULL;
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
        confirm_good(source);
    return is_fresh || offer_doubted(source, tick_ms);
}

static bool ask_server(struct feed_source *source, struct feeding *feeding,
                       const struct transfer_request *request, uint64_t tick_ms)
{
    struct transfer_answer answer = {.result = TRANSFER_FAILED};
    if (transfer_create(&source->transfer, &feeding->network, request, &answer.error))
        return false;
    return take_answer(source, feeding, &answer, tick_ms);
}

static unsigned look_again_after_s(const struct feed_source *source)
{
    bool is_unreadable = source->failure.kind != ERROR_NONE && access(source->address, F_OK) == 0;
    if (!source->post.folder || is_unreadable)
        return LOOK_BLIND_S;
    return source->post.is_sure ? LOOK_SURE_S : LOOK_UNSURE_S;
}

static bool ask_file(struct feed_source *source, struct feeding *feeding,
                     const struct transfer_request *request, uint64_t tick_ms)
{
    struct arena arena = {0};
    struct transfer_answer answer;
    source->post = lookout_take_post(&feeding->lookout, source->address);
    (void)transfer_read_file(&answer, &arena, request); /* the answer says it too */
    bool is_fresh = take_answer(source, feeding, &answer, tick_ms);
    source->due_ms = tick_ms + look_again_after_s(source) * 1000ULL;
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
        .limit_bytes = LIMIT_DOCUMENT_BYTES,
    };
    return source_is_file(source) ? ask_file(source, feeding, &request, tick_ms)
                                  : ask_server(source, feeding, &request, tick_ms);
}

void source_hurry(struct feed_source *source, uint64_t tick_ms)
{
    uint64_t soon_ms = tick_ms + (uint64_t)(HURRY_MS * patience_chance());
    if (source->patience.trouble == TROUBLE_SILENT && source->due_ms > soon_ms)
        source->due_ms = soon_ms;
}

void source_notice(struct feed_source *source, const struct lookout_event *event)
{
    bool may_help = !event->is_permission || source->failure.kind != ERROR_NONE;
    if (source_is_file(source) && may_help &&
        lookout_concerns(&source->post, source->address, event))
        source->due_ms = 0;
}

bool source_finish(struct feed_source *source, void *easy, int code)
{
    return source->transfer && transfer_finish(source->transfer, easy, code);
}

bool source_collect(struct feed_source *source, struct feeding *feeding, uint64_t tick_ms)
{
    if (!source->transfer || !transfer_is_done(source->transfer))
        return false;

    bool was_silent = source->patience.trouble == TROUBLE_SILENT;
    feeding_hear(feeding, transfer_answer(source->transfer));
    bool is_fresh = take_answer(source, feeding, transfer_answer(source->transfer), tick_ms);
    feeding->network_is_back |= was_silent && source->patience.trouble != TROUBLE_SILENT;
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
    end_doubt(source);
    confirm_good(source);
    if (source->refusal.kind != ERROR_NONE)
        mailbox_report(feeding->mailbox, LOG_LEVEL_INFO, "%s: has been mended", source->shown);
    source->refusal = (struct error){0};
    feeding_keep(feeding, &source->good->content);
}

static void set_body_aside(struct feed_source *source)
{
    struct body **refused = source->fresh ? &source->fresh : &source->good;
    body_destroy(*refused);
    *refused = NULL;
    if (source->good)
        return;
    source->is_from_cache = false;
    source->good_at = INSTANT_NONE;
    source->good_tick_ms = 0;
}

/* A log-in page may be another one for every question, and is always refused for the same. */
static bool is_same_slip(const struct error *a, const struct error *b)
{
    return a->line == b->line && a->column == b->column && strcmp(a->message, b->message) == 0;
}

/* ":12:7", as far as it is known. */
static struct text place_of(const struct error *error, struct arena *arena)
{
    if (error->line <= 0)
        return TEXT("");
    if (error->column <= 0)
        return text_format(arena, ":%d", error->line);
    return text_format(arena, ":%d:%d", error->line, error->column);
}

/* "programme.json:12:7: a comma is missing; keeping the version of …", so that an editor can jump
 * to it. */
static void report_refusal(const struct feed_source *source, struct feeding *feeding,
                           const struct error *error)
{
    struct arena arena = {0};
    struct text place = place_of(error, &arena);
    struct text kept = what_we_keep(source, &arena);
    mailbox_report(feeding->mailbox, LOG_LEVEL_WARNING, "%s%.*s: %s; %.*s", source->shown,
                   TEXT_ARG(place), error->message, TEXT_ARG(kept));
    arena_finish(&arena);
}

void source_refuse(struct feed_source *source, struct feeding *feeding, const struct error *error)
{
    bool had_good = source->good != NULL;
    set_body_aside(source);
    if (!is_same_slip(&source->refusal, error) || (had_good && !source->good))
        report_refusal(source, feeding, error);
    source->refusal = *error;
}

void source_doubt(struct feed_source *source, struct feeding *feeding, const struct error *error,
                  uint64_t tick_ms)
{
    struct doubt *doubt = &source->doubt;
    struct body *body = source->fresh;
    source->fresh = NULL;
    if (!doubt->times)
        doubt->since = feeding_now(feeding);
    if (!doubt->times || tick_ms - doubt->tick_ms >= DOUBT_AGAIN_S * 1000ULL) {
        doubt->times++;
        doubt->tick_ms = tick_ms;
    }
    body_destroy(doubt->body);
    doubt->body = body;
    if (!is_same_slip(&source->refusal, error))
        report_refusal(source, feeding, error);
    source->refusal = *error;
}

struct source_status source_status(const struct feed_source *source)
{
    return (struct source_status){
        .address = text_from(source->address),
        .shown = text_from(source->shown),
        .stale_after_s = source->stale_after_s,
        .has_good = source->good != NULL,
        .from_cache = source->is_from_cache,
        .good_at = source->good_at,
        .good_tick_ms = source->good_tick_ms,
        .last_error = source->failure.kind != ERROR_NONE ? source->failure : source->refusal,
    };
}
