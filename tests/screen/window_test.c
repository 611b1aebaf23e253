/* The window, on a real X server without a screen: what we think is shown is what the server shows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <SDL.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <cmocka.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "screen/picture.h"
#include "screen/screen.h"

enum { WIDTH = 320, HEIGHT = 200, PATIENCE_MS = 10000 };

/* A second client of the display, which looks at our window from outside. */
static Display *viewer_open(void)
{
    Display *viewer = XOpenDisplay(NULL);
    assert_non_null(viewer);
    return viewer;
}

/* Without a window manager ours is the only child of the root that is seen and larger than a pixel.
 */
static Window window_of(Display *viewer)
{
    Window root, parent, *children, found = None;
    unsigned count;

    XQueryTree(viewer, DefaultRootWindow(viewer), &root, &parent, &children, &count);
    for (unsigned i = 0; i < count; i++) {
        XWindowAttributes attributes;
        XGetWindowAttributes(viewer, children[i], &attributes);
        if (attributes.map_state == IsViewable && attributes.width > 1)
            found = children[i];
    }
    XFree(children);
    assert_true(found != None);
    return found;
}

static int scaled(unsigned long pixel, unsigned long mask)
{
    while (!(mask & 1)) {
        mask >>= 1;
        pixel >>= 1;
    }
    return (int)((pixel & mask) * 255 / mask);
}

/* On a display of 16 bits a level may be off by what five bits cannot tell. */
static void assert_seen(Display *viewer, const struct pixels *pixels)
{
    XImage *image = XGetImage(viewer, window_of(viewer), 0, 0, (unsigned)pixels->width,
                              (unsigned)pixels->height, AllPlanes, ZPixmap);
    assert_non_null(image);
    int slack = image->depth == 24 ? 0 : 8;

    for (int y = 0; y < pixels->height; y++) {
        for (int x = 0; x < pixels->width; x++) {
            unsigned long seen = XGetPixel(image, x, y);
            uint32_t wanted = picture_at(pixels, x, y);
            if (abs(scaled(seen, image->red_mask) - picture_red(wanted)) > slack ||
                abs(scaled(seen, image->green_mask) - picture_green(wanted)) > slack ||
                abs(scaled(seen, image->blue_mask) - picture_blue(wanted)) > slack)
                fail_msg("at %d, %d: %06lx is seen, not %06x", x, y, seen, wanted);
        }
    }
    XDestroyImage(image);
}

static struct screen *open_window(enum screen_drawing drawing)
{
    struct screen_settings settings = {
        .kind = SCREEN_WINDOWED, .drawing = drawing, .width = WIDTH, .height = HEIGHT};
    struct screen *screen = NULL;
    struct error error;

    if (!screen_open(&screen, &settings, &error))
        fail_msg("%s", error.message);
    while (screen_poll(screen) != SCREEN_NOTHING)
        continue;
    return screen;
}

static uint64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static void wait_until(uint64_t tick_ms)
{
    uint64_t now = now_ms();
    if (tick_ms > now)
        (void)poll(NULL, 0, (int)(tick_ms - now));
}

/* Polls until the event comes, as a hall would: asleep until the display says something. */
static enum screen_event wait_for(struct screen *screen, enum screen_event wanted)
{
    uint64_t give_up_ms = now_ms() + PATIENCE_MS;

    while (now_ms() < give_up_ms) {
        enum screen_event event = screen_poll(screen);
        if (event == wanted)
            return event;
        struct pollfd descriptor = {.fd = screen_descriptor(screen), .events = POLLIN};
        if (event == SCREEN_NOTHING)
            (void)poll(&descriptor, 1, 100);
    }
    return SCREEN_NOTHING;
}

static void show_scribble(struct screen *screen, uint32_t seed)
{
    picture_scribble(screen_next(screen), seed);
    screen_show(screen);
}

/* Steps as a hall does and counts the frames. */
static int turn_to_end(struct screen *screen, unsigned fade_ms, uint64_t *took_ms)
{
    uint64_t began_ms = now_ms(), due_ms = began_ms;
    int frames = 0;

    screen_turn(screen, began_ms, fade_ms);
    while ((due_ms = screen_step(screen, now_ms())) != UINT64_MAX) {
        frames++;
        assert_int_equal(screen_poll(screen), SCREEN_NOTHING);
        wait_until(due_ms);
    }
    *took_ms = now_ms() - began_ms;
    return frames;
}

