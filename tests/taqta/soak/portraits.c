/* portraits: one PNG, written once and read back. */
#include "portraits.h"

#include "chance.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { WIDTH = 120, HEIGHT = 160, STORE_BYTES = 256 * 1024, PICTURE_BYTES = 256 * 1024 };

struct portraits {
    struct photos *store;
    char *bytes;
    size_t size;
    unsigned asked;
};

static bool draw(const char *path, struct error *error)
{
    struct chance chance = {1};
    struct pixels *pixels = pixels_create(WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            pixels->data[y * pixels->stride + x] = (uint32_t)chance_next(&chance) & 0xffffff;
    bool done = pixels_write_png(pixels, path, error);
    pixels_destroy(pixels);
    return done;
}

static bool read_back(struct portraits *portraits, const char *path, struct error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_set(error, ERROR_SYSTEM, "%s: cannot be read back", path);
    portraits->size = fread(portraits->bytes, 1, PICTURE_BYTES, file);
    fclose(file);
    return true;
}

struct portraits *portraits_create(struct error *error)
{
    char folder[] = "/tmp/taqta-soak-XXXXXX", path[64];
    struct portraits *portraits = calloc(1, sizeof *portraits);
    if (!portraits || !(portraits->bytes = malloc(PICTURE_BYTES)) || !mkdtemp(folder))
        abort();
    snprintf(path, sizeof path, "%s/portrait.png", folder);
    portraits->store = photos_create(STORE_BYTES);
    bool done = draw(path, error) && read_back(portraits, path, error);
    (void)unlink(path); /* there is none when it could not be drawn */
    (void)rmdir(folder);
    if (done)
        return portraits;
    portraits_destroy(portraits);
    return NULL;
}

void portraits_destroy(struct portraits *portraits)
{
    if (!portraits)
        return;
    photos_destroy(portraits->store);
    free(portraits->bytes);
    free(portraits);
}

void portraits_fetch(struct portraits *portraits, const struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind != BOX_PHOTO ||
            photos_has(portraits->store, box->photo.address, photo_place_of(box)))
            continue;
        struct error error;
        bool is_broken = portraits->asked++ % 7 == 6;
        size_t size = is_broken ? portraits->size / 2 : portraits->size;
        bool done =
            photos_decode(portraits->store, box->photo.address,
                          (struct text){portraits->bytes, size}, photo_place_of(box), &error);
        if (done == is_broken)
            abort(); /* the picture is ours: it must be taken when it is whole */
    }
}

struct photos *portraits_store(struct portraits *portraits)
{
    return portraits->store;
}
