/* The table that Unicode publishes for UAX #9, BidiTest.txt (Debian package unicode-data), judges
 * how segment.c asks ICU: every sequence of four classes becomes a text, and its letters must stand
 * in the order of the table.
 *
 * Two things differ on purpose, and such rows are counted apart: a text without any letter that is
 * read from right to left is read from left to right, in every language; and segment separators are
 * tabs, which the reader turns into blanks.
 */
#include "type_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "type/manuscript.h"

enum { LETTERS_MAX = 256, LINE_BYTES = 4096, NO_LEVEL = -1, NO_PLACE = -1, ROWS_TOLD = 10 };
/* Nobody can ask us for a text from left to right that begins from right to left (2). */
enum { ASKS_AUTO = 1, ASKS_RTL = 4 };

static const char table_path[] = "/usr/share/unicode/BidiTest.txt";

/* A letter of each class that a face of ours has, or that is never drawn. R is a mark and no Hebrew
 * letter, because no face of ours has one. */
static const struct class
{
    const char *name, *letter;
    bool is_right_to_left; /* a letter, strongly */
    bool turns;            /* no letter, but would turn others */
} classes[] = {
    {"L", "a", 0, 0},        {"R", "\u200F", 1, 0},   {"AL", "\u0628", 1, 0},
    {"EN", "1", 0, 0},       {"ES", "+", 0, 0},       {"ET", "%", 0, 0},
    {"AN", "\u0661", 0, 1},  {"CS", ",", 0, 0},       {"B", "\n", 0, 0},
    {"WS", " ", 0, 0},       {"ON", "!", 0, 0},       {"NSM", "\u0301", 0, 0},
    {"BN", "\u00AD", 0, 0},  {"LRE", "\u202A", 0, 0}, {"RLE", "\u202B", 0, 1},
    {"LRO", "\u202D", 0, 0}, {"RLO", "\u202E", 0, 1}, {"PDF", "\u202C", 0, 0},
    {"LRI", "\u2066", 0, 0}, {"RLI", "\u2067", 0, 1}, {"FSI", "\u2068", 0, 0},
    {"PDI", "\u2069", 0, 0},
};

/* A sequence of classes as a text. */
struct sequence {
    char bytes[LETTERS_MAX * 4];
    size_t size;
    int index_of_byte[LETTERS_MAX * 4];
    int count;
    bool has_right_to_left, turns;
};

/* What the table says of it. */
struct expected {
    int levels[LETTERS_MAX], order[LETTERS_MAX];
    int level_count, order_count;
};

struct tally {
    size_t judged, tabs, other_rule, wrong;
};

static void add_class(struct sequence *sequence, const struct class *class)
{
    size_t size = strlen(class->letter);

    assert_true(sequence->count < LETTERS_MAX && sequence->size + size <= sizeof sequence->bytes);
    memcpy(sequence->bytes + sequence->size, class->letter, size);
    sequence->index_of_byte[sequence->size] = sequence->count++;
    sequence->size += size;
    sequence->has_right_to_left |= class->is_right_to_left;
    sequence->turns |= class->turns;
}

/* False: there is an S in it. */
static bool write_sequence(char *names, struct sequence *sequence)
{
    sequence->size = 0;
    sequence->count = 0;
    sequence->has_right_to_left = sequence->turns = false;
    for (char *name, *rest = names; (name = strtok_r(rest, " \t", &rest));) {
        size_t i = 0;
        while (i < sizeof classes / sizeof *classes && strcmp(classes[i].name, name) != 0)
            i++;
        if (i == sizeof classes / sizeof *classes) {
            assert_string_equal(name, "S");
            return false;
        }
        add_class(sequence, &classes[i]);
    }
    return true;
}

static int read_numbers(char *words, int *numbers)
{
    int count = 0;

    for (char *word, *rest = words; (word = strtok_r(rest, " \t\n", &rest));) {
        assert_true(count < LETTERS_MAX);
        numbers[count++] = *word == 'x' ? NO_LEVEL : (int)strtol(word, NULL, 10);
    }
    return count;
}

/* Where a letter came from: its place in the sequence, in the order of reading, and its level. An
 * empty run has a level and no place. */
struct found {
    int index[LETTERS_MAX * 2];
    UBiDiLevel levels[LETTERS_MAX * 2];
    int count;
};

/* Letters that the table gives no level, and the end of the paragraph, are never seen; but they
 * part what is around them. */
static struct found read_back(const struct manuscript *manuscript, const struct sequence *sequence,
                              const struct expected *expected)
{
    struct found found = {.count = 0};

    for (size_t i = 0; i < manuscript->run_count; i++) {
        const struct run *run = &manuscript->runs[i];
        if (run->from == run->to) {
            found.index[found.count] = NO_PLACE;
            found.levels[found.count++] = run->level;
        }
        for (size_t letter = run->from; letter < run->to; letter++) {
            int index = sequence->index_of_byte[manuscript->offsets[letter]];
            found.index[found.count] = expected->levels[index] == NO_LEVEL ? NO_PLACE : index;
            found.levels[found.count++] = run->level;
        }
    }
    return found;
}

