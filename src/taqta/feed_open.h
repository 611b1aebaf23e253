/* feed_open: the feed as the options want it, the same for the display and for pictures of it. */
#ifndef TAQTA_FEED_OPEN_H
#define TAQTA_FEED_OPEN_H

#include "feed/refresher.h"
#include "options.h"

/* Where the last good documents are kept; NULL: nowhere. Lives as long as the options. */
const char *feed_cache_folder(struct options *options);

/* now is the hall's clock, see refresher.h. */
bool feed_open(struct refresher **refresher, const struct options *options,
               const char *cache_folder, struct instant (*now)(void *context), void *now_context,
               struct error *error);

#endif
