/* allocate: memory for pictures and masks. Zeroed; when there is none left the display ends and its
 * supervisor starts it again from the cache. */
#ifndef SCREEN_ALLOCATE_H
#define SCREEN_ALLOCATE_H

#include <stddef.h>
#include <stdlib.h>

static inline void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);
    if (!memory)
        abort();

    return memory;
}

#endif
