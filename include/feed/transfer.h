/* transfer: one conditional GET, or the reading of one local file.
 *
 * Limits are counted after decoding. Redirects at most LIMIT_REDIRECTS and never down to http. A
 * server that says nothing, or next to nothing, for TRANSFER_SILENT_S is given up.
 */
#ifndef FEED_TRANSFER_H
#define FEED_TRANSFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/instant.h"
#include "base/text.h"

enum { TRANSFER_SILENT_S = 15 };

/* May a redirect lead there? false: *error says why not. */
typedef bool transfer_gate(const void *context, const char *address, struct error *error);

struct transfer_request {
    const char *address;
    const char *etag, *last_modified; /* of what we have; NULL or "": none */
    size_t limit_bytes;
    transfer_gate *may_go; /* NULL: to wherever http leads */
    const void *gate_context;
};

enum transfer_result { TRANSFER_NEW, TRANSFER_UNCHANGED, TRANSFER_FAILED };

struct transfer_answer {
    enum transfer_result result;
    struct text bytes;                        /* NEW only; lives until transfer_destroy */
    struct text etag, last_modified, charset; /* likewise; empty: not given */
    long status;                              /* HTTP; 0: no answer, or a file */
    unsigned retry_after_s;                   /* 0: not said */
    uint64_t took_ms;                         /* from the question on */
    /* What the server says the time is; INSTANT_NONE when it does not, or when not every step to it
     * was https with a good certificate. And when that came, on CLOCK_MONOTONIC. */
    struct instant date;
    uint64_t date_tick_ms;
    struct error error; /* FAILED only */
};

struct transfer;
struct network;

/* Begins on the network's multi, and takes itself off when destroyed. */
bool transfer_create(struct transfer **transfer, struct network *network,
                     const struct transfer_request *request, struct error *error);
void transfer_destroy(struct transfer *transfer);
/* To be called with every finished message of the multi (a CURL * and a CURLcode); true when it was
 * this one's. */
bool transfer_finish(struct transfer *transfer, void *easy, int code);
bool transfer_is_done(const struct transfer *transfer);
const struct transfer_answer *transfer_answer(const struct transfer *transfer);

/* Reads a file as if it had been fetched; etag is made from size, time and inode. */
bool transfer_read_file(struct transfer_answer *answer, struct arena *arena,
                        const struct transfer_request *request);

#endif
