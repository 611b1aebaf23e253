/* The plain screen: readable with nothing but a font file, and never black. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>
#include <unistd.h>

#include "screen/picture.h"
#include "screen/plain.h"

enum { GROUND = 0x0B1F33, PANEL = 0x10304D, GOLD = 0xFFC83D, SKY = 0x35C3E6 };

#define INTER  "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
#define ARABIC "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf"

static const char long_address[] =
    "https://programmes.example.org/2025/astana/very/long/path/that/goes/on/and/on/and/on/and/on/"
    "and/on/and/on/and/on/and/on/and/on/and/on/and/on/and/on/and/on/and/on/and/on/and/on/and/on/"
    "and/on/and/on/and/on/and/on/and/on/and/on/and/on/and/on/and/on/"
    "programme.json?token=0123456789";

static const struct plain_page waiting = {
    .blocks = {{PLAIN_HEADLINE, .words = "Бағдарламаны күтіп тұрмыз"},
               {PLAIN_SENTENCE, .words = "Сервер жауап бермейді: желі жоқ немесе сервер өшірулі."},
               {PLAIN_HEADLINE, .words = "Ждём программу"},
               {PLAIN_SENTENCE, .words = "Сервер не отвечает: нет сети или сервер выключен."},
               {PLAIN_HEADLINE, .words = "Waiting for the programme"},
               {PLAIN_SENTENCE, .words = "Nobody answers: no network, or the server is off."},
               {PLAIN_DETAIL, "Мекенжай · Адрес · Address", long_address, NULL},
               {PLAIN_DETAIL, "Экран · Screen", "foyer-a", NULL}},
    .block_count = 8,
    .corner = "foyer-a",
    .footer = "taqta",
};

static const struct size {
    int width, height;
} sizes[] = {{1920, 1080}, {1080, 1920}, {800, 480}, {3840, 2160}, {320, 240}};

static struct plain_fonts some_fonts(void)
{
    if (access(INTER, R_OK) != 0)
        skip(); /* Debian's fonts-inter is not installed */
    return (struct plain_fonts){INTER, INTER};
}

static size_t count_of(const struct pixels *pixels, struct rect rect, uint32_t colour)
{
    size_t count = 0;
    for (int y = rect.y; y < rect.y + rect.height; y++)
        for (int x = rect.x; x < rect.x + rect.width; x++)
            count += picture_at(pixels, x, y) == colour;
    return count;
}

static bool is_ground(const struct pixels *pixels, struct rect rect)
{
    return count_of(pixels, rect, GROUND) == (size_t)rect.width * (size_t)rect.height;
}

static void margins_stay_free_in_every_size(void **state)
{
    (void)state;
    struct plain_fonts fonts = some_fonts();
    struct error error;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int width = sizes[i].width, height = sizes[i].height;
        int short_side = width < height ? width : height;
        int side = short_side * 7 / 90, end = short_side * 4 / 90;
        struct pixels *pixels = pixels_create(width, height);

        assert_true(plain_paint(pixels, &fonts, &waiting, &error));

        assert_true(is_ground(pixels, (struct rect){0, 0, side, height}));
        assert_true(is_ground(pixels, (struct rect){width - side, 0, side, height}));
        assert_true(is_ground(pixels, (struct rect){0, 0, width, end}));
        assert_true(is_ground(pixels, (struct rect){0, height - end, width, end}));
        assert_false(is_ground(pixels, (struct rect){side, end, width - 2 * side, height / 2}));
        pixels_destroy(pixels);
    }
}

static void more_words_than_fit_are_made_smaller(void **state)
{
    (void)state;
    struct plain_fonts fonts = some_fonts();
    struct plain_page page = {.block_count = PLAIN_MOST_BLOCKS, .footer = "taqta"};
    struct pixels *pixels = pixels_create(1280, 720);
    struct error error;
    for (size_t i = 0; i < page.block_count; i++)
        page.blocks[i] = (struct plain_block){PLAIN_DETAIL, "Файл", "/etc/taqta/taqta.conf", NULL};

    assert_true(plain_paint(pixels, &fonts, &page, &error));

    /* The panel ends above the footer's line. */
    assert_true(is_ground(pixels, (struct rect){0, 720 - 8 * 9, 1280, 8}));
    assert_true(count_of(pixels, (struct rect){64, 90, 1152, 540}, PANEL) > 100000);
    pixels_destroy(pixels);
}