static int skip_empty(const struct found *found, const int32_t *visual, int next)
{
    while (next < found->count && found->index[visual[next]] == NO_PLACE)
        next++;
    return next;
}

/* Which way a letter is shaped is the parity of its level. ICU gives a text of one direction one
 * level, however deep its embeddings are, and nobody sees that. */
static bool stands_as_expected(const struct found *found, const struct expected *expected,
                               bool directions_too)
{
    int32_t visual[LETTERS_MAX * 2];
    bool kept[LETTERS_MAX] = {0};
    int next = 0;

    for (int i = 0; i < found->count; i++) {
        if (found->index[i] == NO_PLACE)
            continue;
        kept[found->index[i]] = true;
        bool right_to_left = expected->levels[found->index[i]] & 1;
        if (directions_too && (found->levels[i] & 1) != right_to_left)
            return false;
    }
    ubidi_reorderVisual(found->levels, found->count, visual);
    for (int i = 0; i < expected->order_count; i++) {
        if (!kept[expected->order[i]])
            continue;
        next = skip_empty(found, visual, next);
        if (next == found->count || found->index[visual[next++]] != expected->order[i])
            return false;
    }
    return skip_empty(found, visual, next) == found->count;
}

static void judge(struct fixture *fixture, const struct sequence *sequence,
                  const struct expected *expected, struct text language, struct tally *tally)
{
    struct type_style style = {.role = FACE_TEXT, .px = 40, .language = language};
    struct text text = {sequence->bytes, sequence->size};
    struct manuscript manuscript;

    manuscript_read(&manuscript, fixture->typesetter, text, &style);
    struct found found = read_back(&manuscript, sequence, expected);
    tally->judged++;
    if (stands_as_expected(&found, expected, sequence->has_right_to_left) ||
        tally->wrong++ >= ROWS_TOLD)
        return;
    print_error("%s, in the order of reading, index:level", style.language.data);
    for (int i = 0; i < found.count; i++)
        print_error(" %d:%d", found.index[i], found.levels[i]);
    print_error("\n");
}

/* L R EN; 7 */
static void judge_row(struct fixture *fixture, char *line, const struct expected *expected,
                      struct tally *tally)
{
    struct sequence sequence;
    char *bits = strchr(line, ';');
    char told[LINE_BYTES];
    size_t wrong = tally->wrong;

    assert_non_null(bits);
    *bits++ = '\0';
    strcpy(told, line);
    int asks = (int)strtol(bits, NULL, 16);
    if (!write_sequence(line, &sequence)) {
        tally->tabs++;
        return;
    }
    assert_int_equal(sequence.count, expected->level_count);
    bool plain = sequence.has_right_to_left || !sequence.turns;
    if (asks & ASKS_AUTO && plain)
        judge(fixture, &sequence, expected, TEXT("kk"), tally);
    else
        tally->other_rule += asks & ASKS_AUTO;
    if (asks & ASKS_RTL && sequence.has_right_to_left)
        judge(fixture, &sequence, expected, TEXT("kk-Arab"), tally);
    else
        tally->other_rule += (asks & ASKS_RTL) != 0;
    if (tally->wrong > wrong && wrong < ROWS_TOLD)
        print_error("  in the row %s\n", told);
}

static void letters_stand_in_the_order_of_the_table(void **state)
{
    struct fixture *fixture = *state;
    struct expected expected = {.level_count = 0};
    struct tally tally = {0};
    char line[LINE_BYTES];
    FILE *table = fopen(table_path, "r");
    if (!table) {
        print_message("skipped: there is no %s (package unicode-data)\n", table_path);
        skip();
    }

    while (fgets(line, sizeof line, table)) {
        if (strncmp(line, "@Levels:", 8) == 0)
            expected.level_count = read_numbers(line + 8, expected.levels);
        else if (strncmp(line, "@Reorder:", 9) == 0)
            expected.order_count = read_numbers(line + 9, expected.order);
        else if (*line != '#' && *line != '@' && *line != '\n')
            judge_row(fixture, line, &expected, &tally);
    }
    fclose(table);

    print_message("BidiTest.txt: %zu texts judged, %zu wrong; beside them %zu rows with tabs, %zu "
                  "texts read from left to right by a rule of ours\n",
                  tally.judged, tally.wrong, tally.tabs, tally.other_rule);
    assert_true(tally.judged > 190000);
    assert_int_equal(tally.wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_stand_in_the_order_of_the_table),
    };
    return cmocka_run_group_tests_name("table of orders", tests, fixture_create, fixture_destroy);
}
