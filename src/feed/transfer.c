/* One GET on a curl_multi.
 *
 * Redirects are followed here and not by libcurl: its list of protocols for redirects is one for
 * the whole chain, and "never from https down to http" depends on the step.
 */
#include "transfer_parts.h"

#include "addresses.h"
#include "base/limits.h"
#include "http_date.h"
#include "tick.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    VALIDATOR_BYTES = 1000, /* a longer one is not worth sending back */
    FIRST_BYTES = 16384,    /* what a small document fits in */
    KEEPALIVE_IDLE_S = 20,
    KEEPALIVE_INTERVAL_S = 5,
    LEAST_BYTES_A_SECOND = 100,
    SPILT_BYTES = 64 * 1024, /* an apology may be that long; a longer one is not listened to */
    LONGEST_AGE_S = 24 * 60 * 60
};

static void grow(struct transfer *transfer, size_t needed)
{
    size_t capacity = transfer->capacity ? transfer->capacity : FIRST_BYTES;
    while (capacity < needed)
        capacity *= 2;
    char *bytes = realloc(transfer->bytes, capacity);
    if (!bytes)
        abort(); /* as everywhere: the supervisor restarts us from the cache */
    transfer->bytes = bytes;
    transfer->capacity = capacity;
}

/* What comes with another answer than 200 is read, so that the connection can be used again, and
 * thrown away. */
static bool spill(struct transfer *transfer, size_t size)
{
    transfer->spilled_bytes += size;
    return transfer->spilled_bytes <= SPILT_BYTES;
}

/* Sees the bytes after decoding: a gzip bomb is counted by what it unfolds to. */
static size_t keep_bytes(char *data, size_t one, size_t size, void *context)
{
    struct transfer *transfer = context;
    long status = 0;
    (void)one; /* always 1, says libcurl */
    (void)curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    if (status != 200)
        return spill(transfer, size) ? size : CURL_WRITEFUNC_ERROR;
    if (size > transfer->limit_bytes - transfer->size) {
        transfer->is_too_big = true;
        return CURL_WRITEFUNC_ERROR;
    }
    if (transfer->size + size > transfer->capacity)
        grow(transfer, transfer->size + size);
    memcpy(transfer->bytes + transfer->size, data, size);
    transfer->size += size;
    return size;
}

/* Sees each line of a head; one such as "100 Continue" may come before the one that counts. */
static size_t watch_head(char *data, size_t one, size_t size, void *context)
{
    struct transfer *transfer = context;
    struct text line = {data, size};
    (void)one; /* always 1, says libcurl */
    if (text_starts_with(line, TEXT("HTTP/"))) {
        transfer->head_tick_ms = feed_tick_ms();
        transfer->has_whole_head = false;
    }
    if (text_equal(line, TEXT("\r\n")) || text_equal(line, TEXT("\n")))
        transfer->has_whole_head = true;
    transfer->head_bytes += size;
    transfer->heads_are_endless = transfer->head_bytes > LIMIT_ANSWER_HEAD_BYTES;
    return transfer->heads_are_endless ? 0 : size;
}

static void add_header(struct transfer *transfer, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    const char *line = text_format(&transfer->arena, "%s: %s%c", name, value, 0).data;
    struct curl_slist *longer = curl_slist_append(transfer->headers, line);
    if (!longer)
        abort();
    transfer->headers = longer;
    transfer->is_conditional = true;
}

/* The options are constants of this program: one that is refused is our mistake. */
#define SET(option, value)                                                                         \
    do {                                                                                           \
        CURLcode set_ = curl_easy_setopt(transfer->easy, (option), (value));                       \
        assert(set_ == CURLE_OK);                                                                  \
        (void)set_;                                                                                \
    } while (0)

static void set_options(struct transfer *transfer)
{
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_CONNECTTIMEOUT, (long)LIMIT_CONNECT_S);
    SET(CURLOPT_TIMEOUT_MS, LIMIT_TRANSFER_S * 1000L);
    SET(CURLOPT_LOW_SPEED_LIMIT, (long)LEAST_BYTES_A_SECOND);
    SET(CURLOPT_LOW_SPEED_TIME, (long)TRANSFER_SILENT_S);
    SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)transfer->limit_bytes);
    SET(CURLOPT_TCP_KEEPALIVE, 1L);
    SET(CURLOPT_TCP_KEEPIDLE, (long)KEEPALIVE_IDLE_S);
    SET(CURLOPT_TCP_KEEPINTVL, (long)KEEPALIVE_INTERVAL_S);
    SET(CURLOPT_ACCEPT_ENCODING, "");
    SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L); /* what a proxy says is not the server's answer */
    SET(CURLOPT_ERRORBUFFER, transfer->words);
    SET(CURLOPT_HEADERFUNCTION, watch_head);
    SET(CURLOPT_HEADERDATA, transfer);
    SET(CURLOPT_WRITEFUNCTION, keep_bytes);
    SET(CURLOPT_WRITEDATA, transfer);
    SET(CURLOPT_HTTPHEADER, transfer->headers);
}

