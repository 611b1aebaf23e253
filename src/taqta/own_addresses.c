#include "own_addresses.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <unistd.h>

static bool write_address(char words[INET6_ADDRSTRLEN], const struct ifaddrs *interface)
{
    const struct sockaddr *address = interface->ifa_addr;
    if (!address || (interface->ifa_flags & IFF_LOOPBACK) || !(interface->ifa_flags & IFF_UP))
        return false;
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)address;
        return inet_ntop(AF_INET, &four->sin_addr, words, INET6_ADDRSTRLEN);
    }
    if (address->sa_family != AF_INET6)
        return false;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)address;
    return !IN6_IS_ADDR_LINKLOCAL(&six->sin6_addr) &&
           inet_ntop(AF_INET6, &six->sin6_addr, words, INET6_ADDRSTRLEN);
}

static struct text host_name(struct arena *arena)
{
    char name[256] = "";
    if (gethostname(name, sizeof name - 1) != 0)
        return TEXT("");
    return text_copy(arena, text_from(name));
}

const char *own_addresses(struct arena *arena)
{
    struct text_builder builder = {.arena = arena};
    struct ifaddrs *interfaces;
    char words[INET6_ADDRSTRLEN];
    if (getifaddrs(&interfaces) != 0)
        return ""; /* as good as none */
    builder_add(&builder, host_name(arena));
    size_t name_size = builder.size;
    for (const struct ifaddrs *at = interfaces; at; at = at->ifa_next)
        if (write_address(words, at))
            builder_format(&builder, "%s%s", builder.size ? " · " : "", words);
    freeifaddrs(interfaces);
    return builder.size > name_size ? text_to_c(arena, builder_text(&builder)) : "";
}
