/* break_words: what the rules of line breaking ask about letters and words. */
#ifndef TYPE_BREAK_WORDS_H
#define TYPE_BREAK_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

/* Code points in somebody else's memory; count 0: there is no such word. */
struct word {
    const uint32_t *letters;
    size_t count;
};

bool is_letter(uint32_t letter);
bool is_digit(uint32_t letter);
bool is_capital(uint32_t letter);
bool is_small(uint32_t letter); /* also of a script without capitals */
bool is_hyphen(uint32_t letter);
bool is_dash(uint32_t letter);
bool is_roman(uint32_t letter); /* also where Cyrillic letters stand for the Roman ones */
bool is_opening(uint32_t letter);
bool is_closing(uint32_t letter);
bool is_full_stop(uint32_t letter); /* or an ellipsis */
bool is_currency(uint32_t letter);
bool is_number_sign(uint32_t letter); /* № or § */
bool is_one_of(uint32_t letter, const char32_t *letters);

size_t word_count(struct word word, bool (*has)(uint32_t letter));
bool word_is_all(struct word word, bool (*has)(uint32_t letter)); /* false for no word */
struct word word_from(struct word word, size_t first);
struct word word_without_opening(struct word word);
struct word word_without_closing(struct word word);

/* Whether a list, which ends with NULL, has the word in any case. An entry with a ~ at its end is a
 * stem to which an ending may be added; every word may have a full stop behind it, or a hyphen and
 * an ending. */
bool word_in(struct word word, const char32_t *const *list);
/* An ending of a noun, or several: -ның, -лары-нда, -ов. Nothing is an ending too. */
bool word_is_ending(struct word word);
/* A word that ties its neighbours and names nothing: және, бойынша, в, of. */
bool word_is_function_word(struct word word);
/* A number as it counts or orders: 12,5 and 14:30–15:15 and $5, not «5,» or «5%». */
bool word_is_number(struct word word);
/* A number with an ending on it: 5-ші, 20-е, 21st, 11:30-ға. */
bool word_is_inflected_number(struct word word);
bool word_is_roman_number(struct word word);
struct word word_behind_dash(struct word word); /* 5 of «қараша–5»; all of it without a dash */
bool word_starts_with_number(struct word word); /* also «5» or +7 */

#endif
