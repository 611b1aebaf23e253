/* Pictures in memory and as files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "screen/picture.h"

static int make_folder(void **state)
{
    char pattern[] = "/tmp/taqta-pixels-XXXXXX";
    *state = mkdtemp(pattern) ? strdup(pattern) : NULL;
    return *state ? 0 : -1;
}

static int remove_folder(void **state)
{
    int result = rmdir(*state); /* fails when a test or our writer left a file */
    free(*state);
    return result;
}

static void new_picture_is_black_and_aligned(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {3, 7}, {1920, 1080}};

    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct pixels *pixels = pixels_create(sizes[i][0], sizes[i][1]);

        assert_int_equal((uintptr_t)pixels->data % 64, 0);
        assert_true(pixels->stride >= pixels->width);
        assert_int_equal(picture_at(pixels, 0, 0), 0);
        assert_int_equal(picture_at(pixels, pixels->width - 1, pixels->height - 1), 0);
        pixels_destroy(pixels);
    }
    pixels_destroy(NULL);
}

static void picture_made_smaller_has_the_average_of_what_each_pixel_stands_for(void **state)
{
    (void)state;
    struct pixels *pixels = pixels_create(4, 2);
    for (int y = 0; y < 2; y++)
        for (int x = 0; x < 4; x++)
            *pixels_at(pixels, x, y) = x < 2 ? 0x204060 : (x == 2 ? 0x000000 : 0xFF8040);

    struct pixels *small = pixels_shrunk(pixels, 2, 1);

    assert_int_equal(small->width, 2);
    assert_int_equal(small->height, 1);
    assert_int_equal(picture_at(small, 0, 0), 0x204060);
    assert_int_equal(picture_at(small, 1, 0), 0x804020);
    pixels_destroy(small);
    pixels_destroy(pixels);

    pixels = pixels_create(48, 32); /* white stays white, however many are summed up */
    for (int i = 0; i < 48 * 32; i++)
        *pixels_at(pixels, i % 48, i / 48) = 0xFFFFFF;
    const int sizes[][2] = {{3, 2}, {24, 16}, {48, 32}, {17, 32}, {31, 7}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        small = pixels_shrunk(pixels, sizes[i][0], sizes[i][1]);
        assert_int_equal(picture_at(small, sizes[i][0] - 1, sizes[i][1] - 1), 0xFFFFFF);
        pixels_destroy(small);
    }
    pixels_destroy(pixels);
}

static void png_file_has_the_same_pixels_and_no_alpha(void **state)
{
    char path[256];
    snprintf(path, sizeof path, "%s/picture.png", (const char *)*state);
    struct pixels *pixels = pixels_create(67, 41);
    picture_scribble(pixels, 11);
    struct error error;

    assert_true(pixels_write_png(pixels, path, &error));

    png_image read = {.version = PNG_IMAGE_VERSION};
    uint8_t rows[41][67][3];
    assert_true(png_image_begin_read_from_file(&read, path));
    assert_int_equal(read.format, PNG_FORMAT_RGB);
    assert_int_equal(read.width, 67);
    assert_int_equal(read.height, 41);
    assert_true(png_image_finish_read(&read, NULL, rows, 0, NULL));
    for (int y = 0; y < 41; y++) {
        for (int x = 0; x < 67; x++) {
            const uint8_t *pixel = rows[y][x];
            uint32_t colour = (uint32_t)pixel[0] << 16 | (uint32_t)pixel[1] << 8 | pixel[2];
            assert_int_equal(colour, picture_at(pixels, x, y));
        }
    }
    pixels_destroy(pixels);
    unlink(path);
}

static void picture_that_cannot_be_written_names_the_file_and_leaves_nothing(void **state)
{
    char path[256];
    snprintf(path, sizeof path, "%s/missing/picture.png", (const char *)*state);
    struct pixels *pixels = pixels_create(4, 4);
    struct error error;

    assert_false(pixels_write_png(pixels, path, &error));

    assert_int_equal(error.kind, ERROR_SYSTEM);
    assert_non_null(strstr(error.message, "missing/picture.png"));
    pixels_destroy(pixels);
}

static void failed_rename_removes_what_was_written_beside(void **state)
{
    struct pixels *pixels = pixels_create(4, 4);
    char path[256];
    snprintf(path, sizeof path, "%s/folder", (const char *)*state);
    assert_int_equal(mkdir(path, 0700), 0);
    struct error error;

    assert_false(pixels_write_png(pixels, path, &error));

    assert_int_equal(rmdir(path), 0);
    pixels_destroy(pixels); /* remove_folder sees that nothing is left */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_picture_is_black_and_aligned),
        cmocka_unit_test(picture_made_smaller_has_the_average_of_what_each_pixel_stands_for),
        cmocka_unit_test_setup_teardown(png_file_has_the_same_pixels_and_no_alpha, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(
            picture_that_cannot_be_written_names_the_file_and_leaves_nothing, make_folder,
            remove_folder),
        cmocka_unit_test_setup_teardown(failed_rename_removes_what_was_written_beside, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
