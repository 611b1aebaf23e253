#include "memory.h"

#include "cache_files.h"

#include <string.h>

void memory_load(struct feeding *feeding)
{
    struct memory *memory = &feeding->memory;
    struct cached cached;
    if (!feeding->cache_folder ||
        !cache_read(feeding->cache_folder, cache_history, &cached, &memory->history.arena))
        return;
    memory->history.bytes = cached.bytes;
    digest_sha256(cached.bytes, memory->kept_digest);
}

void memory_keep(struct feeding *feeding, struct instant now)
{
    struct memory *memory = &feeding->memory;
    uint8_t digest[DIGEST_SIZE];
    memory->lacks_clock = !instant_is_given(now);
    digest_sha256(memory->history.bytes, digest);
    if (memcmp(digest, memory->kept_digest, DIGEST_SIZE) == 0)
        return;
    memcpy(memory->kept_digest, digest, DIGEST_SIZE);
    feeding_keep(feeding, &(struct cached){.address = cache_history,
                                           .bytes = memory->history.bytes,
                                           .fetched_at = INSTANT_NONE});
}

void memory_finish(struct feeding *feeding)
{
    arena_finish(&feeding->memory.history.arena);
}

bool memory_wants_reading(const struct feeding *feeding)
{
    return feeding->memory.lacks_clock && instant_is_given(feeding_now(feeding));
}
