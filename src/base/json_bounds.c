/* json_bounds: what jansson would need for a document, by a look at its bytes before jansson is
 * asked.
 *
 * 8 MB of "{},{},…" become 640 MB of objects, while 8 MB of honest words become 10 MB of texts. So
 * it is not the bytes that are bounded but what they stand for. The weights were measured with
 * jansson 2.14 and glibc, a value of that kind in a list of a million, and are rounded up. Nothing
 * is decided here about what is JSON: between a document that is none and one that is too much,
 * both are refused.
 */
#include "base/limits.h"
#include "json_parts.h"

enum {
    OBJECT_BYTES = 208, /* with its table of eight names */
    LIST_BYTES = 128,   /* with its first eight places */
    TEXT_BYTES = 56,    /* without its characters; names of members too */
    MEMBER_BYTES = 48,  /* beside its name and its value */
    PLACE_BYTES = 40,   /* in a list, and a number in it */
    DEEPEST = 2048      /* jansson goes no further, so that what follows costs nothing */
};

struct bounds {
    size_t bytes, depth;
};

/* Behind the closing quote, or at the end of the bytes. */
static size_t end_of_text(struct text bytes, size_t from)
{
    size_t i = from + 1;

    while (i < bytes.size && bytes.data[i] != '"')
        i += bytes.data[i] == '\\' ? 2 : 1;
    return i < bytes.size ? i + 1 : bytes.size;
}

static void weigh(struct bounds *bounds, char sign)
{
    switch (sign) {
    case '{':
        bounds->bytes += OBJECT_BYTES;
        bounds->depth++;
        break;
    case '[':
        bounds->bytes += LIST_BYTES;
        bounds->depth++;
        break;
    case '}':
    case ']':
        bounds->depth -= bounds->depth > 0;
        break;
    case ':':
        bounds->bytes += MEMBER_BYTES;
        break;
    case ',':
        bounds->bytes += PLACE_BYTES;
        break;
    default:;
    }
}

bool json_is_bounded(struct text bytes, struct error *error)
{
    struct bounds bounds = {0};
    size_t i = 0;

    while (i < bytes.size && bounds.depth <= DEEPEST && bounds.bytes <= LIMIT_JSON_MEMORY) {
        if (bytes.data[i] == '"') {
            size_t end = end_of_text(bytes, i);

            bounds.bytes += TEXT_BYTES + (end - i);
            i = end;
        } else {
            weigh(&bounds, bytes.data[i++]);
        }
    }
    if (bounds.bytes <= LIMIT_JSON_MEMORY)
        return true;
    error_set(error, ERROR_LIMIT,
              "up to here the values take %d MB of memory, the most that is given to one document",
              LIMIT_JSON_MEMORY / 1024 / 1024);
    if (error)
        json_place_of_offset(bytes, i, &error->line, &error->column);
    return false;
}
