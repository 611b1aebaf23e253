/* text: slices, their code points, and a builder. Cleaning is in text_clean.c. */
#include "base/text.h"

#include <unicode/uchar.h>

#include <stdio.h>
#include <string.h>

struct text text_from(const char *c_string)
{
    return c_string ? (struct text){c_string, strlen(c_string)} : (struct text){0};
}

bool text_equal(struct text a, struct text b)
{
    if (a.size != b.size || a.size == 0)
        return a.size == b.size;
    /* Only the empty text has no data; memcmp may not be asked about it. */
    return a.data && b.data && memcmp(a.data, b.data, a.size) == 0;
}

int text_compare(struct text a, struct text b)
{
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared ? memcmp(a.data, b.data, shared) : 0;

    if (order != 0)
        return order < 0 ? -1 : 1;
    return a.size < b.size ? -1 : a.size > b.size;
}

bool text_starts_with(struct text text, struct text start)
{
    return text.size >= start.size && text_equal(text_slice(text, 0, start.size), start);
}

bool text_ends_with(struct text text, struct text end)
{
    return text.size >= end.size &&
           text_equal(text_slice(text, text.size - end.size, text.size), end);
}

size_t text_find(struct text text, struct text what)
{
    const char *found;

    if (what.size == 0)
        return 0;
    if (text.size < what.size)
        return SIZE_MAX;
    found = memmem(text.data, text.size, what.data, what.size);
    return found ? (size_t)(found - text.data) : SIZE_MAX;
}

bool text_holds(struct text text, uint32_t code_point)
{
    uint32_t found;
    for (size_t offset = 0; text_next(text, &offset, &found);)
        if (found == code_point)
            return true;
    return false;
}

/* RFC 3986: the authority ends at the first of these; an @ in it ends the user's part. */
static bool ends_authority(char byte)
{
    return byte == '/' || byte == '?' || byte == '#' || byte == ' ';
}

struct text text_hide_user(struct arena *arena, struct text text)
{
    size_t begin = text_find(text, TEXT("://"));
    if (begin == SIZE_MAX)
        return text;

    begin += 3;
    size_t host = begin;
    for (size_t i = begin; i < text.size && !ends_authority(text.data[i]); i++)
        if (text.data[i] == '@')
            host = i + 1;
    if (host == begin)
        return text;
    struct text parts[] = {text_slice(text, 0, begin), text_slice(text, host, text.size)};
    return text_join(arena, parts, 2, TEXT(""));
}

struct text text_slice(struct text text, size_t from, size_t to)
{
    if (to > text.size)
        to = text.size;
    if (from > to)
        from = to;
    return (struct text){text.data ? text.data + from : NULL, to - from};
}

struct text text_first_bytes(struct text text, size_t size)
{
    while (size < text.size && size > 0 && ((unsigned char)text.data[size] & 0xC0) == 0x80)
        size--;
    return text_slice(text, 0, size);
}

static bool is_blank_byte(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

struct text text_trim(struct text text)
{
    const struct text no_break_space = TEXT("\u00A0");
    size_t from = 0, to = text.size;

    for (;;) {
        if (from < to && is_blank_byte(text.data[from]))
            from++;
        else if (text_starts_with(text_slice(text, from, to), no_break_space))
            from += no_break_space.size;
        else
            break;
    }
    for (;;) {
        if (from < to && is_blank_byte(text.data[to - 1]))
            to--;
        else if (text_ends_with(text_slice(text, from, to), no_break_space))
            to -= no_break_space.size;
        else
            break;
    }
    return text_slice(text, from, to);
}

bool text_split(struct text *rest, char separator, struct text *part)
{
    const char *found;

    if (!rest->data)
        return false;
    found = rest->size ? memchr(rest->data, separator, rest->size) : NULL;
    if (!found) {
        *part = *rest;
        *rest = (struct text){0};
        return true;
    }
    *part = text_slice(*rest, 0, (size_t)(found - rest->data));
    *rest = text_slice(*rest, part->size + 1, rest->size);
    return true;
}

struct text text_without_mark(struct text bytes)
{
    struct text mark = TEXT("\xEF\xBB\xBF");

    return text_starts_with(bytes, mark) ? text_slice(bytes, mark.size, bytes.size) : bytes;
}

struct text text_copy(struct arena *arena, struct text text)
{
    return (struct text){text_to_c(arena, text), text.size};
}

const char *text_to_c(struct arena *arena, struct text text)
{
    char *copy = arena_alloc(arena, text.size + 1);

    if (text.size)
        memcpy(copy, text.data, text.size);
    return copy;
}

__attribute__((format(printf, 2, 0))) static struct text
format_list(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    int size;
    char *data;

    va_copy(again, arguments);
    size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (size < 0) /* only a wide character that the locale cannot write, and we print none */
        return (struct text){0};

    data = arena_alloc(arena, (size_t)size + 1);
    (void)vsnprintf(data, (size_t)size + 1, format, arguments);
    return (struct text){data, (size_t)size};
}

struct text text_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    struct text text;

    va_start(arguments, format);
    text = format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

struct text text_join(struct arena *arena, const struct text *parts, size_t count,
                      struct text between)
{
    struct text_builder builder = {.arena = arena};

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            builder_add(&builder, between);
        builder_add(&builder, parts[i]);
    }
    return builder_text(&builder);
}

/* What a first byte announces: bytes that follow, and the range of the next one (Unicode 15, table
 * 3-7). */
