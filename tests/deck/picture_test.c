/* A poster over the whole page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "signs.h"

static const char two_posters[] =
    "\"pictures\": [{\"id\": \"a\", \"image\": \"a.png\"},"
    "{\"id\": \"b\", \"image\": \"b.png\", \"caption\": {\"kk\": \"Кешкі концерт\", "
    "\"ru\": \"Вечерний концерт\"}}]";

static const char with_notices[] =
    "\"pictures\": [{\"id\": \"b\", \"image\": \"b.png\", \"caption\": {\"kk\": \"Кешкі концертке "
    "барлық қатысушыларды шақырамыз\", \"ru\": \"Приглашаем всех участников на вечерний концерт\", "
    "\"en\": \"All participants are invited to the concert this evening\"}}],"
    "\"notices\": [{\"id\": \"u\", \"severity\": \"urgent\", \"text\": {\"kk\": \"Лифт "
    "істемейді\", "
    "\"ru\": \"Лифт не работает\", \"en\": \"The lift is out of order\"}, "
    "\"until\": \"2025-11-20T18:00\"},"
    "{\"id\": \"i\", \"severity\": \"info\", \"text\": {\"kk\": \"Түскі ас екінші қабатта\", "
    "\"ru\": \"Обед на втором этаже\", \"en\": \"Lunch is on the second floor\"}, "
    "\"until\": \"2025-11-20T18:00\"}]";

static void a_poster_covers_the_whole_page(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_posters);
    example_at(&example, "10:00");
    struct page page = example_page(&example, SLIDE_PICTURE, "kk", 0);
    const struct box *poster = page_box(&page, BOX_PHOTO);

    assert_non_null(poster);
    assert_int_equal(poster->photo.fit, PHOTO_COVER);
    assert_int_equal(poster->photo.ground, page.background);
    assert_true(text_equal(poster->photo.source, TEXT("pictures[0].image")));
    assert_memory_equal(&poster->rect, (&(struct rect){0, 0, page.width, page.height}),
                        sizeof poster->rect);
    assert_ptr_equal(poster, &page.boxes[page.box_count - 1]);
    example_close(&example);
}

static void beneath_it_stand_the_events_title_and_an_ornament(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_posters);
    example_at(&example, "10:00");
    struct page page = example_page(&example, SLIDE_PICTURE, "kk", 0);
    const struct box *poster = page_box(&page, BOX_PHOTO), *rosette = page_box(&page, BOX_STROKES);

    assert_non_null(rosette);
    assert_true(rosette < poster);
    assert_int_equal(page.boxes[0].text.role, ROLE_TITLE);
    example_close(&example);
}

static void its_caption_stands_over_its_foot_in_the_pages_language_or_there_is_no_page(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_posters);
    example_at(&example, "10:00");

    assert_int_equal(example_count(&example, SLIDE_PICTURE, "kk"), 2);
    assert_int_equal(example_count(&example, SLIDE_PICTURE, "en"), 1);
    assert_true(text_equal(example.deck.problems.items[0].path, TEXT("pictures[1].caption")));
    struct page page = example_page(&example, SLIDE_PICTURE, "ru", 1);
    const struct box *poster = page_box(&page, BOX_PHOTO), *caption = page_find(&page, "концерт");
    assert_non_null(caption);
    const struct box *band = caption - 1;
    assert_int_equal(poster->rect.height, page.height);
    assert_true(band > poster && band->kind == BOX_FILL);
    assert_int_equal(band->rect.y + band->rect.height, page.height);
    assert_int_equal(band->rect.height, poster->photo.foot); /* of other shapes nothing is hidden */
    assert_true(band->rect.y > page.height * 8 / 10);
    assert_int_equal(band->fill.colour >> 24, 0xFF); /* readable whatever lies beneath */
    example_close(&example);
}

static void a_poster_that_cannot_be_shown_makes_no_page_and_it_is_told(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, two_posters);
    const struct missing_picture missing = {example.programme->pictures[0].image,
                                            TEXT("the server says 404")};
    example.settings.missing = &missing;
    example.settings.missing_count = 1;
    example_at(&example, "10:00");

    assert_int_equal(example_count(&example, SLIDE_PICTURE, "kk"), 1);
    const struct problem *problem = &example.deck.problems.items[0];
    assert_true(text_equal(problem->path, TEXT("pictures[0].image")));
    assert_true(text_find(problem->message, TEXT("404")) != SIZE_MAX);
    example.settings.missing_count = 0;
    example_at(&example, "10:00");
    assert_int_equal(example_count(&example, SLIDE_PICTURE, "kk"), 2);
    example_close(&example);
}

