/* Every kind of JPEG, PNG and WebP: the right colours in the right places, or refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screen/decoding.h"
#include "screen/picture.h"

enum { GROUND = 0x10304D /* under transparent parts, the panel of the dark theme */ };

/* The painter's colour as a file of some kind holds it. */
typedef uint32_t kept_colour(uint32_t colour, int kind);

static uint32_t keep_png(uint32_t colour, int kind)
{
    return file_png_colour(colour, (enum png_kind)kind);
}

static uint32_t keep_all(uint32_t colour, int kind)
{
    (void)kind;
    return colour;
}

static uint32_t keep_opaque(uint32_t colour, int kind)
{
    (void)kind;
    return colour | 0xFF000000;
}

static uint32_t keep_grey(uint32_t colour, int kind)
{
    unsigned luma = (unsigned)lround(0.299 * picture_red(colour) + 0.587 * picture_green(colour) +
                                     0.114 * picture_blue(colour));
    (void)kind;
    return 0xFF000000 | luma << 16 | luma << 8 | luma;
}

struct original {
    painter *paint;
    kept_colour *keep;
    int kind, width, height;
};

/* Red, green and blue of one stored pixel over the ground. */
static void add_pixel(const struct original *original, int x, int y, double weight, double sum[3])
{
    uint32_t colour =
        original->keep(original->paint(x, y, original->width, original->height), original->kind);
    double alpha = (colour >> 24) / 255.0;

    for (int i = 0; i < 3; i++) {
        int shift = 16 - 8 * i;
        sum[i] += weight * (alpha * (colour >> shift & 0xFF) +
                            (1 - alpha) * ((uint32_t)GROUND >> shift & 0xFF));
    }
}

static double overlap(int i, double from, double to)
{
    return fmax(0, fmin(to, i + 1) - fmax(from, i));
}

/* The average of the area that a shown pixel covers, slowly. */
static void average(const struct original *original, struct rect part, int width, int height, int x,
                    int y, double mean[3])
{
    double across = (double)part.width / width, down = (double)part.height / height;
    double left = part.x + x * across, top = part.y + y * down;

    mean[0] = mean[1] = mean[2] = 0;
    for (int j = (int)top; j < top + down - 1e-9; j++)
        for (int i = (int)left; i < left + across - 1e-9; i++)
            add_pixel(original, i, j,
                      overlap(i, left, left + across) * overlap(j, top, top + down) /
                          (across * down),
                      mean);
}

/* How far a decoded picture is from the average of its part of the original. */
struct distance {
    double mean, most;
};

static struct distance distance_from(const struct pixels *photo, const struct original *original,
                                     struct rect part)
{
    struct distance distance = {0};

    for (int y = 0; y < photo->height; y++) {
        for (int x = 0; x < photo->width; x++) {
            uint32_t pixel = picture_at(photo, x, y);
            int seen[] = {picture_red(pixel), picture_green(pixel), picture_blue(pixel)};
            double wanted[3];
            average(original, part, photo->width, photo->height, x, y, wanted);
            for (int i = 0; i < 3; i++) {
                double apart = fabs(seen[i] - wanted[i]);
                distance.mean += apart / (3.0 * photo->width * photo->height);
                distance.most = fmax(distance.most, apart);
            }
        }
    }
    return distance;
}

static void assert_near(const struct file *file, const struct original *original, struct rect part,
                        int width, int height, struct distance allowed)
{
    struct pixels *photo = decoding_of(file, width, height);
    struct distance distance = distance_from(photo, original, part);

    if (distance.mean > allowed.mean || distance.most > allowed.most)
        fail_msg("kind %d in %d × %d is %.2f from it on average, %.1f at most", original->kind,
                 width, height, distance.mean, distance.most);
    pixels_destroy(photo);
}

static void assert_whole_near(const struct file *file, const struct original *original, int width,
                              int height, struct distance allowed)
{
    struct rect part = {.width = original->width, .height = original->height};
    assert_near(file, original, part, width, height, allowed);
}

static void png_of_every_kind_is_the_average_of_its_colours(void **state)
{
    (void)state;
    /* Half a level of rounding, and half again where alpha was applied before. */
    static const struct distance allowed = {0.5, 1.01};

    for (int kind = 0; kind < PNG_KINDS; kind++) {
        for (int interlaced = 0; interlaced < 2; interlaced++) {
            struct original original = {paint_fading_waves, keep_png, kind, 150, 100};
            struct file file = file_png(original.paint, 150, 100, (enum png_kind)kind, interlaced);
            assert_whole_near(&file, &original, 30, 20, allowed);
            assert_whole_near(&file, &original, 45, 30, allowed);
            assert_whole_near(&file, &original, 150, 100, allowed);
            file_free(&file);
        }
    }
}

