/* qr: a text as a code that telephones read, and its place on a page.
 *
 * Black on white whatever the theme, level M, four modules of quiet around it, every module a whole
 * number of px.
 */
#ifndef DECK_QR_H
#define DECK_QR_H

#include "layout.h"

struct qr_code {
    const uint8_t *modules; /* side × side, row by row: 1 is dark; NULL: none */
    int side;
};

/* Too long for any code, or not worth one: modules is NULL. In the layout's arena. */
struct qr_code qr_code_of(const struct layout *layout, struct text text);

/* Px of one module where the code with its quiet zone has at most `space_px` a side; 0: it would be
 * too small, or too fine, for a telephone. */
int qr_module_px(const struct layout *layout, const struct qr_code *code, int space_px);

/* The side in px of the white square, quiet zone included. */
int qr_side_px(const struct qr_code *code, int module_px);

/* With its top left at x, y. */
void put_qr(struct layout *layout, const struct qr_code *code, int module_px, int x, int y);

/* «WIFI:T:WPA;S:name;P:password;;», with the signs escaped that mean something there. */
struct text qr_wifi(const struct layout *layout, const struct wifi *wifi);

#endif