static void picture_that_is_shown_is_seen(enum screen_drawing drawing)
{
    struct screen *screen = open_window(drawing);
    Display *viewer = viewer_open();
    struct pixels *expected = pixels_create(WIDTH, HEIGHT);

    for (uint32_t seed = 1; seed < 4; seed++) {
        picture_scribble(expected, seed);
        show_scribble(screen, seed);

        assert_pictures_equal(screen_shown(screen), expected);
        assert_seen(viewer, expected);
    }
    pixels_destroy(expected);
    XCloseDisplay(viewer);
    screen_close(screen);
}

static void picture_on_the_surface_is_seen(void **state)
{
    (void)state;
    picture_that_is_shown_is_seen(DRAWING_SURFACE);
}

static void picture_by_textures_is_seen(void **state)
{
    (void)state;
    picture_that_is_shown_is_seen(DRAWING_TEXTURES);
}

static void display_without_a_gpu_is_drawn_on_its_surface(void **state)
{
    (void)state;
    if (access("/dev/dri", F_OK) == 0)
        skip(); /* there may be a GPU */

    struct screen *screen = open_window(DRAWING_AUTO);

    assert_string_equal(screen_drawing_name(screen), "surface");
    screen_close(screen);
}

static void
turn_ends_with_the_second_picture_in_time_and_has_its_frames(enum screen_drawing drawing)
{
    struct screen *screen = open_window(drawing);
    Display *viewer = viewer_open();
    struct pixels *expected = pixels_create(WIDTH, HEIGHT);
    uint64_t took_ms;
    show_scribble(screen, 5);
    picture_scribble(expected, 6);
    picture_scribble(screen_next(screen), 6);

    int frames = turn_to_end(screen, 450, &took_ms);

    assert_in_range(took_ms, 450, 900);
    assert_in_range(frames, 8, 28); /* 27 on a machine with nothing else to do */
    assert_pictures_equal(screen_shown(screen), expected);
    assert_seen(viewer, expected);
    pixels_destroy(expected);
    XCloseDisplay(viewer);
    screen_close(screen);
}

static void turn_on_the_surface_is_complete(void **state)
{
    (void)state;
    turn_ends_with_the_second_picture_in_time_and_has_its_frames(DRAWING_SURFACE);
}

static void turn_by_textures_is_complete(void **state)
{
    (void)state;
    turn_ends_with_the_second_picture_in_time_and_has_its_frames(DRAWING_TEXTURES);
}

static void frame_in_a_turn_is_seen(void **state)
{
    (void)state;
    struct screen *screen = open_window(DRAWING_SURFACE);
    Display *viewer = viewer_open();
    show_scribble(screen, 7);
    picture_scribble(screen_next(screen), 8);

    screen_turn(screen, 1000, 400);
    (void)screen_step(screen, 1130);

    assert_seen(viewer, screen_shown(screen));
    screen_show(screen);
    XCloseDisplay(viewer);
    screen_close(screen);
}

/* Clearing the window from outside is what a window does that was covered. */
static void uncovered_window_is_painted_again(enum screen_drawing drawing)
{
    struct screen *screen = open_window(drawing);
    Display *viewer = viewer_open();
    struct pixels *expected = pixels_create(WIDTH, HEIGHT);
    picture_scribble(expected, 9);
    show_scribble(screen, 9);
    while (screen_poll(screen) != SCREEN_NOTHING)
        continue;

    XClearArea(viewer, window_of(viewer), 10, 10, 100, 80, True);
    XSync(viewer, False);
    struct pollfd descriptor = {.fd = screen_descriptor(screen), .events = POLLIN};
    assert_int_equal(poll(&descriptor, 1, PATIENCE_MS), 1);
    assert_int_equal(screen_poll(screen), SCREEN_NOTHING);

    assert_seen(viewer, expected);
    pixels_destroy(expected);
    XCloseDisplay(viewer);
    screen_close(screen);
}

static void uncovered_surface_is_painted_again(void **state)
{
    (void)state;
    uncovered_window_is_painted_again(DRAWING_SURFACE);
}

static void uncovered_textures_are_painted_again(void **state)
{
    (void)state;
    uncovered_window_is_painted_again(DRAWING_TEXTURES);
}

/* Four plain quarters, so that a stretched picture is known by its corners. */
static void paint_quarters(struct pixels *pixels)
{
    for (int y = 0; y < pixels->height; y++) {
        for (int x = 0; x < pixels->width; x++) {
            int quarter = (x >= pixels->width / 2) + 2 * (y >= pixels->height / 2);
            pixels->data[(ptrdiff_t)y * pixels->stride + x] = 0x40 + 0x30u * (unsigned)quarter;
        }
    }
}

