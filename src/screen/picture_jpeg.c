/* picture_jpeg: JPEG by libjpeg-turbo, made smaller by eighths while it is decoded.
 *
 * A baseline JPEG comes in strips of eight or sixteen rows. A progressive one is spread over its
 * file, so libjpeg collects all coefficients first, two bytes each. What is damaged or cut off is
 * refused where it would be seen; libjpeg would paint it grey.
 */
#include "picture_rows.h"

#include "allocate.h"
#include "clamp.h"

/* <jpeglib.h> knows FILE but does not ask for it. */
#include <stdio.h>

#include <jpeglib.h>

#include <jerror.h>
#include <setjmp.h>
#include <stdlib.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "B, G, R, A in memory is 0xAARRGGBB");

struct jpeg_rows {
    struct picture_rows rows; /* first: the others know only this */
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    struct jpeg_progress_mgr progress;
    jmp_buf way_out;
    struct error error; /* why it was taken */
    const struct picture_header *header;
    const struct picture_want *want;
    bool is_in_rows; /* of a picture that comes in order, so what was read is right */
    bool ran_out;
    uint32_t *row;
};

/* The library's structs point back to ours. */
static struct jpeg_rows *owner_of(j_common_ptr jpeg)
{
    return jpeg->client_data;
}

static _Noreturn void leave(struct jpeg_rows *own)
{
    longjmp(own->way_out, 1);
}

static void leave_by_error(j_common_ptr jpeg)
{
    struct jpeg_rows *own = owner_of(jpeg);
    char message[JMSG_LENGTH_MAX];

    jpeg->err->format_message(jpeg, message);
    error_set(&own->error, ERROR_FORMAT, "a JPEG that cannot be decoded: %s", message);
    leave(own);
}

static void refuse_damage(struct jpeg_rows *own)
{
    error_set(&own->error, ERROR_FORMAT, "a JPEG that %s",
              own->ran_out ? "ends too early" : "is damaged");
    leave(own);
}

/* Most warnings are about oddities that nobody sees; after these, what follows is not the picture.
 */
static void judge_warning(j_common_ptr jpeg, int level)
{
    if (level >= 0)
        return; /* only tells of what it does */

    switch (jpeg->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
        refuse_damage(owner_of(jpeg));
    }
}

static void say_nothing(j_common_ptr jpeg)
{
    (void)jpeg; /* what there is to say is said by our error */
}

static void begin_source(j_decompress_ptr jpeg)
{
    (void)jpeg; /* all bytes are there */
}

/* The marker at the end may be missing where all rows are there: then libjpeg does not complain. */
static boolean add_end(j_decompress_ptr jpeg)
{
    static const JOCTET end[] = {0xFF, JPEG_EOI};
    struct jpeg_rows *own = owner_of((j_common_ptr)jpeg);
    bool is_second = own->ran_out;

    own->ran_out = true;
    if (is_second || !own->is_in_rows)
        refuse_damage(own);
    jpeg->src->next_input_byte = end;
    jpeg->src->bytes_in_buffer = sizeof end;
    return TRUE;
}

static void skip(j_decompress_ptr jpeg, long count)
{
    struct jpeg_source_mgr *source = jpeg->src;
    size_t bytes = count > 0 ? (size_t)count : 0;

    if (bytes > source->bytes_in_buffer)
        bytes = source->bytes_in_buffer;
    source->next_input_byte += bytes;
    source->bytes_in_buffer -= bytes;
}

static void look_around(j_common_ptr jpeg)
{
    struct jpeg_rows *own = owner_of(jpeg);

    if (picture_is_stopped(&own->rows, &own->error))
        leave(own);
    if (own->jpeg.input_scan_number > PICTURE_SCANS_MOST) {
        error_set(&own->error, ERROR_LIMIT, "a JPEG of more than %d scans", PICTURE_SCANS_MOST);
        leave(own);
    }
}

/* The only place to which libjpeg's way out leads. A step owns nothing that would be lost by it. */
static bool try(struct jpeg_rows *own, void (*step)(struct jpeg_rows *own), struct error *error)
{
    if (setjmp(own->way_out)) {
        error_set(error, own->error.kind, "%s", own->error.message);
        return false;
    }
    step(own);
    return true;
}

static void read_header(struct jpeg_rows *own)
{
    jpeg_create_decompress(&own->jpeg);
    own->jpeg.src = &own->source;
    own->jpeg.progress = &own->progress;
    (void)jpeg_read_header(&own->jpeg, TRUE); /* without a picture it takes the way out */
}

