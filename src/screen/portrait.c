/* portrait: header, decode, crop, scale, turn upright.
 *
 * The picture is scaled as it is stored and turned afterwards, when it is small. It is cropped to
 * the shape of its place around the upper third, where the face is in most portraits.
 */
#include "portrait.h"

#include "allocate.h"
#include "blend.h"
#include "picture_header.h"
#include "scale.h"

#include <SDL.h>
#include <SDL_image.h>

/* What shines through pictures with transparent parts: the panel of the dark theme, under which
 * portraits of people cut out of their background look at home. */
enum { PORTRAIT_GROUND = 0x10304D };

/* EXIF's eight orientations are three questions: swap columns and rows, then read from the right,
 * from the bottom. */
struct turning {
    bool swapped, from_right, from_bottom;
};

static struct turning turning_of(int orientation)
{
    return (struct turning){
        .swapped = orientation >= 5,
        .from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8,
        .from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7,
    };
}

/* The largest part of a picture that has the wanted shape. */
static struct rect crop_of(int width, int height, int wanted_width, int wanted_height)
{
    struct rect crop = {.width = width, .height = height};

    if ((int64_t)width * wanted_height > (int64_t)height * wanted_width) {
        crop.width = (int)((int64_t)height * wanted_width / wanted_height);
        crop.width = crop.width ? crop.width : 1;
        crop.x = (width - crop.width) / 2;
    } else {
        crop.height = (int)((int64_t)width * wanted_height / wanted_width);
        crop.height = crop.height ? crop.height : 1;
        crop.y = height / 3 - crop.height / 2;
        crop.y = crop.y < 0 ? 0 : crop.y;
    }
    return crop;
}

/* From the upright picture's coordinates to the stored one's. */
static struct rect turn_rect(struct rect upright, struct turning turning, int stored_width,
                             int stored_height)
{
    struct rect rect = upright;

    if (turning.swapped)
        rect = (struct rect){upright.y, upright.x, upright.height, upright.width};
    if (turning.from_right)
        rect.x = stored_width - rect.x - rect.width;
    if (turning.from_bottom)
        rect.y = stored_height - rect.y - rect.height;
    return rect;
}

static struct pixels *turn_upright(const struct pixels *stored, struct turning turning)
{
    struct pixels *upright = turning.swapped ? pixels_create(stored->height, stored->width)
                                             : pixels_create(stored->width, stored->height);

    for (int y = 0; y < upright->height; y++) {
        for (int x = 0; x < upright->width; x++) {
            int from_x = turning.swapped ? y : x, from_y = turning.swapped ? x : y;
            from_x = turning.from_right ? stored->width - 1 - from_x : from_x;
            from_y = turning.from_bottom ? stored->height - 1 - from_y : from_y;
            upright->data[(ptrdiff_t)y * upright->stride + x] =
                stored->data[(ptrdiff_t)from_y * stored->stride + from_x];
        }
    }
    return upright;
}

/* One row at a time: a decoded camera picture is large enough once. */
static void read_row(void *context, int x, int y, int count, uint32_t *row)
{
    const SDL_Surface *surface = context;
    const uint8_t *from = (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch +
                          (ptrdiff_t)x * surface->format->BytesPerPixel;

    SDL_ConvertPixels(count, 1, surface->format->format, from, surface->pitch,
                      SDL_PIXELFORMAT_ARGB8888, row, count * (int)sizeof *row);
    for (int i = 0; i < count; i++)
        row[i] = blend_pixel(PORTRAIT_GROUND, row[i] & 0x00FFFFFF, row[i] >> 24);
}

/* A picture with a palette is spread to full colours: SDL_ConvertPixels knows no palettes. */
static SDL_Surface *without_palette(SDL_Surface *surface)
{
    if (!surface || !SDL_ISPIXELFORMAT_INDEXED(surface->format->format))
        return surface;

    SDL_Surface *spread = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(surface);
    return spread;
}

static SDL_Surface *decode(struct text bytes, const struct picture_header *header,
                           struct error *error)
{
    /* At most LIMIT_PICTURE_BYTES, so the size fits. */
    SDL_RWops *stream = SDL_RWFromConstMem(bytes.data, (int)bytes.size);
    SDL_Surface *surface =
        without_palette(stream ? IMG_LoadTyped_RW(stream, 1, header->format) : NULL);
    if (!surface) {
        error_set(error, ERROR_FORMAT, "a %s that cannot be decoded: %s", header->format,
                  SDL_GetError());
        return NULL;
    }
    if (surface->w != header->width || surface->h != header->height) {
        error_set(error, ERROR_FORMAT, "a %s that says %d × %d px and has %d × %d", header->format,
                  header->width, header->height, surface->w, surface->h);
        SDL_FreeSurface(surface);
        return NULL;
    }
    return surface;
}

struct pixels *portrait_decode(struct text bytes, int width, int height, struct error *error)
{
    struct picture_header header;
    if (!picture_header_read(&header, bytes, error))
        return NULL;

    SDL_Surface *surface = decode(bytes, &header, error);
    if (!surface)
        return NULL;

    struct turning turning = turning_of(header.orientation);
    int upright_width = turning.swapped ? surface->h : surface->w;
    int upright_height = turning.swapped ? surface->w : surface->h;
    struct rect crop = crop_of(upright_width, upright_height, width, height);

    struct pixels *stored =
        turning.swapped ? pixels_create(height, width) : pixels_create(width, height);
    struct scale_source source = {.read_row = read_row, .context = surface};
    scale_into(stored, &source, turn_rect(crop, turning, surface->w, surface->h));
    SDL_FreeSurface(surface);

    struct pixels *upright = turn_upright(stored, turning);
    pixels_destroy(stored);
    return upright;
}
