/* difference: each row is cut into blocks, and blocks of one kind make a span. */
#include "difference.h"

#include "allocate.h"

#include <stdlib.h>
#include <string.h>

/* A change of kind costs about as much as mixing this many blocks in the general way. */
enum { WORTH_BLOCKS = 6 };

struct block {
    bool differs;
    struct span_side from, to;
};

struct row {
    const uint32_t *from, *to;
    struct block *blocks;
    int y, width, block_count;
};

static int block_width(const struct row *row, int block)
{
    int left = row->width - block * DIFFERENCE_BLOCK;
    return left < DIFFERENCE_BLOCK ? left : DIFFERENCE_BLOCK;
}

static struct span_side side_of(const uint32_t *pixels, int count)
{
    uint32_t others = 0;
    for (int i = 0; i < count; i++)
        others |= pixels[i] ^ pixels[0];
    return (struct span_side){.is_flat = others == 0, .colour = pixels[0]};
}

static void look_at_blocks(struct row *row)
{
    for (int i = 0; i < row->block_count; i++) {
        const uint32_t *from = row->from + (ptrdiff_t)i * DIFFERENCE_BLOCK;
        const uint32_t *to = row->to + (ptrdiff_t)i * DIFFERENCE_BLOCK;
        int width = block_width(row, i);
        struct block *block = &row->blocks[i];
        block->differs = memcmp(from, to, (size_t)width * sizeof *from) != 0;
        if (!block->differs)
            continue;
        block->from = side_of(from, width);
        block->to = side_of(to, width);
    }
}

static bool is_same_flat(const struct span_side *a, const struct span_side *b)
{
    return a->is_flat && b->is_flat && a->colour == b->colour;
}

/* How many blocks from this one on have this side flat and of its colour. */
static int flat_run(const struct row *row, int at, bool is_to)
{
    int end = at;
    const struct block *first = &row->blocks[at];
    while (end < row->block_count && row->blocks[end].differs &&
           (is_to ? is_same_flat(&row->blocks[end].to, &first->to)
                  : is_same_flat(&row->blocks[end].from, &first->from)))
        end++;
    return end - at;
}

/* Blocks of general kind: up to two equal ones in a row, or a flat run that is worth its own
 * span. A single equal block is taken along. */
static int varied_run(const struct row *row, int at)
{
    int end = at + 1, last = at;
    for (; end < row->block_count && end - last <= 2; end++) {
        if (!row->blocks[end].differs)
            continue;
        if (flat_run(row, end, false) >= WORTH_BLOCKS || flat_run(row, end, true) >= WORTH_BLOCKS)
            break;
        last = end;
    }
    return last + 1 - at;
}

static void add(struct difference *difference, const struct span *span)
{
    if (difference->count == difference->capacity) {
        size_t capacity = difference->capacity ? difference->capacity * 2 : 1024;
        struct span *grown = realloc(difference->spans, capacity * sizeof *grown);
        if (!grown)
            abort();
        difference->spans = grown;
        difference->capacity = capacity;
    }
    difference->spans[difference->count++] = *span;
}

/* Adds the span that begins with this block. Returns its length in blocks. */
static int add_span(struct difference *difference, const struct row *row, int at)
{
    int from = flat_run(row, at, false), to = flat_run(row, at, true);
    bool from_counts = from >= WORTH_BLOCKS, to_counts = to >= WORTH_BLOCKS;
    const struct block *first = &row->blocks[at];
    int blocks = from_counts && to_counts ? (from < to ? from : to)
                 : from_counts            ? from
                 : to_counts              ? to
                                          : varied_run(row, at);
    struct span span = {
        .x = at * DIFFERENCE_BLOCK,
        .y = row->y,
        .count = (blocks - 1) * DIFFERENCE_BLOCK + block_width(row, at + blocks - 1),
        .from = {.is_flat = from_counts, .colour = first->from.colour},
        .to = {.is_flat = to_counts, .colour = first->to.colour},
    };
    add(difference, &span);
    return blocks;
}

static void find_in_row(struct difference *difference, struct row *row)
{
    if (memcmp(row->from, row->to, (size_t)row->width * sizeof *row->from) == 0)
        return;
    look_at_blocks(row);
    for (int at = 0; at < row->block_count;)
        at += row->blocks[at].differs ? add_span(difference, row, at) : 1;
}

void difference_find(struct difference *difference, const struct pixels *from,
                     const struct pixels *to)
{
    int block_count = (from->width + DIFFERENCE_BLOCK - 1) / DIFFERENCE_BLOCK;
    struct row row = {
        .blocks = allocate((size_t)block_count, sizeof *row.blocks),
        .width = from->width,
        .block_count = block_count,
    };
    for (row.y = to->top; row.y < to->top + to->height; row.y++) {
        row.from = pixels_at(from, 0, row.y);
        row.to = pixels_at(to, 0, row.y);
        find_in_row(difference, &row);
    }
    free(row.blocks);
}

void difference_finish(struct difference *difference)
{
    free(difference->spans);
}
