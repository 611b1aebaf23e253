#include "cache_files.h"

#include "base/arena.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { NAME_SIZE = DIGEST_HEX_SIZE - 1, DAY_S = 24 * 60 * 60 };

/* The hall keeps the time under this address. */
static const struct text saved_time = TEXT("taqta:time");

const struct text cache_history = TEXT("taqta:history");

struct file {
    char name[DIGEST_HEX_SIZE];
    uint64_t bytes;
    int64_t used_at;
    bool is_kept;
};

struct listing {
    struct arena arena;
    struct file *files;
    size_t count, capacity;
    uint64_t bytes;
};

void cache_file_name(struct text address, char name[DIGEST_HEX_SIZE])
{
    uint8_t digest[DIGEST_SIZE];
    digest_sha256(address, digest);
    digest_to_hex(digest, name);
}

void cache_mark_used(int descriptor)
{
    struct stat about;
    if (fstat(descriptor, &about) == 0 && time(NULL) - about.st_mtime > DAY_S)
        (void)futimens(descriptor, NULL); /* a file that cannot be marked only goes earlier */
}

static bool begins_with_name(const char *name)
{
    return strspn(name, "0123456789abcdef") == NAME_SIZE;
}

static bool is_at(const char *name, struct text address)
{
    char right[DIGEST_HEX_SIZE];
    cache_file_name(address, right);
    return memcmp(name, right, NAME_SIZE) == 0;
}

static bool is_kept(const char *name, const struct text *kept, size_t kept_count)
{
    for (size_t i = 0; i < kept_count; i++)
        if (is_at(name, kept[i]))
            return true;
    return is_at(name, saved_time) || is_at(name, cache_history);
}

static void list(struct listing *listing, const char *name, const struct stat *about, bool kept)
{
    struct file file = {
        .bytes = (uint64_t)about->st_size, .used_at = about->st_mtime, .is_kept = kept};
    memcpy(file.name, name, sizeof file.name);
    ARENA_PUSH(&listing->arena, listing->files, listing->count, listing->capacity);
    listing->files[listing->count - 1] = file;
    listing->bytes += file.bytes;
}

/* Only the worker writes the cache, and it is here: a half of a file is an old one. Not that of the
 * saved time, which may be half written this moment. */
static void look_at(struct listing *listing, int folder, const char *name, const struct text *kept,
                    size_t kept_count)
{
    struct stat about;
    if (!begins_with_name(name) || fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(about.st_mode))
        return;
    if (!name[NAME_SIZE])
        list(listing, name, &about, is_kept(name, kept, kept_count));
    else if (strcmp(name + NAME_SIZE, ".new") == 0 && !is_at(name, saved_time))
        (void)unlinkat(folder, name, 0); /* if it stays, it is found again */
}

static int by_use(const void *a, const void *b)
{
    int64_t first = ((const struct file *)a)->used_at, second = ((const struct file *)b)->used_at;
    return (first > second) - (first < second);
}

static void drop_oldest(struct listing *listing, int folder, const struct cache_limits *limits)
{
    size_t left = listing->count;
    if (left > 0)
        qsort(listing->files, left, sizeof *listing->files, by_use);
    for (size_t i = 0; i < listing->count; i++) {
        const struct file *file = &listing->files[i];
        if (left <= limits->files && listing->bytes <= limits->bytes)
            return;
        if (file->is_kept || unlinkat(folder, file->name, 0) != 0)
            continue;
        left--;
        listing->bytes -= file->bytes;
    }
}

void cache_tidy(const char *folder, const struct cache_limits *limits, const struct text *kept,
                size_t kept_count)
{
    struct listing listing = {0};
    DIR *opened = opendir(folder);
    if (!opened)
        return; /* told when the cache was opened */
    for (const struct dirent *entry; (entry = readdir(opened));)
        look_at(&listing, dirfd(opened), entry->d_name, kept, kept_count);
    drop_oldest(&listing, dirfd(opened), limits);
    closedir(opened);
    arena_finish(&listing.arena);
}
