#include "worker.h"

#include "reading.h"

#include <curl/curl.h>

#include <time.h>

enum { EVERY_S = 10, LONGEST_WAIT_MS = 60 * 1000 };

static uint64_t tick_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now); /* cannot fail for this clock */
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

bool worker_init(struct worker *worker, const struct refresher_settings *settings,
                 struct mailbox *mailbox, struct error *error)
{
    CURLM *multi = curl_multi_init();
    if (!multi)
        return error_set(error, ERROR_SYSTEM, "libcurl cannot be set up");

    *worker = (struct worker){.sources.every_s = settings->every_s ? settings->every_s : EVERY_S};
    struct arena *arena = &worker->arena;
    worker->feeding = (struct feeding){
        .multi = multi,
        .mailbox = mailbox,
        .user_agent = text_to_c(arena, text_from(settings->user_agent)),
        .now = settings->now,
        .now_context = settings->now_context,
    };
    if (settings->cache_folder)
        worker->feeding.cache_folder = text_to_c(arena, text_from(settings->cache_folder));
    worker->timezone = text_copy(arena, settings->timezone);
    for (size_t i = 0; i < settings->source_count; i++)
        sources_give(&worker->sources, settings->sources[i]);
    return true;
}

void worker_finish(struct worker *worker)
{
    pictures_finish(&worker->pictures);
    sources_finish(&worker->sources);
    (void)curl_multi_cleanup(worker->feeding.multi); /* all transfers are off it */
    arena_finish(&worker->arena);
}

void worker_wake(struct worker *worker)
{
    (void)curl_multi_wakeup(worker->feeding.multi); /* fails only on a bad handle */
}

/* Reads again when the reading itself brings documents of the cache in, or drops some. Only the
 * document with the event names others, so the second reading settles it. NULL: nothing newer. */
static struct programme *read_programme(struct worker *worker)
{
    enum { READINGS = 3 };
    struct programme *programme = NULL, *newer;
    for (int i = 0; i < READINGS; i++) {
        if (!reading_make(&newer, &worker->sources, &worker->feeding, worker->timezone))
            break;
        programme_destroy(programme);
        programme = newer;
        sources_follow(&worker->sources, programme, &worker->feeding);
    }
    return programme;
}

static void hand_over(struct worker *worker, struct programme *programme)
{
    struct source_status statuses[SOURCES_CAPACITY];
    size_t count = sources_statuses(&worker->sources, statuses);
    mailbox_put(worker->feeding.mailbox, programme, sources_are_answered(&worker->sources),
                statuses, count);
}

/* Before any network: a display that is switched on in an empty building shows its programme. */
static void start_from_cache(struct worker *worker)
{
    sources_load(&worker->sources, &worker->feeding);
    hand_over(worker, read_programme(worker));
}

static void finish_transfers(struct worker *worker)
{
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(worker->feeding.multi, &left))) {
        CURL *easy = message->easy_handle;
        int code = (int)message->data.result; /* the message is gone once its handle is taken off */
        bool is_document = sources_finish_transfer(&worker->sources, easy, code);
        if (!is_document)
            (void)pictures_finish_transfer(&worker->pictures, easy, code); /* then it is one */
    }
}

static void work(struct worker *worker)
{
    struct feeding *feeding = &worker->feeding;
    uint64_t tick_ms = tick_now();
    int running;

    bool is_fresh = sources_ask(&worker->sources, feeding, tick_ms);
    pictures_ask(&worker->pictures, feeding, &worker->sources, tick_ms);
    (void)curl_multi_perform(feeding->multi, &running); /* each transfer tells its own trouble */
    finish_transfers(worker);
    is_fresh |= sources_collect(&worker->sources, feeding, tick_ms);
    hand_over(worker, is_fresh ? read_programme(worker) : NULL);
    pictures_collect(&worker->pictures, feeding, tick_ms);
}

static void wait(struct worker *worker)
{
    uint64_t due_ms = sources_next_due(&worker->sources);
    uint64_t picture_ms = pictures_next_due(&worker->pictures);
    uint64_t tick_ms = tick_now();
    if (picture_ms < due_ms)
        due_ms = picture_ms;

    uint64_t wait_ms = due_ms > tick_ms ? due_ms - tick_ms : 0;
    if (wait_ms > LONGEST_WAIT_MS)
        wait_ms = LONGEST_WAIT_MS;
    (void)curl_multi_poll(worker->feeding.multi, NULL, 0, (int)wait_ms, NULL);
}

void worker_run(struct worker *worker)
{
    feeding_open_cache(&worker->feeding);
    start_from_cache(worker);
    while (!mailbox_is_stopped(worker->feeding.mailbox)) {
        work(worker);
        wait(worker);
    }
}
