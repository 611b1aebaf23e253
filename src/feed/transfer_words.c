/* What went wrong on the way, for the person who reads the log: first what it means, then in
 * brackets what libcurl says.
 */
#include "transfer_parts.h"

#include "addresses.h"
#include "base/limits.h"

#include <stdarg.h>
#include <stdio.h>

bool transfer_fail(struct transfer *transfer, enum error_kind kind, const char *format, ...)
{
    char words[ERROR_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(words, sizeof words, format, arguments); /* cut is better than none */
    va_end(arguments);
    transfer->answer.result = TRANSFER_FAILED;
    return error_set(&transfer->answer.error, kind, "%s", words);
}

static const char *meaning_of(long status)
{
    switch (status) {
    case 304:
        return ": \"unchanged\", though it was not asked whether anything has changed";
    case 401:
        return ": it wants to know who asks; somebody has to let this display in";
    case 403:
        return ": it does not let this display in; somebody has to allow it";
    case 404:
    case 410:
        return ": there is nothing at this address";
    case 429:
        return ": it has been asked too often";
    case 511:
        return ": the network here wants a log-in first";
    case 502:
    case 503:
    case 504:
        return ": it is busy, or being mended";
    default:
        return status >= 500 ? ": something is broken there" : "";
    }
}

bool transfer_fail_by_status(struct transfer *transfer)
{
    long status = transfer->answer.status;
    return transfer_fail(transfer, ERROR_SERVER, "the server answers %ld%s", status,
                         meaning_of(status));
}

static const char *curl_words(const struct transfer *transfer, CURLcode code)
{
    return *transfer->words ? transfer->words : curl_easy_strerror(code);
}

static bool has_passed(const struct transfer *transfer, CURLINFO stage)
{
    curl_off_t after_us = 0;
    return curl_easy_getinfo(transfer->easy, stage, &after_us) == CURLE_OK && after_us > 0;
}

static bool is_connected(const struct transfer *transfer)
{
    long port = 0; /* libcurl counts the connection as made only after TLS, but knows with whom */
    return curl_easy_getinfo(transfer->easy, CURLINFO_LOCAL_PORT, &port) == CURLE_OK && port > 0;
}

static bool fail_by_silence(struct transfer *transfer)
{
    const char *what = "the answer comes too slowly, or has no end";
    if (!has_passed(transfer, CURLINFO_NAMELOOKUP_TIME_T))
        what = "the name of the server cannot be looked up: nobody answers the question";
    else if (!is_connected(transfer))
        what = "nobody answers there";
    else if (address_is_https(transfer->address) &&
             !has_passed(transfer, CURLINFO_APPCONNECT_TIME_T))
        what = "the server does not finish the secure greeting";
    else if (!transfer->head_tick_ms)
        what = "the server takes the question and says nothing";
    else if (!transfer->has_whole_head)
        what = "the head of the answer comes too slowly, or has no end";
    return transfer_fail(transfer, ERROR_NETWORK, "%s (%s)", what,
                         curl_words(transfer, CURLE_OPERATION_TIMEDOUT));
}

/* A certificate "not yet valid" or "expired" on a machine that starts in 1970 is a matter of the
 * clock. */
static bool fail_by_certificate(struct transfer *transfer)
{
    /* OpenSSL's X509_V_ERR_…; libcurl leaves UNSPECIFIED when it was not OpenSSL that complained.
     */
    enum { UNSPECIFIED = 1, NOT_YET_VALID = 9, EXPIRED = 10 };
    enum { SELF_SIGNED = 18, SELF_SIGNED_IN_CHAIN, NO_ISSUER_HERE, NO_ISSUER };
    const char *words = curl_words(transfer, CURLE_PEER_FAILED_VERIFICATION);
    long verified = 0;
    (void)curl_easy_getinfo(transfer->easy, CURLINFO_SSL_VERIFYRESULT, &verified); /* stays 0 */
    if (verified == NOT_YET_VALID || verified == EXPIRED)
        return transfer_fail(transfer, ERROR_NETWORK,
                             "the certificate %s, or this computer's clock is wrong (%s)",
                             verified == EXPIRED ? "has run out" : "is not valid yet", words);
    const char *why = "it is not made out to this server";
    if (verified >= SELF_SIGNED && verified <= NO_ISSUER)
        why = "this computer does not know who signed it";
    else if (verified > UNSPECIFIED)
        why = "it does not hold";
    return transfer_fail(transfer, ERROR_NETWORK, "bad certificate: %s (%s)", why, words);
}

static bool fail_by_size(struct transfer *transfer)
{
    return transfer_fail(transfer, ERROR_LIMIT, "more than %zu bytes, the most we read",
                         transfer->limit_bytes);
}

/* libcurl has one code for a proxy that says no and for a connection that breaks. */
static bool fail_by_break(struct transfer *transfer, CURLcode code)
{
    long proxy_status = 0;
    (void)curl_easy_getinfo(transfer->easy, CURLINFO_HTTP_CONNECTCODE, &proxy_status);
    if (proxy_status / 100 > 2)
        return transfer_fail(transfer, ERROR_NETWORK,
                             "the proxy answers %ld and lets nobody through", proxy_status);
    const char *what = transfer->head_tick_ms ? "the answer breaks off before its end"
                                              : "the connection breaks off without an answer";
    return transfer_fail(transfer, ERROR_NETWORK, "%s (%s)", what, curl_words(transfer, code));
}

bool transfer_fail_by_code(struct transfer *transfer, CURLcode code)
{
    const char *words = curl_words(transfer, code);
    if (transfer->heads_are_endless)
        return transfer_fail(transfer, ERROR_SERVER, "the head of the answer has no end");
    if (transfer->is_too_big)
        return fail_by_size(transfer);
    switch (code) {
    case CURLE_OUT_OF_MEMORY: /* so it calls a line of a head that has no end; else we had aborted
                               */
        return transfer_fail(transfer, ERROR_SERVER, "the head of the answer has no end");
    case CURLE_FILESIZE_EXCEEDED:
        return fail_by_size(transfer);
    case CURLE_OPERATION_TIMEDOUT:
        return fail_by_silence(transfer);
    case CURLE_PEER_FAILED_VERIFICATION:
        return fail_by_certificate(transfer);
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return transfer_fail(transfer, ERROR_NETWORK, "the name of the %s cannot be looked up (%s)",
                             code == CURLE_COULDNT_RESOLVE_PROXY ? "proxy" : "server", words);
    case CURLE_COULDNT_CONNECT:
        return transfer_fail(transfer, ERROR_NETWORK, "nobody answers there (%s)", words);
    case CURLE_SSL_CACERT_BADFILE:
        return transfer_fail(transfer, ERROR_NETWORK,
                             "the file of certificates cannot be used (%s)", words);
    case CURLE_SSL_CONNECT_ERROR:
        return transfer_fail(transfer, ERROR_NETWORK, "no secure connection (%s)", words);
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WRITE_ERROR: /* so the unpackers say */
        return transfer_fail(transfer, ERROR_FORMAT, "what came cannot be unpacked (%s)", words);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
        return transfer_fail(transfer, ERROR_SERVER, "what answers there does not speak HTTP (%s)",
                             words);
    case CURLE_OK: /* so libcurl takes a head that breaks off */
        return transfer_fail(transfer, ERROR_NETWORK, "the answer breaks off before its end");
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return fail_by_break(transfer, code);
    default:
        return transfer_fail(transfer, ERROR_NETWORK, "%s", words);
    }
}
