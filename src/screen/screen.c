/* screen: the door. Which display there is, whose turn it is, and when the next frame is due.
 *
 * The next picture exists only from screen_next to the moment it is shown: between turns one
 * picture is all there is, and without a GPU that one lies in the window's own surface.
 */
#include "screen/screen.h"

#include "allocate.h"
#include "display.h"
#include "fade.h"
#include "placing.h"
#include "window.h"

#include <assert.h>
#include <stdlib.h>

enum { MEMORY_WIDTH = 1920, MEMORY_HEIGHT = 1080, MEMORY_RATE = 60 };

struct screen {
    struct SDL_Window *window; /* NULL: in memory */
    struct display *display;
    struct screen_placement placement;
    struct pixels *next; /* NULL: nobody has asked for it yet */
    bool is_placed;      /* next lies as on the display; else it is upright */
    bool is_painted;     /* what comes next was painted in bands: the display has begun with it */
    int rate;            /* frames a second */
    bool turning;
    uint64_t began_ms, due_ms; /* of the turn; of its next frame */
    unsigned fade_ms, weight;
    struct screen_turn turn, last_turn;
};

/* Looking for a GPU may have changed the window; the surface gets a fresh one. */
static bool open_drawing(struct screen *screen, const struct screen_settings *settings,
                         struct error *error)
{
    if (settings->drawing == DRAWING_TEXTURES)
        return textures_display_open(&screen->display, screen->window, false, error);

    if (settings->drawing == DRAWING_AUTO && window_gpu_exists()) {
        if (textures_display_open(&screen->display, screen->window, true, NULL))
            return true;
        window_close(screen->window);
        screen->window = NULL;
        if (!window_open(&screen->window, settings, error))
            return false;
    }
    if (surface_display_open(&screen->display, screen->window, error))
        return true;

    /* Some displays have no surface but through a renderer. Slow is better than dark. */
    return settings->drawing == DRAWING_AUTO &&
           textures_display_open(&screen->display, screen->window, false, error);
}

static bool open_memory(struct screen *screen, const struct screen_settings *settings)
{
    screen->display = memory_display_open(settings->width ? settings->width : MEMORY_WIDTH,
                                          settings->height ? settings->height : MEMORY_HEIGHT);
    screen->rate = MEMORY_RATE;
    return true;
}

static bool open_window(struct screen *screen, const struct screen_settings *settings,
                        struct error *error)
{
    if (!window_open(&screen->window, settings, error) || !open_drawing(screen, settings, error))
        return false;

    screen->rate = window_rate(screen->window);
    return true;
}

bool screen_open(struct screen **screen, const struct screen_settings *settings,
                 struct error *error)
{
    if (settings->width < 0 || settings->height < 0)
        return error_set(error, ERROR_USAGE, "no screen has %d × %d px", settings->width,
                         settings->height);

    struct screen *opened = allocate(1, sizeof *opened);
    bool ok = settings->kind == SCREEN_MEMORY ? open_memory(opened, settings)
                                              : open_window(opened, settings, error);
    if (!ok) {
        screen_close(opened);
        return false;
    }
    *screen = opened;
    return true;
}

void screen_close(struct screen *screen)
{
    if (!screen)
        return;

    if (screen->display)
        screen->display->verbs->close(screen->display);
    window_close(screen->window);
    pixels_destroy(screen->next);
    free(screen);
}

static bool lies_on_its_side(const struct screen *screen)
{
    return screen->placement.rotate % 180 != 0;
}

int screen_width(const struct screen *screen)
{
    const struct pixels *shown = screen->display->shown;
    return lies_on_its_side(screen) ? shown->height : shown->width;
}

int screen_height(const struct screen *screen)
{
    const struct pixels *shown = screen->display->shown;
    return lies_on_its_side(screen) ? shown->width : shown->height;
}

const char *screen_drawing_name(const struct screen *screen)
{
    return screen->display->name;
}

const struct pixels *screen_shown(const struct screen *screen)
{
    return screen->display->shown;
}

struct pixels *screen_next(struct screen *screen)
{
    assert(!screen->is_painted); /* that picture is nowhere as a whole */
    if (!screen->next)
        screen->next = pixels_create(screen_width(screen), screen_height(screen));

    return screen->next;
}

static void drop_next(struct screen *screen)
{
    pixels_destroy(screen->next);
    screen->next = NULL;
    screen->turning = screen->is_painted = screen->is_placed = false;
}

void screen_place(struct screen *screen, struct screen_placement placement)
{
    assert(!screen->turning);
    if (screen->is_painted)
        screen->display->verbs->end(screen->display);
    drop_next(screen);
    screen->placement = placement;
}

static bool is_placed_by_itself(const struct screen *screen)
{
    const struct screen_placement *placement = &screen->placement;
    return !placement->rotate && !placement->drift_x && !placement->drift_y;
}

static struct pixels *create_as_shown(const struct screen *screen)
{
    return pixels_create(screen->display->shown->width, screen->display->shown->height);
}

/* The next picture, painted upright as a whole, is laid as the display wants it. */
static void place_next(struct screen *screen)
{
    if (!screen->next || screen->is_placed || is_placed_by_itself(screen))
        return;
    struct pixels *placed = create_as_shown(screen);
    placing_copy(placed, screen->next, &screen->placement);
    pixels_destroy(screen->next);
    screen->next = placed;
    screen->is_placed = true;
}

