/* arena: memory that is given back all at once.
 *
 * A document, a programme, a deck: each owns one arena and dies with it. Blocks are zeroed and
 * aligned for any type. Out of memory aborts: the supervisor restarts the display from its cache.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *newest;
};

/* {0} is an empty arena; init is for those that are not born zeroed. */
void arena_init(struct arena *arena);
void arena_finish(struct arena *arena);

/* Gives everything back but one block, so that the next use needs no allocation. */
void arena_reset(struct arena *arena);

/* Zeroed; size 0 gives a valid address that must not be written. */
void *arena_alloc(struct arena *arena, size_t size);

/* count elements of size bytes, zeroed; a product that overflows aborts. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* A copy of old_count elements in a block of new_count: how a growing list moves house. Nothing may
 * point into the old one any more: where it was a large one, its memory is given back. */
void *arena_grow(struct arena *arena, const void *old, size_t old_count, size_t new_count,
                 size_t size);

/* All that lives in one from now on lives in the other; `from` is empty then. */
void arena_adopt(struct arena *arena, struct arena *from);

/* Bytes handed out since the last reset, for tests and the state report. */
size_t arena_used(const struct arena *arena);

#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))

/* Makes room for one more element in a list whose capacity doubles: items, count and capacity are
 * lvalues. */
#define ARENA_PUSH(arena, items, count, capacity)                                                  \
    do {                                                                                           \
        if ((count) == (capacity)) {                                                               \
            size_t grown_ = (capacity) ? (capacity)*2 : 8;                                         \
            (items) = arena_grow((arena), (items), (count), grown_, sizeof *(items));              \
            (capacity) = grown_;                                                                   \
        }                                                                                          \
        (count)++;                                                                                 \
    } while (0)

#endif
