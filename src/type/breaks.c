/* breaks: where a line may end, and at what price.
 *
 * UAX #14 by ICU proposes; break_rules refuses or sets a price. Hyphenation adds its own places.
 */
#include "break_rules.h"
#include "hyphens.h"
#include "manuscript.h"

#include <unicode/uchar.h>

enum {
    SOFT_HYPHEN = 0xAD,
    PRICE_SOFT_HYPHEN = 60,
    PRICE_DIVIDED_WORD = 60,
    WORD_LETTERS_LEAST = 6,  /* shorter words stay whole */
    PART_LETTERS_LEAST = 3,  /* before the hyphen and behind it */
    PRICE_BROKEN_WORD = 4000 /* only where a line has no other end */
};

static bool is_blank_or_feed(uint32_t letter)
{
    return letter == '\n' || letter_is_blank(letter);
}

static struct opportunity *add(struct manuscript *manuscript, size_t at)
{
    ARENA_PUSH(manuscript->scratch, manuscript->opportunities, manuscript->opportunity_count,
               manuscript->opportunity_capacity);
    struct opportunity *added = &manuscript->opportunities[manuscript->opportunity_count - 1];

    *added = (struct opportunity){.at = at, .end = at};
    while (added->end > 0 && letter_is_blank(manuscript->letters[added->end - 1]))
        added->end--;
    added->blank = added->end < at;
    return added;
}

/* least: a place where UAX #14 proposes nothing has to be worth so much to a rule. */
static void add_if_allowed(struct manuscript *manuscript, size_t at, int least)
{
    int price = break_price(manuscript->letters, manuscript->count, at, manuscript->style.language);
    if (price >= least)
        add(manuscript, at)->penalty = (uint16_t)price;
}

static void consider(struct manuscript *manuscript, size_t at, bool hyphenated)
{
    uint32_t last = manuscript->letters[at - 1];

    if (last == '\n') {
        struct opportunity *feed = add(manuscript, at);
        feed->must = true;
        for (feed->end = at - 1; feed->end > 0;) {
            if (!letter_is_blank(manuscript->letters[feed->end - 1]))
                break;
            feed->end--;
        }
        return;
    }
    if (last == SOFT_HYPHEN) {
        if (!hyphenated)
            return;
        struct opportunity *soft = add(manuscript, at);
        soft->hyphen = true;
        soft->penalty = PRICE_SOFT_HYPHEN;
        return;
    }
    add_if_allowed(manuscript, at, 0);
}

/* What a word has at its ends when it is one of plain text: a hyphen, a figure, an underline or a
 * sign of addresses makes it part of something that has its own rules. */
static bool stands_free(const struct manuscript *manuscript, size_t from, size_t to)
{
    static const uint32_t parts[] = {'-', 0xAD, 0x2010, 0x2011, '_', '@',
                                     '/', '\\', '&',    '#',    '+', '='};
    uint32_t before = from > 0 ? manuscript->letters[from - 1] : ' ';
    uint32_t behind = to < manuscript->count ? manuscript->letters[to] : ' ';
    uint32_t after = to + 1 < manuscript->count ? manuscript->letters[to + 1] : ' ';

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (before == parts[i] || behind == parts[i])
            return false;
    }
    /* taqta.kz, but not the full stop at a sentence's end */
    return !u_isdigit((UChar32)before) && !u_isdigit((UChar32)behind) && before != '.' &&
           !(behind == '.' && u_isalnum((UChar32)after)) &&
           u_charType((UChar32)behind) != U_NON_SPACING_MARK;
}

static void divide_word(struct manuscript *manuscript, size_t from, size_t to)
{
    size_t count = to - from;
    bool divided[DIVIDED_LETTERS_MAX];

    if (count < WORD_LETTERS_LEAST || count > DIVIDED_LETTERS_MAX ||
        !stands_free(manuscript, from, to) ||
        !hyphenator_divide(manuscript->typesetter->hyphenator, manuscript->style.language,
                           manuscript->letters + from, count, divided))
        return;
    for (size_t i = PART_LETTERS_LEAST; i + PART_LETTERS_LEAST <= count; i++) {
        if (!divided[i])
            continue;
        struct opportunity *added = add(manuscript, from + i);
        added->hyphen = true;
        added->penalty = PRICE_DIVIDED_WORD;
    }
}

static void divide_words(struct manuscript *manuscript, size_t from, size_t to)
{
    while (from < to) {
        size_t end = from;
        while (end < to && u_isalpha((UChar32)manuscript->letters[end]))
            end++;
        divide_word(manuscript, from, end);
        from = end + (end == from);
    }
}

/* Blanks and line feeds around the text are no part of it. */
void manuscript_find_opportunities(struct manuscript *manuscript, bool hyphenated)
{
    UBreakIterator *iterator = manuscript->typesetter->line_breaks;
    UErrorCode status = U_ZERO_ERROR;
    size_t from = 0, to = manuscript->count;

    while (from < to && is_blank_or_feed(manuscript->letters[from]))
        from++;
    while (to > from && is_blank_or_feed(manuscript->letters[to - 1]))
        to--;
    if (from == to)
        return;

    add(manuscript, from)->end = from;
    ubrk_setText(iterator, manuscript->units, manuscript->unit_count, &status);
    for (int32_t unit; (unit = ubrk_next(iterator)) != UBRK_DONE;) {
        size_t at = manuscript->letter_of_unit[unit];
        if (at > from && hyphenated)
            divide_words(manuscript, from, at < to ? at : to);
        /* UAX #14 would break an address behind its question mark, we break it before. */
        if (at > from + 1 && manuscript->letters[at - 1] == '?')
            add_if_allowed(manuscript, at - 1, PRICE_ADDRESS);
        if (at > from && at < to)
            consider(manuscript, at, hyphenated);
        from = at > from ? at : from;
    }
    add(manuscript, manuscript->count)->end = to;
    manuscript->opportunities[manuscript->opportunity_count - 1].must = true;
}

static void break_word(struct manuscript *manuscript, size_t from, size_t to)
{
    UBreakIterator *graphemes = manuscript->typesetter->graphemes;
    int32_t first = manuscript->unit_of_letter[from], end = manuscript->unit_of_letter[to];
    UErrorCode status = U_ZERO_ERROR;

    ubrk_setText(graphemes, manuscript->units + first, end - first, &status);
    for (int32_t unit; (unit = ubrk_next(graphemes)) != UBRK_DONE && unit < end - first;)
        add(manuscript, manuscript->letter_of_unit[first + unit])->penalty = PRICE_BROKEN_WORD;
}

static double width_of_word(const struct manuscript *manuscript, const struct opportunity *from,
                            const struct opportunity *to)
{
    return manuscript->edges[to->end] + to->more - manuscript->edges[from->at] -
           manuscript_trailing_space(manuscript);
}

void manuscript_break_words(struct manuscript *manuscript, double width)
{
    struct opportunity *old = manuscript->opportunities;
    size_t count = manuscript->opportunity_count;

    manuscript->opportunities = NULL;
    manuscript->opportunity_count = manuscript->opportunity_capacity = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && width_of_word(manuscript, &old[i - 1], &old[i]) > width)
            break_word(manuscript, old[i - 1].at, old[i].end);
        *add(manuscript, old[i].at) = old[i];
    }
}
