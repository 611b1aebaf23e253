/* store_folder: a folder on this machine.
 *
 *   history/programme.json/…     every version kept, see versions.h
 *   programme.json               a link to the newest, for people and for plain web servers
 *   media/…                      pictures
 *   lock                         held as long as a hub runs
 */
#include "store.h"

#include "base/limits.h"
#include "base/log.h"
#include "version_name.h"
#include "versions.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char MEDIA[] = "media/";

struct folder {
    int folder; /* the caller's */
    int lock, media;
    struct versions documents[STORE_DOCUMENT_COUNT];
};

static bool is_picture(struct text name, const char **file, char copy[NAME_SIZE])
{
    if (!text_starts_with(name, text_from(MEDIA)))
        return false;
    name = text_slice(name, strlen(MEDIA), name.size);
    if (!name_is_fit(name))
        return false;
    name_copy(copy, name);
    *file = copy;
    return true;
}

static bool find_document(struct folder *folder, struct text name, struct versions **versions)
{
    enum store_document document;

    if (!store_find_document(name, &document))
        return false;
    *versions = &folder->documents[document];
    return true;
}

/* Pictures */

static void describe_picture(struct version *version, const struct bytes *bytes)
{
    uint8_t digest[DIGEST_SIZE];

    *version = (struct version){.size = bytes->size, .saved_at = INSTANT_NONE};
    digest_sha256((struct text){bytes->data, bytes->size}, digest);
    digest_to_hex(digest, version->etag);
}

static enum store_answer read_picture(struct folder *folder, const char *file,
                                      struct version *version, struct bytes *bytes,
                                      struct error *error)
{
    bool is_missing;

    if (!disk_read(folder->media, file, LIMIT_PICTURE_BYTES, bytes, &is_missing, error))
        return is_missing ? STORE_MISSING : STORE_FAILED;
    describe_picture(version, bytes);
    return STORE_DONE;
}

static size_t count_pictures(const struct folder *folder)
{
    int copy = dup(folder->media);
    DIR *files = copy < 0 ? NULL : fdopendir(copy);
    size_t count = 0;

    if (!files) {
        if (copy >= 0)
            (void)close(copy); /* only read */
        return STORE_PICTURES_MOST;
    }
    rewinddir(files);
    for (struct dirent *entry; (entry = readdir(files));)
        count += entry->d_name[0] != '.';
    (void)closedir(files); /* only read */
    return count;
}

static enum store_answer save_picture(struct folder *folder, const char *file,
                                      const struct saving *saving, struct version *version,
                                      struct error *error)
{
    struct bytes bytes = {0};
    enum store_answer answer = read_picture(folder, file, version, &bytes, error);

    free(bytes.data);
    if (answer == STORE_FAILED)
        return answer;
    if (answer == STORE_MISSING)
        *version = (struct version){0};
    if (!text_equal(text_from(version->etag), saving->expected))
        return STORE_STALE;
    if (answer == STORE_MISSING && count_pictures(folder) >= STORE_PICTURES_MOST) {
        error_set(error, ERROR_LIMIT, "there are %d pictures, and that is the most",
                  STORE_PICTURES_MOST);
        return STORE_FULL;
    }
    if (!disk_save(folder->media, file, saving->bytes, 0644, error))
        return error->kind == ERROR_LIMIT ? STORE_FULL : STORE_FAILED;

    describe_picture(version, &(struct bytes){(char *)saving->bytes.data, saving->bytes.size});
    version->saved_at = saving->now;
    return STORE_DONE;
}

/* Documents */

/* Where it points does not matter to us: a hub reads the history. So a link that cannot be made is
 * no reason to take back what was saved; it is told, and made at the next saving or start. */
static void point_at_newest(const struct folder *folder, const struct versions *versions)
{
    const struct version *newest = versions_newest(versions);
    char name[VERSION_NAME_SIZE], path[VERSION_NAME_SIZE + 64];

    if (!newest)
        return;
    version_name_write(newest, name);
    (void)snprintf(path, sizeof path, "history/%s/%s", versions->document, name);
    (void)unlinkat(folder->folder, ".newest", 0); /* mostly there is none */
    if (symlinkat(path, folder->folder, ".newest") != 0 ||
        renameat(folder->folder, ".newest", folder->folder, versions->document) != 0)
        log_warning("%s: the link to the newest version cannot be made: %s", versions->document,
                    strerror(errno));
}

