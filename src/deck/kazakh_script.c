/* kazakh_script: one letter at a time, but for «ия», and for the sign of softness.
 *
 * Latin: the alphabet presented on 28 January 2021 (en.wikipedia.org/wiki/Kazakh_alphabets): 31
 * letters, і is the dotless ı, и and й are both i, ы is y. Borrowed ц and я are spelled s and ia.
 *
 * Töte jazu has one letter for a back vowel and its front twin (а ә, о ө, ұ ү, ы і). A word whose
 * vowels are all front begins with the sign of softness, U+0674, unless one of ە, گ, ك says the
 * same already.
 */
#include "kazakh_script.h"

static const uint32_t arabic_question = 0x061F;

enum softness { SAYS_NOTHING, IS_FRONT, IS_BACK, TELLS_SOFTNESS };

struct spelling {
    const char *capital, *small;             /* Cyrillic */
    const char *latin_capital, *latin_small; /* of 2021 */
    const char *arabic;
    enum softness softness;
};

/* The first one that fits counts. */
static const struct spelling spellings[] = {
    {"ИЯ", "ия", "İA", "ia", "يا", IS_BACK},   {"А", "а", "A", "a", "ا", IS_BACK},
    {"Ә", "ә", "Ä", "ä", "ا", IS_FRONT},       {"Б", "б", "B", "b", "ب", SAYS_NOTHING},
    {"В", "в", "V", "v", "ۆ", SAYS_NOTHING},   {"Г", "г", "G", "g", "گ", TELLS_SOFTNESS},
    {"Ғ", "ғ", "Ğ", "ğ", "ع", SAYS_NOTHING},   {"Д", "д", "D", "d", "د", SAYS_NOTHING},
    {"Е", "е", "E", "e", "ە", TELLS_SOFTNESS}, {"Ж", "ж", "J", "j", "ج", SAYS_NOTHING},
    {"З", "з", "Z", "z", "ز", SAYS_NOTHING},   {"И", "и", "İ", "i", "ي", SAYS_NOTHING},
    {"Й", "й", "İ", "i", "ي", SAYS_NOTHING},   {"К", "к", "K", "k", "ك", TELLS_SOFTNESS},
    {"Қ", "қ", "Q", "q", "ق", SAYS_NOTHING},   {"Л", "л", "L", "l", "ل", SAYS_NOTHING},
    {"М", "м", "M", "m", "م", SAYS_NOTHING},   {"Н", "н", "N", "n", "ن", SAYS_NOTHING},
    {"Ң", "ң", "Ñ", "ñ", "ڭ", SAYS_NOTHING},   {"О", "о", "O", "o", "و", IS_BACK},
    {"Ө", "ө", "Ö", "ö", "و", IS_FRONT},       {"П", "п", "P", "p", "پ", SAYS_NOTHING},
    {"Р", "р", "R", "r", "ر", SAYS_NOTHING},   {"С", "с", "S", "s", "س", SAYS_NOTHING},
    {"Т", "т", "T", "t", "ت", SAYS_NOTHING},   {"У", "у", "U", "u", "ۋ", SAYS_NOTHING},
    {"Ұ", "ұ", "Ū", "ū", "ۇ", IS_BACK},        {"Ү", "ү", "Ü", "ü", "ۇ", IS_FRONT},
    {"Ф", "ф", "F", "f", "ف", SAYS_NOTHING},   {"Х", "х", "H", "h", "ح", SAYS_NOTHING},
    {"Һ", "һ", "H", "h", "ھ", SAYS_NOTHING},   {"Ц", "ц", "S", "s", "تس", SAYS_NOTHING},
    {"Ш", "ш", "Ş", "ş", "ش", SAYS_NOTHING},   {"Ы", "ы", "Y", "y", "ى", IS_BACK},
    {"І", "і", "I", "ı", "ى", IS_FRONT},       {"Я", "я", "İa", "ia", "يا", IS_BACK},
};

bool is_kazakh(struct text language)
{
    return text_equal(language, TEXT("kk")) || text_equal(language, TEXT("kk-Latn")) ||
           text_equal(language, TEXT("kk-Arab"));
}

/* NULL: the text begins with none of our letters. */
static const struct spelling *spelling_at(struct text text, bool *is_capital)
{
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        *is_capital = text_starts_with(text, text_from(spellings[i].capital));
        if (*is_capital || text_starts_with(text, text_from(spellings[i].small)))
            return &spellings[i];
    }
    return NULL;
}

static size_t size_of(const struct spelling *spelling)
{
    return text_from(spelling->small).size; /* capitals take as many bytes */
}

static struct text word_at(struct text text)
{
    const struct spelling *spelling;
    bool is_capital;
    size_t size = 0;
    while ((spelling = spelling_at(text_slice(text, size, text.size), &is_capital)))
        size += size_of(spelling);
    return text_slice(text, 0, size);
}

static bool needs_softness(struct text word)
{
    size_t count[TELLS_SOFTNESS + 1] = {0};
    bool is_capital;
    for (size_t at = 0; at < word.size;) {
        const struct spelling *spelling = spelling_at(text_slice(word, at, word.size), &is_capital);
        count[spelling->softness]++;
        at += size_of(spelling);
    }
    return count[IS_FRONT] && !count[IS_BACK] && !count[TELLS_SOFTNESS];
}

static void add_word(struct text_builder *builder, struct text word, bool is_arabic)
{
    if (is_arabic && needs_softness(word))
        builder_add(builder, TEXT("\u0674"));
    for (size_t at = 0; at < word.size;) {
        bool is_capital;
        const struct spelling *spelling = spelling_at(text_slice(word, at, word.size), &is_capital);
        const char *letters = is_arabic    ? spelling->arabic
                              : is_capital ? spelling->latin_capital
                                           : spelling->latin_small;
        builder_add(builder, text_from(letters));
        at += size_of(spelling);
    }
}

struct text kazakh_spelled(struct arena *arena, struct text cyrillic, struct text language)
{
    bool is_arabic = text_equal(language, TEXT("kk-Arab"));
    if (!is_arabic && !text_equal(language, TEXT("kk-Latn")))
        return cyrillic;
    struct text_builder builder = {.arena = arena};
    for (size_t at = 0; at < cyrillic.size;) {
        struct text word = word_at(text_slice(cyrillic, at, cyrillic.size));
        add_word(&builder, word, is_arabic);
        at += word.size;
        uint32_t sign;
        if (at < cyrillic.size && text_next(cyrillic, &at, &sign))
            builder_add_code_point(&builder, is_arabic && sign == '?' ? arabic_question : sign);
    }
    return builder_text(&builder);
}
