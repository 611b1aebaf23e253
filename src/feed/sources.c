#include "sources.h"

#include <assert.h>
#include <string.h>

static struct feed_source *create(const struct sources *sources, const char *address, bool is_given)
{
    struct feed_source *source = source_create(address, is_given);
    source->every_s = sources->every_s;
    source->stale_after_s = sources->stale_after_s;
    return source;
}

void sources_give(struct sources *sources, const char *address)
{
    assert(sources->given_count < LIMIT_SOURCES && sources->count == sources->given_count);
    sources->items[sources->count++] = create(sources, address, true);
    sources->given_count++;
}

void sources_finish(struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        source_destroy(sources->items[i]);
    sources->count = sources->given_count = 0;
}

void sources_load(struct sources *sources, struct feeding *feeding)
{
    for (size_t i = 0; i < sources->count; i++)
        source_load(sources->items[i], feeding);
    sources->is_changed = true;
}

/* Its index, or the count when it is not in the list. */
static size_t find(const struct sources *sources, struct text address)
{
    size_t i = 0;
    while (i < sources->count && !text_equal(text_from(sources->items[i]->address), address))
        i++;
    return i;
}

static bool is_described(const struct feed_source *source, const struct source *named)
{
    return text_equal(source->id, named->id) && text_equal(source->language, named->language) &&
           source->kind == named->kind && source->max_items == named->max_items &&
           source->max_days == named->max_days && source->as_notices == named->as_notices;
}

static void describe(struct sources *sources, struct feed_source *source,
                     const struct source *named)
{
    source->every_s = named->every_s > 0 ? (unsigned)named->every_s : sources->every_s;
    source->stale_after_s =
        named->stale_after_s >= 0 ? (unsigned)named->stale_after_s : sources->stale_after_s;
    if (is_described(source, named))
        return;
    source->id = text_copy(&source->arena, named->id);
    source->language = text_copy(&source->arena, named->language);
    source->kind = named->kind;
    source->max_items = named->max_items;
    source->max_days = named->max_days;
    source->as_notices = named->as_notices;
    sources->is_changed |= source_body(source) != NULL;
}

static void add_named(struct sources *sources, struct text address, struct feeding *feeding)
{
    struct arena arena = {0};
    struct feed_source *source = create(sources, text_to_c(&arena, address), false);
    arena_finish(&arena);
    source_load(source, feeding);
    sources->items[sources->count++] = source;
    sources->is_changed |= source_body(source) != NULL;
}

static void drop_unnamed(struct sources *sources, const bool named[SOURCES_CAPACITY])
{
    size_t kept = sources->given_count;
    for (size_t i = sources->given_count; i < sources->count; i++) {
        if (named[i]) {
            sources->items[kept++] = sources->items[i];
            continue;
        }
        sources->is_changed |= source_body(sources->items[i]) != NULL;
        source_destroy(sources->items[i]);
    }
    sources->count = kept;
}

/* Folders in which no file of ours lies any more need not be watched. */
static void leave_posts(const struct sources *sources, struct feeding *feeding)
{
    struct lookout_post posts[SOURCES_CAPACITY];
    for (size_t i = 0; i < sources->count; i++)
        posts[i] = sources->items[i]->post;
    lookout_keep(&feeding->lookout, posts, sources->count);
}

void sources_follow(struct sources *sources, const struct programme *programme,
                    struct feeding *feeding)
{
    bool named[SOURCES_CAPACITY] = {false};

    for (size_t i = 0; i < programme->source_count; i++) {
        const struct source *wanted = &programme->sources[i];
        if (wanted->address.size == 0)
            continue;
        size_t index = find(sources, wanted->address);
        if (index == SOURCES_CAPACITY)
            continue; /* a list that long is beyond the programme's own limit */
        if (index == sources->count)
            add_named(sources, wanted->address, feeding);
        if (!sources->items[index]->is_given)
            describe(sources, sources->items[index], wanted);
        named[index] = true;
    }
    drop_unnamed(sources, named);
    leave_posts(sources, feeding);
}

bool sources_want_reading(const struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        if (sources->items[i]->fresh)
            return true;
    return sources->is_changed;
}

bool sources_ask(struct sources *sources, struct feeding *feeding, uint64_t tick_ms)
{
    bool is_fresh = false;
    for (size_t i = 0; i < sources->count; i++)
        is_fresh |= source_ask(sources->items[i], feeding, tick_ms);
    return is_fresh;
}

bool sources_finish_transfer(struct sources *sources, void *easy, int code)
{
    for (size_t i = 0; i < sources->count; i++)
        if (source_finish(sources->items[i], easy, code))
            return true;
    return false;
}

bool sources_collect(struct sources *sources, struct feeding *feeding, uint64_t tick_ms)
{
    bool is_fresh = false;
    for (size_t i = 0; i < sources->count; i++)
        is_fresh |= source_collect(sources->items[i], feeding, tick_ms);
    return is_fresh;
}

void sources_hurry(struct sources *sources, uint64_t tick_ms)
{
    for (size_t i = 0; i < sources->count; i++)
        source_hurry(sources->items[i], tick_ms);
}

static void notice(void *context, const struct lookout_event *event)
{
    const struct sources *sources = context;
    for (size_t i = 0; i < sources->count; i++)
        source_notice(sources->items[i], event);
}

void sources_notice(struct sources *sources, struct feeding *feeding)
{
    lookout_read(&feeding->lookout, notice, sources);
}

bool sources_are_answered(const struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        if (!sources->items[i]->is_answered)
            return false;
    return true;
}

uint64_t sources_next_due(const struct sources *sources)
{
    uint64_t next_ms = UINT64_MAX;
    for (size_t i = 0; i < sources->count; i++) {
        const struct feed_source *source = sources->items[i];
        if (!source->transfer && source->due_ms < next_ms)
            next_ms = source->due_ms;
    }
    return next_ms;
}

size_t sources_statuses(const struct sources *sources, struct source_status *statuses)
{
    for (size_t i = 0; i < sources->count; i++)
        statuses[i] = source_status(sources->items[i]);
    return sources->count;
}
