/* turns: thousands of page turns with a driven clock and documents that change all the time.
 *
 *   turns [--turns N] [--seed N] [--leak BYTES]
 *
 * The hall's stage, the decks, the typesetting and the screen (in memory, small) do what they do in
 * the display; the clock runs minutes a turn, over the days of an event and back again. After every
 * turn the picture must have words on it; at regular intervals everything is brought to the same
 * rest, and what is allocated then must not grow. The line at the end has a checksum over all
 * pictures: two runs with one seed must agree. --leak loses so much a turn, to see that it is seen.
 *
 * Runs in tests/. Exit status: 0, 1 when a turn went wrong or memory grew, 2 for wrong arguments.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "memory.h"
#include "portraits.h"
#include "programme/read.h"
#include "screen/paint.h"
#include "screen/screen.h"
#include "taqta/stage.h"

enum { WIDTH = 640, HEIGHT = 360, FADE_MS = 450, FRAMES_MS = 150, SAMPLES = 20 };
/* A picture with less of anything but its background has nothing to read on it. */
enum { LEAST_PIXELS = 500 };
/* From one rest to the next only slack may differ: a list that once was longer. In the second half
 * the two arenas in which decks take turns may each still grow from a block of half a megabyte to
 * one of a whole (arena.c), and glyphs be met for the first time (glyphs.c): but more than that, or
 * 250 bytes a turn of ten thousand, is no slack. */
enum { STEADY_BYTES = 8 * 1024, LATE_BYTES = 1280 * 1024 };
enum { SECONDS_IN_DAY = 86400, EXIT_WRONG = 1, EXIT_USAGE = 2 };

struct settings {
    int turns, leak_bytes;
    uint64_t seed;
};

struct soak {
    const struct settings *settings;
    struct chance chance;
    struct event_state event;
    struct moment moment;
    uint64_t tick_ms;
    struct typesetter *typesetter;
    struct screen *screen;
    struct portraits *portraits;
    struct stage stage;
    struct arena documents; /* of one reading */
    struct arena leaked;
    struct memory_samples samples;
    uint64_t checksum; /* FNV-1a over pages and pictures */
    int documents_read, pages_seen[SLIDE_KIND_COUNT + 1];
};

static void mix(struct soak *soak, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < size; i++)
        soak->checksum = (soak->checksum ^ byte[i]) * 0x100000001B3u;
}

static bool fail(const char *what, int turn)
{
    fprintf(stderr, "turn %d: %s\n", turn, what);
    return false;
}

static struct programme *read_event(struct soak *soak, const struct event_state *event)
{
    struct programme *programme = NULL;
    struct error error = {0};
    size_t refused;
    arena_reset(&soak->documents);
    struct document documents[] = {
        {.address = TEXT("programme.json"), .bytes = event_programme(event, &soak->documents)},
        {.address = TEXT("news.xml"),
         .bytes = event_news(event, &soak->documents),
         .source_id = TEXT("news")},
    };
    struct read_options options = {.now = soak->moment.now};
    if (!programme_read(&programme, documents, 2, &options, &error, &refused)) {
        fprintf(stderr, "document %zu, line %d: %s\n", refused, error.line, error.message);
        abort(); /* all documents here are good ones */
    }
    soak->documents_read++;
    return programme;
}

/* Up to twenty minutes later; after the last day it is the evening before the first again. */
static void let_time_pass(struct soak *soak)
{
    struct instant first = event_first_day();
    soak->tick_ms += 10000;
    soak->moment.now = instant_add(soak->moment.now, 60 * (1 + chance_below(&soak->chance, 20)));
    if (instant_between(first, soak->moment.now) > 4 * SECONDS_IN_DAY)
        soak->moment.now = instant_add(first, -SECONDS_IN_DAY / 4);
    if (chance_one_in(&soak->chance, 20))
        soak->moment.trusted = !chance_one_in(&soak->chance, 3);
}

