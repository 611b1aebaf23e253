/* folder: a temporary folder for one test, and files in it. */
#ifndef TESTS_FEED_FOLDER_H
#define TESTS_FEED_FOLDER_H

#include <stddef.h>

#include "base/text.h"

/* Prints what is missing and returns 77, the code by which ctest knows a skipped test. */
int skip_tests(const char *why);

/* Made under TMPDIR or /tmp; its path lives until folder_remove(). */
char *folder_make(void);
void folder_remove(char *folder);
void folder_empty(const char *folder);

/* "folder/name" in one of a few static buffers, for use at once. */
const char *path_in(const char *folder, const char *name);

/* Replaces the file as a good editor does: written beside it, then renamed over it. */
void file_write(const char *path, struct text bytes);
void file_write_string(const char *path, const char *words);
/* Into memory that is the caller's to free; ends with zero. */
char *file_read_string(const char *path);
size_t folder_count(const char *folder); /* files in it */
/* Path of the only file in a folder, to be freed. */
char *folder_only_file(const char *folder);

#endif
