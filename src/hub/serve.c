/* serve: makes the parts, waits for what happens to them, and ends without cutting anybody short.
 */
#include "serve.h"

#include "base/log.h"
#include "base/notify.h"
#include "listener.h"
#include "request.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
    EXIT_CANNOT = 1,
    SECOND_MS = 1000,
    /* Who has just come may have a request on its way; who has one gets its answer. */
    GRACE_MS = 500,
    STOP_WITHIN_MS = 10 * 1000,
    STOP_STEP_MS = 20,
    LARGE_BYTES = 256 * 1024
};

struct serving {
    struct hub hub;
    struct listener *listener;
    int folder, waiting, signals; /* descriptors */
    unsigned generation;          /* of the tokens that streams were opened with */
    unsigned watchdog_ms;
    uint64_t ticked_ms, fed_ms;
};

static void tell_supervisor(const char *state)
{
    struct error error = {0};

    if (!notify_supervisor(state, &error))
        log_warning("%s", error.message);
}

/* The start */

static bool open_store(struct serving *serving, const struct options *options, struct error *error)
{
    struct hub *hub = &serving->hub;

    serving->folder = disk_open_folder(AT_FDCWD, options->folder, error);
    if (serving->folder < 0)
        return false;
    if (!store_open_folder(&hub->store, serving->folder, error) ||
        !tokens_open(&hub->tokens, serving->folder, error))
        return error_prefix(error, "%s: ", options->folder);
    serving->generation = tokens_generation(hub->tokens);
    return true;
}

static void note_serials(struct hub *hub)
{
    struct version version;

    for (enum store_document i = 0; i < STORE_DOCUMENT_COUNT; i++)
        if (store_look(&hub->store, text_from(store_document_name(i)), &version, NULL) ==
            STORE_DONE)
            events_announce(hub->events, i, version.serial);
}

static bool open_parts(struct serving *serving, const struct options *options, struct error *error)
{
    struct hub *hub = &serving->hub;

    if (!open_store(serving, options, error) || !desk_open(&hub->desk, options->desk, error))
        return false;
    hub->shelf = shelf_create(&hub->store);
    hub->events = events_create();
    hub->screens = screens_create();
    hub->strikes = strikes_create();
    hub->guests = guests_create(options->per_address);
    hub->journal = journal_create();
    hub->is_secure = options->key != NULL;
    note_serials(hub);
    return listener_open(&serving->listener, hub, options, error);
}

