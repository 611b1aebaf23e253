/* addresses: what may be fetched from where. Pure but for file paths, which are looked up. */
#ifndef FEED_ADDRESSES_H
#define FEED_ADDRESSES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

bool address_is_http(const char *address); /* http or https; anything else is a file path */
bool address_is_https(const char *address);

/* Without user name and password: for the log and the screen. In the arena, or the address itself.
 */
struct text address_to_show(struct arena *arena, const char *address);

/* To http and https only, and never from https down to http. */
bool address_may_redirect(const char *from, const char *to, struct error *error);

/* May a picture at `picture` be taken because a document at `document` is shown? Over the network:
 * the same host, and not with less protection. Files: below the document's folder, links resolved.
 */
bool address_is_beside(const char *picture, const char *document);

/* Is this http(s) address at "host" or "host:port"? */
bool address_is_at(const char *address, const char *host_and_port);

enum { ADDRESS_HOST_SIZE = 256 };
/* Cut when it is longer; false: it has none. */
bool address_host(const char *address, char host[ADDRESS_HOST_SIZE]);

#endif
