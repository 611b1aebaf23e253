/* fade: finds what differs, once, and then touches nothing else.
 *
 * Two pages in a row differ in a quarter to a third of their area, so that is what a frame costs;
 * and it costs the reading and writing of memory, not the arithmetic. The first picture is blended
 * in place in the window's own surface. Blending a mix further would need no copy of it, but every
 * frame would add its rounding, and differences of a few levels, as in dark gradients, would stand
 * still and then jump. Instead what differs of both pictures is kept, packed, until the end of the
 * turn, and of a side of one colour only that colour: a few megabytes for half a second, every
 * frame exact to half a level and free to be any fraction, so that a late frame shows what belongs
 * to its time.
 *
 * As the packed spans are all that is needed of the second picture, it need never be there as a
 * whole: it is painted into a band that fits a processor's cache, compared, and painted over.
 */
#include "fade.h"

#include "allocate.h"
#include "difference.h"
#include "simd.h"
#include "stream.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { PAINTED_ROWS = 64, PART_PIXELS = 1024 };

struct fade {
    struct pixels *shown;
    struct difference difference;
    struct rect *bands;
    size_t band_count;
    uint32_t *kept; /* from, then to, of one span after the other, without flat sides */
    size_t kept_count, kept_capacity;
};

/* Room for so many more. */
static uint32_t *more(struct fade *fade, size_t count)
{
    enum { LEAST = 64 * 1024 };
    size_t needed = fade->kept_count + count, capacity = fade->kept_capacity;
    if (needed > capacity) {
        capacity = capacity ? capacity * 2 : LEAST;
        capacity = capacity < needed ? needed : capacity;
        uint32_t *grown = realloc(fade->kept, capacity * sizeof *grown);
        if (!grown)
            abort();
        fade->kept = grown;
        fade->kept_capacity = capacity;
    }
    uint32_t *room = fade->kept + fade->kept_count;
    fade->kept_count = needed;
    return room;
}

static void keep_side(struct fade *fade, const struct span_side *side, const struct pixels *pixels,
                      const struct span *span)
{
    size_t count = (size_t)span->count;
    if (!side->is_flat)
        memcpy(more(fade, count), pixels_at(pixels, span->x, span->y), count * sizeof(uint32_t));
}

/* Rows of the second picture, which may be painted over afterwards. */
static void add_rows(struct fade *fade, const struct pixels *rows)
{
    size_t known = fade->difference.count;
    difference_find(&fade->difference, fade->shown, rows);
    for (size_t i = known; i < fade->difference.count; i++) {
        const struct span *span = &fade->difference.spans[i];
        keep_side(fade, &span->from, fade->shown, span);
        keep_side(fade, &span->to, rows, span);
    }
}

static void find_bands(struct fade *fade)
{
    int most = fade->shown->height / FADE_BAND_ROWS + 1;
    fade->bands = allocate((size_t)most, sizeof *fade->bands);

    for (size_t i = 0; i < fade->difference.count; i++) {
        const struct span *span = &fade->difference.spans[i];
        struct rect *band = fade->band_count ? &fade->bands[fade->band_count - 1] : NULL;
        if (!band || span->y / FADE_BAND_ROWS != band->y / FADE_BAND_ROWS) {
            fade->bands[fade->band_count++] = (struct rect){span->x, span->y, span->count, 1};
            continue;
        }
        int right = band->x + band->width, end = span->x + span->count;
        right = end > right ? end : right;
        band->x = span->x < band->x ? span->x : band->x;
        band->width = right - band->x;
        band->height = span->y + 1 - band->y;
    }
}

struct fade *fade_create(struct pixels *shown, const struct pixels *to)
{
    assert(shown->width == to->width && shown->height == to->height);
    struct fade *fade = allocate(1, sizeof *fade);

    fade->shown = shown;
    add_rows(fade, to);
    find_bands(fade);
    return fade;
}

struct fade *fade_create_painted(struct pixels *shown, screen_painter *painter, void *context)
{
    struct fade *fade = allocate(1, sizeof *fade);
    int rows = shown->height < PAINTED_ROWS ? shown->height : PAINTED_ROWS;
    struct pixels *band = pixels_create(shown->width, rows);

    fade->shown = shown;
    for (; band->top < shown->height; band->top += rows) {
        int left = shown->height - band->top;
        band->height = left < rows ? left : rows;
        painter(context, band);
        add_rows(fade, band);
    }
    pixels_destroy(band);
    find_bands(fade);
    return fade;
}

void fade_destroy(struct fade *fade)
{
    if (!fade)
        return;

    free(fade->kept);
    free(fade->bands);
    difference_finish(&fade->difference);
    free(fade);
}

/* Sixteen bits hold 255 × 256 + 128, so that eight or more channels go through a register at once.
 */
