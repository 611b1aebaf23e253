/* plain: blocks placed one below the other, twice: to learn their height, then to paint.
 *
 * Every measure is a multiple of u, the ninetieth part of the short side, times a scale that gets
 * smaller until everything fits.
 */
#include "screen/plain.h"

#include "blend.h"
#include "plain_lines.h"
#include "shape.h"

#include <SDL_ttf.h>

#include <math.h>

enum {
    PLAIN_GROUND = 0x0B1F33,
    PLAIN_PANEL = 0x10304D,
    PLAIN_INK = 0xF7F4EC,
    PLAIN_DIM = 0xA9BFD0,
    PLAIN_SKY = 0x35C3E6,
    PLAIN_GOLD = 0xFFC83D
};

/* In u. */
static const float margin_x = 8, margin_y = 5, bar_height = 6, gap = 3;
static const float footer_size = 2.5F, corner_size = 3.4F;
static const float label_gap = 3, panel_padding = 2;
/* A label stands beside what it is for where lines are at least so long, else above it. */
static const float beside_from = 100;
static const float smallest_scale = 0.4F;

/* How the words of each kind look. */
struct look {
    float size, line;  /* of words, u; line: times size */
    float above;       /* space, u */
    uint32_t colour;   /* of words */
    bool is_title;     /* by the title's font */
    size_t most_lines; /* longer ones lose their middle */
};

static const struct look looks[] = {
    [PLAIN_HEADLINE] = {6.2F, 1.14F, 3.4F, PLAIN_INK, true, 4},
    [PLAIN_SENTENCE] = {3.2F, 1.3F, 0.7F, PLAIN_DIM, false, 6},
    [PLAIN_HEADING] = {3.4F, 1.2F, 4, PLAIN_GOLD, true, 2},
    [PLAIN_SESSION] = {4.2F, 1.2F, 1.8F, PLAIN_INK, true, 4},
    [PLAIN_DETAIL] = {3, 1.25F, 0.9F, PLAIN_INK, false, 3},
};
static const struct look session_label = {4.2F, 1.2F, 0, PLAIN_SKY, true, 1};
static const struct look session_note = {3.2F, 1.25F, 0.2F, PLAIN_GOLD, false, 2};
static const struct look detail_label = {2.6F, 1.25F, 0, PLAIN_DIM, false, 2};

struct work {
    struct pixels *pixels;
    TTF_Font *title, *text;
    float unit;      /* u in px */
    float scale;     /* of everything between the bars */
    bool draws;      /* else only measures */
    int left, width; /* of the column, px */
    int label_width; /* px; 0: labels stand above */
    struct plain_lines lines;
};

static float unit_of(const struct pixels *pixels)
{
    return (float)(pixels->width < pixels->height ? pixels->width : pixels->height) / 90;
}

static int px(const struct work *work, float units)
{
    return (int)lroundf(units * work->unit * work->scale);
}

static TTF_Font *font_of(const struct work *work, const struct look *look)
{
    TTF_Font *font = look->is_title ? work->title : work->text;
    int size = px(work, look->size);
    (void)TTF_SetFontSize(font, size > 1 ? size : 1); /* fails for bitmap fonts: they stay as big */
    return font;
}

/* Returns the height. */
static int place_words(struct work *work, const struct look *look, const char *words, int x, int y,
                       int width)
{
    if (!words || !*words)
        return 0;
    TTF_Font *font = font_of(work, look);
    int line = px(work, look->size * look->line), lead = (line - TTF_FontHeight(font)) / 2;

    plain_lines_break(&work->lines, font, words, width > 1 ? width : 1, look->most_lines);
    for (size_t i = 0; i < work->lines.count && work->draws; i++)
        plain_line_paint(work->pixels, font, work->lines.lines[i], x, y + (int)i * line + lead,
                         look->colour);
    return (int)work->lines.count * line;
}

