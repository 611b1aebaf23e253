/* address: who is at the other end, for counting. Of IPv6 the first half is who, the rest is
 * theirs to change at will. */
#ifndef HUB_ADDRESS_H
#define HUB_ADDRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

struct address {
    uint8_t bytes[16]; /* as IPv6; IPv4 mapped */
};

struct address address_of(const struct sockaddr *socket);
bool address_equal(const struct address *a, const struct address *b);
bool address_is_loopback(const struct address *address);

/* The last of an X-Forwarded-For, which is what the nearest proxy saw. false: there is none. */
bool address_from_forwarded(const char *header, struct address *address);

#endif
