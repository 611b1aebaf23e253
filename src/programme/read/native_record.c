/* native_record: a record of a native document, from its opening to its last doubt. */
#include "native_fields.h"
#include "native_words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void record_list_read(struct draft *draft, const struct sheet *sheet, const struct json *list,
                      size_t limit, record_reader *read)
{
    struct record parent = record_open(draft, sheet, list);
    size_t count = json_count(list);

    if (!json_is_there(list))
        return;
    if (json_kind(list) != JSON_KIND_ARRAY) {
        record_complain(&parent, list, PROBLEM_DROPPED, "%s; expected a list in square brackets",
                        json_kind_name(json_kind(list)));
        return;
    }
    if (count > limit) {
        record_complain(&parent, list, PROBLEM_DROPPED,
                        "%zu are too many; only the first %zu are taken", count, limit);
        count = limit;
    }
    for (size_t i = 0; i < count; i++) {
        struct json element = json_element(list, i);

        if (json_kind(&element) == JSON_KIND_OBJECT)
            read(draft, sheet, &element);
        else
            record_complain(&parent, &element, PROBLEM_DROPPED,
                            "%s; expected an object in curly brackets",
                            json_kind_name(json_kind(&element)));
    }
}

struct record record_open(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    return (struct record){.draft = draft, .sheet = sheet, .json = *json};
}

static void doubt_name(struct record *record, const struct json *member)
{
    struct arena *arena = record->draft->scratch;
    struct text name = text_from(member->key);
    const char *nearest;

    if (!draft_listens(record->draft)) {
        draft_complain(record->draft, &(struct problem){0}); /* only counted: no need to guess */
        return;
    }
    nearest = word_nearest(name, record->asked, record->asked_count);
    if (nearest)
        record_complain(record, member, PROBLEM_DOUBTED, "is not known here; did you mean \"%s\"?",
                        nearest);
    else
        record_complain(record, member, PROBLEM_DOUBTED,
                        "is not known here; expected one of %.*s, or a name that starts with x-",
                        TEXT_ARG(word_list(arena, record->asked, record->asked_count)));
}

static bool was_asked_for(const struct record *record, const char *name)
{
    for (size_t i = 0; i < record->asked_count; i++)
        if (strcmp(record->asked[i], name) == 0)
            return true;
    return false;
}

bool record_close(struct record *record)
{
    struct json member;
    void *iterator = NULL;

    while (json_next_member(&record->json, &iterator, &member))
        if (strncmp(member.key, "x-", 2) != 0 && !was_asked_for(record, member.key))
            doubt_name(record, &member);
    return !record->is_dropped;
}

void record_complain(struct record *record, const struct json *at, enum problem_severity severity,
                     const char *format, ...)
{
    struct arena *arena = &record->draft->programme->arena;
    struct problem problem = {.severity = severity};
    char message[1024];
    va_list arguments;

    if (draft_listens(record->draft)) {
        va_start(arguments, format);
        (void)vsnprintf(message, sizeof message, format, arguments); /* cut at 1023 bytes */
        va_end(arguments);
        problem.document = text_copy(arena, record->sheet->document->address);
        problem.path = json_path(at, arena);
        problem.message = draft_keep(record->draft, text_from(message));
        json_place(at, &problem.line, &problem.column);
    }
    draft_complain(record->draft, &problem);
}

struct origin record_origin(const struct record *record)
{
    return (struct origin){.document = record->sheet->index,
                           .path = json_path(&record->json, &record->draft->programme->arena)};
}

struct json record_field(struct record *record, const char *name)
{
    if (record->asked_count < FIELDS_MAX && !was_asked_for(record, name))
        record->asked[record->asked_count++] = name;
    return json_member(&record->json, name);
}

struct text record_describe(struct record *record, const struct json *json)
{
    struct arena *arena = record->draft->scratch;
    struct text text;
    int64_t number;

    if (json_text(json, &text))
        return word_quoted(arena, text);
    if (json_number(json, &number))
        return text_format(arena, "%lld", (long long)number);
    return text_from(json_kind_name(json_kind(json)));
}

bool record_take_text(struct record *record, const struct json *field, struct text *text,
                      const char *expected)
{
    if (!json_is_there(field))
        return false;
    if (!json_text(field, text)) {
        record_complain(record, field, PROBLEM_DROPPED, "%s; %s", json_kind_name(json_kind(field)),
                        expected);
        return false;
    }
    if (text->size > LIMIT_TEXT_CHARACTERS && text_length(*text) > LIMIT_TEXT_CHARACTERS) {
        RECORD_REFUSE(record, field, "%zu characters are too many; expected at most %d",
                      text_length(*text), LIMIT_TEXT_CHARACTERS);
        return false;
    }
    return true;
}

void record_require(struct record *record, const struct json *field, const char *name,
                    const char *expected)
{
    if (!json_is_there(field))
        RECORD_REFUSE(record, &record->json, "%s is missing; %s", name, expected);
}

