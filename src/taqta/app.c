/* app: waits, and does what is due.
 *
 * The loop sleeps in ppoll on the feed's mailbox, the signals, the clock's two descriptors and the
 * display's own connection until the nearest of: the next frame of a turn, the next page turn, the
 * next minute. Between those it does nothing.
 */
#include "app.h"

#include "base/log.h"
#include "display_open.h"
#include "feed_open.h"
#include "identity.h"
#include "pair_tables.h"
#include "plain_show.h"
#include "player.h"
#include "reports.h"
#include "saved_time.h"
#include "staleness.h"
#include "tidy.h"
#include "typefaces.h"
#include "unknown_zone.h"
#include "watch.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PHOTO_BYTES = 48 * 1024 * 1024 };
/* A programme from the cache is there sooner than this; only then is it worth saying that we wait.
 */
enum { PATIENCE_MS = 400, POLL_MS = 100 };
/* The time is saved with what comes, and else not more often than this: it wears the card out. */
enum { REMEMBER_EVERY_MS = 24 * 3600 * 1000 };
/* A system's time that has stood for so long was not set by mistake. */
enum { STANDS_MS = 10 * 60 * 1000 };
/* By then the first page and its portraits are up; by then some pages more have been. */
enum { SETTLED_MS = 3 * 1000, USED_MS = 7 * 1000, TIDY_EVERY_MS = 3600 * 1000 };
enum { STATUSES_MOST = 64 };
/* Long enough to be read and written down by whoever hangs the display up. */
enum { UNKNOWN_MS = 12 * 1000 };

struct app {
    struct options *options;
    struct arena arena;       /* of what is known for as long as it runs */
    struct programme *held;   /* waits until it has been read that it does not know this screen */
    const char *cache_folder; /* NULL: none */
    struct clock clock;
    struct watch watch;
    struct screen *screen;
    struct typesetter *typesetter; /* NULL: everything is shown in plain text */
    struct refresher *refresher;
    struct photos *photos;
    struct player player;
    struct plain_show plain;
    struct stale_document stale[STATUSES_MOST];
    struct arena stale_arenas[2]; /* of their addresses; they take turns */
    int stale_in_use;
    enum trust_in trust_in;
    uint64_t certain_since_ms; /* nobody else has been believed since, and no clock been set */
    bool cannot_remember;      /* has been said */
    bool is_tidied;            /* once */
    uint64_t minute_at_ms, plain_at_ms, remember_at_ms, tidy_at_ms; /* UINT64_MAX: not due */
    uint64_t held_until_ms;
    bool unknown_is_told;
    bool unknown_zone_is_told;
    bool plain_is_up; /* no programme has come yet, and it is said so */
    bool ends;
};

static struct instant feed_now(void *context)
{
    struct moment moment = clock_moment(context);
    return moment.trusted ? moment.now : INSTANT_NONE;
}

static bool time_stands(const struct app *app)
{
    return app->trust_in == TRUST_IN_SERVERS || /* two of them, a minute apart */
           (app->trust_in == TRUST_IN_SYSTEM &&
            clock_tick_ms() - app->certain_since_ms >= STANDS_MS);
}

static void remember_time(struct app *app)
{
    struct error error = {0};
    app->remember_at_ms = clock_tick_ms() + REMEMBER_EVERY_MS;
    if (!app->cache_folder || !time_stands(app) || !clock_believe(&app->clock))
        return;
    bool written =
        saved_time_write(app->cache_folder, clock_moment(&app->clock).not_before, &error);
    if (!written && !app->cannot_remember)
        log_warning("%s", error.message);
    app->cannot_remember = !written;
}

/* As soon as it stands, and then with what comes. */
static void remember_time_soon(struct app *app)
{
    uint64_t stands_ms = app->certain_since_ms + STANDS_MS, tick_ms = clock_tick_ms();
    app->remember_at_ms = time_stands(app) || stands_ms < tick_ms ? tick_ms : stands_ms;
}

