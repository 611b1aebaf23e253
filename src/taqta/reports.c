/* reports: from the feed to the log. */
#include "reports.h"

#include "base/log.h"

void reports_log(struct refresher *refresher)
{
    struct feed_report report;
    while (refresher_next_report(refresher, &report))
        log_write((enum log_level)report.level, "%s", report.message);
}