bool transfer_create(struct transfer **created, struct network *network,
                     const struct transfer_request *request, struct error *error)
{
    if (!address_is_http(request->address))
        return error_set(error, ERROR_USAGE, "only http and https can be fetched");

    struct transfer *transfer = calloc(1, sizeof *transfer);
    CURL *easy = curl_easy_init();
    if (!transfer || !easy)
        abort();
    *transfer = (struct transfer){
        .answer.date = INSTANT_NONE,
        .network = network,
        .easy = easy,
        .limit_bytes = request->limit_bytes,
        .may_go = request->may_go,
        .gate_context = request->gate_context,
        .started_ms = feed_tick_ms(),
        .is_secure = address_is_https(request->address),
    };
    transfer->address = text_to_c(&transfer->arena, text_from(request->address));
    add_header(transfer, "If-None-Match", request->etag);
    add_header(transfer, "If-Modified-Since", request->last_modified);
    network_prepare(network, easy);
    set_options(transfer);
    SET(CURLOPT_URL, transfer->address);

    CURLMcode added = curl_multi_add_handle(network->multi, easy);
    if (added != CURLM_OK) {
        error_set(error, ERROR_SYSTEM, "cannot be asked: %s", curl_multi_strerror(added));
        transfer_destroy(transfer);
        return false;
    }
    *created = transfer;
    return true;
}

void transfer_destroy(struct transfer *transfer)
{
    if (!transfer)
        return;
    /* Harmless when it is off already. */
    (void)curl_multi_remove_handle(transfer->network->multi, transfer->easy);
    hsts_end(&transfer->network->hsts, transfer->easy);
    curl_slist_free_all(transfer->headers);
    free(transfer->bytes);
    arena_finish(&transfer->arena);
    free(transfer);
}

