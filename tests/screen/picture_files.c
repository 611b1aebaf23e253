/* picture_files: the encoders' errors end the test by abort(): they are mistakes of the test. */
#include "screen/picture_files.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>

static uint32_t rgb(unsigned red, unsigned green, unsigned blue)
{
    return 0xFF000000 | red << 16 | green << 8 | blue;
}

uint32_t paint_quarters(int x, int y, int width, int height)
{
    static const uint32_t colours[] = {0xFFE00000, 0xFF00E000, 0xFF0000E0, 0xFFE0E0E0};
    return colours[(x >= width / 2) + 2 * (y >= height / 2)];
}

static unsigned wave(double at, double times)
{
    return (unsigned)lround(128 + 100 * sin(at * times * 6.2832));
}

uint32_t paint_waves(int x, int y, int width, int height)
{
    double across = (x + 0.5) / width, down = (y + 0.5) / height;
    return rgb(wave(across, 1), wave(down, 1), wave(across + down, 1));
}

uint32_t paint_fading_waves(int x, int y, int width, int height)
{
    unsigned alpha = 255 - (unsigned)(255 * (x + 0.5) / width);
    return (paint_waves(x, y, width, height) & 0x00FFFFFF) | alpha << 24;
}

uint32_t paint_grain(int x, int y, int width, int height)
{
    uint32_t noise = ((uint32_t)x * 73856093u ^ (uint32_t)y * 19349663u) * 2654435761u >> 28;
    unsigned across = (unsigned)x * 200u / (unsigned)width,
             down = (unsigned)y * 200u / (unsigned)height;
    return rgb(across + noise, down + noise, (across + down) / 2 + noise);
}

struct text file_text(const struct file *file)
{
    return (struct text){file->bytes, file->size};
}

void file_free(struct file *file)
{
    free(file->bytes);
    *file = (struct file){0};
}

static void *get(size_t size)
{
    void *memory = calloc(1, size);
    if (!memory)
        abort();
    return memory;
}

static void append(struct file *file, const void *bytes, size_t size)
{
    file->bytes = realloc(file->bytes, file->size + size);
    if (!file->bytes)
        abort();
    memcpy(file->bytes + file->size, bytes, size);
    file->size += size;
}

static unsigned grey_of(uint32_t pixel)
{
    return ((pixel >> 16 & 0xFF) + (pixel >> 8 & 0xFF) + (pixel & 0xFF)) / 3;
}

static void set_jpeg(struct jpeg_compress_struct *jpeg, enum jpeg_kind kind, int quality)
{
    static const jpeg_scan_info separate[] = {
        {1, {0}, 0, 63, 0, 0}, {1, {1}, 0, 63, 0, 0}, {1, {2}, 0, 63, 0, 0}};

    jpeg->input_components = 4;
    jpeg->in_color_space = JCS_EXT_BGRX;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, quality, TRUE);
    if (kind == JPEG_GREY)
        jpeg_set_colorspace(jpeg, JCS_GRAYSCALE);
    if (kind == JPEG_PROGRESSIVE)
        jpeg_simple_progression(jpeg);
    if (kind == JPEG_SEPARATE_SCANS) {
        jpeg->scan_info = separate;
        jpeg->num_scans = 3;
    }
}

struct file file_jpeg(painter *paint, int width, int height, enum jpeg_kind kind, int quality)
{
    struct jpeg_error_mgr errors;
    struct jpeg_compress_struct jpeg = {.err = jpeg_std_error(&errors)};
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    uint32_t *row = get((size_t)width * sizeof *row);

    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = (unsigned)width;
    jpeg.image_height = (unsigned)height;
    set_jpeg(&jpeg, kind, quality);
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++)
            row[x] = paint(x, y, width, height);
        JSAMPROW line = (JSAMPROW)row;
        jpeg_write_scanlines(&jpeg, &line, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    free(row);
    return (struct file){(char *)bytes, size};
}