static enum store_answer look_at_picture(struct folder *folder, struct text name,
                                         struct version *version, struct error *error)
{
    struct bytes bytes = {0};
    enum store_answer answer;
    const char *file;
    char copy[NAME_SIZE];

    if (!is_picture(name, &file, copy))
        return STORE_MISSING;
    answer = read_picture(folder, file, version, &bytes, error);
    free(bytes.data);
    return answer;
}

static enum store_answer folder_look(void *self, struct text name, struct version *version,
                                     struct error *error)
{
    const struct version *newest;
    struct versions *versions;

    if (!find_document(self, name, &versions))
        return look_at_picture(self, name, version, error);
    newest = versions_newest(versions);
    if (!newest)
        return STORE_MISSING;
    *version = *newest;
    return STORE_DONE;
}

static enum store_answer folder_read(void *self, struct text name, uint64_t serial,
                                     struct version *version, struct bytes *bytes,
                                     struct error *error)
{
    struct versions *versions;
    const char *file;
    char copy[NAME_SIZE];

    if (find_document(self, name, &versions))
        return versions_read(versions, serial, version, bytes, error);
    if (serial || !is_picture(name, &file, copy))
        return STORE_MISSING;
    return read_picture(self, file, version, bytes, error);
}

static enum store_answer folder_save(void *self, const struct saving *saving,
                                     struct version *version, struct error *error)
{
    struct versions *versions;
    enum store_answer answer;
    const char *file;
    char copy[NAME_SIZE];

    if (!find_document(self, saving->name, &versions))
        return is_picture(saving->name, &file, copy)
                   ? save_picture(self, file, saving, version, error)
                   : STORE_MISSING;
    answer = versions_add(versions, saving, version, error);
    if (answer == STORE_DONE)
        point_at_newest(self, versions);
    return answer;
}

static size_t folder_list(void *self, struct text name,
                          struct version versions[STORE_VERSIONS_MOST])
{
    struct versions *found;
    size_t count;

    if (!find_document(self, name, &found))
        return 0;
    count = found->count;
    for (size_t i = 0; i < count; i++)
        versions[i] = found->items[count - 1 - i];
    return count;
}

static void folder_close(void *self)
{
    struct folder *folder = self;

    for (size_t i = 0; i < STORE_DOCUMENT_COUNT; i++)
        versions_close(&folder->documents[i]);
    if (folder->media >= 0)
        (void)close(folder->media); /* everything was kept when it was written */
    if (folder->lock >= 0)
        (void)close(folder->lock); /* which unlocks it */
    free(folder);
}

static const struct store_kind FOLDER = {folder_look, folder_read, folder_save, folder_list,
                                         folder_close};

/* Two hubs on one folder would each believe to know its newest version. */
static bool lock_folder(struct folder *folder, struct error *error)
{
    folder->lock = openat(folder->folder, "lock", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (folder->lock < 0)
        return error_set(error, ERROR_SYSTEM, "lock: cannot be made: %s", strerror(errno));
    if (flock(folder->lock, LOCK_EX | LOCK_NB) != 0)
        return error_set(error, ERROR_SYSTEM, "another hub is running on this folder");
    return true;
}

static bool open_documents(struct folder *folder, struct error *error)
{
    int history = disk_open_folder(folder->folder, "history", error);
    bool is_open = history >= 0;
    char damaged[DIGEST_HEX_SIZE];

    for (enum store_document i = 0; i < STORE_DOCUMENT_COUNT && is_open; i++) {
        is_open =
            versions_open(&folder->documents[i], history, store_document_name(i), damaged, error);
        if (!is_open)
            break;
        if (*damaged)
            log_error("%s is not what was saved; it is set aside, and the version before is served",
                      damaged);
        point_at_newest(folder, &folder->documents[i]);
    }
    if (history >= 0)
        (void)close(history); /* its folders are open by themselves */
    return is_open;
}

bool store_open_folder(struct store *store, int folder, struct error *error)
{
    struct folder *opened = calloc(1, sizeof *opened);

    if (!opened)
        abort();
    *opened = (struct folder){.folder = folder, .lock = -1, .media = -1};
    for (size_t i = 0; i < STORE_DOCUMENT_COUNT; i++)
        opened->documents[i].folder = -1;
    if (!lock_folder(opened, error) || !open_documents(opened, error) ||
        (opened->media = disk_open_folder(folder, "media", error)) < 0) {
        folder_close(opened);
        return false;
    }
    disk_clear(opened->media);
    *store = (struct store){&FOLDER, opened};
    return true;
}
