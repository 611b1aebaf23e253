/* A picture painted band by band is the picture painted whole, and turns as one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "house_faces.h"
#include "screen/paint.h"
#include "screen/picture.h"
#include "screen/screen.h"

enum { WIDTH = 700, HEIGHT = 301, START_MS = 5000, FADE_MS = 400 };

struct desk {
    struct arena arena;
    struct typesetter *typesetter;
    struct page page;
    int bands; /* how many were painted */
};

static struct stroke_point zigzag[] = {{20, 10}, {300, 290}, {500.5f, 4.25f}, {680, 150}};
static struct stroke strokes[] = {{.points = zigzag, .point_count = 4, .closed = true}};

static struct box text_box(struct desk *desk)
{
    struct paragraph_request request = {
        .text = TEXT("Қазақстан – балалық шақ қорғалған мемлекет! Ғылым, Ұлт, Өң"),
        .style = {.role = FACE_TITLE, .px = 61.5f, .language = TEXT("kk")},
        .width = 600,
        .leading = 1.1f};
    struct box box = {.kind = BOX_TEXT, .rect = {40, -12, 600, 330}};
    paragraph_set(&box.text.paragraph, &desk->arena, desk->typesetter, &request);
    box.text.colour = 0xFFF7F4EC;
    box.text.struck = true;
    return box;
}

static int open_desk(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    desk->typesetter = open_house_faces();

    struct box *boxes = ARENA_ARRAY(&desk->arena, struct box, 6);
    boxes[0] = (struct box){.kind = BOX_GRADIENT,
                            .rect = {-30, -30, 800, 400},
                            .gradient = {.angle_degrees = 155,
                                         .stops = {{0, 0xFF1C5B86}, {1, 0xFF0B1F33}},
                                         .stop_count = 2}};
    boxes[1] = (struct box){
        .kind = BOX_FILL, .rect = {50, 40, 500, 200}, .fill = {.colour = 0xCC10304D, .radius = 37}};
    boxes[2] = (struct box){.kind = BOX_GRADIENT,
                            .rect = {300, 60, 300, 180},
                            .gradient = {.radial = true,
                                         .centre_x = 420,
                                         .centre_y = 130,
                                         .radius_x = 140,
                                         .radius_y = 90,
                                         .stops = {{0, 0xFFFFC83D}, {0.5f, 0x8035C3E6}, {1, 0}},
                                         .stop_count = 3,
                                         .radius = 20}};
    boxes[3] = (struct box){
        .kind = BOX_STROKES,
        .strokes = {.strokes = strokes, .stroke_count = 1, .width = 7.5f, .colour = 0xB035C3E6}};
    boxes[4] = text_box(desk);
    boxes[5] = (struct box){
        .kind = BOX_FILL, .rect = {600, 63, 3, 2}, .fill = {.colour = 0xFFFFFFFF, .radius = 1}};
    desk->page = (struct page){
        .width = WIDTH, .height = HEIGHT, .background = 0x0B1F33, .boxes = boxes, .box_count = 6};
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;
    typesetter_destroy(desk->typesetter);
    arena_finish(&desk->arena);
    free(desk);
    return 0;
}

static struct pixels *painted_whole(struct desk *desk)
{
    struct pixels *whole = pixels_create(WIDTH, HEIGHT);
    paint_page(whole, &desk->page, desk->typesetter, NULL);
    return whole;
}

static void bands_of_any_height_make_the_whole_picture(void **state)
{
    struct desk *desk = *state;
    static const int heights[] = {1, 7, 64, 150, 300};
    struct pixels *whole = painted_whole(desk), *pieced = pixels_create(WIDTH, HEIGHT);

    for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
        picture_scribble(pieced, 1);
        for (int top = 0; top < HEIGHT; top += heights[i]) {
            struct pixels band = *pieced;
            band.top = top;
            band.height = HEIGHT - top < heights[i] ? HEIGHT - top : heights[i];
            band.data += (ptrdiff_t)top * pieced->stride;
            paint_page(&band, &desk->page, desk->typesetter, NULL);
        }
        assert_pictures_equal(whole, pieced);
    }
    pixels_destroy(pieced);
    pixels_destroy(whole);
}

