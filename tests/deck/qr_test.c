/* Codes: what they say and how they lie on a page. That telephones can read them,
 * tests/e2e/codes.py asks a reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "deck/qr.h"

static struct layout layout_of(struct arena *arena, struct page *page, float unit_px)
{
    *page = (struct page){.arena = arena, .width = 4000, .height = 4000};
    return (struct layout){.arena = arena, .page = page, .unit_px = unit_px};
}

static void signs_with_a_meaning_are_escaped_in_names_and_passwords(void **state)
{
    (void)state;
    static const struct {
        struct wifi wifi;
        const char *said;
    } table[] = {
        {{TEXT("Qonaq"), TEXT("12345678"), WIFI_WPA, true}, "WIFI:T:WPA;S:Qonaq;P:12345678;;"},
        {{TEXT("Qonaq"), TEXT("12345678"), WIFI_SAE, true}, "WIFI:T:WPA;S:Qonaq;P:12345678;;"},
        {{TEXT("Open"), TEXT(""), WIFI_OPEN, true}, "WIFI:T:nopass;S:Open;;"},
        {{TEXT("a;b,c"), TEXT("d\\e:f\"g"), WIFI_WPA, true},
         "WIFI:T:WPA;S:a\\;b\\,c;P:d\\\\e\\:f\\\"g;;"},
        {{TEXT("Қонақ үй"), TEXT(" x "), WIFI_WPA, true}, "WIFI:T:WPA;S:Қонақ үй;P: x ;;"},
    };
    struct arena arena = {0};
    struct page page;
    struct layout layout = layout_of(&arena, &page, 12);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct text said = qr_wifi(&layout, &table[i].wifi);
        assert_true(text_equal(said, text_from(table[i].said)));
    }
    arena_finish(&arena);
}

/* The three squares in the corners, by which a reader finds the code: 7 modules dark, 5 light in
 * them, 3 dark. */
static bool has_finder(const struct qr_code *code, int left, int top)
{
    for (int y = 0; y < 7; y++)
        for (int x = 0; x < 7; x++) {
            bool edge = x == 0 || y == 0 || x == 6 || y == 6;
            bool core = x >= 2 && x <= 4 && y >= 2 && y <= 4;
            if (code->modules[(top + y) * code->side + left + x] != (edge || core))
                return false;
        }
    return true;
}

static void a_code_has_its_three_corners_and_nothing_but_dark_and_light(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct layout layout = layout_of(&arena, &page, 12);
    struct qr_code code = qr_code_of(&layout, TEXT("https://example.org"));

    assert_int_equal(code.side, 25); /* version 2 holds 26 bytes at level M */
    for (int i = 0; i < code.side * code.side; i++)
        assert_true(code.modules[i] <= 1);
    assert_true(has_finder(&code, 0, 0));
    assert_true(has_finder(&code, code.side - 7, 0));
    assert_true(has_finder(&code, 0, code.side - 7));
    arena_finish(&arena);
}

static void a_code_is_large_enough_for_a_telephone_or_not_there(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct layout layout = layout_of(&arena, &page, 12);
    struct qr_code code = qr_code_of(&layout, TEXT("https://example.org"));

    assert_int_equal(qr_module_px(&layout, &code, 33 * 14), 14);
    assert_int_equal(qr_module_px(&layout, &code, 33 * 14 - 1), 13); /* 325 px, 27 u */
    assert_int_equal(qr_module_px(&layout, &code, 33 * 12), 0);      /* 300 px, 25 u */
    static char long_text[2400];
    memset(long_text, 'x', sizeof long_text);
    struct qr_code too_long = qr_code_of(&layout, (struct text){long_text, sizeof long_text});
    struct qr_code fine = qr_code_of(&layout, (struct text){long_text, 1200});
    assert_null(too_long.modules);
    assert_int_equal(qr_module_px(&layout, &too_long, 4000), 0);
    assert_int_equal(qr_module_px(&layout, &fine, 40 * 12), 0); /* 3 px a module, a quarter of u */
    arena_finish(&arena);
}

static void a_code_stands_on_white_with_four_modules_of_quiet_around(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct layout layout = layout_of(&arena, &page, 12);
    struct qr_code code = qr_code_of(&layout, TEXT("https://example.org"));
    put_qr(&layout, &code, 14, 100, 200);

    assert_int_equal(page.box_count, 2);
    const struct box *ground = &page.boxes[0], *dark = &page.boxes[1];
    assert_int_equal(ground->kind, BOX_FILL);
    assert_int_equal(ground->fill.colour, 0xFFFFFFFF);
    assert_int_equal(dark->kind, BOX_CODE);
    assert_int_equal(dark->code.colour, 0xFF000000);
    assert_int_equal(ground->rect.x, 100);
    assert_int_equal(dark->rect.x, 100 + 4 * 14);
    assert_int_equal(dark->rect.y, 200 + 4 * 14);
    assert_int_equal(dark->rect.width, 25 * 14);
    assert_int_equal(ground->rect.width, 33 * 14);
    assert_true(ground->fill.radius <= 2 * 14);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_with_a_meaning_are_escaped_in_names_and_passwords),
        cmocka_unit_test(a_code_has_its_three_corners_and_nothing_but_dark_and_light),
        cmocka_unit_test(a_code_is_large_enough_for_a_telephone_or_not_there),
        cmocka_unit_test(a_code_stands_on_white_with_four_modules_of_quiet_around),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
