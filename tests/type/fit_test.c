/* Titles: the largest size that fits, lines of like length, a cut only at the smallest size. */
#include "type_support.h"

#include <math.h>

struct title {
    const char *words;
    int width, height, max_lines;
};

static const struct title titles[] = {
    {"Бала құқықтары туралы конвенцияға 36 жыл: Қазақстан тәжірибесі", 1090, 330, 3},
    {"Балаларға сенуден қорықпаңыздар: олардың дауысы мен арманы бұл елде орын алады", 1090, 330,
     3},
    {"Ашылу", 1090, 330, 3},
    {"Тәуелсіз балалар омбудсмені институты", 700, 300, 2},
    {"Дети и цифровая среда: права, риски и возможности для каждого ребёнка", 1090, 330, 3},
    {"Қазақстан Республикасындағы халықаралық ұйымдардың өкілдіктері", 500, 500, 4},
    {"Children’s voices", 400, 120, 1},
};

static struct paragraph_request title_request(const struct title *title)
{
    return (struct paragraph_request){
        .text = text_from(title->words),
        .style = {.role = FACE_TITLE, .px = 92, .language = TEXT("kk"), .tracking = -0.008f},
        .width = title->width,
        .height = title->height,
        .max_lines = title->max_lines,
        .leading = 1.12f,
        .smallest_px = 20,
        .hanging = HANG_PUNCTUATION,
        .balanced = true,
    };
}

/* Fits when no word is broken and the box holds the lines; asked of a paragraph without limits. */
static bool fits_box(struct fixture *fixture, const struct paragraph_request *request, float px)
{
    struct paragraph_request free = *request;
    struct text parts[64];
    free.style.px = px;
    free.max_lines = 0;
    struct paragraph paragraph = set(fixture, &free);

    assert_true(paragraph.line_count <= 64);
    for (size_t i = 0; i < paragraph.line_count; i++)
        parts[i] = paragraph.lines[i].text;
    struct text joined = text_join(&fixture->arena, parts, paragraph.line_count, TEXT(" "));
    return text_equal(joined, request->text) && paragraph.width <= request->width &&
           paragraph.height <= request->height &&
           paragraph.line_count <= (size_t)request->max_lines;
}

static void title_has_the_largest_size_that_fits(void **state)
{
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct paragraph_request request = title_request(&titles[i]);
        struct paragraph paragraph = fit(fixture, &request);
        assert_true(paragraph.fitted);
        assert_false(paragraph.cut);
        assert_float_equal(paragraph.px, roundf(paragraph.px), 0);
        assert_true(paragraph.px >= 20 && paragraph.px <= 92);
        assert_true(fits_box(fixture, &request, paragraph.px));
        if (paragraph.px < 92)
            assert_false(fits_box(fixture, &request, paragraph.px + 1));
        assert_glyphs_are_sound(fixture, &paragraph);
    }
}

static void short_title_keeps_its_size(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = title_request(&titles[2]);

    struct paragraph paragraph = fit(fixture, &request);

    assert_float_equal(paragraph.px, 92, 0);
    assert_int_equal(paragraph.line_count, 1);
}

/* The widest line that the best of all ways to put words[from..] on `lines` lines has. */
static float narrowest(struct fixture *fixture, const struct type_style *style,
                       const struct text *words, size_t count, size_t lines)
{
    struct text whole = {words[0].data,
                         (size_t)(words[count - 1].data + words[count - 1].size - words[0].data)};
    if (lines == 1)
        return text_advance(fixture->typesetter, whole, style);

    float best = INFINITY;
    for (size_t first = 1; first + lines - 1 <= count; first++) {
        struct text line = {
            words[0].data, (size_t)(words[first - 1].data + words[first - 1].size - words[0].data)};
        float widest = fmaxf(text_advance(fixture->typesetter, line, style),
                             narrowest(fixture, style, words + first, count - first, lines - 1));
        best = fminf(best, widest);
    }
    return best;
}

