/* The table that Unicode publishes for UAX #14, LineBreakTest.txt, judges how breaks.c asks ICU.
 *
 * ICU 72 customises UAX #14 itself and so disagrees with a few rows. Ours must disagree with the
 * same rows, and with no others, as long as the rules of break_rules.c keep silent; the linker puts
 * __wrap_break_price in their place.
 */
#include "type_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "type/break_rules.h"
#include "type/manuscript.h"

enum { LETTERS_MAX = 64, LINE_BYTES = 4096 };

static const char table_path[] = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

int __wrap_break_price(const uint32_t *letters, size_t count, size_t at, struct text language);

int __wrap_break_price(const uint32_t *letters, size_t count, size_t at, struct text language)
{
    (void)letters, (void)count, (void)at, (void)language;
    return BREAK_FREE;
}

static FILE *open_table(const char *path)
{
    FILE *table = fopen(path, "r");
    if (!table) {
        print_message("skipped: there is no %s (package unicode-data)\n", path);
        skip();
    }
    return table;
}

/* One row of LineBreakTest.txt: × 0023 ÷ 0020 … */
struct row {
    uint32_t letters[LETTERS_MAX];
    bool breaks[LETTERS_MAX + 1]; /* before each letter, and at the end */
    size_t count;
};

static bool read_row(const char *line, struct row *row)
{
    *row = (struct row){0};
    for (const char *at = line; *at && *at != '#' && *at != '\n';) {
        if (strncmp(at, "÷", 2) == 0 || strncmp(at, "×", 2) == 0) {
            row->breaks[row->count] = at[1] == '\xB7';
            at += 2;
        } else if (*at == ' ' || *at == '\t') {
            at++;
        } else {
            char *end;
            assert_true(row->count < LETTERS_MAX);
            row->letters[row->count++] = (uint32_t)strtoul(at, &end, 16);
            assert_true(end > at);
            at = end;
        }
    }
    return row->count > 0;
}

/* Controls never come as far as breaking: the reader turns them into line feeds, blanks or nothing.
 */
static bool has_control(const struct row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (u_charType((UChar32)row->letters[i]) == U_CONTROL_CHAR)
            return true;
    }
    return false;
}

/* As the reader would leave it. By hand, because the reader leaves letters out that no face has. */
static void write_manuscript(struct manuscript *manuscript, struct fixture *fixture,
                             const struct row *row)
{
    struct arena *scratch = &fixture->typesetter->scratch;

    arena_reset(scratch);
    *manuscript = (struct manuscript){
        .typesetter = fixture->typesetter,
        .scratch = scratch,
        .count = row->count,
        .letters = ARENA_ARRAY(scratch, uint32_t, row->count + 1),
        .units = ARENA_ARRAY(scratch, UChar, row->count * 2 + 1),
        .letter_of_unit = ARENA_ARRAY(scratch, size_t, row->count * 2 + 1),
        .unit_of_letter = ARENA_ARRAY(scratch, int32_t, row->count + 1),
    };
    for (size_t i = 0; i < row->count; i++) {
        bool ends_line = row->letters[i] == 0x2028 || row->letters[i] == 0x2029;
        manuscript->letters[i] = ends_line ? '\n' : row->letters[i];
        manuscript->unit_of_letter[i] = manuscript->unit_count;
        U16_APPEND_UNSAFE(manuscript->units, manuscript->unit_count, manuscript->letters[i]);
        for (int32_t unit = manuscript->unit_of_letter[i]; unit < manuscript->unit_count; unit++)
            manuscript->letter_of_unit[unit] = i;
    }
    manuscript->letter_of_unit[manuscript->unit_count] = row->count;
    manuscript->unit_of_letter[row->count] = manuscript->unit_count;
}

static void breaks_by_us(struct manuscript *manuscript, bool *breaks)
{
    manuscript_find_opportunities(manuscript, false);
    for (size_t i = 1; i < manuscript->opportunity_count; i++)
        breaks[manuscript->opportunities[i].at] = true;
}

static void breaks_by_icu(UBreakIterator *judge, const struct manuscript *manuscript, bool *breaks)
{
    UErrorCode status = U_ZERO_ERROR;

    ubrk_setText(judge, manuscript->units, manuscript->unit_count, &status);
    assert_true(U_SUCCESS(status));
    for (int32_t unit; (unit = ubrk_next(judge)) != UBRK_DONE;)
        breaks[manuscript->letter_of_unit[unit]] = true;
}

/* Blanks and line feeds around the text are no part of it, and a soft hyphen ends a line only in
 * hyphenated text: ours is not asked about those places. */
static bool is_asked(const struct manuscript *manuscript, size_t at)
{
    const uint32_t *letters = manuscript->letters;
    size_t from = 0, to = manuscript->count;

    while (from < to && (letter_is_blank(letters[from]) || letters[from] == '\n'))
        from++;
    while (to > from && (letter_is_blank(letters[to - 1]) || letters[to - 1] == '\n'))
        to--;
    return at > from && at < to && letters[at - 1] != 0xAD;
}

struct verdict {
    bool ours, theirs; /* agrees with the table */
    bool same;
};

static struct verdict judge_row(struct fixture *fixture, UBreakIterator *judge,
                                const struct row *row)
{
    struct verdict verdict = {true, true, true};
    bool ours[LETTERS_MAX + 1] = {0}, theirs[LETTERS_MAX + 1] = {0};
    struct manuscript manuscript;

    write_manuscript(&manuscript, fixture, row);
    breaks_by_icu(judge, &manuscript, theirs);
    breaks_by_us(&manuscript, ours);
    for (size_t at = 1; at <= row->count; at++) {
        verdict.theirs &= theirs[at] == row->breaks[at];
        if (!is_asked(&manuscript, at))
            continue;
        verdict.ours &= ours[at] == row->breaks[at];
        verdict.same &= ours[at] == theirs[at];
    }
    return verdict;
}

static void breaks_are_proposed_as_by_icu(void **state)
{
    struct fixture *fixture = *state;
    FILE *table = open_table(table_path);
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *judge = ubrk_open(UBRK_LINE, "kk", NULL, 0, &status);
    char line[LINE_BYTES];
    size_t rows = 0, icu = 0, ours = 0, different = 0;
    assert_true(U_SUCCESS(status));

    while (fgets(line, sizeof line, table)) {
        struct row row;
        if (!read_row(line, &row) || has_control(&row))
            continue;
        struct verdict verdict = judge_row(fixture, judge, &row);
        rows++;
        icu += verdict.theirs;
        ours += verdict.ours;
        if (!verdict.same && different++ < 10)
            print_error("other breaks than ICU's: %s", line);
    }
    fclose(table);
    ubrk_close(judge);

    print_message("LineBreakTest.txt: %zu rows, ICU agrees with %zu, ours with %zu\n", rows, icu,
                  ours);
    assert_true(rows > 5700);
    assert_int_equal(different, 0);
    assert_true(ours >= icu && ours < rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_are_proposed_as_by_icu),
    };
    return cmocka_run_group_tests_name("table of breaks", tests, fixture_create, fixture_destroy);
}