static uint64_t coefficient_bytes(const struct jpeg_decompress_struct *jpeg)
{
    uint64_t blocks = 0;

    for (int i = 0; i < jpeg->num_components; i++) {
        const jpeg_component_info *component = &jpeg->comp_info[i];
        blocks += (uint64_t)component->width_in_blocks * component->height_in_blocks;
    }
    return blocks * sizeof(JBLOCK);
}

static int eighths(int size, int scale)
{
    return (int)((int64_t)size * scale / 8);
}

static int choose_scale(const struct picture_want *want)
{
    int scale = 1;
    while (scale < 8 && (eighths(want->part.width, scale) < want->width ||
                         eighths(want->part.height, scale) < want->height))
        scale++;
    return scale;
}

static void start(struct jpeg_rows *own)
{
    own->jpeg.scale_num = (unsigned)choose_scale(own->want);
    own->jpeg.scale_denom = 8;
    own->jpeg.out_color_space = JCS_EXT_BGRX;
    (void)jpeg_start_decompress(&own->jpeg); /* false only where bytes are still to come */
}

static struct rect part_of(const struct jpeg_rows *own)
{
    const struct rect *stored = &own->want->part;
    int scale = (int)own->jpeg.scale_num;
    struct rect part = {.x = eighths(stored->x, scale), .y = eighths(stored->y, scale)};

    part.width = larger(eighths(stored->width, scale), 1);
    part.height = larger(eighths(stored->height, scale), 1);
    return part;
}

static void read_row(struct jpeg_rows *own)
{
    JSAMPROW row = (JSAMPROW)own->row;
    (void)jpeg_read_scanlines(&own->jpeg, &row, 1); /* none only where bytes are still to come */
}

static uint32_t *jpeg_next(struct picture_rows *rows, struct error *error)
{
    struct jpeg_rows *own = (struct jpeg_rows *)rows;
    return try(own, read_row, error) ? own->row : NULL;
}

static void jpeg_close(struct picture_rows *rows)
{
    struct jpeg_rows *own = (struct jpeg_rows *)rows;

    jpeg_destroy_decompress(&own->jpeg);
    free(own->row);
    free(own);
}

static struct jpeg_rows *create(struct text bytes, const struct picture_header *header,
                                const struct picture_want *want)
{
    static const struct picture_verbs verbs = {.next = jpeg_next, .close = jpeg_close};
    struct jpeg_rows *own = allocate(1, sizeof *own);

    own->rows = (struct picture_rows){.verbs = &verbs, .is_stopped = want->is_stopped};
    own->header = header;
    own->want = want;
    own->jpeg.err = jpeg_std_error(&own->errors);
    own->jpeg.client_data = own;
    own->errors.error_exit = leave_by_error;
    own->errors.emit_message = judge_warning;
    own->errors.output_message = say_nothing;
    own->progress.progress_monitor = look_around;
    own->source = (struct jpeg_source_mgr){
        .next_input_byte = (const JOCTET *)bytes.data,
        .bytes_in_buffer = bytes.size,
        .init_source = begin_source,
        .fill_input_buffer = add_end,
        .skip_input_data = skip,
        .resync_to_restart = jpeg_resync_to_restart,
        .term_source = begin_source,
    };
    return own;
}

static bool fits_memory(struct jpeg_rows *own, struct error *error)
{
    own->is_in_rows = !jpeg_has_multiple_scans(&own->jpeg);
    return own->is_in_rows ||
           picture_fits_memory(own->header, coefficient_bytes(&own->jpeg), "a progressive JPEG",
                               "save it as a baseline JPEG, or smaller", error);
}

static bool begin(struct jpeg_rows *own, struct error *error)
{
    const struct jpeg_decompress_struct *jpeg = &own->jpeg;

    if (!try(own, read_header, error) ||
        !picture_has_size(own->header, jpeg->image_width, jpeg->image_height, error) ||
        !fits_memory(own, error) || !try(own, start, error))
        return false;

    own->rows.width = (int)jpeg->output_width;
    own->rows.height = (int)jpeg->output_height;
    own->rows.part = part_of(own);
    own->row = allocate(jpeg->output_width, sizeof *own->row);
    return true;
}

bool picture_jpeg_open(struct picture_rows **rows, struct text bytes,
                       const struct picture_header *header, const struct picture_want *want,
                       struct error *error)
{
    struct jpeg_rows *own = create(bytes, header, want);

    if (!begin(own, error)) {
        jpeg_close(&own->rows);
        return false;
    }
    *rows = &own->rows;
    return true;
}
