/* lookout: sees when files are saved, by the folders they lie in (inotify), so that nobody has to
 * look again and again.
 *
 * Editors write a new file beside the old one and rename it, so folders are watched and not files.
 * A file that is a link is watched where it leads, too. Network file systems tell only what this
 * computer does to them: a file there has to be looked at now and then.
 */
#ifndef FEED_LOOKOUT_H
#define FEED_LOOKOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* A file's folder and the one its link leads to, for sixteen given and sixteen named. */
enum { LOOKOUT_FOLDERS = 64 };

struct lookout {
    int descriptor; /* -1: the system gives none */
    int folders[LOOKOUT_FOLDERS];
    size_t count;
};

/* Where a file is watched from. */
struct lookout_post {
    int folder, target; /* 0: none, as watch descriptors begin at 1 */
    bool is_link;
    bool is_sure; /* whatever happens to the file will be seen */
};

struct lookout_event {
    int folder;         /* 0: something was missed; it may concern any file */
    const char *name;   /* in the folder; "": the folder itself */
    bool is_creation;   /* of something that may still be empty */
    bool is_permission; /* who may read it, or its time, is another; the bytes are the same */
};

/* One that cannot be opened sees nothing, and every file has to be looked at. */
bool lookout_open(struct lookout *lookout, struct error *error);
void lookout_close(struct lookout *lookout);

/* To be called before each look at the file: what happens after the look is seen then, and a folder
 * that has come since is found. */
struct lookout_post lookout_take_post(struct lookout *lookout, const char *path);
/* Lets go of the folders that none of these posts needs. */
void lookout_keep(struct lookout *lookout, const struct lookout_post *posts, size_t count);

/* Calls `see` for all that has happened; does not wait. */
void lookout_read(struct lookout *lookout,
                  void (*see)(void *context, const struct lookout_event *event), void *context);
bool lookout_concerns(const struct lookout_post *post, const char *path,
                      const struct lookout_event *event);

#endif
