/* The store of decoded photos: what it keeps, what it drops, and that both threads may use it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "screen/decoding.h"
#include "screen/paint.h"
#include "screen/photos.h"
#include "screen/picture.h"

enum { STORE_BYTES = 1024 * 1024 };

static void copy_out(void *context, const struct packed *photo)
{
    struct pixels **copy = context;
    *copy = pixels_create(photo->width, photo->height);
    for (int y = 0; y < photo->height; y++)
        packed_row(photo, 0, y, photo->width, pixels_at(*copy, 0, y));
}

static void picture_is_found_only_in_the_size_it_was_made_in(void **state)
{
    (void)state;
    struct file file = file_png(paint_quarters, 64, 64, PNG_RGB, false);
    struct photos *photos = photos_create(STORE_BYTES);
    struct pixels *copy = NULL;
    struct error error;

    assert_true(photos_decode(photos, TEXT("a"), file_text(&file), photo_face(30, 30), &error));

    assert_true(photos_has(photos, TEXT("a"), photo_face(30, 30)));
    assert_false(photos_has(photos, TEXT("a"), photo_face(30, 31)));
    assert_false(photos_has(photos, TEXT("b"), photo_face(30, 30)));
    assert_false(photos_use(photos, TEXT("a"), photo_face(60, 60), copy_out, &copy));
    assert_null(copy);
    /* Decoded once: the bytes are not looked at again. */
    assert_true(photos_decode(photos, TEXT("a"), TEXT("no picture"), photo_face(30, 30), &error));
    photos_destroy(photos);
    file_free(&file);
}

static void other_bytes_of_a_picture_take_its_place_once_they_are_decoded(void **state)
{
    (void)state;
    struct file before = file_png(paint_quarters, 64, 64, PNG_RGB, false),
                after = file_png(paint_waves, 64, 64, PNG_RGB, false);
    struct photos *photos = photos_create(30 * 30 * 3); /* so it is not there twice */
    struct pixels *copy = NULL, *expected = decoding_of(&after, 30, 30);
    struct error error;
    assert_true(photos_decode(photos, TEXT("a"), file_text(&before), photo_face(30, 30), &error));

    assert_false(photos_replace(photos, TEXT("a"), TEXT("no picture"), photo_face(30, 30), &error));
    assert_true(photos_has(photos, TEXT("a"), photo_face(30, 30)));
    assert_true(photos_replace(photos, TEXT("a"), file_text(&after), photo_face(30, 30), &error));

    assert_true(photos_use(photos, TEXT("a"), photo_face(30, 30), copy_out, &copy));
    assert_pictures_equal(copy, expected);
    pixels_destroy(expected);
    pixels_destroy(copy);
    photos_destroy(photos);
    file_free(&before);
    file_free(&after);
}

static void longest_unused_picture_is_dropped_when_the_store_is_full(void **state)
{
    (void)state;
    struct file file = file_png(paint_quarters, 64, 64, PNG_RGB, false);
    struct photos *photos = photos_create(3 * 100 * 100 * 3);
    struct error error;
    assert_true(photos_decode(photos, TEXT("a"), file_text(&file), photo_face(100, 100), &error));
    assert_true(photos_decode(photos, TEXT("b"), file_text(&file), photo_face(100, 100), &error));
    assert_true(photos_decode(photos, TEXT("c"), file_text(&file), photo_face(100, 100), &error));
    assert_true(
        photos_has(photos, TEXT("a"), photo_face(100, 100))); /* used again: now b is the oldest */

    assert_true(photos_decode(photos, TEXT("d"), file_text(&file), photo_face(100, 100), &error));

    assert_false(photos_has(photos, TEXT("b"), photo_face(100, 100)));
    assert_true(photos_has(photos, TEXT("a"), photo_face(100, 100)));
    assert_true(photos_has(photos, TEXT("c"), photo_face(100, 100)));
    assert_true(photos_has(photos, TEXT("d"), photo_face(100, 100)));
    assert_false(photos_decode(photos, TEXT("e"), file_text(&file), photo_face(200, 200), &error));
    assert_int_equal(error.kind, ERROR_LIMIT);
    photos_destroy(photos);
    file_free(&file);
}

static struct box photo_box(struct text address, int side)
{
    return (struct box){
        .kind = BOX_PHOTO, .rect = {0, 0, side, side}, .photo = {.address = address}};
}

