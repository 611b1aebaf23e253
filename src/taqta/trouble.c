#include "trouble.h"

#include "base/log.h"
#include "clock.h"
#include "display_open.h"
#include "plain_show.h"
#include "watch.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LOOK_MS = 1000, POLL_MS = 100 };

struct trouble {
    const struct options *options; /* as they were read the first time */
    int argc;
    char **argv;
    struct error error;
    struct stat looked_at; /* zero: there was no file, or it has not been looked at yet */
    struct watch watch;
    struct screen *screen;
    struct plain_show show;
    bool must_paint, is_mended, ends;
};

static void paint(struct trouble *trouble)
{
    struct arena arena = {0};
    struct config_fault fault;
    config_fault_find(&fault, &arena, trouble->options, &trouble->error);
    plain_show_config(&trouble->show, screen_next(trouble->screen), &fault);
    screen_show(trouble->screen);
    trouble->must_paint = false;
    arena_finish(&arena);
}

/* Reads everything anew when the file is another one than before. */
static void look(struct trouble *trouble)
{
    struct stat now = {0};
    struct options options;
    (void)stat(trouble->options->config, &now); /* no file is a state as good as any */
    if (now.st_ino == trouble->looked_at.st_ino && now.st_size == trouble->looked_at.st_size &&
        !memcmp(&now.st_mtim, &trouble->looked_at.st_mtim, sizeof now.st_mtim))
        return;
    trouble->looked_at = now;
    options_init(&options);
    trouble->is_mended = options_read(&options, trouble->argc, trouble->argv, &trouble->error) &&
                         options_are_enough(&options, &trouble->error);
    options_finish(&options);
    if (!trouble->is_mended)
        log_error("%s", trouble->error.message);
    trouble->must_paint = true;
}

static void read_screen(struct trouble *trouble)
{
    enum screen_event event;
    while ((event = screen_poll(trouble->screen)) != SCREEN_NOTHING) {
        trouble->ends = trouble->ends || event == SCREEN_QUIT;
        trouble->must_paint = true;
    }
}

static void wait_a_second(struct trouble *trouble)
{
    struct pollfd descriptors[] = {
        {.fd = stopper_descriptor(&trouble->watch.stopper), .events = POLLIN},
        {.fd = screen_descriptor(trouble->screen), .events = POLLIN},
    };
    long wait_ms = descriptors[1].fd < 0 ? POLL_MS : LOOK_MS;
    struct timespec timeout = {wait_ms / 1000, wait_ms % 1000 * 1000000};
    if (ppoll(descriptors, 2, &timeout, NULL) < 0 && errno != EINTR)
        abort(); /* only our own mistake can make it fail */
    if (descriptors[0].revents)
        trouble->ends = true;
}

static bool begin(struct trouble *trouble, struct error *error)
{
    if (!watch_init(&trouble->watch, trouble->options->time_mark, error) ||
        !display_open(&trouble->screen, trouble->options, error))
        return false;
    plain_show_init(&trouble->show, trouble->options, clock_tick_ms());
    trouble->must_paint = true;
    return true;
}

enum trouble_end trouble_show(const struct options *options, const struct error *error, int argc,
                              char **argv)
{
    struct trouble trouble = {.options = options, .argc = argc, .argv = argv, .error = *error};
    struct error no_display = {0};
    bool began = begin(&trouble, &no_display);
    log_error("%s", error->message);
    if (began)
        log_info("shown on the display until %s is mended", options->config);
    else
        log_error("%s", no_display.message);
    while (began && !trouble.ends && !trouble.is_mended) {
        if (trouble.must_paint)
            paint(&trouble);
        read_screen(&trouble); /* last before the wait: what was said meanwhile wakes nobody */
        if (!trouble.ends)
            wait_a_second(&trouble);
        look(&trouble);
    }
    plain_show_finish(&trouble.show);
    screen_close(trouble.screen);
    watch_finish(&trouble.watch);
    if (!began)
        return TROUBLE_HAS_NO_DISPLAY;
    return trouble.ends ? TROUBLE_ENDED_BY_HAND : TROUBLE_MENDED;
}