/* The next page by one of the ways the display has to get there. */
static void go_on(struct soak *soak)
{
    struct stage *stage = &soak->stage;
    int way = chance_below(&soak->chance, 10);
    if (way >= 5) {
        if (way == 5)
            (void)stage_refresh(stage, soak->moment); /* the turn follows either way */
        stage_turn(stage, soak->moment, soak->tick_ms);
        return;
    }
    event_change(&soak->event, &soak->chance, soak->moment.now);
    struct programme *programme = read_event(soak, &soak->event);
    if (way == 0)
        stage_exchange(stage, programme, soak->moment, soak->tick_ms);
    else
        stage_take(stage, programme, programme_change_is_urgent(stage->programme, programme),
                   soak->moment, soak->tick_ms);
}

static void peek(struct soak *soak)
{
    struct page page;
    struct arena arena = {0};
    stage_peek(&soak->stage, &page, &arena, soak->moment);
    portraits_fetch(soak->portraits, &page);
    arena_finish(&arena);
}

/* Paints the page that is up and fades to it. */
static bool show(struct soak *soak, int turn)
{
    const struct page *page = &soak->stage.page;
    paint_page(screen_next(soak->screen), page, soak->typesetter, portraits_store(soak->portraits));
    screen_turn(soak->screen, soak->tick_ms, FADE_MS);
    for (int ms = 0; ms <= FADE_MS; ms += FRAMES_MS)
        (void)screen_step(soak->screen, soak->tick_ms + (uint64_t)ms); /* frames are ours to time */
    return !screen_is_turning(soak->screen) || fail("the fade does not end", turn);
}

static bool has_words(const struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == BOX_TEXT && page->boxes[i].text.paragraph.line_count)
            return true;
    return false;
}

static bool check_picture(struct soak *soak, int turn)
{
    const struct page *page = &soak->stage.page;
    const struct pixels *shown = screen_shown(soak->screen);
    int different = 0;
    for (int y = 0; y < shown->height; y++) {
        const uint32_t *row = shown->data + (ptrdiff_t)y * shown->stride;
        for (int x = 0; x < shown->width; x++)
            different += ((row[x] ^ page->background) & 0xffffff) != 0;
        mix(soak, row, (size_t)shown->width * sizeof *row);
    }
    soak->pages_seen[page->kind]++;
    return (has_words(page) || fail("the page has no words", turn)) &&
           (different >= LEAST_PIXELS || fail("the picture is all but empty", turn));
}

static bool turn_page(struct soak *soak, int turn)
{
    let_time_pass(soak);
    go_on(soak);
    portraits_fetch(soak->portraits, &soak->stage.page);
    peek(soak);
    if (soak->settings->leak_bytes)
        (void)arena_alloc(&soak->leaked, (size_t)soak->settings->leak_bytes);
    return show(soak, turn) && check_picture(soak, turn);
}

/* The event as it was at first, at one moment of it, its first page: what is allocated now can be
 * compared with the last time. */
static bool rest(struct soak *soak, int turn)
{
    struct event_state event;
    struct moment moment = soak->moment;
    event_init(&event);
    soak->moment = (struct moment){.now = instant_add(event_first_day(), 10 * 3600),
                                   .trusted = true,
                                   .not_before = INSTANT_NONE};
    for (int i = 0; i < 2; i++) { /* twice: what is kept of the last but one goes as well */
        soak->tick_ms += 10000;
        stage_take(&soak->stage, read_event(soak, &event), false, soak->moment, soak->tick_ms);
    }
    bool done = show(soak, turn);
    memory_sample(&soak->samples);
    soak->moment = moment;
    return done;
}

static bool tell(const struct soak *soak, int turn)
{
    size_t last = soak->samples.count - 1;
    printf("%6d turns  %6d documents  allocated %7.1f KB  resident %7.1f MB  pictures %016llx\n",
           turn, soak->documents_read, (double)soak->samples.allocated[last] / 1024,
           (double)soak->samples.resident[last] / (1024 * 1024),
           (unsigned long long)soak->checksum);
    return fflush(stdout) == 0;
}

