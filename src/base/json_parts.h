/* json_parts: what the files of base/json share. Offsets are into the bytes behind the byte order
 * mark. */
#ifndef SRC_BASE_JSON_PARTS_H
#define SRC_BASE_JSON_PARTS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"

/* 32 bits are enough for a document of 8 MB. */
struct json_place {
    uint32_t line, column;
    uint32_t name; /* offset of the member's name; 0 for what has none, since { comes before */
    uint32_t next; /* the first place behind this value and all it holds */
};

/* One for each value of a document, in its order; none before somebody asks. */
struct json_places {
    struct json_place *items;
    size_t count, capacity;
};

struct json_document {
    struct text bytes; /* without byte order mark */
    json_t *root;
    bool has_doubles; /* somewhere a name is given twice */
    struct json_places *places;
};

/* A string with its quotes, a run of letters and digits, or one sign. */
struct json_token {
    size_t from, to;
};

/* False at the end of the bytes. Takes anything: what is no JSON comes as single signs. */
bool json_next_token(struct text bytes, size_t *offset, struct json_token *token);
bool json_token_is(struct text bytes, struct json_token token, char sign);
bool json_token_is_string(struct text bytes, struct json_token token); /* closed on its line */

/* About how many bytes jansson would take for the values, however wrong they may be. */
size_t json_tree_cost(struct text bytes);

/* The places of all values, found at the first call. */
const struct json_place *json_places(const struct json_document *document);
/* A member's name, of which json_place has the offset, without its escapes; ends with a zero. */
const char *json_name(struct arena *arena, struct text bytes, size_t offset);

void json_place_of_offset(struct text bytes, size_t offset, int *line, int *column);

/* In words what jansson refused. Always false. */
bool json_fault(struct text bytes, const json_error_t *refusal, struct error *error);
/* The first byte that is no UTF-8 or zero, in words. Always false. */
bool json_encoding_fault(struct text bytes, struct error *error);

#endif
