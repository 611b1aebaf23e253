/* portrait: header, decode, crop, scale, turn upright.
 *
 * Rows go from the decoder straight into the scaler. The picture is scaled as it is stored and
 * turned afterwards, when it is small. It is cropped to the shape of its place around the upper
 * third, where the face is in most portraits.
 */
#include "portrait.h"

#include "allocate.h"
#include "blend.h"
#include "picture_rows.h"
#include "scale.h"

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

struct portrait_source {
    struct picture_rows *rows;
    int next_y;
    struct error *error;
};

static void lay_on_ground(uint32_t *row, int count)
{
    for (int i = 0; i < count; i++)
        row[i] = blend_pixel(PORTRAIT_GROUND, row[i] & 0x00FFFFFF, row[i] >> 24);
}

/* Rows above the part are decoded and left; those below it are never asked for. */
static const uint32_t *row_of(void *context, int y)
{
    struct portrait_source *source = context;
    struct picture_rows *rows = source->rows;
    uint32_t *row;

    do {
        row = picture_rows_next(rows, source->error);
        if (!row)
            return NULL;
    } while (source->next_y++ < y);
    if (rows->has_alpha)
        lay_on_ground(row + rows->part.x, rows->part.width);
    return row;
}

/* As stored, in the wanted size. */
static struct pixels *scale_stored(struct text bytes, const struct picture_header *header,
                                   const struct picture_want *want, struct error *error)
{
    struct portrait_source source = {.error = error};
    if (!picture_rows_open(&source.rows, bytes, header, want, error))
        return NULL;

    struct pixels *stored = pixels_create(want->width, want->height);
    struct scale_source rows = {.row = row_of, .context = &source};
    if (!scale_into(stored, &rows, source.rows->part)) {
        pixels_destroy(stored);
        stored = NULL;
    }
    picture_rows_close(source.rows);
    return stored;
}

static struct picture_want want_of(const struct picture_header *header, int width, int height)
{
    struct turning turning = turning_of(header->orientation);
    struct rect crop = turning.swapped ? crop_of(header->height, header->width, width, height)
                                       : crop_of(header->width, header->height, width, height);

    return (struct picture_want){
        .part = turn_rect(crop, turning, header->width, header->height),
        .width = turning.swapped ? height : width,
        .height = turning.swapped ? width : height,
    };
}

struct pixels *portrait_decode(struct text bytes, int width, int height,
                               const atomic_bool *is_stopped, struct error *error)
{
    struct picture_header header;
    if (!picture_header_read(&header, bytes, error))
        return NULL;

    struct picture_want want = want_of(&header, width, height);
    want.is_stopped = is_stopped;
    struct pixels *stored = scale_stored(bytes, &header, &want, error);
    if (!stored || header.orientation == 1)
        return stored;

    struct pixels *upright = turn_upright(stored, turning_of(header.orientation));
    pixels_destroy(stored);
    return upright;
}
