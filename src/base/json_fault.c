/* json_fault: says what is wrong with a document that jansson refused, to somebody who wrote it by
 * hand.
 *
 * jansson tells where it stopped and what it hoped for; the tokens before and at that place tell
 * what the writer most likely did.
 */
#include "json_parts.h"

#include <string.h>
#include <strings.h>

enum { SHOWN_AT_MOST = 24 /* code points of the document repeated in a message */ };

/* The token at which reading stopped, and the one before it. At the end of the bytes it is empty.
 */
struct spot {
    struct text bytes;
    struct json_token token, before;
    bool is_end;
};

static struct spot find_spot(struct text bytes, size_t position)
{
    struct spot spot = {.bytes = bytes};
    size_t offset = 0;

    for (;;) {
        spot.before = spot.token;
        spot.is_end = !json_next_token(bytes, &offset, &spot.token);
        if (spot.is_end || spot.token.to >= position)
            return spot;
    }
}

static struct text token_text(const struct spot *spot)
{
    struct text token = text_slice(spot->bytes, spot->token.from, spot->token.to);
    size_t offset = 0;
    uint32_t code_point;

    for (int i = 0; i < SHOWN_AT_MOST; i++)
        if (!text_next(token, &offset, &code_point))
            break;
    return text_slice(token, 0, offset);
}

static bool token_is(const struct spot *spot, const char *signs)
{
    return !spot->is_end && spot->token.to == spot->token.from + 1 &&
           strchr(signs, spot->bytes.data[spot->token.from]);
}

static bool before_is(const struct spot *spot, char sign)
{
    return json_token_is(spot->bytes, spot->before, sign);
}

static bool place(const struct spot *spot, struct json_token token, struct error *error)
{
    if (error)
        json_place_of_offset(spot->bytes, token.from, &error->line, &error->column);
    return false;
}

static bool is_quoted(const struct spot *spot)
{
    return !spot->is_end && spot->bytes.data[spot->token.from] == '"';
}

static bool says(const char *refusal, const char *start)
{
    return strncmp(refusal, start, strlen(start)) == 0;
}

static bool is_foreign_quote(const struct spot *spot)
{
    static const char *const quotes[] = {"'", "`", "“", "”", "„", "‟", "‘", "’", "‚", "«", "»"};
    struct text token = token_text(spot);

    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        if (text_equal(token, text_from(quotes[i])))
            return true;
    return false;
}

