/* convert: read as the display would, written for a person. */
#include "convert.h"

#include "documents.h"
#include "programme/write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct told {
    struct arena arena;
    size_t count;
};

static void tell(void *context, const struct problem *problem)
{
    struct told *told = context;
    struct text line = problem_line(problem, &told->arena);

    fprintf(stderr, "%.*s\n", TEXT_ARG(line));
    told->count++;
}

static bool write_bytes(FILE *file, struct text bytes)
{
    return fwrite(bytes.data, 1, bytes.size, file) == bytes.size && fflush(file) == 0;
}

/* Beside the file first: who reads it meanwhile sees the old one or the new one, whole. */
static bool write_file(struct arena *arena, struct text path, struct text bytes)
{
    const char *name = text_to_c(arena, path);
    const char *beside = text_to_c(arena, text_format(arena, "%s.%d", name, (int)getpid()));
    FILE *file = fopen(beside, "wx");
    bool is_written = file && write_bytes(file, bytes) && fsync(fileno(file)) == 0;

    if (file && fclose(file) != 0)
        is_written = false;
    if (is_written && rename(beside, name) == 0)
        return true;
    fprintf(stderr, "%s: cannot be written: %s\n", name, strerror(errno));
    if (file)
        (void)unlink(beside); /* it is of no use */
    return false;
}

static bool write_out(struct arena *arena, const struct reading_options *options, struct text bytes)
{
    if (options->out.size)
        return write_file(arena, options->out, bytes);
    if (write_bytes(stdout, bytes))
        return true;
    fprintf(stderr, "taqtactl: standard output cannot be written: %s\n", strerror(errno));
    return false;
}

static bool convert(struct told *told, const struct reading_options *options,
                    const struct programme *programme)
{
    struct problems problems = {0};
    struct error error = {0};
    struct text bytes;

    if (!programme_write(programme, &told->arena, &bytes, &problems, &error)) {
        fprintf(stderr, "event.timezone: %s; give one with --timezone\n", error.message);
        return false;
    }
    for (size_t i = 0; i < problems.count; i++)
        tell(told, &problems.items[i]);
    if (problems.total > problems.count)
        fprintf(stderr, "and %zu more\n", problems.total - problems.count);
    return write_out(&told->arena, options, bytes);
}

/* The document may be written elsewhere, and still has to find what stands beside the old one. */
static char **settle_addresses(struct arena *arena, const struct reading_options *options)
{
    char **addresses = ARENA_ARRAY(arena, char *, options->address_count);

    for (size_t i = 0; i < options->address_count; i++) {
        char *path =
            strstr(options->addresses[i], "://") ? NULL : realpath(options->addresses[i], NULL);

        addresses[i] = options->addresses[i];
        if (path)
            addresses[i] = memcpy(arena_alloc(arena, strlen(path) + 1), path, strlen(path));
        free(path);
    }
    return addresses;
}

int convert_run(const struct reading_options *options)
{
    struct told told = {0};
    struct complaints complaints = {.take = tell, .context = &told};
    struct programme *programme =
        documents_read(settle_addresses(&told.arena, options), options->address_count,
                       options->timezone, &complaints, NULL);
    bool is_written = false;

    if (programme) {
        told.count += documents_problems(programme, &complaints);
        is_written = convert(&told, options, programme);
    }
    programme_destroy(programme);
    arena_finish(&told.arena);
    return is_written && told.count == 0 ? 0 : 1;
}
