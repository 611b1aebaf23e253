/* manuscript: from UTF-8 to the letters that will be set. */
#include "manuscript.h"

#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    BYTES_OF_LETTER = 4, /* at most, in UTF-8 */
    LONGEST_WORD = 100   /* letters that are given up so that a long text ends behind a word */
};

static struct text in_capitals(struct arena *arena, struct text text, struct text language);
static void read_letters(struct manuscript *manuscript);
static void encode_units(struct manuscript *manuscript);

void manuscript_read(struct manuscript *manuscript, struct typesetter *typesetter, struct text text,
                     const struct type_style *style)
{
    /* Before anything else, so that what a text costs has a bound. */
    struct text most = text_first_bytes(text, (size_t)PARAGRAPH_LETTERS_MOST * BYTES_OF_LETTER);

    arena_reset(&typesetter->scratch);
    *manuscript = (struct manuscript){
        .typesetter = typesetter,
        .scratch = &typesetter->scratch,
        .style = *style,
        .language = hb_language_from_string(style->language.size ? style->language.data : "und",
                                            style->language.size ? (int)style->language.size : 3),
        .text = most,
        .shortened = most.size < text.size,
    };
    if (style->capitals)
        manuscript->text = in_capitals(manuscript->scratch, most, style->language);

    read_letters(manuscript);
    encode_units(manuscript);
    manuscript_segment(manuscript);
    manuscript_measure(manuscript);
}

bool letter_is_blank(uint32_t letter)
{
    return letter == ' ' || letter == 0x1680 || letter == 0x205F || letter == 0x3000 ||
           (letter >= 0x2000 && letter <= 0x200A && letter != 0x2007);
}

/* Latin Kazakh has the dotted and the dotless i of Turkish, but ICU 72 knows that of "tr" only.
 * Capitals in a tag mean nothing. */
static const char *casing_locale(struct arena *arena, struct text language)
{
    static const char latin[] = "kk-Latn";
    const char *tag = text_to_c(arena, language);
    return strncasecmp(tag, latin, strlen(latin)) == 0 ? "tr" : tag;
}

static struct text in_capitals(struct arena *arena, struct text text, struct text language)
{
    const char *locale = casing_locale(arena, language);
    /* No letter grows by more than three in upper case (ffi), and no UTF-16 unit by more than three
     * bytes in UTF-8. */
    int32_t capacity = (int32_t)text.size * 3 + 1, size = 0, bytes = 0;
    UChar *units = ARENA_ARRAY(arena, UChar, (size_t)capacity);
    UChar *capitals = ARENA_ARRAY(arena, UChar, (size_t)capacity);
    char *data = arena_alloc(arena, (size_t)capacity * 3);
    UErrorCode status = U_ZERO_ERROR;

    u_strFromUTF8WithSub(units, capacity, &size, text.data, (int32_t)text.size, 0xFFFD, NULL,
                         &status);
    size = u_strToUpper(capitals, capacity, units, size, locale, &status);
    u_strToUTF8(data, capacity * 3, &bytes, capitals, size, &status);
    if (U_FAILURE(status))
        abort(); /* the buffers were sized for the worst */
    return (struct text){data, (size_t)bytes};
}

/* What ends a line is a line feed, a tab is a blank, other controls are nothing (0). */
static uint32_t plain_letter(uint32_t letter)
{
    switch (letter) {
    case '\n':
    case '\v':
    case '\f':
    case 0x85:
    case 0x2028:
    case 0x2029:
        return '\n';
    case '\t':
        return ' ';
    default:
        return u_charType((UChar32)letter) == U_CONTROL_CHAR ? 0 : letter;
    }
}

