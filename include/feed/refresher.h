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

#include "base/arena.h"
#include "base/error.h"
#include "base/instant.h"
#include "base/text.h"
#include "programme/programme.h"

struct refresher_settings {
    const char *const *sources; /* http://, https:// or file paths; copied */
    size_t source_count;
    const char *cache_folder; /* made if missing; NULL: no cache */
    const char *before;       /* an earlier version of the first source, to compare it with; NULL */
    struct text timezone;     /* for documents that name none */
    unsigned every_s;         /* how often the sources given are asked; 0: 10 s */
    unsigned stale_after_s;   /* of the sources given; 0: an hour */
    const char *user_agent;
    const char *proxy;   /* as curl's --proxy; NULL: the environment's; "": none at all */
    const char *ca_file; /* PEM, instead of the system's; NULL: the system's */
    /* "host" (at any port) or "host:port", allowed for pictures besides the documents' own; exactly
     * these, not those below them; http and https alike. Copied. */
    const char *const *picture_hosts;
    size_t picture_host_count;
    /* The hall's clock, called on the worker; INSTANT_NONE while it is not trusted. */
    struct instant (*now)(void *context);
    void *now_context;
};

struct refresher;

/* Starts the worker, which reads the cache first and publishes what it holds before any network. */
bool refresher_create(struct refresher **refresher, const struct refresher_settings *settings,
                      struct error *error);
/* Stops the worker at once, whatever it waits for, in 0.2 s. false: it is busy in a picture sink, a
 * long reading or a slow disk. Then nothing is freed, and nothing a sink or now() uses may be: end
 * the process, or call this again later. */
bool refresher_destroy(struct refresher *refresher);

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

/* A Date header of a source that answered over https with a good certificate, in order; false when
 * there is nothing more. Bounded: the oldest go. The descriptor tells of one only while now() gives
 * INSTANT_NONE, and once a minute; otherwise look when something else happens. */
struct heard_date {
    struct instant date;
    uint64_t tick_ms; /* CLOCK_MONOTONIC when it came */
};
bool refresher_next_date(struct refresher *refresher, struct heard_date *heard);

/* Has every source, those named in documents included, been answered or failed since the start? */
bool refresher_is_settled(struct refresher *refresher);

struct source_status {
    struct text address;    /* this and the next live in the caller's arena */
    struct text shown;      /* the address without user name and password, for people */
    unsigned stale_after_s; /* as the document that names it, or the settings, say */
    bool has_good;          /* something of it is shown */
    bool from_cache;        /* and was read from the disk and not confirmed since the start */
    /* When what is shown was last known to be the newest there is (a good 200, a 304, a look at an
     * unchanged file; from the cache: when it was fetched). By the hall's clock, INSTANT_NONE: it
     * was not trusted then; and on CLOCK_MONOTONIC, 0: before the start. */
    struct instant good_at;
    uint64_t good_tick_ms;
    /* Why it is not newer. kind ERROR_NONE: it is; ERROR_NETWORK: nobody answers; ERROR_SERVER: the
     * server says no; ERROR_FORMAT or ERROR_LIMIT: what came was refused; ERROR_SYSTEM: a file that
     * cannot be read. */
    struct error last_error;
};
/* Returns how many there are, which may be more than capacity. */
size_t refresher_status(struct refresher *refresher, struct arena *arena,
                        struct source_status *statuses, size_t capacity);

/* Gives a picture's bytes to `sink`, which is called on the worker: from the cache at once if they
 * are there, and again when the server has others. When it cannot be had the sink gets an error,
 * once, and the bytes later if a try brings them; error is NULL when bytes are there.
 *
 * Several sinks or contexts may want one address; the server is asked once until
 * refresher_forget_pictures(), after which no sink is begun for what was wanted before (one that
 * runs may still finish). Wanting the same again while it is on its way does nothing. Taken only
 * from the hosts of the documents (at any port, and not over http when the document came over
 * https), from settings' picture_hosts, or from files below the folder of a document; a server that
 * points elsewhere is not followed there. Refused ones get an error that names the host. */
typedef void picture_sink(void *context, struct text address, struct text bytes,
                          const struct error *error);
void refresher_want_picture(struct refresher *refresher, struct text address, picture_sink *sink,
                            void *context);
/* How many wanted pictures have been given neither bytes nor an error yet. */
size_t refresher_pictures_pending(struct refresher *refresher);
void refresher_forget_pictures(struct refresher *refresher);

#endif
