/* refresher: keeps a programme fresh. One worker thread fetches, reads, caches and hands over.
 *
 * Several documents (the sources given, and those their `sources` name) make one programme. The worker
 * hands each finished one over through a one-slot mailbox; the newest wins. A document that is refused is
 * replaced by its last good bytes; nothing the network does takes a programme away.
 */
#ifndef FEED_REFRESHER_H
#define FEED_REFRESHER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/instant.h"
#include "base/text.h"
#include "programme/programme.h"

struct refresher_settings {
    const char *const *sources; /* http://, https:// or file paths; copied */
    size_t source_count;
    const char *cache_folder; /* made if missing; NULL: no cache */
    struct text timezone;     /* for documents that name none */
    unsigned every_s;         /* how often the sources given are asked; 0: 10 s */
    const char *user_agent;
    struct instant (*now)(void *context); /* the hall's clock, INSTANT_NONE untrusted; called on the worker */
    void *now_context;
};

struct refresher;

/* Starts the worker, which reads the cache first and publishes what it holds before any network. */
bool refresher_create(struct refresher **refresher, const struct refresher_settings *settings, struct error *error);
/* Stops the worker at once, whatever it waits for. */
void refresher_destroy(struct refresher *refresher);

/* An eventfd, readable when there is something new: a programme, a report, a picture. Reading resets it. */
int refresher_descriptor(const struct refresher *refresher);

/* The newest programme since the last call, now the caller's; NULL: nothing new. */
struct programme *refresher_take(struct refresher *refresher);

/* What happened, for the hall to log, in order; false when there is nothing more. Bounded: the oldest go. */
struct feed_report {
    int level; /* enum log_level */
    char message[ERROR_MESSAGE_SIZE];
};
bool refresher_next_report(struct refresher *refresher, struct feed_report *report);

/* Has every source, those named in documents included, been answered or failed since the start? */
bool refresher_is_settled(struct refresher *refresher);

struct source_status {
    struct text address;      /* lives until the next call for the same refresher */
    bool from_cache;          /* what is shown of it was read from the disk and not confirmed since */
    struct instant fresh_at;  /* last 200 or 304; INSTANT_NONE: never since the start */
    struct error last_error;  /* kind ERROR_NONE: the last answer was good */
};
size_t refresher_status(struct refresher *refresher, struct source_status *statuses, size_t capacity);

/* Fetches a picture (or takes it from the cache) and gives its bytes to `sink` on the worker; the same address
 * is fetched once until refresher_forget_pictures(). error is NULL when bytes are there. */
typedef void picture_sink(void *context, struct text address, struct text bytes, const struct error *error);
void refresher_want_picture(struct refresher *refresher, struct text address, picture_sink *sink, void *context);
/* How many wanted pictures are still on their way. */
size_t refresher_pictures_pending(struct refresher *refresher);
void refresher_forget_pictures(struct refresher *refresher);

#endif
