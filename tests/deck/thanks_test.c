/* Sponsors, partners and others who are thanked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "signs.h"

enum { RECORDS_BYTES = 64 * 1024 };

static const char two_kinds[] =
    "\"thanks\": [{\"id\": \"a\", \"kind\": \"thanks\", \"name\": {\"kk\": \"Қоғамдық қор\", "
    "\"ru\": \"Общественный фонд\"}, \"text\": {\"kk\": \"Еңбегі үшін\"}},"
    "{\"id\": \"b\", \"kind\": \"sponsor\", \"name\": \"Үлкен банк\", \"logo\": \"bank.png\"},"
    "{\"id\": \"c\", \"kind\": \"sponsor\", \"name\": \"Кіші банк\"}]";

/* So many partners of one name, every second with a text; with a logo each where it is wanted. */
static void open_many(struct example *example, int count, const char *name, bool with_logos)
{
    static char records[RECORDS_BYTES];
    int size = snprintf(records, sizeof records, "\"thanks\": [");
    for (int i = 0; i < count; i++)
        size += snprintf(records + size, sizeof records - (size_t)size,
                         "%s{\"id\": \"p%d\", \"kind\": \"partner\", \"name\": \"%s %d\"%s%s}",
                         i ? "," : "", i, name, i,
                         with_logos && i % 3 != 2 ? ", \"logo\": \"l.png\"" : "",
                         i % 2 ? ", \"text\": {\"kk\": \"Ұйымдастыруға қолдау көрсетті\", \"ru\": "
                                 "\"Поддержка в организации\", \"en\": \"Support\"}"
                               : "");
    snprintf(records + size, sizeof records - (size_t)size, "]");
    example_open(example, records);
}

static void each_kind_has_its_own_page_and_heading_sponsors_first(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_kinds);
    example_at(&example, "10:00");

    assert_int_equal(example_count(&example, SLIDE_THANKS, "kk"), 2);
    struct page sponsors = example_page(&example, SLIDE_THANKS, "kk", 0);
    assert_non_null(page_find(&sponsors, "ДЕМЕУШІЛЕР"));
    assert_non_null(page_find(&sponsors, "Үлкен банк"));
    assert_non_null(page_find(&sponsors, "Кіші банк"));
    assert_null(page_find(&sponsors, "Қоғамдық"));
    struct page thanked = example_page(&example, SLIDE_THANKS, "kk", 1);
    assert_non_null(page_find(&thanked, "АЛҒЫС АЙТАМЫЗ"));
    assert_non_null(page_find(&thanked, "Қоғамдық қор"));
    assert_non_null(page_find(&thanked, "Еңбегі үшін"));
    example_close(&example);
}

static void a_text_of_another_language_is_left_out_and_told(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_kinds);
    example_at(&example, "10:00");

    struct page page = example_page(&example, SLIDE_THANKS, "ru", 1);
    assert_non_null(page_find(&page, "Общественный фонд"));
    assert_null(page_find(&page, "Еңбегі"));
    assert_true(example.deck.problems.total > 0);
    assert_true(text_equal(example.deck.problems.items[0].path, TEXT("thanks[0].text")));
    example_close(&example);
}

static void a_logo_is_contained_on_a_light_plate_with_the_name_in_dark_beneath_it(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_kinds);
    example_at(&example, "10:00");
    struct page page = example_page(&example, SLIDE_THANKS, "kk", 0);
    const struct box *logo = page_box(&page, BOX_PHOTO);

    assert_non_null(logo);
    assert_int_equal(logo->photo.fit, PHOTO_CONTAIN);
    assert_true(text_equal(logo->photo.source, TEXT("thanks[1].logo")));
    assert_int_equal(logo[-2].kind, BOX_FILL);
    assert_int_equal(logo[-2].fill.colour, logo->photo.ground);
    assert_true(logo->rect.x - logo[-2].rect.x >= 12 && logo->rect.y - logo[-2].rect.y >= 12);
    assert_int_equal(2 * (logo->rect.x - logo[-2].rect.x) + logo->rect.width,
                     logo[-2].rect.width); /* it does not touch the plate's edge */
    assert_int_equal(logo[-1].kind, BOX_TEXT);
    assert_true((logo[-1].text.colour & 0xFF) < 0x60 && (logo->photo.ground & 0xFF) > 0xD0);
    example_close(&example);
}

static size_t names_of(struct example *example, size_t page_count, size_t *least, size_t *most)
{
    size_t all = 0;
    *least = SIZE_MAX;
    *most = 0;
    for (size_t n = 0; n < page_count; n++) {
        struct page page = example_page(example, SLIDE_THANKS, "kk", n);
        size_t names = 0;
        for (size_t i = 0; i < page.box_count; i++)
            names += page.boxes[i].kind == BOX_TEXT && page.boxes[i].text.role == ROLE_NAME;
        *least = names < *least ? names : *least;
        *most = names > *most ? names : *most;
        all += names;
    }
    return all;
}

