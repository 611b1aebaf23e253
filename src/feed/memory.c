#include "memory.h"

#include "base/limits.h"
#include "base/log.h"
#include "cache_files.h"
#include "feed/fetch.h"

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
    memory->is_kept = true;
}

void memory_learn(struct feeding *feeding, const char *before, const char *source,
                  struct text default_zone)
{
    struct arena arena = {0};
    struct fetch_settings settings = {.proxy = feeding->network.proxy,
                                      .ca_file = feeding->network.ca_file};
    struct document document = {.address = text_from(source)};
    struct read_options options = {
        .timezone = default_zone, .now = feeding_now(feeding), .history = &feeding->memory.history};
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused;
    if (!fetch_once(&arena, text_from(before), LIMIT_DOCUMENT_BYTES, &settings, &document.bytes,
                    &document.charset, &error) ||
        !programme_read(&programme, &document, 1, &options, &error, &refused))
        mailbox_report(feeding->mailbox, LOG_LEVEL_WARNING, "%s: %s; nothing is compared", before,
                       error.message);
    programme_destroy(programme);
    arena_finish(&arena);
}

void memory_keep(struct feeding *feeding, struct instant now)
{
    struct memory *memory = &feeding->memory;
    struct text bytes = memory->history.bytes;
    uint8_t digest[DIGEST_SIZE];
    memory->lacks_clock = !instant_is_given(now);
    digest_sha256(bytes, digest);
    bool is_same =
        memory->is_kept ? memcmp(digest, memory->kept_digest, DIGEST_SIZE) == 0 : bytes.size == 0;
    if (is_same)
        return;
    memcpy(memory->kept_digest, digest, DIGEST_SIZE);
    memory->is_kept = true;
    feeding_keep(
        feeding,
        &(struct cached){.address = cache_history, .bytes = bytes, .fetched_at = INSTANT_NONE});
}

void memory_finish(struct feeding *feeding)
{
    arena_finish(&feeding->memory.history.arena);
}

bool memory_wants_reading(const struct feeding *feeding)
{
    return feeding->memory.lacks_clock && instant_is_given(feeding_now(feeding));
}
