/* portrait: header, decode, crop, scale, turn upright, lay on the ground.
 *
 * Rows go from the decoder straight into the scaler. The picture is scaled as it is stored and
 * turned afterwards, when it is small. A face is cropped to the shape of its place around the upper
 * third, where it is in most portraits; of logos and posters nothing, or next to nothing, is lost.
 */
#include "portrait.h"

#include "allocate.h"
#include "blend.h"
#include "picture_rows.h"
#include "scale.h"

/* What shines through pictures with transparent parts: the panel of the dark theme, under which
 * portraits of people cut out of their background look at home. */
enum { PORTRAIT_GROUND = 0x10304D };

/* Shapes that differ by less agree: what such a crop loses lies in a poster's margin. */
enum { AGREEING_PERCENT = 6 };

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

/* Which part of the upright picture is shown, and where in its place. */
struct framing {
    struct rect part, inside;
};

/* number × by / per, but not nothing. */
static int in_proportion(int number, int by, int per)
{
    int result = (int)((int64_t)number * by / per);
    return result ? result : 1;
}

/* The largest part that has the shape of the place, around the upper third or around the middle. */
static struct rect crop_of(int width, int height, const struct photo_place *place)
{
    struct rect crop = {.width = width, .height = height};

    if ((int64_t)width * place->height > (int64_t)height * place->width) {
        crop.width = in_proportion(height, place->width, place->height);
        crop.x = (width - crop.width) / 2;
    } else {
        crop.height = in_proportion(width, place->height, place->width);
        crop.y =
            place->fit == PHOTO_FACE ? height / 3 - crop.height / 2 : (height - crop.height) / 2;
        crop.y = crop.y < 0 ? 0 : crop.y;
    }
    return crop;
}

/* The largest rect in the middle of the place, above its foot, that has the picture's shape. */
static struct rect inside_of(int width, int height, const struct photo_place *place)
{
    int room = place->height - place->foot;
    struct rect inside = {.width = place->width, .height = room};

    if ((int64_t)width * room > (int64_t)height * place->width)
        inside.height = in_proportion(place->width, height, width);
    else
        inside.width = in_proportion(room, width, height);
    inside.x = (place->width - inside.width) / 2;
    inside.y = (room - inside.height) / 2;
    return inside;
}

static bool shapes_agree(int width, int height, const struct photo_place *place)
{
    int64_t a = (int64_t)width * place->height, b = (int64_t)height * place->width;
    return 100 * (a > b ? a : b) <= (100 + AGREEING_PERCENT) * (a > b ? b : a);
}

static struct framing framing_of(int width, int height, const struct photo_place *place)
{
    bool is_cropped = place->fit == PHOTO_FACE ||
                      (place->fit == PHOTO_COVER && shapes_agree(width, height, place));
    struct framing framing = {
        .part = {.width = width, .height = height},
        .inside = {.width = place->width, .height = place->height},
    };

    if (is_cropped)
        framing.part = crop_of(width, height, place);
    else
        framing.inside = inside_of(width, height, place);
    return framing;
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

/* Both of the same size, once turned. */
static void turn_upright(struct pixels *upright, const struct pixels *stored,
                         struct turning turning)
{
    for (int y = 0; y < upright->height; y++) {
        uint32_t *row = pixels_at(upright, 0, y);
        for (int x = 0; x < upright->width; x++) {
            int from_x = turning.swapped ? y : x, from_y = turning.swapped ? x : y;
            from_x = turning.from_right ? stored->width - 1 - from_x : from_x;
            from_y = turning.from_bottom ? stored->height - 1 - from_y : from_y;
            row[x] = *pixels_at(stored, from_x, from_y);
        }
    }
}

struct portrait_source {
    struct picture_rows *rows;
    int next_y;
    uint32_t ground;
    struct error *error;
};

static void lay_on_ground(uint32_t *row, int count, uint32_t ground)
{
    for (int i = 0; i < count; i++)
        row[i] = blend_pixel(ground, row[i] & 0x00FFFFFF, row[i] >> 24);
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
        lay_on_ground(row + rows->part.x, rows->part.width, source->ground);
    return row;
}

static uint32_t ground_of(const struct photo_place *place)
{
    return place->fit == PHOTO_FACE ? PORTRAIT_GROUND : place->ground;
}

/* What is being made, and of what. */
struct development {
    struct text bytes;
    const struct picture_header *header;
    struct picture_want want;
    uint32_t ground;
};

static struct development development_of(struct text bytes, const struct picture_header *header,
                                         const struct photo_place *place, struct framing *framing)
{
    struct turning turning = turning_of(header->orientation);
    *framing = turning.swapped ? framing_of(header->height, header->width, place)
                               : framing_of(header->width, header->height, place);
    struct rect inside = framing->inside;
    return (struct development){
        .bytes = bytes,
        .header = header,
        .want = {.part = turn_rect(framing->part, turning, header->width, header->height),
                 .width = turning.swapped ? inside.height : inside.width,
                 .height = turning.swapped ? inside.width : inside.height},
        .ground = ground_of(place),
    };
}

/* As stored, in the size of `to`. */
static bool scale_stored(struct pixels *to, const struct development *development,
                         struct error *error)
{
    struct portrait_source source = {.ground = development->ground, .error = error};
    if (!picture_rows_open(&source.rows, development->bytes, development->header,
                           &development->want, error))
        return false;

    struct scale_source rows = {.row = row_of, .context = &source};
    bool is_whole = scale_into(to, &rows, source.rows->part);
    picture_rows_close(source.rows);
    return is_whole;
}

/* The same upright: `to` is as large as the picture will be seen. */
static bool develop(struct pixels *to, const struct development *development, struct error *error)
{
    if (development->header->orientation == 1)
        return scale_stored(to, development, error);

    struct pixels *stored = pixels_create(development->want.width, development->want.height);
    bool is_whole = scale_stored(stored, development, error);
    if (is_whole)
        turn_upright(to, stored, turning_of(development->header->orientation));
    pixels_destroy(stored);
    return is_whole;
}

static void fill_ground(struct pixels *pixels, uint32_t ground)
{
    for (int y = 0; y < pixels->height; y++) {
        uint32_t *row = pixels_at(pixels, 0, y);
        for (int x = 0; x < pixels->width; x++)
            row[x] = ground;
    }
}

struct pixels *portrait_decode(struct text bytes, const struct photo_place *place,
                               const atomic_bool *is_stopped, struct error *error)
{
    struct picture_header header;
    if (!picture_header_read(&header, bytes, error))
        return NULL;

    struct framing framing;
    struct development development = development_of(bytes, &header, place, &framing);
    development.want.is_stopped = is_stopped;
    struct pixels *pixels = pixels_create(place->width, place->height);
    if (framing.inside.width < place->width || framing.inside.height < place->height)
        fill_ground(pixels, development.ground);
    struct pixels window = {.data = pixels_at(pixels, framing.inside.x, framing.inside.y),
                            .width = framing.inside.width,
                            .height = framing.inside.height,
                            .stride = pixels->stride};
    if (develop(&window, &development, error))
        return pixels;
    pixels_destroy(pixels);
    return NULL;
}
