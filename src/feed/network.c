#include "network.h"

#include <curl/curl.h>

#include <assert.h>

/* The multi already shares names looked up and connections between its transfers. One thread uses
 * the share, so it needs no lock. */
static CURLSH *create_share(void)
{
    CURLSH *share = curl_share_init();
    if (!share)
        return NULL;
    /* A session resumed costs the processor a tenth of a full handshake. */
    (void)curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    (void)curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_HSTS);
    return share;
}

bool network_open(struct network *network, const char *cache_folder, struct error *error)
{
    *network = (struct network){.multi = curl_multi_init(), .share = create_share()};
    if (network->multi && network->share) {
        hsts_open(&network->hsts, cache_folder);
        return true;
    }
    network_close(network);
    return error_set(error, ERROR_SYSTEM, "libcurl cannot be set up");
}

void network_close(struct network *network)
{
    (void)curl_multi_cleanup(network->multi); /* all transfers are off it */
    (void)curl_share_cleanup(network->share);
}

/* The options are constants of this program: one that is refused is our mistake. */
#define SET(option, value)                                                                         \
    do {                                                                                           \
        CURLcode set_ = curl_easy_setopt(easy, (option), (value));                                 \
        assert(set_ == CURLE_OK);                                                                  \
        (void)set_;                                                                                \
    } while (0)

void network_prepare(struct network *network, void *easy)
{
    const char *name = network->user_agent;
    SET(CURLOPT_SHARE, network->share); /* before HSTS, which then finds its store */
    hsts_attach(&network->hsts, easy);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_QUICK_EXIT, 1L); /* a name look-up that hangs is left behind, not waited for */
    SET(CURLOPT_USERAGENT, name && *name ? name : "taqta");
    if (network->proxy)
        SET(CURLOPT_PROXY, network->proxy);
    if (network->ca_file) {
        SET(CURLOPT_CAINFO, network->ca_file);
        SET(CURLOPT_PROXY_CAINFO, network->ca_file);
    }
    /* One file of certificates and no folder: only then libcurl keeps them in memory and does not
     * read them anew for each connection. */
    SET(CURLOPT_CAPATH, NULL);
}
