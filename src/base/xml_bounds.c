/* xml_bounds: tags with more attributes than anybody writes, found before libxml2 meets them.
 *
 * It compares each attribute of a tag with all before it: one tag of 8 MB would take it minutes. It
 * gives up on a tag at the first sign that does not belong there, and so does this.
 */
#include "base/limits.h"
#include "xml_parts.h"

#include <string.h>

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static size_t skip_blanks(struct text utf8, size_t i)
{
    while (i < utf8.size && is_blank(utf8.data[i]))
        i++;
    return i;
}

static size_t skip_name(struct text utf8, size_t i)
{
    while (i < utf8.size && !is_blank(utf8.data[i]) && utf8.data[i] &&
           !strchr("<>/='\"", utf8.data[i]))
        i++;
    return i;
}

/* Behind an attribute and the blanks before it; where none begins, *at stays and this is false. */
static bool skip_attribute(struct text utf8, size_t *at)
{
    size_t name = skip_blanks(utf8, *at);
    size_t i = skip_name(utf8, name);
    char quote;

    if (i == name)
        return false;
    i = skip_blanks(utf8, i);
    if (i >= utf8.size || utf8.data[i] != '=')
        return false;
    i = skip_blanks(utf8, i + 1);
    if (i >= utf8.size || (utf8.data[i] != '"' && utf8.data[i] != '\''))
        return false;
    quote = utf8.data[i++];
    while (i < utf8.size && utf8.data[i] != quote && utf8.data[i] != '<')
        i++;
    *at = i + 1;
    return i < utf8.size && utf8.data[i] == quote;
}

static size_t count_attributes(struct text utf8, size_t tag)
{
    size_t at = skip_name(utf8, tag + 1), count = 0;

    while (count <= LIMIT_XML_ATTRIBUTES && skip_attribute(utf8, &at))
        count++;
    return count;
}

/* Wherever a "<" stands, in comments too: what is no tag has no attributes. */
bool xml_is_bounded(struct text utf8, struct error *error)
{
    const char *at = utf8.data, *end = utf8.data + utf8.size;
    int line = 1;

    for (const char *tag; (tag = memchr(at, '<', (size_t)(end - at))); at = tag + 1) {
        if (count_attributes(utf8, (size_t)(tag - utf8.data)) <= LIMIT_XML_ATTRIBUTES)
            continue;
        error_set(error, ERROR_LIMIT, "a tag has more than %d attributes", LIMIT_XML_ATTRIBUTES);
        for (const char *i = utf8.data; i < tag; i++)
            line += *i == '\n';
        if (error)
            error->line = line;
        return false;
    }
    return true;
}
