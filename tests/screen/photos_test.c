/* Photos: the right way up, the right part, and nothing that could hurt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "screen/decoding.h"
#include "screen/picture.h"

static char colour_name(uint32_t pixel)
{
    bool red = picture_red(pixel) > 128, green = picture_green(pixel) > 128,
         blue = picture_blue(pixel) > 128;
    return red && green && blue ? 'w' : red ? 'r' : green ? 'g' : blue ? 'b' : '?';
}

static uint32_t paint_stripes(int x, int y, int width, int height)
{
    (void)y, (void)width, (void)height;
    return x % 2 ? 0xFFFFFF : 0;
}

static uint32_t paint_pair(int x, int y, int width, int height)
{
    (void)y, (void)width, (void)height;
    return x ? 0xC8C8C8 : 0;
}

static uint32_t paint_upper_band(int x, int y, int width, int height)
{
    (void)x, (void)width, (void)height;
    return y >= 50 && y < 150 ? 0xE0E0E0 : 0;
}

static uint32_t paint_middle_band(int x, int y, int width, int height)
{
    (void)y, (void)width, (void)height;
    return x >= 100 && x < 200 ? 0xE0E0E0 : 0;
}

static uint32_t paint_lying_band(int x, int y, int width, int height)
{
    (void)y, (void)width, (void)height;
    return x >= 150 && x < 250 ? 0xE0E0E0 : 0;
}

static uint32_t paint_left_half(int x, int y, int width, int height)
{
    (void)y, (void)height;
    return x < width / 2 ? 0xFFE0E0E0 : 0;
}

static void picture_is_scaled_to_its_place(void **state)
{
    (void)state;
    struct file file = file_png(paint_quarters, 400, 400, PNG_RGB, false);

    struct pixels *photo = decoding_of(&file, 40, 40);

    assert_int_equal(picture_at(photo, 0, 0), 0xE00000);
    assert_int_equal(picture_at(photo, 19, 19), 0xE00000);
    assert_int_equal(picture_at(photo, 20, 19), 0x00E000);
    assert_int_equal(picture_at(photo, 19, 20), 0x0000E0);
    assert_int_equal(picture_at(photo, 39, 39), 0xE0E0E0);
    pixels_destroy(photo);
    file_free(&file);
}

static void smaller_picture_is_the_average_of_the_areas_it_covers(void **state)
{
    (void)state;
    struct file file = file_png(paint_stripes, 90, 90, PNG_RGB, false);

    struct pixels *photo = decoding_of(&file, 20, 20); /* 4.5 old pixels each */

    for (int i = 0; i < 20 * 20; i++)
        assert_in_range(picture_red(photo->data[i]), 113, 142); /* 2 or 2.5 of 4.5 are white */
    pixels_destroy(photo);
    file_free(&file);
}

static void larger_picture_runs_evenly_between_its_pixels(void **state)
{
    (void)state;
    struct file file = file_png(paint_pair, 2, 2, PNG_RGB, false);

    struct pixels *photo = decoding_of(&file, 40, 40);

    assert_int_equal(picture_red(picture_at(photo, 0, 20)), 0);
    assert_int_equal(picture_red(picture_at(photo, 39, 20)), 0xC8);
    for (int x = 1; x < 40; x++) {
        int step =
            picture_red(picture_at(photo, x, 20)) - picture_red(picture_at(photo, x - 1, 20));
        assert_in_range(step, 0, 11);
    }
    pixels_destroy(photo);
    file_free(&file);
}

static void tall_picture_is_cropped_around_its_upper_third(void **state)
{
    (void)state;
    struct file file = file_png(paint_upper_band, 100, 300, PNG_RGB, false);

    struct pixels *photo = decoding_of(&file, 50, 50);

    for (int i = 0; i < 50 * 50; i++)
        assert_int_equal(photo->data[i], 0xE0E0E0);
    pixels_destroy(photo);
    file_free(&file);
}

static void wide_picture_is_cropped_to_its_middle(void **state)
{
    (void)state;
    struct file file = file_png(paint_middle_band, 300, 100, PNG_RGB, false);

    struct pixels *photo = decoding_of(&file, 50, 50);

    for (int i = 0; i < 50 * 50; i++)
        assert_int_equal(photo->data[i], 0xE0E0E0);
    pixels_destroy(photo);
    file_free(&file);
}

