/* events: the streams that are open, and what they are told. A stream holds no queue: it knows what
 * it has said last and says what is newest, so that a slow reader costs as little as any other.
 */
#ifndef HUB_EVENTS_H
#define HUB_EVENTS_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store.h"
#include "tokens.h"

enum { EVENTS_PING_EVERY_S = 15, EVENTS_SPREAD_FROM = 50 };

struct events;

struct events *events_create(void);
void events_destroy(struct events *events);

/* A stream for this connection, which begins with the current serials. digest: of the token it is
 * opened with, NULL: with none. The caller queues the response and destroys it. */
struct MHD_Response *events_open(struct events *events, struct MHD_Connection *connection,
                                 const uint8_t *digest);
size_t events_count(const struct events *events);

/* All streams are told. */
void events_announce(struct events *events, enum store_document document, uint64_t serial);
uint64_t events_serial(const struct events *events, enum store_document document);

/* Has a stream been woken since this was last asked? libmicrohttpd looks at it when it is run next,
 * and does not say that it should be. */
bool events_have_woken(struct events *events);

/* Once a second: a fifteenth of the streams gets its ping, or its end if its reader has left. */
void events_tick(struct events *events);
/* Tokens have changed: ends those whose token is gone, and those without one where one is needed.
 */
void events_review(struct events *events, const struct tokens *tokens);
void events_end(struct events *events);

#endif
