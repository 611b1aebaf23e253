/* golden_picture: a paragraph in grey, and how far two such pictures are from each other. */
#ifndef TESTS_TYPE_GOLDEN_PICTURE_H
#define TESTS_TYPE_GOLDEN_PICTURE_H

#include "type_support.h"

/* Black on white, 0 to 255. */
struct grey {
    int width, height;
    uint8_t *bytes;
};

/* With a white edge around the ink, so that a clipped tail would be seen. */
struct grey grey_of_paragraph(struct fixture *fixture, const struct paragraph *paragraph);

/* PNG. Reading: false when there is no such file, or it is none. */
bool grey_read(struct grey *grey, struct arena *arena, const char *path);
void grey_write(const struct grey *grey, const char *path);

/* Mean of what two pictures of one size differ by, of 255: over all of it, and over the worst
 * block of 8 x 8 px. */
struct grey_distance {
    double mean, worst_block;
    int x, y; /* of that block */
};
struct grey_distance grey_distance(const struct grey *a, const struct grey *b);

/* A patch release of FreeType may round otherwise. A letter that moves by a quarter of a pixel, a
 * tail that goes, a letter in place of another may not pass: see goldens_test.c. */
bool grey_is_near(struct grey_distance distance);

/* White where they are the same, the darker the more they differ. Of one size. */
struct grey grey_difference(struct arena *arena, const struct grey *a, const struct grey *b);

#endif
