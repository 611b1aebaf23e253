/* One GET on a curl_multi.
 *
 * Redirects are followed here and not by libcurl: its list of protocols for redirects is one for
 * the whole chain, and "never from https down to http" depends on the step.
 */
#include "feed/transfer.h"

#include "addresses.h"
#include "base/limits.h"

#include <curl/curl.h>

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    VALIDATOR_BYTES = 1000, /* a longer one is not worth sending back */
    FIRST_BYTES = 16384,    /* what a small document fits in */
    KEEPALIVE_IDLE_S = 20,
    KEEPALIVE_INTERVAL_S = 5
};

struct transfer {
    struct transfer_answer answer;
    struct arena arena; /* the answer's headers */
    CURLM *multi;
    CURL *easy;
    struct curl_slist *headers;
    const char *address; /* where the last redirect led */
    char *bytes;
    size_t size, capacity, limit_bytes;
    bool too_big, is_conditional, is_done;
    int redirects;
    long spent_ms; /* on the way through redirects */
    char words[CURL_ERROR_SIZE];
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

/* Sees the bytes after decoding: a gzip bomb is counted by what it unfolds to. */
static size_t keep_bytes(char *data, size_t one, size_t size, void *context)
{
    struct transfer *transfer = context;
    (void)one; /* always 1, says libcurl */
    if (size > transfer->limit_bytes - transfer->size) {
        transfer->too_big = true;
        return CURL_WRITEFUNC_ERROR;
    }
    if (transfer->size + size > transfer->capacity)
        grow(transfer, transfer->size + size);
    memcpy(transfer->bytes + transfer->size, data, size);
    transfer->size += size;
    return size;
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

static void set_options(struct transfer *transfer, const struct transfer_request *request)
{
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_QUICK_EXIT, 1L); /* a name look-up that hangs is left behind, not waited for */
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_CONNECTTIMEOUT, (long)LIMIT_CONNECT_S);
    SET(CURLOPT_TIMEOUT_MS, LIMIT_TRANSFER_S * 1000L);
    SET(CURLOPT_TCP_KEEPALIVE, 1L);
    SET(CURLOPT_TCP_KEEPIDLE, (long)KEEPALIVE_IDLE_S);
    SET(CURLOPT_TCP_KEEPINTVL, (long)KEEPALIVE_INTERVAL_S);
    SET(CURLOPT_ACCEPT_ENCODING, "");
    const char *name = request->user_agent;
    SET(CURLOPT_USERAGENT, name && *name ? name : "taqta");
    SET(CURLOPT_ERRORBUFFER, transfer->words);
    SET(CURLOPT_WRITEFUNCTION, keep_bytes);
    SET(CURLOPT_WRITEDATA, transfer);
    SET(CURLOPT_HTTPHEADER, transfer->headers);
}

bool transfer_create(struct transfer **created, void *multi, const struct transfer_request *request,
                     struct error *error)
{
    if (!address_is_http(request->address))
        return error_set(error, ERROR_USAGE, "only http and https can be fetched");

    struct transfer *transfer = calloc(1, sizeof *transfer);
    CURL *easy = curl_easy_init();
    if (!transfer || !easy)
        abort();
    transfer->multi = multi;
    transfer->easy = easy;
    transfer->limit_bytes = request->limit_bytes;
    transfer->address = text_to_c(&transfer->arena, text_from(request->address));
    add_header(transfer, "If-None-Match", request->etag);
    add_header(transfer, "If-Modified-Since", request->last_modified);
    set_options(transfer, request);
    SET(CURLOPT_URL, transfer->address);

    CURLMcode added = curl_multi_add_handle(multi, easy);
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
    (void)curl_multi_remove_handle(transfer->multi, transfer->easy); /* harmless when it is off */
    curl_easy_cleanup(transfer->easy);
    curl_slist_free_all(transfer->headers);
    free(transfer->bytes);
    arena_finish(&transfer->arena);
    free(transfer);
}

static bool fail(struct transfer *transfer, enum error_kind kind, const char *words)
{
    transfer->answer.result = TRANSFER_FAILED;
    return error_set(&transfer->answer.error, kind, "%s", words);
}

/* A certificate "not yet valid" or "expired" on a machine that starts in 1970 is a matter of the
 * clock. */
