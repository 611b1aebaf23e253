#include "reading.h"

#include "base/log.h"
#include "memory.h"
#include "programme/read.h"
#include "tick.h"

struct gathered {
    struct document documents[SOURCES_CAPACITY];
    struct feed_source *sources[SOURCES_CAPACITY]; /* whose document it is */
    size_t count;
};

static struct text doubt_of(const struct feed_source *source)
{
    bool is_doubted = !source->fresh && source->refusal.kind == ERROR_DOUBTED;
    return is_doubted ? text_from(source->refusal.message) : (struct text){0};
}

static struct gathered gather(const struct sources *sources)
{
    struct gathered gathered = {.count = 0};
    for (size_t i = 0; i < sources->count; i++) {
        struct feed_source *source = sources->items[i];
        const struct body *body = source_body(source);
        if (!body)
            continue;
        gathered.sources[gathered.count] = source;
        gathered.documents[gathered.count++] = (struct document){
            .address = text_from(source->address),
            .bytes = body->content.bytes,
            .charset = body->content.charset,
            .source_id = source->id,
            .language = source->language,
            .kind = source->kind,
            .max_items = source->max_items,
            .max_days = source->max_days,
            .as_notices = source->as_notices,
            .is_new = source->fresh && source->good,
            .times_doubted = source->doubt.times,
            .doubted_since = source->doubt.times ? source->doubt.since : INSTANT_NONE,
            .doubt = doubt_of(source),
        };
    }
    return gathered;
}

/* Nobody in particular is to blame, so everything new is. False: there is nothing to go back to. */
static bool refuse_all_new(const struct gathered *gathered, struct feeding *feeding,
                           const struct error *error)
{
    bool changed = false;
    for (size_t i = 0; i < gathered->count; i++) {
        struct feed_source *source = gathered->sources[i];
        if (!source->fresh || !source->good)
            continue;
        source_refuse(source, feeding, error);
        changed = true;
    }
    return changed;
}

static bool refuse(struct sources *sources, const struct gathered *gathered, size_t refused,
                   struct feeding *feeding, const struct error *error)
{
    if (error->kind == ERROR_DOUBTED) { /* of one that is fresh, and has a good one before it */
        source_doubt(gathered->sources[refused], feeding, error, feed_tick_ms());
        sources->is_changed = true; /* the programme of the good one says so */
        return true;
    }
    if (refused < gathered->count) {
        struct feed_source *source = gathered->sources[refused];
        sources->is_changed |= !source->fresh; /* it was part of the last programme */
        source_refuse(source, feeding, error);
        return true;
    }
    if (refuse_all_new(gathered, feeding, error))
        return true;
    mailbox_report(feeding->mailbox, LOG_LEVEL_WARNING, "no programme can be made: %s",
                   error->message);
    return false;
}

/* Each round refuses at least one body, so it ends. Without the first document there is no event,
 * and news alone is not a programme. */
bool reading_make(struct programme **programme, struct sources *sources, struct feeding *feeding,
                  struct text default_zone)
{
    struct read_options options = {
        .timezone = default_zone, .now = feeding_now(feeding), .history = &feeding->memory.history};

    while (source_body(sources->items[0]) && sources_want_reading(sources)) {
        struct gathered gathered = gather(sources);
        struct error error = {0};
        size_t refused = gathered.count;
        if (programme_read(programme, gathered.documents, gathered.count, &options, &error,
                           &refused)) {
            for (size_t i = 0; i < gathered.count; i++)
                source_accept(gathered.sources[i], feeding);
            sources->is_changed = false;
            memory_keep(feeding, options.now);
            return true;
        }
        if (!refuse(sources, &gathered, refused, feeding, &error))
            return false;
    }
    return false;
}
