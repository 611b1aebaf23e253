/* deck.json says what stands on a page and what is wrong with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "deck/report.h"
#include "example.h"

static const char records[] = "\"speakers\": [{\"id\": \"a\", \"name\": \"Айгүл "
                              "\xF3\xB0\x80\x80\", \"photo\": \"/gone.jpg\"}]";

static bool is_gone(void *context, struct text address, struct error *error)
{
    (void)context;
    return !error_set(error, ERROR_SYSTEM, "%.*s is gone", TEXT_ARG(address));
}

static bool is_there(void *context, struct text address, struct error *error)
{
    (void)context;
    (void)address;
    (void)error;
    return false;
}

/* deck.json of the speaker's page; lives in the example's arena. */
static struct text report_on(struct example *example,
                             bool (*photo_failed)(void *, struct text, struct error *))
{
    struct deck_report report = {
        .writer = json_writer_create(),
        .arena = &example->arena,
        .programme = example->programme,
        .typesetter = example->typesetter,
        .photo_failed = photo_failed,
    };
    struct page page = example_page(example, SLIDE_SPEAKER, "kk", 0);
    deck_report_open(&report, example->moment, &example->settings);
    deck_report_page(&report, &page, "001-speaker.png");
    deck_report_problems(&report, &example->deck);
    deck_report_page_problems(&report, &page, 1);
    deck_report_close(&report);
    struct text text = json_writer_text(report.writer, &example->arena);
    json_writer_destroy(report.writer);
    return text;
}

static bool says(struct text report, const char *words)
{
    return text_find(report, text_from(words)) != SIZE_MAX;
}

static void report_names_every_text_with_its_source_and_the_letters_nobody_has(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, records);
    example_at(&example, "10:24");

    struct text report = report_on(&example, is_there);

    assert_true(says(report, "\"file\": \"001-speaker.png\""));
    assert_true(says(report, "\"kind\": \"speaker\""));
    assert_true(says(report, "\"source\": \"speakers[0].name\""));
    assert_true(says(report, "U+F0000"));
    assert_true(says(report, "\"what\": \"photo\""));
    assert_true(says(report, "has letters that no face can draw"));
    assert_false(says(report, "initials shown"));
    example_close(&example);
}

static void photo_that_cannot_be_had_is_a_problem_of_its_page(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, records);
    example_at(&example, "10:24");

    struct text report = report_on(&example, is_gone);

    assert_true(says(report, "/gone.jpg is gone; initials shown"));
    assert_true(says(report, "\"what\": \"initials\""));
    assert_false(says(report, "\"what\": \"photo\""));
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(report_names_every_text_with_its_source_and_the_letters_nobody_has),
        cmocka_unit_test(photo_that_cannot_be_had_is_a_problem_of_its_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
