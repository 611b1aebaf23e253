/* window: SDL's window, asked for as little as possible.
 *
 * SDL is kept from what it does for games: catching signals, text input, falling asleep in its own
 * way. Waiting is the hall's: it polls the connection to the display server (window_descriptor)
 * among its other descriptors.
 */
#include "window.h"

#include <SDL.h>
#include <SDL_syswm.h>

#include <dlfcn.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

enum { WINDOWED_WIDTH = 1280, WINDOWED_HEIGHT = 720, USUAL_RATE = 60 };
/* Nobody can read a smaller page, nor can it be laid out; the smallest that --size takes.
 * Windows that begin smaller, as in tests, may stay so. */
enum { LEAST_WIDTH = 320, LEAST_HEIGHT = 240 };

static void set_hints(void)
{
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    /* The window's surface is plain memory, never a texture that SDL copies it into. */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "taqta");
}

void screen_settle_environment(void)
{
    /* Nobody writes here, so nobody needs X's table of composed letters: reading it takes a fifth
     * of the time to the first picture. Source: Compose(5). */
    (void)setenv("XCOMPOSEFILE", "/dev/null", 0);
    /* A session bus that runs is asked to keep the display awake. Where none runs, D-Bus would
     * start one by dbus-launch and wait for its answer, for ever if need be: this address names
     * the bus of the session, if any, and nothing else. Source: D-Bus Specification, "Server
     * Addresses". */
    (void)setenv("DBUS_SESSION_BUS_ADDRESS", "unix:runtime=yes", 0);
}

static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "not set";
}

/* SDL counts a driver that shows nothing anywhere as a display when all others fail. */
static bool display_is_real(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return getenv("SDL_VIDEODRIVER") || (driver && strcmp(driver, "offscreen") != 0);
}

static bool start_video(struct error *error)
{
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return error_set(error, ERROR_SYSTEM,
                         "no display (DISPLAY is %s, WAYLAND_DISPLAY is %s): %s",
                         variable("DISPLAY"), variable("WAYLAND_DISPLAY"), SDL_GetError());

    if (!display_is_real()) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return error_set(error, ERROR_SYSTEM, "no display (DISPLAY is %s, WAYLAND_DISPLAY is %s)",
                         variable("DISPLAY"), variable("WAYLAND_DISPLAY"));
    }
    SDL_StopTextInput();
    SDL_EventState(SDL_MOUSEMOTION, SDL_IGNORE);
    SDL_ShowCursor(SDL_DISABLE);
    return true;
}

/* Fullscreen takes the display as it is; asking for another size would be a slip in the
 * configuration. */
static bool find_size(const struct screen_settings *settings, int *width, int *height,
                      struct error *error)
{
    SDL_DisplayMode mode;

    *width = settings->width ? settings->width : WINDOWED_WIDTH;
    *height = settings->height ? settings->height : WINDOWED_HEIGHT;
    if (settings->kind != SCREEN_FULLSCREEN)
        return true;

    if (SDL_GetDesktopDisplayMode(0, &mode) != 0)
        return error_set(error, ERROR_SYSTEM, "the display does not tell its size: %s",
                         SDL_GetError());

    if ((settings->width && settings->width != mode.w) ||
        (settings->height && settings->height != mode.h))
        return error_set(error, ERROR_USAGE,
                         "fullscreen has the display's size, %d × %d px; %d × %d is for a window",
                         mode.w, mode.h, settings->width, settings->height);

    *width = mode.w;
    *height = mode.h;
    return true;
}

