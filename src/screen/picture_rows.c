/* picture_rows: chooses the decoder, and says what all of them say. */
#include "picture_rows.h"

bool picture_rows_open(struct picture_rows **rows, struct text bytes,
                       const struct picture_header *header, const struct picture_want *want,
                       struct error *error)
{
    switch (header->kind) {
    case PICTURE_JPEG:
        return picture_jpeg_open(rows, bytes, header, want, error);
    case PICTURE_PNG:
        return picture_png_open(rows, bytes, header, want, error);
    case PICTURE_WEBP:
        break;
    }
    return picture_webp_open(rows, bytes, header, want, error);
}

uint32_t *picture_rows_next(struct picture_rows *rows, struct error *error)
{
    if (picture_is_stopped(rows, error))
        return NULL;
    return rows->verbs->next(rows, error);
}

void picture_rows_close(struct picture_rows *rows)
{
    if (rows)
        rows->verbs->close(rows);
}

bool picture_has_size(const struct picture_header *header, int64_t width, int64_t height,
                      struct error *error)
{
    if (width == header->width && height == header->height)
        return true;
    return error_set(error, ERROR_FORMAT, "a picture that says %d × %d px and has %lld × %lld",
                     header->width, header->height, (long long)width, (long long)height);
}

bool picture_fits_memory(const struct picture_header *header, uint64_t bytes, const char *what,
                         const char *advice, struct error *error)
{
    enum { MEGABYTE = 1024 * 1024 };

    if (bytes <= PICTURE_WORK_BYTES)
        return true;
    return error_set(
        error, ERROR_LIMIT, "%s of %d × %d px takes %llu MB to decode, the most is %d: %s", what,
        header->width, header->height, (unsigned long long)(bytes + MEGABYTE - 1) / MEGABYTE,
        PICTURE_WORK_BYTES / MEGABYTE, advice);
}

bool picture_is_stopped(const struct picture_rows *rows, struct error *error)
{
    if (!atomic_load_explicit(rows->is_stopped, memory_order_relaxed))
        return false;
    error_set(error, ERROR_SYSTEM, "the display ends");
    return true;
}
