/* typefaces: from the files on disk to a typesetter. */
#include "type/typefaces.h"

#include "patterns.h"
#include "read_file.h"

#include "type/faces_check.h"
#include "type/hyphenation.h"

#include <unistd.h>

enum { LIST_BYTES = 64 * 1024 };

static const char *usual_folder(void)
{
    if (access(TAQTA_FONTS_HERE "/faces.json", R_OK) == 0)
        return TAQTA_FONTS_HERE;
    return TAQTA_FONTS_INSTALLED;
}

const char *typefaces_path(struct arena *arena, const char *folder)
{
    return text_to_c(arena, text_format(arena, "%s/faces.json", folder ? folder : usual_folder()));
}

bool typefaces_read_list(struct text *list, const char **path, struct arena *arena,
                         const char *folder, struct error *error)
{
    *path = typefaces_path(arena, folder);
    return read_file(list, arena, *path, LIST_BYTES, error);
}

/* A display whose faces lack a letter is better than none; the listener hears what will be left
 * out. */
static void tell_of_letters(const struct typesetter *typesetter, struct arena *arena,
                            const char *path, const struct typefaces_listener *listener)
{
    struct face_faults faults = {0};
    typesetter_check_letters(typesetter, arena, &faults);
    for (size_t i = 0; i < faults.count; i++)
        listener->tell(
            listener->context,
            text_to_c(arena, text_format(arena, "%s: %s: %.*s", path, faults.items[i].place,
                                         TEXT_ARG(faults.items[i].message))));
}

bool typefaces_open(struct typesetter **typesetter, const char *folder,
                    const struct typefaces_listener *listener, struct error *error)
{
    struct arena arena = {0};
    struct text list = {0};
    const char *path;
    bool done = typefaces_read_list(&list, &path, &arena, folder, error);
    if (done) {
        done = typesetter_create(typesetter, list, error);
        if (done) {
            /* Given back as it came: only the reader looks at it. */
            typesetter_hyphenate_by(*typesetter, patterns_read, (void *)listener);
            tell_of_letters(*typesetter, &arena, path, listener);
        } else if (error->kind != ERROR_SYSTEM) { /* which names the font's file */
            error_prefix(error, "%s: ", path);
        }
    }
    arena_finish(&arena);
    return done;
}