bool window_open(SDL_Window **window, const struct screen_settings *settings, struct error *error)
{
    if (!start_video(error))
        return false;

    int width, height;
    if (!find_size(settings, &width, &height, error))
        goto failed;

    Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI;
    flags |=
        settings->kind == SCREEN_FULLSCREEN ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
    *window = SDL_CreateWindow(settings->title ? settings->title : "taqta", SDL_WINDOWPOS_UNDEFINED,
                               SDL_WINDOWPOS_UNDEFINED, width, height, flags);
    if (*window) {
        SDL_SetWindowMinimumSize(*window, width < LEAST_WIDTH ? width : LEAST_WIDTH,
                                 height < LEAST_HEIGHT ? height : LEAST_HEIGHT);
        return true;
    }

    error_set(error, ERROR_SYSTEM, "no window of %d × %d px: %s", width, height, SDL_GetError());
failed:
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return false;
}

void window_close(SDL_Window *window)
{
    if (!window)
        return;

    SDL_DestroyWindow(window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

static enum window_event of_window_event(const SDL_WindowEvent *event)
{
    switch (event->event) {
    case SDL_WINDOWEVENT_CLOSE:
        return WINDOW_CLOSED;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        return WINDOW_RESIZED;
    case SDL_WINDOWEVENT_EXPOSED:
        return WINDOW_UNCOVERED;
    default:
        return WINDOW_NOTHING;
    }
}

/* Q is where it is on a Latin keyboard when the letters are Cyrillic or Arabic. */
static bool closes(const SDL_Keysym *key)
{
    return key->sym == SDLK_ESCAPE || key->sym == SDLK_q ||
           (key->sym > 127 && key->scancode == SDL_SCANCODE_Q);
}

static enum window_event of_event(const SDL_Event *event)
{
    switch (event->type) {
    case SDL_QUIT:
        return WINDOW_CLOSED;
    case SDL_KEYDOWN:
        return closes(&event->key.keysym) ? WINDOW_CLOSED : WINDOW_NOTHING;
    case SDL_WINDOWEVENT:
        return of_window_event(&event->window);
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        return WINDOW_UNCOVERED;
    default:
        return WINDOW_NOTHING;
    }
}

enum window_event window_poll(void)
{
    SDL_Event event;

    while (SDL_PollEvent(&event)) {
        enum window_event found = of_event(&event);
        if (found != WINDOW_NOTHING)
            return found;
    }
    return WINDOW_NOTHING;
}

#ifdef SDL_VIDEO_DRIVER_WAYLAND
/* SDL has loaded Wayland's library, privately; only its copy knows the connection. */
static int wayland_descriptor(struct wl_display *display)
{
    int (*get_fd)(struct wl_display *) = NULL;
    void *library = dlopen("libwayland-client.so.0", RTLD_LAZY | RTLD_NOLOAD);
    if (!library)
        return -1;

    void *found = dlsym(library, "wl_display_get_fd");
    memcpy(&get_fd, &found, sizeof found);
    int descriptor = get_fd ? get_fd(display) : -1;
    dlclose(library);
    return descriptor;
}
#endif

int window_descriptor(SDL_Window *window)
{
    SDL_SysWMinfo info;

    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info))
        return -1;

#ifdef SDL_VIDEO_DRIVER_X11
    if (info.subsystem == SDL_SYSWM_X11)
        return ConnectionNumber(info.info.x11.display);
#endif
#ifdef SDL_VIDEO_DRIVER_WAYLAND
    if (info.subsystem == SDL_SYSWM_WAYLAND)
        return wayland_descriptor(info.info.wl.display);
#endif
    return -1;
}

/* Monitors of 100 Hz and more would double the work of a turn for nothing the eye sees in a fade.
 */
int window_rate(SDL_Window *window)
{
    SDL_DisplayMode mode;
    if (SDL_GetWindowDisplayMode(window, &mode) != 0 || mode.refresh_rate < 20 ||
        mode.refresh_rate > 75)
        return USUAL_RATE;

    return mode.refresh_rate;
}

void window_size(SDL_Window *window, int *width, int *height)
{
    SDL_GetWindowSizeInPixels(window, width, height);
}

bool window_gpu_exists(void)
{
    glob_t nodes;
    bool exists = glob("/dev/dri/renderD*", GLOB_NOSORT, NULL, &nodes) == 0;

    globfree(&nodes);
    return exists;
}
