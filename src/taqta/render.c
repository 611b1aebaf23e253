/* render: the display without a display. */
#include "render.h"

#include "base/limits.h"
#include "base/log.h"
#include "clock.h"
#include "deck/report.h"
#include "deck/viewing.h"
#include "distance.h"
#include "feed_open.h"
#include "identity.h"
#include "missing_pictures.h"
#include "pair_tables.h"
#include "photo_wants.h"
#include "plain_render.h"
#include "reports.h"
#include "screen/paint.h"
#include "typefaces.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    WAIT_MOST_MS = (LIMIT_TRANSFER_S + LIMIT_CONNECT_S) * 1000,
    WAIT_STEP_MS = 200,
    QUIET_MS = 1000
};
enum { PHOTO_BYTES = 192 * 1024 * 1024, PATH_BYTES = 4096 };

struct render {
    struct options *options;
    struct clock clock;
    struct moment moment;
    struct typesetter *typesetter;
    struct refresher *refresher;
    struct photos *photos;
    struct photo_wants *wants;
    struct programme *programme;
    struct pixels *pixels;
    struct deck_settings settings;
    struct arena identity_arena, deck_arena, page_arena, report_arena;
    struct deck deck;
    size_t drawn; /* pages */
    uint64_t began_ms;
    bool told; /* progress was shown, so the line has to be ended */
};

static struct instant render_now(void *context)
{
    const struct render *render = context;
    return render->moment.trusted ? render->moment.now : INSTANT_NONE;
}

/* How far a long work is, on a terminal only. */
static void tell_progress(struct render *render, const char *what, size_t done, size_t of)
{
    if (clock_tick_ms() - render->began_ms < QUIET_MS || !isatty(STDERR_FILENO))
        return;
    fprintf(stderr, "\r%s %zu/%zu ", what, done, of);
    render->told = true;
}

static void end_progress(struct render *render)
{
    if (render->told)
        fputc('\n', stderr);
    render->told = false;
}

static void take_programme(struct render *render)
{
    struct programme *newer = refresher_take(render->refresher);
    if (!newer)
        return;
    programme_destroy(render->programme);
    render->programme = newer;
}

static void wait_for_news(const struct render *render)
{
    struct pollfd descriptor = {.fd = refresher_descriptor(render->refresher), .events = POLLIN};
    uint64_t count;
    if (poll(&descriptor, 1, WAIT_STEP_MS) == 1)
        (void)!read(descriptor.fd, &count,
                    sizeof count); /* only resets it; what came is asked for below */
}

static bool fetch(struct render *render)
{
    uint64_t until = clock_tick_ms() + WAIT_MOST_MS;
    while (!refresher_is_settled(render->refresher) && clock_tick_ms() < until) {
        wait_for_news(render);
        tell_progress(render, "fetching, s", (size_t)((clock_tick_ms() - render->began_ms) / 1000),
                      WAIT_MOST_MS / 1000);
    }
    end_progress(render);
    reports_log(render->refresher);
    take_programme(render);
    return render->programme;
}

static void lay(struct render *render, struct page *page, size_t index)
{
    arena_reset(&render->page_arena);
    deck_page(page, &render->page_arena, &render->deck, index, render->programme, render->moment,
              &render->settings, render->typesetter);
}

static void wait_for_photos(struct render *render)
{
    uint64_t until = clock_tick_ms() + WAIT_MOST_MS;
    while (photo_wants_pending(render->wants) && clock_tick_ms() < until) {
        wait_for_news(render);
        tell_progress(render, "portraits to come", photo_wants_pending(render->wants),
                      render->deck.count);
    }
    end_progress(render);
    reports_log(render->refresher);
}

/* Asks for all, waits, and asks how it went. */
static void find_missing(struct render *render)
{
    struct deck_settings *settings = &render->settings;
    missing_pictures_find(settings, &render->deck_arena, render->programme, render->wants);
    if (!settings->missing_count)
        return;
    wait_for_photos(render);
    missing_pictures_find(settings, &render->deck_arena, render->programme, render->wants);
}

static void fetch_photos(struct render *render)
{
    struct page page;
    for (size_t i = 0; i < render->deck.count; i++) {
        lay(render, &page, i);
        photo_wants_page(render->wants, &page);
    }
    wait_for_photos(render);
}

/* Pages are looked at upright, however their screen hangs: --size is the page's own; without it, it
 * is that of a usual panel as this screen hangs. */
static void settle_size(struct render *render)
{
    const struct options *options = render->options;
    struct deck_settings *settings = &render->settings;
    bool stands = screen_rotation(options->rotate, render->programme, settings->screen) % 180 != 0;
    settings->width = options->width ? options->width : stands ? 1080 : 1920;
    settings->height = options->height ? options->height : stands ? 1920 : 1080;
    settings->scale =
        viewing_scale(options->diagonal_in, options->distance_m, settings->width, settings->height);
    distance_tell(options, settings->width, settings->height);
}

