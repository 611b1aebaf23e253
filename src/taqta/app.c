/* app: waits, and does what is due.
 *
 * The loop sleeps in ppoll on the feed's mailbox, the signals and the display's own connection
 * until the nearest of: the next frame of a turn, the next page turn, the next minute. Between
 * those it does nothing.
 */
#include "app.h"

#include "base/log.h"
#include "clock.h"
#include "photo_wants.h"
#include "reports.h"
#include "screen/paint.h"
#include "screen/plain.h"
#include "stage.h"
#include "typefaces.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { FADE_MS = 450, PHOTO_BYTES = 48 * 1024 * 1024, PATH_BYTES = 4096 };
/* A programme from the cache is there sooner than this; only then is it worth saying that we wait.
 */
enum { PATIENCE_MS = 400, POLL_MS = 100, STAYS_LONG_MS = 60000 };

struct app {
    const struct options *options;
    struct clock clock;
    struct screen *screen;
    struct typesetter *typesetter;
    struct refresher *refresher;
    struct photos *photos;
    struct photo_wants *wants;
    struct stage stage;
    struct programme *pending; /* newer than what is shown, waits for the next page turn */
    struct arena peek_arena;
    int signals;
    uint64_t frame_at_ms, minute_at_ms, plain_at_ms; /* UINT64_MAX: not due */
    bool must_refresh; /* something on the page changed while a turn was running */
    bool ends;
};

static struct instant feed_now(void *context)
{
    const struct app *app = context;
    struct moment moment = clock_moment(&app->clock);
    return moment.trusted ? moment.now : INSTANT_NONE;
}

/* What is painted next is the page that is up. */
static void paint(struct app *app)
{
    paint_page(screen_next(app->screen), &app->stage.page, app->typesetter, app->photos);
    photo_wants_page(app->wants, &app->stage.page);
}

static void ask_for_portraits_ahead(struct app *app)
{
    struct page page;
    arena_reset(&app->peek_arena);
    stage_peek(&app->stage, &page, &app->peek_arena, clock_moment(&app->clock));
    photo_wants_page(app->wants, &page);
}

static void begin_turn(struct app *app, uint64_t tick_ms)
{
    paint(app);
    screen_turn(app->screen, tick_ms, FADE_MS);
    app->frame_at_ms = tick_ms;
    ask_for_portraits_ahead(app);
}

static void turn_page(struct app *app, uint64_t tick_ms)
{
    struct programme *pending = app->pending;
    app->pending = NULL;
    if (pending)
        stage_take(&app->stage, pending, false, clock_moment(&app->clock), tick_ms);
    else
        stage_turn(&app->stage, clock_moment(&app->clock), tick_ms);
    begin_turn(app, tick_ms);
}

/* The page that is up, as it stands at this moment. One that has lost its reason gives way to the
 * next. */
static void refresh(struct app *app)
{
    if (!app->stage.programme)
        return;
    if (screen_is_turning(app->screen)) {
        app->must_refresh = true;
        return;
    }
    app->must_refresh = false;
    if (stage_refresh(&app->stage, clock_moment(&app->clock))) {
        paint(app);
        screen_show(app->screen);
    } else {
        turn_page(app, clock_tick_ms());
    }
}

static void show_first(struct app *app, struct programme *programme, uint64_t tick_ms)
{
    stage_take(&app->stage, programme, false, clock_moment(&app->clock), tick_ms);
    paint(app);
    screen_show(app->screen);
    ask_for_portraits_ahead(app);
}

/* Ends a turn where it stands: what comes now is more urgent than its last frames. */
static void take_now(struct app *app, struct programme *programme, bool at_once, uint64_t tick_ms)
{
    if (screen_is_turning(app->screen))
        screen_show(app->screen);
    stage_take(&app->stage, programme, at_once, clock_moment(&app->clock), tick_ms);
    begin_turn(app, tick_ms);
}

static void accept(struct app *app, struct programme *programme, uint64_t tick_ms)
{
    struct programme *replaced = app->pending;
    app->pending = NULL;
    if (!app->stage.programme) {
        log_info("showing a programme of %zu sessions and %zu news", programme->session_count,
                 programme->news_count);
        show_first(app, programme, tick_ms);
    } else if (programme_change_is_urgent(app->stage.programme, programme)) {
        log_info("a change: showing it now");
        take_now(app, programme, true, tick_ms);
    } else {
        log_info("a newer programme: from the next page on");
        app->pending = programme;
    }
    programme_destroy(replaced);
}

