/* picture_webp: WebP by libwebp, cropped and made smaller while it is decoded.
 *
 * libwebp decodes into one piece, so it is given the size that is wanted; then the piece is no
 * larger than what is shown. It takes the file in slices, so that it can be stopped between them. A
 * lossy picture takes some rows beside that, a lossless one or an alpha channel all pixels.
 */
#include "picture_rows.h"

#include "allocate.h"

#include <webp/decode.h>

#include <stdlib.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "B, G, R, A in memory is 0xAARRGGBB");

enum { SLICES = 64, LOSSY = 1, LOSSLESS = 2 };

struct webp_rows {
    struct picture_rows rows; /* first: the others know only this */
    WebPDecoderConfig config;
    uint32_t *data;
    int y; /* of the next row */
};

static uint32_t *webp_next(struct picture_rows *rows, struct error *error)
{
    struct webp_rows *own = (struct webp_rows *)rows;
    (void)error; /* all rows are there */
    return own->data + (ptrdiff_t)own->y++ * rows->width;
}

static void webp_close(struct picture_rows *rows)
{
    struct webp_rows *own = (struct webp_rows *)rows;

    free(own->data);
    free(own);
}

/* A lossless picture is decoded in four bytes a pixel; an alpha channel in one, after it was
 * decoded in up to four. */
static bool fits_memory(const struct picture_header *header, const WebPBitstreamFeatures *features,
                        struct error *error)
{
    uint64_t pixels = (uint64_t)header->width * (uint64_t)header->height;

    if (features->format == LOSSY && !features->has_alpha)
        return true;
    return picture_fits_memory(header, features->format == LOSSLESS ? pixels * 4 : pixels * 5,
                               features->format == LOSSLESS ? "a lossless WebP"
                                                            : "a WebP with transparent parts",
                               "save it lossy and opaque, or smaller", error);
}

static bool is_decodable(struct webp_rows *own, struct text bytes,
                         const struct picture_header *header, struct error *error)
{
    WebPBitstreamFeatures *features = &own->config.input;
    VP8StatusCode status = WebPGetFeatures((const uint8_t *)bytes.data, bytes.size, features);

    if (status == VP8_STATUS_NOT_ENOUGH_DATA)
        return error_set(error, ERROR_FORMAT, "a WebP that ends too early");
    if (status != VP8_STATUS_OK)
        return error_set(error, ERROR_FORMAT, "a WebP whose beginning is broken");
    if (features->has_animation)
        return error_set(error, ERROR_FORMAT, "a WebP that moves: save one picture of it");
    return picture_has_size(header, features->width, features->height, error) &&
           fits_memory(header, features, error);
}

/* Only ever smaller: for larger, straight lines between pixels are ours to draw. */
static void choose_size(struct webp_rows *own, const struct picture_want *want)
{
    WebPDecoderOptions *options = &own->config.options;
    const struct rect *part = &want->part;
    bool is_smaller = want->width < part->width && want->height < part->height;

    options->use_cropping = 1;
    options->crop_left = part->x;
    options->crop_top = part->y;
    options->crop_width = part->width;
    options->crop_height = part->height;
    options->use_scaling = is_smaller;
    options->scaled_width = own->rows.width = is_smaller ? want->width : part->width;
    options->scaled_height = own->rows.height = is_smaller ? want->height : part->height;
    own->rows.part = (struct rect){.width = own->rows.width, .height = own->rows.height};
}

static void choose_place(struct webp_rows *own)
{
    size_t stride = (size_t)own->rows.width * sizeof *own->data;
    WebPDecBuffer *output = &own->config.output;

    own->data = allocate((size_t)own->rows.height, stride);
    output->colorspace = MODE_BGRA;
    output->is_external_memory = 1;
    output->u.RGBA = (WebPRGBABuffer){.rgba = (uint8_t *)own->data,
                                      .stride = (int)stride,
                                      .size = stride * (size_t)own->rows.height};
}

/* Ever longer beginnings of the same bytes; libwebp goes on from where it was. False: stopped. */
static bool feed(const struct webp_rows *own, WebPIDecoder *decoder, struct text bytes,
                 VP8StatusCode *status, struct error *error)
{
    size_t slice = bytes.size / SLICES + 1;

    *status = VP8_STATUS_SUSPENDED;
    for (size_t fed = 0; fed < bytes.size && *status == VP8_STATUS_SUSPENDED;) {
        if (picture_is_stopped(&own->rows, error))
            return false;
        fed += slice < bytes.size - fed ? slice : bytes.size - fed;
        *status = WebPIUpdate(decoder, (const uint8_t *)bytes.data, fed);
    }
    return true;
}

static bool decode(struct webp_rows *own, struct text bytes, struct error *error)
{
    WebPIDecoder *decoder = WebPIDecode(NULL, 0, &own->config);
    if (!decoder)
        abort(); /* fails only where memory does, or by a mistake of ours */

    VP8StatusCode status;
    bool fed = feed(own, decoder, bytes, &status, error);
    WebPIDelete(decoder);
    if (!fed)
        return false;
    if (status == VP8_STATUS_SUSPENDED)
        return error_set(error, ERROR_FORMAT, "a WebP that ends too early");
    return status == VP8_STATUS_OK || error_set(error, ERROR_FORMAT, "a WebP that is damaged");
}

static bool begin(struct webp_rows *own, struct text bytes, const struct picture_header *header,
                  const struct picture_want *want, struct error *error)
{
    if (!is_decodable(own, bytes, header, error))
        return false;

    own->rows.has_alpha = own->config.input.has_alpha;
    choose_size(own, want);
    choose_place(own);
    return decode(own, bytes, error);
}

bool picture_webp_open(struct picture_rows **rows, struct text bytes,
                       const struct picture_header *header, const struct picture_want *want,
                       struct error *error)
{
    static const struct picture_verbs verbs = {.next = webp_next, .close = webp_close};
    struct webp_rows *own = allocate(1, sizeof *own);

    own->rows = (struct picture_rows){.verbs = &verbs, .is_stopped = want->is_stopped};
    if (!WebPInitDecoderConfig(&own->config))
        abort(); /* built with the headers of another libwebp */
    if (!begin(own, bytes, header, want, error)) {
        webp_close(&own->rows);
        return false;
    }
    *rows = &own->rows;
    return true;
}
