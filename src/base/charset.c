/* charset: iconv, asked only for what it can be trusted with. */
#include "base/charset.h"

#include "base/limits.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

enum {
    CHARSET_SIZE = 64,
    STRAY_BYTES = 10 /* so many may be wrong in a document that is otherwise what it says */
};

static bool is_letter_or_digit(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

const char *charset_of_mark(struct text bytes)
{
    if (text_starts_with(bytes, TEXT("\xFF\xFE")) ||
        text_starts_with(bytes, (struct text){"<\0", 2}))
        return "UTF-16LE";
    if (text_starts_with(bytes, TEXT("\xFE\xFF")) ||
        text_starts_with(bytes, (struct text){"\0<", 2}))
        return "UTF-16BE";
    if (text_without_mark(bytes).size < bytes.size)
        return "UTF-8";
    return NULL;
}

/* iconv() reads more than a name from what it is given: "//" starts options. */
static bool is_charset_name(struct text name)
{
    for (size_t i = 0; i < name.size; i++)
        if (!is_letter_or_digit(name.data[i]) && !strchr("-_.:+", name.data[i]))
            return false;
    return name.size > 0 && name.size < CHARSET_SIZE;
}

/* As browsers do (Encoding Standard, 4.2): these names are used for their supersets. */
static const char *name_charset(char name[CHARSET_SIZE], struct text charset)
{
    static const struct {
        const char *said, *meant;
    } supersets[] = {
        {"iso-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"ascii", "windows-1252"},
        {"gb2312", "gb18030"},
        {"gbk", "gb18030"},
        {"shift_jis", "cp932"},
        {"utf8", "UTF-8"},
    };

    memcpy(name, charset.data, charset.size);
    name[charset.size] = 0;
    for (size_t i = 0; i < sizeof supersets / sizeof supersets[0]; i++)
        if (strcasecmp(name, supersets[i].said) == 0)
            return supersets[i].meant;
    return name;
}

/* A document whose other characters are no better than its ill-formed ones is in another encoding.
 */
static bool is_plausible(size_t ill_formed, size_t others)
{
    return ill_formed <= STRAY_BYTES || ill_formed < others;
}

/* Characters beyond ASCII, and bytes that are none. */
static void count_characters(struct text bytes, size_t *well_formed, size_t *ill_formed)
{
    size_t offset = 0;
    uint32_t code_point;

    *well_formed = *ill_formed = 0;
    while (text_next(bytes, &offset, &code_point)) {
        *ill_formed += code_point == 0xFFFD;
        *well_formed += code_point >= 0x80 && code_point != 0xFFFD;
    }
}

static bool is_utf8_but_for_strays(struct text bytes)
{
    size_t well_formed, ill_formed;

    count_characters(bytes, &well_formed, &ill_formed);
    return is_plausible(ill_formed, well_formed);
}

/* False when the charset is unknown, or plainly not that of the bytes. */
static bool convert(struct text *utf8, struct arena *arena, struct text bytes, const char *charset)
{
    /* Of one byte a letter most have two: a list that grows would hold half of it twice. */
    size_t capacity = bytes.size * 2 + sizeof(int);
    struct text_builder builder = {
        .arena = arena, .data = arena_alloc(arena, capacity), .capacity = capacity};
    char piece[4096];
    char *from = (char *)bytes.data; /* iconv() only reads */
    size_t left = bytes.size, ill_formed = 0;
    iconv_t converter = iconv_open("UTF-8", charset);

    if ((intptr_t)converter == -1)
        return false;
    while (left > 0) {
        char *to = piece;
        size_t room = sizeof piece;
        size_t result = iconv(converter, &from, &left, &to, &room);

        builder_add(&builder, (struct text){piece, (size_t)(to - piece)});
        if (builder.size > LIMIT_DECODED_BYTES)
            break;
        if (result == (size_t)-1 && errno != E2BIG) {
            builder_add_code_point(&builder, 0xFFFD);
            ill_formed++;
            from++;
            left--;
        }
    }
    (void)iconv_close(converter); /* can only fail for a converter that is none */
    *utf8 = builder_text(&builder);
    return left == 0 && is_plausible(ill_formed, bytes.size / 100);
}

bool charset_convert(struct text *utf8, struct arena *arena, struct text bytes, struct text charset)
{
    char buffer[CHARSET_SIZE];
    const char *name;

    if (!is_charset_name(charset))
        return false;
    name = name_charset(buffer, charset);
    if (strcasecmp(name, "UTF-8") == 0) {
        *utf8 = bytes;
        return text_is_valid(bytes) || is_utf8_but_for_strays(bytes);
    }
    return convert(utf8, arena, bytes, name);
}

/* In both encodings the letters are mostly from 0xC0 on; in windows-1251 all of them. */
static bool is_high_letter(struct text bytes, size_t i)
{
    return i < bytes.size && (unsigned char)bytes.data[i] >= 0xC0;
}

/* Cyrillic letters stand beside each other, accented ones beside those of ASCII. */
static bool is_cyrillic(struct text bytes)
{
    size_t high = 0, in_pairs = 0;

    for (size_t i = 0; i < bytes.size; i++) {
        high += (unsigned char)bytes.data[i] >= 0x80;
        in_pairs += is_high_letter(bytes, i) &&
                    (is_high_letter(bytes, i + 1) || (i && is_high_letter(bytes, i - 1)));
    }
    return 10 * in_pairs > 6 * high;
}

const char *charset_guess(struct text bytes)
{
    size_t well_formed, ill_formed;

    count_characters(bytes, &well_formed, &ill_formed);
    if (!ill_formed || well_formed > ill_formed)
        return "UTF-8";
    return is_cyrillic(bytes) ? "windows-1251" : "windows-1252";
}
