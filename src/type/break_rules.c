/* break_rules: one function a rule, asked in turn; the first with an opinion decides.
 *
 * The numbers of the rules are those of tests/type/breaks.txt. Sources: the Kazakh orthography of
 * 2018, §27, §44 and §105-107 (abbreviations, initials and numbers stay whole, enclitics are
 * written apart, endings follow a figure by a hyphen); Russian practice for dashes and one-letter
 * prepositions.
 */
#include "break_rules.h"

#include "manuscript.h"

#include <unicode/uchar.h>

#include <stdbool.h>

enum { NO_OPINION = -2 };

/* A word without the marks that open or close it. */
struct word {
    const uint32_t *letters;
    size_t count;
};

/* A place that is asked about, and what stands around it. */
struct place {
    bool blank;           /* a blank is there */
    struct word before;   /* without opening marks */
    struct word behind;   /* without closing marks */
    struct word token;    /* where there is no blank: both, with everything on them */
    size_t token_at;      /* place in the token */
    uint32_t last, next;  /* the letters on both sides */
    uint32_t last_before; /* the last letter before the word before; 0: start of text or line */
    uint32_t after_next;  /* the letter behind `next`; 0: none */
    struct text language;
};

typedef int rule(const struct place *place);

/* Without a blank. */
static int address_breaks_after_slash(const struct place *place);
static int hyphen_parts_long_words(const struct place *place);
static int range_stays_whole(const struct place *place);
static int ellipsis_clings(const struct place *place);
/* At a blank. */
static int dash_ends_the_line(const struct place *place);
static int speech_dash_clings(const struct place *place);
static int sign_keeps_its_number(const struct place *place);
static int telephone_stays_whole(const struct place *place);
static int number_keeps_its_unit(const struct place *place);
static int amount_keeps_its_currency(const struct place *place);
static int initials_keep_the_name(const struct place *place);
static int abbreviation_stays_whole(const struct place *place);
static int roman_number_keeps_its_noun(const struct place *place);
static int enclitic_leans_on_word_before(const struct place *place);
static int short_word_goes_down(const struct place *place);

static rule *const rules_inside[] = {address_breaks_after_slash, hyphen_parts_long_words,
                                     range_stays_whole, ellipsis_clings, NULL};
static rule *const rules_at_blank[] = {dash_ends_the_line,          speech_dash_clings,
                                       sign_keeps_its_number,       telephone_stays_whole,
                                       number_keeps_its_unit,       amount_keeps_its_currency,
                                       initials_keep_the_name,      abbreviation_stays_whole,
                                       roman_number_keeps_its_noun, enclitic_leans_on_word_before,
                                       short_word_goes_down,        NULL};

/* Prefixes, because Kazakh and Russian add endings. */
static const char *const unit_stems[] = {
    "қаңтар",   "ақпан",    "наурыз",  "сәуір",     "мамыр",  "маусым", "шілде",     "тамыз",
    "қыркүйек", "қазан",    "қараша",  "желтоқсан", "январ",  "феврал", "март",      "апрел",
    "июн",      "июл",      "август",  "сентябр",   "октябр", "ноябр",  "декабр",    "january",
    "february", "march",    "april",   "june",      "july",   "august", "september", "october",
    "november", "december", "жыл",     "ғасыр",     "теңге",  "сағат",  "минут",     "бөлім",
    "жас",      "зал",      "кабинет", "қабат",     "бет",    "век",    "тенге",     "час",
    "этаж",     "лет",      "₸",       "%",         "°",      "€",      "$",         NULL};
static const char *const unit_words[] = {
    "млн",  "млрд", "мың",  "трлн", "тг",   "тг.", "ж.",  "жж.",  "ғ.",   "ғғ.",  "г.",   "гг.",
    "в.",   "вв.",  "км",   "кг",   "м",    "см",  "мм",  "га",   "т",    "мин",  "мин.", "сағ",
    "сағ.", "руб",  "руб.", "тыс",  "тыс.", "мая", "май", "may",  "год",  "года", "году", "km",
    "kg",   "cm",   "mm",   "m",    "min",  "am",  "pm",  "a.m.", "p.m.", NULL};
static const char *const amounts[] = {"мың",  "млн",   "млн.", "млрд", "млрд.",
                                      "трлн", "трлн.", "тыс",  "тыс.", NULL};
