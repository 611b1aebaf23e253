/* Pages that are read from right to left, and the same pages in Latin letters beside them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "example.h"

static const char *const moments[] = {"2025-11-19T18:00", "2025-11-20T10:34", "2025-11-20T11:10",
                                      "2025-11-20T13:20", "2025-11-20T20:00", "2025-11-23T12:00"};
static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1024, 768}};
enum {
    MOMENTS = sizeof moments / sizeof *moments,
    SIZES = sizeof sizes / sizeof *sizes,
    SIDE_MARGIN = 8 * 12 /* px at 1920×1080 */
};

static void open_three_scripts(struct example *example)
{
    static char bytes[32768];
    FILE *file = fopen("deck/three_scripts.json", "rb");
    assert_non_null(file);
    size_t size = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    bytes[size] = 0;
    example_open_document(example, bytes);
}

typedef void (*page_check)(const struct page *page);

/* Every page of every moment and size in that language; at least one. */
static void check_all_pages(const char *language, page_check check)
{
    struct example example;
    open_three_scripts(&example);
    size_t checked = 0;
    for (size_t i = 0; i < SIZES * MOMENTS; i++) {
        example.settings.width = sizes[i / MOMENTS][0];
        example.settings.height = sizes[i / MOMENTS][1];
        example_at_moment(&example, moments[i % MOMENTS]);
        for (size_t j = 0; j < example.deck.count; j++) {
            struct page page;
            deck_page(&page, &example.arena, &example.deck, j, example.programme, example.moment,
                      &example.settings, example.typesetter);
            if (!text_equal(page.language, text_from(language)))
                continue;
            check(&page);
            checked++;
        }
        arena_reset(&example.arena);
    }
    assert_true(checked > 0);
    example_close(&example);
}

static void check_strokes(const struct box_strokes *was, const struct box_strokes *is)
{
    assert_int_equal(was->stroke_count, is->stroke_count);
    for (size_t i = 0; i < was->stroke_count; i++) {
        assert_int_equal(was->strokes[i].point_count, is->strokes[i].point_count);
        for (size_t j = 0; j < was->strokes[i].point_count; j++) {
            struct stroke_point a = was->strokes[i].points[j], b = is->strokes[i].points[j];
            assert_true(fabsf(a.x - b.x) < 0.01f && a.y == b.y);
        }
    }
}

static void check_same_box(const struct box *was, const struct box *is)
{
    assert_int_equal(was->kind, is->kind);
    assert_memory_equal(&was->rect, &is->rect, sizeof was->rect);
    if (was->kind == BOX_GRADIENT) {
        assert_true(was->gradient.angle_degrees == is->gradient.angle_degrees);
        assert_true(fabsf(was->gradient.centre_x - is->gradient.centre_x) < 0.01f);
    }
    if (was->kind == BOX_STROKES)
        check_strokes(&was->strokes, &is->strokes);
}

static void check_turned_twice(const struct page *page)
{
    struct page turned = *page;
    turned.boxes = ARENA_ARRAY(page->arena, struct box, page->box_count);
    memcpy(turned.boxes, page->boxes, page->box_count * sizeof *page->boxes);

    page_mirror(&turned);
    size_t moved = 0;
    for (size_t i = 0; i < page->box_count; i++)
        moved += turned.boxes[i].rect.x != page->boxes[i].rect.x;
    assert_true(moved > 0 || page->height > page->width); /* one column can be its own mirror */
    page_mirror(&turned);

    assert_int_equal(turned.box_count, page->box_count);
    for (size_t i = 0; i < page->box_count; i++)
        check_same_box(&page->boxes[i], &turned.boxes[i]);
}

static void turning_a_page_over_twice_gives_it_back(void **state)
{
    (void)state;
    check_all_pages("kk-Arab", check_turned_twice);
    check_all_pages("kk-Latn", check_turned_twice);
}

/* That every letter has a face and its place on the page, and no isolate comes back in a text.
 * Arabic letters stay in their boxes as well; dots over Latin capitals may stand out of one that is
 * set tight. */
