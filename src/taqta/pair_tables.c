#include "pair_tables.h"

#include "base/log.h"
#include "feed/cache.h"
#include "type/pairs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TABLE_BYTES = 64 * 1024 /* more than any table has */ };

static const char *path_of(const struct typesetter *typesetter, unsigned face, const char *folder,
                           struct arena *arena)
{
    uint8_t digest[DIGEST_SIZE];
    char hex[DIGEST_HEX_SIZE];

    typesetter_face_digest(typesetter, face, digest);
    digest_to_hex(digest, hex);
    return text_to_c(arena, text_format(arena, "%s/pairs-%s", folder, hex));
}

/* Opened without waiting: a pipe in its place would hold the start. */
static bool read_file(struct text *bytes, const char *path, struct arena *arena,
                      struct error *error)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return error_set(error, ERROR_SYSTEM, "%s", strerror(errno));

    char *data = arena_alloc(arena, TABLE_BYTES);
    ssize_t size = read(descriptor, data, TABLE_BYTES);
    int reason = errno;
    close(descriptor);
    if (size < 0)
        return error_set(error, ERROR_SYSTEM, "%s", strerror(reason));
    *bytes = (struct text){data, (size_t)size};
    return true;
}

/* A table that is not there yet is nothing to speak of; one that is no good is. */
static bool read_table(struct typesetter *typesetter, unsigned face, const char *path,
                       struct arena *arena)
{
    struct text bytes = {0};
    struct error error = {0};
    if (access(path, F_OK) != 0)
        return false;
    if (read_file(&bytes, path, arena, &error) &&
        typesetter_use_pairs(typesetter, face, bytes, &error))
        return true;
    log_warning("%s: %s; measuring %s anew", path, error.message,
                typesetter_face_name(typesetter, face));
    return false;
}

/* Written beside it and renamed over it, so that another display never reads half of one. Not
 * synchronised: what a power cut leaves is found damaged, and measured anew. */
static bool replace_file(const char *path, struct text bytes, struct arena *arena,
                         struct error *error)
{
    size_t size = strlen(path) + sizeof ".XXXXXX"; /* mkstemp fills the Xs in */
    char *temporary = arena_alloc(arena, size);
    snprintf(temporary, size, "%s.XXXXXX", path);
    int descriptor = mkstemp(temporary);
    if (descriptor < 0)
        return error_set(error, ERROR_SYSTEM, "%s: %s", path, strerror(errno));

    bool written = write(descriptor, bytes.data, bytes.size) == (ssize_t)bytes.size;
    written = fchmod(descriptor, 0644) == 0 && written;
    written = close(descriptor) == 0 && written;
    written = written && rename(temporary, path) == 0;
    if (!written) {
        error_set(error, ERROR_SYSTEM, "%s: cannot be written to its end", path);
        (void)unlink(temporary);
    }
    return written;
}

static bool keep_table(const struct typesetter *typesetter, unsigned face, const char *folder,
                       const char *path, struct arena *arena, struct error *error)
{
    return cache_open(folder, error) &&
           replace_file(path, typesetter_pairs(typesetter, face, arena), arena, error);
}

/* True when the table was read. What cannot be written once is not tried again for other faces. */
static bool load_face(struct typesetter *typesetter, unsigned face, const char *folder,
                      bool *can_write, struct arena *arena)
{
    struct error error = {0};
    const char *path = folder ? path_of(typesetter, face, folder, arena) : NULL;
    if (path && read_table(typesetter, face, path, arena))
        return true;

    typesetter_measure_pairs(typesetter, face);
    if (path && *can_write && !keep_table(typesetter, face, folder, path, arena, &error)) {
        log_warning("%s; letter pairs will be measured at every start", error.message);
        *can_write = false;
    }
    return false;
}

struct pair_tables_count pair_tables_load(struct typesetter *typesetter, const char *cache_folder)
{
    struct pair_tables_count count = {0};
    struct arena arena = {0};
    bool can_write = true;

    for (unsigned face = 0; face < typesetter_face_count(typesetter); face++) {
        if (!typesetter_face_has_pairs(typesetter, face))
            continue;
        if (load_face(typesetter, face, cache_folder, &can_write, &arena))
            count.read++;
        else
            count.measured++;
        arena_reset(&arena);
    }
    if (count.measured)
        log_info("letter pairs of %zu face%s measured", count.measured,
                 count.measured > 1 ? "s" : "");
    arena_finish(&arena);
    return count;
}
