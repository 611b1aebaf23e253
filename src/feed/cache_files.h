/* cache_files: the cache as a folder of files: what they are called, and which of them go when
 * there are too many. Documents and pictures of conferences long over would fill the disk
 * otherwise. */
#ifndef FEED_CACHE_FILES_H
#define FEED_CACHE_FILES_H

#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"

enum { CACHE_MOST_FILES = 2000, CACHE_MOST_BYTES = 256 * 1024 * 1024 };

/* The address under which the history of the programme lies. */
extern const struct text cache_history;

struct cache_limits {
    size_t files;
    uint64_t bytes;
};

/* Of the file that holds what is at this address. */
void cache_file_name(struct text address, char name[DIGEST_HEX_SIZE]);

/* Marks the file as used today; writes only when its time is more than a day old. */
void cache_mark_used(int descriptor);

/* Removes what an interrupted writing has left, and then those files that have not been used for
 * the longest time, down to the limits. What is at the kept addresses stays, as do the history
 * and the saved time, which another thread writes, and whatever is no file of the cache. */
void cache_tidy(const char *folder, const struct cache_limits *limits, const struct text *kept,
                size_t kept_count);

#endif