static void check_texts(const struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind != BOX_TEXT)
            continue;
        const struct paragraph *set = &box->text.paragraph;
        int left = box->rect.x + set->ink.x, top = box->rect.y + set->ink.y;
        assert_int_equal(set->missing_count, 0);
        assert_true(left >= 0 && left + set->ink.width <= page->width);
        assert_true(top >= 0 && top + set->ink.height <= page->height);
        bool is_arabic = text_equal(page->language, TEXT("kk-Arab"));
        if (is_arabic && (set->ink.y < 0 || set->ink.y + set->ink.height > box->rect.height))
            fail_msg("%.*s at %g px: from %d to %d of %d", TEXT_ARG(set->lines[0].text),
                     (double)set->px, set->ink.y, set->ink.y + set->ink.height, box->rect.height);
        for (size_t j = 0; j < set->line_count; j++) {
            uint32_t letter;
            for (size_t at = 0; text_next(set->lines[j].text, &at, &letter);)
                assert_false(letter >= 0x2066 && letter <= 0x2069);
        }
    }
}

static void no_text_is_clipped_or_stands_off_the_page(void **state)
{
    (void)state;
    check_all_pages("kk-Arab", check_texts);
    check_all_pages("kk-Latn", check_texts);
}

static int right_of(const struct box *box)
{
    return box->rect.x + box->rect.width;
}

static void header_of_a_page_from_the_right_begins_at_the_right(void **state)
{
    (void)state;
    struct example example;
    open_three_scripts(&example);
    example_at(&example, "10:34");
    struct page arabic = example_page(&example, SLIDE_NOW_NEXT, "kk-Arab", 0);
    struct page latin = example_page(&example, SLIDE_NOW_NEXT, "kk-Latn", 0);

    assert_int_equal(page_find(&latin, "Balalyq")->rect.x, SIDE_MARGIN);
    assert_int_equal(right_of(page_find(&arabic, "بالالىق")), 1920 - SIDE_MARGIN);
    assert_int_equal(right_of(page_find(&latin, "10:34")), 1920 - SIDE_MARGIN);
    assert_int_equal(page_find(&arabic, "10:34")->rect.x, SIDE_MARGIN);
    example_close(&example);
}

static const struct box *find_fill(const struct page *page, uint32_t colour)
{
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == BOX_FILL && page->boxes[i].fill.colour == colour)
            return &page->boxes[i];
    fail_msg("no such fill");
    return NULL;
}

static void bar_grows_and_dots_advance_from_the_right(void **state)
{
    (void)state;
    struct example example;
    open_three_scripts(&example);
    example_at(&example, "10:34");
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "kk-Arab", 0);
    const struct box *done = find_fill(&page, theme_dark.gold);
    const struct box *whole = find_fill(&page, theme_dark.track);

    assert_int_equal(right_of(done), right_of(whole));
    assert_true(done->rect.x > whole->rect.x);
    assert_true(page_find(&page, "10:20")->rect.x > page_find(&page, "11:05")->rect.x);

    struct page first = example_page(&example, SLIDE_NOW_NEXT, "kk-Arab", 0);
    struct page later = example_page(&example, SLIDE_AGENDA, "kk-Arab", 0);
    assert_true(find_fill(&later, theme_dark.sky)->rect.x >= 0);
    /* The first fill in sky is the sign of the notice; the last one is the dot of this page. */
    int at[2] = {0};
    const struct page *pages[2] = {&first, &later};
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < pages[i]->box_count; j++)
            if (pages[i]->boxes[j].kind == BOX_FILL &&
                pages[i]->boxes[j].fill.colour == theme_dark.sky)
                at[i] = pages[i]->boxes[j].rect.x;
    assert_true(at[1] < at[0]);
    example_close(&example);
}

static void rows_run_from_the_time_at_the_right_to_the_room_at_the_left(void **state)
{
    (void)state;
    struct example example;
    open_three_scripts(&example);
    example_at(&example, "10:34");
    struct page page = example_page(&example, SLIDE_AGENDA, "kk-Arab", 0);
    const struct box *time = page_find(&page, "11:45"), *before = page_find(&page, "11:30");
    const struct box *title = page_find(&page, "Innocenti"), *room = page_find(&page, "Silk Way");

    assert_true(time->rect.x > right_of(title));
    assert_true(before->rect.x > right_of(title));
    assert_true(title->rect.x > right_of(room));
    /* A row's second line of Latin names stands under the title's right end all the same. */
    const struct box *names = page_find(&page, "Mary");
    const struct set_line *line = &names->text.paragraph.lines[0];
    assert_in_range(names->rect.x + line->x + line->width, right_of(title) - 1, right_of(title));
    example_close(&example);
}

