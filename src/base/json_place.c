/* json_place: where in the bytes each value stands.
 *
 * jansson keeps no places, and documents are mostly right. So the first complaint goes through the
 * bytes once and notes down every value in the order of the document; all complaints look up there.
 */
#include "json_parts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The bytes are JSON: jansson took them. */
struct scan {
    struct text bytes;
    size_t offset;
    size_t counted; /* line and column are those of this offset */
    uint32_t line, column;
    struct json_places *places;
};

static struct json_token take_token(struct scan *scan)
{
    struct json_token token;

    (void)json_next_token(scan->bytes, &scan->offset, &token); /* empty at the end */
    return token;
}

static void count_up_to(struct scan *scan, size_t offset)
{
    for (; scan->counted < offset; scan->counted++) {
        unsigned char byte = (unsigned char)scan->bytes.data[scan->counted];

        if (byte == '\n') {
            scan->line++;
            scan->column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            scan->column++;
        }
    }
}

static size_t add_place(struct scan *scan, size_t offset, size_t name)
{
    struct json_places *places = scan->places;

    if (places->count == places->capacity) {
        places->capacity = places->capacity ? places->capacity * 2 : 256;
        places->items = reallocarray(places->items, places->capacity, sizeof *places->items);
        if (!places->items)
            abort(); /* as arenas do */
    }
    count_up_to(scan, offset);
    places->items[places->count] =
        (struct json_place){.line = scan->line, .column = scan->column, .name = (uint32_t)name};
    return places->count++;
}

static void note_children(struct scan *scan, bool have_names);

static void note_value(struct scan *scan, struct json_token token, size_t name)
{
    size_t place = add_place(scan, token.from, name);
    bool is_object = json_token_is(scan->bytes, token, '{');

    if (is_object || json_token_is(scan->bytes, token, '['))
        note_children(scan, is_object);
    scan->places->items[place].next = (uint32_t)scan->places->count;
}

/* Where jansson and we disagree on what is JSON, the bytes may end first. */
static bool ends_container(const struct scan *scan, struct json_token token)
{
    return token.to == token.from || json_token_is(scan->bytes, token, '}') ||
           json_token_is(scan->bytes, token, ']');
}

/* Recursion as deep as the document, which jansson limits to 2048. */
static void note_children(struct scan *scan, bool have_names)
{
    struct json_token token = take_token(scan);

    while (!ends_container(scan, token)) {
        size_t name = 0;

        if (have_names) {
            name = token.from;
            (void)take_token(scan); /* : */
            token = take_token(scan);
        }
        note_value(scan, token, name);
        token = take_token(scan); /* , or the end */
        if (json_token_is(scan->bytes, token, ','))
            token = take_token(scan);
    }
}

static void note_all(const struct json_document *document)
{
    struct scan scan = {
        .bytes = document->bytes, .line = 1, .column = 1, .places = document->places};

    note_value(&scan, take_token(&scan), 0);
}

static uint32_t hex_value(struct text digits)
{
    uint32_t value = 0;

    for (size_t i = 0; i < digits.size; i++) {
        char digit = digits.data[i];

        value = value << 4 | (uint32_t)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
    }
    return value;
}

/* The code point that an escape stands for; *offset is behind the backslash and moves behind the
 * escape. */
static uint32_t unescape(struct text inside, size_t *offset)
{
    static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
    char letter = inside.data[(*offset)++];
    const char *known = strchr(letters, letter);
    uint32_t unit, low;

    if (letter != 'u')
        return known ? (uint32_t)meanings[known - letters] : (unsigned char)letter;

    unit = hex_value(text_slice(inside, *offset, *offset + 4));
    *offset += 4;
    if (unit < 0xD800 || unit > 0xDBFF)
        return unit;
    low = hex_value(text_slice(inside, *offset + 2, *offset + 6));
    *offset += 6;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

/* Mostly they differ in a letter that is not escaped, and most names are asked about. */
static bool may_name_be(struct text inside, struct text key)
{
    size_t same = 0;

    while (same < key.size && same < inside.size && key.data[same] != '\\' &&
           inside.data[same] == key.data[same])
        same++;
    if (same == inside.size)
        return false;
    return inside.data[same] == '\\' || (same == key.size && inside.data[same] == '"');
}

static bool name_is(struct text bytes, size_t name, struct text key)
{
    struct text inside = text_slice(bytes, name + 1, bytes.size);
    size_t offset = 0, key_offset = 0;
    uint32_t code_point, expected;

    if (!may_name_be(inside, key))
        return false;
    while (text_next(inside, &offset, &code_point) && code_point != '"') {
        if (code_point == '\\')
            code_point = unescape(inside, &offset);
        if (!text_next(key, &key_offset, &expected) || code_point != expected)
            return false;
    }
    return key_offset == key.size;
}

/* The last member with that name, because that one is jansson's. */
static size_t find_member(const struct json_document *document, size_t object, const char *key)
{
    const struct json_place *places = document->places->items;
    struct text name = text_from(key);
    size_t found = object;

    for (size_t i = object + 1; i < places[object].next; i = places[i].next)
        if (name_is(document->bytes, places[i].name, name))
            found = i;
    return found;
}

static size_t find_element(const struct json_document *document, size_t array, size_t index)
{
    const struct json_place *places = document->places->items;
    size_t found = array + 1;

    for (; index > 0 && found < places[array].next; index--)
        found = places[found].next;
    return found < places[array].next ? found : array;
}

static size_t find_value(const struct json *json)
{
    size_t parent;

    if (!json->parent)
        return 0;
    parent = find_value(json->parent);
    if (!json->value)
        return parent;
    return json->key ? find_member(json->document, parent, json->key)
                     : find_element(json->document, parent, json->index);
}

const struct json_place *json_places(const struct json_document *document)
{
    if (document->places->count == 0)
        note_all(document);
    return document->places->items;
}

const char *json_name(struct arena *arena, struct text bytes, size_t offset)
{
    struct text inside = text_slice(bytes, offset + 1, bytes.size);
    struct text_builder name = {.arena = arena};
    uint32_t code_point;

    for (size_t i = 0; text_next(inside, &i, &code_point) && code_point != '"';)
        builder_add_code_point(&name, code_point == '\\' ? unescape(inside, &i) : code_point);
    return text_to_c(arena, builder_text(&name));
}

void json_place(const struct json *json, int *line, int *column)
{
    const struct json_place *places = json_places(json->document);
    const struct json_place *place = &places[find_value(json)];

    *line = (int)place->line;
    *column = (int)place->column;
}