static const char *const currencies[] = {"теңге", "тенге", "доллар", "рубл", "евро",
                                         "еуро",  "₸",     "€",      "$",    NULL};
static const char *const kazakh_enclitics[] = {"мен", "бен", "пен",  "да",   "де", "та", "те",
                                               "ма",  "ме",  "ба",   "бе",   "па", "пе", "ғой",
                                               "қой", "ше",  "үшін", "ғана", NULL};
static const char *const russian_enclitics[] = {"же", "ли", "бы", "ж", "ль", "б", NULL};

static bool is_letter(uint32_t letter)
{
    return u_isalpha((UChar32)letter);
}

static bool is_digit(uint32_t letter)
{
    return u_isdigit((UChar32)letter);
}

static bool is_capital(uint32_t letter)
{
    return u_isupper((UChar32)letter);
}

static bool is_hyphen(uint32_t letter)
{
    return letter == '-' || letter == 0x2010;
}

static bool is_dash(uint32_t letter)
{
    return letter == 0x2013 || letter == 0x2014;
}

/* Also where Cyrillic letters stand for the Roman ones. */
static bool is_roman(uint32_t letter)
{
    return letter == 'I' || letter == 'V' || letter == 'X' || letter == 'L' || letter == 'C' ||
           letter == 0x425 || letter == 0x406;
}

static bool ends_token(uint32_t letter)
{
    return letter_is_blank(letter) || letter == 0xA0 || letter == '\n';
}

static bool is_opening(uint32_t letter)
{
    return letter == 0xAB || letter == '(' || letter == '[' || letter == 0x201C ||
           letter == 0x201E || letter == '"';
}

static bool is_closing(uint32_t letter)
{
    return letter == 0xBB || letter == ')' || letter == ']' || letter == 0x201D || letter == '"' ||
           letter == ',' || letter == ';' || letter == ':' || letter == '!' || letter == '?';
}

static bool word_starts_with(struct word word, const char *start)
{
    struct text text = text_from(start);
    size_t offset = 0, i = 0;
    uint32_t letter;

    for (; text_next(text, &offset, &letter); i++) {
        if (i == word.count || (uint32_t)u_tolower((UChar32)word.letters[i]) != letter)
            return false;
    }
    return true;
}

static bool any_start(struct word word, const char *const *starts)
{
    for (; *starts; starts++) {
        if (word_starts_with(word, *starts))
            return true;
    }
    return false;
}

static bool any_equal(struct word word, const char *const *words)
{
    for (; *words; words++) {
        if (word_starts_with(word, *words) && text_length(text_from(*words)) == word.count)
            return true;
    }
    return false;
}

static size_t count_in(struct word word, bool (*has)(uint32_t letter))
{
    size_t count = 0;
    for (size_t i = 0; i < word.count; i++)
        count += has(word.letters[i]);
    return count;
}

static struct place look_around(const uint32_t *letters, size_t count, size_t at)
{
    size_t end = at;
    while (end > 0 && letter_is_blank(letters[end - 1]))
        end--;
    size_t from = end, to = at;
    while (from > 0 && !ends_token(letters[from - 1]))
        from--;
    while (to < count && !ends_token(letters[to]))
        to++;

    struct place place = {
        .blank =
            end<at, .token = {letters + from, to - from}, .token_at = end - from, .last = end> 0
                ? letters[end - 1]
                : 0,
        .next = letters[at],
        .after_next = at + 1 < count ? letters[at + 1] : 0,
    };
    size_t before = from;
    while (before > 0 && letter_is_blank(letters[before - 1]))
        before--;
    if (before > 0 && letters[before - 1] != '\n')
        place.last_before = letters[before - 1];
    while (from < end && is_opening(letters[from]))
        from++;
    while (to > at && is_closing(letters[to - 1]))
        to--;
    place.before = (struct word){letters + from, end - from};
    place.behind = (struct word){letters + at, to - at};
    return place;
}

int break_price(const uint32_t *letters, size_t count, size_t at, struct text language)
{
    struct place place = look_around(letters, count, at);
    place.language = language;
    if (!place.last)
        return BREAK_FREE;

    for (rule *const *asked = place.blank ? rules_at_blank : rules_inside; *asked; asked++) {
        int price = (*asked)(&place);
        if (price != NO_OPINION)
            return price;
    }
    return BREAK_FREE;
}

