/* Where to read on, and the code of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "signs.h"

static const char two_links[] =
    "\"links\": [{\"id\": \"mfa\", \"url\": \"https://www.gov.kz/memleket/entities/mfa\", "
    "\"label\": {\"kk\": \"Сыртқы істер министрлігі\", \"ru\": \"Министерство иностранных дел\"}},"
    "{\"id\": \"map\", \"url\": \"https://example.org/a-long-path/\"}]";

static void a_link_is_told_by_its_label_its_bare_address_and_a_code(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_links);
    example_at(&example, "10:00");
    struct page page = example_page(&example, SLIDE_LINK, "ru", 0);
    const struct box *label = page_find(&page, "Министерство"), *code = page_box(&page, BOX_CODE);
    const struct box *address = page_find(&page, "gov.kz");

    assert_non_null(label);
    assert_non_null(code);
    assert_non_null(address);
    assert_null(page_find(&page, "https"));
    assert_true(label->text.paragraph.px > address->text.paragraph.px);
    assert_true(code->rect.width >= 26 * 12);
    assert_int_equal(code->rect.width, code->code.side * code->code.module_px);
    assert_non_null(page_find(&page, "камеру"));
    example_close(&example);
}

static void each_link_has_a_page_of_its_own_where_its_label_is_told(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_links);
    example_at(&example, "10:00");

    assert_int_equal(example_count(&example, SLIDE_LINK, "kk"), 2);
    assert_int_equal(example_count(&example, SLIDE_LINK, "en"), 1); /* the label is not English */
    assert_true(example.deck.problems.total > 0);
    struct page page = example_page(&example, SLIDE_LINK, "en", 0);
    const struct box *address = page_find(&page, "example.org");
    assert_non_null(address);
    struct text line = address->text.paragraph.lines[address->text.paragraph.line_count - 1].text;
    assert_false(text_ends_with(line, TEXT("/")));
    example_close(&example);
}

static void a_playlist_may_name_one_of_them(void **state)
{
    (void)state;
    struct example example;
    char records[1024];
    snprintf(records, sizeof records,
             "%s, \"playlists\": [{\"id\": \"p\", \"slides\": [{\"show\": \"link\", \"ids\": "
             "[\"map\"]}]}]",
             two_links);
    example_open(&example, records);
    example_at(&example, "10:00");

    assert_int_equal(example_count(&example, SLIDE_LINK, "kk"), 1);
    struct page page = example_page(&example, SLIDE_LINK, "kk", 0);
    assert_non_null(page_find(&page, "example.org"));
    example_close(&example);
}

static void an_address_is_broken_behind_strokes_and_never_at_a_hyphen(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "\"links\": [{\"id\": \"a\", \"url\": \"https://example.org/"
                           "first-part-of-it/second-part-of-it/third-part-of-it/the-end\"}]");
    signs_at(&example, &screen_shapes[5], "10:00");
    struct page page = example_page(&example, SLIDE_LINK, "kk", 0);
    const struct paragraph *address = &page_find(&page, "example.org")->text.paragraph;

    assert_true(address->line_count > 1);
    for (size_t i = 0; i < address->line_count; i++) {
        struct text line = address->lines[i].text;
        assert_false(address->lines[i].hyphen);
        assert_true(text_find(line, TEXT("-")) == SIZE_MAX || !text_ends_with(line, TEXT("-")));
        if (i + 1 < address->line_count)
            assert_true(text_ends_with(line, TEXT("/")));
    }
    example_close(&example);
}

static void what_is_too_long_for_a_code_is_shown_without_one_and_reported(void **state)
{
    (void)state;
    struct example example;
    char url[300] = "https://example.org/", records[512];
    memset(url + strlen(url), 'a', 270);
    snprintf(records, sizeof records, "\"links\": [{\"id\": \"a\", \"url\": \"%s\"}]", url);
    example_open(&example, records);
    signs_at(&example, &(struct screen_shape){480, 272, 1}, "10:00");
    struct page page = example_page(&example, SLIDE_LINK, "kk", 0);

    assert_null(page_box(&page, BOX_CODE));
    assert_null(page_find(&page, "камера"));
    assert_non_null(page_find(&page, "example.org/"));
    assert_true(example.deck.problems.total > 0);
    assert_true(text_find(example.deck.problems.items[0].path, TEXT("links[0].url")) == 0);
    signs_at(&example, &screen_shapes[0], "10:00"); /* 800×480 has room for it */
    page = example_page(&example, SLIDE_LINK, "kk", 0);
    assert_non_null(page_box(&page, BOX_CODE));
    example_close(&example);
}

static void links_keep_their_place_at_every_size(void **state)
{
    (void)state;
    struct example example;
    example_open(&example,
                 "\"links\": [{\"id\": \"mfa\", \"url\": "
                 "\"https://www.gov.kz/memleket/entities/mfa?lang=kk\", \"label\": {"
                 "\"kk\": \"Қазақстан Республикасы Сыртқы істер министрлігінің ресми сайты\", "
                 "\"ru\": \"Официальный сайт Министерства иностранных дел Республики Казахстан\", "
                 "\"en\": \"The official site of the Ministry of Foreign Affairs of the Republic "
                 "of Kazakhstan\"}}, {\"id\": \"b\", \"url\": \"https://example.org/\"}]");
    assert_all_sound(&example, SLIDE_LINK, "10:00", 6);
    assert_all_sound(&example, SLIDE_LINK, NULL, 6);
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_is_told_by_its_label_its_bare_address_and_a_code),
        cmocka_unit_test(each_link_has_a_page_of_its_own_where_its_label_is_told),
        cmocka_unit_test(a_playlist_may_name_one_of_them),
        cmocka_unit_test(an_address_is_broken_behind_strokes_and_never_at_a_hyphen),
        cmocka_unit_test(what_is_too_long_for_a_code_is_shown_without_one_and_reported),
        cmocka_unit_test(links_keep_their_place_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
