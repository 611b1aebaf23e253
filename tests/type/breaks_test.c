/* Where lines may end, by the table in breaks.txt. */
#include "type_support.h"

#include <stdio.h>

#include "type/manuscript.h"

/* The row without its marks, as it would be in a document. */
static struct text without_marks(struct arena *arena, struct text row)
{
    struct text_builder builder = {.arena = arena};
    uint32_t letter;

    for (size_t offset = 0; text_next(row, &offset, &letter);) {
        if (letter == '|' || letter == '~' || letter == '_')
            letter = ' ';
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

static void lines_end_where_the_table_says(void **state)
{
    struct fixture *fixture = *state;
    struct text table = read_whole_file(&fixture->arena, "type/breaks.txt"), line;
    size_t rows = 0, wrong = 0;

    while (text_split(&table, '\n', &line)) {
        struct text language;
        if (!line.size || text_starts_with(line, TEXT("#")))
            continue;
        assert_true(text_split(&line, ' ', &language));
        struct type_style style = {.role = FACE_TEXT, .px = 40, .language = language};
        struct manuscript manuscript;
        manuscript_read(&manuscript, fixture->typesetter, without_marks(&fixture->arena, line),
                        &style);
        manuscript_find_opportunities(&manuscript, false);
        struct text found = with_marks(&fixture->arena, &manuscript);
        rows++;
        if (!text_equal(found, line)) {
            print_error("wanted %.*s, found %.*s\n", TEXT_ARG(line), TEXT_ARG(found));
            wrong++;
        }
    }
    assert_true(rows > 35);
    assert_int_equal(wrong, 0);
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
        cmocka_unit_test(soft_hyphen_ends_a_line_only_where_allowed),
        cmocka_unit_test(thousands_of_lines_need_no_more_memory_than_they_have_letters),
    };
    return cmocka_run_group_tests_name("breaks", tests, fixture_create, fixture_destroy);
}
