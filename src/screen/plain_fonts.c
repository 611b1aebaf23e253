/* plain_fonts: which font file the plain screen writes with.
 *
 * Half a Kazakh word in boxes is worse than another face: only fonts that have every letter count.
 */
#include "screen/plain.h"

#include <SDL_ttf.h>

#include <fts.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Big enough to look at, small enough to cost nothing. */
enum { PROBE_PX = 16 };

static const Uint32 letters[] = {0x04D8, 0x0492, 0x049A, 0x04A2, 0x04E8, 0x04B0, 0x04AE, 0x04BA,
                                 0x0406, 0x04D9, 0x0493, 0x049B, 0x04A3, 0x04E9, 0x04B1, 0x04AF,
                                 0x04BB, 0x0456, 'A',    'z',    '0',    0x042F, 0x044F, 0x0451};

static bool has_letters(TTF_Font *font)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (!TTF_GlyphIsProvided32(font, letters[i]))
            return false;
    return true;
}

static bool is_fit(const char *path)
{
    TTF_Font *font = strlen(path) < PLAIN_PATH_SIZE ? TTF_OpenFont(path, PROBE_PX) : NULL;
    if (!font)
        return false;
    bool fits = has_letters(font);
    TTF_CloseFont(font);
    return fits;
}

static bool find_in_list(char path[PLAIN_PATH_SIZE], const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_fit(list[i])) {
            snprintf(path, PLAIN_PATH_SIZE, "%s", list[i]);
            return true;
        }
    return false;
}

static bool is_font_file(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (!strcasecmp(dot, ".ttf") || !strcasecmp(dot, ".otf"));
}

/* Upright and of ordinary weight, as far as its name tells. */
static bool looks_ordinary(const char *name)
{
    static const char *const others[] = {"Italic", "Oblique", "Bold", "Black", "Light",
                                         "Thin",   "Mono",    "Cond", "Serif", "Display"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strstr(name, others[i]))
            return false;
    return true;
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* The first ordinary one; else the first that has the letters at all. */
static bool find_in_folder(char path[PLAIN_PATH_SIZE], const char *folder)
{
    char *const roots[] = {(char *)folder, NULL}; /* fts_open() takes no const, and writes none */
    FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, by_name);
    bool ordinary = false;
    for (FTSENT *entry; tree && !ordinary && (entry = fts_read(tree));) {
        if (entry->fts_info == FTS_D || entry->fts_info == FTS_DP || !is_font_file(entry->fts_name))
            continue;
        bool looks = looks_ordinary(entry->fts_name);
        if ((!looks && path[0]) || !is_fit(entry->fts_path))
            continue;
        snprintf(path, PLAIN_PATH_SIZE, "%s", entry->fts_path);
        ordinary = looks;
    }
    if (tree)
        (void)fts_close(tree); /* nothing was written */
    return path[0];
}

/* One file may serve as both. */
static bool find(struct plain_fonts *fonts, const struct plain_font_places *places)
{
    bool has_title = find_in_list(fonts->title, places->titles, places->title_count);
    bool has_text = find_in_list(fonts->text, places->texts, places->text_count);
    for (size_t i = 0; i < places->folder_count && !has_text && !has_title; i++)
        has_text = find_in_folder(fonts->text, places->folders[i]);
    if (!has_text)
        memcpy(fonts->text, fonts->title, sizeof fonts->text);
    if (!has_title)
        memcpy(fonts->title, fonts->text, sizeof fonts->title);
    return has_text || has_title;
}

bool plain_fonts_find(struct plain_fonts *fonts, const struct plain_font_places *places,
                      struct error *error)
{
    *fonts = (struct plain_fonts){0};
    if (TTF_Init() != 0)
        return error_set(error, ERROR_SYSTEM, "no plain text: %s", TTF_GetError());
    bool found = find(fonts, places);
    TTF_Quit();
    return found || error_set(error, ERROR_SYSTEM,
                              "no plain text: no font file here has all letters of Kazakh");
}