static void old_picture_stands_in_when_the_window_is_resized(enum screen_drawing drawing)
{
    struct screen *screen = open_window(drawing);
    Display *viewer = viewer_open();
    paint_quarters(screen_next(screen));
    screen_show(screen);
    picture_scribble(screen_next(screen), 10); /* never shown: it has the old size */

    XResizeWindow(viewer, window_of(viewer), 500, 260);
    XSync(viewer, False);
    assert_int_equal(wait_for(screen, SCREEN_RESIZED), SCREEN_RESIZED);

    assert_int_equal(screen_width(screen), 500);
    assert_int_equal(screen_height(screen), 260);
    assert_int_equal(picture_at(screen_shown(screen), 0, 0), 0x40);
    assert_int_equal(picture_at(screen_shown(screen), 499, 0), 0x70);
    assert_int_equal(picture_at(screen_shown(screen), 0, 259), 0xA0);
    assert_int_equal(picture_at(screen_shown(screen), 499, 259), 0xD0);
    assert_seen(viewer, screen_shown(screen));
    assert_int_equal(screen_next(screen)->width, 500);
    show_scribble(screen, 11);
    assert_seen(viewer, screen_shown(screen));
    XCloseDisplay(viewer);
    screen_close(screen);
}

static void old_picture_stands_in_on_a_resized_surface(void **state)
{
    (void)state;
    old_picture_stands_in_when_the_window_is_resized(DRAWING_SURFACE);
}

static void old_picture_stands_in_on_resized_textures(void **state)
{
    (void)state;
    old_picture_stands_in_when_the_window_is_resized(DRAWING_TEXTURES);
}

static void turn_is_cut_when_the_window_is_resized(void **state)
{
    (void)state;
    struct screen *screen = open_window(DRAWING_SURFACE);
    Display *viewer = viewer_open();
    show_scribble(screen, 12);
    paint_quarters(screen_next(screen));
    screen_turn(screen, 1000, 400);
    (void)screen_step(screen, 1100);

    XResizeWindow(viewer, window_of(viewer), 200, 400);
    XSync(viewer, False);
    assert_int_equal(wait_for(screen, SCREEN_RESIZED), SCREEN_RESIZED);

    assert_false(screen_is_turning(screen));
    assert_true(screen_step(screen, 1120) == UINT64_MAX);
    assert_int_equal(picture_at(screen_shown(screen), 199, 399), 0xD0);
    XCloseDisplay(viewer);
    screen_close(screen);
}

static void closing_and_the_keys_for_it_end_the_show(void **state)
{
    (void)state;
    struct screen *screen = open_window(DRAWING_SURFACE);
    SDL_Event events[] = {
        {.type = SDL_QUIT},
        {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_ESCAPE}}},
        {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_q}}},
        {.key = {.type = SDL_KEYDOWN,
                 .keysym = {.sym = 0x0439 /* й */, .scancode = SDL_SCANCODE_Q}}},
        {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_CLOSE}},
    };

    for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
        SDL_PushEvent(&events[i]);
        assert_int_equal(screen_poll(screen), SCREEN_QUIT);
        assert_int_equal(screen_poll(screen), SCREEN_NOTHING);
    }
    /* The last is the A of a French keyboard. */
    SDL_Event others[] = {
        {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_SPACE}}},
        {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_a, .scancode = SDL_SCANCODE_Q}}},
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        SDL_PushEvent(&others[i]);
        assert_int_equal(screen_poll(screen), SCREEN_NOTHING);
    }
    screen_close(screen);
}

static void window_closed_by_its_manager_ends_the_show(void **state)
{
    (void)state;
    struct screen *screen = open_window(DRAWING_SURFACE);
    Display *viewer = viewer_open();
    XEvent event = {.xclient = {.type = ClientMessage,
                                .window = window_of(viewer),
                                .message_type = XInternAtom(viewer, "WM_PROTOCOLS", False),
                                .format = 32,
                                .data.l = {(long)XInternAtom(viewer, "WM_DELETE_WINDOW", False)}}};

    XSendEvent(viewer, event.xclient.window, False, NoEventMask, &event);
    XSync(viewer, False);

    assert_int_equal(wait_for(screen, SCREEN_QUIT), SCREEN_QUIT);
    XCloseDisplay(viewer);
    screen_close(screen);
}