/* No break of this title has a price, so that nothing but length counts. */
static void lines_of_a_title_are_of_like_length(void **state)
{
    struct fixture *fixture = *state;
    struct title title = {"Халықаралық конференция бағдарламасы Астана қаласында басталады", 0, 400,
                          3};
    struct text rest = text_from(title.words), words[16];
    size_t count = 0;
    while (text_split(&rest, ' ', &words[count]))
        count++;

    for (title.width = 700; title.width < 1800; title.width += 90) {
        struct paragraph_request request = title_request(&title);
        request.hanging = HANG_NOTHING;
        struct paragraph paragraph = fit(fixture, &request);
        request.style.px = paragraph.px;
        float best = narrowest(fixture, &request.style, words, count, paragraph.line_count);
        assert_in_range(paragraph.line_count, 2, 3);
        assert_in_range(paragraph.width, (int)best - 1, (int)ceilf(best) + 1);
    }
}

static void balanced_text_needs_no_more_lines_than_greedy_text(void **state)
{
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        for (int width = 500; width < 1600; width += 50) {
            struct paragraph_request request = title_request(&titles[i]);
            request.width = width;
            struct paragraph balanced = set(fixture, &request);
            request.balanced = false;
            struct paragraph greedy = set(fixture, &request);
            assert_int_equal(balanced.line_count, greedy.line_count);
            assert_true(balanced.width <= width);
        }
    }
}

static void what_is_over_at_the_smallest_size_is_cut(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = title_request(&titles[1]);
    request.smallest_px = 70;

    struct paragraph paragraph = fit(fixture, &request);

    assert_true(paragraph.cut);
    assert_float_equal(paragraph.px, 70, 0);
    assert_int_equal(paragraph.line_count, 3);
    assert_in_range(paragraph.height, 1, 330);
    assert_in_range(paragraph.width, 1, 1090);
}

static void long_word_makes_the_title_smaller_and_is_not_broken(void **state)
{
    struct fixture *fixture = *state;
    static const struct title title = {"Конституциялықұйымдастырушыларымыз", 600, 330, 3};
    struct paragraph_request request = title_request(&title);

    struct paragraph paragraph = fit(fixture, &request);

    assert_int_equal(paragraph.line_count, 1);
    assert_false(paragraph.cut);
    assert_in_range(paragraph.width, 560, 600);
}

static void box_of_any_height_takes_the_text_as_it_is(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = title_request(&titles[0]);
    request.height = 0;
    request.max_lines = 0;

    assert_float_equal(fit(fixture, &request).px, 92, 0);
}

static void box_too_small_for_anything_still_shows_a_line(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = title_request(&titles[0]);
    request.height = 3;
    request.width = 9;

    struct paragraph paragraph = fit(fixture, &request);

    assert_int_equal(paragraph.line_count, 1);
    assert_true(paragraph.cut);
    assert_float_equal(paragraph.px, 20, 0);
}

static void bigger_boxes_never_give_smaller_titles(void **state)
{
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        float before = 0;
        for (int width = 400; width < 1300; width += 60) {
            struct paragraph_request request = title_request(&titles[i]);
            request.width = width;
            float px = fit(fixture, &request).px;
            assert_true(px >= before);
            before = px;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_has_the_largest_size_that_fits),
        cmocka_unit_test(short_title_keeps_its_size),
        cmocka_unit_test(lines_of_a_title_are_of_like_length),
        cmocka_unit_test(balanced_text_needs_no_more_lines_than_greedy_text),
        cmocka_unit_test(what_is_over_at_the_smallest_size_is_cut),
        cmocka_unit_test(long_word_makes_the_title_smaller_and_is_not_broken),
        cmocka_unit_test(box_of_any_height_takes_the_text_as_it_is),
        cmocka_unit_test(box_too_small_for_anything_still_shows_a_line),
        cmocka_unit_test(bigger_boxes_never_give_smaller_titles),
    };
    return cmocka_run_group_tests_name("fit", tests, fixture_create, fixture_destroy);
}
