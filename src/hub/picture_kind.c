/* picture_kind: the three kinds that a display reads. */
#include "picture_kind.h"

#include <stddef.h>

const char *picture_kind(struct text bytes)
{
    if (text_starts_with(bytes, TEXT("\xFF\xD8\xFF")))
        return "image/jpeg";
    if (text_starts_with(bytes, TEXT("\x89PNG\r\n\x1A\n")))
        return "image/png";
    if (text_starts_with(bytes, TEXT("RIFF")) && text_equal(text_slice(bytes, 8, 12), TEXT("WEBP")))
        return "image/webp";
    return NULL;
}

const char *picture_kind_of_name(struct text name)
{
    static const struct {
        struct text ending;
        const char *kind;
    } kinds[] = {{TEXT(".jpg"), "image/jpeg"},
                 {TEXT(".jpeg"), "image/jpeg"},
                 {TEXT(".png"), "image/png"},
                 {TEXT(".webp"), "image/webp"}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_ends_with(name, kinds[i].ending))
            return kinds[i].kind;
    return NULL;
}
