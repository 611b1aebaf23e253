#include "wishes.h"

/* Linear search: the people of one conference day are some dozens. */
static struct wish *find_same(const struct wishes *wishes, struct text address, picture_sink *sink,
                              const void *context)
{
    for (size_t i = 0; i < wishes->count; i++) {
        struct wish *wish = &wishes->items[i];
        if (wish->sink == sink && wish->context == context && text_equal(wish->address, address))
            return wish;
    }
    return NULL;
}

static bool renew(struct wishes *wishes, struct wish *wish)
{
    if (wish->state != WISH_SETTLED)
        return false;
    wish->state = WISH_NEW;
    wishes->settled_count--;
    wishes->new_count++;
    return true;
}

bool wishes_add(struct wishes *wishes, struct text address, picture_sink *sink, void *context)
{
    struct wish *same = find_same(wishes, address, sink, context);
    if (same)
        return renew(wishes, same);

    ARENA_PUSH(&wishes->arena, wishes->items, wishes->count, wishes->capacity);
    wishes->items[wishes->count - 1] = (struct wish){
        .number = wishes->forgotten + wishes->count - 1,
        .address = text_copy(&wishes->arena, address),
        .sink = sink,
        .context = context,
    };
    wishes->new_count++;
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
    if (wishes->new_count == 0)
        return NULL;

    struct wish *wish = wishes->items;
    while (wish->state != WISH_NEW)
        wish++;
    wish->state = WISH_TAKEN;
    wishes->new_count--;
    return wish;
}

bool wishes_has(const struct wishes *wishes, uint64_t number)
{
    return number >= wishes->forgotten && number - wishes->forgotten < wishes->count;
}

void wishes_settle(struct wishes *wishes, uint64_t number)
{
    if (!wishes_has(wishes, number))
        return;
    struct wish *wish = &wishes->items[number - wishes->forgotten];
    if (wish->state != WISH_TAKEN)
        return; /* settled before, or wanted again while this answer was under way */
    wish->state = WISH_SETTLED;
    wishes->settled_count++;
}
