/* conditions: lists parted by commas, read without keeping anything. */
#include "conditions.h"

#include "base/text.h"

#include <stdlib.h>
#include <strings.h>

bool condition_is_any(const char *header)
{
    return header && text_equal(text_trim(text_from(header)), TEXT("*"));
}

/* Our tags hold no commas, so a part that was cut inside another's tag matches nothing. */
static bool is_listed(const char *header, const char *etag, bool weak_counts)
{
    struct text rest = text_from(header), part;

    while (text_split(&rest, ',', &part)) {
        part = text_trim(part);
        if (weak_counts && text_starts_with(part, TEXT("W/")))
            part = text_slice(part, 2, part.size);
        if (part.size >= 2 && part.data[0] == '"' && part.data[part.size - 1] == '"' &&
            text_equal(text_slice(part, 1, part.size - 1), text_from(etag)))
            return true;
    }
    return false;
}

bool condition_names(const char *header, const char *etag)
{
    return is_listed(header, etag, false);
}

bool condition_knows(const char *header, const char *etag)
{
    return condition_is_any(header) || is_listed(header, etag, true);
}

static bool is_refused(struct text parameters)
{
    struct text part;

    while (text_split(&parameters, ';', &part)) {
        char number[8] = {0};

        part = text_trim(part);
        if (part.size < 3 || strncasecmp(part.data, "q=", 2) != 0)
            continue;
        for (size_t i = 2; i < part.size && i - 2 < sizeof number - 1; i++)
            number[i - 2] = part.data[i];
        return strtod(number, NULL) <= 0;
    }
    return false;
}

bool condition_accepts(const char *header, const char *encoding)
{
    struct text rest = text_from(header), part, name = {0}, wanted = text_from(encoding);

    while (text_split(&rest, ',', &part)) {
        (void)text_split(&part, ';', &name); /* of an empty part the name is empty */
        name = text_trim(name);
        if (name.size == wanted.size && strncasecmp(name.data, wanted.data, name.size) == 0)
            return !is_refused(part);
    }
    return false;
}
