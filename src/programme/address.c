/* address: a reference as seen from the document it stands in (RFC 3986, section 5). */
#include "programme/read.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_scheme_mark(char c)
{
    return c == '+' || c == '-' || c == '.';
}

/* Length of "https:" and the like without the colon; 0 when there is none. One letter is no scheme
 * here: it would be a file named "a:b". */
static size_t scheme_size(struct text address)
{
    size_t i = 0;

    while (i < address.size &&
           (isalnum((unsigned char)address.data[i]) || (i && is_scheme_mark(address.data[i]))))
        i++;
    return i > 1 && i < address.size && address.data[i] == ':' &&
                   isalpha((unsigned char)*address.data)
               ? i
               : 0;
}

static bool has_scheme(struct text address, const char *scheme)
{
    size_t size = scheme_size(address);

    return size && size == strlen(scheme) && strncasecmp(address.data, scheme, size) == 0;
}

static bool is_from_the_web(struct text address)
{
    return has_scheme(address, "http") || has_scheme(address, "https");
}

static size_t find_first_of(struct text text, const char *characters, size_t from)
{
    while (from < text.size && !strchr(characters, text.data[from]))
        from++;
    return from;
}

/* A URL cut where a reference may take over. */
struct url_parts {
    struct text origin; /* "https://host:port" */
    struct text path;   /* with its slash, without query */
    struct text query;  /* with its question mark */
};

static struct url_parts split_url(struct text url)
{
    size_t host = scheme_size(url) + 1, path, query, fragment;

    if (text_starts_with(text_slice(url, host, url.size), TEXT("//")))
        host += 2;
    path = find_first_of(url, "/?#", host);
    query = find_first_of(url, "?#", path);
    fragment = find_first_of(url, "#", query);
    return (struct url_parts){.origin = text_slice(url, 0, path),
                              .path = text_slice(url, path, query),
                              .query = text_slice(url, query, fragment)};
}

/* Up to and with the last slash. */
static struct text folder_of(struct text path)
{
    while (path.size && path.data[path.size - 1] != '/')
        path.size--;
    return path;
}

/* "/a/./b/../c" to "/a/c"; more ".." than folders stay at the root. */
static struct text remove_dot_segments(struct arena *arena, struct text path)
{
    struct text_builder out = {.arena = arena};

    for (size_t from = 1, to; from <= path.size; from = to + 1) {
        struct text part;
        bool is_last;

        to = find_first_of(path, "/", from);
        is_last = to == path.size;
        part = text_slice(path, from, to);
        if (text_equal(part, TEXT(".."))) {
            while (out.size && out.data[--out.size] != '/')
                ;
        } else if (!text_equal(part, TEXT("."))) {
            builder_format(&out, "/%.*s", TEXT_ARG(part));
            continue;
        }
        if (is_last)
            builder_add(&out, TEXT("/"));
    }
    return builder_text(&out);
}

static struct text resolve_url(struct arena *arena, struct text base, struct text reference)
{
    struct url_parts parts = split_url(base);
    size_t path_end = find_first_of(reference, "?#", 0);
    struct text path = text_slice(reference, 0, path_end);
    struct text tail = text_slice(reference, path_end, reference.size);

    if (text_starts_with(reference, TEXT("//")))
        return text_format(arena, "%.*s:%.*s", (int)scheme_size(base), base.data,
                           TEXT_ARG(reference));
    if (!path.size) {
        bool keeps_query = !text_starts_with(tail, TEXT("?"));

        return text_format(arena, "%.*s%.*s%.*s%.*s", TEXT_ARG(parts.origin), TEXT_ARG(parts.path),
                           keeps_query ? (int)parts.query.size : 0, parts.query.data,
                           TEXT_ARG(tail));
    }
    if (path.data[0] != '/') {
        struct text folder = folder_of(parts.path);

        path = text_format(arena, "%.*s%.*s", TEXT_ARG(folder.size ? folder : TEXT("/")),
                           TEXT_ARG(path));
    }
    path = remove_dot_segments(arena, path);
    return text_format(arena, "%.*s%.*s%.*s", TEXT_ARG(parts.origin), TEXT_ARG(path),
                       TEXT_ARG(tail));
}

struct text address_resolve(struct arena *arena, struct text base, struct text reference)
{
    if (scheme_size(reference))
        return is_from_the_web(base) && has_scheme(reference, "file") ? TEXT("")
                                                                      : text_copy(arena, reference);
    if (scheme_size(base))
        return resolve_url(arena, base, reference);
    if (!reference.size || reference.data[0] == '/')
        return text_copy(arena, reference.size ? reference : base);
    base = folder_of(base);
    return text_format(arena, "%.*s%.*s", TEXT_ARG(base), TEXT_ARG(reference));
}
