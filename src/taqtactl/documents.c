/* documents: fetched once each; what is refused is left out, as the display leaves it out. */
#include "documents.h"

#include "base/limits.h"
#include "feed/fetch.h"
#include "programme/read.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct gathering {
    struct arena arena;
    struct document documents[2 * LIMIT_SOURCES];
    size_t count;
    struct text timezone;
    const struct complaints *complaints;
};

static void complain(const struct gathering *gathering, struct text address,
                     const struct error *error)
{
    struct problem problem = {.document = address,
                              .line = error->line,
                              .column = error->column,
                              .message = text_from(error->message)};
    gathering->complaints->take(gathering->complaints->context, &problem);
}

static void tell_progress(struct text address)
{
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "reading %.*s\n", TEXT_ARG(address));
}

static bool add(struct gathering *gathering, struct text address, const struct source *source)
{
    struct error error = {0};
    struct document *document = &gathering->documents[gathering->count];
    if (gathering->count == sizeof gathering->documents / sizeof *gathering->documents)
        return false;
    tell_progress(address);
    *document = (struct document){.address = address};
    if (!fetch_once(&gathering->arena, address, LIMIT_DOCUMENT_BYTES, NULL, &document->bytes,
                    &document->charset, &error)) {
        complain(gathering, address, &error);
        return false;
    }
    if (source) {
        document->source_id = text_copy(&gathering->arena, source->id);
        document->language = text_copy(&gathering->arena, source->language);
        document->kind = source->kind;
        document->max_items = source->max_items;
        document->max_days = source->max_days;
        document->as_notices = source->as_notices;
    }
    gathering->count++;
    return true;
}

static void leave_out(struct gathering *gathering, size_t refused)
{
    for (size_t i = refused; i + 1 < gathering->count; i++)
        gathering->documents[i] = gathering->documents[i + 1];
    gathering->count--;
}

/* Reads all into one programme; one that is refused is told and left out. NULL: none is left, or
 * the first, without which there is no event. */
static struct programme *read_all(struct gathering *gathering)
{
    struct read_options options = {.timezone = gathering->timezone, .now = {(int64_t)time(NULL)}};
    while (gathering->count) {
        struct error error = {0};
        struct programme *programme = NULL;
        size_t refused = 0;
        if (programme_read(&programme, gathering->documents, gathering->count, &options, &error,
                           &refused))
            return programme;
        bool whose = refused < gathering->count;
        complain(gathering, gathering->documents[whose ? refused : 0].address, &error);
        if (!whose || refused == 0)
            return NULL;
        leave_out(gathering, refused);
    }
    return NULL;
}

/* The addresses are the first programme's, which goes when all are read together. */
static struct programme *follow_sources(struct gathering *gathering, struct programme *first)
{
    for (size_t i = 0; i < first->source_count && i < LIMIT_SOURCES; i++) {
        struct text address = text_copy(&gathering->arena, first->sources[i].address);
        (void)add(gathering, address, &first->sources[i]); /* told by itself; the rest goes on */
    }
    programme_destroy(first);
    return read_all(gathering);
}

static bool is_feed(struct text bytes)
{
    static const char *const feeds[] = {"rss", "atom", "jsonfeed", NULL};
    const char *format = document_format(bytes);

    for (const char *const *feed = feeds; *feed; feed++)
        if (strcmp(format, *feed) == 0)
            return true;
    return false;
}

/* Behind the feed, which is the one that is asked about. */
static void add_event_for_feed(struct gathering *gathering)
{
    if (gathering->count == 1 && is_feed(gathering->documents[0].bytes))
        gathering->documents[gathering->count++] = (struct document){
            .address = TEXT("event"),
            .bytes = TEXT("{\"taqta\": 1, \"event\": {\"title\": \"…\", \"timezone\": \"UTC\"}}"),
        };
}

struct programme *documents_read(char *const *addresses, size_t count, struct text zone,
                                 const struct complaints *complaints, const char **format)
{
    struct gathering gathering = {.timezone = zone, .complaints = complaints};
    struct programme *programme = NULL;
    for (size_t i = 0; i < count && i < LIMIT_SOURCES; i++)
        (void)add(&gathering, text_from(addresses[i]), NULL); /* likewise */
    if (format)
        add_event_for_feed(&gathering);
    if (gathering.count)
        programme = read_all(&gathering);
    if (programme && format)
        *format = document_format(gathering.documents[0].bytes);
    if (programme && programme->source_count)
        programme = follow_sources(&gathering, programme);
    arena_finish(&gathering.arena);
    return programme;
}

size_t documents_problems(const struct programme *programme, const struct complaints *complaints)
{
    const struct problems *problems = &programme->problems;
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].severity != PROBLEM_NOTE)
            complaints->take(complaints->context, &problems->items[i]);
    return problems->total - problems->count;
}
