/* decoding: a picture file through the store's door, for the tests of photos. */
#ifndef TESTS_SCREEN_DECODING_H
#define TESTS_SCREEN_DECODING_H

#include "base/error.h"
#include "base/text.h"
#include "screen/photos.h"
#include "screen/picture_files.h"
#include "screen/pixels.h"

/* The caller's to destroy; the test fails when it cannot be decoded. */
struct pixels *decoding_of(const struct file *file, int width, int height);
struct pixels *decoding_at(const struct file *file, struct photo_place place);
/* NULL when it cannot be decoded. */
struct pixels *decoding_try(struct text bytes, struct photo_place place, struct error *error);
/* Refused with these words, and the store has not got it. */
void assert_refused(struct text bytes, enum error_kind kind, const char *words);

#endif
