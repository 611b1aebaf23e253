/* table: from a 64-bit hash to a number, for what is met again and again. */
#ifndef TAQTACTL_TABLE_H
#define TAQTACTL_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/* {0} is empty; it grows in the arena it is first used with. */
struct table {
    struct table_entry *entries;
    size_t count, capacity;
};

/* The number kept for the hash. When there is none, keeps `number` and gives that; *is_new says
 * which. */
size_t table_keep(struct table *table, struct arena *arena, uint64_t hash, size_t number,
                  bool *is_new);

/* FNV-1a, begun with HASH_BEGIN and gone on with for as many pieces as there are. */
#define HASH_BEGIN UINT64_C(0xcbf29ce484222325)
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size);
uint64_t hash_text(uint64_t hash, struct text text); /* its length too */

#endif