static void jpeg_of_every_kind_is_near_the_average_in_any_size(void **state)
{
    (void)state;
    static const struct distance allowed = {1, 6};
    static const enum jpeg_kind kinds[] = {JPEG_PLAIN, JPEG_PROGRESSIVE, JPEG_GREY,
                                           JPEG_SEPARATE_SCANS};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct original original = {paint_waves, kinds[i] == JPEG_GREY ? keep_grey : keep_all,
                                    (int)kinds[i], 320, 240};
        struct file file = file_jpeg(original.paint, 320, 240, kinds[i], 97);
        for (int width = 16; width <= 320; width += 16)
            assert_whole_near(&file, &original, width, width * 3 / 4, allowed);
        file_free(&file);
    }
}

static void webp_of_every_kind_is_near_the_average_in_any_size(void **state)
{
    (void)state;
    static const struct {
        enum webp_kind kind;
        kept_colour *keep;
        struct distance allowed;
    } kinds[] = {
        {WEBP_LOSSY, keep_opaque, {1.5, 12}},
        {WEBP_LOSSY_ALPHA, keep_all, {1.5, 12}},
        {WEBP_LOSSLESS, keep_opaque, {0.6, 2}},
        {WEBP_LOSSLESS_ALPHA, keep_all, {0.8, 4}},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct original original = {paint_fading_waves, kinds[i].keep, (int)kinds[i].kind, 320,
                                    240};
        struct file file = file_webp(original.paint, 320, 240, kinds[i].kind);
        for (int width = 16; width <= 320; width += 16)
            assert_whole_near(&file, &original, width, width * 3 / 4, kinds[i].allowed);
        file_free(&file);
    }
}

/* The decoders make these smaller or crop them themselves, each in its way. */
static void cropped_part_is_the_right_one_in_every_format(void **state)
{
    (void)state;
    static const struct {
        int width, height;
        struct rect part;
    } shapes[] = {{1200, 400, {400, 0, 400, 400}}, {400, 1200, {0, 200, 400, 400}}};
    static const struct distance allowed = {1.5, 8};

    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        int width = shapes[i].width, height = shapes[i].height;
        struct original original = {paint_waves, keep_all, 0, width, height};
        struct file files[] = {file_jpeg(paint_waves, width, height, JPEG_PLAIN, 97),
                               file_jpeg(paint_waves, width, height, JPEG_PROGRESSIVE, 97),
                               file_png(paint_waves, width, height, PNG_RGB, false),
                               file_webp(paint_waves, width, height, WEBP_LOSSY),
                               file_webp(paint_waves, width, height, WEBP_LOSSLESS)};
        for (size_t j = 0; j < sizeof files / sizeof *files; j++) {
            original.kind = (int)j;
            assert_near(&files[j], &original, shapes[i].part, 100, 100, allowed);
            assert_near(&files[j], &original, shapes[i].part, 37, 37, allowed);
            file_free(&files[j]);
        }
    }
}

enum { FILES = 13, SIDE = 48 };

static void make_files(struct file files[FILES])
{
    struct file all[FILES] = {
        file_jpeg(paint_waves, SIDE, SIDE, JPEG_PLAIN, 90),
        file_jpeg(paint_waves, SIDE, SIDE, JPEG_GREY, 90),
        file_jpeg(paint_waves, SIDE, SIDE, JPEG_PROGRESSIVE, 90),
        file_jpeg(paint_waves, SIDE, SIDE, JPEG_SEPARATE_SCANS, 90),
        file_png(paint_waves, SIDE, SIDE, PNG_RGB, false),
        file_png(paint_waves, SIDE, SIDE, PNG_RGB, true),
        file_png(paint_fading_waves, SIDE, SIDE, PNG_PALETTE_ALPHA, false),
        file_png(paint_fading_waves, SIDE, SIDE, PNG_GREY_ALPHA, false),
        file_png(paint_fading_waves, SIDE, SIDE, PNG_RGBA_16, true),
        file_webp(paint_waves, SIDE, SIDE, WEBP_LOSSY),
        file_webp(paint_fading_waves, SIDE, SIDE, WEBP_LOSSY_ALPHA),
        file_webp(paint_waves, SIDE, SIDE, WEBP_LOSSLESS),
        file_webp(paint_fading_waves, SIDE, SIDE, WEBP_LOSSLESS_ALPHA),
    };
    memcpy(files, all, sizeof all);
}

/* Copied to its exact size, so that reading past the end is seen. */
static struct pixels *decode_beginning(const struct file *file, size_t size, int side,
                                       struct error *error)
{
    char *exact = malloc(size ? size : 1);
    memcpy(exact, file->bytes, size);
    struct pixels *photo = decoding_try((struct text){exact, size}, photo_face(side, side), error);
    free(exact);
    return photo;
}

