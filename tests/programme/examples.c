/* examples: how tests come by a programme. */
#include "examples.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char SMALLEST_EVENT[] =
    "{\"taqta\": 1, \"event\": {\"title\": \"Сынақ\", \"timezone\": \"Asia/Almaty\"}}";

struct instant at(const char *written)
{
    struct written_time time;

    assert_true(written_time_from_rfc3339(text_from(written), &time));
    assert_true(time.has_offset);
    return instant_from_civil(time.civil, time.offset_s);
}

struct programme *read_documents(const struct document *documents, size_t count)
{
    struct read_options options = {.now = at("2025-11-20T10:24+05:00")};
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused;

    if (!programme_read(&programme, documents, count, &options, &error, &refused))
        fail_msg("document %zu refused, line %d: %s", refused, error.line, error.message);
    return programme;
}

struct document document_of(const char *address, const char *words)
{
    return (struct document){.address = text_from(address), .bytes = text_from(words)};
}

struct programme *read_words(const char *words)
{
    struct document document = document_of("programme.json", words);

    return read_documents(&document, 1);
}

struct programme *read_with_changes(const char *words, const char *changes)
{
    struct document documents[] = {document_of("programme.json", words),
                                   document_of("changes.json", changes)};

    return read_documents(documents, 2);
}

struct programme *read_feed(const char *words)
{
    struct document documents[] = {document_of("programme.json", SMALLEST_EVENT),
                                   document_of("news.xml", words)};

    return read_documents(documents, 2);
}

struct programme *read_demo(void)
{
    char *event = read_file("../assets/demo/programme.json");
    char *news = read_file("../assets/demo/news.xml");
    struct document documents[] = {document_of("programme.json", event),
                                   document_of("news.xml", news)};
    struct programme *programme;

    documents[1].source_id = TEXT("news");
    documents[1].language = TEXT("kk");
    documents[1].max_items = 4;
    programme = read_documents(documents, 2);
    free(event);
    free(news);
    return programme;
}

char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes;
    long size;

    if (!file)
        fail_msg("cannot open %s", path);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size = ftell(file);
    rewind(file);
    bytes = calloc(1, (size_t)size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), size);
    fclose(file);
    return bytes;
}

struct programme *read_configured(const struct document *document, const char *zone)
{
    struct read_options options = {.now = INSTANT_NONE, .timezone = text_from(zone)};
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused;

    if (!programme_read(&programme, document, 1, &options, &error, &refused))
        fail_msg("refused: %s", error.message);
    return programme;
}

int refused_at_line(const struct document *document, const char *zone, const char *why)
{
    struct read_options options = {.now = INSTANT_NONE, .timezone = text_from(zone)};
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused;

    assert_false(programme_read(&programme, document, 1, &options, &error, &refused));
    assert_null(programme);
    if (!strstr(error.message, why))
        fail_msg("\"%s\" does not say \"%s\"", error.message, why);
    return error.line;
}

int index_of(const struct programme *programme, const char *id)
{
    int found = programme_find_session(programme, text_from(id));

    if (found < 0)
        fail_msg("there is no session %s", id);
    return found;
}

const struct session *session_named(const struct programme *programme, const char *id)
{
    return &programme->sessions[index_of(programme, id)];
}

char *problem_lines(const struct programme *programme)
{
    struct arena arena = {0};
    struct text_builder lines = {.arena = &arena};
    char *copy;

    for (size_t i = 0; i < programme->problems.count; i++) {
        builder_add(&lines, problem_line(&programme->problems.items[i], &arena));
        builder_add(&lines, TEXT("\n"));
    }
    copy = strndup(lines.size ? lines.data : "", lines.size);
    arena_finish(&arena);
    return copy;
}

void assert_text_equal(struct text text, const char *expected)
{
    if (!text_equal(text, text_from(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", TEXT_ARG(text), expected);
}

void assert_instant_equal(struct instant instant, const char *expected)
{
    assert_int_equal(instant.seconds, at(expected).seconds);
}

void assert_clock_equal(const struct programme *programme, struct instant instant,
                        const char *expected)
{
    struct civil civil = zone_civil(&programme->zone, instant);
    char clock[32];

    snprintf(clock, sizeof clock, "%02d:%02d", civil.hour, civil.minute);
    assert_string_equal(clock, expected);
}

void assert_sessions_equal(const struct programme *programme, struct session_list list,
                           const char *expected)
{
    struct arena arena = {0};
    struct text_builder ids = {.arena = &arena};

    for (size_t i = 0; i < list.count; i++)
        builder_format(&ids, "%s%.*s", i ? " " : "",
                       TEXT_ARG(programme->sessions[list.sessions[i]].id));
    assert_text_equal(builder_text(&ids), expected);
    arena_finish(&arena);
}
