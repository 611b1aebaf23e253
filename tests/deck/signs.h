/* signs: what is asked of every page of a sign, at every size of screen. */
#ifndef TESTS_DECK_SIGNS_H
#define TESTS_DECK_SIGNS_H

#include "../example.h"

/* Sizes and scales a page must fit; the last two are larger for viewers far away. */
struct screen_shape {
    int width, height;
    float scale;
};
extern const struct screen_shape screen_shapes[];
extern const size_t screen_shape_count;

/* Builds the deck for that shape, at the clock given or, where it is NULL, untrusted. */
void signs_at(struct example *example, const struct screen_shape *shape, const char *clock);

/* Everything inside the page and its box, nothing on top of another, nothing cut, too small or
 * without a glyph. Fails the test with what is wrong. */
void assert_sound(const struct example *example, const struct page *page);

/* assert_sound() of every page of that kind, at every shape; `least`: how many in each. */
void assert_all_sound(struct example *example, enum slide_kind kind, const char *clock,
                      size_t least);

/* The first box of that kind; NULL: none. */
const struct box *page_box(const struct page *page, enum box_kind kind);

#endif
