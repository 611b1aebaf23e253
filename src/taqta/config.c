/* config: options from an INI file, by libinih. */
#include "config.h"

#include <ini.h>

#include <stdio.h>
#include <string.h>

struct reading {
    struct options *options;
    FILE *file;
    int line;         /* the one that is read, from 1 */
    int refused_line; /* the first whose entry was refused, and why; 0: none */
    struct error refused;
    int long_line; /* the first that libinih would have cut in two; nothing behind it is read */
    int most_bytes;
};

static bool set_option(struct reading *reading, const char *section, const char *name,
                       const char *value, struct error *error)
{
    if (strcmp(section, "taqta") != 0)
        return error_set(error, ERROR_USAGE, "section [%s]: expected [taqta]", section);
    if (!strcmp(name, "config") || !strcmp(name, "help") || !strcmp(name, "version") ||
        !strcmp(name, "out"))
        return error_set(error, ERROR_USAGE, "\"%s\" has no place in a configuration", name);
    return options_set(reading->options, name, value, error);
}

static int set_entry(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    struct error error = {0};
    if (set_option(reading, section, name, value, &error))
        return 1;
    if (!reading->refused_line) {
        reading->refused_line = reading->line;
        reading->refused = error;
    }
    return 0;
}

/* As fgets, but a line that does not fit ends the reading: its second half would be an entry. */
static char *read_line(char *bytes, int size, void *stream)
{
    struct reading *reading = stream;
    if (!fgets(bytes, size, reading->file))
        return NULL;
    reading->line++;
    if (strchr(bytes, '\n') || feof(reading->file))
        return bytes;
    reading->long_line = reading->line;
    reading->most_bytes = size - 2;
    return NULL;
}

static bool refuse(struct error *error, const char *path, int line, const char *message)
{
    error_set(error, ERROR_USAGE, "%s:%d: %s", path, line, message);
    error->line = line;
    return false;
}

/* libinih tells the first line that it or set_entry() did not take; 0: none. */
static bool tell(const struct reading *reading, const char *path, int line, struct error *error)
{
    if (line && line == reading->refused_line)
        return refuse(error, path, line, reading->refused.message);
    if (line)
        return refuse(error, path, line, "expected name = value");
    if (reading->long_line)
        return error_set(error, ERROR_USAGE, "%s:%d: a line may have %d bytes", path,
                         reading->long_line, reading->most_bytes);
    if (ferror(reading->file))
        return error_set(error, ERROR_USAGE, "%s: cannot be read", path);
    return true;
}

bool config_read(struct options *options, const char *path, struct error *error)
{
    struct reading reading = {.options = options, .file = fopen(path, "r")};
    if (!reading.file)
        return error_set(error, ERROR_USAGE, "%s: cannot be read", path);
    int line = ini_parse_stream(read_line, &reading, set_entry, &reading);
    bool done = tell(&reading, path, line, error);
    fclose(reading.file);
    return done;
}
