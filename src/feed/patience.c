#include "patience.h"

#include <stdlib.h>
#include <sys/random.h>

enum {
    SHORTEST_MS = 500,
    LONGEST_SILENT_MS = 20 * 1000,      /* nobody answers: soon after it is back, we are there */
    LONGEST_REFUSED_MS = 5 * 60 * 1000, /* the server works and says no */
    FORBIDDEN_MS = 30 * 60 * 1000,      /* 401, 403: a person has to do something first */
    LONGEST_ASKED_S = 60 * 60           /* a Retry-After beyond it is a mistake, or meant ill */
};

uint64_t patience_ms(const struct transfer_answer *answer, unsigned failures, double chance)
{
    if (answer->retry_after_s > LONGEST_ASKED_S)
        return LONGEST_ASKED_S * 1000ULL;
    if (answer->retry_after_s > 0)
        return answer->retry_after_s * 1000ULL;
    if (answer->error.kind == ERROR_SERVER && (answer->status == 401 || answer->status == 403))
        return FORBIDDEN_MS;

    bool answered = answer->error.kind == ERROR_SERVER || answer->error.kind == ERROR_LIMIT;
    uint64_t longest = answered ? LONGEST_REFUSED_MS : LONGEST_SILENT_MS;
    uint64_t ceiling = failures < 16 ? (uint64_t)SHORTEST_MS << failures : longest;
    if (ceiling > longest)
        ceiling = longest;
    return SHORTEST_MS + (uint64_t)((double)(ceiling - SHORTEST_MS) * chance);
}

double patience_chance(void)
{
    uint32_t number;
    if (getrandom(&number, sizeof number, GRND_NONBLOCK) != sizeof number)
        return 0.5; /* early in the boot there may be none; then we are out of step by our start */
    return (double)number / UINT32_MAX;
}
