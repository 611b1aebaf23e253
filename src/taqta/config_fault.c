#include "config_fault.h"

#include <stdio.h>
#include <string.h>

enum { LINE_BYTES = 1024 };

/* The line as it stands in the file, without its end; "" when there is none of that number.
 * Everybody in the foyer reads it: users' names and passwords are left out. */
static const char *read_line(struct arena *arena, const char *path, int line)
{
    char bytes[LINE_BYTES] = "";
    FILE *file = line > 0 ? fopen(path, "r") : NULL;
    if (!file)
        return "";
    for (int at = 0; at < line; at++)
        if (!fgets(bytes, sizeof bytes, file))
            bytes[0] = 0;
    fclose(file);
    return text_to_c(arena, text_hide_user(arena, text_trim(text_from(bytes))));
}

void config_fault_find(struct config_fault *fault, struct arena *arena,
                       const struct options *options, const struct error *error)
{
    static const char start[] = "expected ";
    struct text prefix = text_format(arena, "%s:%d: ", options->config, error->line);
    const char *reason = error->message;
    if (text_starts_with(text_from(reason), prefix))
        reason += prefix.size;
    const char *expected = strstr(reason, start);
    *fault = (struct config_fault){
        .path = options->config,
        .line = error->line,
        .written = read_line(arena, options->config, error->line),
        .expected = expected ? expected + sizeof start - 1 : "",
        .reason = reason,
    };
}
