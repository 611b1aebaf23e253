/* break_particles: small words that lean on a neighbour. */
#include "break_decisions.h"

/* The same particles in the three alphabets of Kazakh. */
static const char32_t *const cyrillic_enclitics[] = {
    U"мен", U"бен", U"пен", U"менен", U"да",  U"де",  U"та", U"те",   U"ма",   U"ме",
    U"ба",  U"бе",  U"па",  U"пе",    U"ғой", U"қой", U"ше", U"үшін", U"ғана", NULL};
static const char32_t *const arabic_enclitics[] = {
    U"مەن", U"بەن", U"پەن", U"دا",  U"دە",  U"تا", U"تە",    U"ما",    U"مە",   U"با",
    U"بە",  U"پا",  U"پە",  U"عوي", U"قوي", U"شە", U"ٴۇشىن", U"ءۇشىن", U"عانا", NULL};
static const char32_t *const latin_enclitics[] = {
    U"men", U"ben", U"pen", U"da",  U"de",  U"ta",  U"te", U"ma",   U"me",   U"ba",   U"be",
    U"pa",  U"pe",  U"ğoi", U"qoi", U"ğoı", U"qoı", U"şe", U"üşın", U"üşin", U"ğana", NULL};
static const char32_t *const russian_enclitics[] = {U"же", U"ли", U"бы", U"ж", U"ль", U"б", NULL};
static const char32_t *const no_enclitics[] = {NULL};
/* Those with two letters or less need no list. */
static const char32_t *const russian_prepositions[] = {U"без", U"для", U"или",   U"над",    U"обо",
                                                       U"ото", U"под", U"при",   U"про",    U"изо",
                                                       U"как", U"что", U"из-за", U"из-под", NULL};
static const char32_t *const articles[] = {U"a", U"an", U"the", NULL};

static const char32_t *const *enclitics_of(const struct place *place)
{
    if (place->language == BREAK_RUSSIAN)
        return russian_enclitics;
    if (place->language == BREAK_ENGLISH)
        return no_enclitics;
    if (place->next >= 0x600)
        return arabic_enclitics;
    return place->next < 0x400 ? latin_enclitics : cyrillic_enclitics;
}

/* «дауысы мен арманы»; behind a stop or a comma мен is "I", and де is "say". */
int enclitic_leans_back(const struct place *place)
{
    enum { LONGEST_ENCLITIC = 6 };
    bool leans = place->behind.count <= LONGEST_ENCLITIC && !is_full_stop(place->last) &&
                 !is_one_of(place->last, U",;:!?") && !is_dash(place->last);
    bool name = is_capital(place->next) && place->after_next && !is_capital(place->after_next);

    if (!leans || name || !word_in(place->behind, enclitics_of(place)))
        return NO_OPINION;
    return PRICE_ENCLITIC;
}

/* A preposition belongs to the word behind it, which Kazakh has none of; an enclitic has found its
 * place already. */
int short_word_goes_down(const struct place *place)
{
    struct word word = place->before;

    if (place->language == BREAK_KAZAKH || !word.count || word.count > 6)
        return NO_OPINION;
    if (place->language == BREAK_RUSSIAN && word_in(word, russian_prepositions))
        return PRICE_SHORT_WORD;
    if (place->language == BREAK_ENGLISH && word_in(word, articles))
        return PRICE_SHORT_WORD;
    bool abbreviation = word.count == 2 && word_is_all(word, is_capital);
    bool small = word.count <= 2 && word_is_all(word, is_letter);
    if (!small || word_in(word, enclitics_of(place)) ||
        (abbreviation && !word_is_function_word(word)))
        return NO_OPINION;
    return PRICE_SHORT_WORD;
}