/* Never half a picture: only some bytes at the end, which hold no pixels, may be missing. */
static void picture_that_is_cut_off_is_refused_or_has_all_its_pixels(void **state)
{
    (void)state;
    static const int sides[] = {SIDE, SIDE / 3};
    struct file files[FILES];
    make_files(files);

    for (int i = 0; i < FILES; i++) {
        for (size_t size = 0; size < files[i].size; size++) {
            int side = sides[size % 2];
            struct error error = {0};
            struct pixels *photo = decode_beginning(&files[i], size, side, &error);
            if (!photo) {
                assert_true(error.kind == ERROR_FORMAT && error.message[0]);
                continue;
            }
            struct pixels *whole = decoding_of(&files[i], side, side);
            if (size + 40 < files[i].size)
                fail_msg("file %d of %zu bytes is accepted with %zu", i, files[i].size, size);
            assert_pictures_equal(photo, whole);
            pixels_destroy(whole);
            pixels_destroy(photo);
        }
        file_free(&files[i]);
    }
}

static void reason_names_a_picture_that_is_cut_off(void **state)
{
    (void)state;
    struct file files[FILES];
    make_files(files);

    for (int i = 0; i < FILES; i++) {
        struct text half = {files[i].bytes, files[i].size * 3 / 4};
        assert_refused(half, ERROR_FORMAT, "ends too early");
        file_free(&files[i]);
    }
}

static void picture_with_any_byte_changed_never_crashes(void **state)
{
    (void)state;
    struct file files[FILES];
    make_files(files);
    int refused = 0;
    uint32_t random = 7;

    for (int i = 0; i < FILES; i++) {
        for (int round = 0; round < 300; round++) {
            char *exact = malloc(files[i].size);
            memcpy(exact, files[i].bytes, files[i].size);
            for (int change = 0; change <= round % 4; change++) {
                random = random * 1664525 + 1013904223;
                exact[(random >> 8) % files[i].size] ^= (char)(1 + random % 255);
            }
            struct text bytes = {exact, files[i].size};
            struct pixels *photo = decoding_try(bytes, photo_face(20, 20), NULL);
            refused += !photo;
            pixels_destroy(photo);
            free(exact);
        }
        file_free(&files[i]);
    }
    assert_in_range(refused, 500, FILES * 300 - 1);
}

static void damage_in_the_middle_of_a_jpeg_is_refused(void **state)
{
    (void)state;
    struct file file = file_jpeg(paint_grain, 200, 200, JPEG_PLAIN, 95);
    memset(file.bytes + file.size / 2, 0x55, file.size / 4);
    memcpy(file.bytes + file.size * 3 / 4, "\xFF\xD4", 2); /* a restart nobody expects */

    assert_refused(file_text(&file), ERROR_FORMAT, "a JPEG that is damaged");

    file_free(&file);
}

static void jpeg_without_its_end_marker_is_shown(void **state)
{
    (void)state;
    struct file file = file_jpeg(paint_waves, 100, 100, JPEG_PLAIN, 90);
    struct pixels *whole = decoding_of(&file, 50, 50);

    file.size -= 2;
    struct pixels *photo = decoding_of(&file, 50, 50);

    assert_pictures_equal(photo, whole);
    pixels_destroy(photo);
    pixels_destroy(whole);
    file_free(&file);
}

static void moving_webp_is_refused_with_a_hint(void **state)
{
    (void)state;
    /* An animation's header, its settings and the beginning of a first frame. */
    assert_refused(TEXT("RIFF\x30\0\0\0WEBPVP8X\x0A\0\0\0\x02\0\0\0\x0F\0\0\x0F\0\0"
                        "ANIM\x06\0\0\0\0\0\0\0\0\0ANMF\x00\0\0\0"),
                   ERROR_FORMAT, "a WebP that moves");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(png_of_every_kind_is_the_average_of_its_colours),
        cmocka_unit_test(jpeg_of_every_kind_is_near_the_average_in_any_size),
        cmocka_unit_test(webp_of_every_kind_is_near_the_average_in_any_size),
        cmocka_unit_test(cropped_part_is_the_right_one_in_every_format),
        cmocka_unit_test(picture_that_is_cut_off_is_refused_or_has_all_its_pixels),
        cmocka_unit_test(reason_names_a_picture_that_is_cut_off),
        cmocka_unit_test(picture_with_any_byte_changed_never_crashes),
        cmocka_unit_test(damage_in_the_middle_of_a_jpeg_is_refused),
        cmocka_unit_test(jpeg_without_its_end_marker_is_shown),
        cmocka_unit_test(moving_webp_is_refused_with_a_hint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
