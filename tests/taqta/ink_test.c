/* No text is clipped: not by its page, not by what is painted later, not by the bands in which a
 * page is painted. Over all pages of the demo, and of one whose words are all tails and marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "example.h"
#include "screen/paint.h"

enum { BAND = 64, ROOM = 8, TEXTS_AT_LEAST = 100 };

static const struct {
    int width, height;
} sizes[] = {{1280, 720}, {1920, 1080}, {1080, 1920}, {3840, 2160}};

static const char *const clocks[] = {"09:00", "10:24", "11:05", "13:40"};

/* Titles, names, rooms, a quote and a notice of the deepest and the highest letters. */
static const char deepest[] =
    "{\"taqta\": 1, \"event\": {\"title\": {\"kk\": \"Ңғқ Щұқ Җүй Йӯр Ёңқ\"}, \"city\": \"Ңұқ\", "
    "\"venue\": \"Щӯй Ңғ\", \"timezone\": \"Asia/Almaty\", \"languages\": [\"kk\"]}, "
    "\"rooms\": [{\"id\": \"r\", \"name\": {\"kk\": \"Ңғқ Йщ, (Ёқ)\"}}, "
    "{\"id\": \"q\", \"name\": {\"kk\": \"Җүй\"}}], "
    "\"speakers\": [{\"id\": \"p\", \"name\": \"Ңұрқ Йғщ\", \"role\": {\"kk\": \"Ёңғқ, щұй\"}}], "
    "\"sessions\": ["
    "{\"id\": \"a\", \"title\": {\"kk\": \"Ңғқ (Йщұ), Җүй: Ёңқ\"}, \"start\": "
    "\"2025-11-20T10:00\", \"minutes\": 60, \"room\": \"r\", \"speakers\": [\"p\"]}, "
    "{\"id\": \"b\", \"title\": {\"kk\": \"Ūly Ñğy Şyğyñ İzgi Äjy\"}, \"start\": "
    "\"2025-11-20T11:00\", \"minutes\": 60, \"room\": \"r\", \"speakers\": [\"p\"]}, "
    "{\"id\": \"c\", \"title\": {\"kk\": \"ۇلت كۇنى ڭۋۆ چاي ٴبىر حج\"}, \"start\": "
    "\"2025-11-20T12:00\", \"minutes\": 60, \"room\": \"q\"}], "
    "\"changes\": [{\"session\": \"b\", \"kind\": \"moved\", \"room\": \"q\", \"at\": "
    "\"2025-11-20T08:00\"}, {\"session\": \"c\", \"kind\": \"delayed\", \"minutes\": 15, \"at\": "
    "\"2025-11-20T08:00\"}], "
    "\"quotes\": [{\"id\": \"q1\", \"kind\": \"verbatim\", \"speaker\": \"p\", \"text\": "
    "{\"kk\": \"Ңғқ Йщұ, Җүй – Ёңқ (₸ №)\"}}]}";

static struct text read_file(struct arena *arena, const char *path)
{
    enum { MOST = 1024 * 1024 };
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = arena_alloc(arena, MOST);
    size_t size = fread(bytes, 1, MOST - 1, file);
    fclose(file);
    return (struct text){bytes, size};
}

static struct rect ink_of(const struct box *box)
{
    const struct type_rect *ink = &box->text.paragraph.ink;
    return (struct rect){box->rect.x + ink->x, box->rect.y + ink->y, ink->width, ink->height};
}

static bool overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static void check_page_edges(const struct page *page, const struct box *box)
{
    struct rect ink = ink_of(box);

    if (ink.x < 1 || ink.y < 1 || ink.x + ink.width > page->width - 1 ||
        ink.y + ink.height > page->height - 1)
        fail_msg("\"%.*s\" has ink at the edge of its page", TEXT_ARG(box->text.source));
}

/* Initials lie under their portrait on purpose. */
static void check_nothing_lies_over(const struct page *page, size_t index)
{
    const struct box *box = &page->boxes[index];

    for (size_t i = index + 1; i < page->box_count; i++) {
        const struct box *later = &page->boxes[i];
        bool covers = later->kind == BOX_FILL || later->kind == BOX_GRADIENT ||
                      (later->kind == BOX_PHOTO && box->text.role != ROLE_INITIALS);
        if (covers && overlap(ink_of(box), later->rect))
            fail_msg("\"%.*s\" is painted over", TEXT_ARG(box->text.source));
    }
}

static bool row_has_ink(const struct pixels *pixels, int y)
{
    for (int x = 0; x < pixels->width; x++) {
        if (*pixels_at(pixels, x, y) & 0xFFFFFF)
            return true;
    }
    return false;
}

