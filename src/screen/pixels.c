/* pixels: a picture in one block of memory, and a PNG file of it.
 *
 * The block comes zeroed from the system, so that rows nobody paints cost nothing.
 */
#include "screen/pixels.h"

#include "allocate.h"

#include <png.h>

#include <assert.h>
#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIXELS_ALIGNMENT = 64, PIXELS_PATH_SIZE = 4096 };
/* Of zlib's nine: half the time of its usual sixth for a sixth more bytes. */
enum { COMPRESSION_LEVEL = 3 };

struct pixels *pixels_create(int width, int height)
{
    assert(width > 0 && height > 0);
    size_t size = (size_t)width * (size_t)height * sizeof(uint32_t);

    struct pixels *pixels = allocate(1, sizeof *pixels + PIXELS_ALIGNMENT + size);
    uintptr_t behind = (uintptr_t)(pixels + 1);
    uintptr_t padding = (PIXELS_ALIGNMENT - behind % PIXELS_ALIGNMENT) % PIXELS_ALIGNMENT;
    pixels->data = (uint32_t *)((char *)(pixels + 1) + padding);
    pixels->width = pixels->stride = width;
    pixels->height = height;
    return pixels;
}

void pixels_destroy(struct pixels *pixels)
{
    free(pixels);
}

void pixels_copy(struct pixels *to, const struct pixels *from)
{
    assert(to->width == from->width && to->height == from->height);
    for (int y = 0; y < to->height; y++)
        memcpy(to->data + (ptrdiff_t)y * to->stride, from->data + (ptrdiff_t)y * from->stride,
               (size_t)to->width * sizeof *to->data);
}

/* What libpng's way out must find again. */
struct png_work {
    const struct pixels *pixels;
    png_structp png;
    png_infop info;
    jmp_buf way_out;
};

/* libpng names no reasons: what failed is the file, and errno has it. */
static void leave_by_error(png_structp png, png_const_charp message)
{
    struct png_work *work = png_get_error_ptr(png);
    (void)message;
    longjmp(work->way_out, 1);
}

static void say_nothing(png_structp png, png_const_charp message)
{
    (void)png; /* nothing about plain colours is worth a warning */
    (void)message;
}

/* Three bytes a pixel, or the file would carry an alpha channel that says nothing. */
static void write_rows(struct png_work *work, FILE *file)
{
    const struct pixels *pixels = work->pixels;

    png_init_io(work->png, file);
    /* Pages are flat colours with letters on them: filters, which are for photos, make such files
     * larger and take three quarters of the time (measured over the demo's pages, November 2026).
     */
    png_set_filter(work->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(work->png, COMPRESSION_LEVEL);
    png_set_IHDR(work->png, work->info, (png_uint_32)pixels->width, (png_uint_32)pixels->height, 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(work->png, work->info);
    png_set_filler(work->png, 0, PNG_FILLER_AFTER);
    png_set_bgr(work->png);
    for (int y = 0; y < pixels->height; y++)
        png_write_row(work->png, (png_const_bytep)(pixels->data + (ptrdiff_t)y * pixels->stride));
    png_write_end(work->png, work->info);
}

static bool write_picture(const struct pixels *pixels, FILE *file)
{
    struct png_work work = {.pixels = pixels};
    work.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &work, leave_by_error, say_nothing);
    work.info = work.png ? png_create_info_struct(work.png) : NULL;
    if (!work.info)
        abort(); /* there is no memory left */

    volatile bool is_whole = false;
    if (!setjmp(work.way_out)) {
        write_rows(&work, file);
        is_whole = true;
    }
    png_destroy_write_struct(&work.png, &work.info);
    return is_whole;
}

static bool write_file(const struct pixels *pixels, const char *path, struct error *error)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return error_set(error, ERROR_SYSTEM, "%s: %s", path, strerror(errno));

    bool is_whole = write_picture(pixels, file);
    int reason = errno;
    if (fclose(file) != 0 && is_whole) {
        is_whole = false;
        reason = errno;
    }
    return is_whole || error_set(error, ERROR_SYSTEM, "%s: %s", path, strerror(reason));
}

bool pixels_write_png(const struct pixels *pixels, const char *path, struct error *error)
{
    char beside[PIXELS_PATH_SIZE];
    int length = snprintf(beside, sizeof beside, "%s.%ld.part", path, (long)getpid());
    if (length < 0 || (size_t)length >= sizeof beside)
        return error_set(error, ERROR_SYSTEM, "%.100s…: the path is too long", path);

    if (!write_file(pixels, beside, error))
        goto failed;

    if (rename(beside, path) != 0) {
        error_set(error, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
        goto failed;
    }
    return true;

failed:
    (void)unlink(beside); /* it may never have been made */
    return false;
}
