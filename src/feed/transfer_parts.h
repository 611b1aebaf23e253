/* transfer_parts: a transfer from the inside, for the files that make it up: its life, and the
 * words for how it failed. */
#ifndef FEED_TRANSFER_PARTS_H
#define FEED_TRANSFER_PARTS_H

#include <curl/curl.h>

#include "feed/transfer.h"
#include "network.h"

struct transfer {
    struct transfer_answer answer;
    struct arena arena; /* the answer's headers */
    struct network *network;
    CURL *easy;
    struct curl_slist *headers;
    const char *address; /* where the last redirect led */
    transfer_gate *may_go;
    const void *gate_context;
    char *bytes;
    size_t size, capacity, limit_bytes;
    size_t spilled_bytes, head_bytes;
    uint64_t started_ms, head_tick_ms; /* the latter when the head of the answer began */
    bool is_too_big, heads_are_endless, has_whole_head, is_secure, is_conditional, is_done;
    int redirects;
    char words[CURL_ERROR_SIZE];
};

/* Each says in the answer that it failed, and why; all give false. */
bool transfer_fail(struct transfer *transfer, enum error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool transfer_fail_by_status(struct transfer *transfer);
bool transfer_fail_by_code(struct transfer *transfer, CURLcode code);

#endif