static struct text header(struct transfer *transfer, const char *name)
{
    struct curl_header *found;
    if (curl_easy_header(transfer->easy, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK ||
        strlen(found->value) > VALIDATOR_BYTES)
        return (struct text){0};
    return text_copy(&transfer->arena, text_from(found->value));
}

/* text/xml; charset="utf-8" -> utf-8 */
static struct text charset_of(struct text content_type)
{
    struct text part, rest = content_type;
    while (text_split(&rest, ';', &part)) {
        part = text_trim(part);
        if (part.size <= 8 || strncasecmp(part.data, "charset=", 8) != 0)
            continue;
        struct text value = text_slice(part, 8, part.size);
        if (value.size >= 2 && value.data[0] == '"' && value.data[value.size - 1] == '"')
            value = text_slice(value, 1, value.size - 1);
        return value;
    }
    return (struct text){0};
}

/* A cache on the way keeps the date of what it keeps, and says how old that is. */
static struct instant date_of(struct transfer *transfer)
{
    struct instant date;
    uint64_t age_s = 0;
    struct text age = header(transfer, "Age");
    if (!http_date_read(header(transfer, "Date"), &date) ||
        (age.size > 0 && !text_to_number(age, LONGEST_AGE_S, &age_s)))
        return INSTANT_NONE;
    return instant_add(date, (int64_t)age_s);
}

/* Seconds, or a date: that one is compared with the server's own clock, ours may be wrong. */
static unsigned retry_after_of(struct transfer *transfer, struct instant now)
{
    struct text value = header(transfer, "Retry-After");
    uint64_t seconds = 0;
    struct instant then;
    if (text_to_number(value, UINT_MAX, &seconds))
        return (unsigned)seconds;
    if (!http_date_read(value, &then) || !instant_is_given(now))
        return 0;
    int64_t wait_s = instant_between(now, then);
    return wait_s > 0 && wait_s < UINT_MAX ? (unsigned)wait_s : 0;
}

static void judge(struct transfer *transfer)
{
    struct transfer_answer *answer = &transfer->answer;
    struct instant date = date_of(transfer);
    answer->etag = header(transfer, "ETag");
    answer->last_modified = header(transfer, "Last-Modified");
    answer->retry_after_s = retry_after_of(transfer, date);
    if (transfer->is_secure && instant_is_given(date)) {
        answer->date = date;
        answer->date_tick_ms = transfer->head_tick_ms;
    }
    if (answer->status == 304 && transfer->is_conditional) {
        answer->result = TRANSFER_UNCHANGED;
    } else if (answer->status == 200) {
        answer->result = TRANSFER_NEW;
        answer->charset = charset_of(header(transfer, "Content-Type"));
        answer->bytes = (struct text){transfer->bytes, transfer->size};
    } else {
        (void)transfer_fail_by_status(transfer); /* the answer says it */
    }
}

static bool points_elsewhere(const struct transfer *transfer)
{
    long status = transfer->answer.status;
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static bool may_follow(struct transfer *transfer, const char *target)
{
    struct error *error = &transfer->answer.error;
    char *asked = NULL; /* https although the address says http, when the host wants it so (HSTS) */
    (void)curl_easy_getinfo(transfer->easy, CURLINFO_EFFECTIVE_URL, &asked);
    if (address_may_redirect(asked ? asked : transfer->address, target, error) &&
        (!transfer->may_go || transfer->may_go(transfer->gate_context, target, error)))
        return true;
    transfer->answer.result = TRANSFER_FAILED;
    return false;
}

/* True: on the way again. False: the answer says why not. */
static bool follow(struct transfer *transfer)
{
    char *target = NULL;
    (void)curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_URL, &target);
    uint64_t spent_ms = feed_tick_ms() - transfer->started_ms;
    if (!target)
        return transfer_fail(transfer, ERROR_SERVER,
                             "the server points elsewhere without saying where to");
    if (++transfer->redirects > LIMIT_REDIRECTS)
        return transfer_fail(transfer, ERROR_SERVER,
                             "the server points from one address to the next, more than %d times",
                             LIMIT_REDIRECTS);
    if (spent_ms >= LIMIT_TRANSFER_S * 1000ULL)
        return transfer_fail(transfer, ERROR_NETWORK, "the server takes too long");
    if (!may_follow(transfer, target))
        return false;

    transfer->address = text_to_c(&transfer->arena, text_from(target));
    transfer->size = transfer->spilled_bytes = transfer->head_bytes = 0;
    transfer->head_tick_ms = 0;
    transfer->has_whole_head = false;
    SET(CURLOPT_TIMEOUT_MS, LIMIT_TRANSFER_S * 1000L - (long)spent_ms);
    CURLcode set = curl_easy_setopt(transfer->easy, CURLOPT_URL, transfer->address);
    if (set != CURLE_OK)
        return transfer_fail(transfer, ERROR_SERVER, "the server points to no address (%s)",
                             curl_easy_strerror(set));
    CURLMcode added = curl_multi_add_handle(transfer->network->multi, transfer->easy);
    return added == CURLM_OK ||
           transfer_fail(transfer, ERROR_SYSTEM, "%s", curl_multi_strerror(added));
}

/* The body of an answer that is no document is not needed, whatever became of it. */
static bool is_answered(const struct transfer *transfer, CURLcode code)
{
    if (code == CURLE_FILESIZE_EXCEEDED) /* which is said in the middle of the head */
        return transfer->answer.status > 200;
    return transfer->has_whole_head && (code == CURLE_OK || transfer->answer.status > 200);
}

bool transfer_finish(struct transfer *transfer, void *easy, int code)
{
    if (easy != transfer->easy)
        return false;

    (void)curl_multi_remove_handle(transfer->network->multi, easy);
    (void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &transfer->answer.status);
    if (!is_answered(transfer, (CURLcode)code))
        (void)transfer_fail_by_code(transfer, (CURLcode)code); /* the answer says it */
    else if (!points_elsewhere(transfer))
        judge(transfer);
    else if (follow(transfer))
        return true;
    transfer->answer.took_ms = feed_tick_ms() - transfer->started_ms;
    transfer->is_done = true;
    return true;
}

bool transfer_is_done(const struct transfer *transfer)
{
    return transfer->is_done;
}

const struct transfer_answer *transfer_answer(const struct transfer *transfer)
{
    return &transfer->answer;
}
