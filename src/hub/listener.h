/* listener: the socket and libmicrohttpd behind it, in one thread that is ours. */
#ifndef HUB_LISTENER_H
#define HUB_LISTENER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "hub.h"
#include "options.h"

struct listener;

/* hub outlives it. */
bool listener_open(struct listener **listener, struct hub *hub, const struct options *options,
                   struct error *error);
void listener_close(struct listener *listener);

int listener_port(const struct listener *listener);
/* Readable when listener_run() has something to do. */
int listener_descriptor(const struct listener *listener);
/* At most how long it may be left alone, in ms; -1: for ever. */
int listener_patience_ms(const struct listener *listener);
void listener_run(struct listener *listener);
/* Those who are here are served on, nobody else gets in. */
void listener_stop_accepting(struct listener *listener);

#endif
