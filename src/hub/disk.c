/* disk: the one place that writes. */
#include "disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One writer a folder, so one such name is enough. No name of ours begins with a dot. */
static const char UNFINISHED[] = ".unfinished";

static bool fail(struct error *error, const char *what, const char *name)
{
    bool is_full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;

    return error_set(error, is_full ? ERROR_LIMIT : ERROR_SYSTEM, "%s: %s: %s", name, what,
                     strerror(errno));
}

int disk_open_folder(int beside, const char *name, struct error *error)
{
    bool is_new = mkdirat(beside, name, 0755) == 0;
    int folder;

    if (!is_new && errno != EEXIST) {
        fail(error, "cannot be made", name);
        return -1;
    }
    folder = openat(beside, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        fail(error, "cannot be opened", name);
        return -1;
    }
    if (is_new && beside != AT_FDCWD && fsync(beside) != 0) {
        fail(error, "cannot be kept", name);
        (void)close(folder); /* nothing was written to it */
        return -1;
    }
    return folder;
}

static bool write_all(int file, struct text bytes)
{
    while (bytes.size) {
        ssize_t written = write(file, bytes.data, bytes.size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes = text_slice(bytes, (size_t)written, bytes.size);
    }
    return true;
}

bool disk_hand_over(int folder, int file)
{
    struct stat about;

    if (geteuid() != 0)
        return true;
    return fstat(folder, &about) == 0 && fchown(file, about.st_uid, about.st_gid) == 0;
}

/* The bytes are on the disk, under a name nobody reads. */
static bool write_beside(int folder, struct text bytes, mode_t mode)
{
    int file = openat(folder, UNFINISHED, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    bool is_written;
    int reason;

    if (file < 0)
        return false;
    is_written = fchmod(file, mode) == 0 && disk_hand_over(folder, file) &&
                 write_all(file, bytes) && fsync(file) == 0;
    reason = errno;
    (void)close(file); /* fsync has told everything there is to tell */
    errno = reason;
    return is_written;
}

bool disk_save(int folder, const char *name, struct text bytes, mode_t mode, struct error *error)
{
    if (!write_beside(folder, bytes, mode) || renameat(folder, UNFINISHED, folder, name) != 0) {
        fail(error, "cannot be written", name);
        (void)unlinkat(folder, UNFINISHED, 0); /* cleared at the next start otherwise */
        return false;
    }
    /* It has its name, but whether that outlives the power is not known: nobody is told it does. */
    return fsync(folder) == 0 || fail(error, "cannot be kept", name);
}

void disk_clear(int folder)
{
    (void)unlinkat(folder, UNFINISHED, 0); /* mostly there is none */
}

static bool read_all(int file, struct bytes *bytes)
{
    size_t got = 0;

    while (got < bytes->size) {
        ssize_t part = read(file, bytes->data + got, bytes->size - got);

        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return false;
        if (part == 0)
            break;
        got += (size_t)part;
    }
    bytes->size = got;
    return true;
}

static bool read_open_file(int file, const char *name, size_t most, struct bytes *bytes,
                           struct error *error)
{
    struct stat about;

    if (fstat(file, &about) != 0)
        return fail(error, "cannot be looked at", name);
    if (!S_ISREG(about.st_mode))
        return error_set(error, ERROR_SYSTEM, "%s: is not a file", name);
    if ((unsigned long long)about.st_size > most)
        return error_set(error, ERROR_SYSTEM, "%s: has %lld bytes, expected at most %zu", name,
                         (long long)about.st_size, most);

    struct bytes read_bytes = {malloc((size_t)about.st_size + 1), (size_t)about.st_size};
    if (!read_bytes.data)
        abort();
    if (!read_all(file, &read_bytes)) {
        free(read_bytes.data);
        return fail(error, "cannot be read", name);
    }
    *bytes = read_bytes;
    return true;
}

bool disk_read(int folder, const char *name, size_t most, struct bytes *bytes, bool *is_missing,
               struct error *error)
{
    int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool is_read;

    if (is_missing)
        *is_missing = file < 0 && errno == ENOENT;
    if (file < 0)
        return fail(error, "cannot be opened", name);
    is_read = read_open_file(file, name, most, bytes, error);
    (void)close(file); /* only read */
    return is_read;
}
