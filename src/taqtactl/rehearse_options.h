/* rehearse_options: what a rehearsal was told. */
#ifndef TAQTACTL_REHEARSE_OPTIONS_H
#define TAQTACTL_REHEARSE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/text.h"
#include "programme/programme.h"

enum { REHEARSE_MOST_WISHES = 192 };

/* What is said of a screen that a document does not say. */
enum wish_kind { WISH_SIZE, WISH_VIEWING, WISH_THEME };

struct stage_wish {
    enum wish_kind kind;
    struct text screen;             /* empty: all that have none of their own */
    int width, height;              /* px */
    double diagonal_in, distance_m; /* see deck/viewing.h */
    enum theme_mode theme;
};

struct rehearse_options {
    char **sources;
    size_t source_count;
    struct text screens;     /* "all" or "ID,ID" */
    const char *out, *fonts; /* fonts NULL: the usual ones */
    struct stage_wish wishes[REHEARSE_MOST_WISHES];
    size_t wish_count;
};

/* words  what follows "rehearse"; borrowed, and put into another order.
 * false  *error says which is wrong, and what was expected. */
bool rehearse_options_read(struct rehearse_options *options, char **words, int count,
                           struct error *error);

/* The lines of --help about it. */
extern const char rehearse_help[];

#endif