static void a_rotation_of_posters_that_cannot_be_shown_is_not_empty(void **state)
{
    (void)state;
    struct example example;
    example_open(&example,
                 "\"pictures\": [{\"id\": \"a\", \"image\": \"a.png\"}],"
                 "\"playlists\": [{\"id\": \"p\", \"slides\": [{\"show\": \"picture\"}]}]");
    const struct missing_picture missing = {example.programme->pictures[0].image, TEXT("gone")};
    example.settings.missing = &missing;
    example.settings.missing_count = 1;
    example_at(&example, "10:00");

    assert_int_equal(example.deck.count, 1);
    assert_int_equal(example.deck.plans[0].kind, SLIDE_WELCOME);
    example_close(&example);
}

static void what_must_be_known_stays_above_and_below_it(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, with_notices);
    example_at(&example, "10:00");
    struct page page = example_page(&example, SLIDE_PICTURE, "kk", 0);
    const struct box *poster = page_box(&page, BOX_PHOTO);
    const struct box *urgent = page_find(&page, "Лифт"), *info = page_find(&page, "Түскі ас");

    assert_non_null(urgent);
    assert_non_null(info);
    assert_true(urgent->rect.y + urgent->rect.height <= poster->rect.y);
    assert_true(info->rect.y >= poster->rect.y + poster->rect.height);
    example_close(&example);
}

static void posters_keep_their_place_at_every_size(void **state)
{
    (void)state;
    struct stale_document stale = {.reason = STALE_NO_NETWORK, .as_of = INSTANT_NONE};
    struct example example;
    example_open(&example, with_notices);
    assert_all_sound(&example, SLIDE_PICTURE, "10:00", 3);
    assert_all_sound(&example, SLIDE_PICTURE, NULL, 3);
    stale.address = example.programme->documents[0];
    example.settings.stale = &stale;
    example.settings.stale_count = 1;
    assert_all_sound(&example, SLIDE_PICTURE, "10:00", 3);
    example_close(&example);
    example_open(&example, two_posters);
    assert_all_sound(&example, SLIDE_PICTURE, "10:00", 5);
    example_close(&example);
}

static bool lies_on(const struct rect *a, const struct rect *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static void the_events_logo_stands_on_the_welcome_page_above_its_words(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "\"theme\": {\"logo\": \"https://example.org/logo.png\"}");
    for (size_t i = 0; i < screen_shape_count; i++) {
        signs_at(&example, &screen_shapes[i], "10:00");
        struct page page = example_page(&example, SLIDE_WELCOME, "kk", 0);
        const struct box *logo = page_box(&page, BOX_PHOTO);
        bool has_room = screen_shapes[i].scale < 1.1f;
        assert_true(!has_room || logo);
        for (size_t j = 0; logo && j < page.box_count; j++) {
            const struct box *box = &page.boxes[j];
            assert_false(box->kind == BOX_TEXT && lies_on(&box->rect, &logo->rect));
        }
        if (logo) {
            assert_int_equal(logo->photo.fit, PHOTO_CONTAIN);
            assert_true(logo->rect.y > 0 && logo->rect.x > 0);
        }
    }
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_events_logo_stands_on_the_welcome_page_above_its_words),
        cmocka_unit_test(a_poster_covers_the_whole_page),
        cmocka_unit_test(beneath_it_stand_the_events_title_and_an_ornament),
        cmocka_unit_test(
            its_caption_stands_over_its_foot_in_the_pages_language_or_there_is_no_page),
        cmocka_unit_test(a_poster_that_cannot_be_shown_makes_no_page_and_it_is_told),
        cmocka_unit_test(a_rotation_of_posters_that_cannot_be_shown_is_not_empty),
        cmocka_unit_test(what_must_be_known_stays_above_and_below_it),
        cmocka_unit_test(posters_keep_their_place_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
