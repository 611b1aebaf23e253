/* break_words: letters by kind, and words in lists whatever their case and ending. */
#include "break_words.h"

#include <unicode/uchar.h>

/* Endings of nouns, which follow each other: жыл-дар-ы-нда. In the alphabet of 2021 as well. */
static const char32_t *const kazakh_endings[] = {
    U"лар", U"лер", U"дар", U"дер", U"тар", U"тер", U"ы",   U"і",    U"сы",   U"сі",   U"м",
    U"ым",  U"ім",  U"ң",   U"ың",  U"ің",  U"мыз", U"міз", U"ымыз", U"іміз", U"ыңыз", U"іңіз",
    U"ның", U"нің", U"дың", U"дің", U"тың", U"тің", U"ға",  U"ге",   U"қа",   U"ке",   U"на",
    U"не",  U"ны",  U"ні",  U"ды",  U"ді",  U"ты",  U"ті",  U"н",    U"да",   U"де",   U"та",
    U"те",  U"дан", U"ден", U"тан", U"тен", U"нан", U"нен", U"мен",  U"бен",  U"пен",  U"ғы",
    U"гі",  U"қы",  U"кі",  U"лық", U"лік", U"дық", U"дік", U"тық",  U"тік",  U"сыз",  U"сіз",
    U"дай", U"дей", U"тай", U"тей", U"ша",  U"ше",  U"lar", U"ler",  U"dar",  U"der",  U"tar",
    U"ter", U"y",   U"ı",   U"sy",  U"sı",  U"nyñ", U"nıñ", U"dyñ",  U"dıñ",  U"tyñ",  U"tıñ",
    U"ğa",  U"ge",  U"qa",  U"ke",  U"ny",  U"nı",  U"dy",  U"dı",   U"ty",   U"tı",   U"n",
    U"da",  U"de",  U"ta",  U"te",  U"dan", U"den", U"tan", U"ten",  U"nan",  U"nen",  U"men",
    U"ben", U"pen", U"ğy",  U"gı",  U"qy",  U"kı",  U"lyq", U"lık",  U"dyq",  U"dık",  U"tyq",
    U"tık", NULL};
/* Of Russian and English nouns, where none follows another. */
static const char32_t *const other_endings[] = {
    U"а",  U"е",   U"и",  U"й",  U"у",  U"ь",  U"ю",  U"я",  U"ам", U"ами", U"ах",
    U"ев", U"ей",  U"ем", U"ею", U"ию", U"ой", U"ом", U"ою", U"ов", U"ье",  U"ью",
    U"ям", U"ями", U"ях", U"ии", U"ий", U"ия", U"ие", U"s",  U"es", U"’s",  NULL};
static const char32_t *const function_words[] = {
    U"және",   U"мен",     U"бен",       U"пен",   U"да",    U"де",      U"та",     U"те",
    U"немесе", U"не",      U"әрі",       U"бірақ", U"ал",    U"бойынша", U"туралы", U"үшін",
    U"дейін",  U"дейінгі", U"кейін",     U"соң",   U"бұрын", U"бері",    U"қарай",  U"арқылы",
    U"сияқты", U"жөнінде", U"бар",       U"жоқ",   U"болды", U"болады",  U"болып",  U"и",
    U"в",      U"во",      U"на",        U"но",    U"а",     U"с",       U"со",     U"к",
    U"ко",     U"от",      U"до",        U"по",    U"за",    U"из",      U"у",      U"о",
    U"об",     U"для",     U"или",       U"при",   U"под",   U"над",     U"без",    U"через",
    U"же",     U"ли",      U"бы",        U"что",   U"как",   U"of",      U"in",     U"on",
    U"at",     U"to",      U"and",       U"or",    U"for",   U"from",    U"by",     U"with",
    U"but",    U"is",      U"are",       U"was",   U"were",  U"will",    U"has",    U"as",
    U"that",   U"which",   U"until",     U"till",  U"астам", U"жуық",    U"аса",    U"артық",
    U"көп",    U"кем",     U"шамасында", U"the",   U"a",     U"an",      U"we",     U"it",
    U"he",     U"she",     U"they",      U"i",     U"who",   NULL};

