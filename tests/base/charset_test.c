/* Bytes in the encodings that spreadsheets and servers use. */
#include "base_test.h"

#include "base/charset.h"

static void what_nobody_declared_is_guessed_by_how_its_letters_stand(void **state)
{
    static const struct {
        struct text bytes;
        const char *guess;
    } examples[] = {
        {{"title;start", 11}, "UTF-8"},
        {{"", 0}, "UTF-8"},
        {{"Қазір", 10}, "UTF-8"},
        {{"Қазір\xFF келесі", 24}, "UTF-8"}, /* one slip does not make it another encoding */
        {{"\xCD\xE0\xF7\xE0\xEB\xEE", 6}, "windows-1251"}, /* Начало */
        {{"title;\xC7\xE0\xEB \xC0\xEB\xEC\xE0\xF2\xFB", 16}, "windows-1251"},
        {{"caf\xE9 cr\xE8me", 10}, "windows-1252"},
        {{"Sm\xF8rrebr\xF8"
          "d",
          11},
         "windows-1252"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_string_equal(charset_guess(examples[i].bytes), examples[i].guess);
}

static void bytes_become_utf8_by_the_name_of_their_encoding(void **state)
{
    static const struct {
        const char *charset;
        struct text bytes;
        const char *utf8; /* NULL: not to be converted */
    } examples[] = {
        {"windows-1251", {"\xC7\xE0\xEB", 3}, "Зал"},
        {"Windows-1251", {"\xC7\xE0\xEB", 3}, "Зал"},
        {"RK1048", {"\x8D\xE0\xE7", 3}, "Қаз"},
        {"iso-8859-1", {"caf\xE9 \x96", 6}, "café –"},
        {"UTF-16LE", {"\x17\x04\x30\x04", 4}, "За"},
        {"utf8", {"Зал", 6}, "Зал"},
        {"no-such-thing", {"abc", 3}, NULL},
        {"utf-8//IGNORE", {"abc", 3}, NULL}, /* options of iconv() are not for others to set */
        {"", {"abc", 3}, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct text utf8 = {0};

        assert_int_equal(
            charset_convert(&utf8, &arena, examples[i].bytes, text_from(examples[i].charset)),
            examples[i].utf8 != NULL);
        if (examples[i].utf8)
            assert_text_equal(utf8, examples[i].utf8);
        arena_finish(&arena);
    }
}

static void a_mark_names_the_encoding(void **state)
{
    (void)state;
    assert_string_equal(charset_of_mark(BYTES("\xEF\xBB\xBF"
                                              "a")),
                        "UTF-8");
    assert_string_equal(charset_of_mark(BYTES("\xFF\xFE"
                                              "a\0")),
                        "UTF-16LE");
    assert_string_equal(charset_of_mark(BYTES("\xFE\xFF\0"
                                              "a")),
                        "UTF-16BE");
    assert_null(charset_of_mark(BYTES("a")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_declared_is_guessed_by_how_its_letters_stand),
        cmocka_unit_test(bytes_become_utf8_by_the_name_of_their_encoding),
        cmocka_unit_test(a_mark_names_the_encoding),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
