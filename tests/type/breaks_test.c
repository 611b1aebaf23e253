/* Where lines may end, by the table in breaks.txt. */
#include "type_support.h"

#include <stdio.h>

#include "type/break_rules.h"
#include "type/manuscript.h"

enum { FIRST_STRONG_ISOLATE = 0x2068 };

/* The row without its marks, as it would be in a document. */
static struct text without_marks(struct arena *arena, struct text row)
{
    struct text_builder builder = {.arena = arena};
    uint32_t letter;

    for (size_t offset = 0; text_next(row, &offset, &letter);) {
        if (letter == '|' || letter == '~' || letter == '_')
            letter = ' ';
        if (letter == '{' || letter == '}')
            letter = letter == '{' ? FIRST_STRONG_ISOLATE : POP_ISOLATE;
        if (letter != 0xA6 && letter != 0xAC)
            builder_add_code_point(&builder, letter);
    }
    return builder_text(&builder);
}

static uint32_t mark_of(const struct opportunity *opportunity)
{
    if (opportunity->blank)
        return opportunity->penalty ? '~' : '|';
    return opportunity->penalty ? 0xAC : 0xA6;
}

static struct text with_marks(struct arena *arena, const struct manuscript *manuscript)
{
    struct text_builder builder = {.arena = arena};
    const struct opportunity *next = manuscript->opportunities + 1;

    for (size_t i = 0; i < manuscript->count; i++) {
        bool asked = next->at == i;
        uint32_t letter = manuscript->letters[i];
        if (asked && !next->blank)
            builder_add_code_point(&builder, mark_of(next));
        if (asked)
            next++;
        if (letter == ' ')
            letter = next->at == i + 1 && next->blank ? mark_of(next) : '_';
        builder_add_code_point(&builder, letter);
    }
    return builder_text(&builder);
}

/* The row, of which *row keeps what is behind the language, as a manuscript with its places. */
static struct manuscript read_row(struct fixture *fixture, struct text *row)
{
    struct manuscript manuscript;
    struct text language;

    assert_true(text_split(row, ' ', &language));
    struct type_style style = {.role = FACE_TEXT, .px = 40, .language = language};
    manuscript_read(&manuscript, fixture->typesetter, without_marks(&fixture->arena, *row), &style);
    manuscript_find_opportunities(&manuscript, false);
    return manuscript;
}

static struct text without_isolates(struct arena *arena, struct text row)
{
    struct text_builder builder = {.arena = arena};
    uint32_t letter;

    for (size_t offset = 0; text_next(row, &offset, &letter);)
        if (letter != '{' && letter != '}')
            builder_add_code_point(&builder, letter);
    return builder_text(&builder);
}

/* Isolates are read and not seen again. */
static bool comes_out(struct fixture *fixture, const struct manuscript *manuscript, struct text row)
{
    struct text found = with_marks(&fixture->arena, manuscript);
    if (text_equal(found, without_isolates(&fixture->arena, row)))
        return true;
    print_error("wanted %.*s, found %.*s\n", TEXT_ARG(row), TEXT_ARG(found));
    return false;
}

static void lines_end_where_the_table_says(void **state)
{
    struct fixture *fixture = *state;
    struct text table = read_whole_file(&fixture->arena, "type/breaks.txt"), line;
    size_t rows = 0, wrong = 0;

    while (text_split(&table, '\n', &line)) {
        if (!line.size || text_starts_with(line, TEXT("#")))
            continue;
        struct manuscript manuscript = read_row(fixture, &line);
        wrong += !comes_out(fixture, &manuscript, line);
        rows++;
    }
    assert_true(rows > 240);
    assert_int_equal(wrong, 0);
}

/* At how many of the places that UAX #14 proposes the rule has the word. */
static size_t decisions_of(const struct break_rule *rule, const struct manuscript *manuscript)
{
    UBreakIterator *iterator = manuscript->typesetter->line_breaks;
    UErrorCode status = U_ZERO_ERROR;
    size_t decisions = 0;

    ubrk_setText(iterator, manuscript->units, manuscript->unit_count, &status);
    for (int32_t unit; (unit = ubrk_next(iterator)) != UBRK_DONE;) {
        size_t at = manuscript->letter_of_unit[unit];
        const struct break_rule *decided = NULL;
        if (at < manuscript->count)
            break_decision(manuscript->letters, manuscript->count, at, manuscript->style.language,
                           &decided);
        decisions += decided == rule;
    }
    return decisions;
}

/* Returns how many of the rows are not as the rule has them. */
static size_t check_examples(struct fixture *fixture, const struct break_rule *rule,
                             const char *const *rows, bool decides)
{
    size_t wrong = 0;

    for (; *rows; rows++) {
        struct text row = text_from(*rows);
        struct manuscript manuscript = read_row(fixture, &row);
        wrong += !comes_out(fixture, &manuscript, row);
        if ((decisions_of(rule, &manuscript) > 0) == decides)
            continue;
        print_error("%s: %s in %s\n", rule->name, decides ? "silent" : "not silent", *rows);
        wrong++;
    }
    return wrong;
}

