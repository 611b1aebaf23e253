#include "typefaces.h"

#include "base/log.h"
#include "type/typefaces.h"

static void log_line(void *context, const char *line)
{
    (void)context; /* there is one log */
    log_warning("%s", line);
}

bool typefaces_load(struct typesetter **typesetter, const char *folder, struct error *error)
{
    static const struct typefaces_listener listener = {.tell = log_line};
    return typefaces_open(typesetter, folder, &listener, error);
}