void manuscript_note_missing(struct manuscript *manuscript, uint32_t letter)
{
    for (size_t i = 0; i < manuscript->missing_count; i++) {
        if (manuscript->missing[i] == letter)
            return;
    }
    if (manuscript->missing_count == PARAGRAPH_MISSING_MOST)
        return;
    ARENA_PUSH(manuscript->scratch, manuscript->missing, manuscript->missing_count,
               manuscript->missing_capacity);
    manuscript->missing[manuscript->missing_count - 1] = letter;
}

static void note_isolate(struct manuscript *manuscript, uint32_t sign)
{
    if (manuscript->isolate_count == PARAGRAPH_LETTERS_MOST)
        return;
    ARENA_PUSH(manuscript->scratch, manuscript->isolates, manuscript->isolate_count,
               manuscript->isolate_capacity);
    manuscript->isolates[manuscript->isolate_count - 1] =
        (struct isolate){.at = manuscript->count, .sign = sign};
}

static void end_behind_a_word(struct manuscript *manuscript)
{
    size_t to = manuscript->count;

    while (to > 0 && manuscript->count - to < LONGEST_WORD) {
        uint32_t letter = manuscript->letters[--to];
        if (letter != '\n' && !letter_is_blank(letter))
            continue;
        manuscript->count = to;
        return;
    }
}

static bool has_category(uint32_t letter, uint32_t categories)
{
    return U_GET_GC_MASK((UChar32)letter) & categories;
}

/* Where a letter was left out between two blanks, one blank goes with it; so do its marks, which
 * would pile up on the letter before. Joiners and the like do not come between the two. */
static void read_letters(struct manuscript *manuscript)
{
    struct text text = manuscript->text;
    size_t offset = 0, start = 0;
    uint32_t letter;
    unsigned face;
    bool left_out = false;

    manuscript->letters = ARENA_ARRAY(manuscript->scratch, uint32_t, text.size + 1);
    manuscript->offsets = ARENA_ARRAY(manuscript->scratch, size_t, text.size + 1);
    for (; text_next(text, &offset, &letter); start = offset) {
        size_t count = manuscript->count;
        letter = plain_letter(letter);
        if (letter_is_isolate(letter))
            note_isolate(manuscript, letter);
        if (!letter || letter_is_isolate(letter) || (left_out && has_category(letter, U_GC_M_MASK)))
            continue;
        if (letter != '\n' &&
            !role_face_for(manuscript->typesetter, manuscript->style.role, letter, &face)) {
            manuscript_note_missing(manuscript, letter);
            left_out = true;
            continue;
        }
        if (left_out && letter == ' ' &&
            (!count || letter_is_blank(manuscript->letters[count - 1])))
            continue;
        left_out = left_out && has_category(letter, U_GC_CF_MASK);
        if (count == PARAGRAPH_LETTERS_MOST) {
            manuscript->shortened = true;
            break;
        }
        manuscript->letters[count] = letter;
        manuscript->offsets[count] = start;
        manuscript->count++;
    }
    manuscript->offsets[manuscript->count] = start;
    if (manuscript->shortened)
        end_behind_a_word(manuscript);
}

static void encode_units(struct manuscript *manuscript)
{
    size_t capacity = manuscript->count * 2 + 1;
    int32_t unit = 0;

    manuscript->units = ARENA_ARRAY(manuscript->scratch, UChar, capacity);
    manuscript->letter_of_unit = ARENA_ARRAY(manuscript->scratch, size_t, capacity);
    manuscript->unit_of_letter = ARENA_ARRAY(manuscript->scratch, int32_t, manuscript->count + 1);
    for (size_t i = 0; i < manuscript->count; i++) {
        int32_t first = unit;
        manuscript->unit_of_letter[i] = first;
        U16_APPEND_UNSAFE(manuscript->units, unit, manuscript->letters[i]);
        for (int32_t j = first; j < unit; j++)
            manuscript->letter_of_unit[j] = i;
    }
    manuscript->letter_of_unit[unit] = manuscript->count;
    manuscript->unit_of_letter[manuscript->count] = unit;
    manuscript->unit_count = unit;
}
