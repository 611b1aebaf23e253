/* gzip: zlib in one call. */
#include "gzip.h"

#include <stdlib.h>
#include <zlib.h>

/* Packed once and sent a thousand times, so it may take its time: of the demo's programme level 9
 * makes 3 % less than zlib's usual 6, and takes 2 ms. Above a megabyte it would hold up everybody.
 */
enum { LEVEL = 9, LEVEL_OF_LARGE = 6, LARGE_BYTES = 1 << 20, GZIP_WINDOW = 15 + 16, MEMORY = 8 };

bool gzip_pack(struct text bytes, struct bytes *packed)
{
    z_stream stream = {.next_in = (Bytef *)bytes.data, .avail_in = (uInt)bytes.size};
    int level = bytes.size > LARGE_BYTES ? LEVEL_OF_LARGE : LEVEL;
    struct bytes made = {malloc(bytes.size + 1), 0};
    bool is_smaller;

    /* Both fail for want of memory alone. */
    if (!made.data ||
        deflateInit2(&stream, level, Z_DEFLATED, GZIP_WINDOW, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
        abort();
    stream.next_out = (Bytef *)made.data;
    stream.avail_out = (uInt)bytes.size;
    is_smaller = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    made.size = stream.total_out;
    (void)deflateEnd(&stream); /* which complains of what was not finished */
    if (!is_smaller) {
        free(made.data);
        return false;
    }
    *packed = made;
    return true;
}