static bool watch(const struct serving *serving, int descriptor)
{
    struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};

    return epoll_ctl(serving->waiting, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

static bool open_waiting(struct serving *serving, struct error *error)
{
    sigset_t ends;

    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigprocmask(SIG_BLOCK, &ends, NULL);
    serving->signals = signalfd(-1, &ends, SFD_NONBLOCK | SFD_CLOEXEC);
    serving->waiting = epoll_create1(EPOLL_CLOEXEC);
    if (serving->signals >= 0 && serving->waiting >= 0 && watch(serving, serving->signals) &&
        watch(serving, listener_descriptor(serving->listener)))
        return true;
    return error_set(error, ERROR_SYSTEM, "nothing to wait with: %s", strerror(errno));
}

/* The time between */

static void look_at_tokens(struct serving *serving)
{
    struct hub *hub = &serving->hub;
    struct error error = {0};

    if (!tokens_refresh(hub->tokens, &error))
        log_error("%s; those known before still count", error.message);
    if (serving->generation == tokens_generation(hub->tokens))
        return;
    serving->generation = tokens_generation(hub->tokens);
    events_review(hub->events, hub->tokens);
    log_info("tokens have changed: there are %zu", tokens_count(hub->tokens));
}

static void tick(struct serving *serving, uint64_t now_ms)
{
    struct hub *hub = &serving->hub;
    size_t swept = guests_sweep(hub->guests, now_ms);

    if (swept)
        log_info("%zu connections took too long over a request", swept);
    look_at_tokens(serving);
    events_tick(hub->events);
    journal_tick(hub->journal);
    serving->ticked_ms = now_ms;
}

static void keep_time(struct serving *serving)
{
    uint64_t now_ms = clock_tick_ms();

    if (guests_count(serving->hub.guests) && now_ms - serving->ticked_ms >= SECOND_MS)
        tick(serving, now_ms);
    if (serving->watchdog_ms && now_ms - serving->fed_ms >= serving->watchdog_ms) {
        tell_supervisor("WATCHDOG=1");
        serving->fed_ms = now_ms;
    }
}

static int sooner(int a_ms, int b_ms)
{
    return a_ms < 0 || (b_ms >= 0 && b_ms < a_ms) ? b_ms : a_ms;
}

static int until(uint64_t when_ms, uint64_t now_ms)
{
    return when_ms > now_ms ? (int)(when_ms - now_ms) : 0;
}

/* Where nobody is here there is nothing to do. */
static int patience_ms(const struct serving *serving)
{
    int patience_ms = listener_patience_ms(serving->listener);
    uint64_t now_ms = clock_tick_ms();

    if (guests_count(serving->hub.guests))
        patience_ms = sooner(patience_ms, until(serving->ticked_ms + SECOND_MS, now_ms));
    if (serving->watchdog_ms)
        patience_ms = sooner(patience_ms, until(serving->fed_ms + serving->watchdog_ms, now_ms));
    return patience_ms;
}

static bool is_asked_to_stop(const struct serving *serving)
{
    struct signalfd_siginfo signal;

    return read(serving->signals, &signal, sizeof signal) == (ssize_t)sizeof signal;
}

static void wait_and_serve(struct serving *serving, int most_ms)
{
    struct epoll_event event;

    if (events_have_woken(serving->hub.events))
        most_ms = 0;
    (void)epoll_wait(serving->waiting, &event, 1, most_ms); /* whatever woke us, all is looked at */
    listener_run(serving->listener);
    keep_time(serving);
}

/* The end */

/* Streams end by themselves, requests get their answers, idle connections are closed. */
static void stop(struct serving *serving)
{
    struct hub *hub = &serving->hub;
    uint64_t began_ms = clock_tick_ms(), now_ms;

    tell_supervisor("STOPPING=1");
    listener_stop_accepting(serving->listener);
    events_end(hub->events);
    do {
        wait_and_serve(serving, sooner(listener_patience_ms(serving->listener), STOP_STEP_MS));
        now_ms = clock_tick_ms();
    } while (guests_busy(hub->guests, now_ms, GRACE_MS) && now_ms - began_ms < STOP_WITHIN_MS);
    log_info("stopped");
}

static void close_parts(struct serving *serving)
{
    struct hub *hub = &serving->hub;

    listener_close(serving->listener); /* before everything its last callbacks look at */
    journal_destroy(hub->journal);
    guests_destroy(hub->guests);
    strikes_destroy(hub->strikes);
    screens_destroy(hub->screens);
    events_destroy(hub->events);
    shelf_destroy(hub->shelf);
    desk_close(hub->desk);
    tokens_close(hub->tokens);
    store_close(&hub->store);
    for (size_t i = 0; i < 3; i++) {
        int descriptor = (int[]){serving->folder, serving->waiting, serving->signals}[i];

        if (descriptor >= 0)
            (void)close(descriptor); /* nothing was written through them */
    }
}

static void announce(const struct serving *serving, const struct options *options)
{
    const struct hub *hub = &serving->hub;
    const char *colon = strrchr(options->listen, ':');

    log_info("listening at %s://%.*s:%d, documents in %s", hub->is_secure ? "https" : "http",
             (int)(colon - options->listen), options->listen, listener_port(serving->listener),
             options->folder);
    if (!tokens_have(hub->tokens, ROLE_ORGANISER))
        log_warning("nobody can publish: there is no organiser's token; see taqta-hub --help");
    tell_supervisor("READY=1");
}

int serve_run(const struct options *options)
{
    struct serving serving = {
        .folder = -1, .waiting = -1, .signals = -1, .watchdog_ms = notify_watchdog_ms()};
    struct error error = {0};
    bool is_open;

    (void)mallopt(M_MMAP_THRESHOLD, LARGE_BYTES); /* large documents go back when they go */
    (void)signal(SIGPIPE, SIG_IGN);               /* whoever hangs up is told by the write */
    (void)signal(SIGXFSZ, SIG_IGN);               /* a full disk likewise */
    is_open = open_parts(&serving, options, &error) && open_waiting(&serving, &error);
    if (is_open) {
        announce(&serving, options);
        while (!is_asked_to_stop(&serving))
            wait_and_serve(&serving, patience_ms(&serving));
        stop(&serving);
    } else {
        log_error("%s", error.message);
    }
    close_parts(&serving);
    return is_open ? 0 : EXIT_CANNOT;
}
