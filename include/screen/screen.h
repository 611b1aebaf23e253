/* screen: shows pictures: in a window, or in memory where there is no display.
 *
 * One picture is shown, the next is painted beside it, then a turn blends the one into the other.
 * Between turns nothing is drawn. Without a GPU the window's own surface is written, only where
 * pictures differ; with one, textures are blended.
 */
#ifndef SCREEN_SCREEN_H
#define SCREEN_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "screen/pixels.h"

enum screen_kind { SCREEN_FULLSCREEN, SCREEN_WINDOWED, SCREEN_MEMORY };
enum screen_drawing { DRAWING_AUTO, DRAWING_SURFACE, DRAWING_TEXTURES };

struct screen_settings {
    enum screen_kind kind;
    enum screen_drawing drawing; /* AUTO: textures when the renderer is a real GPU's */
    /* px; 0: the display's own (fullscreen), 1280×720 (windowed), 1920×1080 (memory). Fullscreen
     * has no other size than the display's. */
    int width, height;
    const char *title;
};

struct screen;

/* Once, at the start of the program, before it has a second thread: sets the variables by which
 * SDL's libraries are kept from what a display does not need. What is set already stays. */
void screen_settle_environment(void);

/* false: no display, no such size; *error says what was tried. */
bool screen_open(struct screen **screen, const struct screen_settings *settings,
                 struct error *error);
void screen_close(struct screen *screen);
/* px, of an upright picture: change only with SCREEN_RESIZED and screen_place(). */
int screen_width(const struct screen *screen);
int screen_height(const struct screen *screen);
/* "surface", "textures (NAME)", "memory". */
const char *screen_drawing_name(const struct screen *screen);

/* How pictures lie on the display. They are painted upright and whole; width and height are theirs.
 */
struct screen_placement {
    int rotate; /* degrees clockwise: 0, 90, 180 or 270 */
    /* px to the right and down, as the reader sees it, both less than the picture; what that leaves
     * free continues the picture's first column and row, so that bands still reach the edge. */
    int drift_x, drift_y;
};

/* For every picture from the next one on; drops one that is painted already. Not during a turn. The
 * one that is up stays as it is until another is shown. */
void screen_place(struct screen *screen, struct screen_placement placement);

/* Where the next picture is painted, black at first. Not shown until one of the following. During a
 * turn it is the picture turned to: finish or cut the turn before painting again
 * (screen_is_turning). Gone when it is shown, when its turn is over and with SCREEN_RESIZED: ask
 * again for every picture. */
struct pixels *screen_next(struct screen *screen);

/* Paints the next picture by itself: the painter is called for one band of rows after the other, or
 * once for all of it, and paints what the picture has there. Then screen_show() or screen_turn().
 * Cheaper than screen_next() where there is no GPU: the whole is never there. Not during a turn. */
typedef void screen_painter(void *context, struct pixels *band);
void screen_paint(struct screen *screen, screen_painter *painter, void *context);

/* The next picture, at once; ends a running turn. Only what differs is sent. */
void screen_show(struct screen *screen);

/* Sends the picture that is up once more, all of it. */
void screen_refresh(struct screen *screen);

/* Begins the cross-fade to the next picture. A turn that is on already goes on as it began. */
void screen_turn(struct screen *screen, uint64_t tick_ms, unsigned fade_ms);
bool screen_is_turning(const struct screen *screen);
/* Draws the frame due at tick_ms. Returns the tick of the next frame at the display's rate, or
 * UINT64_MAX when the turn is over. */
uint64_t screen_step(struct screen *screen, uint64_t tick_ms);

/* How the last turn went, once it is over: for the log and for measuring. A frame is late when it
 * was drawn more than one of the display's periods after its time. */
struct screen_turn {
    unsigned frames, late;
    unsigned length_ms, latest_ms; /* latest_ms: of the latest frame, behind its time */
};
struct screen_turn screen_last_turn(const struct screen *screen);

enum screen_event { SCREEN_NOTHING, SCREEN_QUIT, SCREEN_RESIZED };
/* Handles what the display has to say (repaints by itself when uncovered); SCREEN_NOTHING when all
 * is read. Never waits. After SCREEN_RESIZED the old picture stands in, scaled, until the next is
 * shown. Drawing may read ahead from the connection: poll until SCREEN_NOTHING before every wait.
 */
enum screen_event screen_poll(struct screen *screen);
/* Readable when the display says something; -1: no such descriptor, poll every 100 ms. */
int screen_descriptor(const struct screen *screen);

/* What is shown now, as it lies on the display: for pictures of the screen and tests. */
const struct pixels *screen_shown(const struct screen *screen);

#endif
