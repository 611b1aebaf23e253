/* picture_files: pictures painted by a function and written by the libraries' own encoders. */
#ifndef TESTS_SCREEN_PICTURE_FILES_H
#define TESTS_SCREEN_PICTURE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* The colour of a pixel, 0xAARRGGBB; opaque kinds pass the alpha over. */
typedef uint32_t painter(int x, int y, int width, int height);

/* Four quarters: red, green / blue, white. */
painter paint_quarters;
/* Slow waves in every channel, so that any size has the same colours in the same places. */
painter paint_waves;
/* As waves, with the alpha falling from left to right. */
painter paint_fading_waves;
/* Grain over waves: as large as a photo's file for its size. */
painter paint_grain;

struct file {
    char *bytes;
    size_t size;
};

struct text file_text(const struct file *file);
void file_free(struct file *file);

enum jpeg_kind { JPEG_PLAIN, JPEG_PROGRESSIVE, JPEG_GREY, JPEG_SEPARATE_SCANS };
struct file file_jpeg(painter *paint, int width, int height, enum jpeg_kind kind, int quality);

/* Puts an EXIF block with nothing but an orientation behind the start of a JPEG. */
void file_turn(struct file *file, int orientation, bool big_endian);

enum png_kind {
    PNG_RGB,
    PNG_RGBA,
    PNG_GREY,
    PNG_GREY_ALPHA,
    PNG_GREY_2_BITS,
    PNG_PALETTE,
    PNG_PALETTE_ALPHA,
    PNG_RGB_16,
    PNG_RGBA_16,
    PNG_KINDS
};
struct file file_png(painter *paint, int width, int height, enum png_kind kind, bool interlaced);
/* Only what comes before the pixels, and a few bytes of those. */
struct file file_png_beginning(int width, int height, enum png_kind kind, bool interlaced);
/* What is left of a painter's colour in that kind. */
uint32_t file_png_colour(uint32_t colour, enum png_kind kind);

enum webp_kind { WEBP_LOSSY, WEBP_LOSSY_ALPHA, WEBP_LOSSLESS, WEBP_LOSSLESS_ALPHA };
struct file file_webp(painter *paint, int width, int height, enum webp_kind kind);

#endif
