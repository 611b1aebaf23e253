/* read_file: a small file of our own, as bytes. */
#ifndef TYPE_READ_FILE_H
#define TYPE_READ_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

/* At most `most` bytes, in arena. false: *error names the path. */
bool read_file(struct text *bytes, struct arena *arena, const char *path, size_t most,
               struct error *error);

#endif
