/* picture_header: JPEG, PNG and WebP by their first bytes.
 *
 * The name and the type a server gives are not asked: only the bytes count. A file of some hundred
 * bytes can announce a picture of gigabytes, so the announced size meets the limits before a
 * decoder sees it. Sources: ITU T.81 (JPEG), W3C PNG, RFC 9649 (WebP), CIPA DC-008 (EXIF).
 */
#include "picture_header.h"

#include "base/limits.h"

#include <stdint.h>
#include <string.h>

/* Reading past the end gives zeros; every loop below ends by the size. */
static unsigned byte_at(struct text bytes, size_t offset)
{
    return offset < bytes.size ? (uint8_t)bytes.data[offset] : 0;
}

static unsigned big_16(struct text bytes, size_t offset)
{
    return byte_at(bytes, offset) << 8 | byte_at(bytes, offset + 1);
}

static unsigned big_32(struct text bytes, size_t offset)
{
    return big_16(bytes, offset) << 16 | big_16(bytes, offset + 2);
}

static unsigned little_16(struct text bytes, size_t offset)
{
    return byte_at(bytes, offset) | byte_at(bytes, offset + 1) << 8;
}

static unsigned little_24(struct text bytes, size_t offset)
{
    return little_16(bytes, offset) | byte_at(bytes, offset + 2) << 16;
}

static bool has_at(struct text bytes, size_t offset, const char *what, size_t size)
{
    return offset <= bytes.size && size <= bytes.size - offset &&
           memcmp(bytes.data + offset, what, size) == 0;
}

/* Sizes are unsigned and may be anything here; what does not fit an int is over the limit anyway.
 */
static void set_size(struct picture_header *header, unsigned width, unsigned height)
{
    header->width = width > INT32_MAX ? INT32_MAX : (int)width;
    header->height = height > INT32_MAX ? INT32_MAX : (int)height;
}

static bool read_png(struct picture_header *header, struct text bytes, struct error *error)
{
    if (!has_at(bytes, 12, "IHDR", 4) || bytes.size < 33)
        return error_set(error, ERROR_FORMAT, "a PNG whose beginning is broken");

    header->kind = PICTURE_PNG;
    set_size(header, big_32(bytes, 16), big_32(bytes, 20));
    return true;
}

/* Three kinds of WebP name their size in three ways. */
static bool read_webp(struct picture_header *header, struct text bytes, struct error *error)
{
    header->kind = PICTURE_WEBP;
    if (has_at(bytes, 12, "VP8X", 4) && bytes.size >= 30) {
        set_size(header, little_24(bytes, 24) + 1, little_24(bytes, 27) + 1);
    } else if (has_at(bytes, 12, "VP8L", 4) && byte_at(bytes, 20) == 0x2F && bytes.size >= 25) {
        unsigned bits = little_24(bytes, 21) | byte_at(bytes, 24) << 24;
        set_size(header, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
    } else if (has_at(bytes, 12, "VP8 ", 4) && has_at(bytes, 23, "\x9D\x01\x2A", 3) &&
               bytes.size >= 30) {
        set_size(header, little_16(bytes, 26) & 0x3FFF, little_16(bytes, 28) & 0x3FFF);
    } else {
        return error_set(error, ERROR_FORMAT, "a WebP whose beginning is broken");
    }
    return true;
}

/* The EXIF block is a small TIFF: byte order, then the offset of a table of twelve-byte entries. */
static int read_orientation(struct text exif)
{
    enum { ORIENTATION = 0x0112, ENTRY_SIZE = 12 };
    bool big = has_at(exif, 0, "MM", 2);
    if (!big && !has_at(exif, 0, "II", 2))
        return 1;

    size_t table = big ? big_32(exif, 4) : little_16(exif, 4) | little_16(exif, 6) << 16;
    unsigned count = big ? big_16(exif, table) : little_16(exif, table);
    for (size_t i = 0; i < count && table + 2 + (i + 1) * ENTRY_SIZE <= exif.size; i++) {
        size_t entry = table + 2 + i * ENTRY_SIZE;
        unsigned tag = big ? big_16(exif, entry) : little_16(exif, entry);
        unsigned value = big ? big_16(exif, entry + 8) : little_16(exif, entry + 8);
        if (tag == ORIENTATION)
            return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}

/* Start of frame: C0 to CF, but for tables (C4), an extension (C8) and arithmetic conditioning
 * (CC). */
static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool read_jpeg(struct picture_header *header, struct text bytes, struct error *error)
{
    enum { MARKER_EXIF = 0xE1, MARKER_SCAN = 0xDA };

    header->kind = PICTURE_JPEG;
    for (size_t at = 2; at + 4 <= bytes.size && byte_at(bytes, at) == 0xFF;) {
        unsigned marker = byte_at(bytes, at + 1), length = big_16(bytes, at + 2);
        if (marker == 0xFF) { /* filling before a marker */
            at++;
            continue;
        }
        if (is_frame(marker)) {
            set_size(header, big_16(bytes, at + 7), big_16(bytes, at + 5));
            if (byte_at(bytes, at + 9) != 4)
                return true;
            return error_set(error, ERROR_FORMAT, "a JPEG for printing (CMYK): save it as RGB");
        }
        if (marker == MARKER_SCAN || length < 2)
            break;
        if (marker == MARKER_EXIF && has_at(bytes, at + 4, "Exif\0\0", 6))
            header->orientation = read_orientation(text_slice(bytes, at + 10, at + 2 + length));
        at += 2 + (size_t)length;
    }
    return error_set(error, ERROR_FORMAT, "a JPEG whose beginning is broken");
}

static bool read_any(struct picture_header *header, struct text bytes, struct error *error)
{
    if (has_at(bytes, 0, "\xFF\xD8\xFF", 3))
        return read_jpeg(header, bytes, error);
    if (has_at(bytes, 0, "\x89PNG\r\n\x1A\n", 8))
        return read_png(header, bytes, error);
    if (has_at(bytes, 0, "RIFF", 4) && has_at(bytes, 8, "WEBP", 4))
        return read_webp(header, bytes, error);

    return error_set(error, ERROR_FORMAT, "neither JPEG nor PNG nor WebP");
}

bool picture_header_read(struct picture_header *header, struct text bytes, struct error *error)
{
    if (bytes.size > LIMIT_PICTURE_BYTES)
        return error_set(error, ERROR_LIMIT, "a picture file of %zu bytes, the most is %d",
                         bytes.size, LIMIT_PICTURE_BYTES);

    struct picture_header found = {.orientation = 1};
    if (!read_any(&found, bytes, error))
        return false;

    if (found.width < 1 || found.height < 1)
        return error_set(error, ERROR_FORMAT, "a picture of %d × %d px", found.width, found.height);

    if (found.width > LIMIT_PHOTO_SIDE_PX || found.height > LIMIT_PHOTO_SIDE_PX ||
        (int64_t)found.width * found.height > LIMIT_PHOTO_PIXELS)
        return error_set(error, ERROR_LIMIT,
                         "a picture of %d × %d px, the most is %d px a side and %d million in all",
                         found.width, found.height, LIMIT_PHOTO_SIDE_PX,
                         LIMIT_PHOTO_PIXELS / 1000000);

    *header = found;
    return true;
}
