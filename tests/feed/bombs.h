/* bombs: a few bytes that unfold to 64 MiB. */
#ifndef TESTS_FEED_BOMBS_H
#define TESTS_FEED_BOMBS_H

#include "base/arena.h"
#include "base/text.h"

/* "gzip", "br" or "zstd". */
struct text bomb_made_by(const char *packing, struct arena *arena);

#endif
