#include "patterns.h"

#include "read_file.h"

#include "type/typefaces.h"

#include <unistd.h>

#define DEBIAN_PATTERNS "/usr/share/hyphen"

enum { PATTERN_BYTES = 256 * 1024 }; /* the largest of the three has 106,063 */

static const struct pattern_file {
    const char *language, *here, *installed, *package;
} pattern_files[] = {
    {"kk", TAQTA_PATTERNS_HERE "/hyph_kk.dic", TAQTA_PATTERNS_INSTALLED "/hyph_kk.dic", "taqta"},
    {"ru", TAQTA_PATTERNS_HERE "/hyph_ru.dic", TAQTA_PATTERNS_INSTALLED "/hyph_ru.dic", "taqta"},
    {"en", DEBIAN_PATTERNS "/hyph_en_US.dic", DEBIAN_PATTERNS "/hyph_en_US.dic", "hyphen-en-us"},
};

static bool read_from(const struct pattern_file *file, const struct typefaces_listener *listener,
                      struct arena *arena, struct text *bytes)
{
    struct error error = {0};
    const char *path = access(file->here, R_OK) == 0 ? file->here : file->installed;

    if (read_file(bytes, arena, path, PATTERN_BYTES, &error))
        return true;
    struct text line =
        text_format(arena, "%s; words are not divided in \"%s\" until the package %s is installed",
                    error.message, file->language, file->package);
    listener->tell(listener->context, text_to_c(arena, line));
    return false;
}

bool patterns_read(void *context, struct arena *arena, struct text language, struct text *bytes)
{
    for (size_t i = 0; i < sizeof pattern_files / sizeof *pattern_files; i++) {
        if (text_equal(language, text_from(pattern_files[i].language)))
            return read_from(&pattern_files[i], context, arena, bytes);
    }
    return false;
}
