#include "plain_show.h"

#include "base/log.h"
#include "identity.h"
#include "own_addresses.h"
#include "plain_programme.h"

enum { MOST_STATUSES = 16 };

void plain_show_init(struct plain_show *show, const struct options *options, uint64_t tick_ms)
{
    *show = (struct plain_show){.options = options, .began_ms = tick_ms};
}

void plain_show_finish(struct plain_show *show)
{
    arena_finish(&show->page_arena);
    arena_finish(&show->arena);
}

void plain_show_miss_fonts(struct plain_show *show, const struct error *error)
{
    show->missing_count =
        plain_faces_missing(show->missing, PLAIN_MOST_MISSING, &show->arena, show->options->fonts);
    if (show->missing_count)
        return;
    /* All files are there, and one of them, or the list, is no good. */
    const char *message = text_to_c(&show->arena, text_from(error->message));
    show->missing[show->missing_count++] = (struct missing_face){message, "", ""};
}

/* The fonts are looked for when they are first needed: most displays never need them. What is wrong
 * with them is logged once. */
static void paint(struct plain_show *show, struct pixels *pixels, const struct plain_page *page)
{
    struct error error = {0};
    bool found = show->has_looked || plain_faces_find(&show->fonts, show->options->fonts, &error);
    bool painted = plain_paint(pixels, &show->fonts, page, found ? &error : NULL);
    if (!painted && !show->has_complained)
        log_error("%s; showing our mark alone", error.message);
    show->has_looked = true;
    show->has_complained = show->has_complained || !painted;
}

static struct plain_state look_around(struct plain_show *show)
{
    arena_reset(&show->page_arena);
    return (struct plain_state){
        .screen = show->options->screen,
        .addresses = own_addresses(&show->page_arena),
        .version = TAQTA_VERSION,
        .missing = show->missing,
        .missing_count = show->missing_count,
    };
}

void plain_show_waiting(struct plain_show *show, struct pixels *pixels, struct refresher *refresher,
                        uint64_t tick_ms)
{
    struct plain_state state = look_around(show);
    struct source_status statuses[MOST_STATUSES];
    size_t count = refresher_status(refresher, &show->page_arena, statuses, MOST_STATUSES);
    state.statuses = statuses;
    state.status_count = count < MOST_STATUSES ? count : MOST_STATUSES;
    state.waited_ms = tick_ms - show->began_ms;

    struct plain_page page;
    plain_screen_waiting(&page, &show->page_arena, &state);
    paint(show, pixels, &page);
}

void plain_show_config(struct plain_show *show, struct pixels *pixels,
                       const struct config_fault *fault)
{
    struct plain_state state = look_around(show);
    struct plain_page page;
    plain_screen_config(&page, &show->page_arena, &state, fault);
    paint(show, pixels, &page);
}

void plain_show_unknown(struct plain_show *show, struct pixels *pixels, struct text screen,
                        const struct programme *programme)
{
    struct plain_state state = look_around(show);
    struct plain_page page;
    state.screen = text_to_c(&show->page_arena, screen);
    plain_screen_unknown(&page, &show->page_arena, &state,
                         identity_known(&show->page_arena, programme));
    paint(show, pixels, &page);
}

void plain_show_programme(struct plain_show *show, struct pixels *pixels,
                          const struct programme *programme, struct moment moment,
                          const struct deck_settings *settings, struct text language)
{
    struct plain_page page;
    arena_reset(&show->page_arena);
    const char *missing =
        plain_screen_missing(&show->page_arena, show->missing, show->missing_count);
    plain_programme_page(&page, &show->page_arena, programme, moment, settings, language, missing);
    paint(show, pixels, &page);
}
