/* A file of the cache is a few lines and then the bytes as they came:
 *
 *     taqta-cache 1
 *     sha256 <of all that follows this line>
 *     address https://…
 *     etag "…"
 *     last-modified …
 *     charset utf-8
 *     fetched 1763613600          (seconds since 1970, or "-")
 *     length 4711
 *     <empty line>
 *     the bytes
 *
 * Whatever does not fit is no cache file of ours and is removed; the network will bring it again.
 */
#include "feed/cache.h"

#include "base/digest.h"
#include "base/limits.h"
#include "cache_files.h"
#include "file_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Room for the lines before the bytes; addresses and validators are a few hundred bytes. */
enum { CACHE_HEAD_BYTES = 64 * 1024 };

static const struct text first_line = TEXT("taqta-cache 1");

static const char *cache_path(struct arena *arena, const char *folder, struct text address)
{
    char name[DIGEST_HEX_SIZE];
    cache_file_name(address, name);
    return text_format(arena, "%s/%s%c", folder, name, 0).data;
}

static bool make_folders(const char *folder, struct error *error)
{
    char path[4096];
    size_t size = strlen(folder);
    if (size == 0 || size >= sizeof path)
        return error_set(error, ERROR_SYSTEM, "cache folder: the name is empty or too long");

    memcpy(path, folder, size + 1);
    for (size_t i = 1; i <= size; i++) {
        if (path[i] != '/' && path[i] != 0)
            continue;
        path[i] = 0;
        if (mkdir(path, 0755) != 0 && errno != EEXIST)
            return error_set(error, ERROR_SYSTEM, "cache folder %s cannot be made: %s", path,
                             strerror(errno));
        path[i] = folder[i];
    }
    return true;
}

