/* break_marks: dashes, hyphens, slashes and other marks at a line's end. */
#include "break_decisions.h"

static bool is_slash(uint32_t letter)
{
    return letter == '/';
}

/* Behind a colon a dash opens someone's words. */
int dash_never_begins_a_line(const struct place *place)
{
    bool minus = place->next == 0x2212 && place->behind.count == 1;
    bool separator = place->behind.count == 1 && is_one_of(place->next, U"·|");
    if (separator)
        return BREAK_FORBIDDEN; /* Үлкен зал · бүгін */
    if (!is_dash(place->next) && !minus && !word_is_all(place->behind, is_hyphen))
        return NO_OPINION;
    return place->last == ':' && place->blank ? BREAK_FREE : BREAK_FORBIDDEN;
}

/* Алматы–|Астана, but –Сәлем and А–Я */
int dash_inside_ends_a_line(const struct place *place)
{
    if (is_dash(place->next))
        return BREAK_FORBIDDEN;
    if (!is_dash(place->last))
        return NO_OPINION;
    bool short_part = place->before.count < 3 || place->behind.count < 2;
    return short_part ? BREAK_FORBIDDEN : BREAK_FREE;
}

static bool starts_line(const struct place *place, struct word word)
{
    struct word before = place_word_before(place, word);
    return !before.count && !place->out_of_sight;
}

/* – Балаға, • бағдарлама, 1. Кіріспе, ә) тармақша: what opens a line stays with its first word. */
int opening_dash_clings(const struct place *place)
{
    struct word mark = place->before;
    bool dash = mark.count == 1 && (is_dash(place->last) || is_hyphen(place->last));
    bool bullet = mark.count == 1 && is_one_of(place->last, U"•◦▪‣·●■*");
    bool item = mark.count >= 2 && mark.count <= 3 && is_one_of(place->last, U").") &&
                word_count(mark, is_digit) == mark.count - 1;
    bool letter = mark.count == 2 && place->last == ')' && is_letter(*mark.letters);

    if (!dash && !bullet && !item && !letter)
        return NO_OPINION;
    if (starts_line(place, mark))
        return BREAK_FORBIDDEN;
    struct word before = place_word_before(place, mark);
    uint32_t end = before.count ? before.letters[before.count - 1] : 0;
    bool next_item = item && (is_one_of(end, U";.") || (end == ',' && place->last == ')'));
    if (end == ':' || next_item)
        return BREAK_FORBIDDEN;
    return dash ? BREAK_FREE : NO_OPINION;
}

static bool is_right_mark(uint32_t letter)
{
    bool may_open = letter == '"' || letter == '\'';
    return (is_closing(letter) && !may_open) || is_full_stop(letter);
}

/* A mark with blanks on both sides, as some write « Қазақстан » or end a sentence … ! UAX #14 knows
 * most of these. */
int lone_mark_clings(const struct place *place)
{
    bool left = place->before.count == 0 && is_opening(place->last);
    struct word next = place_word_behind(place, place->before);
    bool right = is_right_mark(place->next) && word_is_all(next, is_right_mark);
    return left || right ? BREAK_FORBIDDEN : NO_OPINION;
}

/* …және */
int ellipsis_clings(const struct place *place)
{
    return place->last == 0x2026 || place->next == 0x2026 ? BREAK_FORBIDDEN : NO_OPINION;
}

static bool is_ascii_mark(uint32_t letter)
{
    return letter > ' ' && letter < 0x7F && !is_digit(letter) && !is_letter(letter);
}

static bool is_latin(uint32_t letter)
{
    return letter < 0x80 && is_letter(letter);
}

/* An address has an @, a scheme, or a full stop between letters of ASCII, two of them behind it:
 * a.m. is none. */
static bool is_address(struct word token)
{
    for (size_t i = 1; i + 2 < token.count; i++) {
        const uint32_t *letter = token.letters + i;
        if (*letter == '@' || (*letter == ':' && letter[1] == '/'))
            return true;
        if (*letter == '.' && is_latin(letter[-1]) && is_latin(letter[1]) && is_latin(letter[2]))
            return true;
    }
    return false;
}

static bool is_at_sign(uint32_t letter)
{
    return letter == '@';
}

/* Never in an e-mail address; in others behind a single slash and before a question mark. No word
 * is so long that its start is out of sight, but an address can be. */
int address_breaks_after_slash(const struct place *place)
{
    enum { BEHIND_HTTPS = 8 };

    if (!is_ascii_mark(place->last) && !is_ascii_mark(place->next))
        return NO_OPINION;
    if (!place->token_cut && !is_address(place->token))
        return NO_OPINION;
    if (word_count(place->token, is_at_sign))
        return BREAK_FORBIDDEN;
    bool after_slash = place->last == '/' && place->next != '/' && place->token_at > BEHIND_HTTPS;
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

/* What stands before a hyphen. */
static struct word stem_of(const struct place *place)
{
    return (struct word){place->before.letters, place->before.count - 1};
}

static bool is_vowel(uint32_t letter)
{
    return is_one_of(letter, U"аәеёиоөуүұыіэюяАӘЕЁИОӨУҮҰЫІЭЮЯ");
}

static bool is_cyrillic(uint32_t letter)
{
    return letter >= 0x400 && letter < 0x530;
}

/* БҰҰ, ҚазҰУ, кг, млн */
static bool is_abbreviation(struct word stem)
{
    if (word_is_all(stem, is_cyrillic) && !word_count(stem, is_vowel))
        return true;
    return word_count(stem, is_capital) >= 2 && is_capital(stem.letters[stem.count - 1]);
}

/* 50%-ы, БҰҰ-ның, ҚазҰУ-да, кг-нан, «Болашақ»-тың, YouTube-тегі, Қ.-Ж. In capitals a word looks
 * like an abbreviation, so that only what follows can tell: ІС-ШАРА, БҰҰ-НЫҢ. */
int ending_stays(const struct place *place)
{
    if (!is_hyphen(place->last))
        return NO_OPINION;
    struct word stem = stem_of(place), ending = place->behind;
    if (word_count(stem, is_digit) || word_count(ending, is_digit) || !letters_at_end(stem))
        return BREAK_FORBIDDEN;
    if (is_abbreviation(stem))
        return is_capital(place->next) && !word_is_ending(ending) ? NO_OPINION : BREAK_FORBIDDEN;
    bool foreign = is_latin(stem.letters[stem.count - 1]) && !is_latin(place->next);
    return foreign && word_is_ending(ending) ? BREAK_FORBIDDEN : NO_OPINION;
}

/* іс-шара, сондай-ақ, Қасым-Жомарт */
int hyphen_parts_long_words(const struct place *place)
{
    if (!is_hyphen(place->last))
        return NO_OPINION;
    size_t left = letters_at_end(stem_of(place)), right = letters_at_start(place->behind);

    if (left < 2 || right < 2)
        return BREAK_FORBIDDEN;
    return left < 3 || right < 4 ? PRICE_SHORT_PART : PRICE_HYPHEN;
}

/* және/немесе, but км/сағ and 5/А */
int slash_parts_long_words(const struct place *place)
{
    if (!is_slash(place->last) || !place->before.count)
        return NO_OPINION;
    size_t left = letters_at_end(stem_of(place)), right = letters_at_start(place->behind);
    return left < 4 || right < 4 ? BREAK_FORBIDDEN : PRICE_HYPHEN;
}