static void without_its_logo_a_name_is_said_once(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_kinds);
    const struct missing_picture missing = {example.programme->thanks[1].logo, TEXT("gone")};
    example_at(&example, "10:00");
    size_t least, most, with_logo = names_of(&example, 1, &least, &most);
    example.settings.missing = &missing;
    example.settings.missing_count = 1;
    example_at(&example, "10:00");
    struct page page = example_page(&example, SLIDE_THANKS, "kk", 0);

    assert_int_equal(with_logo, 3); /* one lies beneath the logo until it is painted */
    assert_int_equal(names_of(&example, 1, &least, &most), 2);
    assert_null(page_box(&page, BOX_PHOTO));
    assert_true(text_equal(example.deck.problems.items[0].path, TEXT("thanks[1].logo")));
    example_close(&example);
}

static const struct box *plate_of(const struct page *page)
{
    const struct box *logo = page_box(page, BOX_PHOTO);
    assert_non_null(logo);
    return logo - 2;
}

static void the_plates_of_all_pages_are_of_one_size(void **state)
{
    (void)state;
    for (int count = 5; count <= 40; count += 5) {
        struct example example;
        open_many(&example, count, "Қазақстан Республикасы Ғылым министрлігінің институты", true);
        example_at(&example, "10:00");
        size_t pages = example_count(&example, SLIDE_THANKS, "kk");
        struct page first = example_page(&example, SLIDE_THANKS, "kk", 0);
        struct rect plate = plate_of(&first)->rect;
        assert_true(count < 40 || pages > 1);
        for (size_t i = 1; i < pages; i++) {
            struct page page = example_page(&example, SLIDE_THANKS, "kk", i);
            assert_int_equal(plate_of(&page)->rect.width, plate.width);
            assert_int_equal(plate_of(&page)->rect.height, plate.height);
        }
        example_close(&example);
    }
}

static void many_are_spread_evenly_over_pages_and_none_is_lost(void **state)
{
    (void)state;
    struct example example;
    open_many(&example, 40, "Серіктес ұйым", false);
    example_at(&example, "10:00");
    size_t pages = example_count(&example, SLIDE_THANKS, "kk"), least, most;

    assert_true(pages >= 5 && pages <= 10);
    assert_int_equal(names_of(&example, pages, &least, &most), 40);
    assert_true(most - least <= 1);
    example_close(&example);
}

static void a_few_are_named_in_large_letters(void **state)
{
    (void)state;
    struct example few, many;
    open_many(&few, 2, "Ұйым", false);
    open_many(&many, 40, "Ұйым", false);
    example_at(&few, "10:00");
    example_at(&many, "10:00");
    struct page large = example_page(&few, SLIDE_THANKS, "kk", 0);
    struct page small = example_page(&many, SLIDE_THANKS, "kk", 0);

    assert_true(page_find(&large, "Ұйым")->text.paragraph.px >= 6 * 12);
    assert_true(page_find(&small, "Ұйым")->text.paragraph.px < 6 * 12);
    assert_non_null(page_box(&large, BOX_STROKES));
    assert_null(page_box(&small, BOX_STROKES));
    example_close(&few);
    example_close(&many);
}

static void they_keep_their_place_at_every_size(void **state)
{
    static const char *const names[] = {
        "Қор", "Қазақстан Республикасы Ғылым және жоғары білім министрлігінің Философия, "
               "саясаттану және дінтану институты"};
    static const int counts[] = {1, 2, 7, 18};
    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        for (int name = 0; name < 2; name++) {
            for (int logos = 0; logos < 2; logos++) {
                struct example example;
                open_many(&example, counts[i], names[name], logos);
                assert_all_sound(&example, SLIDE_THANKS, "10:00", 3);
                example_close(&example);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_has_its_own_page_and_heading_sponsors_first),
        cmocka_unit_test(a_text_of_another_language_is_left_out_and_told),
        cmocka_unit_test(a_logo_is_contained_on_a_light_plate_with_the_name_in_dark_beneath_it),
        cmocka_unit_test(without_its_logo_a_name_is_said_once),
        cmocka_unit_test(the_plates_of_all_pages_are_of_one_size),
        cmocka_unit_test(many_are_spread_evenly_over_pages_and_none_is_lost),
        cmocka_unit_test(a_few_are_named_in_large_letters),
        cmocka_unit_test(they_keep_their_place_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