void screen_paint(struct screen *screen, screen_painter *painter, void *context)
{
    struct display *display = screen->display;
    assert(!screen->turning);
    if (screen->is_painted)
        display->verbs->end(display);
    drop_next(screen);
    struct placing placing;
    placing_begin(&placing, &screen->placement, painter, context, screen_width(screen),
                  screen_height(screen));
    screen->is_painted = display->verbs->begin_painted != NULL;
    if (screen->is_painted) {
        display->verbs->begin_painted(display, placing_paint, &placing);
    } else {
        screen->next = create_as_shown(screen);
        screen->is_placed = true;
        placing_paint(&placing, screen->next);
    }
    placing_end(&placing);
}

static bool has_next(const struct screen *screen)
{
    return screen->next || screen->is_painted;
}

void screen_show(struct screen *screen)
{
    struct display *display = screen->display;
    if (!has_next(screen))
        return;

    if (!screen->turning && !screen->is_painted) {
        place_next(screen);
        display->verbs->begin(display, screen->next);
    }
    display->verbs->mix(display, FADE_WHOLE);
    display->verbs->end(display);
    drop_next(screen);
}

void screen_turn(struct screen *screen, uint64_t tick_ms, unsigned fade_ms)
{
    if (!has_next(screen) || screen->turning)
        return;

    if (!screen->is_painted) {
        place_next(screen);
        screen->display->verbs->begin(screen->display, screen->next);
    }
    screen->turning = true;
    screen->began_ms = screen->due_ms = tick_ms;
    screen->turn = (struct screen_turn){0};
    screen->fade_ms = fade_ms;
    screen->weight = 0;
}

void screen_refresh(struct screen *screen)
{
    screen->display->verbs->refresh(screen->display);
}

bool screen_is_turning(const struct screen *screen)
{
    return screen->turning;
}

/* Slow, faster, slow again: the eye is not caught by the beginning. */
static unsigned weight_at(uint64_t elapsed_ms, unsigned fade_ms)
{
    double part = (double)elapsed_ms / fade_ms;
    return (unsigned)(part * part * (3 - 2 * part) * FADE_WHOLE);
}

/* Frames lie on the display's own beat from the beginning of the turn, rounded up to a tick; the
 * last one lies on the turn's end. */
static uint64_t next_frame(const struct screen *screen, uint64_t elapsed_ms)
{
    uint64_t rate = (uint64_t)screen->rate;
    uint64_t frame = elapsed_ms * rate / 1000 + 1;
    uint64_t due_ms = (frame * 1000 + rate - 1) / rate;

    return screen->began_ms + (due_ms < screen->fade_ms ? due_ms : screen->fade_ms);
}

static void count_frame(struct screen *screen, uint64_t tick_ms)
{
    unsigned period_ms = 1000 / (unsigned)screen->rate;
    unsigned behind_ms = tick_ms > screen->due_ms ? (unsigned)(tick_ms - screen->due_ms) : 0;
    struct screen_turn *turn = &screen->turn;

    turn->frames++;
    turn->late += behind_ms > period_ms;
    turn->latest_ms = behind_ms > turn->latest_ms ? behind_ms : turn->latest_ms;
    turn->length_ms = (unsigned)(tick_ms - screen->began_ms);
}

uint64_t screen_step(struct screen *screen, uint64_t tick_ms)
{
    if (!screen->turning)
        return UINT64_MAX;

    uint64_t elapsed_ms = tick_ms > screen->began_ms ? tick_ms - screen->began_ms : 0;
    count_frame(screen, screen->began_ms + elapsed_ms);
    if (elapsed_ms >= screen->fade_ms) {
        screen_show(screen);
        screen->last_turn = screen->turn;
        return UINT64_MAX;
    }

    unsigned weight = weight_at(elapsed_ms, screen->fade_ms);
    if (weight != screen->weight) {
        screen->display->verbs->mix(screen->display, weight);
        screen->weight = weight;
    }
    screen->due_ms = next_frame(screen, elapsed_ms);
    return screen->due_ms;
}

struct screen_turn screen_last_turn(const struct screen *screen)
{
    return screen->last_turn;
}

static bool has_new_size(const struct screen *screen)
{
    int width, height;
    window_size(screen->window, &width, &height);
    const struct pixels *shown = screen->display->shown;
    return width != shown->width || height != shown->height;
}

/* A picture painted for the old size is of no use any more. */
static void resize(struct screen *screen)
{
    if (screen->turning || screen->is_painted)
        screen_show(screen);
    drop_next(screen);
    screen->display->verbs->resize(screen->display);
}

enum screen_event screen_poll(struct screen *screen)
{
    if (!screen->window)
        return SCREEN_NOTHING;

    for (;;) {
        switch (window_poll()) {
        case WINDOW_NOTHING:
            return SCREEN_NOTHING;
        case WINDOW_CLOSED:
            return SCREEN_QUIT;
        case WINDOW_UNCOVERED:
            screen_refresh(screen);
            break;
        case WINDOW_RESIZED:
            if (!has_new_size(screen))
                break;
            resize(screen);
            return SCREEN_RESIZED;
        }
    }
}

int screen_descriptor(const struct screen *screen)
{
    return screen->window ? window_descriptor(screen->window) : -1;
}
