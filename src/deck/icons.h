/* icons: signs of our own drawing: which way, and who can go it. */
#ifndef DECK_ICONS_H
#define DECK_ICONS_H

#include "layout.h"

/* The arrow, lift, ramp, stairs or pin in a square of that side. It keeps its sides when the page
 * is turned over: left is left for whoever stands before the screen. */
void put_way(struct layout *layout, enum arrow way, int x, int y, int side, uint32_t colour);

/* A wheelchair: this way has no steps. */
void put_wheelchair(struct layout *layout, int x, int y, int side, uint32_t colour);

#endif
