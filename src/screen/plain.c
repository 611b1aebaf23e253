/* plain: lines one under the other, left, in the middle of the height, by SDL2_ttf. */
#include "screen/plain.h"

#include "blend.h"

#include <SDL.h>
#include <SDL_ttf.h>

#include <stdio.h>

enum { PLAIN_BACKGROUND = 0x0B1F33, PLAIN_INK = 0xF7F4EC, PLAIN_LINES = 16 };

struct plain_line {
    SDL_Surface *picture; /* NULL: nothing to draw */
    int height;           /* px, with the space below */
};

static int unit_of(const struct pixels *pixels)
{
    int side = pixels->width < pixels->height ? pixels->width : pixels->height;
    return side < 90 ? 1 : side / 90;
}

static void fill(struct pixels *pixels)
{
    for (int y = 0; y < pixels->height; y++)
        blend_colour(pixels->data + (ptrdiff_t)y * pixels->stride, pixels->width,
                     0xFF000000 | PLAIN_BACKGROUND, NULL);
}

static TTF_Font *open_font(const char *const *fonts, size_t font_count, int px)
{
    for (size_t i = 0; i < font_count; i++) {
        TTF_Font *font = TTF_OpenFont(fonts[i], px);
        if (font)
            return font;
    }
    return NULL;
}

static void draw(struct pixels *pixels, const SDL_Surface *picture, int left, int top)
{
    int width = left + picture->w > pixels->width ? pixels->width - left : picture->w;

    for (int y = 0; y < picture->h; y++) {
        const uint32_t *from = (const uint32_t *)(const void *)((const uint8_t *)picture->pixels +
                                                                (ptrdiff_t)y * picture->pitch);
        if (top + y < 0 || top + y >= pixels->height)
            continue;
        uint32_t *row = pixels->data + (ptrdiff_t)(top + y) * pixels->stride + left;
        for (int x = 0; x < width; x++)
            row[x] = blend_pixel(row[x], PLAIN_INK, from[x] >> 24);
    }
}

/* Wraps at the right margin. An empty line is a space. */
static struct plain_line set_line(TTF_Font *font, const char *line, int width)
{
    SDL_Color ink = {PLAIN_INK >> 16, PLAIN_INK >> 8 & 0xFF, PLAIN_INK & 0xFF, 255};
    struct plain_line set = {.height = TTF_FontLineSkip(font)};

    if (*line)
        set.picture = TTF_RenderUTF8_Blended_Wrapped(font, line, ink, (Uint32)width);
    if (set.picture)
        set.height = set.picture->h;
    set.height += TTF_FontHeight(font) / 4;
    return set;
}

static void draw_lines(struct pixels *pixels, TTF_Font *large, TTF_Font *small,
                       const char *const *lines, size_t count)
{
    int left = 8 * unit_of(pixels), width = pixels->width - 2 * left, total = 0;
    struct plain_line set[PLAIN_LINES];

    for (size_t i = 0; i < count; i++) {
        set[i] = set_line(i ? small : large, lines[i], width > 1 ? width : 1);
        total += set[i].height;
    }
    int top = (pixels->height - total) / 2;
    for (size_t i = 0; i < count; i++) {
        if (set[i].picture)
            draw(pixels, set[i].picture, left, top);
        SDL_FreeSurface(set[i].picture);
        top += set[i].height;
    }
}

bool plain_paint(struct pixels *pixels, const char *const *fonts, size_t font_count,
                 const char *const *lines, size_t line_count, struct error *error)
{
    fill(pixels);
    if (TTF_Init() != 0)
        return error_set(error, ERROR_SYSTEM, "no plain text: %s", TTF_GetError());

    TTF_Font *large = open_font(fonts, font_count, 5 * unit_of(pixels));
    TTF_Font *small = open_font(fonts, font_count, 3 * unit_of(pixels));
    bool opened = large && small;
    if (opened)
        draw_lines(pixels, large, small, lines,
                   line_count < PLAIN_LINES ? line_count : PLAIN_LINES);
    else
        error_set(error, ERROR_SYSTEM, "no plain text: none of %zu fonts could be opened: %s",
                  font_count, TTF_GetError());
    if (small)
        TTF_CloseFont(small);
    if (large)
        TTF_CloseFont(large);
    TTF_Quit();
    return opened;
}