static bool turn_all(struct soak *soak)
{
    int every = soak->settings->turns / SAMPLES;
    for (int turn = 1; turn <= soak->settings->turns; turn++) {
        if (!turn_page(soak, turn))
            return false;
        if (turn % every == 0 && !rest(soak, turn))
            return false;
        if (turn % (2 * every) == 0 && !tell(soak, turn))
            return false;
    }
    return true;
}

static bool judge(const struct soak *soak)
{
    struct memory_growth growth = memory_growth(&soak->samples);
    for (size_t i = 0; i <= SLIDE_KIND_COUNT; i++)
        if (soak->pages_seen[i])
            printf("%s %d  ", i < SLIDE_KIND_COUNT ? slide_kind_name((enum slide_kind)i) : "notice",
                   soak->pages_seen[i]);
    printf("\nmemory grew by %lld bytes from one rest to the next (%d are allowed), by %lld in the "
           "second half (%d)\n",
           growth.steady, STEADY_BYTES, growth.late, LATE_BYTES);
    return growth.steady <= STEADY_BYTES && growth.late <= LATE_BYTES;
}

static bool open_typesetter(struct soak *soak, struct error *error)
{
    static char bytes[64 * 1024];
    FILE *file = fopen("../fonts/faces.json", "rb");
    if (!file)
        return error_set(error, ERROR_SYSTEM, "../fonts/faces.json: cannot be opened");
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return typesetter_create(&soak->typesetter, (struct text){bytes, size}, error);
}

static bool begin(struct soak *soak, struct error *error)
{
    struct screen_settings screen = {.kind = SCREEN_MEMORY, .width = WIDTH, .height = HEIGHT};
    if (!open_typesetter(soak, error) || !screen_open(&soak->screen, &screen, error) ||
        !(soak->portraits = portraits_create(error)))
        return false;
    struct deck_settings deck = {.width = WIDTH, .height = HEIGHT, .theme = &theme_dark};
    event_init(&soak->event);
    soak->moment = (struct moment){.now = instant_add(event_first_day(), -SECONDS_IN_DAY / 4),
                                   .trusted = true,
                                   .not_before = INSTANT_NONE};
    stage_init(&soak->stage, &deck, soak->typesetter);
    stage_take(&soak->stage, read_event(soak, &soak->event), false, soak->moment, 0);
    return true;
}

static void end(struct soak *soak)
{
    stage_finish(&soak->stage);
    portraits_destroy(soak->portraits);
    screen_close(soak->screen);
    typesetter_destroy(soak->typesetter);
    arena_finish(&soak->documents);
    arena_finish(&soak->leaked);
}

static bool read_number(const char *word, long least, long *number)
{
    char *end_of_number;
    errno = 0;
    *number = strtol(word, &end_of_number, 10);
    return !errno && end_of_number != word && !*end_of_number && *number >= least &&
           *number <= 100000000;
}

static bool read_arguments(struct settings *settings, int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; i += 2) {
        long number;
        if (!strcmp(argv[i], "--turns") && read_number(argv[i + 1], SAMPLES, &number))
            settings->turns = (int)number;
        else if (!strcmp(argv[i], "--seed") && read_number(argv[i + 1], 0, &number))
            settings->seed = (uint64_t)number;
        else if (!strcmp(argv[i], "--leak") && read_number(argv[i + 1], 0, &number))
            settings->leak_bytes = (int)number;
        else
            return false;
    }
    return argc % 2 == 1;
}

int main(int argc, char **argv)
{
    struct settings settings = {.turns = 10000, .seed = 1};
    struct error error = {0};
    if (!read_arguments(&settings, argc, argv)) {
        fprintf(stderr, "usage: turns [--turns N] [--seed N] [--leak BYTES]; at least %d turns\n",
                SAMPLES);
        return EXIT_USAGE;
    }
    struct soak soak = {
        .settings = &settings, .chance = {settings.seed}, .checksum = 0xCBF29CE484222325u};
    bool done = begin(&soak, &error);
    if (!done)
        fprintf(stderr, "%s\n", error.message);
    done = done && turn_all(&soak) && judge(&soak);
    end(&soak);
    return done ? 0 : EXIT_WRONG;
}