static bool column_has_ink(const struct pixels *pixels, int x)
{
    for (int y = 0; y < pixels->height; y++) {
        if (*pixels_at(pixels, x, y) & 0xFFFFFF)
            return true;
    }
    return false;
}

/* Painted alone and with room around it, it reaches as far as its box of ink says and no further:
 * so what the other checks ask of the box holds of the pixels. */
static void check_box_of_ink(const struct box *box, struct typesetter *typesetter)
{
    struct rect ink = ink_of(box);
    struct box alone = *box;
    struct page page = {.width = ink.width + 2 * ROOM,
                        .height = ink.height + 2 * ROOM,
                        .boxes = &alone,
                        .box_count = 1};
    struct pixels *pixels = pixels_create(page.width, page.height);
    alone.rect.x += ROOM - ink.x;
    alone.rect.y += ROOM - ink.y;
    alone.text.colour = 0xFFFFFFFF;
    alone.text.struck = false;

    paint_page(pixels, &page, typesetter, NULL);

    for (int i = 0; i < ROOM; i++) {
        assert_false(row_has_ink(pixels, i) || row_has_ink(pixels, page.height - 1 - i));
        assert_false(column_has_ink(pixels, i) || column_has_ink(pixels, page.width - 1 - i));
    }
    assert_true(row_has_ink(pixels, ROOM) && row_has_ink(pixels, page.height - 1 - ROOM));
    assert_true(column_has_ink(pixels, ROOM) && column_has_ink(pixels, page.width - 1 - ROOM));
    pixels_destroy(pixels);
}

static size_t check_page(const struct page *page, struct typesetter *typesetter)
{
    size_t texts = 0;

    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind != BOX_TEXT || !box->text.paragraph.ink.width)
            continue;
        check_page_edges(page, box);
        check_nothing_lies_over(page, i);
        check_box_of_ink(box, typesetter);
        texts++;
    }
    return texts;
}

static size_t check_deck(struct example *example)
{
    size_t texts = 0;

    for (size_t i = 0; i < example->deck.count; i++) {
        struct arena arena = {0};
        struct page page;
        deck_page(&page, &arena, &example->deck, i, example->programme, example->moment,
                  &example->settings, example->typesetter);
        texts += check_page(&page, example->typesetter);
        arena_finish(&arena);
    }
    return texts;
}

static size_t check_document(const char *document)
{
    struct example example;
    size_t texts = 0;

    example_open_document(&example, document);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        example.settings.width = sizes[i].width;
        example.settings.height = sizes[i].height;
        for (size_t j = 0; j < sizeof clocks / sizeof *clocks; j++) {
            example_at(&example, clocks[j]);
            texts += check_deck(&example);
        }
    }
    example_close(&example);
    return texts;
}

static void no_text_of_the_demo_is_clipped(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct text demo = read_file(&arena, "../assets/demo/programme.json");

    assert_true(check_document(text_to_c(&arena, demo)) > TEXTS_AT_LEAST);
    arena_finish(&arena);
}

static void no_tail_or_mark_is_clipped_on_a_page_of_nothing_else(void **state)
{
    (void)state;
    assert_true(check_document(deepest) > TEXTS_AT_LEAST);
}

static void paint_in_bands(struct pixels *pixels, const struct page *page,
                           struct typesetter *typesetter)
{
    for (int top = 0; top < pixels->height; top += BAND) {
        struct pixels band = *pixels;
        band.data = pixels_at(pixels, 0, top);
        band.top = top;
        band.height = top + BAND > pixels->height ? pixels->height - top : BAND;
        paint_page(&band, page, typesetter, NULL);
    }
}

/* Letters that reach into the band above or below are part of both. */
static void bands_cut_no_tail_or_mark(void **state)
{
    (void)state;
    struct example example;
    example_open_document(&example, deepest);
    example_at(&example, "10:24");
    struct pixels *whole = pixels_create(1920, 1080), *bands = pixels_create(1920, 1080);

    for (size_t i = 0; i < example.deck.count; i++) {
        struct page page;
        deck_page(&page, &example.arena, &example.deck, i, example.programme, example.moment,
                  &example.settings, example.typesetter);
        paint_page(whole, &page, example.typesetter, NULL);
        paint_in_bands(bands, &page, example.typesetter);
        for (int y = 0; y < whole->height; y++)
            assert_memory_equal(pixels_at(whole, 0, y), pixels_at(bands, 0, y),
                                (size_t)whole->width * sizeof(uint32_t));
    }
    pixels_destroy(whole);
    pixels_destroy(bands);
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_of_the_demo_is_clipped),
        cmocka_unit_test(no_tail_or_mark_is_clipped_on_a_page_of_nothing_else),
        cmocka_unit_test(bands_cut_no_tail_or_mark),
    };
    return cmocka_run_group_tests_name("ink", tests, NULL, NULL);
}