/* Takes in who is believed about the time. True when the answer is another one. */
static bool judge_clock(struct app *app)
{
    enum trust_in before = app->trust_in;
    struct heard_date heard;
    while (refresher_next_date(app->refresher, &heard))
        clock_hear(&app->clock, heard.date, heard.tick_ms);
    clock_set_synchronised(&app->clock, time_mark_exists(&app->watch.mark));
    app->trust_in = clock_judge(&app->clock);
    if (app->trust_in == before)
        return false;
    log_info("%s", trust_in_whom(app->trust_in));
    app->certain_since_ms = clock_tick_ms();
    remember_time_soon(app);
    return true;
}

static bool is_same_staleness(const struct stale_document *a, const struct stale_document *b)
{
    return a->reason == b->reason && instant_compare(a->as_of, b->as_of) == 0 &&
           text_equal(a->address, b->address);
}

/* Looks how old the documents are. True when a page has something else to say of it. */
static bool find_staleness(struct app *app)
{
    struct source_status statuses[STATUSES_MOST];
    struct stale_document before[STATUSES_MOST];
    struct deck_settings *settings = &app->player.stage.settings;
    size_t count_before = settings->stale_count;
    memcpy(before, app->stale, sizeof before);

    /* The last look's addresses stay for the comparison. */
    struct arena *arena = &app->stale_arenas[app->stale_in_use = !app->stale_in_use];
    arena_reset(arena);
    size_t count = refresher_status(app->refresher, arena, statuses, STATUSES_MOST);
    settings->stale = app->stale;
    settings->stale_count =
        staleness_find(app->stale, statuses, count < STATUSES_MOST ? count : STATUSES_MOST,
                       clock_moment(&app->clock), clock_tick_ms());

    bool same = settings->stale_count == count_before;
    for (size_t i = 0; same && i < settings->stale_count; i++)
        same = is_same_staleness(&before[i], &app->stale[i]);
    return !same;
}

static void begin_minute(struct app *app)
{
    (void)judge_clock(app); /* everything is told anew in any case */
    app->minute_at_ms = clock_tick_ms() + clock_ms_to_minute(&app->clock);
    (void)find_staleness(app);
    photo_wants_renew(app->player.wants, false, clock_tick_ms());
    player_begin_minute(&app->player);
    if (app->plain_is_up && !player_plays(&app->player))
        app->plain_at_ms = clock_tick_ms();
}

static void look_at_clock(struct app *app)
{
    bool was_set = watch_clock_was_set(&app->watch);
    if (was_set) {
        log_info("the system's clock was set");
        app->certain_since_ms = clock_tick_ms();
    }
    if (judge_clock(app) || was_set)
        begin_minute(app);
}

static void accept(struct app *app, struct programme *programme)
{
    if (!player_plays(&app->player))
        app->tidy_at_ms = clock_tick_ms() + SETTLED_MS;
    player_accept(&app->player, programme);
    remember_time_soon(app);
    photo_wants_renew(app->player.wants, true, clock_tick_ms());
}

/* Says it in the log, and says whether it must be said on the display: a machine's name that no
 * screen has is no mistake of anybody's, and then the default playlist is what is wanted. */
static bool tell_unknown(struct app *app, const struct programme *programme)
{
    struct text id = app->player.stage.settings.screen;
    if (app->unknown_is_told || !identity_is_unknown(programme, id))
        return false;
    app->unknown_is_told = true;
    struct arena arena = {0};
    struct text known = identity_known(&arena, programme);
    bool was_told = *app->options->screen;
    if (was_told)
        log_warning("the programme has no screen \"%.*s\", but %.*s; the default playlist is shown",
                    TEXT_ARG(id), TEXT_ARG(known));
    else
        log_info("no screen is called \"%.*s\" as this machine is; the default playlist is shown",
                 TEXT_ARG(id));
    arena_finish(&arena);
    return was_told;
}

/* A screen that is called what the programme does not know says so before it shows anything. */
static void take_in(struct app *app, struct programme *programme)
{
    bool must_tell = tell_unknown(app, programme) && !player_plays(&app->player);
    unknown_zone_tell(&app->unknown_zone_is_told, programme);
    if (!must_tell && !app->held) {
        accept(app, programme);
        return;
    }
    if (must_tell) {
        app->held_until_ms = clock_tick_ms() + UNKNOWN_MS;
        plain_show_unknown(&app->plain, screen_next(app->screen), app->player.stage.settings.screen,
                           programme);
        screen_show(app->screen);
        app->plain_is_up = false;
        app->plain_at_ms = UINT64_MAX;
    }
    programme_destroy(app->held);
    app->held = programme;
}

