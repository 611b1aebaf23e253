#include "feed/refresher.h"

#include "base/limits.h"
#include "base/thread.h"
#include "mailbox.h"
#include "worker.h"

#include <curl/curl.h>

#include <pthread.h>
#include <stdlib.h>

/* The hall has to be gone in 0.3 s, and has other things to close. */
enum { LONGEST_STOP_MS = 150 };

struct refresher {
    struct mailbox mailbox;
    struct worker worker; /* the thread's own, but for worker_wake() */
    pthread_t thread;
};

static void *run(void *refresher)
{
    worker_run(&((struct refresher *)refresher)->worker);
    return NULL;
}

static bool settings_are_fit(const struct refresher_settings *settings, struct error *error)
{
    if (settings->source_count == 0)
        return error_set(error, ERROR_USAGE, "no source is given");
    if (settings->source_count > LIMIT_SOURCES)
        return error_set(error, ERROR_LIMIT, "%zu sources are given, %d are the most",
                         settings->source_count, LIMIT_SOURCES);
    return true;
}

bool refresher_create(struct refresher **created, const struct refresher_settings *settings,
                      struct error *error)
{
    if (!settings_are_fit(settings, error))
        return false;
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return error_set(error, ERROR_SYSTEM, "libcurl cannot be set up");

    struct refresher *refresher = calloc(1, sizeof *refresher);
    if (!refresher)
        abort();
    if (!mailbox_init(&refresher->mailbox, error))
        goto no_mailbox;
    if (!worker_init(&refresher->worker, settings, &refresher->mailbox, error))
        goto no_worker;
    if (!thread_start(&refresher->thread, "feed", "the network", run, refresher, error))
        goto no_thread;
    *created = refresher;
    return true;

no_thread:
    worker_finish(&refresher->worker);
no_worker:
    mailbox_finish(&refresher->mailbox);
no_mailbox:
    free(refresher);
    curl_global_cleanup();
    return false;
}

bool refresher_destroy(struct refresher *refresher)
{
    if (!refresher)
        return true;
    mailbox_stop(&refresher->mailbox);
    worker_wake(&refresher->worker);
    if (!mailbox_wait_for_end(&refresher->mailbox, LONGEST_STOP_MS))
        return false;
    (void)pthread_join(refresher->thread, NULL); /* it is ours and was never joined */
    worker_finish(&refresher->worker);
    mailbox_finish(&refresher->mailbox);
    free(refresher);
    curl_global_cleanup();
    return true;
}

int refresher_descriptor(const struct refresher *refresher)
{
    return refresher->mailbox.descriptor;
}

struct programme *refresher_take(struct refresher *refresher)
{
    return mailbox_take_programme(&refresher->mailbox);
}

bool refresher_next_report(struct refresher *refresher, struct feed_report *report)
{
    return mailbox_next_report(&refresher->mailbox, report);
}

bool refresher_next_date(struct refresher *refresher, struct heard_date *heard)
{
    return mailbox_next_date(&refresher->mailbox, heard);
}

bool refresher_is_settled(struct refresher *refresher)
{
    return mailbox_is_settled(&refresher->mailbox);
}

size_t refresher_status(struct refresher *refresher, struct arena *arena,
                        struct source_status *statuses, size_t capacity)
{
    return mailbox_statuses(&refresher->mailbox, statuses, capacity, arena);
}

void refresher_want_picture(struct refresher *refresher, struct text address, picture_sink *sink,
                            void *context)
{
    if (mailbox_wish(&refresher->mailbox, address, sink, context))
        worker_wake(&refresher->worker);
}

size_t refresher_pictures_pending(struct refresher *refresher)
{
    return mailbox_wishes_pending(&refresher->mailbox);
}

void refresher_forget_pictures(struct refresher *refresher)
{
    mailbox_forget_wishes(&refresher->mailbox);
    worker_wake(&refresher->worker);
}
