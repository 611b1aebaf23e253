/* reports: what happened on the feed's worker goes to the log, which only halls write. */
#ifndef TAQTA_REPORTS_H
#define TAQTA_REPORTS_H

#include "feed/refresher.h"

/* Logs all reports since the last call. */
void reports_log(struct refresher *refresher);

#endif
