/* ready: a response of libmicrohttpd may be queued on many connections at once. */
#include "ready.h"

#include "conditions.h"
#include "gzip.h"

#include <string.h>

static void describe(struct MHD_Response *response, const struct good *good)
{
    answer_add_etag(response, good->etag);
    if (good->may_pack)
        answer_add_header(response, MHD_HTTP_HEADER_VARY, "Accept-Encoding");
    if (good->serial)
        answer_add_header(response, "Taqta-Serial", good->serial);
}

void ready_make(struct ready *ready, const struct good *good)
{
    struct text bytes = {good->bytes.data, good->bytes.size};
    struct bytes packed;

    *ready = (struct ready){.size = bytes.size};
    memcpy(ready->etag, good->etag, sizeof ready->etag);
    if (good->may_pack && gzip_pack(bytes, &packed)) {
        ready->size += packed.size;
        ready->packed = answer_create(packed, good->type, good->keeping);
        answer_add_header(ready->packed, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
        describe(ready->packed, good);
    }
    ready->whole = answer_create(good->bytes, good->type, good->keeping);
    describe(ready->whole, good);
    ready->unchanged = answer_create_empty(good->keeping);
    describe(ready->unchanged, good);
}

void ready_clear(struct ready *ready)
{
    /* Those being sent just now are counted by libmicrohttpd and go when they have been. */
    if (ready->whole)
        MHD_destroy_response(ready->whole);
    if (ready->packed)
        MHD_destroy_response(ready->packed);
    if (ready->unchanged)
        MHD_destroy_response(ready->unchanged);
    *ready = (struct ready){0};
}

struct MHD_Response *ready_choose(const struct ready *ready, struct MHD_Connection *connection,
                                  unsigned *status)
{
    const char *known =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
    const char *encodings =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_ENCODING);

    *status = MHD_HTTP_OK;
    if (condition_knows(known, ready->etag)) {
        *status = MHD_HTTP_NOT_MODIFIED;
        return ready->unchanged;
    }
    return ready->packed && condition_accepts(encodings, "gzip") ? ready->packed : ready->whole;
}