MANY_MACHINES
static void mix_two(uint8_t *restrict shown, const uint8_t *restrict from,
                    const uint8_t *restrict to, size_t count, unsigned weight)
{
    uint16_t of_to = (uint16_t)weight, of_from = (uint16_t)(FADE_WHOLE - weight);

    for (size_t i = 0; i < count; i++) {
        uint16_t sum = (uint16_t)(from[i] * of_from + to[i] * of_to + FADE_WHOLE / 2);
        shown[i] = (uint8_t)(sum >> 8);
    }
}

/* Whole blocks first, so that the compiler sees how many channels there are. */
MANY_MACHINES
static void mix_colour(uint8_t *restrict shown, const uint8_t *restrict varied, size_t count,
                       unsigned weight, uint32_t colour)
{
    enum { CHANNELS = 4 * DIFFERENCE_BLOCK };
    const uint8_t *channels = (const uint8_t *)&colour;
    uint16_t of_varied = (uint16_t)weight, of_colour[CHANNELS];
    size_t i = 0;

    for (size_t c = 0; c < CHANNELS; c++)
        of_colour[c] = (uint16_t)(channels[c % 4] * (FADE_WHOLE - weight) + FADE_WHOLE / 2);
    for (; i + CHANNELS <= count; i += CHANNELS)
        for (size_t c = 0; c < CHANNELS; c++)
            shown[i + c] = (uint8_t)((uint16_t)(varied[i + c] * of_varied + of_colour[c]) >> 8);
    for (size_t c = 0; i + c < count; c++)
        shown[i + c] = (uint8_t)((uint16_t)(varied[i + c] * of_varied + of_colour[c]) >> 8);
}

MANY_MACHINES
static void fill(uint32_t *shown, int count, uint32_t colour)
{
    for (int i = 0; i < count; i++)
        shown[i] = colour;
}

static uint32_t mixed_colour(uint32_t from, uint32_t to, unsigned weight)
{
    uint32_t mixed;
    mix_two((uint8_t *)&mixed, (const uint8_t *)&from, (const uint8_t *)&to, sizeof mixed, weight);
    return mixed;
}

/* One part of a span, at most PART_PIXELS; from and to are NULL where that side is flat. */
static void mix_part(uint32_t *mixed, const struct span *span, const uint32_t *from,
                     const uint32_t *to, size_t count, unsigned weight)
{
    size_t bytes = count * sizeof *mixed;
    if (from && to)
        mix_two((uint8_t *)mixed, (const uint8_t *)from, (const uint8_t *)to, bytes, weight);
    else if (to)
        mix_colour((uint8_t *)mixed, (const uint8_t *)to, bytes, weight, span->from.colour);
    else if (from)
        mix_colour((uint8_t *)mixed, (const uint8_t *)from, bytes, FADE_WHOLE - weight,
                   span->to.colour);
    else
        fill(mixed, (int)count, mixed_colour(span->from.colour, span->to.colour, weight));
}

/* Mixed where the cache is near, then sent on. Returns what is kept of the next span. */
static const uint32_t *mix_span(const struct fade *fade, const struct span *span,
                                const uint32_t *kept, unsigned weight)
{
    uint32_t *shown = pixels_at(fade->shown, span->x, span->y), mixed[PART_PIXELS];
    size_t count = (size_t)span->count;
    const uint32_t *from = span->from.is_flat ? NULL : kept;
    const uint32_t *to = span->to.is_flat ? NULL : kept + (from ? count : 0);

    for (size_t at = 0; at < count; at += PART_PIXELS) {
        size_t part = count - at < PART_PIXELS ? count - at : PART_PIXELS;
        mix_part(mixed, span, from ? from + at : NULL, to ? to + at : NULL, part, weight);
        stream_copy(shown + at, mixed, part);
    }
    return kept + (from ? count : 0) + (to ? count : 0);
}

/* The second picture itself. Returns what is kept of the next span. */
static const uint32_t *copy_span(const struct fade *fade, const struct span *span,
                                 const uint32_t *kept)
{
    uint32_t *shown = pixels_at(fade->shown, span->x, span->y);
    const uint32_t *to = kept + (span->from.is_flat ? 0 : span->count);

    if (span->to.is_flat) {
        fill(shown, span->count, span->to.colour);
        return to;
    }
    memcpy(shown, to, (size_t)span->count * sizeof *shown);
    return to + span->count;
}

void fade_mix(struct fade *fade, unsigned weight)
{
    assert(weight <= FADE_WHOLE);
    const uint32_t *kept = fade->kept;
    for (size_t i = 0; i < fade->difference.count; i++) {
        const struct span *span = &fade->difference.spans[i];
        kept =
            weight == FADE_WHOLE ? copy_span(fade, span, kept) : mix_span(fade, span, kept, weight);
    }
    stream_end(); /* the display reads on another core */
}

const struct rect *fade_bands(const struct fade *fade, size_t *count)
{
    *count = fade->band_count;
    return fade->bands;
}

size_t fade_size(const struct fade *fade)
{
    size_t size = 0;
    for (size_t i = 0; i < fade->difference.count; i++)
        size += (size_t)fade->difference.spans[i].count;
    return size;
}
