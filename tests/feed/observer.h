/* observer: stands in the hall's place: runs a refresher, takes its programmes, remembers its
 * reports. */
#ifndef TESTS_FEED_OBSERVER_H
#define TESTS_FEED_OBSERVER_H

#include <stdbool.h>
#include <stddef.h>

#include "feed/refresher.h"

enum { OBSERVER_REPORTS = 100 };

struct observer {
    const char *sources[3];                     /* to be set before the start; NULL: fewer */
    const char *cache_folder, *proxy, *ca_file; /* as in the settings */
    const char *picture_host;                   /* likewise; NULL: none */
    unsigned every_s, stale_after_s;            /* the former 0: 1 */
    bool clock_is_untrusted;
    struct refresher *refresher;
    struct programme *programme; /* the last one taken */
    struct feed_report reports[OBSERVER_REPORTS];
    size_t report_count;
    struct arena arena; /* what the statuses say */
};

/* Its clock stands at 2025-11-20T05:00:00Z. */
void observer_start(struct observer *observer);
/* Stops within the time a stop may take, or fails. Sources and reports stay. */
void observer_stop(struct observer *observer);

/* Waits for the next programme, at most so long; NULL: none came. Belongs to the observer. */
const struct programme *observer_wait_for_programme(struct observer *observer, int limit_ms);
/* Fails the test when there is none. */
const struct programme *observer_next_programme(struct observer *observer);
/* Of the source of that number; fails when there are fewer. Its texts live until the stop. */
struct source_status observer_status(struct observer *observer, size_t index);
void observer_wait_until_settled(struct observer *observer);
/* Fails the test when none comes within a few seconds. */
void observer_wait_for_report(struct observer *observer, const char *words);
/* How many so far hold these words. */
size_t observer_reports_with(struct observer *observer, const char *words);
/* Takes part in the refresher's life for so long. */
void observer_pass(struct observer *observer, int ms);

long tick_now_ms(void);

#endif
