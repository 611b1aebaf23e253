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

struct pixels *decoding_try(struct text bytes, int width, int height, struct error *error)
{
    struct photos *photos = photos_create(STORE_BYTES);
    struct pixels *copy = NULL;

    bool decoded = photos_decode(photos, TEXT("a"), bytes, width, height, error);
    assert_int_equal(photos_use(photos, TEXT("a"), width, height, copy_out, &copy), decoded);
    photos_destroy(photos);
    return copy;
}

struct pixels *decoding_of(const struct file *file, int width, int height)
{
    struct error error = {0};
    struct pixels *pixels = decoding_try(file_text(file), width, height, &error);

    if (!pixels)
        fail_msg("%s", error.message);
    return pixels;
}

void assert_refused(struct text bytes, enum error_kind kind, const char *words)
{
    struct error error = {0};

    assert_null(decoding_try(bytes, 10, 10, &error));

    assert_int_equal(error.kind, kind);
    if (!strstr(error.message, words))
        fail_msg("\"%s\" does not say \"%s\"", error.message, words);
}
