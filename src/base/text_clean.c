/* text_clean: what every text from outside goes through, once.
 *
 * Most texts are clean: they are looked at and handed back. Only the others are copied, filtered,
 * and brought to NFC by ICU, which works in UTF-16.
 */
#include "base/limits.h"
#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static bool is_bidi_control(uint32_t code_point)
{
    return (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

static bool is_unwanted(uint32_t code_point)
{
    bool is_control = code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);

    return (is_control && code_point != '\n') || is_bidi_control(code_point);
}

/* Counts marks in a row. Format characters (joiners) neither count nor end a row, or they would be
 * a way around the limit. */
static bool is_mark_too_many(uint32_t code_point, int *marks)
{
    uint32_t category = U_GET_GC_MASK((UChar32)code_point);

    if (category & U_GC_M_MASK)
        return ++*marks > LIMIT_MARKS;
    if (!(category & U_GC_CF_MASK))
        *marks = 0;
    return false;
}

/* True when the code point never changes under NFC, whatever stands around it. Below U+0300 none
 * does, and of the Cyrillic letters none: asking ICU for each costs more than all the rest. */
static bool is_plain(uint32_t code_point)
{
    bool is_cyrillic_letter =
        code_point >= 0x400 && code_point < 0x530 && (code_point < 0x483 || code_point > 0x489);

    if (code_point < 0x300 || is_cyrillic_letter)
        return true;
    return u_getIntPropertyValue((UChar32)code_point, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
           !(U_GET_GC_MASK((UChar32)code_point) & U_GC_M_MASK);
}

/* Most bytes of most documents. */
static bool is_plain_ascii(char byte)
{
    return (byte >= 0x20 && byte < 0x7F) || byte == '\n';
}

/* Behind eight such bytes at a time. Of a line break the word is left to the caller. */
static size_t skip_plain_words(struct text text, size_t offset)
{
    const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
    uint64_t word;

    for (; text.size - offset >= sizeof word; offset += sizeof word) {
        memcpy(&word, text.data + offset, sizeof word);
        uint64_t deletes = word ^ ones * 0x7F;

        /* A high bit is set where a byte is not ASCII, borrows below 0x20, or is 0x7F. */
        if ((word | (word - ones * 0x20) | ((deletes - ones) & ~deletes)) & highs)
            break;
    }
    return offset;
}

/* A letter of Latin or Cyrillic that is_plain() needs not be asked about: U+00C0 to 02FF, U+0400 to
 * 0481, U+048A to 052F. */
static bool is_plain_pair(const char *bytes)
{
    unsigned char first = (unsigned char)bytes[0], second = (unsigned char)bytes[1];

    if ((second & 0xC0) != 0x80)
        return false;
    return (first >= 0xC3 && first <= 0xCB) || first == 0xD0 || first == 0xD1 || first == 0xD3 ||
           (first == 0xD2 && (second <= 0x81 || second >= 0x8A)) ||
           (first == 0xD4 && second <= 0xAF);
}

static bool is_clean(struct text text)
{
    size_t offset = 0;
    uint32_t code_point;

    for (;;) {
        while (text.size - offset >= 2 && is_plain_pair(text.data + offset))
            offset += 2;
        if (offset < text.size && is_plain_ascii(text.data[offset])) {
            offset = skip_plain_words(text, offset + 1);
            continue;
        }
        if (!text_next(text, &offset, &code_point))
            return true;
        if (is_unwanted(code_point) || code_point == 0xFFFD || !is_plain(code_point))
            return false;
    }
}

static void *scratch(size_t count)
{
    void *memory = calloc(count ? count : 1, sizeof(UChar));

    if (!memory)
        abort();
    return memory;
}

/* UTF-8 is never shorter in code units than UTF-16, so text.size units are enough. */
static int32_t filter(struct text text, UChar *units)
{
    size_t offset = 0;
    int32_t size = 0;
    int marks = 0;
    uint32_t code_point;

    while (text_next(text, &offset, &code_point)) {
        if (code_point == '\t')
            code_point = ' ';
        if (is_unwanted(code_point) || is_mark_too_many(code_point, &marks))
            continue;
        U16_APPEND_UNSAFE(units, size, (UChar32)code_point);
    }
    return size;
}

static struct text normalise(struct arena *arena, const UChar *units, int32_t size)
{
    /* NFC makes a UTF-16 string at most three times longer (UAX 15, 9.2). */
    int32_t capacity = size * 3 + 1;
    UChar *composed = scratch((size_t)capacity);
    struct text_builder builder = {.arena = arena};
    UErrorCode status = U_ZERO_ERROR;
    int32_t i = 0;
    int marks = 0;

    size =
        unorm2_normalize(unorm2_getNFCInstance(&status), units, size, composed, capacity, &status);
    if (U_FAILURE(status)) /* its data is built into the library: only memory can be missing */
        abort();

    while (i < size) {
        UChar32 code_point;

        U16_NEXT_UNSAFE(composed, i, code_point);
        if (!is_mark_too_many((uint32_t)code_point, &marks)) /* some decompose into more marks */
            builder_add_code_point(&builder, (uint32_t)code_point);
    }
    free(composed);
    return builder_text(&builder);
}

struct text text_clean(struct arena *arena, struct text text)
{
    UChar *units;
    struct text cleaned;

    if (is_clean(text))
        return text;

    assert(text.size < INT32_MAX / 4); /* a limit was forgotten: documents have 8 MB */
    units = scratch(text.size);
    cleaned = normalise(arena, units, filter(text, units));
    free(units);
    return text_equal(cleaned, text) ? text : cleaned;
}
