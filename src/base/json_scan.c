/* json_scan: looks at JSON as a row of tokens, to say where in the bytes a value stands. */
#include "json_parts.h"

#include <string.h>

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool is_word(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || (byte && strchr("+-._$", byte));
}

/* Behind the closing quote, or where the line or the bytes end. */
static size_t end_of_string(struct text bytes, size_t from)
{
    size_t i = from + 1;

    while (i < bytes.size && bytes.data[i] != '"' && bytes.data[i] != '\n')
        i += bytes.data[i] == '\\' && i + 1 < bytes.size && bytes.data[i + 1] != '\n' ? 2 : 1;
    return i < bytes.size && bytes.data[i] == '"' ? i + 1 : i;
}

bool json_next_token(struct text bytes, size_t *offset, struct json_token *token)
{
    uint32_t code_point;
    size_t i = *offset;

    while (i < bytes.size && is_blank(bytes.data[i]))
        i++;
    token->from = token->to = i;
    *offset = i;
    if (i >= bytes.size)
        return false;

    if (bytes.data[i] == '"')
        i = end_of_string(bytes, i);
    else if (is_word(bytes.data[i]))
        while (i < bytes.size && is_word(bytes.data[i]))
            i++;
    else
        (void)text_next(bytes, &i, &code_point); /* cannot be at the end */
    token->to = i;
    *offset = i;
    return true;
}

bool json_token_is(struct text bytes, struct json_token token, char sign)
{
    return token.to == token.from + 1 && bytes.data[token.from] == sign;
}

bool json_token_is_string(struct text bytes, struct json_token token)
{
    return token.to >= token.from + 2 && bytes.data[token.from] == '"' &&
           bytes.data[token.to - 1] == '"';
}

void json_place_of_offset(struct text bytes, size_t offset, int *line, int *column)
{
    size_t line_start = 0;

    *line = 1;
    for (size_t i = 0; i < offset && i < bytes.size; i++) {
        if (bytes.data[i] == '\n') {
            ++*line;
            line_start = i + 1;
        }
    }
    *column = (int)text_length(text_slice(bytes, line_start, offset)) + 1;
}

/* From the first token of a value to behind its last. The bytes are JSON: jansson took them. */
static void skip_value(struct text bytes, size_t *offset)
{
    struct json_token token;
    size_t depth = 0;

    do {
        if (!json_next_token(bytes, offset, &token))
            return;
        if (json_token_is(bytes, token, '{') || json_token_is(bytes, token, '['))
            depth++;
        else if (json_token_is(bytes, token, '}') || json_token_is(bytes, token, ']'))
            depth--;
    } while (depth > 0);
}

static size_t start_of_next(struct text bytes, size_t offset)
{
    struct json_token token;

    (void)json_next_token(bytes, &offset,
                          &token); /* at the end the token is empty and stands there */
    return token.from;
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

static bool string_says(struct text bytes, struct json_token token, struct text key)
{
    struct text inside = text_slice(bytes, token.from + 1, token.to - 1);
    size_t offset = 0, key_offset = 0;
    uint32_t code_point, expected;

    while (text_next(inside, &offset, &code_point)) {
        if (code_point == '\\')
            code_point = unescape(inside, &offset);
        if (!text_next(key, &key_offset, &expected) || code_point != expected)
            return false;
    }
    return key_offset == key.size;
}

/* The value of the last member with that name, because that one is jansson's. */
static size_t member_offset(struct text bytes, size_t offset, const char *key)
{
    struct text name = text_from(key);
    size_t found = offset;
    struct json_token token;

    (void)json_next_token(bytes, &offset, &token); /* { */
    while (json_next_token(bytes, &offset, &token) && json_token_is_string(bytes, token)) {
        bool is_wanted = string_says(bytes, token, name);

        (void)json_next_token(bytes, &offset, &token); /* : */
        if (is_wanted)
            found = start_of_next(bytes, offset);
        skip_value(bytes, &offset);
        (void)json_next_token(bytes, &offset, &token); /* , or } */
    }
    return found;
}

static size_t element_offset(struct text bytes, size_t offset, size_t index)
{
    struct json_token token;

    (void)json_next_token(bytes, &offset, &token); /* [ */
    for (size_t i = 0; i < index; i++) {
        skip_value(bytes, &offset);
        (void)json_next_token(bytes, &offset, &token); /* , */
    }
    return start_of_next(bytes, offset);
}

/* Recursion as deep as the document, which jansson limits to 2048. */
static size_t value_offset(const struct json *json)
{
    struct text bytes = json->document->bytes;

    if (!json->parent)
        return start_of_next(bytes, 0);
    if (!json->value)
        return value_offset(json->parent);
    if (json->key)
        return member_offset(bytes, value_offset(json->parent), json->key);
    return element_offset(bytes, value_offset(json->parent), json->index);
}

void json_place(const struct json *json, int *line, int *column)
{
    json_place_of_offset(json->document->bytes, value_offset(json), line, column);
}
