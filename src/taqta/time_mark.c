#include "time_mark.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

/* The folder of the path, which has room for two letters; false: there is none above it. */
static bool cut_last_part(char *path)
{
    char *slash = strrchr(path, '/');
    if (!strcmp(path, "/") || !strcmp(path, "."))
        return false;
    if (!slash)
        memcpy(path, ".", sizeof ".");
    else if (slash == path)
        memcpy(path, "/", sizeof "/");
    else
        *slash = 0;
    return true;
}

/* One watch, on the nearest folder above the mark that exists. */
static void watch_nearest(struct time_mark *mark)
{
    enum { EVENTS = IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM | IN_DELETE_SELF };
    char folder[PATH_MAX];
    int watch = -1;

    snprintf(folder, sizeof folder, "%s", mark->path);
    while (watch < 0 && cut_last_part(folder))
        watch = inotify_add_watch(mark->descriptor, folder, EVENTS | IN_ONLYDIR);
    if (mark->watch >= 0 && mark->watch != watch)
        (void)inotify_rm_watch(mark->descriptor, mark->watch); /* may be gone with its folder */
    mark->watch = watch;
}

void time_mark_init(struct time_mark *mark, const char *path)
{
    *mark = (struct time_mark){
        .path = path, .descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), .watch = -1};
    if (mark->descriptor >= 0)
        watch_nearest(mark);
}

void time_mark_finish(struct time_mark *mark)
{
    if (mark->descriptor >= 0)
        close(mark->descriptor);
}

/* What they say does not matter: the look that follows does. */
static void drop_events(int descriptor)
{
    char events[4096];
    while (read(descriptor, events, sizeof events) > 0)
        continue;
}

bool time_mark_exists(struct time_mark *mark)
{
    if (mark->descriptor >= 0) {
        drop_events(mark->descriptor);
        watch_nearest(mark); /* before the look, so that nothing falls between the two */
    }
    return access(mark->path, F_OK) == 0;
}
