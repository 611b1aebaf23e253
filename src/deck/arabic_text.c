/* arabic_text: what a text in Arabic script needs beyond its own letters, before it is set.
 *
 * The sign of softness at the head of a word is written U+0621 by some and U+0674 by most; both
 * look alike only where a font is kind, so it is shown as the latter.
 *
 * Figures are read from left to right, and UAX #9 sees to it for the digits of one number. What
 * several numbers make together it turns round: behind Arabic letters «10:24–11:05» becomes
 * «11:05–10:24», and a telephone number falls into pieces. So each such expression is isolated.
 */
#include "layout.h"

#define LEFT_TO_RIGHT_ISOLATE TEXT("\u2066")
#define RIGHT_TO_LEFT_ISOLATE TEXT("\u2067")
#define FIRST_STRONG_ISOLATE  TEXT("\u2068")
#define POP_ISOLATE           TEXT("\u2069")

enum { HAMZA = 0x621, SOFTNESS_SIGN = 0x674, NUMERO = 0x2116, NBSP = 0xA0, NARROW_NBSP = 0x202F };

static bool is_figure(uint32_t letter)
{
    return letter >= '0' && letter <= '9';
}

static bool is_blank(uint32_t letter)
{
    return letter == ' ' || letter == NBSP || letter == NARROW_NBSP;
}

static bool is_between_words(uint32_t letter)
{
    return letter == '\n' || is_blank(letter) || text_holds(TEXT("«“„\"(–—،/\u2067\u2068"), letter);
}

/* The letter at an offset, 0 behind the end. */
static uint32_t letter_at(struct text text, size_t offset)
{
    uint32_t letter;
    return text_next(text, &offset, &letter) ? letter : 0;
}

static size_t behind(struct text text, size_t offset)
{
    uint32_t letter;
    (void)text_next(text, &offset, &letter); /* callers know that there is one */
    return offset;
}

static size_t skip_figures(struct text text, size_t at)
{
    while (is_figure(letter_at(text, at)))
        at++;
    return at;
}

/* Three figures behind a blank continue a number: 5 000. */
static bool is_group(struct text text, size_t at)
{
    return skip_figures(text, at) == at + 3;
}

/* Offset of the figure that continues the expression behind its figures, or `at`: there is none.
 * The groups of a telephone number may stand apart and in brackets. */
static size_t next_figures(struct text text, size_t at, bool is_telephone)
{
    uint32_t sign = letter_at(text, at);
    size_t next = sign ? behind(text, at) : at;
    if (is_telephone) {
        for (next = at; text_holds(TEXT(" -()\u00A0"), letter_at(text, next));)
            next = behind(text, next);
        return is_figure(letter_at(text, next)) ? next : at;
    }
    if (is_blank(sign))
        return is_group(text, next) ? next : at;
    bool joins = text_holds(TEXT(".,:/-–—−×"), sign);
    return joins && is_figure(letter_at(text, next)) ? next : at;
}

/* Offset behind what belongs to the number that ends there: 50 %, 5 000 ₸. */
static size_t with_unit(struct text text, size_t at)
{
    size_t next = at;
    if (is_blank(letter_at(text, next)))
        next = behind(text, next);
    return text_holds(TEXT("%‰°₸$€₽"), letter_at(text, next)) ? behind(text, next) : at;
}

/* Offset behind the expression of figures that begins at `at`, or `at`: none does. */
static size_t expression_end(struct text text, size_t at)
{
    uint32_t first = letter_at(text, at);
    bool is_telephone = first == '+';
    size_t start = at;
    if (first == NUMERO || text_holds(TEXT("+−±~#$€₸"), first))
        start = behind(text, at);
    if (first == NUMERO && is_blank(letter_at(text, start)))
        start = behind(text, start);
    size_t end = skip_figures(text, start);
    if (end == start)
        return at;
    for (size_t next; (next = next_figures(text, end, is_telephone)) != end;)
        end = skip_figures(text, next);
    return with_unit(text, end);
}

/* «Windows 11» is one name: a number behind a Latin word stays with it. */
static bool follows_latin(uint32_t before_blank, uint32_t before)
{
    return is_blank(before) && ((before_blank >= 'A' && before_blank <= 'Z') ||
                                (before_blank >= 'a' && before_blank <= 'z'));
}

struct text arabic_text(struct arena *arena, struct text text, bool is_kazakh)
{
    struct text_builder builder = {.arena = arena};
    uint32_t before = ' ', before_that = 0;
    for (size_t at = 0; at < text.size;) {
        bool may_begin = is_between_words(before) && !follows_latin(before_that, before);
        size_t end = may_begin ? expression_end(text, at) : at;
        if (end > at) {
            builder_add(&builder, LEFT_TO_RIGHT_ISOLATE);
            builder_add(&builder, text_slice(text, at, end));
            builder_add(&builder, POP_ISOLATE);
            before_that = 0;
            before = '0';
            at = end;
            continue;
        }
        uint32_t letter = letter_at(text, at);
        bool is_softness =
            is_kazakh && letter == HAMZA && (is_between_words(before) || before == '-');
        builder_add_code_point(&builder, is_softness ? SOFTNESS_SIGN : letter);
        before_that = before;
        before = letter;
        at = behind(text, at);
    }
    return builder_text(&builder);
}

struct text isolated(const struct layout *layout, struct text field)
{
    bool is_arabic = text_has_right_to_left(field);
    if (!field.size || (!layout->right_to_left && !is_arabic))
        return field;
    struct text parts[] = {layout->right_to_left && is_arabic ? RIGHT_TO_LEFT_ISOLATE
                                                              : FIRST_STRONG_ISOLATE,
                           field, POP_ISOLATE};
    return text_join(layout->arena, parts, 3, TEXT(""));
}
