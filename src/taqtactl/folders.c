#include "folders.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *path_in(struct arena *arena, const char *folder, struct text name)
{
    return text_to_c(arena, text_format(arena, "%s/%.*s", folder, TEXT_ARG(name)));
}

static bool make(const char *path, struct error *error)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return error_set(error, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
    return true;
}

static void make_those_above(struct arena *arena, const char *path)
{
    struct text text = text_from(path);
    for (size_t i = 1; i < text.size; i++)
        if (text.data[i] == '/')
            (void)make(text_to_c(arena, text_slice(text, 0, i)), NULL); /* the last one tells */
}

static void remove_pictures(struct arena *arena, const char *folder)
{
    DIR *directory = opendir(folder);
    const struct dirent *entry;
    if (!directory)
        return; /* what is written there next will say why */
    while ((entry = readdir(directory)))
        if (text_ends_with(text_from(entry->d_name), TEXT(".png")))
            (void)unlink(path_in(arena, folder, text_from(entry->d_name)));
    closedir(directory);
}

bool folders_make(const char *folder, struct error *error)
{
    static const char *const names[] = {"pages", "small"};
    struct arena arena = {0};
    make_those_above(&arena, folder);
    bool done = make(folder, error);
    for (size_t i = 0; i < 2 && done; i++) {
        const char *path = path_in(&arena, folder, text_from(names[i]));
        done = make(path, error);
        remove_pictures(&arena, path);
    }
    arena_finish(&arena);
    return done;
}
