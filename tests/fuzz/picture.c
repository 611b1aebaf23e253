/* Any bytes as a portrait: decoded to the size that is wanted, or refused with words. The last
 * two bytes also choose the size, so that any picture file is an input. */
#include "fuzz.h"

#include "base/error.h"
#include "screen/photos.h"

enum { STORE_BYTES = 1024 * 1024 };

struct wanted {
    int width, height;
};

static void check(void *context, const struct packed *photo)
{
    const struct wanted *wanted = context;

    FUZZ_CHECK(photo->width == wanted->width && photo->height == wanted->height);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    struct wanted wanted = {.width = data[size - 2] + 1, .height = data[size - 1] + 1};
    struct photos *photos = photos_create(STORE_BYTES);
    struct error error = {0};

    bool decoded = photos_decode(photos, TEXT("a"), fuzz_text(data, size),
                                 photo_face(wanted.width, wanted.height), &error);
    FUZZ_CHECK(decoded || (error.message[0] && text_is_valid(text_from(error.message))));
    FUZZ_CHECK(photos_use(photos, TEXT("a"), photo_face(wanted.width, wanted.height), check,
                          &wanted) == decoded);
    photos_destroy(photos);
    return 0;
}
