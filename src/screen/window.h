/* window: one window, and what the people and the display server do to it. */
#ifndef SCREEN_WINDOW_H
#define SCREEN_WINDOW_H

#include <stdbool.h>

#include "base/error.h"
#include "screen/screen.h"

struct SDL_Window;

/* false: *error says which displays were looked for. */
bool window_open(struct SDL_Window **window, const struct screen_settings *settings,
                 struct error *error);
void window_close(struct SDL_Window *window);

enum window_event {
    WINDOW_NOTHING,  /* all is read */
    WINDOW_CLOSED,   /* closed, or Escape or Q pressed */
    WINDOW_RESIZED,  /* perhaps */
    WINDOW_UNCOVERED /* what was drawn may be lost */
};
enum window_event window_poll(void);

/* The connection to the display server, or -1. */
int window_descriptor(struct SDL_Window *window);

/* Pictures a second worth drawing. */
int window_rate(struct SDL_Window *window);

/* In real pixels. */
void window_size(struct SDL_Window *window, int *width, int *height);

/* A GPU that can draw is in the machine. Cheap: no driver is loaded. */
bool window_gpu_exists(void);

#endif
