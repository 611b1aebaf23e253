/* id_index: an open hash table, so that twenty thousand sessions with bad references cost no more
 * than good ones. */
#include "id_index.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct id_slot {
    struct text id; /* no data: free */
    int record;
};

/* FNV-1a. Ids are chosen by the organiser, who gains nothing by making them collide. */
static uint64_t hash(struct text id)
{
    uint64_t value = 14695981039346656037u;

    for (size_t i = 0; i < id.size; i++)
        value = (value ^ (unsigned char)id.data[i]) * 1099511628211u;
    return value;
}

/* The slot that holds the id, or the free one where it belongs. */
static struct id_slot *find_slot(const struct id_index *index, struct text id)
{
    size_t i = hash(id) & (index->capacity - 1);

    while (index->slots[i].id.data && !text_equal(index->slots[i].id, id))
        i = (i + 1) & (index->capacity - 1);
    return &index->slots[i];
}

int id_index_find(const struct id_index *index, struct text id)
{
    const struct id_slot *slot = index->capacity ? find_slot(index, id) : NULL;

    return slot && slot->id.data ? slot->record : -1;
}

static void grow(struct id_index *index, struct arena *arena)
{
    struct id_index larger = {.capacity = index->capacity ? index->capacity * 2 : 64};

    larger.slots = ARENA_ARRAY(arena, struct id_slot, larger.capacity);
    for (size_t i = 0; i < index->capacity; i++)
        if (index->slots[i].id.data)
            *find_slot(&larger, index->slots[i].id) = index->slots[i];
    larger.count = index->count;
    *index = larger;
}

void id_index_clear(struct id_index *index)
{
    if (index->capacity)
        memset(index->slots, 0, index->capacity * sizeof *index->slots);
    index->count = 0;
}

void id_index_add(struct id_index *index, struct arena *arena, struct text id, int record)
{
    if (index->count * 2 >= index->capacity)
        grow(index, arena);
    *find_slot(index, id) = (struct id_slot){.id = id, .record = record};
    index->count++;
}

static int compare_records(const void *a, const void *b)
{
    const struct id_slot *left = a, *right = b;

    return (left->record > right->record) - (left->record < right->record);
}

const char *const *id_index_list(const struct id_index *index, struct arena *arena, size_t most,
                                 size_t *count)
{
    struct id_slot *used = ARENA_ARRAY(arena, struct id_slot, index->count + 1);
    const char **list = ARENA_ARRAY(arena, const char *, most + 1);
    size_t used_count = 0;

    for (size_t i = 0; i < index->capacity; i++)
        if (index->slots[i].id.data)
            used[used_count++] = index->slots[i];
    qsort(used, used_count, sizeof *used, compare_records);
    *count = used_count < most ? used_count : most;
    for (size_t i = 0; i < *count; i++)
        list[i] = text_to_c(arena, used[i].id);
    return list;
}