size_t record_count(struct record *record, const struct json *field, size_t limit)
{
    if (!json_is_there(field))
        return 0;
    if (json_kind(field) != JSON_KIND_ARRAY) {
        record_complain(record, field, PROBLEM_DROPPED, "%.*s; expected a list in square brackets",
                        TEXT_ARG(record_describe(record, field)));
        return 0;
    }
    if (json_count(field) <= limit)
        return json_count(field);
    record_complain(record, field, PROBLEM_DROPPED,
                    "%zu are too many; only the first %zu are taken", json_count(field), limit);
    return limit;
}

struct text record_id(struct record *record, const struct id_index *ids)
{
    static const char expected[] = "expected a short word of a-z, 0-9, - such as \"hall-1\"";
    struct json field = record_field(record, "id");
    struct text id = {0};

    record_require(record, &field, "id", expected);
    if (!record_take_text(record, &field, &id, expected)) {
        record->is_dropped = true;
        return id;
    }
    id = draft_keep(record->draft, id);
    if (!word_is_id(id))
        record_complain(record, &field, id.size ? PROBLEM_DOUBTED : PROBLEM_DROPPED, "%.*s; %s",
                        TEXT_ARG(word_quoted(record->draft->scratch, id)), expected);
    if (!id.size)
        record->is_dropped = true;
    else if (id_index_find(ids, id) >= 0)
        RECORD_REFUSE(record, &field, "%.*s is used twice; expected an id of its own",
                      TEXT_ARG(word_quoted(record->draft->scratch, id)));
    return id;
}

enum {
    /* More ids than this in a message hide what is wrong; */
    IDS_TOLD = 6,
    /* and more than this are not searched for one that looks alike. */
    IDS_COMPARED = 500
};

void record_complain_unknown(struct record *record, const struct json *field, struct text id,
                             const struct id_index *ids, const char *what)
{
    struct arena *arena = record->draft->scratch;
    struct text quoted = word_quoted(arena, id);
    const char *const *known, *nearest;
    size_t count;

    if (!draft_listens(record->draft)) {
        draft_complain(record->draft, &(struct problem){0}); /* only counted: no need to guess */
        return;
    }
    known = id_index_list(ids, arena, IDS_COMPARED, &count);
    nearest = word_nearest(id, known, count);
    if (nearest)
        record_complain(record, field, PROBLEM_DROPPED, "there is no %s %.*s; did you mean \"%s\"?",
                        what, TEXT_ARG(quoted), nearest);
    else if (count && count <= IDS_TOLD)
        record_complain(record, field, PROBLEM_DROPPED, "there is no %s %.*s; expected one of %.*s",
                        what, TEXT_ARG(quoted), TEXT_ARG(word_list(arena, known, count)));
    else if (!count)
        record_complain(record, field, PROBLEM_DROPPED,
                        "there is no %s %.*s; this document gives none", what, TEXT_ARG(quoted));
    else
        record_complain(record, field, PROBLEM_DROPPED,
                        "there is no %s %.*s; expected the id of one of %zu", what,
                        TEXT_ARG(quoted), ids->count);
}

/* -1 when it is not there or unknown, which is noted. */
static int take_reference(struct record *record, const struct json *field,
                          const struct id_index *ids, const char *what)
{
    struct text id;
    int found;

    if (!json_is_there(field))
        return -1;
    if (!json_text(field, &id)) {
        record_complain(record, field, PROBLEM_DROPPED, "%.*s; expected the id of a %s",
                        TEXT_ARG(record_describe(record, field)), what);
        return -1;
    }
    found = id_index_find(ids, id);
    if (found < 0)
        record_complain_unknown(record, field, id, ids, what);
    return found;
}

int record_reference(struct record *record, const char *name, const struct id_index *ids,
                     const char *what)
{
    struct json field = record_field(record, name);

    return take_reference(record, &field, ids, what);
}

const int *record_references(struct record *record, const char *name, const struct id_index *ids,
                             const char *what, size_t limit, size_t *count)
{
    struct json field = record_field(record, name);
    size_t element_count = record_count(record, &field, limit);
    int *found = ARENA_ARRAY(&record->draft->programme->arena, int, element_count);

    *count = 0;
    for (size_t i = 0; i < element_count; i++) {
        struct json element = json_element(&field, i);
        int reference = take_reference(record, &element, ids, what);

        if (reference >= 0)
            found[(*count)++] = reference;
    }
    return found;
}

const struct text *record_id_list(struct record *record, const char *name,
                                  const struct id_index *ids, const char *what, size_t *count)
{
    struct json field = record_field(record, name);
    size_t element_count = record_count(record, &field, LIMIT_RECORDS);
    struct text *found = ARENA_ARRAY(&record->draft->programme->arena, struct text, element_count);

    *count = 0;
    for (size_t i = 0; i < element_count; i++) {
        struct json element = json_element(&field, i);
        struct text id;

        if (ids && take_reference(record, &element, ids, what) < 0)
            continue;
        if (record_take_text(record, &element, &id, "expected an id in quotes"))
            found[(*count)++] = draft_keep(record->draft, id);
    }
    return found;
}
