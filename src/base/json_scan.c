/* json_scan: looks at JSON as a row of tokens. */
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

/* What one more of each costs in jansson 2.14, measured on lists and objects of a million; a little
 * more than that, since names of members are counted as texts. */
enum {
    COST_ELEMENT = 60, /* a place in a list, the number in it, and where it stands in the bytes */
    COST_OBJECT = 224,
    COST_LIST = 128,
    COST_STRING = 80, /* and its bytes */
    COST_MEMBER = 10  /* beyond that of its name */
};

static size_t cost_of(char sign)
{
    switch (sign) {
    case ',':
        return COST_ELEMENT;
    case '{':
        return COST_OBJECT;
    case '[':
        return COST_LIST;
    case ':':
        return COST_MEMBER;
    default:
        return 0;
    }
}

size_t json_tree_cost(struct text bytes)
{
    size_t cost = 0;

    for (size_t i = 0; i < bytes.size; i++) {
        size_t end;

        if (bytes.data[i] != '"') {
            cost += cost_of(bytes.data[i]);
            continue;
        }
        end = end_of_string(bytes, i);
        cost += COST_STRING + (end - i);
        i = end > i ? end - 1 : i;
    }
    return cost;
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
