/* refresher: keeps a programme fresh. One worker thread fetches, reads, caches and hands over.
 *
 * Several documents (the sources given, and those their `sources` name) make one programme. The
 * worker hands each finished one over through a one-slot mailbox; the newest wins. A document that
 * is refused is replaced by its last good bytes; nothing the network does takes a programme away.
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
    /* The hall's clock, called on the worker; INSTANT_NONE while it is not trusted. */
    struct instant (*now)(void *context);
    void *now_context;
};

struct refresher;

/* Starts the worker, which reads the cache first and publishes what it holds before any network. */
bool refresher_create(struct refresher **refresher, const struct refresher_settings *settings,
                      struct error *error);
/* Stops the worker at once, whatever it waits for. */
void refresher_destroy(struct refresher *refresher);

/* An eventfd, readable when there is something new: a programme, a report, a picture. Reading
 * resets it. */
int refresher_descriptor(const struct refresher *refresher);

/* The newest programme since the last call, now the caller's; NULL: nothing new. */
struct programme *refresher_take(struct refresher *refresher);

/* What happened, for the hall to log, in order; false when there is nothing more. Bounded: the
 * oldest go. */
struct feed_report {
    int level; /* enum log_level */
    char message[ERROR_MESSAGE_SIZE];
};
bool refresher_next_report(struct refresher *refresher, struct feed_report *report);

/* Has every source, those named in documents included, been answered or failed since the start? */
bool refresher_is_settled(struct refresher *refresher);

struct source_status {
    struct text address;     /* lives until the next call for the same refresher */
    struct instant fresh_at; /* last 200 or 304; INSTANT_NONE: never since the start */
    struct error last_error; /* kind ERROR_NONE: the last answer was good */
    bool from_cache; /* what is shown of it was read from the disk and not confirmed since */
};
size_t refresher_status(struct refresher *refresher, struct source_status *statuses,
                        size_t capacity);

/* Gives a picture's bytes to `sink`, which is called on the worker: from the cache at once if they
 * are there, and again when the server has others. When it cannot be had the sink gets an error,
 * once, and the bytes later if a try brings them; error is NULL when bytes are there.
 *
 * Several sinks or contexts may want one address; the server is asked once until
 * refresher_forget_pictures(), after which no sink is begun for what was wanted before (one that
 * runs may still finish). Wanting the same again while it is on its way does nothing. Taken only
 * from the hosts of the documents, or from files below the folder of one. */
typedef void picture_sink(void *context, struct text address, struct text bytes,
                          const struct error *error);
void refresher_want_picture(struct refresher *refresher, struct text address, picture_sink *sink,
                            void *context);
/* How many wanted pictures have been given neither bytes nor an error yet. */
size_t refresher_pictures_pending(struct refresher *refresher);
void refresher_forget_pictures(struct refresher *refresher);

#endif
