#include "body.h"

#include <stdlib.h>
#include <string.h>

struct body *body_create(const struct cached *content)
{
    struct body *body = calloc(1, sizeof *body);
    if (!body)
        abort();
    body->content = (struct cached){
        .address = text_copy(&body->arena, content->address),
        .bytes = text_copy(&body->arena, content->bytes),
        .etag = text_copy(&body->arena, content->etag),
        .last_modified = text_copy(&body->arena, content->last_modified),
        .charset = text_copy(&body->arena, content->charset),
        .fetched_at = content->fetched_at,
    };
    digest_sha256(body->content.bytes, body->digest);
    return body;
}

void body_destroy(struct body *body)
{
    if (!body)
        return;
    arena_finish(&body->arena);
    free(body);
}

/* A validator is echoed as it came or not at all; a part of one would be another one. */
static void keep_whole(char *kept, size_t capacity, struct text value)
{
    if (value.size < capacity)
        memcpy(kept, value.data ? value.data : "", value.size);
}

struct validators validators_from(struct text etag, struct text last_modified)
{
    struct validators validators = {0};
    keep_whole(validators.etag, sizeof validators.etag, etag);
    keep_whole(validators.last_modified, sizeof validators.last_modified, last_modified);
    return validators;
}