void file_turn(struct file *file, int orientation, bool big_endian)
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
    if (big_endian)
        memcpy(block + 10, big_tiff, size - 10);
    block[big_endian ? 29 : 28] = (char)orientation;
    block[3] = (char)(size - 2);

    append(file, block, size); /* only to make it longer */
    memmove(file->bytes + 2 + size, file->bytes + 2, file->size - size - 2);
    memcpy(file->bytes + 2, block, size);
}

static const struct png_format {
    int colour, depth;
} png_formats[PNG_KINDS] = {
    [PNG_RGB] = {PNG_COLOR_TYPE_RGB, 8},
    [PNG_RGBA] = {PNG_COLOR_TYPE_RGBA, 8},
    [PNG_GREY] = {PNG_COLOR_TYPE_GRAY, 8},
    [PNG_GREY_ALPHA] = {PNG_COLOR_TYPE_GRAY_ALPHA, 8},
    [PNG_GREY_2_BITS] = {PNG_COLOR_TYPE_GRAY, 2},
    [PNG_PALETTE] = {PNG_COLOR_TYPE_PALETTE, 8},
    [PNG_PALETTE_ALPHA] = {PNG_COLOR_TYPE_PALETTE, 8},
    [PNG_RGB_16] = {PNG_COLOR_TYPE_RGB, 16},
    [PNG_RGBA_16] = {PNG_COLOR_TYPE_RGBA, 16},
};

/* Entry i of the palette has six steps of each channel; its alpha is i itself. */
static unsigned nearest_entry(uint32_t pixel)
{
    unsigned red = (pixel >> 16 & 0xFF) / 43, green = (pixel >> 8 & 0xFF) / 43,
             blue = (pixel & 0xFF) / 43;
    return red * 36 + green * 6 + blue;
}

static void set_palette(png_structp png, png_infop info, bool has_alpha)
{
    png_color colours[216];
    png_byte alphas[216];

    for (unsigned i = 0; i < 216; i++) {
        colours[i] = (png_color){(png_byte)(i / 36 * 51), (png_byte)(i / 6 % 6 * 51),
                                 (png_byte)(i % 6 * 51)};
        alphas[i] = (png_byte)i;
    }
    png_set_PLTE(png, info, colours, 216);
    if (has_alpha)
        png_set_tRNS(png, info, alphas, 216, NULL);
}

/* Both bytes of a wide sample are the same: 0xABAB is to 0xFFFF as 0xAB to 0xFF. */
static png_bytep put(png_bytep to, unsigned value, int depth)
{
    *to++ = (png_byte)value;
    if (depth == 16)
        *to++ = (png_byte)value;
    return to;
}

static png_bytep put_pixel(png_bytep to, uint32_t pixel, const struct png_format *format)
{
    if (format->colour & PNG_COLOR_MASK_COLOR) {
        to = put(to, pixel >> 16 & 0xFF, format->depth);
        to = put(to, pixel >> 8 & 0xFF, format->depth);
        to = put(to, pixel & 0xFF, format->depth);
    } else {
        to = put(to, format->depth == 2 ? grey_of(pixel) / 64 : grey_of(pixel), format->depth);
    }
    return format->colour & PNG_COLOR_MASK_ALPHA ? put(to, pixel >> 24, format->depth) : to;
}

static void fill_png_row(png_bytep row, painter *paint, int y, int width, int height,
                         enum png_kind kind)
{
    const struct png_format *format = &png_formats[kind];

    for (int x = 0; x < width; x++) {
        uint32_t pixel = paint(x, y, width, height);
        if (format->colour == PNG_COLOR_TYPE_PALETTE)
            *row++ = (png_byte)nearest_entry(pixel);
        else
            row = put_pixel(row, pixel, format);
    }
}

static void append_png(png_structp png, png_bytep bytes, size_t size)
{
    append(png_get_io_ptr(png), bytes, size);
}

static void write_png_rows(png_structp png, painter *paint, int width, int height,
                           enum png_kind kind)
{
    png_bytep row = get((size_t)width * 8);
    int passes = png_set_interlace_handling(png);

