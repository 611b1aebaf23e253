/* judge: by programme_read(), and by nothing else. */
#include "judge.h"

#include "base/json.h"
#include "base/limits.h"
#include "programme/read.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* Above this the heap has grown by so much that it is worth giving back. */
enum { LARGE_BYTES = 256 * 1024, SIGNATURE_LINES = 4 };

/* A signed document: four lines of minisign, then the JSON. Who signed it is for the displays to
 * judge, which know whom they trust; what it says is read here. */
static struct text skip_signature(struct text bytes, int *lines)
{
    struct text rest = bytes, line;

    *lines = 0;
    if (!text_starts_with(bytes, TEXT("untrusted comment:")))
        return bytes;
    while (*lines < SIGNATURE_LINES && text_split(&rest, '\n', &line))
        (*lines)++;
    return rest;
}

static void add_problem(struct verdict *verdict, const struct problem *problem, int lines)
{
    struct problem *copy = arena_grow(&verdict->arena, verdict->problems, verdict->count,
                                      verdict->count + 1, sizeof *copy);

    copy[verdict->count] = *problem;
    copy[verdict->count].line += problem->line ? lines : 0;
    copy[verdict->count].path = text_copy(&verdict->arena, problem->path);
    copy[verdict->count].message = text_copy(&verdict->arena, problem->message);
    verdict->problems = copy;
    verdict->count++;
    if (problem->severity <= PROBLEM_DROPPED)
        verdict->is_acceptable = false;
}

static void refuse(struct verdict *verdict, const struct error *error, int lines)
{
    struct problem problem = {.severity = PROBLEM_REFUSED,
                              .line = error->line,
                              .column = error->column,
                              .message = text_from(error->message)};

    add_problem(verdict, &problem, lines);
}

/* Of what is wrong with the programme, whoever publishes a change need not hear. */
static void take_problems(struct verdict *verdict, const struct programme *programme,
                          struct text address, int lines)
{
    const struct problems *problems = &programme->problems;

    for (size_t i = 0; i < problems->count; i++)
        if (text_equal(problems->items[i].document, address))
            add_problem(verdict, &problems->items[i], lines);
    verdict->more = problems->total - problems->count;
    if (verdict->more)
        verdict->is_acceptable = false; /* nobody knows what they are */
}

static void read_documents(struct verdict *verdict, const struct document *documents, size_t count,
                           struct instant now, int lines)
{
    struct read_options options = {.now = now};
    struct error error = {0};
    struct programme *programme = NULL;

    verdict->is_acceptable = true;
    if (programme_read(&programme, documents, count, &options, &error, NULL))
        take_problems(verdict, programme, documents[count - 1].address, lines);
    else
        refuse(verdict, &error, lines);
    programme_destroy(programme);
}

/* A feed would be read beside the programme without a complaint, and be no changes. */
static bool is_overlay(struct verdict *verdict, struct text bytes, int lines)
{
    struct error error = {.kind = ERROR_FORMAT};

    if (strcmp(document_format(bytes), "native") == 0 || text_trim(bytes).size == 0)
        return true;
    struct json_document *json;
    if (json_document_create(&json, bytes, &error)) {
        json_document_destroy(json);
        error_set(&error, ERROR_FORMAT, "taqta is missing; expected \"taqta\": 1");
    }
    refuse(verdict, &error, lines);
    return false;
}

static bool is_json(struct text bytes)
{
    bytes = text_trim(text_without_mark(bytes));
    return bytes.size && (*bytes.data == '{' || *bytes.data == '[' || *bytes.data == '/');
}

/* Lays it over the stored programme. */
static bool judge_overlay(struct verdict *verdict, const struct store *store,
                          struct document overlay, struct instant now, int lines,
                          struct error *error)
{
    struct text name = text_from(store_document_name(STORE_PROGRAMME));
    struct version version;
    struct bytes stored = {0};
    int signature_lines;
    enum store_answer answer = store_read(store, name, 0, &version, &stored, error);

    if (answer == STORE_FAILED)
        return false;
    if (answer == STORE_MISSING) {
        struct error missing = {0};

        error_set(&missing, ERROR_FORMAT,
                  "there is no programme.json here yet, over which this could be laid");
        refuse(verdict, &missing, 0);
        return true;
    }
    struct text programme =
        skip_signature((struct text){stored.data, stored.size}, &signature_lines);
    struct document documents[] = {{.address = name, .bytes = programme}, overlay};
    if (is_overlay(verdict, overlay.bytes, lines))
        read_documents(verdict, documents, 2, now, lines);
    free(stored.data);
    return true;
}

bool judge_document(struct verdict *verdict, const struct store *store,
                    enum store_document document, struct text bytes, struct instant now,
                    struct error *error)
{
    int lines;
    struct document candidate = {.address = text_from(store_document_name(document)),
                                 .bytes = skip_signature(bytes, &lines)};
    bool is_judged = true;

    *verdict = (struct verdict){0};
    if (document != STORE_PROGRAMME) {
        is_judged = judge_overlay(verdict, store, candidate, now, lines, error);
    } else if (is_json(candidate.bytes)) {
        read_documents(verdict, &candidate, 1, now, lines);
    } else {
        struct error wrong = {0};

        error_set(&wrong, ERROR_FORMAT, "this is no JSON; expected a programme as JSON");
        refuse(verdict, &wrong, lines);
    }
    if (bytes.size > LARGE_BYTES)
        (void)malloc_trim(0);
    return is_judged;
}

void verdict_finish(struct verdict *verdict)
{
    arena_finish(&verdict->arena);
}

static void write_problem(struct json_writer *writer, const struct problem *problem)
{
    json_open_object(writer, NULL);
    json_write_text(writer, "severity", text_from(problem_severity_name(problem->severity)));
    json_write_text(writer, "path", problem->path);
    json_write_integer(writer, "line", problem->line);
    json_write_integer(writer, "column", problem->column);
    json_write_text(writer, "message", problem->message);
    json_close(writer);
}

void verdict_write(struct verdict *verdict, struct json_writer *writer)
{
    json_open_array(writer, "problems");
    for (size_t i = 0; i < verdict->count; i++)
        write_problem(writer, &verdict->problems[i]);
    json_close(writer);
    if (verdict->more)
        json_write_integer(writer, "more", (int64_t)verdict->more);
}