static void read_feed(struct app *app)
{
    uint64_t count;
    (void)!read(refresher_descriptor(app->refresher), &count, sizeof count); /* resets it */
    reports_log(app->refresher);
    if (judge_clock(app))
        begin_minute(app);
    bool has_aged = find_staleness(app);
    struct programme *programme = refresher_take(app->refresher);
    if (programme)
        take_in(app, programme);
    if (photo_wants_have_come(app->player.wants) || has_aged)
        player_refresh(&app->player);
    if (app->plain_is_up && !player_plays(&app->player))
        app->plain_at_ms = clock_tick_ms(); /* what is waited for may have changed */
}

static void read_screen(struct app *app)
{
    enum screen_event event;
    while ((event = screen_poll(app->screen)) != SCREEN_NOTHING) {
        if (event == SCREEN_QUIT) {
            app->ends = true;
            continue;
        }
        player_resize(&app->player);
        if (!player_plays(&app->player) && !app->held)
            app->plain_at_ms = clock_tick_ms();
    }
}

/* Says in three languages what is waited for, until there is a programme. */
static void show_plain(struct app *app)
{
    plain_show_waiting(&app->plain, screen_next(app->screen), app->refresher, clock_tick_ms());
    screen_show(app->screen);
    app->plain_is_up = true;
}

static void do_what_is_due(struct app *app)
{
    uint64_t tick_ms = clock_tick_ms();
    if (tick_ms >= app->plain_at_ms) {
        app->plain_at_ms = UINT64_MAX;
        if (!player_plays(&app->player))
            show_plain(app);
    }
    if (tick_ms >= app->held_until_ms) {
        struct programme *held = app->held;
        app->held = NULL;
        app->held_until_ms = UINT64_MAX;
        accept(app, held);
    }
    if (tick_ms >= app->minute_at_ms)
        begin_minute(app);
    if (tick_ms >= app->remember_at_ms && !screen_is_turning(app->screen))
        remember_time(app); /* a card may take its time over it: not between two frames */
    if (tick_ms >= app->tidy_at_ms && !screen_is_turning(app->screen)) {
        bool is_first = !app->is_tidied;
        app->tidy_at_ms = tick_ms + (is_first ? USED_MS : TIDY_EVERY_MS);
        app->is_tidied = true;
        tidy();
        player_rehearse(&app->player);
    }
    player_step(&app->player, tick_ms);
}

