/* saved_time: an entry of the cache without a body, whose moment says it all. */
#include "saved_time.h"

#include "feed/cache.h"

static const struct text address = TEXT("taqta:time");

struct instant saved_time_read(const char *cache_folder)
{
    struct arena arena = {0};
    struct cached cached;
    struct instant time = INSTANT_NONE;
    if (cache_read(cache_folder, address, &cached, &arena))
        time = cached.fetched_at;
    arena_finish(&arena);
    return time;
}

bool saved_time_write(const char *cache_folder, struct instant time, struct error *error)
{
    return cache_write(cache_folder, &(struct cached){.address = address, .fetched_at = time},
                       error);
}