static struct screen *open_screen(void)
{
    struct screen *screen = NULL;
    struct error error;
    struct screen_settings settings = {.kind = SCREEN_MEMORY, .width = WIDTH, .height = HEIGHT};
    assert_true(screen_open(&screen, &settings, &error));
    picture_scribble(screen_next(screen), 3);
    screen_show(screen);
    return screen;
}

static void paint_band(void *context, struct pixels *band)
{
    struct desk *desk = context;
    desk->bands++;
    paint_page(band, &desk->page, desk->typesetter, NULL);
}

static void what_is_painted_in_bands_is_shown_at_once(void **state)
{
    struct desk *desk = *state;
    struct screen *screen = open_screen();
    struct pixels *whole = painted_whole(desk);
    desk->bands = 0;

    screen_paint(screen, paint_band, desk);
    screen_show(screen);

    assert_in_range(desk->bands, 2, HEIGHT);
    assert_pictures_equal(screen_shown(screen), whole);
    pixels_destroy(whole);
    screen_close(screen);
}

static void a_turn_to_it_has_the_same_frames_as_to_the_whole_picture(void **state)
{
    struct desk *desk = *state;
    struct screen *banded = open_screen(), *plain = open_screen();

    screen_paint(banded, paint_band, desk);
    paint_page(screen_next(plain), &desk->page, desk->typesetter, NULL);
    screen_turn(banded, START_MS, FADE_MS);
    screen_turn(plain, START_MS, FADE_MS);
    for (uint64_t ms = 0; ms <= FADE_MS; ms += 40) {
        uint64_t due_ms = screen_step(banded, START_MS + ms);
        assert_true(due_ms == screen_step(plain, START_MS + ms));
        assert_pictures_equal(screen_shown(banded), screen_shown(plain));
    }

    assert_false(screen_is_turning(banded));
    screen_close(banded);
    screen_close(plain);
}

static void the_last_of_two_pictures_painted_counts(void **state)
{
    struct desk *desk = *state;
    struct screen *screen = open_screen();
    struct pixels *whole = painted_whole(desk);
    struct desk empty = *desk;
    empty.page.box_count = 0;

    screen_paint(screen, paint_band, &empty);
    screen_paint(screen, paint_band, desk);
    screen_show(screen);

    assert_pictures_equal(screen_shown(screen), whole);
    pixels_destroy(whole);
    screen_close(screen);
}

static void what_was_painted_and_never_shown_goes_with_the_screen(void **state)
{
    struct desk *desk = *state;
    struct screen *screen = open_screen();

    screen_paint(screen, paint_band, desk);
    screen_close(screen); /* leaks are the sanitizer's to find */
}

static void a_turn_tells_its_frames_and_which_were_late(void **state)
{
    struct desk *desk = *state;
    struct screen *screen = open_screen();
    screen_paint(screen, paint_band, desk);
    screen_turn(screen, START_MS, FADE_MS);

    uint64_t due_ms = screen_step(screen, START_MS); /* in time */
    due_ms = screen_step(screen, due_ms + 3);        /* a little behind, within a period */
    due_ms = screen_step(screen, due_ms + 40);       /* late */
    while (due_ms != UINT64_MAX)
        due_ms = screen_step(screen, due_ms);

    struct screen_turn turn = screen_last_turn(screen);
    assert_int_equal(turn.late, 1);
    assert_int_equal(turn.latest_ms, 40);
    assert_int_equal(turn.length_ms, FADE_MS);
    assert_in_range(turn.frames, 400 * 60 / 1000 - 3, 400 * 60 / 1000 + 1);
    screen_close(screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_of_any_height_make_the_whole_picture),
        cmocka_unit_test(what_is_painted_in_bands_is_shown_at_once),
        cmocka_unit_test(a_turn_to_it_has_the_same_frames_as_to_the_whole_picture),
        cmocka_unit_test(the_last_of_two_pictures_painted_counts),
        cmocka_unit_test(what_was_painted_and_never_shown_goes_with_the_screen),
        cmocka_unit_test(a_turn_tells_its_frames_and_which_were_late),
    };
    return cmocka_run_group_tests(tests, open_desk, close_desk);
}
