/* text_parts: a notice's first sentence, which can stand for it, and the rest. */
#include "layout.h"

static bool is_figure(uint32_t code_point)
{
    return code_point >= '0' && code_point <= '9';
}

/* A small Latin or Cyrillic letter: what follows «т.б.» in the middle of a sentence. In the blocks
 * of Cyrillic beyond the Russian one, small letters are the odd code points. */
static bool is_small(uint32_t code_point)
{
    return (code_point >= 'a' && code_point <= 'z') ||
           (code_point >= 0x0430 && code_point <= 0x045F) ||
           (code_point >= 0x0460 && code_point <= 0x052F && code_point % 2 == 1);
}

enum {
    WORDS_LEAST = 3, /* of what stands large: a lone «Назар аударыңыз!» tells nothing */
    ABBREVIATION_MOST = 2, /* letters: «т.б.», «қ.» */
    BEFORE_FIGURE_MOST = 4 /* letters of an abbreviation before a number: «каб. 5» */
};

/* Has a sentence ended between a word of so many letters with a mark behind it, and what follows?
 */
static bool is_end(size_t letters, struct text rest)
{
    size_t offset = 0;
    uint32_t next;
    if (!text_next(rest, &offset, &next) || is_small(next))
        return false;
    return letters > (is_figure(next) ? BEFORE_FIGURE_MOST : ABBREVIATION_MOST);
}

struct text_parts text_parts(struct text text)
{
    uint32_t sign;
    size_t letters = 0, ended = 0; /* ended: letters of the word that the last mark stood behind */
    for (size_t offset = 0, before = 0; text_next(text, &offset, &sign); before = offset) {
        if (sign == '\n' || sign == ' ') {
            struct text_parts parts = {text_slice(text, 0, before),
                                       text_trim(text_slice(text, offset, text.size))};
            if ((sign == '\n' || is_end(ended, parts.rest)) && parts.rest.size &&
                text_words(parts.first) >= WORDS_LEAST)
                return parts;
            letters = ended = 0;
        } else if (text_holds(TEXT("!?؟…"), sign)) {
            ended = SIZE_MAX;
        } else if (sign == '.') {
            ended = letters ? letters : ended;
            letters = 0;
        } else if (!text_holds(TEXT("»”\"’)"), sign)) {
            letters += is_figure(sign) ? BEFORE_FIGURE_MOST : 1; /* no number is an abbreviation */
            ended = 0;
        }
    }
    return (struct text_parts){.first = text};
}
