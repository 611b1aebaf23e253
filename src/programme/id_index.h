/* id_index: from an id to the number of its record, while a document is read. */
#ifndef PROGRAMME_ID_INDEX_H
#define PROGRAMME_ID_INDEX_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

struct id_slot;

struct id_index {
    struct id_slot *slots;
    size_t count, capacity;
};

int id_index_find(const struct id_index *index, struct text id); /* -1: not there */
void id_index_clear(struct id_index *index);
void id_index_add(struct id_index *index, struct arena *arena, struct text id, int record);

/* The ids in the order of their records, at most `most`, as strings in arena. *count gets how many.
 */
const char *const *id_index_list(const struct id_index *index, struct arena *arena, size_t most,
                                 size_t *count);

#endif
