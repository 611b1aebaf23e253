/* versions: what is in the folder is read once, at the start; from then on it is known. */
#include "versions.h"

#include "base/limits.h"
#include "version_name.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char DAMAGED[] = ".damaged";

/* By serial, the lowest first. */
static int compare_serials(const void *a, const void *b)
{
    const struct version *one = a, *other = b;

    return (one->serial > other->serial) - (one->serial < other->serial);
}

static void remove_file(struct versions *versions, const struct version *version)
{
    char name[VERSION_NAME_SIZE];

    version_name_write(version, name);
    (void)unlinkat(versions->folder, name, 0); /* one version too many does no harm */
}

/* Lets the oldest go. */
static void forget_oldest(struct versions *versions)
{
    remove_file(versions, &versions->items[0]);
    versions->count--;
    memmove(&versions->items[0], &versions->items[1], versions->count * sizeof *versions->items);
}

static void take(struct versions *versions, const struct version *version)
{
    versions->items[versions->count++] = *version;
    qsort(versions->items, versions->count, sizeof *versions->items, compare_serials);
    if (versions->count > STORE_VERSIONS_MOST)
        forget_oldest(versions);
}

static size_t size_of(const struct versions *versions, const char *name)
{
    struct stat about;

    return fstatat(versions->folder, name, &about, 0) == 0 ? (size_t)about.st_size : 0;
}

/* A serial that was given to a damaged file is not given again. */
static void note_damaged(struct versions *versions, const char *name)
{
    struct text whole = text_from(name);
    char copy[VERSION_NAME_SIZE];
    struct version version;

    if (!text_ends_with(whole, text_from(DAMAGED)) || whole.size >= sizeof copy)
        return;
    (void)snprintf(copy, sizeof copy, "%.*s", (int)(whole.size - strlen(DAMAGED)), name);
    if (version_name_read(copy, &version) && version.serial > versions->highest)
        versions->highest = version.serial;
}

static void note_file(struct versions *versions, const char *name)
{
    struct version version;

    if (!version_name_read(name, &version)) {
        note_damaged(versions, name);
        return;
    }
    version.size = size_of(versions, name);
    if (version.serial > versions->highest)
        versions->highest = version.serial;
    take(versions, &version);
}

static bool read_folder(struct versions *versions, struct error *error)
{
    int copy = dup(versions->folder);
    DIR *files = copy < 0 ? NULL : fdopendir(copy);

    if (!files) {
        if (copy >= 0)
            (void)close(copy); /* only read */
        return error_set(error, ERROR_SYSTEM, "%s: cannot be read: %s", versions->document,
                         strerror(errno));
    }
    rewinddir(files); /* the copy shares its place with the descriptor */
    for (struct dirent *entry; (entry = readdir(files));)
        note_file(versions, entry->d_name);
    (void)closedir(files); /* only read */
    return true;
}

static bool is_whole(const struct versions *versions, const struct version *version)
{
    struct version found;
    struct bytes bytes = {0};
    enum store_answer answer = versions_read(versions, version->serial, &found, &bytes, NULL);

    free(bytes.data);
    return answer == STORE_DONE;
}

static void set_aside(struct versions *versions, const struct version *version,
                      char damaged[DIGEST_HEX_SIZE])
{
    char name[VERSION_NAME_SIZE], aside[VERSION_NAME_SIZE + sizeof DAMAGED];

    version_name_write(version, name);
    (void)snprintf(aside, sizeof aside, "%s%s", name, DAMAGED);
    (void)renameat(versions->folder, name, versions->folder, aside); /* else at the next start */
    (void)snprintf(damaged, DIGEST_HEX_SIZE, "%s, serial %llu", versions->document,
                   (unsigned long long)version->serial);
}

bool versions_open(struct versions *versions, int beside, const char *document,
                   char damaged[DIGEST_HEX_SIZE], struct error *error)
{
    *versions = (struct versions){.document = document};
    *damaged = 0;
    versions->folder = disk_open_folder(beside, document, error);
    if (versions->folder < 0)
        return false;

    disk_clear(versions->folder);
    if (!read_folder(versions, error)) {
        versions_close(versions);
        return false;
    }
    while (versions->count && !is_whole(versions, &versions->items[versions->count - 1]))
        set_aside(versions, &versions->items[--versions->count], damaged);
    return true;
}

void versions_close(struct versions *versions)
{
    if (versions->folder >= 0)
        (void)close(versions->folder); /* everything was kept when it was written */
    versions->folder = -1;
}

const struct version *versions_newest(const struct versions *versions)
{
    return versions->count ? &versions->items[versions->count - 1] : NULL;
}

static const struct version *find(const struct versions *versions, uint64_t serial)
{
    if (!serial)
        return versions_newest(versions);
    for (size_t i = 0; i < versions->count; i++)
        if (versions->items[i].serial == serial)
            return &versions->items[i];
    return NULL;
}

static void make_etag(struct text bytes, char etag[DIGEST_HEX_SIZE])
{
    uint8_t digest[DIGEST_SIZE];

    digest_sha256(bytes, digest);
    digest_to_hex(digest, etag);
}

enum store_answer versions_read(const struct versions *versions, uint64_t serial,
                                struct version *version, struct bytes *bytes, struct error *error)
{
    const struct version *found = find(versions, serial);
    char name[VERSION_NAME_SIZE], etag[DIGEST_HEX_SIZE];

    if (!found)
        return STORE_MISSING;
    version_name_write(found, name);
    if (!disk_read(versions->folder, name, LIMIT_DOCUMENT_BYTES, bytes, NULL, error))
        return STORE_FAILED;
    make_etag((struct text){bytes->data, bytes->size}, etag);
    if (strcmp(etag, found->etag) != 0) {
        free(bytes->data);
        *bytes = (struct bytes){0};
        error_set(error, ERROR_SYSTEM, "%s: is damaged", name);
        return STORE_FAILED;
    }
    *version = *found;
    return STORE_DONE;
}

static bool is_expected(const struct version *newest, struct text expected)
{
    return newest ? text_equal(text_from(newest->etag), expected) : !expected.size;
}

/* It may have its name already when the disk could not promise to keep it: then it must not come
 * back at the next start as if it had been accepted. */
static enum store_answer give_up(struct versions *versions, const struct version *version,
                                 const struct error *error)
{
    remove_file(versions, version);
    return error->kind == ERROR_LIMIT ? STORE_FULL : STORE_FAILED;
}

enum store_answer versions_add(struct versions *versions, const struct saving *saving,
                               struct version *version, struct error *error)
{
    const struct version *newest = versions_newest(versions);
    struct version made = {
        .serial = versions->highest + 1, .saved_at = saving->now, .size = saving->bytes.size};
    char name[VERSION_NAME_SIZE];

    if (!is_expected(newest, saving->expected)) {
        *version = newest ? *newest : (struct version){0};
        return STORE_STALE;
    }
    make_etag(saving->bytes, made.etag);
    name_copy(made.who, saving->who);
    version_name_write(&made, name);
    versions->highest = made.serial; /* also when it fails: no serial is given twice */
    if (!disk_save(versions->folder, name, saving->bytes, 0644, error))
        return give_up(versions, &made, error);

    take(versions, &made);
    *version = made;
    return STORE_DONE;
}
