#include "feed/bombs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { UNFOLDED_BYTES = 64 * 1024 * 1024 };

/* 64 MiB of "x", by the encoder's best (-q 11 -w 24). */
static const char brotli[] =
    "\xcf\xff\xff\x7f\xf8\x25\xf0\xe2\xb1\x40\x20\xf7\xfe\x9f\xff\xff\xff\xf0\x4b\x00\xc4\x61\x01"
    "\x80\xee\xfd\x3f\xff\xff\xff\xe1\x97\x00\x88\xc3\x22\x00\xdd\xfb\xff\xfc\xff\xff\xc7\x2f\x01"
    "\x10\x87\x05\x00\xba\xf7\xff";

/* By the tool of that name. */
static struct text make_gzip(struct arena *arena)
{
    enum { MOST_BYTES = 128 * 1024 };
    char command[128], *bytes = arena_alloc(arena, MOST_BYTES);
    snprintf(command, sizeof command, "head -c %d /dev/zero | gzip -9", UNFOLDED_BYTES);
    FILE *tool = popen(command, "r");
    assert_non_null(tool);
    size_t size = fread(bytes, 1, MOST_BYTES, tool);
    assert_int_equal(pclose(tool), 0);
    return (struct text){bytes, size};
}

/* RFC 8878: a frame of blocks, each of one byte that is repeated 128 KiB times. */
static struct text make_zstd(struct arena *arena)
{
    enum { BLOCK_BYTES = 128 * 1024, REPEATED = 1 << 1 };
    struct text_builder frame = {.arena = arena};
    builder_add(&frame, TEXT("\x28\xb5\x2f\xfd\x00\x88")); /* a window of 128 MiB */
    for (size_t i = 0; i < UNFOLDED_BYTES / BLOCK_BYTES; i++) {
        uint32_t head = BLOCK_BYTES << 3 | REPEATED | (i + 1 == UNFOLDED_BYTES / BLOCK_BYTES);
        char block[] = {(char)head, (char)(head >> 8), (char)(head >> 16), 'x'};
        builder_add(&frame, (struct text){block, sizeof block});
    }
    return builder_text(&frame);
}

struct text bomb_made_by(const char *packing, struct arena *arena)
{
    if (strcmp(packing, "gzip") == 0)
        return make_gzip(arena);
    return strcmp(packing, "br") == 0 ? TEXT(brotli) : make_zstd(arena);
}
