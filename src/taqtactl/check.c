/* check: reads a document exactly as the display would, and tells what the display would keep to
 * itself.
 *
 * What is wrong goes to standard output, `place: message`; what was understood, to standard error.
 */
#include "check.h"

#include "documents.h"

#include <stdio.h>

struct check {
    struct arena arena;
    size_t problem_count;
};

static void print_problem(void *context, const struct problem *problem)
{
    struct check *check = context;
    struct text line = problem_line(problem, &check->arena);
    printf("%.*s\n", TEXT_ARG(line));
    check->problem_count++;
}

static void print_more(struct check *check, size_t more)
{
    if (!more)
        return;
    printf("and %zu more\n", more);
    check->problem_count++;
}

static void tell_what_was_read(const struct programme *programme, const char *address,
                               const char *format)
{
    fprintf(
        stderr, "%s: %s, %zu sessions, %zu rooms, %zu speakers, %zu quotes, %zu news, zone %.*s\n",
        address, format, programme->session_count, programme->room_count, programme->speaker_count,
        programme->quote_count, programme->news_count, TEXT_ARG(programme->zone.name));
}

static void check_documents(struct check *check, char *address)
{
    struct complaints complaints = {.take = print_problem, .context = check};
    const char *format = "";
    struct programme *programme = documents_read(&address, 1, &complaints, &format);
    if (!programme)
        return;
    print_more(check, documents_problems(programme, &complaints));
    tell_what_was_read(programme, address, format);
    programme_destroy(programme);
}

int check_run(char **addresses, int count)
{
    size_t problem_count = 0;
    for (int i = 0; i < count; i++) {
        struct check check = {0};
        check_documents(&check, addresses[i]);
        problem_count += check.problem_count;
        arena_finish(&check.arena);
    }
    return problem_count ? 1 : 0;
}
