#include "pictures.h"

#include "errand.h"

/* Enough to fill a line, few enough not to crowd out the documents. */
enum { PICTURES_AT_ONCE = 4 };

void pictures_finish(struct pictures *pictures)
{
    while (pictures->first) {
        struct errand *errand = pictures->first;
        pictures->first = errand->next;
        errand_destroy(errand);
    }
}

/* Where it hangs, or where the list ends: the oldest come first. */
static struct errand **find(struct pictures *pictures, struct text address)
{
    struct errand **place = &pictures->first;
    while (*place && !text_equal(text_from((*place)->address), address))
        place = &(*place)->next;
    return place;
}

static void begin(struct errand *errand, struct feeding *feeding, const struct picture_rule *rule)
{
    struct error error = {0};
    if (picture_rule_allows(rule, errand->address, &error))
        errand_load(errand, feeding);
    else
        errand_refuse(errand, feeding, &error);
}

/* False: there is none. */
static bool take_one_wish_in(struct pictures *pictures, struct feeding *feeding,
                             const struct picture_rule *rule)
{
    struct arena arena = {0};
    struct wish wish;
    bool is_there = mailbox_next_wish(feeding->mailbox, &wish, &arena);
    if (is_there) {
        struct errand **errand = find(pictures, wish.address);
        bool is_first = !*errand;
        if (is_first)
            *errand = errand_create(wish.address);
        errand_add_wish(*errand, feeding, &wish);
        if (is_first)
            begin(*errand, feeding, rule);
    }
    arena_finish(&arena);
    return is_there;
}

/* A sink may take its time (it decodes), so a stop is looked for between two. */
static void take_wishes_in(struct pictures *pictures, struct feeding *feeding,
                           const struct picture_rule *rule)
{
    while (!mailbox_is_stopped(feeding->mailbox) && take_one_wish_in(pictures, feeding, rule))
        continue;
}

static void let_go_of_forgotten(struct pictures *pictures, struct feeding *feeding)
{
    struct errand **place = &pictures->first;
    while (*place) {
        struct errand *errand = *place;
        if (errand_is_wanted(errand, feeding)) {
            place = &errand->next;
            continue;
        }
        *place = errand->next;
        pictures->under_way -= errand->transfer != NULL;
        errand_destroy(errand);
    }
}

void pictures_ask(struct pictures *pictures, struct feeding *feeding,
                  const struct picture_rule *rule, uint64_t tick_ms)
{
    let_go_of_forgotten(pictures, feeding);
    take_wishes_in(pictures, feeding, rule);
    for (struct errand *errand = pictures->first; errand; errand = errand->next) {
        if (mailbox_is_stopped(feeding->mailbox) || pictures->under_way == PICTURES_AT_ONCE)
            return;
        if (errand->transfer || tick_ms < errand->due_ms)
            continue;
        errand_ask(errand, feeding, rule, tick_ms);
        pictures->under_way += errand->transfer != NULL;
    }
}

bool pictures_finish_transfer(struct pictures *pictures, void *easy, int code)
{
    for (struct errand *errand = pictures->first; errand; errand = errand->next)
        if (errand->transfer && transfer_finish(errand->transfer, easy, code))
            return true;
    return false;
}

void pictures_collect(struct pictures *pictures, struct feeding *feeding, uint64_t tick_ms)
{
    for (struct errand *errand = pictures->first; errand; errand = errand->next) {
        if (!errand->transfer || !transfer_is_done(errand->transfer))
            continue;
        if (mailbox_is_stopped(feeding->mailbox))
            return;
        errand_collect(errand, feeding, tick_ms);
        pictures->under_way--;
    }
}

void pictures_hurry(struct pictures *pictures, uint64_t tick_ms)
{
    for (struct errand *errand = pictures->first; errand; errand = errand->next)
        errand_hurry(errand, tick_ms);
}

uint64_t pictures_next_due(const struct pictures *pictures)
{
    uint64_t next_ms = UINT64_MAX;
    if (pictures->under_way == PICTURES_AT_ONCE)
        return next_ms; /* one has to come back first, and wakes us then */
    for (const struct errand *errand = pictures->first; errand; errand = errand->next)
        if (!errand->transfer && errand->due_ms < next_ms)
            next_ms = errand->due_ms;
    return next_ms;
}
