/* native_words: the patterns of the schema by hand, and a guess at slips of the pen. */
#include "native_words.h"

#include "base/limits.h"

#include <string.h>
#include <strings.h>

enum {
    WORD_BYTES_MAX = 32,    /* longer than any name we know */
    QUOTED_CHARACTERS = 40, /* enough to find the place again */
    SLIPS_MAX = 2           /* "tittle", "sesions"; with more it is another word */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_letter(char c)
{
    return is_lower(c) || (c >= 'A' && c <= 'Z');
}

static bool is_hexadecimal(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool word_is_id(struct text word)
{
    if (!word.size || word.size > LIMIT_ID_BYTES ||
        (!is_lower(*word.data) && !is_digit(*word.data)))
        return false;
    for (size_t i = 1; i < word.size; i++)
        if (!is_lower(word.data[i]) && !is_digit(word.data[i]) && !strchr("_.-", word.data[i]))
            return false;
    return true;
}

bool word_is_language(struct text word)
{
    struct text part;

    if (!text_split(&word, '-', &part) || part.size < 2 || part.size > 3)
        return false;
    for (size_t i = 0; i < part.size; i++)
        if (!is_lower(part.data[i]))
            return false;
    while (text_split(&word, '-', &part)) {
        if (part.size < 2 || part.size > 8)
            return false;
        for (size_t i = 0; i < part.size; i++)
            if (!is_letter(part.data[i]) && !is_digit(part.data[i]))
                return false;
    }
    return true;
}

/* 'd' stands for a digit, everything else for itself. */
static bool has_shape(struct text word, const char *shape)
{
    if (word.size != strlen(shape))
        return false;
    for (size_t i = 0; i < word.size; i++)
        if (shape[i] == 'd' ? !is_digit(word.data[i]) : word.data[i] != shape[i])
            return false;
    return true;
}

/* The shape alone: whether there is such a day is for those who read the time. */
bool word_is_time(struct text word)
{
    const size_t minutes = strlen("dddd-dd-ddTdd:dd");
    struct text tail = text_slice(word, minutes, word.size);

    if (!has_shape(text_slice(word, 0, minutes), "dddd-dd-ddTdd:dd"))
        return false;
    if (has_shape(text_slice(tail, 0, 3), ":dd"))
        tail = text_slice(tail, 3, tail.size);
    return !tail.size || text_equal(tail, TEXT("Z")) || has_shape(tail, "+dd:dd") ||
           has_shape(tail, "-dd:dd");
}

bool word_is_colour(struct text word)
{
    if (word.size != 7 || word.data[0] != '#')
        return false;
    for (size_t i = 1; i < word.size; i++)
        if (!is_hexadecimal(word.data[i]))
            return false;
    return true;
}

bool word_is_url(struct text word)
{
    size_t i = 0;

    while (i < word.size && (is_letter(word.data[i]) ||
                             (i && (is_digit(word.data[i]) || strchr("+-.", word.data[i])))))
        i++;
    if (!i || i + 1 >= word.size || word.data[i] != ':')
        return false;
    for (; i < word.size; i++)
        if (strchr(" \t\r\n", word.data[i]))
            return false;
    return true;
}

bool word_is_web_address(struct text word)
{
    return word_is_url(word) && ((word.size > 7 && strncasecmp(word.data, "http://", 7) == 0) ||
                                 (word.size > 8 && strncasecmp(word.data, "https://", 8) == 0));
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;

    return least < c ? least : c;
}

/* Levenshtein's distance, row by row. */
static size_t count_slips(struct text from, struct text to)
{
    size_t row[WORD_BYTES_MAX + 1];

    for (size_t j = 0; j <= to.size; j++)
        row[j] = j;
    for (size_t i = 1; i <= from.size; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t j = 1; j <= to.size; j++) {
            size_t replaced = diagonal + (from.data[i - 1] != to.data[j - 1]);

            diagonal = row[j];
            row[j] = smallest(replaced, row[j] + 1, row[j - 1] + 1);
        }
    }
    return row[to.size];
}

const char *word_nearest(struct text word, const char *const *words, size_t count)
{
    const char *nearest = NULL;
    size_t fewest = SLIPS_MAX + 1;

    if (word.size > WORD_BYTES_MAX)
        return NULL;
    for (size_t i = 0; i < count && words[i]; i++) {
        struct text known = text_from(words[i]);
        if (known.size > WORD_BYTES_MAX)
            continue;
        size_t slips = count_slips(word, known);

        /* Half of a short word wrong is another word. */
        if (slips < fewest && slips * 2 < known.size) {
            fewest = slips;
            nearest = words[i];
        }
    }
    return nearest;
}

struct text word_list(struct arena *arena, const char *const *words, size_t count)
{
    struct text_builder list = {.arena = arena};

    for (size_t i = 0; i < count && words[i]; i++)
        builder_format(&list, "%s%s", i ? ", " : "", words[i]);
    return builder_text(&list);
}

struct text word_quoted(struct arena *arena, struct text word)
{
    size_t end = 0, characters = 0;
    uint32_t code_point;

    word = text_clean(arena, word);
    while (characters < QUOTED_CHARACTERS && text_next(word, &end, &code_point))
        characters++;
    return text_format(arena, "\"%.*s%s\"", TEXT_ARG(text_slice(word, 0, end)),
                       end < word.size ? "…" : "");
}
