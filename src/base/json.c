/* json: a cursor over jansson's values. Places are found in json_place.c, words for faults in
 * json_fault.c. */
#include "base/json.h"

#include "base/limits.h"
#include "json_parts.h"

#include <stdlib.h>
#include <string.h>

static json_t *load(struct text bytes, size_t flags, json_error_t *refusal)
{
    return json_loadb(bytes.size ? bytes.data : "", bytes.size, flags | JSON_DECODE_ANY, refusal);
}

/* As UTF-16 does. jansson overlooks it between two values. */
static bool holds_zero(struct text bytes)
{
    return bytes.size && memchr(bytes.data, 0, bytes.size);
}

bool json_document_create(struct json_document **document, struct text bytes, struct error *error)
{
    struct json_document *created;
    struct json_places *places;
    json_error_t refusal;
    bool has_doubles;
    json_t *root;

    if (bytes.size > LIMIT_DOCUMENT_BYTES)
        return error_set(error, ERROR_LIMIT, "the document has more than %d MB",
                         LIMIT_DOCUMENT_BYTES / 1024 / 1024);
    bytes = text_without_mark(bytes);
    if (!text_is_valid(bytes) || holds_zero(bytes))
        return json_encoding_fault(bytes, error);
    if (json_tree_cost(bytes) > LIMIT_JSON_TREE_BYTES)
        return error_set(
            error, ERROR_LIMIT,
            "the document holds more values than any programme has; as a tree they would "
            "take more than %d MB",
            LIMIT_JSON_TREE_BYTES / 1024 / 1024);

    root = load(bytes, JSON_REJECT_DUPLICATES, &refusal);
    has_doubles = !root && json_error_code(&refusal) == json_error_duplicate_key;
    if (has_doubles)
        root = load(bytes, 0, &refusal);
    if (!root)
        return json_fault(bytes, &refusal, error);

    created = calloc(1, sizeof *created);
    places = calloc(1, sizeof *places);
    if (!created || !places)
        abort();
    *created = (struct json_document){
        .bytes = bytes, .root = root, .has_doubles = has_doubles, .places = places};
    *document = created;
    return true;
}

void json_document_destroy(struct json_document *document)
{
    if (!document)
        return;
    json_decref(document->root);
    free(document->places->items);
    free(document->places);
    free(document);
}

struct json json_root(const struct json_document *document)
{
    return (struct json){.document = document, .value = document->root};
}

bool json_is_there(const struct json *json)
{
    return json->value != NULL;
}

enum json_kind json_kind(const struct json *json)
{
    if (!json->value)
        return JSON_KIND_NULL;
    switch (json_typeof(json->value)) {
    case JSON_OBJECT:
        return JSON_KIND_OBJECT;
    case JSON_ARRAY:
        return JSON_KIND_ARRAY;
    case JSON_STRING:
        return JSON_KIND_STRING;
    case JSON_INTEGER:
        return JSON_KIND_INTEGER;
    case JSON_REAL:
        return JSON_KIND_REAL;
    case JSON_TRUE:
    case JSON_FALSE:
        return JSON_KIND_BOOLEAN;
    case JSON_NULL:
        break;
    }
    return JSON_KIND_NULL;
}

const char *json_kind_name(enum json_kind kind)
{
    static const char *const names[] = {
        [JSON_KIND_NULL] = "nothing (null)",  [JSON_KIND_BOOLEAN] = "true or false",
        [JSON_KIND_INTEGER] = "a number",     [JSON_KIND_REAL] = "a number with decimals",
        [JSON_KIND_STRING] = "a text",        [JSON_KIND_ARRAY] = "a list",
        [JSON_KIND_OBJECT] = "an object {…}",
    };

    return names[kind];
}

struct json json_member(const struct json *object, const char *key)
{
    return (struct json){.document = object->document,
                         .value =
                             json_object_get(object->value, key), /* NULL for what is no object */
                         .parent = object,
                         .key = key};
}

struct json json_element(const struct json *array, size_t index)
{
    return (struct json){.document = array->document,
                         .value = json_array_get(array->value, index),
                         .parent = array,
                         .index = index};
}

size_t json_count(const struct json *json)
{
    return json_is_array(json->value) ? json_array_size(json->value)
                                      : json_object_size(json->value);
}

bool json_next_member(const struct json *object, void **iterator, struct json *member)
{
    *iterator = *iterator ? json_object_iter_next(object->value, *iterator)
                          : json_object_iter(object->value);
    if (!*iterator)
        return false;

    *member = (struct json){.document = object->document,
                            .value = json_object_iter_value(*iterator),
                            .parent = object,
                            .key = json_object_iter_key(*iterator)};
    return true;
}

bool json_text(const struct json *json, struct text *text)
{
    if (!json_is_string(json->value))
        return false;
    *text = (struct text){json_string_value(json->value), json_string_length(json->value)};
    return true;
}

bool json_number(const struct json *json, int64_t *number)
{
    if (!json_is_integer(json->value))
        return false;
    *number = json_integer_value(json->value);
    return true;
}

bool json_truth(const struct json *json, bool *value)
{
    if (!json_is_boolean(json->value))
        return false;
    *value = json_is_true(json->value);
    return true;
}

static bool is_plain_key(struct text key)
{
    for (size_t i = 0; i < key.size; i++) {
        char byte = key.data[i];
        bool is_letter =
            (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
        bool is_inner = (byte >= '0' && byte <= '9') || byte == '-';

        if (!is_letter && (i == 0 || !is_inner))
            return false;
    }
    return key.size > 0;
}

static void add_step(struct text_builder *path, const struct json *json)
{
    struct text key = text_clean(path->arena, text_from(json->key));

    if (!json->key)
        builder_format(path, "[%zu]", json->index);
    else if (is_plain_key(key))
        builder_format(path, "%s%.*s", path->size ? "." : "", TEXT_ARG(key));
    else
        builder_format(path, "[\"%.*s\"]", TEXT_ARG(key));
}

static void add_path(struct text_builder *path, const struct json *json)
{
    if (!json->parent)
        return;
    add_path(path, json->parent);
    add_step(path, json);
}

struct text json_path(const struct json *json, struct arena *arena)
{
    struct text_builder path = {.arena = arena};

    add_path(&path, json);
    return builder_text(&path);
}
