/* cache: the last good bytes of every address, on disk, whole or not at all.
 *
 * A file a document, named by the SHA-256 of its address. Written to a temporary file, fsync,
 * rename, fsync of the folder; the length and checksum inside decide whether it is believed. Only
 * the worker uses it.
 */
#ifndef FEED_CACHE_H
#define FEED_CACHE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/instant.h"
#include "base/text.h"

struct cached {
    struct text address, bytes;
    struct text etag, last_modified, charset; /* as the server gave them; empty: none */
    struct instant fetched_at;                /* INSTANT_NONE: the clock was not trusted then */
};

/* false: the folder cannot be made or written; what it holds may still be read. */
bool cache_open(const char *folder, struct error *error);

/* Found, whole, and of that address; texts live in arena. A damaged file is removed. */
bool cache_read(const char *folder, struct text address, struct cached *cached,
                struct arena *arena);

bool cache_write(const char *folder, const struct cached *cached, struct error *error);

#endif