/* Label beside or above, words, note below. */
static int place_labelled(struct work *work, const struct plain_block *block,
                          const struct look *label, int y)
{
    const struct look *look = &looks[block->kind];
    int x = work->left + work->label_width, width = work->width - work->label_width;
    /* On one baseline, near enough: the difference of sizes goes above the smaller. */
    int lower = work->label_width ? px(work, (look->size - label->size) * 1.1F) : 0;
    int used = place_words(work, label, block->label, work->left, y + lower,
                           work->label_width ? work->label_width : work->width);

    int words = work->label_width ? 0 : used;
    words += place_words(work, look, block->words, x, y + words, width);
    if (block->note && *block->note) {
        words += px(work, session_note.above);
        words += place_words(work, &session_note, block->note, x, y + words, width);
    }
    return words > used ? words : used;
}

static int place_block(struct work *work, const struct plain_block *block, int y)
{
    switch (block->kind) {
    case PLAIN_SESSION:
        return place_labelled(work, block, &session_label, y);
    case PLAIN_DETAIL:
        return place_labelled(work, block, &detail_label, y);
    default:
        return place_words(work, &looks[block->kind], block->words, work->left, y, work->width);
    }
}

static int widest_label(const struct work *work, const struct plain_page *page,
                        enum plain_kind kind)
{
    const struct look *look = kind == PLAIN_SESSION ? &session_label : &detail_label;
    TTF_Font *font = font_of(work, look);
    int widest = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        const struct plain_block *block = &page->blocks[i];
        int width = block->kind == kind && block->label ? plain_line_width(font, block->label) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void make_room_for_labels(struct work *work, const struct plain_page *page,
                                 enum plain_kind kind)
{
    bool beside = (float)work->width >= beside_from * work->unit * work->scale;
    int widest = beside ? widest_label(work, page, kind) : 0;
    if (widest > work->width / 3)
        widest = work->width / 3;
    work->label_width = widest ? widest + px(work, label_gap) : 0;
}

static void fill(struct work *work, struct rect rect, int radius, uint32_t colour);

static int place_run(struct work *work, const struct plain_page *page, size_t first, size_t count,
                     int y)
{
    int top = y;
    for (size_t i = first; i < first + count; i++) {
        if (i > first)
            y += px(work, looks[page->blocks[i].kind].above);
        y += place_block(work, &page->blocks[i], y);
    }
    return y - top;
}

/* Neighbouring details on a panel of their own. */
static int place_details(struct work *work, const struct plain_page *page, size_t first,
                         size_t count, int y)
{
    int padding = px(work, panel_padding);
    struct work measure = *work;
    measure.draws = false;
    measure.left += padding;
    measure.width -= 2 * padding;
    make_room_for_labels(&measure, page, PLAIN_DETAIL);
    int height = place_run(&measure, page, first, count, y) + 2 * padding;

    if (work->draws) {
        fill(work, (struct rect){work->left, y, work->width, height}, px(work, 1), PLAIN_PANEL);
        measure.draws = true;
        place_run(&measure, page, first, count, y + padding);
    }
    return height;
}

/* Blocks of one kind that stand together. */
static size_t run_length(const struct plain_page *page, size_t first)
{
    size_t end = first;
    while (end < page->block_count && page->blocks[end].kind == page->blocks[first].kind)
        end++;
    return end - first;
}

/* Returns the height of all. */
static int place_blocks(struct work *work, const struct plain_page *page, int y)
{
    int top = y;
    for (size_t i = 0, count; i < page->block_count; i += count) {
        enum plain_kind kind = page->blocks[i].kind;
        count = run_length(page, i);
        if (i > 0)
            y += px(work, kind == PLAIN_DETAIL ? gap + 1 : looks[kind].above);
        make_room_for_labels(work, page, kind);
        y += kind == PLAIN_DETAIL ? place_details(work, page, i, count, y)
                                  : place_run(work, page, i, count, y);
    }
    return y - top;
}

static void fill(struct work *work, struct rect rect, int radius, uint32_t colour)
{
    shape_fill(work->pixels, rect, radius, 0xFF000000 | colour);
}

/* A rectangle on the board of the mark, which has twelve parts a side. */
static void fill_part(struct work *work, struct rect board, struct rect parts, uint32_t colour)
{
    int left = board.x + parts.x * board.width / 12, top = board.y + parts.y * board.height / 12;
    int right = board.x + (parts.x + parts.width) * board.width / 12;
    int bottom = board.y + (parts.y + parts.height) * board.height / 12;
    struct rect rect = {left, top, right - left, bottom - top};
    fill(work, rect, board.width / 24, colour);
}

/* Our mark: a board with three rows, the first of which is now. Drawn, so that it needs no font. */
static void draw_mark(struct work *work, int x, int y, int side)
{
    struct rect board = {x, y, side, side};
    fill(work, board, side / 6, PLAIN_PANEL);
    for (int i = 0; i < 3; i++) {
        int top = 2 + 3 * i;
        fill_part(work, board, (struct rect){2, top, 2, 2}, i ? PLAIN_SKY : PLAIN_GOLD);
        fill_part(work, board, (struct rect){5, top, i ? 4 : 5, 2}, i ? PLAIN_DIM : PLAIN_INK);
    }
}

static void draw_ground(struct work *work)
{
    fill(work, (struct rect){0, 0, work->pixels->width, work->pixels->height}, 0, PLAIN_GROUND);
}

/* The mark, what stands at the top right, and the footer. */
static void draw_bars(struct work *work, const struct plain_page *page)
{
    struct look corner = {corner_size, 1.2F, 0, PLAIN_GOLD, true, 1};
    struct look footer = {footer_size, 1.2F, 0, PLAIN_DIM, false, 1};
    int top = px(work, margin_y), bar = px(work, bar_height);
    int bottom = work->pixels->height - px(work, margin_y + footer_size * 1.2F);

    draw_mark(work, work->left, top, bar);
    if (page->corner && *page->corner) {
        int room = work->width - bar - px(work, gap);
        TTF_Font *font = font_of(work, &corner);
        plain_lines_break(&work->lines, font, page->corner, room > 1 ? room : 1, 1);
        int width = plain_line_width(font, work->lines.lines[0]);
        place_words(work, &corner, page->corner, work->left + work->width - width,
                    top + (bar - px(work, corner_size * corner.line)) / 2, room);
    }
    place_words(work, &footer, page->footer, work->left, bottom, work->width);
}

static void draw_page(struct work *work, const struct plain_page *page)
{
    int top = px(work, margin_y + bar_height + gap);
    int bottom = work->pixels->height - px(work, margin_y + footer_size * 1.2F + gap);
    int height;

    work->draws = true;
    draw_bars(work, page);
    work->draws = false;
    while ((height = place_blocks(work, page, 0)) > bottom - top && work->scale > smallest_scale)
        work->scale *= 0.96F;
    work->draws = true;
    place_blocks(work, page, height < bottom - top ? top + (bottom - top - height) * 2 / 5 : top);
}

static bool open_fonts(struct work *work, const struct plain_fonts *fonts, struct error *error)
{
    work->title = fonts->title[0] ? TTF_OpenFont(fonts->title, 16) : NULL;
    work->text = fonts->text[0] ? TTF_OpenFont(fonts->text, 16) : NULL;
    if (!work->title || !work->text)
        return error_set(error, ERROR_SYSTEM, "no plain text: %s",
                         fonts->text[0] ? TTF_GetError() : "there is no font to write with");
    TTF_SetFontHinting(work->title, TTF_HINTING_LIGHT);
    TTF_SetFontHinting(work->text, TTF_HINTING_LIGHT);
    return true;
}

static void close_fonts(struct work *work)
{
    if (work->title)
        TTF_CloseFont(work->title);
    if (work->text)
        TTF_CloseFont(work->text);
}

static void draw_mark_alone(struct work *work)
{
    int side = px(work, 36);
    draw_mark(work, (work->pixels->width - side) / 2, (work->pixels->height - side) / 2, side);
}

bool plain_paint(struct pixels *pixels, const struct plain_fonts *fonts,
                 const struct plain_page *page, struct error *error)
{
    struct work work = {.pixels = pixels, .unit = unit_of(pixels), .scale = 1};
    work.left = px(&work, margin_x);
    work.width = pixels->width - 2 * work.left;
    draw_ground(&work);

    bool has_letters = TTF_Init() == 0;
    bool opened = has_letters && open_fonts(&work, fonts, error);
    if (!has_letters)
        error_set(error, ERROR_SYSTEM, "no plain text: %s", TTF_GetError());
    if (opened)
        draw_page(&work, page);
    else
        draw_mark_alone(&work);
    close_fonts(&work);
    if (has_letters)
        TTF_Quit();
    return opened;
}
