#include "plain_render.h"

#include "plain_programme.h"
#include "plain_show.h"

#include <stdio.h>

enum { PATH_BYTES = 4096 };

static bool write_picture(size_t *count, const struct options *options, const struct pixels *pixels,
                          struct error *error)
{
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%03zu-plain.png", options->out, *count + 1);
    if (!pixels_write_png(pixels, path, error))
        return false;
    (*count)++;
    return true;
}

bool plain_render(size_t *count, const struct options *options, struct refresher *refresher,
                  const struct programme *programme, struct moment moment,
                  const struct deck_settings *settings, struct error *error)
{
    struct plain_show show;
    struct deck deck = {0};
    struct arena arena = {0};
    struct pixels *pixels = pixels_create(settings->width, settings->height);
    bool done = true;
    plain_show_init(&show, options, 0);
    *count = 0;
    if (programme) {
        plain_programme_deck(&deck, &arena, programme, settings);
    } else {
        plain_show_waiting(&show, pixels, refresher, 0);
        done = write_picture(count, options, pixels, error);
    }
    for (size_t i = 0; i < deck.count && done; i++) {
        plain_show_programme(&show, pixels, programme, moment, settings, deck.plans[i].language);
        done = write_picture(count, options, pixels, error);
    }
    plain_show_finish(&show);
    pixels_destroy(pixels);
    arena_finish(&arena);
    return done;
}
