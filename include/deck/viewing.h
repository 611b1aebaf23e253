/* viewing: how much larger everything must be for the distance it is read from. */
#ifndef DECK_VIEWING_H
#define DECK_VIEWING_H

/* For deck_settings.scale.
 *
 * Words can be read from 200 to 250 times the height of their capitals, and those of our faces are
 * 0.727 em high. What informs has 3 u, a thirtieth of the short side; so as designed it is read
 * from 250 × 0.727 × 1/30 = 6.06 short sides: from 4.2 m on a 55″ panel of 16:9, whose short side
 * is 0.685 m. The scale is the distance over that, from 1 (nearer changes nothing: the design
 * already is what fills a page) to 1.4: with a band, header and footer a page has then room for a
 * long title, who speaks and what is next, and not for more.
 *
 * inches         the diagonal; 0: not known, and the scale is 1
 * metres         to whoever stands farthest; 0: not known
 * width, height  px, which are taken to be square */
float viewing_scale(double inches, double metres, int width, int height);

/* From where the scale stays at its bound, in metres; 0: the diagonal is not known. */
double viewing_farthest(double inches, int width, int height);

#endif
