/* Photos: the right way up, the right part, and nothing that could hurt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <SDL_image.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "screen/paint.h"
#include "screen/photos.h"
#include "screen/picture.h"

enum { STORE_BYTES = 1024 * 1024, FILE_BYTES = 256 * 1024 };

/* A picture file in memory. */
struct file {
    char bytes[FILE_BYTES];
    size_t size;
};

static struct text text_of(const struct file *file)
{
    return (struct text){file->bytes, file->size};
}

/* Four quarters: red, green / blue, white. */
static SDL_Surface *quarters(int width, int height)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    SDL_Rect parts[] = {{0, 0, width / 2, height / 2},
                        {width / 2, 0, width - width / 2, height / 2},
                        {0, height / 2, width / 2, height - height / 2},
                        {width / 2, height / 2, width - width / 2, height - height / 2}};
    static const Uint32 colours[] = {0xE00000, 0x00E000, 0x0000E0, 0xE0E0E0};

    for (int i = 0; i < 4; i++)
        SDL_FillRect(surface, &parts[i], colours[i]);
    return surface;
}

static void save(struct file *file, SDL_Surface *surface, bool as_jpeg)
{
    memset(file, 0, sizeof *file);
    SDL_RWops *stream = SDL_RWFromMem(file->bytes, sizeof file->bytes);

    int failed =
        as_jpeg ? IMG_SaveJPG_RW(surface, stream, 0, 100) : IMG_SavePNG_RW(surface, stream, 0);
    assert_int_equal(failed, 0);
    file->size = (size_t)SDL_RWtell(stream);
    SDL_RWclose(stream);
    SDL_FreeSurface(surface);
}

/* Puts an EXIF block with nothing but an orientation behind the start of a JPEG. */
static void turn(struct file *file, int orientation, bool big)
{
    char block[] = "\xFF\xE1\0\x22"
                   "Exif\0\0"
                   "II\x2A\0\x08\0\0\0"
                   "\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0"
                   "\0\0\0";
    static const char big_tiff[] = "MM\0\x2A\0\0\0\x08"
                                   "\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0"
                                   "\0\0\0";
    size_t size = 4 + 6 + 8 + 2 + 12 + 4;
    if (big)
        memcpy(block + 10, big_tiff, size - 10);
    block[big ? 29 : 28] = (char)orientation;
    block[3] = (char)(size - 2);

    memmove(file->bytes + 2 + size, file->bytes + 2, file->size - 2);
    memcpy(file->bytes + 2, block, size);
    file->size += size;
}

static void copy_out(void *context, const struct pixels *photo)
{
    struct pixels **copy = context;
    *copy = pixels_create(photo->width, photo->height);
    pixels_copy(*copy, photo);
}

/* Decodes and copies it out; the store must not have it yet. */
static struct pixels *decoded(const struct file *file, int width, int height)
{
    struct photos *photos = photos_create(STORE_BYTES);
    struct pixels *copy = NULL;
    struct error error;

    if (!photos_decode(photos, TEXT("a"), text_of(file), width, height, &error))
        fail_msg("%s", error.message);
    assert_true(photos_use(photos, TEXT("a"), width, height, copy_out, &copy));
    photos_destroy(photos);
    return copy;
}

static void assert_refused(struct text bytes, enum error_kind kind, const char *words)
{
    struct photos *photos = photos_create(STORE_BYTES);
    struct error error = {0};

    assert_false(photos_decode(photos, TEXT("a"), bytes, 10, 10, &error));

    assert_int_equal(error.kind, kind);
    if (!strstr(error.message, words))
        fail_msg("\"%s\" does not say \"%s\"", error.message, words);
    assert_false(photos_has(photos, TEXT("a"), 10, 10));
    photos_destroy(photos);
}

static char colour_name(uint32_t pixel)
{
    bool red = picture_red(pixel) > 128, green = picture_green(pixel) > 128,
         blue = picture_blue(pixel) > 128;
    return red && green && blue ? 'w' : red ? 'r' : green ? 'g' : blue ? 'b' : '?';
}

