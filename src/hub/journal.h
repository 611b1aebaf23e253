/* journal: a line a request that matters: who wrote what, and who was refused. No token is ever in
 * one. Of a flood of refusals only the first of each second are told, and how many more there were.
 */
#ifndef HUB_JOURNAL_H
#define HUB_JOURNAL_H

#include <stddef.h>
#include <stdint.h>

enum { JOURNAL_REFUSALS_A_SECOND = 20 };

struct journal;

/* One request, answered. */
struct entry {
    const char *method, *path, *role, *name; /* name: "" for nobody known */
    unsigned status;
    size_t bytes; /* that came in */
    uint64_t spent_ms;
};

struct journal *journal_create(void);
void journal_destroy(struct journal *journal);

void journal_write(struct journal *journal, const struct entry *entry);
/* Once a second: tells of the refusals that were left out. */
void journal_tick(struct journal *journal);

#endif
