/* xml_bytes: from what a server sent to UTF-8 that libxml2 can read.
 *
 * The charset is decided here and not by libxml2, so that a wrong one can be told from a stray
 * byte. The faults that feeds are full of are mended before the parser meets them: a bare "&" would
 * cost it the word behind, and HTML's entities are no XML.
 */
#include "base/charset.h"
#include "base/limits.h"
#include "xml_parts.h"

#include <libxml/HTMLparser.h>

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum {
    ENTITY_NAME_SIZE = 32, /* the longest name in HTML 4 is "thetasym" */
    DECLARATION_SIZE = 512
};

static bool is_letter_or_digit(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* The value of encoding="…" in an XML declaration. */
static struct text declared_charset(struct text bytes)
{
    struct text head = text_trim(text_slice(text_without_mark(bytes), 0, DECLARATION_SIZE));
    size_t end = text_find(head, TEXT("?>"));
    size_t start;

    if (!text_starts_with(head, TEXT("<?")) || end == SIZE_MAX)
        return (struct text){0};
    head = text_slice(head, 0, end);
    start = text_find(head, TEXT("encoding"));
    if (start == SIZE_MAX)
        return (struct text){0};

    head = text_trim(text_slice(head, start + strlen("encoding"), head.size));
    if (!text_starts_with(head, TEXT("=")))
        return (struct text){0};
    head = text_trim(text_slice(head, 1, head.size));
    if (head.size == 0 || !strchr("\"'", head.data[0]))
        return (struct text){0};
    for (end = 1; end < head.size && head.data[end] != head.data[0]; end++)
        continue;
    return text_slice(head, 1, end);
}

/* A declaration that could be read as ASCII is not in UTF-16, whatever it says. */
static bool is_of_two_bytes(struct text name)
{
    return name.size >= 6 && strncasecmp(name.data, "utf-16", 6) == 0;
}

/* What the document says of itself, unless that cannot be. */
static struct text own_charset(struct text bytes)
{
    struct text declared = declared_charset(bytes);

    return is_of_two_bytes(declared) ? (struct text){0} : declared;
}

const char *xml_guess_charset(struct text bytes, struct text charset)
{
    if (charset.size > 0 || charset_of_mark(bytes) || own_charset(bytes).size > 0 ||
        text_is_valid(bytes))
        return NULL;
    return charset_guess(bytes);
}

/* What HTTP said, then the byte order mark, then the declaration; with none of them UTF-8 or, where
 * that is not it, what software wrote before there was UTF-8. */
static bool decode(struct text *utf8, struct arena *scratch, struct text bytes, struct text charset,
                   struct error *error)
{
    struct text mark = text_from(charset_of_mark(bytes));
    struct text declared = own_charset(bytes);

    if (mark.size > 0 && charset_convert(utf8, scratch, bytes, mark))
        return true;
    if (charset_convert(utf8, scratch, bytes, charset) ||
        charset_convert(utf8, scratch, bytes, declared))
        return true;
    if (charset.size > 0 || declared.size > 0)
        return error_set(error, ERROR_FORMAT,
                         "the encoding is not %.*s, as the document or its server says, or it is "
                         "unknown here",
                         TEXT_ARG(charset.size ? charset : declared));
    *utf8 = bytes;
    if (text_is_valid(bytes) ||
        charset_convert(utf8, scratch, bytes, text_from(charset_guess(bytes))))
        return true;
    return error_set(error, ERROR_FORMAT,
                     "the document does not say its encoding, and it is no UTF-8");
}

static size_t count_letters_and_digits(struct text text)
{
    size_t count = 0;

    while (count < text.size && count < ENTITY_NAME_SIZE && is_letter_or_digit(text.data[count]))
        count++;
    return count;
}

/* The code point behind "&name;", 0 for a name that nobody gave. */
static uint32_t entity_value(struct text name)
{
    char c_name[ENTITY_NAME_SIZE + 1] = {0};
    const htmlEntityDesc *entity;

    if (name.size == 0 || name.size > ENTITY_NAME_SIZE)
        return 0;
    memcpy(c_name, name.data, name.size);
    if (strcmp(c_name, "apos") == 0) /* of XML, not of HTML 4 */
        return '\'';
    entity = htmlEntityLookup((const xmlChar *)c_name);
    return entity ? entity->value : 0;
}

/* Writes what the "&" at the start of rest stands for, and returns the bytes it took. */
static size_t wash_ampersand(struct text_builder *washed, struct text rest)
{
    struct text inside = text_slice(rest, 1, rest.size);
    bool is_number = text_starts_with(inside, TEXT("#"));
    size_t size = is_number + count_letters_and_digits(text_slice(inside, is_number, inside.size));
    bool is_closed = size < inside.size && inside.data[size] == ';';
    uint32_t value = is_number ? 0 : entity_value(text_slice(inside, 0, size));

    if (is_closed && is_number && size > 1) {
        builder_add(washed, text_slice(rest, 0, size + 2));
        return size + 2;
    }
    if (is_closed && value > 0) {
        builder_format(washed, "&#%u;", (unsigned)value);
        return size + 2;
    }
    builder_add(washed, TEXT("&#38;"));
    return 1;
}

size_t xml_island_size(struct text rest)
{
    static const struct {
        struct text start, end;
    } islands[] = {
        {{"<![CDATA[", 9}, {"]]>", 3}}, {{"<!--", 4}, {"-->", 3}}, {{"<?", 2}, {"?>", 2}}};

    for (size_t i = 0; i < sizeof islands / sizeof islands[0]; i++) {
        size_t end;

        if (!text_starts_with(rest, islands[i].start))
            continue;
        end = text_find(text_slice(rest, islands[i].start.size, rest.size), islands[i].end);
        return end == SIZE_MAX ? rest.size : islands[i].start.size + end + islands[i].end.size;
    }
    return 0;
}

static bool is_control(char byte)
{
    return ((unsigned char)byte < 0x20 && !strchr("\t\n\r", byte)) || byte == 0;
}

static void add_without_controls(struct text_builder *washed, struct text text)
{
    size_t from = 0;

    for (size_t i = 0; i < text.size; i++) {
        if (is_control(text.data[i])) {
            builder_add(washed, text_slice(text, from, i));
            from = i + 1;
        }
    }
    builder_add(washed, text_slice(text, from, text.size));
}

/* "&lt;", "&#8211;": what XML knows by itself. rest starts with the "&". */
static bool is_known_reference(struct text rest)
{
    static const struct text names[] = {
        {"amp;", 4}, {"lt;", 3}, {"gt;", 3}, {"quot;", 5}, {"apos;", 5}};
    struct text inside = text_slice(rest, 1, rest.size);
    size_t size;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (text_starts_with(inside, names[i]))
            return true;
    if (!text_starts_with(inside, TEXT("#")))
        return false;
    size = 1 + count_letters_and_digits(text_slice(inside, 1, inside.size));
    return size > 1 && size < inside.size && inside.data[size] == ';';
}

static bool has_control_bytewise(struct text text)
{
    size_t i = 0;

    while (i < text.size && !is_control(text.data[i]))
        i++;
    return i < text.size;
}

static bool has_control(struct text text)
{
    const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
    uint64_t word;

    for (; text.size >= sizeof word; text = text_slice(text, sizeof word, text.size)) {
        memcpy(&word, text.data, sizeof word);
        if (((word - ones * 0x20) & ~word & highs) && /* one of the eight is below 0x20 */
            has_control_bytewise(text_slice(text, 0, sizeof word)))
            return true;
    }
    return has_control_bytewise(text);
}

/* Most documents are clean enough for a parser that finds no fault in them, and need no copy. */
static bool is_washed(struct text utf8)
{
    const char *end = utf8.data + utf8.size, *at = utf8.data;

    while (at < end && (at = memchr(at, '&', (size_t)(end - at)))) {
        if (!is_known_reference((struct text){at, (size_t)(end - at)}))
            return false;
        at++;
    }
    return !has_control(utf8);
}

static size_t count_ampersands(struct text text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.size; i++)
        count += text.data[i] == '&';
    return count;
}

