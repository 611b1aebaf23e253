/* The plain screen: readable with nothing but a font file, and never black. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>
#include <unistd.h>

#include "screen/picture.h"
#include "screen/plain.h"

enum { GROUND = 0x0B1F33 };

static const char font_path[] = "/usr/share/fonts/opentype/inter/Inter-Regular.otf";

static bool has_ink(const struct pixels *pixels, struct rect rect)
{
    for (int y = rect.y; y < rect.y + rect.height; y++) {
        for (int x = rect.x; x < rect.x + rect.width; x++) {
            if (picture_at(pixels, x, y) != GROUND)
                return true;
        }
    }
    return false;
}

static void lines_stand_between_the_margins_in_the_middle(void **state)
{
    (void)state;
    if (access(font_path, R_OK) != 0)
        skip(); /* Debian's fonts-inter is not installed */
    const char *fonts[] = {"/no/such/font.ttf", font_path};
    const char *lines[] = {
        "Қазір іске қосылып жатыр", "taqta", "",
        "Бағдарлама әлі келген жоқ. Бұл жол оң жақ жиекке дейін жетіп, келесі жолға "
        "ауысуы керек, өйткені ол тым ұзын."};
    struct pixels *pixels = pixels_create(960, 540);
    struct error error;

    assert_true(plain_paint(pixels, fonts, 2, lines, 4, &error));

    assert_true(has_ink(pixels, (struct rect){48, 150, 500, 240}));
    assert_false(has_ink(pixels, (struct rect){0, 0, 46, 540}));
    assert_false(has_ink(pixels, (struct rect){914, 0, 46, 540}));
    assert_false(has_ink(pixels, (struct rect){0, 0, 960, 100}));
    assert_false(has_ink(pixels, (struct rect){0, 440, 960, 100}));
    pixels_destroy(pixels);
}

static void without_a_font_the_picture_is_the_background_and_the_error_says_why(void **state)
{
    (void)state;
    const char *fonts[] = {"/no/such/font.ttf"};
    const char *lines[] = {"taqta"};
    struct pixels *pixels = pixels_create(96, 54);
    struct error error;

    assert_false(plain_paint(pixels, fonts, 1, lines, 1, &error));

    assert_int_equal(error.kind, ERROR_SYSTEM);
    assert_non_null(strstr(error.message, "font"));
    assert_false(has_ink(pixels, (struct rect){0, 0, 96, 54}));
    pixels_destroy(pixels);
}

static void picture_too_small_for_its_lines_cuts_them(void **state)
{
    (void)state;
    if (access(font_path, R_OK) != 0)
        skip(); /* Debian's fonts-inter is not installed */
    const char *fonts[] = {font_path};
    const char *lines[] = {"taqta taqta taqta", "taqta taqta taqta", "taqta", "taqta", "taqta"};
    struct pixels *pixels = pixels_create(60, 12);
    struct error error;

    assert_true(plain_paint(pixels, fonts, 1, lines, 5, &error));

    pixels_destroy(pixels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_stand_between_the_margins_in_the_middle),
        cmocka_unit_test(without_a_font_the_picture_is_the_background_and_the_error_says_why),
        cmocka_unit_test(picture_too_small_for_its_lines_cuts_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