/* Most letters are among these; asking ICU takes ten times as long. */
static bool is_common_small(uint32_t letter)
{
    return (letter >= 0x430 && letter < 0x460) || (letter >= 'a' && letter <= 'z');
}

bool is_letter(uint32_t letter)
{
    return is_common_small(letter) || u_isalpha((UChar32)letter);
}

bool is_digit(uint32_t letter)
{
    if (letter < 0x80)
        return letter >= '0' && letter <= '9';
    return letter >= 0x660 && u_isdigit((UChar32)letter); /* the first beyond ASCII */
}

bool is_capital(uint32_t letter)
{
    return !is_common_small(letter) && u_isupper((UChar32)letter);
}

bool is_small(uint32_t letter)
{
    return is_letter(letter) && !is_capital(letter);
}

bool is_one_of(uint32_t letter, const char32_t *letters)
{
    while (*letters && *letters != letter)
        letters++;
    return *letters;
}

bool is_hyphen(uint32_t letter)
{
    return letter == '-' || letter == 0x2010 || letter == 0x2011;
}

bool is_dash(uint32_t letter)
{
    return letter >= 0x2012 && letter <= 0x2015;
}

bool is_roman(uint32_t letter)
{
    return is_one_of(letter, U"IVXLCХІ");
}

bool is_opening(uint32_t letter)
{
    return !is_common_small(letter) && is_one_of(letter, U"«([{‹“„‘\"'");
}

/* The mark “ opens in Kazakh and closes in Russian; which of the two, its side of the word says. */
bool is_closing(uint32_t letter)
{
    return !is_common_small(letter) && is_one_of(letter, U"»)]}›”“’\"',;:!?،؛؟");
}

bool is_full_stop(uint32_t letter)
{
    return letter == '.' || letter == 0x2026;
}

bool is_number_sign(uint32_t letter)
{
    return is_one_of(letter, U"№§");
}

bool is_currency(uint32_t letter)
{
    return is_one_of(letter, U"$€£¥₸₽₺");
}

size_t word_count(struct word word, bool (*has)(uint32_t letter))
{
    size_t count = 0;
    for (size_t i = 0; i < word.count; i++)
        count += has(word.letters[i]);
    return count;
}

bool word_is_all(struct word word, bool (*has)(uint32_t letter))
{
    size_t i = 0;
    while (i < word.count && has(word.letters[i]))
        i++;
    return word.count && i == word.count;
}

struct word word_from(struct word word, size_t first)
{
    if (first >= word.count)
        return (struct word){0};
    return (struct word){word.letters + first, word.count - first};
}

struct word word_without_opening(struct word word)
{
    while (word.count && is_opening(*word.letters)) {
        word.letters++;
        word.count--;
    }
    return word;
}

struct word word_without_closing(struct word word)
{
    for (; word.count; word.count--) {
        const uint32_t *last = word.letters + word.count - 1;
        bool stop_outside = word.count > 1 && is_full_stop(*last) && is_closing(last[-1]);
        if (!stop_outside && !is_closing(*last))
            break;
    }
    return word;
}

/* As u_tolower() has it, which takes longer for the letters that we meet most. */
static uint32_t lower(uint32_t letter)
{
    if (letter < 0x80)
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    if (letter >= 0x410 && letter < 0x460)
        return letter < 0x430 ? letter + 32 : letter;
    if ((letter >= 0x48A && letter < 0x4C0) || (letter >= 0x4D0 && letter < 0x530))
        return letter | 1; /* Қ and қ and so on, in pairs */
    return (uint32_t)u_tolower((UChar32)letter);
}

/* How many letters of the word the start has; SIZE_MAX when the word does not start so. */
static size_t match_start(struct word word, const char32_t *start)
{
    size_t i = 0;
    for (; start[i] && start[i] != '~'; i++) {
        if (i == word.count || lower(word.letters[i]) != start[i])
            return SIZE_MAX;
    }
    return i;
}

static struct word without_full_stops(struct word word)
{
    while (word.count && is_full_stop(word.letters[word.count - 1]))
        word.count--;
    return word;
}