/* A bare "&" grows by four bytes, and nothing by more. */
static size_t washed_size_most(struct text utf8)
{
    return utf8.size + 4 * count_ampersands(utf8);
}

struct text xml_wash(struct arena *scratch, struct text utf8)
{
    size_t capacity = washed_size_most(utf8);
    struct text_builder washed = {
        .arena = scratch, .data = arena_alloc(scratch, capacity), .capacity = capacity};
    size_t from = 0, i = 0;

    while (i < utf8.size) {
        size_t island = utf8.data[i] == '<' ? xml_island_size(text_slice(utf8, i, utf8.size)) : 0;

        if (utf8.data[i] == '&') {
            add_without_controls(&washed, text_slice(utf8, from, i));
            i += wash_ampersand(&washed, text_slice(utf8, i, utf8.size));
            from = i;
        } else {
            i += island ? island : 1;
        }
    }
    add_without_controls(&washed, text_slice(utf8, from, utf8.size));
    return builder_text(&washed);
}

static struct text with_replacements(struct arena *scratch, struct text utf8)
{
    struct text_builder builder = {.arena = scratch};
    size_t offset = 0;
    uint32_t code_point;

    if (text_is_valid(utf8))
        return utf8;
    while (text_next(utf8, &offset, &code_point))
        builder_add_code_point(&builder, code_point);
    return builder_text(&builder);
}

bool xml_bytes_read(struct text *utf8, struct arena *scratch, struct text bytes,
                    struct text charset, struct error *error)
{
    struct text decoded = {0};

    if (!decode(&decoded, scratch, bytes, charset, error))
        return false;
    *utf8 = with_replacements(scratch, text_without_mark(decoded));
    if (washed_size_most(*utf8) > LIMIT_DECODED_BYTES)
        return error_set(error, ERROR_LIMIT, "the document holds too many \"&\"");
    if (!is_washed(*utf8))
        *utf8 = xml_wash(scratch, *utf8);
    return true;
}
