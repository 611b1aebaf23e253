/* ready: one version of one thing, ready to be sent to any number of clients: as it is, packed, and
 * as "you have it already". Packed once, copied never. */
#ifndef HUB_READY_H
#define HUB_READY_H

#include "answer.h"
#include "base/digest.h"

struct ready {
    char etag[DIGEST_HEX_SIZE];
    struct MHD_Response *whole, *packed,
        *unchanged; /* packed: NULL where that would not be smaller */
    size_t size;    /* bytes it keeps */
};

/* What is to be made ready. */
struct good {
    struct bytes bytes; /* taken over */
    const char *type, *etag;
    enum keeping keeping;
    bool may_pack;
    const char *serial; /* for the header Taqta-Serial; NULL: it has none */
};

void ready_make(struct ready *ready, const struct good *good);
void ready_clear(struct ready *ready);

/* By what the client has and can unpack; *status is 200 or 304. Stays ready's. */
struct MHD_Response *ready_choose(const struct ready *ready, struct MHD_Connection *connection,
                                  unsigned *status);

#endif
