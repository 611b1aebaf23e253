#include "screen/decoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "screen/photos.h"

enum { STORE_BYTES = 16 * 1024 * 1024 };

static void copy_out(void *context, const struct packed *photo)
{
    struct pixels **copy = context;
    *copy = pixels_create(photo->width, photo->height);
    for (int y = 0; y < photo->height; y++)
        packed_row(photo, 0, y, photo->width, pixels_at(*copy, 0, y));
}

struct pixels *decoding_try(struct text bytes, struct photo_place place, struct error *error)
{
    struct photos *photos = photos_create(STORE_BYTES);
    struct pixels *copy = NULL;

    bool decoded = photos_decode(photos, TEXT("a"), bytes, place, error);
    assert_int_equal(photos_use(photos, TEXT("a"), place, copy_out, &copy), decoded);
    photos_destroy(photos);
    return copy;
}

struct pixels *decoding_at(const struct file *file, struct photo_place place)
{
    struct error error = {0};
    struct pixels *pixels = decoding_try(file_text(file), place, &error);

    if (!pixels)
        fail_msg("%s", error.message);
    return pixels;
}

struct pixels *decoding_of(const struct file *file, int width, int height)
{
    return decoding_at(file, photo_face(width, height));
}

void assert_refused(struct text bytes, enum error_kind kind, const char *words)
{
    struct error error = {0};

    assert_null(decoding_try(bytes, photo_face(10, 10), &error));

    assert_int_equal(error.kind, kind);
    if (!strstr(error.message, words))
        fail_msg("\"%s\" does not say \"%s\"", error.message, words);
}
