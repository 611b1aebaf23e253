/* typefaces: finds faces.json and the files words are divided by, and makes a typesetter of them.
 */
#ifndef TYPE_TYPEFACES_H
#define TYPE_TYPEFACES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "type/faces.h"

/* Who is told of what is wrong and can be lived with, one line each: letters that no face has;
 * later, patterns of a language that are not installed, which is found by the first text that wants
 * them. */
struct typefaces_listener {
    void (*tell)(void *context, const char *line);
    void *context;
};

/* folder    where faces.json lies; NULL: beside the sources or where it was installed.
 * listener  borrowed as long as the typesetter lives. */
bool typefaces_open(struct typesetter **typesetter, const char *folder,
                    const struct typefaces_listener *listener, struct error *error);

/* The path of faces.json there; lives in arena. */
const char *typefaces_path(struct arena *arena, const char *folder);

/* The bytes of faces.json, and its path for messages, also when it cannot be read; both live in
 * arena. */
bool typefaces_read_list(struct text *list, const char **path, struct arena *arena,
                         const char *folder, struct error *error);

#endif
