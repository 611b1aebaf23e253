/* check: reads a document exactly as the display would, and tells what the display would keep to
 * itself.
 *
 * What is wrong goes to standard output, `place: message`; what was understood, to standard error.
 * As JSON all of it goes to standard output, notes as well.
 */
#include "check.h"

#include "base/json.h"
#include "check_json.h"
#include "documents.h"
#include "programme/query.h"

#include <stdio.h>

struct check {
    struct arena arena;
    struct problem *problems;
    size_t count, capacity, wrong;
};

static struct problem copy_problem(struct arena *arena, const struct problem *problem)
{
    struct problem copy = *problem;

    copy.document = text_copy(arena, problem->document);
    copy.path = text_copy(arena, problem->path);
    copy.message = text_copy(arena, problem->message);
    return copy;
}

static void take_problem(void *context, const struct problem *problem)
{
    struct check *check = context;

    ARENA_PUSH(&check->arena, check->problems, check->count, check->capacity);
    check->problems[check->count - 1] = copy_problem(&check->arena, problem);
    check->wrong += problem->severity != PROBLEM_NOTE;
}

static void take_notes(struct check *check, const struct programme *programme)
{
    for (size_t i = 0; i < programme->problems.count; i++)
        if (programme->problems.items[i].severity == PROBLEM_NOTE)
            take_problem(check, &programme->problems.items[i]);
}

static void print_problems(struct check *check, size_t more)
{
    for (size_t i = 0; i < check->count; i++) {
        struct text line = problem_line(&check->problems[i], &check->arena);

        if (check->problems[i].severity != PROBLEM_NOTE)
            printf("%.*s\n", TEXT_ARG(line));
    }
    if (more)
        printf("and %zu more\n", more);
}

/* "programme.json: native, 8 sessions, … zone Asia/Almaty, from document", and beneath it the
 * event. */
static void tell_what_was_read(struct check *check, const struct checked *checked)
{
    const struct programme *programme = checked->programme;
    const struct event *event = &programme->event;
    struct text zone = programme->zone.name.size ? programme->zone.name : TEXT("UTC");
    struct text title = localised_or(&event->title, event->languages[0], event->languages,
                                     event->language_count, NULL);

    fprintf(stderr,
            "%s: %s, %zu sessions, %zu rooms, %zu speakers, %zu quotes, %zu news, zone %.*s, from "
            "%s\n",
            checked->address, checked->format, programme->published_sessions, programme->room_count,
            programme->speaker_count, programme->quote_count, programme->published_news,
            TEXT_ARG(zone), zone_origin_name(programme->zone_origin));
    if (!programme->published_news || programme->published_sessions) /* a feed tells of no event */
        fprintf(stderr, "  %.*s, days with sessions: %zu\n", TEXT_ARG(title),
                programme_days(programme, &check->arena).count);
    for (size_t i = 0; i < check->count; i++)
        if (check->problems[i].severity == PROBLEM_NOTE)
            fprintf(stderr, "  %.*s\n", TEXT_ARG(check->problems[i].message));
}

static void print_json(struct check *check, const struct checked *checked)
{
    struct json_writer *writer = json_writer_create();
    struct text text;

    check_write_json(writer, checked, &check->arena);
    text = json_writer_text(writer, &check->arena);
    (void)fwrite(text.data, 1, text.size, stdout); /* a closed pipe has nobody to tell */
    json_writer_destroy(writer);
}

/* Returns how many things are wrong. */
static size_t check_address(char *address, struct text zone, bool as_json)
{
    struct check check = {0};
    struct complaints complaints = {.take = take_problem, .context = &check};
    struct checked checked = {.address = address, .format = "refused"};
    struct programme *programme = documents_read(&address, 1, zone, &complaints, &checked.format);
    size_t wrong;

    checked.programme = programme;
    if (programme) {
        checked.problem_more = documents_problems(programme, &complaints);
        take_notes(&check, programme);
    }
    checked.problems = check.problems;
    checked.problem_count = check.count;
    if (as_json)
        print_json(&check, &checked);
    else
        print_problems(&check, checked.problem_more);
    if (programme && !as_json)
        tell_what_was_read(&check, &checked);
    wrong = check.wrong + checked.problem_more;
    programme_destroy(programme);
    arena_finish(&check.arena);
    return wrong;
}

int check_run(const struct reading_options *options)
{
    size_t wrong = 0;

    for (size_t i = 0; i < options->address_count; i++)
        wrong += check_address(options->addresses[i], options->timezone, options->as_json);
    return wrong ? 1 : 0;
}