/* Half-transparent letters would show twice where they join. */
static void joined_letters_are_never_transparent(void **state)
{
    (void)state;
    struct example example;
    open_three_scripts(&example);
    example_at(&example, "10:34");
    struct page arabic = example_page(&example, SLIDE_AGENDA, "kk-Arab", 0);
    struct page latin = example_page(&example, SLIDE_AGENDA, "kk-Latn", 0);
    uint32_t joined = page_find(&arabic, "اشىلۋ")->text.colour;

    assert_int_equal(page_find(&latin, "Aşylu")->text.colour, joined);
    assert_int_equal(joined, 0xFFA6ABAD); /* 66 % of 0xFFF7F4EC over 0xFF0B1F33 */
    example_close(&example);
}

static void names_of_both_directions_are_listed_from_the_right(void **state)
{
    (void)state;
    struct example example;
    open_three_scripts(&example);
    example_at(&example, "10:34");
    struct page page = example_page(&example, SLIDE_AGENDA, "kk-Arab", 0);
    const struct box *names = page_find(&page, "Renate\u00A0Winter، راميز");

    assert_non_null(names);
    assert_true(text_starts_with(names->text.paragraph.lines[0].text, TEXT("ٴاليا")));
    example_close(&example);
}

static void titles_take_the_bold_naskh_and_other_text_the_regular(void **state)
{
    (void)state;
    struct example example;
    open_three_scripts(&example);
    example_at(&example, "10:34");
    struct page page = example_page(&example, SLIDE_NOW_NEXT, "kk-Arab", 0);

    const struct box *title = page_find(&page, "بالالارعا"), *event = page_find(&page, "بالالىق");
    assert_string_equal(typesetter_face_name(example.typesetter, title->text.paragraph.face),
                        "Noto Naskh Arabic Bold");
    assert_string_equal(typesetter_face_name(example.typesetter, event->text.paragraph.face),
                        "Noto Naskh Arabic");
    example_close(&example);
}

/* A name in Arabic letters in the list of a page that is read from the left. */
static void page_from_the_left_stays_as_it_is_around_a_name_from_the_right(void **state)
{
    (void)state;
    struct example example;
    example_open(
        &example,
        "\"speakers\": [{\"id\": \"a\", \"name\": \"قاناتبەك\"}, {\"id\": \"b\", \"name\": "
        "\"Анна\"}], \"sessions\": [{\"id\": \"s\", \"title\": {\"kk\": \"Ашылу\"}, "
        "\"start\": \"2025-11-20T10:00\", \"minutes\": 60, \"speakers\": [\"a\", \"b\"]}]");
    example_at(&example, "10:10");
    struct page page = example_page(&example, SLIDE_AGENDA, "kk", 0);
    const struct box *names = page_find(&page, "Анна"), *title = page_find(&page, "Ашылу");

    const struct paragraph *set = &names->text.paragraph;
    assert_string_equal(text_to_c(&example.arena, set->lines[0].text), "قاناتبەك, Анна");
    assert_int_equal(set->lines[0].x, 0);
    assert_int_equal(names->rect.x, title->rect.x);
    assert_string_equal(typesetter_face_name(example.typesetter, set->glyphs[0].face),
                        "Noto Naskh Arabic"); /* the leftmost */
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turning_a_page_over_twice_gives_it_back),
        cmocka_unit_test(no_text_is_clipped_or_stands_off_the_page),
        cmocka_unit_test(header_of_a_page_from_the_right_begins_at_the_right),
        cmocka_unit_test(bar_grows_and_dots_advance_from_the_right),
        cmocka_unit_test(rows_run_from_the_time_at_the_right_to_the_room_at_the_left),
        cmocka_unit_test(joined_letters_are_never_transparent),
        cmocka_unit_test(names_of_both_directions_are_listed_from_the_right),
        cmocka_unit_test(titles_take_the_bold_naskh_and_other_text_the_regular),
        cmocka_unit_test(page_from_the_left_stays_as_it_is_around_a_name_from_the_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
