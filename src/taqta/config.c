/* config: options from an INI file, by libinih. */
#include "config.h"

#include <string.h>

#include <ini.h>

struct reading {
    struct options *options;
    struct error error;
};

static int set_entry(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    if (strcmp(section, "taqta") != 0)
        return error_set(&reading->error, ERROR_USAGE, "section [%s]: expected [taqta]", section);
    if (!strcmp(name, "config") || !strcmp(name, "help") || !strcmp(name, "version") ||
        !strcmp(name, "out"))
        return error_set(&reading->error, ERROR_USAGE, "\"%s\" has no place in a configuration",
                         name);
    return options_set(reading->options, name, value, &reading->error);
}

bool config_read(struct options *options, const char *path, struct error *error)
{
    struct reading reading = {.options = options};
    int line = ini_parse(path, set_entry, &reading);
    if (!line)
        return true;
    if (line < 0)
        return error_set(error, ERROR_USAGE, "%s: cannot be read", path);
    const char *why = reading.error.message[0] ? reading.error.message : "expected name = value";
    return error_set(error, ERROR_USAGE, "%s:%d: %s", path, line, why);
}
