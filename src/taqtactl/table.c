/* table: open addressing, doubled when it is half full. */
#include "table.h"

struct table_entry {
    uint64_t hash;
    size_t number;
    bool is_used;
};

enum { FIRST_CAPACITY = 256 };

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
    const uint8_t *at = bytes;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    return hash;
}

uint64_t hash_text(uint64_t hash, struct text text)
{
    hash = hash_bytes(hash, &text.size, sizeof text.size);
    return hash_bytes(hash, text.data, text.size);
}

/* Where the hash is, or where it would go. */
static struct table_entry *place_of(const struct table *table, uint64_t hash)
{
    size_t at = (size_t)(hash ^ hash >> 32) & (table->capacity - 1);
    while (table->entries[at].is_used && table->entries[at].hash != hash)
        at = (at + 1) & (table->capacity - 1);
    return &table->entries[at];
}

static void grow(struct table *table, struct arena *arena)
{
    struct table larger = {.capacity = table->capacity ? 2 * table->capacity : FIRST_CAPACITY,
                           .count = table->count};
    larger.entries = ARENA_ARRAY(arena, struct table_entry, larger.capacity);
    for (size_t i = 0; i < table->capacity; i++)
        if (table->entries[i].is_used)
            *place_of(&larger, table->entries[i].hash) = table->entries[i];
    *table = larger;
}

size_t table_keep(struct table *table, struct arena *arena, uint64_t hash, size_t number,
                  bool *is_new)
{
    if (2 * table->count >= table->capacity)
        grow(table, arena);
    struct table_entry *entry = place_of(table, hash);
    *is_new = !entry->is_used;
    if (*is_new) {
        *entry = (struct table_entry){.hash = hash, .number = number, .is_used = true};
        table->count++;
    }
    return entry->number;
}