/* An address has an @, a scheme, or a full stop between two letters of ASCII. */
static bool is_address(struct word token)
{
    for (size_t i = 1; i + 1 < token.count; i++) {
        uint32_t left = token.letters[i - 1], right = token.letters[i + 1];
        if (token.letters[i] == '@' || (token.letters[i] == ':' && right == '/'))
            return true;
        if (token.letters[i] == '.' && left < 0x80 && is_letter(left) && right < 0x80 &&
            is_letter(right))
            return true;
    }
    return false;
}

/* R10. Never in an e-mail address; in others behind a single slash and before a question mark. */
static int address_breaks_after_slash(const struct place *place)
{
    if (!is_address(place->token))
        return NO_OPINION;
    for (size_t i = 0; i < place->token.count; i++) {
        if (place->token.letters[i] == '@')
            return BREAK_FORBIDDEN;
    }

    bool after_slash = place->last == '/' && place->next != '/' && place->token_at > 8;
    return after_slash || place->next == '?' ? PRICE_ADDRESS : BREAK_FORBIDDEN;
}

static size_t letters_at_end(struct word word)
{
    size_t count = 0;
    while (count < word.count && is_letter(word.letters[word.count - 1 - count]))
        count++;
    return count;
}

static size_t letters_at_start(struct word word)
{
    size_t count = 0;
    while (count < word.count && is_letter(word.letters[count]))
        count++;
    return count;
}

/* R1, R2, R11. An ending after a figure, a percent sign or an abbreviation (50%-ы, БҰҰ-ның) never
 * leaves it, nor do initials part (Қ.-Ж.); two long words may (іс-шара). */
static int hyphen_parts_long_words(const struct place *place)
{
    if (!is_hyphen(place->last) || !place->before.count)
        return NO_OPINION;

    struct word before = {place->before.letters, place->before.count - 1};
    size_t left = letters_at_end(before), right = letters_at_start(place->behind);
    size_t capitals = count_in(before, is_capital);
    bool abbreviation = capitals >= 2 && capitals == count_in(before, is_letter);

    if (count_in(before, is_digit) || count_in(place->behind, is_digit) || abbreviation ||
        left < 2 || right < 2)
        return BREAK_FORBIDDEN;
    return left < 3 || right < 4 ? PRICE_SHORT_PART : PRICE_HYPHEN;
}

/* R8. 14:30–15:15, 2024–2025, XIX–XX */
static int range_stays_whole(const struct place *place)
{
    if (!is_dash(place->last) || place->token_at < 2)
        return NO_OPINION;

    uint32_t before = place->token.letters[place->token_at - 2];
    bool range =
        (is_digit(before) && is_digit(place->next)) || (is_roman(before) && is_roman(place->next));
    return range ? BREAK_FORBIDDEN : BREAK_FREE;
}

/* R9. …және */
static int ellipsis_clings(const struct place *place)
{
    return place->last == 0x2026 || place->next == 0x2026 ? BREAK_FORBIDDEN : NO_OPINION;
}

/* R7. A dash stays with what it follows; only behind a colon does it open someone's words. */
static int dash_ends_the_line(const struct place *place)
{
    bool alone = is_dash(place->next) || (is_hyphen(place->next) && ends_token(place->after_next));
    if (!alone)
        return NO_OPINION;
    return place->last == ':' ? BREAK_FREE : BREAK_FORBIDDEN;
}

/* R7b. – Балаға: the dash of direct speech belongs to the word behind it. */
static int speech_dash_clings(const struct place *place)
{
    if (!is_dash(place->last) || place->token_at != 1)
        return NO_OPINION;
    return !place->last_before || place->last_before == ':' ? BREAK_FORBIDDEN : BREAK_FREE;
}

static bool is_section_sign(uint32_t letter)
{
    return letter == 0x2116 /* № */ || letter == 0xA7 /* § */;
}

/* R5. № 3, § 12 */
static int sign_keeps_its_number(const struct place *place)
{
    return is_section_sign(place->last) ? BREAK_FORBIDDEN : NO_OPINION;
}

