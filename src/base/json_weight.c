/* json_weight: how much memory a document would take, told before it takes it. Two bytes of a
 * document can cost two hundred times as much: an empty object is a table. */
#include "json_parts.h"

#include "base/limits.h"

/* Behind the closing quote; the end where there is none. */
static size_t skip_string(struct text bytes, size_t i)
{
    for (i++; i < bytes.size && bytes.data[i] != '"'; i++)
        i += bytes.data[i] == '\\';
    return i + 1;
}

bool json_is_too_heavy(struct text bytes)
{
    size_t containers = 0, values = 1;

    for (size_t i = 0; i < bytes.size;) {
        char byte = bytes.data[i];

        if (byte == '"') {
            i = skip_string(bytes, i);
            continue;
        }
        containers += byte == '{' || byte == '[';
        values += byte == ',';
        i++;
    }
    return containers > LIMIT_JSON_CONTAINERS || values > LIMIT_JSON_VALUES;
}
