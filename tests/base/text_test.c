/* Slices of UTF-8, and what cleaning does to what comes from outside. */
#include "base_test.h"

#include "base/text.h"

static void slices_are_clamped(void **state)
{
    struct text text = TEXT("Қазір");

    (void)state;
    assert_text_equal(text_slice(text, 0, 2), "Қ");
    assert_text_equal(text_slice(text, 2, 1000), "азір");
    assert_text_equal(text_slice(text, 5, 3), "");
    assert_text_equal(text_slice(text, 1000, 2000), "");
    assert_text_equal(text_slice((struct text){0}, 1, 2), "");
}

static void first_bytes_end_with_a_whole_character(void **state)
{
    (void)state;
    assert_text_equal(text_first_bytes(TEXT("aҚ€"), 1), "a");
    assert_text_equal(text_first_bytes(TEXT("aҚ€"), 2), "a");
    assert_text_equal(text_first_bytes(TEXT("aҚ€"), 3), "aҚ");
    assert_text_equal(text_first_bytes(TEXT("aҚ€"), 5), "aҚ");
    assert_text_equal(text_first_bytes(TEXT("aҚ€"), 6), "aҚ€");
    assert_text_equal(text_first_bytes(TEXT("aҚ€"), 100), "aҚ€");
    assert_text_equal(text_first_bytes((struct text){0}, 3), "");
}

static void comparing_is_by_code_point_and_by_length(void **state)
{
    (void)state;
    assert_int_equal(text_compare(TEXT("a"), TEXT("b")), -1);
    assert_int_equal(text_compare(TEXT("ә"), TEXT("z")), 1);
    assert_int_equal(text_compare(TEXT("ab"), TEXT("a")), 1);
    assert_int_equal(text_compare((struct text){0}, TEXT("")), 0);
    assert_true(text_equal((struct text){0}, TEXT("")));
    assert_false(text_equal(TEXT("a"), TEXT("")));
}

static void starts_ends_and_finds(void **state)
{
    (void)state;
    assert_true(text_starts_with(TEXT("abc"), TEXT("ab")));
    assert_false(text_starts_with(TEXT("a"), TEXT("ab")));
    assert_true(text_starts_with(TEXT("a"), (struct text){0}));
    assert_true(text_ends_with(TEXT("abc"), TEXT("bc")));
    assert_false(text_ends_with(TEXT("c"), TEXT("bc")));
    assert_int_equal(text_find(TEXT("abcabc"), TEXT("ca")), 2);
    assert_true(text_find(TEXT("abc"), TEXT("cb")) == SIZE_MAX);
    assert_true(text_find((struct text){0}, TEXT("a")) == SIZE_MAX);
    assert_true(text_holds(TEXT("«Қаз»"), 0xBB));
    assert_false(text_holds(TEXT("«Қаз»"), 0xAC));
    assert_false(text_holds((struct text){0}, 'a'));
}

static void trimming_takes_blanks_and_no_break_spaces(void **state)
{
    (void)state;
    assert_text_equal(text_trim(TEXT(" \t\r\n\u00A0a b\u00A0\u00A0 \n")), "a b");
    assert_text_equal(text_trim(TEXT(" \u00A0 ")), "");
    assert_text_equal(text_trim((struct text){0}), "");
    assert_text_equal(text_trim(TEXT("à")),
                      "à"); /* ends with the second byte of a no-break space */
}

static void splitting_gives_every_part_once(void **state)
{
    struct text rest = TEXT("a;;b;"), part;

    (void)state;
    assert_true(text_split(&rest, ';', &part));
    assert_text_equal(part, "a");
    assert_true(text_split(&rest, ';', &part));
    assert_text_equal(part, "");
    assert_true(text_split(&rest, ';', &part));
    assert_text_equal(part, "b");
    assert_true(text_split(&rest, ';', &part));
    assert_text_equal(part, "");
    assert_false(text_split(&rest, ';', &part));

    rest = (struct text){0};
    assert_false(text_split(&rest, ';', &part));
}

static void copies_formats_and_joins_live_in_the_arena(void **state)
{
    struct arena arena = {0};
    struct text parts[] = {TEXT("a"), TEXT(""), TEXT("ә")};
    const char *c_string = text_to_c(&arena, text_slice(TEXT("abc"), 0, 2));

    (void)state;
    assert_string_equal(c_string, "ab");
    assert_string_equal(text_to_c(&arena, (struct text){0}), "");
    assert_text_equal(text_copy(&arena, TEXT("abc")), "abc");
    assert_text_equal(text_format(&arena, "%d %.*s", 5, TEXT_ARG(parts[2])), "5 ә");
    assert_text_equal(text_join(&arena, parts, 3, TEXT(" · ")), "a ·  · ә");
    assert_text_equal(text_join(&arena, parts, 0, TEXT(", ")), "");
    arena_finish(&arena);
}