    for (int pass = 0; pass < passes; pass++) {
        for (int y = 0; y < height; y++) {
            fill_png_row(row, paint, y, width, height, kind);
            png_write_row(png, row);
        }
    }
    free(row);
}

static void begin_png(png_structp png, png_infop info, int width, int height, enum png_kind kind,
                      bool interlaced)
{
    const struct png_format *format = &png_formats[kind];

    png_set_compression_level(png, 1);
    png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, format->depth, format->colour,
                 interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (format->colour == PNG_COLOR_TYPE_PALETTE)
        set_palette(png, info, kind == PNG_PALETTE_ALPHA);
    png_write_info(png, info);
}

struct file file_png(painter *paint, int width, int height, enum png_kind kind, bool interlaced)
{
    struct file file = {0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);

    png_set_write_fn(png, &file, append_png, NULL);
    begin_png(png, info, width, height, kind, interlaced);
    if (png_formats[kind].depth < 8)
        png_set_packing(png);
    write_png_rows(png, paint, width, height, kind);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return file;
}

struct file file_png_beginning(int width, int height, enum png_kind kind, bool interlaced)
{
    struct file file = {0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);

    png_set_write_fn(png, &file, append_png, NULL);
    begin_png(png, info, width, height, kind, interlaced);
    png_write_chunk(png, (png_const_bytep) "IDAT", (png_const_bytep) "\x78\x01", 2);
    png_destroy_write_struct(&png, &info);
    return file;
}

uint32_t file_png_colour(uint32_t colour, enum png_kind kind)
{
    unsigned entry = nearest_entry(colour), grey = grey_of(colour);

    switch (kind) {
    case PNG_RGB:
    case PNG_RGB_16:
        return colour | 0xFF000000;
    case PNG_GREY:
        return rgb(grey, grey, grey);
    case PNG_GREY_2_BITS:
        return rgb(grey / 64 * 85, grey / 64 * 85, grey / 64 * 85);
    case PNG_GREY_ALPHA:
        return (rgb(grey, grey, grey) & 0x00FFFFFF) | (colour & 0xFF000000);
    case PNG_PALETTE:
        return rgb(entry / 36 * 51, entry / 6 % 6 * 51, entry % 6 * 51);
    case PNG_PALETTE_ALPHA:
        return (rgb(entry / 36 * 51, entry / 6 % 6 * 51, entry % 6 * 51) & 0x00FFFFFF) | entry
                                                                                             << 24;
    default:
        return colour;
    }
}

static int append_webp(const uint8_t *bytes, size_t size, const WebPPicture *picture)
{
    append(picture->custom_ptr, bytes, size);
    return 1;
}

static void paint_webp(WebPPicture *picture, painter *paint, bool has_alpha)
{
    for (int y = 0; y < picture->height; y++) {
        uint32_t *row = picture->argb + (ptrdiff_t)y * picture->argb_stride;
        for (int x = 0; x < picture->width; x++)
            row[x] = paint(x, y, picture->width, picture->height) | (has_alpha ? 0 : 0xFF000000);
    }
}

struct file file_webp(painter *paint, int width, int height, enum webp_kind kind)
{
    struct file file = {0};
    WebPConfig config;
    WebPPicture picture;
    if (!WebPConfigInit(&config) || !WebPPictureInit(&picture))
        abort();

    config.lossless = kind == WEBP_LOSSLESS || kind == WEBP_LOSSLESS_ALPHA;
    config.quality = config.lossless ? 0 : 90; /* of lossless: how hard it tries */
    config.method = 0;
    picture.use_argb = 1;
    picture.width = width;
    picture.height = height;
    picture.writer = append_webp;
    picture.custom_ptr = &file;
    if (!WebPPictureAlloc(&picture))
        abort();
    paint_webp(&picture, paint, kind == WEBP_LOSSY_ALPHA || kind == WEBP_LOSSLESS_ALPHA);
    if (!WebPEncode(&config, &picture))
        abort();
    WebPPictureFree(&picture);
    return file;
}