static bool ends_kazakh_noun(struct word word)
{
    if (!word.count)
        return true;
    for (const char32_t *const *ending = kazakh_endings; *ending; ending++) {
        if (lower(*word.letters) != **ending)
            continue;
        size_t count = match_start(word, *ending);
        if (count != SIZE_MAX && ends_kazakh_noun(word_from(word, count)))
            return true;
    }
    return false;
}

static bool is_arabic(uint32_t letter)
{
    return letter >= 0x600 && letter < 0x700;
}

bool word_is_ending(struct word word)
{
    /* As long as endings get; the ways to cut an endless нынынын would be countless. */
    enum { LONGEST_ENDING = 14 };

    word = without_full_stops(word);
    if (!word.count || is_hyphen(*word.letters) || is_dash(*word.letters))
        return true;
    if (word.count > LONGEST_ENDING)
        return false;
    if (word_is_all(word, is_arabic))
        return true; /* vowels are not told apart well enough to know endings */
    for (const char32_t *const *ending = other_endings; *ending; ending++) {
        if (match_start(word, *ending) == word.count)
            return true;
    }
    return ends_kazakh_noun(word);
}

bool word_in(struct word word, const char32_t *const *list)
{
    if (!word.count)
        return false;
    for (uint32_t first = lower(*word.letters); *list; list++) {
        if (**list != first)
            continue;
        size_t count = match_start(word, *list);
        if (count == SIZE_MAX)
            continue;
        struct word rest = word_from(word, count);
        bool stem = (*list)[count] == '~';
        bool whole = !rest.count || is_hyphen(*rest.letters) || is_dash(*rest.letters) ||
                     word_is_all(rest, is_full_stop);
        if (stem ? word_is_ending(rest) : whole)
            return true;
    }
    return false;
}

bool word_is_function_word(struct word word)
{
    return word_in(word_without_closing(word), function_words);
}

static bool joins_digits(uint32_t letter)
{
    return is_one_of(letter, U".,:/+…−-‐‑‒–—");
}

/* ~5, >18, ±2, −7, $5, №3 */
static bool opens_number(uint32_t letter)
{
    return is_one_of(letter, U"+−-–~≈<>≤≥±×№§#") || is_currency(letter);
}

bool word_is_number(struct word word)
{
    size_t first = 0;
    if (!word.count || !is_digit(word.letters[word.count - 1]))
        return false; /* also with a comma or a full stop, which ends the clause */
    while (first + 1 < word.count && is_capital(word.letters[first]))
        first++;
    if (first && !is_currency(word.letters[first])) /* US$5 */
        return false;
    while (first < word.count && opens_number(word.letters[first]))
        first++;
    if (!is_digit(word.letters[first]))
        return false;
    for (size_t i = first; i < word.count; i++) {
        uint32_t letter = word.letters[i];
        if (!is_digit(letter) && !joins_digits(letter) && !is_currency(letter))
            return false;
    }
    return true;
}

bool word_is_inflected_number(struct word word)
{
    enum { LONGEST_ENDING = 6 };
    size_t letters = 0;

    while (letters < word.count && is_letter(word.letters[word.count - 1 - letters]))
        letters++;
    if (!letters || letters > LONGEST_ENDING || letters == word.count)
        return false;
    word.count -= letters;
    if (is_hyphen(word.letters[word.count - 1]))
        word.count--;
    return word_is_number(word) || word_is_roman_number(word); /* XX-ның */
}

bool word_is_roman_number(struct word word)
{
    if (!word.count || !is_roman(*word.letters) || !is_roman(word.letters[word.count - 1]))
        return false;
    for (size_t i = 0; i < word.count; i++) {
        if (!is_roman(word.letters[i]) && !is_dash(word.letters[i]) && !is_hyphen(word.letters[i]))
            return false;
    }
    return true;
}

bool word_starts_with_number(struct word word)
{
    word = word_without_opening(word);
    if (word.count > 1 && !is_digit(*word.letters))
        word = word_from(word, 1); /* +7, $5, −3 */
    return word.count && is_digit(*word.letters);
}

struct word word_behind_dash(struct word word)
{
    size_t first = word.count;
    while (first > 0 && !is_dash(word.letters[first - 1]))
        first--;
    return (struct word){word.letters + first, word.count - first};
}
