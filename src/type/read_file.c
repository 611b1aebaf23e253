#include "read_file.h"

#include <stdio.h>

bool read_file(struct text *bytes, struct arena *arena, const char *path, size_t most,
               struct error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_set(error, ERROR_SYSTEM, "%s: cannot be opened", path);
    char *data = arena_alloc(arena, most);
    size_t size = fread(data, 1, most, file);
    bool whole = feof(file) && !ferror(file);
    fclose(file);
    if (!whole)
        return error_set(error, ERROR_SYSTEM, "%s: cannot be read to its end", path);
    *bytes = (struct text){data, size};
    return true;
}