static void picture_is_scaled_to_its_place(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    save(file, quarters(400, 400), false);

    struct pixels *photo = decoded(file, 40, 40);

    assert_int_equal(picture_at(photo, 0, 0), 0xE00000);
    assert_int_equal(picture_at(photo, 19, 19), 0xE00000);
    assert_int_equal(picture_at(photo, 20, 19), 0x00E000);
    assert_int_equal(picture_at(photo, 19, 20), 0x0000E0);
    assert_int_equal(picture_at(photo, 39, 39), 0xE0E0E0);
    pixels_destroy(photo);
    free(file);
}

static void smaller_picture_is_the_average_of_the_areas_it_covers(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    SDL_Surface *stripes = SDL_CreateRGBSurfaceWithFormat(0, 90, 90, 32, SDL_PIXELFORMAT_RGB888);
    for (int x = 0; x < 90; x++)
        SDL_FillRect(stripes, &(SDL_Rect){x, 0, 1, 90}, x % 2 ? 0xFFFFFF : 0);
    save(file, stripes, false);

    struct pixels *photo = decoded(file, 20, 20); /* 4.5 old pixels each */

    for (int i = 0; i < 20 * 20; i++)
        assert_in_range(picture_red(photo->data[i]), 113, 142); /* 2 or 2.5 of 4.5 are white */
    pixels_destroy(photo);
    free(file);
}

static void larger_picture_runs_evenly_between_its_pixels(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    SDL_Surface *pair = SDL_CreateRGBSurfaceWithFormat(0, 2, 2, 32, SDL_PIXELFORMAT_RGB888);
    SDL_FillRect(pair, &(SDL_Rect){1, 0, 1, 2}, 0xC8C8C8);
    save(file, pair, false);

    struct pixels *photo = decoded(file, 40, 40);

    assert_int_equal(picture_red(picture_at(photo, 0, 20)), 0);
    assert_int_equal(picture_red(picture_at(photo, 39, 20)), 0xC8);
    for (int x = 1; x < 40; x++) {
        int step =
            picture_red(picture_at(photo, x, 20)) - picture_red(picture_at(photo, x - 1, 20));
        assert_in_range(step, 0, 11);
    }
    pixels_destroy(photo);
    free(file);
}

static void tall_picture_is_cropped_around_its_upper_third(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    SDL_Surface *tall = SDL_CreateRGBSurfaceWithFormat(0, 100, 300, 32, SDL_PIXELFORMAT_RGB888);
    SDL_FillRect(tall, &(SDL_Rect){0, 50, 100, 100}, 0xE0E0E0);
    save(file, tall, false);

    struct pixels *photo = decoded(file, 50, 50);

    for (int i = 0; i < 50 * 50; i++)
        assert_int_equal(photo->data[i], 0xE0E0E0);
    pixels_destroy(photo);
    free(file);
}

static void wide_picture_is_cropped_to_its_middle(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    SDL_Surface *wide = SDL_CreateRGBSurfaceWithFormat(0, 300, 100, 32, SDL_PIXELFORMAT_RGB888);
    SDL_FillRect(wide, &(SDL_Rect){100, 0, 100, 100}, 0xE0E0E0);
    save(file, wide, false);

    struct pixels *photo = decoded(file, 50, 50);

    for (int i = 0; i < 50 * 50; i++)
        assert_int_equal(photo->data[i], 0xE0E0E0);
    pixels_destroy(photo);
    free(file);
}

static void jpeg_is_turned_as_its_exif_says(void **state)
{
    (void)state;
    /* Upper left, upper right, lower left, lower right of "rgbw" as stored. */
    static const char *const upright[] = {"rgbw", "grwb", "wbgr", "bwrg",
                                          "rbgw", "brwg", "wgbr", "gwrb"};
    struct file *file = malloc(sizeof *file);

    for (int i = 0; i < 16; i++) {
        int orientation = i / 2 + 1;
        save(file, quarters(80, 48), true);
        turn(file, orientation, i % 2);
        int width = orientation < 5 ? 80 : 48, height = orientation < 5 ? 48 : 80;

        struct pixels *photo = decoded(file, width, height);

        char seen[] = {colour_name(picture_at(photo, 8, 8)),
                       colour_name(picture_at(photo, width - 9, 8)),
                       colour_name(picture_at(photo, 8, height - 9)),
                       colour_name(picture_at(photo, width - 9, height - 9)), 0};
        assert_string_equal(seen, upright[orientation - 1]);
        pixels_destroy(photo);
    }
    free(file);
}