static void read_feed(struct app *app)
{
    uint64_t count;
    (void)!read(refresher_descriptor(app->refresher), &count, sizeof count); /* resets it */
    reports_log(app->refresher);
    struct programme *programme = refresher_take(app->refresher);
    if (programme)
        accept(app, programme, clock_tick_ms());
    else if (photo_wants_have_come(app->wants))
        refresh(app);
}

static void step_turn(struct app *app, uint64_t tick_ms)
{
    app->frame_at_ms = screen_step(app->screen, tick_ms);
    if (app->frame_at_ms == UINT64_MAX && app->must_refresh)
        refresh(app);
}

static void resize(struct app *app)
{
    app->stage.settings.width = screen_width(app->screen);
    app->stage.settings.height = screen_height(app->screen);
    app->frame_at_ms = UINT64_MAX;
    refresh(app);
    if (!app->stage.programme)
        app->plain_at_ms = clock_tick_ms();
}

static void read_screen(struct app *app)
{
    enum screen_event event;
    while ((event = screen_poll(app->screen)) != SCREEN_NOTHING) {
        if (event == SCREEN_QUIT)
            app->ends = true;
        else
            resize(app);
    }
}

static void read_signal(struct app *app)
{
    struct signalfd_siginfo info;
    if (read(app->signals, &info, sizeof info) == (ssize_t)sizeof info)
        app->ends = true;
}

/* Says in three languages what is waited for. */
static void show_plain(struct app *app)
{
    static const char *const fonts[] = {"/usr/share/fonts/opentype/inter/Inter-Regular.otf",
                                        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"};
    char screen[256];
    snprintf(screen, sizeof screen, "%s%s%s", app->options->screen,
             app->options->screen[0] ? " · " : "", app->options->sources[0]);
    const char *const lines[] = {"Бағдарлама күтілуде", "Ожидаем программу",
                                 "Waiting for the programme", screen};
    struct error error;
    if (!plain_paint(screen_next(app->screen), fonts, sizeof fonts / sizeof *fonts, lines,
                     sizeof lines / sizeof *lines, &error))
        log_warning("%s", error.message);
    screen_show(app->screen);
}

/* Nobody still reads a page that stays for more than a minute: it is told anew, and a newer
 * programme need not wait until it turns. */
static void begin_minute(struct app *app, uint64_t tick_ms)
{
    app->minute_at_ms = tick_ms + clock_ms_to_minute(&app->clock);
    bool stays = app->stage.show.turns_at_ms > tick_ms + STAYS_LONG_MS;
    if (!app->pending || !stays || screen_is_turning(app->screen)) {
        refresh(app);
        return;
    }
    struct programme *pending = app->pending;
    app->pending = NULL;
    stage_exchange(&app->stage, pending, clock_moment(&app->clock), tick_ms);
    begin_turn(app, tick_ms);
}

static void do_what_is_due(struct app *app)
{
    uint64_t tick_ms = clock_tick_ms();
    if (tick_ms >= app->plain_at_ms) {
        app->plain_at_ms = UINT64_MAX;
        if (!app->stage.programme)
            show_plain(app);
    }
    if (tick_ms >= app->minute_at_ms)
        begin_minute(app, tick_ms);
    if (tick_ms >= app->frame_at_ms)
        step_turn(app, tick_ms);
    else if (app->stage.programme && !screen_is_turning(app->screen) &&
             show_is_due(&app->stage.show, tick_ms))
        turn_page(app, tick_ms);
}

static uint64_t next_due(const struct app *app)
{
    uint64_t due = app->minute_at_ms;
    if (app->plain_at_ms < due)
        due = app->plain_at_ms;
    if (app->frame_at_ms < due)
        due = app->frame_at_ms;
    if (app->stage.programme && !screen_is_turning(app->screen) &&
        app->stage.show.turns_at_ms < due)
        due = app->stage.show.turns_at_ms;
    return due;
}

static void wait_and_read(struct app *app)
{
    struct pollfd descriptors[] = {
        {.fd = refresher_descriptor(app->refresher), .events = POLLIN},
        {.fd = app->signals, .events = POLLIN},
        {.fd = screen_descriptor(app->screen), .events = POLLIN}, /* -1 is passed over */
    };
    uint64_t tick_ms = clock_tick_ms(), due = next_due(app);
    uint64_t wait_ms = due > tick_ms ? due - tick_ms : 0;
    if (descriptors[2].fd < 0 && wait_ms > POLL_MS)
        wait_ms = POLL_MS;
    struct timespec timeout = {(time_t)(wait_ms / 1000), (long)(wait_ms % 1000) * 1000000};
    if (ppoll(descriptors, sizeof descriptors / sizeof *descriptors, &timeout, NULL) < 0 &&
        errno != EINTR)
        abort(); /* only our own mistake can make it fail */
    if (descriptors[1].revents)
        read_signal(app);
    if (descriptors[0].revents)
        read_feed(app);
}

static bool open_signals(struct app *app, struct error *error)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    /* Before any thread starts, so that none of them takes one. */
    if (sigprocmask(SIG_BLOCK, &set, NULL) != 0)
        return error_set(error, ERROR_SYSTEM, "signals: %s", strerror(errno));
    signal(SIGPIPE, SIG_IGN);
    app->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    return app->signals >= 0 || error_set(error, ERROR_SYSTEM, "signals: %s", strerror(errno));
}

