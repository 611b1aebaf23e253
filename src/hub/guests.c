/* guests: a list of all, and a table of how many each address has. */
#include "guests.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

enum { BUCKETS = 4096, SECOND_MS = 1000 };

enum doing { DOING_NOTHING, DOING_REQUEST, DOING_REFUSED, DOING_STREAM };

struct party {
    struct party *next;
    struct address who;
    unsigned count;
};

struct guest {
    struct guest *previous, *next;
    struct guests *guests;
    struct party *party;
    int socket; /* libmicrohttpd's */
    enum doing doing;
    bool is_fresh; /* has not asked for anything yet */
    uint64_t since_ms;
};

struct guests {
    unsigned per_address;
    size_t count;
    struct guest *first;
    struct party *parties[BUCKETS];
};

struct guests *guests_create(unsigned per_address)
{
    struct guests *guests = calloc(1, sizeof *guests);

    if (!guests)
        abort();
    guests->per_address = per_address;
    return guests;
}

/* FNV-1a. Whoever chooses addresses to meet in one bucket has as many connections as are allowed in
 * all, and a walk over those is short. */
static size_t bucket_of(const struct address *who)
{
    uint32_t hash = 2166136261U;

    for (size_t i = 0; i < sizeof who->bytes; i++)
        hash = (hash ^ who->bytes[i]) * 16777619U;
    return hash % BUCKETS;
}

static struct party *find_party(const struct guests *guests, const struct address *who)
{
    struct party *party = guests->parties[bucket_of(who)];

    while (party && !address_equal(&party->who, who))
        party = party->next;
    return party;
}

static struct party *join_party(struct guests *guests, const struct address *who)
{
    struct party *party = find_party(guests, who);
    size_t bucket = bucket_of(who);

    if (!party) {
        party = calloc(1, sizeof *party);
        if (!party)
            abort();
        *party = (struct party){.next = guests->parties[bucket], .who = *who};
        guests->parties[bucket] = party;
    }
    party->count++;
    return party;
}

static void leave_party(struct guests *guests, struct party *party)
{
    struct party **link = &guests->parties[bucket_of(&party->who)];

    if (--party->count)
        return;
    while (*link != party)
        link = &(*link)->next;
    *link = party->next;
    free(party);
}

void guests_destroy(struct guests *guests)
{
    struct guest *guest = guests ? guests->first : NULL;

    while (guest) {
        struct guest *next = guest->next;

        leave_party(guests, guest->party);
        free(guest);
        guest = next;
    }
    free(guests);
}

bool guests_have_room_for(const struct guests *guests, const struct address *who)
{
    const struct party *party = find_party(guests, who);

    return !guests->per_address || !party || party->count < guests->per_address;
}

struct guest *guest_enter(struct guests *guests, const struct address *who, int socket,
                          uint64_t now_ms)
{
    struct guest *guest = calloc(1, sizeof *guest);

    if (!guest)
        abort();
    *guest = (struct guest){.next = guests->first,
                            .guests = guests,
                            .party = join_party(guests, who),
                            .socket = socket,
                            .is_fresh = true,
                            .since_ms = now_ms};
    if (guests->first)
        guests->first->previous = guest;
    guests->first = guest;
    guests->count++;
    return guest;
}

void guest_leave(struct guest *guest)
{
    if (guest->previous)
        guest->previous->next = guest->next;
    else
        guest->guests->first = guest->next;
    if (guest->next)
        guest->next->previous = guest->previous;
    guest->guests->count--;
    leave_party(guest->guests, guest->party);
    free(guest);
}

const struct address *guest_address(const struct guest *guest)
{
    return &guest->party->who;
}

void guest_begin(struct guest *guest, uint64_t now_ms)
{
    guest->doing = DOING_REQUEST;
    guest->is_fresh = false;
    guest->since_ms = now_ms;
}

void guest_refuse(struct guest *guest)
{
    guest->doing = DOING_REFUSED;
}

void guest_listen(struct guest *guest)
{
    guest->doing = DOING_STREAM;
}

void guest_finish(struct guest *guest, uint64_t now_ms)
{
    guest->doing = DOING_NOTHING;
    guest->since_ms = now_ms;
}

size_t guests_count(const struct guests *guests)
{
    return guests->count;
}

/* Has it sent what nobody has read yet? */
static bool has_said_something(const struct guest *guest)
{
    int waiting = 0;

    return ioctl(guest->socket, FIONREAD, &waiting) == 0 && waiting > 0;
}

size_t guests_busy(const struct guests *guests, uint64_t now_ms, unsigned grace_ms)
{
    size_t busy = 0;

    for (const struct guest *guest = guests->first; guest; guest = guest->next)
        busy += guest->doing != DOING_NOTHING || has_said_something(guest) ||
                (guest->is_fresh && now_ms - guest->since_ms < grace_ms);
    return busy;
}

static bool takes_too_long(const struct guest *guest, uint64_t now_ms)
{
    uint64_t spent_ms = now_ms - guest->since_ms;

    switch (guest->doing) {
    case DOING_NOTHING:
    case DOING_REFUSED:
        return spent_ms > (uint64_t)GUEST_MAY_ASK_FOR_S * SECOND_MS;
    case DOING_REQUEST:
        return spent_ms > (uint64_t)GUEST_MAY_BE_BUSY_FOR_S * SECOND_MS;
    case DOING_STREAM:
        break;
    }
    return false;
}

size_t guests_sweep(struct guests *guests, uint64_t now_ms)
{
    size_t swept = 0;

    for (struct guest *guest = guests->first; guest; guest = guest->next)
        if (takes_too_long(guest, now_ms)) {
            (void)shutdown(guest->socket, SHUT_RDWR); /* libmicrohttpd finds it ended and closes */
            guest->since_ms = now_ms;
            swept++;
        }
    return swept;
}
