#include "mailbox.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

/* By the monotonic clock: the other one may jump by years while we wait. */
static void init_condition(pthread_cond_t *condition)
{
    pthread_condattr_t attributes;
    (void)pthread_condattr_init(&attributes); /* none of these can fail on Linux */
    (void)pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    (void)pthread_cond_init(condition, &attributes);
    (void)pthread_condattr_destroy(&attributes);
}

bool mailbox_init(struct mailbox *mailbox, struct error *error)
{
    int descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (descriptor < 0)
        return error_set(error, ERROR_SYSTEM, "no eventfd: %s", strerror(errno));

    *mailbox = (struct mailbox){.descriptor = descriptor};
    (void)pthread_mutex_init(&mailbox->lock, NULL); /* cannot fail for a plain one on Linux */
    init_condition(&mailbox->has_ended);
    return true;
}

void mailbox_finish(struct mailbox *mailbox)
{
    programme_destroy(mailbox->newest);
    arena_finish(&mailbox->status_arena);
    arena_finish(&mailbox->wishes.arena);
    (void)pthread_cond_destroy(&mailbox->has_ended);
    (void)pthread_mutex_destroy(&mailbox->lock); /* nobody is left to hold it */
    close(mailbox->descriptor);
}

static void lock(struct mailbox *mailbox)
{
    (void)pthread_mutex_lock(&mailbox->lock); /* fails only by a mistake of ours */
}

static void unlock(struct mailbox *mailbox)
{
    (void)pthread_mutex_unlock(&mailbox->lock);
}

static void ring(struct mailbox *mailbox)
{
    uint64_t one = 1;
    ssize_t written = write(mailbox->descriptor, &one, sizeof one);
    (void)written; /* fails only when the counter is full, and then it is readable anyway */
}

void mailbox_stop(struct mailbox *mailbox)
{
    lock(mailbox);
    mailbox->is_stopped = true;
    unlock(mailbox);
}

bool mailbox_is_stopped(struct mailbox *mailbox)
{
    lock(mailbox);
    bool is_stopped = mailbox->is_stopped;
    unlock(mailbox);
    return is_stopped;
}

void mailbox_end(struct mailbox *mailbox)
{
    lock(mailbox);
    mailbox->is_ended = true;
    (void)pthread_cond_signal(&mailbox->has_ended); /* cannot fail */
    unlock(mailbox);
}

bool mailbox_wait_for_end(struct mailbox *mailbox, unsigned most_ms)
{
    struct timespec until;
    (void)clock_gettime(CLOCK_MONOTONIC, &until); /* cannot fail for this clock */
    until.tv_nsec += (long)most_ms * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;

    lock(mailbox);
    int waited = 0;
    while (!mailbox->is_ended && waited == 0)
        waited = pthread_cond_timedwait(&mailbox->has_ended, &mailbox->lock, &until);
    bool is_ended = mailbox->is_ended;
    unlock(mailbox);
    return is_ended;
}

struct programme *mailbox_take_programme(struct mailbox *mailbox)
{
    lock(mailbox);
    struct programme *newest = mailbox->newest;
    mailbox->newest = NULL;
    unlock(mailbox);
    return newest;
}

/* A message that was too long may end in the middle of a letter. */
static void drop_half_letter(char *message, size_t size)
{
    while (size > 0 && ((unsigned char)message[size - 1] & 0xC0) == 0x80)
        size--;
    message[size > 0 ? size - 1 : 0] = 0;
}

void mailbox_report(struct mailbox *mailbox, int level, const char *format, ...)
{
    struct feed_report report = {.level = level};
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(report.message, sizeof report.message, format, arguments);
    va_end(arguments);
    if (size >= (int)sizeof report.message)
        drop_half_letter(report.message, sizeof report.message - 1);

    lock(mailbox);
    size_t place = (mailbox->report_first + mailbox->report_count) % MAILBOX_REPORTS;
    mailbox->reports[place] = report;
    if (mailbox->report_count < MAILBOX_REPORTS)
        mailbox->report_count++;
    else
        mailbox->report_first = (mailbox->report_first + 1) % MAILBOX_REPORTS;
    unlock(mailbox);
    ring(mailbox);
}

bool mailbox_next_report(struct mailbox *mailbox, struct feed_report *report)
{
    lock(mailbox);
    bool has_one = mailbox->report_count > 0;
    if (has_one) {
        *report = mailbox->reports[mailbox->report_first];
        mailbox->report_first = (mailbox->report_first + 1) % MAILBOX_REPORTS;
        mailbox->report_count--;
    }
    unlock(mailbox);
    return has_one;
}

