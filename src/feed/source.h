/* source: one document the programme is made of: what we have of it, and when it is asked for
 * again.
 *
 * Up to two bodies: `good` is what the programme shows and the cache holds, `fresh` has come and
 * has not been read yet. Reading turns fresh into good, or refuses it. Only the worker knows
 * sources.
 */
#ifndef FEED_SOURCE_H
#define FEED_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "body.h"
#include "feed/refresher.h"
#include "feed/transfer.h"
#include "feeding.h"
#include "lookout.h"
#include "patience.h"

/* A version that is read but not believed yet (see ERROR_DOUBTED): it is offered again when it is
 * still the newest some minutes later. {0}: none. */
struct doubt {
    struct body *body; /* NULL while it is offered */
    unsigned times;
    struct instant since;
    uint64_t tick_ms; /* of the last time */
};

struct feed_source {
    struct arena arena; /* for the texts that stay: address, id, language */
    const char *address;
    const char *shown;        /* the address without who asks */
    struct text id, language; /* as the document that names it says */
    enum source_kind kind;
    int max_items, max_days;
    bool as_notices;
    unsigned every_s, stale_after_s; /* the former is not for files */
    bool is_given;                   /* in the settings; else a document names it */
    bool is_answered;                /* or has failed, since the start */
    bool is_from_cache;
    bool has_newest; /* see below */

    struct body *good, *fresh;
    struct doubt doubt;
    /* The newest version the server has, whether good, fresh or refused: we ask whether it has
     * changed, and know it again by its digest. */
    struct validators validators;
    uint8_t newest_digest[DIGEST_SIZE];
    struct instant newest_at; /* when the server last said so, */
    uint64_t newest_tick_ms;  /* on both clocks */
    struct lookout_post post; /* a file's: from where it is watched */

    struct transfer *transfer; /* on its way, or NULL */
    uint64_t due_ms;           /* on the monotonic clock; 0: at once */
    struct patience patience;

    struct instant good_at; /* see struct source_status */
    uint64_t good_tick_ms;
    struct error failure; /* kind NONE: the last transfer went well */
    long failed_status;   /* what the server answered to it */
    struct error refusal; /* kind NONE: the newest version is good, or not read yet */
};

struct feed_source *source_create(const char *address, bool is_given);
void source_destroy(struct feed_source *source);
bool source_is_file(const struct feed_source *source);

/* Takes the last good bytes of an earlier run from the cache, if there are any. */
void source_load(struct feed_source *source, struct feeding *feeding);

/* Asks when it is due; a file is read at once. True when a fresh body has come of it. */
bool source_ask(struct feed_source *source, struct feeding *feeding, uint64_t tick_ms);
/* Asks soon, if it is waiting because nobody answered. */
void source_hurry(struct feed_source *source, uint64_t tick_ms);
/* A file is looked at at once, if the event concerns it. */
void source_notice(struct feed_source *source, const struct lookout_event *event);
/* For every finished message of the multi; see transfer_finish(). */
bool source_finish(struct feed_source *source, void *easy, int code);
/* Takes the answer of a transfer that is done. True when a fresh body has come of it. */
bool source_collect(struct feed_source *source, struct feeding *feeding, uint64_t tick_ms);

/* The bytes to read next; NULL: there are none. */
const struct body *source_body(const struct feed_source *source);
/* The reading was good: fresh becomes good and goes into the cache. */
void source_accept(struct feed_source *source, struct feeding *feeding);
/* The reading refused source_body(): it is set aside, and what was good before is back. */
void source_refuse(struct feed_source *source, struct feeding *feeding, const struct error *error);

/* The reading doubted the fresh body: what was good before is back, and this one is kept aside. */
void source_doubt(struct feed_source *source, struct feeding *feeding, const struct error *error,
                  uint64_t tick_ms);

struct source_status source_status(const struct feed_source *source);

#endif
