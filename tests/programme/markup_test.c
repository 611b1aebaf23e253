/* The words between simple tags, beside what the HTML parser makes of the same text. */
#include "examples.h"

#include "programme/markup.h"
#include "programme/plain_text.h"

static struct text read_simple(struct arena *arena, const char *text, bool *is_simple)
{
    struct text_builder words = {.arena = arena};

    *is_simple = markup_read_simple(&words, text_from(text));
    return text_trim(builder_text(&words));
}

static void simple_markup_reads_as_the_parser_reads_it(void **state)
{
    static const struct {
        const char *text, *expected;
    } examples[] = {
        {"plain  words\n here", "plain words here"},
        {"<p>One.</p><p>Two.</p>", "One. Two."},
        {"<p>One.</p>\n\n<P class=x>Two.</P>", "One. Two."},
        {"<b>қалың</b>дық", "қалыңдық"},
        {"line<br>and<br/>line<br />end", "line and line end"},
        {"See <a href=\"https://example.org/?a=1&amp;b=2\">here</a>.", "See here."},
        {"<a title='5 > 4'>x</a>", "x"},
        {"<ul><li>one</li><li>two</li></ul>", "one • two"},
        {"Bring:<ul>\n<li>pen</li>\n<li>paper</li>\n</ul>", "Bring: • pen • paper"},
        {"R&amp;D &lt;3 &gt; &quot;x&quot; &#39;y&#39; &#34;", "R&D <3 > \"x\" 'y' \""},
        {"a <strong>b</strong> <em>c</em>, <code>d</code>", "a b c, d"},
        {"<h1>Head</h1>text<hr>text", "Head text text"},
        {"<p>unclosed <b>bold<p>next", "unclosed bold next"},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        struct arena arena = {0};
        bool is_simple = false;
        struct text words = read_simple(&arena, examples[i].text, &is_simple);

        assert_true(is_simple);
        assert_text_equal(words, examples[i].expected);
        assert_text_equal(
            plain_text_of_node(&arena, html_read(&arena, text_from(examples[i].text))),
            examples[i].expected);
        arena_finish(&arena);
    }
}

static void what_is_not_simple_is_left_to_the_parser(void **state)
{
    static const char *const texts[] = {
        "<p>a</p><script>b</script>", "a<!-- b -->c", "a <b",    "a < b",
        "<img alt='picture'>",        "a&nbsp;b",     "R&D",     "<unknown>x</unknown>",
        "<b title=\"never closed>x",  "<b <i>x",      "&#8211;", "<p",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct arena arena = {0};
        struct text_builder words = {.arena = &arena};
        bool is_simple;

        (void)read_simple(&arena, texts[i], &is_simple);
        assert_false(is_simple);
        builder_add(&words, TEXT("before"));
        assert_false(markup_read_simple(&words, text_from(texts[i])));
        assert_text_equal(builder_text(&words), "before");
        arena_finish(&arena);
    }
}

/* Looked at in eight bytes at a time, so at every place among them. */
static void words_are_well_parted_or_not_wherever_the_fault_stands(void **state)
{
    static const char *const faults[] = {"  ", "\t", "\n", "\r", " \n"};

    (void)state;
    for (size_t before = 0; before < 20; before++)
        for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
            struct arena arena = {0};
            struct text_builder faulty = {.arena = &arena}, good = {.arena = &arena},
                                mended = {.arena = &arena};

            for (size_t j = 0; j <= before; j++)
                builder_add(&good, text_from(j % 5 == 4 ? " ә!" : "x"));
            builder_add(&faulty, builder_text(&good));
            builder_add(&faulty, text_from(faults[i]));
            builder_add(&good, TEXT(" "));
            builder_add(&faulty, TEXT("some other words"));
            builder_add(&good, TEXT("some other words"));

            assert_true(markup_is_parted(builder_text(&good)));
            assert_false(markup_is_parted(builder_text(&faulty)));
            markup_add_words(&mended, builder_text(&faulty));
            assert_true(text_equal(builder_text(&mended), builder_text(&good)));
            arena_finish(&arena);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(simple_markup_reads_as_the_parser_reads_it),
        cmocka_unit_test(what_is_not_simple_is_left_to_the_parser),
        cmocka_unit_test(words_are_well_parted_or_not_wherever_the_fault_stands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
