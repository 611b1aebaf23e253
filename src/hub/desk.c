/* desk: a folder and those in it, as a list of paths. */
#include "desk.h"

#include "names.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MOST = 200, FILE_BYTES_MOST = 2 * 1024 * 1024, DEEPEST = 3, PATH_SIZE = 200 };

struct file {
    char path[PATH_SIZE]; /* "/words/kk.json" */
    struct ready ready;
};

struct desk {
    struct file files[FILES_MOST];
    size_t count;
};

struct kind {
    const char *ending, *type;
    bool may_pack;
};

static const struct kind KINDS[] = {
    {".html", "text/html; charset=utf-8", true},
    {".css", "text/css; charset=utf-8", true},
    {".js", "text/javascript; charset=utf-8", true},
    {".json", "application/json", true},
    {".webmanifest", "application/manifest+json", true},
    {".svg", "image/svg+xml", true},
    {".png", "image/png", false},
    {".ico", "image/x-icon", false},
    {".woff2", "font/woff2", false},
};

static const struct kind *find_kind(const char *name)
{
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (text_ends_with(text_from(name), text_from(KINDS[i].ending)))
            return &KINDS[i];
    return NULL;
}

static void make_file_ready(struct file *file, const struct kind *kind, struct bytes bytes)
{
    uint8_t digest[DIGEST_SIZE];
    char etag[DIGEST_HEX_SIZE];

    digest_sha256((struct text){bytes.data, bytes.size}, digest);
    digest_to_hex(digest, etag);
    ready_make(&file->ready, &(struct good){.bytes = bytes,
                                            .type = kind->type,
                                            .etag = etag,
                                            .keeping = KEEP_AND_ASK,
                                            .may_pack = kind->may_pack});
}

/* Files of other kinds, a README say, are not served. */
static bool take_file(struct desk *desk, int folder, const char *above, const char *name,
                      struct error *error)
{
    const struct kind *kind = find_kind(name);
    struct file *file = &desk->files[desk->count];
    struct bytes bytes;

    if (!kind)
        return true;
    if (desk->count == FILES_MOST)
        return error_set(error, ERROR_LIMIT, "the desk has more than %d files", FILES_MOST);
    if (snprintf(file->path, sizeof file->path, "%s/%s", above, name) >= (int)sizeof file->path)
        return error_set(error, ERROR_LIMIT, "%s/%s: is too long a path", above, name);
    if (!disk_read(folder, name, FILE_BYTES_MOST, &bytes, NULL, error))
        return false;
    make_file_ready(file, kind, bytes);
    desk->count++;
    return true;
}

static bool take_folder(struct desk *desk, int folder, const char *above, int depth,
                        struct error *error);

static bool take_subfolder(struct desk *desk, int folder, const char *above, const char *name,
                           int depth, struct error *error)
{
    char path[PATH_SIZE];
    int inner;

    if (depth == DEEPEST)
        return error_set(error, ERROR_LIMIT, "%s/%s: the desk is too deep", above, name);
    if (snprintf(path, sizeof path, "%s/%s", above, name) >= (int)sizeof path)
        return error_set(error, ERROR_LIMIT, "%s/%s: is too long a path", above, name);
    inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (inner < 0)
        return error_set(error, ERROR_SYSTEM, "%s: cannot be opened: %s", path, strerror(errno));
    return take_folder(desk, inner, path, depth + 1, error);
}

static bool take_entry(struct desk *desk, int folder, const char *above, const char *name,
                       int depth, struct error *error)
{
    struct stat about;

    if (!name_is_fit(text_from(name)))
        return true; /* no path could ask for it */
    if (fstatat(folder, name, &about, 0) != 0)
        return error_set(error, ERROR_SYSTEM, "%s/%s: cannot be looked at: %s", above, name,
                         strerror(errno));
    return S_ISDIR(about.st_mode) ? take_subfolder(desk, folder, above, name, depth, error)
                                  : take_file(desk, folder, above, name, error);
}

/* Closes the folder. */
static bool take_folder(struct desk *desk, int folder, const char *above, int depth,
                        struct error *error)
{
    DIR *entries = fdopendir(folder);
    bool is_taken = true;

    if (!entries) {
        (void)close(folder); /* only read */
        return error_set(error, ERROR_SYSTEM, "%s/: cannot be read: %s", above, strerror(errno));
    }
    for (struct dirent *entry; is_taken && (entry = readdir(entries));)
        is_taken = take_entry(desk, folder, above, entry->d_name, depth, error);
    (void)closedir(entries); /* only read */
    return is_taken;
}

static const char *usual_folder(void)
{
    return access(TAQTA_DESK_HERE, R_OK) == 0 ? TAQTA_DESK_HERE : TAQTA_DESK_INSTALLED;
}

bool desk_open(struct desk **desk, const char *folder, struct error *error)
{
    const char *path = folder ? folder : usual_folder();
    int root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct desk *opened;

    if (root < 0)
        return error_set(error, ERROR_SYSTEM, "the desk %s cannot be opened: %s", path,
                         strerror(errno));
    opened = calloc(1, sizeof *opened);
    if (!opened)
        abort();
    if (!take_folder(opened, root, "", 0, error)) {
        desk_close(opened);
        return error_prefix(error, "the desk %s: ", path);
    }
    *desk = opened;
    return true;
}

void desk_close(struct desk *desk)
{
    if (!desk)
        return;
    for (size_t i = 0; i < desk->count; i++)
        ready_clear(&desk->files[i].ready);
    free(desk);
}

const struct ready *desk_find(const struct desk *desk, const char *path)
{
    const char *wanted = strcmp(path, "/") == 0 ? "/index.html" : path;

    for (size_t i = 0; i < desk->count; i++)
        if (strcmp(desk->files[i].path, wanted) == 0)
            return &desk->files[i].ready;
    return NULL;
}
