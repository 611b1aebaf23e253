/* mailbox: everything the two threads share, under one lock.
 *
 * The worker puts finished programmes, reports and its state in; the main thread takes them out and
 * asks for pictures. Nobody holds the lock while anything slow happens. The descriptor is an
 * eventfd that becomes readable with every programme, report or picture, when a source is in other
 * trouble than before and when everything is settled.
 */
#ifndef FEED_MAILBOX_H
#define FEED_MAILBOX_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "feed/refresher.h"
#include "wishes.h"

/* A day of a bad network gives a few dozen reports. Of dates, two that are a minute apart are
 * enough to trust them; a source is asked every few seconds. */
enum { MAILBOX_REPORTS = 64, MAILBOX_DATES = 32 };

struct mailbox {
    int descriptor;           /* set before the threads part, never changed */
    pthread_mutex_t lock;     /* guards all below */
    pthread_cond_t has_ended; /* waited for on CLOCK_MONOTONIC */
    bool is_stopped, is_ended, is_settled;
    struct programme *newest;
    struct feed_report reports[MAILBOX_REPORTS]; /* a ring */
    size_t report_first, report_count;
    struct heard_date dates[MAILBOX_DATES]; /* likewise */
    size_t date_first, date_count;
    const struct source_status *statuses;
    size_t status_count;
    struct arena status_arena;
    struct wishes wishes;
};

bool mailbox_init(struct mailbox *mailbox, struct error *error);
void mailbox_finish(struct mailbox *mailbox);

void mailbox_stop(struct mailbox *mailbox);
bool mailbox_is_stopped(struct mailbox *mailbox);
/* The worker's last word. */
void mailbox_end(struct mailbox *mailbox);
/* Waits at most so long for it; false: it has not come. */
bool mailbox_wait_for_end(struct mailbox *mailbox, unsigned most_ms);

/* Takes the programme over, if there is a newer one; one that nobody took is replaced. Copies the
 * statuses. All at once: whoever sees the programme sees the state it came with. */
void mailbox_put(struct mailbox *mailbox, struct programme *programme, bool is_settled,
                 const struct source_status *statuses, size_t count);
struct programme *mailbox_take_programme(struct mailbox *mailbox);

/* When it is full, the oldest report goes. */
void mailbox_report(struct mailbox *mailbox, int level, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool mailbox_next_report(struct mailbox *mailbox, struct feed_report *report);

/* When it is full, the oldest date goes. must_ring: somebody may be waiting for it. */
void mailbox_hear(struct mailbox *mailbox, const struct heard_date *heard, bool must_ring);
bool mailbox_next_date(struct mailbox *mailbox, struct heard_date *heard);

bool mailbox_is_settled(struct mailbox *mailbox);
/* Addresses are copied into arena. Returns how many there are, which may be more than capacity. */
size_t mailbox_statuses(struct mailbox *mailbox, struct source_status *statuses, size_t capacity,
                        struct arena *arena);

/* See refresher.h. True when the worker has something new to fetch. */
bool mailbox_wish(struct mailbox *mailbox, struct text address, picture_sink *sink, void *context);
void mailbox_forget_wishes(struct mailbox *mailbox);
size_t mailbox_wishes_pending(struct mailbox *mailbox);
/* For the worker. The wish's address is copied into arena. */
bool mailbox_next_wish(struct mailbox *mailbox, struct wish *wish, struct arena *arena);
bool mailbox_is_wished(struct mailbox *mailbox, uint64_t number);
void mailbox_settle_wish(struct mailbox *mailbox, uint64_t number);

#endif