static void jpeg_is_turned_as_its_exif_says(void **state)
{
    (void)state;
    /* Upper left, upper right, lower left, lower right of "rgbw" as stored. */
    static const char *const upright[] = {"rgbw", "grwb", "wbgr", "bwrg",
                                          "rbgw", "brwg", "wgbr", "gwrb"};

    for (int i = 0; i < 16; i++) {
        int orientation = i / 2 + 1;
        struct file file = file_jpeg(paint_quarters, 80, 48, JPEG_PLAIN, 100);
        file_turn(&file, orientation, i % 2);
        int width = orientation < 5 ? 80 : 48, height = orientation < 5 ? 48 : 80;

        struct pixels *photo = decoding_of(&file, width, height);

        char seen[] = {colour_name(picture_at(photo, 8, 8)),
                       colour_name(picture_at(photo, width - 9, 8)),
                       colour_name(picture_at(photo, 8, height - 9)),
                       colour_name(picture_at(photo, width - 9, height - 9)), 0};
        assert_string_equal(seen, upright[orientation - 1]);
        pixels_destroy(photo);
        file_free(&file);
    }
}

/* Where the pixel that is shown at (x, y) is stored in a picture of width × height; CIPA DC-008. */
static void place_stored(int orientation, int width, int height, int *x, int *y)
{
    int right = width - 1, bottom = height - 1, shown_x = *x, shown_y = *y;
    const int places[][2] = {
        {shown_x, shown_y},
        {right - shown_x, shown_y},
        {right - shown_x, bottom - shown_y},
        {shown_x, bottom - shown_y},
        {shown_y, shown_x},
        {shown_y, bottom - shown_x},
        {right - shown_y, bottom - shown_x},
        {right - shown_y, shown_x},
    };
    *x = places[orientation - 1][0];
    *y = places[orientation - 1][1];
}

static void every_pixel_of_a_turned_picture_is_where_exif_says(void **state)
{
    (void)state;
    enum { WIDTH = 60, HEIGHT = 42 };
    struct file plain = file_jpeg(paint_waves, 4 * WIDTH, 4 * HEIGHT, JPEG_PLAIN, 95);
    struct pixels *stored = decoding_of(&plain, WIDTH, HEIGHT);

    for (int orientation = 1; orientation <= 8; orientation++) {
        struct file file = file_jpeg(paint_waves, 4 * WIDTH, 4 * HEIGHT, JPEG_PLAIN, 95);
        file_turn(&file, orientation, false);
        int width = orientation < 5 ? WIDTH : HEIGHT, height = orientation < 5 ? HEIGHT : WIDTH;

        struct pixels *photo = decoding_of(&file, width, height);

        for (int i = 0; i < width * height; i++) {
            int x = i % width, y = i / width;
            uint32_t shown = picture_at(photo, x, y);
            place_stored(orientation, WIDTH, HEIGHT, &x, &y);
            assert_int_equal(shown, picture_at(stored, x, y));
        }
        pixels_destroy(photo);
        file_free(&file);
    }
    pixels_destroy(stored);
    file_free(&plain);
}

/* Upright it is 100 × 300: the crop must lie in its upper third, which is stored at a side. */
static void turned_picture_is_cropped_where_its_upper_third_is(void **state)
{
    (void)state;
    struct file file = file_jpeg(paint_lying_band, 300, 100, JPEG_PLAIN, 100);
    file_turn(&file, 8, false); /* stored with its top to the right */

    struct pixels *photo = decoding_of(&file, 50, 50);

    for (int y = 2; y < 48; y++) {
        for (int x = 2; x < 48; x++)
            assert_true(picture_red(picture_at(photo, x, y)) > 0xC0);
    }
    pixels_destroy(photo);
    file_free(&file);
}

static void transparent_parts_show_the_panel(void **state)
{
    (void)state;
    struct file file = file_png(paint_left_half, 20, 20, PNG_RGBA, false);

    struct pixels *photo = decoding_of(&file, 20, 20);

    assert_int_equal(picture_at(photo, 2, 10), 0xE0E0E0);
    assert_int_equal(picture_at(photo, 17, 10), 0x10304D);
    pixels_destroy(photo);
    file_free(&file);
}