static bool clock_is_suspect(struct transfer *transfer, CURLcode code)
{
    enum { NOT_YET_VALID = 9, EXPIRED = 10 }; /* OpenSSL's X509_V_ERR_… */
    long verified = 0;
    (void)curl_easy_getinfo(transfer->easy, CURLINFO_SSL_VERIFYRESULT, &verified);
    return code == CURLE_PEER_FAILED_VERIFICATION &&
           (verified == NOT_YET_VALID || verified == EXPIRED);
}

static void say_status(struct transfer *transfer)
{
    transfer->answer.result = TRANSFER_FAILED;
    error_set(&transfer->answer.error, ERROR_SERVER, "the server answers %ld",
              transfer->answer.status);
}

static void say_why_not(struct transfer *transfer, CURLcode code)
{
    const char *words = *transfer->words ? transfer->words : curl_easy_strerror(code);
    transfer->answer.result = TRANSFER_FAILED;
    if (transfer->too_big && transfer->answer.status != 200)
        say_status(transfer); /* whatever the length of the page that explains it */
    else if (transfer->too_big)
        error_set(&transfer->answer.error, ERROR_LIMIT, "more than %zu bytes, the most we read",
                  transfer->limit_bytes);
    else if (clock_is_suspect(transfer, code))
        error_set(&transfer->answer.error, ERROR_NETWORK,
                  "%s; either the certificate has run out or this computer's clock is wrong",
                  words);
    else
        fail(transfer, ERROR_NETWORK, words);
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

static void judge(struct transfer *transfer)
{
    struct transfer_answer *answer = &transfer->answer;
    answer->etag = header(transfer, "ETag");
    answer->last_modified = header(transfer, "Last-Modified");
    if (answer->status == 304 && transfer->is_conditional) {
        answer->result = TRANSFER_UNCHANGED;
    } else if (answer->status == 200) {
        answer->result = TRANSFER_NEW;
        answer->charset = charset_of(header(transfer, "Content-Type"));
        answer->bytes = (struct text){transfer->bytes, transfer->size};
    } else {
        say_status(transfer);
    }
}

static bool points_elsewhere(const struct transfer *transfer)
{
    long status = transfer->answer.status;
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static long remaining_ms(struct transfer *transfer)
{
    curl_off_t spent_us = 0;
    (void)curl_easy_getinfo(transfer->easy, CURLINFO_TOTAL_TIME_T, &spent_us);
    transfer->spent_ms += (long)(spent_us / 1000);
    return LIMIT_TRANSFER_S * 1000L - transfer->spent_ms;
}

/* True: on the way again. False: the answer says why not. */
static bool follow(struct transfer *transfer)
{
    char *target = NULL;
    (void)curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_URL, &target);
    long left_ms = remaining_ms(transfer);
    if (!target)
        return fail(transfer, ERROR_SERVER, "the server points elsewhere without saying where to");
    if (++transfer->redirects > LIMIT_REDIRECTS)
        return fail(transfer, ERROR_SERVER, "the server points from one address to the next");
    if (left_ms <= 0)
        return fail(transfer, ERROR_NETWORK, "the server takes too long");
    if (!address_may_redirect(transfer->address, target, &transfer->answer.error)) {
        transfer->answer.result = TRANSFER_FAILED;
        return false;
    }

    transfer->address = text_to_c(&transfer->arena, text_from(target));
    transfer->size = 0;
    SET(CURLOPT_TIMEOUT_MS, left_ms);
    CURLcode set = curl_easy_setopt(transfer->easy, CURLOPT_URL, transfer->address);
    if (set != CURLE_OK)
        return fail(transfer, ERROR_SERVER, curl_easy_strerror(set));
    CURLMcode added = curl_multi_add_handle(transfer->multi, transfer->easy);
    return added == CURLM_OK || fail(transfer, ERROR_SYSTEM, curl_multi_strerror(added));
}

bool transfer_finish(struct transfer *transfer, void *easy, int code)
{
    if (easy != transfer->easy)
        return false;

    curl_off_t retry_after_s = 0;
    (void)curl_multi_remove_handle(transfer->multi, transfer->easy);
    (void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &transfer->answer.status);
    (void)curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &retry_after_s);
    transfer->answer.retry_after_s =
        retry_after_s > 0 && retry_after_s < UINT_MAX ? (unsigned)retry_after_s : 0;
    if (code != CURLE_OK)
        say_why_not(transfer, (CURLcode)code);
    else if (!points_elsewhere(transfer))
        judge(transfer);
    else if (follow(transfer))
        return true;
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
