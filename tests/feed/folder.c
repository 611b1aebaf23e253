#include "feed/folder.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

int skip_tests(const char *why)
{
    printf("skipped: %s\n", why);
    return 77;
}

char *folder_make(void)
{
    const char *parent = getenv("TMPDIR");
    char pattern[512];
    snprintf(pattern, sizeof pattern, "%s/taqta-feed-XXXXXX", parent ? parent : "/tmp");
    assert_non_null(mkdtemp(pattern));
    return strdup(pattern);
}

void folder_empty(const char *folder)
{
    DIR *listing = opendir(folder);
    struct dirent *entry;
    char path[1024];
    while (listing && (entry = readdir(listing))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (unlink(path) != 0) {
            folder_empty(path);
            rmdir(path);
        }
    }
    if (listing)
        closedir(listing);
}

void folder_remove(char *folder)
{
    folder_empty(folder);
    rmdir(folder);
    free(folder);
}

const char *path_in(const char *folder, const char *name)
{
    static char buffers[8][1024];
    static unsigned next;
    char *buffer = buffers[next++ % 8];
    snprintf(buffer, sizeof buffers[0], "%s/%s", folder, name);
    return buffer;
}

void file_write(const char *path, struct text bytes)
{
    char beside[1100];
    snprintf(beside, sizeof beside, "%s.part", path);
    FILE *file = fopen(beside, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.data, 1, bytes.size, file), bytes.size);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(rename(beside, path), 0);
}

void file_write_string(const char *path, const char *words)
{
    file_write(path, text_from(words));
}

char *file_read_string(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return strdup("");
    char *bytes = NULL;
    size_t size = 0, capacity = 0, part;
    do {
        if (size + 4096 + 1 > capacity) {
            capacity = size + 64 * 1024;
            bytes = realloc(bytes, capacity);
            assert_non_null(bytes);
        }
        part = fread(bytes + size, 1, capacity - size - 1, file);
        size += part;
    } while (part > 0);
    bytes[size] = 0;
    fclose(file);
    return bytes;
}

size_t folder_count(const char *folder)
{
    size_t count = 0;
    DIR *listing = opendir(folder);
    struct dirent *entry;
    while (listing && (entry = readdir(listing)))
        count += entry->d_name[0] != '.';
    if (listing)
        closedir(listing);
    return count;
}

char *folder_only_file(const char *folder)
{
    char *path = NULL;
    DIR *listing = opendir(folder);
    struct dirent *entry;
    assert_int_equal(folder_count(folder), 1);
    while ((entry = readdir(listing)))
        if (entry->d_name[0] != '.')
            path = strdup(path_in(folder, entry->d_name));
    closedir(listing);
    return path;
}