static void long_address_loses_its_middle_not_its_ends(void **state)
{
    (void)state;
    struct plain_fonts fonts = some_fonts();
    char with_other_middle[sizeof long_address], with_other_end[sizeof long_address];
    memcpy(with_other_middle, long_address, sizeof long_address);
    memcpy(with_other_end, long_address, sizeof long_address);
    memset(with_other_middle + sizeof long_address / 2 + 20, 'x', 3);
    with_other_end[sizeof long_address - 2] = 'x';
    struct plain_page page = {.blocks = {{PLAIN_DETAIL, "A", long_address, NULL}},
                              .block_count = 1};
    struct pixels *first = pixels_create(800, 480), *second = pixels_create(800, 480);
    struct error error;

    assert_true(plain_paint(first, &fonts, &page, &error));
    page.blocks[0].words = with_other_middle;
    assert_true(plain_paint(second, &fonts, &page, &error));
    assert_pictures_equal(first, second);

    page.blocks[0].words = with_other_end;
    assert_true(plain_paint(second, &fonts, &page, &error));
    assert_memory_not_equal(first->data, second->data, 800 * 480 * sizeof *first->data);
    pixels_destroy(first);
    pixels_destroy(second);
}

static void without_a_font_the_picture_is_our_mark_and_the_error_says_why(void **state)
{
    (void)state;
    const struct plain_fonts tried[] = {{"", ""}, {"/no/such/font.ttf", "/no/such/font.ttf"}};
    for (size_t i = 0; i < 2; i++) {
        struct pixels *pixels = pixels_create(960, 540);
        struct error error;

        assert_false(plain_paint(pixels, &tried[i], &waiting, &error));

        assert_int_equal(error.kind, ERROR_SYSTEM);
        assert_non_null(strstr(error.message, "font"));
        struct rect middle = {360, 150, 240, 240};
        assert_true(count_of(pixels, middle, GOLD) > 500);
        assert_true(count_of(pixels, middle, SKY) > 1000);
        assert_true(is_ground(pixels, (struct rect){0, 0, 300, 540}));
        assert_int_equal(count_of(pixels, (struct rect){0, 0, 960, 540}, 0), 0);
        pixels_destroy(pixels);
    }
}

static void tiniest_picture_is_painted_too(void **state)
{
    (void)state;
    struct plain_fonts fonts = some_fonts();
    const struct size tiny[] = {{60, 12}, {1, 1}, {12, 300}};
    for (size_t i = 0; i < sizeof tiny / sizeof *tiny; i++) {
        struct pixels *pixels = pixels_create(tiny[i].width, tiny[i].height);
        struct error error;

        assert_true(plain_paint(pixels, &fonts, &waiting, &error));

        assert_true(picture_at(pixels, 0, 0) != 0);
        pixels_destroy(pixels);
    }
}

static void fonts_of_the_list_come_first_and_must_have_all_letters_of_kazakh(void **state)
{
    (void)state;
    if (access(INTER, R_OK) != 0 || access(ARABIC, R_OK) != 0)
        skip(); /* Debian's fonts-inter, fonts-noto-core */
    const char *list[] = {"/no/such/font.ttf", ARABIC, INTER};
    struct plain_font_places places = {.texts = list, .text_count = 3};
    struct plain_fonts fonts;
    struct error error;

    assert_true(plain_fonts_find(&fonts, &places, &error));

    assert_string_equal(fonts.text, INTER);
    assert_string_equal(fonts.title, INTER);
}

static void folders_are_looked_through_when_the_lists_have_none(void **state)
{
    (void)state;
    if (access(INTER, R_OK) != 0)
        skip(); /* Debian's fonts-inter is not installed */
    const char *list[] = {ARABIC}, *folders[] = {"/no/such/folder", "/usr/share/fonts/opentype"};
    struct plain_font_places places = {
        .texts = list, .text_count = 1, .folders = folders, .folder_count = 2};
    struct plain_fonts fonts;
    struct error error;

    assert_true(plain_fonts_find(&fonts, &places, &error));

    assert_non_null(strstr(fonts.text, "/usr/share/fonts/opentype/"));
    struct pixels *pixels = pixels_create(640, 480);
    assert_true(plain_paint(pixels, &fonts, &waiting, &error));
    pixels_destroy(pixels);
}

static void no_font_anywhere_is_told(void **state)
{
    (void)state;
    const char *list[] = {ARABIC}, *folders[] = {"screen"};
    struct plain_font_places places = {
        .titles = list, .title_count = 1, .folders = folders, .folder_count = 1};
    struct plain_fonts fonts;
    struct error error;

    assert_false(plain_fonts_find(&fonts, &places, &error));

    assert_non_null(strstr(error.message, "letters of Kazakh"));
    assert_string_equal(fonts.text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(margins_stay_free_in_every_size),
        cmocka_unit_test(more_words_than_fit_are_made_smaller),
        cmocka_unit_test(long_address_loses_its_middle_not_its_ends),
        cmocka_unit_test(without_a_font_the_picture_is_our_mark_and_the_error_says_why),
        cmocka_unit_test(tiniest_picture_is_painted_too),
        cmocka_unit_test(fonts_of_the_list_come_first_and_must_have_all_letters_of_kazakh),
        cmocka_unit_test(folders_are_looked_through_when_the_lists_have_none),
        cmocka_unit_test(no_font_anywhere_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
