/* Logos and posters: how a picture fills a place that has not its shape. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "screen/decoding.h"
#include "screen/photos.h"
#include "screen/picture.h"

enum { GROUND = 0xF7F4EC, GREY = 0x808080, TRANSPARENT_RED = 0x00FF0000 };

static struct photo_place place_of(int width, int height, enum photo_fit fit)
{
    return (struct photo_place){.width = width, .height = height, .fit = fit, .ground = GROUND};
}

static uint32_t paint_grey(int x, int y, int width, int height)
{
    (void)x, (void)y, (void)width, (void)height;
    return GREY;
}

/* A frame of one pixel in twenty around grey. */
static uint32_t paint_framed(int x, int y, int width, int height)
{
    bool is_frame = x * 20 < width || y * 20 < height || (width - 1 - x) * 20 < width ||
                    (height - 1 - y) * 20 < height;
    return is_frame ? 0x000000 : GREY;
}

static uint32_t paint_left_half(int x, int y, int width, int height)
{
    (void)y, (void)height;
    return x < width / 2 ? 0xFF000000 | GREY : TRANSPARENT_RED;
}

static void assert_ground(const struct pixels *photo, int left, int top, int right, int bottom)
{
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            assert_int_equal(picture_at(photo, x, y), GROUND);
}

static void a_contained_picture_stands_whole_in_the_middle_of_its_ground(void **state)
{
    (void)state;
    struct file file = file_png(paint_framed, 200, 100, PNG_RGB, false);
    struct pixels *photo = decoding_at(&file, place_of(100, 90, PHOTO_CONTAIN));

    assert_int_equal(photo->width, 100);
    assert_int_equal(photo->height, 90);
    assert_ground(photo, 0, 0, 100, 20);
    assert_ground(photo, 0, 70, 100, 90);
    assert_int_equal(picture_at(photo, 0, 20), 0); /* its own edges are there */
    assert_int_equal(picture_at(photo, 99, 69), 0);
    assert_int_equal(picture_at(photo, 50, 45), GREY);
    pixels_destroy(photo);
    file_free(&file);
}

static void a_tall_one_has_ground_on_both_sides_and_a_turned_one_counts_as_it_is_seen(void **state)
{
    (void)state;
    struct file file = file_jpeg(paint_grey, 160, 80, JPEG_PLAIN, 95);
    file_turn(&file, 6, true);
    struct pixels *photo = decoding_at(&file, place_of(120, 80, PHOTO_CONTAIN));

    assert_ground(photo, 0, 0, 40, 80);
    assert_ground(photo, 80, 0, 120, 80);
    assert_int_equal(picture_at(photo, 40, 0), GREY);
    assert_int_equal(picture_at(photo, 79, 79), GREY);
    pixels_destroy(photo);
    file_free(&file);
}

static void transparent_parts_show_the_ground_of_the_place(void **state)
{
    (void)state;
    struct file file = file_png(paint_left_half, 80, 80, PNG_RGBA, false);
    struct pixels *photo = decoding_at(&file, place_of(40, 40, PHOTO_CONTAIN));

    assert_int_equal(picture_at(photo, 5, 20), GREY);
    assert_ground(photo, 20, 0, 40, 40);
    pixels_destroy(photo);
    file_free(&file);
}

static void a_poster_of_nearly_the_shape_covers_its_place(void **state)
{
    (void)state;
    struct file file = file_png(paint_framed, 212, 100, PNG_RGB, false); /* 6 % too wide */
    struct pixels *photo = decoding_at(&file, place_of(200, 100, PHOTO_COVER));

    for (int y = 0; y < 100; y++)
        for (int x = 0; x < 200; x++)
            assert_int_not_equal(picture_at(photo, x, y), GROUND);
    assert_int_equal(picture_at(photo, 4, 50), 0); /* as much is lost on one side */
    assert_int_equal(picture_at(photo, 195, 50), 0);
    assert_int_equal(picture_at(photo, 5, 50), GREY);
    assert_int_equal(picture_at(photo, 194, 50), GREY);
    pixels_destroy(photo);
    file_free(&file);
}

static void a_poster_of_another_shape_is_contained(void **state)
{
    (void)state;
    struct file file = file_png(paint_framed, 216, 100, PNG_RGB, false);
    struct pixels *photo = decoding_at(&file, place_of(200, 100, PHOTO_COVER));

    assert_ground(photo, 0, 0, 200, 3);
    assert_ground(photo, 0, 97, 200, 100);
    assert_int_equal(picture_at(photo, 100, 50), GREY);
    pixels_destroy(photo);
    file_free(&file);
}

