/* file_bytes: a regular file read whole, with what the file system says of it. */
#ifndef FEED_FILE_BYTES_H
#define FEED_FILE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

/* Opens without waiting (a pipe would hold the worker) and refuses what is no regular file or has
 * more than limit_bytes. The descriptor is the caller's to close. */
bool file_open(int *descriptor, struct stat *about, const char *path, size_t limit_bytes,
               struct error *error);

/* The first `size` bytes, fewer when the file has been cut meanwhile. */
bool file_read(int descriptor, struct text *bytes, struct arena *arena, size_t size,
               struct error *error);

/* The whole file or none of it, whatever happens meanwhile: written beside it, synchronised,
 * renamed over it. What a power cut leaves behind is overwritten the next time. false: errno says
 * why, and the old one stands. */
bool file_replace(const char *path, struct text bytes);

#endif
