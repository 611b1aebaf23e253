/* disk: files that are there whole or not at all, whenever the power goes. */
#ifndef HUB_DISK_H
#define HUB_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/text.h"

/* Bytes on the heap, free() by whoever has them. */
struct bytes {
    char *data;
    size_t size;
};

/* A folder that lasts: made where it is missing, its name on the disk. Returns its descriptor, or
 * -1 and *error. beside is the folder it lies in, or AT_FDCWD. */
int disk_open_folder(int beside, const char *name, struct error *error);

/* What root writes for a hub that runs as somebody else is to be read by that hub: the file goes to
 * the owner of its folder. Done by disk_save(); for files that are made otherwise. */
bool disk_hand_over(int folder, int file);

/* A file under its name: written beside it, fsync, rename, fsync of the folder.
 *
 * mode      its permissions, exactly
 * false     *error says why, ERROR_LIMIT where there is no room for it; the file of that name is
 *           as it was */
bool disk_save(int folder, const char *name, struct text bytes, mode_t mode, struct error *error);

/* Takes away what a process that was killed left half written. */
void disk_clear(int folder);

/* false: *error says why; *is_missing (may be NULL) tells whether there simply is no such file. */
bool disk_read(int folder, const char *name, size_t most, struct bytes *bytes, bool *is_missing,
               struct error *error);

#endif
