/* json_writer: builds jansson's values from top to bottom and prints them. */
#include "base/json.h"

#include <jansson.h>

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum {
    DEEPEST = 32,
    /* What a double holds without showing that it is binary: 0.1 is not printed
       0.10000000000000001. */
    SIGNIFICANT_DIGITS = 15
};

struct json_writer {
    json_t *root;
    json_t *open[DEEPEST]; /* borrowed from the root */
    size_t depth;
};

struct json_writer *json_writer_create(void)
{
    struct json_writer *writer = calloc(1, sizeof *writer);

    if (!writer)
        abort();
    return writer;
}

void json_writer_destroy(struct json_writer *writer)
{
    if (!writer)
        return;
    json_decref(writer->root);
    free(writer);
}

/* Takes the value over. A NULL value is jansson out of memory. */
static void add(struct json_writer *writer, const char *key, json_t *value)
{
    json_t *parent = writer->depth ? writer->open[writer->depth - 1] : NULL;
    int result = 0;

    if (!value)
        abort();
    assert(parent || !writer->root);
    if (!parent) {
        writer->root = value;
    } else if (json_is_object(parent)) {
        assert(key);
        result = json_object_set_new(parent, key, value);
    } else {
        assert(!key);
        result = json_array_append_new(parent, value);
    }
    if (result != 0)
        abort();
}

static void open_container(struct json_writer *writer, const char *key, json_t *container)
{
    assert(writer->depth < DEEPEST);
    add(writer, key, container);
    writer->open[writer->depth++] = container;
}

void json_open_object(struct json_writer *writer, const char *key)
{
    open_container(writer, key, json_object());
}

void json_open_array(struct json_writer *writer, const char *key)
{
    open_container(writer, key, json_array());
}

void json_close(struct json_writer *writer)
{
    assert(writer->depth > 0);
    writer->depth--;
}

void json_write_text(struct json_writer *writer, const char *key, struct text text)
{
    struct arena arena = {0};

    /* File names and answers of servers come here as well, and jansson takes UTF-8 alone. */
    if (!text_is_valid(text))
        text = text_clean(&arena, text);
    add(writer, key, json_stringn(text.size ? text.data : "", text.size));
    arena_finish(&arena);
}

void json_write_integer(struct json_writer *writer, const char *key, int64_t number)
{
    add(writer, key, json_integer(number));
}

void json_write_real(struct json_writer *writer, const char *key, double number)
{
    add(writer, key, isfinite(number) ? json_real(round(number * 1000) / 1000) : json_null());
}

void json_write_boolean(struct json_writer *writer, const char *key, bool value)
{
    add(writer, key, json_boolean(value));
}

struct text json_writer_text(struct json_writer *writer, struct arena *arena)
{
    char *printed;
    struct text text;

    assert(writer->root && writer->depth == 0);
    printed = json_dumps(writer->root, JSON_INDENT(2) | JSON_ENCODE_ANY |
                                           JSON_REAL_PRECISION(SIGNIFICANT_DIGITS));
    if (!printed)
        abort();
    text = text_format(arena, "%s\n", printed);
    free(printed);
    return text;
}
