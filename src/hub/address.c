/* address: IPv4 and IPv6 as one. */
#include "address.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

static const uint8_t MAPPED[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

enum { NETWORK_BYTES = 8, ADDRESS_TEXT_SIZE = 46 };

static struct address from_four(const void *four)
{
    struct address address;

    memcpy(address.bytes, MAPPED, sizeof MAPPED);
    memcpy(address.bytes + sizeof MAPPED, four, 4);
    return address;
}

static struct address from_six(const struct in6_addr *six)
{
    struct address address;

    memcpy(address.bytes, six, sizeof address.bytes);
    if (!IN6_IS_ADDR_V4MAPPED(six) && !IN6_IS_ADDR_LOOPBACK(six))
        memset(address.bytes + NETWORK_BYTES, 0, sizeof address.bytes - NETWORK_BYTES);
    return address;
}

struct address address_of(const struct sockaddr *socket)
{
    if (socket->sa_family == AF_INET)
        return from_four(&((const struct sockaddr_in *)socket)->sin_addr);
    if (socket->sa_family == AF_INET6)
        return from_six(&((const struct sockaddr_in6 *)socket)->sin6_addr);
    return (struct address){0};
}

bool address_equal(const struct address *a, const struct address *b)
{
    return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

bool address_is_loopback(const struct address *address)
{
    struct in6_addr six;

    memcpy(&six, address->bytes, sizeof six);
    return IN6_IS_ADDR_LOOPBACK(&six) ||
           (IN6_IS_ADDR_V4MAPPED(&six) && address->bytes[sizeof MAPPED] == 127);
}

bool address_from_forwarded(const char *header, struct address *address)
{
    struct text rest = text_from(header), part = {0};
    char text[ADDRESS_TEXT_SIZE];
    struct in6_addr six;
    struct in_addr four;

    while (text_split(&rest, ',', &part))
        continue;
    part = text_trim(part);
    if (!part.size || part.size >= sizeof text)
        return false;
    (void)snprintf(text, sizeof text, "%.*s", TEXT_ARG(part));
    if (inet_pton(AF_INET, text, &four) == 1)
        *address = from_four(&four);
    else if (inet_pton(AF_INET6, text, &six) == 1)
        *address = from_six(&six);
    else
        return false;
    return true;
}
