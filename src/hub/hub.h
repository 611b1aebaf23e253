/* hub: what the answering of a request may need: each part is made once, in serve.c. */
#ifndef HUB_HUB_H
#define HUB_HUB_H

#include <stdbool.h>

#include "desk.h"
#include "events.h"
#include "guests.h"
#include "journal.h"
#include "screens.h"
#include "shelf.h"
#include "store.h"
#include "strikes.h"
#include "tokens.h"

struct hub {
    struct store store;
    struct tokens *tokens;
    struct shelf *shelf;
    struct events *events;
    struct screens *screens;
    struct desk *desk;
    struct strikes *strikes;
    struct guests *guests;
    struct journal *journal;
    bool is_secure; /* speaks TLS itself */
};

#endif