static void a_builder_grows(void **state)
{
    struct arena arena = {0};
    struct text_builder builder = {.arena = &arena};

    (void)state;
    assert_text_equal(builder_text(&builder), "");
    for (int i = 0; i < 1000; i++) {
        builder_add(&builder, TEXT("ab"));
        builder_add_code_point(&builder, 0x20AC);
        builder_format(&builder, "%d", 7);
    }

    assert_int_equal(builder_text(&builder).size, 6000);
    assert_text_equal(text_slice(builder_text(&builder), 5994, 6000), "ab€7");
    arena_finish(&arena);
}

static void code_points_are_written_and_read_back(void **state)
{
    static const uint32_t code_points[] = {0,      'a',    0x7F,   0x80,    0x7FF,   0x800,
                                           0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF};

    (void)state;
    for (size_t i = 0; i < sizeof code_points / sizeof code_points[0]; i++) {
        char bytes[4];
        struct text text = {bytes, text_encode(code_points[i], bytes)};
        size_t offset = 0;
        uint32_t code_point;

        assert_true(text_is_valid(text));
        assert_true(text_next(text, &offset, &code_point));
        assert_int_equal(code_point, code_points[i]);
        assert_int_equal(offset, text.size);
        assert_false(text_next(text, &offset, &code_point));
    }
}

static void surrogates_and_what_is_beyond_unicode_are_written_as_replacements(void **state)
{
    static const uint32_t code_points[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};

    (void)state;
    for (size_t i = 0; i < sizeof code_points / sizeof code_points[0]; i++) {
        char bytes[4];

        assert_text_equal(((struct text){bytes, text_encode(code_points[i], bytes)}), "\uFFFD");
    }
}

/* One replacement for each maximal subpart: Unicode 15, section 3.9, table 3-8 and its neighbours.
 */
static void ill_formed_bytes_become_one_replacement_for_each_maximal_subpart(void **state)
{
    static const struct {
        const char *bytes, *cleaned;
    } examples[] = {
        {"a\xE9", "a\uFFFD"},
        {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82"
         "A",
         "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA"},
        {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF"
         "A",
         "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA"},
        {"\xF4\x91\x92\x93\xFF"
         "A\x80\xBF"
         "B",
         "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
         "A\uFFFD\uFFFDB"},
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
         "A",
         "\uFFFD\uFFFD\uFFFD\uFFFDA"},
        {"\xF0\x9F\x98", "\uFFFD"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        assert_false(text_is_valid(text_from(examples[i].bytes)));
        assert_text_equal(text_clean(&arena, text_from(examples[i].bytes)), examples[i].cleaned);
    }
    arena_finish(&arena);
}

static void clean_texts_come_back_as_they_are(void **state)
{
    static const char *const examples[] = {
        "",
        "plain words",
        "two\nlines",
        "Қазір сөйлеп тұр: «Әділет»",
        "مرحبا שלום 你好 한국어",
        "می\u200Cخواهم", /* a word that needs its non-joiner */
        "👩\u200D👩\u200D👧 🏳\uFE0F\u200D🌈 5\uFE0F\u20E3", /* joined pictures */
        "\uFFFD",
        "क्षि",
        "q\u0323\u0307", /* no composed form, already in order */
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        struct text text = text_from(examples[i]);

        assert_ptr_equal(text_clean(&arena, text).data, text.data);
        assert_int_equal(text_clean(&arena, text).size, text.size);
    }
    arena_finish(&arena);
}