static bool read_first_byte(unsigned char byte, int *following, unsigned char *low,
                            unsigned char *high)
{
    *low = 0x80;
    *high = 0xBF;
    if (byte >= 0xC2 && byte <= 0xDF) {
        *following = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        *following = 2;
        *low = byte == 0xE0 ? 0xA0 : 0x80;
        *high = byte == 0xED ? 0x9F : 0xBF;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        *following = 3;
        *low = byte == 0xF0 ? 0x90 : 0x80;
        *high = byte == 0xF4 ? 0x8F : 0xBF;
    } else {
        return false;
    }
    return true;
}

/* Of two bytes are all letters of Cyrillic, Greek, Arabic and the like. */
static bool is_pair(const char *bytes)
{
    unsigned char first = (unsigned char)bytes[0], second = (unsigned char)bytes[1];

    return first >= 0xC2 && first <= 0xDF && (second & 0xC0) == 0x80;
}

/* False for ill-formed bytes, after moving behind their maximal subpart. */
static bool decode(struct text text, size_t *offset, uint32_t *code_point)
{
    unsigned char byte = (unsigned char)text.data[(*offset)++];
    unsigned char low, high;
    uint32_t value;
    int following;

    if (byte < 0x80) {
        *code_point = byte;
        return true;
    }
    if (*offset < text.size && is_pair(text.data + *offset - 1)) {
        *code_point = (byte & 0x1Fu) << 6 | ((unsigned char)text.data[(*offset)++] & 0x3Fu);
        return true;
    }
    if (!read_first_byte(byte, &following, &low, &high))
        return false;

    value = byte & (0x3Fu >> following);
    for (int i = 0; i < following; i++) {
        if (*offset == text.size)
            return false;
        byte = (unsigned char)text.data[*offset];
        if (byte < low || byte > high)
            return false;
        value = value << 6 | (byte & 0x3Fu);
        low = 0x80;
        high = 0xBF;
        (*offset)++;
    }
    *code_point = value;
    return true;
}

bool text_next(struct text text, size_t *offset, uint32_t *code_point)
{
    if (*offset >= text.size)
        return false;
    if (!decode(text, offset, code_point))
        *code_point = 0xFFFD;
    return true;
}

size_t text_length(struct text text)
{
    size_t offset = 0, length = 0;
    uint32_t code_point;

    while (text_next(text, &offset, &code_point))
        length++;
    return length;
}

size_t text_encode(uint32_t code_point, char bytes[4])
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = 0xFFFD;
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        bytes[0] = (char)(0xC0 | code_point >> 6);
        bytes[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        bytes[0] = (char)(0xE0 | code_point >> 12);
        bytes[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | code_point >> 18);
    bytes[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

/* Most documents are mostly ASCII, so that it pays to look at eight bytes at once. */
static size_t skip_ascii(struct text text, size_t offset)
{
    uint64_t word;

    for (; text.size - offset >= sizeof word; offset += sizeof word) {
        memcpy(&word, text.data + offset, sizeof word);
        if (word & 0x8080808080808080)
            break;
    }
    return offset;
}

bool text_is_valid(struct text text)
{
    size_t offset = 0;
    uint32_t code_point;

    while (offset < text.size) {
        if ((unsigned char)text.data[offset] < 0x80)
            offset = skip_ascii(text, offset + 1);
        else if (text.size - offset >= 2 && is_pair(text.data + offset))
            offset += 2;
        else if (!decode(text, &offset, &code_point))
            return false;
    }
    return true;
}

size_t text_words(struct text text)
{
    size_t offset = 0, words = 0;
    uint32_t code_point;
    bool counted = false;

    while (text_next(text, &offset, &code_point)) {
        if (u_isUWhiteSpace((UChar32)code_point)) {
            counted = false;
        } else if (!counted && u_isalnum((UChar32)code_point)) {
            counted = true;
            words++;
        }
    }
    return words;
}

bool text_to_number(struct text text, uint64_t max, uint64_t *number)
{
    uint64_t value = 0;

    if (text.size == 0)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        unsigned digit = (unsigned char)text.data[i] - (unsigned)'0';

        if (digit > 9 || __builtin_mul_overflow(value, 10u, &value) ||
            __builtin_add_overflow(value, digit, &value) || value > max)
            return false;
    }
    *number = value;
    return true;
}

static void make_room(struct text_builder *builder, size_t more)
{
    size_t needed = builder->size + more;
    size_t capacity = builder->capacity ? builder->capacity : 64;

    if (needed <= builder->capacity)
        return;
    while (capacity < needed)
        capacity *= 2;
    builder->data = arena_grow(builder->arena, builder->data, builder->size, capacity, 1);
    builder->capacity = capacity;
}

void builder_add(struct text_builder *builder, struct text text)
{
    if (text.size == 0)
        return;
    make_room(builder, text.size);
    memcpy(builder->data + builder->size, text.data, text.size);
    builder->size += text.size;
}

void builder_add_code_point(struct text_builder *builder, uint32_t code_point)
{
    char bytes[4];

    builder_add(builder, (struct text){bytes, text_encode(code_point, bytes)});
}

void builder_format(struct text_builder *builder, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    builder_add(builder, format_list(builder->arena, format, arguments));
    va_end(arguments);
}

struct text builder_text(const struct text_builder *builder)
{
    return (struct text){builder->data, builder->size};
}