/* $CACHE_DIRECTORY is systemd's; else the user's own. */
static const char *usual_cache(char path[PATH_BYTES])
{
    const char *given = getenv("CACHE_DIRECTORY"), *user = getenv("XDG_CACHE_HOME"),
               *home = getenv("HOME");
    if (given && *given)
        snprintf(path, PATH_BYTES, "%s", given);
    else if (user && *user)
        snprintf(path, PATH_BYTES, "%s/taqta", user);
    else if (home && *home)
        snprintf(path, PATH_BYTES, "%s/.cache/taqta", home);
    else
        return NULL;
    return path;
}

static bool open_feed(struct app *app, struct error *error)
{
    const struct options *options = app->options;
    char cache[PATH_BYTES];
    struct refresher_settings settings = {
        .sources = options->sources,
        .source_count = options->source_count,
        .timezone = text_from(options->timezone),
        .every_s = options->every_s,
        .user_agent = "taqta/" TAQTA_VERSION,
        .now = feed_now,
        .now_context = app,
    };
    if (!options->without_cache)
        settings.cache_folder = options->cache_folder ? options->cache_folder : usual_cache(cache);
    return refresher_create(&app->refresher, &settings, error);
}

static bool open_display(struct app *app, struct error *error)
{
    const struct options *options = app->options;
    struct screen_settings settings = {
        .kind = options->windowed ? SCREEN_WINDOWED : SCREEN_FULLSCREEN,
        .drawing = options->drawing,
        .width = options->width,
        .height = options->height,
        .title = "taqta",
    };
    if (!screen_open(&app->screen, &settings, error))
        return false;
    log_info("%d×%d, drawing by %s", screen_width(app->screen), screen_height(app->screen),
             screen_drawing_name(app->screen));
    return true;
}

static bool begin(struct app *app, struct error *error)
{
    const struct options *options = app->options;
    clock_init(&app->clock, options->now, options->speed, options->clock_is_untrusted);
    if (!open_signals(app, error) || !open_feed(app, error) ||
        !typefaces_load(&app->typesetter, options->fonts, error) || !open_display(app, error))
        return false;
    app->photos = photos_create(PHOTO_BYTES);
    app->wants = photo_wants_create(app->refresher, app->photos);
    struct deck_settings settings = {
        .screen = text_from(options->screen),
        .language = text_from(options->language),
        .width = screen_width(app->screen),
        .height = screen_height(app->screen),
        .theme = &theme_dark,
    };
    stage_init(&app->stage, &settings, app->typesetter);
    app->frame_at_ms = UINT64_MAX;
    app->plain_at_ms = clock_tick_ms() + PATIENCE_MS;
    app->minute_at_ms = clock_tick_ms() + clock_ms_to_minute(&app->clock);
    return true;
}

static void end(struct app *app)
{
    refresher_destroy(app->refresher); /* first: its worker calls into what follows */
    photo_wants_destroy(app->wants);
    photos_destroy(app->photos);
    stage_finish(&app->stage);
    programme_destroy(app->pending);
    screen_close(app->screen);
    typesetter_destroy(app->typesetter);
    arena_finish(&app->peek_arena);
    if (app->signals >= 0)
        close(app->signals);
}

int app_run(const struct options *options)
{
    struct app app = {.options = options, .signals = -1};
    struct error error = {0};
    bool began = begin(&app, &error);
    if (!began)
        log_error("%s", error.message);
    while (began && !app.ends) {
        do_what_is_due(&app);
        read_screen(&app); /* last before the wait: what the display said meanwhile wakes nobody */
        if (!app.ends)
            wait_and_read(&app);
    }
    end(&app);
    return began ? 0 : 1;
}
