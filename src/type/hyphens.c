/* hyphens: one dictionary a language, read when it is first asked for.
 *
 * The patterns say what a language allows; what a house allows (how many letters at least, none in
 * titles) is said where the lines are broken.
 */
#include "hyphens.h"

#include "typesetter.h"

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LANGUAGES_MAX = 8,  /* a programme has three; what is more stays undivided */
    LANGUAGE_BYTES = 8, /* "kk", or three letters */
    PART_LETTERS = 2
};

struct dictionary {
    char language[LANGUAGE_BYTES];
    HyphenDict *patterns; /* NULL: there are none */
    UScriptCode script;   /* of its words */
};

struct hyphenator {
    pattern_reader *reader;
    void *context;
    struct dictionary dictionaries[LANGUAGES_MAX];
    size_t count;
};

struct hyphenator *hyphenator_create(void)
{
    struct hyphenator *hyphenator = calloc(1, sizeof *hyphenator);
    if (!hyphenator)
        abort();
    return hyphenator;
}

static void forget(struct hyphenator *hyphenator)
{
    for (size_t i = 0; i < hyphenator->count; i++) {
        if (hyphenator->dictionaries[i].patterns)
            hnj_hyphen_free(hyphenator->dictionaries[i].patterns);
    }
    hyphenator->count = 0;
}

void hyphenator_destroy(struct hyphenator *hyphenator)
{
    if (hyphenator)
        forget(hyphenator);
    free(hyphenator);
}

void hyphenator_read_from(struct hyphenator *hyphenator, pattern_reader *reader, void *context)
{
    forget(hyphenator);
    hyphenator->reader = reader;
    hyphenator->context = context;
}

/* Kazakh in Latin or Arabic letters has no patterns: the alphabet of 2021 writes a vowel and a
 * consonant by one letter. */
static struct text language_of_patterns(struct text language)
{
    struct text rest = language, primary, part;

    if (!text_split(&rest, '-', &primary))
        return TEXT("");
    while (text_split(&rest, '-', &part)) {
        if (part.size == 4 && !text_equal(part, TEXT("Cyrl")) &&
            text_starts_with(primary, TEXT("kk")))
            return TEXT("");
    }
    return primary.size < LANGUAGE_BYTES ? primary : TEXT("");
}

static HyphenDict *load_bytes(char *bytes, size_t size)
{
    FILE *file = fmemopen(bytes, size, "r");
    if (!file)
        return NULL;
    HyphenDict *loaded = hnj_hyphen_load_file(file);
    fclose(file);
    return loaded;
}

/* libhyphen counts bytes where the charset is not UTF-8, so that every file is brought to it. NULL:
 * these are no patterns. */
static HyphenDict *load(struct arena *arena, struct text patterns)
{
    static const char head[] = "UTF-8\n";
    enum { HEAD_BYTES = sizeof head - 1 };
    struct text rest = patterns, first;
    UErrorCode status = U_ZERO_ERROR;

    if (!text_split(&rest, '\n', &first) || !rest.size || rest.size > INT32_MAX / 4)
        return NULL;
    int32_t capacity = (int32_t)rest.size * 4;
    char *bytes = arena_alloc(arena, (size_t)capacity + HEAD_BYTES);
    memcpy(bytes, head, HEAD_BYTES);
    int32_t size = ucnv_convert("UTF-8", text_to_c(arena, text_trim(first)), bytes + HEAD_BYTES,
                                capacity, rest.data, (int32_t)rest.size, &status);
    return U_FAILURE(status) ? NULL : load_bytes(bytes, (size_t)size + HEAD_BYTES);
}

static UScriptCode script_of(struct text language)
{
    return text_equal(language, TEXT("kk")) || text_equal(language, TEXT("ru")) ? USCRIPT_CYRILLIC
                                                                                : USCRIPT_LATIN;
}

static void read_dictionary(struct hyphenator *hyphenator, struct dictionary *dictionary,
                            struct text language)
{
    struct arena arena = {0};
    struct text bytes;

    *dictionary = (struct dictionary){.script = script_of(language)};
    memcpy(dictionary->language, language.data, language.size);
    if (hyphenator->reader(hyphenator->context, &arena, language, &bytes))
        dictionary->patterns = load(&arena, bytes);
    arena_finish(&arena);
}

static const struct dictionary *dictionary_for(struct hyphenator *hyphenator, struct text tag)
{
    struct text language = language_of_patterns(tag);

    for (size_t i = 0; i < hyphenator->count; i++) {
        if (text_equal(text_from(hyphenator->dictionaries[i].language), language))
            return &hyphenator->dictionaries[i];
    }
    if (!language.size || !hyphenator->reader || hyphenator->count == LANGUAGES_MAX)
        return NULL;
    struct dictionary *added = &hyphenator->dictionaries[hyphenator->count++];
    read_dictionary(hyphenator, added, language);
    return added;
}

static bool is_in_script(UChar32 letter, UScriptCode script)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(letter, &status) == script;
}

/* The word in small letters; 0 bytes when it is no word to be divided: figures, abbreviations and
 * words of another script have their own ways. */
static size_t spell(char *bytes, const struct dictionary *dictionary, const uint32_t *letters,
                    size_t count)
{
    size_t size = 0;

    for (size_t i = 0; i < count; i++) {
        UChar32 letter = (UChar32)letters[i];
        if (!u_isalpha(letter) || (i > 0 && u_isupper(letter)) ||
            !is_in_script(letter, dictionary->script))
            return 0;
        size += text_encode((uint32_t)u_tolower(letter), bytes + size);
    }
    return size;
}

/* libhyphen allocates these for spellings that change at a division, which ours do not. */
static void free_replacements(char **texts, int *positions, int *cuts, size_t count)
{
    for (size_t i = 0; texts && i < count; i++)
        free(texts[i]);
    free(texts);
    free(positions);
    free(cuts);
}

/* A part of one letter inside the word is joined to the part behind it. */
static size_t keep_parts(const char *marks, size_t count, bool *divided)
{
    size_t begin = 0, found = 0;

    for (size_t at = 1; at < count; at++) {
        divided[at] =
            (marks[at - 1] & 1) && at - begin >= PART_LETTERS && count - at >= PART_LETTERS;
        if (!divided[at])
            continue;
        begin = at;
        found++;
    }
    return found;
}

size_t hyphenator_divide(struct hyphenator *hyphenator, struct text language,
                         const uint32_t *letters, size_t count, bool *divided)
{
    char word[DIVIDED_LETTERS_MAX * 4], marks[DIVIDED_LETTERS_MAX * 4 + 5]; /* as hyphen.h asks */
    char **texts = NULL;
    int *positions = NULL, *cuts = NULL;

    memset(divided, 0, count * sizeof *divided);
    if (count < (size_t)2 * PART_LETTERS || count > DIVIDED_LETTERS_MAX)
        return 0;
    const struct dictionary *dictionary = dictionary_for(hyphenator, language);
    size_t size = dictionary && dictionary->patterns ? spell(word, dictionary, letters, count) : 0;
    if (!size)
        return 0;

    int failed = hnj_hyphen_hyphenate3(dictionary->patterns, word, (int)size, marks, NULL, &texts,
                                       &positions, &cuts, 1, 1, 1, 1);
    free_replacements(texts, positions, cuts, size);
    return failed ? 0 : keep_parts(marks, count, divided);
}

void typesetter_hyphenate_by(struct typesetter *typesetter, pattern_reader *reader, void *context)
{
    hyphenator_read_from(typesetter->hyphenator, reader, context);
}