void mailbox_hear(struct mailbox *mailbox, const struct heard_date *heard, bool must_ring)
{
    lock(mailbox);
    mailbox->dates[(mailbox->date_first + mailbox->date_count) % MAILBOX_DATES] = *heard;
    if (mailbox->date_count < MAILBOX_DATES)
        mailbox->date_count++;
    else
        mailbox->date_first = (mailbox->date_first + 1) % MAILBOX_DATES;
    unlock(mailbox);
    if (must_ring)
        ring(mailbox);
}

bool mailbox_next_date(struct mailbox *mailbox, struct heard_date *heard)
{
    lock(mailbox);
    bool has_one = mailbox->date_count > 0;
    if (has_one) {
        *heard = mailbox->dates[mailbox->date_first];
        mailbox->date_first = (mailbox->date_first + 1) % MAILBOX_DATES;
        mailbox->date_count--;
    }
    unlock(mailbox);
    return has_one;
}

static void copy_statuses(struct source_status *copies, const struct source_status *statuses,
                          size_t count, struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        copies[i] = statuses[i];
        copies[i].address = text_copy(arena, statuses[i].address);
        copies[i].shown = text_copy(arena, statuses[i].shown);
    }
}

static void keep_statuses(struct mailbox *mailbox, const struct source_status *statuses,
                          size_t count)
{
    arena_reset(&mailbox->status_arena);
    struct source_status *copies = ARENA_ARRAY(&mailbox->status_arena, struct source_status, count);
    copy_statuses(copies, statuses, count, &mailbox->status_arena);
    mailbox->statuses = copies;
    mailbox->status_count = count;
}

/* What the one who waits acts upon; that a source is still as it was is no news. */
static bool are_changed(const struct mailbox *mailbox, const struct source_status *statuses,
                        size_t count)
{
    if (mailbox->status_count != count)
        return true;
    for (size_t i = 0; i < count; i++) {
        const struct source_status *old = &mailbox->statuses[i], *new = &statuses[i];
        if (old->has_good != new->has_good || old->last_error.kind != new->last_error.kind ||
            strcmp(old->last_error.message, new->last_error.message) != 0)
            return true;
    }
    return false;
}

void mailbox_put(struct mailbox *mailbox, struct programme *programme, bool is_settled,
                 const struct source_status *statuses, size_t count)
{
    lock(mailbox);
    struct programme *old = programme ? mailbox->newest : NULL;
    if (programme)
        mailbox->newest = programme;
    bool is_news =
        programme || (is_settled && !mailbox->is_settled) || are_changed(mailbox, statuses, count);
    keep_statuses(mailbox, statuses, count);
    mailbox->is_settled = is_settled;
    unlock(mailbox);
    if (is_news)
        ring(mailbox);
    programme_destroy(old);
}

bool mailbox_is_settled(struct mailbox *mailbox)
{
    lock(mailbox);
    bool is_settled = mailbox->is_settled;
    unlock(mailbox);
    return is_settled;
}

size_t mailbox_statuses(struct mailbox *mailbox, struct source_status *statuses, size_t capacity,
                        struct arena *arena)
{
    lock(mailbox);
    size_t count = mailbox->status_count;
    copy_statuses(statuses, mailbox->statuses, count < capacity ? count : capacity, arena);
    unlock(mailbox);
    return count;
}

bool mailbox_wish(struct mailbox *mailbox, struct text address, picture_sink *sink, void *context)
{
    lock(mailbox);
    bool is_new = wishes_add(&mailbox->wishes, address, sink, context);
    unlock(mailbox);
    return is_new;
}

void mailbox_forget_wishes(struct mailbox *mailbox)
{
    lock(mailbox);
    wishes_forget(&mailbox->wishes);
    unlock(mailbox);
}

size_t mailbox_wishes_pending(struct mailbox *mailbox)
{
    lock(mailbox);
    size_t pending = mailbox->wishes.count - mailbox->wishes.settled_count;
    unlock(mailbox);
    return pending;
}

bool mailbox_next_wish(struct mailbox *mailbox, struct wish *wish, struct arena *arena)
{
    lock(mailbox);
    const struct wish *next = wishes_take(&mailbox->wishes);
    if (next) {
        *wish = *next;
        wish->address = text_copy(arena, next->address);
    }
    unlock(mailbox);
    return next != NULL;
}

bool mailbox_is_wished(struct mailbox *mailbox, uint64_t number)
{
    lock(mailbox);
    bool is_wished = wishes_has(&mailbox->wishes, number);
    unlock(mailbox);
    return is_wished;
}

void mailbox_settle_wish(struct mailbox *mailbox, uint64_t number)
{
    lock(mailbox);
    wishes_settle(&mailbox->wishes, number);
    unlock(mailbox);
    ring(mailbox);
}
