/* picture_png: PNG by libpng, whatever its colours are stored as.
 *
 * Rows come one by one; an interlaced picture comes in seven passes over all of them and is kept
 * whole. Colour profiles, texts and the like are passed over unread.
 */
#include "picture_rows.h"

#include "allocate.h"
#include "base/limits.h"

#include <png.h>

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "B, G, R, A in memory is 0xAARRGGBB");

struct png_rows {
    struct picture_rows rows; /* first: the others know only this */
    png_structp png;
    png_infop info;
    struct text rest; /* bytes that libpng has not asked for yet */
    jmp_buf way_out;
    struct error error; /* why it was taken */
    int passes;
    uint32_t *data; /* one row, or with several passes all of them */
    int y;          /* of the next row */
};

static _Noreturn void leave(struct png_rows *own)
{
    longjmp(own->way_out, 1);
}

static void leave_by_error(png_structp png, png_const_charp message)
{
    struct png_rows *own = png_get_error_ptr(png);

    error_set(&own->error, ERROR_FORMAT, "a PNG that cannot be decoded: %s", message);
    leave(own);
}

static void say_nothing(png_structp png, png_const_charp message)
{
    (void)png; /* warnings are about parts that nobody sees */
    (void)message;
}

static void give_bytes(png_structp png, png_bytep bytes, size_t size)
{
    struct png_rows *own = png_get_io_ptr(png);

    if (size > own->rest.size) {
        error_set(&own->error, ERROR_FORMAT, "a PNG that ends too early");
        leave(own);
    }
    memcpy(bytes, own->rest.data, size);
    own->rest = text_slice(own->rest, size, own->rest.size);
}

/* The only place to which libpng's way out leads. A step owns nothing that would be lost by it. */
static bool try(struct png_rows *own, void (*step)(struct png_rows *own), struct error *error)
{
    if (setjmp(own->way_out)) {
        error_set(error, own->error.kind, "%s", own->error.message);
        return false;
    }
    step(own);
    return true;
}

static void read_header(struct png_rows *own)
{
    png_set_read_fn(own->png, own, give_bytes);
    png_set_user_limits(own->png, LIMIT_PHOTO_SIDE_PX, LIMIT_PHOTO_SIDE_PX);
    /* All but what makes the pixels. */
    png_set_keep_unknown_chunks(own->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_read_info(own->png, own->info);
}

/* Four bytes a pixel: blue, green, red, alpha. */
static void start(struct png_rows *own)
{
    bool has_alpha_channel = png_get_color_type(own->png, own->info) & PNG_COLOR_MASK_ALPHA;

    own->rows.has_alpha = has_alpha_channel || png_get_valid(own->png, own->info, PNG_INFO_tRNS);
    png_set_expand(own->png);
    png_set_scale_16(own->png);
    png_set_gray_to_rgb(own->png);
    png_set_bgr(own->png);
    png_set_add_alpha(own->png, 0xFF, PNG_FILLER_AFTER);
    own->passes = png_set_interlace_handling(own->png);
    png_start_read_image(own->png);
}

static void read_row(struct png_rows *own)
{
    png_read_row(own->png, (png_bytep)own->data, NULL);
}

/* Every pass adds to what those before it have left. */
static void read_passes(struct png_rows *own)
{
    for (int pass = 0; pass < own->passes; pass++) {
        for (int y = 0; y < own->rows.height; y++) {
            if (picture_is_stopped(&own->rows, &own->error))
                leave(own);
            png_read_row(own->png, (png_bytep)(own->data + (ptrdiff_t)y * own->rows.width), NULL);
        }
    }
}

static uint32_t *png_next(struct picture_rows *rows, struct error *error)
{
    struct png_rows *own = (struct png_rows *)rows;

    if (own->passes > 1)
        return own->data + (ptrdiff_t)own->y++ * rows->width;
    return try(own, read_row, error) ? own->data : NULL;
}

static void png_close(struct picture_rows *rows)
{
    struct png_rows *own = (struct png_rows *)rows;

    png_destroy_read_struct(&own->png, &own->info, NULL);
    free(own->data);
    free(own);
}

static bool has_size(const struct png_rows *own, const struct picture_header *header,
                     struct error *error)
{
    return picture_has_size(header, png_get_image_width(own->png, own->info),
                            png_get_image_height(own->png, own->info), error);
}

static bool fits_memory(const struct png_rows *own, const struct picture_header *header,
                        struct error *error)
{
    uint64_t pixels = (uint64_t)header->width * (uint64_t)header->height;

    return own->passes == 1 ||
           picture_fits_memory(header, pixels * sizeof *own->data, "an interlaced PNG",
                               "save it without interlacing, or smaller", error);
}

static bool begin(struct png_rows *own, const struct picture_header *header, struct error *error)
{
    if (!try(own, read_header, error) || !has_size(own, header, error) || !try(own, start, error) ||
        !fits_memory(own, header, error))
        return false;

    size_t rows = own->passes > 1 ? (size_t)header->height : 1;
    own->data = allocate((size_t)header->width * rows, sizeof *own->data);
    return own->passes == 1 || try(own, read_passes, error);
}

static struct png_rows *create(struct text bytes, const struct picture_header *header,
                               const struct picture_want *want)
{
    static const struct picture_verbs verbs = {.next = png_next, .close = png_close};
    struct png_rows *own = allocate(1, sizeof *own);

    own->rows = (struct picture_rows){.verbs = &verbs,
                                      .width = header->width,
                                      .height = header->height,
                                      .part = want->part,
                                      .is_stopped = want->is_stopped};
    own->rest = bytes;
    /* Both fail only where memory does. */
    own->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, own, leave_by_error, say_nothing);
    own->info = own->png ? png_create_info_struct(own->png) : NULL;
    if (!own->info)
        abort();
    return own;
}

bool picture_png_open(struct picture_rows **rows, struct text bytes,
                      const struct picture_header *header, const struct picture_want *want,
                      struct error *error)
{
    struct png_rows *own = create(bytes, header, want);

    if (!begin(own, header, error)) {
        png_close(&own->rows);
        return false;
    }
    *rows = &own->rows;
    return true;
}