/* Upright it is 100 × 300: the crop must lie in its upper third, which is stored at a side. */
static void turned_picture_is_cropped_where_its_upper_third_is(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    SDL_Surface *lying = SDL_CreateRGBSurfaceWithFormat(0, 300, 100, 32, SDL_PIXELFORMAT_RGB888);
    SDL_FillRect(lying, &(SDL_Rect){150, 0, 100, 100}, 0xE0E0E0);
    save(file, lying, true);
    turn(file, 8, false); /* stored with its top to the right */

    struct pixels *photo = decoded(file, 50, 50);

    for (int y = 2; y < 48; y++) {
        for (int x = 2; x < 48; x++)
            assert_true(picture_red(picture_at(photo, x, y)) > 0xC0);
    }
    pixels_destroy(photo);
    free(file);
}

static void transparent_parts_show_the_panel(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    SDL_Surface *clear = SDL_CreateRGBSurfaceWithFormat(0, 20, 20, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_FillRect(clear, &(SDL_Rect){0, 0, 10, 20}, 0xFFE0E0E0);
    save(file, clear, false);

    struct pixels *photo = decoded(file, 20, 20);

    assert_int_equal(picture_at(photo, 2, 10), 0xE0E0E0);
    assert_int_equal(picture_at(photo, 17, 10), 0x10304D);
    pixels_destroy(photo);
    free(file);
}

static void picture_with_a_palette_keeps_its_colours(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    SDL_Surface *indexed = SDL_CreateRGBSurfaceWithFormat(0, 20, 20, 8, SDL_PIXELFORMAT_INDEX8);
    SDL_Color colours[] = {{0xE0, 0, 0, 255}, {0, 0xE0, 0, 255}};
    SDL_SetPaletteColors(indexed->format->palette, colours, 0, 2);
    SDL_FillRect(indexed, &(SDL_Rect){10, 0, 10, 20}, 1);
    save(file, indexed, false);

    struct pixels *photo = decoded(file, 20, 20);

    assert_int_equal(picture_at(photo, 2, 10), 0xE00000);
    assert_int_equal(picture_at(photo, 17, 10), 0x00E000);
    pixels_destroy(photo);
    free(file);
}

static void truncated_pictures_never_crash(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    struct photos *photos = photos_create(STORE_BYTES);
    struct error error;
    int refused = 0;

    for (int jpeg = 0; jpeg < 2; jpeg++) {
        save(file, quarters(64, 64), jpeg);
        for (size_t size = 0; size < file->size; size += size < 700 ? 1 : 37) {
            char *exact = malloc(size + 1); /* so that reading past the end is seen */
            memcpy(exact, file->bytes, size);
            refused += !photos_decode(photos, TEXT("cut"), (struct text){exact, size}, 7 + jpeg,
                                      (int)(size % 200) + 1, &error);
            free(exact);
        }
    }

    assert_true(refused > 300);
    photos_destroy(photos);
    free(file);
}

static void what_is_no_picture_is_refused_whatever_it_is_called(void **state)
{
    (void)state;

    assert_refused(TEXT(""), ERROR_FORMAT, "neither JPEG nor PNG nor WebP");
    assert_refused(TEXT("<svg xmlns='http://www.w3.org/2000/svg'/>"), ERROR_FORMAT, "neither JPEG");
    assert_refused(TEXT("GIF89a\1\0\1\0\0\0\0;"), ERROR_FORMAT, "neither JPEG");
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

static void picture_is_found_only_in_the_size_it_was_made_in(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    save(file, quarters(64, 64), false);
    struct photos *photos = photos_create(STORE_BYTES);
    struct pixels *copy = NULL;
    struct error error;

    assert_true(photos_decode(photos, TEXT("a"), text_of(file), 30, 30, &error));

    assert_true(photos_has(photos, TEXT("a"), 30, 30));
    assert_false(photos_has(photos, TEXT("a"), 30, 31));
    assert_false(photos_has(photos, TEXT("b"), 30, 30));
    assert_false(photos_use(photos, TEXT("a"), 60, 60, copy_out, &copy));
    assert_null(copy);
    /* Decoded once: the bytes are not looked at again. */
    assert_true(photos_decode(photos, TEXT("a"), TEXT("no picture"), 30, 30, &error));
    photos_destroy(photos);
    free(file);
}

static void longest_unused_picture_is_dropped_when_the_store_is_full(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    save(file, quarters(64, 64), false);
    struct photos *photos = photos_create(3 * 100 * 100 * 4);
    struct error error;
    assert_true(photos_decode(photos, TEXT("a"), text_of(file), 100, 100, &error));
    assert_true(photos_decode(photos, TEXT("b"), text_of(file), 100, 100, &error));
    assert_true(photos_decode(photos, TEXT("c"), text_of(file), 100, 100, &error));
    assert_true(photos_has(photos, TEXT("a"), 100, 100)); /* used again: now b is the oldest */

    assert_true(photos_decode(photos, TEXT("d"), text_of(file), 100, 100, &error));

    assert_false(photos_has(photos, TEXT("b"), 100, 100));
    assert_true(photos_has(photos, TEXT("a"), 100, 100));
    assert_true(photos_has(photos, TEXT("c"), 100, 100));
    assert_true(photos_has(photos, TEXT("d"), 100, 100));
    assert_false(photos_decode(photos, TEXT("e"), text_of(file), 200, 200, &error));
    assert_int_equal(error.kind, ERROR_LIMIT);
    photos_destroy(photos);
    free(file);
}

static void photo_box_is_painted_with_round_corners_once_it_is_there(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    save(file, quarters(64, 64), false);
    struct photos *photos = photos_create(STORE_BYTES);
    struct box box = {.kind = BOX_PHOTO,
                      .rect = {-10, 10, 60, 60},
                      .photo = {.address = TEXT("a"), .radius = 30}};
    struct page page = {
        .width = 80, .height = 80, .background = PICTURE_GROUND, .boxes = &box, .box_count = 1};
    struct pixels *before = pixels_create(80, 80), *after = pixels_create(80, 80);
    struct error error;

    paint_page(before, &page, NULL, photos);
    assert_true(photos_decode(photos, TEXT("a"), text_of(file), 60, 60, &error));
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
    free(file);
}

struct shared {
    struct photos *photos;
    const struct file *file;
};

static void *decode_many(void *context)
{
    struct shared *shared = context;

    for (int size = 10; size < 60; size++)
        photos_decode(shared->photos, TEXT("a"), text_of(shared->file), size, size, NULL);
    return NULL;
}

static void ignore(void *context, const struct pixels *photo)
{
    *(uint32_t *)context ^= photo->data[0];
}

static void decoding_and_finding_go_on_at_once(void **state)
{
    (void)state;
    struct file *file = malloc(sizeof *file);
    save(file, quarters(64, 64), false);
    struct shared shared = {photos_create(40000), file};
    pthread_t workers[2];
    uint32_t seen = 0;

    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&workers[i], NULL, decode_many, &shared), 0);
    for (int i = 0; i < 20000; i++)
        photos_use(shared.photos, TEXT("a"), 10 + i % 50, 10 + i % 50, ignore, &seen);
    for (int i = 0; i < 2; i++)
        pthread_join(workers[i], NULL);

    assert_true(photos_has(shared.photos, TEXT("a"), 59, 59));
    photos_destroy(shared.photos);
    free(file);
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
        cmocka_unit_test(turned_picture_is_cropped_where_its_upper_third_is),
        cmocka_unit_test(transparent_parts_show_the_panel),
        cmocka_unit_test(picture_with_a_palette_keeps_its_colours),
        cmocka_unit_test(truncated_pictures_never_crash),
        cmocka_unit_test(what_is_no_picture_is_refused_whatever_it_is_called),
        cmocka_unit_test(announced_size_meets_the_limits_before_decoding),
        cmocka_unit_test(file_over_the_limit_is_refused),
        cmocka_unit_test(jpeg_for_printing_is_refused_with_a_hint),
        cmocka_unit_test(picture_is_found_only_in_the_size_it_was_made_in),
        cmocka_unit_test(longest_unused_picture_is_dropped_when_the_store_is_full),
        cmocka_unit_test(photo_box_is_painted_with_round_corners_once_it_is_there),
        cmocka_unit_test(decoding_and_finding_go_on_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