static uint64_t sooner(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static uint64_t next_due(const struct app *app)
{
    uint64_t screen = sooner(sooner(app->minute_at_ms, app->held_until_ms),
                             sooner(app->plain_at_ms, player_next_due(&app->player)));
    return screen_is_turning(app->screen)
               ? screen
               : sooner(screen, sooner(app->remember_at_ms, app->tidy_at_ms));
}

static void wait_and_read(struct app *app)
{
    enum { FEED, SIGNALS, CLOCK_SET, MARK, DISPLAY, COUNT };
    struct pollfd descriptors[COUNT] = {
        [FEED] = {.fd = refresher_descriptor(app->refresher), .events = POLLIN},
        [SIGNALS] = {.fd = stopper_descriptor(&app->watch.stopper), .events = POLLIN},
        [CLOCK_SET] = {.fd = app->watch.clock_set, .events = POLLIN}, /* -1 is passed over */
        [MARK] = {.fd = app->watch.mark.descriptor, .events = POLLIN},
        [DISPLAY] = {.fd = screen_descriptor(app->screen), .events = POLLIN},
    };
    uint64_t tick_ms = clock_tick_ms(), due = next_due(app);
    uint64_t wait_ms = due > tick_ms ? due - tick_ms : 0;
    if (descriptors[DISPLAY].fd < 0 && wait_ms > POLL_MS)
        wait_ms = POLL_MS;
    struct timespec timeout = {(time_t)(wait_ms / 1000), (long)(wait_ms % 1000) * 1000000};
    if (ppoll(descriptors, COUNT, &timeout, NULL) < 0 && errno != EINTR)
        abort(); /* only our own mistake can make it fail */
    if (descriptors[SIGNALS].revents)
        app->ends = true;
    if (descriptors[CLOCK_SET].revents || descriptors[MARK].revents)
        look_at_clock(app);
    if (descriptors[FEED].revents)
        read_feed(app);
}

/* A display without the pages' fonts shows the programme in plain text: it must never be dark
 * because a file is gone. */
static void open_typefaces(struct app *app)
{
    struct error error = {0};
    if (app->options->plain)
        return;
    if (typefaces_load(&app->typesetter, app->options->fonts, &error)) {
        (void)pair_tables_load(app->typesetter, app->cache_folder); /* logs what is worth it */
        return;
    }
    log_error("%s; showing plain text", error.message);
    plain_show_miss_fonts(&app->plain, &error);
}

static void start_clock(struct app *app)
{
    const struct options *options = app->options;
    struct clock_settings settings = {
        .start = options->now,
        .speed = options->speed,
        .belief = options->belief,
        .believed = app->cache_folder ? saved_time_read(app->cache_folder) : INSTANT_NONE,
    };
    clock_init(&app->clock, &settings);
    clock_set_synchronised(&app->clock, time_mark_exists(&app->watch.mark));
    app->trust_in = clock_judge(&app->clock);
    app->certain_since_ms = clock_tick_ms();
    if (app->trust_in == TRUST_IN_NOBODY)
        log_info("%s", trust_in_whom(app->trust_in));
}

static void start_player(struct app *app)
{
    struct deck_settings settings = {
        .screen = text_from(identity_of(&app->arena, app->options)),
        .language = text_from(app->options->language),
        .mode = app->options->theme,
    };
    app->photos = photos_create(PHOTO_BYTES);
    app->player = (struct player){
        .clock = &app->clock,
        .screen = app->screen,
        .typesetter = app->typesetter,
        .plain = &app->plain,
        .photos = app->photos,
        .options = app->options,
        .wants = photo_wants_create(app->refresher, app->photos),
        .lets_go_of_portraits = app->cache_folder != NULL,
    };
    player_init(&app->player, &settings);
}

static bool begin(struct app *app, struct error *error)
{
    struct options *options = app->options;
    if (!watch_init(&app->watch, options->time_mark, error))
        return false;
    app->cache_folder = feed_cache_folder(options);
    plain_show_init(&app->plain, options, clock_tick_ms());
    start_clock(app);
    if (!feed_open(&app->refresher, options, app->cache_folder, feed_now, &app->clock, error) ||
        !display_open(&app->screen, options, error))
        return false;
    open_typefaces(app);
    start_player(app);
    uint64_t tick_ms = clock_tick_ms();
    app->plain_at_ms = tick_ms + PATIENCE_MS;
    app->minute_at_ms = tick_ms + clock_ms_to_minute(&app->clock);
    remember_time_soon(app);
    app->tidy_at_ms = app->held_until_ms = UINT64_MAX;
    return true;
}

static void tell_turns(const struct turn_count *count)
{
    if (count->turns)
        log_info("turns %u, frames %u, late %u, latest %u ms", count->turns, count->frames,
                 count->late, count->latest_ms);
}

static void end(struct app *app, int status)
{
    stopper_end_soon(&app->watch.stopper, status);
    if (status == 0)
        remember_time(app);
    tell_turns(&app->player.count);
    photo_wants_stop(app->player.wants); /* so that the worker is not busy decoding */
    /* First: its worker calls into what follows. One that is busy all the same is not waited for.
     */
    if (!refresher_destroy(app->refresher)) {
        screen_close(app->screen);
        _exit(status);
    }
    photo_wants_destroy(app->player.wants);
    photos_destroy(app->photos);
    player_finish(&app->player);
    screen_close(app->screen);
    typesetter_destroy(app->typesetter);
    plain_show_finish(&app->plain);
    clock_finish(&app->clock);
    programme_destroy(app->held);
    arena_finish(&app->arena);
    arena_finish(&app->stale_arenas[0]);
    arena_finish(&app->stale_arenas[1]);
    watch_finish(&app->watch);
}

int app_run(struct options *options)
{
    struct app app = {.options = options};
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
    end(&app, began ? 0 : 1);
    return began ? 0 : 1;
}
