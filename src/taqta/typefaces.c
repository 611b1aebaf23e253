/* typefaces: reads the list of faces from disk, since type/ sees bytes only. */
#include "typefaces.h"

#include <stdio.h>
#include <unistd.h>

enum { LIST_BYTES = 64 * 1024 };

static bool read_list(struct text *list, struct arena *arena, const char *path, struct error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_set(error, ERROR_SYSTEM, "%s: cannot be opened", path);
    char *bytes = arena_alloc(arena, LIST_BYTES);
    size_t size = fread(bytes, 1, LIST_BYTES, file);
    bool whole = feof(file) && !ferror(file);
    fclose(file);
    if (!whole)
        return error_set(error, ERROR_SYSTEM, "%s: cannot be read to its end", path);
    *list = (struct text){bytes, size};
    return true;
}

static const char *usual_folder(void)
{
    if (access(TAQTA_FONTS_HERE "/faces.json", R_OK) == 0)
        return TAQTA_FONTS_HERE;
    return TAQTA_FONTS_INSTALLED;
}

bool typefaces_read_list(struct text *list, const char **path, struct arena *arena,
                         const char *folder, struct error *error)
{
    *path = text_to_c(arena, text_format(arena, "%s/faces.json", folder ? folder : usual_folder()));
    return read_list(list, arena, *path, error);
}

bool typefaces_load(struct typesetter **typesetter, const char *folder, struct error *error)
{
    struct arena arena = {0};
    struct text list = {0};
    const char *path;
    bool done = typefaces_read_list(&list, &path, &arena, folder, error);
    if (done) {
        done = typesetter_create(typesetter, list, error);
        if (!done)
            error_prefix(error, "%s: ", path);
    }
    arena_finish(&arena);
    return done;
}
