#include "wishes.h"

/* Linear search: the people of one conference day are some dozens. */
static bool has(const struct wishes *wishes, struct text address)
{
    for (size_t i = 0; i < wishes->count; i++)
        if (text_equal(wishes->items[i].address, address))
            return true;
    return false;
}

bool wishes_add(struct wishes *wishes, struct text address, picture_sink *sink, void *context)
{
    if (has(wishes, address))
        return false;

    ARENA_PUSH(&wishes->arena, wishes->items, wishes->count, wishes->capacity);
    wishes->items[wishes->count - 1] = (struct wish){
        .number = wishes->forgotten + wishes->count - 1,
        .address = text_copy(&wishes->arena, address),
        .sink = sink,
        .context = context,
    };
    return true;
}

void wishes_forget(struct wishes *wishes)
{
    arena_reset(&wishes->arena);
    *wishes = (struct wishes){
        .arena = wishes->arena,
        .forgotten = wishes->forgotten + wishes->count,
    };
}

const struct wish *wishes_take(struct wishes *wishes)
{
    return wishes->taken < wishes->count ? &wishes->items[wishes->taken++] : NULL;
}

struct wish *wishes_find(struct wishes *wishes, uint64_t number)
{
    bool known = number >= wishes->forgotten && number - wishes->forgotten < wishes->count;
    return known ? &wishes->items[number - wishes->forgotten] : NULL;
}

void wishes_settle(struct wishes *wishes, uint64_t number)
{
    struct wish *wish = wishes_find(wishes, number);
    if (!wish || wish->is_settled)
        return;
    wish->is_settled = true;
    wishes->settled++;
}
