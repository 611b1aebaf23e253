/* How guests get into the network. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "signs.h"

static void open_wifi(struct example *example, const char *wifi)
{
    char records[1024];
    snprintf(records, sizeof records, "\"wifi\": {%s}", wifi);
    example_open(example, records);
    example_at(example, "10:00");
}

static void name_and_password_stand_as_they_are_in_every_language(void **state)
{
    (void)state;
    static const char *const words[][3] = {{"kk", "Желі атауы", "Құпиясөз"},
                                           {"ru", "Имя сети", "Пароль"},
                                           {"en", "Network", "Password"}};
    struct example example;
    open_wifi(&example, "\"ssid\": \"qonaq-Il0O\", \"password\": \"a->b 3x3\", \"qr\": true");
    for (size_t i = 0; i < 3; i++) {
        struct page page = example_page(&example, SLIDE_WIFI, words[i][0], 0);
        const struct box *name = page_find(&page, "qonaq-Il0O");
        const struct box *password = page_find(&page, "a->b\u00A03x3");

        assert_non_null(page_find(&page, words[i][1]));
        assert_non_null(page_find(&page, words[i][2]));
        assert_non_null(name);
        assert_non_null(password);
        assert_true(name->text.paragraph.px >= 60);
        assert_int_equal(password->text.paragraph.glyph_count, 7); /* no sign became another */
        assert_non_null(page_box(&page, BOX_CODE));
    }
    example_close(&example);
}

static unsigned glyph_of(const struct page *page, const char *sign)
{
    const struct box *box = page_find(page, sign);
    assert_non_null(box);
    return box->text.paragraph.glyphs[0].index;
}

static void letters_that_look_alike_are_told_apart(void **state)
{
    (void)state;
    struct example sign, plain;
    open_wifi(&sign, "\"ssid\": \"0lI\", \"password\": \"0\"");
    struct page page = example_page(&sign, SLIDE_WIFI, "kk", 0);
    example_open(&plain, "\"messages\": []");
    plain.settings.width = 1920;
    struct paragraph ordinary;
    struct paragraph_request request = {
        .text = TEXT("0lI"), .style = {.role = FACE_TITLE, .px = 60}, .leading = 1.2f};
    paragraph_set(&ordinary, &plain.arena, plain.typesetter, &request);
    const struct paragraph *exact = &page_find(&page, "0lI")->text.paragraph;

    assert_int_equal(exact->glyph_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_not_equal(exact->glyphs[i].index, ordinary.glyphs[i].index);
    assert_int_equal(glyph_of(&page, "0lI"), exact->glyphs[0].index);
    example_close(&sign);
    example_close(&plain);
}

static void an_open_network_needs_no_password(void **state)
{
    (void)state;
    struct example example;
    open_wifi(&example, "\"ssid\": \"QONAQ\", \"qr\": true");
    struct page page = example_page(&example, SLIDE_WIFI, "en", 0);

    assert_non_null(page_find(&page, "No password needed"));
    assert_non_null(page_box(&page, BOX_CODE));
    example_close(&example);
}

static void without_qr_there_is_no_code_and_no_word_of_one(void **state)
{
    (void)state;
    struct example example;
    open_wifi(&example, "\"ssid\": \"QONAQ\", \"password\": \"12345678\", \"qr\": false");
    struct page page = example_page(&example, SLIDE_WIFI, "en", 0);

    assert_null(page_box(&page, BOX_CODE));
    assert_null(page_find(&page, "code"));
    assert_non_null(page_find(&page, "12345678"));
    assert_int_equal(example.deck.problems.total, 0);
    example_close(&example);
}

static void a_password_nobody_gave_is_reported_and_makes_no_code(void **state)
{
    (void)state;
    struct example example;
    open_wifi(&example, "\"ssid\": \"QONAQ\", \"auth\": \"sae\", \"qr\": true");
    struct page page = example_page(&example, SLIDE_WIFI, "en", 0);

    assert_null(page_box(&page, BOX_CODE));
    assert_null(page_find(&page, "assword"));
    assert_int_equal(example.deck.problems.total, 3); /* in each language */
    example_close(&example);
}

static void without_a_network_there_is_no_page(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "");
    example_at(&example, "10:00");

    assert_int_equal(example_count(&example, SLIDE_WIFI, NULL), 0);
    example_close(&example);
}

static void networks_keep_their_place_at_every_size(void **state)
{
    (void)state;
    static const char *const networks[] = {
        "\"ssid\": \"QONAQ\", \"password\": \"Taqta2025\", \"qr\": true",
        "\"ssid\": \"MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM\", \"password\": "
        "\"MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM\"",
        "\"ssid\": \"Қонақ үйге қош келдіңіз, достар!\", \"password\": "
        "\"correct horse battery staple correct horse battery staple cor\", \"qr\": true",
        "\"ssid\": \"  \\u0007a\", \"password\": \"; , : \\\\ \\\"\", \"qr\": true",
    };
    for (size_t i = 0; i < sizeof networks / sizeof *networks; i++) {
        struct example example;
        open_wifi(&example, networks[i]);
        assert_all_sound(&example, SLIDE_WIFI, "10:00", 3);
        assert_all_sound(&example, SLIDE_WIFI, NULL, 3);
        example_close(&example);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_and_password_stand_as_they_are_in_every_language),
        cmocka_unit_test(letters_that_look_alike_are_told_apart),
        cmocka_unit_test(an_open_network_needs_no_password),
        cmocka_unit_test(without_qr_there_is_no_code_and_no_word_of_one),
        cmocka_unit_test(a_password_nobody_gave_is_reported_and_makes_no_code),
        cmocka_unit_test(without_a_network_there_is_no_page),
        cmocka_unit_test(networks_keep_their_place_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