static bool write_report(struct render *render, struct json_writer *writer, struct error *error)
{
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/deck.json", render->options->out);
    struct text text = json_writer_text(writer, &render->report_arena);
    FILE *file = fopen(path, "wb");
    if (!file)
        return error_set(error, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
    bool whole = fwrite(text.data, 1, text.size, file) == text.size;
    whole = fclose(file) == 0 && whole;
    return whole || error_set(error, ERROR_SYSTEM, "%s: cannot be written to its end", path);
}

static bool draw_page(struct render *render, const struct deck_report *report, size_t index,
                      struct error *error)
{
    struct page page;
    char name[80], path[PATH_BYTES];
    lay(render, &page, index);
    snprintf(name, sizeof name, "%03zu-%s.png", index + 1, slide_kind_name(page.kind));
    snprintf(path, sizeof path, "%s/%s", render->options->out, name);
    if (!render->options->report_only) {
        paint_page(render->pixels, &page, render->typesetter, render->photos);
        if (!pixels_write_png(render->pixels, path, error))
            return false;
    }
    deck_report_page(report, &page, name);
    tell_progress(render, "page", index + 1, render->deck.count);
    return true;
}

static bool photo_failed(void *wants, struct text address, struct error *error)
{
    return photo_wants_failed(wants, address, error);
}

static bool draw(struct render *render, struct error *error)
{
    struct deck_report report = {
        .writer = json_writer_create(),
        .arena = &render->report_arena,
        .programme = render->programme,
        .typesetter = render->typesetter,
        .photo_failed = photo_failed,
        .photo_context = render->wants,
    };
    bool done = true;
    deck_report_open(&report, render->moment, &render->settings);
    for (size_t i = 0; i < render->deck.count && done; i++)
        done = draw_page(render, &report, i, error);
    end_progress(render);
    deck_report_problems(&report, &render->deck);
    for (size_t i = 0; i < render->deck.count; i++) {
        struct page page;
        lay(render, &page, i);
        deck_report_page_problems(&report, &page, i + 1);
    }
    deck_report_close(&report);
    done = done && write_report(render, report.writer, error);
    json_writer_destroy(report.writer);
    return done;
}

/* With the folders above it. */
static bool make_folder(const char *path, struct error *error)
{
    char folder[PATH_BYTES];
    snprintf(folder, sizeof folder, "%s", path);
    for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        (void)mkdir(folder, 0777); /* what could not be made is told by the last */
        *slash = '/';
    }
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return error_set(error, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
    return true;
}

/* The documents are fetched anew for pictures; what is known of the faces is the display's. */
static bool open_typefaces(struct render *render, struct error *error)
{
    if (render->options->plain)
        return true;
    if (!typefaces_load(&render->typesetter, render->options->fonts, error))
        return false;
    (void)pair_tables_load(render->typesetter,
                           feed_cache_folder(render->options)); /* logs what is worth it */
    return true;
}

static bool open_parts(struct render *render, struct error *error)
{
    const struct options *options = render->options;
    if (!make_folder(options->out, error) || !open_typefaces(render, error))
        return false;
    render->photos = photos_create(PHOTO_BYTES);
    if (!feed_open(&render->refresher, options, NULL, render_now, render, error))
        return false;
    render->wants = photo_wants_create(render->refresher, render->photos);
    return true;
}

static void close_parts(struct render *render)
{
    while (!refresher_destroy(render->refresher))
        continue; /* a tool may wait until its worker has decoded what it began */
    photo_wants_destroy(render->wants);
    photos_destroy(render->photos);
    typesetter_destroy(render->typesetter);
    pixels_destroy(render->pixels);
    programme_destroy(render->programme);
    arena_finish(&render->deck_arena);
    arena_finish(&render->page_arena);
    arena_finish(&render->report_arena);
    arena_finish(&render->identity_arena);
    clock_finish(&render->clock);
}

static bool run(struct render *render, struct error *error)
{
    if (!open_parts(render, error))
        return false;
    bool fetched = fetch(render);
    settle_size(render);
    if (render->options->plain)
        return plain_render(&render->drawn, render->options, render->refresher, render->programme,
                            render->moment, &render->settings, error);
    if (!fetched)
        return error_set(error, ERROR_SYSTEM, "no programme: nothing drawn");
    render->pixels = pixels_create(render->settings.width, render->settings.height);
    find_missing(render);
    deck_build(&render->deck, &render->deck_arena, render->programme, render->moment,
               &render->settings, render->typesetter);
    fetch_photos(render);
    render->drawn = render->deck.count;
    return draw(render, error);
}

int render_run(struct options *options)
{
    struct render render = {.options = options, .began_ms = clock_tick_ms()};
    struct clock_settings clock = {
        .start = options->now,
        .speed = options->speed,
        .belief = options->belief,
        .believed = INSTANT_NONE,
    };
    clock_init(&render.clock, &clock);
    clock_set_synchronised(&render.clock, access(options->time_mark, F_OK) == 0);
    render.moment = clock_moment(&render.clock);
    render.settings = (struct deck_settings){
        .screen = text_from(identity_of(&render.identity_arena, options)),
        .language = text_from(options->language),
        .mode = options->theme,
    };
    struct error error = {0};
    bool done = run(&render, &error);
    if (!done && error.message[0])
        log_error("%s", error.message);
    if (done)
        log_info("%zu pages in %s", render.drawn, options->out);
    close_parts(&render);
    return done ? 0 : 1;
}