static bool is_word(struct text token)
{
    char first = token.size > 0 ? token.data[0] : 0;

    return (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z') ||
           (first >= 'A' && first <= 'Z') || (first && strchr("+-._$", first));
}

static bool starts_value_or_name(const struct spot *spot)
{
    return token_is(spot, "{[") || is_word(token_text(spot)) || is_quoted(spot);
}

/* A string that the line's end cuts off, or one with something inside that JSON does not allow. */
static bool string_fault(const char *refusal, struct error *error)
{
    if (says(refusal, "invalid escape") || says(refusal, "invalid Unicode escape"))
        return error_set(
            error, ERROR_FORMAT,
            "in a text, \\ is only allowed in \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with "
            "four digits; write \\\\ for a backslash");
    if (says(refusal, "invalid Unicode"))
        return error_set(error, ERROR_FORMAT, "in a text, a \\u escape names no character");
    if (says(refusal, "control character"))
        return error_set(error, ERROR_FORMAT,
                         "in a text, a tab or another control character: write \\t, or a blank");
    return error_set(
        error, ERROR_FORMAT,
        "a text starts here and is not closed on its line: a \" is missing (a new line "
        "within a text is written \\n)");
}

static bool word_fault(struct text word, struct error *error)
{
    static const char *const known[] = {"true", "false", "null"};

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (word.size == strlen(known[i]) && strncasecmp(word.data, known[i], word.size) == 0)
            return error_set(error, ERROR_FORMAT, "write %s in small letters, not %.*s", known[i],
                             TEXT_ARG(word));
    if (strchr("+-.0123456789", word.data[0]))
        return error_set(
            error, ERROR_FORMAT,
            "%.*s is no number as JSON writes them (5, 0.5, -3); in double quotes it would be "
            "a text",
            TEXT_ARG(word));
    return error_set(
        error, ERROR_FORMAT,
        "%.*s has no quotes: names and texts stand in double quotes, only numbers, true, false "
        "and null stand without",
        TEXT_ARG(word));
}

/* What jansson expected, in words, when nothing more precise is known. */
static bool expectation(const struct spot *spot, const char *refusal, struct error *error)
{
    struct text token = token_text(spot);

    if (says(refusal, "end of file expected"))
        return error_set(
            error, ERROR_FORMAT,
            "the document is complete before this: expected nothing more, but there is %.*s",
            TEXT_ARG(token));
    if (says(refusal, "string or"))
        return error_set(
            error, ERROR_FORMAT,
            "expected a name in double quotes, or } to close the object, but there is %.*s",
            TEXT_ARG(token));
    if (says(refusal, "':'"))
        return error_set(error, ERROR_FORMAT,
                         "expected : between a name and its value, but there is %.*s",
                         TEXT_ARG(token));
    if (says(refusal, "'}'"))
        return error_set(error, ERROR_FORMAT,
                         "expected a comma, or } to close the object, but there is %.*s",
                         TEXT_ARG(token));
    if (says(refusal, "']'"))
        return error_set(error, ERROR_FORMAT,
                         "expected a comma, or ] to close the list, but there is %.*s",
                         TEXT_ARG(token));
    return error_set(
        error, ERROR_FORMAT,
        "expected a value (a text in double quotes, a number, true, false, null, a list or an "
        "object), but there is %.*s",
        TEXT_ARG(token));
}

static bool end_fault(struct spot *spot, struct error *error)
{
    spot->token.from = spot->token.to = spot->bytes.size;
    if (text_trim(spot->bytes).size == 0)
        return error_set(error, ERROR_FORMAT, "the document is empty");
    return error_set(error, ERROR_FORMAT,
                     "the document ends too early: a }, a ] or more is missing (was it cut off?)");
}

static bool is_missing_comma(const struct spot *spot, const char *refusal)
{
    return (says(refusal, "'}'") || says(refusal, "']'")) && starts_value_or_name(spot) &&
           !before_is(spot, ',');
}

static bool token_fault(struct spot *spot, const char *refusal, struct error *error)
{
    struct text token = token_text(spot);

    if (token_is(spot, "/#"))
        return error_set(
            error, ERROR_FORMAT,
            "JSON has no comments: take it out, or keep the words as a member whose name "
            "starts with x-");
    if (is_foreign_quote(spot))
        return error_set(error, ERROR_FORMAT,
                         "names and texts stand in straight double quotes \"…\", not in %.*s",
                         TEXT_ARG(token));
    if (token_is(spot, "]}") && before_is(spot, ',')) {
        spot->token = spot->before; /* the comma is what must go */
        return error_set(error, ERROR_FORMAT,
                         "a comma too many: none stands before the closing %.*s", TEXT_ARG(token));
    }
    if (token_is(spot, ",") &&
        (before_is(spot, ',') || before_is(spot, '[') || before_is(spot, '{')))
        return error_set(error, ERROR_FORMAT, "a comma too many");
    if (is_missing_comma(spot, refusal))
        return error_set(error, ERROR_FORMAT, "a comma is missing before %.*s", TEXT_ARG(token));
    if (says(refusal, "string or") && is_word(token))
        return error_set(error, ERROR_FORMAT, "the name %.*s stands without quotes: write \"%.*s\"",
                         TEXT_ARG(token), TEXT_ARG(token));
    if (says(refusal, "invalid token") && is_word(token))
        return word_fault(token, error);
    return expectation(spot, refusal, error);
}

static bool is_string_fault(const struct spot *spot, const char *refusal)
{
    return is_quoted(spot) &&
           (!json_token_is_string(spot->bytes, spot->token) || says(refusal, "invalid escape") ||
            says(refusal, "invalid Unicode") || says(refusal, "control character"));
}

bool json_fault(struct text bytes, const json_error_t *refusal, struct error *error)
{
    struct spot spot = find_spot(bytes, (size_t)refusal->position);
    struct text token = token_text(&spot);

    switch (json_error_code(refusal)) {
    case json_error_out_of_memory:
        return error_set(error, ERROR_SYSTEM, "out of memory");
    case json_error_stack_overflow:
        error_set(error, ERROR_LIMIT, "lists and objects are nested too deep");
        break;
    case json_error_numeric_overflow:
        error_set(error, ERROR_FORMAT, "the number %.*s is too large", TEXT_ARG(token));
        break;
    case json_error_null_character:
    case json_error_null_byte_in_key:
        error_set(error, ERROR_FORMAT, "in a text, \\u0000 is not allowed");
        break;
    case json_error_premature_end_of_input:
        if (is_quoted(&spot) && !json_token_is_string(bytes, spot.token))
            string_fault(refusal->text, error);
        else
            end_fault(&spot, error);
        break;
    default:
        if (is_string_fault(&spot, refusal->text))
            string_fault(refusal->text, error);
        else
            token_fault(&spot, refusal->text, error);
    }
    return place(&spot, spot.token, error);
}

bool json_encoding_fault(struct text bytes, struct error *error)
{
    struct text replacement = TEXT("\uFFFD"); /* may stand in the document itself */
    struct spot spot = {.bytes = bytes};
    size_t offset = 0;
    uint32_t code_point;

    while (text_next(bytes, &offset, &code_point)) {
        bool is_replacement = text_equal(text_slice(bytes, spot.token.from, offset), replacement);

        if (code_point == 0 || (code_point == 0xFFFD && !is_replacement))
            break;
        spot.token.from = offset;
    }
    error_set(error, ERROR_FORMAT, "this is no UTF-8: save the document with the encoding UTF-8");
    return place(&spot, spot.token, error);
}