static void pictures_of_the_page_that_is_up_and_of_the_next_are_never_pushed_out(void **state)
{
    (void)state;
    struct file file = file_png(paint_quarters, 64, 64, PNG_RGB, false);
    struct photos *photos = photos_create(3 * 100 * 100 * 3);
    struct box up = photo_box(TEXT("up"), 100), next = photo_box(TEXT("next"), 100);
    struct page page_up = {.boxes = &up, .box_count = 1},
                page_next = {.boxes = &next, .box_count = 1};
    static const char *const others[] = {"a", "b", "c", "d", "e"};
    struct error error;
    assert_true(photos_decode(photos, TEXT("up"), file_text(&file), photo_face(100, 100), &error));
    photos_keep(photos, PHOTOS_UP, &page_up);
    photos_keep(photos, PHOTOS_NEXT, &page_next);
    assert_true(
        photos_decode(photos, TEXT("next"), file_text(&file), photo_face(100, 100), &error));

    for (int i = 0; i < 5; i++)
        assert_true(photos_decode(photos, text_from(others[i]), file_text(&file),
                                  photo_face(100, 100), &error));

    assert_true(photos_has(photos, TEXT("up"), photo_face(100, 100)));
    assert_true(photos_has(photos, TEXT("next"), photo_face(100, 100)));
    assert_true(photos_has(photos, TEXT("e"), photo_face(100, 100)));
    assert_false(photos_has(photos, TEXT("d"), photo_face(100, 100)));
    photos_destroy(photos);
    file_free(&file);
}

static void picture_that_finds_no_room_beside_those_on_the_screen_is_refused(void **state)
{
    (void)state;
    struct file file = file_png(paint_quarters, 64, 64, PNG_RGB, false);
    struct photos *photos = photos_create(3 * 100 * 100 * 3);
    struct box boxes[] = {photo_box(TEXT("a"), 100), photo_box(TEXT("b"), 100),
                          photo_box(TEXT("c"), 100)};
    struct page page = {.boxes = boxes, .box_count = 3}, bare = {0};
    struct error error = {0};
    photos_keep(photos, PHOTOS_UP, &page);
    assert_true(photos_decode(photos, TEXT("a"), file_text(&file), photo_face(100, 100), &error));
    assert_true(photos_decode(photos, TEXT("b"), file_text(&file), photo_face(100, 100), &error));
    assert_true(photos_decode(photos, TEXT("c"), file_text(&file), photo_face(100, 100), &error));

    assert_false(photos_decode(photos, TEXT("d"), file_text(&file), photo_face(100, 100), &error));

    assert_int_equal(error.kind, ERROR_LIMIT);
    assert_non_null(strstr(error.message, "no room for a picture of 100 × 100 px"));
    photos_keep(photos, PHOTOS_UP, &bare); /* the page has gone */
    assert_true(photos_decode(photos, TEXT("d"), file_text(&file), photo_face(100, 100), &error));
    assert_false(photos_has(photos, TEXT("a"), photo_face(100, 100)));
    photos_destroy(photos);
    file_free(&file);
}

static void stopped_store_decodes_nothing_and_keeps_what_it_has(void **state)
{
    (void)state;
    struct file files[] = {file_jpeg(paint_waves, 64, 64, JPEG_PLAIN, 90),
                           file_jpeg(paint_waves, 64, 64, JPEG_PROGRESSIVE, 90),
                           file_png(paint_waves, 64, 64, PNG_RGB, false),
                           file_png(paint_waves, 64, 64, PNG_RGB, true),
                           file_webp(paint_waves, 64, 64, WEBP_LOSSY),
                           file_webp(paint_waves, 64, 64, WEBP_LOSSLESS)};
    struct photos *photos = photos_create(STORE_BYTES);
    struct error error = {0};
    assert_true(photos_decode(photos, TEXT("a"), file_text(&files[0]), photo_face(30, 30), &error));

    photos_stop(photos);

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        error = (struct error){0};
        assert_false(
            photos_decode(photos, TEXT("b"), file_text(&files[i]), photo_face(30, 30), &error));
        assert_string_equal(error.message, "the display ends");
        file_free(&files[i]);
    }
    assert_true(photos_has(photos, TEXT("a"), photo_face(30, 30)));
    photos_destroy(photos);
}