static void fullscreen_fills_the_display(void **state)
{
    (void)state;
    struct screen_settings settings = {.kind = SCREEN_FULLSCREEN, .drawing = DRAWING_SURFACE};
    Display *viewer = viewer_open();
    struct screen *screen = NULL;
    struct error error;

    assert_true(screen_open(&screen, &settings, &error));

    assert_int_equal(screen_width(screen), DisplayWidth(viewer, 0));
    assert_int_equal(screen_height(screen), DisplayHeight(viewer, 0));
    show_scribble(screen, 13);
    while (screen_poll(screen) != SCREEN_NOTHING)
        continue;
    assert_seen(viewer, screen_shown(screen));
    XWindowAttributes attributes;
    XGetWindowAttributes(viewer, window_of(viewer), &attributes);
    assert_int_equal(attributes.x, 0);
    assert_int_equal(attributes.y, 0);
    screen_close(screen);
    XCloseDisplay(viewer);
}

static void fullscreen_of_another_size_is_refused(void **state)
{
    (void)state;
    struct screen_settings settings = {.kind = SCREEN_FULLSCREEN, .width = 123, .height = 45};
    struct screen *screen = NULL;
    struct error error;

    assert_false(screen_open(&screen, &settings, &error));

    assert_int_equal(error.kind, ERROR_USAGE);
    assert_non_null(strstr(error.message, "123 × 45"));
    assert_null(screen);
}

static void signals_stay_the_halls(void **state)
{
    (void)state;
    struct screen *screen = open_window(DRAWING_SURFACE);
    struct sigaction action;

    assert_int_equal(sigaction(SIGTERM, NULL, &action), 0);
    assert_true(action.sa_handler == SIG_DFL);
    assert_int_equal(sigaction(SIGINT, NULL, &action), 0);
    assert_true(action.sa_handler == SIG_DFL);
    screen_close(screen);
}

static void idle_window_says_nothing(void **state)
{
    (void)state;
    struct screen *screen = open_window(DRAWING_SURFACE);
    show_scribble(screen, 14);
    struct pollfd descriptor = {.fd = screen_descriptor(screen), .events = POLLIN};
    assert_true(descriptor.fd >= 0);
    for (int i = 0; i < 5; i++) { /* what the server still has to say about the opening */
        (void)poll(&descriptor, 1, 100);
        assert_int_equal(screen_poll(screen), SCREEN_NOTHING);
    }

    assert_int_equal(poll(&descriptor, 1, 500), 0);

    screen_close(screen);
}

static void without_a_display_the_error_says_what_was_looked_for(void **state)
{
    (void)state;
    struct screen_settings settings = {.kind = SCREEN_FULLSCREEN};
    char *display = strdup(getenv("DISPLAY"));
    struct screen *screen = NULL;
    struct error error;

    setenv("DISPLAY", ":9999", 1);
    bool opened = screen_open(&screen, &settings, &error);
    setenv("DISPLAY", display, 1);
    free(display);

    assert_false(opened);
    assert_null(screen);
    assert_int_equal(error.kind, ERROR_SYSTEM);
    assert_non_null(
        strstr(error.message, "no display (DISPLAY is :9999, WAYLAND_DISPLAY is not set)"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(picture_on_the_surface_is_seen),
        cmocka_unit_test(picture_by_textures_is_seen),
        cmocka_unit_test(display_without_a_gpu_is_drawn_on_its_surface),
        cmocka_unit_test(turn_on_the_surface_is_complete),
        cmocka_unit_test(turn_by_textures_is_complete),
        cmocka_unit_test(frame_in_a_turn_is_seen),
        cmocka_unit_test(uncovered_surface_is_painted_again),
        cmocka_unit_test(uncovered_textures_are_painted_again),
        cmocka_unit_test(old_picture_stands_in_on_a_resized_surface),
        cmocka_unit_test(old_picture_stands_in_on_resized_textures),
        cmocka_unit_test(turn_is_cut_when_the_window_is_resized),
        cmocka_unit_test(closing_and_the_keys_for_it_end_the_show),
        cmocka_unit_test(window_closed_by_its_manager_ends_the_show),
        cmocka_unit_test(fullscreen_fills_the_display),
        cmocka_unit_test(fullscreen_of_another_size_is_refused),
        cmocka_unit_test(signals_stay_the_halls),
        cmocka_unit_test(idle_window_says_nothing),
        cmocka_unit_test(without_a_display_the_error_says_what_was_looked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