static void only_a_poster_of_the_places_shape_reaches_under_its_foot(void **state)
{
    (void)state;
    struct file wide = file_png(paint_grey, 200, 100, PNG_RGB, false);
    struct file tall = file_png(paint_grey, 50, 100, PNG_RGB, false);
    struct photo_place place = place_of(200, 100, PHOTO_COVER);
    place.foot = 20;
    struct pixels *covering = decoding_at(&wide, place), *standing = decoding_at(&tall, place);

    assert_int_equal(picture_at(covering, 0, 99), GREY);
    assert_int_equal(picture_at(covering, 199, 0), GREY);
    assert_ground(standing, 0, 80, 200, 100);
    assert_ground(standing, 0, 0, 80, 80);
    assert_int_equal(picture_at(standing, 80, 0), GREY); /* 40 px wide, in the middle */
    assert_int_equal(picture_at(standing, 119, 79), GREY);
    pixels_destroy(covering);
    pixels_destroy(standing);
    file_free(&wide);
    file_free(&tall);
}

static void note(void *context, const struct packed *photo)
{
    packed_row(photo, 0, 0, 1, context);
}

static uint32_t corner_of(struct photos *photos, struct photo_place place)
{
    uint32_t corner = 0;
    assert_true(photos_use(photos, TEXT("a"), place, note, &corner));
    return corner;
}

static void one_address_in_places_of_several_fits_is_several_pictures(void **state)
{
    (void)state;
    struct file file = file_png(paint_grey, 80, 40, PNG_RGB, false);
    struct photos *photos = photos_create(1024 * 1024);
    struct photo_place contained = place_of(40, 40, PHOTO_CONTAIN), other = contained;
    struct error error;
    other.ground = 0x123456;

    assert_true(photos_decode(photos, TEXT("a"), file_text(&file), contained, &error));
    assert_false(photos_has(photos, TEXT("a"), photo_face(40, 40)));
    assert_false(photos_has(photos, TEXT("a"), other));
    assert_true(photos_decode(photos, TEXT("a"), file_text(&file), photo_face(40, 40), &error));
    assert_true(photos_decode(photos, TEXT("a"), file_text(&file), other, &error));

    assert_int_equal(corner_of(photos, contained), GROUND);
    assert_int_equal(corner_of(photos, other), 0x123456);
    assert_int_equal(corner_of(photos, photo_face(40, 40)), GREY);
    photos_destroy(photos);
    file_free(&file);
}

static void what_the_page_keeps_is_kept_for_its_place_only(void **state)
{
    (void)state;
    struct file file = file_png(paint_grey, 80, 40, PNG_RGB, false);
    struct photos *photos = photos_create(2 * 40 * 40 * 3);
    struct box box = {
        .kind = BOX_PHOTO,
        .rect = {0, 0, 40, 40},
        .photo = {.address = TEXT("a"), .fit = PHOTO_CONTAIN, .ground = 0xFF000000 | GROUND}};
    struct page page = {.boxes = &box, .box_count = 1};
    struct error error;

    photos_keep(photos, PHOTOS_UP, &page);
    assert_true(photos_decode(photos, TEXT("a"), file_text(&file), photo_place_of(&box), &error));
    assert_true(photos_decode(photos, TEXT("a"), file_text(&file), photo_face(40, 40), &error));
    photos_trim(photos, 0);

    assert_true(photos_has(photos, TEXT("a"), place_of(40, 40, PHOTO_CONTAIN)));
    assert_false(photos_has(photos, TEXT("a"), photo_face(40, 40)));
    photos_destroy(photos);
    file_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_contained_picture_stands_whole_in_the_middle_of_its_ground),
        cmocka_unit_test(a_tall_one_has_ground_on_both_sides_and_a_turned_one_counts_as_it_is_seen),
        cmocka_unit_test(transparent_parts_show_the_ground_of_the_place),
        cmocka_unit_test(a_poster_of_nearly_the_shape_covers_its_place),
        cmocka_unit_test(a_poster_of_another_shape_is_contained),
        cmocka_unit_test(only_a_poster_of_the_places_shape_reaches_under_its_foot),
        cmocka_unit_test(one_address_in_places_of_several_fits_is_several_pictures),
        cmocka_unit_test(what_the_page_keeps_is_kept_for_its_place_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