static void what_is_no_picture_is_refused_whatever_it_is_called(void **state)
{
    (void)state;

    assert_refused(TEXT(""), ERROR_FORMAT, "neither JPEG nor PNG nor WebP");
    assert_refused(TEXT("<svg xmlns='http://www.w3.org/2000/svg'/>"), ERROR_FORMAT, "neither JPEG");
    assert_refused(TEXT("GIF89a\1\0\1\0\0\0\0;"), ERROR_FORMAT, "neither JPEG");
    assert_refused(TEXT("BM\x46\0\0\0\0\0\0\0\x36\0\0\0"), ERROR_FORMAT, "neither JPEG");
    assert_refused(TEXT("<html>404</html>"), ERROR_FORMAT, "neither JPEG");
    assert_refused(TEXT("\xFF\xD8\xFF\xE0"), ERROR_FORMAT, "a JPEG whose beginning is broken");
    assert_refused(TEXT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), ERROR_FORMAT,
                   "a PNG whose beginning is broken");
    assert_refused(TEXT("RIFF\x10\0\0\0WEBPVP8X"), ERROR_FORMAT,
                   "a WebP whose beginning is broken");
}

static void announced_size_meets_the_limits_before_decoding(void **state)
{
    (void)state;

    /* Each is only a header: nothing could be decoded, so only the size can be what is refused. */
    assert_refused(TEXT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x27\x10\0\0\0\x0A\x08\2\0\0\0\0\0\0\0"),
                   ERROR_LIMIT, "10000 × 10 px");
    assert_refused(
        TEXT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\2\0\0\0\0\0\0\0"),
        ERROR_LIMIT, "30000 × 30000 px");
    assert_refused(
        TEXT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x08\2\0\0\0\0\0\0\0"),
        ERROR_LIMIT, "2147483647 × 2147483647 px");
    assert_refused(TEXT("\xFF\xD8\xFF\xC0\0\x11\x08\x17\x70\x17\x70\3\1\x11\0\2\x11\1\3\x11\1"),
                   ERROR_LIMIT, "6000 × 6000 px");
    assert_refused(TEXT("RIFF\x30\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x70\x17\0\x01\0\0"), ERROR_LIMIT,
                   "6001 × 2 px");
    assert_refused(TEXT("RIFF\x30\0\0\0WEBPVP8L\x0A\0\0\0\x2F\xFF\x3F\0\0\0"), ERROR_LIMIT,
                   "16384 × 1 px");
    assert_refused(TEXT("RIFF\x30\0\0\0WEBPVP8 \x0A\0\0\0\0\0\0\x9D\1\x2A\xFF\x3F\x02\0"),
                   ERROR_LIMIT, "16383 × 2 px");
    assert_refused(TEXT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0\0\0\0\x0A\x08\2\0\0\0\0\0\0\0"),
                   ERROR_FORMAT, "0 × 10 px");
}

static void file_over_the_limit_is_refused(void **state)
{
    (void)state;
    size_t size = LIMIT_PICTURE_BYTES + 1;
    char *bytes = calloc(size, 1);
    memcpy(bytes, "\xFF\xD8\xFF", 3);

    assert_refused((struct text){bytes, size}, ERROR_LIMIT, "a picture file of 5242881 bytes");

    free(bytes);
}

static void jpeg_for_printing_is_refused_with_a_hint(void **state)
{
    (void)state;

    assert_refused(TEXT("\xFF\xD8\xFF\xC0\0\x14\x08\0\x10\0\x10\4\1\x11\0\2\x11\1\3\x11\1\4\x11\1"),
                   ERROR_FORMAT, "CMYK");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(picture_is_scaled_to_its_place),
        cmocka_unit_test(smaller_picture_is_the_average_of_the_areas_it_covers),
        cmocka_unit_test(larger_picture_runs_evenly_between_its_pixels),
        cmocka_unit_test(tall_picture_is_cropped_around_its_upper_third),
        cmocka_unit_test(wide_picture_is_cropped_to_its_middle),
        cmocka_unit_test(jpeg_is_turned_as_its_exif_says),
        cmocka_unit_test(every_pixel_of_a_turned_picture_is_where_exif_says),
        cmocka_unit_test(turned_picture_is_cropped_where_its_upper_third_is),
        cmocka_unit_test(transparent_parts_show_the_panel),
        cmocka_unit_test(what_is_no_picture_is_refused_whatever_it_is_called),
        cmocka_unit_test(announced_size_meets_the_limits_before_decoding),
        cmocka_unit_test(file_over_the_limit_is_refused),
        cmocka_unit_test(jpeg_for_printing_is_refused_with_a_hint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
