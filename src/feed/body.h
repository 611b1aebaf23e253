/* body: one version of a document, with all that came with it. */
#ifndef FEED_BODY_H
#define FEED_BODY_H

#include <stdint.h>

#include "base/digest.h"
#include "feed/cache.h"

struct body {
    struct arena arena;
    struct cached content;
    uint8_t digest[DIGEST_SIZE]; /* of the bytes */
};

/* Copies the content. */
struct body *body_create(const struct cached *content);
void body_destroy(struct body *body);

/* What to send so that the server can say "unchanged"; strings for libcurl, empty: none. */
struct validators {
    char etag[1024], last_modified[128];
};

struct validators validators_from(struct text etag, struct text last_modified);

#endif
