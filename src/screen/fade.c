/* fade: finds the stretches of rows that differ, once, and then touches nothing else.
 *
 * Two pages in a row differ in a quarter to a third of their area, so that is what a frame costs.
 * The first picture is blended in place in the window's own surface. Blending a mix further would
 * need no copy of it, but every frame would add its rounding, and differences of a few levels, as
 * in dark gradients, would stand still and then jump. Instead the differing stretches of the first
 * picture are kept aside, packed, from the first mix to the end of the turn: a few megabytes for
 * half a second, no third picture, every frame exact to half a level and free to be any fraction,
 * so that a late frame shows what belongs to its time.
 */
#include "fade.h"

#include "allocate.h"
#include "simd.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct span {
    int x, y, count;
};

struct fade {
    struct pixels *shown;
    const struct pixels *to;
    struct span *spans;
    size_t span_count, span_capacity, size;
    struct rect *bands;
    size_t band_count;
    uint32_t
        *before; /* the spans of the first picture one after the other; NULL until the first mix */
};

static uint32_t *pixel_at(const struct pixels *pixels, int x, int y)
{
    return pixels->data + (ptrdiff_t)y * pixels->stride + x;
}

static void add_span(struct fade *fade, struct span span)
{
    if (fade->span_count == fade->span_capacity) {
        size_t capacity = fade->span_capacity ? fade->span_capacity * 2 : 1024;
        struct span *grown = allocate(capacity, sizeof *grown);
        if (fade->span_count)
            memcpy(grown, fade->spans, fade->span_count * sizeof *grown);
        free(fade->spans);
        fade->spans = grown;
        fade->span_capacity = capacity;
    }
    fade->spans[fade->span_count++] = span;
    fade->size += (size_t)span.count;
}

static bool block_differs(const struct fade *fade, int x, int y, int count)
{
    return memcmp(pixel_at(fade->shown, x, y), pixel_at(fade->to, x, y),
                  (size_t)count * sizeof(uint32_t)) != 0;
}

/* A single equal block between two that differ is taken along: starting a new stretch costs about
 * as much. */
static void find_spans(struct fade *fade, int y)
{
    int width = fade->shown->width;
    struct span span = {.y = y};

    if (!block_differs(fade, 0, y, width))
        return;

    for (int x = 0; x < width; x += FADE_ALIGNMENT) {
        int count = width - x < FADE_ALIGNMENT ? width - x : FADE_ALIGNMENT;
        if (!block_differs(fade, x, y, count))
            continue;
        if (span.count && x - (span.x + span.count) > FADE_ALIGNMENT) {
            add_span(fade, span);
            span.count = 0;
        }
        if (!span.count)
            span.x = x;
        span.count = x + count - span.x;
    }
    if (span.count)
        add_span(fade, span);
}

static void find_bands(struct fade *fade)
{
    int most = fade->shown->height / FADE_BAND_ROWS + 1;
    fade->bands = allocate((size_t)most, sizeof *fade->bands);

    for (size_t i = 0; i < fade->span_count; i++) {
        const struct span *span = &fade->spans[i];
        struct rect *band = fade->band_count ? &fade->bands[fade->band_count - 1] : NULL;
        if (!band || span->y / FADE_BAND_ROWS != band->y / FADE_BAND_ROWS) {
            fade->bands[fade->band_count++] = (struct rect){span->x, span->y, span->count, 1};
            continue;
        }
        int right = band->x + band->width;
        right = span->x + span->count > right ? span->x + span->count : right;
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
    fade->to = to;
    for (int y = 0; y < shown->height; y++)
        find_spans(fade, y);
    find_bands(fade);
    return fade;
}

void fade_destroy(struct fade *fade)
{
    if (!fade)
        return;

    free(fade->before);
    free(fade->bands);
    free(fade->spans);
    free(fade);
}

/* Sixteen bits hold 255 × 256 + 128, so that eight or more channels go through a register at once.
 */
MANY_MACHINES
static void mix_bytes(uint8_t *restrict shown, const uint8_t *restrict from,
                      const uint8_t *restrict to, size_t count, unsigned weight)
{
    uint16_t of_to = (uint16_t)weight, of_from = (uint16_t)(FADE_WHOLE - weight);

    for (size_t i = 0; i < count; i++) {
        uint16_t sum = (uint16_t)(from[i] * of_from + to[i] * of_to + FADE_WHOLE / 2);
        shown[i] = (uint8_t)(sum >> 8);
    }
}

static void keep_before(struct fade *fade)
{
    uint32_t *before = fade->before = allocate(fade->size, sizeof *before);

    for (size_t i = 0; i < fade->span_count; i++) {
        const struct span *span = &fade->spans[i];
        memcpy(before, pixel_at(fade->shown, span->x, span->y),
               (size_t)span->count * sizeof *before);
        before += span->count;
    }
}

static void copy_spans(const struct fade *fade)
{
    for (size_t i = 0; i < fade->span_count; i++) {
        const struct span *span = &fade->spans[i];
        memcpy(pixel_at(fade->shown, span->x, span->y), pixel_at(fade->to, span->x, span->y),
               (size_t)span->count * sizeof(uint32_t));
    }
}

void fade_mix(struct fade *fade, unsigned weight)
{
    assert(weight <= FADE_WHOLE);
    if (weight == FADE_WHOLE) {
        copy_spans(fade);
        return;
    }

    if (!fade->before)
        keep_before(fade);
    const uint32_t *before = fade->before;
    for (size_t i = 0; i < fade->span_count; i++) {
        const struct span *span = &fade->spans[i];
        mix_bytes((uint8_t *)pixel_at(fade->shown, span->x, span->y), (const uint8_t *)before,
                  (const uint8_t *)pixel_at(fade->to, span->x, span->y),
                  (size_t)span->count * sizeof *before, weight);
        before += span->count;
    }
}

const struct rect *fade_bands(const struct fade *fade, size_t *count)
{
    *count = fade->band_count;
    return fade->bands;
}

size_t fade_size(const struct fade *fade)
{
    return fade->size;
}
