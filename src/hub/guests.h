/* guests: the connections that are open, how many from one address, and what each is doing; those
 * that take too long over nothing are shown out.
 *
 * libmicrohttpd's own time limit counts from the last byte, so that a byte now and then keeps a
 * connection for ever; ours counts from the start of what a guest is doing.
 */
#ifndef HUB_GUESTS_H
#define HUB_GUESTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "address.h"

enum { GUEST_MAY_ASK_FOR_S = 15, GUEST_MAY_BE_BUSY_FOR_S = 300 };

struct guests;
struct guest;

/* per_address  how many one may be; 0: any number */
struct guests *guests_create(unsigned per_address);
void guests_destroy(struct guests *guests);

bool guests_have_room_for(const struct guests *guests, const struct address *who);
struct guest *guest_enter(struct guests *guests, const struct address *who, int socket,
                          uint64_t now_ms);
void guest_leave(struct guest *guest);

const struct address *guest_address(const struct guest *guest);
void guest_begin(struct guest *guest, uint64_t now_ms);
void guest_refuse(struct guest *guest); /* its body is read, but not for as long as it likes */
void guest_listen(struct guest *guest); /* a stream, for as long as it likes */
void guest_finish(struct guest *guest, uint64_t now_ms);

size_t guests_count(const struct guests *guests);
/* Those with a request that has not been answered to its end, and those who have come within
 * grace_ms and not said anything yet. */
size_t guests_busy(const struct guests *guests, uint64_t now_ms, unsigned grace_ms);
/* Shuts the sockets of those who take too long; returns how many. */
size_t guests_sweep(struct guests *guests, uint64_t now_ms);

#endif
