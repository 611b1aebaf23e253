/* json: walking a JSON document so that every complaint can name its line, column and path.
 *
 * jansson decides what is JSON; line and column of all values are noted down when the first
 * complaint is made, because documents are mostly right. Our names keep clear of jansson's, which
 * are linked beside them: json_integer() and JSON_STRING are its own.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

struct json_t; /* jansson's */
struct json_document;

enum json_kind {
    JSON_KIND_NULL,
    JSON_KIND_BOOLEAN,
    JSON_KIND_INTEGER,
    JSON_KIND_REAL,
    JSON_KIND_STRING,
    JSON_KIND_ARRAY,
    JSON_KIND_OBJECT
};

/* A value and the way to it. Lives on the walker's stack; a child points at its parent. A cursor
 * whose value is NULL stands for "not there" and may be asked anything. */
struct json {
    const struct json_document *document;
    struct json_t *value;
    const struct json *parent; /* NULL at the root */
    const char *key;           /* in an object */
    size_t index;              /* in an array */
};

/* bytes    UTF-8, a byte order mark is skipped; kept by the document, so keep them as long.
 * false    *error has line, column and, for comments and trailing commas, a hint what to do.
 * A name given twice in one object is found by json_find_doubles(). */
bool json_document_create(struct json_document **document, struct text bytes, struct error *error);
void json_document_destroy(struct json_document *document);
struct json json_root(const struct json_document *document);

/* Calls found() for every member whose name was given before in its object, in the order of the
 * document per object. The last one counts. path lives in arena; line and column are the value's.
 */
typedef void json_double_found(void *context, struct text path, int line, int column);
void json_find_doubles(const struct json_document *document, struct arena *arena,
                       json_double_found *found, void *context);

bool json_is_there(const struct json *json);
enum json_kind json_kind(const struct json *json);
const char *json_kind_name(enum json_kind kind); /* "a number", "a list" …, for messages */

/* The child keeps a pointer to its parent: the parent must outlive it. */
struct json json_member(const struct json *object, const char *key);
struct json json_element(const struct json *array, size_t index);
size_t json_count(const struct json *json); /* elements or members; 0 for anything else */

/* Each member in the order of the document: start with *iterator NULL; false at the end. */
bool json_next_member(const struct json *object, void **iterator, struct json *member);

bool json_text(const struct json *json, struct text *text); /* slice into the document */
bool json_number(const struct json *json, int64_t *number);
bool json_truth(const struct json *json, bool *value);

/* "sessions[3].start"; the root is "". Keys that are no plain words are written ["so"]. */
struct text json_path(const struct json *json, struct arena *arena);
/* Where the value stands in the bytes, from 1; columns in code points. */
void json_place(const struct json *json, int *line, int *column);

/* Writing: a document built from top to bottom and printed with two blanks of indentation.
 * Inside an object every call names its key, inside an array the key is NULL. */
struct json_writer;
struct json_writer *json_writer_create(void);
void json_writer_destroy(struct json_writer *writer);
void json_open_object(struct json_writer *writer, const char *key);
void json_open_array(struct json_writer *writer, const char *key);
void json_close(struct json_writer *writer);
void json_write_text(struct json_writer *writer, const char *key, struct text text);
void json_write_integer(struct json_writer *writer, const char *key, int64_t number);
void json_write_real(struct json_writer *writer, const char *key,
                     double number); /* to 3 decimals */
void json_write_boolean(struct json_writer *writer, const char *key, bool value);
/* The finished document with a line end; all that was opened must be closed. */
struct text json_writer_text(struct json_writer *writer, struct arena *arena);

#endif
