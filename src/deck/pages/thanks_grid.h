/* thanks_grid: names, or plates with logos and names below them, in even columns and rows. */
#ifndef DECK_PAGES_THANKS_GRID_H
#define DECK_PAGES_THANKS_GRID_H

#include "layout.h"

struct thanks_measures;

/* Records of one kind that a slide shows, in the document's order. */
struct thanks_list {
    const int *records; /* indexes into programme->thanks */
    size_t count;
    bool has_plates;                  /* one of them has a logo, so all stand on plates */
    struct thanks_measures *measures; /* what is known of each, for grids of one width */
};

/* Nothing is known yet. */
struct thanks_measures *thanks_measures_create(struct arena *arena, size_t count);

/* `count` of the list from `first` on. */
struct thanks_list thanks_stretch(struct thanks_list list, size_t first, size_t count);

/* What all pages of one list have in common. */
struct thanks_limits {
    float size;       /* u: no name larger than that */
    int columns;      /* 0: any */
    int plate_height; /* px: no plate higher than that */
};

/* How a stretch of them fills a width and height. */
struct thanks_grid {
    struct thanks_list list; /* the stretch */
    struct thanks_limits limits;
    size_t size_index; /* of those that are tried, from the largest */
    float size;        /* u, of the names */
    int columns, rows;
    int cell_width, gap_across, gap_down, plate_height; /* px; plate_height 0: none */
    const int *row_heights;
    int height; /* px, of all */
};

/* The largest grid down to what can still be read; false: something would be cut or crowded, and
 * the grid is the smallest there is. */
bool thanks_grid_fit(const struct layout *layout, struct thanks_grid *grid,
                     struct thanks_list stretch, const struct thanks_limits *limits, int width,
                     int height);

void thanks_grid_put(struct layout *layout, const struct thanks_grid *grid, int x, int y);

#endif