static bool is_number(struct word word)
{
    for (size_t i = 0; i < word.count; i++) {
        uint32_t letter = word.letters[i];
        bool sign = letter == '.' || letter == ',' || letter == ':' || letter == '+' ||
                    letter == 0x2212 || letter == 0x20B8 || is_section_sign(letter) ||
                    is_hyphen(letter) || is_dash(letter);
        if (!is_digit(letter) && !sign)
            return false;
    }
    /* A comma or a full stop at the end ends the clause, not the number. */
    return count_in(word, is_digit) && is_digit(word.letters[word.count - 1]);
}

/* R8. +7 (7172) 72-05-18 */
static int telephone_stays_whole(const struct place *place)
{
    bool code_follows =
        place->next == '(' && is_digit(place->after_next) && is_number(place->before);
    bool code_before = place->last == ')' && is_digit(place->next) && place->before.count > 1 &&
                       is_digit(place->before.letters[0]);
    return code_follows || code_before ? BREAK_FORBIDDEN : NO_OPINION;
}

/* R3, R4. 20 қараша, 12,5 млн, 50 %, 5 000 */
static int number_keeps_its_unit(const struct place *place)
{
    if (!is_number(place->before))
        return NO_OPINION;
    bool group = place->behind.count >= 3 && is_digit(place->behind.letters[0]) &&
                 is_digit(place->behind.letters[1]) && is_digit(place->behind.letters[2]) &&
                 (place->behind.count == 3 || !is_digit(place->behind.letters[3])) &&
                 place->before.count <= 3;
    if (group || place->before.letters[0] == '+' || any_start(place->behind, unit_stems) ||
        any_equal(place->behind, unit_words) || any_equal(place->behind, amounts))
        return BREAK_FORBIDDEN;
    return u_islower((UChar32)place->next) ? PRICE_NUMBER : NO_OPINION;
}

/* R3. млн теңге */
static int amount_keeps_its_currency(const struct place *place)
{
    return any_equal(place->before, amounts) && any_start(place->behind, currencies)
               ? BREAK_FORBIDDEN
               : NO_OPINION;
}

/* R2. Қ. Тоқаев, Қ. К. Тоқаев, Қ.-Ж. Тоқаев */
static int initials_keep_the_name(const struct place *place)
{
    size_t count = place->before.count;
    if (count < 2 || place->last != '.' || !is_capital(place->before.letters[count - 2]) ||
        !is_capital(place->next))
        return NO_OPINION;
    bool single = count == 2, chained = false;
    if (count >= 4)
        chained =
            is_hyphen(place->before.letters[count - 3]) || place->before.letters[count - 3] == '.';
    return single || chained ? BREAK_FORBIDDEN : NO_OPINION;
}

/* R6. т. б., 2025 ж. */
static int abbreviation_stays_whole(const struct place *place)
{
    return place->behind.count == 2 && place->after_next == '.' && u_islower((UChar32)place->next)
               ? BREAK_FORBIDDEN
               : NO_OPINION;
}

/* R5. XXI ғасыр, XIX–XX ғасырлар */
static int roman_number_keeps_its_noun(const struct place *place)
{
    for (size_t i = 0; i < place->before.count; i++) {
        uint32_t letter = place->before.letters[i];
        if (!is_roman(letter) && !is_dash(letter) && !is_hyphen(letter))
            return NO_OPINION;
    }
    return is_roman(place->last) && u_islower((UChar32)place->next) ? BREAK_FORBIDDEN : NO_OPINION;
}

static const char *const *enclitics_of(struct text language)
{
    static const char *const none[] = {NULL};

    if (text_starts_with(language, TEXT("ru")))
        return russian_enclitics;
    return text_starts_with(language, TEXT("en")) ? none : kazakh_enclitics;
}

/* R12 */
static int enclitic_leans_on_word_before(const struct place *place)
{
    return any_equal(place->behind, enclitics_of(place->language)) ? PRICE_ENCLITIC : NO_OPINION;
}

/* R13. A preposition belongs to the word behind it, which Kazakh has none of; an enclitic has found
 * its place already. */
static int short_word_goes_down(const struct place *place)
{
    if (enclitics_of(place->language) == kazakh_enclitics || place->before.count > 2 ||
        count_in(place->before, is_letter) != place->before.count ||
        any_equal(place->before, enclitics_of(place->language)))
        return NO_OPINION;
    return PRICE_SHORT_WORD;
}
