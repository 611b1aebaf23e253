#include "worker.h"

#include "base/log.h"
#include "cache_files.h"
#include "memory.h"
#include "reading.h"
#include "tick.h"

#include <curl/curl.h>

#include <limits.h>
#include <malloc.h>

enum {
    EVERY_S = 10,
    STALE_AFTER_S = 3600,
    CLOCK_MS = 10 * 1000 /* nobody tells the worker that the clock has come to be known */
};

/* NULL stays NULL. */
static const char *keep_string(struct worker *worker, const char *string)
{
    return string ? text_to_c(&worker->arena, text_from(string)) : NULL;
}

static void keep_picture_hosts(struct worker *worker, const struct refresher_settings *settings)
{
    struct picture_rule *rule = &worker->picture_rule;
    rule->sources = &worker->sources;
    rule->hosts = ARENA_ARRAY(&worker->arena, const char *, settings->picture_host_count);
    for (size_t i = 0; i < settings->picture_host_count; i++)
        rule->hosts[rule->host_count++] = keep_string(worker, settings->picture_hosts[i]);
}

bool worker_init(struct worker *worker, const struct refresher_settings *settings,
                 struct mailbox *mailbox, struct error *error)
{
    *worker = (struct worker){
        .sources.every_s = settings->every_s ? settings->every_s : EVERY_S,
        .sources.stale_after_s = settings->stale_after_s ? settings->stale_after_s : STALE_AFTER_S,
    };
    struct feeding *feeding = &worker->feeding;
    if (!network_open(&feeding->network, settings->cache_folder, error))
        return false;
    struct error deaf = {0};
    if (!lookout_open(&feeding->lookout, &deaf))
        mailbox_report(mailbox, LOG_LEVEL_INFO, "%s; they are looked at every few seconds",
                       deaf.message);
    feeding->network.proxy = keep_string(worker, settings->proxy);
    feeding->network.ca_file = keep_string(worker, settings->ca_file);
    feeding->network.user_agent = keep_string(worker, settings->user_agent);
    feeding->cache_folder = keep_string(worker, settings->cache_folder);
    feeding->mailbox = mailbox;
    feeding->now = settings->now;
    feeding->now_context = settings->now_context;
    worker->before = keep_string(worker, settings->before);
    worker->timezone = text_copy(&worker->arena, settings->timezone);
    keep_picture_hosts(worker, settings);
    for (size_t i = 0; i < settings->source_count; i++)
        sources_give(&worker->sources, settings->sources[i]);
    return true;
}

void worker_finish(struct worker *worker)
{
    pictures_finish(&worker->pictures);
    sources_finish(&worker->sources);
    network_close(&worker->feeding.network);
    lookout_close(&worker->feeding.lookout);
    memory_finish(&worker->feeding);
    arena_finish(&worker->arena);
}

void worker_wake(struct worker *worker)
{
    (void)curl_multi_wakeup(worker->feeding.network.multi); /* fails only on a bad handle */
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
    memory_load(&worker->feeding);
    if (worker->before)
        memory_learn(&worker->feeding, worker->before, worker->sources.items[0]->address,
                     worker->timezone);
    hand_over(worker, read_programme(worker));
}

/* When it is known which documents are shown. */
static void tidy_cache(const struct worker *worker)
{
    static const struct cache_limits limits = {CACHE_MOST_FILES, CACHE_MOST_BYTES};
    struct text kept[SOURCES_CAPACITY];
    for (size_t i = 0; i < worker->sources.count; i++)
        kept[i] = text_from(worker->sources.items[i]->address);
    if (worker->feeding.cache_folder)
        cache_tidy(worker->feeding.cache_folder, &limits, kept, worker->sources.count);
}

static void finish_transfers(struct worker *worker)
{
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(worker->feeding.network.multi, &left))) {
        CURL *easy = message->easy_handle;
        int code = (int)message->data.result; /* the message is gone once its handle is taken off */
        bool is_document = sources_finish_transfer(&worker->sources, easy, code);
        if (!is_document)
            (void)pictures_finish_transfer(&worker->pictures, easy, code); /* then it is one */
    }
}

/* What reading and refusing took goes back to the system: a display runs for days on what it needs
 * to stand still. */
static void take_programme(struct worker *worker, bool is_fresh)
{
    hand_over(worker, is_fresh ? read_programme(worker) : NULL);
    if (is_fresh)
        (void)malloc_trim(0); /* tells only whether there was anything */
}

static void hurry_if_back(struct worker *worker, uint64_t tick_ms)
{
    if (!worker->feeding.network_is_back)
        return;
    worker->feeding.network_is_back = false;
    sources_hurry(&worker->sources, tick_ms);
    pictures_hurry(&worker->pictures, tick_ms);
}

static void work(struct worker *worker)
{
    struct feeding *feeding = &worker->feeding;
    int running;

    sources_notice(&worker->sources, feeding);
    bool is_fresh = sources_ask(&worker->sources, feeding, feed_tick_ms());
    pictures_ask(&worker->pictures, feeding, &worker->picture_rule, feed_tick_ms());
    /* Each transfer tells its own trouble. */
    (void)curl_multi_perform(feeding->network.multi, &running);
    finish_transfers(worker);
    is_fresh |= sources_collect(&worker->sources, feeding, feed_tick_ms());
    if (memory_wants_reading(feeding))
        is_fresh = worker->sources.is_changed = true;
    take_programme(worker, is_fresh);
    pictures_collect(&worker->pictures, feeding, feed_tick_ms());
    hurry_if_back(worker, feed_tick_ms());
}

/* Until something comes, somebody wakes us, or the next is due; libcurl adds its own deadlines. */
static void wait(struct worker *worker)
{
    uint64_t due_ms = sources_next_due(&worker->sources);
    uint64_t picture_ms = pictures_next_due(&worker->pictures);
    uint64_t tick_ms = feed_tick_ms();
    if (picture_ms < due_ms)
        due_ms = picture_ms;

    if (worker->feeding.memory.lacks_clock && due_ms > tick_ms + CLOCK_MS)
        due_ms = tick_ms + CLOCK_MS;
    uint64_t wait_ms = due_ms > tick_ms ? due_ms - tick_ms : 0;
    int most_ms = wait_ms < INT_MAX ? (int)wait_ms : INT_MAX;
    int lookout = worker->feeding.lookout.descriptor;
    struct curl_waitfd files = {.fd = lookout, .events = CURL_WAIT_POLLIN};
    (void)curl_multi_poll(worker->feeding.network.multi, &files, lookout >= 0, most_ms, NULL);
}

void worker_run(struct worker *worker)
{
    feeding_open_cache(&worker->feeding);
    start_from_cache(worker);
    tidy_cache(worker);
    while (!mailbox_is_stopped(worker->feeding.mailbox)) {
        work(worker);
        wait(worker);
    }
    mailbox_end(worker->feeding.mailbox);
}
