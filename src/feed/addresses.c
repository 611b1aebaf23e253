#include "addresses.h"

#include "base/text.h"

#include <curl/curl.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool address_is_https(const char *address)
{
    return strncasecmp(address, "https://", 8) == 0;
}

bool address_is_http(const char *address)
{
    return address_is_https(address) || strncasecmp(address, "http://", 7) == 0;
}

struct text address_to_show(struct arena *arena, const char *address)
{
    struct text whole = text_from(address);
    if (!address_is_http(address))
        return whole;
    return text_hide_user(arena, whole);
}

bool address_may_redirect(const char *from, const char *to, struct error *error)
{
    struct arena arena = {0};
    struct text shown = address_to_show(&arena, to);
    bool may = address_is_http(to);
    if (!may)
        error_set(error, ERROR_SERVER,
                  "the server points to %.*s, and only http and https are followed",
                  TEXT_ARG(shown));
    else if (address_is_https(from) && !address_is_https(to))
        may = error_set(error, ERROR_SERVER,
                        "the server points from https down to %.*s, which is not followed",
                        TEXT_ARG(shown));
    arena_finish(&arena);
    return may;
}

/* To be freed by curl_free; NULL when there is none. */
static char *part_of(const char *address, CURLUPart part, unsigned flags)
{
    char *found = NULL;
    CURLU *parts = curl_url();
    if (parts && curl_url_set(parts, CURLUPART_URL, address, 0) == CURLUE_OK)
        (void)curl_url_get(parts, part, &found, flags); /* leaves NULL */
    curl_url_cleanup(parts);
    return found;
}

static char *host_of(const char *address)
{
    return part_of(address, CURLUPART_HOST, 0);
}

static bool same_host(const char *a, const char *b)
{
    char *host_a = host_of(a), *host_b = host_of(b);
    bool same = host_a && host_b && strcasecmp(host_a, host_b) == 0;
    curl_free(host_a);
    curl_free(host_b);
    return same;
}

static bool is_below_folder_of(const char *picture, const char *document)
{
    char picture_path[PATH_MAX], folder[PATH_MAX];
    if (!realpath(picture, picture_path) || !realpath(document, folder))
        return false;

    size_t size = (size_t)(strrchr(folder, '/') + 1 - folder); /* an absolute path has a slash */
    return strncmp(picture_path, folder, size) == 0;
}

bool address_is_beside(const char *picture, const char *document)
{
    if (address_is_http(picture) != address_is_http(document))
        return false;
    if (!address_is_http(picture))
        return is_below_folder_of(picture, document);
    if (address_is_https(document) && !address_is_https(picture))
        return false;
    return same_host(picture, document);
}

static bool same_port(const char *address, const char *listed)
{
    char *wanted = part_of(listed, CURLUPART_PORT, 0);
    char *port = part_of(address, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    bool same = !wanted || (port && strcmp(wanted, port) == 0);
    curl_free(wanted);
    curl_free(port);
    return same;
}

bool address_is_at(const char *address, const char *host_and_port)
{
    struct arena arena = {0};
    const char *listed = text_format(&arena, "http://%s/%c", host_and_port, 0).data;
    bool is_at =
        address_is_http(address) && same_host(address, listed) && same_port(address, listed);
    arena_finish(&arena);
    return is_at;
}

bool address_host(const char *address, char host[ADDRESS_HOST_SIZE])
{
    char *found = host_of(address);
    if (found)
        (void)snprintf(host, ADDRESS_HOST_SIZE, "%s", found);
    curl_free(found);
    return found != NULL;
}
