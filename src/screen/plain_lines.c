/* plain_lines: greedy breaking; a line takes as many words as fit. */
#include "plain_lines.h"

#include "blend.h"

#include <SDL_ttf.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char ellipsis[] = "…";

static size_t character_size(const char *at)
{
    size_t size = 1;
    while (((unsigned char)at[size] & 0xC0) == 0x80)
        size++;
    return size;
}

static size_t bytes_of(const char *text, int characters)
{
    size_t bytes = 0;
    for (int i = 0; i < characters && text[bytes]; i++)
        bytes += character_size(text + bytes);
    return bytes;
}

/* Where an address or a path may go on in the next line: behind these. */
static bool breaks_behind(char letter)
{
    return strchr("/?&=-_,;:", letter) && letter;
}

/* Bytes of the first line, at least one character, with the blank it ends at. */
static size_t first_line(TTF_Font *font, const char *text, int width)
{
    int extent = 0, count = 0;
    if (TTF_MeasureUTF8(font, text, width, &extent, &count) != 0)
        return strlen(text);
    size_t fits = bytes_of(text, count), at;
    if (!text[fits])
        return fits;
    for (at = fits; at > 0 && text[at] != ' '; at--)
        ;
    if (at)
        return at + 1;
    for (at = fits; at > fits / 2 && !breaks_behind(text[at - 1]); at--)
        ;
    if (at > fits / 2)
        return at;
    return fits ? fits : character_size(text);
}

/* Measuring a line shapes all that follows it, so nothing is measured that no longer matters. */
static bool fits_lines(TTF_Font *font, const char *text, int width, size_t most)
{
    for (size_t count = 0; *text && count < most; count++)
        text += first_line(font, text, width);
    return !*text;
}

static void copy_lines(struct plain_lines *lines, TTF_Font *font, const char *text, int width)
{
    size_t at = 0;
    lines->count = 0;
    while (*text && lines->count < PLAIN_MOST_LINES) {
        size_t size = first_line(font, text, width), shown = size;
        while (shown && text[shown - 1] == ' ')
            shown--;
        lines->lines[lines->count++] = lines->text + at;
        memcpy(lines->text + at, text, shown);
        lines->text[at + shown] = 0;
        at += shown + 1;
        text += size;
    }
}

/* The first and the last characters, `kept` together; two thirds of them in front. */
static void cut_middle(char *cut, size_t size, const char *words, int characters, int kept)
{
    int front = kept - kept / 3;
    size_t head = bytes_of(words, front), tail = bytes_of(words, characters - kept / 3);
    snprintf(cut, size, "%.*s%s%s", (int)head, words, ellipsis, words + tail);
}

static int character_count(const char *words)
{
    int count = 0;
    for (; *words; words += character_size(words))
        count++;
    return count;
}

void plain_lines_break(struct plain_lines *lines, TTF_Font *font, const char *words, int width,
                       size_t most)
{
    char cut[PLAIN_TEXT_SIZE - PLAIN_MOST_LINES]; /* each line ends with a zero */
    size_t long_size = strlen(words);
    int characters = character_count(words), least = 0, limit = characters;

    most = most < PLAIN_MOST_LINES ? most : PLAIN_MOST_LINES;
    if (long_size < sizeof cut && fits_lines(font, words, width, most)) {
        copy_lines(lines, font, words, width);
        return;
    }
    if (limit > (int)sizeof cut / 4 - 4)
        limit = (int)sizeof cut / 4 - 4; /* a character has four bytes at most */
    while (least + 1 < limit) {          /* the most that fits, by halving */
        int kept = (least + limit) / 2;
        cut_middle(cut, sizeof cut, words, characters, kept);
        if (fits_lines(font, cut, width, most))
            least = kept;
        else
            limit = kept;
    }
    cut_middle(cut, sizeof cut, words, characters, least);
    copy_lines(lines, font, cut, width);
}

int plain_line_width(TTF_Font *font, const char *line)
{
    int width = 0;
    return *line && TTF_SizeUTF8(font, line, &width, NULL) == 0 ? width : 0;
}

static void blend_picture(struct pixels *pixels, const SDL_Surface *picture, int left, int top,
                          uint32_t colour)
{
    int from_x = left < 0 ? -left : 0;
    int until_x = left + picture->w > pixels->width ? pixels->width - left : picture->w;

    for (int y = 0; y < picture->h; y++) {
        if (top + y < pixels->top || top + y >= pixels->top + pixels->height)
            continue;
        const uint32_t *from = (const uint32_t *)(const void *)((const uint8_t *)picture->pixels +
                                                                (ptrdiff_t)y * picture->pitch);
        uint32_t *row = pixels_at(pixels, 0, top + y);
        for (int x = from_x; x < until_x; x++)
            row[left + x] = blend_pixel(row[left + x], colour, from[x] >> 24);
    }
}

int plain_line_paint(struct pixels *pixels, TTF_Font *font, const char *line, int x, int y,
                     uint32_t colour)
{
    SDL_Color white = {255, 255, 255, 255}; /* only its coverage is used */
    SDL_Surface *picture = *line ? TTF_RenderUTF8_Blended(font, line, white) : NULL;
    if (!picture)
        return 0;
    int width = picture->w;
    blend_picture(pixels, picture, x, y, colour);
    SDL_FreeSurface(picture);
    return width;
}