static void cleaning_changes_what_must_not_come_in(void **state)
{
    const struct {
        struct text text;
        const char *cleaned;
    } examples[] = {
        {BYTES("a\tb"), "a b"},
        {BYTES("a\r\nb"), "a\nb"},
        {BYTES("a\0b\x1B[31m\x7F"), "ab[31m"},
        {BYTES("a\xC2\x85\xC2\x9F."), "a."}, /* C1 controls */
        {BYTES("\u202Eevil\u202C \u2066x\u2069"), "evil x"},
        {BYTES("e\u0301"), "é"},
        {BYTES("и\u0306"), "й"},
        {BYTES("q\u0307\u0323"), "q\u0323\u0307"}, /* marks in canonical order */
        {BYTES("\u212B"), "Å"},
        {BYTES("z\u0316\u0317\u0318\u0319\u031A\u031B!"), "z\u0316\u0317\u0318\u0319!"},
        {BYTES("z\u0316\u0317\u200D\u0318\u0319\u200D\u031C!"),
         "z\u0316\u0317\u200D\u0318\u0319\u200D!"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        assert_text_equal(text_clean(&arena, examples[i].text), examples[i].cleaned);
    arena_finish(&arena);
}

/* U+0958 comes apart under NFC, so that marks which were within the limit are beyond it afterwards.
 */
static void cleaning_twice_changes_nothing_more(void **state)
{
    static const char *const examples[] = {
        "\u0958\u093F\u093E\u0941\u0942\u0943",
        "a\u0344\u0344\u0344\u0344",
        "\xE9\t\u202E e\u0301\u0323\u0316\u0317\u0318\u0319",
        "\u1112\u1161\u11AB",
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        struct text once = text_clean(&arena, text_from(examples[i]));

        assert_false(text_equal(once, text_from(examples[i])));
        assert_ptr_equal(text_clean(&arena, once).data, once.data);
    }
    arena_finish(&arena);
}

/* Putting so many marks in order would take hours. */
static void a_megabyte_of_marks_is_cut_before_it_is_sorted(void **state)
{
    struct arena arena = {0};
    struct text_builder builder = {.arena = &arena};

    (void)state;
    builder_add(&builder, TEXT("a"));
    for (int i = 0; i < 500000; i++)
        builder_add_code_point(&builder, i % 2 ? 0x0323 : 0x0307);

    /* "ạ" and the three marks that have no composed form with it */
    assert_text_equal(text_clean(&arena, builder_text(&builder)), "\u1EA1\u0323\u0307\u0307");
    arena_finish(&arena);
}

static void words_are_counted_as_a_reader_does(void **state)
{
    static const struct {
        const char *text;
        size_t words;
    } examples[] = {
        {"", 0},
        {"   ", 0},
        {"one", 1},
        {" one  two\nthree\u00A0four ", 4},
        {"— … !", 0},
        {"a — b", 2},
        {"«Әділет», 2025", 2},
        {"well-known", 1},
        {"\u2028x\u3000y", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        assert_int_equal(text_words(text_from(examples[i].text)), examples[i].words);
}

static void length_is_in_code_points(void **state)
{
    (void)state;
    assert_int_equal(text_length(TEXT("Қазір")), 5);
    assert_int_equal(text_length(TEXT("\xE9\xE9")), 2);
    assert_int_equal(text_length((struct text){0}), 0);
}

static void numbers_fill_their_slice_and_keep_to_the_limit(void **state)
{
    static const struct {
        const char *text;
        uint64_t max, number;
        bool is_number;
    } examples[] = {
        {"0", 9, 0, true},
        {"007", 9, 7, true},
        {"9", 9, 9, true},
        {"10", 9, 0, false},
        {"18446744073709551615", UINT64_MAX, UINT64_MAX, true},
        {"18446744073709551616", UINT64_MAX, 0, false},
        {"99999999999999999999999", UINT64_MAX, 0, false},
        {"", 9, 0, false},
        {"-1", 9, 0, false},
        {"+1", 9, 0, false},
        {" 1", 9, 0, false},
        {"1x", 9, 0, false},
        {"٣", 9, 0, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        uint64_t number = 12345;

        assert_int_equal(text_to_number(text_from(examples[i].text), examples[i].max, &number),
                         examples[i].is_number);
        assert_true(number == (examples[i].is_number ? examples[i].number : 12345));
    }
}

static void users_of_addresses_are_left_out(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"source = https://user:se@cret@host:8080/a?b@c", "source = https://host:8080/a?b@c"},
        {"https://host/a@b", "https://host/a@b"},
        {"ftp://me@host", "ftp://host"},
        {"me@host", "me@host"},
        {"://", "://"},
        {"", ""},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text shown = text_hide_user(&arena, text_from(rows[i][0]));
        if (!text_equal(shown, text_from(rows[i][1])))
            fail_msg("%s is shown as %.*s", rows[i][0], TEXT_ARG(shown));
    }
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_are_clamped),
        cmocka_unit_test(first_bytes_end_with_a_whole_character),
        cmocka_unit_test(comparing_is_by_code_point_and_by_length),
        cmocka_unit_test(starts_ends_and_finds),
        cmocka_unit_test(users_of_addresses_are_left_out),
        cmocka_unit_test(trimming_takes_blanks_and_no_break_spaces),
        cmocka_unit_test(splitting_gives_every_part_once),
        cmocka_unit_test(copies_formats_and_joins_live_in_the_arena),
        cmocka_unit_test(a_builder_grows),
        cmocka_unit_test(code_points_are_written_and_read_back),
        cmocka_unit_test(surrogates_and_what_is_beyond_unicode_are_written_as_replacements),
        cmocka_unit_test(ill_formed_bytes_become_one_replacement_for_each_maximal_subpart),
        cmocka_unit_test(clean_texts_come_back_as_they_are),
        cmocka_unit_test(cleaning_changes_what_must_not_come_in),
        cmocka_unit_test(cleaning_twice_changes_nothing_more),
        cmocka_unit_test(a_megabyte_of_marks_is_cut_before_it_is_sorted),
        cmocka_unit_test(words_are_counted_as_a_reader_does),
        cmocka_unit_test(length_is_in_code_points),
        cmocka_unit_test(numbers_fill_their_slice_and_keep_to_the_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
