#include "identity.h"

#include <string.h>
#include <unistd.h>

enum { HOST_BYTES = 256, MOST_TOLD = 8 };

/* Host names are ASCII. */
static const char *name_of_machine(struct arena *arena)
{
    char name[HOST_BYTES];
    if (gethostname(name, sizeof name) != 0)
        return "";
    name[HOST_BYTES - 1] = 0;
    name[strcspn(name, ".")] = 0;
    for (char *at = name; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return text_to_c(arena, text_from(name));
}

const char *identity_of(struct arena *arena, const struct options *options)
{
    return *options->screen ? options->screen : name_of_machine(arena);
}

bool identity_is_unknown(const struct programme *programme, struct text id)
{
    return programme->screen_count && programme_find_screen(programme, id) < 0;
}

struct text identity_known(struct arena *arena, const struct programme *programme)
{
    struct text_builder list = {.arena = arena};
    for (size_t i = 0; i < programme->screen_count && i < MOST_TOLD; i++)
        builder_format(&list, "%s%.*s", i ? ", " : "", TEXT_ARG(programme->screens[i].id));
    if (programme->screen_count > MOST_TOLD)
        builder_format(&list, " …");
    return builder_text(&list);
}

int screen_rotation(int told, const struct programme *programme, struct text id)
{
    int record = programme ? programme_find_screen(programme, id) : -1;
    if (told >= 0)
        return told;
    return record < 0 ? 0 : programme->screens[record].rotate;
}
