/* picture_header: what kind of picture some bytes are and how large, without decoding it. */
#ifndef SCREEN_PICTURE_HEADER_H
#define SCREEN_PICTURE_HEADER_H

#include <stdbool.h>

#include "base/error.h"
#include "base/text.h"

enum picture_kind { PICTURE_JPEG, PICTURE_PNG, PICTURE_WEBP };

struct picture_header {
    enum picture_kind kind;
    int width, height; /* px as stored */
    int orientation;   /* 1 to 8 as in EXIF; 1: as stored */
};

/* false: no picture we show, or one over the limits; *error says which. */
bool picture_header_read(struct picture_header *header, struct text bytes, struct error *error);

#endif