static void photo_box_is_painted_with_round_corners_once_it_is_there(void **state)
{
    (void)state;
    struct file file = file_png(paint_quarters, 64, 64, PNG_RGB, false);
    struct photos *photos = photos_create(STORE_BYTES);
    struct box box = {.kind = BOX_PHOTO,
                      .rect = {-10, 10, 60, 60},
                      .photo = {.address = TEXT("a"), .radius = 30}};
    struct page page = {
        .width = 80, .height = 80, .background = PICTURE_GROUND, .boxes = &box, .box_count = 1};
    struct pixels *before = pixels_create(80, 80), *after = pixels_create(80, 80);
    struct error error;

    paint_page(before, &page, NULL, photos);
    assert_true(photos_decode(photos, TEXT("a"), file_text(&file), photo_face(60, 60), &error));
    paint_page(after, &page, NULL, photos);

    for (int i = 0; i < 80 * 80; i++)
        assert_int_equal(before->data[i], PICTURE_GROUND);
    assert_int_equal(picture_at(after, 0, 30), 0xE00000);
    assert_int_equal(picture_at(after, 45, 30), 0x00E000);
    assert_int_equal(picture_at(after, 45, 50), 0xE0E0E0);
    assert_int_equal(picture_at(after, 49, 11), PICTURE_GROUND);
    pixels_destroy(before);
    pixels_destroy(after);
    photos_destroy(photos);
    file_free(&file);
}

struct shared {
    struct photos *photos;
    const struct file *file;
};

static void *decode_many(void *context)
{
    struct shared *shared = context;

    for (int size = 10; size < 60; size++)
        photos_decode(shared->photos, TEXT("a"), file_text(shared->file), photo_face(size, size),
                      NULL);
    return NULL;
}

static void trimming_leaves_what_is_kept_and_what_was_used_last(void **state)
{
    (void)state;
    struct file file = file_png(paint_quarters, 64, 64, PNG_RGB, false);
    struct photos *photos = photos_create(STORE_BYTES);
    struct box boxes[] = {
        {.kind = BOX_PHOTO, .rect = {0, 0, 100, 100}, .photo = {.address = TEXT("a")}}};
    struct page page = {.boxes = boxes, .box_count = 1};
    static const struct text addresses[] = {TEXT("a"), TEXT("b"), TEXT("c"), TEXT("d")};
    struct error error;
    for (size_t i = 0; i < 4; i++)
        assert_true(
            photos_decode(photos, addresses[i], file_text(&file), photo_face(100, 100), &error));
    photos_keep(photos, PHOTOS_UP, &page);

    photos_trim(photos, 2 * 100 * 100 * 3);
    assert_true(photos_has(photos, TEXT("a"), photo_face(100, 100)));
    assert_false(photos_has(photos, TEXT("b"), photo_face(100, 100)));
    assert_false(photos_has(photos, TEXT("c"), photo_face(100, 100)));
    assert_true(photos_has(photos, TEXT("d"), photo_face(100, 100)));

    photos_trim(photos, 0);
    assert_true(photos_has(photos, TEXT("a"), photo_face(100, 100)));
    assert_false(photos_has(photos, TEXT("d"), photo_face(100, 100)));
    photos_destroy(photos);
    file_free(&file);
}

static void ignore(void *context, const struct packed *photo)
{
    *(uint32_t *)context ^= photo->channels[0];
}

static void decoding_and_finding_go_on_at_once(void **state)
{
    (void)state;
    struct file file = file_png(paint_quarters, 64, 64, PNG_RGB, false);
    struct shared shared = {photos_create(30000), &file};
    pthread_t workers[2];
    uint32_t seen = 0;

    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&workers[i], NULL, decode_many, &shared), 0);
    for (int i = 0; i < 20000; i++)
        photos_use(shared.photos, TEXT("a"), photo_face(10 + i % 50, 10 + i % 50), ignore, &seen);
    for (int i = 0; i < 2; i++)
        pthread_join(workers[i], NULL);

    assert_true(photos_has(shared.photos, TEXT("a"), photo_face(59, 59)));
    photos_destroy(shared.photos);
    file_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(picture_is_found_only_in_the_size_it_was_made_in),
        cmocka_unit_test(other_bytes_of_a_picture_take_its_place_once_they_are_decoded),
        cmocka_unit_test(longest_unused_picture_is_dropped_when_the_store_is_full),
        cmocka_unit_test(pictures_of_the_page_that_is_up_and_of_the_next_are_never_pushed_out),
        cmocka_unit_test(picture_that_finds_no_room_beside_those_on_the_screen_is_refused),
        cmocka_unit_test(stopped_store_decodes_nothing_and_keeps_what_it_has),
        cmocka_unit_test(photo_box_is_painted_with_round_corners_once_it_is_there),
        cmocka_unit_test(trimming_leaves_what_is_kept_and_what_was_used_last),
        cmocka_unit_test(decoding_and_finding_go_on_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
