/* page_cost: lays out and draws the demo's agenda, once with everything cold and once with all that
 * the display keeps; for page_cost.py, which counts the instructions.
 *
 *   page_cost cold|warm FACES DOCUMENT   the page is the whole of measured(); the rest prepares
 *   page_cost memory FACES DOCUMENT      prints what faces, pictures of glyphs and tables hold
 *
 * Cold: a typesetter that has set nothing. The deck was planned by another one, because planning
 * sets the rows as well.
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck/deck.h"
#include "programme/read.h"
#include "screen/paint.h"

enum { WIDTH = 1920, HEIGHT = 1080, FILE_BYTES = 1024 * 1024 };

struct desk {
    struct arena arena, page_arena;
    struct programme *programme;
    struct deck deck;
    struct deck_settings settings;
    struct moment moment;
    struct pixels *pixels;
    size_t agenda;
};

void measured(struct desk *desk, struct typesetter *typesetter);

static _Noreturn void die(const char *what, const char *why)
{
    (void)fprintf(stderr, "page_cost: %s: %s\n", what, why); /* the status tells it too */
    exit(2);
}

static struct text read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        die(path, "cannot be opened");
    char *bytes = arena_alloc(arena, FILE_BYTES);
    size_t size = fread(bytes, 1, FILE_BYTES, file);
    fclose(file);
    return (struct text){bytes, size};
}

static struct typesetter *open_typesetter(struct text list)
{
    struct typesetter *typesetter = NULL;
    struct error error = {0};
    if (!typesetter_create(&typesetter, list, &error))
        die("faces", error.message);
    return typesetter;
}

static void find_agenda(struct desk *desk)
{
    while (desk->agenda < desk->deck.count && desk->deck.plans[desk->agenda].kind != SLIDE_AGENDA)
        desk->agenda++;
    if (desk->agenda == desk->deck.count)
        die("the deck", "has no agenda");
}

static void prepare(struct desk *desk, const char *path, int hour, struct typesetter *typesetter)
{
    struct document document = {.address = text_from(path), .bytes = read_file(&desk->arena, path)};
    struct read_options options = {.now = INSTANT_NONE};
    struct civil moment = {.year = 2025, .month = 11, .day = 20, .hour = hour, .minute = 24};
    struct error error = {0};
    size_t refused;

    *desk = (struct desk){
        .arena = desk->arena,
        .settings = {.width = WIDTH, .height = HEIGHT, .theme = &theme_dark},
        .moment = {.now = instant_from_civil(moment, 5 * 3600), .trusted = true},
        .pixels = pixels_create(WIDTH, HEIGHT),
    };
    if (!programme_read(&desk->programme, &document, 1, &options, &error, &refused))
        die(path, error.message);
    deck_build(&desk->deck, &desk->arena, desk->programme, desk->moment, &desk->settings,
               typesetter);
    find_agenda(desk);
}

static void finish(struct desk *desk)
{
    programme_destroy(desk->programme);
    pixels_destroy(desk->pixels);
    arena_finish(&desk->page_arena);
    arena_finish(&desk->arena);
}

static void lay_and_paint(struct desk *desk, size_t index, struct typesetter *typesetter)
{
    struct page page;
    arena_reset(&desk->page_arena);
    deck_page(&page, &desk->page_arena, &desk->deck, index, desk->programme, desk->moment,
              &desk->settings, typesetter);
    paint_page(desk->pixels, &page, typesetter, NULL);
}

/* Known to callgrind by its name, so it must stay a function of its own. */
__attribute__((noinline)) void measured(struct desk *desk, struct typesetter *typesetter)
{
    lay_and_paint(desk, desk->agenda, typesetter);
}

static size_t held_by_malloc(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/* Pages of font files and of ICU's tables that were looked at, which are mapped. */
static size_t held_by_files(void)
{
    FILE *maps = fopen("/proc/self/smaps", "r");
    char line[512];
    bool is_ours = false;
    size_t kilobytes = 0, here;
    if (!maps)
        die("/proc/self/smaps", "cannot be opened");

    while (fgets(line, sizeof line, maps)) {
        if (strchr(line, '-') && strstr(line, " r"))
            is_ours = strstr(line, ".otf") || strstr(line, ".ttf") || strstr(line, "libicudata");
        else if (is_ours && sscanf(line, "Rss: %zu kB", &here) == 1)
            kilobytes += here;
    }
    fclose(maps);
    return kilobytes * 1024;
}

/* Every page that the day brings is drawn; what pages and decks take is given back before it is
 * counted. */
static void print_memory(const char *document, struct text list)
{
    size_t before = held_by_malloc();
    struct typesetter *typesetter = open_typesetter(list);
    size_t opened = held_by_malloc() - before;

    for (int hour = 9; hour < 15; hour++) {
        struct desk desk = {0};
        prepare(&desk, document, hour, typesetter);
        for (size_t i = 0; i < desk.deck.count; i++)
            lay_and_paint(&desk, i, typesetter);
        finish(&desk);
    }
    size_t held = held_by_malloc() - before, files = held_by_files();
    printf("opened %zu\nheld %zu\nfiles %zu\n", opened, held, files);
    typesetter_destroy(typesetter);
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    if (argc != 4)
        die("usage", "page_cost cold|warm|memory FACES DOCUMENT");
    struct text list = read_file(&arena, argv[2]);

    if (!strcmp(argv[1], "memory")) {
        print_memory(argv[3], list);
    } else {
        struct typesetter *planner = open_typesetter(list), *typesetter = open_typesetter(list);
        struct desk desk = {0};
        prepare(&desk, argv[3], 10, planner);
        if (!strcmp(argv[1], "warm"))
            lay_and_paint(&desk, desk.agenda, typesetter);
        measured(&desk, typesetter);
        finish(&desk);
        typesetter_destroy(planner);
        typesetter_destroy(typesetter);
    }
    arena_finish(&arena);
    return 0;
}