static void every_rule_decides_in_its_own_examples_only(void **state)
{
    struct fixture *fixture = *state;
    const struct break_rule *rule;
    size_t wrong = 0, count = 0;

    for (; (rule = break_rule_at(count)); count++) {
        assert_true(rule->name && rule->source && (rule->at_blank || rule->inside));
        assert_null(rule->examples[BREAK_EXAMPLES - 1]);
        assert_null(rule->counter_examples[BREAK_EXAMPLES - 1]);
        assert_true(rule->examples[0] && rule->examples[1] && rule->counter_examples[0]);
        wrong += check_examples(fixture, rule, rule->examples, true);
        wrong += check_examples(fixture, rule, rule->counter_examples, false);
    }
    assert_true(count > 20);
    assert_int_equal(wrong, 0);
}

/* A field from outside stands in isolates, which nobody sees: no place may change by them. */
static void isolates_change_no_line(void **state)
{
    struct fixture *fixture = *state;
    struct text table = read_whole_file(&fixture->arena, "type/breaks.txt"), line;
    size_t wrong = 0;

    while (text_split(&table, '\n', &line)) {
        struct text_builder builder = {.arena = &fixture->arena};
        uint32_t letter;
        if (!line.size || text_starts_with(line, TEXT("#")) ||
            text_find(line, TEXT("{")) < SIZE_MAX)
            continue;
        for (size_t offset = 0; text_next(line, &offset, &letter);) {
            bool blank = letter == '|' || letter == '~' || letter == '_' || letter == ' ';
            bool language = letter == ' ';
            if (blank && !language)
                builder_add_code_point(&builder, '}');
            builder_add_code_point(&builder, letter);
            if (blank)
                builder_add_code_point(&builder, '{');
        }
        builder_add_code_point(&builder, '}');
        struct text row = builder_text(&builder);
        struct manuscript manuscript = read_row(fixture, &row);
        wrong += !comes_out(fixture, &manuscript, row);
    }
    assert_int_equal(wrong, 0);
}

/* What a rule sees is bounded, else a word of a million letters would take a million times as long
 * at each of its places. */
static void endless_word_is_asked_about_in_bounded_time(void **state)
{
    enum { LETTERS = 1 << 20 };
    static uint32_t letters[LETTERS];
    static const uint32_t endless[][2] = {{0x430, '-'}, {'a', '/'},   {' ', 0x2068},
                                          {'1', ' '},   {0x41A, '.'}, {0x43D, 0x44B}};
    (void)state;

    for (size_t kind = 0; kind < sizeof endless / sizeof *endless; kind++) {
        for (size_t i = 0; i < LETTERS; i++)
            letters[i] = endless[kind][i % 2];
        for (size_t at = 1; at < LETTERS; at += 8)
            assert_in_range(break_price(letters, LETTERS, at, TEXT("kk")) + 1, 0, 1000);
    }
}

static void soft_hyphen_ends_a_line_only_where_allowed(void **state)
{
    struct fixture *fixture = *state;
    struct type_style style = {.role = FACE_TEXT, .px = 40, .language = TEXT("kk")};

    for (int hyphenated = 0; hyphenated < 2; hyphenated++) {
        struct manuscript manuscript;
        manuscript_read(&manuscript, fixture->typesetter, TEXT("конфе\u00ADренция"), &style);
        manuscript_find_opportunities(&manuscript, hyphenated);
        assert_int_equal(manuscript.opportunity_count, hyphenated ? 3 : 2);
    }
}

/* Each line is a run of its own; room for all runs on each of them would be gigabytes. */
static void thousands_of_lines_need_no_more_memory_than_they_have_letters(void **state)
{
    struct fixture *fixture = *state;
    struct text_builder text = {.arena = &fixture->arena};

    while (text.size < 8000)
        builder_add(&text, TEXT("a\n"));
    struct paragraph_request request = plain_request(builder_text(&text));
    request.width = 400;
    assert_int_equal(set(fixture, &request).line_count, 4000);
    assert_in_range(arena_used(&fixture->typesetter->scratch), 8000, 8000 * 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_where_the_table_says),
        cmocka_unit_test(every_rule_decides_in_its_own_examples_only),
        cmocka_unit_test(isolates_change_no_line),
        cmocka_unit_test(endless_word_is_asked_about_in_bounded_time),
        cmocka_unit_test(soft_hyphen_ends_a_line_only_where_allowed),
        cmocka_unit_test(thousands_of_lines_need_no_more_memory_than_they_have_letters),
    };
    return cmocka_run_group_tests_name("breaks", tests, fixture_create, fixture_destroy);
}
