/* version_name: written with leading zeros, so that ls sorts by serial. */
#include "version_name.h"

#include <stdio.h>
#include <string.h>

void version_name_write(const struct version *version, char name[VERSION_NAME_SIZE])
{
    struct civil at = civil_from_instant(version->saved_at, 0);

    (void)snprintf(name, VERSION_NAME_SIZE, "%010llu_%04d%02d%02dT%02d%02d%02dZ_%s_%s.json",
                   (unsigned long long)version->serial, at.year, at.month, at.day, at.hour,
                   at.minute, at.second, version->etag, version->who);
}

static bool read_moment(struct text text, struct instant *moment)
{
    struct civil civil = {0};
    char copy[17] = {0};

    if (text.size != 16)
        return false;
    memcpy(copy, text.data, text.size);
    if (sscanf(copy, "%4d%2d%2dT%2d%2d%2dZ", &civil.year, &civil.month, &civil.day, &civil.hour,
               &civil.minute, &civil.second) != 6 ||
        !civil_is_valid(civil))
        return false;
    *moment = instant_from_civil(civil, 0);
    return true;
}

static bool read_etag(struct text text, char etag[DIGEST_HEX_SIZE])
{
    uint8_t digest[DIGEST_SIZE];

    if (!digest_from_hex(text, digest))
        return false;
    digest_to_hex(digest, etag);
    return true;
}

bool version_name_read(const char *name, struct version *version)
{
    struct text rest = text_from(name), serial = {0}, moment = {0}, etag = {0};

    *version = (struct version){0};
    if (!text_ends_with(rest, TEXT(".json")))
        return false;
    rest.size -= strlen(".json");
    (void)text_split(&rest, '_', &serial);
    (void)text_split(&rest, '_', &moment); /* what is missing is empty, and that is refused */
    (void)text_split(&rest, '_', &etag);
    if (!text_to_number(serial, INT64_MAX, &version->serial) || !version->serial ||
        !read_moment(moment, &version->saved_at) || !read_etag(etag, version->etag) ||
        !name_is_fit(rest))
        return false;
    name_copy(version->who, rest);
    return true;
}
