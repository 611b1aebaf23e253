/* break_place: copies the neighbourhood of a place without what nobody sees. */
#include "break_place.h"

#include "manuscript.h"

/* Most letters are no blank, which two comparisons tell. */
static bool is_plain(uint32_t letter)
{
    return letter > ' ' && letter < 0x1680 && letter != 0xA0;
}

/* Blanks at which a line may not end are kept apart from the others, but they part words too. */
static uint32_t as_blank(uint32_t letter)
{
    if (letter_is_blank(letter))
        return ' ';
    return letter == 0x2007 || letter == 0x202F ? 0xA0 : letter;
}

static bool parts_words(uint32_t letter)
{
    return letter == ' ' || letter == 0xA0;
}

/* Copies towards one side, step by step from `from`; returns how many letters. A text may have
 * blanks without end, hence the limit. */
static size_t copy_side(const uint32_t *from, size_t available, ptrdiff_t step, size_t words,
                        uint32_t *to)
{
    size_t left = available < PLACE_REACH ? available : PLACE_REACH;
    uint32_t *const start = to, last = 0;

    for (; left > 0; left--, from += step) {
        uint32_t letter = *from;
        if (!is_plain(letter)) {
            letter = as_blank(letter);
            if (letter == '\n' || (letter == ' ' && to != start && last != ' ' && --words == 0))
                break;
            if (letter == ' ' && last == ' ')
                continue;
        }
        *to = last = letter;
        to += step;
    }
    return (size_t)(step > 0 ? to - start : start - to);
}

static enum break_language language_from(struct text tag)
{
    if (text_starts_with(tag, TEXT("ru")))
        return BREAK_RUSSIAN;
    return text_starts_with(tag, TEXT("en")) ? BREAK_ENGLISH : BREAK_KAZAKH;
}

static struct word word_that_ends(const struct place *place, const uint32_t *end)
{
    const uint32_t *from = end;
    while (from > place->from && !parts_words(from[-1]))
        from--;
    return (struct word){from, (size_t)(end - from)};
}

static struct word word_that_starts(const struct place *place, const uint32_t *from)
{
    const uint32_t *end = from;
    while (end < place->to && !parts_words(*end))
        end++;
    return (struct word){from, (size_t)(end - from)};
}

void place_look_around(struct place *place, const uint32_t *letters, size_t count, size_t at,
                       struct text language)
{
    const uint32_t *middle = place->letters + PLACE_REACH;
    size_t left =
        copy_side(letters + at - 1, at, -1, PLACE_WORDS_BEFORE, place->letters + PLACE_REACH - 1);
    size_t right =
        copy_side(letters + at, count - at, 1, PLACE_WORDS_BEHIND, place->letters + PLACE_REACH);
    const uint32_t *end = middle;

    place->language = language_from(language);
    place->from = middle - left;
    place->to = middle + right;
    while (end > place->from && end[-1] == ' ')
        end--;
    place->blank = end < middle;
    place->out_of_sight = end == place->from && at > PLACE_REACH;
    place->last = end > place->from ? end[-1] : 0;
    place->next = right > 0 ? *middle : 0;
    place->after_next = right > 1 ? middle[1] : 0;

    struct word before = word_that_ends(place, end), behind = word_that_starts(place, middle);
    place->token = (struct word){before.letters, before.count + behind.count};
    place->token_at = before.count;
    place->token_cut = before.letters == place->letters;
    place->before = word_without_opening(before);
    place->behind = word_without_closing(behind);
}

bool place_closes(const struct place *place, struct word word)
{
    const uint32_t *end = word.letters + word.count;
    return end < place->to && is_closing(*end);
}

struct word place_word_before(const struct place *place, struct word word)
{
    const uint32_t *end = word.letters;
    while (end > place->from && !parts_words(end[-1]))
        end--;
    while (end > place->from && parts_words(end[-1]))
        end--;
    return word_that_ends(place, end);
}

struct word place_word_behind(const struct place *place, struct word word)
{
    const uint32_t *from = word.letters + word.count;
    while (from < place->to && !parts_words(*from))
        from++;
    while (from < place->to && parts_words(*from))
        from++;
    return word_that_starts(place, from);
}