bool cache_open(const char *folder, struct error *error)
{
    if (!make_folders(folder, error))
        return false;

    /* Trying is the only honest question: permissions, a read-only mount and a file in the folder's
     * place all look different to access(). */
    struct arena arena = {0};
    const char *probe = text_format(&arena, "%s/probe%c", folder, 0).data;
    int descriptor = open(probe, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    bool writable = descriptor >= 0;
    if (writable) {
        close(descriptor);
        unlink(probe);
    } else {
        error_set(error, ERROR_SYSTEM, "cache folder %s cannot be written: %s", folder,
                  strerror(errno));
    }
    arena_finish(&arena);
    return writable;
}

/* Cuts "name value\n" off *rest. */
static bool take_line(struct text *rest, struct text name, struct text *value)
{
    struct text line;
    if (!text_split(rest, '\n', &line) || !text_starts_with(line, name))
        return false;

    *value = text_slice(line, name.size, line.size);
    return true;
}

static bool take_number(struct text *rest, struct text name, uint64_t max, uint64_t *number)
{
    struct text value;
    return take_line(rest, name, &value) && text_to_number(value, max, number);
}

static bool checksum_is_right(struct text hex, struct text bytes)
{
    uint8_t digest[DIGEST_SIZE];
    char right[DIGEST_HEX_SIZE];
    digest_sha256(bytes, digest);
    digest_to_hex(digest, right);
    return text_equal(hex, text_from(right));
}

static bool take_fetched_at(struct text *rest, struct instant *fetched_at)
{
    struct text value;
    uint64_t seconds;
    if (!take_line(rest, TEXT("fetched "), &value))
        return false;
    if (text_equal(value, TEXT("-"))) {
        *fetched_at = INSTANT_NONE;
        return true;
    }
    if (!text_to_number(value, INT64_MAX, &seconds))
        return false;

    *fetched_at = (struct instant){(int64_t)seconds};
    return true;
}

static bool understand(struct text file, struct text address, struct cached *cached)
{
    struct text rest = file, version, checksum, empty;
    uint64_t length;
    if (!text_split(&rest, '\n', &version) || !text_equal(version, first_line))
        return false;
    if (!take_line(&rest, TEXT("sha256 "), &checksum) || !checksum_is_right(checksum, rest))
        return false;

    struct cached found;
    if (!take_line(&rest, TEXT("address "), &found.address) ||
        !take_line(&rest, TEXT("etag "), &found.etag) ||
        !take_line(&rest, TEXT("last-modified "), &found.last_modified) ||
        !take_line(&rest, TEXT("charset "), &found.charset) ||
        !take_fetched_at(&rest, &found.fetched_at) ||
        !take_number(&rest, TEXT("length "), LIMIT_DOCUMENT_BYTES, &length) ||
        !text_split(&rest, '\n', &empty) || empty.size != 0)
        return false;
    if (rest.size != length || !text_equal(found.address, address))
        return false;

    found.bytes = rest;
    *cached = found;
    return true;
}

bool cache_read(const char *folder, struct text address, struct cached *cached, struct arena *arena)
{
    const char *path = cache_path(arena, folder, address);
    int descriptor;
    struct stat about;
    struct text file;
    if (!file_open(&descriptor, &about, path, LIMIT_DOCUMENT_BYTES + CACHE_HEAD_BYTES, NULL))
        return false;

    bool found = file_read(descriptor, &file, arena, (size_t)about.st_size, NULL) &&
                 understand(file, address, cached);
    if (found)
        cache_mark_used(descriptor);
    close(descriptor);
    if (!found)
        (void)unlink(path); /* if it stays, it is found damaged again and does no more harm */
    return found;
}

static struct text cache_file(struct arena *arena, const struct cached *cached)
{
    struct text_builder tail = {.arena = arena};
    builder_format(&tail, "address %.*s\netag %.*s\nlast-modified %.*s\ncharset %.*s\n",
                   TEXT_ARG(cached->address), TEXT_ARG(cached->etag),
                   TEXT_ARG(cached->last_modified), TEXT_ARG(cached->charset));
    if (instant_is_given(cached->fetched_at) && cached->fetched_at.seconds >= 0)
        builder_format(&tail, "fetched %" PRId64 "\n", cached->fetched_at.seconds);
    else
        builder_add(&tail, TEXT("fetched -\n"));
    builder_format(&tail, "length %zu\n\n", cached->bytes.size);
    builder_add(&tail, cached->bytes);

    uint8_t digest[DIGEST_SIZE];
    char hex[DIGEST_HEX_SIZE];
    digest_sha256(builder_text(&tail), digest);
    digest_to_hex(digest, hex);
    struct text parts[] = {first_line, TEXT("\nsha256 "), text_from(hex), TEXT("\n"),
                           builder_text(&tail)};
    return text_join(arena, parts, sizeof parts / sizeof *parts, TEXT(""));
}

/* A line end inside a field would begin a line of its own. */
static bool fields_fit(const struct cached *cached, struct error *error)
{
    const struct text fields[] = {cached->address, cached->etag, cached->last_modified,
                                  cached->charset};
    size_t size = 0;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (text_find(fields[i], TEXT("\n")) != SIZE_MAX)
            return error_set(error, ERROR_SYSTEM, "an address or header with a line end in it");
        size += fields[i].size;
    }
    if (size > CACHE_HEAD_BYTES - 1024)
        return error_set(error, ERROR_LIMIT, "address and headers of %zu bytes", size);
    if (cached->bytes.size > LIMIT_DOCUMENT_BYTES)
        return error_set(error, ERROR_LIMIT, "%zu bytes", cached->bytes.size);
    return true;
}

bool cache_write(const char *folder, const struct cached *cached, struct error *error)
{
    if (!fields_fit(cached, error))
        return error_prefix(error, "cannot be kept in the cache: ");

    struct arena arena = {0};
    bool written =
        file_replace(cache_path(&arena, folder, cached->address), cache_file(&arena, cached));
    if (!written)
        error_set(error, ERROR_SYSTEM, "cache folder %s cannot be written: %s", folder,
                  strerror(errno));
    arena_finish(&arena);
    return written;
}
