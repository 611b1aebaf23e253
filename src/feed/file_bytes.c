#include "file_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool file_is_fit(const struct stat *about, size_t limit_bytes, struct error *error)
{
    if (!S_ISREG(about->st_mode))
        return error_set(error, ERROR_SYSTEM, "this is not a file that can be read as a document");
    if ((uint64_t)about->st_size > limit_bytes)
        return error_set(error, ERROR_LIMIT, "the file has %lld bytes, %zu are the most we read",
                         (long long)about->st_size, limit_bytes);
    return true;
}

bool file_open(int *descriptor, struct stat *about, const char *path, size_t limit_bytes,
               struct error *error)
{
    int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (opened < 0)
        return error_set(error, ERROR_SYSTEM, "cannot be opened: %s", strerror(errno));

    bool fit = fstat(opened, about) == 0
                   ? file_is_fit(about, limit_bytes, error)
                   : error_set(error, ERROR_SYSTEM, "cannot be looked at: %s", strerror(errno));
    if (!fit) {
        close(opened);
        return false;
    }
    *descriptor = opened;
    return true;
}

bool file_read(int descriptor, struct text *bytes, struct arena *arena, size_t size,
               struct error *error)
{
    char *data = arena_alloc(arena, size);
    size_t got = 0;
    while (got < size) {
        ssize_t part = read(descriptor, data + got, size - got);
        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return error_set(error, ERROR_SYSTEM, "cannot be read: %s", strerror(errno));
        if (part == 0)
            break;
        got += (size_t)part;
    }
    *bytes = (struct text){data, got};
    return true;
}

static bool write_all(int descriptor, struct text file)
{
    while (file.size > 0) {
        ssize_t part = write(descriptor, file.data, file.size);
        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return false;
        file = text_slice(file, (size_t)part, file.size);
    }
    return true;
}

static bool write_durably(const char *path, struct text file)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return false;

    bool written = write_all(descriptor, file) && fsync(descriptor) == 0;
    int reason = errno;
    bool closed = close(descriptor) == 0;
    if (!written)
        errno = reason;
    return written && closed;
}

static bool sync_folder_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    struct text folder = slash ? (struct text){path, (size_t)(slash - path) + 1} : TEXT(".");
    int descriptor = open(text_to_c(arena, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;

    bool synced = fsync(descriptor) == 0;
    int reason = errno;
    close(descriptor);
    errno = reason;
    return synced;
}

bool file_replace(const char *path, struct text bytes)
{
    struct arena arena = {0};
    const char *temporary = text_format(&arena, "%s.new%c", path, 0).data;
    bool replaced = write_durably(temporary, bytes) && rename(temporary, path) == 0 &&
                    sync_folder_of(path, &arena);
    int reason = errno;
    if (!replaced)
        (void)unlink(temporary); /* mostly it was never made */
    arena_finish(&arena);
    errno = reason;
    return replaced;
}
