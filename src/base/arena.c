/* arena: a chain of blocks, the newest first, each twice the size of the one before up to a limit.
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_BLOCK = 4 * 1024,
    LARGEST_BLOCK = 1024 * 1024, /* except for a single piece that is larger */
    ALIGNMENT = _Alignof(max_align_t)
};

struct arena_block {
    struct arena_block *older;
    size_t size, used, handed_out; /* used counts the alignment too */
    size_t pieces;
    _Alignas(max_align_t) unsigned char bytes[];
};

static _Noreturn void die(const char *why)
{
    (void)fprintf(stderr, "out of memory: %s\n",
                  why); /* the process ends here, whatever comes of it */
    abort();
}

void arena_init(struct arena *arena)
{
    arena->newest = NULL;
}

void arena_finish(struct arena *arena)
{
    struct arena_block *block = arena->newest;

    while (block) {
        struct arena_block *older = block->older;

        free(block);
        block = older;
    }
    arena->newest = NULL;
}

static struct arena_block *largest_block(const struct arena *arena)
{
    struct arena_block *largest = arena->newest;

    for (struct arena_block *block = arena->newest; block; block = block->older)
        if (block->size > largest->size)
            largest = block;
    return largest;
}

void arena_reset(struct arena *arena)
{
    struct arena_block *kept = largest_block(arena);
    struct arena_block *block = arena->newest;

    if (!kept)
        return;

    while (block) {
        struct arena_block *older = block->older;

        if (block != kept)
            free(block);
        block = older;
    }
    memset(kept->bytes, 0, kept->used);
    kept->used = 0;
    kept->handed_out = 0;
    kept->pieces = 0;
    kept->older = NULL;
    arena->newest = kept;
}

static void add_block(struct arena *arena, size_t at_least)
{
    size_t size = arena->newest ? arena->newest->size * 2 : FIRST_BLOCK;
    struct arena_block *block;

    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < at_least)
        size = at_least;
    if (size > SIZE_MAX - sizeof *block)
        die("a piece larger than the address space");

    block = calloc(1, sizeof *block + size);
    if (!block)
        die("no block for an arena");
    block->size = size;
    block->older = arena->newest;
    arena->newest = block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    struct arena_block *block;
    size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    void *piece;

    if (size > SIZE_MAX - ALIGNMENT)
        die("a piece larger than the address space");
    if (!arena->newest || arena->newest->size - arena->newest->used < rounded)
        add_block(arena, rounded);

    block = arena->newest;
    piece = block->bytes + block->used;
    block->used += rounded;
    block->handed_out += size;
    block->pieces++;
    return piece;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        die("a list larger than the address space");
    return arena_alloc(arena, count * size);
}

/* A piece so large that it has a block to itself would else be kept beside its successor: a list
 * that doubles until it has 8 MB leaves another 8 MB behind. */
static void give_back(struct arena *arena, const void *piece)
{
    struct arena_block **at = &arena->newest;

    while (*at && (const void *)(*at)->bytes != piece)
        at = &(*at)->older;
    if (*at && (*at)->pieces == 1 && (*at)->size > LARGEST_BLOCK) {
        struct arena_block *block = *at;

        *at = block->older;
        free(block);
    }
}

void *arena_grow(struct arena *arena, const void *old, size_t old_count, size_t new_count,
                 size_t size)
{
    void *grown = arena_alloc_array(arena, new_count, size);
    size_t kept = old_count < new_count ? old_count : new_count;

    if (old && kept)
        memcpy(grown, old, kept * size);
    if (kept * size >= LARGEST_BLOCK)
        give_back(arena, old);
    return grown;
}

void arena_adopt(struct arena *arena, struct arena *from)
{
    struct arena_block **end = &from->newest;

    while (*end)
        end = &(*end)->older;
    *end = arena->newest;
    arena->newest = from->newest;
    from->newest = NULL;
}

size_t arena_used(const struct arena *arena)
{
    size_t used = 0;

    for (const struct arena_block *block = arena->newest; block; block = block->older)
        used += block->handed_out;
    return used;
}
