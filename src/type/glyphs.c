/* glyphs: pictures of glyphs, drawn once and kept.
 *
 * The key is face, glyph, size and quarter of a pixel. A page needs a few hundred pictures of a
 * kilobyte, and four times that on a 4K screen: 2 MB hold a page of any size. When the space is
 * used up everything goes at once: what a page needs comes back in milliseconds, and nothing has to
 * be counted or sorted.
 */
#include "type/glyphs.h"

#include "typesetter.h"

#include <assert.h>
#include <freetype/ftoutln.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    CACHE_BYTES = 2 * 1024 * 1024,
    CACHE_SLOTS = 8192,              /* a power of two: the hash is masked */
    CACHE_PICTURES = CACHE_SLOTS / 2 /* half empty, so that a search ends soon */
};

struct picture {
    uint64_t key; /* 0: free, because glyph 0 is never drawn */
    struct coverage coverage;
};

struct glyph_cache {
    struct arena bytes;
    size_t byte_count, picture_count;
    struct picture *pictures;
};

static bool draw(struct face *face, unsigned index, long size, int quarter);
static struct coverage keep(struct glyph_cache *cache, FT_GlyphSlot slot);

struct glyph_cache *glyph_cache_create(void)
{
    struct glyph_cache *cache = calloc(1, sizeof *cache);
    if (!cache || !(cache->pictures = calloc(CACHE_SLOTS, sizeof *cache->pictures)))
        abort();
    return cache;
}

void glyph_cache_destroy(struct glyph_cache *cache)
{
    if (!cache)
        return;
    arena_finish(&cache->bytes);
    free(cache->pictures);
    free(cache);
}

static struct picture *find_slot(struct glyph_cache *cache, uint64_t key)
{
    /* Fibonacci hashing: the high bits of the product are well mixed. */
    size_t slot = (size_t)((key * 0x9E3779B97F4A7C15u) >> 51) & (CACHE_SLOTS - 1);

    while (cache->pictures[slot].key && cache->pictures[slot].key != key)
        slot = (slot + 1) & (CACHE_SLOTS - 1);
    return &cache->pictures[slot];
}

static void make_room(struct glyph_cache *cache)
{
    if (cache->byte_count < CACHE_BYTES && cache->picture_count < CACHE_PICTURES)
        return;
    arena_reset(&cache->bytes);
    memset(cache->pictures, 0, CACHE_SLOTS * sizeof *cache->pictures);
    cache->byte_count = cache->picture_count = 0;
}

bool glyph_coverage(struct typesetter *typesetter, unsigned face, unsigned index, float px,
                    int quarter, struct coverage *coverage)
{
    assert(index != 0 && face < typesetter->face_count && quarter >= 0 && quarter < 4 && px > 0);
    long size = lroundf(px * 64);
    uint64_t key =
        (uint64_t)size << 32 | (uint64_t)index << 8 | (uint64_t)face << 2 | (uint64_t)quarter;
    struct picture *picture = find_slot(typesetter->glyphs, key);

    if (!picture->key) {
        if (!draw(&typesetter->faces[face], index, size, quarter))
            return false;
        make_room(typesetter->glyphs);
        picture = find_slot(typesetter->glyphs, key);
        picture->key = key;
        picture->coverage = keep(typesetter->glyphs, typesetter->faces[face].outlines->glyph);
    }
    *coverage = picture->coverage;
    return true;
}

static bool draw(struct face *face, unsigned index, long size, int quarter)
{
    if ((FT_Long)index >= face->outlines->num_glyphs)
        return false;
    if (face->size_now != size && FT_Set_Char_Size(face->outlines, 0, size, 72, 72))
        return false;
    face->size_now = size;
    if (FT_Load_Glyph(face->outlines, index, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP))
        return false;

    FT_GlyphSlot slot = face->outlines->glyph;
    if (slot->format != FT_GLYPH_FORMAT_OUTLINE)
        return false;
    FT_Outline_Translate(&slot->outline, (FT_Pos)quarter * 16, 0);
    return FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) == 0;
}

static bool row_is_empty(const FT_Bitmap *bitmap, int row)
{
    const uint8_t *bytes = bitmap->buffer + (ptrdiff_t)row * bitmap->pitch;

    for (unsigned i = 0; i < bitmap->width; i++) {
        if (bytes[i])
            return false;
    }
    return true;
}

static bool column_is_empty(const FT_Bitmap *bitmap, int column, int from, int to)
{
    for (int row = from; row < to; row++) {
        if (bitmap->buffer[row * bitmap->pitch + column])
            return false;
    }
    return true;
}

/* FreeType's picture is the box around all control points; ours ends where the ink ends, so that
 * boxes of ink are exact. */
static struct coverage keep(struct glyph_cache *cache, FT_GlyphSlot slot)
{
    const FT_Bitmap *bitmap = &slot->bitmap;
    int top = 0, bottom = (int)bitmap->rows, left = 0, right = (int)bitmap->width;

    while (top < bottom && row_is_empty(bitmap, top))
        top++;
    while (bottom > top && row_is_empty(bitmap, bottom - 1))
        bottom--;
    while (left < right && column_is_empty(bitmap, left, top, bottom))
        left++;
    while (right > left && column_is_empty(bitmap, right - 1, top, bottom))
        right--;
    cache->picture_count++;
    if (top == bottom)
        return (struct coverage){0};

    int width = right - left, height = bottom - top;
    uint8_t *bytes = arena_alloc_array(&cache->bytes, (size_t)height, (size_t)width);
    const uint8_t *from = bitmap->buffer + (ptrdiff_t)top * bitmap->pitch + left;
    for (uint8_t *to = bytes; to < bytes + (size_t)height * (size_t)width; to += width) {
        memcpy(to, from, (size_t)width);
        from += bitmap->pitch;
    }
    cache->byte_count += (size_t)width * (size_t)height;
    return (struct coverage){.left = slot->bitmap_left + left,
                             .top = slot->bitmap_top - top,
                             .width = width,
                             .height = height,
                             .stride = width,
                             .bytes = bytes};
}
