#include "lookout.h"

#include <errno.h>
#include <limits.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

enum {
    EVENTS =
        IN_CLOSE_WRITE | IN_MOVE | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB
};

bool lookout_open(struct lookout *lookout, struct error *error)
{
    *lookout = (struct lookout){.descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    return lookout->descriptor >= 0 ||
           error_set(error, ERROR_SYSTEM, "the system does not tell when files change: %s",
                     strerror(errno));
}

void lookout_close(struct lookout *lookout)
{
    if (lookout->descriptor >= 0)
        close(lookout->descriptor);
}

static bool is_held(const struct lookout *lookout, int folder)
{
    for (size_t i = 0; i < lookout->count; i++)
        if (lookout->folders[i] == folder)
            return true;
    return false;
}

/* 0: it cannot be watched. The same folder gives the same number, so asking again costs nothing. */
static int watch(struct lookout *lookout, const char *folder)
{
    int number = inotify_add_watch(lookout->descriptor, folder, EVENTS | IN_ONLYDIR);
    if (number <= 0 || is_held(lookout, number))
        return number > 0 ? number : 0;
    if (lookout->count == LOOKOUT_FOLDERS) {
        (void)inotify_rm_watch(lookout->descriptor, number); /* was just made */
        return 0;
    }
    lookout->folders[lookout->count++] = number;
    return number;
}

static bool cut_to_folder(char folder[PATH_MAX], const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t size = slash ? (size_t)(slash - path) + 1 : 1;
    if (size >= PATH_MAX)
        return false;
    memcpy(folder, slash ? path : ".", size);
    folder[size] = 0;
    return true;
}

static bool tells_all(const char *folder)
{
    static const unsigned long local[] = {
        EXT4_SUPER_MAGIC,      XFS_SUPER_MAGIC,  BTRFS_SUPER_MAGIC, TMPFS_MAGIC,      RAMFS_MAGIC,
        OVERLAYFS_SUPER_MAGIC, F2FS_SUPER_MAGIC, MSDOS_SUPER_MAGIC, EXFAT_SUPER_MAGIC};
    struct statfs about;
    if (statfs(folder, &about) != 0)
        return false;
    for (size_t i = 0; i < sizeof local / sizeof *local; i++)
        if ((unsigned long)about.f_type == local[i])
            return true;
    return false;
}

/* Nobody tells when a link on the way to the folder is made to lead elsewhere. */
static bool leads_over_link(const char *folder)
{
    char way[PATH_MAX];
    struct stat about;
    size_t size = strlen(folder);
    memcpy(way, folder, size + 1);
    for (size_t i = 1; i < size; i++) {
        if (way[i] != '/')
            continue;
        way[i] = 0;
        if (lstat(way, &about) == 0 && S_ISLNK(about.st_mode))
            return true;
        way[i] = '/';
    }
    return false;
}

static void watch_target(struct lookout *lookout, struct lookout_post *post, const char *path)
{
    char target[PATH_MAX], folder[PATH_MAX];
    if (!realpath(path, target) || !cut_to_folder(folder, target)) {
        post->is_sure = false; /* it leads to nothing, and nobody tells when it does */
        return;
    }
    post->target = watch(lookout, folder);
    post->is_sure = post->is_sure && post->target && tells_all(folder);
}

struct lookout_post lookout_take_post(struct lookout *lookout, const char *path)
{
    struct lookout_post post = {0};
    struct stat about;
    char folder[PATH_MAX];
    if (lookout->descriptor < 0 || !cut_to_folder(folder, path))
        return post;
    post.folder = watch(lookout, folder);
    post.is_sure = post.folder && tells_all(folder) && !leads_over_link(folder);
    post.is_link = lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
    if (post.is_link)
        watch_target(lookout, &post, path);
    return post;
}

static bool is_needed(int folder, const struct lookout_post *posts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (posts[i].folder == folder || posts[i].target == folder)
            return true;
    return false;
}

void lookout_keep(struct lookout *lookout, const struct lookout_post *posts, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < lookout->count; i++) {
        int folder = lookout->folders[i];
        if (is_needed(folder, posts, count))
            lookout->folders[kept++] = folder;
        else
            (void)inotify_rm_watch(lookout->descriptor, folder); /* fails when it is gone already */
    }
    lookout->count = kept;
}

/* The system has given a watch up: the folder is gone, or we let it go. */
static void forget(struct lookout *lookout, int folder)
{
    size_t kept = 0;
    for (size_t i = 0; i < lookout->count; i++)
        if (lookout->folders[i] != folder)
            lookout->folders[kept++] = lookout->folders[i];
    lookout->count = kept;
}

static struct lookout_event understand(struct lookout *lookout, const struct inotify_event *event)
{
    if (event->mask & IN_Q_OVERFLOW)
        return (struct lookout_event){.name = ""};
    if (event->mask & IN_IGNORED)
        forget(lookout, event->wd);
    return (struct lookout_event){
        .folder = event->wd,
        .name = event->len ? event->name : "",
        .is_creation = event->mask & IN_CREATE,
        .is_permission = event->mask & IN_ATTRIB,
    };
}

void lookout_read(struct lookout *lookout,
                  void (*see)(void *context, const struct lookout_event *event), void *context)
{
    _Alignas(struct inotify_event) char buffer[4096];
    ssize_t size;
    while (lookout->descriptor >= 0 &&
           (size = read(lookout->descriptor, buffer, sizeof buffer)) > 0) {
        for (const char *place = buffer; place < buffer + size;) {
            const struct inotify_event *event = (const struct inotify_event *)(const void *)place;
            struct lookout_event seen = understand(lookout, event);
            see(context, &seen);
            place += sizeof *event + event->len;
        }
    }
}

/* Who has just made a file is still writing it, and it is told when that is done. A link is whole
 * from the start. */
static bool is_being_written(const char *path, const struct lookout_event *event)
{
    struct stat about;
    return event->is_creation && lstat(path, &about) == 0 && S_ISREG(about.st_mode) &&
           about.st_nlink == 1;
}

bool lookout_concerns(const struct lookout_post *post, const char *path,
                      const struct lookout_event *event)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    if (event->folder == 0)
        return true;
    if (event->folder == post->target)
        return true;
    if (event->folder != post->folder)
        return false;
    return !*event->name || post->is_link ||
           (strcmp(event->name, name) == 0 && !is_being_written(path, event));
}
