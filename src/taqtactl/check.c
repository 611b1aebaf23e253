/* check: reads a document exactly as the display would, and tells what the display would keep to
 * itself.
 *
 * What is wrong goes to standard output, `place: message`; what was understood, to standard error.
 */
#include "check.h"

#include "base/limits.h"
#include "feed/fetch.h"
#include "programme/read.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

struct check {
    struct arena arena;
    struct document documents[1 + LIMIT_SOURCES];
    size_t document_count;
    struct programme *programme;
    size_t problem_count;
};

static void print_line(struct check *check, struct text line)
{
    printf("%.*s\n", TEXT_ARG(line));
    check->problem_count++;
}

static void print_error(struct check *check, struct text address, const struct error *error)
{
    struct problem problem = {.document = address,
                              .line = error->line,
                              .column = error->column,
                              .message = text_from(error->message)};
    print_line(check, problem_line(&problem, &check->arena));
}

static void print_problems(struct check *check)
{
    const struct problems *problems = &check->programme->problems;
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].severity != PROBLEM_NOTE)
            print_line(check, problem_line(&problems->items[i], &check->arena));
    if (problems->total > problems->count)
        print_line(check,
                   text_format(&check->arena, "and %zu more", problems->total - problems->count));
}

static bool add_document(struct check *check, struct text address, const struct source *source)
{
    struct error error = {0};
    struct document *document = &check->documents[check->document_count];
    *document = (struct document){.address = address};
    if (!fetch_once(&check->arena, address, LIMIT_DOCUMENT_BYTES, NULL, &document->bytes,
                    &document->charset, &error)) {
        print_error(check, address, &error);
        return false;
    }
    if (source) {
        document->source_id = text_copy(&check->arena, source->id);
        document->language = text_copy(&check->arena, source->language);
        document->max_items = source->max_items;
    }
    check->document_count++;
    return true;
}

/* Reads all documents into the programme; one that is refused is told and left out. */
static bool read_documents(struct check *check)
{
    struct read_options options = {.now = {(int64_t)time(NULL)}};
    while (check->document_count) {
        struct error error = {0};
        struct programme *programme = NULL;
        size_t refused = 0;
        if (programme_read(&programme, check->documents, check->document_count, &options, &error,
                           &refused)) {
            programme_destroy(check->programme);
            check->programme = programme;
            return true;
        }
        bool whose = refused < check->document_count;
        print_error(check, check->documents[whose ? refused : 0].address, &error);
        if (!whose || refused == 0)
            return false;
        for (size_t i = refused; i + 1 < check->document_count; i++)
            check->documents[i] = check->documents[i + 1];
        check->document_count--;
    }
    return false;
}

static void tell_progress(struct text address)
{
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "reading %.*s\n", TEXT_ARG(address));
}

static void tell_what_was_read(const struct check *check)
{
    const struct programme *programme = check->programme;
    fprintf(stderr,
            "%.*s: %s, %zu sessions, %zu rooms, %zu speakers, %zu quotes, %zu news, zone %.*s\n",
            TEXT_ARG(check->documents[0].address), document_format(check->documents[0].bytes),
            programme->session_count, programme->room_count, programme->speaker_count,
            programme->quote_count, programme->news_count, TEXT_ARG(programme->zone.name));
}

static void check_documents(struct check *check, struct text address)
{
    tell_progress(address);
    if (!add_document(check, address, NULL) || !read_documents(check))
        return;
    /* The addresses are the first programme's, which goes when all are read together. */
    struct programme *first = check->programme;
    check->programme = NULL;
    for (size_t i = 0; i < first->source_count && i < LIMIT_SOURCES; i++) {
        struct text source = text_copy(&check->arena, first->sources[i].address);
        tell_progress(source);
        (void)add_document(check, source,
                           &first->sources[i]); /* told by itself; the rest goes on */
    }
    programme_destroy(first);
    if (!read_documents(check))
        return;
    print_problems(check);
    tell_what_was_read(check);
}

int check_run(char **addresses, int count)
{
    size_t problem_count = 0;
    for (int i = 0; i < count; i++) {
        struct check check = {0};
        check_documents(&check, text_from(addresses[i]));
        problem_count += check.problem_count;
        programme_destroy(check.programme);
        arena_finish(&check.arena);
    }
    return problem_count ? 1 : 0;
}
