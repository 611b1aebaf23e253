/* network: what all transfers of a worker have in common: the multi they run on, the way out, whom
 * they believe, and what they have learnt of hosts.
 */
#ifndef FEED_NETWORK_H
#define FEED_NETWORK_H

#include <stdbool.h>

#include "base/error.h"
#include "hsts.h"

struct network {
    void *multi; /* CURLM * */
    void *share; /* CURLSH * */
    /* As in refresher_settings; to be set after network_open(), and not owned. */
    const char *proxy, *ca_file, *user_agent;
    struct hsts hsts;
};

/* cache_folder  NULL: nothing learnt of hosts outlives the run. */
bool network_open(struct network *network, const char *cache_folder, struct error *error);
/* All transfers have to be gone. */
void network_close(struct network *network);

/* Gives a CURL * all of it. */
void network_prepare(struct network *network, void *easy);

#endif
