#include "picture_rule.h"

#include "addresses.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static bool is_beside_a_document(const struct picture_rule *rule, const char *address)
{
    for (size_t i = 0; i < rule->sources->count; i++)
        if (address_is_beside(address, rule->sources->items[i]->address))
            return true;
    return false;
}

static bool is_listed(const struct picture_rule *rule, const char *address)
{
    for (size_t i = 0; i < rule->host_count; i++)
        if (address_is_at(address, rule->hosts[i]))
            return true;
    return false;
}

static bool refuse_file(const char *address, struct error *error)
{
    if (access(address, F_OK) != 0)
        return error_set(error, ERROR_SYSTEM, "%s", strerror(errno));
    return error_set(
        error, ERROR_USAGE,
        "pictures on this computer are only taken from below the folder of a document");
}

static bool refuse_host(const char *address, struct error *error)
{
    char host[ADDRESS_HOST_SIZE];
    if (!address_host(address, host))
        return error_set(error, ERROR_USAGE, "this is no address of a picture");
    return error_set(error, ERROR_USAGE,
                     "pictures are not taken from %s, which serves no document shown here; name it "
                     "in picture-host to allow it",
                     host);
}

bool picture_rule_refuse(const char *address, struct error *error)
{
    return address_is_http(address) ? refuse_host(address, error) : refuse_file(address, error);
}

bool picture_rule_allows(const void *context, const char *address, struct error *error)
{
    const struct picture_rule *rule = context;
    if (is_beside_a_document(rule, address) || is_listed(rule, address))
        return true;
    return picture_rule_refuse(address, error);
}
