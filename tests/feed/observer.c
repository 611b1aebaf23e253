#include "feed/observer.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATIENCE_MS = 20 * 1000, LONGEST_STOP_MS = 200 };

long tick_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct instant standing_clock(void *context)
{
    (void)context;
    return (struct instant){1763614800};
}

void observer_start(struct observer *observer)
{
    struct error error = {0};
    struct refresher_settings settings = {
        .sources = observer->sources,
        .cache_folder = observer->cache_folder,
        .timezone = TEXT("Asia/Almaty"),
        .every_s = observer->every_s ? observer->every_s : 1,
        .user_agent = "taqta-test",
        .stale_after_s = observer->stale_after_s,
        .proxy = observer->proxy,
        .ca_file = observer->ca_file,
        .picture_hosts = &observer->picture_host,
        .picture_host_count = observer->picture_host != NULL,
        .now = observer->clock_is_untrusted ? NULL : standing_clock,
    };
    while (settings.source_count < 3 && observer->sources[settings.source_count])
        settings.source_count++;
    if (!refresher_create(&observer->refresher, &settings, &error))
        fail_msg("%s", error.message);
}

void observer_stop(struct observer *observer)
{
    long before = tick_now_ms();
    bool is_stopped = refresher_destroy(observer->refresher);
    long took_ms = tick_now_ms() - before;
    if (!is_stopped)
        fail_msg("the worker is still busy after %ld ms", took_ms);
    programme_destroy(observer->programme);
    arena_finish(&observer->arena);
    observer->programme = NULL;
    observer->refresher = NULL;
    if (took_ms >= LONGEST_STOP_MS)
        fail_msg("the stop took %ld ms", took_ms);
}

struct source_status observer_status(struct observer *observer, size_t index)
{
    struct source_status statuses[8];
    assert_true(refresher_status(observer->refresher, &observer->arena, statuses, 8) > index);
    return statuses[index];
}

static void take_reports(struct observer *observer)
{
    struct feed_report report;
    while (refresher_next_report(observer->refresher, &report)) {
        assert_true(observer->report_count < OBSERVER_REPORTS);
        observer->reports[observer->report_count++] = report;
    }
}

/* One wait on the descriptor, as the hall does it. */
static void wait_for_ring(struct observer *observer, long until_ms)
{
    uint64_t count;
    struct pollfd wait = {.fd = refresher_descriptor(observer->refresher), .events = POLLIN};
    long left_ms = until_ms - tick_now_ms();
    if (left_ms > 0 && poll(&wait, 1, (int)left_ms) == 1)
        assert_int_equal(read(wait.fd, &count, sizeof count), sizeof count);
    take_reports(observer);
}

const struct programme *observer_wait_for_programme(struct observer *observer, int limit_ms)
{
    long until_ms = tick_now_ms() + limit_ms;
    struct programme *newest = refresher_take(observer->refresher);
    while (!newest && tick_now_ms() < until_ms) {
        wait_for_ring(observer, until_ms);
        newest = refresher_take(observer->refresher);
    }
    if (newest) {
        programme_destroy(observer->programme);
        observer->programme = newest;
    }
    return newest;
}

const struct programme *observer_next_programme(struct observer *observer)
{
    const struct programme *programme = observer_wait_for_programme(observer, PATIENCE_MS);
    if (!programme)
        fail_msg("no programme came; last report: %s",
                 observer->report_count ? observer->reports[observer->report_count - 1].message
                                        : "none");
    return programme;
}

void observer_wait_until_settled(struct observer *observer)
{
    long until_ms = tick_now_ms() + PATIENCE_MS;
    while (!refresher_is_settled(observer->refresher) && tick_now_ms() < until_ms)
        wait_for_ring(observer, until_ms);
    assert_true(refresher_is_settled(observer->refresher));
}

size_t observer_reports_with(struct observer *observer, const char *words)
{
    size_t count = 0;
    take_reports(observer);
    for (size_t i = 0; i < observer->report_count; i++)
        count += strstr(observer->reports[i].message, words) != NULL;
    return count;
}

void observer_wait_for_report(struct observer *observer, const char *words)
{
    long until_ms = tick_now_ms() + PATIENCE_MS;
    while (observer_reports_with(observer, words) == 0 && tick_now_ms() < until_ms)
        wait_for_ring(observer, until_ms);
    if (observer_reports_with(observer, words) == 0)
        fail_msg("no report with \"%s\"; the last: %s", words,
                 observer->report_count ? observer->reports[observer->report_count - 1].message
                                        : "none");
}

void observer_pass(struct observer *observer, int ms)
{
    long until_ms = tick_now_ms() + ms;
    while (tick_now_ms() < until_ms)
        wait_for_ring(observer, until_ms);
}
