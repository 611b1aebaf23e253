/* native_problems FILE…: reads the documents as one programme and prints each problem as
 * "line:column path: message", for tests that compare the reader with the schema. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "programme/read.h"

static bool read_file(const char *path, struct arena *arena, struct text *bytes)
{
    FILE *file = fopen(path, "rb");
    char *data = arena_alloc(arena, LIMIT_DOCUMENT_BYTES);

    if (!file)
        return false;
    *bytes = (struct text){data, fread(data, 1, LIMIT_DOCUMENT_BYTES, file)};
    return fclose(file) == 0;
}

static void print_problem(const struct problem *problem)
{
    printf("%d:%d %.*s: %.*s\n", problem->line, problem->column, TEXT_ARG(problem->path),
           TEXT_ARG(problem->message));
}

static void print_refusal(const struct error *error)
{
    printf("%d:%d %s\n", error->line, error->column, error->message);
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct document *documents = ARENA_ARRAY(&arena, struct document, (size_t)argc);
    struct read_options options = {.now = INSTANT_NONE};
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused, count = (size_t)argc - 1;

    for (size_t i = 0; i < count; i++) {
        documents[i].address = text_from(argv[i + 1]);
        if (!read_file(argv[i + 1], &arena, &documents[i].bytes)) {
            fprintf(stderr, "cannot read %s\n", argv[i + 1]);
            return EXIT_FAILURE;
        }
    }
    if (!programme_read(&programme, documents, count, &options, &error, &refused))
        print_refusal(&error);
    for (size_t i = 0; programme && i < programme->problems.count; i++)
        print_problem(&programme->problems.items[i]);
    programme_destroy(programme);
    arena_finish(&arena);
    return EXIT_SUCCESS;
}
